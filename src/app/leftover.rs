//! The offer to delete what a step leaves behind: measures without anything to treat, what stood in a deleted zone.

use std::collections::BTreeSet;

use egui::Context;

use super::command::Command as Menu;
use super::notice::{Left, Notice, Offer};
use super::state::State;
use crate::edit::{self, Command, apply, left_over};
use crate::model::MeasureId;
use crate::text::{tr, tr_with};

impl State {
    /// Says that planned measures are left, and offers to delete them as well.
    pub(super) fn offer_left_over(&mut self, measures: BTreeSet<MeasureId>) {
        let names = self.named(&measures);
        let text = tr_with(self.lang(), "left-over", &[("measures", names.into())]);
        self.offer(Left::Measures(measures), text);
    }

    /// Says something, and offers to delete what is left.
    pub(super) fn offer(&mut self, left: Left, text: String) {
        let offer = Some(Offer::new(left, &self.document));
        self.notice = Some(Notice { offer, ..Notice::new(text) });
    }

    /// What can be deleted with the last step now.
    pub(super) fn left(&self) -> Option<&Left> {
        let offer = self.notice.as_ref()?.offer.as_ref()?;
        offer.holds(&self.document).then_some(&offer.left)
    }

    /// The measures that can be deleted with the last step now.
    pub(super) fn left_over(&self) -> Option<&BTreeSet<MeasureId>> {
        match self.left()? {
            Left::Measures(measures) => Some(measures),
            Left::Contents(_) => None,
        }
    }

    /// Deletes what is left, as part of the step that left them: undone, all is there again.
    pub(super) fn delete_left_over(&mut self, ctx: &Context) {
        let Some(left) = self.left().cloned() else { return };
        let text = match &left {
            Left::Measures(measures) => {
                tr_with(self.lang(), "left-over-deleted", &[("measures", self.named(measures).into())])
            }
            Left::Contents(elements) => {
                let keys = Menu::Undo.keycaps(ctx);
                let values = [("count", elements.len().into()), ("keys", keys.into())];
                tr_with(self.lang(), "contents-deleted", &values)
            }
        };
        let elements = left.elements();
        match apply(self.document.history.project(), self.catalog(), &Command::Delete { elements }) {
            Ok(change) => {
                let (from, view) = (self.document.history.revision(), self.view());
                let measures = left_over(self.document.history.project(), &change.project);
                self.document.history.amend(change, self.selection.clone(), self.selection.clone());
                self.made_step(from, view);
                self.show_current(ctx);
                self.speak(text.clone());
                self.say(text);
                if !measures.is_empty() {
                    self.offer_left_over(measures);
                }
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
