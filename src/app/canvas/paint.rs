//! Turns the scene's primitives into egui's shapes.

use egui::epaint::{CircleShape, Mesh, PathShape, PathStroke, RectShape};
use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::app::camera::Camera;
use crate::app::fonts;
use crate::app::look::Look;
use crate::model::Point;
use crate::scene::primitive::{DASH, MARK_RING, Stroke as Pen};
use crate::scene::{Align, Ink, Primitive, Role, icon};

/// Type smaller than this on the screen cannot be read and is left out.
const SMALLEST_TYPE: f32 = 5.0;

/// Collects shapes for one painter.
pub struct Brush<'a> {
    painter: &'a Painter,
    camera: &'a Camera,
    look: &'a Look,
    shapes: Vec<Shape>,
}

impl<'a> Brush<'a> {
    /// A brush that paints what the camera sees.
    pub fn new(painter: &'a Painter, camera: &'a Camera, look: &'a Look) -> Self {
        Self { painter, camera, look, shapes: Vec::new() }
    }

    /// Hands all shapes over to the painter.
    pub fn finish(self) {
        self.painter.extend(self.shapes);
    }

    /// Takes away the shapes painted so far, for whoever does something else with them.
    pub(super) fn take(&mut self) -> impl Iterator<Item = Shape> {
        self.shapes.drain(..)
    }

