//! Going from question to question and from flow to flow, with the drawing beside.

use std::collections::BTreeSet;

use egui::Context;

use super::standing::{Move, Page, Sight};
use crate::analysis::agenda::{Matter, Question, is_open, ordered, questions};
use crate::app::next::trail::{Trail, Weight};
use crate::app::state::State;
use crate::model::{ElementId, FlowId, Project, Rect};

/// How much of what is around a flow is shown with it, in world units.
const AROUND: f32 = 110.0;

/// No flow is shown larger than this.
const LARGEST: f32 = 1.25;

impl State {
    pub(super) fn go_to_flow(&mut self, flow: FlowId) {
        if self.project().flows.contains_key(&flow) {
            let matter = self.first_open(flow, None);
            self.workshop.at(flow, matter);
            self.workshop.clock.start();
        }
    }

    /// The questions of the flow.
    pub(super) fn flow_questions(&self, flow: FlowId) -> Vec<Question> {
        questions(self.document.analysis(), flow)
    }

    /// The first open question from one of them on, then from the start.
    pub(super) fn first_open(&self, flow: FlowId, from: Option<(Matter, bool)>) -> Option<Matter> {
        let asked = self.flow_questions(flow);
        let place = from.and_then(|(matter, _)| asked.iter().position(|question| question.matter == matter));
        let past = usize::from(from.is_some_and(|(_, past)| past));
        let start = place.map_or(0, |place| place + past);
        let (before, after) = asked.split_at(start.min(asked.len()));
        let is_open = |question: &&Question| question.open.is_some();
        after.iter().find(is_open).or_else(|| before.iter().find(is_open)).map(|question| question.matter)
    }

    pub(super) fn step_question(&mut self, forwards: bool) {
        let Some(flow) = self.workshop.flow else { return };
        let asked = self.flow_questions(flow);
        let at = asked.iter().position(|question| Some(question.matter) == self.workshop.matter);
        let to = match (at, forwards) {
            (None, true) => Some(0),
            (None, false) => asked.len().checked_sub(1),
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        if let Some(question) = to.and_then(|to| asked.get(to)) {
            self.workshop.at(flow, Some(question.matter));
        }
    }

    pub(super) fn previous_flow(&mut self) {
        let flows = ordered(self.project(), self.document.analysis(), self.workshop.order);
        let at = flows.iter().position(|&flow| Some(flow) == self.workshop.flow);
        if let Some(&flow) = at.and_then(|at| at.checked_sub(1)).and_then(|at| flows.get(at)) {
            self.go_to_flow(flow);
        }
    }

    /// The flow after the one that is asked about; none where there is no other.
    pub(super) fn next_flow(&self) -> Option<FlowId> {
        let (project, analysis) = (self.project(), self.document.analysis());
        let flows = ordered(project, analysis, self.workshop.order);
        let at = flows.iter().position(|&flow| Some(flow) == self.workshop.flow);
        let (before, after) = flows.split_at(at.map_or(0, |at| at + 1));
        if !self.workshop.open_only {
            return after.first().copied();
        }
        let record = self.workshop_record();
        let wanted = |flow: &&FlowId| {
            !record.later.contains(flow) && Some(**flow) != self.workshop.flow && is_open(analysis, **flow)
        };
        after.iter().find(wanted).or_else(|| before.iter().find(wanted)).copied()
    }

    pub(super) fn move_on(&mut self, moving: Move) {
        let (flow, matter) = (self.workshop.flow, self.workshop.matter);
        match (moving, flow) {
            (Move::On | Move::Past, Some(flow)) => {
                let from = matter.map(|matter| (matter, moving == Move::Past));
                let next = self.first_open(flow, from);
                // All that is left open was left open on purpose.
                if moving == Move::Past && next.is_none_or(|next| Some(next) == matter || !self.is_after(flow, next)) {
                    self.move_on(Move::NextFlow);
                } else {
                    let entry = self.workshop.entry.take();
                    self.workshop.at(flow, next);
                    self.workshop.entry = entry;
                }
            }
            (Move::NextFlow | Move::On | Move::Past, _) => match self.next_flow() {
                Some(next) => self.go_to_flow(next),
                None if self.project().flows.is_empty() => {}
                None => self.workshop.page = Page::Summary,
            },
        }
    }

    /// Whether a question comes after the one that is asked.
    pub(super) fn is_after(&self, flow: FlowId, matter: Matter) -> bool {
        let asked = self.flow_questions(flow);
        let place = |matter: Matter| asked.iter().position(|question| question.matter == matter);
        self.workshop.matter.is_none_or(|now| place(matter) > place(now))
    }

    /// Gives the drawing its place on the screen, and brings the flow into sight, or everything where none is shown.
    pub(super) fn show_flow_in(&mut self, canvas: egui::Rect, ctx: &Context) {
        let shown = self.workshop.flow.filter(|_| self.workshop.page == Page::Flow);
        let moved = canvas != self.camera.canvas;
        let sight = shown.map_or(Sight::All, Sight::Flow);
        if !moved && self.workshop.in_sight == sight {
            return;
        }
        self.camera.uncover(canvas);
        let first = std::mem::replace(&mut self.workshop.in_sight, sight) == Sight::Unseen || moved;
        let mut camera = self.camera;
        let around = shown.and_then(|flow| trail(self.project(), flow)).map(|trail| {
            let frames = trail.all().into_iter().filter_map(|element| self.frame(element));
            frames.reduce(Rect::union).map(|frame| frame.grown(AROUND))
        });
        match (around.flatten(), self.bounds()) {
            (Some(around), _) => camera.fit(around, LARGEST),
            (None, Some(bounds)) => camera.fit(bounds, 1.0),
            (None, None) => return,
        }
        if first {
            self.wayfinding.land();
            self.camera = camera;
            ctx.request_repaint();
        } else {
            self.fly(camera.place(), ctx);
        }
    }
}

/// The flow that is asked about next from the summary: an open one, those for later last.
pub(super) fn first_to_do(state: &State) -> Option<FlowId> {
    let (project, analysis) = (state.project(), state.document.analysis());
    let record = state.workshop_record();
    let mut flows = ordered(project, analysis, state.workshop.order);
    flows.retain(|&flow| is_open(analysis, flow));
    flows.sort_by_key(|flow| record.later.contains(flow));
    flows.first().copied()
}

/// The flow with its ends and whoever acts, all that is shown of the drawing.
pub(super) fn trail(project: &Project, id: FlowId) -> Option<Trail> {
    let flow = project.flows.get(&id)?;
    let ends: BTreeSet<_> = [Some(flow.from), Some(flow.to), flow.actor].into_iter().flatten().collect();
    let elements = ends.into_iter().map(ElementId::from).chain([ElementId::from(id)]);
    Some(Trail { elements: elements.map(|element| (element, Weight::Concerned)).collect(), legs: Vec::new() })
}
