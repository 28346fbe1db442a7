//! The search as it stands: what is typed, what it hits, and which hit one stands at.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use super::asked::Found;
use super::index::Index;
use crate::analysis::Analysis;
use crate::model::ElementId;
use crate::text::Lang;

/// The search, also while it is closed: opened again, it begins with what was searched for last.
#[derive(Default)]
pub struct Search {
    /// Whether it is open.
    pub open: bool,
    /// What is searched for.
    pub text: String,
    /// The elements it hits, in the order they are stepped through.
    pub hits: Vec<ElementId>,
    /// The hit one stands at.
    pub at: Option<usize>,
    /// Whether the field is to take the keyboard.
    pub(super) asks_keyboard: bool,
    /// What the hits were found in.
    pub(super) of: Option<Basis>,
    /// What the elements say.
    pub(super) index: Index,
}

impl Search {
    /// Whether its field is about to take the keyboard.
    pub fn asks_keyboard(&self) -> bool {
        self.asks_keyboard
    }
}

/// What the hits were found in.
pub(super) struct Basis {
    pub(super) text: String,
    pub(super) document: u64,
    pub(super) revision: u64,
    pub(super) lang: Lang,
    pub(super) analysis: Arc<Analysis>,
    pub(super) found: Found,
    /// Why the hit one stood at last was hit.
    pub(super) told: RefCell<Option<Told>>,
}

/// Why an element was hit, as the document was in a generation: found once, and told in every frame.
pub(super) struct Told {
    pub(super) of: (ElementId, u64),
    pub(super) why: Arc<[Why]>,
}

/// What of an element says a word that is searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// What it is of the element, such as 脅威.
    pub of: String,
    /// What that says, cut to what is about the word.
    pub text: String,
    /// The part of it that is the word, in bytes; none where it is only read so.
    pub found: Option<Range<usize>>,
}

impl Basis {
    /// Whether the same is found in both.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        self.text == other.text && self.is_of_same(other)
    }

    /// Whether both are of the same, whatever is searched for.
    pub(super) fn is_of_same(&self, other: &Self) -> bool {
        (self.document, self.revision, self.lang) == (other.document, other.revision, other.lang)
            && Arc::ptr_eq(&self.analysis, &other.analysis)
    }
}
