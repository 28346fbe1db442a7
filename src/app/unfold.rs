//! Menus that unfold from a button: never longer than the window, and gone through by the arrow keys.

use egui::containers::menu::{MenuConfig, MenuState, menu_style};
use egui::{
    Context, FocusDirection, Id, Key, Popup, Response, ScrollArea, SetOpenCommand, Ui, UiKind, UiStackInfo, Vec2,
    WidgetText,
};

use super::panes::{focus_next, forget_home, go_home};
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

/// The menus of a bar: the down arrow and Enter open them at their first item, from each of them the arrow keys go on to
/// the menu beside, Escape comes back to the button and then to where the keys were.
#[derive(Default)]
pub struct Bar {
    /// The buttons so far.
    buttons: Vec<Response>,
    /// From the button or the menu at which place a key goes on.
    step: Option<(usize, Step)>,
}

/// Where a key goes on to.
#[derive(Clone, Copy)]
enum Step {
    /// The menu beside the open one.
    Menu(Key),
    /// The button beside.
    Button(Key),
    /// The first item of the button's menu.
    Into,
    /// Out of the menu to its button.
    Back,
}

/// What is remembered of a bar whose menus are gone through by keys.
#[derive(Clone, Copy, Debug, Default)]
struct Keyed {
    /// A menu is open that keys have opened.
    open: bool,
    /// Its first item waits for the keyboard.
    waits: bool,
}

fn keyed() -> Id {
    Id::unique("menu-bar-by-keys")
}

/// Where is kept which menu of the bar is open.
fn open_in_bar() -> Id {
    Id::unique("open menu of the bar")
}

impl Bar {
    /// A button of the bar.
    pub fn menu(&mut self, ui: &mut Ui, name: String, content: impl FnOnce(&mut Ui)) {
        let below = ui.ctx().content_rect().bottom() - ui.max_rect().bottom() - CLEAR;
        let place = self.buttons.len();
        let button = ui.button(name);
        let mut popup = Popup::menu(&button)
            .style(menu_style)
            .info(UiStackInfo::new(UiKind::Menu).with_tag_value(MenuConfig::MENU_CONFIG_TAG, MenuConfig::default()));
        // While a menu is open, the pointer opens those it comes to; one that only rests there stays out of the way of keys.
        let id = popup.get_id();
        let comes = button.hovered() && !button.clicked() && ui.input(|input| input.pointer.delta() != Vec2::ZERO);
        let other = ui.data(|data| data.get_temp::<Id>(open_in_bar())).filter(|open| *open != id);
        if comes && other.is_some_and(|open| Popup::is_id_open(ui.ctx(), open)) {
            popup = popup.open_memory(Some(SetOpenCommand::Bool(true)));
        }
        let shown = popup.show(|ui| {
            let now: Keyed = ui.data(|data| data.get_temp(keyed())).unwrap_or_default();
            if now.waits && !ui.is_sizing_pass() {
                ui.data_mut(|data| data.insert_temp(keyed(), Keyed { waits: false, ..now }));
                ui.memory_mut(focus_next);
            }
            tall(ui, below, content);
            if now.open && ui.input(|input| input.key_pressed(Key::Escape)) {
                self.step = Some((place, Step::Back));
            }
            // In a menu that has unfolded from an item, these keys go into it and out of it.
            let innermost = MenuState::is_deepest_open_sub_menu(ui.ctx(), ui.layer_id().id);
            let sideways = [Key::ArrowLeft, Key::ArrowRight].into_iter().find(|&key| ui.input(|i| i.key_pressed(key)));
            if let Some(key) = sideways.filter(|_| innermost && !ui.is_sizing_pass()) {
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
                self.step = Some((place, Step::Menu(key)));
            }
        });
        if shown.is_some() {
            ui.data_mut(|data| data.insert_temp(open_in_bar(), id));
        }
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        if button.has_focus() && self.step.is_none() {
            if button.clicked() && (pressed(Key::Enter) || pressed(Key::Space)) {
                self.step = Some((place, Step::Into));
            } else if !Popup::is_any_open(ui.ctx()) {
                let keys = [
                    (Key::ArrowDown, Step::Into),
                    (Key::ArrowLeft, Step::Button(Key::ArrowLeft)),
                    (Key::ArrowRight, Step::Button(Key::ArrowRight)),
                ];
                self.step = keys.into_iter().find(|(key, _)| pressed(*key)).map(|(_, step)| (place, step));
            }
        }
        self.buttons.push(button);
    }

    /// To be called after the last button: goes on where the keys asked for it.
    pub fn walk(self, ui: &Ui) {
        let ctx = ui.ctx();
        let was_open = ctx.data(|data| data.get_temp::<Keyed>(keyed())).is_some_and(|keyed| keyed.open);
        if let Some((from, step)) = self.step {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            self.go(ctx, from, step);
            return;
        }
        let open = Popup::is_any_open(ctx);
        let escaped = ctx.input(|input| input.key_pressed(Key::Escape));
        let in_bar = self.buttons.iter().any(Response::has_focus);
        if ctx.input(|input| input.pointer.any_pressed()) {
            // Whoever takes the pointer goes on with that.
            ctx.data_mut(|data| data.remove::<Keyed>(keyed()));
            forget_home(ctx);
        } else if (was_open && !open) || (escaped && !open && self.buttons.iter().any(Response::lost_focus)) {
            // An item was chosen, or the bar left.
            ctx.data_mut(|data| data.remove::<Keyed>(keyed()));
            go_home(ctx);
        } else if !open && !in_bar {
            forget_home(ctx);
        }
    }

    fn go(&self, ctx: &Context, from: usize, step: Step) {
        let count = self.buttons.len();
        let beside = |key| if key == Key::ArrowLeft { from + count - 1 } else { from + 1 } % count;
        let id = |place: usize| Popup::default_response_id(&self.buttons[place]);
        let opened = match step {
            Step::Menu(key) => {
                Popup::close_id(ctx, id(from));
                Popup::open_id(ctx, id(beside(key)));
                self.buttons[beside(key)].request_focus();
                true
            }
            Step::Into => {
                Popup::open_id(ctx, id(from));
                true
            }
            Step::Button(key) => {
                self.buttons[beside(key)].request_focus();
                false
            }
            Step::Back => {
                Popup::close_id(ctx, id(from));
                self.buttons[from].request_focus();
                false
            }
        };
        ctx.data_mut(|data| data.insert_temp(keyed(), Keyed { open: opened, waits: opened }));
        ctx.request_repaint();
    }
}
