//! The decisions that must be looked at again (要見直し), all of them with what has changed, and confirming many at once.

use std::collections::BTreeSet;

use egui::{Label, RichText, ScrollArea, Ui};

use super::action::Action;
use super::look::Look;
use super::ring;
use super::state::State;
use super::{badges, fonts};
use crate::analysis::remembering;
use crate::edit::Command;
use crate::model::{ElementId, RiskId};
use crate::register::Term;
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// A decision in the list.
pub(super) struct Line {
    id: RiskId,
    name: String,
    causes: Vec<String>,
    /// What is gone to.
    goal: Option<ElementId>,
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
            let goal = changed.or(risk.flows.first()).map(|&flow| flow.into());
            Some(Line { id, name, causes, goal })
        });
        lines.collect()
    }

    /// The step that confirms decisions as they are, about what is there now; none where none of them is there.
    pub(super) fn confirmation(&self, risks: &[RiskId]) -> Option<Command> {
        let project = self.document.history.project();
        let confirmed = risks.iter().filter_map(|id| {
            let risk = project.risks.get(id)?;
            Some((*id, remembering(risk, project, self.catalog())))
        });
        let changed: Vec<_> = confirmed.collect();
        (!changed.is_empty()).then(|| Command::Decide { changed: changed.into_iter().collect(), new: Vec::new() })
    }
}

/// Shows the list; `left_out` are those that are not to be confirmed with the others.
pub(super) fn list(
    ui: &mut Ui,
    lang: Lang,
    lines: &[Line],
    left_out: &mut BTreeSet<RiskId>,
    look: &Look,
    actions: &mut Vec<Action>,
) {
    ui.heading(tr(lang, "review-list"));
    ui.add_space(4.0);
    let detail = tr(lang, if lines.is_empty() { "review-none" } else { "review-list-detail" });
    ui.add(Label::new(RichText::new(detail).color(look.color(Role::Secondary))).wrap());
    ui.add_space(6.0);
    let room = (ui.ctx().content_rect().height() - 260.0).clamp(120.0, 480.0);
    // At once as high as it needs: a list that grew from frame to frame would move its buttons from under the pointer.
    ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
        for line in lines {
            entry(ui, lang, line, left_out, look, actions);
            ui.separator();
        }
        ring::follow(ui);
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let chosen: Vec<RiskId> = lines.iter().map(|line| line.id).filter(|id| !left_out.contains(id)).collect();
        if !lines.is_empty() {
            let text = tr_with(lang, "review-confirm-chosen", &[("count", chosen.len().into())]);
            if ui.add_enabled(!chosen.is_empty(), egui::Button::new(text)).clicked() {
                actions.push(Action::Confirm(chosen));
            }
            for (key, out) in [("review-choose-all", false), ("review-choose-none", true)] {
                if ui.button(tr(lang, key)).clicked() {
                    *left_out = lines.iter().map(|line| line.id).filter(|_| out).collect();
                }
            }
        }
        if ui.button(tr(lang, "dialog-close")).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// A decision: whether it is among those to be confirmed, its name, the ways to it and out, and what has changed.
fn entry(
    ui: &mut Ui,
    lang: Lang,
    line: &Line,
    left_out: &mut BTreeSet<RiskId>,
    look: &Look,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        ui.set_width(540.0);
        let mut chosen = !left_out.contains(&line.id);
        let checkbox = ui.checkbox(&mut chosen, "");
        checkbox.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, chosen, &line.name));
        if checkbox.changed() {
            if chosen {
                left_out.remove(&line.id);
            } else {
                left_out.insert(line.id);
            }
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
            button("review-confirm-one", vec![Action::Confirm(vec![line.id])]);
            if let Some(goal) = line.goal {
                button("review-go", vec![Action::CloseDialog, Action::Reveal(goal)]);
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
