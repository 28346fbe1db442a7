//! How the lines of the selected arrows are drawn, as commands: there and back, straight, as they find their way.

use std::collections::BTreeSet;

use super::together;
use crate::edit;
use crate::model::{ElementId, Flow, FlowId, Project};

/// What is done to lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// Arrows in one direction go in both, and back.
    TwoWay,
    /// Arrows go straight, and back.
    Straight,
    /// The arrows find their way by themselves again.
    Free,
    /// Their labels find their place by themselves again.
    FreeLabel,
}

impl Line {
    /// Everything that is done.
    pub const ALL: [Self; 4] = [Self::TwoWay, Self::Straight, Self::Free, Self::FreeLabel];

    /// Whether it changes any of the selected arrows.
    pub fn changes(self, project: &Project, selected: &BTreeSet<ElementId>) -> bool {
        let mut flows = selected.iter().filter_map(|element| project.flows.get(&flow(*element)?));
        flows.any(|flow| match self {
            Self::TwoWay | Self::Straight => !flow.is_at_rest(),
            Self::Free => !flow.waypoints.is_empty(),
            Self::FreeLabel => flow.label_at.is_some(),
        })
    }

    /// What does this to the selected arrows; none where it changes nothing.
    pub fn of(self, project: &Project, selected: &BTreeSet<ElementId>) -> Option<edit::Command> {
        let ids: Vec<FlowId> = selected.iter().filter_map(|element| flow(*element)).collect();
        let drawn = || ids.iter().filter_map(|id| project.flows.get(id)).filter(|flow| !flow.is_at_rest());
        let (two_way, straight) = (!drawn().all(|flow| flow.two_way), !drawn().all(|flow| flow.straight));
        together::flows(project, &ids, |_, flow: &mut Flow| match self {
            Self::TwoWay if !flow.is_at_rest() => flow.two_way = two_way,
            Self::Straight if !flow.is_at_rest() => flow.straight = straight,
            Self::TwoWay | Self::Straight => {}
            Self::Free => flow.waypoints.clear(),
            Self::FreeLabel => flow.label_at = None,
        })
    }
}

fn flow(element: ElementId) -> Option<FlowId> {
    match element {
        ElementId::Flow(id) => Some(id),
        _ => None,
    }
}
