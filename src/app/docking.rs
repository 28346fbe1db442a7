//! Shows the panels where they stand: their header with its menu, and the edge by which they are resized.

use egui::{CursorIcon, Frame, Id, Margin, Panel, RichText, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use super::action::Action;
use super::command::Command;
use super::fonts;
use super::look::Look;
use super::menu;
use super::menus;
use super::panels::{PanelKind, Side};
use super::rooms::STRIP;
use super::state::State;
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// How near to the edge of a panel a press takes hold of it, in screen points.
const NEAR: f32 = 4.0;

/// Shows one panel with what is in it. Its size is what the state says: nothing in it can make it wider or narrower.
/// Answers with where it is.
pub fn show(
    ui: &mut Ui,
    state: &State,
    panel: PanelKind,
    look: &Look,
    actions: &mut Vec<Action>,
    content: impl FnOnce(&mut Ui, &mut Vec<Action>),
) -> egui::Rect {
    let side = state.panels.side(panel);
    if state.rooms.is_folded(panel) {
        return folded(ui, state, panel, look, actions);
    }
    let room = ui.available_rect_before_wrap();
    let size = dragged(ui, state, panel, room, edge_id(panel), actions);
    let margin = match panel {
        PanelKind::Palette => Margin::symmetric(10, 2),
        PanelKind::Inspector => Margin::symmetric(14, 2),
        PanelKind::Registers => Margin::symmetric(12, 4),
    };
    let line = Stroke::new(1.0, look.color(Role::Line));
    let frame = Frame::new().fill(look.color(Role::Panel)).inner_margin(margin).stroke(line);
    let shown = match side {
        Side::Left => Panel::left(panel.key()),
        Side::Right => Panel::right(panel.key()),
        Side::Bottom => Panel::bottom(panel.key()),
    };
    let shown = shown.exact_size(size).resizable(false).frame(frame).show(ui, |ui| {
        let rect = ui.available_rect_before_wrap();
        // Below all that is in the panel: where nothing else answers the right button, its own menu does.
        let ground = ui.interact(rect, ui.scope_id().with("ground"), Sense::CLICK);
        ground.widget_info(|| WidgetInfo::labeled(egui::Role::GenericContainer, true, tr(state.lang(), panel.key())));
        let mut inner = ui.new_child(UiBuilder::new().max_rect(rect));
        inner.set_clip_rect(rect.expand2(vec2(4.0, 0.0)).intersect(ui.clip_rect()));
        content(&mut inner, actions);
        menus::around(&ground, |ui| choices(ui, state, panel, actions));
        ui.advance_cursor_after_rect(rect);
    });
    shown.response.rect
}

/// The size of a panel: what the state says, as far as there is room, or what its edge is being dragged to.
fn dragged(ui: &Ui, state: &State, panel: PanelKind, room: egui::Rect, edge: Id, actions: &mut Vec<Action>) -> f32 {
    let side = state.panels.side(panel);
    let extent = panel.extent(side);
    let held = ui.ctx().read_response(edge).filter(egui::Response::dragged);
    if let Some(pointer) = held.and_then(|edge| edge.interact_pointer_pos()) {
        let wanted = match side {
            Side::Left => pointer.x - room.left(),
            Side::Right => room.right() - pointer.x,
            Side::Bottom => room.bottom() - pointer.y,
        };
        let size = state.rooms.size(panel, extent, Some(wanted));
        actions.push(Action::ResizePanel(panel, size));
        return size;
    }
    state.rooms.size(panel, extent, None)
}

/// The edge of a panel for which there is no room: a button from top to bottom that brings the panel back.
fn folded(ui: &mut Ui, state: &State, panel: PanelKind, look: &Look, actions: &mut Vec<Action>) -> egui::Rect {
    let side = state.panels.side(panel);
    let shown = if side == Side::Right { Panel::right(panel.key()) } else { Panel::left(panel.key()) };
    let line = Stroke::new(1.0, look.color(Role::Line));
    let frame = Frame::new().fill(look.color(Role::Panel)).stroke(line);
    let shown = shown.exact_size(STRIP).resizable(false).frame(frame).show(ui, |ui| {
        let name = tr(state.lang(), panel.key());
        let said = tr_with(state.lang(), "panel-unfold", &[("panel", name.as_str().into())]);
        let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &said));
        let lit = response.hovered() || response.has_focus();
        let painter = ui.painter();
        if lit {
            let focus = if response.has_focus() { ui.visuals().selection.stroke } else { Stroke::NONE };
            painter.rect(rect.shrink(1.0), 4.0, look.color(Role::Hover), focus, egui::StrokeKind::Inside);
        }
        let ink = look.color(if lit { Role::Text } else { Role::Secondary });
        // It opens towards the drawing.
        let (tip, way) = (rect.center_top() + vec2(0.0, 18.0), if side == Side::Right { -3.0 } else { 3.0 });
        let chevron = [tip + vec2(-way, -5.0), tip + vec2(way, 0.0), tip + vec2(-way, 5.0)];
        painter.add(egui::Shape::line(chevron.into(), Stroke::new(1.6, ink)));
        // As on the back of a book.
        let galley = painter.layout_no_wrap(name, fonts::bold(12.0), ink);
        let at = rect.center_top() + vec2(galley.size().y / 2.0, 34.0);
        painter.add(egui::epaint::TextShape::new(at, galley, ink).with_angle(std::f32::consts::FRAC_PI_2));
        let tip = format!("{said} {}\n{}", Command::Panel(panel).keycaps(ui.ctx()), tr(state.lang(), "panel-folded"));
        let response = response.on_hover_text(tip);
        if response.clicked() {
            actions.push(Action::Run(Command::Panel(panel)));
        }
        menus::of(&response, |ui| choices(ui, state, panel, actions));
    });
    shown.response.rect
}

