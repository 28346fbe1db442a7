//! The menu of a text field: undo, cut, copy, paste, select all, and back to what a field says by itself.
//!
//! One for every field of the window. It is found from what the pointer clicks or the keyboard is at, so that no field
//! can go without. While it is open the field keeps the keyboard, with its selection and what is typed; keys lead through
//! the menu before the field sees them. What is chosen reaches the field as the key that means the same.

use egui::accesskit::Action as Heard;
use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::{
    Button, Context, Event, FocusDirection, Id, Key, LayerId, Layout, Memory, Modifiers, PointerButton, Popup, Pos2,
    SurrenderFocusOn, ViewportCommand,
};

use super::field_undo::Known;
use super::menus;
use crate::text::{Lang, tr};

/// What can be done with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Undo,
    Cut,
    Copy,
    Paste,
    SelectAll,
    Reset,
}

impl Item {
    const ALL: [Self; 6] = [Self::Undo, Self::Cut, Self::Copy, Self::Paste, Self::SelectAll, Self::Reset];

    const fn key(self) -> &'static str {
        match self {
            Self::Undo => "command-undo",
            Self::Cut => "command-cut",
            Self::Copy => "command-copy",
            Self::Paste => "command-paste",
            Self::SelectAll => "command-select-all",
            Self::Reset => "field-reset",
        }
    }

    const fn letter(self) -> Option<Key> {
        match self {
            Self::Undo => Some(Key::Z),
            Self::Cut => Some(Key::X),
            Self::Copy => Some(Key::C),
            Self::Paste => Some(Key::V),
            Self::SelectAll => Some(Key::A),
            Self::Reset => None,
        }
    }

    /// Whether it changes the field as it is.
    fn can(self, ctx: &Context, field: Id, resets: bool, known: &Known) -> bool {
        let state = TextEditState::load(ctx, field);
        let selected =
            || state.as_ref().and_then(|state| state.cursor.char_range()).is_some_and(|range| !range.is_empty());
        match self {
            Self::Undo => known.steps_back(ctx, field).is_some(),
            Self::Cut | Self::Copy => selected(),
            Self::Paste | Self::SelectAll => true,
            Self::Reset => resets,
        }
    }
}

/// An open menu.
#[derive(Debug)]
struct Open {
    field: Id,
    at: Pos2,
    /// The item that keys are at.
    item: Option<usize>,
}

/// The menu, from frame to frame.
#[derive(Debug, Default)]
pub struct FieldMenu {
    open: Option<Open>,
    /// What fields say.
    known: Known,
    /// What was chosen, for the next frame.
    chosen: Option<(Id, Item)>,
    /// What was selected in a field before the right button was pressed on it, which takes the selection away.
    before: Option<(Id, CCursorRange)>,
    /// The field with the keyboard, where it can say something by itself and does not.
    resets: Option<Id>,
    /// A field that is to say again what it says by itself.
    reset: Option<Id>,
}

impl FieldMenu {
    /// To be called before anything else reads keys.
    pub fn read(&mut self, ctx: &Context) {
        let resets = self.resets;
        let focused = ctx.memory(Memory::focused);
        if ctx.input(|input| input.pointer.button_pressed(PointerButton::Secondary)) {
            let range = |id| TextEditState::load(ctx, id)?.cursor.char_range();
            self.before = focused.and_then(|id| Some((id, range(id)?)));
        }
        if self.open.is_some() {
            self.keys(ctx);
        } else if ctx.text_edit_focused()
            && let Some(response) = focused.and_then(|id| ctx.read_response(id))
            && (menus::asked_by_keys(ctx)
                || ctx.input(|input| input.has_accesskit_action_request(response.id, Heard::ShowContextMenu)))
        {
            let at = response.rect.intersect(response.interact_rect).left_bottom();
            let item =
                Item::ALL.iter().position(|item| item.can(ctx, response.id, resets == Some(response.id), &self.known));
            self.open(ctx, Open { field: response.id, at, item });
        }
    }

    fn open(&mut self, ctx: &Context, open: Open) {
        self.open = Some(open);
        ctx.request_repaint();
    }

