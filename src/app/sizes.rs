//! How large the window and its letters are.

use egui::Vec2;
use serde::{Deserialize, Serialize};

/// How large texts and buttons are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scale {
    /// As they are made.
    #[default]
    Normal,
    /// A quarter larger.
    Large,
    /// A half larger.
    Largest,
}

impl Scale {
    /// Every scale, in the order it is offered.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Largest];

    /// In percent.
    pub const fn percent(self) -> u8 {
        match self {
            Self::Normal => 100,
            Self::Large => 125,
            Self::Largest => 150,
        }
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
