//! The cheapest way over the streets, from any of some ports, through waypoints, to any of other ports.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::ports::Port;
use super::stops::{Heading, Stop};
use super::streets::{ACROSS, DOWN, Streets};
use super::weights::BEND;
use crate::model::{Point, Rect};

/// What a search needs besides the streets.
pub(super) struct Trip<'a> {
    pub(super) starts: &'a [Port],
    pub(super) goals: &'a [Port],
    /// What to pass in order; its corners are crossings of the streets.
    pub(super) stops: &'a [Stop],
    /// The node of the goals, from which the rest of the way is estimated.
    pub(super) target: Rect,
    pub(super) stub: f32,
    /// How much the estimate of the rest counts.
    pub(super) haste: f32,
}

/// Memory that is used again by one search after another.
#[derive(Debug, Default)]
pub(super) struct Search {
    states: Vec<Reached>,
    queue: BinaryHeap<Reverse<u64>>,
}

/// The best way to a state that is known so far.
#[derive(Clone, Copy, Debug)]
struct Reached {
    cost: f32,
    /// What the whole way over it is expected to cost.
    expected: f32,
    /// The state before.
    came: u32,
}

const NOWHERE: u32 = u32::MAX;

/// A state that no way is known to.
const UNREACHED: Reached = Reached { cost: f32::INFINITY, expected: f32::INFINITY, came: NOWHERE };

/// What is looked at next comes first in the order of numbers: the lowest cost, of the same cost the lowest state. The
/// bits of numbers that are not negative are in their order.
fn entry(expected: f32, state: usize) -> u64 {
    (u64::from(expected.to_bits()) << 32) | state as u64
}

/// Where a search is: how many stops are behind it, at which crossing, moving on which way.
#[derive(Clone, Copy)]
struct Place {
    leg: usize,
    at: [usize; 2],
    way: Heading,
}

struct Layout {
    counts: [usize; 2],
    legs: usize,
    /// How many ways are told apart at a crossing. Without stops the cheapest way never leads back over itself, so that
    /// both ways along an axis are one; with stops it might.
    ways: usize,
}

impl Layout {
    fn states(&self) -> usize {
        self.legs * self.counts[0] * self.counts[1] * self.ways
    }

    fn state(&self, place: Place) -> usize {
        ((place.leg * self.counts[0] + place.at[0]) * self.counts[1] + place.at[1]) * self.ways
            + place.way.0 % self.ways
    }

    fn place(&self, state: usize) -> Place {
        let (rest, way) = (state / self.ways, Heading(state % self.ways));
        let (rest, y) = (rest / self.counts[1], rest % self.counts[1]);
        Place { leg: rest / self.counts[0], at: [rest % self.counts[0], y], way }
    }
}

impl Search {
    /// The points of the cheapest way, with both ports; none only where there is no start or no goal.
    pub(super) fn run(&mut self, streets: &Streets, trip: &Trip) -> Option<Vec<Point>> {
        let counts = [streets.marks[ACROSS].len(), streets.marks[DOWN].len()];
        let led = !trip.stops.is_empty();
        let layout = Layout { counts, legs: trip.stops.len() + 1, ways: if led { 4 } else { 2 } };
        let states = layout.states();
        self.states.clear();
        self.states.resize(states + trip.goals.len(), UNREACHED);
        self.queue.clear();

        let stops: Vec<Stretch> = trip.stops.iter().map(|stop| Stretch::of(streets, stop.at)).collect();
        let passed = |leg: usize, at: [usize; 2]| leg + stops[leg..].iter().take_while(|stop| stop.has(at)).count();
        let rests = remaining(trip);
        let point = |at: [usize; 2]| Point(streets.marks[ACROSS][at[0]], streets.marks[DOWN][at[1]]);
        let estimate = |place: Place| {
            let here = point(place.at);
            let rest = if let Some(stop) = trip.stops.get(place.leg) {
                walk_to(here, stop.at) + turns(here, place.way.axis(), stop.at) + rests[place.leg]
            } else {
                let target = trip.target.grown(trip.stub);
                walk_to(here, target) + turns(here, place.way.axis(), target) + trip.stub
            };
            rest * trip.haste
        };
        let goals: Vec<[usize; 2]> = trip.goals.iter().map(|port| streets.crossing(port.exit).into()).collect();
        // Most crossings are nowhere near them.
        let around = [ACROSS, DOWN].map(|axis| {
            let places = goals.iter().map(|goal| goal[axis]);
            places.clone().min().unwrap_or_default()..=places.max().unwrap_or_default()
        });
        let may_be_goal = |at: [usize; 2]| around[ACROSS].contains(&at[ACROSS]) && around[DOWN].contains(&at[DOWN]);

        for port in trip.starts {
            let at = streets.crossing(port.exit).into();
            let place = Place { leg: passed(0, at), at, way: Heading::out_of(port.side) };
            self.reach(layout.state(place), port.cost + trip.stub, NOWHERE, || estimate(place));
        }
        while let Some(Reverse(entry)) = self.queue.pop() {
            let (expected, state) = (f32::from_bits((entry >> 32) as u32), entry as u32 as usize);
            if let Some(goal) = state.checked_sub(states) {
                return Some(self.trace(&layout, state, &point, trip, goal));
            }
            let Reached { cost, expected: newest, .. } = self.states[state];
            if expected > newest {
                continue;
            }
            let place = layout.place(state);
            if place.leg == trip.stops.len() && may_be_goal(place.at) {
                for (number, goal) in goals.iter().enumerate() {
                    if *goal == place.at {
                        let port = &trip.goals[number];
                        if led && place.way == Heading::out_of(port.side) {
                            continue;
                        }
                        let turn = if axis(port) == place.way.axis() { 0.0 } else { BEND };
                        self.reach(states + number, cost + turn + port.cost + trip.stub, state as u32, || 0.0);
                    }
                }
            }
            let held = trip.stops.get(place.leg).and_then(|stop| stop.held);
            for axis in [ACROSS, DOWN] {
                let turn = if axis == place.way.axis() { 0.0 } else { BEND };
                let line = place.at[1 - axis];
                for forward in [false, true] {
                    let here = place.at[axis];
                    if (forward && here + 1 >= layout.counts[axis]) || (!forward && here == 0) {
                        continue;
                    }
                    let way = Heading::along(axis, forward);
                    if led && (way.back() == place.way || held.is_some_and(|held| held != way)) {
                        continue;
                    }
                    let stretch = streets.stretch(axis, line, if forward { here } else { here - 1 });
                    let mut next = Place { way, ..place };
                    next.at[axis] = if forward { here + 1 } else { here - 1 };
                    next.leg = passed(next.leg, next.at);
                    self.reach(layout.state(next), cost + turn + stretch, state as u32, || estimate(next));
                }
            }
        }
        None
    }

