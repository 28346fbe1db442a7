//! From presses, drags and scrolling to actions: what the pointer is doing on the canvas.

use std::collections::BTreeSet;

use egui::{CursorIcon, Key, PointerButton, Response, Ui, Vec2};

use super::arrow::{self, Drag};
use super::cycle::Cycle;
use super::drift::{Drift, Margin};
use super::guides;
use super::reach::{edge_at, element_at, grasped, handle_at, node_near, on_border, on_grid, tolerance};
use super::stretch::{Keeps, pulled};
use super::target::Target;
use super::wheel;
use crate::app::action::{Action, Tool};
use crate::app::chooser::act::Act;
use crate::app::focus::Keyboard;
use crate::app::label::act::{Act as Label, Part};
use crate::app::reshape::hold::Hold;
use crate::app::state::State;
use crate::edit::bend::{self, Grip};
use crate::edit::guides::Guide;
use crate::edit::movement::carried;
use crate::edit::{Command, Way, resize};
use crate::layout;
use crate::model::{ElementId, FlowId, NodeId, Point, Rect, Vector};

/// What a drag is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    /// Nothing.
    #[default]
    None,
    /// Moving the paper.
    Pan,
    /// Moving what was selected when the drag began; how far so far.
    Move {
        /// What is moved.
        elements: BTreeSet<ElementId>,
        /// Where the drag began.
        start: Point,
        /// All that moves with it.
        moved: BTreeSet<ElementId>,
        /// How far, after snapping.
        by: Vector,
        /// What it is in line with there.
        guides: Vec<Guide>,
        /// Whether a copy is moved and the original stays.
        copies: bool,
    },
    /// Spanning a rectangle to select in.
    RubberBand {
        /// Where the drag began.
        start: Point,
        /// What stays selected besides.
        keep: BTreeSet<ElementId>,
    },
    /// Drawing an arrow from a node.
    DrawFlow {
        /// Where it starts.
        from: NodeId,
        /// Where the drag began.
        start: Point,
    },
    /// Pulling a side or corner of a frame.
    Resize {
        /// Whose frame.
        element: ElementId,
        /// Which side: −1, 0 or 1 across and down.
        side: (i8, i8),
        /// The frame as it was.
        frame: Rect,
        /// What it is in line with as it is.
        guides: Vec<Guide>,
    },
    /// Leading an arrow another way, connecting it with another node, putting its label elsewhere.
    Arrow(Drag),
    /// Spanning the frame of a zone or note to be placed.
    Span {
        /// Where the drag began.
        start: Point,
    },
}

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
    cycle: Cycle,
    drift: Drift,
}

