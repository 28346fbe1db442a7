//! Which element is under the pointer, and which are in a rectangle drawn with it.

use std::cmp::Reverse;

use super::Geometry;
use super::line::{Line, is_slanted};
use crate::model::{ElementId, FlowId, NodeId, NoteId, Point, Project, Rect, ZoneId};

/// The element at a point: what is written on a flow, or a node, before the line of a flow within `tolerance`, before a note, before the
/// frame of a zone, before the innermost zone around the point.
pub fn element_at(project: &Project, geometry: &Geometry, point: Point, tolerance: f32) -> Option<ElementId> {
    let spot = Rect(point.0, point.1, 0.0, 0.0);
    let near = spot.grown(tolerance.max(0.0));
    label_at(geometry, spot)
        .map(ElementId::Flow)
        .or_else(|| node_at(project, geometry, spot).map(ElementId::Node))
        .or_else(|| line_at(geometry, point, near).map(ElementId::Flow))
        .or_else(|| note_at(project, geometry, spot).map(ElementId::Note))
        .or_else(|| frame_at(project, geometry, point, near).map(ElementId::Zone))
        .or_else(|| innermost(project, |frame| frame.contains(point)).map(ElementId::Zone))
}

/// The node at a point, the one drawn last where several are; else one within `near` of it.
pub fn node_near(project: &Project, geometry: &Geometry, point: Point, near: f32) -> Option<NodeId> {
    let spot = Rect(point.0, point.1, 0.0, 0.0);
    node_at(project, geometry, spot).or_else(|| {
        let mut first: Option<NodeId> = None;
        geometry.index.nodes.visit(spot.grown(near), |id, _| first = Some(first.map_or(id, |first| first.min(id))));
        first
    })
}

/// Everything at a point, in the order in which [`element_at`] finds it: what is written on flows, nodes, lines (the nearest
/// first), notes, frames, then the zones around it from the innermost outwards.
pub fn elements_at(project: &Project, geometry: &Geometry, point: Point, tolerance: f32) -> Vec<ElementId> {
    let spot = Rect(point.0, point.1, 0.0, 0.0);
    let near = spot.grown(tolerance.max(0.0));
    let mut found: Vec<ElementId> = Vec::new();
    geometry.index.labels.visit(spot, |id, _| found.push(id.into()));
    found.sort_unstable_by(|a, b| b.cmp(a));
    let start = found.len();
    geometry.index.nodes.visit(spot, |id, _| found.push(id.into()));
    found[start..].sort_unstable_by_key(|&id| Reverse((layer(project, id), id)));
    let mut lines: Vec<(f32, FlowId)> = Vec::new();
    visit_lines(geometry, point, near, |distance, id| lines.push((distance, id)));
    lines.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    found.extend(lines.into_iter().map(|(_, id)| ElementId::Flow(id)));
    let start = found.len();
    geometry.index.notes.visit(spot, |id, _| found.push(id.into()));
    found[start..].sort_unstable_by_key(|&id| Reverse((layer(project, id), id)));
    found.extend(frame_at(project, geometry, point, near).map(ElementId::Zone));
    let mut zones: Vec<(f32, ZoneId)> = project
        .zones
        .iter()
        .filter(|(_, zone)| zone.frame.contains(point))
        .map(|(&id, zone)| (zone.frame.2 * zone.frame.3, id))
        .collect();
    zones.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    found.extend(zones.into_iter().map(|(_, id)| ElementId::Zone(id)));
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|&element| seen.insert(element));
    found
}

/// The elements in a rectangle: those entirely in it where `enclosing`, otherwise all that it touches. A zone is touched by its
/// frame, so that a rectangle drawn inside of a zone does not take the zone.
pub fn elements_in(project: &Project, geometry: &Geometry, rect: Rect, enclosing: bool) -> Vec<ElementId> {
    let takes = |other: Rect| if enclosing { rect.contains_rect(other) } else { touches(rect, other) };
    let mut found = Vec::new();
    for (id, zone) in &project.zones {
        let taken = if enclosing {
            rect.contains_rect(zone.frame)
        } else {
            touches(rect, zone.frame) && !strictly_contains(zone.frame, rect)
        };
        if taken {
            found.push(ElementId::Zone(*id));
        }
    }
    geometry.index.nodes.visit(rect, |id, other| {
        if takes(other) {
            found.push(ElementId::Node(id));
        }
    });
    geometry.index.segments.visit(rect, |(id, number), segment| {
        if is_slanted(segment) && self::whole(geometry, id, number).is_none_or(|line| line.inside(rect) <= 0.0) {
            return;
        }
        let whole = || geometry.flows.get(&id).is_some_and(|flow| flow.route.iter().all(|point| rect.contains(*point)));
        if !enclosing || whole() {
            found.push(ElementId::Flow(id));
        }
    });
    geometry.index.notes.visit(rect, |id, other| {
        if takes(other) {
            found.push(ElementId::Note(id));
        }
    });
    found.sort_unstable();
    found.dedup();
    found
}

