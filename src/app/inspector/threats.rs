//! The threats of a flow: each proposed one with its level and reasons, to be adopted or rejected, and what was decided.

use egui::{RichText, Ui};

use super::card_menu::{self, Card};
use super::{Panel, changing, decided, own, parts, unproposed};
use crate::analysis::wording::step_name;
use crate::analysis::{FlowAnalysis, Proposal, Rating};
use crate::app::action::Action;
use crate::app::badges;
use crate::app::fonts;
use crate::app::menus;
use crate::catalog::Threat;
use crate::edit::Command;
use crate::model::{Decision, FlowId, Risk, RiskId};
use crate::register::{Spot, Term};
use crate::scene::Role;
use crate::text::tr_with;

/// Shows the flow's threats and how it is rated.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, id: FlowId, known: &FlowAnalysis) {
    let lang = panel.state.lang();
    let open = known.proposals.iter().filter(|proposal| proposal.is_open()).count();
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(panel.say("threats-heading")).font(fonts::bold(13.0)));
        if open > 0 {
            let text = tr_with(lang, "threats-open", &[("count", open.into())]);
            ui.label(RichText::new(text).color(panel.look.color(Role::CoverageUnexamined)));
        }
    });
    if known.proposals.is_empty() && known.risks.is_empty() {
        none_proposed(ui, panel, id, known);
    }
    for proposal in &known.proposals {
        let catalog = panel.state.catalog();
        if let Some(threat) = catalog.threats.as_slice().get(proposal.threat) {
            card(ui, panel, id, threat, proposal);
        }
    }
    let proposed: Vec<_> = known.proposals.iter().filter_map(|proposal| proposal.decided).collect();
    for &risk in known.risks.iter().filter(|risk| !proposed.contains(risk)) {
        own::show(ui, panel, id, risk);
    }
    own::add(ui, panel, id);
    unproposed::show(ui, panel, id, known);
    rating(ui, panel, &known.rating);
}

/// No threat is proposed and none was added: somebody says why none applies, or adds one below.
fn none_proposed(ui: &mut Ui, panel: &mut Panel<'_>, id: FlowId, known: &FlowAnalysis) {
    if !known.missing.is_empty() {
        ui.weak(panel.say("threats-none"));
        return;
    }
    let text = RichText::new(panel.say("threats-none-examined")).color(panel.look.color(Role::CoverageUnexamined));
    ui.add(egui::Label::new(text).wrap());
    if ui.button(panel.say("threats-confirm-none")).clicked() {
        let words = panel.say("threats-any");
        let risk = Risk { words, flows: vec![id], decision: Decision::Rejected, ..Risk::default() };
        panel.edit(Command::AddRisk(Box::new(risk)));
    }
}

fn card(ui: &mut Ui, panel: &mut Panel<'_>, flow: FlowId, threat: &Threat, proposal: &Proposal) {
    let state = panel.state;
    let lang = state.lang();
    let look = panel.look;
    let top = ui.cursor().left_top();
    let decision = proposal.decided.and_then(|id| state.project().risks.get(&id)).map(|risk| risk.decision);
    let ground = menus::ground(ui, threat.name.get(lang), |ui| {
        parts::outlined(ui, look, |ui| {
            ui.horizontal_top(|ui| {
                let risk = proposal.decided.and_then(|id| state.document.analysis().risks.get(&id));
                badges::decided(ui, look, decision, risk.map_or(proposal.rating.level, |risk| risk.rating.level));
                let name = RichText::new(threat.name.get(lang)).font(fonts::bold(13.0));
                let label = ui.add(egui::Label::new(name).wrap());
                let origin = format!("{} {}", threat.origin.say(lang), threat.source);
                label.on_hover_text(format!("{} {}\n{}", threat.id, origin.trim(), threat.description.get(lang)));
            });
            let reasons = state.words().facts(&proposal.reason);
            let reasons = RichText::new(reasons).font(fonts::regular(11.5)).color(look.color(Role::Secondary));
            ui.add(egui::Label::new(reasons).wrap());
            match proposal.decided.and_then(|risk| Some((risk, state.project().risks.get(&risk)?))) {
                None => {
                    if let Some((id, rule)) =
                        proposal.rule.and_then(|id| Some((id, state.project().own.rules.get(&id)?)))
                    {
                        let args = [("rule", id.to_string().into()), ("reason", rule.reason.as_str().into())];
                        let text = RichText::new(tr_with(lang, "rule-rejects-here", &args)).font(fonts::regular(11.5));
                        if ui.add(egui::Link::new(text)).clicked() {
                            panel.actions.push(Action::OpenEntry(id.to_string()));
                        }
                    }
                    ui.horizontal(|ui| {
                        for (decision, key) in [(Decision::Adopted, "adopt"), (Decision::Rejected, "reject")] {
                            let text = panel.say(key);
                            let named = format!("{text} {}", threat.name.get(lang));
                            let button = ui.button(text).on_hover_text(&named);
                            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, named.clone()));
                            if button.clicked() {
                                panel.edit(card_menu::new(flow, threat, decision));
                            }
                        }
                    });
                }
                Some((id, risk)) => {
                    decided::show(ui, panel, flow, id, risk);
                    // Below the fields: it comes and goes with what is chosen there.
                    level_moved(ui, panel, proposal, id, risk);
                }
            }
            changing::link(ui, panel, threat);
        });
    });
    let words = format!("{} {}\n{}", threat.id, threat.name.get(lang), state.words().facts(&proposal.reason));
    card_menu::show(&ground, panel, &Card { flow, threat: Some(threat), risk: proposal.decided, words });
    parts::come_to(ui, panel, top, Spot::Threat(proposal.threat));
    if let Some(risk) = proposal.decided {
        parts::come_to(ui, panel, top, Spot::Risk(risk));
    }
}

/// That a risk was rated otherwise than the threat is proposed for this flow.
fn level_moved(ui: &mut Ui, panel: &Panel<'_>, proposal: &Proposal, id: RiskId, risk: &Risk) {
    let Some(known) = panel.state.document.analysis().risks.get(&id) else { return };
    let (proposed, decided) = (proposal.rating.level, known.rating.level);
    if risk.decision == Decision::Adopted && proposed != decided {
        let levels = [("proposed", proposed.word().into()), ("decided", decided.word().into())];
        let text = tr_with(panel.state.lang(), "threat-level-moved", &levels);
        ui.label(RichText::new(text).font(fonts::regular(11.5)));
    }
}

fn rating(ui: &mut Ui, panel: &mut Panel<'_>, rating: &Rating) {
    let state = panel.state;
    let lang = state.lang();
    let criteria = state.catalog().criteria_of(state.project());
    let step = |scale: &crate::model::Scale, step: usize| {
        scale.get(step).map_or(String::new(), |step| step_name(step, lang).to_owned())
    };
    let text = tr_with(
        lang,
        "rating",
        &[
            ("impact", step(&criteria.impact, rating.impact).into()),
            ("likelihood", step(&criteria.likelihood, rating.likelihood).into()),
            ("level", rating.level.word().into()),
        ],
    );
    let heading = panel.say("rating-heading");
    parts::section(ui, panel, &heading);
    ui.label(text);
    for basis in &rating.basis {
        let text = state.words().basis(basis);
        let text = RichText::new(text).font(fonts::regular(11.5)).color(panel.look.color(Role::Secondary));
        ui.add(egui::Label::new(text).wrap());
    }
    let origin = RichText::new(panel.say("rating-ours")).font(fonts::regular(10.5));
    ui.label(origin.color(panel.look.color(Role::Secondary)));
}
