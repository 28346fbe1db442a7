//! Flows on the way from one geometry to another, while what they connect glides to its new place.

use std::sync::Arc;

use imbl::OrdMap;

use super::along::{between, corners, points_at, spot};
use super::label::{around_chip, chip};
use super::{FlowGeometry, Geometry};
use crate::model::{FlowId, Point, Size, Vector};

/// Two points closer than this, as parts of a route, are one.
const SAME: f32 = 1e-4;

/// How all flows go from one geometry to another.
#[derive(Clone, Debug)]
pub struct Gliding {
    flows: Vec<(FlowId, Blend)>,
}

/// How one flow goes.
#[derive(Clone, Debug)]
struct Blend {
    /// Before and after, as many points each, at the same parts of the length.
    routes: [Vec<Point>; 2],
    label: Option<Writing>,
}

/// A label that goes along with its flow.
#[derive(Clone, Debug)]
struct Writing {
    size: Size,
    /// Before and after: at which part of the route its chip stands, and how far from there.
    spots: [(f32, Vector); 2],
}

impl Gliding {
    /// From one geometry to another of the same flows.
    pub fn new(from: &Geometry, to: &Geometry) -> Self {
        let both = to.flows.iter().filter_map(|(id, after)| Some((*id, Blend::new(from.flows.get(id)?, after))));
        Self { flows: both.collect() }
    }

    /// The geometry when this part of the way is gone, good to look at for a moment and not to be edited; with nothing
    /// written on flows unless `written`.
    pub fn at(&self, part: f32, written: bool) -> Geometry {
        let flows = self.flows.iter().map(|(id, blend)| (*id, Arc::new(blend.at(part, written))));
        Geometry { flows: flows.collect::<OrdMap<_, _>>(), ..Geometry::default() }
    }
}

impl Blend {
    fn new(before: &FlowGeometry, after: &FlowGeometry) -> Self {
        // At the corners of both, so that either is drawn exactly as it is.
        let mut parts: Vec<f32> = corners(&before.route).into_iter().chain(corners(&after.route)).collect();
        parts.sort_by(f32::total_cmp);
        parts.dedup_by(|next, kept| *next - *kept < SAME);
        let routes = [before, after].map(|flow| points_at(&flow.route, &parts));
        let label = before.label.zip(after.label).map(|(was, is)| Writing {
            size: is.size(),
            spots: [spot(&before.route, chip(was)), spot(&after.route, chip(is))],
        });
        Self { routes, label }
    }

    fn at(&self, part: f32, written: bool) -> FlowGeometry {
        let [before, after] = &self.routes;
        let route: Vec<Point> = before.iter().zip(after).map(|(from, to)| between(*from, *to, part)).collect();
        let label = self.label.as_ref().filter(|_| written).map(|Writing { size, spots: [was, is] }| {
            let mix = |a: f32, b: f32| a + (b - a) * part;
            let off = Vector(mix(was.1.0, is.1.0), mix(was.1.1, is.1.1));
            let at = points_at(&route, &[mix(was.0, is.0)]).first().map_or(Point(0.0, 0.0), |at| at.moved(off));
            around_chip(at, *size)
        });
        FlowGeometry { route, label }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;
    use crate::model::Rect;

    fn flow(route: Vec<Point>, label: Rect) -> Geometry {
        let flow = FlowGeometry { route, label: Some(label) };
        Geometry { flows: OrdMap::unit(FlowId(1), Arc::new(flow)), ..Geometry::default() }
    }

    fn close(a: &Geometry, b: &Geometry) -> bool {
        let (a, b) = (&a.flows[&FlowId(1)], &b.flows[&FlowId(1)]);
        let near = |point: &Point, route: &[Point]| {
            lines(route).any(|line| {
                let (to, length) = (line.0.distance(*point), line.length());
                (to + line.1.distance(*point) - length).abs() < 0.01
            })
        };
        let label = a.label.zip(b.label).is_some_and(|(a, b)| a.corner().distance(b.corner()) < 0.01);
        label
            && a.route.iter().all(|point| near(point, &b.route))
            && b.route.iter().all(|corner| near(corner, &a.route))
    }

    #[test]
    fn it_begins_and_ends_exactly_as_drawn_and_the_label_stays_at_its_arrow() {
        let from = flow(vec![Point(0.0, 0.0), Point(100.0, 0.0)], Rect(20.0, -10.0, 60.0, 34.0));
        let to = flow(
            vec![Point(0.0, 200.0), Point(50.0, 200.0), Point(50.0, 400.0), Point(300.0, 400.0)],
            Rect(20.0, 290.0, 60.0, 34.0),
        );
        let gliding = Gliding::new(&from, &to);
        assert!(close(&gliding.at(0.0, true), &from), "{:?}", gliding.at(0.0, true));
        assert!(close(&gliding.at(1.0, true), &to), "{:?}", gliding.at(1.0, true));
        let half = gliding.at(0.5, true);
        let half = &half.flows[&FlowId(1)];
        assert_eq!((half.route.first(), half.route.last()), (Some(&Point(0.0, 100.0)), Some(&Point(200.0, 200.0))));
        let (part, off) = spot(&half.route, chip(half.label.unwrap()));
        assert!(off.0.hypot(off.1) < 0.01 && (0.2..0.6).contains(&part), "{part} {off:?}");
        assert_eq!(gliding.at(0.5, false).flows[&FlowId(1)].label, None);
    }

    #[test]
    fn a_route_without_length_is_no_trouble() {
        let nowhere = flow(vec![Point(5.0, 5.0), Point(5.0, 5.0)], Rect(0.0, 0.0, 10.0, 10.0));
        let to = flow(vec![Point(0.0, 0.0), Point(100.0, 0.0)], Rect(20.0, -10.0, 60.0, 34.0));
        let half = Gliding::new(&nowhere, &to).at(0.5, true);
        assert!(half.flows[&FlowId(1)].route.iter().all(|point| point.is_drawable()));
    }
}
