//! The field of the search at the right end of the top bar; closed, a button in its place opens the launcher.

use egui::text::{CCursor, CCursorRange};
use egui::{Align2, CornerRadius, Id, Key, Modifiers, Response, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::state::State;
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// The width of the field, in screen points.
const FIELD: f32 = 176.0;

/// What else stands between the menus and the field at the least, in screen points.
const BESIDE: f32 = 84.0;

/// Shows the field, or the button where the search is closed. The layout runs from right to left.
pub fn show(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    if !state.search.open {
        if button(ui, state, look).clicked() {
            actions.push(Action::Run(Command::Launch));
        }
        return;
    }
    let lang = state.lang();
    ui.spacing_mut().item_spacing.x = 2.0;
    if sign(ui, look, Sign::Cross, true, &tr(lang, "search-close")).clicked() {
        actions.push(Action::EndSearch);
    }
    let found = !state.search.hits.is_empty();
    for (sign_of, command) in [(Sign::Down, Command::FindNext), (Sign::Up, Command::FindPrevious)] {
        if sign(ui, look, sign_of, found, &tr(lang, command.key())).clicked() {
            actions.push(Action::Run(command));
        }
    }
    ui.add_space(2.0);
    ui.label(egui::RichText::new(count(state)).font(fonts::regular(12.0)).color(look.color(Role::Secondary)));
    ui.add_space(2.0);
    field(ui, state, actions);
}

/// How many hits there are, and at which one stands.
fn count(state: &State) -> String {
    let (lang, search) = (state.lang(), &state.search);
    match search.at {
        _ if search.text.trim().is_empty() => String::new(),
        _ if search.hits.is_empty() => tr(lang, "register-no-match"),
        None => tr_with(lang, "search-found", &[("count", search.hits.len().into())]),
        Some(at) => tr_with(lang, "search-count", &[("at", (at + 1).into()), ("count", search.hits.len().into())]),
    }
}

fn field(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let id = Id::unique("search");
    let mut text = state.search.text.clone();
    let steps = if ui.memory(|memory| memory.has_focus(id)) { steps(ui) } else { Vec::new() };
    let hint = tr(lang, "search-hint");
    let edit = TextEdit::singleline(&mut text).id(id).hint_text(hint).desired_width(FIELD).return_key(None);
    let edit = edit.align(Align2::LEFT_CENTER);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, tr(lang, "search-field")));
    if state.search.asks_keyboard {
        response.request_focus();
        select_all(ui, id, &text);
    }
    if text != state.search.text || state.search.asks_keyboard {
        actions.push(Action::SearchFor(text));
    }
    actions.extend(steps.into_iter().map(Action::Run));
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::EndSearch);
    }
}

/// What the enter key asks for; while a text is composed it belongs to the input method.
fn steps(ui: &Ui) -> Vec<Command> {
    ui.input_mut(|input| {
        let composing = input.events.iter().any(|event| matches!(event, egui::Event::Ime(_)));
        let back = input.consume_key(Modifiers::SHIFT, Key::Enter);
        let on = input.consume_key(Modifiers::NONE, Key::Enter);
        let steps = [(back, Command::FindPrevious), (on, Command::FindNext)];
        steps.into_iter().filter(|(pressed, _)| *pressed && !composing).map(|(_, command)| command).collect()
    })
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut edit = egui::widgets::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let range = CCursorRange::two(CCursor::default(), CCursor::new(text.chars().count()));
    edit.cursor.set_char_range(Some(range));
    edit.store(ui.ctx(), id);
}

fn button(ui: &mut Ui, state: &State, look: &Look) -> Response {
    // In a narrow window only its sign: the menus come first.
    let short = ui.available_width() < FIELD + BESIDE;
    let width = if short { 28.0 } else { FIELD };
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, 26.0), Sense::click());
    let name = tr(state.lang(), "launcher-button");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let active = response.hovered() || response.has_focus();
    let line = Stroke::new(1.0, look.color(if active { Role::Accent } else { Role::Line }));
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(6), look.color(Role::Panel), line, StrokeKind::Inside);
    let secondary = look.color(Role::Secondary);
    let lens = rect.left_center() + egui::vec2(14.0, -1.0);
    let pen = Stroke::new(1.4, secondary);
    painter.circle_stroke(lens, 4.0, pen);
    painter.line_segment([lens + egui::vec2(3.0, 3.0), lens + egui::vec2(6.5, 6.5)], pen);
    if short {
        return response.on_hover_text(name);
    }
    let left = rect.left_center() + egui::vec2(27.0, 0.0);
    painter.text(left, Align2::LEFT_CENTER, name, fonts::regular(12.0), secondary);
    let right = rect.right_center() - egui::vec2(9.0, 0.0);
    painter.text(right, Align2::RIGHT_CENTER, Command::Launch.keycaps(ui.ctx()), fonts::regular(11.0), secondary);
    response
}

#[derive(Clone, Copy)]
enum Sign {
    Up,
    Down,
    Cross,
}

/// A small button with a drawn sign; the fonts' own signs look different on every system.
fn sign(ui: &mut Ui, look: &Look, sign: Sign, enabled: bool, name: &str) -> Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(egui::vec2(22.0, 24.0), sense);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, enabled, name));
    let active = enabled && (response.hovered() || response.has_focus());
    if active {
        ui.painter().rect_filled(rect, CornerRadius::same(5), look.color(Role::Hover));
    }
    let color = look.color(if active { Role::Text } else { Role::Secondary });
    let pen = Stroke::new(1.5, if enabled { color } else { color.gamma_multiply(0.4) });
    let middle = rect.center();
    let line = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| middle + egui::vec2(x, y)).collect();
        ui.painter().add(egui::Shape::line(points, pen));
    };
    match sign {
        Sign::Up => line(&[(-4.0, 2.0), (0.0, -2.0), (4.0, 2.0)]),
        Sign::Down => line(&[(-4.0, -2.0), (0.0, 2.0), (4.0, -2.0)]),
        Sign::Cross => {
            line(&[(-3.5, -3.5), (3.5, 3.5)]);
            line(&[(-3.5, 3.5), (3.5, -3.5)]);
        }
    }
    response.on_hover_text(name)
}
