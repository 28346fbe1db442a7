//! From presses, drags and scrolling to actions: what the pointer is doing on the canvas.

use std::collections::BTreeSet;

use egui::{Event, Key, PointerButton, Response, Ui, Vec2};

use super::arrow::{self, Drag};
use super::cycle::Cycle;
use super::drift::{Drift, Margin};
use super::gesture::Gesture;
use super::guides;
use super::keys_held::keys_held;
use super::reach::{arrow_end, edge_at, element_at, grasped, handle_at, has_left, node_near, on_grid};
use super::stretch::{Keeps, held, pulled};
use super::target::Target;
use super::wheel;
use crate::app::action::{Action, Tool};
use crate::app::chooser::act::Act;
use crate::app::focus::{Keyboard, Keyed};
use crate::app::reshape::hold::Hold;
use crate::app::state::State;
use crate::edit::guides::Guide;
use crate::edit::movement::carried;
use crate::edit::{Command, Way, resize};
use crate::layout;
use crate::model::{ElementId, NodeId, Point, Rect, Vector};

/// The pointer on the canvas, from frame to frame.
#[derive(Clone, Debug, Default)]
pub struct Pointer {
    /// What a drag is doing.
    pub gesture: Gesture,
    /// Where the pointer is, in the world; none when it is elsewhere.
    pub at: Option<Point>,
    /// What is under it.
    pub over: Option<ElementId>,
    /// The node whose edge is under it: a drag from here draws an arrow.
    pub edge: Option<NodeId>,
    /// What the menu of the right button is about.
    pub menu: Target,
    pub(super) cycle: Cycle,
    /// The arrow that the last single click was on, where it was selected alone before that.
    pub(super) led: Option<ElementId>,
    drift: Drift,
    /// Whether it was used last, and not a key.
    is_used: bool,
    /// Whether it carries an entry of the palette.
    carries: bool,
    /// Whether another button has ended what the first one did: until all are up, nothing counts.
    spent: bool,
}

