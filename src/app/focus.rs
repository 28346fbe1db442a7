//! Where the keyboard is: which element of the canvas it is at, and what is being done there by keys alone.

use egui::{Context, Id};

use super::reshape::hold::{Grasp, Hold};
use crate::model::{ElementId, FlowId, NodeId, Point};

/// The keyboard on the canvas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Focus {
    /// The element it is at.
    pub element: Option<ElementId>,
    /// Whether that is shown: the pointer, when it is used, takes the ring away.
    pub shown: bool,
    /// What is being done.
    pub keyed: Option<Keyed>,
    /// What is typed of the node that an arrow is to end at.
    pub typed: String,
    /// How many nodes fit that.
    pub fitting: usize,
    /// What is led by keys, as it was when the keys took hold of it.
    pub(super) grasp: Option<Grasp>,
}

impl Focus {
    /// Whether a node is looked for that an arrow is to end at.
    pub fn aims(&self) -> bool {
        self.keyed.is_some_and(|keyed| keyed.aim().is_some())
    }

    /// Ends what is being done by keys.
    pub(super) fn end(&mut self) {
        self.keyed = None;
        self.grasp = None;
        self.typed.clear();
        self.fitting = 0;
    }
}

/// Something begun by keys that Enter completes and Escape drops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Keyed {
    /// Drawing an arrow.
    Arrow {
        /// Where it starts.
        from: NodeId,
        /// Where it would end.
        to: NodeId,
    },
    /// Placing what the tool in hand places.
    Place {
        /// Where its middle would be.
        at: Point,
    },
    /// Leading an arrow another way.
    Lead {
        /// Which arrow.
        flow: FlowId,
        /// What of it is held.
        hold: Hold,
        /// Where that is.
        at: Point,
        /// The node that an end would be connected with.
        to: Option<NodeId>,
    },
    /// Pulling a side of a frame.
    Stretch {
        /// Whose frame.
        element: ElementId,
        /// Which side: −1, 0 or 1 across and down.
        side: (i8, i8),
    },
}

impl Keyed {
    /// The node that an arrow would end at, where one is looked for.
    pub const fn aim(self) -> Option<NodeId> {
        match self {
            Self::Arrow { to, .. } => Some(to),
            Self::Lead { to, .. } => to,
            Self::Place { .. } | Self::Stretch { .. } => None,
        }
    }

    /// The same with another node at the end.
    #[must_use]
    pub const fn aimed(self, node: NodeId) -> Self {
        match self {
            Self::Arrow { from, .. } => Self::Arrow { from, to: node },
            Self::Lead { flow, hold, at, .. } => Self::Lead { flow, hold, at, to: Some(node) },
            Self::Place { .. } | Self::Stretch { .. } => self,
        }
    }

    /// Whether handles of what is there already are moved.
    pub const fn reshapes(self) -> bool {
        matches!(self, Self::Lead { .. } | Self::Stretch { .. })
    }
}

/// What is done while a node is looked for that an arrow is to end at.
#[derive(Clone, Debug)]
pub enum Aim {
    /// This has been typed of its name, its id or how it is read.
    Type(String),
    /// Go on to the next of those that fit, or back to the one before.
    Step(bool),
    /// Draw the arrow into empty space: choose what stands there.
    Beside,
}

/// Whom a key that is pressed belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keyboard {
    /// A field in which text is typed.
    Text,
    /// Another control: a button, a list.
    Control,
    /// The canvas: it has them when nothing else has.
    #[default]
    Canvas,
}

impl Keyboard {
    /// Who has the keyboard now.
    pub fn owner(ctx: &Context) -> Self {
        match ctx.memory(egui::Memory::focused) {
            None => Self::Canvas,
            Some(id) if id == canvas_id() => Self::Canvas,
            Some(_) if ctx.text_edit_focused() => Self::Text,
            Some(_) => Self::Control,
        }
    }

    /// Whether text is being typed.
    pub fn is_typing(ctx: &Context) -> bool {
        Self::owner(ctx) == Self::Text
    }
}

/// The id by which the canvas is known to egui.
pub fn canvas_id() -> Id {
    Id::unique("canvas")
}

/// The id by which the outline is known to egui.
pub fn outline_id() -> Id {
    Id::unique("outline")
}

/// The id of the field above the outline.
pub fn outline_filter_id() -> Id {
    Id::unique("outline-filter")
}

/// The id by which the list of steps is known to egui.
pub fn history_id() -> Id {
    Id::unique("history")
}

/// The id by which an element that is drawn on the canvas is known to egui.
pub fn element_id(element: ElementId) -> Id {
    Id::unique(("element", element))
}
