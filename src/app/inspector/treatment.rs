//! What is done about an adopted risk: the options chosen, the measures with their state, what remains, who accepted it.

use egui::{RichText, Ui};

use super::{Panel, measures, parts, residual};
use crate::analysis::wording::step_name;
use crate::analysis::{Lack, RiskAnalysis};
use crate::app::badges;
use crate::app::fields::Field;
use crate::app::fonts;
use crate::edit::Command;
use crate::model::{Risk, RiskId, Scale, Treatment};
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
    measures::show(ui, panel, id, risk);
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

/// What remains, what is still to be done, and the acceptance where one is needed.
fn remaining(ui: &mut Ui, panel: &mut Panel<'_>, id: RiskId, risk: &Risk) {
    let state = panel.state;
    let lang = state.lang();
    let Some(known) = state.document.analysis().risks.get(&id) else { return };
    ui.horizontal(|ui| {
        ui.weak(panel.say("risk-residual"));
        badges::level(ui, panel.look, known.residual.level);
        if let Some(level) = known.residual.awaited {
            let text = tr_with(lang, "residual-awaited", &[("level", level.say(lang).into())]);
            ui.add(egui::Label::new(RichText::new(text).font(fonts::regular(11.5))).wrap());
        }
    });
    residual::show(ui, panel, id, risk, known);
    let asks = state.catalog().criteria_of(state.project()).rule(known.residual.level).approval;
    let accepts = asks || risk.treatment.contains(&Treatment::Retain) || risk.approval.is_some();
    if accepts {
        let (by, on) = risk.approval.as_ref().map_or(("", ""), |approval| (&approval.by, &approval.on));
        let label = panel.say("field-approved-by");
        panel.fields.line(ui, &Field::ApprovedBy(id), &label, by, panel.actions, state.project());
        let label = panel.say("field-approved-on");
        panel.fields.line(ui, &Field::ApprovedOn(id), &label, on, panel.actions, state.project());
    }
    let label = panel.say("field-review");
    panel.fields.line(ui, &Field::ReviewOn(id), &label, &risk.review, panel.actions, state.project());
    missing(ui, panel, risk, known, accepts);
}

/// What is missing of the risk. It stands below the fields: a line that goes once a field is filled in must not move the next
/// field from under the pointer.
fn missing(ui: &mut Ui, panel: &Panel<'_>, risk: &Risk, known: &RiskAnalysis, accepts: bool) {
    let mut line = |text: String, role: Role| {
        let text = RichText::new(text).font(fonts::regular(11.5)).color(panel.look.color(role));
        ui.add(egui::Label::new(text).wrap());
    };
    if known.lacks.contains(&Lack::NoMeasure) {
        line(panel.say("lack-no-measure"), Role::CoverageUntreated);
    } else if !known.treated {
        let args = [("level", known.rating.level.word().into()), ("count", known.rule.measures.into())];
        line(tr_with(panel.state.lang(), "risk-untreated", &args), Role::CoverageUntreated);
    }
    if known.residual.impact_set || known.residual.likelihood_set {
        let open = risk.residual_reason.trim().is_empty();
        parts::demand(ui, panel, &panel.say("residual-needs-reason"), Role::CoverageUnexamined, open);
    }
    if accepts {
        parts::demand(ui, panel, &panel.say("risk-unaccepted"), Role::CoverageUnaccepted, !known.accepted);
    }
}
