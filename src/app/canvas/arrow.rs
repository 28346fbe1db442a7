//! What of an arrow can be taken hold of: of the one that is selected alone by its handles, of any other by its line and its
//! label; and what dragging it asks for.

use egui::{CursorIcon, Painter, Pos2, Stroke};

use super::reach::{HANDLE, NEAR, node_near};
use crate::app::action::Action;
use crate::app::chooser::act::Act;
use crate::app::look::Look;
use crate::app::reshape::hold::Hold;
use crate::app::state::State;
use crate::edit::bend::{self, Grip, bent};
use crate::edit::snapping::GRID;
use crate::edit::{Command, End, snapping};
use crate::layout::{FlowGeometry, chip_middle, element_at, label_anchor};
use crate::model::{ElementId, Flow, FlowId, NodeId, Point, Vector};
use crate::scene::Role;

/// How far an end is dragged at least, on the screen, where it is let go over nothing for something to be put there.
const PULLED: f32 = 24.0;

/// A segment shorter than this on the screen has no handle, as there would be no room beside it.
const ROOM: f32 = 36.0;

/// An arrow being dragged.
#[derive(Clone, Debug, PartialEq)]
pub struct Drag {
    /// Which arrow.
    pub flow: FlowId,
    /// By what.
    pub hold: Hold,
    /// Where the drag began.
    start: Point,
    /// The way it had then.
    route: Vec<Point>,
    /// Where its label was then, from its anchor.
    label: Vector,
    /// What was shown last.
    shown: Option<Command>,
}

impl Drag {
    /// Takes hold of an arrow, where there is something of it to be had: of the selected one, or of any that is not among
    /// several selected, which move together.
    pub fn begin(state: &State, at: Pos2) -> Option<Self> {
        let of_selected = || Some((selected(state)?.0, hold_at(state, at)?));
        let (id, hold) = of_selected().or_else(|| other_at(state, at))?;
        let (flow, geometry) = drawn(state, id)?;
        let chip = geometry.label.map(chip_middle);
        let label = chip.and_then(|chip| Some(label_anchor(state.project(), flow)?.to(chip)));
        let (start, route) = (state.camera.to_world(at), geometry.route.clone());
        Some(Self { flow: id, hold, start, route, label: label.unwrap_or_default(), shown: None })
    }

    /// Shows what letting go here would do.
    pub fn on(&mut self, state: &State, at: Point, free: bool, actions: &mut Vec<Action>) {
        let command = self.command(state, at, free);
        if command != self.shown {
            actions.push(command.clone().map_or(Action::EndPreview, Action::Preview));
            self.shown = command;
        }
    }

    /// Lets go.
    pub fn end(&self, state: &State, at: Point, free: bool) -> Action {
        match (self.command(state, at, free), self.hold) {
            (Some(command), _) => Action::Edit(command),
            // Nothing stands there yet, as where an arrow is drawn into empty space.
            (None, Hold::End(end)) if self.start.distance(at) * state.camera.zoom >= PULLED => {
                Action::Choose(Act::Lead { at, flow: self.flow, end })
            }
            (None, _) => Action::EndPreview,
        }
    }

    /// What letting go at a point asks for; an end over nothing asks for nothing.
    fn command(&self, state: &State, at: Point, free: bool) -> Option<Command> {
        let flow = self.flow;
        match self.hold {
            Hold::End(end) => node_near(state, at).map(|node| Command::Reconnect { flow, end, node }),
            Hold::Line(grip) => {
                let snaps = state.visible.snap && !free;
                let project = state.document.history.project();
                let before = project.flows.get(&flow)?;
                // The place it had need not be on the grid, and can be gone back to.
                let way = self.start.to(at);
                // A loop goes along with the pointer wherever it was taken hold of.
                let corner = bend::outmost(&self.route).filter(|_| before.is_at_rest());
                let to = corner.map_or(at, |corner| corner.moved(way));
                let to = if snaps { snapping::snap_to_grid(to, GRID) } else { to };
                if snaps && way.0.abs().max(way.1.abs()) < GRID / 2.0 {
                    return None;
                }
                Some(Command::Bend { flow, waypoints: bent(project, before, &self.route, grip, to) })
            }
            Hold::Label => {
                let way = self.start.to(at);
                let place = Vector((self.label.0 + way.0).round(), (self.label.1 + way.1).round());
                Some(Command::PlaceLabel { flow, at: Some(place) })
            }
        }
    }

    /// The node that an end would be connected with.
    pub fn target(&self) -> Option<NodeId> {
        match self.shown {
            Some(Command::Reconnect { node, .. }) => Some(node),
            _ => None,
        }
    }

    /// Where the other end stays, while one end is dragged.
    pub fn other_end(&self) -> Option<Point> {
        match self.hold {
            Hold::End(End::From) => self.route.last().copied(),
            Hold::End(End::To) => self.route.first().copied(),
            Hold::Line(_) | Hold::Label => None,
        }
    }
}

/// The arrow that is selected alone, with how it is drawn.
fn selected(state: &State) -> Option<(FlowId, &Flow, &FlowGeometry)> {
    let Some(ElementId::Flow(id)) = state.only_selected() else { return None };
    let (flow, geometry) = drawn(state, id)?;
    Some((id, flow, geometry))
}

/// An arrow with how it is drawn.
fn drawn(state: &State, id: FlowId) -> Option<(&Flow, &FlowGeometry)> {
    Some((state.project().flows.get(&id)?, state.document.sheet().geometry().flows.get(&id)?))
}

