//! リスクマトリクス: every adopted risk as a dot in the cell it is rated at, before and after measures, to be clicked.

use std::collections::BTreeSet;

use egui::{Align2, Color32, Popup, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::cells::{NAMES, called, name};
use super::section::section;
use crate::analysis::wording::Words;
use crate::analysis::{Analysis, RiskAnalysis};
use crate::app::action::Action;
use crate::app::fonts;
use crate::app::look::Look;
use crate::catalog::Catalog;
use crate::model::{Criteria, Decision, ElementId, FlowId, Project, RiskId};
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// How wide the dialog is, in screen points, where the window has room.
pub const WIDTH: f32 = 1080.0;

/// How far dots stand from each other, in screen points.
const STEP: f32 = 17.0;

/// How high the line with a cell's letter and count is, in screen points.
const HEAD: f32 = 20.0;

/// A risk in the picture.
struct Dot {
    risk: RiskId,
    name: String,
    flows: Vec<FlowId>,
    /// Its steps of 影響度 and 顕在化率 before measures, and after.
    places: [(usize, usize); 2],
}

/// The matrix of a project with its risks.
pub struct Matrix {
    criteria: Criteria,
    dots: Vec<Dot>,
}

impl Matrix {
    /// The matrix of a project.
    pub fn new(project: &Project, analysis: &Analysis, catalog: &Catalog, words: &Words<'_>) -> Self {
        let dot = |(&risk, known): (&RiskId, &RiskAnalysis)| {
            let decided = project.risks.get(&risk).filter(|risk| risk.decision == Decision::Adopted)?;
            let places =
                [(known.rating.impact, known.rating.likelihood), (known.residual.impact, known.residual.likelihood)];
            Some(Dot { risk, name: words.risk(risk), flows: decided.flows.clone(), places })
        };
        Self { criteria: catalog.criteria_of(project).clone(), dots: analysis.risks.iter().filter_map(dot).collect() }
    }

    /// Shows the dialog.
    pub fn show(&self, ui: &mut Ui, lang: Lang, look: &Look, actions: &mut Vec<Action>) {
        let window = ui.ctx().content_rect();
        ui.set_width(WIDTH.min(window.width() - 80.0));
        ui.heading(tr(lang, "matrix-title"));
        ui.weak(tr(lang, if self.dots.is_empty() { "matrix-empty" } else { "matrix-hint" }));
        ui.add_space(8.0);
        let height = (window.height() - 210.0).clamp(160.0, 460.0);
        ui.set_min_height(height);
        ScrollArea::vertical().max_height(height).auto_shrink(false).show(ui, |ui| {
            ui.columns(2, |columns| {
                for (time, ui) in columns.iter_mut().enumerate() {
                    let heading = tr(lang, if time == 0 { "matrix-before" } else { "matrix-after" });
                    section(ui, look, &heading);
                    self.matrix(ui, time, lang, look, actions);
                }
            });
        });
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if ui.button(tr(lang, "dialog-close")).clicked() {
                actions.push(Action::CloseDialog);
            }
            if ui.button(tr(lang, "command-criteria")).clicked() {
                actions.push(Action::Run(crate::app::command::Command::Criteria));
            }
        });
    }

    fn matrix(&self, ui: &mut Ui, time: usize, lang: Lang, look: &Look, actions: &mut Vec<Action>) {
        let (rows, columns) = (self.criteria.impact.len(), self.criteria.likelihood.len());
        ui.spacing_mut().item_spacing = vec2(3.0, 3.0);
        let width = (ui.available_width() - NAMES - 8.0) / columns.max(1) as f32 - 3.0;
        let size = vec2(width.clamp(34.0, 160.0), (330.0 / rows.max(1) as f32).clamp(40.0, 100.0));
        ui.weak(format!("{} ↑", tr(lang, "axis-impact")));
        for impact in (0..rows).rev() {
            ui.horizontal(|ui| {
                let text = called(&self.criteria, impact, None, lang);
                name(ui, vec2(NAMES, size.y), text, Align2::RIGHT_CENTER, look);
                for likelihood in 0..columns {
                    self.cell(ui, time, (impact, likelihood), size, lang, look, actions);
                }
            });
        }
        ui.horizontal(|ui| {
            ui.add_space(NAMES + 3.0);
            for likelihood in 0..columns {
                let text = called(&self.criteria, 0, Some(likelihood), lang);
                name(ui, vec2(size.x, 18.0), text, Align2::CENTER_CENTER, look);
            }
        });
        ui.horizontal(|ui| {
            ui.add_space(NAMES + 3.0);
            ui.weak(format!("{} →", tr(lang, "axis-likelihood")));
        });
    }

    #[expect(clippy::too_many_arguments, reason = "a cell, what it shows and where actions go")]
    fn cell(
        &self,
        ui: &mut Ui,
        time: usize,
        (impact, likelihood): (usize, usize),
        size: Vec2,
        lang: Lang,
        look: &Look,
        actions: &mut Vec<Action>,
    ) {
        let Some(level) = self.criteria.level(impact, likelihood) else { return };
        let here: Vec<&Dot> = self.dots.iter().filter(|dot| dot.places[time] == (impact, likelihood)).collect();
        let sense = if here.is_empty() { Sense::hover() } else { Sense::click() };
        let (rect, response) = ui.allocate_exact_size(size, sense);
        let args = [
            ("impact", called(&self.criteria, impact, None, lang).into()),
            ("likelihood", called(&self.criteria, 0, Some(likelihood), lang).into()),
            ("level", level.word().into()),
            ("count", here.len().into()),
        ];
        let text = tr_with(lang, "matrix-cell", &args);
        let enabled = !here.is_empty();
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, enabled, &text));
        let lit = enabled && (response.hovered() || response.has_focus());
        let border = if lit { Stroke::new(2.0, look.color(Role::Accent)) } else { Stroke::NONE };
        ui.painter().rect(rect, 4.0, look.color(level.into()), border, StrokeKind::Outside);
        let letter = look.color(Role::LevelLetter);
        let corner = rect.left_top() + vec2(6.0, 4.0);
        ui.painter().text(corner, Align2::LEFT_TOP, level.word(), fonts::bold(12.0), letter);
        if enabled {
            let corner = rect.right_top() + vec2(-6.0, 4.0);
            let count = here.len().to_string();
            ui.painter().text(corner, Align2::RIGHT_TOP, count, fonts::regular(12.0), letter);
        }
        dots(ui, time, rect, &here, letter, look, actions);
        Popup::menu(&response).show(|ui| {
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for dot in &here {
                    if ui.button(label(dot)).clicked() {
                        select(dot, actions);
                        ui.close();
                    }
                }
            });
        });
    }
}

