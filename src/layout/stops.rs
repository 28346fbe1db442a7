//! What a flow has to pass on its way: the waypoints that a person set, as far as they lie ahead of its nodes.
//!
//! Two waypoints in line hold the line between them: it runs there and nowhere else. Where a node was moved past the
//! first of them, the line is joined as soon as it is reached, and what is behind the node is left out until the node
//! goes back: a line to it would only lead there and back again.

use super::line::level;
use super::side::Side;
use crate::model::{Flow, Point, Rect};

/// A waypoint closer to an end's node than this is behind its border.
const NEAR: f32 = 2.0;

/// A way along one axis: to the right, down, to the left, up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading(pub(super) usize);

impl Heading {
    /// The way along an axis.
    pub(super) fn along(axis: usize, forward: bool) -> Self {
        Self(if forward { axis } else { axis + 2 })
    }

    /// The way on which a flow leaves a side of its node.
    pub(super) fn out_of(side: Side) -> Self {
        Self(match side {
            Side::Right => 0,
            Side::Bottom => 1,
            Side::Left => 2,
            Side::Top => 3,
        })
    }

    /// The way between two points in line; none where they are not, or at one place.
    pub(super) fn between(from: Point, to: Point) -> Option<Self> {
        match (level(from.0, to.0), level(from.1, to.1)) {
            (false, true) => Some(Self::along(0, to.0 > from.0)),
            (true, false) => Some(Self::along(1, to.1 > from.1)),
            _ => None,
        }
    }

    /// The way back.
    pub(super) fn back(self) -> Self {
        Self((self.0 + 2) % 4)
    }

    /// The axis it is along.
    pub(super) fn axis(self) -> usize {
        self.0 % 2
    }
}

/// Something to pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stop {
    /// The waypoint, or the stretch of a held line on which it is joined or left.
    pub(super) at: Rect,
    /// The only way on which it is reached from the stop before, where the line between both is held.
    pub(super) held: Option<Heading>,
}

impl Stop {
    fn point(self) -> Point {
        Point(self.at.0, self.at.1)
    }
}

/// The waypoints of a flow, without those that repeat the one before.
pub(super) fn waypoints(flow: &Flow) -> Vec<Point> {
    let mut points: Vec<Point> = flow.waypoints.iter().copied().filter(|point| point.is_drawable()).collect();
    points.dedup();
    points
}

/// What a flow between two nodes has to pass: all waypoints but those behind its nodes.
pub(super) fn stops(flow: &Flow, ends: (Rect, Rect)) -> Vec<Stop> {
    passed(flow, ends, false).0
}

/// The same where a node was moved past the beginning of a held line, and the line is joined where the node is now; none
/// where it is not so. It is for [`Router`](super::route::Router) to say which of the two is plainer.
pub(super) fn slid(flow: &Flow, ends: (Rect, Rect)) -> Option<Vec<Stop>> {
    let (stops, is_slid) = passed(flow, ends, true);
    is_slid.then_some(stops)
}

/// What is to be passed, and whether a line may be joined or left where its node is now.
fn passed(flow: &Flow, (from, to): (Rect, Rect), slides: bool) -> (Vec<Stop>, bool) {
    let mut stops: Vec<Stop> =
        waypoints(flow).into_iter().map(|at| Stop { at: Rect(at.0, at.1, 0.0, 0.0), held: None }).collect();
    let start = ahead(&mut stops, from);
    stops.reverse();
    let end = ahead(&mut stops, to);
    stops.reverse();
    for number in 1..stops.len() {
        let (before, here) = (stops[number - 1], stops[number]);
        let way = Heading::between(before.point(), here.point());
        // A person may well ask for a way there and back, which nothing can hold.
        stops[number].held = way.filter(|way| before.held != Some(way.back()));
    }
    let is_slid = slides && (start.is_some() || end.is_some());
    if let (Some(stop), Some(stretch)) = (stops.first_mut(), start.filter(|_| slides)) {
        stop.at = stretch;
    }
    if let (Some(stop), Some(stretch)) = (stops.last_mut(), end.filter(|_| slides)) {
        stop.at = stretch;
    }
    (stops, is_slid)
}

