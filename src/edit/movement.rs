//! Moving, and what is carried along.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::error::EditError;
use imbl::OrdMap;

use crate::model::frames::FrameGrid;
use crate::model::{ElementId, Flow, FlowId, Node, NodeId, Note, Project, Rect, Vector, Zone, ZoneId};

/// The flows of a project that have waypoints. Looking for them takes longer than all else in moving a node of a large
/// drawing, and while it is dragged they are the same in every frame.
#[derive(Clone, Debug, Default)]
pub struct Bent {
    /// The flows they were found among.
    flows: OrdMap<FlowId, Arc<Flow>>,
    found: Vec<FlowId>,
}

impl Bent {
    /// Those among these flows.
    fn among(&mut self, flows: &OrdMap<FlowId, Arc<Flow>>) -> &[FlowId] {
        if !self.flows.ptr_eq(flows) {
            let bent = flows.iter().filter(|(_, flow)| !flow.waypoints.is_empty());
            *self = Self { found: bent.map(|(id, _)| *id).collect(), flows: flows.clone() };
        }
        &self.found
    }
}

/// All that moves when these elements are moved: themselves, and what stands in the zones among them (nodes and notes
/// whose centre is inside, zones whose whole frame is inside), each once. Flows among `elements` stay among them.
///
/// What is locked does not move by itself, and a locked zone carries nothing. But locked is what keeps its place in the
/// zone it stands in: where the innermost one moves, it goes along. Left behind, it would come to stand in another zone,
/// and the drawing would say something else.
///
/// A scope frame carries what stands in it as every other zone does: one rule for all frames, and what a frame is
/// about stays the same while it is moved. To make it mean another extent, it is resized, which carries nothing.
pub fn carried(project: &Project, elements: &BTreeSet<ElementId>) -> BTreeSet<ElementId> {
    let mut all: BTreeSet<ElementId> = elements.iter().copied().filter(|id| !project.is_locked(*id)).collect();
    let held = contents(project, &all);
    let (locked, free): (Vec<_>, Vec<_>) = held.into_iter().partition(|id| project.is_locked(*id));
    all.extend(free);
    if !locked.is_empty() {
        let standing = Standing::in_zones(project);
        // Where a locked zone goes decides about what is locked in it.
        let mut locked: Vec<_> = locked.into_iter().map(|id| (standing.depth(id), id)).collect();
        locked.sort_unstable();
        for (_, id) in locked {
            if standing.innermost(project, id).is_some_and(|zone| all.contains(&zone.into())) {
                all.insert(id);
            }
        }
    }
    all
}

/// Which zone everything stands in first of all.
struct Standing {
    zones: Vec<ZoneId>,
    grid: FrameGrid,
}

impl Standing {
    fn in_zones(project: &Project) -> Self {
        let grid = FrameGrid::new(project.zones.values().map(|zone| zone.frame).collect());
        Self { zones: project.zones.keys().copied().collect(), grid }
    }

    /// The place of a zone in the order from the outermost to the innermost; everything else comes after them.
    fn depth(&self, element: ElementId) -> usize {
        self.place(element).map_or(usize::MAX, |place| self.grid.rank(place))
    }

    /// The innermost zone that an element stands in.
    fn innermost(&self, project: &Project, element: ElementId) -> Option<ZoneId> {
        let zone = match self.place(element) {
            Some(place) => self.grid.parent(place),
            None => self.grid.around(project.frame(element)?.center()).last(),
        };
        zone.map(|place| self.zones[place])
    }

    fn place(&self, element: ElementId) -> Option<usize> {
        let ElementId::Zone(id) = element else { return None };
        self.zones.binary_search(&id).ok()
    }
}

/// The innermost zone that an element stands in, if it stands in any.
pub fn innermost(project: &Project, element: ElementId) -> Option<ZoneId> {
    Standing::in_zones(project).innermost(project, element)
}

