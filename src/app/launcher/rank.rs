//! Which entries fit what is typed, best first.
//!
//! A name that is, begins with, has a word that begins with, or contains what is typed comes before one that only has
//! its letters in their order. What is typed in Latin letters is also read as rōmaji: `te-pu` finds テープ.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};

use super::{Entry, Name};
use crate::app::reading::{kana, single_n};
use crate::register::fold::fold;

/// How well a name fits; the smallest is best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Same,
    Prefix,
    WordStart,
    Inside,
    Scattered,
}

/// The places of the entries that fit, best first; all in their own order where nothing is typed.
pub(super) fn rank(entries: &[Entry], typed: &str) -> Vec<usize> {
    let after = |entry: &Entry| (entry.needs.is_some(), entry.derived);
    rank_names(entries.iter().map(|entry| (entry.found_by.as_slice(), after(entry))), typed)
}

/// The places of what fits, best first, where each is found by some folded names and comes after what is less than it
/// and fits as well; all in their own order where nothing is typed.
pub(in crate::app) fn rank_names<'a, O: Ord>(
    entries: impl ExactSizeIterator<Item = (&'a [Name], O)>,
    typed: &str,
) -> Vec<usize> {
    ranked(entries, typed, Fit::Scattered)
}

/// As [`rank_names`], without what only has the letters somewhere in their order: typing a new name must not bring an
/// old one forward that is hardly alike.
pub(in crate::app) fn rank_close<'a, O: Ord>(
    entries: impl ExactSizeIterator<Item = (&'a [Name], O)>,
    typed: &str,
) -> Vec<usize> {
    ranked(entries, typed, Fit::Inside)
}

fn ranked<'a, O: Ord>(entries: impl ExactSizeIterator<Item = (&'a [Name], O)>, typed: &str, worst: Fit) -> Vec<usize> {
    let readings = readings(typed);
    if readings.is_empty() {
        return (0..entries.len()).collect();
    }
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    let mut matcher = Matcher::new(config);
    let mut ranked = Vec::new();
    for (place, (names, after)) in entries.enumerate() {
        let fits = names.iter().flat_map(|name| readings.iter().map(move |reading| (name, reading)));
        let fits = fits.filter_map(|(name, reading)| {
            let (fit, score) = reading.fit(name, &mut matcher)?;
            let worst = if name.other { worst.min(Fit::Inside) } else { worst };
            (fit <= worst).then_some((fit, name.other, score))
        });
        let best = fits.min();
        ranked.extend(best.map(|(fit, other, score)| (fit, after, other, score, place)));
    }
    ranked.sort_unstable();
    ranked.into_iter().map(|(.., place)| place).collect()
}

/// A way to read what is typed.
struct Reading {
    words: Vec<String>,
    pattern: Pattern,
}

impl Reading {
    fn new(text: &str) -> Option<Self> {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let pattern = Pattern::new(text, CaseMatching::Respect, Normalization::Smart, AtomKind::Fuzzy);
        (!words.is_empty()).then_some(Self { words, pattern })
    }

    /// How well a name fits: by its worst word, then by how close together and how near to the start the letters are.
    fn fit(&self, name: &Name, matcher: &mut Matcher) -> Option<(Fit, Reverse<u32>)> {
        let score = self.pattern.score(name.letters.slice(..), matcher)?;
        let name = &name.text;
        let whole = self.words.join(" ");
        let fit = match fit(name, &whole) {
            Fit::Scattered => self.words.iter().map(|word| fit(name, word)).max().unwrap_or(Fit::Scattered),
            fit => fit,
        };
        Some((fit, Reverse(score)))
    }
}

/// What is typed, folded; and once more with the words as kana that are in Latin letters and spell some.
fn readings(typed: &str) -> Vec<Reading> {
    let folded = fold(typed);
    let mut readings: Vec<Reading> = Reading::new(&folded).into_iter().collect();
    if folded.is_ascii() && folded.contains(|c: char| c.is_ascii_alphabetic()) {
        let single = single_n(&folded);
        for latin in std::iter::once(&folded).chain((single != folded).then_some(&single)) {
            // The consonant of a syllable that is still being typed is left out. What is no kana stays: SVG.
            let word = |word: &str| kana(word).map_or_else(|| word.to_owned(), |(done, _)| done);
            let read = latin.split_whitespace().map(word).collect::<Vec<_>>().join(" ");
            if read != *latin {
                readings.extend(Reading::new(&read));
            }
        }
    }
    readings
}

fn fit(name: &str, word: &str) -> Fit {
    let starts_word = |place: usize| name[..place].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
    if name == word {
        Fit::Same
    } else if name.starts_with(word) {
        Fit::Prefix
    } else if name.match_indices(word).any(|(place, _)| starts_word(place)) {
        Fit::WordStart
    } else if name.contains(word) {
        Fit::Inside
    } else {
        Fit::Scattered
    }
}