    /// Paints one primitive.
    pub fn paint(&mut self, primitive: &Primitive) {
        match primitive {
            Primitive::Rect { rect, radius, fill, stroke, dashed } => {
                let rect = self.camera.rect_to_screen(*rect);
                let radius = radius * self.camera.zoom;
                let fill = fill.map_or(Color32::TRANSPARENT, |ink| self.color(ink));
                let pen = stroke.map_or(Stroke::NONE, |pen| self.stroke(pen));
                if *dashed && pen.width > 0.0 {
                    self.shapes.push(Shape::rect_filled(rect, corner(radius), fill));
                    self.dashes(&rounded_outline(rect, radius), pen);
                } else {
                    self.shapes.push(Shape::Rect(RectShape::new(rect, corner(radius), fill, pen, StrokeKind::Middle)));
                }
            }
            Primitive::Line { points, stroke, dashed } => {
                let points = self.points(points);
                let pen = self.stroke(*stroke);
                if *dashed {
                    self.dashes(&points, pen);
                } else if let &[from, to] = &points[..] {
                    self.shapes.push(Shape::line_segment([from, to], pen));
                } else {
                    self.shapes.push(Shape::Path(PathShape::line(points, PathStroke::from(pen))));
                }
            }
            Primitive::Polygon { points, fill } => {
                let points = self.points(points);
                self.shapes.push(Shape::convex_polygon(points, self.color(*fill), Stroke::NONE));
            }
            Primitive::Mark { center, radius, filled, ink, ground } => {
                let (center, radius) = (self.camera.to_screen(*center), radius * self.camera.zoom);
                let (ink, ground) = (self.color(*ink), self.color(*ground));
                self.shapes.push(Shape::Circle(CircleShape::filled(center, radius, ground)));
                if *filled >= 1.0 {
                    self.shapes.push(Shape::Circle(CircleShape::filled(center, radius, ink)));
                } else if *filled > 0.0 {
                    self.shapes.push(Shape::mesh(pie(center, radius, *filled, ink)));
                }
                let pen = Stroke::new((MARK_RING * radius).max(0.8), ink);
                self.shapes.push(Shape::Circle(CircleShape::stroke(center, radius, pen)));
            }
            Primitive::Text { at, align, size, bold, ink, halo, text } => {
                self.text(*at, *align, *size, *bold, *ink, *halo, text);
            }
            Primitive::Icon { icon: sign, rect, ink } => {
                let scale = rect.2 / icon::BOX;
                let ink = self.color(*ink);
                let pen = Stroke::new((icon::WIDTH * self.look.lines() * scale * self.camera.zoom).max(0.7), ink);
                let pixels = rect.2 * self.camera.zoom * self.painter.pixels_per_point();
                for line in sign.lines_at(pixels) {
                    let points: Vec<Pos2> = line
                        .iter()
                        .map(|point| self.camera.to_screen(Point(rect.0 + point.0 * scale, rect.1 + point.1 * scale)))
                        .collect();
                    self.shapes.push(Shape::Path(PathShape::line(points, PathStroke::from(pen))));
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of one primitive")]
    fn text(&mut self, at: Point, align: Align, size: f32, bold: bool, ink: Ink, halo: Option<Ink>, text: &str) {
        // Whole half points: a zoom that changes by a hair must not ask for a new set of glyphs.
        let size = (size * self.camera.zoom * 2.0).round() / 2.0;
        if size < SMALLEST_TYPE {
            return;
        }
        let font = if bold { fonts::bold(size) } else { fonts::regular(size) };
        let galley = self.painter.layout_no_wrap(text.to_owned(), font, self.color(ink));
        let anchor = match align {
            Align::Left => Align2::LEFT_CENTER,
            Align::Center => Align2::CENTER_CENTER,
            Align::Right => Align2::RIGHT_CENTER,
        };
        let rect = anchor.anchor_size(self.camera.to_screen(at), galley.size());
        if let Some(halo) = halo {
            let inner = rect.shrink2(vec2(-2.0, rect.height() * 0.14));
            self.shapes.push(Shape::rect_filled(inner, corner(3.0), self.color(halo)));
        }
        self.shapes.push(Shape::galley(rect.min, galley, self.color(ink)));
    }

    fn dashes(&mut self, points: &[Pos2], pen: Stroke) {
        let scale = self.camera.zoom.clamp(0.4, 1.5);
        self.shapes.extend(Shape::dashed_line(points, pen, DASH[0] * scale, DASH[1] * scale));
    }

    fn points(&self, points: &[Point]) -> Vec<Pos2> {
        points.iter().map(|&point| self.camera.to_screen(point)).collect()
    }

    fn color(&self, ink: Ink) -> Color32 {
        self.look.ink(ink)
    }

    fn stroke(&self, pen: Pen) -> Stroke {
        Stroke::new((pen.width * self.look.lines() * self.camera.zoom).max(0.6), self.look.line(pen.ink))
    }
}

fn corner(radius: f32) -> CornerRadius {
    CornerRadius::same(radius.round().clamp(0.0, 255.0) as u8)
}

/// A part of a disc, clockwise from the top.
fn pie(center: Pos2, radius: f32, part: f32, color: Color32) -> Mesh {
    const STEPS: u16 = 24;
    let mut mesh = Mesh::default();
    mesh.colored_vertex(center, color);
    for step in 0..=STEPS {
        let angle = std::f32::consts::TAU * part * f32::from(step) / f32::from(STEPS);
        mesh.colored_vertex(center + radius * vec2(angle.sin(), -angle.cos()), color);
    }
    for step in 1..=u32::from(STEPS) {
        mesh.add_triangle(0, step, step + 1);
    }
    mesh
}

/// The outline of a rectangle with rounded corners, closed.
fn rounded_outline(rect: egui::Rect, radius: f32) -> Vec<Pos2> {
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let inner = rect.shrink(radius);
    let corners = [
        (inner.right_top(), -90.0_f32),
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), 90.0),
        (inner.left_top(), 180.0),
    ];
    let mut points = Vec::with_capacity(21);
    for (center, start) in corners {
        for step in 0..=4_u8 {
            let angle = (start + 22.5 * f32::from(step)).to_radians();
            points.push(center + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    points.extend(points.first().copied());
    points
}

/// Dots on the grid, as many as the eye can use at this scale.
pub fn grid(painter: &Painter, camera: &Camera, look: &Look) {
    const APART: f32 = 22.0;
    let mut step = crate::edit::snapping::GRID;
    while step * camera.zoom < APART {
        step *= 2.0;
    }
    let visible = camera.visible();
    let color = look.color(Role::Grid);
    let mut mesh = Mesh::default();
    let mut y = (visible.top() / step).floor() * step;
    while y <= visible.bottom() {
        let mut x = (visible.left() / step).floor() * step;
        while x <= visible.right() {
            let at = camera.to_screen(Point(x, y));
            mesh.add_colored_rect(
                egui::Rect::from_center_size(pos2(at.x.round(), at.y.round()), vec2(1.4, 1.4)),
                color,
            );
            x += step;
        }
        y += step;
    }
    painter.add(Shape::mesh(mesh));
}
