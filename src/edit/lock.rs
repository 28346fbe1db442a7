//! Locks what shall stay where it is, and unlocks it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::command::Command;
use super::error::EditError;
use crate::model::{ElementId, Project};

/// What is locked of all that a command is to move, arrange or delete.
pub fn locked(command: &Command, project: &Project) -> BTreeSet<ElementId> {
    match command {
        Command::Move { elements, .. }
        | Command::Arrange { elements, .. }
        | Command::Delete { elements }
        | Command::Cut { elements } => elements.iter().copied().filter(|element| project.is_locked(*element)).collect(),
        _ => BTreeSet::new(),
    }
}

/// What of it stayed just where it was, and did not go along with the zone that it stands in.
pub fn held(command: &Command, before: &Project, after: &Project) -> BTreeSet<ElementId> {
    let mut held = locked(command, before);
    held.retain(|element| after.has(*element) && before.frame(*element) == after.frame(*element));
    held
}

/// Locks or unlocks the zones, nodes and notes among these; everything else has no place it could keep.
pub(super) fn set_locked(project: &mut Project, elements: &BTreeSet<ElementId>, locked: bool) -> Result<(), EditError> {
    if let Some(gone) = elements.iter().find(|element| !project.has(**element)) {
        return Err(EditError::Missing { element: *gone });
    }
    for &element in elements {
        if project.is_locked(element) == locked {
            continue;
        }
        match element {
            ElementId::Zone(id) => {
                if let Some(zone) = project.zones.get_mut(&id) {
                    Arc::make_mut(zone).locked = locked;
                }
            }
            ElementId::Node(id) => {
                if let Some(node) = project.nodes.get_mut(&id) {
                    Arc::make_mut(node).locked = locked;
                }
            }
            ElementId::Note(id) => {
                if let Some(note) = project.notes.get_mut(&id) {
                    Arc::make_mut(note).locked = locked;
                }
            }
            ElementId::Flow(_)
            | ElementId::Party(_)
            | ElementId::Data(_)
            | ElementId::Measure(_)
            | ElementId::Risk(_) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, StepName, apply, sample};
    use crate::model::{FlowId, NodeId, NoteId, ZoneId};

    #[test]
    fn what_has_a_place_is_locked_and_unlocked() {
        let (before, catalog) = (sample::clinic(), sample::catalog());
        let placed: [ElementId; 3] = [ZoneId(1).into(), NodeId(2).into(), NoteId(1).into()];
        let elements: BTreeSet<ElementId> = placed.into_iter().chain([FlowId(1).into()]).collect();
        let lock = |locked| Command::Lock { elements: elements.clone(), locked };
        let locked = apply(&before, &catalog, &lock(true)).unwrap();
        assert_eq!(locked.step, StepName::Lock);
        assert!(placed.iter().all(|id| locked.project.is_locked(*id)));
        assert!(!locked.project.is_locked(NodeId(1).into()));
        assert_eq!(apply(&locked.project, &catalog, &lock(true)), Err(EditError::NothingChanged));
        let unlocked = apply(&locked.project, &catalog, &lock(false)).unwrap();
        assert_eq!(unlocked.step, StepName::Unlock);
        assert_eq!(unlocked.project, before);
    }

    #[test]
    fn what_stayed_is_told_and_not_what_went_with_its_zone() {
        let (mut before, catalog) = (sample::clinic(), sample::catalog());
        Arc::make_mut(before.nodes.get_mut(&NodeId(1)).unwrap()).locked = true;
        let node: ElementId = NodeId(1).into();
        let stayed = |command: Command| held(&command, &before, &apply(&before, &catalog, &command).unwrap().project);
        let by = crate::model::Vector(10.0, 0.0);
        let moved = |elements| stayed(Command::Move { elements, by });
        assert_eq!(moved([node, NodeId(2).into()].into()), [node].into());
        assert_eq!(moved([node, ZoneId(1).into()].into()), BTreeSet::new());
        assert_eq!(stayed(Command::Delete { elements: [node, ZoneId(1).into()].into() }), [node].into());
    }

    #[test]
    fn what_is_not_there_cannot_be_locked() {
        let gone = ElementId::Zone(ZoneId(99));
        let refused = set_locked(&mut sample::clinic(), &BTreeSet::from([gone]), true);
        assert_eq!(refused, Err(EditError::Missing { element: gone }));
    }
}
