//! What is done while something is given another shape by keys.

use crate::app::canvas::order::Direction;

/// Which of the handles of what is selected is taken hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The first: a part of an arrow's line, a side of a frame.
    First,
    /// An arrow's label.
    Label,
    /// Where an arrow starts.
    From,
    /// Where it ends.
    To,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::First, Self::Label, Self::From, Self::To];
}

/// What is done.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    /// Take hold of the next handle, or of the one before.
    Step(bool),
    /// Move what is held a step.
    Move {
        /// Which way.
        way: Direction,
        /// Whether by one unit only, and not to the next line of the grid.
        fine: bool,
    },
    /// Remove the bend that is held, or put the label back to where it finds its own place.
    Remove,
    /// Connect the end that is held with the node that was aimed at.
    Connect,
}
