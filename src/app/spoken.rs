//! What assistive technology is told has just happened, as nobody who does not see the drawing could tell.

use super::canvas::access;
use super::state::State;
use super::untold::Untold;
use crate::edit::StepName;
use crate::model::ElementId;
use crate::text::{tr, tr_with};

impl State {
    /// Tells assistive technology what has happened. What was still to be told is over by then.
    pub(super) fn speak(&mut self, text: String) {
        self.untold = None;
        // The same words twice are told twice only where they differ.
        self.spoken = if self.spoken == text { format!("{text} ") } else { text };
    }

    /// Tells of a step: what it was, and what it was done to.
    pub(super) fn speak_of(&mut self, step: StepName) {
        let at = self.moment();
        match self.only_selected() {
            // A moment later it is known how far it is covered now. In a workshop the words are wanted at once.
            Some(ElementId::Flow(flow)) if self.document.is_analysing() && !self.workshop.open => {
                self.untold = Some(Untold { step, flow, at });
            }
            only => self.speak_of_one(step, only),
        }
    }

    /// Tells of the step whose flow's coverage was not known yet, once it is.
    pub(super) fn speak_of_late(&mut self) {
        if self.document.is_analysing() {
            return;
        }
        if let Some(Untold { step, flow, at }) = self.untold.take()
            && at == self.moment()
        {
            self.speak_of_one(step, Some(flow.into()));
        }
    }

    fn moment(&self) -> (u64, u64) {
        (self.document.identity(), self.document.history.revision())
    }

    fn speak_of_one(&mut self, step: StepName, only: Option<ElementId>) {
        let lang = self.lang();
        let step_words = tr(lang, step.key());
        let text = match only {
            Some(element @ ElementId::Flow(_)) if step == StepName::DrawFlow => {
                tr_with(lang, "spoken-drawn", &[("flow", access::name(self, element).into())])
            }
            Some(element) => {
                let element = access::name(self, element).into();
                tr_with(lang, "spoken-step", &[("step", step_words.into()), ("element", element)])
            }
            None if self.selection.is_empty() => step_words,
            None => {
                let count = self.selection.len().into();
                tr_with(lang, "spoken-step-several", &[("step", step_words.into()), ("count", count)])
            }
        };
        self.speak(text);
    }

    /// Tells of a step that was taken back or done again.
    pub(super) fn speak_of_history(&mut self, key: &str, step: StepName) {
        let lang = self.lang();
        let text = tr_with(
            lang,
            "command-with-step",
            &[("command", tr(lang, key).into()), ("step", tr(lang, step.key()).into())],
        );
        self.speak(text);
    }
}
