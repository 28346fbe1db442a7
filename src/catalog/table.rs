//! Entries in the catalogue's order, found by id.

use std::collections::HashMap;

use super::entry::{CriteriaPreset, DataClass, FlowKind, Lint, MeasureKind, NodeKind, Threat, ZoneKind};

/// An entry that has an id.
pub trait Entry {
    /// Its id.
    fn id(&self) -> &str;
}

macro_rules! entries {
    ($($name:ident)+) => { $(impl Entry for $name {
        fn id(&self) -> &str {
            &self.id
        }
    })+ };
}

entries! { ZoneKind NodeKind FlowKind DataClass Threat MeasureKind Lint CriteriaPreset }

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

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}
