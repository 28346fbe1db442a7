//! Leads routes another way that look like a mistake although they are free: squeezed past a node, with a small step aside or
//! with more corners than one can follow. The eye follows the plainer one more easily, also where it is somewhat longer.
//!
//! First the route itself is mended, by `shortcuts` and by moving its segments; only where that does not help another one is
//! looked for.

use std::collections::BTreeSet;

use super::draft::{Draft, segments};
use super::kinks;
use super::line::level;
use super::make_room::{Room, Way, sum, take_best};
use super::nudge::{is_free, shifted_within};
use super::price::{Price, is_across, on_others, price, shared, small_steps};
use super::progress::Progress;
use super::route::{Router, simplified};
use super::side::Side;
use super::streets::{ACROSS, DOWN, Ease};
use super::weights::{CLEARANCE, FOLLOWED, SQUEEZED};
use crate::model::{FlowId, Point, Rect};

/// How often a route is mended: each time by one flaw, mostly.
const ROUNDS: usize = 3;

/// How far around a segment there are nodes beside which it may run instead.
const REACH: f32 = 90.0;

/// So much more of a route may lie on another than did before.
const ON_OTHERS: f32 = 1.0;

/// How many of the cheapest ways are tried with their labels.
const TRIED: usize = 4;

/// What it costs that a line runs through a label of another flow, which nobody would take for a plainer way.
const HIDDEN: f32 = 40.0;

/// Mends those routes of these flows that have flaws, together with their labels. None where it was not let go on.
pub(super) fn ease(draft: &mut Draft, room: &Room, router: &mut Router, progress: &mut Progress) -> Option<()> {
    // After an edit, no arrow takes another way for little.
    let steady = if router.effort.again == 0 { FOLLOWED } else { 0.0 };
    let mut searches = router.effort.eased;
    for id in room.moving {
        progress.step()?;
        for _ in 0..ROUNDS {
            if flaws(draft, *id) <= 0.0 {
                break;
            }
            if take(draft, room, *id, steady, mended(draft, *id)) {
                continue;
            }
            if searches == 0 {
                break;
            }
            searches -= 1;
            let others = other(draft, router, *id);
            if !take(draft, room, *id, steady, others) {
                break;
            }
        }
    }
    Some(())
}

/// What looks like a mistake about the route of a flow that may be changed.
fn flaws(draft: &Draft, id: FlowId) -> f32 {
    whole(draft, id, draft.route(id)).map_or(0.0, |price| price.flaws)
}

fn whole(draft: &Draft, id: FlowId, route: &[Point]) -> Option<Price> {
    let flow = draft.flow(id).filter(|flow| is_free(flow) && route.len() > 2)?;
    Some(price(draft, id, flow, draft.ends(flow)?, route))
}

/// Takes the best of some ways, if one is better.
fn take(draft: &mut Draft, room: &Room, id: FlowId, steady: f32, ways: Vec<Vec<Point>>) -> bool {
    let before = draft.route(id).to_vec();
    let Some(now) = whole(draft, id, &before).map(Price::whole) else { return false };
    let price = |way: Vec<Point>| Some((whole(draft, id, &way)?.whole(), way));
    let mut cheaper: Vec<(f32, Vec<Point>)> =
        ways.into_iter().filter_map(price).filter(|(cost, _)| cost + steady < now).collect();
    cheaper.sort_by(|a, b| a.0.total_cmp(&b.0));
    cheaper.dedup_by(|a, b| a.1 == b.1);
    let most = on_others(draft, id, &before) + ON_OTHERS;
    let apart = cheaper.into_iter().map(|(_, way)| way).filter(|way| on_others(draft, id, way) <= most);
    let ways: Vec<Way> = apart.take(TRIED).map(|way| vec![(id, way)]).collect();
    let cost = |draft: &Draft, flows: &BTreeSet<FlowId>| {
        let route = draft.route(id);
        let changed = if route == before { 0.0 } else { steady };
        sum(draft, flows) + flaws(draft, id) + HIDDEN * hidden(draft, id) as f32 + changed
    };
    !ways.is_empty() && take_best(draft, room, &BTreeSet::new(), &BTreeSet::new(), ways, &cost)
}

/// How often a line and a label hide each other, where one of them belongs to this flow.
fn hidden(draft: &Draft, id: FlowId) -> usize {
    let mut hidden = 0;
    for line in segments(draft.route(id)) {
        draft.index.labels.visit(line, |owner, label| {
            hidden += usize::from(owner != id && shared(line, label) > 0.0);
        });
    }
    if let Some(label) = draft.label(id) {
        draft.index.segments.visit(label, |(owner, _), line| {
            hidden += usize::from(owner != id && shared(line, label) > 0.0);
        });
    }
    hidden
}

