//! Sets the labels of loops beside them where there is room for that, so that a loop is seen whole.
//!
//! This is done when everything else is settled, and takes only what nothing else needs.

use std::collections::{BTreeMap, BTreeSet};

use super::FlowGeometry;
use super::at_rest::{self, CORNERS, Corner, INSET};
use super::draft::{Draft, segments};
use super::label::{by_hand, covers};
use super::line::is_slanted;
use super::price::{is_across, shared};
use crate::model::{Flow, FlowId, NodeId, Point, Rect, Size};

/// How far a loop runs outside of its node where its label stands beside it.
const OUTSIDE: f32 = 16.0;
/// How far from its corner it comes back to the side of its node.
const DROP: f32 = 13.0;
/// Room that it and its label keep from everything else.
const FREE: f32 = 4.0;
/// An arrow shares so much of the line of a loop where it does not only cross it.
const ON_TOP: f32 = 16.0;
/// Room between the loop and its label.
const GAP: f32 = 4.0;
/// The same where the head of the arrow may be.
const FROM_END: f32 = 7.0;
/// What it costs to stand to the right or left of the loop and not above or below it, and beside one of its ends.
const SIDEWAYS: f32 = 6.0;
const AT_END: f32 = 9.0;
/// Which part of its width a label beyond a loop may stand off its middle, and what the whole width would cost.
const SLIDES: [f32; 5] = [0.0, -0.25, 0.25, -0.5, 0.5];
const SLID: f32 = 20.0;
/// The same for one to the right or left of it, in parts of its height.
const SHIFTS: [f32; 3] = [0.0, -0.5, 0.5];
/// What it costs to go round another corner than before.
const ELSEWHERE: f32 = 40.0;
/// What it costs to stand on the frame of a zone.
const ON_FRAME: f32 = 7.0;

/// Shows these flows, as far as they are loops under their own labels, with their labels beside them. Loops that these flows
/// have come to lie on give way.
pub(super) fn open(draft: &mut Draft, flows: &BTreeSet<FlowId>) {
    let mut loops: BTreeSet<FlowId> = flows.iter().copied().filter(|id| is_hidden(draft, *id)).collect();
    for id in overrun(draft, flows) {
        at_rest::settle(draft, id);
        loops.insert(id);
    }
    let mut at_nodes: BTreeMap<NodeId, Vec<FlowId>> = BTreeMap::new();
    for id in loops {
        if let Some(flow) = draft.flow(id) {
            at_nodes.entry(flow.from).or_default().push(id);
        }
    }
    for loops in at_nodes.values() {
        open_all(draft, loops);
    }
}

/// Opens the loops of a node: all together where each finds a corner once the others are out of the way, else those that
/// find one beside the others.
fn open_all(draft: &mut Draft, loops: &[FlowId]) {
    let before: Vec<_> = loops.iter().filter_map(|id| Some((*id, draft.take(*id)?))).collect();
    let led = |id: &FlowId| draft.flow(*id).is_some_and(|flow| !flow.waypoints.is_empty());
    if loops.len() > 1 && !loops.iter().any(led) && loops.iter().all(|id| open_one(draft, *id)) {
        return;
    }
    for (id, geometry) in &before {
        draft.put_back(*id, geometry);
    }
    for id in loops {
        open_one(draft, *id);
    }
}

/// Loops with their labels beside them, none of these flows, that one of these lies on.
fn overrun(draft: &Draft, flows: &BTreeSet<FlowId>) -> BTreeSet<FlowId> {
    let mut found = BTreeSet::new();
    for line in flows.iter().flat_map(|id| segments(draft.route(*id))).filter(|line| !is_slanted(*line)) {
        let near = line.grown(FREE);
        draft.index.segments.visit(near, |(other, _), its| {
            let is_loop = draft.flow(other).is_some_and(|flow| flow.is_at_rest() && flow.waypoints.is_empty());
            if is_loop && !flows.contains(&other) && is_across(its) == is_across(line) && shared(its, near) > ON_TOP {
                found.insert(other);
            }
        });
    }
    found.retain(|id| by_hand(draft, *id).is_none() && draft.label(*id).is_some() && !is_hidden(draft, *id));
    found
}

