//! Which keys are held while the pointer does something.

use egui::{Event, Modifiers, Ui};

/// The keys that were held as the button went down or up in this frame, else those held now. A hand lets go of a key and
/// a button at once: where both come in one frame, the key has been held for all of the drag.
pub(super) fn keys_held(ui: &Ui) -> Modifiers {
    let of_button = |event: &Event| match event {
        Event::PointerButton { modifiers, .. } => Some(*modifiers),
        _ => None,
    };
    ui.input(|input| input.events.iter().rev().find_map(of_button).unwrap_or(input.modifiers))
}
