//! Saying on the canvas what a flow does and carries: a field on the arrow's label with a list under it.
//!
//! [`act`] is what is done with it, [`standing`] the field while it is open; [`verbs`], [`data`] and [`phases`] are
//! what is offered.

pub mod act;
pub mod data;
pub mod phases;
pub mod standing;
pub mod verbs;

use egui::Context;

use super::action::Action;
use super::state::State;
use crate::edit::Command;
use crate::model::{ElementId, FlowId};
use act::{Act, Part};
use standing::{Labelling, Offers};

impl State {
    /// Does something with the field on an arrow's label.
    pub(super) fn label(&mut self, act: Act, ctx: &Context) {
        match act {
            Act::Open(flow, part) => {
                self.leave_fields(ctx);
                self.chain.begin();
                self.open_label(flow, part, ctx);
            }
            Act::Type(text) => {
                if let Some(mut field) = self.labelling.take() {
                    field.focused = true;
                    if field.text != text
                        && let Some((offers, _)) = self.label_offers(field.flow, field.part(), &text)
                    {
                        field.narrow(text, offers);
                    }
                    self.labelling = Some(field);
                }
            }
            Act::Point(place) => {
                if let Some(field) = &mut self.labelling {
                    field.opened = true;
                    field.point(place);
                }
            }
            Act::Take(place) => self.take_label(place, ctx),
            Act::Enter => {
                let Some(field) = &self.labelling else { return };
                let goes_on = field.part() != Part::Verb && field.chosen.is_some();
                self.take_chosen(ctx);
                if !goes_on {
                    self.labelling = None;
                }
            }
            Act::Leave => {
                self.take_chosen(ctx);
                self.labelling = None;
            }
            Act::Drop(id) => {
                if let Some(flow) = self.labelling.as_ref().map(|field| field.flow)
                    && let Some(command) = data::without(self.project(), flow, id)
                {
                    self.act(Action::Edit(command), ctx);
                    self.refresh_label();
                }
            }
            Act::DropPhase(phase) => {
                if let Some(flow) = self.labelling.as_ref().map(|field| field.flow)
                    && let Some(command) = phases::command(self.project(), flow, phase, false)
                {
                    self.act(Action::Edit(command), ctx);
                    self.refresh_label();
                }
            }
            Act::Close { keep } => {
                if keep && self.labelling.as_ref().is_some_and(|field| !field.text.trim().is_empty()) {
                    self.take_chosen(ctx);
                }
                self.labelling = None;
            }
        }
    }

    /// Opens the field, for the first time or as the next of several, with the label in sight.
    pub(super) fn open_label(&mut self, flow: FlowId, part: Part, ctx: &Context) {
        if let Some((offers, chosen)) = self.label_offers(flow, part, "") {
            self.selection = std::collections::BTreeSet::from([ElementId::Flow(flow)]);
            self.labelling = Some(Labelling::new(flow, offers, chosen));
            if let Some(label) = self.spot(flow.into()) {
                self.jump_to(label, ctx);
            }
        }
    }

    /// What is offered for a text, and which of it is proposed.
    fn label_offers(&self, flow: FlowId, part: Part, text: &str) -> Option<(Offers, Option<usize>)> {
        let (project, catalog, lang) = (self.document.history.project(), self.catalog(), self.lang());
        let flow = project.flows.get(&flow)?;
        Some(match part {
            Part::Verb => {
                let (verbs, chosen) = verbs::offers(project, catalog, lang, flow);
                (Offers::Verbs(verbs), chosen)
            }
            Part::Data => (Offers::Data(data::offers(project, catalog, lang, flow, text)), None),
            Part::Phase => {
                let (phases, chosen) = phases::offers(project, catalog, lang, flow);
                (Offers::Phases(phases), chosen)
            }
        })
    }

    fn take_chosen(&mut self, ctx: &Context) {
        if let Some(place) = self.labelling.as_ref().and_then(|field| field.chosen) {
            self.take_label(place, ctx);
        }
    }

    fn take_label(&mut self, place: usize, ctx: &Context) {
        let Some(field) = &self.labelling else { return };
        let (project, catalog) = (self.document.history.project(), self.catalog());
        let Some(&place) = field.listed().get(place) else { return };
        let command = match field.offers() {
            Offers::Verbs(verbs) => {
                verbs.get(place).and_then(|offer| verbs::command(project, catalog, field.flow, offer))
            }
            Offers::Data(items) => items.get(place).and_then(|offer| data::command(project, field.flow, offer)),
            Offers::Phases(phases) => {
                phases.get(place).and_then(|offer| phases::command(project, field.flow, offer.phase, true))
            }
        };
        let without = project.flows.get(&field.flow).is_none_or(|flow| flow.phases.is_empty());
        self.chain.brings_phase = match &command {
            Some(Command::SetFlow(id, flow)) if field.part() == Part::Verb => {
                (without && !flow.phases.is_empty()).then_some(*id)
            }
            _ => self.chain.brings_phase.filter(|_| field.part() == Part::Data),
        };
        if let Some(command @ (Command::SetFlow(..) | Command::AddData(..))) = command {
            self.act(Action::Edit(command), ctx);
            self.refresh_label();
        }
    }

    /// After a change: an empty field, and what is offered now.
    fn refresh_label(&mut self) {
        if let Some(mut field) = self.labelling.take()
            && let Some((offers, chosen)) = self.label_offers(field.flow, field.part(), "")
        {
            field.narrow(String::new(), offers);
            field.point(chosen);
            self.labelling = Some(field);
        }
    }
}
