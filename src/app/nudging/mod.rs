//! Moves what is selected by arrow keys: one step for as long as nothing else is done.

pub(super) mod standing;

use egui::Context;

use self::standing::Nudged;
use super::state::State;
use crate::edit::{Change, Command, StepName, apply};
use crate::model::Vector;

impl State {
    /// Moves the selection on. What goes along is what stood in its zones when the step began: what a zone merely comes
    /// over on its way is not carried off.
    pub(super) fn nudge(&mut self, by: Vector, ctx: &Context) {
        let elements = self.selection.clone();
        if elements.is_empty() {
            return;
        }
        let gesture = format!("nudge {elements:?}");
        let history = &self.document.history;
        let at = (self.document.identity(), history.revision());
        let begun = self.nudged.filter(|nudged| nudged.at == at).zip(history.merges(&gesture));
        let (so_far, before) = match begun {
            Some((nudged, step)) => (nudged.by, step.before().clone()),
            None => (Vector(0.0, 0.0), history.project().clone()),
        };
        let by = Vector(so_far.0 + by.0, so_far.1 + by.1);
        let command = Command::Move { elements: elements.clone(), by };
        let change = if by == Vector(0.0, 0.0) {
            Ok(Change { project: before.clone(), step: StepName::Move, about: elements, select: None })
        } else {
            apply(&before, self.catalog(), &command)
        };
        self.take_change(change, &command, Some(&gesture), ctx);
        // Whatever the last key did: it is said as long as it is so.
        self.note_taken(&before, ctx);
        self.nudged = Some(Nudged { at: (at.0, self.document.history.revision()), by });
    }
}
