//! The button that closes a dialog.

use egui::{Key, Memory, Ui};

use super::action::Action;
use crate::text::{Lang, tr};

/// A button beside others.
pub fn button(ui: &mut Ui, lang: Lang, actions: &mut Vec<Action>) {
    if ui.button(tr(lang, "dialog-close")).clicked() {
        actions.push(Action::CloseDialog);
    }
}

/// The only button: Enter closes the dialog also where the pointer has taken the keyboard from it.
pub fn only_button(ui: &mut Ui, lang: Lang, actions: &mut Vec<Action>) {
    let clicked = ui.button(tr(lang, "dialog-close")).clicked();
    let free = ui.memory(Memory::focused).is_none();
    if clicked || (free && ui.input(|input| input.key_pressed(Key::Enter))) {
        actions.push(Action::CloseDialog);
    }
}
