//! The offer to delete measures that a rejected or deleted risk leaves without anything to treat.

use std::collections::BTreeSet;

use egui::Context;

use super::notice::{Notice, Offer};
use super::state::State;
use crate::edit::{self, Command, apply};
use crate::model::{ElementId, MeasureId};
use crate::text::{tr, tr_with};

impl State {
    /// Says that planned measures are left, and offers to delete them as well.
    pub(super) fn offer_left_over(&mut self, measures: BTreeSet<MeasureId>) {
        let names = self.named(&measures);
        let text = tr_with(self.lang(), "left-over", &[("measures", names.into())]);
        let offer = Some(Offer::new(measures, &self.document));
        self.notice = Some(Notice { offer, ..Notice::new(text) });
    }

    /// The measures that can be deleted with the last step now.
    pub(super) fn left_over(&self) -> Option<&BTreeSet<MeasureId>> {
        let offer = self.notice.as_ref()?.offer.as_ref()?;
        offer.holds(&self.document).then_some(&offer.measures)
    }

    /// Deletes them, as part of the step that left them: undone, all is there again.
    pub(super) fn delete_left_over(&mut self, ctx: &Context) {
        let Some(measures) = self.left_over().cloned() else { return };
        let names = self.named(&measures);
        let elements = measures.into_iter().map(ElementId::from).collect();
        match apply(self.document.history.project(), self.catalog(), &Command::Delete { elements }) {
            Ok(change) => {
                let (from, view) = (self.document.history.revision(), self.view());
                self.document.history.amend(change, self.selection.clone(), self.selection.clone());
                self.made_step(from, view);
                self.show_current(ctx);
                let text = tr_with(self.lang(), "left-over-deleted", &[("measures", names.into())]);
                self.speak(text.clone());
                self.say(text);
            }
            Err(error) => {
                let text = edit::edit_error(&error, self.lang());
                self.say(text);
            }
        }
    }

    fn named(&self, measures: &BTreeSet<MeasureId>) -> String {
        let names: Vec<String> = measures.iter().map(ToString::to_string).collect();
        names.join(&tr(self.lang(), "list-separator"))
    }
}
