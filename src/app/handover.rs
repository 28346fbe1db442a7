//! Hands the keyboard over: to the list that a command has asked for, and back to what had it before a name or a label was
//! typed on the canvas. Without that the canvas would get it, where the same keys move what is selected.

use egui::{Context, Id, LayerId};

use super::focus::canvas_id;
use super::state::State;

/// The keyboard on its way, from frame to frame.
#[derive(Debug, Default)]
pub struct Handover {
    /// Whether a field was open on the canvas in the last frame.
    types: bool,
    /// What had the keyboard before it opened.
    home: Option<Id>,
}

impl Handover {
    /// To be called before keys are read: gives the keyboard to the control that is to get it. A dialog that has closed keeps
    /// it from all that was under it for one frame more.
    pub fn give(ctx: &Context, state: &mut State) {
        if ctx.memory(|memory| memory.allows_interaction(LayerId::background()))
            && let Some(control) = state.wanted_control.take()
        {
            ctx.memory_mut(|memory| memory.request_focus(control));
        }
    }

    /// To be called at the end of a frame: sees fields open and close. `before` is what has the keyboard, or will have it back
    /// when what lies over the rest closes.
    pub fn follow(&mut self, ctx: &Context, state: &mut State, before: Option<Id>) {
        let types = state.rename.is_some() || state.labelling.is_some();
        let opens = types && !self.types;
        let closes = !types && self.types;
        self.types = types;
        if opens {
            self.home = before.filter(|&id| id != canvas_id());
        }
        // Who goes on drawing stays on the canvas.
        if state.chooser.is_some() {
            self.home = None;
        }
        if closes {
            // So does who takes the pointer to something else.
            let by_pointer = ctx.input(|input| input.pointer.any_pressed() || input.pointer.any_released());
            let home = self.home.take().filter(|_| !by_pointer);
            if let Some(home) = home.filter(|&id| ctx.read_response(id).is_some()) {
                state.wanted_control.get_or_insert(home);
            }
        }
    }
}
