//! Menus that unfold from a button: never longer than the window, and gone through by the arrow keys.

use egui::containers::menu::MenuState;
use egui::{FocusDirection, Key, Popup, Response, ScrollArea, Ui, WidgetText};

use super::ring;

/// How far a menu stays from the edges of the window, its frame included, in screen points.
const CLEAR: f32 = 16.0;

/// A button in a bar or in a menu, from which a menu unfolds.
pub fn menu(ui: &mut Ui, name: impl Into<WidgetText>, content: impl FnOnce(&mut Ui)) -> Response {
    ui.menu_button(name.into(), |ui| within(ui, content)).response
}

/// Shows the items of a menu; where the window is too low for them all, they scroll.
pub fn within(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    tall(ui, ui.ctx().content_rect().height() - CLEAR, content);
}

fn tall(ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui)) {
    // Without this a menu gets no more than the height areas have by default.
    ui.set_max_height(height);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        content(ui);
        ring::follow(ui);
    });
}

/// The menus of a bar, from each of which the arrow keys go on to the menu beside them.
#[derive(Default)]
pub struct Bar {
    /// The buttons so far.
    buttons: Vec<Response>,
    /// From the menu of which button, by its place, which key goes on.
    step: Option<(usize, Key)>,
}

impl Bar {
    /// A button of the bar.
    pub fn menu(&mut self, ui: &mut Ui, name: String, content: impl FnOnce(&mut Ui)) {
        let below = ui.ctx().content_rect().bottom() - ui.max_rect().bottom() - CLEAR;
        let place = self.buttons.len();
        let button = ui.menu_button(name, |ui| {
            tall(ui, below, content);
            // In a menu that has unfolded from an item, these keys go into it and out of it.
            let innermost = MenuState::is_deepest_open_sub_menu(ui.ctx(), ui.layer_id().id);
            let sideways = [Key::ArrowLeft, Key::ArrowRight].into_iter().find(|&key| ui.input(|i| i.key_pressed(key)));
            if let Some(key) = sideways.filter(|_| innermost && !ui.is_sizing_pass()) {
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
                self.step = Some((place, key));
            }
        });
        self.buttons.push(button.response);
    }

    /// To be called after the last button: goes on to the menu beside the one that is open where the keys asked for it.
    pub fn walk(self, ui: &Ui) {
        let Some((from, key)) = self.step else { return };
        let count = self.buttons.len();
        let to = if key == Key::ArrowLeft { from + count - 1 } else { from + 1 } % count;
        let id = |place: usize| Popup::default_response_id(&self.buttons[place]);
        Popup::close_id(ui.ctx(), id(from));
        Popup::open_id(ui.ctx(), id(to));
        self.buttons[to].request_focus();
    }
}