/// A free place for the label of a loop beside it.
pub(super) fn place(draft: &Draft, id: FlowId) -> Option<Rect> {
    draft.flow(id).filter(|flow| flow.is_at_rest())?;
    free_place(draft, id, draft.route(id), (draft.sizes)(id)?).map(|(_, label)| label)
}

/// Whether this is a loop on which the label lies that it was given.
pub(super) fn is_hidden(draft: &Draft, id: FlowId) -> bool {
    draft.flow(id).is_some_and(Flow::is_at_rest)
        && by_hand(draft, id).is_none()
        && draft.label(id).is_some_and(|label| segments(draft.route(id)).any(|line| line.overlaps(label)))
}

/// Shows a loop with its label beside it, where both are free. Says whether they are.
fn open_one(draft: &mut Draft, id: FlowId) -> bool {
    let (Some(flow), Some(size)) = (draft.flow(id), (draft.sizes)(id)) else { return false };
    let Some((node, _)) = draft.ends(flow) else { return false };
    if !flow.waypoints.is_empty() {
        let label = place(draft, id);
        if label.is_some() {
            draft.put_label(id, label);
        }
        return label.is_some();
    }
    let now = draft.route(id).get(2).copied();
    let stands_at = |corner: Corner| {
        now.is_some_and(|at| (at.0 > node.center().0) == corner.right && (at.1 > node.center().1) == corner.bottom)
    };
    let mut best: Option<(f32, FlowGeometry)> = None;
    for corner in CORNERS {
        let route = round(node, corner);
        if !segments(&route).all(|line| is_free(draft, id, node, line)) {
            continue;
        }
        let Some((cost, label)) = free_place(draft, id, &route, size) else { continue };
        let cost = cost + if stands_at(corner) { 0.0 } else { corner.cost + ELSEWHERE };
        if best.as_ref().is_none_or(|(lowest, _)| cost < *lowest) {
            best = Some((cost, FlowGeometry { route, label: Some(label) }));
        }
    }
    let Some((_, geometry)) = best else { return false };
    draft.put(id, geometry);
    true
}

/// The loop round a corner of its node, large enough to be seen for what it is.
fn round(node: Rect, corner: Corner) -> Vec<Point> {
    let (across, side) = if corner.right { (1.0, node.right()) } else { (-1.0, node.left()) };
    let (down, border) = if corner.bottom { (1.0, node.bottom()) } else { (-1.0, node.top()) };
    let (start, back) = (side - across * INSET.min(node.2 / 3.0), border - down * DROP.min(node.3 / 2.2));
    let (beyond, row) = (side + across * OUTSIDE, border + down * OUTSIDE);
    vec![Point(start, border), Point(start, row), Point(beyond, row), Point(beyond, back), Point(side, back)]
}

/// Whether nothing but its node is at a line of a loop.
fn is_free(draft: &Draft, id: FlowId, node: Rect, line: Rect) -> bool {
    let (index, near) = (&draft.index, line.grown(FREE));
    !index.nodes.any(near, |_, other| other != node && other.overlaps(near))
        && !index.kept_clear.any(line, |_, area| area.overlaps(line))
        && !index.notes.any(near, |_, note| note.overlaps(near))
        && !index.labels.any(line, |owner, label| owner != id && label.grown(1.0).overlaps(line))
        && !index.segments.any(near, |(owner, _), other| owner != id && shared(other, near) > 0.0)
        && !index.frames.any(near, |_, frame| is_across(frame) == is_across(line) && shared(frame, near) > 0.0)
}

/// The best place for a label beside a loop with this route that covers nothing, with what it costs.
fn free_place(draft: &Draft, id: FlowId, route: &[Point], size: Size) -> Option<(f32, Rect)> {
    let index = &draft.index;
    let mut best: Option<(f32, Rect)> = None;
    for (mut cost, label) in spots(route, size) {
        let near = label.grown(FREE);
        if covers(draft, id, label.grown(2.0))
            || segments(route).any(|line| line.overlaps(label))
            || index.segments.any(near, |(owner, _), line| owner != id && shared(line, near) > 0.0)
        {
            continue;
        }
        if index.frames.any(label, |_, frame| shared(frame, label) > 0.0) {
            cost += ON_FRAME;
        }
        if best.is_none_or(|(lowest, _)| cost < lowest) {
            best = Some((cost, label));
        }
    }
    best
}