/// Takes away the first stops as far as they are behind a node, and answers on which stretch the line that the first one
/// left begins may be joined, where the node stands beside it.
fn ahead(stops: &mut Vec<Stop>, rect: Rect) -> Option<Rect> {
    while let [first, rest @ ..] = &stops[..] {
        let (first, next) = (first.point(), rest.first().map(|stop| stop.point()));
        if rect.grown(NEAR).contains(first) {
            stops.remove(0);
            continue;
        }
        let next = next?;
        let upright = Heading::between(first, next)?.axis() == 1;
        let (at, end) = if upright { (first.1, next.1) } else { (first.0, next.0) };
        let (near, far) = if upright { Side::Right } else { Side::Bottom }.utmost(rect);
        let across = if upright { (rect.left(), first.0, rect.right()) } else { (rect.top(), first.1, rect.bottom()) };
        let forward = end > at;
        let passed = if forward { near > at } else { far < at };
        if !passed {
            return None;
        }
        if across.0 < across.1 && across.1 < across.2 {
            // It stands on the line.
            stops.remove(0);
            continue;
        }
        // Beyond its end the line is led round to its start, as a person may want it.
        if if forward { near > end } else { far < end } {
            return None;
        }
        let (low, high) = if forward { (at, far.min(end)) } else { (near.max(end), at) };
        return Some(if upright { Rect(first.0, low, 0.0, high - low) } else { Rect(low, first.1, high - low, 0.0) });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NodeId;

    const FROM: Rect = Rect(0.0, 0.0, 100.0, 40.0);
    const TO: Rect = Rect(700.0, 100.0, 100.0, 40.0);

    fn led(points: &[Point]) -> Flow {
        Flow { waypoints: points.to_vec(), ..Flow::new(NodeId(1), NodeId(2)) }
    }

    fn places(stops: &[Stop]) -> Vec<Rect> {
        stops.iter().map(|stop| stop.at).collect()
    }

    #[test]
    fn a_line_is_held_between_waypoints_in_line() {
        let flow = led(&[Point(550.0, 20.0), Point(550.0, 120.0), Point(600.0, 130.0)]);
        let held: Vec<_> = stops(&flow, (FROM, TO)).iter().map(|stop| stop.held).collect();
        assert_eq!(held, [None, Some(Heading(1)), None]);
        let there_and_back = led(&[Point(200.0, 20.0), Point(400.0, 20.0), Point(300.0, 20.0)]);
        let held: Vec<_> = stops(&there_and_back, (FROM, TO)).iter().map(|stop| stop.held).collect();
        assert_eq!(held, [None, Some(Heading(0)), None]);
    }

    #[test]
    fn what_is_behind_a_node_is_left_out() {
        let flow = led(&[Point(550.0, 20.0), Point(550.0, 120.0)]);
        let rest = [Rect(550.0, 120.0, 0.0, 0.0)];
        assert_eq!(places(&stops(&flow, (Rect(500.0, 0.0, 100.0, 40.0), TO))), rest, "inside of it");
        assert_eq!(places(&stops(&flow, (Rect(500.0, 40.0, 100.0, 40.0), TO))), rest, "behind it on the line");
        assert_eq!(stops(&flow, (Rect(600.0, 0.0, 100.0, 40.0), TO)).len(), 2, "a way round to it is none");
    }

    #[test]
    fn a_line_is_joined_where_its_node_has_been_moved_beside_it() {
        let flow = led(&[Point(550.0, 20.0), Point(550.0, 120.0)]);
        assert_eq!(slid(&flow, (FROM, TO)), None);
        let beside = slid(&flow, (Rect(0.0, 30.0, 100.0, 40.0), TO)).unwrap();
        assert_eq!(places(&beside), [Rect(550.0, 20.0, 0.0, 41.0), Rect(550.0, 120.0, 0.0, 0.0)]);
    }
}
