//! Keeps a copy of unsaved work on disk while a person works, and removes it when the work is saved or dropped.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::document::Document;
use super::draft::Draft;
use super::home::Home;
use super::later::Later;
use crate::edit::Command;
use crate::layout::Geometry;
use crate::model::Project;
use crate::storage::Stamp;
use crate::storage::recovery::{Drawn, Found, Origin, Session};

/// Follows the open documents and has their copies written beside the window, each by a worker of its own.
pub struct Autosave {
    folder: Option<PathBuf>,
    delay: Duration,
    copies: BTreeMap<u64, Copies>,
    /// Copies of earlier sessions that are not needed once the documents restored from them have copies of their own.
    replaces: BTreeMap<u64, Found>,
    troubles: (Sender<String>, Receiver<String>),
}

/// The copies of one document, of which the newest is kept.
struct Copies {
    worker: Later<Order>,
    /// What the newest copy is of; none where nothing is unsaved.
    ordered: Option<Version>,
}

impl Copies {
    fn discard(&mut self) {
        if self.ordered.take().is_some() {
            self.worker.hand_over(Order { keep: None, replaces: Vec::new() }, Duration::ZERO);
        }
    }
}

/// What the newest copy is of.
struct Version {
    revision: u64,
    path: Option<PathBuf>,
    /// What was being typed.
    typed: Option<Command>,
}

/// What the worker is to do.
struct Order {
    /// What is kept; none where nothing is unsaved.
    keep: Option<Box<(Origin, Project, Geometry)>>,
    replaces: Vec<Found>,
}

impl Autosave {
    /// Keeps copies in the home's folder; without one, keeps none.
    pub fn new(home: &Home) -> Self {
        Self {
            folder: home.recovery.clone(),
            delay: home.delay,
            copies: BTreeMap::new(),
            replaces: BTreeMap::new(),
            troubles: channel(),
        }
    }

    /// The folder of the copies.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// A document holds what was found; that copy is removed as soon as there is a newer one.
    pub fn replace(&mut self, document: u64, found: Found) {
        self.replaces.insert(document, found);
    }

    /// Orders a copy of each document, under the name of its tab, that is unsaved and newer than its last one, and the removal of those of all that
    /// are not unsaved any more or not open.
    pub fn follow<'a>(&mut self, open: impl Iterator<Item = (&'a Document, String)>) {
        let mut followed = BTreeSet::new();
        for (document, name) in open {
            followed.insert(document.identity());
            if document.is_changed() || draft(document).is_some() {
                self.keep(document, name);
            } else if let Some(copies) = self.copies.get_mut(&document.identity()) {
                copies.discard();
            }
        }
        self.copies.retain(|identity, copies| {
            let kept = followed.contains(identity);
            if !kept {
                // A worker that goes does first what is still to be done.
                copies.discard();
            }
            kept
        });
    }

    fn keep(&mut self, document: &Document, title: String) {
        let Some(folder) = &self.folder else { return };
        let identity = document.identity();
        let copies = self.copies.entry(identity).or_insert_with(|| {
            let worker = worker(folder.clone(), self.troubles.0.clone());
            Copies { worker, ordered: None }
        });
        let (revision, path) = (document.history.revision(), &document.path);
        let typed = draft(document).map(Draft::command);
        if copies
            .ordered
            .as_ref()
            .is_some_and(|of| of.revision == revision && of.path == *path && of.typed.as_ref() == typed)
        {
            return;
        }
        copies.ordered = Some(Version { revision, path: path.clone(), typed: typed.cloned() });
        let origin = Origin {
            path: path.as_deref().and_then(Path::to_str).map(str::to_owned),
            title,
            written: 0,
            digest: document.stamp.as_ref().map(Stamp::digest),
            drawn: Some(Drawn::of(document.history.project())),
        };
        let replaces: Vec<_> = self.replaces.remove(&identity).into_iter().collect();
        let within = if replaces.is_empty() { self.delay } else { Duration::ZERO };
        let project = draft(document).map_or_else(|| document.history.project(), Draft::project);
        let keep = Some(Box::new((origin, project.clone(), document.geometry().clone())));
        copies.worker.hand_over(Order { keep, replaces }, within);
    }

    /// Why the last copy could not be written, once.
    pub fn trouble(&self) -> Option<String> {
        self.troubles.1.try_iter().last()
    }
}

/// What is being typed in a document.
fn draft(document: &Document) -> Option<&Draft> {
    document.draft.as_ref().filter(|draft| draft.is_of(&document.history))
}

fn worker(folder: PathBuf, troubles: Sender<String>) -> Later<Order> {
    let mut session = None;
    let mut replaces = Vec::new();
    let mut failed = false;
    let merge = |mut older: Order, newer: Order| {
        older.replaces.extend(newer.replaces);
        Order { keep: newer.keep, replaces: older.replaces }
    };
    Later::new(merge, move |order| {
        replaces.extend(order.replaces);
        match carry_out(&folder, &mut session, order.keep.as_deref()) {
            Ok(()) => {
                failed = false;
                for found in replaces.drain(..) {
                    if let Err(error) = found.discard() {
                        log::warn!("{}: {error}", found.file.display());
                    }
                }
            }
            // Said once, not every few seconds; the next change tries again.
            Err(error) if failed => log::warn!("{}: {error}", folder.display()),
            Err(error) => {
                failed = true;
                // The window may be gone by now.
                troubles.send(format!("{}: {error}", folder.display())).ok();
            }
        }
    })
}

fn carry_out(
    folder: &Path,
    session: &mut Option<Session>,
    keep: Option<&(Origin, Project, Geometry)>,
) -> std::io::Result<()> {
    let Some((origin, project, geometry)) = keep else {
        return session.as_ref().map_or(Ok(()), Session::discard);
    };
    let session = match session {
        Some(session) => session,
        None => session.insert(Session::begin(folder, &std::process::id().to_string())?),
    };
    let written = jiff::Timestamp::now().as_second();
    session.write(&Origin { written, ..origin.clone() }, &Project { drawn: geometry.drawn(), ..project.clone() })
}
