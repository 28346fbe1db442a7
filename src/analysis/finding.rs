//! What is missing or wrong in the project (指摘).

use crate::catalog::Severity;
use crate::model::ElementId;

/// One finding: a lint of the catalogue, on an element.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The lint's place in the catalogue.
    pub lint: usize,
    /// The lint's weight.
    pub severity: Severity,
    /// The element it is about; none for the project as a whole.
    pub subject: Option<ElementId>,
    /// Elements it has to do with besides.
    pub related: Vec<ElementId>,
}
