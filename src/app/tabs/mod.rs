//! Several open documents: which there are, in which order, and which is in front.
//!
//! What is in front lies in [`State`] itself, where every view reads it; the others are parked here with what they were
//! looked at with, and cost nothing until they come to the front again. [`standing`] keeps them, [`action`] has what tabs can be asked for,
//! `names` tells documents of one name apart, [`strip`] shows the tabs.

pub mod action;
mod names;
mod parked;
pub mod standing;
pub mod strip;
mod swap;
mod width;

use std::path::{Path, PathBuf};

use egui::Context;

use super::camera::Place;
use super::document::Document;
use super::state::State;
use action::TabAction;
use parked::Parked;

/// How many closed files are remembered.
const MOST_CLOSED: usize = 20;

impl State {
    /// All open documents in the order of the strip.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.tabs.with(&self.document)
    }

    /// Whether no document is open, so that the start page is shown.
    pub fn nothing_open(&self) -> bool {
        self.tabs.nothing
    }

    /// Whether no drawing is shown: nothing is open, or the file in front is still being read.
    pub fn nothing_shown(&self) -> bool {
        self.tabs.nothing || self.document.awaited
    }

    /// What is seen of an open document; none where all of it is.
    pub(super) fn place_of(&self, identity: u64) -> Option<Place> {
        if self.document.identity() == identity {
            return (!self.fitted).then(|| self.camera.place());
        }
        let parked = self.tabs.behind.iter().find(|parked| parked.document.identity() == identity)?;
        (!parked.fitted).then(|| parked.camera.place())
    }

    /// What the tabs are called, in the order of the strip.
    pub(super) fn tab_names(&self) -> Vec<String> {
        names::names(self.documents(), self.lang())
    }

    /// Numbers the documents that are called the same.
    pub(super) fn number_tabs(&mut self) {
        if self.tabs.nothing {
            return;
        }
        let place = self.tabs.before.min(self.tabs.behind.len());
        let (before, after) = self.tabs.behind.split_at_mut(place);
        let before = before.iter_mut().map(|parked| &mut parked.document);
        let after = after.iter_mut().map(|parked| &mut parked.document);
        let mut documents: Vec<&mut Document> = before.chain([&mut self.document]).chain(after).collect();
        names::number(&mut documents);
    }

    /// What the tab of a document is called, or would be.
    pub fn tab_name(&self, identity: u64) -> String {
        let place = self.documents().position(|document| document.identity() == identity);
        let name = place.and_then(|place| self.tab_names().into_iter().nth(place));
        name.unwrap_or_else(|| self.document.name(self.lang()))
    }

    /// An open document.
    pub fn document_of(&self, identity: u64) -> Option<&Document> {
        self.documents().find(|document| document.identity() == identity)
    }

    /// An open document, to be changed.
    pub(super) fn document_mut(&mut self, identity: u64) -> Option<&mut Document> {
        if self.document.identity() == identity {
            return (!self.tabs.nothing).then_some(&mut self.document);
        }
        let parked = self.tabs.behind.iter_mut().map(|parked| &mut parked.document);
        parked.into_iter().find(|document| document.identity() == identity)
    }

    /// Whether a file that was closed can be opened again.
    pub(super) fn can_reopen(&self) -> bool {
        self.tabs.closed.iter().any(|path| self.open_at(path).is_none())
    }

    /// The file that was closed last and is not open, taken from the list.
    pub(super) fn take_closed(&mut self) -> Option<PathBuf> {
        while let Some(path) = self.tabs.closed.pop() {
            if self.open_at(&path).is_none() {
                return Some(path);
            }
        }
        None
    }

    /// The open document of a file.
    pub(super) fn open_at(&self, path: &Path) -> Option<u64> {
        // Where there is no current folder, the path stays as it is.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let is_of = |document: &&Document| document.is_of(&path);
        self.documents().find(is_of).map(Document::identity)
    }

    /// Does what the tabs are asked for.
    pub(super) fn act_on_tab(&mut self, action: TabAction, ctx: &Context) {
        match action {
            TabAction::Show(identity) => self.show_tab(identity, ctx),
            TabAction::Close(identity) => self.leave(vec![identity], false, ctx),
            TabAction::CloseOthers(identity) => {
                let others = self.documents().map(Document::identity).filter(|&other| other != identity);
                let others = others.collect();
                self.leave(others, false, ctx);
            }
            TabAction::Move { tab, to } => self.move_tab(tab, to),
            TabAction::Save(identity) => self.save(identity, false, ctx),
            TabAction::CopyPath(identity) => {
                if let Some(path) = self.document_of(identity).and_then(|document| document.path.as_ref()) {
                    ctx.copy_text(path.display().to_string());
                }
            }
        }
    }

    /// Brings the next or previous tab to the front, and goes on from the other end after the last.
    pub(super) fn step_tab(&mut self, forward: bool, ctx: &Context) {
        let count = self.tabs.behind.len() + 1;
        let to = (self.tabs.before + if forward { 1 } else { count - 1 }) % count;
        let next = self.documents().nth(to).map(Document::identity);
        if let Some(identity) = next {
            self.show_tab(identity, ctx);
        }
    }

    /// Brings an open document to the front.
    pub(super) fn show_tab(&mut self, identity: u64, ctx: &Context) {
        let Some(place) = self.tabs.behind.iter().position(|parked| parked.document.identity() == identity) else {
            return;
        };
        self.leave_front(ctx);
        let parked = self.tabs.behind.remove(place);
        let old = parked.swap_with(self);
        // The one that leaves the front goes to where it stood in the strip.
        if place < self.tabs.before {
            self.tabs.behind.insert(self.tabs.before - 1, old);
            self.tabs.before = place;
        } else {
            self.tabs.behind.insert(self.tabs.before, old);
            self.tabs.before = place + 1;
        }
        self.came_to_front(ctx);
    }

    /// Opens a document: in place of the one in front where nobody has asked for that or drawn on it, else in a tab of
    /// its own behind all others.
    pub(super) fn bring(&mut self, document: Document, ctx: &Context) {
        let replaces = self.tabs.nothing || self.document.is_placeholder();
        let fresh = Parked::fresh(document);
        self.leave_front(ctx);
        let old = fresh.swap_with(self);
        if !replaces {
            self.tabs.behind.insert(self.tabs.before, old);
            self.tabs.before = self.tabs.behind.len();
        }
        self.tabs.nothing = false;
        self.came_to_front(ctx);
    }

    /// Opens a document in a tab of its own behind all others, which shows this place once it is in front; none: all of it.
    pub(super) fn add_tab(&mut self, document: Document, place: Option<Place>, ctx: &Context) {
        let mut fresh = Parked::fresh(document);
        if let Some(place) = place {
            fresh.fitted = false;
            fresh.camera.go_to(place);
        }
        if self.tabs.nothing {
            drop(fresh.swap_with(self));
            self.tabs.nothing = false;
            self.came_to_front(ctx);
        } else {
            self.tabs.behind.push(fresh);
        }
    }

    /// Puts a document at the place of the one in front.
    pub(super) fn take_front(&mut self, document: Document) {
        drop(Parked::fresh(document).swap_with(self));
        self.tabs.nothing = false;
        self.rename = None;
        self.labelling = None;
        self.chooser = None;
    }

    /// Puts another document at the place of one that is open, seen from the same point of view.
    pub(super) fn replace(&mut self, identity: u64, document: Document) {
        if let Some(old) = self.document_mut(identity) {
            *old = document;
            let project = self.document.history.project();
            self.selection.retain(|&element| project.has(element));
        }
    }

    /// Closes a document, whatever has become of it.
    pub(super) fn close_tab(&mut self, identity: u64, ctx: &Context) {
        if self.tabs.nothing {
            return;
        }
        if let Some(place) = self.tabs.behind.iter().position(|parked| parked.document.identity() == identity) {
            let parked = self.tabs.behind.remove(place);
            self.tabs.before -= usize::from(place < self.tabs.before);
            self.remember_closed(&parked.document);
        } else if self.document.identity() == identity {
            let next = match self.tabs.behind.len() {
                0 => None,
                count => Some(self.tabs.behind.remove(self.tabs.before.min(count - 1))),
            };
            self.tabs.nothing = next.is_none();
            let next = next.unwrap_or_else(|| Parked::fresh(self.blank()));
            let old = next.swap_with(self);
            self.tabs.before = self.tabs.before.min(self.tabs.behind.len());
            self.remember_closed(&old.document);
            self.came_to_front(ctx);
        }
    }

    /// Closes the tab of a document that is open in another one, or of which nothing is left.
    pub(super) fn drop_tab(&mut self, identity: u64, ctx: &Context) {
        if let Some(document) = self.document_mut(identity) {
            // So it is not offered to be opened again.
            document.path = None;
        }
        self.close_tab(identity, ctx);
    }

    fn remember_closed(&mut self, document: &Document) {
        let Some(path) = &document.path else { return };
        self.tabs.closed.retain(|other| other != path);
        self.tabs.closed.push(path.clone());
        if self.tabs.closed.len() > MOST_CLOSED {
            self.tabs.closed.remove(0);
        }
    }

    fn move_tab(&mut self, identity: u64, to: usize) {
        let Some(from) = self.documents().position(|document| document.identity() == identity) else { return };
        let to = to.min(self.tabs.behind.len());
        let front = self.tabs.before;
        if from == front {
            self.tabs.before = to;
            return;
        }
        // Among those behind, the one in front is left out of the count.
        let parked = self.tabs.behind.remove(from - usize::from(from > front));
        let rest = front - usize::from(from < front);
        self.tabs.before = if to <= rest { rest + 1 } else { rest };
        self.tabs.behind.insert(to - usize::from(to > rest), parked);
    }

    /// A document that is parked is parked as its history has it: a drag that is under way ends, and so does a workshop.
    fn leave_front(&mut self, ctx: &Context) {
        // A workshop is about what is in front; one comes back to it as to one that was left.
        if self.workshop.open {
            self.leave_workshop(ctx);
        }
        if self.document.shown() != self.document.history.project() {
            self.document.show_current(&self.setting, ctx);
        }
    }

    fn came_to_front(&mut self, ctx: &Context) {
        self.rename = None;
        self.labelling = None;
        self.chooser = None;
        self.revealed = None;
        let project = self.document.history.project();
        self.selection.retain(|&element| project.has(element));
        // The language may have been changed while it was behind.
        if self.document.sheet().lang() != self.lang() {
            self.document.translate(&self.setting);
        }
        self.refresh_search();
        self.look_at_disk(ctx);
    }
}

#[cfg(test)]
mod tests;
