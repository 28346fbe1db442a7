//! The waypoints of a line that is dragged: the dragged part goes where the pointer is, the rest finds its way to it.

use super::leeway::{Dragged, nearest};
use crate::model::{Flow, Point, Project};

/// How far before its node a dragged segment ends that touched the node: there has to be room for a corner.
const INSET: f32 = 12.0;

/// Points nearer than this are at the same place.
const SAME: f32 = 0.5;

/// The part of a line that is dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// A segment, numbered from the start of the route.
    Segment(usize),
    /// A waypoint, numbered from the first.
    Waypoint(usize),
}

/// The waypoints of a flow with a part of its line dragged to a point. `route` is the way it has with the waypoints it
/// has now.
///
/// A loop at a node has one waypoint, its outer corner, whatever part of it is dragged. A segment stops where the nodes of
/// the project leave it no room. A waypoint takes along those with which it holds a line.
pub fn bent(project: &Project, flow: &Flow, route: &[Point], grip: Grip, to: Point) -> Vec<Point> {
    if flow.is_at_rest() {
        return vec![to];
    }
    let waypoints = match grip {
        Grip::Segment(number) => with_segment(project, flow, route, number, to),
        Grip::Waypoint(number) => with_waypoint(flow, number, to),
    };
    if waypoints == flow.waypoints { waypoints } else { tidied(waypoints, flow.straight) }
}

/// Where a loop at a node is farthest from it: its outer corner, or the middle of its outer line.
pub fn outmost(route: &[Point]) -> Option<Point> {
    match route {
        [_, _, corner, _, _] => Some(*corner),
        [_, from, to, _] => Some(part(*from, *to, 0.5)),
        _ => None,
    }
}

/// The waypoints of a flow without one of them.
pub fn without(flow: &Flow, number: usize) -> Vec<Point> {
    let others = flow.waypoints.iter().enumerate().filter(|(other, _)| *other != number);
    others.map(|(_, waypoint)| *waypoint).collect()
}

fn with_waypoint(flow: &Flow, number: usize, to: Point) -> Vec<Point> {
    let mut waypoints = flow.waypoints.clone();
    let Some(&from) = waypoints.get(number) else { return waypoints };
    waypoints[number] = to;
    let neighbours = [number.checked_sub(1), Some(number + 1)];
    for neighbour in neighbours.into_iter().flatten().filter(|_| !flow.straight) {
        let Some(other) = waypoints.get_mut(neighbour) else { continue };
        let (level, upright) = ((other.1 - from.1).abs() < SAME, (other.0 - from.0).abs() < SAME);
        if level && !upright {
            other.1 = to.1;
        } else if upright && !level {
            other.0 = to.0;
        }
    }
    waypoints
}

fn with_segment(project: &Project, flow: &Flow, route: &[Point], number: usize, to: Point) -> Vec<Point> {
    let (Some(&from), Some(&end)) = (route.get(number), route.get(number + 1)) else { return flow.waypoints.clone() };
    let across = (end.0 - from.0).abs() >= (end.1 - from.1).abs();
    let has_moved = if across { (to.1 - from.1).abs() >= SAME } else { (to.0 - from.0).abs() >= SAME };
    let new = if flow.straight {
        vec![to]
    } else if has_moved {
        let (leaves, meets) = (number <= 1, number + 3 >= route.len());
        let along = |at: Point| if across { at.0 } else { at.1 };
        let dragged = Dragged { across, from: along(from), to: along(end), leaves, meets };
        let (aside, held) = nearest(project, flow, dragged, if across { to.1 } else { to.0 });
        // One that ends at a node still needs room for a corner before it, wherever it has been put.
        let inset = INSET.min((held.to - held.from).abs() / 3.0).copysign(held.to - held.from);
        let first = if number == 0 { held.from + inset } else { held.from };
        let last = if number + 2 == route.len() { held.to - inset } else { held.to };
        let put = |at: f32| if across { Point(at.round(), aside) } else { Point(aside, at.round()) };
        vec![put(first), put(last)]
    } else {
        return flow.waypoints.clone();
    };
    let start = length(&route[..=number]);
    let (start, end) = (start, start + from.distance(end));
    // A straight line keeps the waypoints that it bends at; otherwise they moved with the segment.
    let slack = if flow.straight { SAME } else { -SAME };
    let places: Vec<f32> = places(&flow.waypoints, route);
    let of = |is_kept: &dyn Fn(f32) -> bool| -> Vec<Point> {
        let kept =
            flow.waypoints.iter().zip(&places).filter(|(point, place)| is_kept(**place) && is_on(route, **point));
        kept.map(|(waypoint, _)| *waypoint).collect()
    };
    let mut waypoints = of(&|place| place <= start + slack);
    waypoints.extend(new);
    waypoints.extend(of(&|place| place > start + slack && place >= end - slack));
    waypoints
}

/// How far along the route each waypoint is, in their order.
pub fn places(waypoints: &[Point], route: &[Point]) -> Vec<f32> {
    let mut segment = 0;
    let mut walked = 0.0;
    let mut last = 0.0;
    let mut places = Vec::with_capacity(waypoints.len());
    for waypoint in waypoints {
        let (mut number, mut far) = (segment, walked);
        while let (Some(from), Some(to)) = (route.get(number), route.get(number + 1)) {
            let whole = from.distance(*to);
            let (there, rest) = (from.distance(*waypoint), waypoint.distance(*to));
            if there + rest <= whole + SAME && far + there >= last - SAME {
                (segment, walked, last) = (number, far, far + there);
                break;
            }
            far += whole;
            number += 1;
        }
        places.push(last);
    }
    places
}

