//! What is done about an adopted risk: the options chosen, the measures with their state, what remains, who accepted it.

use egui::{RichText, Ui};

use super::{Panel, parts};
use crate::analysis::wording::step_name;
use crate::app::badges;
use crate::app::fields::Field;
use crate::app::fonts;
use crate::edit::Command;
use crate::model::{Measure, MeasureId, Performer, Risk, RiskId, Scale, Status, Treatment};
use crate::register::Term;
use crate::scene::Role;
use crate::text::tr_with;

/// Shows it.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, id: RiskId, risk: &Risk) {
    let lang = panel.state.lang();
    ui.horizontal_wrapped(|ui| {
        for &treatment in Treatment::ALL {
            let mut on = risk.treatment.contains(&treatment);
            if ui.checkbox(&mut on, treatment.say(lang)).changed() {
                let mut changed = risk.clone();
                if on {
                    changed.treatment.push(treatment);
                    changed.treatment.sort_unstable();
                } else {
                    changed.treatment.retain(|&other| other != treatment);
                }
                panel.edit(Command::SetRisk(id, Box::new(changed)));
            }
        }
    });
    rating(ui, panel, id, risk);
    for &measure in &risk.measures {
        line(ui, panel, id, risk, measure);
    }
    add(ui, panel, id, risk);
    remaining(ui, panel, id, risk);
}

/// The rating as it was proposed, or as a person sets it, with the reason.
fn rating(ui: &mut Ui, panel: &mut Panel<'_>, id: RiskId, risk: &Risk) {
    let state = panel.state;
    let lang = state.lang();
    let criteria = state.catalog().criteria_of(state.project());
    let proposed = panel.say("rating-proposed");
    let options = |scale: &Scale| {
        let steps = scale.iter().map(|step| (Some(step.id.clone()), step_name(step, lang).to_owned()));
        std::iter::once((None, proposed.clone())).chain(steps).collect::<Vec<_>>()
    };
    let (impacts, likelihoods) = (options(&criteria.impact), options(&criteria.likelihood));
    if let Some(impact) = parts::choice(ui, panel, &panel.say("axis-impact"), &risk.impact, &impacts) {
        panel.edit(Command::SetRisk(id, Box::new(Risk { impact, ..risk.clone() })));
    }
    if let Some(likelihood) = parts::choice(ui, panel, &panel.say("axis-likelihood"), &risk.likelihood, &likelihoods) {
        panel.edit(Command::SetRisk(id, Box::new(Risk { likelihood, ..risk.clone() })));
    }
    if risk.impact.is_some() || risk.likelihood.is_some() || !risk.rating_reason.is_empty() {
        let label = panel.say("field-rating-reason");
        panel.fields.text(ui, &Field::RatingReason(id), &label, &risk.rating_reason, panel.actions, state.project());
    }
}

/// A measure with its state; without its cross it stays.
fn line(ui: &mut Ui, panel: &mut Panel<'_>, id: RiskId, risk: &Risk, measure_id: MeasureId) {
    let state = panel.state;
    let lang = state.lang();
    let Some(measure) = state.project().measures.get(&measure_id) else { return };
    let name = state.words().measure(measure_id);
    if parts::chip(ui, panel, &name, &format!("{} {name}", panel.say("remove"))) {
        let shared =
            state.project().risks.iter().any(|(&other, risk)| other != id && risk.measures.contains(&measure_id));
        panel.edit(if shared {
            let measures = risk.measures.iter().copied().filter(|&other| other != measure_id).collect();
            Command::SetRisk(id, Box::new(Risk { measures, ..risk.clone() }))
        } else {
            Command::Delete { elements: [measure_id.into()].into() }
        });
    }
    let states: Vec<_> = Status::ALL.iter().map(|&status| (status, status.say(lang))).collect();
    if let Some(status) = parts::choice(ui, panel, &panel.say("field-status"), &measure.status, &states) {
        panel.edit(Command::SetMeasure(measure_id, Box::new(Measure { status, ..measure.as_ref().clone() })));
    }
    let performers: Vec<_> = Performer::ALL.iter().map(|&performer| (performer, performer.say(lang))).collect();
    if let Some(performer) = parts::choice(ui, panel, &panel.say("field-performer"), &measure.performer, &performers) {
        panel.edit(Command::SetMeasure(measure_id, Box::new(Measure { performer, ..measure.as_ref().clone() })));
    }
}

/// Measures of the catalogue that help against the threat and are not taken yet.
fn add(ui: &mut Ui, panel: &mut Panel<'_>, id: RiskId, risk: &Risk) {
    let state = panel.state;
    let lang = state.lang();
    let taken: Vec<_> = risk.measures.iter().filter_map(|id| state.project().measures.get(id)?.kind.clone()).collect();
    let mut offered = vec![(String::new(), panel.say("measure-add"))];
    for kind in &state.catalog().measures {
        let helps = risk.threat.as_ref().is_some_and(|threat| kind.covers.contains(threat));
        if helps && !taken.contains(&kind.id) {
            let text = format!("{} {}({})", kind.id, kind.name.get(lang), kind.category.say(lang));
            offered.push((kind.id.clone(), text));
        }
    }
    if offered.len() > 1
        && let Some(kind) = parts::choice(ui, panel, &panel.say("element-measure"), &String::new(), &offered)
    {
        let measure = Measure {
            kind: Some(kind),
            name: String::new(),
            on: risk.flows.iter().map(|&flow| flow.into()).collect(),
            performer: Performer::Provider,
            status: Status::Planned,
            owner: String::new(),
            due: String::new(),
            evidence: String::new(),
            reference: String::new(),
            note: String::new(),
        };
        panel.edit(Command::AddMeasure(Box::new(measure), Some(id)));
    }
}

/// What remains, what is still to be done, and the acceptance where one is needed.
fn remaining(ui: &mut Ui, panel: &mut Panel<'_>, id: RiskId, risk: &Risk) {
    let state = panel.state;
    let lang = state.lang();
    let Some(known) = state.document.analysis().risks.get(&id) else { return };
    if !known.treated {
        let text = tr_with(
            lang,
            "risk-untreated",
            &[("level", known.rating.level.word().into()), ("count", known.rule.measures.into())],
        );
        let text = RichText::new(text).font(fonts::regular(11.5)).color(panel.look.color(Role::CoverageUntreated));
        ui.add(egui::Label::new(text).wrap());
    }
    ui.horizontal(|ui| {
        ui.weak(panel.say("risk-residual"));
        badges::level(ui, panel.look, known.residual.level);
    });
    let asks = state.catalog().criteria_of(state.project()).rule(known.residual.level).approval;
    if asks || risk.treatment.contains(&Treatment::Retain) || risk.approval.is_some() {
        if !known.accepted {
            let text = RichText::new(panel.say("risk-unaccepted")).font(fonts::regular(11.5));
            ui.label(text.color(panel.look.color(Role::CoverageUnaccepted)));
        }
        let (by, on) = risk.approval.as_ref().map_or(("", ""), |approval| (&approval.by, &approval.on));
        let label = panel.say("field-approved-by");
        panel.fields.line(ui, &Field::ApprovedBy(id), &label, by, panel.actions, state.project());
        let label = panel.say("field-approved-on");
        panel.fields.line(ui, &Field::ApprovedOn(id), &label, on, panel.actions, state.project());
    }
    let label = panel.say("field-review");
    panel.fields.line(ui, &Field::ReviewOn(id), &label, &risk.review, panel.actions, state.project());
}
