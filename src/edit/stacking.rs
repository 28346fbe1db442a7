//! Which of the elements that lie over each other is on top.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::error::EditError;
use crate::model::{ElementId, Project};

/// The highest and lowest layer there can be: further ones are not told apart.
const FARTHEST: i32 = 1_000_000;

/// Puts the zones, nodes and notes among these on top of the others of their kind, or under them; among themselves they
/// stay as they are. Everything else has no layer.
pub(super) fn stack(project: &mut Project, elements: &BTreeSet<ElementId>, front: bool) -> Result<(), EditError> {
    if let Some(gone) = elements.iter().find(|element| !project.has(**element)) {
        return Err(EditError::Missing { element: *gone });
    }
    macro_rules! restack {
        ($($map:ident $variant:ident)+) => {$(
            let moved: Vec<_> = elements.iter().filter_map(|element| match element {
                ElementId::$variant(id) => Some(*id),
                _ => None,
            }).collect();
            let layers = |chosen: bool| {
                let those = project.$map.iter().filter(|(id, _)| moved.contains(id) == chosen);
                those.map(|(_, element)| element.layer).collect::<Vec<_>>()
            };
            let (own, others) = (layers(true), layers(false));
            if let Some(by) = way(&own, &others, front) {
                for id in moved {
                    if let Some(element) = project.$map.get_mut(&id) {
                        let element = Arc::make_mut(element);
                        element.layer = element.layer.saturating_add(by).clamp(-FARTHEST, FARTHEST);
                    }
                }
            }
        )+};
    }
    restack! { zones Zone nodes Node notes Note }
    Ok(())
}

/// By how many layers these must move to be past the others; none where they are already, or nothing is moved.
fn way(own: &[i32], others: &[i32], front: bool) -> Option<i32> {
    let by = if front {
        others.iter().max()?.saturating_add(1).saturating_sub(*own.iter().min()?).max(0)
    } else {
        others.iter().min()?.saturating_sub(1).saturating_sub(*own.iter().max()?).min(0)
    };
    (by != 0).then_some(by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, StepName, apply, sample};
    use crate::model::{FlowId, NodeId, ZoneId};

    #[test]
    fn what_is_brought_to_the_front_is_past_the_others_and_keeps_its_order() {
        let (before, catalog) = (sample::clinic(), sample::catalog());
        let elements: BTreeSet<ElementId> = [NodeId(1).into(), NodeId(2).into(), FlowId(1).into()].into();
        let stack = |front| Command::Stack { elements: elements.clone(), front };
        let front = apply(&before, &catalog, &stack(true)).unwrap();
        assert_eq!(front.step, StepName::Stack);
        let layers = |project: &Project| [1, 2, 3, 4].map(|id| project.nodes[&NodeId(id)].layer);
        assert_eq!(layers(&front.project), [1, 1, 0, 0]);
        assert_eq!(apply(&front.project, &catalog, &stack(true)), Err(EditError::NothingChanged));
        let back = apply(&front.project, &catalog, &stack(false)).unwrap();
        assert_eq!(layers(&back.project), [-1, -1, 0, 0]);
        let third = Command::Stack { elements: [NodeId(3).into()].into(), front: false };
        assert_eq!(layers(&apply(&back.project, &catalog, &third).unwrap().project), [-1, -1, -2, 0]);
    }

    #[test]
    fn a_zone_alone_among_zones_has_nothing_to_be_on_top_of() {
        let mut project = sample::clinic();
        for id in [2, 3] {
            project.remove_zone(ZoneId(id));
        }
        let alone = Command::Stack { elements: [ZoneId(1).into()].into(), front: true };
        assert_eq!(apply(&project, &sample::catalog(), &alone), Err(EditError::NothingChanged));
    }
}
