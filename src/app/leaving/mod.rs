//! Closes documents, and the program: first it is asked what becomes of the changes, of several documents at once, and
//! only when all is answered and saved anything is closed. So cancelling loses nothing. [`asking`] shows the questions.

pub(super) mod asking;
pub(super) mod standing;

use std::collections::BTreeSet;

use egui::{Context, ViewportCommand};

use super::action::Unsaved;
use super::dialog::{Dialog, Kept};
use super::files::{FileKind, Request};
use super::state::State;
use crate::model::Project;
use crate::text::tr;
use standing::Leaving;

impl State {
    /// Closes documents, and leaves the program then where that is wanted.
    pub(super) fn leave(&mut self, documents: Vec<u64>, quits: bool, ctx: &Context) {
        self.closing =
            Some(Leaving { documents, quits, dropped: BTreeSet::new(), kept: BTreeSet::new(), saving: None });
        self.go_on_leaving(ctx);
    }

    /// Saves the next document that is to be, asks about those with changes that nothing is decided about, or closes all.
    fn go_on_leaving(&mut self, ctx: &Context) {
        let Some(leaving) = &self.closing else { return };
        let undecided = leaving.documents.iter().copied().filter(|&identity| {
            self.document_of(identity).is_some_and(|document| {
                document.is_changed() && !leaving.dropped.contains(&(identity, document.history.revision()))
            })
        });
        let undecided: Vec<u64> = undecided.collect();
        let Some(leaving) = &mut self.closing else { return };
        if let Some(&next) = undecided.iter().find(|identity| leaving.kept.contains(identity)) {
            // What is changed while it is being saved is asked about again.
            leaving.kept.remove(&next);
            leaving.saving = Some(next);
            self.show_tab(next, ctx);
            self.save(next, false, ctx);
            return;
        }
        match undecided[..] {
            [] => self.close_all(ctx),
            [identity] => {
                self.show_tab(identity, ctx);
                self.dialog = Some(Dialog::Unsaved(identity));
            }
            _ => {
                let asked = undecided.into_iter().map(|document| Kept { document, keep: true });
                self.dialog = Some(Dialog::UnsavedSeveral(asked.collect()));
            }
        }
    }

    fn close_all(&mut self, ctx: &Context) {
        let Some(leaving) = self.closing.take() else { return };
        if leaving.quits {
            self.leaving = true;
            ctx.send_viewport_cmd(ViewportCommand::Close);
            return;
        }
        for identity in leaving.documents {
            self.close_tab(identity, ctx);
        }
    }

    /// Takes the answer to the question about the changes of one document or several.
    pub(super) fn answer_unsaved(&mut self, answer: Unsaved, ctx: &Context) {
        let asked = match self.dialog.take() {
            Some(Dialog::Unsaved(document)) => vec![Kept { document, keep: true }],
            Some(Dialog::UnsavedSeveral(asked)) => asked,
            other => {
                self.dialog = other;
                return;
            }
        };
        let saves = answer == Unsaved::Save;
        let (kept, dropped): (Vec<Kept>, Vec<Kept>) = asked.into_iter().partition(|asked| saves && asked.keep);
        let revision = |asked: &Kept| Some((asked.document, self.document_of(asked.document)?.history.revision()));
        let dropped: Vec<_> = dropped.iter().filter_map(revision).collect();
        match (answer, &mut self.closing) {
            (Unsaved::Cancel, closing) => *closing = None,
            (Unsaved::Save | Unsaved::Discard, Some(closing)) => {
                closing.kept.extend(kept.into_iter().map(|kept| kept.document));
                closing.dropped.extend(dropped);
                self.go_on_leaving(ctx);
            }
            (Unsaved::Save | Unsaved::Discard, None) => {}
        }
    }

    /// Goes on with closing where that waited for this document to be saved.
    pub(super) fn was_saved(&mut self, identity: u64, ctx: &Context) {
        if let Some(closing) = &mut self.closing
            && closing.saving == Some(identity)
        {
            closing.saving = None;
            self.go_on_leaving(ctx);
        }
    }

    /// Saves a document to its file, or to one that is asked for.
    pub(super) fn save(&mut self, identity: u64, ask: bool, ctx: &Context) {
        let Some(document) = self.document_of(identity).filter(|document| !document.awaited) else { return };
        let request = Request::Save {
            project: Box::new(Project { drawn: document.geometry().drawn(), ..document.history.project().clone() }),
            revision: document.history.revision(),
            document: identity,
            expected: document.stamp.filter(|_| !ask),
        };
        match document.path.clone() {
            Some(path) if !ask => self.files.run(ctx, request, path),
            _ => {
                let proposed = self.proposed_path(document, "", FileKind::Project.extension());
                let title = tr(self.lang(), "dialog-save-title");
                self.files.ask(ctx, request, FileKind::Project, &title, &proposed);
            }
        }
    }
}
