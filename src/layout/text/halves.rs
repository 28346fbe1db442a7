//! Names in two lines, broken where a reader would pause and not where the line happens to be full.

use super::{BREAKS, may_break, width, wrap};

/// How much less even the lines may be, in ems, for a break between two words, and for one after a slash or a space.
const WORD: f32 = 4.5;
const PAUSE: f32 = 6.0;

/// What compounds of this field end in, where no change of script shows it.
const ENDINGS: [&str; 15] = [
    "サーバ",
    "サービス",
    "システム",
    "データ",
    "センター",
    "ネットワーク",
    "クラウド",
    "端末",
    "装置",
    "媒体",
    "業者",
    "事業者",
    "提供範囲",
    "要員",
    "機関",
];

/// The text in lines that fit into the width, at most `max_lines`, as [`wrap`] has it; but where that are two whole lines
/// they are broken between two words, and where they can be about as wide.
pub fn wrap_name(text: &str, size: f32, bold: bool, max_width: f32, max_lines: usize) -> Vec<String> {
    let lines = wrap(text, size, bold, max_width, max_lines);
    let whole = |lines: &[String]| lines.last().and_then(|line| line.chars().last()) == text.trim_end().chars().last();
    if lines.len() != 2 || !whole(&lines) || text.contains('\n') {
        return lines;
    }
    let characters: Vec<char> = text.trim().chars().collect();
    let mut best: Option<(f32, [String; 2])> = None;
    for end in (1..characters.len()).filter(|&end| may_break(&characters, end)) {
        let (before, after) = characters.split_at(end);
        let halves = [before, after].map(|half| half.iter().collect::<String>().trim().to_owned());
        let widths = [0, 1].map(|half| width(&halves[half], size, bold));
        if widths.iter().any(|&width| width > max_width || width == 0.0) {
            continue;
        }
        let cost = (widths[0] - widths[1]).abs() / size - bonus(before, after);
        if best.as_ref().is_none_or(|(least, _)| cost <= *least) {
            best = Some((cost, halves));
        }
    }
    best.map_or(lines, |(_, halves)| halves.into())
}

/// Whether no word of a name is broken by these lines of it, as far as that can be told.
pub fn keeps_words(name: &str, lines: &[&str]) -> bool {
    (1..lines.len()).all(|end| {
        let (before, after) = (&lines[end - 1], &lines[end]);
        let [start, rest] = [&lines[..end], &lines[end..]].map(|part| part.concat().chars().collect::<Vec<char>>());
        bonus(&start, &rest) > 0.0 || name.contains(&format!("{before} {after}"))
    })
}

/// What a break between two parts of a name is worth, in ems.
fn bonus(before: &[char], after: &[char]) -> f32 {
    let (Some(&last), Some(&first)) = (before.last(), after.first()) else { return 0.0 };
    let ends = |ending: &str| after.iter().copied().eq(ending.chars());
    if BREAKS.contains(last) || BREAKS.contains(first) {
        PAUSE
    } else if Script::of(last) != Script::of(first) || ENDINGS.into_iter().any(ends) {
        WORD
    } else {
        0.0
    }
}

/// The scripts of which Japanese words are written, each of which a word seldom leaves.
#[derive(PartialEq)]
enum Script {
    Katakana,
    Latin,
    Other,
}

impl Script {
    fn of(character: char) -> Self {
        match character {
            '゠'..='ヿ' => Self::Katakana,
            _ if character.is_alphanumeric() && character.is_ascii() => Self::Latin,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lines_are_broken_between_words() {
        let halves = |name: &str, room: f32| wrap_name(name, 10.0, false, room * 10.0 + 0.1, 3);
        assert_eq!(halves("他社システム", 5.0), ["他社", "システム"]);
        assert_eq!(halves("電子カルテサーバ", 6.0), ["電子カルテ", "サーバ"]);
        assert_eq!(halves("外部サービス", 5.0), ["外部", "サービス"]);
        assert_eq!(halves("テープ媒体", 4.0), ["テープ", "媒体"]);
        assert_eq!(halves("終端装置", 3.0), ["終端", "装置"]);
        assert_eq!(halves("検査装置・医療機器", 6.0), ["検査装置・", "医療機器"]);
        assert_eq!(halves("閉域網VPN", 4.0), ["閉域網", "VPN"]);
        assert_eq!(halves("Log server", 4.0), ["Log", "server"]);
    }

    #[test]
    fn a_break_within_a_word_is_told_from_one_between_words() {
        let keeps = |lines: [&str; 2]| keeps_words(&lines.concat(), &lines);
        assert!(keeps(["電子カルテ", "サーバ"]) && keeps(["開発/", "保守要員"]));
        assert!(!keeps(["プリ", "ンタ"]) && !keeps(["搬", "送業者"]) && !keeps(["Terminatin", "g device"]));
        assert!(keeps_words("Terminating device", &["Terminating", "device"]));
        assert!(keeps_words("医師/看護師/技師等", &["医師/", "看護師/", "技師等"]) && keeps_words("端末", &["端末"]));
    }

    #[test]
    fn every_line_fits_and_nothing_is_lost() {
        let names = [
            "電子カルテサーバ(本番環境)",
            "医師/代行入力者等",
            "「あ」「いう」",
            "a b c d e f",
            "ーーーー",
            "プリンタ",
        ];
        for name in names {
            for tenths in 10..120 {
                let room = tenths as f32;
                let (even, full) = (wrap_name(name, 10.0, false, room, 3), wrap(name, 10.0, false, room, 3));
                assert_eq!(even.len(), full.len(), "{name} in {room}");
                if full.len() == 2 {
                    let letters = |lines: &[String]| lines.concat().replace(' ', "");
                    assert_eq!(letters(&even), letters(&full), "{name} in {room}");
                    assert!(even.iter().all(|line| width(line, 10.0, false) <= room.max(10.0)), "{even:?} in {room}");
                }
            }
        }
    }

    #[test]
    fn what_is_in_one_line_or_cut_stays_as_it_is() {
        for (name, room, most) in [("端末", 30.0, 2), ("電子カルテサーバ", 40.0, 1), ("一\n二", 50.0, 3)] {
            assert_eq!(wrap_name(name, 10.0, false, room, most), wrap(name, 10.0, false, room, most));
        }
    }
}
