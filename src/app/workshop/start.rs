//! Who is there: asked once when a workshop begins.

use egui::{Grid, Key, Label, RichText, TextEdit, Ui, WidgetInfo, vec2};

use super::act::Act;
use super::attendees::field_id;
use super::bindings::Bindings;
use super::parts::{self, Type};
use super::standing::is_blank;
use crate::app::action::Action;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::state::State;
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// Shows it.
pub(super) fn show(ui: &mut Ui, state: &State, bound: &Bindings, look: &Look, sizes: Type, actions: &mut Vec<Action>) {
    let lang = state.lang();
    parts::text(ui, look, &tr(lang, "workshop-title"), fonts::bold(sizes.title()), Role::Text);
    let today = tr_with(lang, "workshop-today", &[("on", state.setting.today.clone().into())]);
    parts::text(ui, look, &today, fonts::regular(sizes.body()), Role::Secondary);
    parts::text(ui, look, &tr(lang, "workshop-intro"), fonts::regular(sizes.body()), Role::Text);
    ui.add_space(sizes.space());
    if state.project().flows.is_empty() {
        parts::text(ui, look, &tr(lang, "workshop-no-flows"), fonts::bold(sizes.body()), Role::CoverageUnexamined);
        ui.add_space(sizes.space());
    }
    parts::text(ui, look, &tr(lang, "workshop-present"), fonts::bold(sizes.large()), Role::Text);
    people(ui, state, look, sizes, actions);
    parts::text(ui, look, &tr(lang, "workshop-approver-hint"), fonts::regular(sizes.small()), Role::Secondary);
    ui.add_space(sizes.space());
    for binding in &bound.answers {
        parts::answer(ui, look, sizes, binding, binding.act == Act::Begin, actions);
    }
}

fn people(ui: &mut Ui, state: &State, look: &Look, sizes: Type, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let mut form = state.workshop.form.clone();
    let before = form.clone();
    let (mut begins, mut wants_next) = (false, false);
    let wide = ((ui.available_width() - 150.0) / 2.0).clamp(120.0, 320.0);
    Grid::new("workshop-people").num_columns(3).spacing(vec2(10.0, 8.0)).show(ui, |ui| {
        for key in ["workshop-name", "workshop-role", "workshop-approver"] {
            // In one line, also while the grid does not know its widths yet.
            let heading = RichText::new(tr(lang, key)).font(fonts::regular(sizes.small()));
            ui.add(Label::new(heading.color(look.color(Role::Secondary))).extend());
        }
        ui.end_row();
        let count = form.people.len();
        for row in 0..count {
            let Some(person) = form.people.get_mut(row) else { break };
            let (is_nobody, is_blank) = (person.name.trim().is_empty(), is_blank(person));
            for (column, text, key) in [(0, &mut person.name, "workshop-name"), (1, &mut person.role, "workshop-role")]
            {
                let field = TextEdit::singleline(text).font(fonts::regular(sizes.body())).id(field_id(row, column));
                let response = ui.add_sized([wide, sizes.body() * 1.9], field);
                let label = format!("{} {}", tr(lang, key), row + 1);
                response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &label));
                if form.wanted == Some((row, column)) {
                    response.request_focus();
                    form.wanted = None;
                }
                if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                    // As the keys below say: after somebody comes the next one, after nobody they are all there.
                    if is_blank {
                        begins = true;
                    } else {
                        wants_next = true;
                    }
                }
            }
            if is_nobody {
                ui.label("");
            } else {
                let chosen = form.approver == row;
                let radio = ui.radio(chosen, "");
                let label = format!("{} {}", tr(lang, "workshop-approver"), row + 1);
                radio.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, chosen, &label));
                if radio.clicked() {
                    form.approver = row;
                }
            }
            ui.end_row();
        }
    });
    if wants_next {
        form.keep_a_blank_line();
        form.want_the_blank_line();
    }
    if form != before {
        actions.push(Action::Workshop(Act::Form(form)));
    }
    if begins {
        actions.push(Action::Workshop(Act::Begin));
    }
}
