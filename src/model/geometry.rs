//! Where things stand: points, sizes and rectangles in world units, y downwards.
//!
//! One world unit is one point on the screen at 100 % zoom.

use serde::{Deserialize, Serialize};

/// A place on the drawing: x to the right, y down, in world units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point(
    /// x, to the right.
    pub f32,
    /// y, downwards.
    pub f32,
);

/// A way from one point to another, in world units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Vector(
    /// To the right.
    pub f32,
    /// Downwards.
    pub f32,
);

/// Width and height in world units.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Size(
    /// Width.
    pub f32,
    /// Height.
    pub f32,
);

/// A rectangle: left, top, width, height, in world units.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rect(
    /// Left edge.
    pub f32,
    /// Top edge.
    pub f32,
    /// Width.
    pub f32,
    /// Height.
    pub f32,
);

impl Point {
    /// The point moved by a vector.
    #[must_use]
    pub fn moved(self, by: Vector) -> Self {
        Self(self.0 + by.0, self.1 + by.1)
    }

    /// The way from `self` to `other`.
    pub fn to(self, other: Self) -> Vector {
        Vector(other.0 - self.0, other.1 - self.1)
    }

    /// The straight distance to `other`.
    pub fn distance(self, other: Self) -> f32 {
        (other.0 - self.0).hypot(other.1 - self.1)
    }

    /// Whether both coordinates are numbers that can be drawn (finite, within ten million units of the origin).
    pub fn is_drawable(self) -> bool {
        [self.0, self.1].iter().all(|value| value.is_finite() && value.abs() <= Rect::FARTHEST)
    }
}

impl Vector {
    /// Whether the way can lead from one point that can be drawn to another.
    pub fn is_drawable(self) -> bool {
        Point(self.0, self.1).is_drawable()
    }
}

impl Rect {
    /// The farthest coordinate that a document may hold, in world units.
    pub const FARTHEST: f32 = 10_000_000.0;

    /// The rectangle with this top left corner and size.
    pub fn at(corner: Point, size: Size) -> Self {
        Self(corner.0, corner.1, size.0, size.1)
    }

    /// The smallest rectangle that has both points in it.
    pub fn between(a: Point, b: Point) -> Self {
        Self(a.0.min(b.0), a.1.min(b.1), (a.0 - b.0).abs(), (a.1 - b.1).abs())
    }

    /// Left edge.
    pub fn left(self) -> f32 {
        self.0
    }

    /// Top edge.
    pub fn top(self) -> f32 {
        self.1
    }

    /// Right edge.
    pub fn right(self) -> f32 {
        self.0 + self.2
    }

    /// Bottom edge.
    pub fn bottom(self) -> f32 {
        self.1 + self.3
    }

    /// Top left corner.
    pub fn corner(self) -> Point {
        Point(self.0, self.1)
    }

    /// Width and height.
    pub fn size(self) -> Size {
        Size(self.2, self.3)
    }

    /// The point in the middle.
    pub fn center(self) -> Point {
        Point(self.0 + self.2 / 2.0, self.1 + self.3 / 2.0)
    }

    /// The rectangle moved by a vector.
    #[must_use]
    pub fn moved(self, by: Vector) -> Self {
        Self(self.0 + by.0, self.1 + by.1, self.2, self.3)
    }

    /// The rectangle with every side moved outwards by `margin` (inwards where it is negative).
    #[must_use]
    pub fn grown(self, margin: f32) -> Self {
        Self(self.0 - margin, self.1 - margin, self.2 + 2.0 * margin, self.3 + 2.0 * margin)
    }

    /// Whether the point is inside or on the edge.
    pub fn contains(self, point: Point) -> bool {
        point.0 >= self.left() && point.0 <= self.right() && point.1 >= self.top() && point.1 <= self.bottom()
    }

    /// Whether all of `other` is inside or on the edge.
    pub fn contains_rect(self, other: Self) -> bool {
        other.left() >= self.left()
            && other.right() <= self.right()
            && other.top() >= self.top()
            && other.bottom() <= self.bottom()
    }

    /// Whether the two share an area (touching edges share none).
    pub fn overlaps(self, other: Self) -> bool {
        self.left() < other.right()
            && other.left() < self.right()
            && self.top() < other.bottom()
            && other.top() < self.bottom()
    }

    /// The smallest rectangle that has both in it.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let (left, top) = (self.left().min(other.left()), self.top().min(other.top()));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Self(left, top, right - left, bottom - top)
    }

    /// Whether the corner can be drawn and the size is neither negative nor beyond bounds.
    pub fn is_drawable(self) -> bool {
        self.corner().is_drawable() && [self.2, self.3].iter().all(|side| (0.0..=Self::FARTHEST).contains(side))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_rectangles_do_not_overlap() {
        let left = Rect(0.0, 0.0, 10.0, 10.0);
        assert!(!left.overlaps(Rect(10.0, 0.0, 5.0, 5.0)));
        assert!(left.overlaps(Rect(9.0, 9.0, 5.0, 5.0)));
    }

    #[test]
    fn what_cannot_be_drawn_is_known() {
        assert!(!Point(f32::NAN, 0.0).is_drawable());
        assert!(!Rect(0.0, 0.0, -1.0, 1.0).is_drawable());
        assert!(!Rect(0.0, 1e30, 1.0, 1.0).is_drawable());
    }
}
