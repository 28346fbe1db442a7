//! Folds letters that people take for the same: ｱ, あ and ア; Ａ, a and A.
//!
//! What a compatibility normalisation would do for what is typed in Japanese offices, and hiragana besides.

/// The letters U+FF61 to U+FF9F stand for, in order: punctuation, katakana and the two voicing marks of half width.
const HALF_WIDTH: [char; 63] = [
    '。', '「', '」', '、', '・', 'ヲ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ャ', 'ュ', 'ョ', 'ッ', 'ー', 'ア', 'イ', 'ウ',
    'エ', 'オ', 'カ', 'キ', 'ク', 'ケ', 'コ', 'サ', 'シ', 'ス', 'セ', 'ソ', 'タ', 'チ', 'ツ', 'テ', 'ト', 'ナ', 'ニ',
    'ヌ', 'ネ', 'ノ', 'ハ', 'ヒ', 'フ', 'ヘ', 'ホ', 'マ', 'ミ', 'ム', 'メ', 'モ', 'ヤ', 'ユ', 'ヨ', 'ラ', 'リ', 'ル',
    'レ', 'ロ', 'ワ', 'ン', '\u{3099}', '\u{309A}',
];

/// Numbers shorter than this are sorted by value.
const DIGITS: usize = 12;

/// The text with letters folded: full-width letters and signs to ASCII, half-width katakana and hiragana to katakana,
/// capitals to small ones, voicing marks joined to their letter, dashes to hyphens.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// The same, added to what is folded already.
pub fn fold_into(text: &str, folded: &mut String) {
    for c in text.chars() {
        match one_width(c) {
            mark @ ('\u{3099}' | '\u{309A}') => match folded.pop() {
                Some(letter) => match voiced(letter, mark) {
                    Some(voiced) => folded.push(voiced),
                    None => folded.extend([letter, mark]),
                },
                None => folded.push(mark),
            },
            // Between digits an input method makes one of the hyphen.
            'ー' if folded.ends_with(|c: char| c.is_ascii_digit()) => folded.push('-'),
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            // Kana and kanji have no capitals.
            c @ '\u{3040}'..='\u{9FFF}' => folded.push(c),
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// The folded text with the numbers in it padded, so that サーバ2 comes before サーバ10.
pub fn sortable(text: &str) -> String {
    let folded = fold(text);
    let mut sortable = String::with_capacity(folded.len() + DIGITS);
    let mut rest = folded.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from_digits) = rest.split_at(start);
        let end = from_digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(from_digits.len());
        let (digits, after) = from_digits.split_at(end);
        sortable.push_str(before);
        sortable.extend(std::iter::repeat_n('0', DIGITS.saturating_sub(digits.len())));
        sortable.push_str(digits);
        rest = after;
    }
    sortable.push_str(rest);
    sortable
}

fn one_width(c: char) -> char {
    let moved = |by: i64| u32::try_from(i64::from(u32::from(c)) + by).ok().and_then(char::from_u32).unwrap_or(c);
    match c {
        '\u{3000}' | '\u{A0}' => ' ',
        '\u{2010}' | '\u{2011}' | '\u{2013}' | '\u{2212}' => '-',
        '\u{FF01}'..='\u{FF5E}' => moved(-0xFEE0),
        '\u{FF61}'..='\u{FF9F}' => HALF_WIDTH[c as usize - 0xFF61],
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => moved(0x60),
        c => c,
    }
}

fn voiced(letter: char, mark: char) -> Option<char> {
    let by = |step: u32| char::from_u32(u32::from(letter) + step);
    match (letter, mark) {
        ('ウ', '\u{3099}') => Some('ヴ'),
        ('ワ', '\u{3099}') => Some('ヷ'),
        ('ヲ', '\u{3099}') => Some('ヺ'),
        (_, '\u{3099}') if "カキクケコサシスセソタチツテトハヒフヘホ".contains(letter) => by(1),
        ('ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ', '\u{309A}') => by(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_people_take_for_the_same_are_the_same() {
        for (a, b) in [
            ("ＤＣ　Ｒｏｏｍ", "dc room"),
            ("ｻｰﾊﾞ", "サーバ"),
            ("ﾃｰﾌﾟ", "てーぷ"),
            ("か\u{3099}いど", "ガイド"),
            ("ｳﾞｧ", "ヴァ"),
            ("－１２", "-12"),
            ("図５ー３", "図5−3"),
            ("図5‐3", "図5-3"),
            ("É", "é"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} and {b}");
        }
        assert_ne!(fold("ハ"), fold("バ"));
        assert_ne!(fold("つ"), fold("っ"));
    }

    #[test]
    fn a_mark_with_nothing_to_join_stays() {
        assert_eq!(fold("\u{3099}ア\u{309A}"), "\u{3099}ア\u{309A}");
    }

    #[test]
    fn numbers_sort_by_value() {
        let mut names = ["サーバ10", "ｻｰﾊﾞ９", "サーバ2", "サーバ"];
        names.sort_by_key(|name| sortable(name));
        assert_eq!(names, ["サーバ", "サーバ2", "ｻｰﾊﾞ９", "サーバ10"]);
    }
}
