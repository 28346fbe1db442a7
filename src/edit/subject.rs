//! What a step is about, for the list of steps.

use std::collections::BTreeSet;

use super::command::Command;
use crate::model::{Difference, ElementId, Project};

/// The elements that a person would name when asked what a command did: those it names, or those it made.
pub(super) fn subjects(command: &Command, before: &Project, after: &Project) -> BTreeSet<ElementId> {
    let made = || {
        Difference::between(before, after)
            .elements()
            .into_iter()
            .filter(|&id| !before.has(id) && after.has(id))
            .collect()
    };
    match command {
        Command::Move { elements, .. }
        | Command::Arrange { elements, .. }
        | Command::Lock { elements, .. }
        | Command::Stack { elements, .. }
        | Command::Delete { elements }
        | Command::Cut { elements } => elements.clone(),
        Command::Layout { frames } => frames.keys().copied().collect(),
        Command::Resize { element, .. } | Command::Rename { element, .. } => one(*element),
        Command::Bend { flow, .. } | Command::Reconnect { flow, .. } | Command::PlaceLabel { flow, .. } => one(*flow),
        Command::SetZone(id, _) => one(*id),
        Command::SetNode(id, _) => one(*id),
        Command::SetFlow(id, _) => one(*id),
        Command::SetTogether(together) => together.elements().collect(),
        Command::SetNote(id, _) => one(*id),
        Command::SetParty(id, _) => one(*id),
        Command::SetData(id, _) => one(*id),
        Command::SetMeasure(id, _) => one(*id),
        Command::SetRisk(id, _) => one(*id),
        Command::PlaceNode { .. }
        | Command::PlaceZone { .. }
        | Command::PlaceNote { .. }
        | Command::PlaceConnected { .. }
        | Command::PlaceAtEnd { .. }
        | Command::DrawFlow { .. }
        | Command::Duplicate { .. }
        | Command::Paste { .. }
        | Command::PutPiece { .. }
        | Command::AddParty(..)
        | Command::AddData(..)
        | Command::AddMeasure(..)
        | Command::Treat { .. }
        | Command::AddRisk(_) => made(),
        Command::Decide { changed, new } => {
            let new = new.iter().flat_map(|risk| &risk.flows).map(|&flow| flow.into());
            changed.keys().map(|&risk| risk.into()).chain(new).collect()
        }
        Command::Resolve { risk, decided, .. } => {
            let flows = decided.flows.iter().map(|&flow| flow.into());
            risk.iter().map(|&risk| risk.into()).chain(flows).collect()
        }
        Command::SetProject { .. }
        | Command::SetCriteria(_)
        | Command::EditEntry(_)
        | Command::Freeze { .. }
        | Command::SetBaseline { .. }
        | Command::Thaw(_)
        | Command::SetWorkshop(..) => BTreeSet::new(),
    }
}

fn one(id: impl Into<ElementId>) -> BTreeSet<ElementId> {
    BTreeSet::from([id.into()])
}
