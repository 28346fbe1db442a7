//! Typing a name in place, on the canvas.

use egui::{Key, Rect as ScreenRect, TextEdit, Ui, WidgetInfo, vec2};

use crate::app::action::Action;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::state::State;
use crate::model::ElementId;
use crate::text::tr;

/// Shows the field while a name is typed. The text is taken over as a whole when the field is left, so that a
/// composition of the input method is never cut in two.
pub fn show(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let Some(rename) = &state.rename else { return };
    let Some(frame) = state.frame(rename.element) else {
        actions.push(Action::EndRename { keep: false });
        return;
    };
    let rect = field_rect(state.camera.rect_to_screen(frame), rename.element, state);
    let multiline = matches!(rename.element, ElementId::Note(_));
    let id = egui::Id::unique("rename");
    let mut text = rename.text.clone();
    let edit = if multiline { TextEdit::multiline(&mut text) } else { TextEdit::singleline(&mut text) };
    let edit = edit.id(id).font(fonts::regular(13.0)).text_color(look.color(crate::scene::Role::Text));
    let response = ui.put(rect, edit.desired_width(rect.width()));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, tr(state.lang(), "rename-field")));
    // What was typed comes first: leaving the field takes it over.
    if text != rename.text || !rename.focused {
        actions.push(Action::TypeName(text.clone()));
    }
    if rename.focused {
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        if response.lost_focus() || !response.has_focus() {
            actions.push(Action::EndRename { keep: !escaped });
        }
    } else {
        response.request_focus();
        select_all(ui, id, &text);
    }
}

fn select_all(ui: &Ui, id: egui::Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut edit = egui::widgets::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let range = CCursorRange::two(CCursor::default(), CCursor::new(text.chars().count()));
    edit.cursor.set_char_range(Some(range));
    edit.store(ui.ctx(), id);
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
