//! What stands in front in the panel at the bottom.

use std::sync::Arc;

use crate::analysis::Figure;
use crate::analysis::next::NextSteps;
use crate::register::{Keep, Register};

/// The rows that a figure of the whole counts.
#[derive(Debug, PartialEq)]
pub struct Narrowed {
    /// The figure.
    pub figure: Figure,
    /// Which rows these are.
    pub keep: Keep,
    /// What the figure counts, and how many.
    pub name: String,
}

/// What stands in front.
pub enum Front {
    /// A register, of which only what a figure counts may be shown.
    Register(Arc<Register>, Option<Arc<Narrowed>>),
    /// What to do next; none while it is looked for the first time.
    Next(Option<Arc<NextSteps>>),
}
