//! What is done with the field on an arrow's label.

use crate::model::{DataId, FlowId, Phase};

/// What a flow is asked for in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// What is done: its verb.
    Verb,
    /// What is carried: its data.
    Data,
    /// When it happens: its phases.
    Phase,
}

/// What is done with the field.
#[derive(Clone, Debug)]
pub enum Act {
    /// Open it for a part of a flow.
    Open(FlowId, Part),
    /// Narrow the list down to what fits this text.
    Type(String),
    /// Bring the entry at this place of the list forward; none: none of them.
    Point(Option<usize>),
    /// Take over what is at this place of the list: the flow says it from now on. The field stays for more data or phases.
    Take(usize),
    /// The flow carries this no longer.
    Drop(DataId),
    /// The flow belongs to this phase no longer.
    DropPhase(Phase),
    /// Take over what is brought forward, as the enter key does: a flow has one verb, but more data or phases may follow.
    Enter,
    /// Take over what is brought forward, and close.
    Leave,
    /// Close it. What is typed and stands in the list is taken over, unless the person gave it up.
    Close {
        /// Whether it is taken over.
        keep: bool,
    },
}
