//! Paints where the keyboard is on the canvas, and what is being done there by keys.

use egui::{Align2, Color32, Painter, Pos2, Rect as ScreenRect, Shape, Stroke, StrokeKind, vec2};

use super::marks;
use super::pointer::Pointer;
use super::reach::ring;
use crate::app::action::Tool;
use crate::app::focus::Keyed;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::state::State;
use crate::model::{ElementId, NodeId};
use crate::scene::Role;
use crate::text::tr;

/// How far outside the ring of a selected element the keyboard's ring is, in screen points.
const OUTSIDE: f32 = 5.0;

/// The ring: dashed and in the colour of text on a band of the ground's, so that it is seen on anything and is not
/// mistaken for the ring of what is selected.
pub fn paint(painter: &Painter, state: &State, pointer: &Pointer, has_keyboard: bool, look: &Look) {
    if let Some(keyed) = state.focus.keyed {
        self::keyed(painter, state, keyed, look);
    } else if state.tool != Tool::Select && pointer.at.is_none() {
        self::keyed(painter, state, Keyed::Place { at: state.free_place() }, look);
    }
    if !state.focus.shown || !has_keyboard {
        return;
    }
    let inside = state.camera.canvas.shrink(1.5);
    painter.rect_stroke(inside, 0.0, Stroke::new(2.0, look.color(Role::Accent)), StrokeKind::Inside);
    let Some(element) = state.focus.element else { return };
    let (ink, ground) = (look.color(Role::Text), look.color(Role::Ground));
    if let ElementId::Flow(id) = element {
        let Some(flow) = state.document.sheet().geometry().flows.get(&id) else { return };
        let points: Vec<_> = flow.route.iter().map(|&point| state.camera.to_screen(point)).collect();
        painter.add(Shape::line(points.clone(), Stroke::new(7.0, ground)));
        painter.add(Shape::dashed_line(&points, Stroke::new(3.0, ink), 7.0, 4.0));
    }
    let frame = match element {
        ElementId::Flow(id) => state.document.sheet().geometry().flows.get(&id).and_then(|flow| flow.label),
        element => state.project().frame(element),
    };
    if let Some(frame) = frame {
        dashed(painter, state.camera.rect_to_screen(frame).expand(ring(element) + OUTSIDE), ink, ground);
    }
}

fn dashed(painter: &Painter, rect: ScreenRect, ink: Color32, ground: Color32) {
    painter.rect_stroke(rect, 3.0, Stroke::new(4.6, ground), StrokeKind::Middle);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.add(Shape::dashed_line(&corners, Stroke::new(2.4, ink), 7.0, 4.0));
}

/// What would be drawn or placed, with the keys that complete and drop it.
fn keyed(painter: &Painter, state: &State, keyed: Keyed, look: &Look) {
    match keyed {
        Keyed::Arrow { from, to } => {
            arrow(painter, state, from, to, look);
            hint(painter, state, "keyed-arrow", look);
        }
        Keyed::Place { at } => {
            marks::ghost_of_tool(painter, state, look, at);
            hint(painter, state, "keyed-place", look);
        }
    }
}

fn arrow(painter: &Painter, state: &State, from: NodeId, to: NodeId, look: &Look) {
    let nodes = &state.project().nodes;
    let (Some(start), Some(end)) = (nodes.get(&from), nodes.get(&to)) else { return };
    let accent = look.color(Role::Accent);
    marks::node_outline(painter, state, start, Stroke::new(1.6, accent));
    marks::node_outline(painter, state, end, Stroke::new(3.0, accent));
    if from == to {
        // Processing at rest: a loop at the corner.
        let corner = state.camera.to_screen(end.rect().corner());
        painter.circle_stroke(corner, 12.0, Stroke::new(2.0, accent));
        return;
    }
    let (start, end) = (start.rect(), end.rect());
    let leaves = marks::nearest_on(start, end.center());
    let arrives = marks::nearest_on(end, leaves);
    let (leaves, arrives) = (state.camera.to_screen(leaves), state.camera.to_screen(arrives));
    painter.extend(Shape::dashed_line(&[leaves, arrives], Stroke::new(2.0, accent), 8.0, 4.0));
    head(painter, leaves, arrives, accent);
}

fn head(painter: &Painter, from: Pos2, tip: Pos2, color: Color32) {
    let way = (tip - from).normalized() * 10.0;
    let side = way.rot90() * 0.5;
    painter.add(Shape::convex_polygon(vec![tip, tip - way + side, tip - way - side], color, Stroke::NONE));
}

/// A line at the lower edge of the canvas that says what the keys do now.
fn hint(painter: &Painter, state: &State, key: &str, look: &Look) {
    let at = state.camera.canvas.center_bottom() - vec2(0.0, 14.0);
    let text = painter.layout_no_wrap(tr(state.lang(), key), fonts::regular(12.0), look.color(Role::Text));
    let rect = Align2::CENTER_BOTTOM.anchor_size(at, text.size());
    painter.rect(
        rect.expand2(vec2(10.0, 5.0)),
        6.0,
        look.color(Role::Panel),
        Stroke::new(1.0, look.color(Role::Line)),
        StrokeKind::Outside,
    );
    painter.galley(rect.min, text, look.color(Role::Text));
}
