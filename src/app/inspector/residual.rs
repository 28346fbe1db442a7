//! What remains of a risk, as the measures in force leave it or as a person sets it, with the reason.

use egui::Ui;

use super::{Panel, parts};
use crate::analysis::RiskAnalysis;
use crate::analysis::wording::step_name;
use crate::app::fields::Field;
use crate::edit::Command;
use crate::model::{Risk, RiskId, Scale};
use crate::text::tr_with;

/// Shows it.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, id: RiskId, risk: &Risk, known: &RiskAnalysis) {
    let state = panel.state;
    let lang = state.lang();
    let criteria = state.catalog().criteria_of(state.project());
    let options = |scale: &Scale, left: usize| {
        let left = scale.get(left).map_or("", |step| step_name(step, lang)).to_owned();
        let computed = tr_with(lang, "residual-computed", &[("step", left.into())]);
        let steps = scale.iter().map(|step| (Some(step.id.clone()), step_name(step, lang).to_owned()));
        std::iter::once((None, computed)).chain(steps).collect::<Vec<_>>()
    };
    let impacts = options(&criteria.impact, known.left.0);
    let likelihoods = options(&criteria.likelihood, known.left.1);
    let label = panel.say("field-residual-impact");
    if let Some(residual_impact) = parts::choice(ui, panel, &label, &risk.residual_impact, &impacts) {
        panel.edit(Command::SetRisk(id, Box::new(Risk { residual_impact, ..risk.clone() })));
    }
    let label = panel.say("field-residual-likelihood");
    if let Some(residual_likelihood) = parts::choice(ui, panel, &label, &risk.residual_likelihood, &likelihoods) {
        panel.edit(Command::SetRisk(id, Box::new(Risk { residual_likelihood, ..risk.clone() })));
    }
    let is_set = known.residual.impact_set || known.residual.likelihood_set;
    if is_set || !risk.residual_reason.is_empty() {
        let label = panel.say("field-residual-reason");
        let field = Field::ResidualReason(id);
        panel.fields.text(ui, &field, &label, &risk.residual_reason, panel.actions, state.project());
    }
}
