//! What is said at the bottom for a moment, and what it offers to do.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use super::document::Document;
use crate::model::{ElementId, MeasureId};

/// Something said at the bottom for a moment.
#[derive(Clone, Debug)]
pub struct Notice {
    /// What is said.
    pub text: String,
    /// Since when.
    pub since: Instant,
    /// What is offered with it.
    pub offer: Option<Offer>,
    /// The step that is offered to be undone: the document and its state after it.
    pub(super) undoes: Option<(u64, u64)>,
    /// Whether it says why something was not done: it goes away once something is.
    pub is_refusal: bool,
}

/// What a step has left behind, to be deleted with that step.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What is left.
    pub left: Left,
    /// The document and its state after that step: in any other one the offer holds no longer.
    of: (u64, u64),
}

/// What may be left behind.
#[derive(Clone, Debug)]
pub enum Left {
    /// Planned measures that treat nothing any more.
    Measures(BTreeSet<MeasureId>),
    /// What stood in a zone that is deleted.
    Contents(BTreeSet<ElementId>),
}

impl Left {
    /// The elements that would be deleted.
    pub fn elements(&self) -> BTreeSet<ElementId> {
        match self {
            Self::Measures(measures) => measures.iter().map(|&id| id.into()).collect(),
            Self::Contents(elements) => elements.clone(),
        }
    }
}

impl Offer {
    /// The offer to delete what is left in a document as it is now.
    pub fn new(left: Left, document: &Document) -> Self {
        Self { left, of: (document.identity(), document.history.revision()) }
    }

    /// Whether the document in front is the one, and as it was.
    pub fn holds(&self, document: &Document) -> bool {
        self.of == (document.identity(), document.history.revision())
    }
}

impl Notice {
    /// How long it stays.
    const STAYS: Duration = Duration::from_secs(6);

    /// Something said from now on.
    pub fn new(text: String) -> Self {
        Self { text, since: Instant::now(), offer: None, undoes: None, is_refusal: false }
    }

    /// The same about the last step of a document, which is offered to be undone.
    pub fn of_step(text: String, document: &Document) -> Self {
        Self { undoes: Some((document.identity(), document.history.revision())), ..Self::new(text) }
    }

    /// Whether it offers to undo the step that was the last one.
    pub fn offers_undo(&self, document: &Document) -> bool {
        self.undoes == Some((document.identity(), document.history.revision()))
    }

    /// How long it stays still; none where it is over. One that offers something stays as long as that can be done.
    pub fn left(&self, document: &Document) -> Option<Duration> {
        match (&self.offer, self.undoes) {
            (Some(offer), _) => offer.holds(document).then_some(Duration::MAX),
            (None, Some(_)) => self.offers_undo(document).then_some(Duration::MAX),
            (None, None) => Self::STAYS.checked_sub(self.since.elapsed()),
        }
    }
}
