//! Paints what lights up after undo and redo: a ring round what has changed, which fades.

use std::time::Duration;

use egui::{Painter, Shape, Stroke, StrokeKind, Ui};

use crate::app::look::Look;
use crate::app::state::State;
use crate::app::wayfinding::flash::Lit;
use crate::scene::Role;

/// The time from one picture of it to the next.
const FRAME: Duration = Duration::from_millis(16);

/// How far round an element the ring stands in the end, in screen points.
const OUT: f32 = 9.0;

/// Paints it, if anything lights up.
pub fn show(ui: &Ui, painter: &Painter, state: &State, look: &Look) {
    let Some(flash) = state.wayfinding.flash() else { return };
    let faded = flash.faded(ui.input(|input| input.time));
    let color = look.color(Role::Accent).gamma_multiply((1.0 - faded) * 0.75);
    let visible = state.camera.visible();
    for lit in &flash.lit {
        match lit {
            Lit::Frame(frame) => {
                if frame.overlaps(visible) {
                    let ring = state.camera.rect_to_screen(*frame).expand(3.0 + OUT * faded);
                    painter.rect(ring, 10.0, color.gamma_multiply(0.15), Stroke::new(3.0, color), StrokeKind::Middle);
                }
            }
            Lit::Line(points) => {
                let points = points.iter().map(|&point| state.camera.to_screen(point)).collect();
                painter.add(Shape::line(points, Stroke::new(4.0 + OUT * faded, color.gamma_multiply(0.7))));
            }
        }
    }
    ui.ctx().request_repaint_after(FRAME);
}
