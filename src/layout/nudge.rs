//! Moves segments of settled routes sideways: ends spread over the sides of their nodes, overlapping flows apart.
//!
//! A move is kept only when the route does not get dearer by it, so nothing that was good is spoiled.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::label::CHIP;
use super::line::level;
use super::price::{price, price_below};
use super::side::{Side, side_of};
use crate::model::{Flow, FlowId, NodeId, Point, Rect, Size};

/// The farthest that the ends on one side are spread.
const SPREAD: f32 = 30.0;

/// What an evenly spread side is worth.
const EVENNESS: f32 = 8.0;

/// Room between a label on its line and the line beside it.
const BESIDE_LABEL: f32 = 1.0;

/// In how many steps places for such flows are tried from one end of their side to the other.
const OFFSETS: u8 = 8;

/// What it is worth, for each flow, that labels on parallel flows cover no other.
const FANNED: f32 = 40.0;

/// How far a segment is moved to get away from another flow: the nearest that helps.
const STEPS: [f32; 10] = [-4.0, 4.0, -8.0, 8.0, -12.0, 12.0, -18.0, 18.0, -26.0, 26.0];

/// Spreads the ends of these flows evenly over the sides they share with others.
pub(super) fn spread(draft: &mut Draft, flows: &BTreeSet<FlowId>) {
    let mut nodes = BTreeSet::new();
    for id in flows {
        if let Some(flow) = draft.flow(*id).filter(|flow| !flow.is_at_rest()) {
            nodes.extend([flow.from, flow.to]);
        }
    }
    for node in nodes {
        for (_, mut ends) in ends_at(draft, node) {
            if ends.len() < 2 {
                continue;
            }
            ends.sort_by(|a, b| a.along.total_cmp(&b.along).then(a.flow.cmp(&b.flow)));
            for _ in 0..2 {
                spread_side(draft, node, &ends, flows);
            }
        }
    }
}

/// Moves three or more straight upright flows between the same two nodes so far apart that the label of each can stand on its
/// own line without covering the next.
pub(super) fn fan_out(draft: &mut Draft, flows: &BTreeSet<FlowId>) {
    let mut groups: BTreeMap<(NodeId, NodeId), Vec<FlowId>> = BTreeMap::new();
    for id in flows {
        let Some(flow) = draft.flow(*id).filter(|flow| is_free(flow)) else { continue };
        let route = draft.route(*id);
        if route.len() == 2 && is_upright(route) {
            groups.entry((flow.from.min(flow.to), flow.from.max(flow.to))).or_default().push(*id);
        }
    }
    for group in groups.into_values().filter(|group| group.len() > 2) {
        let Some(Fan { group, places, ways }) = fan(draft, group) else { continue };
        let moves = ways.into_iter().map(|to| to.iter().zip(&places).map(|(to, at)| to - at).collect());
        move_together(draft, &group, moves);
    }
}

/// Whether a way leads up or down where it begins.
fn is_upright(route: &[Point]) -> bool {
    matches!(route, [a, b, ..] if level(a.0, b.0))
}

/// Straight flows between the same two nodes.
struct Fan {
    /// In the order they stand.
    group: Vec<FlowId>,
    /// Where they stand.
    places: Vec<f32>,
    /// Where they might stand, so that the label of each has room.
    ways: Vec<Vec<f32>>,
}

/// How straight flows might stand; none where there is room for their labels already, or nowhere.
fn fan(draft: &Draft, mut group: Vec<FlowId>) -> Option<Fan> {
    let side = if is_upright(draft.route(*group.first()?)) { Side::Top } else { Side::Right };
    let place = |id: FlowId| draft.route(id).first().map_or(0.0, |point| side.along(*point));
    group.sort_by(|a, b| place(*a).total_cmp(&place(*b)).then(a.cmp(b)));
    let (from, to) = draft.flow(group[0]).and_then(|flow| draft.ends(flow))?;
    let largest =
        |extent: fn(Size) -> f32| group.iter().filter_map(|id| (draft.sizes)(*id)).map(extent).fold(0.0, f32::max);
    let (starts, ends) = (side.usable(from), side.usable(to));
    let (low, high) = (starts.0.max(ends.0), starts.1.min(ends.1));
    let last = (group.len() - 1) as f32;
    // The first label may stand before, the last behind all lines; only of more than three are there two beside each other
    // between them.
    let room = match side {
        Side::Top | Side::Bottom => largest(|size| size.0) / 2.0,
        Side::Left | Side::Right if group.len() > 3 => largest(|size| size.1) + BESIDE_LABEL,
        Side::Left | Side::Right => largest(|size| size.1) - CHIP / 2.0,
    };
    let gap = (room + BESIDE_LABEL).min((high - low) / last);
    let places: Vec<f32> = group.iter().map(|id| place(*id)).collect();
    if low >= high || places.windows(2).all(|pair| pair[1] - pair[0] >= gap) {
        return None;
    }
    let middle = f32::midpoint(places[0], places[places.len() - 1]);
    let (room, centred) = (high - gap * last, middle - gap * last / 2.0);
    let firsts = (0..=OFFSETS).map(|step| low + (room - low) * f32::from(step) / f32::from(OFFSETS));
    let firsts = std::iter::once(centred.clamp(low, room)).chain(firsts);
    let ways = firsts.map(|first| (0..group.len()).map(|number| first + number as f32 * gap).collect()).collect();
    Some(Fan { group, places, ways })
}

