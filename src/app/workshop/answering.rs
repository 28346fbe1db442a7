//! Answers to what is asked: chosen by a key, or written; and taking them back.

use egui::Context;

use super::act::Act;
use super::bindings;
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
use crate::text::{tr, tr_with};

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
                self.do_in_workshop(&command, None, ctx);
                let noted = tr(self.lang(), "workshop-noted");
                self.tell(said::about(self, flow, None, &noted));
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
            (Purpose::Approver(approved), _) => self.approve_as(&approved, text, ctx),
            (Purpose::OwnThreat, Some(flow)) => {
                self.do_in_workshop(&deciding::own_threat(flow, &text), None, ctx);
                let added = tr_with(self.lang(), "workshop-threat-added", &[("threat", text.into())]);
                self.tell(said::about(self, flow, None, &added));
                let id = self.document.history.project().risks.keys().next_back().copied();
                self.workshop.at(flow, id.map(Matter::Risk));
            }
            (Purpose::OwnMeasure, _) => {
                if let Some(asking) = asking(self)
                    && let Some(command) = deciding::own_measure(&asking, &text)
                    && self.answer(&command, None, ctx)
                {
                    let planned = tr_with(self.lang(), "workshop-measure-planned", &[("measure", text.into())]);
                    self.tell(said::about(self, asking.flow, Some(asking.question.matter), &planned));
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
        let by = self.approver();
        let command = match act {
            Act::Adopt(treatment) => {
                if let Some(treatment) =
                    treatment.filter(|&treatment| bindings::is_chosen(self, ctx, &asking, treatment))
                {
                    return self.tell(said::chosen(self, &asking, treatment));
                }
                let chosen = self.workshop.impact.is_some() || self.workshop.likelihood.is_some();
                if asking.is_rated() && chosen {
                    return self.write(Purpose::Rating(*treatment));
                }
                if *treatment == Some(Treatment::Retain) && by.is_empty() {
                    return self.write(Purpose::Approver(Approved::Retained(None)));
                }
                Some(deciding::adopt(self, &asking, *treatment, None, &by))
            }
            Act::Reject => return self.write(Purpose::Rejection),
            Act::Reason(reason) => match self.workshop.entry.take().map(|entry| entry.purpose) {
                Some(Purpose::Rejection) => Some(deciding::reject(self, &asking, reason)),
                Some(Purpose::Rating(treatment)) => {
                    if treatment == Some(Treatment::Retain) && by.is_empty() {
                        return self.write(Purpose::Approver(Approved::Retained(Some(reason.clone()))));
                    }
                    let command = deciding::adopt(self, &asking, treatment, Some(reason), &by);
                    return self.decided(&asking, &Act::Adopt(treatment), &command, None, ctx);
                }
                _ => None,
            },
            Act::Accept if by.is_empty() => return self.write(Purpose::Approver(Approved::Rest)),
            Act::Accept => deciding::accept(self, &asking, &by),
            Act::Confirm => asking.risk.as_ref().and_then(|(id, _)| self.confirmation(&[*id])),
            Act::Undecide => deciding::undecide(&asking),
            _ => None,
        };
        if let Some(command) = command {
            self.decided(&asking, act, &command, None, ctx);
        }
    }

    /// Decides in the name that was asked for, which from now on is that of whoever accepts in this workshop: both are
    /// one step.
    fn approve_as(&mut self, approved: &Approved, by: String, ctx: &Context) {
        let Some(asking) = asking(self) else { return };
        let (act, command) = match approved {
            Approved::Retained(reason) => {
                let treatment = Some(Treatment::Retain);
                let command = deciding::adopt(self, &asking, treatment, reason.as_deref(), &by);
                (Act::Adopt(treatment), Some(command))
            }
            Approved::Rest => (Act::Accept, deciding::accept(self, &asking, &by)),
        };
        if let Some(command) = command {
            self.decided(&asking, &act, &command, Some(by), ctx);
        }
    }

    /// Carries a decision out, and says what came of it; a name is written down as that of whoever accepts.
    fn decided(&mut self, asking: &Asking, act: &Act, command: &edit::Command, by: Option<String>, ctx: &Context) {
        let words = said::decided(self, asking, act);
        let answers = *act != Act::Undecide;
        let happened = if answers { self.answer(command, by, ctx) } else { self.do_in_workshop(command, None, ctx) };
        if !happened {
            // It was decided so already, or it could not be: what is said at the bottom is said here.
            if let Some(notice) = &self.notice {
                self.workshop.said.clone_from(&notice.text);
            }
            self.workshop.moving = Some(Move::Past);
            return;
        }
        let left = self.notice.as_ref().filter(|_| self.left_over().is_some()).map(|notice| notice.text.clone());
        self.tell([words].into_iter().chain(left).collect::<Vec<_>>().join(&tr(self.lang(), "workshop-separator")));
        (self.workshop.impact, self.workshop.likelihood) = (None, None);
    }

    /// Carries an answer out and goes on; counts it where it was taken, and says whether it was. A name becomes that of
    /// whoever accepts, in the same step.
    pub(super) fn answer(&mut self, command: &edit::Command, by: Option<String>, ctx: &Context) -> bool {
        let happened = self.do_in_workshop(command, by, ctx);
        if happened {
            self.workshop.clock.count(self.document.history.revision());
            self.workshop.moving = Some(Move::On);
        }
        happened
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
        self.workshop.clock.take_back(self.document.history.revision());
        self.act(Action::Run(Command::Undo), ctx);
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
