//! The small signs that stand beside words: of a coverage step, a level, a change, a decision to be looked at again.

use super::primitive::{Align, Ink, Primitive, Stroke};
use super::role::Role;
use crate::analysis::{Coverage, Fate};
use crate::model::{Level, Point, Rect};
use crate::text::{Lang, tr};

/// The radius of a coverage mark.
pub(super) const MARK: f32 = 5.5;

/// The side of a level's badge.
pub(super) const BADGE: f32 = 16.0;

/// The type of a level's letter.
pub(super) const LETTER: f32 = 11.0;

/// The radius of the mark of a decision that must be looked at again.
pub(super) const REVIEW: f32 = 6.0;

/// The width and height of the mark of measures.
pub(super) const SHIELD: (f32, f32) = (13.0, 15.0);

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
    coverage_scaled(coverage, center, 1.0)
}

/// The same, so many times as large.
pub(super) fn coverage_scaled(coverage: Coverage, center: Point, scale: f32) -> Primitive {
    Primitive::Mark {
        center,
        radius: MARK * scale,
        filled: filled(coverage),
        ink: Ink::of(coverage.into()),
        ground: Ink::of(Role::Card),
    }
}

/// The badge of a level around a point.
pub(super) fn level(level: Level, center: Point) -> [Primitive; 2] {
    level_lettered(level, center, LETTER)
}

/// The same with a letter of this size.
pub(super) fn level_lettered(level: Level, center: Point, letter: f32) -> [Primitive; 2] {
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
            size: letter,
            bold: true,
            ink: Ink::of(Role::LevelLetter),
            halo: None,
            text: level.word().to_owned(),
        },
    ]
}

/// The mark of what has become of an element since the version compared with: form, colour and letter each say it.
pub fn fate(fate: Fate, center: Point, lang: Lang) -> [Primitive; 2] {
    let side = BADGE;
    let role = Role::from(fate);
    let rect = Rect(center.0 - side / 2.0, center.1 - side / 2.0, side, side);
    let (radius, filled) = match fate {
        Fate::Added => (side / 2.0, true),
        Fate::Changed => (3.0, true),
        Fate::Removed => (0.0, false),
        Fate::Redrawn => (side / 2.0, false),
    };
    let (key, letter) = match fate {
        Fate::Added => ("fate-letter-added", Role::LevelLetter),
        Fate::Changed => ("fate-letter-changed", Role::LevelLetter),
        Fate::Removed => ("fate-letter-removed", role),
        Fate::Redrawn => ("fate-letter-redrawn", role),
    };
    [
        Primitive::Rect {
            rect,
            radius,
            fill: Some(Ink::of(if filled { role } else { Role::Ground })),
            stroke: (!filled).then(|| Stroke::of(role, 1.4)),
            dashed: false,
        },
        Primitive::Text {
            at: center,
            align: Align::Center,
            size: 10.5,
            bold: true,
            ink: Ink::of(letter),
            halo: None,
            text: tr(lang, key),
        },
    ]
}

/// The mark of measures placed on an element: a shield, filled where all of them are in force, with how many they are
/// where there are several.
pub(super) fn measures(count: usize, in_force: bool, center: Point) -> Vec<Primitive> {
    let (half, high) = (SHIELD.0 / 2.0, SHIELD.1 / 2.0);
    let corner = |x: f32, y: f32| Point(center.0 + x * half, center.1 + y * high);
    let mut points = vec![
        corner(-1.0, -0.9),
        corner(0.0, -1.0),
        corner(1.0, -0.9),
        corner(0.95, 0.15),
        corner(0.55, 0.65),
        corner(0.0, 1.0),
        corner(-0.55, 0.65),
        corner(-0.95, 0.15),
    ];
    let role = Role::CoverageCovered;
    let fill = Ink::of(if in_force { role } else { Role::Card });
    let mut mark = vec![Primitive::Polygon { points: points.clone(), fill }];
    points.push(points[0]);
    mark.push(Primitive::Line { points, stroke: Stroke::of(role, 1.3), dashed: false });
    if count > 1 {
        mark.push(Primitive::Text {
            at: Point(center.0, center.1 - 0.5),
            align: Align::Center,
            size: if count < 10 { 9.5 } else { 8.0 },
            bold: true,
            ink: Ink::of(if in_force { Role::LevelLetter } else { role }),
            halo: None,
            text: count.to_string(),
        });
    }
    mark
}

/// The mark of a decision that must be looked at again: an arrow that goes round.
pub fn review(center: Point) -> [Primitive; 3] {
    const RING: f32 = 3.1;
    const PIECES: u8 = 14;
    let ground = Ink::of(Role::CoverageUnexamined);
    let sign = Ink::of(Role::Card);
    let on_ring = |angle: f32| Point(center.0 + RING * angle.sin(), center.1 - RING * angle.cos());
    // From the right side nearly all the way round, clockwise.
    let angle = |piece: u8| std::f32::consts::TAU * (0.16 + 0.72 * f32::from(piece) / f32::from(PIECES));
    let tip = on_ring(angle(PIECES));
    [
        Primitive::Mark { center, radius: REVIEW, filled: 1.0, ink: ground, ground },
        Primitive::Line {
            points: (0..=PIECES).map(|piece| on_ring(angle(piece))).collect(),
            stroke: Stroke { ink: sign, width: 1.3 },
            dashed: false,
        },
        Primitive::Polygon {
            points: vec![
                Point(tip.0 - 1.6, tip.1 + 0.6),
                Point(tip.0 + 2.6, tip.1 - 0.8),
                Point(tip.0 + 0.3, tip.1 - 3.0),
            ],
            fill: sign,
        },
    ]
}
