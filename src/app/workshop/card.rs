//! The question that is asked, at length: why, how it is rated, what the criteria ask for, and the keys that answer it.

use egui::{CornerRadius, Frame, Margin, RichText, Stroke, Ui, vec2};

use super::bindings::{Bindings, plans};
use super::deciding::{Asking, asking};
use super::parts::{self, Type};
use super::standing::Purpose;
use super::{entry, said};
use crate::analysis::agenda::{Asked, Matter, Question};
use crate::analysis::wording::step_name;
use crate::app::action::Action;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::state::State;
use crate::catalog::Origin;
use crate::model::{Decision, FlowId, Level, Risk};
use crate::register::Term;
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// Shows it.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    question: &Question,
    bound: &Bindings,
    look: &Look,
    sizes: Type,
    actions: &mut Vec<Action>,
) {
    let pen = Stroke::new(2.0_f32.max(look.lines().ceil()), look.color(Role::Accent));
    Frame::new()
        .fill(look.color(Role::Panel))
        .stroke(pen)
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let name = said::matter(state, question.matter);
            match question.matter {
                Matter::Part(_) => {
                    let text = tr_with(state.lang(), "workshop-missing", &[("part", name.into())]);
                    parts::text(ui, look, &text, fonts::bold(sizes.large()), Role::CoverageUndescribed);
                }
                Matter::NoThreat => {
                    parts::text(ui, look, &name, fonts::bold(sizes.large()), Role::CoverageUnexamined);
                    let todo = tr(state.lang(), "workshop-no-threat-todo");
                    parts::text(ui, look, &todo, fonts::regular(sizes.body()), Role::Text);
                }
                Matter::Threat(_) | Matter::Risk(_) => {
                    if let Some(asking) = asking(state) {
                        threat(ui, state, &asking, &name, look, sizes);
                    }
                }
            }
            ui.add_space(sizes.space() * 0.6);
            let elsewhere = |entry: &super::standing::Entry| entry.purpose == Purpose::Note;
            if state.workshop.entry.as_ref().is_some_and(|entry| !elsewhere(entry)) {
                entry::show(ui, state, bound, look, sizes, actions);
            } else if state.workshop.entry.is_none() {
                keys(ui, bound, look, sizes, actions);
            }
        });
    ui.add_space(6.0);
}

/// The keys, the usual answer first.
fn keys(ui: &mut Ui, bound: &Bindings, look: &Look, sizes: Type, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
    for binding in &bound.answers {
        parts::answer(ui, look, sizes, binding, binding.keys.contains(&egui::Key::Enter), actions);
    }
    if !bound.besides.is_empty() {
        ui.add_space(6.0);
        parts::ways(ui, look, sizes, &bound.besides, actions);
    }
}

fn threat(ui: &mut Ui, state: &State, asking: &Asking, name: &str, look: &Look, sizes: Type) {
    let lang = state.lang();
    let before = asking.level(state);
    ui.horizontal_top(|ui| {
        parts::level(ui, look, before, sizes.large());
        parts::text(ui, look, name, fonts::bold(sizes.large()), Role::Text);
    });
    let small = fonts::regular(sizes.small());
    for reason in reasons(state, asking) {
        parts::text(ui, look, &reason, small.clone(), Role::Secondary);
    }
    ui.add_space(4.0);
    let ours = tr(lang, if asking.is_rated() { "workshop-rating-changed" } else { "workshop-rating-proposed" });
    let rating = tr_with(
        lang,
        "workshop-rating",
        &[
            ("impact", step(state, asking, true).into()),
            ("likelihood", step(state, asking, false).into()),
            ("level", before.word().into()),
            ("whose", ours.into()),
        ],
    );
    let role = if asking.is_rated() { Role::Accent } else { Role::Text };
    parts::text(ui, look, &rating, fonts::regular(sizes.body()), role);
    parts::text(ui, look, &asks(state, before), small.clone(), Role::Secondary);
    if let Some((id, risk)) = &asking.risk {
        let (outcome, role) = outcome(state, &asking.question);
        let text = RichText::new(format!("{id} {outcome}")).font(fonts::bold(sizes.body())).color(look.color(role));
        ui.add(egui::Label::new(text).wrap());
        measures(ui, state, risk, look, sizes);
        for cause in state.document.analysis().risks.get(id).map_or(&[][..], |known| &known.review) {
            parts::text(ui, look, &state.words().cause(cause), small.clone(), Role::Warning);
        }
        remaining(ui, state, asking, look, sizes);
        if risk.flows.len() > 1 {
            let text = tr_with(lang, "workshop-shared", &[("count", (risk.flows.len() - 1).into())]);
            parts::text(ui, look, &text, small, Role::Secondary);
        }
    }
}

/// What a threat is, why it is proposed, and whose it is.
fn reasons(state: &State, asking: &Asking) -> Vec<String> {
    let lang = state.lang();
    let Matter::Threat(place) = asking.question.matter else { return Vec::new() };
    let Some(threat) = state.catalog().threats.as_slice().get(place) else { return Vec::new() };
    let known = state.document.analysis().flows.get(&asking.flow);
    let proposal = known.and_then(|known| known.proposals.iter().find(|proposal| proposal.threat == place));
    let why = proposal.map(|proposal| state.words().facts(&proposal.reason));
    let why = why.map(|why| tr_with(lang, "workshop-why", &[("why", why.into())]));
    let origin = match threat.origin {
        Origin::Guideline => String::new(),
        Origin::Theme | Origin::Ours | Origin::Changed | Origin::Project => format!("({})", threat.origin.say(lang)),
    };
    let description = format!("{}{origin}", threat.description.get(lang));
    [Some(description), why].into_iter().flatten().filter(|text| !text.is_empty()).collect()
}

