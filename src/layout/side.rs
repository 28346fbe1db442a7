//! The sides of a node.

use crate::model::{Point, Rect};

/// A side of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Right,
    Bottom,
    Left,
    Top,
}

impl Side {
    pub(super) const ALL: [Self; 4] = [Self::Right, Self::Bottom, Self::Left, Self::Top];

    /// Whether a flow leaves this side horizontally.
    pub(super) fn is_upright(self) -> bool {
        match self {
            Self::Left | Self::Right => true,
            Self::Top | Self::Bottom => false,
        }
    }

    /// The place of a point along the side.
    pub(super) fn along(self, point: Point) -> f32 {
        if self.is_upright() { point.1 } else { point.0 }
    }

    /// Where the side starts and ends.
    pub(super) fn span(self, rect: Rect) -> (f32, f32) {
        if self.is_upright() { (rect.top(), rect.bottom()) } else { (rect.left(), rect.right()) }
    }

    /// The part of the side where flows may end, clear of its corners.
    pub(super) fn usable(self, rect: Rect) -> (f32, f32) {
        let (start, end) = self.span(rect);
        let margin = ((end - start) / 4.0).min(12.0);
        (start + margin, end - margin)
    }

    /// The part of the side to which an end may give way, clear of the rounding of its corners.
    pub(super) fn utmost(self, rect: Rect) -> (f32, f32) {
        let (start, end) = self.span(rect);
        let margin = ((end - start) / 4.0).min(9.0);
        (start + margin, end - margin)
    }

    /// The point at a place along the side, moved outwards.
    pub(super) fn point(self, rect: Rect, along: f32, outwards: f32) -> Point {
        match self {
            Self::Right => Point(rect.right() + outwards, along),
            Self::Bottom => Point(along, rect.bottom() + outwards),
            Self::Left => Point(rect.left() - outwards, along),
            Self::Top => Point(along, rect.top() - outwards),
        }
    }
}

/// The side of a rectangle on which a point of its border is.
pub(super) fn side_of(rect: Rect, point: Point) -> Option<Side> {
    const NEAR: f32 = 0.6;
    Side::ALL.into_iter().find(|side| {
        let (start, end) = side.span(rect);
        let along = side.along(point);
        let border = side.point(rect, along, 0.0);
        border.distance(point) <= NEAR && along >= start - NEAR && along <= end + NEAR
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NODE: Rect = Rect(0.0, 0.0, 132.0, 54.0);

    #[test]
    fn points_on_the_border_know_their_side() {
        assert_eq!(side_of(NODE, Point(132.0, 20.0)), Some(Side::Right));
        assert_eq!(side_of(NODE, Point(40.0, 0.0)), Some(Side::Top));
        assert_eq!(side_of(NODE, Point(40.0, 20.0)), None);
    }
}
