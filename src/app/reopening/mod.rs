//! Opens what was open last when the program starts.
//!
//! Every file has its tab from the first frame on; what they hold is read by a worker, the one in front first. Until then
//! a tab shows nothing that could be changed ([`page`]). [`standing`] has what the settings remember, [`first`] tells
//! the window that opens it from others that run at the same time.

pub mod first;
pub mod page;
pub mod standing;

use std::path::PathBuf;
use std::time::Duration;

use egui::Context;

use super::document::Document;
use super::state::State;
use crate::storage::{self, LoadError};
use crate::text::{Lang, tr_with};
use standing::{Awaited, OpenFile, OpenFiles, View};

/// How long the first frame waits for the file in front: about as long as the example takes that is shown without one.
/// With most files, the first thing that is seen is then the drawing.
const PATIENCE: Duration = Duration::from_millis(100);

impl State {
    /// What is open, for the next start.
    pub(super) fn open_files(&self) -> OpenFiles {
        let path = |document: &Document| absolute(document.path.clone()?).to_str().map(str::to_owned);
        let files = self.documents().filter_map(|document| {
            let place = self.place_of(document.identity());
            Some(OpenFile { path: path(document)?, view: place.map(View::of) })
        });
        OpenFiles {
            files: files.collect(),
            front: if self.nothing_open() { None } else { path(&self.document) },
            nothing: self.nothing_open(),
        }
    }

    /// Opens what was open, and a file that was asked for in front of it.
    pub(super) fn reopen(&mut self, open: &OpenFiles, asked: Option<PathBuf>, ctx: &Context) {
        let asked = asked.map(absolute);
        let mut files: Vec<_> = open.files.iter().map(|file| (PathBuf::from(&file.path), file.view)).collect();
        if let Some(asked) = &asked
            && !files.iter().any(|(path, _)| path == asked)
        {
            files.push((asked.clone(), None));
        }
        let front = asked.clone().or_else(|| open.front.as_ref().map(PathBuf::from));
        let front = front.and_then(|front| files.iter().position(|(path, _)| *path == front)).unwrap_or_default();
        let mut awaited: Vec<_> = files
            .into_iter()
            .map(|(path, view)| {
                let mut document = self.blank();
                document.path = Some(path.clone());
                document.awaited = true;
                let asked = asked.as_ref() == Some(&path);
                let awaited = Awaited { document: document.identity(), path, asked };
                self.add_tab(document, view.and_then(View::place), ctx);
                awaited
            })
            .collect();
        let Some(in_front) = awaited.get(front).map(|awaited| awaited.document) else { return };
        self.show_tab(in_front, ctx);
        awaited[..=front].rotate_right(1);
        self.files.await_all(ctx, awaited, &self.setting);
        if let Some(outcome) = self.files.wait(PATIENCE) {
            self.end_job(outcome, ctx);
        }
    }

    /// Takes over what a tab has waited for; nothing, where it was closed or has been filled otherwise.
    pub(super) fn take_awaited(
        &mut self,
        awaited: &Awaited,
        read: Result<Box<Document>, Box<LoadError>>,
        ctx: &Context,
    ) {
        let identity = awaited.document;
        if self.document_of(identity).is_none() {
            return;
        }
        match read {
            Ok(mut document) => {
                self.catch_up_language(&mut document);
                if awaited.asked {
                    self.remember(&awaited.path);
                }
                // A link may lead to a file that is open under another name.
                match document.real.as_deref().and_then(|real| self.open_at(real)).filter(|&open| open != identity) {
                    Some(open) => {
                        let in_front = self.document.identity() == identity;
                        self.drop_tab(identity, ctx);
                        if in_front {
                            self.show_tab(open, ctx);
                        }
                    }
                    None => self.replace(identity, *document),
                }
            }
            Err(error) => {
                self.close_tab(identity, ctx);
                self.say_unread(awaited, &error);
            }
        }
    }

    fn say_unread(&mut self, awaited: &Awaited, error: &LoadError) {
        let lang = self.lang();
        if awaited.asked {
            return self.cannot_open(error);
        }
        let name = awaited.path.file_name().unwrap_or(awaited.path.as_os_str()).to_string_lossy().into_owned();
        log::warn!("{}", storage::load_error(error, lang));
        self.not_reopened.push(name);
        let between = match lang {
            Lang::Ja => "、",
            Lang::En => ", ",
        };
        let args = [("files", self.not_reopened.join(between).into())];
        self.say(tr_with(lang, "notice-not-reopened", &args));
    }
}

/// The path from the root on. Where there is no current folder, it stays as it is.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}
