//! Typing a name in place, on the canvas, with names that are known offered under it.

use egui::{
    Align2, Area, CornerRadius, Frame, Id, Key, Margin, Modifiers, Order, Rect as ScreenRect, Sense, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::look::Look;
use crate::app::naming;
use crate::app::state::{Rename, State};
use crate::app::step::Step;
use crate::app::{badges, field_menu, fonts, ime};
use crate::layout::text::ellipsis;
use crate::model::ElementId;
use crate::scene::Role;
use crate::text::tr;

/// The id of the field in which something is typed on the canvas. Name, verb and data share it: the input method stays
/// on where one follows the other.
pub(super) const FIELD: &str = "rename";

/// The height of a name that is offered, in screen points.
const ROW: f32 = 23.0;

/// Shows the field while a name is typed. The text is taken over as a whole when the field is left, so that a
/// composition of the input method is never cut in two.
pub fn show(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let Some(rename) = &state.rename else { return };
    let Some(frame) = state.frame(rename.element) else {
        actions.push(Action::EndRename { keep: false });
        return;
    };
    let frame = state.camera.rect_to_screen(frame);
    let rect = in_sight(field_rect(frame, rename.element, state), frame, state.camera.canvas);
    let multiline = matches!(rename.element, ElementId::Note(_));
    let id = Id::unique(FIELD);
    let known = naming::known(state, rename.element, &rename.text);
    let done = match (rename.focused, multiline) {
        (false, _) => Vec::new(),
        (true, true) => note_keys(ui, id),
        (true, false) => keys(ui, rename, &known, id, actions),
    };
    let mut text = rename.text.clone();
    let edit = if multiline {
        TextEdit::multiline(&mut text)
    } else {
        TextEdit::singleline(&mut text).lock_focus(true).return_key(None)
    };
    let edit = edit.id(id).font(fonts::regular(13.0)).text_color(look.color(Role::Text));
    let response = ui.put(rect, edit.desired_width(rect.width()));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, tr(state.lang(), "rename-field")));
    // What was typed comes first: leaving the field takes it over.
    if text != rename.text || !rename.focused {
        actions.push(Action::TypeName(text.clone()));
    } else if let Some(name) = rename.chosen.and_then(|place| known.get(place)).filter(|_| !done.is_empty()) {
        actions.push(Action::TypeName(name.clone()));
    }
    if !done.is_empty() {
        actions.extend(done);
        return;
    }
    if rename.focused {
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        let picked = offers(ui, state, rename, &known, rect, look, actions);
        let pressed = ui.input(|input| input.pointer.any_pressed() && !response.contains_pointer());
        let pressed = pressed && !field_menu::is_open(ui.ctx());
        if !picked && (pressed || response.lost_focus() || !response.has_focus()) {
            actions.push(Action::EndRename { keep: !escaped });
        }
    } else {
        ime::begin(ui.ctx(), id);
        response.request_focus();
        select_all(ui, id, &text);
    }
}

/// Answers to keys before the field sees them, with what follows when they leave it.
fn keys(ui: &Ui, rename: &Rename, known: &[String], id: Id, actions: &mut Vec<Action>) -> Vec<Action> {
    if ime::composing(ui.ctx(), id) {
        return Vec::new();
    }
    let count = known.len();
    let mut done = Vec::new();
    let mut point = None;
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::SHIFT, Key::Tab) {
            done.extend([Action::EndRename { keep: true }, Action::GoBack]);
        } else if input.consume_key(Modifiers::NONE, Key::Tab) {
            done.extend([Action::EndRename { keep: true }, Action::GoOn(Step::Name(rename.element))]);
        } else if input.consume_key(Modifiers::NONE, Key::Enter) {
            done.push(Action::EndRename { keep: true });
        } else if count > 0 && input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            point = Some(rename.chosen.map_or(Some(0), |place| Some(place + 1).filter(|&next| next < count)));
        } else if count > 0 && input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            point = Some(rename.chosen.map_or(Some(count - 1), |place| place.checked_sub(1)));
        }
    });
    actions.extend(point.map(Action::PointName));
    done
}

/// The same in a note: Enter begins another line there, and Escape keeps what may be many lines of work, as the best
/// editors of drawings do. Undo takes it back.
fn note_keys(ui: &Ui, id: Id) -> Vec<Action> {
    if ime::composing(ui.ctx(), id) {
        return Vec::new();
    }
    let ends = ui.input_mut(|input| {
        input.consume_key(Modifiers::COMMAND, Key::Enter) || input.consume_key(Modifiers::NONE, Key::Escape)
    });
    if ends { vec![Action::EndRename { keep: true }] } else { Vec::new() }
}

