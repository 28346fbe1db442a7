//! Where a flow may meet the border of its node, and what each place costs.

use super::side::Side;
use super::weights::{BEND, BLOCKED, OFF_CENTRE, PORT_SHARED, PORT_TIGHT, PORT_TOUCHED};
use crate::model::{Point, Rect};

/// How far apart the ends of flows on one side stand where there is room.
pub(super) const APART: f32 = 14.0;

/// How many places each way from the middle are tried on a side that is not crowded.
const EACH_WAY: usize = 5;

/// How many places are tried on a crowded side.
const CROWDED: usize = 24;

/// A place where a flow may meet its node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Port {
    /// The side it is on.
    pub(super) side: Side,
    /// The point on the border.
    pub(super) at: Point,
    /// The point in front of it where the way begins to be free.
    pub(super) exit: Point,
    /// What it costs to use it.
    pub(super) cost: f32,
}

/// All the places worth trying on a node for a flow that goes towards `other`. `near` are the other nodes around.
pub(super) fn ports(rect: Rect, other: Rect, stub: f32, taken: &[(Side, f32)], near: &[Rect]) -> Vec<Port> {
    let mut ports = Vec::new();
    for side in Side::ALL {
        let mut places = places(side, rect, other, taken);
        places.sort_by(f32::total_cmp);
        places.dedup_by(|a, b| (*a - *b).abs() < 0.25);
        for along in places {
            let (at, exit) = (side.point(rect, along, 0.0), side.point(rect, along, stub));
            let way = Rect::between(at, exit).grown(0.5);
            let blocked = near.iter().filter(|node| node.overlaps(way)).count();
            let cost = led_cost(side, rect, along, taken, other) + BLOCKED * blocked as f32;
            ports.push(Port { side, at, exit, cost });
        }
    }
    ports
}

/// What it costs to end at a place along a side: off its middle, near another flow's end.
pub(super) fn place_cost(side: Side, rect: Rect, along: f32, taken: &[(Side, f32)]) -> f32 {
    let (start, end) = side.span(rect);
    let off_centre = OFF_CENTRE * (along - f32::midpoint(start, end)).abs();
    let crowding: f32 = taken
        .iter()
        .filter(|(its_side, _)| *its_side == side)
        .map(|(_, place)| match (along - place).abs() {
            gap if gap < 4.0 => PORT_SHARED,
            gap if gap < APART - 1.0 => PORT_TIGHT,
            gap if gap < 1.5 * APART => PORT_TOUCHED,
            _ => 0.0,
        })
        .sum();
    off_centre + crowding
}

/// The same for a flow that is led to `other`: in line with it, a person wants it however near to others.
fn led_cost(side: Side, rect: Rect, along: f32, taken: &[(Side, f32)], other: Rect) -> f32 {
    let (low, high) = side.span(other);
    let cost = place_cost(side, rect, along, taken);
    if high - low < 1.0 && (along - low).abs() < 0.1 {
        let shared = taken.iter().any(|(its_side, place)| *its_side == side && (along - place).abs() < 4.0);
        return place_cost(side, rect, along, &[]) + if shared { BEND } else { 0.0 };
    }
    cost
}

fn places(side: Side, rect: Rect, other: Rect, taken: &[(Side, f32)]) -> Vec<f32> {
    let (low, high) = side.usable(rect);
    let middle = f32::midpoint(low, high);
    let mut places = vec![middle];
    if taken.iter().filter(|(its_side, _)| *its_side == side).count() > EACH_WAY {
        let step = ((high - low) / CROWDED as f32).max(1.0);
        places.extend((0..=CROWDED).map(|number| low + number as f32 * step));
    }
    for number in 1..=EACH_WAY {
        let off = number as f32 * APART;
        places.extend([middle - off, middle + off]);
    }
    // In line with the other end, so that a straight arrow is possible.
    let (other_low, other_high) = side.usable(other);
    places.push(f32::midpoint(other_low, other_high));
    let (shared_low, shared_high) = (low.max(other_low), high.min(other_high));
    if shared_low <= shared_high {
        let shared = f32::midpoint(shared_low, shared_high);
        places.extend([shared, shared - APART, shared + APART, shared - 2.0 * APART, shared + 2.0 * APART]);
    }
    places.retain(|place| *place >= low && *place <= high);
    // A line that a person leads past a corner of the node would otherwise get a small kink before it.
    let (low, high) = side.utmost(rect);
    places.extend(Some(other_low).filter(|place| *place >= low && *place <= high && other_high - other_low < 1.0));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    const NODE: Rect = Rect(0.0, 0.0, 132.0, 54.0);

    #[test]
    fn each_side_offers_its_middle_and_places_apart() {
        let ports = ports(NODE, Rect(400.0, 300.0, 10.0, 10.0), 12.0, &[], &[]);
        for side in Side::ALL {
            let places: Vec<f32> =
                ports.iter().filter(|port| port.side == side).map(|port| side.along(port.at)).collect();
            let (start, end) = side.span(NODE);
            assert!(places.contains(&f32::midpoint(start, end)), "{side:?}");
            assert!(places.len() >= 3 && places.is_sorted());
        }
    }

    #[test]
    fn a_taken_place_costs_more_than_the_next_free_one() {
        let taken = [(Side::Top, 66.0)];
        let at = |along| place_cost(Side::Top, NODE, along, &taken);
        assert!(at(66.0) > at(80.0));
        assert!(at(70.0) > at(94.0));
        assert!(place_cost(Side::Bottom, NODE, 66.0, &taken) < at(80.0));
    }
}
