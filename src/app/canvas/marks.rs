//! What the canvas shows of selection and gestures, above the drawing.

use std::collections::BTreeSet;

use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect as ScreenRect, Shape, Stroke, StrokeKind, vec2};

use super::arrow;
use super::beam;
use super::gesture::Gesture;
use super::guides;
use super::pointer::Pointer;
use super::reach::{HANDLE, NEAR, SIDES, arrow_end, handle_frame, on_grid, resizable, ring, side_point};
use crate::app::action::Tool;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::state::State;
use crate::model::{ElementId, FlowId, Node, Point, Rect};
use crate::scene::Role;
use crate::storage::template::Piece;
use crate::text::tr;

/// Rings around what is selected, and handles where one frame is.
pub fn selection(painter: &Painter, state: &State, look: &Look) {
    let accent = look.color(Role::Accent);
    let visible = state.camera.visible();
    for &element in &state.selection {
        let Some(frame) = state.frame(element).filter(|frame| visible.overlaps(frame.grown(1.0))) else { continue };
        if let ElementId::Flow(id) = element {
            flow_ring(painter, state, id, look);
        } else {
            let rect = state.camera.rect_to_screen(frame).expand(ring(element));
            painter.rect_stroke(rect, 9.0, Stroke::new(2.4 * look.lines(), accent), StrokeKind::Middle);
            if state.project().is_locked(element) {
                lock(painter, rect.right_top(), accent, look.color(Role::Panel));
            }
        }
    }
    arrow::paint(painter, state, look);
    if let Some((element, frame)) = resizable(state) {
        let frame = handle_frame(state, element, frame);
        for side in SIDES {
            let handle = ScreenRect::from_center_size(
                state.camera.to_screen(side_point(frame, side)),
                vec2(2.0 * HANDLE, 2.0 * HANDLE),
            );
            let pen = Stroke::new(1.6, accent);
            painter.rect(handle, CornerRadius::same(1), look.color(Role::Panel), pen, StrokeKind::Inside);
        }
    }
}

/// A padlock on the ring of what is locked.
pub(in crate::app) fn lock(painter: &Painter, at: Pos2, accent: Color32, ground: Color32) {
    let pen = Stroke::new(1.6, accent);
    painter.circle(at, 9.0, ground, pen);
    let body = ScreenRect::from_min_max(at + vec2(-4.0, -0.5), at + vec2(4.0, 5.0));
    painter.rect_filled(body, 1.0, accent);
    let shackle = [(-2.5, -0.5), (-2.5, -3.0), (-1.5, -4.6), (0.0, -5.2), (1.5, -4.6), (2.5, -3.0), (2.5, -0.5)];
    painter.add(Shape::line(shackle.map(|(x, y)| at + vec2(x, y)).to_vec(), pen));
}

fn flow_ring(painter: &Painter, state: &State, id: FlowId, look: &Look) {
    let accent = look.color(Role::Accent);
    let Some(flow) = state.document.sheet().geometry().flows.get(&id) else { return };
    beam::paint(painter, state, flow, Stroke::new(6.0 * look.lines(), look.veil(Role::Accent, 0.30)));
    let Some(label) = flow.label else { return };
    let rect = state.camera.rect_to_screen(label).expand(2.0);
    painter.rect_stroke(rect, 6.0, Stroke::new(2.0 * look.lines(), accent), StrokeKind::Outside);
    // Whoever acts in the flow without being an end of it stands somewhere else: a dotted line leads there.
    let actor = state.project().flows.get(&id).and_then(|flow| state.project().nodes.get(&flow.actor?));
    if let Some(actor) = actor {
        let from = state.camera.to_screen(nearest_on(actor.rect(), label.center()));
        let to = state.camera.to_screen(nearest_on(label, actor.rect().center()));
        painter.extend(Shape::dotted_line(&[from, to], accent, 7.0, 1.6));
    }
}

