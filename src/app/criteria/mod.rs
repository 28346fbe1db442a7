//! リスク基準: scales, matrix and rules of the project, edited in a dialog that says first what would change.
//!
//! `draft` keeps what is edited one matrix; `scales`, `cells` and `rules` show its parts, `effects` what would change.

pub(super) mod cells;
mod draft;
mod effects;
mod rules;
mod scales;
mod section;

use std::sync::Arc;

use egui::{RichText, ScrollArea, Ui};

use super::action::Action;
use super::look::Look;
use crate::analysis::{Analysis, Rescaling, rescale};
use crate::app::ring;
use crate::app::scrolling;
use crate::catalog::Catalog;
use crate::edit::Command;
use crate::model::{Axis, Criteria, CriteriaFault, Project};
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};
use section::section;

/// How wide the dialog is, in screen points, where the window has room.
pub const WIDTH: f32 = 900.0;

/// How wide each of two parts must be to stand beside the other, in screen points.
const HALF: f32 = 340.0;

/// What is edited, and what it is compared with.
pub struct Editor {
    draft: Criteria,
    project: Project,
    analysis: Arc<Analysis>,
    catalog: Arc<Catalog>,
    /// What would change, and for which criteria that was found out.
    effects: Option<(Criteria, Result<Rescaling, CriteriaFault>)>,
}

impl Editor {
    /// Begins with the criteria of a project.
    pub fn new(project: Project, analysis: Arc<Analysis>, catalog: Arc<Catalog>) -> Self {
        let draft = catalog.criteria_of(&project).clone();
        Self { draft, project, analysis, catalog, effects: None }
    }

    /// What the project is to keep: nothing where the catalogue's are chosen.
    fn chosen(&self) -> Option<Box<Criteria>> {
        (self.draft != self.catalog.criteria).then(|| Box::new(self.draft.clone()))
    }

    /// Finds out what would change, unless that is known.
    fn look_ahead(&mut self) {
        if self.effects.as_ref().is_some_and(|(of, _)| *of == self.draft) {
            return;
        }
        let effects = self
            .draft
            .check()
            .map(|()| rescale(&self.project, &self.analysis, &self.catalog, self.chosen().as_deref()));
        self.effects = Some((self.draft.clone(), effects));
    }

    /// Shows the dialog.
    pub fn show(&mut self, ui: &mut Ui, lang: Lang, look: &Look, actions: &mut Vec<Action>) {
        let window = ui.ctx().content_rect();
        ui.set_width(WIDTH.min(window.width() - 80.0));
        ui.heading(tr(lang, "criteria-title"));
        ui.add_space(6.0);
        self.presets(ui, lang);
        ui.add_space(6.0);
        let height = (window.height() - 210.0).clamp(160.0, 600.0);
        // As high whatever would change: a dialog that grew would move under the pointer.
        ui.set_min_height(height);
        scrolling::steady(ui, ScrollArea::vertical().max_height(height), |ui| {
            let mut pair = |ui: &mut Ui, parts| beside(ui, parts, &mut self.draft, lang, look);
            pair(ui, [Part::Scale(Axis::Impact), Part::Scale(Axis::Likelihood)]);
            ui.add_space(8.0);
            pair(ui, [Part::Cells, Part::Rules]);
            self.look_ahead();
            ui.add_space(8.0);
            section(ui, look, &tr(lang, "criteria-effects"));
            if let Some((_, Ok(effects))) = &self.effects {
                effects::show(ui, effects, lang, look);
            }
            scrolling::form_by_keys(ui);
            ring::follow(ui);
        });
        ui.add_space(10.0);
        self.buttons(ui, lang, look, actions);
    }

    fn presets(&mut self, ui: &mut Ui, lang: Lang) {
        ui.horizontal_wrapped(|ui| {
            ui.label(tr(lang, "criteria-presets"));
            for preset in &self.catalog.presets {
                let usual = preset.criteria == self.catalog.criteria;
                let name = preset.name.get(lang);
                let name =
                    if usual { tr_with(lang, "criteria-usual", &[("name", name.into())]) } else { name.to_owned() };
                if ui.selectable_label(self.draft == preset.criteria, name).clicked() {
                    self.draft = preset.criteria.clone();
                }
            }
            if self.project.criteria.is_some() {
                let own = self.catalog.criteria_of(&self.project);
                if ui.selectable_label(self.draft == *own, tr(lang, "criteria-own")).clicked() {
                    self.draft = own.clone();
                }
            }
            ui.weak(tr(lang, "criteria-ours"));
        });
    }

    fn buttons(&self, ui: &mut Ui, lang: Lang, look: &Look, actions: &mut Vec<Action>) {
        let sound = self.effects.as_ref().is_some_and(|(of, effects)| *of == self.draft && effects.is_ok());
        let chosen = self.chosen();
        let same = chosen.as_deref() == self.project.criteria.as_deref();
        ui.horizontal_wrapped(|ui| {
            if ui.add_enabled(sound && !same, egui::Button::new(tr(lang, "criteria-apply"))).clicked() {
                actions.push(Action::CloseDialog);
                actions.push(Action::Edit(Command::SetCriteria(chosen)));
            }
            if ui.button(tr(lang, "dialog-cancel")).clicked() {
                actions.push(Action::CloseDialog);
            }
            // Beside the button that it keeps from being pressed, wherever the rest is scrolled to.
            if let Some((_, Err(fault))) = &self.effects {
                let values = fault.values();
                let args: Vec<_> = values.into_iter().map(|(name, value)| (name, value.into())).collect();
                ui.label(RichText::new(tr_with(lang, fault.key(), &args)).color(look.color(Role::Error)));
            }
        });
    }
}

/// A part of what is edited.
#[derive(Clone, Copy)]
enum Part {
    /// The steps of an axis.
    Scale(Axis),
    /// The matrix.
    Cells,
    /// What follows from the levels.
    Rules,
}

impl Part {
    fn show(self, ui: &mut Ui, draft: &mut Criteria, lang: Lang, look: &Look) {
        match self {
            Self::Scale(axis) => scales::show(ui, draft, axis, lang, look),
            Self::Cells => cells::show(ui, draft, lang, look),
            Self::Rules => rules::show(ui, draft, lang, look),
        }
    }
}

/// Shows two parts beside each other, or one below the other where there is no room for that.
fn beside(ui: &mut Ui, [first, second]: [Part; 2], draft: &mut Criteria, lang: Lang, look: &Look) {
    if ui.available_width() < 2.0 * HALF {
        first.show(ui, draft, lang, look);
        ui.add_space(8.0);
        return second.show(ui, draft, lang, look);
    }
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            first.show(left, draft, lang, look);
            second.show(right, draft, lang, look);
        }
    });
}
