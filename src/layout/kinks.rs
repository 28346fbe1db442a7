//! Takes small kinks out of routes: where a line goes on a few units beside itself, either part of it is moved until
//! both are one, as far as the sides of the nodes and what stands around allow.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::grid::touches;
use super::line::level;
use super::price::price;
use super::route::simplified;
use super::side::side_of;
use super::stops::waypoints;
use crate::model::{FlowId, Point, Rect};

/// A step aside shorter than this looks like a mistake.
const SMALL: f32 = 8.0;

/// How much dearer a route without the kink may be than one with two corners less.
const WORTH: f32 = 30.0;

/// Takes small kinks out of the routes of these flows. What a person holds stays where it is.
pub(super) fn smooth(draft: &mut Draft, flows: &BTreeSet<FlowId>) {
    for id in flows {
        // Each turn has two corners less.
        while let Some(route) = smoother(draft, *id) {
            draft.put_route(*id, route);
        }
    }
}

fn smoother(draft: &Draft, id: FlowId) -> Option<Vec<Point>> {
    let flow = draft.flow(id).filter(|flow| !flow.is_at_rest() && !flow.straight)?;
    let ends = draft.ends(flow)?;
    let route = draft.route(id);
    let held: Vec<Point> = waypoints(flow);
    let is_held = |segment: usize| {
        let line = Rect::between(route[segment], route[segment + 1]).grown(0.1);
        held.iter().any(|point| touches(line, Rect(point.0, point.1, 0.0, 0.0)))
    };
    let most = price(draft, id, flow, ends, route).total() + WORTH;
    let mut best: Option<(f32, Vec<Point>)> = None;
    for jog in 1..route.len().saturating_sub(2) {
        let (from, to) = (route[jog], route[jog + 1]);
        let (before, after) = (route[jog - 1].to(from), to.to(route[jog + 2]));
        let aside = from.to(to);
        let goes_on = before.0 * after.0 + before.1 * after.1 > 0.0;
        if !goes_on || aside.0.abs() + aside.1.abs() >= SMALL {
            continue;
        }
        for (segment, onto) in [(jog - 1, to), (jog + 1, from)] {
            if is_held(segment) {
                continue;
            }
            let Some(moved) = moved(route, segment, onto, ends).map(simplified) else { continue };
            let cost = price(draft, id, flow, ends, &moved).total();
            if moved.len() < route.len() && cost <= most && best.as_ref().is_none_or(|(lowest, _)| cost < *lowest) {
                best = Some((cost, moved));
            }
        }
    }
    best.map(|(_, route)| route)
}

/// The route with one segment moved sideways onto a point; none where an end would leave its side, or another line turn
/// round.
pub(super) fn moved(route: &[Point], segment: usize, onto: Point, (from, to): (Rect, Rect)) -> Option<Vec<Point>> {
    let mut moved = route.to_vec();
    let across = level(route[segment].1, route[segment + 1].1);
    for point in &mut moved[segment..=segment + 1] {
        if across {
            point.1 = onto.1;
        } else {
            point.0 = onto.0;
        }
    }
    for (place, rect) in [(0, from), (route.len() - 1, to)] {
        let side = side_of(rect, route[place])?;
        let (low, high) = side.utmost(rect);
        let along = side.along(moved[place]);
        if !level(along, side.along(route[place])) && (along < low || along > high) {
            return None;
        }
    }
    let turns = route.windows(2).zip(moved.windows(2)).any(|(old, new)| {
        let (was, is) = (old[0].to(old[1]), new[0].to(new[1]));
        was.0 * is.0 < 0.0 || was.1 * is.1 < 0.0
    });
    (!turns).then_some(moved)
}
