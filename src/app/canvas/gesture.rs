//! What a drag on the canvas is doing, and how it is given up.

use std::collections::BTreeSet;

use super::arrow::Drag;
use crate::app::action::Action;
use crate::edit::Command;
use crate::edit::guides::Guide;
use crate::model::{ElementId, NodeId, Point, Rect, Vector};

/// What a drag is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    /// Nothing.
    #[default]
    None,
    /// Moving the paper.
    Pan,
    /// Moving what was selected when the drag began; how far so far.
    Move {
        /// What is moved.
        elements: BTreeSet<ElementId>,
        /// Where the drag began.
        start: Point,
        /// All that moves with it.
        moved: BTreeSet<ElementId>,
        /// How far, after snapping.
        by: Vector,
        /// What it is in line with there.
        guides: Vec<Guide>,
        /// Whether a copy is moved and the original stays.
        copies: bool,
    },
    /// Spanning a rectangle to select in.
    RubberBand {
        /// Where the drag began.
        start: Point,
        /// What stays selected besides.
        keep: BTreeSet<ElementId>,
        /// What was selected before.
        before: BTreeSet<ElementId>,
    },
    /// Drawing an arrow from a node.
    DrawFlow {
        /// Where it starts.
        from: NodeId,
        /// Where the drag began.
        start: Point,
        /// Whether the pointer has been well away from that node: only then is coming back to it processing at rest.
        left: bool,
        /// The arrow that is shown, as it will be when let go.
        shown: Option<Command>,
    },
    /// Pulling a side or corner of a frame.
    Resize {
        /// Whose frame.
        element: ElementId,
        /// Which side: −1, 0 or 1 across and down.
        side: (i8, i8),
        /// The frame as it was.
        frame: Rect,
        /// What it is in line with as it is.
        guides: Vec<Guide>,
    },
    /// Leading an arrow another way, connecting it with another node, putting its label elsewhere.
    Arrow(Drag),
    /// Spanning the frame of a zone or note to be placed.
    Span {
        /// Where the drag began.
        start: Point,
    },
}

impl Gesture {
    /// Whether letting go does something to the drawing or the selection.
    pub const fn is_making(&self) -> bool {
        !matches!(self, Self::None | Self::Pan)
    }

    /// Gives up what is being done; all is as it was then. Answers whether there was anything to give up.
    pub fn give_up(&mut self, actions: &mut Vec<Action>) -> bool {
        let gave_up = self.is_making();
        match std::mem::take(self) {
            Self::None | Self::Pan => {}
            Self::RubberBand { before, .. } => actions.push(Action::Select(before)),
            _ => actions.push(Action::EndPreview),
        }
        gave_up
    }
}
