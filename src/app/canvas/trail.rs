//! Paints what a next step is about: its way hop by hop in the accent's colour, all else dimmed.

use std::collections::BTreeSet;

use egui::{Align2, Color32, Painter, Pos2, Rect as ScreenRect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::beam;
use super::paint::Brush;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::next::trail::{Trail, Weight};
use crate::app::state::State;
use crate::model::{ElementId, FlowId, Point, Rect};
use crate::scene::{Detail, Primitive, Role, View};

/// How much of what is dimmed is covered.
const VEIL: f32 = 0.78;

/// How long the head of an arrow is, in screen points.
const HEAD: f32 = 11.0;

/// How far what belongs to an element reaches over its frame (the line of its border, a mark on its corner), in world units.
const EDGE: f32 = 9.0;

/// The radius of the numbers of hops, in screen points.
const NUMBER: f32 = 9.0;

/// What is written larger than this in a drawing seen from afar is the title of a zone, in screen points.
const MAP_TITLE: f32 = 9.25;

/// Paints the trail, if one is shown.
pub fn show(painter: &Painter, state: &State, canvas: ScreenRect, look: &Look) {
    let Some(trail) = &state.trail else { return };
    painter.rect_filled(canvas, 0.0, look.color(Role::Ground).gamma_multiply(VEIL));
    let (way, critical) = (look.color(Role::Accent), look.color(Role::Error));
    let weighed = |weight: Weight| match weight {
        Weight::Concerned => way,
        Weight::Critical => critical,
    };
    for (&element, &weight) in &trail.elements {
        match element {
            ElementId::Zone(id) => {
                if let Some(frame) = state.project().frame(id.into()) {
                    let rect = state.camera.rect_to_screen(frame);
                    let color = weighed(weight);
                    let pen = Stroke::new(2.0, color);
                    painter.rect(rect, 8.0, color.gamma_multiply(0.06), pen, StrokeKind::Middle);
                }
            }
            ElementId::Flow(id) => line(painter, state, id, weighed(weight)),
            _ => {}
        }
    }
    for leg in &trail.legs {
        let color = if leg.is_protected { way } else { critical };
        line(painter, state, leg.flow, color);
        head(painter, state, leg.flow, state.project().frame(leg.to.into()), color);
    }
    let shown = trail.all();
    let flows = shown.iter().filter_map(|element| match element {
        ElementId::Flow(id) => state.project().flows.get(id),
        _ => None,
    });
    let ends: BTreeSet<ElementId> = flows.flat_map(|flow| [flow.from.into(), flow.to.into()]).collect();
    for &element in ends.union(&shown) {
        reveal(painter, state, element, look);
    }
    for (&element, &weight) in &trail.elements {
        if let (ElementId::Node(_), Some(frame)) = (element, state.project().frame(element)) {
            let rect = state.camera.rect_to_screen(frame).expand(2.0);
            painter.rect_stroke(rect, 8.0, Stroke::new(2.0, weighed(weight)), StrokeKind::Middle);
        }
    }
    numbers(painter, state, trail, look);
}

fn points(state: &State, flow: FlowId) -> Vec<Pos2> {
    let flow = state.document.sheet().geometry().flows.get(&flow);
    flow.map_or_else(Vec::new, |flow| flow.route.iter().map(|&point| state.camera.to_screen(point)).collect())
}

fn line(painter: &Painter, state: &State, flow: FlowId, color: Color32) {
    let width = (5.0 * state.camera.zoom).clamp(2.5, 4.0);
    if let Some(flow) = state.document.sheet().geometry().flows.get(&flow) {
        beam::paint(painter, state, flow, Stroke::new(width, color));
    }
}

/// The head of the arrow at the end that the hop leads to; where it leads to a carrier, at neither.
fn head(painter: &Painter, state: &State, flow: FlowId, to: Option<Rect>, color: Color32) {
    let route = state.document.sheet().geometry().flows.get(&flow).map(|flow| flow.route.clone());
    let (Some(mut route), Some(to)) = (route, to) else { return };
    let touches = |point: Option<&Point>| point.is_some_and(|&point| to.grown(2.0).contains(point));
    if touches(route.first()) && !touches(route.last()) {
        route.reverse();
    } else if !touches(route.last()) {
        return;
    }
    let screen: Vec<Pos2> = route.iter().map(|&point| state.camera.to_screen(point)).collect();
    let &[.., before, tip] = screen.as_slice() else { return };
    let along = (tip - before).normalized();
    let across = vec2(-along.y, along.x) * HEAD * 0.55;
    let base = tip - along * HEAD;
    let triangle = vec![tip, base + across, base - across];
    painter.add(Shape::convex_polygon(triangle, color, Stroke::NONE));
}

/// Paints an element again above the veil, as the drawing has it.
fn reveal(painter: &Painter, state: &State, element: ElementId, look: &Look) {
    let frame = match element {
        ElementId::Node(_) => state.project().frame(element),
        ElementId::Flow(id) => state.document.sheet().geometry().flows.get(&id).and_then(|flow| flow.label),
        _ => None,
    };
    let Some(frame) = frame.filter(|frame| frame.overlaps(state.camera.visible())) else { return };
    let view = View { visible: frame, zoom: state.camera.zoom, overlay: state.overlay };
    let is_map = view.detail() < Detail::Full;
    if is_map && matches!(element, ElementId::Flow(_)) {
        return;
    }
    let clip = state.camera.rect_to_screen(frame).expand(1.0).intersect(painter.clip_rect());
    let painter = painter.with_clip_rect(clip);
    if view.detail() == Detail::Far {
        painter.rect_filled(clip, 2.0, look.color(Role::Node));
        return;
    }
    let mut brush = Brush::new(&painter, &state.camera, look);
    state.document.sheet().paint(&view, &mut |primitive| match primitive {
        // Of the titles of zones, which are large on a map, only a piece would be seen.
        Primitive::Text { size, .. } if is_map && size * view.zoom > MAP_TITLE => {}
        // Of the grounds of zones, too.
        Primitive::Rect { rect, .. } if !frame.grown(EDGE).contains_rect(*rect) => {}
        primitive => brush.paint(primitive),
    });
    brush.finish();
}

/// The number of each hop, at the left of its label or in the middle of its line.
fn numbers(painter: &Painter, state: &State, trail: &Trail, look: &Look) {
    for (place, leg) in trail.legs.iter().enumerate() {
        let Some(flow) = state.document.sheet().geometry().flows.get(&leg.flow) else { continue };
        let at = match flow.label {
            Some(label) => {
                let label = state.camera.rect_to_screen(label);
                pos2(label.left() - NUMBER + 1.0, label.top() + NUMBER)
            }
            None => match middle(&points(state, leg.flow)) {
                Some(middle) => middle,
                None => continue,
            },
        };
        let color = look.color(if leg.is_protected { Role::Accent } else { Role::Error });
        painter.circle(at, NUMBER, color, Stroke::new(1.5, look.color(Role::Panel)));
        let text = (place + 1).to_string();
        painter.text(at, Align2::CENTER_CENTER, text, fonts::bold(11.0), look.color(Role::AccentText));
    }
}

/// The point half way along a line.
fn middle(points: &[Pos2]) -> Option<Pos2> {
    let length: f32 = points.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let mut left = length / 2.0;
    for pair in points.windows(2) {
        let step = pair[0].distance(pair[1]);
        if step >= left && step > 0.0 {
            return Some(pair[0].lerp(pair[1], left / step));
        }
        left -= step;
    }
    points.first().copied()
}
