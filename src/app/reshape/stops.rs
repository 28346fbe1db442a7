//! The handles of something in the order that keys go through them.

use super::hold::Hold;
use crate::edit::End;
use crate::edit::bend::{Grip, outmost, places};
use crate::layout::{FlowGeometry, chip_middle};
use crate::model::{Flow, Point};

/// A segment shorter than this has no handle: there is nothing of it between its corners.
const SHORT: f32 = 2.0;

/// The sides of a frame that keys pull.
pub const SIDES: [(i8, i8); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// The handles of an arrow: along its line from start to end, its label last.
pub fn of_flow(flow: &Flow, geometry: &FlowGeometry) -> Vec<(Hold, Point)> {
    let route = &geometry.route;
    let mut stops = Vec::new();
    if flow.is_at_rest() {
        stops.extend(outmost(route).map(|corner| (Hold::Line(Grip::Waypoint(0)), corner)));
    } else {
        let mut walked = 0.0;
        let mut along: Vec<(f32, Hold, Point)> = Vec::new();
        for (number, pair) in route.windows(2).enumerate() {
            let long = pair[0].distance(pair[1]);
            if long >= SHORT {
                let middle = Point(f32::midpoint(pair[0].0, pair[1].0), f32::midpoint(pair[0].1, pair[1].1));
                along.push((walked + long / 2.0, Hold::Line(Grip::Segment(number)), middle));
            }
            walked += long;
        }
        let bends = flow.waypoints.iter().zip(places(&flow.waypoints, route)).enumerate();
        along.extend(bends.map(|(number, (&at, place))| (place, Hold::Line(Grip::Waypoint(number)), at)));
        along.sort_by(|a, b| a.0.total_cmp(&b.0));
        stops.extend(along.into_iter().map(|(_, hold, at)| (hold, at)));
    }
    if let (Some(&first), Some(&last)) = (route.first(), route.last()) {
        stops.insert(0, (Hold::End(End::From), first));
        stops.push((Hold::End(End::To), last));
    }
    stops.extend(geometry.label.map(|label| (Hold::Label, chip_middle(label))));
    stops
}

/// The place among the handles of what is held at a point: the nearest of its sort, else the nearest of all.
pub fn nearest(stops: &[(Hold, Point)], hold: Hold, at: Point) -> Option<usize> {
    let sort = |hold: Hold| match hold {
        Hold::End(End::From) => 0,
        Hold::End(End::To) => 1,
        Hold::Line(Grip::Segment(_)) => 2,
        Hold::Line(Grip::Waypoint(_)) => 3,
        Hold::Label => 4,
    };
    let far = |place: usize| {
        let (other, point) = stops[place];
        (sort(other) != sort(hold), point.distance(at))
    };
    (0..stops.len()).min_by(|&a, &b| far(a).0.cmp(&far(b).0).then(far(a).1.total_cmp(&far(b).1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NodeId, Rect};

    /// Right, down, right, with a bend on the way down.
    fn bent() -> (Flow, FlowGeometry) {
        let route = vec![Point(0.0, 0.0), Point(100.0, 0.0), Point(100.0, 80.0), Point(200.0, 80.0)];
        let flow = Flow { waypoints: vec![Point(100.0, 20.0)], ..Flow::new(NodeId(1), NodeId(2)) };
        (flow, FlowGeometry { route, label: Some(Rect(20.0, -10.0, 40.0, 20.0)) })
    }

    #[test]
    fn handles_are_gone_through_along_the_line() {
        let (flow, geometry) = bent();
        let holds: Vec<Hold> = of_flow(&flow, &geometry).into_iter().map(|(hold, _)| hold).collect();
        let line = [Grip::Segment(0), Grip::Waypoint(0), Grip::Segment(1), Grip::Segment(2)].map(Hold::Line);
        let mut expected = vec![Hold::End(End::From)];
        expected.extend(line);
        expected.extend([Hold::End(End::To), Hold::Label]);
        assert_eq!(holds, expected);
    }

    #[test]
    fn what_was_held_is_found_again_where_it_is() {
        let (flow, geometry) = bent();
        let stops = of_flow(&flow, &geometry);
        let found = nearest(&stops, Hold::Line(Grip::Segment(7)), Point(150.0, 90.0)).unwrap();
        assert_eq!(stops[found].0, Hold::Line(Grip::Segment(2)));
        let nothing: [(Hold, Point); 0] = [];
        assert_eq!(nearest(&nothing, Hold::Label, Point(0.0, 0.0)), None);
    }

    #[test]
    fn a_loop_has_ends_a_corner_and_a_label() {
        let (flow, geometry) = bent();
        let flow = Flow { to: flow.from, ..flow };
        let stops = of_flow(&flow, &geometry);
        assert_eq!(stops.len(), 4);
        assert_eq!(stops[1], (Hold::Line(Grip::Waypoint(0)), Point(100.0, 40.0)));
    }
}
