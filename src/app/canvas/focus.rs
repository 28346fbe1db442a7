//! Paints where the keyboard is on the canvas, and what is being done there by keys.

use egui::{Color32, Painter, Pos2, Rect as ScreenRect, Shape, Stroke, StrokeKind};

use super::beam;
use super::marks;
use super::pointer::Pointer;
use super::reach::ring;
use super::room::Room;
use crate::app::action::Tool;
use crate::app::focus::Keyed;
use crate::app::look::Look;
use crate::app::reshape::hold::Hold;
use crate::app::state::State;
use crate::edit::bend::Grip;
use crate::model::{ElementId, FlowId, NodeId, Point};
use crate::scene::Role;

/// How far outside the ring of a selected element the keyboard's ring is, in screen points.
const OUTSIDE: f32 = 5.0;

/// The ring: dashed and in the colour of text on a band of the ground's, so that it is seen on anything and is not
/// mistaken for the ring of what is selected.
///
/// Answers with what is being done by keys.
pub fn paint(
    painter: &Painter,
    state: &State,
    pointer: &Pointer,
    room: &mut Room,
    has_keyboard: bool,
    look: &Look,
) -> Option<Keyed> {
    // A field that is open has the keys.
    let types = state.rename.is_some() || state.labelling.is_some() || state.chooser.is_some();
    let waits = || state.tool != Tool::Select && pointer.leaves_to_keys() && !types;
    let keyed = state.focus.keyed.or_else(|| waits().then(|| Keyed::Place { at: room.get(state) }));
    if let Some(keyed) = keyed {
        self::keyed(painter, state, keyed, look);
    }
    if state.focus.shown && has_keyboard {
        self::ring_of_keyboard(painter, state, look);
    }
    keyed
}

fn ring_of_keyboard(painter: &Painter, state: &State, look: &Look) {
    let inside = state.camera.canvas.shrink(1.5);
    painter.rect_stroke(inside, 0.0, Stroke::new(2.0, look.color(Role::Accent)), StrokeKind::Inside);
    let Some(element) = state.focus.element else { return };
    let (ink, ground) = (look.color(Role::Text), look.color(Role::Ground));
    if let ElementId::Flow(id) = element {
        let Some(flow) = state.document.sheet().geometry().flows.get(&id) else { return };
        for piece in beam::pieces(state, flow) {
            let dashes = Shape::dashed_line(&piece, Stroke::new(3.0, ink), 7.0, 4.0);
            painter.add(Shape::line(piece, Stroke::new(7.0, ground)));
            painter.add(dashes);
        }
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

/// What would be drawn, placed or moved.
fn keyed(painter: &Painter, state: &State, keyed: Keyed, look: &Look) {
    match keyed {
        Keyed::Arrow { from, to } => arrow(painter, state, from, to, look),
        Keyed::Place { at } => marks::ghost_of_tool(painter, state, look, at),
        Keyed::Lead { flow, hold, at, to } => {
            lead(painter, state, flow, hold, at, look);
            if let Some(node) = to.filter(|_| state.aims_elsewhere()).and_then(|id| state.project().nodes.get(&id)) {
                marks::node_outline(painter, state, node, Stroke::new(3.0, look.color(Role::Accent)));
                let tip = marks::nearest_on(node.rect(), at);
                let (from, tip) = (state.camera.to_screen(at), state.camera.to_screen(tip));
                painter.extend(Shape::dashed_line(&[from, tip], Stroke::new(2.0, look.color(Role::Accent)), 8.0, 4.0));
            }
        }
        Keyed::Stretch { element, side } => {
            let Some(frame) = state.project().frame(element) else { return };
            let rect = state.camera.rect_to_screen(frame).expand(ring(element));
            let ends = match side {
                (1, _) => [rect.right_top(), rect.right_bottom()],
                (-1, _) => [rect.left_top(), rect.left_bottom()],
                (_, 1) => [rect.left_bottom(), rect.right_bottom()],
                _ => [rect.left_top(), rect.right_top()],
            };
            held_line(painter, &ends, look);
            held_point(painter, ends[0].lerp(ends[1], 0.5), look);
        }
    }
}

/// The handle of an arrow that the keys are at, with the part of the line that moves with it.
fn lead(painter: &Painter, state: &State, flow: FlowId, hold: Hold, at: Point, look: &Look) {
    let Some(geometry) = state.document.sheet().geometry().flows.get(&flow) else { return };
    if let Hold::Line(Grip::Segment(_)) = hold {
        let off = |pair: &&[Point]| pair[0].distance(at) + at.distance(pair[1]) - pair[0].distance(pair[1]);
        if let Some(pair) = geometry.route.windows(2).min_by(|a, b| off(a).total_cmp(&off(b))) {
            held_line(painter, &[state.camera.to_screen(pair[0]), state.camera.to_screen(pair[1])], look);
        }
    }
    match (hold, geometry.label) {
        (Hold::Label, Some(label)) => {
            let rect = state.camera.rect_to_screen(label).expand(6.0);
            dashed(painter, rect, look.color(Role::Text), look.color(Role::Ground));
        }
        _ => held_point(painter, state.camera.to_screen(at), look),
    }
}

fn held_line(painter: &Painter, ends: &[Pos2; 2], look: &Look) {
    painter.add(Shape::line(ends.to_vec(), Stroke::new(8.0, look.color(Role::Ground))));
    painter.add(Shape::dashed_line(ends, Stroke::new(3.4, look.color(Role::Text)), 7.0, 4.0));
}

fn held_point(painter: &Painter, at: Pos2, look: &Look) {
    painter.circle(at, 9.0, look.color(Role::Ground), Stroke::new(2.4, look.color(Role::Text)));
    painter.circle_filled(at, 5.0, look.color(Role::Accent));
}

fn arrow(painter: &Painter, state: &State, from: NodeId, to: NodeId, look: &Look) {
    let nodes = &state.project().nodes;
    let (Some(start), Some(end)) = (nodes.get(&from), nodes.get(&to)) else { return };
    let accent = look.color(Role::Accent);
    marks::node_outline(painter, state, start, Stroke::new(1.6, accent));
    marks::node_outline(painter, state, end, Stroke::new(3.0, accent));
    if state.shows_aimed() {
        return;
    }
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
