//! How a check of the catalogue refuses: one line where a name leads nowhere or a value is out of bounds.

use super::error::CatalogError;

/// An error unless what `from` names is known.
pub(super) fn refer(known: bool, from: String, to: &str, expected: &'static str) -> Result<(), CatalogError> {
    if known { Ok(()) } else { Err(CatalogError::Dangling { from, to: to.to_owned(), expected }) }
}

/// An error unless the condition holds.
pub(super) fn require(holds: bool, entry: &str, message: impl FnOnce() -> String) -> Result<(), CatalogError> {
    if holds { Ok(()) } else { Err(invalid(entry, message())) }
}

pub(super) fn invalid(entry: &str, message: String) -> CatalogError {
    CatalogError::Invalid { entry: entry.to_owned(), message }
}
