//! How far the selection was nudged in the step that still goes on.

use crate::model::Vector;

/// How far, and where that led.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nudged {
    /// The document and the state that it led to.
    pub(crate) at: (u64, u64),
    /// All the way since the step began.
    pub(crate) by: Vector,
}
