//! The launcher, opened by Ctrl+K: a list of all that can be done or gone to, narrowed down by typing.
//!
//! [`entries`] collects them when it is opened: commands, those last that cannot run now, kinds to place, registers, overlays,
//! themes and languages, and every element with a name; `synonyms` has other words for them. `rank` puts those that fit
//! what is typed in order; `list` shows them.

pub mod entries;
mod list;
pub(super) mod rank;
mod synonyms;

use nucleo_matcher::Utf32String;

use super::action::Action;
use super::command::Command;
use super::reading::reading;
use crate::register::fold::fold;
use crate::text::{Lang, tr_with};

/// Something that can be done.
pub struct Entry {
    /// What sort of thing it is.
    group: String,
    /// What it is called.
    name: String,
    /// The command, for its shortcut.
    command: Option<Command>,
    /// Whether others that fit as well come first: the name of a flow repeats those of its ends.
    derived: bool,
    /// Where it cannot be done now, what it needs.
    needs: Option<String>,
    /// What is done.
    action: Action,
    /// The names by which it is found: in both languages, alone and with the group, and as they are read.
    found_by: Vec<Name>,
}

/// The launcher while it is open.
pub struct Launcher {
    entries: Vec<Entry>,
    typed: String,
    /// The entries that fit, best first.
    ranked: Vec<usize>,
    /// The place among them of the one that the enter key runs.
    chosen: usize,
}

impl Launcher {
    /// The launcher with these entries.
    pub fn new(entries: Vec<Entry>) -> Self {
        let ranked = (0..entries.len()).collect();
        Self { entries, typed: String::new(), ranked, chosen: 0 }
    }

    fn narrow(&mut self) {
        self.ranked = rank::rank(&self.entries, &self.typed);
        self.chosen = 0;
    }
}

/// A name by which an entry is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Folded.
    text: String,
    /// The same, as the matcher takes it.
    letters: Utf32String,
    /// Whether it is another word for what is called otherwise.
    other: bool,
}

impl Name {
    /// A name as it is written, and as it is read where that is another.
    pub fn all(name: &str) -> impl Iterator<Item = Self> + use<> {
        let written = fold(name);
        let read = reading(&written);
        std::iter::once(written).chain(read).map(Self::folded)
    }

    fn folded(text: String) -> Self {
        Self { letters: Utf32String::from(text.as_str()), text, other: false }
    }
}

impl Entry {
    /// An entry with its group and its name in every language, in the order of `Lang::ALL`.
    fn new(lang: Lang, group: impl Fn(Lang) -> String, name: impl Fn(Lang) -> String, action: Action) -> Self {
        let mut found_by = Vec::new();
        for other in Lang::ALL {
            let (group, name) = (group(other), name(other));
            let whole = tr_with(other, "launcher-entry", &[("group", group.into()), ("name", name.as_str().into())]);
            found_by.extend(Name::all(&name));
            found_by.extend(Name::all(&whole));
        }
        found_by.dedup();
        Self { group: group(lang), name: name(lang), command: None, derived: false, needs: None, action, found_by }
    }

    /// The same, found by the other words for what has this key as well.
    fn known_as(mut self, key: &str) -> Self {
        let names = synonyms::of(key).flat_map(Name::all);
        self.found_by.extend(names.map(|name| Name { other: true, ..name }));
        self
    }
}

#[cfg(test)]
mod tests;
