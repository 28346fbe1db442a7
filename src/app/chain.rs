//! The next logical step by Tab: place, name, arrow, verb, data, phase where verb and place leave it open, and on
//! from there; Shift+Tab goes back.

use egui::Context;

use super::action::Action;
use super::chooser::act::Act as Choose;
use super::label::act::{Act as Label, Part};
use super::state::State;
use super::step::Step;
use crate::model::ElementId;

impl State {
    /// Goes on from a step to the one that follows it, if any does.
    pub(super) fn step_on(&mut self, step: Step, ctx: &Context) {
        let next = self.follows(step);
        if let Step::Name(ElementId::Node(node)) = step {
            self.chain.node = Some(node);
        }
        if let Some(next) = next {
            self.chain.back.push(step);
            self.go_to(next, ctx);
        }
    }

    /// Goes back to the step before; where there is none, nothing happens.
    pub(super) fn step_back(&mut self, ctx: &Context) {
        let project = self.document.history.project();
        while let Some(step) = self.chain.back.pop() {
            let there = match step {
                Step::Name(element) => project.has(element),
                Step::Choose(node) => project.nodes.contains_key(&node),
                Step::Verb(flow) | Step::Data(flow) | Step::Phase(flow) => project.flows.contains_key(&flow),
            };
            if there {
                self.go_to(step, ctx);
                return;
            }
        }
    }

    /// Whether a step would lead on, for what is said under the field.
    pub fn follows(&self, step: Step) -> Option<Step> {
        let project = self.document.history.project();
        match step {
            Step::Name(ElementId::Node(node)) => {
                // The arrow it was placed with says nothing yet.
                let fresh = |flow: &crate::model::Flow| flow.verb.is_none() && (flow.from == node || flow.to == node);
                let flow = project.flows.iter().rev().find(|(_, flow)| fresh(flow));
                Some(flow.map_or(Step::Choose(node), |(&id, _)| Step::Verb(id)))
            }
            Step::Name(_) | Step::Choose(_) => None,
            Step::Verb(flow) => Some(Step::Data(flow)),
            Step::Data(id) if project.flows.get(&id).is_some_and(|flow| flow.phases.is_empty()) => {
                Some(Step::Phase(id))
            }
            Step::Data(id) | Step::Phase(id) => {
                let flow = project.flows.get(&id)?;
                let own = self.chain.node.filter(|&node| flow.from == node || flow.to == node);
                Some(Step::Choose(own.unwrap_or(flow.to)))
            }
        }
    }

    /// Takes over what is typed in the field that is open: something else begins.
    pub(super) fn leave_fields(&mut self, ctx: &Context) {
        if self.rename.is_some() {
            self.act(Action::EndRename { keep: true }, ctx);
        }
        if self.labelling.is_some() {
            self.act(Action::Label(Label::Close { keep: true }), ctx);
        }
        self.chooser = None;
    }

    fn go_to(&mut self, step: Step, ctx: &Context) {
        self.rename = None;
        self.chooser = None;
        self.labelling = None;
        match step {
            Step::Name(element) => self.start_rename(element),
            Step::Choose(node) => {
                self.chain.node = Some(node);
                self.choose(Choose::Beside(node), ctx);
            }
            Step::Verb(flow) => self.open_label(flow, Part::Verb, ctx),
            Step::Data(flow) => self.open_label(flow, Part::Data, ctx),
            Step::Phase(flow) => self.open_label(flow, Part::Phase, ctx),
        }
    }
}