    fn reach(&mut self, state: usize, cost: f32, from: u32, rest: impl FnOnce() -> f32) {
        if cost < self.states[state].cost {
            let expected = cost + rest();
            self.states[state] = Reached { cost, expected, came: from };
            self.queue.push(Reverse(entry(expected, state)));
        }
    }

    fn trace(
        &self,
        layout: &Layout,
        end: usize,
        point: &dyn Fn([usize; 2]) -> Point,
        trip: &Trip,
        goal: usize,
    ) -> Vec<Point> {
        let mut way = vec![trip.goals[goal].at];
        let mut state = self.states[end].came;
        let mut first = layout.place(state as usize);
        while state != NOWHERE {
            first = layout.place(state as usize);
            way.push(point(first.at));
            state = self.states[state as usize].came;
        }
        let exit = point(first.at);
        // The port it set out from, and not a cheaper one a hair beside it, from which the first line would be crooked.
        let beside = |port: &Port| walk(port.exit, exit);
        let ports = trip.starts.iter().filter(|port| axis(port) == first.way.axis() && beside(port) < 0.5);
        if let Some(port) = ports.min_by(|a, b| beside(a).total_cmp(&beside(b)).then_with(|| a.cost.total_cmp(&b.cost)))
        {
            way.push(port.at);
        }
        way.reverse();
        way
    }
}

/// The crossings of a stop.
struct Stretch {
    first: [usize; 2],
    last: [usize; 2],
}

impl Stretch {
    fn of(streets: &Streets, Rect(left, top, width, height): Rect) -> Self {
        let crossing = |x, y| streets.crossing(Point(x, y)).into();
        Self { first: crossing(left, top), last: crossing(left + width, top + height) }
    }

    fn has(&self, at: [usize; 2]) -> bool {
        (0..2).all(|axis| (self.first[axis]..=self.last[axis]).contains(&at[axis]))
    }
}

/// The distance from each stop through the later ones to the target.
fn remaining(trip: &Trip) -> Vec<f32> {
    let mut rests = vec![0.0; trip.stops.len()];
    let target = trip.target.grown(trip.stub);
    let mut rest = trip.stops.last().map_or(0.0, |last| apart(last.at, target) + trip.stub);
    for number in (0..trip.stops.len()).rev() {
        rests[number] = rest;
        if number > 0 {
            rest += apart(trip.stops[number - 1].at, trip.stops[number].at);
        }
    }
    rests
}

/// How far two rectangles are apart, across and down together.
fn apart(a: Rect, b: Rect) -> f32 {
    let gap = |a: (f32, f32), b: (f32, f32)| (b.0 - a.1).max(a.0 - b.1).max(0.0);
    gap((a.left(), a.right()), (b.left(), b.right())) + gap((a.top(), a.bottom()), (b.top(), b.bottom()))
}

fn axis(port: &Port) -> usize {
    if port.side.is_upright() { ACROSS } else { DOWN }
}

fn walk(a: Point, b: Point) -> f32 {
    (a.0 - b.0).abs() + (a.1 - b.1).abs()
}

/// How far a point is off a rectangle in each direction.
fn off(point: Point, target: Rect) -> [f32; 2] {
    let off = |value: f32, low: f32, high: f32| (low - value).max(value - high).max(0.0);
    [off(point.0, target.left(), target.right()), off(point.1, target.top(), target.bottom())]
}

fn walk_to(point: Point, target: Rect) -> f32 {
    let [across, down] = off(point, target);
    across + down
}

/// The price of the corners that are needed at least.
fn turns(point: Point, axis: usize, target: Rect) -> f32 {
    let off = off(point, target);
    if off[1 - axis] > 0.5 { BEND } else { 0.0 }
}
