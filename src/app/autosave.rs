//! Keeps a copy of unsaved work on disk while a person works, and removes it when the work is saved or dropped.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::document::Document;
use super::home::Home;
use super::later::Later;
use crate::model::Project;
use crate::storage::Stamp;
use crate::storage::recovery::{Found, Origin, Session};

/// Follows the document and has its copy written beside the window.
pub struct Autosave {
    folder: Option<PathBuf>,
    delay: Duration,
    worker: Option<Later<Order>>,
    ordered: Option<Version>,
    /// Copies of earlier sessions that are not needed once the work restored from them has a copy of its own.
    replaces: Vec<Found>,
    troubles: (Sender<String>, Receiver<String>),
}

/// What the newest copy is of.
#[derive(PartialEq, Eq)]
struct Version {
    identity: u64,
    revision: u64,
    path: Option<PathBuf>,
}

/// What the worker is to do.
struct Order {
    /// What is kept; none where nothing is unsaved.
    keep: Option<Box<(Origin, Project)>>,
    replaces: Vec<Found>,
}

impl Autosave {
    /// Keeps copies in the home's folder; without one, keeps none.
    pub fn new(home: &Home) -> Self {
        Self {
            folder: home.recovery.clone(),
            delay: home.delay,
            worker: None,
            ordered: None,
            replaces: Vec::new(),
            troubles: channel(),
        }
    }

    /// The folder of the copies.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// From now on the document holds what was found; the copy is removed as soon as there is a newer one.
    pub fn replace(&mut self, found: Found) {
        self.replaces.push(found);
    }

    /// Orders a copy of the document where it is unsaved and newer than the last one, and the removal of that where it is
    /// not unsaved any more.
    pub fn follow(&mut self, document: &Document, title: impl FnOnce() -> String, unsaved: bool) {
        let Some(folder) = &self.folder else { return };
        if !unsaved {
            if self.ordered.take().is_some()
                && let Some(worker) = &self.worker
            {
                worker.hand_over(Order { keep: None, replaces: std::mem::take(&mut self.replaces) }, Duration::ZERO);
            }
            return;
        }
        let (identity, revision) = (document.identity(), document.history.revision());
        if let Some(ordered) = &self.ordered
            && (ordered.identity, ordered.revision) == (identity, revision)
            && ordered.path == document.path
        {
            return;
        }
        self.ordered = Some(Version { identity, revision, path: document.path.clone() });
        let origin = Origin {
            path: document.path.as_deref().and_then(Path::to_str).map(str::to_owned),
            title: title(),
            written: 0,
            digest: document.stamp.as_ref().map(Stamp::digest),
        };
        let worker = self.worker.get_or_insert_with(|| worker(folder.clone(), self.troubles.0.clone()));
        let replaces = std::mem::take(&mut self.replaces);
        let within = if replaces.is_empty() { self.delay } else { Duration::ZERO };
        let keep = Some(Box::new((origin, document.history.project().clone())));
        worker.hand_over(Order { keep, replaces }, within);
    }

    /// Why the last copy could not be written, once.
    pub fn trouble(&self) -> Option<String> {
        self.troubles.1.try_iter().last()
    }
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

fn carry_out(folder: &Path, session: &mut Option<Session>, keep: Option<&(Origin, Project)>) -> std::io::Result<()> {
    let Some((origin, project)) = keep else {
        return session.as_ref().map_or(Ok(()), Session::discard);
    };
    let session = match session {
        Some(session) => session,
        None => session.insert(Session::begin(folder, &std::process::id().to_string())?),
    };
    let written = jiff::Timestamp::now().as_second();
    session.write(&Origin { written, ..origin.clone() }, project)
}
