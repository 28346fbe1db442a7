//! Lights up what the search has hit, under the rings of what is selected.

use egui::epaint::Mesh;
use egui::{Color32, Painter, Rect as ScreenRect, Shape, Stroke, StrokeKind};

use super::beam;
use super::reach::ring;
use super::ribbon;
use crate::app::look::Look;
use crate::app::state::State;
use crate::model::{ElementId, Rect};
use crate::scene::Role;

/// How wide the band along a flow is that the search has hit.
const BEAM: f32 = 7.0;

/// With more hits in sight than this, their rings are plain.
const MANY: usize = 400;

/// How wide such a ring is.
const RING: f32 = 6.0;

/// Soft rings around what the search has hit.
pub(super) fn paint(painter: &Painter, state: &State, look: &Look) {
    if !state.search.open {
        return;
    }
    let color = look.color(Role::Warning);
    let visible = state.camera.visible();
    let framed = state.search.hits.iter().filter_map(|&element| Some((element, state.frame(element)?)));
    let seen: Vec<_> = framed.filter(|(_, frame)| visible.overlaps(frame.grown(1.0))).collect();
    let beam = Stroke::new(BEAM * look.lines(), look.veil(Role::Warning, 0.28));
    if seen.len() > MANY {
        return many(painter, state, &seen, beam, color);
    }
    for (element, frame) in seen {
        if let ElementId::Flow(id) = element
            && let Some(flow) = state.document.sheet().geometry().flows.get(&id)
        {
            beam::paint(painter, state, flow, beam);
            if let Some(label) = flow.label {
                soft_ring(painter, state.camera.rect_to_screen(label).expand(1.0), color);
            }
        } else {
            soft_ring(painter, state.camera.rect_to_screen(frame).expand(ring(element)), color);
        }
    }
}

/// So many hits in sight that they are marked with as few triangles as will do: one ring each, without roundings.
fn many(painter: &Painter, state: &State, hits: &[(ElementId, Rect)], beam: Stroke, color: Color32) {
    let (mut mesh, camera) = (Mesh::default(), state.camera);
    let half = RING / 2.0;
    let ring_round = |rect: ScreenRect, mesh: &mut Mesh| {
        ribbon::add_border(mesh, rect.expand(half), half, color.gamma_multiply(0.4));
    };
    for &(element, frame) in hits {
        if let ElementId::Flow(id) = element
            && let Some(flow) = state.document.sheet().geometry().flows.get(&id)
        {
            let points = flow.route.iter().map(|&point| camera.to_screen(point));
            ribbon::add_line(&mut mesh, points, beam.width / 2.0, beam.color);
            if let Some(label) = flow.label {
                ring_round(camera.rect_to_screen(label).expand(1.0), &mut mesh);
            }
        } else {
            ring_round(camera.rect_to_screen(frame).expand(ring(element)), &mut mesh);
        }
    }
    painter.add(Shape::mesh(mesh));
}

/// A ring that fades outwards.
fn soft_ring(painter: &Painter, rect: ScreenRect, color: Color32) {
    for (wide, strong) in [(9.0, 0.16), (6.0, 0.25), (3.0, 0.55)] {
        let pen = Stroke::new(wide, color.gamma_multiply(strong));
        painter.rect_stroke(rect, 8.0, pen, StrokeKind::Outside);
    }
}
