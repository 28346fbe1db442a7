//! Giving what is drawn another shape by keys: from handle to handle of an arrow or a frame, and moving the one that is
//! held.
//!
//! [`act`] is what can be done, [`hold`] what of an arrow can be held, [`stops`] the handles in their order, [`unbend`] what of a line can be taken out; here it is
//! carried out. While a part of a line is moved by key after key, the line as it was when the keys took hold of it is
//! kept ([`hold::Grasp`]), and all of these keys are one step of the history.

pub mod act;
pub mod hold;
pub mod stops;
pub mod unbend;

use std::sync::Arc;

use egui::Context;

use super::canvas::order::Direction;
use super::canvas::stretch::{Keeps, held, pulled};
use super::focus::{Keyed, canvas_id};
use super::state::State;
use crate::edit::bend::{Grip, bent};
use crate::edit::snapping::GRID;
use crate::edit::{self, End, resize};
use crate::layout::label_anchor;
use crate::model::{ElementId, FlowId, NodeId, Point, Rect, Vector};
use crate::text::{tr, tr_with};
use act::{Act, Part};
use hold::{Grasp, Hold};

impl State {
    /// What keys would give another shape: what has the keyboard's ring, else what is selected.
    pub fn reshapable(&self, part: Part) -> Option<ElementId> {
        let project = self.project();
        let shown = self.focus.element.filter(|_| self.focus.shown);
        let element = shown.or(self.only_selected()).filter(|&element| project.has(element))?;
        let can = match element {
            ElementId::Flow(id) => self.document.sheet().geometry().flows.contains_key(&id),
            _ => part == Part::First && project.frame(element).is_some(),
        };
        can.then_some(element)
    }

    /// Takes hold of a handle, for the first time.
    pub(super) fn begin_reshaping(&mut self, part: Part, ctx: &Context) {
        let Some(element) = self.reshapable(part) else { return };
        self.leave_fields(ctx);
        self.selection = [element].into();
        self.focus.element = Some(element);
        ctx.memory_mut(|memory| memory.request_focus(canvas_id()));
        let ElementId::Flow(flow) = element else {
            if let Some(frame) = self.project().frame(element).filter(|_| self.project().is_locked(element)) {
                // Says that it is locked, and how that is undone.
                self.edit(&edit::Command::Resize { element, frame }, None, ctx);
                return;
            }
            self.key(Keyed::Stretch { element, side: stops::SIDES[0] });
            return;
        };
        let stops = self.stops(flow);
        let wanted = |(hold, _): &&(Hold, Point)| match part {
            Part::First => matches!(hold, Hold::Line(_)),
            Part::Label => *hold == Hold::Label,
            Part::From => *hold == Hold::End(End::From),
            Part::To => *hold == Hold::End(End::To),
        };
        if let Some(&(hold, at)) = stops.iter().find(wanted).or(stops.first()) {
            self.hold(flow, hold, at, ctx);
        }
    }

    /// Does something with what is held.
    pub(super) fn reshape(&mut self, act: Act, ctx: &Context) {
        match (self.focus.keyed, act) {
            (Some(Keyed::Lead { flow, hold, at, .. }), Act::Step(forwards)) => {
                let stops = self.stops(flow);
                if let Some(here) = stops::nearest(&stops, hold, at) {
                    let (hold, at) = stops[next(here, stops.len(), forwards)];
                    self.hold(flow, hold, at, ctx);
                }
            }
            (Some(Keyed::Stretch { element, side }), Act::Step(forwards)) => {
                let here = stops::SIDES.iter().position(|&other| other == side).unwrap_or_default();
                self.document.history.end_merging();
                self.key(Keyed::Stretch { element, side: stops::SIDES[next(here, stops::SIDES.len(), forwards)] });
            }
            (Some(Keyed::Lead { flow, hold: Hold::Line(grip), at, .. }), Act::Move { way, fine }) => {
                self.lead_line(flow, grip, at, way, fine, ctx);
            }
            (Some(Keyed::Lead { flow, hold: Hold::Label, .. }), Act::Move { way, fine }) => {
                self.lead_label(flow, way, fine, ctx);
            }
            (Some(Keyed::Stretch { element, side }), Act::Move { way, fine }) => {
                self.stretch(element, side, way, fine, ctx);
            }
            (Some(Keyed::Lead { flow, hold, at, .. }), Act::Remove) => self.unbend(flow, hold, at, ctx),
            (Some(Keyed::Lead { flow, hold: Hold::End(end), to: Some(node), at }), Act::Connect) => {
                self.edit(&edit::Command::Reconnect { flow, end, node }, None, ctx);
                let stops = self.stops(flow);
                if let Some(here) = stops::nearest(&stops, Hold::End(end), at) {
                    let (hold, at) = stops[here];
                    self.hold(flow, hold, at, ctx);
                }
            }
            _ => {}
        }
    }