fn label_at(geometry: &Geometry, spot: Rect) -> Option<FlowId> {
    let mut top = None;
    geometry.index.labels.visit(spot, |id, _| top = top.max(Some(id)));
    top
}

/// The node that is drawn last, where several are on top of each other.
fn node_at(project: &Project, geometry: &Geometry, spot: Rect) -> Option<NodeId> {
    let mut top = None;
    geometry.index.nodes.visit(spot, |id, _| top = top.max(Some((layer(project, id.into()), id))));
    top.map(|(_, id)| id)
}

fn line_at(geometry: &Geometry, point: Point, near: Rect) -> Option<FlowId> {
    let mut best: Option<(f32, FlowId)> = None;
    visit_lines(geometry, point, near, |distance, id| {
        if best.is_none_or(|before| (distance, id) < before) {
            best = Some((distance, id));
        }
    });
    best.map(|(_, id)| id)
}

/// Hands on every part of a line that is within reach, with how far it is.
fn visit_lines(geometry: &Geometry, point: Point, near: Rect, mut found: impl FnMut(f32, FlowId)) {
    let reach = near.2 / 2.0;
    geometry.index.segments.visit(near, |(id, number), segment| {
        let distance = if is_slanted(segment) {
            whole(geometry, id, number).map_or(f32::INFINITY, |line| line.distance(point))
        } else {
            distance(segment, point)
        };
        if distance <= reach {
            found(distance, id);
        }
    });
}

/// The line of which a part is in the index under this number.
fn whole(geometry: &Geometry, id: FlowId, number: usize) -> Option<Line> {
    let route = &geometry.flows.get(&id)?.route;
    Some(Line(*route.get(number)?, *route.get(number + 1)?))
}

fn note_at(project: &Project, geometry: &Geometry, spot: Rect) -> Option<NoteId> {
    let mut top = None;
    geometry.index.notes.visit(spot, |id, _| top = top.max(Some((layer(project, id.into()), id))));
    top.map(|(_, id)| id)
}

/// The layer a person gave to a node or note; those drawn later lie on top.
fn layer(project: &Project, element: ElementId) -> i32 {
    match element {
        ElementId::Node(id) => project.nodes.get(&id).map_or(0, |node| node.layer),
        ElementId::Note(id) => project.notes.get(&id).map_or(0, |note| note.layer),
        _ => 0,
    }
}

/// The smallest zone whose frame is near the point.
fn frame_at(project: &Project, geometry: &Geometry, point: Point, near: Rect) -> Option<ZoneId> {
    let mut best: Option<(f32, ZoneId)> = None;
    geometry.index.frames.visit(near, |id, line| {
        let Some(zone) = project.zones.get(&id) else { return };
        let area = zone.frame.2 * zone.frame.3;
        if distance(line, point) <= near.2 / 2.0 && best.is_none_or(|before| (area, id) < before) {
            best = Some((area, id));
        }
    });
    best.map(|(_, id)| id)
}

fn innermost(project: &Project, has: impl Fn(Rect) -> bool) -> Option<ZoneId> {
    let zones = project.zones.iter().filter(|(_, zone)| has(zone.frame));
    let smallest = zones.min_by(|(_, a), (_, b)| (a.frame.2 * a.frame.3).total_cmp(&(b.frame.2 * b.frame.3)));
    smallest.map(|(id, _)| *id)
}

/// The distance of a point from a rectangle or a segment.
fn distance(rect: Rect, point: Point) -> f32 {
    let nearest = Point(point.0.clamp(rect.left(), rect.right()), point.1.clamp(rect.top(), rect.bottom()));
    nearest.distance(point)
}

