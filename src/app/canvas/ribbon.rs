//! Plain rectangles and lines as triangles, as few as will do: a large drawing seen from far away has some 100,000.

use egui::epaint::{Mesh, Vertex};
use egui::{Color32, Pos2, Rect as ScreenRect, Vec2};

use crate::app::camera::Camera;
use crate::app::look::Look;
use crate::scene::Primitive;

/// Lines thinner than this would flicker while the view moves.
const THINNEST: f32 = 1.0;

/// Points nearer to each other than this, in screen points, are one.
const SAME: f32 = 0.01;

/// Where a line turns back more sharply than this (the cosine), it begins anew: its corner would be a long spike.
const SHARPEST: f32 = -0.7;

/// Adds a rectangle or line to the mesh; answers whether it was one.
pub(super) fn add(mesh: &mut Mesh, primitive: &Primitive, camera: &Camera, look: &Look) -> bool {
    match primitive {
        Primitive::Rect { rect, fill, stroke, .. } => {
            let rect = camera.rect_to_screen(*rect);
            if let Some(ink) = fill {
                add_box(mesh, rect, look.ink(*ink));
            }
            if let Some(pen) = stroke {
                let (width, color) = ((pen.width * look.lines() * camera.zoom).max(THINNEST), look.line(pen.ink));
                add_border(mesh, rect, width / 2.0, color);
            }
            true
        }
        Primitive::Line { points, stroke, .. } => {
            let (width, color) = ((stroke.width * look.lines() * camera.zoom).max(THINNEST), look.line(stroke.ink));
            add_line(mesh, points.iter().map(|point| camera.to_screen(*point)), width / 2.0, color);
            true
        }
        Primitive::Polygon { .. } | Primitive::Mark { .. } | Primitive::Text { .. } | Primitive::Icon { .. } => false,
    }
}

fn add_box(mesh: &mut Mesh, rect: ScreenRect, color: Color32) {
    let first = next(mesh);
    mesh.vertices.extend(
        [rect.left_top(), rect.right_top(), rect.left_bottom(), rect.right_bottom()].map(|at| vertex(at, color)),
    );
    strip(mesh, first);
}