    /// Says what is done by keys, and to what.
    pub fn keyed_words(&self, keyed: Keyed) -> String {
        let lang = self.lang();
        match keyed {
            Keyed::Arrow { from, to } => {
                let arrow = if from == to { "↻" } else { "→" };
                format!("{} {arrow} {}", self.words().element(from.into()), self.words().element(to.into()))
            }
            Keyed::Place { .. } => String::new(),
            Keyed::Lead { flow, hold, at, to } => {
                let stops = self.stops(flow);
                let alike = |other: Hold| match hold {
                    Hold::Line(Grip::Segment(_)) => matches!(other, Hold::Line(Grip::Segment(_))),
                    Hold::Line(Grip::Waypoint(_)) => matches!(other, Hold::Line(Grip::Waypoint(_))),
                    Hold::End(_) | Hold::Label => other == hold,
                };
                let here = stops::nearest(&stops, hold, at).unwrap_or_default();
                let count = stops.iter().filter(|(other, _)| alike(*other)).count();
                let number = stops.iter().take(here + 1).filter(|(other, _)| alike(*other)).count();
                let numbered = |key| tr_with(lang, key, &[("number", number.into()), ("count", count.into())]);
                let node = to.map_or_else(String::new, |node| self.words().element(node.into()));
                let held = match hold {
                    Hold::End(End::From) => tr_with(lang, "reshape-from", &[("node", node.into())]),
                    Hold::End(End::To) => tr_with(lang, "reshape-to", &[("node", node.into())]),
                    Hold::Line(Grip::Segment(_)) => numbered("reshape-segment"),
                    Hold::Line(Grip::Waypoint(_)) => numbered("reshape-bend"),
                    Hold::Label => tr(lang, "reshape-label"),
                };
                format!("{flow} {held}")
            }
            Keyed::Stretch { element, side } => {
                let side = match side {
                    (1, _) => "reshape-right",
                    (-1, _) => "reshape-left",
                    (_, 1) => "reshape-lower",
                    _ => "reshape-upper",
                };
                let Some(Rect(_, _, width, height)) = self.project().frame(element) else { return tr(lang, side) };
                let size = [("width", width.round().into()), ("height", height.round().into())];
                format!("{element} {} {}", tr(lang, side), tr_with(lang, "reshape-size", &size))
            }
        }
    }

    fn stops(&self, id: FlowId) -> Vec<(Hold, Point)> {
        let (flow, geometry) = (self.project().flows.get(&id), self.document.sheet().geometry().flows.get(&id));
        flow.zip(geometry).map(|(flow, geometry)| stops::of_flow(flow, geometry)).unwrap_or_default()
    }

    /// Takes hold of a handle of an arrow. What was done with another before is a step of its own.
    fn hold(&mut self, flow: FlowId, hold: Hold, at: Point, ctx: &Context) {
        self.document.history.end_merging();
        // The field in which a node is looked for goes, and with it the keyboard.
        ctx.memory_mut(|memory| memory.request_focus(canvas_id()));
        self.focus.end();
        let to = self.end_of(flow, hold);
        self.key(Keyed::Lead { flow, hold, at, to });
    }

    /// The node that an end which is held is connected with.
    fn end_of(&self, flow: FlowId, hold: Hold) -> Option<NodeId> {
        let flow = self.project().flows.get(&flow)?;
        match hold {
            Hold::End(End::From) => Some(flow.from),
            Hold::End(End::To) => Some(flow.to),
            Hold::Line(_) | Hold::Label => None,
        }
    }

    /// Whether the keys aim at another node than the one that the end they hold is connected with.
    pub fn aims_elsewhere(&self) -> bool {
        match self.focus.keyed {
            Some(Keyed::Lead { flow, hold, to, .. }) => to.is_some() && to != self.end_of(flow, hold),
            _ => false,
        }
    }

    fn lead_line(&mut self, id: FlowId, grip: Grip, at: Point, way: Direction, fine: bool, ctx: &Context) {
        let revision = self.document.history.revision();
        let kept = self.focus.grasp.take().filter(|grasp| grasp.revision == revision);
        let Some((grip, grasp)) = kept.map(|grasp| (grip, grasp)).or_else(|| self.grasp(id, grip, at)) else { return };
        let free = matches!(grip, Grip::Waypoint(_)) || grasp.flow.straight;
        let across = match grip {
            Grip::Segment(number) => grasp.route.get(number).zip(grasp.route.get(number + 1)),
            Grip::Waypoint(_) => None,
        };
        // A segment goes aside only.
        let along = across.is_some_and(|(from, to)| {
            let level = (to.0 - from.0).abs() >= (to.1 - from.1).abs();
            level == matches!(way, Direction::Left | Direction::Right)
        });
        if along && !free {
            self.focus.grasp = Some(grasp);
            return;
        }
        let to = self.stepped(at, way, fine);
        let waypoints = bent(self.document.history.project(), &grasp.flow, &grasp.route, grip, to);
        let gesture = format!("lead {id} {grip:?}");
        self.edit(&edit::Command::Bend { flow: id, waypoints: waypoints.clone() }, Some(&gesture), ctx);
        if self.document.history.project().flows.get(&id).is_some_and(|flow| flow.waypoints == waypoints) {
            let revision = self.document.history.revision();
            self.focus.grasp = Some(Grasp { revision, ..grasp });
            self.key(Keyed::Lead { flow: id, hold: Hold::Line(grip), at: to, to: None });
        }
    }

