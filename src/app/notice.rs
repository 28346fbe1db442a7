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
    /// The step it is about: the document and its state after it. In any other state it says nothing that is so.
    pub(super) step: Option<(u64, u64)>,
    /// Whether it offers to undo that step.
    pub(super) undoes: bool,
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
        Self { text, since: Instant::now(), offer: None, step: None, undoes: false, is_refusal: false }
    }

    /// The same about the last step of a document.
    pub fn of_step(text: String, document: &Document) -> Self {
        Self { step: Some(Self::state(document)), ..Self::new(text) }
    }

    /// The same, with the offer to undo that step.
    pub fn undoing(text: String, document: &Document) -> Self {
        Self { undoes: true, ..Self::of_step(text, document) }
    }

    /// Whether it offers to undo the step that was the last one.
    pub fn offers_undo(&self, document: &Document) -> bool {
        self.undoes && self.holds(document)
    }

    /// How long it stays still; none where it is over. One that offers something stays as long as that can be done.
    pub fn left(&self, document: &Document) -> Option<Duration> {
        if !self.holds(document) {
            return None;
        }
        match &self.offer {
            Some(offer) => offer.holds(document).then_some(Duration::MAX),
            None if self.undoes => Some(Duration::MAX),
            None => Self::STAYS.checked_sub(self.since.elapsed()),
        }
    }

    fn holds(&self, document: &Document) -> bool {
        self.step.is_none_or(|step| step == Self::state(document))
    }

    fn state(document: &Document) -> (u64, u64) {
        (document.identity(), document.history.revision())
    }
}
