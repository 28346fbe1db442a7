//! Reads a catalogue and refuses one that does not hold together.

/// Why a catalogue cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CatalogError {
    /// It is not a catalogue in RON.
    #[error("{position}: {message}")]
    Syntax {
        /// Line and column.
        position: String,
        /// What was expected.
        message: String,
    },
    /// Two entries have the same id.
    #[error("two {table} have the id {id}")]
    DuplicateId {
        /// The table.
        table: &'static str,
        /// The id.
        id: String,
    },
    /// An entry names something that does not exist.
    #[error("{from} names {to}, which is no {expected}")]
    Dangling {
        /// The entry that names it, and where in it.
        from: String,
        /// What it names.
        to: String,
        /// What should have been named.
        expected: &'static str,
    },
    /// An entry's value is out of bounds.
    #[error("{entry}: {message}")]
    Invalid {
        /// The entry.
        entry: String,
        /// What is wrong and what would be right.
        message: String,
    },
}
