//! Checks a finished geometry: everything a careful person would not have drawn so.

use super::Geometry;
use super::grid::Grid;
use super::line::{Line, lines};
use super::price::{is_across, shared};
use crate::model::{FlowId, NodeId, NoteId, Project, Rect};

/// Overlaps smaller than this are not seen.
const SEEN: f32 = 0.5;
/// Parallel flows closer than this look like one.
const APART: f32 = 4.0;
/// Shorter than this, parallel flows may be that close.
const LENGTH: f32 = 16.0;

/// Something wrong with a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Two nodes share an area.
    NodesOverlap(NodeId, NodeId),
    /// A flow with both ends has no route.
    NotRouted(FlowId),
    /// A route does not start or end on the border of its node.
    RouteOffItsNode(FlowId),
    /// A segment of a route is neither horizontal nor vertical, and the flow is no straight one.
    RouteOblique(FlowId),
    /// A route goes through a node.
    RouteThroughNode(FlowId, NodeId),
    /// Two routes lie on top of each other.
    RoutesOverlap(FlowId, FlowId),
    /// A label stands on a node.
    LabelOnNode(FlowId, NodeId),
    /// Two labels share an area.
    LabelsOverlap(FlowId, FlowId),
    /// A label stands on a note.
    LabelOnNote(FlowId, NoteId),
    /// A label stands on something to be kept clear, by its place in the list.
    LabelOnKeepClear(FlowId, usize),
}

/// All the faults of a geometry, in order.
pub fn faults(project: &Project, geometry: &Geometry, keep_clear: &[Rect]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut nodes = Grid::default();
    for (id, node) in &project.nodes {
        let rect = node.rect().grown(-SEEN);
        nodes.visit(rect, |other, other_rect: Rect| {
            if rect.overlaps(other_rect) {
                faults.push(Fault::NodesOverlap(other, *id));
            }
        });
        nodes.insert(*id, rect);
    }
    routes(project, geometry, &nodes, &mut faults);
    labels(project, geometry, &nodes, keep_clear, &mut faults);
    faults.sort_unstable();
    faults.dedup();
    faults
}

fn routes(project: &Project, geometry: &Geometry, nodes: &Grid<NodeId>, faults: &mut Vec<Fault>) {
    let mut drawn: Grid<(FlowId, Line)> = Grid::default();
    for (id, flow) in &project.flows {
        let (Some(from), Some(to)) = (project.nodes.get(&flow.from), project.nodes.get(&flow.to)) else { continue };
        let route = geometry.flows.get(id).map_or(&[][..], |geometry| &geometry.route);
        let [first, .., last] = route else {
            faults.push(Fault::NotRouted(*id));
            continue;
        };
        let on_border = |rect: Rect, point| rect.grown(SEEN).contains(point) && !strictly_inside(rect, point);
        if !on_border(from.rect(), *first) || !on_border(to.rect(), *last) {
            faults.push(Fault::RouteOffItsNode(*id));
        }
        if !flow.straight && lines(route).any(Line::is_oblique) {
            faults.push(Fault::RouteOblique(*id));
        }
        for line in lines(route) {
            let segment = Rect::between(line.0, line.1);
            nodes.visit(segment, |node, rect| {
                if rect.overlaps(segment) && (!line.is_oblique() || line.inside(rect) > SEEN) {
                    faults.push(Fault::RouteThroughNode(*id, node));
                }
            });
            drawn.visit(segment.grown(APART), |(other, other_line), _| {
                if other != *id && look_like_one(line, other_line) {
                    faults.push(Fault::RoutesOverlap(other, *id));
                }
            });
        }
        for line in lines(route) {
            drawn.insert((*id, line), Rect::between(line.0, line.1));
        }
    }
}

fn look_like_one(line: Line, other: Line) -> bool {
    if line.is_oblique() || other.is_oblique() {
        return line.beside(other, APART) > 2.0 * LENGTH;
    }
    let (segment, other) = (Rect::between(line.0, line.1), Rect::between(other.0, other.1));
    is_across(other) == is_across(segment) && shared(other, segment.grown(APART)) > LENGTH + 2.0 * APART
}

fn strictly_inside(rect: Rect, point: crate::model::Point) -> bool {
    let inner = rect.grown(-SEEN);
    inner.2 > 0.0 && inner.3 > 0.0 && inner.contains(point)
}

fn labels(project: &Project, geometry: &Geometry, nodes: &Grid<NodeId>, keep_clear: &[Rect], faults: &mut Vec<Fault>) {
    let mut kept: Grid<usize> = Grid::default();
    for (place, area) in keep_clear.iter().enumerate() {
        kept.insert(place, *area);
    }
    let mut notes: Grid<NoteId> = Grid::default();
    for (id, note) in &project.notes {
        if let Some(frame) = note.frame {
            notes.insert(*id, frame);
        }
    }
    let mut written: Grid<FlowId> = Grid::default();
    for (id, flow) in &geometry.flows {
        let Some(label) = flow.label else { continue };
        let label = label.grown(-SEEN);
        for_each_overlap(nodes, label, |node| faults.push(Fault::LabelOnNode(*id, node)));
        for_each_overlap(&written, label, |other| faults.push(Fault::LabelsOverlap(other, *id)));
        for_each_overlap(&notes, label, |note| faults.push(Fault::LabelOnNote(*id, note)));
        for_each_overlap(&kept, label, |place| faults.push(Fault::LabelOnKeepClear(*id, place)));
        written.insert(*id, label);
    }
}

fn for_each_overlap<K: Copy + PartialEq>(grid: &Grid<K>, rect: Rect, mut see: impl FnMut(K)) {
    grid.visit(rect, |key, other| {
        if other.overlaps(rect) {
            see(key);
        }
    });
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::figure_test::node;
    use super::super::{FlowGeometry, Geometry};
    use super::*;
    use crate::model::{Flow, Point};

    #[test]
    fn each_fault_is_found() {
        let mut project = Project::default();
        let a = project.add_node(node("a", 0.0, 0.0, 100.0));
        let b = project.add_node(node("b", 300.0, 0.0, 100.0));
        let c = project.add_node(node("c", 150.0, 0.0, 100.0));
        let d = project.add_node(node("d", 90.0, 0.0, 20.0));
        let through = project.add_flow(Flow::new(a, b));
        let oblique = project.add_flow(Flow::new(a, b));
        let missing = project.add_flow(Flow::new(a, c));
        let mut geometry = Geometry::default();
        let label = Some(Rect(160.0, 10.0, 96.0, 20.0));
        let mut draw = |id, route: Vec<Point>| geometry.flows.insert(id, Arc::new(FlowGeometry { route, label }));
        draw(through, vec![Point(100.0, 20.0), Point(300.0, 20.0)]);
        draw(oblique, vec![Point(100.0, 60.0), Point(300.0, 30.0)]);
        let found = faults(&project, &geometry, &[Rect(200.0, 0.0, 5.0, 100.0)]);
        for fault in [
            Fault::NodesOverlap(a, d),
            Fault::NotRouted(missing),
            Fault::RouteThroughNode(through, c),
            Fault::RouteOblique(oblique),
            Fault::RouteOffItsNode(oblique),
            Fault::LabelOnNode(through, c),
            Fault::LabelsOverlap(through, oblique),
            Fault::LabelOnKeepClear(through, 0),
        ] {
            assert!(found.contains(&fault), "{fault:?} not in {found:?}");
        }
    }
}
