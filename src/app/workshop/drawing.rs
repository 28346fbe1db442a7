//! The drawing in a workshop: the flow in its place, all else dimmed. A click on another flow goes to it; nothing is moved
//! here.

use egui::{Sense, Ui, WidgetInfo};

use super::act::Act;
use crate::app::action::Action;
use crate::app::canvas::{paint, pointer, reach, trail};
use crate::app::look::Look;
use crate::app::state::State;
use crate::model::ElementId;
use crate::scene::{Role, View};
use crate::text::tr;

/// Shows it in all the room there is.
pub(super) fn show(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let rect = ui.available_rect_before_wrap();
    let response = ui.interact(rect, egui::Id::unique("workshop drawing"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, tr(state.lang(), "canvas-name")));
    ui.advance_cursor_after_rect(rect);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 0.0, look.color(Role::Ground));
    let view = View { visible: state.camera.visible(), zoom: state.camera.zoom, overlay: state.overlay };
    let mut brush = paint::Brush::new(&painter, &state.camera, look);
    state.document.sheet().paint(&view, &mut |primitive| brush.paint(primitive));
    brush.finish();
    trail::show(&painter, state, rect, look);
    pointer::scroll(ui, &response, actions);
    if response.dragged() {
        actions.push(Action::Pan(response.drag_delta()));
    }
    let flow_at = |at| match reach::element_at(state, state.camera.to_world(at)) {
        Some(ElementId::Flow(flow)) => Some(flow),
        _ => None,
    };
    if response.hover_pos().and_then(flow_at).is_some() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.clicked()
        && let Some(flow) = response.interact_pointer_pos().and_then(flow_at)
    {
        actions.push(Action::Workshop(Act::Go(flow)));
    }
}