impl Pointer {
    /// Reads the pointer and the keys that go with it.
    pub fn update(&mut self, ui: &Ui, response: &Response, state: &State, actions: &mut Vec<Action>) {
        let typing = Keyboard::is_typing(ui.ctx());
        let space = !typing && ui.input(|input| input.key_down(Key::Space));
        self.look_under(ui, response, state);
        if self.is_interrupted(ui, response, actions) {
            return;
        }
        self.follow_hand(ui, state, actions);
        scroll(ui, response, actions);
        if response.drag_started() {
            self.drift = Drift::begin(&state.camera, state.bounds());
            self.start(ui, response, state, space, actions);
            if self.gesture.is_making() {
                actions.push(Action::TakeHold);
            }
        }
        let makes = self.gesture.is_making();
        if response.dragged() {
            self.drag(ui, response, state, actions);
        }
        // Escape ends the drag for egui too, which must not count as letting go.
        if self.gesture != Gesture::None && ui.input(|input| input.key_pressed(Key::Escape)) {
            self.gesture.give_up(actions);
        } else if response.drag_stopped() {
            self.stop(ui, state, actions);
        }
        if !response.dragged() && !response.drag_stopped() {
            self.gesture = Gesture::None;
        }
        if makes && !self.gesture.is_making() {
            actions.push(Action::LetGo);
        }
        if let Some(element) = self.cycle.follow(ui.ctx(), response.hover_pos()) {
            actions.push(Action::Select(BTreeSet::from([element])));
        }
        self.click(ui, response, state, actions);
        self.drop_from_palette(ui, state, actions);
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(self.cursor(ui, state, space));
        }
    }

    /// Whether what a drag does has been given up because another button was pressed besides; then that one opens
    /// nothing, and all must be let go before anything begins anew.
    fn is_interrupted(&mut self, ui: &Ui, response: &Response, actions: &mut Vec<Action>) -> bool {
        let (down, pressed, released) = ui.input(|input| {
            let pointer = &input.pointer;
            let pressed =
                [PointerButton::Secondary, PointerButton::Middle].map(|button| pointer.button_pressed(button));
            let down = [PointerButton::Primary, PointerButton::Secondary, PointerButton::Middle]
                .map(|button| pointer.button_down(button));
            (down.into_iter().filter(|down| *down).count(), pressed.contains(&true), pointer.any_released())
        });
        self.spent &= down > 0 || released;
        let drags = self.gesture != Gesture::None || response.drag_started() || self.carries;
        let is_other = pressed && self.gesture != Gesture::None || down > 1 || pressed && self.carries;
        if drags && is_other && !self.spent {
            self.spent = true;
            if self.gesture.is_making() {
                actions.push(Action::LetGo);
            }
            self.gesture.give_up(actions);
            ui.ctx().stop_dragging();
            if std::mem::take(&mut self.carries) {
                egui::DragAndDrop::clear_payload(ui.ctx());
                actions.push(Action::Take(Tool::Select));
            }
        }
        self.spent
    }

    /// Whether another button has ended what the first one did, and not all are up yet.
    pub(super) fn is_spent(&self) -> bool {
        self.spent
    }

    fn look_under(&mut self, ui: &Ui, response: &Response, state: &State) {
        let position = if response.dragged() || response.drag_stopped() {
            // What is dragged stays in sight: beyond the border it waits there for the paper.
            let makes = self.gesture.is_making();
            response.interact_pointer_pos().map(|at| if makes { state.camera.canvas.clamp(at) } else { at })
        } else {
            response.hover_pos()
        };
        self.at = position.map(|position| state.camera.to_world(position));
        self.over = None;
        self.edge = None;
        if let Some(at) = self.at
            && ui.clip_rect().contains(position.unwrap_or_default())
        {
            self.over = element_at(state, at);
            self.edge = edge_at(state, at).filter(|_| self.held(state).is_none());
        }
    }

    /// Notices whether the hand is at the pointer or at the keys: what is placed is shown for one of them only.
    fn follow_hand(&mut self, ui: &Ui, state: &State, actions: &mut Vec<Action>) {
        // What is typed into the field of what was just placed says nothing of where the next one goes.
        let names = state.rename.is_some() || state.labelling.is_some();
        ui.input(|input| {
            for event in &input.events {
                match event {
                    Event::PointerMoved(_) | Event::PointerButton { .. } => self.is_used = true,
                    Event::Key { pressed: true, .. } | Event::Text(_) if !names => self.is_used = false,
                    _ => {}
                }
            }
        });
        if self.is_used && self.at.is_some() && matches!(state.focus.keyed, Some(Keyed::Place { .. })) {
            actions.push(Action::EndKeyed);
        }
    }

    /// Whether what is placed is shown where keys place it: they were used since the pointer was.
    pub(super) fn leaves_to_keys(&self) -> bool {
        !self.is_used
    }

    /// What of the selected arrow is under the pointer.
    pub(super) fn held(&self, state: &State) -> Option<Hold> {
        arrow::hold_at(state, state.camera.to_screen(self.at?)).filter(|_| state.tool == Tool::Select)
    }

    fn start(&mut self, ui: &Ui, response: &Response, state: &State, space: bool, actions: &mut Vec<Action>) {
        let Some(origin) = ui.input(|input| input.pointer.press_origin()) else { return };
        let start = state.camera.to_world(origin);
        let shift = keys_held(ui).shift;
        self.gesture = if space || response.drag_started_by(PointerButton::Middle) {
            Gesture::Pan
        } else if !response.drag_started_by(PointerButton::Primary) {
            Gesture::None
        } else if matches!(state.tool, Tool::Zone(_) | Tool::Note) {
            Gesture::Span { start: on_grid(state, start) }
        } else if matches!(state.tool, Tool::Node(_) | Tool::Piece(_)) {
            Gesture::None
        } else if let Some((element, side, frame)) = handle_at(state, origin) {
            Gesture::Resize { element, side, frame, guides: Vec::new() }
        } else if let Some(drag) = Drag::begin(state, origin).filter(|_| !shift) {
            let own = ElementId::from(drag.flow);
            if state.only_selected() != Some(own) {
                actions.push(Action::Select(BTreeSet::from([own])));
            }
            Gesture::Arrow(drag)
        } else if let Some(from) = edge_at(state, start) {
            Gesture::DrawFlow { from, start, left: false, shown: None }
        } else if let Some(element) = grasped(state, start) {
            let mut elements = state.selection.clone();
            if !elements.contains(&element) {
                if !shift {
                    elements.clear();
                }
                elements.insert(element);
                actions.push(Action::Select(elements.clone()));
            }
            let moved = carried(state.document.history.project(), &elements);
            Gesture::Move { elements, start, moved, by: Vector(0.0, 0.0), guides: Vec::new(), copies: false }
        } else {
            let keep = if shift { state.selection.clone() } else { BTreeSet::new() };
            Gesture::RubberBand { start, keep, before: state.selection.clone() }
        };
    }

    fn drag(&mut self, ui: &Ui, response: &Response, state: &State, actions: &mut Vec<Action>) {
        let Some(at) = self.at else { return };
        match &mut self.gesture {
            Gesture::Pan => actions.push(Action::Pan(response.drag_delta())),
            Gesture::Move { elements, start, moved, by, guides, copies } => {
                let (next, lines) = way(ui, state, elements, moved, start.to(at));
                let copy = keys_held(ui).alt;
                *guides = lines;
                if next != *by || copy != *copies {
                    (*by, *copies) = (next, copy);
                    actions.push(Action::Preview(moving(elements, next, copy)));
                }
            }
            Gesture::Resize { element, side, frame, guides } => {
                let (frame, lines) = stretched(ui, state, *element, *side, *frame, at);
                *guides = lines;
                actions.push(Action::Preview(Command::Resize { element: *element, frame }));
            }
            Gesture::Arrow(drag) => drag.on(state, at, keys_held(ui).command, actions),
            Gesture::RubberBand { start, keep, .. } => span(state, *start, at, keep, actions),
            Gesture::DrawFlow { from, left, shown, .. } => {
                *left |= has_left(state, *from, at);
                // The way it will have, so that nothing jumps when it is let go; found anew for another target only.
                let two_way = keys_held(ui).shift;
                let wanted =
                    arrow_end(state, *from, *left, at).map(|to| Command::DrawFlow { from: *from, to, two_way });
                if wanted != *shown {
                    actions.push(wanted.clone().map_or(Action::EndPreview, Action::Preview));
                    *shown = wanted;
                }
            }
            Gesture::None | Gesture::Span { .. } => {}
        }
        if let Some(pointer) = response.interact_pointer_pos()
            && self.gesture.is_making()
        {
            let seconds = ui.input(|input| input.stable_dt);
            let selects = matches!(self.gesture, Gesture::RubberBand { .. });
            let margin = if selects { Margin::Selecting } else { Margin::Making };
            let push = self.drift.step(&state.camera, margin, pointer, seconds);
            if push != Vec2::ZERO {
                actions.push(Action::Pan(push));
                ui.ctx().request_repaint();
            }
        }
    }

    fn stop(&mut self, ui: &Ui, state: &State, actions: &mut Vec<Action>) {
        let gesture = std::mem::take(&mut self.gesture);
        let Some(at) = self.at else {
            actions.push(Action::EndPreview);
            return;
        };
        match gesture {
            Gesture::None | Gesture::Pan => {}
            Gesture::RubberBand { start, keep, .. } => span(state, start, at, &keep, actions),
            // Where it is let go counts, and not where it was last seen.
            Gesture::Move { elements, start, moved, .. } => {
                let (by, _) = way(ui, state, &elements, &moved, start.to(at));
                let copies = keys_held(ui).alt;
                if by == Vector(0.0, 0.0) {
                    actions.push(Action::EndPreview);
                } else {
                    actions.push(Action::Edit(moving(&elements, by, copies)));
                }
            }
            Gesture::Resize { element, side, frame, .. } => {
                let (frame, _) = stretched(ui, state, element, side, frame, at);
                actions.push(Action::Edit(Command::Resize { element, frame }));
            }
            Gesture::Arrow(drag) => {
                actions.push(drag.end(state, at, keys_held(ui).command));
            }
            Gesture::DrawFlow { from, left, shown, .. } => {
                let left = left || has_left(state, from, at);
                if shown.is_some() {
                    actions.push(Action::EndPreview);
                }
                let two_way = keys_held(ui).shift;
                if let Some(to) = arrow_end(state, from, left, at) {
                    actions.push(Action::Draw { from, to, two_way });
                } else if left && node_near(state, at).is_none() {
                    let way = if two_way { Way::Both } else { Way::Out };
                    actions.push(Action::Choose(Act::Open { at, from: Some(from), way }));
                }
            }
            Gesture::Span { start } => {
                let frame = Rect::between(start, on_grid(state, at));
                let drawn = frame.2 * state.camera.zoom >= 24.0 && frame.3 * state.camera.zoom >= 24.0;
                actions.push(Action::Place(if drawn { frame.center() } else { start }, drawn.then_some(frame)));
            }
        }
    }

    /// A palette entry that was dragged onto the canvas is placed where it is let go. Anywhere else, and after Escape,
    /// nothing is left of it.
    fn drop_from_palette(&mut self, ui: &Ui, state: &State, actions: &mut Vec<Action>) {
        let carried = self.carries;
        self.carries = egui::DragAndDrop::has_payload_of_type::<Tool>(ui.ctx());
        if !self.carries {
            if carried {
                actions.push(Action::Take(Tool::Select));
            }
            return;
        }
        if !ui.input(|input| input.pointer.any_released()) {
            return;
        }
        self.carries = false;
        if let Some(position) = ui.input(|input| input.pointer.interact_pos())
            && state.camera.canvas.contains(position)
            && let Some(tool) = egui::DragAndDrop::take_payload::<Tool>(ui.ctx())
        {
            actions.push(Action::Take((*tool).clone()));
            actions.push(guides::place(ui, state, &tool, state.camera.to_world(position)));
        } else {
            actions.push(Action::Take(Tool::Select));
        }
    }
}

