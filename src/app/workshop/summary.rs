//! What came of a workshop: decided and open questions, what was put off, levels before and after, and who was there.

use std::collections::BTreeMap;

use egui::{Grid, Ui, vec2};

use super::act::Act;
use super::bindings::Bindings;
use super::parts::{self, Type};
use crate::analysis::agenda::{is_open, ordered, progress};
use crate::app::action::Action;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::state::State;
use crate::model::{Attendee, Decision, FlowId, Level, Treatment};
use crate::register::Term;
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// As many flows are listed at once.
const LISTED: usize = 60;

/// Shows it.
pub(super) fn show(ui: &mut Ui, state: &State, bound: &Bindings, look: &Look, sizes: Type, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let (project, analysis) = (state.project(), state.document.analysis());
    let record = state.workshop_record();
    let heading = tr_with(lang, "workshop-summary-of", &[("on", record.on.clone().into())]);
    parts::text(ui, look, &heading, fonts::bold(sizes.title()), Role::Text);
    let done = progress(analysis);
    let is_done = done.open == 0;
    let text = if is_done {
        tr_with(lang, "workshop-all-decided", &[("flows", project.flows.len().into())])
    } else {
        tr_with(lang, "workshop-left-open", &[("open", done.open.into()), ("flows", done.pending.into())])
    };
    let role = if is_done { Role::CoverageCovered } else { Role::CoverageUnexamined };
    parts::text(ui, look, &text, fonts::bold(sizes.large()), role);
    // Before all that is told and listed, which may be longer than the page.
    ui.add_space(sizes.space());
    for binding in bound.answers.iter().chain(&bound.besides) {
        parts::answer(ui, look, sizes, binding, binding.cap == "Enter", actions);
    }
    people(ui, state, &record.present, look, sizes);
    decided(ui, state, look, sizes);
    levels(ui, state, look, sizes);
    let flows = ordered(project, analysis, state.workshop.order);
    let (later, open): (Vec<FlowId>, Vec<FlowId>) =
        flows.into_iter().filter(|&flow| is_open(analysis, flow)).partition(|flow| record.later.contains(flow));
    list(ui, state, "workshop-later-flows", &later, look, sizes, actions);
    list(ui, state, "workshop-open-flows", &open, look, sizes, actions);
}

fn heading(ui: &mut Ui, state: &State, key: &str, look: &Look, sizes: Type) {
    ui.add_space(sizes.space() * 0.6);
    parts::text(ui, look, &tr(state.lang(), key), fonts::bold(sizes.body()), Role::Text);
}

fn people(ui: &mut Ui, state: &State, present: &[Attendee], look: &Look, sizes: Type) {
    heading(ui, state, "workshop-present", look, sizes);
    let lang = state.lang();
    let named = present.iter().map(|person| match person.role.as_str() {
        "" => person.name.clone(),
        role => {
            let args = [("name", person.name.clone().into()), ("role", role.to_owned().into())];
            tr_with(lang, "workshop-person", &args)
        }
    });
    let named: Vec<String> = named.collect();
    let text = if named.is_empty() { tr(lang, "workshop-nobody") } else { named.join(&tr(lang, "list-separator")) };
    parts::text(ui, look, &text, fonts::regular(sizes.body()), Role::Text);
}

/// How threats were decided, how risks are treated, and in whose name what remains was accepted.
fn decided(ui: &mut Ui, state: &State, look: &Look, sizes: Type) {
    heading(ui, state, "workshop-decided", look, sizes);
    let lang = state.lang();
    let risks = || state.project().risks.values();
    let count = |decision: Decision| risks().filter(|risk| risk.decision == decision).count();
    let mut parts: Vec<String> =
        Decision::ALL.iter().map(|&decision| counted(state, &decision.say(lang), count(decision))).collect();
    for &treatment in Treatment::ALL {
        let treated =
            risks().filter(|risk| risk.decision == Decision::Adopted && risk.treatment.contains(&treatment)).count();
        if treated > 0 {
            parts.push(counted(state, &treatment.say(lang), treated));
        }
    }
    parts::text(ui, look, &parts.join("  "), fonts::regular(sizes.body()), Role::Text);
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let adopted = risks().filter(|risk| risk.decision == Decision::Adopted);
    for approval in adopted.filter_map(|risk| risk.approval.as_ref()) {
        *names.entry(approval.by.as_str()).or_default() += 1;
    }
    let names: Vec<String> = names.into_iter().map(|(name, count)| counted(state, name, count)).collect();
    if !names.is_empty() {
        let names = names.join(&tr(lang, "list-separator"));
        let text = tr_with(lang, "workshop-accepted-by", &[("names", names.into())]);
        parts::text(ui, look, &text, fonts::regular(sizes.body()), Role::Text);
    }
}

fn counted(state: &State, what: &str, count: usize) -> String {
    tr_with(state.lang(), "workshop-counted", &[("what", what.to_owned().into()), ("count", count.into())])
}

/// Risks by level: before measures, now, and once all that is planned is done.
fn levels(ui: &mut Ui, state: &State, look: &Look, sizes: Type) {
    heading(ui, state, "workshop-levels", look, sizes);
    let totals = &state.document.analysis().totals.risks;
    Grid::new("workshop-levels").spacing(vec2(sizes.space() * 1.6, 6.0)).show(ui, |ui| {
        ui.label("");
        for &level in Level::ALL {
            parts::level(ui, look, level, sizes.body());
        }
        ui.end_row();
        for (key, counts) in [("workshop-before", &totals.before), ("workshop-after", &totals.after)] {
            let name = egui::RichText::new(tr(state.lang(), key)).font(fonts::regular(sizes.body()));
            ui.add(egui::Label::new(name.color(look.color(Role::Text))).extend());
            for level in Level::ALL {
                let count = counts.get(level).copied().unwrap_or_default().to_string();
                parts::text(ui, look, &count, fonts::bold(sizes.body()), Role::Text);
            }
            ui.end_row();
        }
    });
    let note = tr(state.lang(), "workshop-after-note");
    parts::text(ui, look, &note, fonts::regular(sizes.small()), Role::Secondary);
}

fn list(ui: &mut Ui, state: &State, key: &str, flows: &[FlowId], look: &Look, sizes: Type, actions: &mut Vec<Action>) {
    if flows.is_empty() {
        return;
    }
    heading(ui, state, key, look, sizes);
    for &flow in flows.iter().take(LISTED) {
        let name = state.words().element(flow.into());
        parts::link(ui, look, sizes.body(), &name, Act::Go(flow), actions);
    }
    if let Some(rest) = flows.len().checked_sub(LISTED).filter(|&rest| rest > 0) {
        let text = tr_with(state.lang(), "workshop-more", &[("count", rest.into())]);
        parts::text(ui, look, &text, fonts::regular(sizes.small()), Role::Secondary);
    }
}
