//! One flow in words: its 4W1H sentence, and its questions one after the other, the one that is asked at length.

use egui::{Align, RichText, Ui};

use super::act::Act;
use super::bindings::Bindings;
use super::parts::{self, Type};
use super::standing::Purpose;
use super::{card, entry, said};
use crate::analysis::agenda::{Matter, Question, ordered};
use crate::app::action::Action;
use crate::app::look::Look;
use crate::app::state::State;
use crate::app::{badges, fonts};
use crate::model::FlowId;
use crate::register::Term;
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// Shows it.
pub(super) fn show(ui: &mut Ui, state: &State, bound: &Bindings, look: &Look, sizes: Type, actions: &mut Vec<Action>) {
    let Some(flow) = state.workshop.flow else {
        if state.workshop.moving.is_some() {
            // It is being looked for: nothing is said that may not be true.
            return;
        }
        let key = if state.project().flows.is_empty() { "workshop-no-flows" } else { "workshop-all-done" };
        parts::text(ui, look, &tr(state.lang(), key), fonts::regular(sizes.large()), Role::Text);
        return;
    };
    if state.workshop.entry.as_ref().is_some_and(|entry| entry.purpose == Purpose::Note) {
        entry::show(ui, state, bound, look, sizes, actions);
    } else if let Some(note) =
        state.project().flows.get(&flow).map(|flow| flow.note.trim()).filter(|note| !note.is_empty())
    {
        let text = tr_with(state.lang(), "workshop-note-is", &[("note", note.into())]);
        parts::text(ui, look, &text, fonts::regular(sizes.small()), Role::Secondary);
    }
    let questions = state.flow_questions(flow);
    for question in &questions {
        let is_asked = state.workshop.matter == Some(question.matter);
        let top = ui.cursor().left_top();
        if is_asked {
            card::show(ui, state, question, bound, look, sizes, actions);
        } else {
            line(ui, state, flow, question, look, sizes, actions);
        }
        if is_asked && state.workshop.scroll {
            let bottom = ui.min_rect().right_bottom();
            ui.scroll_to_rect(egui::Rect::from_min_max(top, bottom), None);
        }
    }
    if state.workshop.matter.is_none() {
        done(ui, state, flow, &questions, bound, look, sizes, actions);
    }
}

/// Its number and name, how far it is covered, where in the order it stands; and the sentence.
pub(super) fn head(ui: &mut Ui, state: &State, look: &Look, sizes: Type) {
    let Some(flow) = state.workshop.flow else { return };
    let lang = state.lang();
    let (project, analysis) = (state.project(), state.document.analysis());
    let flows = ordered(project, analysis, state.workshop.order);
    let place = flows.iter().position(|&other| other == flow).map_or(0, |place| place + 1);
    let order = tr(lang, super::bindings::order_key(state.workshop.order));
    let mut about = tr_with(
        lang,
        "workshop-place",
        &[("order", order.into()), ("place", place.into()), ("all", flows.len().into())],
    );
    if state.is_put_off(flow) {
        about = format!("{about}  {}", tr(lang, "workshop-is-later"));
    }
    ui.horizontal(|ui| {
        if let Some(known) = analysis.flows.get(&flow) {
            badges::coverage(ui, look, known.coverage);
            let step = RichText::new(known.coverage.say(lang)).font(fonts::bold(sizes.small()));
            ui.label(step.color(look.color(known.coverage.into())));
        }
        ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
            let text = RichText::new(about).font(fonts::regular(sizes.small())).color(look.color(Role::Secondary));
            ui.add(egui::Label::new(text).truncate());
        });
    });
    parts::text(ui, look, &state.words().element(flow.into()), fonts::bold(sizes.title()), Role::Text);
    let sentence = state.words().sentence(flow);
    parts::text(ui, look, &sentence, fonts::regular(sizes.large()), Role::Text);
    ui.add_space(sizes.space() * 0.5);
}

/// A question that is not the one that is asked, in one line.
fn line(
    ui: &mut Ui,
    state: &State,
    flow: FlowId,
    question: &Question,
    look: &Look,
    sizes: Type,
    actions: &mut Vec<Action>,
) {
    let (text, role) = card::outcome(state, question);
    let name = said::matter(state, question.matter);
    let shown = ui.scope_builder(egui::UiBuilder::new().sense(egui::Sense::click()).id_salt(question.matter), |ui| {
        ui.horizontal(|ui| {
            ui.add_space(8.0);
            if let Some(level) = card::level(state, flow, question) {
                parts::level(ui, look, level, sizes.small());
            }
            let lit = if ui.response().hovered() { Role::Accent } else { Role::Text };
            let text_of = RichText::new(&name).font(fonts::regular(sizes.body())).color(look.color(lit));
            let room = egui::vec2(ui.available_width() * 0.6, sizes.body() * 1.5);
            ui.allocate_ui_with_layout(room, egui::Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(room.x);
                ui.add(egui::Label::new(text_of).truncate());
            });
            ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
                let text = RichText::new(&text).font(fonts::regular(sizes.small())).color(look.color(role));
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
    let label = format!("{name} {text}");
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    if shown.response.clicked() {
        actions.push(Action::Workshop(Act::Question(question.matter)));
    }
    ui.add_space(4.0);
}

/// All questions are answered: what came of it, before the next flow.
#[expect(clippy::too_many_arguments, reason = "what is shown, and where it goes")]
fn done(
    ui: &mut Ui,
    state: &State,
    flow: FlowId,
    questions: &[Question],
    bound: &Bindings,
    look: &Look,
    sizes: Type,
    actions: &mut Vec<Action>,
) {
    ui.add_space(sizes.space());
    let threats =
        questions.iter().filter(|question| !matches!(question.matter, Matter::Part(_) | Matter::NoThreat)).count();
    let text =
        tr_with(state.lang(), "workshop-flow-done", &[("flow", flow.to_string().into()), ("count", threats.into())]);
    parts::text(ui, look, &text, fonts::bold(sizes.large()), Role::CoverageCovered);
    if state.workshop.entry.is_some() {
        entry::show(ui, state, bound, look, sizes, actions);
        return;
    }
    for binding in &bound.answers {
        let strong = binding.act == Act::NextFlow;
        parts::answer(ui, look, sizes, binding, strong, actions);
    }
}
