//! What a scene is made of. Colours are roles of the theme, never values.

use super::icon::IconId;
use super::role::Role;
use crate::model::{Point, Rect};

/// How far the baseline of a line of text is below its half height, for type of size 1: the middle of an ideograph
/// of the embedded font then stands at half height. Both painters use it.
pub const BASELINE: f32 = 0.38;

/// The dashes of dashed lines: drawn, left out, in world units.
pub const DASH: [f32; 2] = [6.0, 4.0];

/// The width of the line that paints a halo behind letters (half of it is seen around them), for type of size 1.
pub const HALO: f32 = 0.36;

/// The width of the ring of a mark, for a mark of radius 1.
pub const MARK_RING: f32 = 0.26;

/// A colour role of the theme with an opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// The role.
    pub role: Role,
    /// Opacity from 0 to 1.
    pub opacity: f32,
}

impl Ink {
    /// The opaque colour of a role.
    pub const fn of(role: Role) -> Self {
        Self { role, opacity: 1.0 }
    }

    /// The colour of a role with an opacity from 0 to 1.
    pub const fn faint(role: Role, opacity: f32) -> Self {
        Self { role, opacity }
    }
}

/// What of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The left end.
    Left,
    /// The middle.
    Center,
    /// The right end.
    Right,
}

/// A line's colour and width in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Its width in world units.
    pub width: f32,
}

impl Stroke {
    /// An opaque line of a role's colour.
    pub const fn of(role: Role, width: f32) -> Self {
        Self { ink: Ink::of(role), width }
    }
}

/// One thing to paint, in world units.
#[derive(Clone, Debug, PartialEq)]
pub enum Primitive {
    /// A rectangle with rounded corners. Half of its border is inside, half outside.
    Rect {
        /// Where.
        rect: Rect,
        /// Corner radius.
        radius: f32,
        /// Inside.
        fill: Option<Ink>,
        /// Border.
        stroke: Option<Stroke>,
        /// Whether the border is dashed.
        dashed: bool,
    },
    /// A line through points. On a screen it stays at least half a pixel wide, however far away it is.
    Line {
        /// The points.
        points: Vec<Point>,
        /// Its pen.
        stroke: Stroke,
        /// Whether it is dashed.
        dashed: bool,
    },
    /// A filled convex polygon, such as an arrow head.
    Polygon {
        /// Its corners.
        points: Vec<Point>,
        /// Inside.
        fill: Ink,
    },
    /// A disc of which a part, clockwise from the top, is filled: the mark of a coverage step. Its ring
    /// ([`MARK_RING`]) is inside the radius.
    Mark {
        /// Its middle.
        center: Point,
        /// Its radius.
        radius: f32,
        /// The filled part, 0 to 1.
        filled: f32,
        /// Its colour.
        ink: Ink,
        /// The ground behind the part that is not filled.
        ground: Ink,
    },
    /// A line of text.
    Text {
        /// Where it stands: its left end, middle or right end, at half height.
        at: Point,
        /// Which of these.
        align: Align,
        /// Height of the type in world units.
        size: f32,
        /// Whether it is bold.
        bold: bool,
        /// Its colour.
        ink: Ink,
        /// A ground painted closely around the letters, so that lines below don't disturb.
        halo: Option<Ink>,
        /// What it says.
        text: String,
    },
    /// An icon of `assets/icons`, in outline.
    Icon {
        /// Which one.
        icon: IconId,
        /// Where.
        rect: Rect,
        /// Its colour.
        ink: Ink,
    },
}