impl Pointer {
    /// Reads the pointer and the keys that go with it.
    pub fn update(&mut self, ui: &Ui, response: &Response, state: &State, actions: &mut Vec<Action>) {
        let typing = Keyboard::is_typing(ui.ctx());
        let space = !typing && ui.input(|input| input.key_down(Key::Space));
        self.look_under(ui, response, state);
        scroll(ui, response, actions);
        if response.drag_started() {
            self.drift = Drift::begin(&state.camera, state.bounds());
            self.start(ui, response, state, space, actions);
        }
        if response.dragged() {
            self.drag(ui, response, state, actions);
        }
        // Escape ends the drag for egui too, which must not count as letting go.
        if self.gesture != Gesture::None && ui.input(|input| input.key_pressed(Key::Escape)) {
            self.gesture = Gesture::None;
            actions.push(Action::EndPreview);
        } else if response.drag_stopped() {
            self.stop(ui, state, actions);
        }
        if !response.dragged() && !response.drag_stopped() {
            self.gesture = Gesture::None;
        }
        if let Some(element) = self.cycle.follow(ui.ctx(), response.hover_pos()) {
            actions.push(Action::Select(BTreeSet::from([element])));
        }
        self.click(ui, response, state, actions);
        Self::drop_from_palette(ui, state, actions);
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(self.cursor(ui, state, space));
        }
    }

    fn look_under(&mut self, ui: &Ui, response: &Response, state: &State) {
        let position = if response.dragged() || response.drag_stopped() {
            response.interact_pointer_pos()
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

    /// What of the selected arrow is under the pointer.
    fn held(&self, state: &State) -> Option<Hold> {
        arrow::hold_at(state, state.camera.to_screen(self.at?)).filter(|_| state.tool == Tool::Select)
    }

    fn start(&mut self, ui: &Ui, response: &Response, state: &State, space: bool, actions: &mut Vec<Action>) {
        let Some(origin) = ui.input(|input| input.pointer.press_origin()) else { return };
        let start = state.camera.to_world(origin);
        let shift = ui.input(|input| input.modifiers.shift);
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
            Gesture::Arrow(drag)
        } else if let Some(from) = edge_at(state, start) {
            Gesture::DrawFlow { from, start }
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
            Gesture::RubberBand { start, keep }
        };
    }

    fn drag(&mut self, ui: &Ui, response: &Response, state: &State, actions: &mut Vec<Action>) {
        let Some(at) = self.at else { return };
        match &mut self.gesture {
            Gesture::Pan => actions.push(Action::Pan(response.drag_delta())),
            Gesture::Move { elements, start, moved, by, guides, copies } => {
                let keys = ui.input(|input| input.modifiers);
                let free = keys.command;
                let wanted = if keys.shift { straight(start.to(at)) } else { start.to(at) };
                let (next, lines) =
                    if free { (wanted, Vec::new()) } else { guides::snapped(state, elements, moved, wanted) };
                *guides = lines;
                if next != *by || keys.alt != *copies {
                    (*by, *copies) = (next, keys.alt);
                    actions.push(Action::Preview(moving(elements, moved, next, keys.alt)));
                }
            }
            Gesture::Resize { element, side, frame, guides } => {
                let (frame, lines) = stretched(ui, state, *element, *side, *frame, at);
                *guides = lines;
                actions.push(Action::Preview(Command::Resize { element: *element, frame }));
            }
            Gesture::Arrow(drag) => drag.on(state, at, ui.input(|input| input.modifiers.command), actions),
            Gesture::RubberBand { start, keep } => {
                let band = Rect::between(*start, at);
                let mut selection = keep.clone();
                selection.extend(layout::elements_in(
                    state.project(),
                    state.document.sheet().geometry(),
                    band,
                    at.0 >= start.0,
                ));
                if selection != state.selection {
                    actions.push(Action::Select(selection));
                }
            }
            Gesture::None | Gesture::DrawFlow { .. } | Gesture::Span { .. } => {}
        }
        if let Some(pointer) = response.interact_pointer_pos()
            && !matches!(self.gesture, Gesture::None | Gesture::Pan)
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
            Gesture::None | Gesture::Pan | Gesture::RubberBand { .. } => {}
            Gesture::Move { elements, by, moved, copies, .. } => {
                if by == Vector(0.0, 0.0) {
                    actions.push(Action::EndPreview);
                } else {
                    actions.push(Action::Edit(moving(&elements, &moved, by, copies)));
                }
            }
            Gesture::Resize { element, side, frame, .. } => {
                let (frame, _) = stretched(ui, state, element, side, frame, at);
                actions.push(Action::Edit(Command::Resize { element, frame }));
            }
            Gesture::Arrow(drag) => {
                actions.push(drag.end(state, at, ui.input(|input| input.modifiers.command)));
            }
            Gesture::DrawFlow { from, start } => {
                let far_enough = start.distance(at) * state.camera.zoom >= 12.0;
                let two_way = ui.input(|input| input.modifiers.shift);
                match node_near(state, at) {
                    Some(to) if far_enough => {
                        actions.push(Action::Draw { from, to, two_way });
                    }
                    None if far_enough => {
                        let way = if two_way { Way::Both } else { Way::Out };
                        actions.push(Action::Choose(Act::Open { at, from: Some(from), way }));
                    }
                    Some(_) | None => {}
                }
            }
            Gesture::Span { start } => {
                let frame = Rect::between(start, on_grid(state, at));
                let drawn = frame.2 * state.camera.zoom >= 24.0 && frame.3 * state.camera.zoom >= 24.0;
                actions.push(Action::Place(if drawn { frame.center() } else { start }, drawn.then_some(frame)));
            }
        }
    }

    fn click(&mut self, ui: &Ui, response: &Response, state: &State, actions: &mut Vec<Action>) {
        let Some(at) = self.at else { return };
        let position = state.camera.to_screen(at);
        if response.double_clicked()
            && let Some(element) = self.cycle.stop(state, position, tolerance(state))
            && Some(element) != self.over
            && state.project().name(element).is_some()
        {
            // What clicks at this place have brought up from below.
            actions.push(Action::StartRename(element));
            return;
        }
        let waypoint = match self.held(state) {
            Some(Hold::Line(Grip::Waypoint(number))) if response.clicked_by(PointerButton::Primary) => Some(number),
            _ => None,
        };
        if let Some(number) = waypoint
            && let Some(ElementId::Flow(id)) = state.only_selected()
            && let Some(flow) = state.project().flows.get(&id)
        {
            // A click leaves the arrow selected, whatever else is there, so that a second one can follow.
            if response.double_clicked() {
                let waypoints = bend::without(flow, number);
                actions.push(Action::Edit(Command::Bend { flow: id, waypoints }));
            }
        } else if response.double_clicked() {
            match self.over {
                Some(ElementId::Zone(id)) if !on_border(state, id, at) => actions.push(open_chooser(at)),
                Some(element) if state.project().name(element).is_some() => {
                    actions.push(Action::StartRename(element));
                }
                Some(ElementId::Flow(id)) => actions.push(Action::Label(Label::Open(id, part_at(state, id, at)))),
                Some(_) => {}
                None => actions.push(open_chooser(at)),
            }
        } else if response.clicked_by(PointerButton::Primary) {
            if state.rename.is_some() {
                actions.push(Action::EndRename { keep: true });
            }
            if state.tool != Tool::Select {
                actions.push(place(ui, state, &state.tool, at));
                return;
            }
            let mut selection = state.selection.clone();
            let adds = ui.input(|input| input.modifiers.shift || input.modifiers.command);
            if !adds && self.cycle.click(ui.ctx(), state, position, tolerance(state)) {
                return;
            }
            if !adds {
                selection.clear();
            }
            if let Some(element) = self.over
                && !(adds && selection.remove(&element))
            {
                selection.insert(element);
            }
            actions.push(Action::Select(selection));
        } else if response.secondary_clicked() {
            let elements = match self.over {
                Some(element) if state.selection.contains(&element) => state.selection.clone(),
                over => BTreeSet::from_iter(over),
            };
            self.menu = Target { elements: elements.clone(), at, by_keys: false };
            if elements != state.selection {
                actions.push(Action::Select(elements));
            }
        }
    }

    /// A palette entry that was dragged onto the canvas is placed where it is let go.
    fn drop_from_palette(ui: &Ui, state: &State, actions: &mut Vec<Action>) {
        let dragged = egui::DragAndDrop::has_payload_of_type::<Tool>(ui.ctx());
        if !dragged || !ui.input(|input| input.pointer.any_released()) {
            return;
        }
        if let Some(position) = ui.input(|input| input.pointer.interact_pos())
            && state.camera.canvas.contains(position)
            && let Some(tool) = egui::DragAndDrop::take_payload::<Tool>(ui.ctx())
        {
            actions.push(Action::Take((*tool).clone()));
            actions.push(place(ui, state, &tool, state.camera.to_world(position)));
        }
    }

    fn cursor(&self, ui: &Ui, state: &State, space: bool) -> CursorIcon {
        match &self.gesture {
            Gesture::Pan => CursorIcon::Grabbing,
            Gesture::Move { copies: true, .. } => CursorIcon::Copy,
            Gesture::Move { .. } => CursorIcon::Move,
            Gesture::DrawFlow { .. } | Gesture::Span { .. } => CursorIcon::Crosshair,
            Gesture::Resize { side, .. } => resize_cursor(*side),
            Gesture::Arrow(drag) => arrow::cursor(state, drag.hold),
            Gesture::RubberBand { .. } => CursorIcon::Default,
            Gesture::None if space => CursorIcon::Grab,
            Gesture::None if state.tool != Tool::Select => CursorIcon::Crosshair,
            Gesture::None => {
                let handle =
                    ui.input(|input| input.pointer.hover_pos()).and_then(|position| handle_at(state, position));
                if let Some(hold) = self.held(state) {
                    return arrow::cursor(state, hold);
                }
                match (handle, self.edge, self.over) {
                    (Some((_, side, _)), _, _) => resize_cursor(side),
                    (None, Some(_), _) => CursorIcon::Crosshair,
                    (None, None, Some(ElementId::Flow(_))) => CursorIcon::PointingHand,
                    (None, None, Some(_)) => match self.at.and_then(|at| grasped(state, at)) {
                        Some(element) if state.project().is_locked(element) => CursorIcon::NotAllowed,
                        Some(_) => CursorIcon::Move,
                        // Inside a zone a rubber band begins.
                        None => CursorIcon::Default,
                    },
                    (None, None, None) => CursorIcon::Default,
                }
            }
        }
    }
}