/// What the pointer is doing: the node an arrow would start at, the arrow being drawn, the rubber band, the frame being
/// spanned, the element about to be placed.
pub fn gesture(painter: &Painter, state: &State, pointer: &Pointer, look: &Look) {
    let accent = look.color(Role::Accent);
    let pen = Stroke::new(1.6, accent);
    let Some(at) = pointer.at else { return };
    match &pointer.gesture {
        Gesture::None => hint(painter, state, pointer, look, at),
        Gesture::Move { guides, .. } | Gesture::Resize { guides, .. } => guides::paint(painter, state, guides, look),
        Gesture::Pan => {}
        Gesture::RubberBand { start, before, .. } => {
            band(painter, state, *start, at, look);
            if stays(state, before, *start) {
                let words = tr(state.lang(), "band-zone-stays");
                // Outside of the band, which the pointer has at its corner.
                let off = if at.1 < start.1 { -34.0 } else { 16.0 };
                tag(painter, state.camera.to_screen(at) + vec2(12.0, off), words, look);
            }
        }
        Gesture::Span { start } => {
            let rect = state.camera.rect_to_screen(Rect::between(*start, on_grid(state, at)));
            painter.rect(rect, 2.0, accent.gamma_multiply(0.10), pen, StrokeKind::Middle);
        }
        Gesture::Arrow(drag) => {
            if let Some(node) = drag.target().and_then(|id| state.project().nodes.get(&id)) {
                node_outline(painter, state, node, Stroke::new(2.4 * look.lines(), accent));
            } else if let Some(other) = drag.other_end() {
                let (from, to) = (state.camera.to_screen(other), state.camera.to_screen(at));
                painter.line_segment([from, to], Stroke::new(2.0, accent));
                painter.circle_filled(to, 3.5, accent);
            }
        }
        Gesture::DrawFlow { from, start, left, .. } => {
            if let Some(node) = state.project().nodes.get(from) {
                node_outline(painter, state, node, pen);
            }
            let to = arrow_end(state, *from, *left, at);
            if let Some(node) = to.and_then(|id| state.project().nodes.get(&id)) {
                // The arrow itself is shown as it will be.
                node_outline(painter, state, node, Stroke::new(2.4 * look.lines(), accent));
            } else {
                let (from, to) = (state.camera.to_screen(*start), state.camera.to_screen(at));
                painter.line_segment([from, to], Stroke::new(2.0, accent));
                painter.circle_filled(to, 3.5, accent);
            }
        }
    }
}

/// The rubber band: drawn backwards it takes all that it touches, and shows that by its line.
fn band(painter: &Painter, state: &State, start: Point, at: Point, look: &Look) {
    let accent = look.color(Role::Accent);
    let pen = Stroke::new(1.6, accent);
    let rect = state.camera.rect_to_screen(Rect::between(start, at));
    if at.0 < start.0 {
        painter.rect_filled(rect, 2.0, accent.gamma_multiply(0.06));
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        painter.add(Shape::dashed_line(&corners, pen, 6.0, 4.0));
    } else {
        painter.rect(rect, 2.0, accent.gamma_multiply(0.10), pen, StrokeKind::Middle);
    }
}

/// Whether a zone that was selected alone might have been expected to move, but stays, because the drag began on its
/// ground.
fn stays(state: &State, before: &BTreeSet<ElementId>, start: Point) -> bool {
    let mut selected = before.iter();
    let (Some(&ElementId::Zone(id)), None) = (selected.next(), selected.next()) else { return false };
    state.project().zones.get(&id).is_some_and(|zone| zone.frame.contains(start))
}

/// Words beside the pointer.
fn tag(painter: &Painter, at: Pos2, words: String, look: &Look) {
    let text = painter.layout_no_wrap(words, fonts::regular(12.0), look.color(Role::Text));
    let size = text.size() + vec2(14.0, 8.0);
    let room = painter.clip_rect().shrink(4.0);
    let corner = at.min(room.max - size).max(room.min);
    let frame = ScreenRect::from_min_size(corner, size);
    painter.rect(frame, 5.0, look.color(Role::Panel), Stroke::new(1.0, look.color(Role::Line)), StrokeKind::Inside);
    painter.galley(corner + vec2(7.0, 4.0), text, look.color(Role::Text));
}