    /// All keys belong to the menu.
    fn keys(&mut self, ctx: &Context) {
        let resets = self.resets;
        let Some(open) = &mut self.open else { return };
        let field = open.field;
        let mut pressed = Vec::new();
        ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Key { key, pressed: true, modifiers, .. } => {
                    pressed.push((*key, *modifiers));
                    false
                }
                Event::Key { .. } | Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_) => false,
                _ => true,
            });
        });
        if pressed.is_empty() {
            return;
        }
        // Escape and Tab have led away from the field before anybody could read them.
        ctx.memory_mut(|memory| {
            memory.request_focus(field);
            memory.move_focus(FocusDirection::None);
        });
        let can: Vec<usize> = (0..Item::ALL.len())
            .filter(|&place| Item::ALL[place].can(ctx, field, resets == Some(field), &self.known))
            .collect();
        let mut closes = false;
        for (key, modifiers) in pressed {
            let place = open.item.and_then(|item| can.iter().position(|&place| place == item));
            let count = can.len().max(1);
            let to = match key {
                Key::ArrowDown => place.map_or(0, |place| (place + 1) % count),
                Key::ArrowUp => place.map_or(count - 1, |place| (place + count - 1) % count),
                Key::Home => 0,
                Key::End => count - 1,
                Key::Enter | Key::Space => {
                    self.chosen = open.item.map(|item| (field, Item::ALL[item]));
                    closes = true;
                    break;
                }
                Key::Escape | Key::Tab | Key::Menu => {
                    closes = true;
                    break;
                }
                Key::F10 if modifiers.shift => {
                    closes = true;
                    break;
                }
                _ => continue,
            };
            open.item = can.get(to).copied();
        }
        if closes {
            self.open = None;
            ctx.request_repaint();
        }
    }

    /// To be called after keys were read and before fields are shown: does what was chosen in the last frame.
    pub fn deliver(&mut self, ctx: &Context) {
        // A click on the menu is none beside the field.
        let surrender = if self.open.is_some() { SurrenderFocusOn::Never } else { SurrenderFocusOn::Presses };
        ctx.options_mut(|options| options.input_options.surrender_focus_on = surrender);
        let Some((field, item)) = self.chosen.take() else { return };
        ctx.memory_mut(|memory| memory.request_focus(field));
        let key =
            |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::COMMAND };
        let event = match item {
            Item::Undo => {
                let steps = self.known.steps_back(ctx, field).unwrap_or_default();
                return ctx.input_mut(|input| input.events.extend((0..steps).map(|_| key(Key::Z))));
            }
            Item::SelectAll => key(Key::A),
            Item::Cut => Event::Cut,
            Item::Copy => Event::Copy,
            // The system answers as if somebody pasted by key.
            Item::Paste => return ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Item::Reset => {
                self.reset = Some(field);
                return;
            }
        };
        ctx.input_mut(|input| input.events.push(event));
    }

    /// The field that is to say again what it says by itself, once.
    pub fn take_reset(&mut self) -> Option<Id> {
        self.reset.take()
    }

    /// To be called after everything was shown; `resets` is the field with the keyboard, where it can say something by
    /// itself and does not.
    pub fn show(&mut self, ctx: &Context, lang: Lang, resets: Option<Id>) {
        self.resets = resets;
        self.known.listen(ctx);
        if let Some(field) = ctx.memory(Memory::focused).filter(|_| ctx.text_edit_focused()) {
            ctx.accesskit_node_builder(field, |node| node.add_action(Heard::ShowContextMenu));
        }
        self.clicked(ctx);
        if let Some(open) = &self.open {
            let mut stays = true;
            let mut chosen = None;
            Popup::new(menu_id(), ctx.clone(), open.at, LayerId::background())
                .open_bool(&mut stays)
                .layout(Layout::top_down_justified(egui::Align::Min))
                .style(egui::containers::menu::menu_style)
                .show(|ui| {
                    for (place, item) in Item::ALL.into_iter().enumerate() {
                        let resets = resets == Some(open.field);
                        if item == Item::Reset {
                            if !resets {
                                continue;
                            }
                            ui.separator();
                        }
                        let keys = item
                            .letter()
                            .map(|key| ui.ctx().format_shortcut(&egui::KeyboardShortcut::new(Modifiers::COMMAND, key)));
                        let button = Button::new(tr(lang, item.key())).shortcut_text(keys.unwrap_or_default());
                        let here = open.item == Some(place);
                        let response =
                            ui.add_enabled(item.can(ui.ctx(), open.field, resets, &self.known), button.selected(here));
                        if here {
                            let node = response.id.accesskit_id();
                            ui.ctx().accesskit_node_builder(open.field, |field| field.set_active_descendant(node));
                        }
                        if response.clicked() {
                            chosen = Some((open.field, item));
                        }
                    }
                });
            if chosen.is_some() || !stays || !ctx.memory(|memory| memory.has_focus(open.field)) {
                self.chosen = chosen;
                self.open = None;
                ctx.request_repaint();
            }
        }
        let is_open = self.open.is_some();
        ctx.data_mut(|data| data.insert_temp(menu_id(), is_open));
    }

    /// Opens at a click of the right button on a field.
    fn clicked(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.pointer.button_clicked(PointerButton::Secondary)) {
            return;
        }
        let field = ctx.interaction_snapshot(|snapshot| snapshot.clicked);
        // What was a field once and has given its place to a button is none: of the two, fields can be dragged in.
        let drags = |id: &Id| ctx.read_response(*id).is_some_and(|response| response.sense.senses_drag());
        let field = field.filter(drags).and_then(|id| Some((id, TextEditState::load(ctx, id)?)));
        let Some((field, mut state)) = field else { return };
        if let Some((_, range)) = self.before.take().filter(|(id, range)| *id == field && !range.is_empty()) {
            state.cursor.set_char_range(Some(range));
            state.store(ctx, field);
        }
        ctx.memory_mut(|memory| memory.request_focus(field));
        if let Some(at) = ctx.input(|input| input.pointer.interact_pos()) {
            self.open(ctx, Open { field, at, item: None });
        }
    }
}

fn menu_id() -> Id {
    Id::unique("menu of a text field")
}

/// Whether the menu of a field is open: what the pointer does then is not done beside the field.
pub fn is_open(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(menu_id())).unwrap_or(false)
}
