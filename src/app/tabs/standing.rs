//! The open documents as they stand: those behind the one in front, and where that one is among them.

use std::path::PathBuf;

use super::parked::Parked;
use crate::app::document::Document;

/// The documents that are open behind the one in front.
#[derive(Default)]
pub struct Tabs {
    /// In the order of the strip.
    pub(super) behind: Vec<Parked>,
    /// How many of them stand before the one in front.
    pub(super) before: usize,
    /// Whether nothing is open: what is in front then is an empty document that nobody sees.
    pub(super) nothing: bool,
    /// Files that were closed, the last one last.
    pub(super) closed: Vec<PathBuf>,
}

impl Tabs {
    /// None at all.
    pub(in crate::app) fn nothing() -> Self {
        Self { nothing: true, ..Self::default() }
    }

    /// All open documents in the order of the strip, given the one in front.
    pub(in crate::app) fn with<'a>(&'a self, front: &'a Document) -> impl Iterator<Item = &'a Document> {
        let (before, after) = self.behind.split_at(self.before.min(self.behind.len()));
        let front = (!self.nothing).then_some(front);
        let parked = |parked: &'a Parked| &parked.document;
        before.iter().map(parked).chain(front).chain(after.iter().map(parked))
    }
}