/// The risks of a cell: as many dots as there is room for, and how many more there are.
fn dots(ui: &Ui, time: usize, cell: Rect, here: &[&Dot], color: Color32, look: &Look, actions: &mut Vec<Action>) {
    let ground = cell.shrink2(vec2(4.0, 0.0));
    let across = ((ground.width() / STEP) as usize).max(1);
    let down = (((ground.height() - HEAD) / STEP) as usize).max(1);
    let room = across * down;
    let shown = if here.len() > room { room - 1 } else { here.len() };
    let middle = |place: usize| {
        let (column, row) = ((place % across) as f32, (place / across) as f32);
        ground.left_top() + vec2((column + 0.5) * STEP, HEAD + (row + 0.5) * STEP)
    };
    for (place, dot) in here.iter().take(shown).enumerate() {
        let rect = Rect::from_center_size(middle(place), Vec2::splat(STEP - 1.0));
        let response = ui.interact(rect, ui.scope_id().with(("risk", time, dot.risk)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, label(dot)));
        let lit = response.hovered() || response.has_focus();
        ui.painter().circle_filled(rect.center(), if lit { 7.5 } else { 5.5 }, color);
        if lit {
            ui.painter().circle_stroke(rect.center(), 7.5, Stroke::new(2.0, look.color(Role::Accent)));
        }
        let response = response.on_hover_ui(|ui| {
            ui.label(RichText::new(label(dot)).font(fonts::regular(12.0)));
        });
        if response.clicked() {
            select(dot, actions);
        }
    }
    let more = here.len() - shown;
    if more > 0 {
        let text = format!("+{more}");
        ui.painter().text(middle(shown), Align2::CENTER_CENTER, text, fonts::bold(11.0), color);
    }
}

/// A risk as it is listed: its id, its flows and what it is.
fn label(dot: &Dot) -> String {
    let flows: Vec<_> = dot.flows.iter().map(ToString::to_string).collect();
    format!("{} {}({})", dot.risk, dot.name, flows.join(", "))
}

/// Selects the flows of a risk, and brings the first into sight.
fn select(dot: &Dot, actions: &mut Vec<Action>) {
    actions.push(Action::CloseDialog);
    let flows: BTreeSet<ElementId> = dot.flows.iter().map(|&flow| flow.into()).collect();
    if let Some(&first) = dot.flows.first() {
        actions.push(Action::Reveal(first.into()));
        if flows.len() > 1 {
            actions.push(Action::Select(flows));
        }
    }
}
