//! Offers what earlier sessions left unsaved, and takes it up again.

use egui::{Context, RichText, ScrollArea, Ui};

use super::action::Action;
use super::dialog::Dialog;
use super::fonts;
use super::look::Look;
use super::ring;
use super::state::State;
use crate::scene::Role;
use crate::storage::recovery::{self, Found};
use crate::text::{Lang, tr, tr_with};

impl State {
    /// Has copies of what is unsaved written beside the window.
    pub(super) fn keep_copies(&mut self) {
        let open = self.tabs.with(&self.document).filter(|_| !self.leaving);
        self.autosave.follow(open, self.setting.lang);
        if let Some(reason) = self.autosave.trouble() {
            self.say(tr_with(self.lang(), "notice-no-copy", &[("reason", reason.into())]));
        }
    }

    /// Offers what is there to recover. Answers whether there is anything.
    pub fn offer_recovery(&mut self) -> bool {
        let found = self.autosave.folder().map(recovery::list).unwrap_or_default();
        if found.is_empty() {
            return false;
        }
        self.dialog = Some(Dialog::Recovery(found));
        true
    }

    /// Opens one of what is offered; the rest stays on offer.
    pub(super) fn recover(&mut self, place: usize, ctx: &Context) {
        let Some(Dialog::Recovery(found)) = &mut self.dialog else { return };
        if place >= found.len() {
            return;
        }
        let chosen = found.remove(place);
        if found.is_empty() {
            self.dialog = None;
        }
        self.files.recover(ctx, chosen, self.setting.clone());
    }

    /// Drops one of what is offered.
    pub(super) fn drop_recovery(&mut self, place: usize) {
        let Some(Dialog::Recovery(found)) = &mut self.dialog else { return };
        if place >= found.len() {
            return;
        }
        if let Err(error) = found.remove(place).discard() {
            self.dialog = Some(Dialog::Error(error.to_string()));
        } else if found.is_empty() {
            self.dialog = None;
        }
    }
}

/// The dialog's content.
pub(super) fn show(ui: &mut Ui, lang: Lang, found: &[Found], look: &Look, actions: &mut Vec<Action>) {
    ui.heading(tr(lang, "dialog-recovery"));
    ui.add(egui::Label::new(tr(lang, "dialog-recovery-detail")).wrap());
    ui.add_space(10.0);
    ScrollArea::vertical().max_height(360.0).min_scrolled_height(360.0).show(ui, |ui| {
        for (place, found) in found.iter().enumerate() {
            ui.horizontal(|ui| {
                ui.label(RichText::new(&found.origin.title).font(fonts::bold(14.0)));
                ui.label(tr_with(lang, "dialog-recovery-time", &[("time", time(found.origin.written).into())]));
            });
            let path = match &found.origin.path {
                Some(path) => path.clone(),
                None => tr(lang, "dialog-recovery-no-file"),
            };
            ui.add(egui::Label::new(RichText::new(path).color(look.color(Role::Secondary))).wrap());
            ui.horizontal(|ui| {
                if ui.button(tr(lang, "dialog-recover")).clicked() {
                    actions.push(Action::Recover(place));
                }
                if ui.button(tr(lang, "dialog-recovery-drop")).clicked() {
                    actions.push(Action::DropRecovery(place));
                }
            });
            ui.add_space(10.0);
        }
        ring::follow(ui);
    });
    if ui.button(tr(lang, "dialog-recovery-later")).clicked() {
        actions.push(Action::CloseDialog);
    }
}

fn time(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).map_or_else(
        |_| String::from("?"),
        |time| time.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string(),
    )
}
