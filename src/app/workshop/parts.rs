//! What the pages of a workshop are made of: letters that are read from afar, caps of keys, marks of levels.

use egui::{
    Align, Align2, CornerRadius, FontId, Frame, Id, Label, Layout, Margin, Response, RichText, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::act::Act;
use super::bindings::Binding;
use crate::app::action::Action;
use crate::app::fonts;
use crate::app::look::Look;
use crate::layout::text::width;
use crate::model::Level;
use crate::scene::Role;
use crate::text::{Lang, tr};

/// The width of a window in which letters are as large as they are given here, in screen points.
const USUAL: f32 = 1600.0;

/// A window lower than this has no room for all of it, in screen points.
const LOW: f32 = 800.0;

/// The sizes of letters: they follow the size of the window, so that a projector shows as much of a page as a screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    factor: f32,
}

impl Type {
    /// The sizes in a window.
    pub(super) fn of(ui: &Ui) -> Self {
        Self { factor: (ui.ctx().content_rect().width() / USUAL).clamp(0.62, 2.0) }
    }

    /// What is said besides.
    pub(super) fn small(self) -> f32 {
        (15.0 * self.factor).max(12.0)
    }

    /// What is said.
    pub(super) fn body(self) -> f32 {
        (18.0 * self.factor).max(14.0)
    }

    /// What is asked.
    pub(super) fn large(self) -> f32 {
        (22.0 * self.factor).max(17.0)
    }

    /// What it is about.
    pub(super) fn title(self) -> f32 {
        (28.0 * self.factor).max(21.0)
    }

    /// A space.
    pub(super) fn space(self) -> f32 {
        (12.0 * self.factor).max(8.0)
    }
}

/// A wrapped text.
pub(super) fn text(ui: &mut Ui, look: &Look, text: &str, font: FontId, role: Role) -> Response {
    ui.add(Label::new(RichText::new(text).font(font).color(look.color(role))).wrap())
}

/// The mark of a level.
pub(super) fn level(ui: &mut Ui, look: &Look, level: Level, size: f32) -> Response {
    let side = size * 1.25;
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(5), look.color(level.into()));
    let color = look.color(Role::LevelLetter);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, level.word(), fonts::bold(size * 0.85), color);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, level.word()));
    response
}

/// A cap of a key, at least as wide as given.
pub(super) fn cap(ui: &mut Ui, look: &Look, key: &str, size: f32, at_least: f32, strong: bool) {
    let wide = (width(key, size, true) + size).max(at_least);
    let (rect, _) = ui.allocate_exact_size(vec2(wide, size * 1.7), Sense::hover());
    let (fill, ink) = if strong { (Role::Accent, Role::AccentText) } else { (Role::Sunken, Role::Text) };
    let line = Stroke::new(look.lines().ceil(), look.color(if strong { Role::Accent } else { Role::Line }));
    ui.painter().rect(rect, CornerRadius::same(6), look.color(fill), line, StrokeKind::Inside);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, key, fonts::bold(size), look.color(ink));
}

/// A key with what it does, in a line of its own: to be pressed by the pointer as well.
pub(super) fn answer(
    ui: &mut Ui,
    look: &Look,
    sizes: Type,
    binding: &Binding,
    strong: bool,
    actions: &mut Vec<Action>,
) {
    let body = sizes.body();
    let shown = ui
        .scope_builder(UiBuilder::new().sense(Sense::click()).id_salt(("answer", binding.cap)), |ui| {
            let response = ui.response();
            let fill = if response.hovered() || response.has_focus() { Role::Hover } else { Role::Panel };
            Frame::new()
                .fill(look.color(fill))
                .corner_radius(CornerRadius::same(6))
                .inner_margin(Margin::symmetric(6, 3))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                        cap(ui, look, binding.cap, body * 0.85, body * 3.4, strong);
                        if binding.chosen {
                            check(ui, look, body);
                        }
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing.y = 1.0;
                            let font = if strong || binding.chosen { fonts::bold(body) } else { fonts::regular(body) };
                            text(ui, look, &binding.text, font, Role::Text);
                            if binding.detail.is_empty() {
                                return;
                            }
                            let detail = RichText::new(&binding.detail).font(fonts::regular(sizes.small()));
                            let detail = Label::new(detail.color(look.color(Role::Secondary)));
                            // In a low window the usual answer is told in full and the others in a line each.
                            let is_low = ui.ctx().content_rect().height() < LOW;
                            ui.add(if is_low && !strong { detail.truncate() } else { detail.wrap() });
                        });
                    });
                });
        })
        .response;
    press(&shown, binding, actions);
    if shown.has_focus() {
        let pen = Stroke::new(2.0, look.color(Role::Accent));
        ui.painter().rect_stroke(shown.rect, CornerRadius::same(6), pen, StrokeKind::Inside);
    }
}

