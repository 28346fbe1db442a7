//! How Japanese words are read, so that what is typed in kana or rōmaji finds what is written in kanji: ほぞん and
//! `hozon` find 保存.
//!
//! The words are in `assets/readings.txt`, one a line with its reading. They cover every command and view and all that the
//! catalogue names, which a test sees to; names that people give are read as far as they are made of the same words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use wana_kana::ConvertJapanese;

use crate::register::fold::fold;

/// The words by their first letter, the longest first, both folded.
static WORDS: LazyLock<BTreeMap<char, Vec<(String, String)>>> = LazyLock::new(|| {
    let mut words = BTreeMap::<char, Vec<(String, String)>>::new();
    for (word, reading) in include_str!("../../assets/readings.txt").lines().filter_map(|line| line.split_once(' ')) {
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

/// What a folded word in Latin letters spells in kana; several where its last syllable is still being typed; none where it
/// spells nothing. Other letters in it stay as they are.
pub(super) fn spelled(word: &str) -> Vec<String> {
    // An n alone is no syllable where it stands before a number: n1 is an element.
    let is_alone = word.is_ascii() && !word.contains(['a', 'i', 'u', 'e', 'o']);
    if is_alone || !word.contains(is_latin) {
        return Vec::new();
    }
    let single = single_n(word);
    let mut spelled = Vec::new();
    for latin in std::iter::once(word).chain((single != word).then_some(single.as_str())) {
        if let Some((done, onset)) = kana(latin) {
            spelled.extend(begun(&done, &onset));
        }
    }
    spelled
}

/// What a folded word spells, and apart from that the letters of a syllable that is still being typed. None where letters
/// before these spell nothing.
pub(super) fn kana(word: &str) -> Option<(String, String)> {
    let mut done = fold(&word.to_katakana());
    let length = done.trim_end_matches(is_latin).len();
    let onset = done.split_off(length);
    (!done.is_empty() && !done.contains(is_latin)).then_some((done, onset))
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// What kana with the first letters of one more syllable may go on with: each kana that begins so.
fn begun(done: &str, onset: &str) -> Vec<String> {
    if onset.is_empty() {
        return vec![done.to_owned()];
    }
    let mut next: Vec<char> = ["a", "i", "u", "e", "o", "ya"]
        .into_iter()
        .map(|vowel| fold(&format!("{onset}{vowel}").to_katakana()))
        .filter(|kana| !kana.contains(is_latin))
        .filter_map(|kana| kana.chars().next())
        .collect();
    next.sort_unstable();
    next.dedup();
    next.into_iter().map(|kana| format!("{done}{kana}")).collect()
}

/// The text with one n where two make one ん, as they are typed for an input method: `kannri` is かんり.
pub(super) fn single_n(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find("nn") {
        let (before, after) = rest.split_at(place + 2);
        let is_syllable = after.starts_with(['a', 'i', 'u', 'e', 'o', 'y']);
        single.push_str(if is_syllable { before } else { before.strip_suffix('n').unwrap_or(before) });
        rest = after;
    }
    single + rest
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
    fn latin_letters_spell_kana_also_before_a_syllable_is_whole() {
        let folded = |words: &[&str]| words.iter().map(|word| fold(word)).collect::<Vec<_>>();
        assert_eq!(spelled("kanja"), folded(&["かんじゃ"]));
        assert_eq!(spelled("sa-ba"), folded(&["さーば"]));
        assert!(spelled("kannri").contains(&fold("かんり")), "as an input method wants it");
        assert_eq!(spelled("hoz"), folded(&["ほザ", "ほジ", "ほズ", "ほゼ", "ほゾ"]));
        assert_eq!(spelled("電子k")[0], fold("電子カ"), "what is being composed");
        for word in ["usb", "vpn", "n1", "f22", "サーバ", "12", "k"] {
            assert!(spelled(word).is_empty(), "{word}: {:?}", spelled(word));
        }
    }

    #[test]
    fn readings_are_in_hiragana_and_words_once() {
        let lines: Vec<&str> = include_str!("../../assets/readings.txt").lines().collect();
        for line in &lines {
            let (word, reading) = line.split_once(' ').unwrap_or_else(|| panic!("{line}: word, space, reading"));
            assert!(!word.is_empty() && reading.chars().all(|c| matches!(c, 'ぁ'..='ん' | 'ー')), "{line}");
        }
        let words: std::collections::BTreeSet<&str> =
            lines.iter().filter_map(|line| Some(line.split_once(' ')?.0)).collect();
        assert_eq!(words.len(), lines.len());
    }
}
