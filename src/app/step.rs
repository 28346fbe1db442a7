//! The steps of drawing one thing after another by Tab.

use crate::model::{ElementId, FlowId, NodeId};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The name of an element.
    Name(ElementId),
    /// What a node's information flows to.
    Choose(NodeId),
    /// What a flow does.
    Verb(FlowId),
    /// What it carries.
    Data(FlowId),
    /// When it happens.
    Phase(FlowId),
}

/// The steps behind, for the way back.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// Those taken so far, the last one last.
    pub back: Vec<Step>,
    /// The node that drawing goes on from.
    pub node: Option<NodeId>,
    /// The flow whose verb has brought a phase along just now: it is shown as proposed.
    pub brings_phase: Option<FlowId>,
}

impl Chain {
    /// Begins anew: a step was begun by hand.
    pub fn begin(&mut self) {
        *self = Self::default();
    }
}