/// Places around the loop with what they cost by themselves.
fn spots(route: &[Point], size: Size) -> Vec<(f32, Rect)> {
    let ([from, out, .., back, to], Some(around)) = (route, bounds(route)) else { return Vec::new() };
    let Size(width, height) = size;
    let middle = around.center();
    let mut spots = Vec::new();
    for slide in SLIDES {
        let left = middle.0 + (slide - 0.5) * width;
        for top in [around.bottom() + GAP, around.top() - GAP - height] {
            spots.push((SLID * slide.abs(), Rect(left, top, width, height)));
        }
    }
    for shift in SHIFTS {
        let top = middle.1 + (shift - 0.5) * height;
        for left in [around.right() + GAP, around.left() - GAP - width] {
            spots.push((SIDEWAYS + SLID * shift.abs(), Rect(left, top, width, height)));
        }
    }
    for (end, next) in [(from, out), (to, back)] {
        // On the outer side of the line that leaves the node, close to the node.
        let beyond = |line: f32, middle: f32, gap: f32, length: f32| {
            if middle > line { line - gap - length } else { line + gap }
        };
        let (left, top) = if (end.0 - next.0).abs() < (end.1 - next.1).abs() {
            (beyond(end.0, middle.0, FROM_END, width), beyond(end.1, 2.0 * end.1 - next.1, GAP, height))
        } else {
            (beyond(end.0, 2.0 * end.0 - next.0, GAP, width), beyond(end.1, middle.1, FROM_END, height))
        };
        spots.push((AT_END, Rect(left, top, width, height)));
    }
    spots
}

/// The smallest rectangle around a route.
fn bounds(route: &[Point]) -> Option<Rect> {
    route.iter().map(|point| Rect::between(*point, *point)).reduce(Rect::union)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::figure_test::node;
    use crate::layout::{arrange, faults};
    use crate::model::Project;

    const LOOP: [Point; 5] =
        [Point(204.0, 144.0), Point(204.0, 160.0), Point(236.0, 160.0), Point(236.0, 128.0), Point(220.0, 128.0)];

    #[test]
    fn several_loops_at_a_node_are_seen_whole_with_their_labels_beside_them() {
        for size in [Size(84.0, 20.0), Size(150.0, 47.0)] {
            for count in 1..=3 {
                let mut project = Project::default();
                let at = project.add_node(node("at rest", 400.0, 400.0, 118.0));
                let beside = project.add_node(node("beside", 620.0, 400.0, 118.0));
                project.add_flow(Flow::new(at, beside));
                for number in 0..count {
                    project.add_flow(Flow { straight: number % 2 == 1, ..Flow::new(at, at) });
                }
                let geometry = arrange(&project, &[], &|_| Some(size));
                assert_eq!(faults(&project, &geometry, &[]), [], "{count} of {size:?}");
                for (id, flow) in &project.flows {
                    let label = geometry.flows[id].label.unwrap();
                    let hides = |route: &[Point]| segments(route).any(|line| line.overlaps(label));
                    let own = flow.is_at_rest() && hides(&geometry.flows[id].route);
                    assert!(!own, "{id} of {count} of {size:?}: {:?}", geometry.flows[id]);
                    let others = geometry.flows.iter().filter(|(other, _)| *other != id);
                    let hidden: Vec<_> = others.filter(|(_, other)| hides(&other.route)).map(|(id, _)| id).collect();
                    assert!(hidden.is_empty(), "{id} of {count} of {size:?} hides {hidden:?}");
                }
            }
        }
    }

    #[test]
    fn no_place_covers_the_loop() {
        for size in [Size(96.0, 20.0), Size(160.0, 47.0)] {
            let spots = spots(&LOOP, size);
            for (_, spot) in &spots {
                assert!(segments(&LOOP).all(|line| !line.overlaps(*spot)), "{spot:?}");
                assert_eq!(spot.size(), size);
            }
            // Below the node beside the start, and above the head beside the node.
            assert!(spots.contains(&(AT_END, Rect(197.0 - size.0, 148.0, size.0, size.1))), "{spots:?}");
            assert!(spots.contains(&(AT_END, Rect(224.0, 121.0 - size.1, size.0, size.1))), "{spots:?}");
        }
    }
}
