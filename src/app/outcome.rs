//! Takes over how file jobs have ended, and what else has happened beside the window.

use egui::Context;

use super::dialog::Dialog;
use super::files::Outcome;
use super::state::{Next, State};
use crate::storage::{self, OnDisk, Stamp};
use crate::text::{tr, tr_with};

impl State {
    /// Takes over what has happened beside the window since the last frame.
    pub fn catch_up(&mut self, ctx: &Context) {
        self.document.take_late_analysis(&self.setting);
        self.refresh_search();
        for outcome in self.files.ended() {
            self.end_job(outcome, ctx);
        }
    }

    fn end_job(&mut self, outcome: Outcome, ctx: &Context) {
        let lang = self.lang();
        match outcome {
            Outcome::Opened(mut document) => {
                if self.is_changed() && self.replaceable != Some(self.version()) {
                    // Somebody went on drawing while the file was read.
                    if let Some(path) = document.path.clone() {
                        self.after_saving(Next::OpenPath(path), ctx);
                    }
                    return;
                }
                // The language may have been changed while the file was read.
                if document.sheet().lang() != lang {
                    document.translate(&self.setting);
                }
                if let Some(path) = &document.path {
                    self.remember(path);
                }
                self.show_document(*document);
            }
            Outcome::OpenFailed(error) => {
                if let storage::LoadError::NotFound { path } = &*error {
                    self.forget(path);
                }
                let reason = storage::load_error(&error, lang);
                let text = tr_with(lang, "error-open", &[("reason", reason.into())]);
                self.dialog = Some(Dialog::Error(text));
            }
            Outcome::Saved { path, revision, document, stamp } => {
                let text = tr_with(lang, "notice-saved", &[("path", path.display().to_string().into())]);
                self.say(text);
                self.remember(&path);
                if document != self.document.identity() {
                    return;
                }
                self.document.path = Some(path);
                self.document.stamp = Some(stamp);
                self.document.seen = OnDisk::Same;
                self.document.history.mark_saved_at(revision);
                if let Some(next) = self.next.take() {
                    self.after_saving(next, ctx);
                }
            }
            Outcome::Conflict { path, project, revision, document } => {
                self.dialog = Some(Dialog::Conflict { path, project, revision, document });
            }
            Outcome::Recovered(mut document, found) => {
                if document.sheet().lang() != lang {
                    document.translate(&self.setting);
                }
                document.history.mark_unsaved();
                document.stamp = found.origin.digest.map(Stamp::from);
                self.show_document(*document);
                self.autosave.replace(*found);
                self.say(tr(lang, "notice-recovered"));
            }
            Outcome::RecoveryFailed(error) => {
                let reason = storage::load_error(&error, lang);
                let text = tr_with(lang, "error-recovery", &[("reason", reason.into())]);
                self.dialog = Some(Dialog::Error(text));
            }
            Outcome::Looked(seen) => self.take_in(seen),
            Outcome::SaveFailed(error) => {
                self.next = None;
                self.dialog = Some(Dialog::Error(storage::save_error(&error, lang)));
            }
            Outcome::Exported(path) => {
                let text = tr_with(lang, "notice-exported", &[("path", path.display().to_string().into())]);
                self.say(text);
            }
            Outcome::ExportFailed(reason) => {
                let text = tr_with(lang, "error-export", &[("reason", reason.into())]);
                self.dialog = Some(Dialog::Error(text));
            }
            Outcome::Cancelled => self.next = None,
            Outcome::NoDialog { request, kind, proposed } => {
                self.dialog = Some(Dialog::Path { request, kind, typed: proposed.display().to_string() });
            }
        }
    }
}