fn step(state: &State, asking: &Asking, is_impact: bool) -> String {
    let criteria = state.catalog().criteria_of(state.project());
    let (scale, at) =
        if is_impact { (&criteria.impact, asking.rating.0) } else { (&criteria.likelihood, asking.rating.1) };
    scale.get(at).map_or(String::new(), |step| step_name(step, state.lang()).to_owned())
}

/// What the criteria ask for at a level.
fn asks(state: &State, level: Level) -> String {
    let lang = state.lang();
    let rule = state.catalog().criteria_of(state.project()).rule(level);
    let mut parts = Vec::new();
    if rule.decision {
        parts.push(tr(lang, "workshop-asks-decision"));
    }
    if rule.measures > 0 {
        parts.push(tr_with(lang, "workshop-asks-measures", &[("count", rule.measures.into())]));
    }
    if rule.approval {
        parts.push(tr(lang, "workshop-asks-approval"));
    }
    if parts.is_empty() {
        parts.push(tr(lang, "workshop-asks-nothing"));
    }
    let asked = parts.join(&tr(lang, "list-separator"));
    tr_with(lang, "workshop-asks", &[("level", level.word().into()), ("asked", asked.into())])
}

fn measures(ui: &mut Ui, state: &State, risk: &Risk, look: &Look, sizes: Type) {
    let project = state.project();
    for id in &risk.measures {
        let Some(measure) = project.measures.get(id) else { continue };
        let name = format!("{id} {}({})", state.words().measure(*id), measure.status.say(state.lang()));
        parts::text(ui, look, &name, fonts::regular(sizes.small()), Role::Text);
    }
}

/// What remains now: a measure that is only planned lowers nothing yet.
fn remaining(ui: &mut Ui, state: &State, asking: &Asking, look: &Look, sizes: Type) {
    let Some((id, risk)) = &asking.risk else { return };
    let Some(known) = state.document.analysis().risks.get(id).filter(|_| risk.decision == Decision::Adopted) else {
        return;
    };
    let lang = state.lang();
    let now = known.residual.level;
    let mut text = tr_with(lang, "workshop-remains", &[("level", now.word().into())]);
    let planned =
        plans(state, ui.ctx(), asking).first().filter(|plan| plan.measures.is_empty()).and_then(|plan| plan.left);
    if let Some(then) = known.residual.awaited.or(planned).filter(|&then| then != now) {
        let then = tr_with(lang, "workshop-remains-then", &[("level", then.word().into())]);
        text = format!("{text}  {then}");
    }
    if let Some(approval) = &risk.approval {
        let args = [("by", approval.by.clone().into()), ("on", approval.on.clone().into())];
        text = format!("{text}  {}", tr_with(lang, "workshop-in-name-of", &args));
    }
    parts::text(ui, look, &text, fonts::regular(sizes.small()), Role::Text);
}

/// The level of a question: what was decided, or what is proposed.
pub(super) fn level(state: &State, flow: FlowId, question: &Question) -> Option<Level> {
    let analysis = state.document.analysis();
    if let Some(risk) = question.risk {
        return analysis.risks.get(&risk).map(|risk| risk.rating.level);
    }
    let Matter::Threat(threat) = question.matter else { return None };
    let known = analysis.flows.get(&flow)?;
    known.proposals.iter().find(|proposal| proposal.threat == threat).map(|proposal| proposal.rating.level)
}

/// How a question stands, in words and in a colour.
pub(super) fn outcome(state: &State, question: &Question) -> (String, Role) {
    let lang = state.lang();
    let risk = question.risk.and_then(|id| state.project().risks.get(&id));
    let decided = risk.map(|risk| match risk.decision {
        Decision::Rejected => tr_with(lang, "workshop-rejected", &[("reason", risk.reason.clone().into())]),
        Decision::Adopted => {
            let treatments: Vec<_> = risk.treatment.iter().map(|treatment| treatment.say(lang)).collect();
            let adopted = Decision::Adopted.say(lang);
            std::iter::once(adopted).chain(treatments).collect::<Vec<_>>().join("・")
        }
    });
    let open = question.open.map(|asked| match asked {
        Asked::Describe => ("workshop-open-describe", Role::CoverageUndescribed),
        Asked::Examine => ("workshop-open-examine", Role::CoverageUnexamined),
        Asked::Confirm => ("workshop-open-confirm", Role::Warning),
        Asked::Reason => ("workshop-open-reason", Role::CoverageUnexamined),
        Asked::Treat => ("workshop-open-treat", Role::CoverageUntreated),
        Asked::Accept => ("workshop-open-accept", Role::CoverageUnaccepted),
    });
    match (decided, open) {
        (Some(decided), Some((key, role))) => (format!("{decided} — {}", tr(lang, key)), role),
        (None, Some((key, role))) => (tr(lang, key), role),
        (Some(decided), None) => (decided, Role::Secondary),
        (None, None) => (by_rule(state, question).unwrap_or_default(), Role::Secondary),
    }
}

/// The rule of the project that rejects a threat on the flow, in words.
fn by_rule(state: &State, question: &Question) -> Option<String> {
    let Matter::Threat(threat) = question.matter else { return None };
    let known = state.document.analysis().flows.get(&state.workshop.flow?)?;
    let id = known.proposals.iter().find(|proposal| proposal.threat == threat)?.rule?;
    let rule = state.project().own.rules.get(&id)?;
    let args = [("rule", id.to_string().into()), ("reason", rule.reason.as_str().into())];
    Some(tr_with(state.lang(), "rule-rejects-here", &args))
}
