//! What stands in front in the panel at the bottom.

use std::sync::Arc;

use crate::analysis::next::NextSteps;
use crate::register::Register;

/// What stands in front.
pub enum Front {
    /// A register.
    Register(Arc<Register>),
    /// What to do next; none while it is looked for the first time.
    Next(Option<Arc<NextSteps>>),
}
