//! Takes over how file jobs have ended, and what else has happened beside the window.

use egui::Context;

use super::dialog::Dialog;
use super::files::Outcome;
use super::history::beginning::Beginning;
use super::state::State;
use crate::exchange::png::Pixels;
use crate::storage::{self, OnDisk, Stamp};
use crate::text::{tr, tr_with};

impl Outcome {
    /// Whether a document comes with it, which may take the front.
    pub(super) fn brings_document(&self) -> bool {
        matches!(self, Self::Opened(_) | Self::Recovered(..) | Self::Reloaded { .. })
    }
}

impl State {
    /// Takes over what has happened beside the window since the last frame: how these jobs ended, among it.
    pub(super) fn catch_up(&mut self, ended: Vec<Outcome>, ctx: &Context) {
        self.document.take_late_analysis(&self.setting);
        self.speak_of_late();
        self.follow_auto(ctx);
        self.refresh_search();
        for outcome in ended {
            self.end_job(outcome, ctx);
        }
        self.prepare_gallery();
        self.follow_comparison(ctx);
        if self.dialog.is_none() && !self.unsaid.is_empty() {
            let text = std::mem::take(&mut self.unsaid).join("\n\n");
            self.report(text);
        }
        self.tell_of_edition();
    }

    /// Says that a file that was asked for cannot be opened, and why.
    pub(super) fn cannot_open(&mut self, error: &storage::LoadError) {
        if let storage::LoadError::NotFound { path } = error {
            self.forget(path);
        }
        let reason = storage::load_error(error, self.lang());
        self.report(tr_with(self.lang(), "error-open", &[("reason", reason.into())]));
    }

    pub(super) fn end_job(&mut self, outcome: Outcome, ctx: &Context) {
        // What glides belongs to the document that is in front now.
        self.land_auto(ctx);
        let lang = self.lang();
        match outcome {
            Outcome::Opened(document) => self.take_opened(*document, ctx),
            Outcome::Comparable { document, earlier } => self.take_earlier(document, *earlier),
            Outcome::Reloaded { document, of, revision } => self.take_reloaded(*document, (of, revision), ctx),
            Outcome::Awaited(awaited, read) => self.take_awaited(&awaited, read, ctx),
            Outcome::OpenFailed(error) => self.cannot_open(&error),
            Outcome::Saved { path, real, revision, document, stamp } => {
                let text = tr_with(lang, "notice-saved", &[("path", path.display().to_string().into())]);
                self.say(text);
                self.remember(&path);
                self.lose_file(&path, document, ctx);
                if let Some(saved) = self.document_mut(document) {
                    saved.path = Some(path);
                    saved.real = real;
                    saved.stamp = Some(stamp);
                    saved.seen = OnDisk::Same;
                    saved.elsewhere = false;
                    saved.history.mark_saved_at(revision);
                }
                self.was_saved(document, ctx);
            }
            Outcome::Conflict { path, project, revision, document } => {
                self.dialog = Some(Dialog::Conflict { path, project, revision, document });
            }
            Outcome::Recovered(mut document, found) => {
                document.history.mark_unsaved();
                document.begins = Beginning::Recovered;
                document.stamp = found.origin.digest.map(Stamp::from);
                self.autosave.replace(document.identity(), *found);
                self.take_recovered(*document, ctx);
                self.say(tr(lang, "notice-recovered"));
            }
            Outcome::RecoveryFailed(error) => {
                let reason = storage::load_error(&error, lang);
                let text = tr_with(lang, "error-recovery", &[("reason", reason.into())]);
                self.report(text);
            }
            Outcome::Looked(seen) => self.take_in(seen),
            Outcome::SaveFailed(error) => {
                self.closing = None;
                self.report(storage::save_error(&error, lang));
            }
            Outcome::Exported(path) => {
                let text = tr_with(lang, "notice-exported", &[("path", path.display().to_string().into())]);
                self.say(text);
            }
            Outcome::Painted(Pixels { width, height, rgba }) => {
                ctx.copy_image(egui::ColorImage::from_rgba_premultiplied([width, height], &rgba));
                let args = [("width", width.to_string().into()), ("height", height.to_string().into())];
                self.say(tr_with(lang, "notice-picture-copied", &args));
            }
            Outcome::ExportFailed(reason) => {
                let text = tr_with(lang, "error-export", &[("reason", reason.into())]);
                self.report(text);
            }
            Outcome::Cancelled => self.closing = None,
            Outcome::NoDialog { request, kind, proposed } => {
                self.dialog = Some(Dialog::Path { request, kind, typed: proposed.display().to_string() });
            }
        }
    }
}
