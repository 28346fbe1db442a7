//! Arrows side by side between the same two nodes: which of them the label of another hides, and the ways by which one of
//! them makes room, round the outside of all.

use std::collections::BTreeSet;

use super::draft::{Draft, segments};
use super::label::CHIP;
use super::nudge::is_free;
use super::ports::APART;
use super::price::{is_across, shared};
use super::side::Side;
use super::weights::CLEARANCE;
use crate::model::{Flow, FlowId, NodeId, Point, Rect, Size};

/// Room between the label of one and the line or the label of another.
const ROOM: f32 = 2.5;

/// Lines so near to each other are no two ways.
const SAME: f32 = 3.0;

/// How many places of the ends are tried from the corners at which both nodes face each other.
const PLACES: usize = 2;

/// The flows that lead between the same two nodes as a free one, if there are others.
pub(super) fn group(draft: &Draft, id: FlowId) -> Option<BTreeSet<FlowId>> {
    let ends = |flow: &Flow| (flow.from.min(flow.to), flow.from.max(flow.to));
    let flow = draft.flow(id).filter(|flow| is_free(flow))?;
    let (from, _) = draft.ends(flow)?;
    let mut group = BTreeSet::new();
    draft.index.segments.visit(from.grown(1.0), |(other, _), _| {
        if draft.flow(other).is_some_and(|other| ends(other) == ends(flow)) {
            group.insert(other);
        }
    });
    (group.len() > 1).then_some(group)
}

/// Pairs of a flow whose label hides a stretch of a line, and of the flow whose line that is, among some that lead between
/// the same two nodes.
pub(super) fn hidden(draft: &Draft, group: &BTreeSet<FlowId>) -> Vec<(FlowId, FlowId)> {
    let mut hidden = Vec::new();
    for id in group {
        let Some(label) = draft.label(*id) else { continue };
        let under = |other: &FlowId| other != id && segments(draft.route(*other)).any(|line| shared(line, label) > 0.0);
        hidden.extend(group.iter().copied().filter(under).map(|other| (*id, other)));
    }
    hidden
}

/// The routes by which one of a group may go round the others.
pub(super) fn detours(draft: &Draft, id: FlowId, group: &BTreeSet<FlowId>) -> Vec<Vec<Point>> {
    let Some(flow) = draft.flow(id).filter(|flow| is_free(flow)) else { return Vec::new() };
    let Some((from, to)) = draft.ends(flow) else { return Vec::new() };
    let size = (draft.sizes)(id).unwrap_or(Size(0.0, 0.0));
    let apart = |low: (f32, f32), high: (f32, f32)| low.1 < high.0 || high.1 < low.0;
    let mut sides = Vec::new();
    if apart((from.left(), from.right()), (to.left(), to.right())) {
        sides.extend([Side::Top, Side::Bottom]);
    }
    if apart((from.top(), from.bottom()), (to.top(), to.bottom())) {
        sides.extend([Side::Left, Side::Right]);
    }
    let mut detours = Vec::new();
    for side in sides {
        let places: Vec<(f32, f32)> = places(draft, id, side, [(flow.from, from, to), (flow.to, to, from)]);
        for row in rows(draft, id, group, side, (from, to), size) {
            for (start, end) in &places {
                let (start, end) = (side.point(from, *start, 0.0), side.point(to, *end, 0.0));
                let corner = |at: Point| if side.is_upright() { Point(row, at.1) } else { Point(at.0, row) };
                detours.push(vec![start, corner(start), corner(end), end]);
            }
        }
    }
    detours
}

/// Where such a way may meet both nodes on a side: as near to the corners at which they face each other as others let it.
fn places(draft: &Draft, id: FlowId, side: Side, ends: [(NodeId, Rect, Rect); 2]) -> Vec<(f32, f32)> {
    let [starts, ends] = ends.map(|(node, rect, other)| {
        let (low, high) = side.usable(rect);
        let towards = side.span(other).0 > side.span(rect).0;
        let taken = draft.ports_taken(node, rect, id);
        let free = |place: &f32| {
            *place >= low
                && *place <= high
                && taken.iter().all(|(its_side, at)| *its_side != side || (at - place).abs() >= APART - 0.5)
        };
        let from_corner = |number: u8| {
            let off = APART * f32::from(number);
            if towards { high - off } else { low + off }
        };
        (0..8).map(from_corner).filter(free).take(PLACES).collect::<Vec<f32>>()
    });
    starts.into_iter().zip(ends).collect()
}

