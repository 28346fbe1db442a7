//! Notices that another program has changed the open file, and asks before one version is lost to the other.

use egui::{Context, Ui};

use super::action::{Action, Conflict, Reload};
use super::dialog::Dialog;
use super::files::{FileKind, Look, Request, Seen};
use super::state::State;
use crate::storage::OnDisk;
use crate::text::{Lang, tr, tr_with};

impl State {
    /// Looks beside the window whether the files that matter are still what they were.
    pub fn look_at_disk(&mut self, ctx: &Context) {
        let open = self.document.path.clone().zip(self.document.stamp);
        if open.is_some() || !self.recent.is_empty() {
            self.files.look(ctx, Look { open, recent: self.recent.clone() });
        }
    }

    pub(super) fn take_in(&mut self, seen: Seen) {
        self.missing = seen.missing;
        let Some((path, stamp, on_disk)) = seen.open else { return };
        // While a file is being saved or opened, what was seen may be our own doing.
        let current = self.document.path.as_ref() == Some(&path) && self.document.stamp == Some(stamp);
        if !current || self.files.is_busy() || self.document.seen == on_disk {
            return;
        }
        match on_disk {
            OnDisk::Same => self.document.seen = on_disk,
            // The question waits for the next look where another one is open.
            OnDisk::Changed(_) if self.dialog.is_none() => {
                self.document.seen = on_disk;
                self.dialog = Some(Dialog::Changed(path));
            }
            OnDisk::Changed(_) => {}
            OnDisk::Missing => {
                self.document.seen = on_disk;
                self.document.history.mark_unsaved();
                let args = [("path", path.display().to_string().into())];
                self.say(tr_with(self.lang(), "notice-file-missing", &args));
            }
        }
    }

    pub(super) fn answer_changed(&mut self, answer: Reload, ctx: &Context) {
        let Some(Dialog::Changed(path)) = self.dialog.take() else { return };
        match answer {
            Reload::Reload => self.files.run(ctx, Request::Open(self.setting.clone()), path),
            // What is on the screen is in no file now.
            Reload::Keep => self.document.history.mark_unsaved(),
        }
    }

    pub(super) fn answer_conflict(&mut self, answer: Conflict, ctx: &Context) {
        let Some(Dialog::Conflict { path, project, revision, document }) = self.dialog.take() else { return };
        let request = Request::Save { project, revision, document, expected: None };
        match answer {
            Conflict::Overwrite => self.files.run(ctx, request, path),
            Conflict::SaveAs => {
                let title = tr(self.lang(), "dialog-save-title");
                self.files.ask(ctx, request, FileKind::Project, &title, &path);
            }
            Conflict::Cancel => self.next = None,
        }
    }
}

/// The question whether a file that has changed is read again.
pub(super) fn ask_reload(ui: &mut Ui, lang: Lang, name: &str, unsaved: bool, actions: &mut Vec<Action>) {
    ui.heading(tr_with(lang, "dialog-changed", &[("name", name.into())]));
    ui.label(tr(lang, if unsaved { "dialog-changed-loses" } else { "dialog-changed-detail" }));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        for (answer, key) in [(Reload::Reload, "dialog-reload"), (Reload::Keep, "dialog-keep")] {
            if ui.button(tr(lang, key)).clicked() {
                actions.push(Action::AnswerChanged(answer));
            }
        }
    });
}

/// The question whether a file that has changed is overwritten.
pub(super) fn ask_overwrite(ui: &mut Ui, lang: Lang, name: &str, actions: &mut Vec<Action>) {
    ui.heading(tr_with(lang, "dialog-conflict", &[("name", name.into())]));
    ui.label(tr(lang, "dialog-conflict-detail"));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        for (answer, key) in [
            (Conflict::SaveAs, "command-save-as"),
            (Conflict::Overwrite, "dialog-overwrite"),
            (Conflict::Cancel, "dialog-cancel"),
        ] {
            if ui.button(tr(lang, key)).clicked() {
                actions.push(Action::AnswerConflict(answer));
            }
        }
    });
}
