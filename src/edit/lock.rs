//! Locks what shall stay where it is, and unlocks it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::error::EditError;
use crate::model::{ElementId, Project};

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
    fn what_is_not_there_cannot_be_locked() {
        let gone = ElementId::Zone(ZoneId(99));
        let refused = set_locked(&mut sample::clinic(), &BTreeSet::from([gone]), true);
        assert_eq!(refused, Err(EditError::Missing { element: gone }));
    }
}
