//! Flows from a node to itself: a small loop round a free corner of the node, with its chip on it, or where a person led it.
//! Where that leaves room, `beside_loop` sets the label beside the loop in the end.

use super::draft::{Draft, segments};
use super::label::{CHIP, by_hand, clash, place};
use super::ports::place_cost;
use super::price::{is_across, shared};
use super::side::{Side, side_of};
use super::weights::BLOCKED;
use super::{FlowGeometry, weights};
use crate::model::{FlowId, NodeId, Point, Rect, Size};

/// How far from its corner a loop leaves and meets its node.
pub(super) const INSET: f32 = 16.0;
/// How far outside of its node a loop runs.
const OUTSIDE: f32 = 13.0;
/// Gap between the node and the chip.
const GAP: f32 = 4.0;

/// A corner of a node: to the right or left, at the bottom or top.
#[derive(Clone, Copy)]
pub(super) struct Corner {
    pub(super) right: bool,
    pub(super) bottom: bool,
    /// What makes one corner preferred to another.
    pub(super) cost: f32,
}

/// Loops around loops, where all corners are taken: how far outside of the first, and what that costs.
const ROUNDS: [(f32, f32); 4] = [(0.0, 0.0), (12.0, 60.0), (24.0, 90.0), (36.0, 120.0)];

/// The corners in the order they are preferred.
pub(super) const CORNERS: [Corner; 4] = [
    Corner { right: true, bottom: true, cost: 0.0 },
    Corner { right: true, bottom: false, cost: 4.0 },
    Corner { right: false, bottom: true, cost: 8.0 },
    Corner { right: false, bottom: false, cost: 12.0 },
];

/// Settles the loop and the label of a flow that starts and ends at the same node.
pub(super) fn settle(draft: &mut Draft, id: FlowId) {
    let Some(flow) = draft.flow(id) else { return };
    let (node, Some((rect, _))) = (flow.from, draft.ends(flow)) else { return };
    let led_to = flow.waypoints.first().copied();
    draft.take(id);
    let put = by_hand(draft, id);
    let size = (draft.sizes)(id);
    if let Some(at) = led_to {
        let route = led(rect, at);
        draft.put(id, FlowGeometry { route, label: None });
        let label = put.or_else(|| place(draft, id));
        draft.put_label(id, label);
        return;
    }
    let mut best: Option<(f32, FlowGeometry)> = None;
    // A chip that was put somewhere by hand leaves the loop to itself.
    for corner in CORNERS.into_iter().filter(|_| put.is_none()) {
        let slides: &[f32] = if size.is_some() { &[0.0, -0.3, 0.3, -0.5, 0.5] } else { &[0.0] };
        for slide in slides {
            let (route, label) = loop_at(rect, corner, size, *slide, 0.0);
            let mut cost = corner.cost + 20.0 * slide.abs() + disturbs(draft, id, node, rect, &route);
            if let Some(label) = label {
                let Some(clash) = clash(draft, id, label) else { continue };
                cost += clash;
            }
            if best.as_ref().is_none_or(|(lowest, _)| cost < *lowest) {
                best = Some((cost, FlowGeometry { route, label }));
            }
        }
    }
    if let Some((_, geometry)) = best {
        draft.put(id, geometry);
        return;
    }
    // No corner has room for the chip: the loop stays at the best corner, the chip finds a place of its own.
    let mut best: Option<(f32, Vec<Point>)> = None;
    for (round, round_cost) in ROUNDS {
        for corner in CORNERS {
            let (route, _) = loop_at(rect, corner, None, 0.0, round);
            let cost = round_cost + corner.cost + disturbs(draft, id, node, rect, &route);
            if best.as_ref().is_none_or(|(lowest, _)| cost < *lowest) {
                best = Some((cost, route));
            }
        }
    }
    let route = best.map(|(_, route)| route).unwrap_or_default();
    draft.put(id, FlowGeometry { route, label: None });
    let label = put.or_else(|| place(draft, id));
    draft.put_label(id, label);
}

