//! The strip below the drawing that says what its colours and marks mean. In a low window it is one row that can be
//! unfolded: the drawing needs the room.

use egui::{Frame, Id, Margin, Panel, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::action::Action;
use super::camera::Camera;
use super::canvas::changes;
use super::canvas::paint::Brush;
use super::command::Command;
use super::look::Look;
use super::state::State;
use super::{menu, menus};
use crate::model::Point;
use crate::scene::{Legend, Role};
use crate::text::tr;

const MARGIN: Margin = Margin::symmetric(14, 3);

/// The button that folds and unfolds, and what is between it and the rest.
const BUTTON: egui::Vec2 = vec2(24.0, 18.0);
const BESIDE: f32 = 8.0;

/// How high it is at least, in screen points.
pub const LEAST_HEIGHT: f32 = Legend::ROW + 6.0;

/// How high the drawing and the strip must be together for each row that the strip may take without being asked.
const EACH_ROW: f32 = 240.0;

/// Whether a person has unfolded it.
#[derive(Debug, Default)]
pub struct Strip {
    unfolded: bool,
}

impl Strip {
    /// Shows the legend, as high as it needs from the first frame on: one that grew would push the drawing.
    pub fn show(&mut self, ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
        let room = ui.available_size();
        let width = room.x - MARGIN.sum().x;
        let all = legend(state, width);
        let low = all.size.1 > Legend::ROW * (room.y / EACH_ROW).floor().max(1.0);
        let beside = width - BUTTON.x - BESIDE;
        let (shown, button) = match (low, self.unfolded) {
            (false, _) => (all, false),
            (true, true) => (legend(state, beside), true),
            (true, false) => (folded(state, beside), true),
        };
        let ground = Frame::new().fill(look.color(Role::Ground)).inner_margin(MARGIN);
        let height = shown.size.1 + MARGIN.sum().y;
        Panel::bottom("legend").exact_size(height).show_separator_line(false).frame(ground).show(ui, |ui| {
            let image = paint(ui, state, &shown, look);
            if button {
                self.button(ui, state, look);
            }
            menus::around(&image, |ui| menu::switches(ui, state, actions, &[Command::ToggleLegend]));
        });
    }

    /// The button at the right end of the first row.
    fn button(&mut self, ui: &Ui, state: &State, look: &Look) {
        let strip = ui.max_rect();
        let corner = strip.right_top() + vec2(-BUTTON.x, (Legend::ROW - BUTTON.y) / 2.0);
        let rect = egui::Rect::from_min_size(corner, BUTTON);
        let response = ui.interact(rect, Id::unique("legend-fold"), Sense::click());
        let name = tr(state.lang(), if self.unfolded { "legend-fold" } else { "legend-unfold" });
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
        let lit = response.hovered() || response.has_focus();
        if lit {
            let focus = if response.has_focus() { ui.visuals().selection.stroke } else { Stroke::NONE };
            ui.painter().rect(rect, 5.0, look.color(Role::Hover), focus, StrokeKind::Inside);
        }
        // An arrow head to where the rows come from or go to.
        let ink = look.color(if lit { Role::Text } else { Role::Secondary });
        let rise = if self.unfolded { -2.5 } else { 2.5 };
        let points = [vec2(-5.0, rise), vec2(0.0, -rise), vec2(5.0, rise)].map(|way| rect.center() + way);
        ui.painter().add(Shape::line(points.into(), Stroke::new(1.8, ink)));
        if response.on_hover_text(name).clicked() {
            self.unfolded = !self.unfolded;
        }
    }
}

fn legend(state: &State, width: f32) -> Legend {
    let totals = &state.document.analysis().totals;
    Legend::lasting(state.overlay, totals, changes::counts(state), state.lang(), width)
}

fn folded(state: &State, width: f32) -> Legend {
    let totals = &state.document.analysis().totals;
    Legend::folded(state.overlay, totals, changes::counts(state), state.lang(), width)
}

fn paint(ui: &Ui, state: &State, legend: &Legend, look: &Look) -> Response {
    let rect = ui.max_rect();
    let response = ui.interact(rect, Id::unique("legend-image"), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, tr(state.lang(), "command-legend")));
    let camera = Camera { origin: Point(0.0, 0.0), zoom: 1.0, canvas: rect };
    let painter = ui.painter().clone();
    let mut brush = Brush::new(&painter, &camera, look);
    for primitive in &legend.primitives {
        brush.paint(primitive);
    }
    brush.finish();
    response
}
