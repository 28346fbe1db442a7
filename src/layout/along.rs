//! Places along a route, as parts of its length.

use super::line::{Line, lines};
use crate::model::{Point, Vector};

/// Which part of its length each corner of a route stands at.
pub(super) fn corners(route: &[Point]) -> Vec<f32> {
    let whole: f32 = lines(route).map(Line::length).sum();
    let mut gone = 0.0;
    let mut parts = vec![0.0];
    for line in lines(route) {
        gone += line.length();
        parts.push(if whole > 0.0 { gone / whole } else { 1.0 });
    }
    parts
}

/// The points of a route at these parts of its length, which ascend.
pub(super) fn points_at(route: &[Point], parts: &[f32]) -> Vec<Point> {
    let corners = corners(route);
    let mut piece = 0;
    let at = |part: f32| {
        while piece + 2 < corners.len() && corners[piece + 1] < part {
            piece += 1;
        }
        let (Some(from), Some(to)) = (route.get(piece), route.get(piece + 1)) else {
            return route.first().copied().unwrap_or(Point(0.0, 0.0));
        };
        let (start, end) = (corners[piece], corners[piece + 1]);
        let along = if end > start { ((part - start) / (end - start)).clamp(0.0, 1.0) } else { 1.0 };
        between(*from, *to, along)
    };
    parts.iter().copied().map(at).collect()
}

/// Where something beside a route stands: at which part of the route, and how far from there.
pub(super) fn spot(route: &[Point], point: Point) -> (f32, Vector) {
    let corners = corners(route);
    let mut nearest: Option<(f32, f32, Vector)> = None;
    for (piece, line) in lines(route).enumerate() {
        let ((x, y), length) = (line.direction(), line.length());
        let way = line.0.to(point);
        let along = if length > 0.0 { ((way.0 * x + way.1 * y) / length).clamp(0.0, 1.0) } else { 0.0 };
        let at = line.at(along);
        let distance = at.distance(point);
        if nearest.is_none_or(|(least, ..)| distance < least) {
            let part = corners[piece] + (corners[piece + 1] - corners[piece]) * along;
            nearest = Some((distance, part, at.to(point)));
        }
    }
    nearest.map_or((0.5, Vector(0.0, 0.0)), |(_, part, off)| (part, off))
}

/// The point this part of the way from one to another.
pub(super) fn between(from: Point, to: Point, part: f32) -> Point {
    Point(from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
}
