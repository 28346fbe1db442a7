//! What is being written in a workshop: reasons to choose from, or a field. While it has the keyboard no key decides.

use egui::{Key, TextEdit, Ui, vec2};

use super::act::Act;
use super::bindings::Bindings;
use super::parts::{self, Type};
use super::said;
use super::standing::Purpose;
use crate::analysis::agenda::Matter;
use crate::app::action::Action;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::state::State;
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// Shows it.
pub(super) fn show(ui: &mut Ui, state: &State, bound: &Bindings, look: &Look, sizes: Type, actions: &mut Vec<Action>) {
    let Some(entry) = &state.workshop.entry else { return };
    let lang = state.lang();
    let label = match &entry.purpose {
        Purpose::Rejection if state.workshop.matter == Some(Matter::NoThreat) => tr(lang, "workshop-why-no-threat"),
        Purpose::Rejection => tr(lang, "workshop-why-rejected"),
        Purpose::Rating(_) => tr(lang, "workshop-why-rated"),
        Purpose::Approver(_) => tr(lang, "workshop-who-accepts"),
        Purpose::Note => tr(lang, "workshop-note"),
        Purpose::OwnThreat => tr(lang, "workshop-own-threat"),
        Purpose::OwnMeasure => tr(lang, "workshop-own-measure"),
        Purpose::Part(part) => {
            let part = tr(lang, said::part_key(*part));
            tr_with(lang, "workshop-part-in-words", &[("part", part.into())])
        }
    };
    parts::text(ui, look, &label, fonts::bold(sizes.body()), Role::Text);
    if !entry.typing {
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        for binding in bound.answers.iter().chain(&bound.besides) {
            parts::answer(ui, look, sizes, binding, false, actions);
        }
        return;
    }
    let mut text = entry.text.clone();
    let field = TextEdit::singleline(&mut text).font(fonts::regular(sizes.body())).desired_width(f32::INFINITY);
    let response = ui.add(field.id(egui::Id::unique("workshop entry")));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label));
    let left = response.lost_focus();
    if response.changed() {
        actions.push(Action::Workshop(Act::Type(text)));
    }
    if left && ui.input(|input| input.key_pressed(Key::Enter)) {
        actions.push(Action::Workshop(Act::TakeText));
    } else if left && ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::Workshop(Act::DropEntry));
    } else if !response.has_focus() && !left {
        response.request_focus();
    }
    parts::text(ui, look, &tr(lang, "workshop-entry-keys"), fonts::regular(sizes.small()), Role::Secondary);
}