fn hint(painter: &Painter, state: &State, pointer: &Pointer, look: &Look, at: Point) {
    let accent = look.color(Role::Accent);
    match &state.tool {
        Tool::Select => {
            if let Some(node) = pointer.edge.and_then(|id| state.project().nodes.get(&id)) {
                let pen = Stroke::new(1.6, accent.gamma_multiply(0.8));
                node_outline(painter, state, node, pen);
                for side in SIDES.into_iter().filter(|side| side.0 == 0 || side.1 == 0) {
                    let dot = state.camera.to_screen(side_point(node.rect(), side));
                    painter.circle(dot, 4.0, look.color(Role::Panel), pen);
                }
            } else if let Some(element @ ElementId::Flow(id)) = pointer.over
                && !state.selection.contains(&element)
                && let Some(flow) = state.document.sheet().geometry().flows.get(&id)
            {
                beam::paint(painter, state, flow, Stroke::new(NEAR * 0.6, look.veil(Role::Accent, 0.16)));
            }
        }
        Tool::Node(_) | Tool::Zone(_) | Tool::Note | Tool::Piece(_) => {
            if state.focus.keyed.is_none() && !pointer.leaves_to_keys() {
                ghost_of_tool(painter, state, look, at);
            }
        }
    }
}

/// The frame of what the tool in hand would place.
pub(super) fn ghost_of_tool(painter: &Painter, state: &State, look: &Look, at: Point) {
    if let Tool::Piece(piece) = &state.tool {
        return piece_ghost(painter, state, look, at, *piece);
    }
    let free = painter.ctx().input(|input| input.modifiers.command);
    let Some((frame, lines)) = guides::placed(state, &state.tool, at, free) else { return };
    let accent = look.color(Role::Accent);
    let rect = state.camera.rect_to_screen(frame);
    painter.rect(rect, 8.0, accent.gamma_multiply(0.08), Stroke::new(1.4, accent), StrokeKind::Middle);
    guides::paint(painter, state, &lines, look);
}

/// The outlines of what a piece would put here.
fn piece_ghost(painter: &Painter, state: &State, look: &Look, at: Point, piece: Piece) {
    let accent = look.color(Role::Accent);
    for frame in piece_at(piece, at) {
        let rect = state.camera.rect_to_screen(frame);
        painter.rect(rect, 6.0, accent.gamma_multiply(0.05), Stroke::new(1.2, accent), StrokeKind::Middle);
    }
}

/// The frames of what a piece would put around a point.
pub(super) fn piece_at(piece: Piece, at: Point) -> Vec<Rect> {
    let mut frames = piece.frames();
    if let Some(all) = frames.iter().copied().reduce(Rect::union) {
        let way = all.center().to(at);
        for frame in &mut frames {
            *frame = frame.moved(way);
        }
    }
    frames
}

pub(super) fn node_outline(painter: &Painter, state: &State, node: &Node, pen: Stroke) {
    painter.rect_stroke(state.camera.rect_to_screen(node.rect()).expand(1.0), 8.0, pen, StrokeKind::Middle);
}

/// The point of a rectangle's border that is nearest to a point.
pub(super) fn nearest_on(rect: Rect, to: Point) -> Point {
    let inside = Point(to.0.clamp(rect.left(), rect.right()), to.1.clamp(rect.top(), rect.bottom()));
    if inside != to {
        return inside;
    }
    let sides = [
        (to.0 - rect.left(), Point(rect.left(), to.1)),
        (rect.right() - to.0, Point(rect.right(), to.1)),
        (to.1 - rect.top(), Point(to.0, rect.top())),
        (rect.bottom() - to.1, Point(to.0, rect.bottom())),
    ];
    sides.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map_or(to, |(_, point)| point)
}

/// What to do with an empty drawing.
pub fn empty_hint(painter: &Painter, state: &State, look: &Look) {
    let canvas = state.camera.canvas;
    let lang = state.lang();
    let lines = [
        (tr(lang, "empty-title"), fonts::bold(16.0), Role::Text),
        (tr(lang, "empty-place"), fonts::regular(13.0), Role::Secondary),
        (tr(lang, "empty-chooser"), fonts::regular(13.0), Role::Secondary),
        (tr(lang, "empty-draw"), fonts::regular(13.0), Role::Secondary),
        (tr(lang, "empty-open"), fonts::regular(13.0), Role::Secondary),
    ];
    for (line, (text, font, role)) in (0_u8..).zip(lines) {
        let at = canvas.center() + vec2(0.0, 28.0 * (f32::from(line) - 2.0));
        painter.text(at, Align2::CENTER_CENTER, text, font, look.color(role));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_point_is_on_the_border() {
        let rect = Rect(0.0, 0.0, 100.0, 50.0);
        assert_eq!(nearest_on(rect, Point(90.0, 25.0)), Point(100.0, 25.0));
        assert_eq!(nearest_on(rect, Point(-30.0, 20.0)), Point(0.0, 20.0));
    }
}
