//! The record of a workshop: who is there, and that it is held at all. Looking through the questions is no change of the
//! project, so it is written once somebody writes down who is there, else with the first thing that is done.

use egui::Context;

use super::standing::{Form, Page};
use crate::app::notice::Offer;
use crate::app::state::State;
use crate::edit;
use crate::model::Workshop;

/// By what a record becomes part of the step it is written with.
const RECORDED: &str = "workshop-record";

impl State {
    /// Asks who is there, beginning with those of a record.
    pub(super) fn ask_who_is_there(&mut self, record: &Workshop) {
        let form = Form::of(&record.present, &record.approver);
        self.workshop.asked = form.clone();
        self.workshop.form = form;
        self.workshop.page = Page::Start;
    }

    /// Takes over who is there: writes it down where somebody has changed it, else remembers it.
    pub(super) fn take_people(&mut self, ctx: &Context) {
        let (form, asked) = (&self.workshop.form, &self.workshop.asked);
        let (present, approver) = (form.present(), form.approver());
        let is_as_asked = present == asked.present() && approver == asked.approver();
        if is_as_asked && (self.workshop.begun.is_some() || self.is_recorded()) {
            return;
        }
        let record = Workshop { present, approver, ..self.workshop_record() };
        self.workshop.begun = Some(record.clone());
        if !is_as_asked {
            self.write_record(record, None, ctx);
        }
    }

    /// The record that is written, or would be; a fresh one of today where the workshop has not begun.
    pub(super) fn workshop_record(&self) -> Workshop {
        let written = self.workshop.record.and_then(|id| self.project().workshops.get(&id));
        let fresh = || Workshop { on: self.setting.today.clone(), ..Workshop::default() };
        written.map(|record| record.as_ref().clone()).or_else(|| self.workshop.begun.clone()).unwrap_or_else(fresh)
    }

    fn is_recorded(&self) -> bool {
        let workshops = &self.document.history.project().workshops;
        self.workshop.record.is_some_and(|id| workshops.contains_key(&id))
    }

    /// Writes the record; with a gesture as part of the step before it.
    pub(super) fn write_record(&mut self, record: Workshop, gesture: Option<&str>, ctx: &Context) {
        let id = self.workshop.record.filter(|_| self.is_recorded());
        self.edit(&edit::Command::SetWorkshop(id, Box::new(record)), gesture, ctx);
        if id.is_none() {
            self.workshop.record = self.document.history.project().workshops.keys().next_back().copied();
        }
    }

    /// Carries a command out, and says whether it did anything. A name becomes that of whoever accepts, and the record is
    /// written where it is not yet, in the same step.
    pub(super) fn do_in_workshop(&mut self, command: &edit::Command, by: Option<String>, ctx: &Context) -> bool {
        let record = match by {
            Some(approver) => Some(Workshop { approver, ..self.workshop_record() }),
            None if self.is_recorded() => None,
            None => Some(self.workshop_record()),
        };
        let gesture = record.is_some().then_some(RECORDED);
        self.document.history.end_merging();
        let before = self.document.history.revision();
        self.edit(command, gesture, ctx);
        let happened = self.document.history.revision() != before;
        if let Some(record) = record.filter(|_| happened) {
            let left = self.left().cloned();
            self.write_record(record, gesture, ctx);
            self.document.history.end_merging();
            // What is offered about the step holds for what it has become.
            let offer = left.map(|left| Offer::new(left, &self.document));
            if let (Some(offer), Some(notice)) = (offer, &mut self.notice) {
                notice.offer = Some(offer);
            }
        }
        happened
    }
}
