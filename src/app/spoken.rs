//! What assistive technology is told has just happened, as nobody who does not see the drawing could tell.

use super::canvas::access;
use super::state::State;
use crate::edit::StepName;
use crate::model::ElementId;
use crate::text::{tr, tr_with};

impl State {
    /// Tells assistive technology what has happened.
    pub(super) fn speak(&mut self, text: String) {
        // The same words twice are told twice only where they differ.
        self.spoken = if self.spoken == text { format!("{text} ") } else { text };
    }

    /// Tells of a step: what it was, and what it was done to.
    pub(super) fn speak_of(&mut self, step: StepName) {
        let lang = self.lang();
        let step_words = tr(lang, step.key());
        let text = match self.only_selected() {
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