/// The ways in which all straight flows between the nodes of one of them may stand, so that each has room for its label.
pub(super) fn fans(draft: &Draft, id: FlowId, flows: &BTreeSet<FlowId>) -> Vec<Vec<(FlowId, Vec<Point>)>> {
    let straight = |id: FlowId| draft.route(id).len() == 2;
    let Some(flow) = draft.flow(id).filter(|flow| is_free(flow) && straight(id)) else { return Vec::new() };
    let ends = |flow: &Flow| (flow.from.min(flow.to), flow.from.max(flow.to));
    let mut group = Vec::new();
    let Some(rect) = draft.project.nodes.get(&flow.from).map(|node| node.rect()) else { return Vec::new() };
    draft.index.segments.visit(rect.grown(1.0), |(other, _), _| {
        let same = draft.flow(other).is_some_and(|other| is_free(other) && ends(other) == ends(flow));
        if same && flows.contains(&other) && straight(other) {
            group.push(other);
        }
    });
    if group.len() < 3 {
        return Vec::new();
    }
    let Some(Fan { group, places, ways }) = fan(draft, group) else { return Vec::new() };
    let moved = |to: Vec<f32>| {
        let all = group.iter().zip(to).zip(&places);
        all.map(|((id, to), at)| Some((*id, shifted(draft.route(*id), 0, to - at, draft, *id)?))).collect()
    };
    ways.into_iter().filter_map(moved).collect()
}

/// Moves straight flows sideways in the cheapest of some ways, unless each costs much more than now.
fn move_together(draft: &mut Draft, group: &[FlowId], ways: impl Iterator<Item = Vec<f32>>) {
    let sum = |draft: &Draft| {
        let of = |id: &FlowId| {
            let flow = draft.flow(*id)?;
            Some(price(draft, *id, flow, draft.ends(flow)?, draft.route(*id)).total())
        };
        group.iter().filter_map(of).sum::<f32>()
    };
    let before: Vec<Vec<Point>> = group.iter().map(|id| draft.route(*id).to_vec()).collect();
    let put = |draft: &mut Draft, routes: &[Vec<Point>]| {
        for (id, route) in group.iter().zip(routes) {
            draft.put_route(*id, route.clone());
        }
    };
    let (mut lowest, mut best) = (sum(draft) + FANNED * group.len() as f32, before.clone());
    for moves in ways {
        let all = group.iter().zip(moves).zip(&before);
        let moved: Option<Vec<_>> = all.map(|((id, by), route)| shifted(route, 0, by, draft, *id)).collect();
        let Some(moved) = moved else { continue };
        put(draft, &moved);
        let cost = sum(draft);
        if cost < lowest {
            (lowest, best) = (cost, moved);
        }
        put(draft, &before);
    }
    put(draft, &best);
}

/// Moves segments of these flows away from other flows on top of them.
pub(super) fn separate(draft: &mut Draft, flows: &BTreeSet<FlowId>) {
    for id in flows {
        let Some(flow) = draft.flow(*id).filter(|flow| is_free(flow)) else {
            continue;
        };
        let Some(ends) = draft.ends(flow) else { continue };
        let mut route = draft.route(*id).to_vec();
        let mut best = price(draft, *id, flow, ends, &route);
        if best.conflicts < 20.0 {
            continue;
        }
        let mut changed = false;
        for segment in 0..route.len().saturating_sub(1) {
            let base = route.clone();
            for step in STEPS {
                let Some(moved) = shifted(&base, segment, step, draft, *id) else { continue };
                if let Some(cost) = price_below(best.total() - 1.0, draft, *id, flow, ends, &moved) {
                    (best, route, changed) = (cost, moved, true);
                }
            }
        }
        if changed {
            draft.put_route(*id, route);
        }
    }
}

/// Whether a flow's segments may be moved: nobody said where they run.
pub(super) fn is_free(flow: &Flow) -> bool {
    !flow.is_at_rest() && flow.waypoints.is_empty() && !flow.straight
}

struct End {
    flow: FlowId,
    is_start: bool,
    along: f32,
}