/// What stands in the zones among these elements: nodes and notes whose centre is inside, zones whose whole frame is. A
/// zone among the elements is there only where it stands in another of them.
pub fn contents(project: &Project, elements: &BTreeSet<ElementId>) -> BTreeSet<ElementId> {
    let frames: Vec<(ElementId, Rect)> = elements
        .iter()
        .filter(|element| matches!(element, ElementId::Zone(_)))
        .filter_map(|id| Some((*id, project.frame(*id)?)))
        .collect();
    let mut held = BTreeSet::new();
    if frames.is_empty() {
        return held;
    }
    let inside = |frame: Rect| frames.iter().any(|(_, zone)| zone.contains(frame.center()));
    let within =
        |id: ElementId, frame: Rect| frames.iter().any(|(zone, around)| *zone != id && around.contains_rect(frame));
    let zones = project.zones.iter().map(|(id, zone)| (ElementId::Zone(*id), zone.frame));
    held.extend(zones.filter(|(id, frame)| within(*id, *frame)).map(|(id, _)| id));
    let nodes = project.nodes.iter().filter(|(_, node)| inside(node.rect()));
    held.extend(nodes.map(|(id, _)| ElementId::Node(*id)));
    let notes = project.notes.iter().filter(|(_, note)| note.frame.is_some_and(inside));
    held.extend(notes.map(|(id, _)| ElementId::Note(*id)));
    held
}

/// Moves elements with what they carry, except for those that are locked. Waypoints of a flow move where both its ends do, or
/// where only the flow itself is moved; where one end stays, they stay too.
pub(super) fn move_elements(
    project: &mut Project,
    elements: &BTreeSet<ElementId>,
    by: Vector,
    bent: &mut Bent,
) -> Result<(), EditError> {
    if let Some(gone) = elements.iter().find(|element| !project.has(**element)) {
        return Err(EditError::Missing { element: *gone });
    }
    let moved = carried(project, elements);
    let moves = |id: &ElementId| match id {
        ElementId::Flow(id) => project.flows.get(id).is_some_and(|flow| !flow.waypoints.is_empty()),
        id => project.frame(*id).is_some(),
    };
    if let Some(locked) = elements.iter().find(|element| project.is_locked(**element))
        && !moved.iter().any(moves)
    {
        return Err(EditError::Locked { element: *locked });
    }
    shift(project, &moved.into_iter().map(|element| (element, by)).collect(), bent)
}

/// Moves elements, each its own way and nothing else. Waypoints of a flow move where both its ends go the same way, or
/// where only the flow itself is moved.
pub(super) fn shift(
    project: &mut Project,
    ways: &BTreeMap<ElementId, Vector>,
    bent: &mut Bent,
) -> Result<(), EditError> {
    for (element, by) in ways {
        let refused = EditError::NotDrawable { element: Some(*element) };
        match element {
            ElementId::Zone(id) => {
                if let Some(zone) = project.zones.get(id) {
                    let frame = drawable(zone.frame.moved(*by)).ok_or(refused)?;
                    project.zones.insert(*id, Arc::new(Zone { frame, ..Zone::clone(zone) }));
                }
            }
            ElementId::Node(id) => {
                if let Some(node) = project.nodes.get(id) {
                    let at = drawable(node.rect().moved(*by)).ok_or(refused)?.corner();
                    project.nodes.insert(*id, Arc::new(Node { at, ..Node::clone(node) }));
                }
            }
            ElementId::Note(id) => {
                if let Some((note, frame)) = project.notes.get(id).and_then(|note| Some((note, note.frame?))) {
                    let frame = Some(drawable(frame.moved(*by)).ok_or(refused)?);
                    project.notes.insert(*id, Arc::new(Note { frame, ..Note::clone(note) }));
                }
            }
            // Waypoints follow below, when it is known which nodes move; the rest has no place.
            ElementId::Flow(_)
            | ElementId::Party(_)
            | ElementId::Data(_)
            | ElementId::Measure(_)
            | ElementId::Risk(_) => {}
        }
    }
    let bent = bent.among(&project.flows).to_vec();
    shift_waypoints(project, ways, &bent)
}

