//! The menu of a threat's card: to decide about it, to take that back, to change the threat, to take its words along.

use egui::{Response, Ui};

use super::{Panel, decided};
use crate::app::action::Action;
use crate::app::menus;
use crate::catalog::Threat;
use crate::edit::Command;
use crate::model::{Decision, FlowId, Risk, RiskId};

/// What a card is about.
pub(super) struct Card<'a> {
    /// The flow.
    pub flow: FlowId,
    /// The threat of the catalogue; none of one in own words.
    pub threat: Option<&'a Threat>,
    /// What was decided about it.
    pub risk: Option<RiskId>,
    /// What it says.
    pub words: String,
}

/// Shows the menu while it is open; `ground` is the card, whose controls were shown.
pub(super) fn show(ground: &Response, panel: &mut Panel<'_>, card: &Card<'_>) {
    menus::around(ground, |ui| {
        match card.risk.and_then(|id| Some((id, panel.state.project().risks.get(&id)?))) {
            Some((id, risk)) => {
                if item(ui, panel, "undecide") {
                    panel.edit(decided::undecided(card.flow, id, risk));
                }
            }
            None => {
                if let Some(threat) = card.threat {
                    decide(ui, panel, card.flow, threat);
                }
            }
        }
        ui.separator();
        if let Some(threat) = card.threat
            && item(ui, panel, "entries-edit-threat")
        {
            panel.actions.push(Action::OpenEntry(threat.id.clone()));
        }
        if item(ui, panel, "command-copy") {
            panel.actions.push(Action::CopyText(card.words.clone()));
        }
    });
}

fn decide(ui: &mut Ui, panel: &mut Panel<'_>, flow: FlowId, threat: &Threat) {
    for (decision, key) in [(Decision::Adopted, "adopt"), (Decision::Rejected, "reject")] {
        if item(ui, panel, key) {
            panel.edit(new(flow, threat, decision));
        }
    }
}

/// The command that decides about a threat on a flow.
pub(super) fn new(flow: FlowId, threat: &Threat, decision: Decision) -> Command {
    let risk = Risk { threat: Some(threat.id.clone()), flows: vec![flow], decision, ..Risk::default() };
    Command::AddRisk(Box::new(risk))
}

fn item(ui: &mut Ui, panel: &Panel<'_>, key: &str) -> bool {
    let clicked = ui.button(panel.say(key)).clicked();
    if clicked {
        ui.close();
    }
    clicked
}
