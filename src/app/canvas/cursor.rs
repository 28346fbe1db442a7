//! What the pointer looks like: it says what a press would do.

use std::collections::BTreeSet;

use egui::{CursorIcon, Ui};

use super::arrow;
use super::gesture::Gesture;
use super::pointer::Pointer;
use super::reach::{grasped, handle_at};
use crate::app::action::Tool;
use crate::app::state::State;
use crate::model::ElementId;

impl Pointer {
    pub(super) fn cursor(&self, ui: &Ui, state: &State, space: bool) -> CursorIcon {
        match &self.gesture {
            Gesture::Pan => CursorIcon::Grabbing,
            Gesture::Move { copies: true, .. } => CursorIcon::Copy,
            Gesture::Move { elements, moved, .. } if is_held(state, elements, moved) => CursorIcon::NotAllowed,
            Gesture::Move { .. } => CursorIcon::Move,
            Gesture::DrawFlow { .. } | Gesture::Span { .. } => CursorIcon::Crosshair,
            Gesture::Resize { side, .. } => resize_cursor(*side),
            Gesture::Arrow(drag) => arrow::cursor(state, drag.hold),
            Gesture::RubberBand { .. } => CursorIcon::Default,
            Gesture::None if space => CursorIcon::Grab,
            Gesture::None if state.tool != Tool::Select => CursorIcon::Crosshair,
            Gesture::None => {
                let handle =
                    ui.input(|input| input.pointer.hover_pos()).and_then(|position| handle_at(state, position));
                if let Some(hold) = self.held(state) {
                    return arrow::cursor(state, hold);
                }
                match (handle, self.edge, self.over) {
                    (Some((_, side, _)), _, _) => resize_cursor(side),
                    (None, Some(_), _) => CursorIcon::Crosshair,
                    (None, None, Some(ElementId::Flow(_))) => CursorIcon::PointingHand,
                    (None, None, Some(_)) => match self.at.and_then(|at| grasped(state, at)) {
                        // Others that are selected with it would move.
                        Some(element) if state.project().is_locked(element) => {
                            let own = BTreeSet::from([element]);
                            let elements = if state.selection.contains(&element) { &state.selection } else { &own };
                            let moves = |id: &ElementId| !state.project().is_locked(*id) && has_frame(state, *id);
                            if elements.iter().any(moves) { CursorIcon::Move } else { CursorIcon::NotAllowed }
                        }
                        Some(_) => CursorIcon::Move,
                        // Inside a zone a rubber band begins.
                        None => CursorIcon::Default,
                    },
                    (None, None, None) => CursorIcon::Default,
                }
            }
        }
    }
}

/// Whether a drag moves nothing because all that it would move is locked.
fn is_held(state: &State, elements: &BTreeSet<ElementId>, moved: &BTreeSet<ElementId>) -> bool {
    elements.iter().any(|&id| state.project().is_locked(id)) && !moved.iter().any(|&id| has_frame(state, id))
}

fn has_frame(state: &State, element: ElementId) -> bool {
    state.project().frame(element).is_some()
}

fn resize_cursor(side: (i8, i8)) -> CursorIcon {
    match side {
        (0, _) => CursorIcon::ResizeVertical,
        (_, 0) => CursorIcon::ResizeHorizontal,
        (x, y) if x == y => CursorIcon::ResizeNwSe,
        _ => CursorIcon::ResizeNeSw,
    }
}