fn shift_waypoints(
    project: &mut Project,
    ways: &BTreeMap<ElementId, Vector>,
    bent: &[FlowId],
) -> Result<(), EditError> {
    let way_of = |id: FlowId, flow: &Flow| {
        let end = |id: NodeId| ways.get(&ElementId::Node(id));
        match (end(flow.from), end(flow.to)) {
            (Some(from), Some(to)) => (from == to).then_some(*from),
            (Some(_), None) | (None, Some(_)) => None,
            (None, None) => ways.get(&ElementId::Flow(id)).copied(),
        }
    };
    let flows = bent.iter().filter_map(|id| Some((*id, project.flows.get(id)?)));
    let flows: Vec<_> = flows.filter_map(|(id, flow)| Some((id, Arc::clone(flow), way_of(id, flow)?))).collect();
    for (id, mut flow, by) in flows {
        for waypoint in &mut Arc::make_mut(&mut flow).waypoints {
            *waypoint = waypoint.moved(by);
            if !waypoint.is_drawable() {
                return Err(EditError::NotDrawable { element: Some(id.into()) });
            }
        }
        project.flows.insert(id, flow);
    }
    Ok(())
}

fn drawable(frame: Rect) -> Option<Rect> {
    frame.is_drawable().then_some(frame)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample;
    use crate::model::{Point, ZoneId};

    const BY: Vector = Vector(100.0, 10.0);

    fn move_elements(project: &mut Project, elements: &BTreeSet<ElementId>, by: Vector) -> Result<(), EditError> {
        super::move_elements(project, elements, by, &mut Bent::default())
    }

    fn set<const N: usize>(elements: [ElementId; N]) -> BTreeSet<ElementId> {
        BTreeSet::from(elements)
    }

    #[test]
    fn a_zone_carries_what_stands_in_it_once() {
        let before = sample::clinic();
        let mut after = before.clone();
        // The inner room is named besides the zone around it: it still moves once.
        move_elements(&mut after, &set([ZoneId(1).into(), ZoneId(2).into(), NodeId(1).into()]), BY).unwrap();
        for id in [ZoneId(1), ZoneId(2)] {
            assert_eq!(after.zones[&id].frame, before.zones[&id].frame.moved(BY), "{id}");
        }
        for id in [NodeId(1), NodeId(2)] {
            assert_eq!(after.nodes[&id].at, before.nodes[&id].at.moved(BY), "{id}");
        }
        assert_eq!(after.nodes[&NodeId(3)], before.nodes[&NodeId(3)]);
        assert_eq!(after.zones[&ZoneId(3)], before.zones[&ZoneId(3)]);
        let note = |project: &Project| project.notes.values().next().unwrap().frame.unwrap();
        assert_eq!(note(&after), note(&before).moved(BY));
    }

    #[test]
    fn waypoints_move_when_both_ends_do() {
        let mut project = sample::clinic();
        let (inner, outer) = (crate::model::FlowId(1), crate::model::FlowId(2));
        for id in [inner, outer] {
            Arc::make_mut(project.flows.get_mut(&id).unwrap()).waypoints = vec![Point(5.0, 5.0)];
        }
        let waypoints = |project: &Project, id| project.flows[&id].waypoints.clone();
        let mut after = project.clone();
        move_elements(&mut after, &set([ZoneId(1).into()]), BY).unwrap();
        assert_eq!(waypoints(&after, inner), [Point(105.0, 15.0)]);
        assert_eq!(waypoints(&after, outer), [Point(5.0, 5.0)]);
        // A flow dragged on its own moves its waypoints; with one of its ends it does not.
        let mut after = project.clone();
        move_elements(&mut after, &set([outer.into()]), BY).unwrap();
        assert_eq!(waypoints(&after, outer), [Point(105.0, 15.0)]);
        let mut after = project.clone();
        move_elements(&mut after, &set([outer.into(), NodeId(3).into()]), BY).unwrap();
        assert_eq!(waypoints(&after, outer), [Point(5.0, 5.0)]);
    }

    #[test]
    fn waypoints_that_come_and_go_are_seen_however_often_is_moved() {
        let mut project = sample::clinic();
        let mut bent = Bent::default();
        for waypoints in [vec![], vec![Point(5.0, 5.0)], vec![]] {
            Arc::make_mut(project.flows.get_mut(&FlowId(1)).unwrap()).waypoints.clone_from(&waypoints);
            let mut after = project.clone();
            super::move_elements(&mut after, &set([ZoneId(1).into()]), BY, &mut bent).unwrap();
            let moved: Vec<Point> = waypoints.iter().map(|point| point.moved(BY)).collect();
            assert_eq!(after.flows[&FlowId(1)].waypoints, moved);
        }
    }

    #[test]
    fn what_is_locked_stays_and_the_rest_moves() {
        let mut before = sample::clinic();
        Arc::make_mut(before.nodes.get_mut(&NodeId(1)).unwrap()).locked = true;
        let mut after = before.clone();
        move_elements(&mut after, &set([NodeId(1).into(), NodeId(2).into()]), BY).unwrap();
        assert_eq!(after.nodes[&NodeId(1)], before.nodes[&NodeId(1)]);
        assert_eq!(after.nodes[&NodeId(2)].at, before.nodes[&NodeId(2)].at.moved(BY));
        // On its own it is refused, and a locked zone carries nothing.
        Arc::make_mut(before.zones.get_mut(&ZoneId(1)).unwrap()).locked = true;
        for element in [ElementId::Node(NodeId(1)), ElementId::Zone(ZoneId(1))] {
            let mut after = before.clone();
            let refused = move_elements(&mut after, &set([element, crate::model::FlowId(1).into()]), BY);
            assert_eq!(refused, Err(EditError::Locked { element }));
            assert_eq!(after, before);
        }
    }

    #[test]
    fn what_is_locked_goes_with_the_zone_it_stands_in() {
        let mut before = sample::clinic();
        Arc::make_mut(before.nodes.get_mut(&NodeId(1)).unwrap()).locked = true;
        Arc::make_mut(before.zones.get_mut(&ZoneId(2)).unwrap()).locked = true;
        // Whether it is named besides or not; so does a locked zone with what is in it.
        for elements in [set([ZoneId(1).into()]), set([ZoneId(1).into(), ZoneId(2).into(), NodeId(1).into()])] {
            let mut after = before.clone();
            move_elements(&mut after, &elements, BY).unwrap();
            for id in [ZoneId(1), ZoneId(2)] {
                assert_eq!(after.zones[&id].frame, before.zones[&id].frame.moved(BY), "{id}");
            }
            for id in [NodeId(1), NodeId(2)] {
                assert_eq!(after.nodes[&id].at, before.nodes[&id].at.moved(BY), "{id}");
            }
        }
    }

    #[test]
    fn of_two_zones_what_is_locked_keeps_to_the_innermost() {
        let mut project = Project::default();
        let large = project.add_zone(sample::zone("zone.dc", "a", Rect(0.0, 0.0, 400.0, 400.0)));
        let small = project.add_zone(sample::zone("zone.scope", "b", Rect(200.0, 100.0, 300.0, 200.0)));
        let free = project.add_node(sample::node("node.server", "a", Point(220.0, 120.0)));
        let locked = Node { locked: true, ..sample::node("node.server", "b", Point(220.0, 220.0)) };
        let locked = project.add_node(locked);
        assert_eq!(innermost(&project, locked.into()), Some(small));
        assert_eq!(carried(&project, &set([large.into()])), set([large.into(), free.into()]));
        assert_eq!(carried(&project, &set([small.into()])), set([small.into(), free.into(), locked.into()]));
    }

    #[test]
    fn nothing_moves_beyond_what_can_be_drawn() {
        let project = sample::clinic();
        let node = ElementId::Node(NodeId(3));
        for by in [Vector(f32::NAN, 0.0), Vector(0.0, Rect::FARTHEST * 2.0), Vector(f32::NEG_INFINITY, 0.0)] {
            let mut after = project.clone();
            let refused = Err(EditError::NotDrawable { element: Some(node) });
            assert_eq!(move_elements(&mut after, &set([node]), by), refused);
        }
    }
}
