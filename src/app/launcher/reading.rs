//! How Japanese words are read, so that what is typed in kana or rōmaji finds what is written in kanji: ほぞん and
//! `hozon` find 保存.
//!
//! The words are in `assets/readings.txt`, one a line with its reading. They cover every command, view, kind and verb,
//! which a test sees to; names that people give are read as far as they are made of the same words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::register::fold::fold;

/// The words by their first letter, the longest first, both folded.
static WORDS: LazyLock<BTreeMap<char, Vec<(String, String)>>> = LazyLock::new(|| {
    let mut words = BTreeMap::<char, Vec<(String, String)>>::new();
    for (word, reading) in include_str!("../../../assets/readings.txt").lines().filter_map(|line| line.split_once(' '))
    {
        let word = fold(word);
        if let Some(first) = word.chars().next() {
            words.entry(first).or_default().push((word, fold(reading)));
        }
    }
    for words in words.values_mut() {
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    words
});

/// A folded text with every word that is known read; none where no word in it is.
pub(super) fn reading(folded: &str) -> Option<String> {
    let mut read = String::with_capacity(folded.len());
    let mut rest = folded;
    let mut known = false;
    while let Some(first) = rest.chars().next() {
        let word = WORDS.get(&first).and_then(|words| words.iter().find(|(word, _)| rest.starts_with(word.as_str())));
        let length = if let Some((word, reading)) = word {
            read.push_str(reading);
            known = true;
            word.len()
        } else {
            read.push(first);
            first.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    known.then_some(read)
}

/// Whether a text has letters of which nobody says how they are read.
#[cfg(test)]
pub(super) fn is_unread(text: &str) -> bool {
    let folded = fold(text);
    let read = reading(&folded).unwrap_or(folded);
    read.contains(|c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_read() {
        assert_eq!(reading(&fold("名前を付けて保存…")).as_deref(), Some(fold("なまえをつけてほぞん…").as_str()));
        assert_eq!(reading(&fold("全体図")).as_deref(), Some(fold("ぜんたいず").as_str()));
        assert_eq!(reading(&fold("電子カルテサーバ")).as_deref(), Some(fold("でんしかるてさーば").as_str()));
        assert_eq!(reading("save"), None);
        assert!(is_unread("鬱") && !is_unread("ほぞん"));
    }

    #[test]
    fn readings_are_in_hiragana_and_words_once() {
        let lines: Vec<&str> = include_str!("../../../assets/readings.txt").lines().collect();
        for line in &lines {
            let (word, reading) = line.split_once(' ').unwrap_or_else(|| panic!("{line}: word, space, reading"));
            assert!(!word.is_empty() && reading.chars().all(|c| matches!(c, 'ぁ'..='ん' | 'ー')), "{line}");
        }
        let words: std::collections::BTreeSet<&str> =
            lines.iter().filter_map(|line| Some(line.split_once(' ')?.0)).collect();
        assert_eq!(words.len(), lines.len());
    }
}
