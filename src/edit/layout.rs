//! Puts everything where automatic layout found a place for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::EditError;
use crate::model::{ElementId, Node, NodeId, Note, Project, Rect, Vector, Zone};

/// Gives zones, nodes and notes other frames; a node keeps its size. What is locked or does not exist is refused.
///
/// Waypoints and a label placed by hand belong to the place of a flow's ends: they go with them where both go the same
/// way, and are dropped where they do not.
pub(super) fn put(project: &mut Project, frames: &BTreeMap<ElementId, Rect>) -> Result<(), EditError> {
    let mut ways: BTreeMap<NodeId, Vector> = BTreeMap::new();
    for (&element, &frame) in frames {
        if !project.has(element) {
            return Err(EditError::Missing { element });
        }
        if project.is_locked(element) {
            return Err(EditError::Locked { element });
        }
        if !frame.is_drawable() {
            return Err(EditError::NotDrawable { element: Some(element) });
        }
        match element {
            ElementId::Zone(id) => {
                if let Some(zone) = project.zones.get(&id) {
                    project.zones.insert(id, Arc::new(Zone { frame, ..Zone::clone(zone) }));
                }
            }
            ElementId::Node(id) => {
                if let Some(node) = project.nodes.get(&id) {
                    let at = frame.corner();
                    ways.insert(id, node.at.to(at));
                    project.nodes.insert(id, Arc::new(Node { at, ..Node::clone(node) }));
                }
            }
            ElementId::Note(id) => {
                if let Some(note) = project.notes.get(&id) {
                    project.notes.insert(id, Arc::new(Note { frame: Some(frame), ..Note::clone(note) }));
                }
            }
            ElementId::Flow(_)
            | ElementId::Party(_)
            | ElementId::Data(_)
            | ElementId::Measure(_)
            | ElementId::Risk(_) => return Err(EditError::NotResizable { element }),
        }
    }
    carry_bends(project, &ways);
    Ok(())
}

fn carry_bends(project: &mut Project, ways: &BTreeMap<NodeId, Vector>) {
    let way = |id: NodeId| ways.get(&id).copied().unwrap_or(Vector(0.0, 0.0));
    let led: Vec<_> = project
        .flows
        .iter()
        .filter(|(_, flow)| !flow.waypoints.is_empty() || flow.label_at.is_some())
        .filter(|(_, flow)| ways.contains_key(&flow.from) || ways.contains_key(&flow.to))
        .map(|(id, flow)| (*id, Arc::clone(flow)))
        .collect();
    for (id, mut flow) in led {
        let by = way(flow.from);
        let led = Arc::make_mut(&mut flow);
        if by == way(led.to) && led.waypoints.iter().all(|point| point.moved(by).is_drawable()) {
            for point in &mut led.waypoints {
                *point = point.moved(by);
            }
        } else {
            led.waypoints.clear();
            led.label_at = None;
        }
        project.flows.insert(id, flow);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, StepName, apply, sample};
    use crate::model::{FlowId, Point, ZoneId};

    #[test]
    fn everything_is_put_in_its_place_in_one_step_and_nodes_keep_their_size() {
        let (before, catalog) = (sample::clinic(), sample::catalog());
        let size = before.nodes[&NodeId(1)].size;
        let frame = Rect(1000.0, 2000.0, 300.0, 200.0);
        let frames = BTreeMap::from([(NodeId(1).into(), frame), (ZoneId(1).into(), frame)]);
        let change = apply(&before, &catalog, &Command::Layout { frames }).unwrap();
        assert_eq!(change.step, StepName::Layout);
        assert_eq!(change.project.nodes[&NodeId(1)].rect(), Rect::at(frame.corner(), size));
        assert_eq!(change.project.zones[&ZoneId(1)].frame, frame);
    }

    #[test]
    fn waypoints_and_labels_go_where_both_ends_go_and_are_dropped_otherwise() {
        let mut project = sample::clinic();
        let flow = project.flows[&FlowId(1)].clone();
        let led = Arc::make_mut(project.flows.get_mut(&FlowId(1)).unwrap());
        (led.waypoints, led.label_at) = (vec![Point(5.0, 5.0)], Some(Vector(3.0, 3.0)));
        let by = |project: &Project, id: NodeId, x: f32| (id.into(), project.nodes[&id].rect().moved(Vector(x, 10.0)));
        let mut both = project.clone();
        let frames = BTreeMap::from([by(&project, flow.from, 20.0), by(&project, flow.to, 20.0)]);
        put(&mut both, &frames).unwrap();
        let led = &both.flows[&FlowId(1)];
        assert_eq!((led.waypoints.as_slice(), led.label_at), (&[Point(25.0, 15.0)][..], Some(Vector(3.0, 3.0))));
        put(&mut project, &BTreeMap::from([by(&both, flow.from, 20.0)])).unwrap();
        let led = &project.flows[&FlowId(1)];
        assert_eq!((led.waypoints.as_slice(), led.label_at), (&[][..], None));
    }

    #[test]
    fn what_is_locked_missing_or_out_of_reach_is_refused() {
        let mut project = sample::clinic();
        let id = ElementId::Node(NodeId(1));
        let put_at = |project: &Project, id: ElementId, x: f32| {
            put(&mut project.clone(), &BTreeMap::from([(id, Rect(x, 0.0, 100.0, 50.0))]))
        };
        let far = Err(EditError::NotDrawable { element: Some(id) });
        assert_eq!(put_at(&project, id, f32::NAN), far);
        let gone = ElementId::Zone(ZoneId(99));
        assert_eq!(put_at(&project, gone, 0.0), Err(EditError::Missing { element: gone }));
        Arc::make_mut(project.nodes.get_mut(&NodeId(1)).unwrap()).locked = true;
        assert_eq!(put_at(&project, id, 0.0), Err(EditError::Locked { element: id }));
    }
}