/// Whether a route runs through a point. One that was left behind as its node was moved past it is not passed.
pub fn is_on(route: &[Point], point: Point) -> bool {
    route.windows(2).any(|pair| pair[0].distance(point) + point.distance(pair[1]) <= pair[0].distance(pair[1]) + SAME)
}

/// Without waypoints that make no difference: repeated ones, and those in line between two others.
fn tidied(mut waypoints: Vec<Point>, straight: bool) -> Vec<Point> {
    waypoints.dedup_by(|a, b| a.distance(*b) < SAME);
    let mut number = 1;
    while number + 1 < waypoints.len() {
        let (before, here, next) = (waypoints[number - 1], waypoints[number], waypoints[number + 1]);
        let way = before.distance(next);
        let between = before.distance(here) + here.distance(next) <= way + 0.01;
        let level = (before.0 - next.0).abs() < SAME || (before.1 - next.1).abs() < SAME;
        if between && (straight || level) {
            waypoints.remove(number);
        } else {
            number += 1;
        }
    }
    waypoints
}

fn length(points: &[Point]) -> f32 {
    points.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
}

fn part(from: Point, to: Point, part: f32) -> Point {
    Point(from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NodeId;

    /// Right, down, right.
    const ROUTE: [Point; 4] = [Point(100.0, 20.0), Point(200.0, 20.0), Point(200.0, 120.0), Point(300.0, 120.0)];

    fn flow(waypoints: &[Point]) -> Flow {
        Flow { waypoints: waypoints.to_vec(), ..Flow::new(NodeId(1), NodeId(2)) }
    }

    #[test]
    fn a_segment_goes_where_the_pointer_is() {
        let flow = flow(&[]);
        let middle = bent(&Project::default(), &flow, &ROUTE, Grip::Segment(1), Point(240.0, 77.0));
        assert_eq!(middle, [Point(240.0, 20.0), Point(240.0, 120.0)]);
        let first = bent(&Project::default(), &flow, &ROUTE, Grip::Segment(0), Point(150.0, 60.0));
        assert_eq!(first, [Point(112.0, 60.0), Point(200.0, 60.0)], "with room for a corner before the node");
        let last = bent(&Project::default(), &flow, &ROUTE, Grip::Segment(2), Point(150.0, 160.0));
        assert_eq!(last, [Point(200.0, 160.0), Point(288.0, 160.0)]);
        assert!(
            bent(&Project::default(), &flow, &ROUTE, Grip::Segment(1), Point(200.0, 77.0)).is_empty(),
            "dragged nowhere"
        );
        assert!(bent(&Project::default(), &flow, &ROUTE, Grip::Segment(9), Point(200.0, 77.0)).is_empty());
    }

    #[test]
    fn the_waypoints_of_other_segments_stay() {
        let flow = flow(&[Point(150.0, 20.0), Point(200.0, 20.0), Point(200.0, 60.0), Point(250.0, 120.0)]);
        let waypoints = bent(&Project::default(), &flow, &ROUTE, Grip::Segment(1), Point(240.0, 77.0));
        assert_eq!(waypoints, [Point(150.0, 20.0), Point(240.0, 20.0), Point(240.0, 120.0), Point(250.0, 120.0)]);
    }

    #[test]
    fn waypoints_in_line_are_left_out() {
        let flow = flow(&[Point(150.0, 20.0), Point(180.0, 50.0), Point(200.0, 20.0)]);
        let waypoints = bent(&Project::default(), &flow, &ROUTE, Grip::Waypoint(1), Point(180.0, 20.0));
        assert_eq!(waypoints, [Point(150.0, 20.0), Point(200.0, 20.0)]);
        assert_eq!(without(&flow, 0), flow.waypoints[1..]);
    }

    #[test]
    fn a_loop_has_its_outer_corner_for_a_waypoint() {
        let flow = Flow { waypoints: vec![Point(9.0, 9.0)], ..Flow::new(NodeId(1), NodeId(1)) };
        assert_eq!(bent(&Project::default(), &flow, &ROUTE, Grip::Segment(2), Point(5.0, 6.0)), [Point(5.0, 6.0)]);
        assert_eq!(outmost(&ROUTE), Some(Point(200.0, 70.0)));
        let corner = [ROUTE[0], ROUTE[1], ROUTE[2], ROUTE[3], Point(300.0, 90.0)];
        assert_eq!((outmost(&corner), outmost(&ROUTE[..2])), (Some(ROUTE[2]), None));
    }

    #[test]
    fn a_straight_line_bends_where_the_pointer_is() {
        let bend = Point(200.0, 90.0);
        let flow = Flow { straight: true, ..flow(&[bend]) };
        let route = [Point(100.0, 20.0), bend, Point(300.0, 20.0)];
        let new = Point(140.0, 100.0);
        assert_eq!(bent(&Project::default(), &flow, &route, Grip::Segment(0), new), [new, bend]);
        assert_eq!(
            bent(&Project::default(), &flow, &route, Grip::Segment(1), Point(260.0, 0.0)),
            [bend, Point(260.0, 0.0)]
        );
        assert_eq!(bent(&Project::default(), &flow, &route, Grip::Waypoint(0), new), [new]);
    }
}
