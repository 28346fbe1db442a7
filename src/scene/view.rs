//! How a sheet is looked at: the part that is visible, how near, and what the flows' colours say.

use serde::{Deserialize, Serialize};

use crate::model::Rect;

/// What the colours of flows say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Overlay {
    /// How far each flow is covered.
    #[default]
    Coverage,
    /// Each flow's risk level.
    Level,
    /// Nothing: the plain diagram.
    None,
}

impl Overlay {
    /// Every overlay, in the order a switch offers them.
    pub const ALL: [Self; 3] = [Self::Coverage, Self::Level, Self::None];

    pub(super) fn place(self) -> usize {
        match self {
            Self::Coverage => 0,
            Self::Level => 1,
            Self::None => 2,
        }
    }
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The part of the drawing that is visible, in world units.
    pub visible: Rect,
    /// Screen points a world unit.
    pub zoom: f32,
    /// What the colours of flows say.
    pub overlay: Overlay,
}

impl View {
    /// How much is drawn.
    pub fn detail(&self) -> Detail {
        Detail::at(self.zoom)
    }
}

/// How much is drawn of each element, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Nodes are plain rectangles, flows plain lines.
    Far,
    /// Cards with icons, arrows with marks, no text but titles and names as on a map.
    Low,
    /// Cards with icons, arrows with their marks and numbers: words and the data of arrows could not be read.
    Reduced,
    /// All.
    Full,
}

impl Detail {
    /// What can still be made out at a zoom.
    pub fn at(zoom: f32) -> Self {
        if zoom >= 0.55 {
            Self::Full
        } else if zoom >= 0.3 {
            Self::Reduced
        } else if zoom >= 0.15 {
            Self::Low
        } else {
            Self::Far
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Detail::{Far, Full, Low, Reduced};
    use super::*;

    #[test]
    fn detail_falls_with_the_zoom() {
        let seen: Vec<Detail> = [1.0, 0.55, 0.54, 0.3, 0.29, 0.15, 0.14, 0.01].map(Detail::at).into();
        assert_eq!(seen, [Full, Full, Reduced, Reduced, Low, Low, Far, Far]);
    }
}
