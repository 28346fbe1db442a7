//! Closes documents, and the program: first it is asked what becomes of the changes of each, one after the other, and
//! only when all is answered anything is closed. So cancelling loses nothing.

pub(super) mod standing;

use std::collections::BTreeSet;

use egui::{Context, ViewportCommand};

use super::action::Unsaved;
use super::dialog::Dialog;
use super::files::{FileKind, Request};
use super::state::State;
use crate::model::Project;
use crate::text::tr;
use standing::Leaving;

impl State {
    /// Closes documents, and leaves the program then where that is wanted.
    pub(super) fn leave(&mut self, documents: Vec<u64>, quits: bool, ctx: &Context) {
        self.closing = Some(Leaving { documents, quits, dropped: BTreeSet::new(), saving: None });
        self.go_on_leaving(ctx);
    }

    /// Asks about the next document with changes, or closes all of them.
    fn go_on_leaving(&mut self, ctx: &Context) {
        let Some(leaving) = &self.closing else { return };
        let undecided = leaving.documents.iter().copied().find(|&identity| {
            self.document_of(identity).is_some_and(|document| {
                document.is_changed() && !leaving.dropped.contains(&(identity, document.history.revision()))
            })
        });
        if let Some(identity) = undecided {
            self.show_tab(identity, ctx);
            self.dialog = Some(Dialog::Unsaved(identity));
        } else if let Some(leaving) = self.closing.take() {
            if leaving.quits {
                self.leaving = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            } else {
                for identity in leaving.documents {
                    self.close_tab(identity, ctx);
                }
            }
        }
    }

    /// Takes the answer to the question about a document's changes.
    pub(super) fn answer_unsaved(&mut self, answer: Unsaved, ctx: &Context) {
        let Some(Dialog::Unsaved(identity)) = self.dialog else { return };
        self.dialog = None;
        let revision = self.document_of(identity).map(|document| document.history.revision());
        match (answer, &mut self.closing) {
            (Unsaved::Save, closing) => {
                if let Some(closing) = closing {
                    closing.saving = Some(identity);
                }
                self.save(identity, false, ctx);
            }
            (Unsaved::Discard, Some(closing)) => {
                closing.dropped.extend(revision.map(|revision| (identity, revision)));
                self.go_on_leaving(ctx);
            }
            (Unsaved::Discard, None) => {}
            (Unsaved::Cancel, closing) => *closing = None,
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
