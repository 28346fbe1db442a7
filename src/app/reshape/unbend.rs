//! What of an arrow's way was put there by hand and can be taken out again: a bend, or a segment that was dragged.

use super::hold::Hold;
use crate::app::state::State;
use crate::edit::bend::Grip;
use crate::edit::unbend::{is_held, without_bend, without_segment};
use crate::edit::{Command, apply};
use crate::layout::rearrange;
use crate::model::{FlowId, Point};

/// What is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// One bend.
    Bend,
    /// A bend with another one, without which it could not go.
    Step,
    /// What holds a segment where it was dragged.
    Segment,
}

/// The part of an arrow's line that is held, where it was put there by hand.
pub fn grip(state: &State, id: FlowId, hold: Hold) -> Option<Grip> {
    let Hold::Line(grip) = hold else { return None };
    let flow = state.project().flows.get(&id)?;
    let by_hand = match grip {
        Grip::Waypoint(number) => number < flow.waypoints.len(),
        Grip::Segment(number) => is_held(flow, &state.document.sheet().geometry().flows.get(&id)?.route, number),
    };
    by_hand.then_some(grip)
}

/// The waypoints without a part of the line, and what that is.
pub fn unbent(state: &State, id: FlowId, hold: Hold) -> Option<(Part, Vec<Point>)> {
    let grip = grip(state, id, hold)?;
    let flow = state.project().flows.get(&id)?;
    let route = &state.document.sheet().geometry().flows.get(&id)?.route;
    let way = |waypoints: &[Point]| route_with(state, id, waypoints);
    match grip {
        Grip::Waypoint(number) => {
            let rest = without_bend(flow, route, number, &way);
            let part = if rest.len() + 1 < flow.waypoints.len() { Part::Step } else { Part::Bend };
            Some((part, rest))
        }
        Grip::Segment(number) => Some((Part::Segment, without_segment(flow, route, number, &way)?)),
    }
}

/// What takes a part of the line out.
pub fn command(state: &State, id: FlowId, hold: Hold) -> Option<Command> {
    unbent(state, id, hold).map(|(_, waypoints)| Command::Bend { flow: id, waypoints })
}

/// The way an arrow would take through other waypoints.
fn route_with(state: &State, id: FlowId, waypoints: &[Point]) -> Option<Vec<Point>> {
    let (before, sheet) = (state.document.history.project(), state.document.sheet());
    let command = Command::Bend { flow: id, waypoints: waypoints.to_vec() };
    let after = apply(before, state.catalog(), &command).ok()?.project;
    let labels = |id| sheet.label_size(id);
    let geometry = rearrange(sheet.geometry(), before, &after, sheet.keep_clear(), &labels);
    geometry.flows.get(&id).map(|flow| flow.route.clone())
}
