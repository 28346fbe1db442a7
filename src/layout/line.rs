//! One straight piece of a route, in whatever direction it runs.
//!
//! Most pieces are horizontal or vertical and are one rectangle without width or height in the index. An oblique one is
//! kept as a row of small boxes along it, so that what is near is found by place as for all others.

use crate::model::{Point, Rect, Size};

/// How long the boxes along an oblique line are, at most, where it is not very long.
const PIECE: f32 = 12.0;

/// The most boxes that one line is kept as.
const MOST: f32 = 128.0;

/// A line from a point to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line(pub(super) Point, pub(super) Point);

/// The pieces of a route.
pub(super) fn lines(route: &[Point]) -> impl Iterator<Item = Line> {
    route.windows(2).map(|pair| Line(pair[0], pair[1]))
}

/// Whether a rectangle of the index is a part of an oblique line.
pub(super) fn is_slanted(segment: Rect) -> bool {
    segment.2 > 0.0 && segment.3 > 0.0
}

impl Line {
    /// Its length.
    pub(super) fn length(self) -> f32 {
        self.0.distance(self.1)
    }

    /// Whether it is neither horizontal nor vertical.
    pub(super) fn is_oblique(self) -> bool {
        !level(self.0.0, self.1.0) && !level(self.0.1, self.1.1)
    }

    /// The point at a part of its length.
    pub(super) fn at(self, part: f32) -> Point {
        let Self(from, to) = self;
        Point(from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
    }

    /// Its direction, one unit long; to the right where it has no length.
    pub(super) fn direction(self) -> (f32, f32) {
        let (length, Self(from, to)) = (self.length(), self);
        if length > 0.0 { ((to.0 - from.0) / length, (to.1 - from.1) / length) } else { (1.0, 0.0) }
    }

    /// How much of its length something of this size covers that stands in the middle of it.
    pub(super) fn covered_by(self, size: Size) -> f32 {
        let (x, y) = self.direction();
        (size.0 / x.abs()).min(size.1 / y.abs())
    }

    /// The rectangles that stand for it in the index.
    pub(super) fn boxes(self) -> impl Iterator<Item = Rect> {
        let Rect(.., width, height) = Rect::between(self.0, self.1);
        let count = if self.is_oblique() { (width.max(height) / PIECE).ceil().clamp(1.0, MOST) } else { 1.0 };
        (0..count as u16).map(move |number| {
            let end = |number: u16| match f32::from(number) {
                0.0 => self.0,
                number if number >= count => self.1,
                number => self.at(number / count),
            };
            Rect::between(end(number), end(number + 1))
        })
    }

    /// How much of it is inside a rectangle.
    pub(super) fn inside(self, rect: Rect) -> f32 {
        let Self(from, to) = self;
        let (mut start, mut end) = (0.0_f32, 1.0_f32);
        for (at, way, low, high) in
            [(from.0, to.0 - from.0, rect.left(), rect.right()), (from.1, to.1 - from.1, rect.top(), rect.bottom())]
        {
            if way.abs() > f32::EPSILON {
                let (one, other) = ((low - at) / way, (high - at) / way);
                start = start.max(one.min(other));
                end = end.min(one.max(other));
            } else if at <= low || at >= high {
                return 0.0;
            }
        }
        (end - start).max(0.0) * self.length()
    }

    /// How much of it is within `reach` of another line.
    pub(super) fn beside(self, other: Self, reach: f32) -> f32 {
        let (x, y) = other.direction();
        let seen = |point: Point| {
            let way = other.0.to(point);
            Point(way.0 * x + way.1 * y, way.1 * x - way.0 * y)
        };
        Self(seen(self.0), seen(self.1)).inside(Rect(0.0, -reach, other.length(), 2.0 * reach))
    }

    /// Its distance from a point.
    pub(super) fn distance(self, point: Point) -> f32 {
        let (x, y) = self.direction();
        let way = self.0.to(point);
        let along = (way.0 * x + way.1 * y).clamp(0.0, self.length());
        Point(self.0.0 + x * along, self.0.1 + y * along).distance(point)
    }
}

/// Whether two coordinates are the same line. Corners are copied, never computed twice, so that nothing in between is meant.
#[expect(clippy::float_cmp, reason = "coordinates of one line are copies of one value")]
pub(super) fn level(a: f32, b: f32) -> bool {
    a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOPE: Line = Line(Point(0.0, 0.0), Point(300.0, 400.0));

    #[test]
    fn the_part_inside_a_rectangle_is_measured_along_the_line() {
        assert!((SLOPE.inside(Rect(0.0, 0.0, 150.0, 400.0)) - 250.0).abs() < 0.01);
        assert!(SLOPE.inside(Rect(200.0, 0.0, 100.0, 200.0)).abs() < 0.01);
        let flat = Line(Point(0.0, 10.0), Point(100.0, 10.0));
        assert!((flat.inside(Rect(20.0, 0.0, 30.0, 20.0)) - 30.0).abs() < 0.01);
        assert!(flat.inside(Rect(20.0, 10.0, 30.0, 20.0)).abs() < 0.01, "along a border is not inside");
    }

    #[test]
    fn lines_side_by_side_are_told_from_lines_that_cross() {
        let moved = |by: f32| Line(Point(by * 0.8, -by * 0.6), Point(300.0 + by * 0.8, 400.0 - by * 0.6));
        assert!((SLOPE.beside(moved(5.0), 6.0) - 500.0).abs() < 0.1);
        assert!(SLOPE.beside(moved(8.0), 6.0) < 0.1);
        let crossing = Line(Point(300.0, 0.0), Point(0.0, 400.0));
        assert!(SLOPE.beside(crossing, 4.0) < 16.0);
        assert!((SLOPE.distance(Point(150.0 + 8.0, 200.0 - 6.0)) - 10.0).abs() < 0.01);
    }

    #[test]
    fn the_boxes_of_a_line_lead_from_its_start_to_its_end() {
        let boxes: Vec<Rect> = SLOPE.boxes().collect();
        assert!(boxes.len() > 30 && boxes.iter().all(|piece| is_slanted(*piece) && piece.3 <= PIECE + 0.1));
        assert_eq!(boxes.iter().copied().reduce(Rect::union), Some(Rect(0.0, 0.0, 300.0, 400.0)));
        let flat = Line(Point(7.0, 3.0), Point(900.0, 3.0));
        assert_eq!(flat.boxes().collect::<Vec<_>>(), [Rect(7.0, 3.0, 893.0, 0.0)]);
        let far = Line(Point(-1e7, -1e7), Point(1e7, 1e7));
        assert_eq!(far.boxes().count(), 128);
    }
}
