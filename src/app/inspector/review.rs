//! That a decision must be looked at again: what has changed since it was made, and the way to confirm it as it is.

use egui::{RichText, Ui};

use super::Panel;
use crate::analysis::remembering;
use crate::app::fonts;
use crate::edit::Command;
use crate::model::{Risk, RiskId};
use crate::scene::Role;
use crate::text::tr;

/// Shows it; nothing where the decision needs no new look.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, id: RiskId, risk: &Risk) {
    let state = panel.state;
    let Some(known) = state.document.analysis().risks.get(&id) else { return };
    if known.review.is_empty() {
        return;
    }
    let color = panel.look.color(Role::CoverageUnexamined);
    ui.label(RichText::new(tr(state.lang(), "review-heading")).font(fonts::bold(12.0)).color(color));
    for cause in &known.review {
        ui.add(egui::Label::new(RichText::new(state.words().cause(cause)).font(fonts::regular(11.5))).wrap());
    }
    let confirm = ui.button(panel.say("review-confirm")).on_hover_text(panel.say("review-confirm-tip"));
    if confirm.clicked() {
        let confirmed = remembering(risk, state.project(), state.catalog());
        panel.edit(Command::SetRisk(id, Box::new(confirmed)));
    }
}
