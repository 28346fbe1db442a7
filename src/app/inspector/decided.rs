//! What was decided about a threat: the reason of a rejection, or the treatment of a risk; and the way back.

use egui::{RichText, Ui};

use super::{Panel, parts, review, treatment};
use crate::app::decide::{about_only, split_off};
use crate::app::fields::Field;
use crate::app::fonts;
use crate::edit::Command;
use crate::model::{Decision, FlowId, Risk, RiskId};
use crate::register::Term;
use crate::scene::Role;
use crate::text::tr_with;

/// Shows it.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, flow: FlowId, id: RiskId, risk: &Risk) {
    let lang = panel.state.lang();
    ui.horizontal(|ui| {
        ui.label(RichText::new(format!("{id} {}", risk.decision.say(lang))).font(fonts::bold(11.5)));
        // Not where the buttons were that decided it: a double click must not take the decision back at once.
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.small_button(panel.say("undecide")).clicked() {
                panel.edit(undecided(flow, id, risk));
            }
        });
    });
    review::show(ui, panel, id, risk);
    others(ui, panel, flow, id, risk);
    match risk.decision {
        Decision::Rejected => {
            let label = panel.say("rejection-reason");
            let project = panel.state.project();
            panel.fields.text(ui, &Field::RejectionReason(id), &label, &risk.reason, panel.actions, project);
            let text = panel.say("rejection-needs-reason");
            parts::demand(ui, panel, &text, Role::CoverageUnexamined, risk.reason.trim().is_empty());
        }
        Decision::Adopted => treatment::show(ui, panel, id, risk),
    }
}

/// The risk without this flow; a risk about no other flow goes altogether.
pub(super) fn undecided(flow: FlowId, id: RiskId, risk: &Risk) -> Command {
    let flows: Vec<_> = risk.flows.iter().copied().filter(|&other| other != flow).collect();
    if flows.is_empty() {
        Command::Delete { elements: [id.into()].into() }
    } else {
        Command::SetRisk(id, Box::new(about_only(risk, flows)))
    }
}

/// The other flows that a risk is about, and the way to have this one as a risk of its own.
fn others(ui: &mut Ui, panel: &mut Panel<'_>, flow: FlowId, id: RiskId, risk: &Risk) {
    let others: Vec<FlowId> = risk.flows.iter().copied().filter(|&other| other != flow).collect();
    if others.is_empty() {
        return;
    }
    let text = tr_with(panel.state.lang(), "risk-other-flows", &[("count", others.len().into())]);
    ui.add(egui::Label::new(RichText::new(text).font(fonts::regular(11.5))).wrap());
    for other in others {
        parts::link(ui, panel, other.into());
    }
    let split = ui.button(panel.say("risk-split-off")).on_hover_text(panel.say("risk-split-off-tip"));
    if split.clicked() {
        panel.edit(split_off(id, risk, flow));
    }
}
