//! The decisions that must be looked at again (要見直し), all of them with what has changed, and confirming or rejecting many at once.

use std::collections::BTreeSet;

use egui::{Label, RichText, ScrollArea, TextEdit, Ui};

use super::action::Action;
use super::dialog::Chosen;
use super::look::Look;
use super::ring;
use super::state::State;
use super::{badges, closing, fonts, scrolling};
use crate::analysis::{Cause, remembering, ruling};
use crate::edit::{Command, EntryEdit};
use crate::model::{Decision, Risk, RiskId, Rule, RuleId};
use crate::register::Term;
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// A decision in the list: a risk, or a rule by which threats are rejected.
pub(super) struct Line {
    id: String,
    /// The risk, which can be confirmed with others.
    risk: Option<RiskId>,
    name: String,
    causes: Vec<String>,
    /// What leads to it.
    go: Vec<Action>,
    /// What confirms it as it is; none where it has to be changed.
    confirm: Option<Action>,
}

impl State {
    /// The decisions that must be looked at again, as the list shows them.
    pub(super) fn review_lines(&self) -> Vec<Line> {
        let (words, project, lang) = (self.words(), self.project(), self.lang());
        let risks = self.document.analysis().risks.iter().filter(|(_, risk)| !risk.review.is_empty());
        let lines = risks.filter_map(|(&id, known)| {
            let risk = project.risks.get(&id)?;
            let name = format!("{} — {}", words.element(id.into()), risk.decision.say(lang));
            let causes = known.review.iter().map(|cause| words.cause(cause)).collect();
            let changed = risk.flows.iter().find(|&&flow| known.is_outdated_for(flow));
            let goal = changed.or(risk.flows.first()).map(|&flow| crate::model::ElementId::from(flow));
            let go = goal.map_or_else(Vec::new, |goal| vec![Action::CloseDialog, Action::Reveal(goal)]);
            let confirm = Some(Action::Confirm(vec![id]));
            Some(Line { id: id.to_string(), risk: Some(id), name, causes, go, confirm })
        });
        let rules = project.own.rules.iter().filter_map(|(&id, rule)| self.rule_line(id, rule));
        lines.chain(rules).collect()
    }

    /// A rule of which a threat is defined otherwise now; none where it needs not be looked at again.
    fn rule_line(&self, id: RuleId, rule: &Rule) -> Option<Line> {
        let (words, lang, catalog) = (self.words(), self.lang(), self.catalog());
        let outdated: Vec<&String> = ruling::outdated(rule, catalog).collect();
        let is_there = |threat: &&String| catalog.threats.get(threat).is_some();
        let causes = outdated.iter().map(|threat| {
            let cause = if is_there(threat) { Cause::ThreatRedefined } else { Cause::ThreatGone };
            format!("{threat} {}", words.cause(&cause))
        });
        let causes: Vec<String> = causes.collect();
        let args = [("rule", id.to_string().into()), ("reason", rule.reason.clone().into())];
        let confirm = EntryEdit::SetRule(id, rule.clone());
        (!causes.is_empty()).then(|| Line {
            id: id.to_string(),
            risk: None,
            name: tr_with(lang, "rule-rejects", &args),
            causes,
            go: vec![Action::OpenEntry(id.to_string())],
            // One that names a threat that is gone cannot be meant as it is.
            confirm: outdated.iter().all(is_there).then(|| Action::Edit(Command::EditEntry(Box::new(confirm)))),
        })
    }

    /// The step that confirms decisions as they are, about what is there now; none where none of them is there.
    pub(super) fn confirmation(&self, risks: &[RiskId]) -> Option<Command> {
        self.looked_at(risks, Risk::clone)
    }

    /// The step that rejects decisions for a reason; none where none of them is there. What remained of them was accepted
    /// as the risks they were.
    pub(super) fn rejection(&self, risks: &[RiskId], reason: &str) -> Option<Command> {
        let reason = reason.trim().to_owned();
        self.looked_at(risks, |risk| Risk {
            decision: Decision::Rejected,
            reason: reason.clone(),
            approval: None,
            ..risk.clone()
        })
    }

    fn looked_at(&self, risks: &[RiskId], decided: impl Fn(&Risk) -> Risk) -> Option<Command> {
        let project = self.document.history.project();
        let confirmed = risks.iter().filter_map(|id| {
            let risk = project.risks.get(id)?;
            Some((*id, remembering(&decided(risk), project, self.catalog())))
        });
        let changed: Vec<_> = confirmed.collect();
        (!changed.is_empty()).then(|| Command::Decide { changed: changed.into_iter().collect(), new: Vec::new() })
    }
}