/// Where such a way may run beyond a side: just outside of both nodes, and where its label has room beside what stands there.
fn rows(
    draft: &Draft,
    id: FlowId,
    group: &BTreeSet<FlowId>,
    side: Side,
    (from, to): (Rect, Rect),
    size: Size,
) -> Vec<f32> {
    let outwards = if matches!(side, Side::Right | Side::Bottom) { 1.0 } else { -1.0 };
    let outer = |rect: Rect| {
        let (low, high) = if side.is_upright() { (rect.left(), rect.right()) } else { (rect.top(), rect.bottom()) };
        outwards * if outwards > 0.0 { high } else { low }
    };
    // How far a label on the way reaches inwards.
    let inwards = match side {
        Side::Left | Side::Right => size.0 / 2.0,
        Side::Top => size.1 - size.1.min(CHIP) / 2.0,
        Side::Bottom => size.1.min(CHIP) / 2.0,
    };
    let nearest = outer(from).max(outer(to)) + CLEARANCE;
    let mut rows = vec![nearest, nearest + inwards];
    for other in group.iter().filter(|other| **other != id) {
        let labels = draft.label(*other).into_iter();
        let lines = segments(draft.route(*other)).filter(|line| is_across(*line) != side.is_upright());
        for beyond in labels.chain(lines).map(outer) {
            rows.extend([beyond + ROOM + 0.5, beyond + APART, beyond + ROOM + inwards]);
        }
    }
    rows.retain(|row| *row >= nearest);
    rows.sort_by(f32::total_cmp);
    rows.dedup_by(|a, b| *a - *b < SAME);
    rows.into_iter().map(|row| row * outwards).collect()
}

#[cfg(test)]
mod tests {
    use super::super::draft::segments;
    use super::super::figure_test::node;
    use super::super::price::shared;
    use super::super::{Geometry, arrange, faults, rearrange};
    use crate::model::{Flow, FlowId, Node, NodeId, Project, Size};

    /// A chip and what is carried under it, as wide as that of 転送, of 閲覧・操作, and of a longer name.
    #[expect(clippy::unnecessary_wraps, reason = "the signature of `LabelSizes`")]
    fn sizes(id: FlowId) -> Option<Size> {
        Some(Size([84.0, 70.0, 118.0, 96.0][id.0 as usize % 4], 34.0))
    }

    fn pair(x: f32, y: f32) -> (Project, [NodeId; 2]) {
        let mut project = Project::default();
        let ends = [(0.0, 0.0), (x, y)].map(|(x, y)| project.add_node(node("node", x, y, 132.0)));
        (project, ends)
    }

    fn add(project: &mut Project, [a, b]: [NodeId; 2], number: usize) {
        project.add_flow(if number.is_multiple_of(2) { Flow::new(a, b) } else { Flow::new(b, a) });
    }

    /// Labels with the foreign lines that they hide.
    fn hidden(geometry: &Geometry) -> Vec<(FlowId, FlowId)> {
        let mut hidden = Vec::new();
        for (id, flow) in &geometry.flows {
            let Some(label) = flow.label else { continue };
            let under = |other: &FlowId| segments(&geometry.flows[other].route).any(|line| shared(line, label) > 0.0);
            hidden
                .extend(geometry.flows.keys().filter(|other| *other != id && under(other)).map(|other| (*id, *other)));
        }
        hidden
    }

    #[test]
    fn labels_of_arrows_side_by_side_hide_none_of_them() {
        let mut bad = Vec::new();
        let beside = [260.0, 292.0, 340.0, 400.0, 532.0].map(|x| (x, 0.0));
        let below = [160.0, 200.0, 260.0, 320.0, 400.0].map(|y| (0.0, y));
        for at in beside.into_iter().chain(below) {
            let (empty, ends) = pair(at.0, at.1);
            let mut one_by_one = (empty.clone(), arrange(&empty, &[], &sizes));
            for count in 1..=5 {
                let mut next = one_by_one.0.clone();
                add(&mut next, ends, count);
                let drawn = rearrange(&one_by_one.1, &one_by_one.0, &next, &[], &sizes);
                let at_once = arrange(&next, &[], &sizes);
                one_by_one = (next, drawn);
                for (how, geometry) in [("at once", &at_once), ("one by one", &one_by_one.1)] {
                    let (faults, hidden) = (faults(&one_by_one.0, geometry, &[]), hidden(geometry));
                    if !faults.is_empty() || !hidden.is_empty() {
                        bad.push(format!("{at:?} {count} {how}: {hidden:?} {faults:?}"));
                    }
                }
            }
        }
        assert!(bad.is_empty(), "{}\n{}", bad.len(), bad.join("\n"));
    }

    #[test]
    fn between_large_nodes_they_run_straight_and_farther_apart() {
        for count in 2..=4 {
            let (mut project, ends) = pair(300.0, 0.0);
            for id in ends {
                let node = Node { size: Size(132.0, 140.0), ..(*project.nodes[&id]).clone() };
                project.nodes.insert(id, node.into());
            }
            (0..count).for_each(|number| add(&mut project, ends, number));
            let geometry = arrange(&project, &[], &sizes);
            assert_eq!((faults(&project, &geometry, &[]), hidden(&geometry)), (vec![], vec![]), "{count}");
            assert!(geometry.flows.values().all(|flow| flow.route.len() == 2), "{count}: {:?}", geometry.flows);
        }
    }
}
