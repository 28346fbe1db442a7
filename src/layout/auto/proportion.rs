//! What is good to look at on a screen.

use crate::model::Size;

/// Width in relation to height that is best to look at.
pub(super) const SHAPE: f32 = 1.6;

/// The part of the work that is done before zones are turned round.
pub(super) const FIRST: f32 = 0.7;

/// How much of a screen something takes.
pub(super) fn spread(Size(width, height): Size) -> f32 {
    let width = width.max(height * SHAPE);
    width * width
}
