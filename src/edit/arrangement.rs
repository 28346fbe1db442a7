//! The ways in which elements are brought into line.

/// How elements are brought into line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrangement {
    /// Left sides in one line.
    Left,
    /// Middles above each other.
    Center,
    /// Right sides in one line.
    Right,
    /// Upper sides in one line.
    Top,
    /// Middles beside each other.
    Middle,
    /// Lower sides in one line.
    Bottom,
    /// Equal gaps from left to right.
    Across,
    /// Equal gaps from top to bottom.
    Down,
    /// As wide as the widest.
    SameWidth,
    /// As high as the highest.
    SameHeight,
    /// As wide as the widest and as high as the highest.
    SameSize,
}

impl Arrangement {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 11] = [
        Self::Left,
        Self::Center,
        Self::Right,
        Self::Top,
        Self::Middle,
        Self::Bottom,
        Self::Across,
        Self::Down,
        Self::SameWidth,
        Self::SameHeight,
        Self::SameSize,
    ];

    /// How many elements it takes.
    pub const fn fewest(self) -> usize {
        match self {
            Self::Across | Self::Down => 3,
            Self::Left
            | Self::Center
            | Self::Right
            | Self::Top
            | Self::Middle
            | Self::Bottom
            | Self::SameWidth
            | Self::SameHeight
            | Self::SameSize => 2,
        }
    }
}