/// Names that are known and fit what is typed, and what keys do, under the field; says whether one was pressed.
fn offers(
    ui: &Ui,
    state: &State,
    rename: &Rename,
    known: &[String],
    field: ScreenRect,
    look: &Look,
    actions: &mut Vec<Action>,
) -> bool {
    let hint = match rename.element {
        ElementId::Note(_) => Some("note-hint"),
        element => state.follows(Step::Name(element)).map(|_| "rename-hint"),
    };
    if known.is_empty() && hint.is_none() {
        return false;
    }
    let mut pressed = false;
    let area = Area::new(Id::unique("names")).order(Order::Foreground).fade_in(false);
    area.constrain_to(state.camera.canvas).fixed_pos(field.left_bottom() + vec2(0.0, 3.0)).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(Margin::symmetric(6, 4)).show(ui, |ui| {
            ui.set_width(field.width().max(190.0) - 14.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, name) in known.iter().enumerate() {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
                let chosen = rename.chosen == Some(place);
                response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, name));
                let fill = if chosen { Some(Role::Selected) } else { response.hovered().then_some(Role::Hover) };
                if let Some(fill) = fill {
                    ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), CornerRadius::same(5), look.color(fill));
                }
                if chosen {
                    badges::chosen(ui.painter(), rect.shrink2(vec2(0.0, 1.0)), look);
                }
                let shown = ellipsis(name, 12.5, false, rect.width() - 12.0);
                let left = pos2(rect.left() + 6.0, rect.center().y);
                ui.painter().text(left, Align2::LEFT_CENTER, shown, fonts::regular(12.5), look.color(Role::Text));
                pressed |= response.is_pointer_button_down_on();
                if response.clicked() {
                    actions.extend([Action::TypeName(name.clone()), Action::EndRename { keep: true }]);
                }
            }
            if let Some(hint) = hint {
                let hint = egui::RichText::new(tr(state.lang(), hint)).font(fonts::regular(10.5));
                ui.add(egui::Label::new(hint.color(look.color(Role::Secondary))).truncate());
            }
        });
    });
    pressed
}

/// Chooses all of a field in which typing begins. The field forgets what was typed in it about something else: else undo
/// would bring that back here.
pub(super) fn select_all(ui: &Ui, id: Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut edit = egui::widgets::text_edit::TextEditState::default();
    let range = CCursorRange::two(CCursor::default(), CCursor::new(text.chars().count()));
    edit.cursor.set_char_range(Some(range));
    edit.store(ui.ctx(), id);
}

/// The field moved into the canvas where what it is about is in sight: seen from afar that is smaller than the field.
fn in_sight(field: ScreenRect, about: ScreenRect, canvas: ScreenRect) -> ScreenRect {
    const MARGIN: f32 = 4.0;
    let room = canvas.shrink(MARGIN);
    let fits = field.width() <= room.width() && field.height() <= room.height();
    if !fits || !about.intersects(room) {
        return field;
    }
    let corner = field.min.clamp(room.min, room.max - field.size());
    ScreenRect::from_min_size(corner, field.size())
}

/// Over a node's or note's body, over a zone's title; never too narrow to type in.
fn field_rect(frame: ScreenRect, element: ElementId, state: &State) -> ScreenRect {
    const LOW: f32 = 28.0;
    let wide = vec2(frame.width().max(150.0), LOW);
    match element {
        ElementId::Zone(id) => {
            let kind = state.project().zones.get(&id).and_then(|zone| state.catalog().zone_kinds.get(&zone.kind));
            let size = vec2(frame.width().clamp(150.0, 320.0), LOW);
            if kind.is_some_and(|kind| kind.title == crate::catalog::TitlePlace::Bottom) {
                let middle = frame.center_bottom() - vec2(0.0, 16.0);
                ScreenRect::from_center_size(middle, size)
            } else {
                ScreenRect::from_min_size(frame.min + vec2(4.0, 4.0), size)
            }
        }
        ElementId::Note(_) => ScreenRect::from_min_size(frame.min, wide.max(frame.size())),
        _ => ScreenRect::from_center_size(frame.center(), wide),
    }
}
