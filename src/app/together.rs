//! Changes of several elements at once, as one step, and what they have in common.

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::OrdMap;

use crate::edit::{Command, Together};
use crate::model::{ElementId, Flow, FlowId, Node, NodeId, Project, Properties, Value, Zone, ZoneId};

/// The value that all of them have; none where they differ, or there are none.
pub fn shared<T: PartialEq>(values: impl IntoIterator<Item = T>) -> Option<T> {
    let mut values = values.into_iter();
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// Changes these flows; none where that changes nothing.
pub fn flows(project: &Project, ids: &[FlowId], with: impl Fn(FlowId, &mut Flow)) -> Option<Command> {
    command(Together { flows: changed(&project.flows, ids, with), ..Together::default() })
}

/// Changes these nodes; none where that changes nothing.
pub fn nodes(project: &Project, ids: &[NodeId], with: impl Fn(&mut Node)) -> Option<Command> {
    command(Together { nodes: changed(&project.nodes, ids, |_, node| with(node)), ..Together::default() })
}

/// Changes these zones; none where that changes nothing.
pub fn zones(project: &Project, ids: &[ZoneId], with: impl Fn(&mut Zone)) -> Option<Command> {
    command(Together { zones: changed(&project.zones, ids, |_, zone| with(zone)), ..Together::default() })
}

/// Those among these that are another for it, as they are then.
fn changed<I: Ord + Copy, T: Clone + PartialEq>(
    all: &OrdMap<I, Arc<T>>,
    ids: &[I],
    with: impl Fn(I, &mut T),
) -> BTreeMap<I, T> {
    let change = |&id: &I| {
        let before = all.get(&id)?;
        let mut after = before.as_ref().clone();
        with(id, &mut after);
        (after != **before).then_some((id, after))
    };
    ids.iter().filter_map(change).collect()
}

/// Gives a property of these elements a value, each its own; where there is none, it has the default.
pub fn property(
    project: &Project,
    values: impl IntoIterator<Item = (ElementId, Option<Value>)>,
    property: &str,
) -> Option<Command> {
    let mut together = Together::default();
    for (element, value) in values {
        let set = |properties: &mut Properties| match &value {
            Some(value) => drop(properties.insert(property.to_owned(), value.clone())),
            None => drop(properties.remove(property)),
        };
        match element {
            ElementId::Zone(id) => {
                together.zones.extend(changed(&project.zones, &[id], |_, zone| set(&mut zone.properties)));
            }
            ElementId::Node(id) => {
                together.nodes.extend(changed(&project.nodes, &[id], |_, node| set(&mut node.properties)));
            }
            ElementId::Flow(id) => {
                together.flows.extend(changed(&project.flows, &[id], |_, flow| set(&mut flow.properties)));
            }
            ElementId::Note(_)
            | ElementId::Party(_)
            | ElementId::Data(_)
            | ElementId::Measure(_)
            | ElementId::Risk(_) => return None,
        }
    }
    command(together)
}

/// The change of them together; of one alone as it is changed alone.
fn command(mut together: Together) -> Option<Command> {
    match (together.zones.len(), together.nodes.len(), together.flows.len()) {
        (0, 0, 0) => None,
        (1, 0, 0) => together.zones.pop_first().map(|(id, zone)| Command::SetZone(id, Box::new(zone))),
        (0, 1, 0) => together.nodes.pop_first().map(|(id, node)| Command::SetNode(id, Box::new(node))),
        (0, 0, 1) => together.flows.pop_first().map(|(id, flow)| Command::SetFlow(id, Box::new(flow))),
        _ => Some(Command::SetTogether(Box::new(together))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NodeId, Phase};

    #[test]
    fn only_what_becomes_different_is_changed() {
        let mut project = Project::default();
        let ids = [1, 2, 3].map(|_| project.add_flow(Flow::new(NodeId(1), NodeId(2))));
        let phases = |flow: &mut Flow| flow.phases = vec![Phase::Operation];
        let Some(Command::SetTogether(all)) = flows(&project, &ids, |_, flow| phases(flow)) else { panic!("all") };
        assert_eq!(all.elements().collect::<Vec<_>>(), ids.map(ElementId::from));
        let one = flows(&project, &ids, |id, flow| {
            if id == ids[1] {
                phases(flow);
            }
        });
        assert!(matches!(one, Some(Command::SetFlow(id, _)) if id == ids[1]));
        assert_eq!(flows(&project, &ids, |_, flow| flow.two_way = false), None);
        assert_eq!((shared([1, 1]), shared([1, 2]), shared::<u8>([])), (Some(1), None, None));
    }
}
