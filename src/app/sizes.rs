//! How large the window and its letters are.

use egui::{Context, Vec2, ViewportCommand};
use serde::{Deserialize, Serialize};

/// How large texts and buttons are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scale {
    /// As they are made.
    #[default]
    Normal,
    /// A quarter larger.
    Large,
    /// A half larger.
    #[serde(alias = "Largest")]
    Larger,
    /// Three quarters larger.
    Huge,
    /// Twice as large.
    Double,
}

impl Scale {
    /// Every scale, in the order it is offered.
    pub const ALL: [Self; 5] = [Self::Normal, Self::Large, Self::Larger, Self::Huge, Self::Double];

    /// In percent.
    pub const fn percent(self) -> u8 {
        match self {
            Self::Normal => 100,
            Self::Large => 125,
            Self::Larger => 150,
            Self::Huge => 175,
            Self::Double => 200,
        }
    }

    /// The next larger one, or the next smaller one; none beyond the ends.
    pub fn next(self, larger: bool) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        if larger { all.find(|scale| *scale > self) } else { all.rfind(|scale| *scale < self) }
    }

    /// The smallest window in which letters of this size have room, in screen points at 100 %.
    pub fn least_window(self) -> Vec2 {
        const LEAST: Vec2 = Vec2::new(900.0, 560.0);
        /// What the bars, dialogs and lists need of points as large as these letters make them.
        const ROOM: Vec2 = Vec2::new(640.0, 360.0);
        LEAST.max(ROOM * self.factor())
    }

    /// As a factor.
    pub fn factor(self) -> f32 {
        f32::from(self.percent()) / 100.0
    }
}

/// The size of the window, where it was changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sizes {
    /// Width and height of the window, at 100 %.
    pub window: Option<(f32, f32)>,
    /// Whether it fills the screen.
    pub maximized: bool,
}

impl Sizes {
    /// The size of the window; none where the file says nothing a window can have.
    pub fn window(&self) -> Option<Vec2> {
        const MOST: f32 = 20_000.0;
        let (width, height) = self.window?;
        let possible = |size: f32| (1.0..=MOST).contains(&size);
        (possible(width) && possible(height)).then_some(Vec2::new(width, height))
    }
}

/// Keeps the window as large as letters of this size need, as far as the screen has room beside its own bars, and makes
/// it so large where it is smaller. Where the system does not tell how large the screen is, the window stays as it is.
pub fn keep_least(ctx: &Context, scale: Scale) {
    /// The part of the screen that is left beside its bars and the window's.
    const FREE: f32 = 0.88;
    let size = ctx.content_rect().size();
    // Of the window and the screen it is told how large they were, in points of then: only their ratio is of now.
    let (window, screen) = ctx.input(|input| (input.viewport().inner_rect, input.viewport().monitor_size));
    let Some((window, screen)) = window.zip(screen).filter(|(window, _)| window.is_positive()) else { return };
    let screen = size * screen / window.size();
    let least = (scale.least_window() / scale.factor()).min(screen * FREE);
    ctx.send_viewport_cmd(ViewportCommand::MinInnerSize(least));
    if size.x < least.x || size.y < least.y {
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(size.max(least)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_follow_each_other_up_to_their_ends() {
        let steps = std::iter::successors(Some(Scale::Normal), |scale| scale.next(true)).collect::<Vec<_>>();
        assert_eq!(steps, Scale::ALL);
        assert_eq!(Scale::Normal.next(false), None);
        assert_eq!(Scale::Double.next(false), Some(Scale::Huge));
    }
}