/// The part of what an arrow says that is at a point: below the chip with its verb stands its data.
fn part_at(state: &State, flow: FlowId, at: Point) -> Part {
    let label = state.document.sheet().geometry().flows.get(&flow).and_then(|flow| flow.label);
    let below = label.is_some_and(|label| label.contains(at) && at.1 > label.top() + crate::scene::label::CHIP);
    if below { Part::Data } else { Part::Verb }
}

/// Twice on bare ground: what can be drawn there.
fn open_chooser(at: Point) -> Action {
    Action::Choose(Act::Open { at, from: None, way: Way::Out })
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

/// The way along the axis in which it leads farther.
fn straight(way: Vector) -> Vector {
    if way.0.abs() >= way.1.abs() { Vector(way.0, 0.0) } else { Vector(0.0, way.1) }
}

/// Moves elements, or copies of all that would move with them.
fn moving(elements: &BTreeSet<ElementId>, moved: &BTreeSet<ElementId>, by: Vector, copies: bool) -> Command {
    if copies {
        Command::Duplicate { elements: moved.clone(), by }
    } else {
        Command::Move { elements: elements.clone(), by }
    }
}

/// The frame that dragging a handle to a point asks for, and what it is in line with: with Shift in proportion, with Alt
/// about its middle, with Ctrl freely.
fn stretched(ui: &Ui, state: &State, element: ElementId, side: (i8, i8), frame: Rect, at: Point) -> (Rect, Vec<Guide>) {
    let keys = ui.input(|input| input.modifiers);
    let keeps = Keeps { proportion: keys.shift, middle: keys.alt };
    let project = state.document.history.project();
    let least = |width: f32| resize::least(project, element, width);
    let at = if keys.command { at } else { guides::snapped_edge(state, element, side, frame, at) };
    let frame = pulled(frame, side, at, keeps, &least);
    let lines = if keys.command { Vec::new() } else { guides::of_size(state, element, side, frame) };
    (frame, lines)
}

fn resize_cursor(side: (i8, i8)) -> CursorIcon {
    match side {
        (0, _) => CursorIcon::ResizeVertical,
        (_, 0) => CursorIcon::ResizeHorizontal,
        (x, y) if x == y => CursorIcon::ResizeNwSe,
        _ => CursorIcon::ResizeNeSw,
    }
}

/// Places what a tool places where its ghost is.
fn place(ui: &Ui, state: &State, tool: &Tool, at: Point) -> Action {
    let placed = guides::placed(state, tool, at, ui.input(|input| input.modifiers.command));
    Action::Place(at, placed.map(|(frame, _)| frame))
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