/// The same route with one thing about it changed.
fn mended(draft: &Draft, id: FlowId) -> Vec<Vec<Point>> {
    let Some(ends) = draft.flow(id).and_then(|flow| draft.ends(flow)) else { return Vec::new() };
    let route = draft.route(id);
    let mut ways = shortcuts(route);
    // Each segment in line with the next one beside it.
    for (number, two) in route.windows(4).enumerate() {
        ways.extend(kinks::moved(route, number, two[3], ends).map(simplified));
        ways.extend(kinks::moved(route, number + 2, two[0], ends).map(simplified));
    }
    for (number, segment) in segments(route).enumerate() {
        for by in moves(draft, id, segment) {
            ways.extend(shifted_within(Side::utmost, route, number, by, draft, id).map(simplified));
        }
    }
    ways
}

/// By how much a segment that is squeezed may be moved aside so that it runs with room beside some node.
fn moves(draft: &Draft, id: FlowId, segment: Rect) -> Vec<f32> {
    let Some(flow) = draft.flow(id) else { return Vec::new() };
    let across = is_across(segment);
    let at = if across { segment.1 } else { segment.0 };
    let (mut squeezed, mut moves) = (false, Vec::new());
    draft.index.nodes.visit(segment.grown(REACH), |node, rect| {
        if node != flow.from && node != flow.to {
            squeezed |= shared(segment, rect.grown(SQUEEZED)) > 0.0;
        }
        let (low, high) = if across { (rect.top(), rect.bottom()) } else { (rect.left(), rect.right()) };
        moves.extend([low - CLEARANCE - at, high + CLEARANCE - at]);
    });
    if !squeezed {
        return Vec::new();
    }
    // In the middle of a narrow gap as well.
    let places = moves.clone();
    moves.extend(places.windows(2).map(|pair| f32::midpoint(pair[0], pair[1])));
    moves.retain(|by| by.abs() > 0.5 && by.abs() <= REACH);
    moves.sort_by(f32::total_cmp);
    moves.dedup_by(|a, b| *a - *b < 1.0);
    moves
}

/// The routes that leave out a part of this one, between two of its segments: by a corner where these meet if they are made
/// longer, by a line across where they run side by side.
fn shortcuts(route: &[Point]) -> Vec<Vec<Point>> {
    let mut ways = Vec::new();
    let count = route.len().saturating_sub(1);
    let is_level = |segment: usize| level(route[segment].1, route[segment + 1].1);
    let mut push = |first: usize, last: usize, between: &[Point]| {
        let way: Vec<Point> = route[..=first].iter().chain(between).chain(&route[last + 1..]).copied().collect();
        let goes_on = |old: (Point, Point), new: (Point, Point)| {
            let (was, is) = (old.0.to(old.1), new.0.to(new.1));
            was.0 * is.0 + was.1 * is.1 > 0.0
        };
        let (begins, ends) = ((route[first], route[first + 1]), (route[last], route[last + 1]));
        if goes_on(begins, (route[first], between[0])) && goes_on(ends, (between[between.len() - 1], route[last + 1])) {
            ways.push(simplified(way));
        }
    };
    for first in 0..count {
        for last in first + 2..count {
            let (a, b) = (route[first], route[last + 1]);
            let across = is_level(first);
            if across != is_level(last) {
                push(first, last, &[if across { Point(b.0, a.1) } else { Point(a.0, b.1) }]);
                continue;
            }
            let line =
                |at: f32| if across { [Point(at, a.1), Point(at, b.1)] } else { [Point(a.0, at), Point(b.0, at)] };
            let along = |point: Point| if across { point.0 } else { point.1 };
            let corners = route[first + 1..=last].iter().map(|point| along(*point));
            let mut places: Vec<f32> = corners.chain([f32::midpoint(along(a), along(b))]).collect();
            places.dedup();
            for at in places {
                push(first, last, &line(at));
            }
        }
    }
    ways.retain(|way| way.len() <= route.len() && way != route);
    ways
}

/// Other routes, found with more room or without a small step.
fn other(draft: &Draft, router: &mut Router, id: FlowId) -> Vec<Vec<Point>> {
    let Some(flow) = draft.flow(id) else { return Vec::new() };
    let Some(ends) = draft.ends(flow) else { return Vec::new() };
    let route = draft.route(id);
    let lines = small_steps(route).take(1).flat_map(|step| {
        let (from, to) = (route[step], route[step + 1]);
        if level(from.1, to.1) { [(ACROSS, from.0), (ACROSS, to.0)] } else { [(DOWN, from.1), (DOWN, to.1)] }
    });
    let find = |only| {
        router.ease = Ease { roomy: true, only };
        let found = router.route(draft, id, flow, ends);
        router.ease = Ease::default();
        found
    };
    std::iter::once(None).chain(lines.map(Some)).map(find).collect()
}