/// The border of a rectangle, half of it inside.
pub(super) fn add_border(mesh: &mut Mesh, rect: ScreenRect, half: f32, color: Color32) {
    let first = next(mesh);
    let (inner, outer) = (rect.shrink(half), rect.expand(half));
    let corners = |rect: ScreenRect| [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    for (inner, outer) in corners(inner).into_iter().zip(corners(outer)) {
        mesh.vertices.extend([vertex(inner, color), vertex(outer, color)]);
    }
    for side in 0..3 {
        strip(mesh, first + 2 * side);
    }
    mesh.indices.extend([first + 6, first + 7, first, first + 7, first, first + 1]);
}

/// A line through some points, with pointed corners.
pub(super) fn add_line(mesh: &mut Mesh, mut points: impl Iterator<Item = Pos2>, half: f32, color: Color32) {
    let Some(mut from) = points.next() else { return };
    // Which way the piece before leads; none where the line begins.
    let mut before: Option<Vec2> = None;
    for to in points {
        let Some(way) = direction(to - from) else { continue };
        let across = way.rot90() * half;
        let turn = before.map(|before: Vec2| before.dot(way));
        match (before, turn) {
            (Some(before), Some(turn)) if turn > SHARPEST => {
                // The corner of both borders: where the lines beside both pieces meet.
                let corner = (before.rot90() * half + across) / (1.0 + turn);
                add_pair(mesh, from, corner, color);
                let last = next(mesh) - 4;
                strip(mesh, last);
            }
            (Some(before), _) => {
                end(mesh, from, before, half, color);
                add_pair(mesh, from - way * half, across, color);
            }
            (None, _) => add_pair(mesh, from - way * half, across, color),
        }
        (before, from) = (Some(way), to);
    }
    if let Some(way) = before {
        end(mesh, from, way, half, color);
    }
}

/// The end of a line.
fn end(mesh: &mut Mesh, at: Pos2, way: Vec2, half: f32, color: Color32) {
    add_pair(mesh, at + way * half, way.rot90() * half, color);
    let last = next(mesh) - 4;
    strip(mesh, last);
}

/// The points at both sides of a line.
fn add_pair(mesh: &mut Mesh, at: Pos2, across: Vec2, color: Color32) {
    mesh.vertices.extend([vertex(at - across, color), vertex(at + across, color)]);
}

/// The two triangles between a pair of points and the next.
fn strip(mesh: &mut Mesh, first: u32) {
    mesh.indices.extend([first, first + 1, first + 2, first + 1, first + 2, first + 3]);
}

fn next(mesh: &Mesh) -> u32 {
    mesh.vertices.len() as u32
}

fn vertex(at: Pos2, color: Color32) -> Vertex {
    Vertex::untextured(at, color)
}

/// The way as a vector of length one. Most ways are horizontal or vertical, which asks for no root.
fn direction(way: Vec2) -> Option<Vec2> {
    if way.y.abs() < SAME {
        (way.x.abs() >= SAME).then(|| Vec2::new(way.x.signum(), 0.0))
    } else if way.x.abs() < SAME {
        Some(Vec2::new(0.0, way.y.signum()))
    } else {
        Some(way.normalized())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::look::Look;
    use crate::model::{Point, Rect};
    use crate::scene::{Ink, Role, ThemeName};

    fn line(points: &[(f32, f32)]) -> Mesh {
        let mut mesh = Mesh::default();
        add_line(&mut mesh, points.iter().map(|&(x, y)| Pos2::new(x, y)), 1.0, Color32::RED);
        assert!(mesh.is_valid());
        mesh
    }

    fn places(mesh: &Mesh) -> Vec<(f32, f32)> {
        mesh.vertices.iter().map(|vertex| (vertex.pos.x.round(), vertex.pos.y.round())).collect()
    }

    #[test]
    fn a_slanted_line_is_as_wide_as_its_pen_and_does_not_fill_its_box() {
        let mesh = line(&[(0.0, 0.0), (30.0, 40.0)]);
        let corners: Vec<Pos2> = mesh.vertices.iter().map(|vertex| vertex.pos).collect();
        assert_eq!((corners.len(), mesh.indices.len()), (4, 6));
        assert!((corners[0].distance(corners[1]) - 2.0).abs() < 0.01);
        assert!((corners[0].distance(corners[2]) - 52.0).abs() < 0.01);
    }

    #[test]
    fn a_corner_is_shared_by_both_pieces_and_is_pointed() {
        let mesh = line(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]);
        assert_eq!(places(&mesh), [(-1.0, 1.0), (-1.0, -1.0), (9.0, 1.0), (11.0, -1.0), (9.0, 11.0), (11.0, 11.0)]);
        assert_eq!(mesh.indices.len(), 12);
    }

    #[test]
    fn a_line_that_turns_back_has_no_spike_and_points_that_repeat_make_no_piece() {
        let mesh = line(&[(0.0, 0.0), (10.0, 0.0), (10.0, 0.0), (4.0, 0.0)]);
        assert_eq!((mesh.vertices.len(), mesh.indices.len()), (8, 12));
        assert!(mesh.vertices.iter().all(|vertex| vertex.pos.x <= 11.0));
        assert!(line(&[(3.0, 3.0)]).is_empty());
        assert!(line(&[(3.0, 3.0), (3.0, 3.0)]).is_empty());
    }

    #[test]
    fn rectangles_and_lines_are_added_and_the_rest_is_left() {
        let look = Look::new(ThemeName::Light).expect("a theme");
        let (camera, mut mesh) = (Camera::new(), Mesh::default());
        let ink = Ink::of(Role::Text);
        let stroke = crate::scene::primitive::Stroke { ink, width: 2.0 };
        let (fill, pen) = (Some(ink), Some(stroke));
        let rect = Primitive::Rect { rect: Rect(0.0, 0.0, 9.0, 9.0), radius: 0.0, fill, stroke: pen, dashed: false };
        assert!(add(&mut mesh, &rect, &camera, &look));
        assert_eq!((mesh.vertices.len(), mesh.indices.len()), (4 + 8, 6 + 24));
        let points = vec![Point(0.0, 0.0), Point(5.0, 0.0), Point(5.0, 5.0)];
        assert!(add(&mut mesh, &Primitive::Line { points: points.clone(), stroke, dashed: false }, &camera, &look));
        assert!(!add(&mut mesh, &Primitive::Polygon { points, fill: ink }, &camera, &look));
        assert!(mesh.is_valid());
    }
}
