//! The two directions of the drawing, so that what is done across and down is written once.

use crate::model::{Rect, Vector};

/// A direction of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

impl Axis {
    /// Where a frame begins: its left or top side.
    pub(super) fn low(self, frame: Rect) -> f32 {
        match self {
            Self::Across => frame.left(),
            Self::Down => frame.top(),
        }
    }

    /// Its width or height.
    pub(super) fn length(self, frame: Rect) -> f32 {
        match self {
            Self::Across => frame.2,
            Self::Down => frame.3,
        }
    }

    /// Where it ends: its right or bottom side.
    pub(super) fn high(self, frame: Rect) -> f32 {
        self.low(frame) + self.length(frame)
    }

    /// Its middle.
    pub(super) fn middle(self, frame: Rect) -> f32 {
        self.low(frame) + self.length(frame) / 2.0
    }

    /// The way this far along it.
    pub(super) fn way(self, far: f32) -> Vector {
        match self {
            Self::Across => Vector(far, 0.0),
            Self::Down => Vector(0.0, far),
        }
    }

    /// How far a way goes along it.
    pub(super) fn along(self, way: Vector) -> f32 {
        match self {
            Self::Across => way.0,
            Self::Down => way.1,
        }
    }

    /// The other direction.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Across => Self::Down,
            Self::Down => Self::Across,
        }
    }
}