pub(in crate::app) fn scroll(ui: &Ui, response: &Response, actions: &mut Vec<Action>) {
    let pointer = response.hover_pos();
    let zoom = wheel::factor(ui, response.id, pointer.is_some());
    let Some(pointer) = pointer else { return };
    let scrolled = ui.input(egui::InputState::smooth_scroll_delta);
    if (zoom - 1.0).abs() > f32::EPSILON {
        actions.push(Action::Zoom(zoom, pointer));
    } else if scrolled != Vec2::ZERO {
        actions.push(Action::Pan(scrolled));
    }
}

/// How far a drag moves elements, and what they are in line with there: with Shift along one axis, with Ctrl freely.
fn way(
    ui: &Ui,
    state: &State,
    elements: &BTreeSet<ElementId>,
    moved: &BTreeSet<ElementId>,
    dragged: Vector,
) -> (Vector, Vec<Guide>) {
    let keys = keys_held(ui);
    let wanted = if keys.shift { straight(dragged) } else { dragged };
    if keys.command { (wanted, Vec::new()) } else { guides::snapped(state, elements, moved, wanted) }
}

/// Selects what a rubber band takes.
fn span(state: &State, start: Point, at: Point, keep: &BTreeSet<ElementId>, actions: &mut Vec<Action>) {
    let geometry = state.document.sheet().geometry();
    let taken = layout::elements_in(state.project(), geometry, Rect::between(start, at), at.0 >= start.0);
    let selection: BTreeSet<ElementId> = keep.iter().copied().chain(taken).collect();
    if selection != state.selection {
        actions.push(Action::Select(selection));
    }
}