/// Shows the list; `chosen` are those to be confirmed or rejected together.
pub(super) fn list(
    ui: &mut Ui,
    lang: Lang,
    lines: &[Line],
    chosen: &mut Chosen,
    look: &Look,
    actions: &mut Vec<Action>,
) {
    ui.heading(tr(lang, "review-list"));
    ui.add_space(4.0);
    let detail = tr(lang, if lines.is_empty() { "review-none" } else { "review-list-detail" });
    ui.add(Label::new(RichText::new(detail).color(look.color(Role::Secondary))).wrap());
    ui.add_space(6.0);
    let room = (ui.ctx().content_rect().height() - 300.0).clamp(120.0, 480.0);
    // At once as high as it needs: a list that grew from frame to frame would move its buttons from under the pointer.
    ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
        for line in lines {
            entry(ui, lang, line, chosen, look, actions);
            ui.separator();
        }
        scrolling::form_by_keys(ui);
        ring::follow(ui);
    });
    ui.add_space(8.0);
    let risks: Vec<RiskId> = lines.iter().filter_map(|line| line.risk).collect();
    if !risks.is_empty() {
        decide(ui, lang, &risks, chosen, actions);
    }
    if lines.is_empty() {
        closing::only_button(ui, lang, actions);
    } else {
        closing::button(ui, lang, actions);
    }
}

/// What can be done with those chosen.
fn decide(ui: &mut Ui, lang: Lang, risks: &[RiskId], chosen: &mut Chosen, actions: &mut Vec<Action>) {
    let taken: Vec<RiskId> = risks.iter().copied().filter(|id| chosen.risks.contains(id)).collect();
    let number = taken.len();
    let count = || [("count", number.into())];
    ui.horizontal(|ui| {
        for (key, all) in [("review-choose-all", true), ("review-choose-none", false)] {
            if ui.button(tr(lang, key)).clicked() {
                chosen.risks = risks.iter().copied().filter(|_| all).collect();
            }
        }
        let text = tr_with(lang, "review-confirm-chosen", &count());
        if ui.add_enabled(!taken.is_empty(), egui::Button::new(text)).clicked() {
            actions.push(Action::Confirm(taken.clone()));
        }
    });
    ui.horizontal(|ui| {
        let hint = tr(lang, "rejection-reason");
        let field = ui.add(TextEdit::singleline(&mut chosen.reason).hint_text(&hint).desired_width(280.0));
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &hint));
        let lacks_reason = chosen.reason.trim().is_empty();
        let text = tr_with(lang, "review-reject-chosen", &count());
        let button = ui.add_enabled(!taken.is_empty() && !lacks_reason, egui::Button::new(text));
        let button =
            if lacks_reason { button.on_disabled_hover_text(tr(lang, "rejection-needs-reason")) } else { button };
        if button.clicked() {
            actions.push(Action::RejectReviewed(taken, std::mem::take(&mut chosen.reason)));
        }
    });
    ui.add_space(8.0);
}

/// Whether a risk is among those chosen.
fn choice(ui: &mut Ui, line: &Line, risk: RiskId, chosen: &mut BTreeSet<RiskId>) {
    let mut is_chosen = chosen.contains(&risk);
    let checkbox = ui.checkbox(&mut is_chosen, "");
    checkbox.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, is_chosen, &line.name));
    if checkbox.changed() {
        if is_chosen {
            chosen.insert(risk);
        } else {
            chosen.remove(&risk);
        }
    }
}

/// A decision: whether it is among those chosen, its name, the ways to it and out, and what has changed.
fn entry(ui: &mut Ui, lang: Lang, line: &Line, chosen: &mut Chosen, look: &Look, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.set_width(540.0);
        match line.risk {
            Some(risk) => choice(ui, line, risk, &mut chosen.risks),
            None => ui.add_space(26.0),
        }
        badges::review(ui, look);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let mut button = |key: &str, asked: Vec<Action>| {
                let text = tr(lang, key);
                let told = format!("{text} {}", line.id);
                let button = ui.button(text);
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &told));
                if button.clicked() {
                    actions.extend(asked);
                }
            };
            if let Some(confirm) = &line.confirm {
                button("review-confirm-one", vec![confirm.clone()]);
            }
            if !line.go.is_empty() {
                button("review-go", line.go.clone());
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let name = RichText::new(&line.name).font(fonts::bold(12.5));
                ui.add(Label::new(name).truncate()).on_hover_text(&line.name);
            });
        });
    });
    for cause in &line.causes {
        ui.horizontal(|ui| {
            ui.add_space(48.0);
            ui.add(Label::new(RichText::new(cause).font(fonts::regular(11.5))).wrap());
        });
    }
}
