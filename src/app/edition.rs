//! Says that there is no catalogue of the edition that a document follows: once, when it first comes to the front.

use egui::{Context, Ui};

use super::action::Action;
use super::dialog::Dialog;
use super::ring;
use super::state::State;
use crate::catalog::Catalog;
use crate::edit::Command;
use crate::text::{Lang, tr_with};

impl State {
    /// Whether the document in front follows an edition that there is no catalogue of.
    fn follows_unknown_edition(&self) -> bool {
        let profile = &self.document.history.project().profile;
        !profile.is_empty() && *profile != self.setting.catalog.profile
    }

    /// Says so, unless it was said or something else is asked.
    pub(super) fn tell_of_edition(&mut self) {
        if self.dialog.is_some() || self.document.awaited || !self.follows_unknown_edition() {
            return;
        }
        let identity = self.document.identity();
        if self.told_of_edition.insert(identity) {
            self.dialog = Some(Dialog::Edition(identity));
        }
    }

    /// Has the document follow the edition that there is a catalogue of: one step, to be undone.
    pub(super) fn follow_edition(&mut self, ctx: &Context) {
        self.dialog = None;
        let title = self.document.history.project().title.clone();
        let profile = self.setting.catalog.profile.clone();
        self.edit(&Command::SetProject { title, profile }, None, ctx);
    }
}

/// What is said: which file, what it follows, what is used instead, and what can be done.
pub(super) fn say(
    ui: &mut Ui,
    lang: Lang,
    (name, profile): (&str, &str),
    catalog: &Catalog,
    actions: &mut Vec<Action>,
) {
    let used = catalog.name.get(lang);
    let values = [("name", name.into()), ("profile", profile.into()), ("used", used.into())];
    ui.heading(tr_with(lang, "dialog-edition", &values));
    ui.add_space(6.0);
    ui.label(tr_with(lang, "dialog-edition-detail", &values));
    ui.add_space(12.0);
    ui.horizontal_wrapped(|ui| {
        let keep = ui.button(tr_with(lang, "dialog-edition-keep", &values));
        // Enter changes nothing.
        ring::begin_at(&keep, (name, profile));
        if keep.clicked() {
            actions.push(Action::CloseDialog);
        }
        if ui.button(tr_with(lang, "dialog-edition-follow", &values)).clicked() {
            actions.push(Action::FollowEdition);
        }
    });
}
