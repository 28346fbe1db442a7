//! Measures, cuts and wraps words by the embedded font, so that the window and every export agree on their size.

mod halves;

use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use ttf_parser::Face;

pub use halves::{keeps_words, wrap_name};

/// Noto Sans JP Regular.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansJP-Regular.ttf");
/// Noto Sans JP Bold.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansJP-Bold.ttf");

/// What stands for the rest of a text that does not fit.
const REST: char = '…';

/// Characters that no line starts with.
const NOT_FIRST: &str = "、。，．,.・:;：；?!？！)]}）］｝〕〉》」』】〙〗’”…ー―〜～゛゜ヽヾゝゞ々ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ%％℃°/／";
/// Characters that no line ends with.
const NOT_LAST: &str = "([{（［｛〔〈《「『【〘〖‘“";
/// Characters after which a line is best broken.
const BREAKS: &str = "/／・ 　、。，,";

/// Characters of one block of the table of advances.
const BLOCK: usize = 256;

/// The width of a text in one line, in world units. A character the font lacks is as wide as it is high.
pub fn width(text: &str, size: f32, bold: bool) -> f32 {
    let font = font(bold);
    text.chars().map(|character| font.advance(character)).sum::<f32>() * size
}

/// The text, or as much of its start as fits into the width with `…` after it.
pub fn ellipsis(text: &str, size: f32, bold: bool, max_width: f32) -> Cow<'_, str> {
    if width(text, size, bold) <= max_width {
        return Cow::Borrowed(text);
    }
    let font = font(bold);
    let mut room = max_width - font.advance(REST) * size;
    let mut cut = String::new();
    for character in text.chars() {
        room -= font.advance(character) * size;
        if room < 0.0 {
            break;
        }
        cut.push(character);
    }
    cut.truncate(cut.trim_end().len());
    cut.push(REST);
    Cow::Owned(cut)
}

/// The text in lines that fit into the width, at most `max_lines`; the last one ends with `…` where something is left out.
///
/// Lines are broken where Japanese and English readers expect it, by preference after a slash, a middle dot or a space.
pub fn wrap(text: &str, size: f32, bold: bool, max_width: f32, max_lines: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest: Vec<char> = text.trim_end().chars().collect();
    while !rest.is_empty() && lines.len() < max_lines {
        let last = lines.len() + 1 == max_lines;
        let fitting = fitting(&rest, size, bold, max_width);
        if last && fitting < rest.len() {
            let all: String = rest.iter().map(|&character| if character == '\n' { ' ' } else { character }).collect();
            let cut = ellipsis(&all, size, bold, max_width);
            lines.push(cut.into_owned());
            return lines;
        }
        let end = if rest[..fitting].contains(&'\n') || fitting == rest.len() {
            rest.iter().position(|character| *character == '\n').map_or(fitting, |newline| newline.min(fitting))
        } else {
            break_before(&rest, fitting, size, bold, max_width)
        };
        let line: String = rest[..end].iter().collect();
        lines.push(line.trim_end().to_owned());
        let next =
            rest[end..].iter().position(|character| !matches!(character, ' ' | '　')).unwrap_or(rest.len() - end);
        let newline = usize::from(rest.get(end + next) == Some(&'\n'));
        rest.drain(..end + next + newline);
    }
    lines
}

/// How many characters fit into a line: at least one, so that every line makes progress. A line ends before a newline.
fn fitting(text: &[char], size: f32, bold: bool, max_width: f32) -> usize {
    let font = font(bold);
    let mut used = 0.0;
    for (number, &character) in text.iter().enumerate() {
        if character == '\n' {
            continue;
        }
        used += font.advance(character) * size;
        if used > max_width {
            return number.max(1);
        }
    }
    text.len()
}

/// Where to break a line of which `fitting` characters fit.
fn break_before(text: &[char], fitting: usize, size: f32, bold: bool, max_width: f32) -> usize {
    let font = font(bold);
    let widths: Vec<f32> = text[..fitting]
        .iter()
        .scan(0.0, |sum, &character| {
            *sum += font.advance(character) * size;
            Some(*sum)
        })
        .collect();
    let preferred = (1..=fitting)
        .rev()
        .find(|&end| BREAKS.contains(text[end - 1]) && may_break(text, end) && widths[end - 1] >= 0.45 * max_width);
    preferred.or_else(|| (1..=fitting).rev().find(|&end| may_break(text, end))).unwrap_or(fitting)
}

