//! Entries in the catalogue's order, found by id.

use std::collections::HashMap;

use super::entry::{CriteriaPreset, DataClass, FlowKind, Lint, MeasureKind, NodeKind, Threat, ZoneKind};

/// An entry that has an id.
pub trait Entry {
    /// Its id.
    fn id(&self) -> &str;

    /// The id of the entry that it works like; none where it works by itself.
    fn like(&self) -> Option<&str> {
        None
    }

    /// Whether the project in front does without it: it is not offered.
    fn is_off(&self) -> bool {
        false
    }
}

macro_rules! entries {
    ($($name:ident)+) => { $(impl Entry for $name {
        fn id(&self) -> &str {
            &self.id
        }
    })+ };
}

macro_rules! kinds {
    ($($name:ident)+) => { $(impl Entry for $name {
        fn id(&self) -> &str {
            &self.id
        }

        fn like(&self) -> Option<&str> {
            self.like.as_deref()
        }

        fn is_off(&self) -> bool {
            self.is_off()
        }
    })+ };
}

entries! { DataClass Threat MeasureKind Lint CriteriaPreset }
kinds! { ZoneKind NodeKind FlowKind }

/// Entries of one kind: in order, and by id.
#[derive(Clone, Debug)]
pub struct Table<T> {
    entries: Vec<T>,
    places: HashMap<String, usize>,
}

impl<T: Entry> Table<T> {
    /// A table of these entries. Where two have the same id, that id is the error.
    ///
    /// # Errors
    /// The id that two entries share.
    pub fn new(entries: Vec<T>) -> Result<Self, String> {
        let mut places = HashMap::with_capacity(entries.len());
        for (place, entry) in entries.iter().enumerate() {
            if places.insert(entry.id().to_owned(), place).is_some() {
                return Err(entry.id().to_owned());
            }
        }
        Ok(Self { entries, places })
    }

    /// The same entries, each as `change` makes it, and further ones behind them. Ids stay as they are; a further entry
    /// whose id is taken is left out.
    pub(super) fn amended(&self, change: impl Fn(&T) -> T, further: impl IntoIterator<Item = T>) -> Self {
        let mut table = Self { entries: self.entries.iter().map(change).collect(), places: self.places.clone() };
        for entry in further {
            if !table.places.contains_key(entry.id()) {
                table.places.insert(entry.id().to_owned(), table.entries.len());
                table.entries.push(entry);
            }
        }
        table
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.place(id).map(|place| &self.entries[place])
    }

    /// The place of the entry with this id in the catalogue's order.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The entries that are offered, in order.
    pub fn offered(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().filter(|entry| !entry.is_off())
    }

    /// The entries to choose from for something that is of one of them now: those that are offered, and that one.
    pub fn offered_beside<'s>(&'s self, current: &'s str) -> impl Iterator<Item = &'s T> {
        self.entries.iter().filter(move |entry| !entry.is_off() || entry.id() == current)
    }

    /// The id of the entry that this one works like; its own id where it works by itself or is not there.
    pub fn works_like<'s>(&'s self, id: &'s str) -> &'s str {
        self.get(id).and_then(Entry::like).unwrap_or(id)
    }

    /// Whether an entry is the one that is named or a special form of it (`node.server.log` is a `node.server`), or works
    /// like such a one. Every comparison with a kind goes through this or [`Self::named`].
    pub fn is(&self, id: &str, term: &str) -> bool {
        is_form(id, term) || is_form(self.works_like(id), term)
    }

    /// Whether these ids name an entry: itself, or the one that it works like.
    pub fn is_named(&self, id: &str, ids: &[String]) -> bool {
        let like = self.works_like(id);
        ids.iter().any(|named| named == id || named == like)
    }

    /// By place, whether these ids name the entry: itself, or the one that it works like.
    pub fn named(&self, ids: &[String]) -> Vec<bool> {
        self.entries.iter().map(|entry| self.is_named(entry.id(), ids)).collect()
    }

    /// The entries in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.entries.iter()
    }

    /// The entries in order.
    pub fn as_slice(&self) -> &[T] {
        &self.entries
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Whether an id is the one named or one of its special forms.
fn is_form(id: &str, term: &str) -> bool {
    id.strip_prefix(term).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_special_form_is_of_the_kind_too() {
        assert!(is_form("node.server", "node.server"));
        assert!(is_form("node.server.log", "node.server"));
        assert!(!is_form("node.serverroom", "node.server"));
    }
}
