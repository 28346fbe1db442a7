//! Answers to what is asked: chosen by a key, or written; and taking them back.

use egui::Context;

use super::act::Act;
use super::deciding::{self, Asking, asking};
use super::offers;
use super::said;
use super::standing::{Approved, Entry, Move, Purpose};
use crate::analysis::agenda::Matter;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::state::State;
use crate::edit;
use crate::model::{Axis, Difference, FlowId, Project, RiskId, Treatment, Workshop};
use crate::text::tr_with;

impl State {
    pub(super) fn raise(&mut self, axis: Axis) {
        let Some(asking) = asking(self) else { return };
        let criteria = self.catalog().criteria_of(self.project());
        let steps = criteria.scale(axis).len().max(1);
        match axis {
            Axis::Impact => self.workshop.impact = Some((asking.rating.0 + 1) % steps),
            Axis::Likelihood => self.workshop.likelihood = Some((asking.rating.1 + 1) % steps),
        }
    }

    pub(super) fn write(&mut self, purpose: Purpose) {
        // What is offered is chosen first; asked again, it is typed.
        let offers = matches!(purpose, Purpose::Rejection | Purpose::Rating(_));
        let typing = !offers || self.workshop.entry.as_ref().is_some_and(|entry| entry.purpose == purpose);
        let note = || self.workshop.flow.and_then(|flow| self.project().flows.get(&flow)).map(|flow| flow.note.clone());
        let text = if purpose == Purpose::Note { note().unwrap_or_default() } else { String::new() };
        self.workshop.entry = Some(Entry { purpose, text, typing });
        self.workshop.scroll = true;
    }

    pub(super) fn take_text(&mut self, ctx: &Context) {
        let Some(Entry { purpose, text, .. }) = self.workshop.entry.take() else { return };
        let (text, flow) = (text.trim().to_owned(), self.workshop.flow);
        if let (Purpose::Note, Some(flow)) = (&purpose, flow) {
            if let Some(command) = deciding::note(self, flow, &text) {
                self.edit(&command, None, ctx);
            }
            return;
        }
        if text.is_empty() {
            return;
        }
        match (purpose, flow) {
            (Purpose::Rejection | Purpose::Rating(_), _) if self.workshop.matter.is_none() => {}
            (purpose @ (Purpose::Rejection | Purpose::Rating(_)), _) => {
                self.workshop.entry = Some(Entry { purpose, text: String::new(), typing: false });
                self.decide_in_workshop(&Act::Reason(text), ctx);
            }
            (Purpose::Approver(approved), _) => {
                let record = Workshop { approver: text, ..self.workshop_record() };
                self.write_record(record, ctx);
                let act = match approved {
                    Approved::Retained => Act::Adopt(Some(Treatment::Retain)),
                    Approved::Rest => Act::Accept,
                };
                self.decide_in_workshop(&act, ctx);
            }
            (Purpose::OwnThreat, Some(flow)) => {
                self.edit(&deciding::own_threat(flow, &text), None, ctx);
                let id = self.document.history.project().risks.keys().next_back().copied();
                self.workshop.at(flow, id.map(Matter::Risk));
            }
            (Purpose::OwnMeasure, _) => {
                if let Some(command) = asking(self).and_then(|asking| deciding::own_measure(&asking, &text)) {
                    self.edit(&command, None, ctx);
                    self.workshop.moving = Some(Move::On);
                }
            }
            (Purpose::Part(part), Some(flow)) => {
                if let Some(command) = offers::in_words(self, flow, part, &text) {
                    self.act_in_workshop(Act::Fill(Box::new(command)), ctx);
                }
            }
            (Purpose::OwnThreat | Purpose::Part(_) | Purpose::Note, _) => {}
        }
    }

