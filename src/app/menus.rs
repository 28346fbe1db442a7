//! Menus of the right button, which Shift+F10, the menu key and assistive technology open as well.

use egui::accesskit::Action as Asked;
use egui::{Context, Event, Key, Modifiers, Popup, Response, SetOpenCommand, Ui};

use super::panes::focus_next;

/// The menu of a control.
pub fn of(response: &Response, content: impl FnOnce(&mut Ui)) {
    at(response, response.has_focus() && asked_by_keys(&response.ctx), content);
}

/// The menu of something, which opens with the keyboard at its first item when that is asked for.
pub fn at(response: &Response, opens: bool, content: impl FnOnce(&mut Ui)) {
    let ctx = &response.ctx;
    let aloud = ctx.input(|input| input.has_accesskit_action_request(response.id, Asked::ShowContextMenu));
    ctx.accesskit_node_builder(response.id, |node| node.add_action(Asked::ShowContextMenu));
    let key = response.id.with("menu-by-keys");
    let opens = opens || aloud;
    if opens {
        ctx.data_mut(|data| data.insert_temp(key, true));
    } else if response.secondary_clicked() {
        ctx.data_mut(|data| data.remove::<bool>(key));
    }
    // Whether the first item still waits for the keyboard; none where the pointer opened the menu.
    let by_keys: Option<bool> = ctx.data(|data| data.get_temp(key));
    let mut popup = Popup::context_menu(response);
    if opens {
        popup = popup.open_memory(Some(SetOpenCommand::Bool(true)));
    }
    if by_keys.is_some() {
        popup = popup.at_position(response.rect.intersect(response.interact_rect).left_bottom());
    }
    popup.show(|ui| {
        if by_keys == Some(true) && !ui.is_sizing_pass() {
            ui.data_mut(|data| data.insert_temp(key, false));
            ui.memory_mut(focus_next);
        }
        content(ui);
    });
}

/// Whether a key that opens menus was pressed.
pub fn asked_by_keys(ctx: &Context) -> bool {
    ctx.input(|input| {
        input.events.iter().any(|event| match event {
            Event::Key { key: Key::Menu, pressed: true, .. } => true,
            Event::Key { key: Key::F10, pressed: true, modifiers, .. } => *modifiers == Modifiers::SHIFT,
            _ => false,
        })
    })
}
