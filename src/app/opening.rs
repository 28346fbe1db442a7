//! Opens documents: from templates, from files. A file that is open already is brought to the front.

use std::path::PathBuf;

use egui::Context;

use super::document::Document;
use super::files::{FileKind, Request};
use super::history::beginning::Beginning;
use super::state::State;
use crate::model::Project;
use crate::storage;
use crate::storage::template::Template;
use crate::text::tr;

impl State {
    /// An empty document.
    pub(super) fn blank(&self) -> Document {
        Document::blank(&self.setting)
    }

    /// Begins a project with a template. The figure of the guideline is brought to the front where it stands open as it
    /// came; it is looked at more often than changed.
    pub(super) fn open_template(&mut self, template: Template, ctx: &Context) {
        self.dialog = None;
        let project = match template.project() {
            Ok(project) => project,
            Err(error) => return self.report(storage::read_error(&error, self.lang())),
        };
        let same = |document: &&Document| document.path.is_none() && *document.history.project() == project;
        let is_figure = matches!(template, Template::Figure53 | Template::Assessed);
        let open = self.documents().find(same).filter(|_| is_figure).map(Document::identity);
        if let Some(identity) = open {
            self.show_tab(identity, ctx);
            // From now on it is there because somebody wanted it.
            self.document.unasked = false;
            return;
        }
        let mut document = Document::new(project, None, &self.setting);
        if is_figure {
            document.begins = Beginning::Opened;
        }
        // What is begun beside a figure that is being looked at does not take it away.
        self.document.unasked = false;
        self.bring(document, ctx);
    }

    /// Asks for a file and opens it.
    pub(super) fn ask_for_file(&mut self, ctx: &Context) {
        let title = tr(self.lang(), "dialog-open-title");
        let proposed = self.proposed_path(&self.document, "", FileKind::Project.extension());
        self.files.ask(ctx, Request::Open(self.setting.clone()), FileKind::Project, &title, &proposed);
    }

    /// Opens files, in this order; those that are open already come to the front.
    pub(super) fn open_paths(&mut self, paths: Vec<PathBuf>, ctx: &Context) {
        let mut closed = Vec::new();
        for path in paths {
            match self.open_at(&path) {
                Some(identity) => {
                    self.remember(&path);
                    self.show_tab(identity, ctx);
                }
                None => closed.push(path),
            }
        }
        if !closed.is_empty() {
            self.files.open(ctx, closed, &self.setting);
        }
    }

    /// Takes over a document that was read from a file.
    pub(super) fn take_opened(&mut self, mut document: Document, ctx: &Context) {
        self.catch_up_language(&mut document);
        if let Some(path) = &document.path {
            self.remember(path);
        }
        // A link may lead to a file that is open under another name.
        let open = document.real.as_deref().and_then(|real| self.open_at(real));
        let open = open.or_else(|| document.path.as_deref().and_then(|path| self.open_at(path)));
        match open {
            Some(identity) => self.show_tab(identity, ctx),
            None => self.bring(document, ctx),
        }
    }

    /// Takes over what an earlier session left unsaved. It takes the place of its file's document where that is open
    /// and has no changes of its own.
    pub(super) fn take_recovered(&mut self, mut document: Document, ctx: &Context) {
        self.catch_up_language(&mut document);
        let open = document.path.as_deref().and_then(|path| self.open_at(path));
        let open = open.filter(|&open| self.document_of(open).is_some_and(|document| !document.is_changed()));
        match open {
            Some(open) => {
                let identity = document.identity();
                self.replace(open, document);
                self.show_tab(identity, ctx);
            }
            None => self.bring(document, ctx),
        }
    }

    /// The language may have been changed while a document was read.
    pub(super) fn catch_up_language(&self, document: &mut Document) {
        if document.sheet().lang() != self.lang() {
            document.translate(&self.setting);
        }
    }

    /// Shows another project at the place of the one in front, without asking.
    pub fn open(&mut self, project: Project, path: Option<PathBuf>) {
        let document = Document::new(project, path, &self.setting);
        self.take_front(document);
    }
}
