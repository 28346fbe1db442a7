//! The way a flow had, led on to where its ends are now: an arrow keeps its shape unless another one is clearly better.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::price::price;
use super::side::side_of;
use super::weights::{BLOCKED, FOLLOWED, FOLLOWED_NEAR, STEADY};
use crate::model::{Flow, FlowId, Point, Rect};

/// Corners that are no farther apart belong to the same way.
const SAME_WAY: f32 = 24.0;

/// The way a flow had before an edit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Former {
    /// The way, led on to where its ends are now.
    pub(super) route: Vec<Point>,
    /// What it disturbed, which one has lived with.
    conflicts: f32,
}

/// The ways that flows had before.
#[derive(Debug, Default)]
pub(super) struct Formers {
    /// Where the edit began.
    pub(super) start: BTreeMap<FlowId, Former>,
    /// In the frame before, while something is dragged.
    pub(super) seen: BTreeMap<FlowId, Former>,
}

impl Formers {
    /// The way a flow has before it looks for another one: the one that is seen.
    pub(super) fn first(&self) -> impl Iterator<Item = (FlowId, &Former)> {
        let unseen = self.start.iter().filter(|(id, _)| !self.seen.contains_key(id));
        self.seen.iter().chain(unseen).map(|(id, former)| (*id, former))
    }
}

/// The ways that flows had in the draft before an edit, for those that can keep them after it.
pub(super) fn ways(before: &Draft, after: &Draft, flows: &BTreeSet<FlowId>) -> BTreeMap<FlowId, Former> {
    flows.iter().filter_map(|id| Some((*id, way(before, after, *id)?))).collect()
}

/// The way of a flow that connects the same nodes as before and that nobody leads.
fn way(before: &Draft, after: &Draft, id: FlowId) -> Option<Former> {
    let (was, is) = (before.flow(id)?, after.flow(id)?);
    let led = |flow: &Flow| flow.straight || flow.is_at_rest() || !flow.waypoints.is_empty();
    if led(was) || led(is) || was.from != is.from || was.to != is.to {
        return None;
    }
    let ends = before.ends(was)?;
    let route = led_on(before.route(id), ends, after.ends(is)?)?;
    Some(Former { route, conflicts: price(before, id, was, ends, before.route(id)).conflicts })
}

/// The route with its ends on nodes that were moved or resized: the first and the last line go along, all between them
/// stays. None where that turns a line round, or a straight arrow is straight no more.
pub(super) fn led_on(route: &[Point], was: (Rect, Rect), is: (Rect, Rect)) -> Option<Vec<Point>> {
    let mut led = route.to_vec();
    let last = route.len().checked_sub(1)?;
    for (end, corner, was, is) in [(0, 1, was.0, is.0), (last, last.checked_sub(1)?, was.1, is.1)] {
        let side = side_of(was, route[end])?;
        let middle = |rect| {
            let (start, end) = side.span(rect);
            f32::midpoint(start, end)
        };
        let (low, high) = side.usable(is);
        let along = if last == 1 { side.along(route[end]) } else { side.along(route[end]) - middle(was) + middle(is) };
        led[end] = side.point(is, along.clamp(low, high), 0.0);
        if last > 1 && side.is_upright() {
            led[corner].1 = led[end].1;
        } else if last > 1 {
            led[corner].0 = led[end].0;
        }
    }
    let kept = route.windows(2).zip(led.windows(2)).all(|(old, new)| {
        let (was, is) = (old[0].to(old[1]), new[0].to(new[1]));
        let same = |was: f32, is: f32| if was.abs() < 0.01 { is.abs() < 0.01 } else { was * is > 0.0 };
        same(was.0, is.0) && same(was.1, is.1)
    });
    kept.then_some(led)
}

/// The route that was found, or the former way where that is free and hardly dearer. What it disturbed before already is
/// no reason to leave it.
pub(super) fn steadier(
    draft: &Draft,
    id: FlowId,
    flow: &Flow,
    ends: (Rect, Rect),
    former: &Former,
    found: Vec<Point>,
) -> Vec<Point> {
    if is_same_way(&found, former) {
        return found;
    }
    let price = |route: &[Point]| price(draft, id, flow, ends, route);
    let (kept, other) = (price(&former.route), price(&found));
    let keeps = if kept.conflicts <= former.conflicts + 1.0 {
        kept.shape <= other.shape + STEADY || kept.shape + kept.flaws <= other.shape + other.flaws + STEADY
    } else {
        kept.conflicts < BLOCKED && kept.is_about(other, STEADY)
    };
    if keeps { former.route.clone() } else { found }
}

/// The route that was found, or the way that is seen where that is free and hardly dearer: nothing else counts, so that it
/// cannot get worse and worse from frame to frame.
pub(super) fn as_seen(
    draft: &Draft,
    id: FlowId,
    flow: &Flow,
    ends: (Rect, Rect),
    seen: &Former,
    found: Vec<Point>,
) -> Vec<Point> {
    let worth = if is_same_way(&found, seen) { FOLLOWED_NEAR } else { FOLLOWED };
    let kept = price(draft, id, flow, ends, &seen.route);
    let keeps = kept.conflicts < BLOCKED && kept.is_about(price(draft, id, flow, ends, &found), worth);
    if keeps { seen.route.clone() } else { found }
}

fn is_same_way(found: &[Point], former: &Former) -> bool {
    let mut pairs = found.iter().zip(&former.route);
    found.len() == former.route.len() && pairs.all(|(a, b)| a.distance(*b) <= SAME_WAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: Rect = Rect(0.0, 0.0, 100.0, 40.0);
    const TO: Rect = Rect(300.0, 200.0, 100.0, 40.0);

    fn bent() -> Vec<Point> {
        vec![Point(100.0, 20.0), Point(350.0, 20.0), Point(350.0, 200.0)]
    }

    #[test]
    fn the_lines_at_the_ends_go_along() {
        let led = led_on(&bent(), (FROM, TO), (Rect(0.0, 30.0, 100.0, 40.0), TO)).unwrap();
        assert_eq!(led, [Point(100.0, 50.0), Point(350.0, 50.0), Point(350.0, 200.0)]);
        let led = led_on(&bent(), (FROM, TO), (FROM, Rect(280.0, 210.0, 100.0, 40.0))).unwrap();
        assert_eq!(led, [Point(100.0, 20.0), Point(330.0, 20.0), Point(330.0, 210.0)]);
    }

    #[test]
    fn a_line_that_would_turn_round_is_given_up() {
        assert_eq!(led_on(&bent(), (FROM, TO), (Rect(0.0, 300.0, 100.0, 40.0), TO)), None);
    }

    #[test]
    fn a_straight_arrow_stays_straight_or_is_looked_for_anew() {
        let straight = [Point(100.0, 20.0), Point(300.0, 20.0)];
        let to = Rect(300.0, 0.0, 100.0, 40.0);
        let led = |down: f32| led_on(&straight, (FROM, to), (FROM, Rect(300.0, down, 100.0, 40.0)));
        assert_eq!(led(4.0).as_deref(), Some(&straight[..]));
        assert_eq!(led(60.0), None);
    }
}