    /// Takes hold of a part of a line as it is. It may have another number since something else was done.
    fn grasp(&self, id: FlowId, grip: Grip, at: Point) -> Option<(Grip, Grasp)> {
        let stops = self.stops(id);
        let held = stops::nearest(&stops, Hold::Line(grip), at).map(|here| stops[here].0);
        let Some(Hold::Line(grip)) = held else { return None };
        let flow = Arc::clone(self.document.history.project().flows.get(&id)?);
        let route = self.document.sheet().geometry().flows.get(&id)?.route.clone();
        Some((grip, Grasp { revision: self.document.history.revision(), flow, route }))
    }

    fn lead_label(&mut self, id: FlowId, way: Direction, fine: bool, ctx: &Context) {
        let hold = |state: &Self| state.stops(id).into_iter().find(|(hold, _)| *hold == Hold::Label);
        let Some((_, at)) = hold(self) else { return };
        let anchor = self.project().flows.get(&id).and_then(|flow| label_anchor(self.project(), flow));
        let Some(anchor) = anchor else { return };
        let far = if fine { 1.0 } else { GRID };
        let (x, y) = way.step();
        let Vector(across, down) = anchor.to(at.moved(Vector(x * far, y * far)));
        let place = Some(Vector(across.round(), down.round()));
        let gesture = format!("lead {id} label");
        self.edit(&edit::Command::PlaceLabel { flow: id, at: place }, Some(&gesture), ctx);
        if let Some((hold, at)) = hold(self) {
            self.key(Keyed::Lead { flow: id, hold, at, to: None });
        }
    }

    fn stretch(&mut self, element: ElementId, side: (i8, i8), way: Direction, fine: bool, ctx: &Context) {
        let across = matches!(way, Direction::Left | Direction::Right);
        let Some(frame) = self.document.history.project().frame(element) else { return };
        if across != (side.0 != 0) {
            return;
        }
        let middle = |side: i8, low: f32, length: f32| low + length * (f32::from(side) + 1.0) / 2.0;
        let at = Point(middle(side.0, frame.0, frame.2), middle(side.1, frame.1, frame.3));
        let to = self.stepped(at, way, fine);
        let project = self.document.history.project();
        let frame = pulled(frame, side, to, Keeps::default(), &|width| resize::least(project, element, width));
        let frame = held(self, element, frame);
        let gesture = format!("stretch {element} {side:?}");
        self.edit(&edit::Command::Resize { element, frame }, Some(&gesture), ctx);
        self.key(Keyed::Stretch { element, side });
    }

    /// Removes the bend that is held, or what holds a segment where it was dragged; a label finds its own place again.
    fn unbend(&mut self, id: FlowId, hold: Hold, at: Point, ctx: &Context) {
        let stops = self.stops(id);
        let Some(held) = stops::nearest(&stops, hold, at).map(|here| stops[here].0) else { return };
        let command = match held {
            Hold::Line(_) => unbend::command(self, id, held),
            Hold::Label => Some(edit::Command::PlaceLabel { flow: id, at: None }),
            Hold::End(_) => None,
        };
        let Some(command) = command else { return };
        self.edit(&command, None, ctx);
        let stops = self.stops(id);
        let wanted = match held {
            // Where the bend was there is line now.
            Hold::Line(_) => Hold::Line(Grip::Segment(0)),
            held => held,
        };
        if let Some(here) = stops::nearest(&stops, wanted, at) {
            let (hold, at) = stops[here];
            self.hold(id, hold, at, ctx);
        }
    }

    /// A step from a point: by one unit, else to the next line of the grid, or as far where there is none.
    fn stepped(&self, at: Point, way: Direction, fine: bool) -> Point {
        let (x, y) = way.step();
        if fine || !self.visible.snap {
            let far = if fine { 1.0 } else { GRID };
            return at.moved(Vector(x * far, y * far));
        }
        let next = |from: f32, step: f32| {
            if step > 0.0 {
                ((from / GRID).floor() + 1.0) * GRID
            } else if step < 0.0 {
                ((from / GRID).ceil() - 1.0) * GRID
            } else {
                from
            }
        };
        Point(next(at.0, x), next(at.1, y))
    }
}

fn next(here: usize, count: usize, forwards: bool) -> usize {
    if forwards { (here + 1) % count } else { (here + count - 1) % count }
}