/// The way along the axis in which it leads farther.
fn straight(way: Vector) -> Vector {
    if way.0.abs() >= way.1.abs() { Vector(way.0, 0.0) } else { Vector(0.0, way.1) }
}

/// Moves elements, or copies of them. Either takes along what stands in zones; what is locked may be copied.
fn moving(elements: &BTreeSet<ElementId>, by: Vector, copies: bool) -> Command {
    let elements = elements.clone();
    if copies { Command::Duplicate { elements, by } } else { Command::Move { elements, by } }
}

/// The frame that dragging a handle to a point asks for, and what it is in line with: with Shift in proportion, with Alt
/// about its middle, with Ctrl freely, also past what stands in a zone.
fn stretched(ui: &Ui, state: &State, element: ElementId, side: (i8, i8), frame: Rect, at: Point) -> (Rect, Vec<Guide>) {
    let keys = keys_held(ui);
    let keeps = Keeps { proportion: keys.shift, middle: keys.alt };
    let project = state.document.history.project();
    let least = |width: f32| resize::least(project, element, width);
    let at = if keys.command { at } else { guides::snapped_edge(state, element, side, frame, at) };
    let frame = pulled(frame, side, at, keeps, &least);
    let frame = if keys.command { frame } else { held(state, element, frame) };
    let lines = if keys.command { Vec::new() } else { guides::of_size(state, element, side, frame) };
    (frame, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_way_leads_along_the_longer_axis() {
        assert_eq!(straight(Vector(-30.0, 20.0)), Vector(-30.0, 0.0));
        assert_eq!(straight(Vector(10.0, -20.0)), Vector(0.0, -20.0));
    }
}
