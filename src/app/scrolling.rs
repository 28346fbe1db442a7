//! Pages that scroll up and down beside their bar, in dialogs by keys as well.

use egui::style::ScrollAnimation;
use egui::{Event, FocusDirection, Key, Popup, ScrollArea, Ui, vec2};

use super::ring;

/// How far an arrow key scrolls, and how much stays in sight of a page that a key turns, in screen points.
const LINE: f32 = 40.0;
const STAYS: f32 = 24.0;

/// Farther than any page is long, in screen points.
const ALL: f32 = 1.0e6;

/// Shows a page that is as wide whether its bar is needed or not: nothing gets narrower, and no text is broken otherwise,
/// when it outgrows its room.
pub fn steady<R>(ui: &mut Ui, area: ScrollArea, content: impl FnOnce(&mut Ui) -> R) -> R {
    let wide = ui.available_width() - ui.spacing().scroll.allocated_width();
    let shown = area.auto_shrink(false).show(ui, |ui| {
        ui.set_width(wide.max(0.0));
        content(ui)
    });
    shown.inner
}

/// Scrolls what is only read: by lines, pages and to its ends. While something is typed, the keys of the ends are the
/// field's. To be called in what scrolls, where nothing in it can have the keyboard.
pub fn text_by_keys(ui: &Ui, typing: bool) {
    let keys = [Key::ArrowUp, Key::ArrowDown, Key::PageUp, Key::PageDown, Key::Home, Key::End];
    by_keys(ui, if typing { &keys[..4] } else { &keys });
}

/// Scrolls what has fields and buttons, among which arrows go: by pages and to its ends. To be called in what scrolls.
pub fn form_by_keys(ui: &Ui) {
    let keys = [Key::PageUp, Key::PageDown, Key::Home, Key::End];
    by_keys(ui, if ui.ctx().text_edit_focused() { &keys[..2] } else { &keys });
}

/// Whether the keyboard is in what scrolls or above or below it, of several that stand beside each other.
pub fn has_keyboard(ui: &Ui) -> bool {
    let columns = ui.clip_rect().x_range();
    ring::focused(ui.ctx()).is_some_and(|control| columns.contains(control.rect.center().x))
}

fn by_keys(ui: &Ui, keys: &[Key]) {
    if ui.is_sizing_pass() || Popup::is_any_open(ui.ctx()) {
        return;
    }
    let page = (ui.clip_rect().height() - STAYS).max(LINE);
    let mut by = 0.0;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            if !modifiers.is_none() || !keys.contains(key) {
                return true;
            }
            by += match key {
                Key::ArrowUp => -LINE,
                Key::ArrowDown => LINE,
                Key::PageUp => -page,
                Key::PageDown => page,
                Key::Home => -ALL,
                _ => ALL,
            };
            false
        });
    });
    if by != 0.0 {
        ui.scroll_with_delta_animation(vec2(0.0, -by), ScrollAnimation::none());
        // The same key must not lead to a control beside.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
}