fn may_break(text: &[char], end: usize) -> bool {
    let (Some(&before), Some(&after)) = (text.get(end.wrapping_sub(1)), text.get(end)) else { return true };
    if NOT_LAST.contains(before) || NOT_FIRST.contains(after) {
        return false;
    }
    let is_word = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '\'');
    !(is_word(before) && is_word(after))
}

/// The advances of a font's characters, looked up once.
struct Font {
    face: Option<Face<'static>>,
    em: f32,
    blocks: Vec<OnceLock<Box<[f32]>>>,
}

static FONTS: LazyLock<[Font; 2]> = LazyLock::new(|| [Font::new(REGULAR), Font::new(BOLD)]);

fn font(bold: bool) -> &'static Font {
    &FONTS[usize::from(bold)]
}

impl Font {
    fn new(bytes: &'static [u8]) -> Self {
        let face = Face::parse(bytes, 0).ok();
        let em = face.as_ref().map_or(1000.0, |face| f32::from(face.units_per_em()));
        Self { face, em, blocks: (0..0x1_0000 / BLOCK).map(|_| OnceLock::new()).collect() }
    }

    /// The advance of a character, as a part of the font size.
    fn advance(&self, character: char) -> f32 {
        let code = character as usize;
        match self.blocks.get(code / BLOCK) {
            Some(block) => {
                let block = block.get_or_init(|| {
                    let start = (code / BLOCK * BLOCK) as u32;
                    (start..start + BLOCK as u32).map(|code| self.look_up(char::from_u32(code))).collect()
                });
                block[code % BLOCK]
            }
            None => self.look_up(Some(character)),
        }
    }

    fn look_up(&self, character: Option<char>) -> f32 {
        character
            .filter(|character| !character.is_control())
            .map_or(Some(0.0), |character| {
                let face = self.face.as_ref()?;
                Some(f32::from(face.glyph_hor_advance(face.glyph_index(character)?)?) / self.em)
            })
            .unwrap_or(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_characters_are_as_wide_as_the_size() {
        assert!((width("電子カルテ", 12.0, false) - 60.0).abs() < 0.1);
        assert!(width("VPN", 12.0, true) > width("VPN", 12.0, false));
        assert!(width("iii", 12.0, false) < width("WWW", 12.0, false));
    }

    #[test]
    fn a_character_the_font_lacks_is_one_em() {
        assert!((width("\u{10FFFF}", 10.0, false) - 10.0).abs() < 0.01);
        assert!((width("🦀", 10.0, false) - 10.0).abs() < 0.01);
    }

    #[test]
    fn cut_texts_fit() {
        assert_eq!(ellipsis("転送", 12.0, false, 30.0), "転送");
        let cut = ellipsis("オーダ/検査結果/診療録/診療諸記録", 10.0, false, 100.0);
        assert!(cut.ends_with('…') && width(&cut, 10.0, false) <= 100.0, "{cut}");
        assert_eq!(ellipsis("転送", 12.0, false, 0.0), "…");
    }

    #[test]
    fn lines_break_after_slashes_and_never_start_with_closing_marks() {
        assert_eq!(wrap("オーダ/検査結果/診療録等", 10.0, false, 85.0, 3), ["オーダ/検査結果/", "診療録等"]);
        assert_eq!(wrap("あいうえ、おか", 10.0, false, 41.0, 3), ["あいう", "え、おか"]);
        assert_eq!(wrap("「あ」「いう」", 10.0, false, 41.0, 3)[1].chars().next(), Some('「'));
        assert_eq!(wrap("read the log", 10.0, false, 45.0, 3), ["read the", "log"]);
    }

    #[test]
    fn what_does_not_fit_into_the_lines_ends_with_the_mark() {
        let lines = wrap("医療機関等と対象事業者の間の通信内容のすべて", 10.0, false, 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert_eq!(wrap("一\n二", 10.0, false, 60.0, 3), ["一", "二"]);
        assert_eq!(wrap("一\n二", 10.0, false, 60.0, 1).len(), 1);
        assert!(wrap("", 10.0, false, 60.0, 3).is_empty());
        assert_eq!(wrap("あい", 10.0, false, 1.0, 5), ["あ", "い"]);
    }
}