/// A tick before what is chosen already.
fn check(ui: &mut Ui, look: &Look, size: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(size * 0.8, size * 1.5), Sense::hover());
    let at = |x: f32, y: f32| rect.left_center() + vec2(x, y) * size;
    let pen = Stroke::new(size * 0.12, look.color(Role::Accent));
    ui.painter().line(vec![at(0.05, 0.05), at(0.3, 0.3), at(0.75, -0.3)], pen);
}

/// A key with what it does, one of several in a line.
pub(super) fn way(ui: &mut Ui, look: &Look, sizes: Type, binding: &Binding, actions: &mut Vec<Action>) {
    let small = sizes.small();
    let shown = ui
        .scope_builder(UiBuilder::new().sense(Sense::click()).id_salt(("way", binding.cap)), |ui| {
            let response = ui.response();
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                cap(ui, look, binding.cap, small * 0.85, small * 1.9, false);
                let lit = response.hovered() || response.has_focus();
                let ink = look.color(if lit { Role::Accent } else { Role::Text });
                let text = RichText::new(&binding.text).font(fonts::regular(small)).color(ink);
                ui.add(Label::new(text).extend());
            });
        })
        .response;
    press(&shown, binding, actions);
}

/// The keys that go elsewhere, in as many lines as they need.
pub(super) fn ways(ui: &mut Ui, look: &Look, sizes: Type, bindings: &[Binding], actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(sizes.space(), 5.0);
        for binding in bindings {
            // Wrapped as a whole: a cap at the end of a line belongs to no word.
            if ui.available_size_before_wrap().x < wide(sizes, binding) {
                ui.end_row();
            }
            way(ui, look, sizes, binding, actions);
        }
    });
}

/// How wide a key is with what it does.
fn wide(sizes: Type, binding: &Binding) -> f32 {
    let small = sizes.small();
    width(&binding.text, small, false) + (width(binding.cap, small * 0.85, true) + small).max(small * 1.9) + 6.0
}

/// The keys that go elsewhere, as many as one line has room for, with a button that shows all of them.
pub(super) fn ways_in_a_line(
    ui: &mut Ui,
    lang: Lang,
    look: &Look,
    sizes: Type,
    bindings: &[Binding],
    actions: &mut Vec<Action>,
) {
    let space = sizes.space();
    let all: f32 = bindings.iter().map(|binding| wide(sizes, binding) + space).sum();
    if all - space <= ui.available_width() {
        ways(ui, look, sizes, bindings, actions);
        return;
    }
    let id = Id::unique("workshop-ways-unfolded");
    let unfolded = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let name = tr(lang, if unfolded { "workshop-fewer-keys" } else { "workshop-more-keys" });
    let mut room = ui.available_width() - width(&name, sizes.small(), false) - space;
    let fits = |binding: &&Binding| {
        room -= wide(sizes, binding) + space;
        room >= 0.0
    };
    let shown = bindings.iter().take_while(fits).count();
    if unfolded {
        ways(ui, look, sizes, bindings, actions);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space;
        if !unfolded {
            bindings.iter().take(shown).for_each(|binding| way(ui, look, sizes, binding, actions));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = RichText::new(&name).font(fonts::regular(sizes.small())).color(look.color(Role::Accent));
            if ui.add(egui::Button::new(text).frame(false)).clicked() {
                ui.data_mut(|data| data.insert_temp(id, !unfolded));
            }
        });
    });
}

fn press(response: &Response, binding: &Binding, actions: &mut Vec<Action>) {
    let name = match binding.detail.as_str() {
        "" => format!("{} ({})", binding.text, binding.cap),
        detail => format!("{} ({}) {detail}", binding.text, binding.cap),
    };
    response.widget_info(|| WidgetInfo {
        selected: binding.chosen.then_some(true),
        ..WidgetInfo::labeled(egui::Role::Button, true, &name)
    });
    if response.clicked() {
        actions.push(Action::Workshop(binding.act.clone()));
    }
}

/// A text that goes to a flow when it is pressed.
pub(super) fn link(ui: &mut Ui, look: &Look, size: f32, name: &str, act: Act, actions: &mut Vec<Action>) {
    let text = RichText::new(name).font(fonts::regular(size)).color(look.color(Role::Accent));
    if ui.add(egui::Button::new(text).frame(false).truncate()).clicked() {
        actions.push(Action::Workshop(act));
    }
}
