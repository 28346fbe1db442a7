//! What is searched for, word by word, in every way in which it may be written.
//!
//! What is typed in kana finds kanji that are read so. What is typed in Latin letters is taken for rōmaji only where
//! nothing has these letters: who searches for LAN does not mean ランサムウェア.

use crate::app::reading::{reading, spelled};
use crate::model::ElementId;
use crate::register::fold::fold;

/// The words that are searched for, each in every way in which it may be written, folded.
pub(super) type Asked = Vec<Vec<String>>;

/// What was found, and by which words.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Found {
    pub(super) written: Asked,
    /// As rōmaji, where nothing says what is written.
    pub(super) spelled: Option<Asked>,
    /// The elements, in order.
    pub(super) hits: Vec<ElementId>,
}

/// Whether a text says a word, in one of the ways in which it may be written, or is read so.
pub(super) fn says(text: &str, word: &[String]) -> bool {
    let written = fold(text);
    is_in(&written, word) || reading(&written).is_some_and(|read| is_in(&read, word))
}

/// Whether a word is in a folded text, in one of the ways in which it may be written.
pub(super) fn is_in(text: &str, word: &[String]) -> bool {
    word.iter().any(|word| text.contains(word.as_str()))
}

/// The words of a text as they are written.
pub(super) fn written(text: &str) -> Asked {
    fold(text).split_whitespace().map(|word| vec![unstretched(word)]).collect()
}

/// A folded word without a long vowel at its end, which names of machines have or have not: サーバー is サーバ.
fn unstretched(word: &str) -> String {
    let short = word.trim_end_matches('ー');
    if short.chars().count() > 1 { short.to_owned() } else { word.to_owned() }
}

/// The words, with the kana that those in Latin letters spell; none where no word spells any.
pub(super) fn as_spelled(written: &Asked) -> Option<Asked> {
    let kana =
        |words: &Vec<String>| words.iter().flat_map(|word| spelled(word)).map(|word| unstretched(&word)).collect();
    let kana: Vec<Vec<String>> = written.iter().map(kana).collect();
    let spells = kana.iter().any(|kana| !kana.is_empty());
    spells.then(|| written.iter().zip(kana).map(|(word, kana)| [word.as_slice(), &kana].concat()).collect())
}

/// Whether everything that says the one also says the other, as when a letter is added to it.
pub(super) fn narrows(before: &Asked, asked: &Asked) -> bool {
    let narrower =
        |(old, new): (&Vec<String>, &Vec<String>)| new.iter().all(|new| old.iter().any(|old| new.contains(old)));
    !before.is_empty() && before.len() <= asked.len() && before.iter().zip(asked).all(narrower)
}
