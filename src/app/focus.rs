//! Where the keyboard is: which element of the canvas it is at, and what is being done there by keys alone.

use egui::{Context, Id};

use crate::model::{ElementId, NodeId, Point};

/// The keyboard on the canvas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Focus {
    /// The element it is at.
    pub element: Option<ElementId>,
    /// Whether that is shown: the pointer, when it is used, takes the ring away.
    pub shown: bool,
    /// What is being done.
    pub keyed: Option<Keyed>,
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

/// The id by which an element that is drawn on the canvas is known to egui.
pub fn element_id(element: ElementId) -> Id {
    Id::unique(("element", element))
}
