//! リスクマトリクス: how many adopted risks each cell has, before and after measures, and each of them as a dot to be clicked.

use egui::{Align2, Color32, Id, Rect, RichText, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::{Page, card};
use crate::analysis::{Figure, Time};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::criteria::cells::{called, name};
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::state::State;
use crate::model::{Criteria, ElementId, RiskId};
use crate::register::{Spot, Term};
use crate::scene::Role;

/// How far dots stand from each other, and how high the line with a cell's letter and number is, in screen points.
const STEP: f32 = 15.0;
const HEAD: f32 = 24.0;

/// How wide the names of rows are.
const NAMES: f32 = 34.0;

/// How wide a matrix is at least; with less room one stands below the other.
const LEAST: f32 = 190.0;

/// Shows the card.
pub(super) fn show(ui: &mut Ui, page: &mut Page<'_>) {
    card::card(ui, page, "overview-matrix", |ui, page| {
        if page.state.document.analysis().totals.risks.count == 0 {
            ui.weak(page.say("overview-risks-none"));
            return;
        }
        if ui.available_width() >= 2.0 * LEAST {
            ui.columns(2, |columns| {
                for (ui, time) in columns.iter_mut().zip(Time::ALL) {
                    matrix(ui, page, time);
                }
            });
        } else {
            for time in Time::ALL {
                matrix(ui, page, time);
            }
        }
        let hint = RichText::new(page.say("matrix-hint")).font(fonts::regular(11.0));
        ui.add(egui::Label::new(hint.color(page.look.color(Role::Secondary))).wrap());
        let text = RichText::new(page.say(Command::Criteria.key())).font(fonts::regular(12.0));
        if ui.add(egui::Link::new(text)).clicked() {
            page.actions.push(Action::Run(Command::Criteria));
        }
    });
}

fn matrix(ui: &mut Ui, page: &mut Page<'_>, time: Time) {
    let (lang, look) = (page.state.lang(), page.look);
    let criteria = page.state.catalog().criteria_of(page.state.project()).clone();
    let (rows, columns) = (criteria.impact.len(), criteria.likelihood.len());
    let heading = RichText::new(time.say(lang)).font(fonts::bold(12.0));
    ui.label(heading.color(look.color(Role::Accent)));
    ui.spacing_mut().item_spacing = vec2(3.0, 3.0);
    let axis = |key: &str, arrow: &str| {
        RichText::new(format!("{} {arrow}", page.say(key)))
            .font(fonts::regular(11.0))
            .color(look.color(Role::Secondary))
    };
    let (upwards, rightwards) = (axis("axis-impact", "↑"), axis("axis-likelihood", "→"));
    ui.label(upwards);
    let width = (ui.available_width() - NAMES) / columns.max(1) as f32 - 3.0;
    let size = vec2(width.clamp(30.0, 150.0), (190.0 / rows.max(1) as f32).clamp(40.0, 64.0));
    for impact in (0..rows).rev() {
        ui.horizontal(|ui| {
            let text = called(&criteria, impact, None, lang);
            name(ui, vec2(NAMES, size.y), text, Align2::RIGHT_CENTER, look);
            for likelihood in 0..columns {
                cell(ui, page, &criteria, Figure::Cell { time, impact, likelihood }, size);
            }
        });
    }
    ui.horizontal(|ui| {
        ui.add_space(NAMES + 3.0);
        for likelihood in 0..columns {
            let text = called(&criteria, 0, Some(likelihood), lang);
            name(ui, vec2(size.x, 18.0), text, Align2::CENTER_CENTER, look);
        }
    });
    ui.horizontal(|ui| {
        ui.add_space(NAMES + 3.0);
        ui.label(rightwards);
    });
}

fn cell(ui: &mut Ui, page: &mut Page<'_>, criteria: &Criteria, figure: Figure, size: Vec2) {
    let Figure::Cell { time, impact, likelihood } = figure else { return };
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let Some(level) = criteria.level(impact, likelihood) else { return };
    let risks = page.summary.behind(figure);
    let look = page.look;
    // A cell without risks says its level and no more, so that those with some stand out.
    let ground = if risks.is_empty() { look.veil(level.into(), 0.35) } else { look.color(level.into()) };
    ui.painter().rect_filled(rect, 4.0, ground);
    let letter = look.color(if risks.is_empty() { Role::Text } else { Role::LevelLetter });
    let corner = rect.left_top() + vec2(6.0, 4.0);
    ui.painter().text(corner, Align2::LEFT_TOP, level.word(), fonts::bold(12.0), letter);
    let response = card::figure(ui, page, rect, figure);
    let chosen = page.state.document.narrowing() == Some(figure);
    if chosen || !risks.is_empty() && (response.hovered() || response.has_focus()) {
        let pen = Stroke::new(2.5, look.color(Role::Accent));
        ui.painter().rect_stroke(rect, 4.0, pen, StrokeKind::Outside);
    }
    if !risks.is_empty() {
        let corner = rect.right_top() + vec2(-6.0, 2.0);
        ui.painter().text(corner, Align2::RIGHT_TOP, risks.len().to_string(), fonts::bold(16.0), letter);
        dots(ui, page, time, rect, risks, letter);
    }
}

/// The risks of a cell: as many dots as there is room for, and how many more there are.
fn dots(ui: &Ui, page: &mut Page<'_>, time: Time, cell: Rect, risks: &[ElementId], color: Color32) {
    let ground = cell.shrink2(vec2(4.0, 2.0));
    let across = ((ground.width() / STEP) as usize).max(1);
    let down = ((ground.height() - HEAD) / STEP) as usize;
    let room = across * down;
    let shown = if risks.len() > room { room.saturating_sub(1) } else { risks.len() };
    let middle = |place: usize| {
        let (column, row) = ((place % across) as f32, (place / across) as f32);
        ground.left_top() + vec2((column + 0.5) * STEP, HEAD + (row + 0.5) * STEP)
    };
    for (place, &element) in risks.iter().take(shown).enumerate() {
        let ElementId::Risk(risk) = element else { continue };
        let rect = Rect::from_center_size(middle(place), Vec2::splat(STEP - 1.0));
        let response = ui.interact(rect, Id::unique(("risk", time, risk)), Sense::click());
        let text = label(page.state, risk);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &text));
        let lit = response.hovered() || response.has_focus();
        ui.painter().circle_filled(rect.center(), if lit { 6.5 } else { 4.5 }, color);
        if lit {
            ring(ui, rect, page.look);
        }
        let response = response.on_hover_text(text);
        if response.clicked() {
            let flow = page.state.project().risks.get(&risk).and_then(|risk| risk.flows.first().copied());
            page.actions.push(Action::RevealSpot(flow.map(Into::into), Spot::Risk(risk)));
        }
    }
    let more = risks.len() - shown;
    if more > 0 && room > 0 {
        let text = format!("+{more}");
        ui.painter().text(middle(shown), Align2::CENTER_CENTER, text, fonts::bold(10.5), color);
    }
}

fn ring(ui: &Ui, rect: Rect, look: &Look) {
    ui.painter().circle_stroke(rect.center(), 6.5, Stroke::new(2.0, look.color(Role::Accent)));
}

/// A risk as it is listed: its id, its flows and what it is.
fn label(state: &State, id: RiskId) -> String {
    let flows = state.project().risks.get(&id).map(|risk| risk.flows.as_slice()).unwrap_or_default();
    let flows: Vec<_> = flows.iter().map(ToString::to_string).collect();
    format!("{id} {}({})", state.words().risk(id), flows.join(", "))
}