    pub(super) fn decide_in_workshop(&mut self, act: &Act, ctx: &Context) {
        let Some(asking) = asking(self) else { return };
        let command = match act {
            Act::Adopt(treatment) => {
                let retains = *treatment == Some(Treatment::Retain);
                if retains && self.approver().is_empty() {
                    return self.write(Purpose::Approver(Approved::Retained));
                }
                let chosen = self.workshop.impact.is_some() || self.workshop.likelihood.is_some();
                if asking.is_rated() && chosen {
                    return self.write(Purpose::Rating(*treatment));
                }
                Some(deciding::adopt(self, &asking, *treatment, None))
            }
            Act::Reject => return self.write(Purpose::Rejection),
            Act::Reason(reason) => match self.workshop.entry.take().map(|entry| entry.purpose) {
                Some(Purpose::Rejection) => Some(deciding::reject(self, &asking, reason)),
                Some(Purpose::Rating(treatment)) => {
                    let command = deciding::adopt(self, &asking, treatment, Some(reason));
                    return self.decided(&asking, &Act::Adopt(treatment), &command, ctx);
                }
                _ => None,
            },
            Act::Accept if self.approver().is_empty() => return self.write(Purpose::Approver(Approved::Rest)),
            Act::Accept => deciding::accept(self, &asking),
            Act::Confirm => asking.risk.as_ref().and_then(|(id, _)| self.confirmation(&[*id])),
            Act::Undecide => deciding::undecide(&asking),
            _ => None,
        };
        if let Some(command) = command {
            self.decided(&asking, act, &command, ctx);
        }
    }

    pub(super) fn decided(&mut self, asking: &Asking, act: &Act, command: &edit::Command, ctx: &Context) {
        let words = said::decided(self, asking, act);
        let before = self.document.history.done();
        self.edit(command, None, ctx);
        if self.document.history.done() == before {
            // It was decided so already, or it could not be: what is said at the bottom is said here.
            if let Some(notice) = &self.notice {
                self.workshop.said.clone_from(&notice.text);
            }
            self.workshop.moving = Some(Move::Past);
            return;
        }
        self.tell(words);
        (self.workshop.impact, self.workshop.likelihood) = (None, None);
        if *act != Act::Undecide {
            self.workshop.clock.decisions += 1;
            self.workshop.moving = Some(Move::On);
        }
    }

    /// Says what has happened, on the screen and aloud.
    pub(super) fn tell(&mut self, text: String) {
        self.workshop.said.clone_from(&text);
        self.speak(text);
    }

    pub(super) fn undo_in_workshop(&mut self, ctx: &Context) {
        if !self.can_run(Command::Undo) {
            return;
        }
        let before = self.project().clone();
        self.workshop.entry = None;
        self.act(Action::Run(Command::Undo), ctx);
        self.workshop.clock.decisions = self.workshop.clock.decisions.saturating_sub(1);
        self.find_what_changed(&before);
    }

    /// Goes to what was taken back or done again.
    pub(super) fn find_what_changed(&mut self, before: &Project) {
        let lang = self.lang();
        let changed = what_changed(before, self.document.history.project());
        let threats = &self.catalog().threats;
        let found = changed.map(|(flow, risk)| {
            let matter = risk.and_then(|(id, threat)| match threat {
                Some(threat) => threats.iter().position(|known| known.id == threat).map(Matter::Threat),
                None => Some(Matter::Risk(id)),
            });
            (flow, matter)
        });
        self.workshop.moving = None;
        if let Some((flow, matter)) = found {
            // Where the threat is not proposed, the question is about the risk; where nothing is known, it is looked for.
            self.workshop.at(flow, matter);
            if matter.is_none() {
                self.workshop.moving = Some(Move::On);
            }
            let outcome = self.spoken.trim_end().to_owned();
            let text = said::about(self, flow, matter, &outcome);
            self.tell(text);
        } else {
            let outcome = self.spoken.trim_end().to_owned();
            self.workshop.said = tr_with(lang, "workshop-said-whole", &[("outcome", outcome.into())]);
        }
    }
}

/// The flow that differs, with the risk about it and its threat where that is what differs.
type Changed = (FlowId, Option<(RiskId, Option<String>)>);

fn what_changed(before: &Project, after: &Project) -> Option<Changed> {
    let difference = Difference::between(before, after);
    let risk = difference.risks.iter().next().and_then(|(&id, altered)| {
        let risk = altered.after().or(altered.before())?;
        Some((*risk.flows.first()?, Some((id, risk.threat.clone()))))
    });
    let later = || {
        let held = difference.workshops.values().next()?;
        let of = |record: Option<&std::sync::Arc<Workshop>>| record.map(|record| record.later.clone());
        let (old, new) = (of(held.before()).unwrap_or_default(), of(held.after()).unwrap_or_default());
        old.symmetric_difference(&new).next().map(|&flow| (flow, None))
    };
    let flow = || difference.flows.keys().next().map(|&flow| (flow, None));
    risk.or_else(flow).or_else(later).filter(|(flow, _)| after.flows.contains_key(flow))
}