fn touches(a: Rect, b: Rect) -> bool {
    a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() && b.top() <= a.bottom()
}

fn strictly_contains(outer: Rect, inner: Rect) -> bool {
    outer.left() < inner.left()
        && outer.top() < inner.top()
        && inner.right() < outer.right()
        && inner.bottom() < outer.bottom()
}

#[cfg(test)]
mod tests {
    use super::super::arrange;
    use super::super::draft::segments;
    use super::super::figure_test::{figure, sizes, titles};
    use super::*;
    use crate::model::Size;

    fn distance_from(route: &[Point], point: Point) -> f32 {
        segments(route).map(|segment| distance(segment, point)).fold(f32::INFINITY, f32::min)
    }

    #[test]
    fn every_flow_is_hit_along_the_whole_of_its_line_that_is_not_covered() {
        let project = figure();
        let geometry = arrange(&project, &titles(&project), &sizes);
        for (id, flow) in &geometry.flows {
            for pair in flow.route.windows(2) {
                for part in 1..10 {
                    let part = part as f32 / 10.0;
                    let point =
                        Point(pair[0].0 + (pair[1].0 - pair[0].0) * part, pair[0].1 + (pair[1].1 - pair[0].1) * part);
                    match element_at(&project, &geometry, point, 8.0) {
                        Some(ElementId::Flow(other)) if other == *id => {}
                        Some(ElementId::Flow(other)) => {
                            let other = &geometry.flows[&other];
                            let is_label = other.label.is_some_and(|label| label.contains(point));
                            assert!(is_label || distance_from(&other.route, point) <= 0.01, "{id} at {point:?}");
                        }
                        other => panic!("{id} at {point:?}: {other:?}"),
                    }
                }
            }
        }
    }

    #[test]
    fn what_lies_at_a_point_begins_with_what_is_found_there_and_ends_with_the_outermost_zone() {
        let project = figure();
        let geometry = arrange(&project, &titles(&project), &sizes);
        for across in 0..40 {
            for down in 0..30 {
                let point = Point(across as f32 * 35.0, down as f32 * 30.0);
                let all = elements_at(&project, &geometry, point, 8.0);
                assert_eq!(all.first().copied(), element_at(&project, &geometry, point, 8.0), "{point:?}");
                let around = project.zones.iter().filter(|(_, zone)| zone.frame.contains(point)).count();
                assert!(all.iter().filter(|element| matches!(element, ElementId::Zone(_))).count() >= around);
            }
        }
        let names = |x, y| elements_at(&project, &geometry, Point(x, y), 8.0).iter().map(ToString::to_string).collect();
        let names: Vec<String> = names(300.0, 130.0);
        assert_eq!(names[0], "N18");
        assert!(names.contains(&"Z2".to_owned()), "{names:?}");
    }

    #[test]
    fn the_pointer_finds_nodes_then_frames_then_the_innermost_zone() {
        let project = figure();
        let geometry = arrange(&project, &[], &|_| None);
        let at = |x, y| element_at(&project, &geometry, Point(x, y), 8.0).map(|id| id.to_string());
        assert_eq!(at(300.0, 130.0).as_deref(), Some("N18"));
        assert_eq!(at(245.0, 550.0).as_deref(), Some("Z2"), "the frame of the data centre");
        assert_eq!(at(300.0, 550.0).as_deref(), Some("Z2"), "its inside");
        assert_eq!(at(-500.0, -500.0), None);
    }

    #[test]
    fn a_rectangle_inside_a_zone_takes_its_nodes_and_not_the_zone() {
        let project = figure();
        let geometry = arrange(&project, &[], &|_| Some(Size(96.0, 20.0)));
        let found = elements_in(&project, &geometry, Rect(262.0, 100.0, 180.0, 230.0), true);
        let names: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(names.contains(&"N18".into()) && names.contains(&"N19".into()) && names.contains(&"F18".into()));
        assert!(!names.iter().any(|name| name.starts_with('Z')), "{names:?}");
        let touched = elements_in(&project, &geometry, Rect(230.0, 100.0, 60.0, 30.0), false);
        assert!(touched.contains(&ElementId::Zone(ZoneId(2))) && touched.contains(&ElementId::Node(NodeId(18))));
    }
}