/// What a drag from a point of the screen takes hold of on an arrow that is not selected: its label or its line.
fn other_at(state: &State, position: Pos2) -> Option<(FlowId, Hold)> {
    let at = state.camera.to_world(position);
    let over = element_at(state.project(), state.document.sheet().geometry(), at, NEAR / state.camera.zoom)?;
    let ElementId::Flow(id) = over else { return None };
    let (flow, geometry) = drawn(state, id).filter(|_| !state.selection.contains(&over))?;
    Some((id, part_at(flow, geometry, at)?))
}

/// The label of an arrow, or the part of its line that is nearest to a point.
fn part_at(flow: &Flow, geometry: &FlowGeometry, at: Point) -> Option<Hold> {
    if geometry.label.is_some_and(|label| label.contains(at)) {
        return Some(Hold::Label);
    }
    if flow.is_at_rest() {
        return Some(Hold::Line(Grip::Waypoint(0)));
    }
    let distance = |number: &usize| distance(geometry.route[*number], geometry.route[*number + 1], at);
    let nearest = (0..geometry.route.len().saturating_sub(1)).min_by(|a, b| distance(a).total_cmp(&distance(b)));
    nearest.map(|number| Hold::Line(Grip::Segment(number)))
}

/// What of the selected arrow is at a point of the screen.
pub fn hold_at(state: &State, position: Pos2) -> Option<Hold> {
    let (id, flow, geometry) = selected(state)?;
    let reaches = |point: Point| state.camera.to_screen(point).distance(position) <= HANDLE + 2.0;
    if let Some((hold, _)) = handles(state, flow, geometry).into_iter().find(|(_, point)| reaches(*point)) {
        return Some(hold);
    }
    let at = state.camera.to_world(position);
    let tolerance = NEAR / state.camera.zoom;
    if element_at(state.project(), state.document.sheet().geometry(), at, tolerance) != Some(id.into()) {
        return None;
    }
    part_at(flow, geometry, at)
}

/// The handles of an arrow: waypoints, ends, and the middles of segments where there is room and no label.
fn handles(state: &State, flow: &Flow, geometry: &FlowGeometry) -> Vec<(Hold, Point)> {
    let mut handles = Vec::new();
    let ends = [(End::From, geometry.route.first()), (End::To, geometry.route.last())];
    let ends = ends.into_iter().filter_map(|(end, point)| Some((Hold::End(end), *point?)));
    if flow.is_at_rest() {
        handles.extend(handle_of_loop(geometry).map(|point| (Hold::Line(Grip::Waypoint(0)), point)));
        handles.extend(ends);
        return handles;
    }
    // One that its node was moved past waits until the node goes back.
    let waypoints = flow.waypoints.iter().enumerate().filter(|(_, point)| bend::is_on(&geometry.route, **point));
    handles.extend(waypoints.map(|(number, point)| (Hold::Line(Grip::Waypoint(number)), *point)));
    handles.extend(ends);
    for (number, pair) in geometry.route.windows(2).enumerate() {
        let middle = middle(pair[0], pair[1]);
        let has_room = pair[0].distance(pair[1]) * state.camera.zoom >= ROOM;
        if has_room && !geometry.label.is_some_and(|label| label.contains(middle)) {
            handles.push((Hold::Line(Grip::Segment(number)), middle));
        }
    }
    handles
}

/// Where a loop has its handle: at its outer corner, or beside on its outer lines where the label covers that.
fn handle_of_loop(geometry: &FlowGeometry) -> Option<Point> {
    let corner = bend::outmost(&geometry.route)?;
    let lines = geometry.route.windows(2).skip(1).rev().skip(1).map(|pair| middle(pair[0], pair[1]));
    let covered = |point: &Point| geometry.label.is_some_and(|label| label.contains(*point));
    std::iter::once(corner).chain(lines).find(|point| !covered(point)).or(Some(corner))
}

/// Paints the handles of the selected arrow.
pub fn paint(painter: &Painter, state: &State, look: &Look) {
    let Some((_, flow, geometry)) = selected(state) else { return };
    let (accent, panel) = (look.color(Role::Accent), look.color(Role::Panel));
    for (hold, point) in handles(state, flow, geometry).into_iter().rev() {
        let at = state.camera.to_screen(point);
        match hold {
            Hold::End(_) => painter.circle(at, HANDLE, panel, Stroke::new(1.8, accent)),
            Hold::Line(Grip::Waypoint(_)) if !flow.waypoints.is_empty() => {
                painter.circle(at, HANDLE, accent, Stroke::new(1.2, panel))
            }
            Hold::Line(_) | Hold::Label => painter.circle(at, 3.0, panel, Stroke::new(1.2, accent)),
        };
    }
}

/// What the pointer looks like over it.
pub fn cursor(state: &State, hold: Hold) -> CursorIcon {
    match hold {
        Hold::End(_) => CursorIcon::Crosshair,
        Hold::Label | Hold::Line(Grip::Waypoint(_)) => CursorIcon::Move,
        Hold::Line(Grip::Segment(number)) => {
            let route = selected(state).map_or(&[][..], |(_, _, geometry)| &geometry.route);
            match route.get(number..).unwrap_or_default() {
                [from, to, ..] if (from.1 - to.1).abs() < f32::EPSILON => CursorIcon::ResizeVertical,
                [from, to, ..] if (from.0 - to.0).abs() < f32::EPSILON => CursorIcon::ResizeHorizontal,
                _ => CursorIcon::Move,
            }
        }
    }
}

fn middle(from: Point, to: Point) -> Point {
    Point(f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1))
}

fn distance(from: Point, to: Point, point: Point) -> f32 {
    let (line, way) = (from.to(to), from.to(point));
    let whole = (line.0 * line.0 + line.1 * line.1).max(f32::EPSILON);
    let part = ((way.0 * line.0 + way.1 * line.1) / whole).clamp(0.0, 1.0);
    from.moved(Vector(line.0 * part, line.1 * part)).distance(point)
}
