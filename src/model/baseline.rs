//! The project as it was at a moment that people agreed on: after a workshop, at the signing of a contract.

use super::project::Project;

/// A baseline (基準版): a frozen state, with who froze it and when. Later states are compared with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Baseline {
    /// What it is called, such as 契約時.
    pub name: String,
    /// The day it was frozen, as year-month-day.
    pub on: String,
    /// Who approved it.
    pub by: String,
    /// Free text.
    pub note: String,
    /// The project as it was, without the baselines it had then.
    pub state: Project,
}
