//! The marks that stand for a coverage step, a level or a weight: the same in lists and panels as on the canvas.

use egui::{Align2, CornerRadius, Painter, Pos2, Rect, Response, Sense, Ui, vec2};

use super::camera::Camera;
use super::canvas::paint::Brush;
use super::fonts;
use super::look::Look;
use crate::analysis::{Coverage, Fate};
use crate::catalog::Severity;
use crate::model::{Decision, Level, Point};
use crate::scene::{Ink, Primitive, Role, mark};
use crate::text::Lang;

/// The side of a badge, in screen points.
const SIDE: f32 = 16.0;

/// The width of the bar at a line that is chosen, in screen points.
const BAR: f32 = 3.0;

/// The bar at the left of a line that is chosen. The tint of its ground alone is too faint to tell by.
pub fn chosen(painter: &Painter, line: Rect, look: &Look) {
    let inset = 3.0_f32.min(line.height() / 4.0);
    let bar = Rect::from_min_max(line.left_top(), line.left_bottom() + vec2(BAR, 0.0)).shrink2(vec2(0.0, inset));
    painter.rect_filled(bar, CornerRadius::same(1), look.color(Role::Accent));
}

/// The mark of a coverage step.
pub fn coverage(ui: &mut Ui, look: &Look, coverage: Coverage) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::hover());
    coverage_at(ui, look, coverage, rect.center());
    response
}

/// The same around a point of the screen.
pub fn coverage_at(ui: &Ui, look: &Look, coverage: Coverage, at: Pos2) {
    let canvas = Rect::from_center_size(at, vec2(SIDE, SIDE));
    let camera = Camera { origin: Point(0.0, 0.0), zoom: 1.0, canvas };
    let painter = ui.painter().clone();
    let mut brush = Brush::new(&painter, &camera, look);
    brush.paint(&Primitive::Mark {
        center: Point(SIDE / 2.0, SIDE / 2.0),
        radius: 5.5,
        filled: mark::filled(coverage),
        ink: Ink { role: coverage.into(), opacity: 1.0 },
        ground: Ink { role: Role::Panel, opacity: 1.0 },
    });
    brush.finish();
}

/// A disc with a tick in it: something is done.
pub fn done(painter: &Painter, rect: Rect, disc: egui::Color32, tick: egui::Color32) {
    let radius = rect.width().min(rect.height()) / 2.0;
    painter.circle_filled(rect.center(), radius, disc);
    let points = [(-0.42, 0.02), (-0.1, 0.34), (0.44, -0.3)];
    let points = points.map(|(x, y)| rect.center() + vec2(x, y) * radius).to_vec();
    painter.add(egui::Shape::line(points, egui::Stroke::new(radius * 0.18, tick)));
}

/// One bar of flows, the covered ones first, each step as wide as its share.
pub fn steps(painter: &Painter, rect: Rect, steps: &[usize; Coverage::ALL.len()], look: &Look) {
    painter.rect_filled(rect, CornerRadius::same(2), look.color(Role::Sunken));
    let all = steps.iter().sum::<usize>().max(1) as f32;
    let mut left = rect.left();
    for (step, &count) in Coverage::ALL.into_iter().zip(steps).rev() {
        let width = count as f32 / all * rect.width();
        if count > 0 {
            let part = Rect::from_min_size(Pos2::new(left, rect.top()), vec2(width, rect.height()));
            painter.rect_filled(part, CornerRadius::ZERO, look.color(step.into()));
            left += width;
        }
    }
}

/// The badge of a level.
pub fn level(ui: &mut Ui, look: &Look, level: Level) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(4), look.color(level.into()));
    let color = look.color(Role::LevelLetter);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, level.word(), fonts::bold(11.0), color);
    response
}

/// The badge of a threat as it was decided about: its level, or a dash where it was rejected and so is no risk.
pub fn decided(ui: &mut Ui, look: &Look, decision: Option<Decision>, at: Level) -> Response {
    if decision != Some(Decision::Rejected) {
        return level(ui, look, at);
    }
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(4), look.color(Role::Sunken));
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, "–", fonts::bold(11.0), look.color(Role::Secondary));
    response
}

/// The mark of what has become of an element.
pub fn fate(ui: &mut Ui, look: &Look, fate: Fate, lang: Lang) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::hover());
    fate_at(ui.painter(), rect.center(), 0.95, look, fate, lang);
    response
}

/// The same around a point of the screen, so many times its usual size.
pub fn fate_at(painter: &Painter, at: Pos2, zoom: f32, look: &Look, fate: Fate, lang: Lang) {
    let camera = Camera { origin: Point(0.0, 0.0), zoom, canvas: Rect::from_min_size(at, vec2(SIDE, SIDE)) };
    let mut brush = Brush::new(painter, &camera, look);
    for primitive in &mark::fate(fate, Point(0.0, 0.0), lang) {
        brush.paint(primitive);
    }
    brush.finish();
}

/// The mark of a decision that must be looked at again.
pub fn review(ui: &mut Ui, look: &Look) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::hover());
    let camera = Camera { origin: Point(0.0, 0.0), zoom: 1.0, canvas: rect };
    let painter = ui.painter().clone();
    let mut brush = Brush::new(&painter, &camera, look);
    for primitive in &mark::review(Point(SIDE / 2.0, SIDE / 2.0)) {
        brush.paint(primitive);
    }
    brush.finish();
    response
}

/// The weight of a finding: a triangle, a diamond or a disc, each in its colour.
pub fn severity(ui: &mut Ui, look: &Look, severity: Severity, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::hover());
    let color = look.color(severity.into());
    let middle = rect.center();
    let shape = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| middle + vec2(x, y)).collect();
        egui::Shape::convex_polygon(points, color, egui::Stroke::NONE)
    };
    ui.painter().add(match severity {
        Severity::Error => shape(&[(0.0, -6.0), (6.0, 5.0), (-6.0, 5.0)]),
        Severity::Warning => shape(&[(0.0, -5.5), (5.5, 0.0), (0.0, 5.5), (-5.5, 0.0)]),
        Severity::Info => egui::Shape::circle_filled(middle, 4.5, color),
    });
    response.on_hover_text(name)
}
