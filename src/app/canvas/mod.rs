//! The canvas: the scene painted, and the pointer turned into actions.
//!
//! [`paint`] turns the scene's primitives into egui's shapes, [`far`] those of a large drawing seen from far away;
//! [`mod@pointer`] is the state machine from presses and drags to
//! actions, [`arrow`] what the selected arrow can be dragged by, [`guides`] where a drag comes to rest; [`marks`] paints
//! what shows selection and gestures, [`flash`] what undo and redo have changed, [`minimap`] the whole drawing in a corner; [`rename`] is the field for typing a name in place, [`label_edit`] that for what an arrow
//! does and carries; [`chooser`] offers what is drawn next where the hand is; [`context`] has the menus of the
//! right button; [`access`] tells assistive technology what stands where.

pub mod access;
pub mod arrow;
pub mod chooser;
pub mod context;
pub mod far;
pub mod flash;
pub mod guides;
pub mod label_edit;
pub mod marks;
pub mod minimap;
pub mod paint;
pub mod pointer;
mod reach;
pub mod rename;

use egui::{Sense, Ui, WidgetInfo};

use super::action::Action;
use super::look::Look;
use super::state::State;
use crate::model::Point;
use crate::scene::{Detail, Legend, View};
use crate::text::tr;
use far::Far;
use minimap::Minimap;
use pointer::{Gesture, Pointer};

/// What the canvas remembers from frame to frame.
#[derive(Default)]
pub struct Canvas {
    /// What the pointer is doing.
    pub pointer: Pointer,
    far: Far,
    minimap: Minimap,
}

/// Shows the canvas in all the room there is, and tells what the person wants.
pub fn show(ui: &mut Ui, state: &State, canvas: &mut Canvas, look: &Look, actions: &mut Vec<Action>) {
    let Canvas { pointer, far, minimap } = canvas;
    let rect = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Canvas, true, tr(state.lang(), "canvas-name")));

    let mut clipped = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    clipped.set_clip_rect(rect.intersect(ui.clip_rect()));
    let painter = clipped.painter().clone();
    painter.rect_filled(rect, 0.0, look.color(crate::scene::Role::Ground));
    if state.visible.grid {
        paint::grid(&painter, &state.camera, look);
    }
    let view = View { visible: state.camera.visible(), zoom: state.camera.zoom, overlay: state.overlay };
    if view.detail() == Detail::Far {
        far.paint(&painter, state, &view, look);
    } else {
        let mut brush = paint::Brush::new(&painter, &state.camera, look);
        state.document.sheet().paint(&view, &mut |primitive| brush.paint(primitive));
        brush.finish();
    }

    // What a press ends comes before what it begins.
    let before = actions.len();
    pointer.update(&clipped, &response, state, actions);
    marks::hits(&painter, state, look);
    flash::show(&clipped, &painter, state, look);
    marks::selection(&painter, state, look);
    marks::gesture(&painter, state, pointer, look);
    access::describe(&mut clipped, state, actions);
    if state.project().is_blank() {
        marks::empty_hint(&painter, state, look);
    }
    let busy = pointer.at.filter(|_| pointer.gesture != Gesture::None).map(|at| state.camera.to_screen(at));
    minimap::show(&clipped, &painter, state, minimap, busy, look, actions);
    let mut typed = Vec::new();
    rename::show(&mut clipped, state, look, &mut typed);
    label_edit::show(&clipped, state, look, &mut typed);
    chooser::show(&clipped, state, look, &mut typed);
    actions.splice(before..before, typed);
    context::show(&response, state, pointer, actions);
}

/// The legend in a strip of this width, as high as it needs.
pub fn legend(state: &State, width: f32) -> Legend {
    Legend::new(state.overlay, &state.document.analysis().totals, state.lang(), Point(0.0, 0.0), width)
}

/// Shows the legend.
pub fn show_legend(ui: &mut Ui, state: &State, legend: &Legend, look: &Look) {
    let size = egui::vec2(ui.available_width(), legend.size.1);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, tr(state.lang(), "command-legend")));
    let camera = super::camera::Camera { origin: Point(0.0, 0.0), zoom: 1.0, canvas: rect };
    let painter = ui.painter().clone();
    let mut brush = paint::Brush::new(&painter, &camera, look);
    for primitive in &legend.primitives {
        brush.paint(primitive);
    }
    brush.finish();
}
