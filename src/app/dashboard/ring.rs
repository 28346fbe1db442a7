//! How many flows are covered: a ring of the five steps, each with its mark, name and number beside it.

use std::f32::consts::TAU;

use egui::{Align2, Color32, Pos2, Rect, RichText, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Page, card};
use crate::analysis::{Coverage, Figure};
use crate::app::action::Action;
use crate::app::{badges, fonts};
use crate::register::{RegisterKind, Term};
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// The side of the ring and how thick it is, in screen points.
const SIDE: f32 = 150.0;
const THICK: f32 = 22.0;

/// The height of a row.
const ROW: f32 = 26.0;

/// Shows the card.
pub(super) fn show(ui: &mut Ui, page: &mut Page<'_>) {
    card::card(ui, page, "overview-coverage", |ui, page| {
        ui.horizontal(|ui| {
            ring(ui, page);
            ui.add_space(10.0);
            ui.vertical(|ui| {
                for step in Coverage::ALL {
                    row(ui, page, step);
                }
            });
        });
        missing(ui, page);
    });
}

fn ring(ui: &mut Ui, page: &Page<'_>) {
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::hover());
    let totals = &page.state.document.analysis().totals;
    let count = |step| totals.coverage.get(&step).copied().unwrap_or_default();
    let covered = count(Coverage::Covered);
    let lang = page.state.lang();
    let args = [("covered", covered.into()), ("flows", totals.flows.into())];
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, tr_with(lang, "status-coverage", &args)));
    let all = totals.flows.max(1) as f32;
    let mut from = 0.0;
    for step in Coverage::ALL.into_iter().rev() {
        let share = count(step) as f32 / all;
        if share > 0.0 {
            arc(ui, rect, from, from + share, page.look.color(step.into()));
            from += share;
        }
    }
    // Borders between the parts, so that neighbours of like colour are two.
    let mut at = 0.0;
    for step in Coverage::ALL.into_iter().rev().filter(|&step| count(step) > 0 && count(step) < totals.flows) {
        let radius = SIDE / 2.0;
        let line = [on(rect.center(), radius - THICK, at), on(rect.center(), radius, at)];
        ui.painter().line_segment(line, Stroke::new(2.0, page.look.color(Role::Panel)));
        at += count(step) as f32 / all;
    }
    let middle = rect.center();
    let text = tr_with(lang, "overview-flows", &args);
    let ink = page.look.color(Role::Text);
    ui.painter().text(middle - vec2(0.0, 8.0), Align2::CENTER_CENTER, text, fonts::bold(21.0), ink);
    let text = tr(lang, "overview-covered");
    let quiet = page.look.color(Role::Secondary);
    ui.painter().text(middle + vec2(0.0, 14.0), Align2::CENTER_CENTER, text, fonts::regular(12.0), quiet);
}

/// A point of a circle at a share of the way round, clockwise from the top.
fn on(center: Pos2, radius: f32, share: f32) -> Pos2 {
    let angle = share * TAU;
    center + vec2(angle.sin(), -angle.cos()) * radius
}

fn arc(ui: &Ui, rect: Rect, from: f32, to: f32, color: Color32) {
    let pieces = ((to - from) * 120.0).ceil().max(1.0) as usize;
    let radius = (SIDE - THICK) / 2.0;
    let at = |piece: usize| on(rect.center(), radius, from + (to - from) * piece as f32 / pieces as f32);
    ui.painter().add(Shape::line((0..=pieces).map(at).collect(), Stroke::new(THICK, color)));
}

fn row(ui: &mut Ui, page: &mut Page<'_>, step: Coverage) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let figure = Figure::Step(step);
    card::ground(ui, page, rect, figure);
    badges::coverage_at(ui, page.look, step, pos2(rect.left() + 12.0, rect.center().y));
    let count = page.summary.count(figure, page.state.document.analysis());
    let ink = page.look.color(if count > 0 { Role::Text } else { Role::Secondary });
    let at = |x: f32| pos2(x, rect.center().y);
    let name = step.say(page.state.lang());
    ui.painter().text(at(rect.left() + 26.0), Align2::LEFT_CENTER, name, fonts::regular(13.0), ink);
    let font = fonts::bold(15.0);
    ui.painter().text(at(rect.right() - 8.0), Align2::RIGHT_CENTER, count.to_string(), font, ink);
    card::figure(ui, page, rect, figure);
}

/// The way to the table of what is missing.
fn missing(ui: &mut Ui, page: &mut Page<'_>) {
    let count = page.state.document.analysis().totals.missing;
    let text = match count {
        0 => page.say("missing-status-none"),
        _ => tr_with(page.state.lang(), "missing-status", &[("count", count.into())]),
    };
    ui.add_space(6.0);
    if ui.add(egui::Link::new(RichText::new(text).font(fonts::bold(13.0)))).clicked() {
        page.actions.push(Action::ShowRegister(RegisterKind::Missing));
    }
}
