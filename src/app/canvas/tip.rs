//! What is said at the pointer while it rests on a part of the selected arrow that was put there by hand: what a drag and
//! a double click would do.

use egui::{Popup, Response};

use super::gesture::Gesture;
use super::pointer::Pointer;
use crate::app::reshape::unbend::{self, Part};
use crate::app::state::State;
use crate::model::ElementId;
use crate::text::tr;

/// Shows it.
pub(super) fn show(response: &Response, state: &State, pointer: &Pointer) {
    let Some(ElementId::Flow(id)) = state.only_selected() else { return };
    let Some(hold) = pointer.held(state).filter(|&hold| unbend::grip(state, id, hold).is_some()) else { return };
    if pointer.gesture != Gesture::None || Popup::is_any_open(&response.ctx) {
        return;
    }
    response.clone().on_hover_ui_at_pointer(|ui| {
        let key = match unbend::unbent(state, id, hold) {
            Some((Part::Bend, _)) => "tip-bend",
            Some((Part::Step, _)) => "tip-bend-step",
            Some((Part::Segment, _)) => "tip-segment",
            None => return,
        };
        ui.label(tr(state.lang(), key));
    });
}
