//! A large drawing seen from far away: plain rectangles and lines as one mesh, kept until the view or the drawing changes.

use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Color32, Painter, Pos2, Rect as ScreenRect, Shape, vec2};

use super::paint::Brush;
use crate::app::camera::Camera;
use crate::app::look::Look;
use crate::app::state::State;
use crate::model::Point;
use crate::scene::{Primitive, ThemeName, View};

/// Lines thinner than this would flicker while the view moves.
const THINNEST: f32 = 1.0;

/// A line that goes less far aside, in screen points, is taken for horizontal or vertical.
const SLANT: f32 = 0.01;

/// The mesh of the last frame, and what it was made of.
#[derive(Default)]
pub struct Far {
    of: Option<(u64, u64, View, Camera, ThemeName)>,
    mesh: Arc<Mesh>,
    /// What is no rectangle or line: the titles of zones.
    rest: Vec<Primitive>,
}

impl Far {
    /// Paints what is in sight.
    pub fn paint(&mut self, painter: &Painter, state: &State, view: &View, look: &Look) {
        let document = &state.document;
        let of = (document.identity(), document.generation(), *view, state.camera, look.name());
        if self.of != Some(of) {
            self.of = Some(of);
            self.rest.clear();
            // The room of the last mesh is used again: while a node is dragged it is some megabytes each frame.
            let mut mesh = Arc::try_unwrap(std::mem::take(&mut self.mesh)).unwrap_or_default();
            mesh.clear();
            let rest = &mut self.rest;
            document.sheet().paint(view, &mut |primitive| {
                if !add(&mut mesh, primitive, &state.camera, look) {
                    rest.push(primitive.clone());
                }
            });
            self.mesh = Arc::new(mesh);
        }
        painter.add(Shape::Mesh(Arc::clone(&self.mesh)));
        let mut brush = Brush::new(painter, &state.camera, look);
        for primitive in &self.rest {
            brush.paint(primitive);
        }
        brush.finish();
    }
}

/// Adds a rectangle or line to the mesh; answers whether it was one.
fn add(mesh: &mut Mesh, primitive: &Primitive, camera: &Camera, look: &Look) -> bool {
    match primitive {
        Primitive::Rect { rect, fill, stroke, .. } => {
            let rect = camera.rect_to_screen(*rect);
            if let Some(ink) = fill {
                mesh.add_colored_rect(rect, look.ink(*ink));
            }
            if let Some(pen) = stroke {
                let (width, color) = ((pen.width * look.lines() * camera.zoom).max(THINNEST), look.line(pen.ink));
                let corners =
                    [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
                for side in corners.windows(2) {
                    add_line(mesh, side[0], side[1], width, color);
                }
            }
            true
        }
        Primitive::Line { points, stroke, .. } => {
            let (width, color) = ((stroke.width * look.lines() * camera.zoom).max(THINNEST), look.line(stroke.ink));
            let screen = |point: &Point| camera.to_screen(*point);
            for piece in points.windows(2) {
                add_line(mesh, screen(&piece[0]), screen(&piece[1]), width, color);
            }
            true
        }
        Primitive::Polygon { .. } | Primitive::Mark { .. } | Primitive::Text { .. } | Primitive::Icon { .. } => false,
    }
}

/// Adds a line. Most are horizontal or vertical; straight flows are not.
fn add_line(mesh: &mut Mesh, from: Pos2, to: Pos2, width: f32, color: Color32) {
    let way = to - from;
    if way.x.abs() < SLANT || way.y.abs() < SLANT {
        let line = ScreenRect::from_two_pos(from, to);
        mesh.add_colored_rect(line.expand2(vec2(width / 2.0, width / 2.0)), color);
        return;
    }
    let along = way.normalized() * width / 2.0;
    let across = along.rot90();
    let Ok(first) = u32::try_from(mesh.vertices.len()) else { return };
    for corner in [from - along - across, to + along - across, to + along + across, from - along + across] {
        mesh.colored_vertex(corner, color);
    }
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first, first + 2, first + 3);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rect;
    use crate::scene::{Ink, Role};

    #[test]
    fn a_slanted_line_is_as_wide_as_its_pen_and_does_not_fill_its_box() {
        let mut mesh = Mesh::default();
        add_line(&mut mesh, Pos2::new(0.0, 0.0), Pos2::new(30.0, 40.0), 2.0, Color32::RED);
        let corners: Vec<Pos2> = mesh.vertices.iter().map(|vertex| vertex.pos).collect();
        assert_eq!((corners.len(), mesh.indices.len()), (4, 6));
        assert!((corners[0].distance(corners[1]) - 52.0).abs() < 0.01);
        assert!((corners[1].distance(corners[2]) - 2.0).abs() < 0.01);
    }

    #[test]
    fn rectangles_and_lines_become_one_mesh_and_the_rest_is_left() {
        let look = Look::new(ThemeName::Light).expect("a theme");
        let (camera, mut mesh) = (Camera::new(), Mesh::default());
        let ink = Ink::of(Role::Text);
        let fill = Some(ink);
        let rect = Primitive::Rect { rect: Rect(0.0, 0.0, 9.0, 9.0), radius: 0.0, fill, stroke: None, dashed: false };
        assert!(add(&mut mesh, &rect, &camera, &look));
        let points = vec![Point(0.0, 0.0), Point(5.0, 0.0), Point(5.0, 5.0)];
        let stroke = crate::scene::primitive::Stroke { ink, width: 1.0 };
        assert!(add(&mut mesh, &Primitive::Line { points: points.clone(), stroke, dashed: false }, &camera, &look));
        assert_eq!(mesh.vertices.len(), 3 * 4);
        assert!(!add(&mut mesh, &Primitive::Polygon { points, fill: ink }, &camera, &look));
    }
}
