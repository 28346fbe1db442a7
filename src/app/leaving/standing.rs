//! What is being closed, as far as the questions about it are answered.

use std::collections::BTreeSet;

/// What is being closed.
pub(in crate::app) struct Leaving {
    /// The documents, in the order in which they are asked about.
    pub(super) documents: Vec<u64>,
    /// Whether the program is left.
    pub(super) quits: bool,
    /// The documents whose changes are to be dropped, in the revision that was asked about.
    pub(super) dropped: BTreeSet<(u64, u64)>,
    /// The documents whose changes are to be saved and are not yet.
    pub(super) kept: BTreeSet<u64>,
    /// The document that is being saved before it goes on.
    pub(super) saving: Option<u64>,
}