fn edge_id(panel: PanelKind) -> Id {
    Id::unique(("panel-edge", panel.key()))
}

/// The edge of a panel towards the drawing, by which it is resized. A double click gives it its usual size.
pub fn edge(ui: &Ui, state: &State, panel: PanelKind, rect: egui::Rect, actions: &mut Vec<Action>) {
    if state.rooms.is_folded(panel) {
        return;
    }
    let side = state.panels.side(panel);
    let (from, to) = match side {
        Side::Left => (rect.right_top(), rect.right_bottom()),
        Side::Right => (rect.left_top(), rect.left_bottom()),
        Side::Bottom => (rect.left_top(), rect.right_top()),
    };
    let across = if side.is_upright() { vec2(NEAR, 0.0) } else { vec2(0.0, NEAR) };
    let grip = egui::Rect::from_min_max(from - across, to + across);
    let response = ui.interact(grip, edge_id(panel), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Splitter, true, tr(state.lang(), panel.key())));
    if response.hovered() || response.dragged() {
        let pen = ui.visuals().widgets.hovered.bg_stroke;
        ui.painter().line_segment([from, to], Stroke::new(pen.width + 1.0, pen.color));
        ui.ctx().set_cursor_icon(if side.is_upright() {
            CursorIcon::ResizeHorizontal
        } else {
            CursorIcon::ResizeVertical
        });
    }
    if response.double_clicked() {
        actions.push(Action::ResizePanel(panel, panel.extent(side).usual));
    }
}

/// The line at the top of a panel: what it is, and the button of its menu.
pub fn header(ui: &mut Ui, state: &State, panel: PanelKind, look: &Look, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let name = RichText::new(tr(state.lang(), panel.key())).font(fonts::bold(12.0));
        ui.label(name.color(look.color(Role::Secondary)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            button(ui, state, panel, look, actions);
        });
    });
}

/// The button of a panel's menu: three dots, drawn.
pub fn button(ui: &mut Ui, state: &State, panel: PanelKind, look: &Look, actions: &mut Vec<Action>) {
    let name = format!("{}: {}", tr(state.lang(), panel.key()), tr(state.lang(), "panel-menu"));
    let (rect, response) = ui.allocate_exact_size(vec2(22.0, 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let lit = response.hovered() || response.has_focus();
    if lit {
        let focus = if response.has_focus() { ui.visuals().selection.stroke } else { Stroke::NONE };
        ui.painter().rect(rect, 5.0, look.color(Role::Hover), focus, egui::StrokeKind::Inside);
    }
    let ink = look.color(if lit { Role::Text } else { Role::Secondary });
    for step in [-5.0, 0.0, 5.0] {
        ui.painter().circle_filled(rect.center() + vec2(step, 0.0), 1.6, ink);
    }
    let response = response.on_hover_text(name);
    egui::Popup::menu(&response).show(|ui| choices(ui, state, panel, actions));
}

/// Where a panel can be moved to, and that it can be hidden.
pub fn choices(ui: &mut Ui, state: &State, panel: PanelKind, actions: &mut Vec<Action>) {
    let lang = state.lang();
    for &side in panel.sides().iter().filter(|&&side| side != state.panels.side(panel)) {
        if ui.button(tr(lang, side.key())).clicked() {
            actions.push(Action::MovePanel(panel, side));
            ui.close();
        }
    }
    ui.separator();
    let hide = egui::Button::new(tr(lang, "panel-hide")).shortcut_text(Command::Panel(panel).keycaps(ui.ctx()));
    if ui.add(hide).clicked() {
        actions.push(Action::Run(Command::Panel(panel)));
        ui.close();
    }
    menu::items(ui, state, actions, &[Command::OnlyDrawing]);
}