fn ends_at(draft: &Draft, node: NodeId) -> BTreeMap<Side, Vec<End>> {
    let mut sides: BTreeMap<Side, Vec<End>> = BTreeMap::new();
    let Some(rect) = draft.project.nodes.get(&node).map(|node| node.rect()) else { return sides };
    let mut seen = BTreeSet::new();
    draft.index.segments.visit(rect.grown(1.0), |(id, number), _| {
        let Some(flow) = draft.flow(id).filter(|_| seen.insert((id, number))) else { return };
        let route = draft.route(id);
        let starts = (flow.from == node && number == 0).then(|| route.first()).flatten();
        let ends = (flow.to == node && number + 2 == route.len()).then(|| route.last()).flatten();
        for (point, is_start) in starts.map(|point| (point, true)).into_iter().chain(ends.map(|point| (point, false))) {
            if let Some(side) = side_of(rect, *point) {
                sides.entry(side).or_default().push(End { flow: id, is_start, along: side.along(*point) });
            }
        }
    });
    sides
}

fn spread_side(draft: &mut Draft, node: NodeId, ends: &[End], flows: &BTreeSet<FlowId>) {
    let Some(rect) = draft.project.nodes.get(&node).map(|node| node.rect()) else { return };
    let Some(side) = ends.first().and_then(|end| {
        let route = draft.route(end.flow);
        side_of(rect, *if end.is_start { route.first()? } else { route.last()? })
    }) else {
        return;
    };
    let (low, high) = side.usable(rect);
    let count = ends.len();
    let step = ((high - low) / (count as f32 - 1.0)).min(SPREAD);
    let middle = f32::midpoint(low, high);
    for (number, end) in ends.iter().enumerate() {
        let ideal = middle + (number as f32 - (count as f32 - 1.0) / 2.0) * step;
        let Some(flow) = draft.flow(end.flow).filter(|flow| flows.contains(&end.flow) && is_free(flow)) else {
            continue;
        };
        let Some(rects) = draft.ends(flow) else { continue };
        let route = draft.route(end.flow);
        // A straight arrow is worth more than an evenly spread side.
        if route.len() < 3 {
            continue;
        }
        let segment = if end.is_start { 0 } else { route.len() - 2 };
        let here = side.along(if end.is_start { route[0] } else { route[route.len() - 1] });
        let Some(moved) = shifted(route, segment, ideal - here, draft, end.flow) else { continue };
        let most = price(draft, end.flow, flow, rects, route).total() + EVENNESS;
        if price_below(most, draft, end.flow, flow, rects, &moved).is_some() {
            draft.put_route(end.flow, moved);
        }
    }
}

/// The route with one segment moved sideways; none where an end would leave its side.
pub(super) fn shifted(route: &[Point], segment: usize, by: f32, draft: &Draft, id: FlowId) -> Option<Vec<Point>> {
    shifted_within(Side::usable, route, segment, by, draft, id)
}

/// The same, where ends stay within a part of their sides.
pub(super) fn shifted_within(
    part: fn(Side, Rect) -> (f32, f32),
    route: &[Point],
    segment: usize,
    by: f32,
    draft: &Draft,
    id: FlowId,
) -> Option<Vec<Point>> {
    let (a, b) = (*route.get(segment)?, *route.get(segment + 1)?);
    let across = level(a.1, b.1) && !level(a.0, b.0);
    // Beside a segment in the same direction (a way back over itself) it cannot move by itself.
    let neighbours = [
        segment.checked_sub(1).and_then(|before| route.get(before)).map(|c| (*c, a)),
        route.get(segment + 2).map(|c| (b, *c)),
    ];
    if neighbours.into_iter().flatten().any(|(c, d)| level(c.1, d.1) == across) {
        return None;
    }
    let mut moved = route.to_vec();
    for point in &mut moved[segment..=segment + 1] {
        if across {
            point.1 += by;
        } else {
            point.0 += by;
        }
    }
    let (from, to) = draft.ends(draft.flow(id)?)?;
    for (place, rect) in [(0, from), (route.len() - 1, to)] {
        let side = side_of(rect, route[place])?;
        let (low, high) = part(side, rect);
        let along = side.along(moved[place]);
        if side_of(rect, moved[place]) != Some(side) || along < low - 0.1 || along > high + 0.1 {
            return None;
        }
    }
    // A shift past a neighbouring corner would turn that segment round.
    let turned = route.windows(2).zip(moved.windows(2)).any(|(old, new)| {
        let (was, is) = (old[0].to(old[1]), new[0].to(new[1]));
        was.0 * is.0 < 0.0 || was.1 * is.1 < 0.0 || (is.0 == 0.0 && is.1 == 0.0)
    });
    (!turned).then_some(moved)
}