/// The loop that was led through a point: round the corner beyond which that is, or on the side; as near to the node as any
/// loop where the point is nearer or inside.
fn led(rect: Rect, at: Point) -> Vec<Point> {
    let beyond = |at: f32, low: f32, high: f32| f32::from(i8::from(at > high) - i8::from(at < low));
    let mut side = (beyond(at.0, rect.left(), rect.right()), beyond(at.1, rect.top(), rect.bottom()));
    if side == (0.0, 0.0) {
        let ways = [
            (at.0 - rect.left(), (-1.0, 0.0)),
            (rect.right() - at.0, (1.0, 0.0)),
            (at.1 - rect.top(), (0.0, -1.0)),
            (rect.bottom() - at.1, (0.0, 1.0)),
        ];
        side = ways.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map_or(side, |(_, side)| side);
    }
    let out = |at: f32, side: f32, low: f32, high: f32| match side {
        side if side > 0.0 => at.max(high + OUTSIDE),
        side if side < 0.0 => at.min(low - OUTSIDE),
        _ => at,
    };
    let at = Point(out(at.0, side.0, rect.left(), rect.right()), out(at.1, side.1, rect.top(), rect.bottom()));
    let border =
        (if side.0 > 0.0 { rect.right() } else { rect.left() }, if side.1 > 0.0 { rect.bottom() } else { rect.top() });
    let (inset, drop) = (INSET.min(rect.2 / 3.0), INSET.min(rect.3 / 3.0));
    // Both ends of a loop on one side lie on that side, with room to its corners.
    let ends = |at: f32, low: f32, high: f32, half: f32| {
        let middle = at.max(low + 1.25 * half).min(high - 1.25 * half);
        (middle - half, middle + half)
    };
    if side.0 == 0.0 {
        let (from, to) = ends(at.0, rect.left(), rect.right(), inset);
        vec![Point(from, border.1), Point(from, at.1), Point(to, at.1), Point(to, border.1)]
    } else if side.1 == 0.0 {
        let (from, to) = ends(at.1, rect.top(), rect.bottom(), drop);
        vec![Point(border.0, from), Point(at.0, from), Point(at.0, to), Point(border.0, to)]
    } else {
        let (start, back) = (border.0 - side.0 * inset, border.1 - side.1 * drop);
        vec![Point(start, border.1), Point(start, at.1), at, Point(at.0, back), Point(border.0, back)]
    }
}

/// The loop round a corner, `round` outside of the first, and the label on it, slid sideways by a part of its width.
fn loop_at(rect: Rect, corner: Corner, size: Option<Size>, slide: f32, round: f32) -> (Vec<Point>, Option<Rect>) {
    let outwards = if corner.right { 1.0 } else { -1.0 };
    let side = if corner.right { rect.right() } else { rect.left() };
    let inset = (INSET + round).min(rect.2 / 3.0);
    let drop = (INSET + round / 3.0).min(rect.3 / 2.2);
    let beyond = side + outwards * (OUTSIDE + round);
    let chip_half = size.map_or(0.0, |size| size.1.min(CHIP) / 2.0);
    let (border, back, row, label_top) = if corner.bottom {
        let row = rect.bottom() + round + OUTSIDE.max(GAP + chip_half);
        (rect.bottom(), rect.bottom() - drop, row, row - chip_half)
    } else {
        let height = size.map_or(0.0, |size| size.1);
        let top = rect.top() - GAP - height;
        let row = (rect.top() - OUTSIDE).min(top + chip_half) - round;
        (rect.top(), rect.top() + drop, row, row - chip_half)
    };
    let start = side - outwards * inset;
    let route =
        vec![Point(start, border), Point(start, row), Point(beyond, row), Point(beyond, back), Point(side, back)];
    let label = size.map(|size| Rect(side - size.0 / 2.0 + slide * size.0, label_top, size.0, size.1));
    (route, label)
}

/// What a loop disturbs around its node.
fn disturbs(draft: &Draft, id: FlowId, node: NodeId, rect: Rect, route: &[Point]) -> f32 {
    let taken = draft.ports_taken(node, rect, id);
    let mut sum = 0.0;
    for end in route.first().into_iter().chain(route.last()) {
        if let Some(side) = side_of(rect, *end) {
            let alone: f32 = place_cost(side, rect, Side::along(side, *end), &[]);
            sum += place_cost(side, rect, side.along(*end), &taken) - alone;
        }
    }
    for segment in segments(route) {
        draft.index.labels.visit(segment, |owner, label| {
            if owner != id && shared(segment, label) > 0.0 {
                sum += weights::LABELLED;
            }
        });
        draft.index.nodes.visit(segment.grown(2.0), |other, its_rect| {
            if other != node && its_rect.grown(2.0).overlaps(segment) {
                sum += BLOCKED;
            }
        });
        draft.index.segments.visit(segment.grown(5.0), |(owner, _), other| {
            if owner != id && is_across(segment) == is_across(other) {
                sum += weights::OVERLAP_UNIT * shared(segment, other.grown(5.0));
            } else if owner != id && shared(segment, other.grown(3.0)) > 0.0 {
                sum += weights::CROSSING;
            }
        });
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const NODE: Rect = Rect(100.0, 100.0, 120.0, 44.0);

    #[test]
    fn a_loop_goes_where_it_is_led_and_stays_outside_its_node() {
        let inner = NODE.grown(-0.5);
        for x in [-50.0, 90.0, 101.0, 160.0, 219.0, 230.0, 400.0] {
            for y in [0.0, 95.0, 101.0, 122.0, 143.0, 150.0, 300.0] {
                let route = led(NODE, Point(x, y));
                assert!(segments(&route).all(|segment| !segment.overlaps(inner)), "{x} {y}: {route:?}");
                for end in [route[0], route[route.len() - 1]] {
                    assert!(side_of(NODE, end).is_some(), "{x} {y}: {end:?} is on the border");
                }
                let far = route.iter().map(|point| point.distance(Point(x, y))).fold(f32::INFINITY, f32::min);
                assert!(inner.contains(Point(x, y)) || far < 45.0, "{x} {y}: {route:?}");
            }
        }
    }
}
