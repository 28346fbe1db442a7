//! What the pointer looks like: it says what a press would do.

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
                        Some(element) if state.project().is_locked(element) => CursorIcon::NotAllowed,
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

fn resize_cursor(side: (i8, i8)) -> CursorIcon {
    match side {
        (0, _) => CursorIcon::ResizeVertical,
        (_, 0) => CursorIcon::ResizeHorizontal,
        (x, y) if x == y => CursorIcon::ResizeNwSe,
        _ => CursorIcon::ResizeNeSw,
    }
}
