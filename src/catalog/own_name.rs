//! What a project's own entries are called and whose they are, whatever they are of.

use super::entry::Origin;
use super::own_fault::EntryFault;
use crate::model::Name;

/// How many characters a name may have: as many as the names of elements.
const LONGEST_NAME: usize = 10_000;

/// Nothing, where it holds.
pub(super) fn require(holds: bool, fault: EntryFault) -> Result<(), EntryFault> {
    if holds { Ok(()) } else { Err(fault) }
}

/// Nothing, where the name is there and not too long.
pub(super) fn named(name: &Name) -> Result<(), EntryFault> {
    for text in [&name.ja, &name.en] {
        // No text has more characters than bytes, so most names need no counting.
        let length = if text.len() <= LONGEST_NAME { 0 } else { text.chars().count() };
        require(length <= LONGEST_NAME, EntryFault::LongName { length, limit: LONGEST_NAME })?;
    }
    require(!name.ja.trim().is_empty() || !name.en.trim().is_empty(), EntryFault::Unnamed)
}

/// A name that is there in both languages: where one is missing, the other stands for it.
pub(super) fn both(name: &Name) -> Name {
    let or = |one: &str, other: &str| if one.trim().is_empty() { other.to_owned() } else { one.to_owned() };
    Name { ja: or(&name.ja, &name.en), en: or(&name.en, &name.ja) }
}

/// Whose an entry is that a project says something about: one of which it says only what the edition says is the
/// edition's. What was written about it stays in the project, the reason with it.
pub(super) fn origin(changed: bool, edition_s: Origin) -> Origin {
    if changed { Origin::Changed } else { edition_s }
}
