//! A step that assistive technology is told of when the analysis says how far its flow is covered.

use crate::edit::StepName;
use crate::model::FlowId;

/// A step that nothing was told of yet.
#[derive(Clone, Copy, Debug)]
pub struct Untold {
    /// What was done.
    pub step: StepName,
    /// The flow it was done to.
    pub flow: FlowId,
    /// The document in which it was done, by its identity and the revision that it had then.
    pub at: (u64, u64),
}
