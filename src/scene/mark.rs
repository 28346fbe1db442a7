//! The small signs that stand beside words: the mark of a coverage step, the badge of a level.

use super::primitive::{Align, Ink, Primitive};
use super::role::Role;
use crate::analysis::Coverage;
use crate::model::{Level, Point, Rect};

/// The radius of a coverage mark.
pub(super) const MARK: f32 = 5.5;

/// The side of a level's badge.
pub(super) const BADGE: f32 = 16.0;

/// How much of a coverage step's mark is filled, 0 to 1.
pub fn filled(coverage: Coverage) -> f32 {
    match coverage {
        Coverage::Undescribed => 0.0,
        Coverage::Unexamined => 0.25,
        Coverage::Untreated => 0.5,
        Coverage::Unaccepted => 0.75,
        Coverage::Covered => 1.0,
    }
}

/// The mark of a coverage step around a point.
pub(super) fn coverage(coverage: Coverage, center: Point) -> Primitive {
    Primitive::Mark {
        center,
        radius: MARK,
        filled: filled(coverage),
        ink: Ink::of(coverage.into()),
        ground: Ink::of(Role::Card),
    }
}

/// The badge of a level around a point.
pub(super) fn level(level: Level, center: Point) -> [Primitive; 2] {
    let side = BADGE;
    [
        Primitive::Rect {
            rect: Rect(center.0 - side / 2.0, center.1 - side / 2.0, side, side),
            radius: 4.0,
            fill: Some(Ink::of(level.into())),
            stroke: None,
            dashed: false,
        },
        Primitive::Text {
            at: center,
            align: Align::Center,
            size: 11.0,
            bold: true,
            ink: Ink::of(Role::LevelLetter),
            halo: None,
            text: level.word().to_owned(),
        },
    ]
}
