//! Threats that the catalogue does not propose for a flow: one's own, in words, and those that are no longer proposed.

use egui::{RichText, Ui};

use super::card_menu::{self, Card};
use super::{Panel, decided, parts};
use crate::app::badges;
use crate::app::fields::Field;
use crate::app::fonts;
use crate::app::menus;
use crate::model::{FlowId, RiskId};
use crate::register::Spot;
use crate::scene::Role;

/// Shows one, with what was decided about it.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, flow: FlowId, id: RiskId) {
    let state = panel.state;
    let Some(risk) = state.project().risks.get(&id) else { return };
    let top = ui.cursor().left_top();
    let threat = risk.threat.as_deref().and_then(|threat| state.catalog().threats.get(threat));
    let words = state.words().risk(id);
    let ground = menus::ground(ui, &words, |ui| {
        parts::outlined(ui, panel.look, |ui| {
            ui.horizontal_top(|ui| {
                if let Some(known) = state.document.analysis().risks.get(&id) {
                    badges::decided(ui, panel.look, Some(risk.decision), known.rating.level);
                }
                ui.add(egui::Label::new(RichText::new(&words).font(fonts::bold(13.0))).wrap());
            });
            let origin = panel.say(if threat.is_some() { "threat-not-proposed" } else { "threat-own" });
            let origin = RichText::new(origin).font(fonts::regular(11.5));
            ui.label(origin.color(panel.look.color(Role::Secondary)));
            if risk.threat.is_none() {
                let label = panel.say("threat-words");
                let field = Field::Name(id.into());
                panel.fields.line(ui, &field, &label, &risk.words, panel.actions, state.project());
            }
            decided::show(ui, panel, flow, id, risk);
        });
    });
    card_menu::show(&ground, panel, &Card { flow, threat, risk: Some(id), words });
    let threat = risk.threat.as_deref().and_then(|threat| state.catalog().threats.place(threat));
    for spot in threat.map(Spot::Threat).into_iter().chain([Spot::Risk(id)]) {
        parts::come_to(ui, panel, top, spot);
    }
}

/// A field for a threat in one's own words: what is typed there becomes a risk.
pub(super) fn add(ui: &mut Ui, panel: &mut Panel<'_>, flow: FlowId) {
    let label = panel.say("threat-add");
    panel.fields.line(ui, &Field::NewThreat(flow), &label, "", panel.actions, panel.state.project());
}
