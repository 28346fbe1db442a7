//! The marks that stand for a coverage step, a level or a weight: the same in lists and panels as on the canvas.

use egui::{Align2, CornerRadius, Painter, Pos2, Rect, Response, Sense, Ui, vec2};

use super::camera::Camera;
use super::canvas::paint::Brush;
use super::fonts;
use super::look::Look;
use crate::analysis::{Coverage, Fate};
use crate::catalog::Severity;
use crate::model::{Level, Point};
use crate::scene::{Ink, Primitive, Role, mark};
use crate::text::Lang;

/// The side of a badge, in screen points.
const SIDE: f32 = 16.0;

/// The mark of a coverage step.
pub fn coverage(ui: &mut Ui, look: &Look, coverage: Coverage) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::hover());
    let camera = Camera { origin: Point(0.0, 0.0), zoom: 1.0, canvas: rect };
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
    response
}

/// The badge of a level.
pub fn level(ui: &mut Ui, look: &Look, level: Level) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(4), look.color(level.into()));
    let color = look.color(Role::LevelLetter);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, level.word(), fonts::bold(11.0), color);
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
