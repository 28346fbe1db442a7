//! Other words that people type for what the launcher lists: those of other programs, and what they mean rather than what
//! it is called here.
//!
//! `assets/synonyms.txt` has them, one entry a line: the key of its message, or the id of its kind, and the words. They
//! find it after what is called so, and only as words: letters of them here and there mean nothing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static SYNONYMS: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/synonyms.txt").lines();
    lines.filter_map(|line| line.split_once(": ")).map(|(key, words)| (key, words.split(", ").collect())).collect()
});

/// The other words for what has this key.
pub(super) fn of(key: &str) -> impl Iterator<Item = &'static str> + use<> {
    SYNONYMS.get(key).into_iter().flatten().copied()
}

/// Everything that has other words, with them.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    SYNONYMS.iter().map(|(&key, words)| (key, words.as_slice()))
}
