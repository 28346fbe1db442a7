//! Notices that another program has changed a file that is open, and asks before one version is lost to the other.

use std::path::Path;

use egui::{Context, Ui};

use super::action::{Action, Conflict, Reload};
use super::dialog::Dialog;
use super::document::Document;
use super::files::{Expected, FileKind, Look, Request, Seen};
use super::ring;
use super::state::State;
use crate::storage::OnDisk;
use crate::text::{Lang, tr, tr_with};

impl State {
    /// Looks beside the window whether the files that matter are still what they were.
    pub fn look_at_disk(&mut self, ctx: &Context) {
        let expected = |document: &Document| {
            let (path, stamp) = (document.path.clone()?, document.stamp?);
            Some(Expected { document: document.identity(), path, stamp })
        };
        let open: Vec<_> = self.documents().filter_map(expected).collect();
        if !open.is_empty() || !self.recent.is_empty() {
            self.files.look(ctx, Look { open, recent: self.recent.clone() });
        }
    }

    pub(super) fn take_in(&mut self, seen: Seen) {
        self.missing = seen.missing;
        // While a file is being saved or opened, what was seen may be our own doing.
        if self.files.is_busy() {
            return;
        }
        for (expected, on_disk) in seen.open {
            self.notice_on_disk(&expected, on_disk);
        }
    }

    fn notice_on_disk(&mut self, expected: &Expected, on_disk: OnDisk) {
        let (in_front, free) = (self.document.identity() == expected.document, self.dialog.is_none());
        let Some(document) = self.document_mut(expected.document) else { return };
        if document.path.as_ref() != Some(&expected.path) || document.stamp != Some(expected.stamp) {
            return;
        }
        document.elsewhere = false;
        if document.seen == on_disk {
            return;
        }
        match on_disk {
            OnDisk::Same => document.seen = on_disk,
            OnDisk::Changed(_) if in_front && free => {
                document.seen = on_disk;
                self.dialog = Some(Dialog::Changed(expected.document));
            }
            // The question waits until the document is in front, and no other question is open.
            OnDisk::Changed(_) => document.elsewhere = true,
            OnDisk::Missing => {
                document.seen = on_disk;
                document.history.mark_unsaved();
                let args = [("path", expected.path.display().to_string().into())];
                self.say(tr_with(self.lang(), "notice-file-missing", &args));
            }
        }
    }

    pub(super) fn answer_changed(&mut self, answer: Reload, ctx: &Context) {
        let Some(Dialog::Changed(identity)) = self.dialog else { return };
        self.dialog = None;
        let setting = self.setting.clone();
        let Some(document) = self.document_mut(identity) else { return };
        let version = (identity, document.history.revision());
        match answer {
            Reload::Reload => {
                if let Some(path) = document.path.clone() {
                    self.files.reload(ctx, path, setting, version);
                }
            }
            // What is on the screen is in no file now.
            Reload::Keep => document.history.mark_unsaved(),
        }
    }

    /// Takes over a file that was read anew, unless somebody went on drawing while it was read: then it is asked again.
    pub(super) fn take_reloaded(&mut self, mut document: Document, of: (u64, u64), ctx: &Context) {
        self.catch_up_language(&mut document);
        match self.document_mut(of.0) {
            Some(open) if open.history.revision() != of.1 => {
                open.seen = OnDisk::Same;
                self.look_at_disk(ctx);
            }
            Some(_) => self.replace(of.0, document),
            None => {}
        }
    }

    /// A document was saved to this file: another one that was of the same file is of none from now on.
    pub(super) fn lose_file(&mut self, path: &Path, saved: u64, ctx: &Context) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let others = self.documents().filter(|document| document.identity() != saved && document.is_of(&path));
        let others: Vec<u64> = others.map(Document::identity).collect();
        for identity in others {
            if self.document_of(identity).is_some_and(|other| other.awaited) {
                // It holds nothing of its own, and its file is another one now.
                self.drop_tab(identity, ctx);
                continue;
            }
            if let Some(other) = self.document_mut(identity) {
                other.path = None;
                other.real = None;
                other.stamp = None;
                other.history.mark_unsaved();
            }
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
            Conflict::Cancel => self.closing = None,
        }
    }
}

/// The question whether a file that has changed is read again.
pub(super) fn ask_reload(ui: &mut Ui, lang: Lang, name: &str, unsaved: bool, actions: &mut Vec<Action>) {
    // Enter keeps what is in no file.
    let safe = if unsaved { Reload::Keep } else { Reload::Reload };
    ui.heading(tr_with(lang, "dialog-changed", &[("name", name.into())]));
    ui.label(tr(lang, if unsaved { "dialog-changed-loses" } else { "dialog-changed-detail" }));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        for (answer, key) in [(Reload::Reload, "dialog-reload"), (Reload::Keep, "dialog-keep")] {
            let button = ui.button(tr(lang, key));
            if answer == safe {
                ring::begin_at(&button, (name, unsaved));
            }
            if button.clicked() {
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
            let button = ui.button(tr(lang, key));
            if answer == Conflict::SaveAs {
                ring::begin_at(&button, (name, "conflict"));
            }
            if button.clicked() {
                actions.push(Action::AnswerConflict(answer));
            }
        }
    });
}
