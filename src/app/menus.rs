//! Menus of the right button, which Shift+F10, the menu key and assistive technology open as well.

use egui::accesskit::Action as Asked;
use egui::{Context, Event, Key, Modifiers, Popup, Pos2, Response, Sense, SetOpenCommand, Ui, UiBuilder, WidgetInfo};

use super::panes::focus_next;
use super::{ring, unfold};

/// A menu that keys have opened.
#[derive(Clone, Copy)]
struct Keyed {
    /// Where it opened.
    at: Pos2,
    /// Whether its first item still waits for the keyboard.
    waits: bool,
}

/// The menu of a control.
pub fn of(response: &Response, content: impl FnOnce(&mut Ui)) {
    at(response, response.has_focus() && asked_by_keys(&response.ctx), content);
}

/// The menu of something, which opens with the keyboard at its first item when that is asked for.
pub fn at(response: &Response, opens: bool, content: impl FnOnce(&mut Ui)) {
    show(response, opens.then(|| below(response)), content);
}

/// What controls stand on, which answers the right button where none of them does. Its menu is shown by [`around`].
pub fn ground(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) -> Response {
    let response = ui.scope_builder(UiBuilder::new().sense(Sense::CLICK), content).response;
    response.widget_info(|| WidgetInfo::labeled(egui::Role::GenericContainer, true, name));
    response
}

/// The menu of what controls stand on: keys open it from any of them that has no menu of its own. To be called after
/// these were shown.
pub fn around(ground: &Response, content: impl FnOnce(&mut Ui)) {
    let inside = ring::focused(&ground.ctx)
        .filter(|control| control.layer_id == ground.layer_id && ground.rect.contains(control.rect.center()));
    let opens = inside.filter(|control| asked_by_keys(&control.ctx)).map(|control| below(&control));
    show(ground, opens, content);
}

fn show(response: &Response, opens: Option<Pos2>, content: impl FnOnce(&mut Ui)) {
    let ctx = &response.ctx;
    let aloud = ctx.input(|input| input.has_accesskit_action_request(response.id, Asked::ShowContextMenu));
    ctx.accesskit_node_builder(response.id, |node| node.add_action(Asked::ShowContextMenu));
    let key = response.id.with("menu-by-keys");
    let opens = opens.or_else(|| aloud.then(|| below(response)));
    if let Some(at) = opens {
        ctx.data_mut(|data| data.insert_temp(key, Keyed { at, waits: true }));
    } else if response.secondary_clicked() {
        ctx.data_mut(|data| data.remove::<Keyed>(key));
    }
    let keyed: Option<Keyed> = ctx.data(|data| data.get_temp(key));
    let mut popup = Popup::context_menu(response);
    if opens.is_some() {
        popup = popup.open_memory(Some(SetOpenCommand::Bool(true)));
    }
    if let Some(keyed) = keyed {
        popup = popup.at_position(keyed.at);
    }
    popup.show(|ui| {
        if let Some(keyed) = keyed.filter(|keyed| keyed.waits && !ui.is_sizing_pass()) {
            ui.data_mut(|data| data.insert_temp(key, Keyed { waits: false, ..keyed }));
            ui.memory_mut(focus_next);
        }
        unfold::within(ui, content);
    });
}

/// Where a menu that keys open stands: below what it is of, as far as that is in sight.
fn below(response: &Response) -> Pos2 {
    response.rect.intersect(response.interact_rect).left_bottom()
}

/// Whether a key that opens menus was pressed. Whoever asks has it then: what is further out opens no menu besides.
pub fn asked_by_keys(ctx: &Context) -> bool {
    let asks = |event: &Event| match event {
        Event::Key { key: Key::Menu, pressed: true, .. } => true,
        Event::Key { key: Key::F10, pressed: true, modifiers, .. } => *modifiers == Modifiers::SHIFT,
        _ => false,
    };
    ctx.input_mut(|input| {
        let count = input.events.len();
        input.events.retain(|event| !asks(event));
        input.events.len() < count
    })
}
