//! Changes that complete the step before them: a new party and the name that is typed for it right then are one step.

use super::state::State;
use crate::edit::{Command, StepName};
use crate::model::ElementId;

impl State {
    /// Whether a change belongs to the last step, so that both are undone together.
    pub(super) fn completes_last_step(&self, command: &Command) -> bool {
        let history = &self.document.history;
        let Command::Rename { element: element @ ElementId::Party(_), .. } = command else { return false };
        let last = history.done().checked_sub(1).and_then(|last| history.steps().get(last));
        last.is_some_and(|step| step.name == StepName::AddParty && step.about.contains(element))
    }
}
