//! Why a catalogue cannot be used: the entry, what is wrong with it and the way out.

/// Why a catalogue cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CatalogError {
    /// It is not a catalogue in RON.
    #[error("{position}: {message}")]
    Syntax {
        /// Line and column, as `12:34`.
        position: String,
        /// What was expected.
        message: String,
    },
    /// Two entries have the same id.
    #[error("two {table} have the id {id}; give one of them another")]
    DuplicateId {
        /// The table.
        table: &'static str,
        /// The id.
        id: String,
    },
    /// Two entries are picked in the palette by the same key.
    #[error("{first} and {second} have the same key {key:?}; give one of them another")]
    DuplicateKey {
        /// The key.
        key: char,
        /// The entry that comes first.
        first: String,
        /// The one that comes after it.
        second: String,
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
