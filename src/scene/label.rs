//! What is written on a flow: a chip with coverage mark, number, verb, mark of measures and level badge, and the flow's data below. From
//! further away the chip has the number alone, as large as its height allows.

use super::guard::Guard;
use super::line;
use super::mark::{self, BADGE, MARK, SHIELD};
use super::primitive::{Align, Ink, Primitive, Stroke};
use super::role::Role;
use super::view::Overlay;
use crate::analysis::Coverage;
use crate::analysis::wording::Term;
use crate::catalog::Catalog;
use crate::layout::text;
use crate::model::{Flow, FlowId, Level, Point, Project, Rect, Size};
use crate::text::{Lang, tr, tr_with};

/// The height of the chip.
pub const CHIP: f32 = 20.0;

/// The chip is less round than a pill, so that the square badge does not stick out.
const ROUNDING: f32 = 6.5;
const VERB: f32 = 11.0;
const NUMBER: f32 = 9.5;
/// The type of the number where it stands alone, seen from further away, and of the level's letter beside it.
const LONE_NUMBER: f32 = 19.0;
const LONE_LETTER: f32 = 14.0;
const GAP: f32 = 4.0;
/// Between the chip's end and a round mark.
const BESIDE_MARK: f32 = 4.5;
/// Between the chip's end and a square badge.
const BESIDE_BADGE: f32 = 2.0;
/// Between the chip's end and a word.
const BESIDE_WORD: f32 = 8.0;
const DATA: f32 = 10.0;
const DATA_HEIGHT: f32 = 13.0;
const DATA_ROOM: f32 = 165.0;
const DATA_LINES: usize = 2;
/// How wide the last of several lines is at least, compared with the first, where the words allow it.
const LEAST_REST: f32 = 0.4;
const DATA_GAP: f32 = 1.0;

/// The words on a flow, measured. Its size holds whatever the overlay shows, so that arrows and labels stay where
/// they are when the overlay is switched or a level changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The flow's number, by which registers and people name it.
    number: String,
    number_width: f32,
    verb: String,
    verb_width: f32,
    /// Whether the flow has no verb yet.
    empty: bool,
    data: Vec<String>,
    /// Whether the mark of measures stands in the chip.
    guarded: bool,
    size: Size,
}

/// What a chip says.
struct Written<'a> {
    /// Each word, how far from the first, its size and its colour.
    words: &'a [(&'a String, f32, f32, Role)],
    /// How wide they are together.
    width: f32,
    /// The size of the level's letter.
    letter: f32,
}

impl Label {
    /// What is written on a flow of the project, which may be `guarded`: have measures placed on it.
    pub fn new(id: FlowId, flow: &Flow, guarded: bool, project: &Project, catalog: &Catalog, lang: Lang) -> Self {
        let verb = match &flow.verb {
            None => Coverage::Undescribed.say(lang),
            Some(id) => line::plain(catalog.flow_kinds.get(id).map_or(id.as_str(), |kind| kind.name.get(lang))),
        };
        let verb = line::fitted(&verb, VERB, false, DATA_ROOM, 1).concat();
        let names: Vec<String> = flow
            .data
            .iter()
            .map(|id| project.data.get(id).map_or_else(|| id.to_string(), |item| line::plain(&item.name)))
            .collect();
        let data = data_lines(&names, lang);

        let number = id.to_string();
        let number_width = text::width(&number, NUMBER, false);
        let verb_width = text::width(&verb, VERB, false);
        let widest = data.iter().map(|line| text::width(line, DATA, false)).fold(0.0, f32::max);
        let below = if data.is_empty() { 0.0 } else { DATA_GAP + DATA_HEIGHT * data.len() as f32 };
        let label = Self {
            number,
            number_width,
            verb,
            verb_width,
            empty: flow.verb.is_none(),
            data,
            guarded,
            size: Size(widest, CHIP + below),
        };
        Self { size: Size(widest.max(label.reserved()), CHIP + below), ..label }
    }

    /// The width of the chip with marks and badge, whether or not they are shown.
    fn reserved(&self) -> f32 {
        let shield = if self.guarded { SHIELD.0 + GAP } else { 0.0 };
        BESIDE_MARK + 2.0 * MARK + GAP + self.words() + shield + GAP + BADGE + BESIDE_BADGE
    }

    /// Whether measures were placed on the flow when this was written.
    pub(super) fn is_guarded(&self) -> bool {
        self.guarded
    }

    /// The width of number and verb.
    fn words(&self) -> f32 {
        self.number_width + GAP + self.verb_width
    }

    /// The size of all of it, which the layout finds a place for.
    pub fn size(&self) -> Size {
        self.size
    }

    /// The box of the data in a label that stands here; none where no data are written.
    pub(super) fn data_area(&self, area: Rect) -> Option<Rect> {
        let widest = self.data.iter().map(|line| text::width(line, DATA, false)).reduce(f32::max)?;
        let height = DATA_GAP + DATA_HEIGHT * self.data.len() as f32;
        Some(Rect(area.center().0 - widest / 2.0, area.top() + CHIP, widest, height))
    }

    /// The chip, then the data; returns how many of the primitives are the chip's.
    #[expect(clippy::too_many_arguments, reason = "how a flow stands")]
    pub(super) fn draw(
        &self,
        area: Rect,
        overlay: Overlay,
        role: Role,
        coverage: Coverage,
        level: Option<Level>,
        guard: Option<Guard>,
        out: &mut Vec<Primitive>,
    ) -> usize {
        let words =
            [(&self.number, 0.0, NUMBER, Role::Secondary), (&self.verb, self.number_width + GAP, VERB, Role::Text)];
        let count = self.chip(
            area,
            overlay,
            role,
            coverage,
            level,
            guard,
            &Written { words: &words, width: self.words(), letter: mark::LETTER },
            out,
        );
        for (number, line) in self.data.iter().enumerate() {
            out.push(Primitive::Text {
                at: Point(area.center().0, area.top() + CHIP + DATA_GAP + DATA_HEIGHT * (number as f32 + 0.5)),
                align: Align::Center,
                size: DATA,
                bold: false,
                ink: Ink::of(Role::Secondary),
                halo: Some(Ink::of(Role::Ground)),
                text: line.clone(),
            });
        }
        count
    }

    /// The chip with the number alone, which is never wider than the whole chip.
    #[expect(clippy::too_many_arguments, reason = "how a flow stands")]
    pub(super) fn draw_short(
        &self,
        area: Rect,
        overlay: Overlay,
        role: Role,
        coverage: Coverage,
        level: Option<Level>,
        guard: Option<Guard>,
        out: &mut Vec<Primitive>,
    ) {
        let size = (NUMBER * self.words() / self.number_width.max(1.0)).min(LONE_NUMBER);
        let width = self.number_width * size / NUMBER;
        let number = [(&self.number, 0.0, size, Role::Text)];
        let written = Written { words: &number, width, letter: LONE_LETTER };
        self.chip(area, overlay, role, coverage, level, guard, &written, out);
    }

    /// The chip with words from its left, so wide together; returns how many primitives there are then.
    #[expect(clippy::too_many_arguments, reason = "what a chip says and how it stands")]
    fn chip(
        &self,
        area: Rect,
        overlay: Overlay,
        role: Role,
        coverage: Coverage,
        level: Option<Level>,
        guard: Option<Guard>,
        written: &Written<'_>,
        out: &mut Vec<Primitive>,
    ) -> usize {
        let with_mark = self.empty || overlay == Overlay::Coverage;
        let level = if overlay == Overlay::None { None } else { level };
        let before = if with_mark { BESIDE_MARK + 2.0 * MARK + GAP } else { BESIDE_WORD };
        let guard = guard.filter(|_| overlay != Overlay::None);
        let after = match (level, guard) {
            (Some(_), _) => GAP + BADGE + BESIDE_BADGE,
            (None, Some(_)) => BESIDE_MARK,
            (None, None) => BESIDE_WORD,
        };
        let shield = if guard.is_some() { GAP + SHIELD.0 } else { 0.0 };
        let width = before + written.width + shield + after;
        let (middle, left) = (area.top() + CHIP / 2.0, area.center().0 - width / 2.0);

        let chip = Rect(left, area.top(), width, CHIP);
        let stroke = Some(Stroke::of(role, 1.2));
        out.push(Primitive::Rect {
            rect: chip,
            radius: ROUNDING,
            fill: Some(Ink::of(Role::Card)),
            stroke,
            dashed: false,
        });
        if with_mark {
            out.push(mark::coverage(coverage, Point(left + BESIDE_MARK + MARK, middle)));
        }
        out.extend(written.words.iter().map(|&(text, from, size, role)| Primitive::Text {
            at: Point(left + before + from, middle),
            align: Align::Left,
            size,
            bold: false,
            ink: Ink::of(role),
            halo: None,
            text: text.clone(),
        }));
        if let Some(guard) = guard {
            let center = Point(left + before + written.width + GAP + SHIELD.0 / 2.0, middle);
            out.extend(guard.mark(center));
        }
        if let Some(level) = level {
            let center = Point(chip.right() - BESIDE_BADGE - BADGE / 2.0, middle);
            out.extend(mark::level_lettered(level, center, written.letter));
        }
        out.len()
    }
}

/// The names in at most two lines: as many as fit, and how many more there are.
fn data_lines(names: &[String], lang: Lang) -> Vec<String> {
    let comma = tr(lang, "list-separator");
    let rest = |shown: usize| match names.len() - shown {
        0 => String::new(),
        more => tr_with(lang, "label-more", &[("count", more.into())]),
    };
    for shown in (1..=names.len()).rev() {
        let joined = names[..shown].join(&comma) + &rest(shown);
        let lines = text::wrap(&joined, DATA, false, DATA_ROOM, DATA_LINES + 1);
        if lines.len() <= DATA_LINES {
            return balanced(&joined, lines);
        }
    }
    // Not even the first name fits: it is cut, so that the number of the others still does.
    let Some(first) = names.first() else { return Vec::new() };
    let after = rest(1);
    let room = DATA_ROOM - text::width(&after, DATA, false);
    let mut lines = line::fitted(first, DATA, false, DATA_ROOM, DATA_LINES);
    if let Some(last) = lines.last_mut().filter(|_| !after.is_empty()) {
        let cut = text::ellipsis(last, DATA, false, room);
        *last = cut.into_owned() + &after;
    }
    lines
}

/// The lines of a text, broken a little earlier where otherwise a few letters would be left for the last line.
fn balanced(text: &str, lines: Vec<String>) -> Vec<String> {
    let even = |lines: &[String]| match lines {
        [first, .., last] => text::width(last, DATA, false) >= LEAST_REST * text::width(first, DATA, false),
        _ => true,
    };
    if even(&lines) {
        return lines;
    }
    let narrower = [0.9, 0.8, 0.7].map(|part| text::wrap(text, DATA, false, part * DATA_ROOM, DATA_LINES + 1));
    narrower.into_iter().find(|narrow| narrow.len() == lines.len() && even(narrow)).unwrap_or(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn data_that_fits_is_written_in_full() {
        assert_eq!(data_lines(&names(&["オーダ", "検査結果"]), Lang::Ja).concat(), "オーダ、検査結果");
        assert!(data_lines(&[], Lang::Ja).is_empty());
    }

    #[test]
    fn no_line_is_left_with_a_few_letters() {
        let lines = data_lines(&names(&["医療機関等と対象事業者DC間の通信内容"]), Lang::Ja);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].chars().count() >= 5, "{lines:?}");
    }

    #[test]
    fn data_that_does_not_fit_is_counted() {
        let many: Vec<String> = (0..12).map(|n| format!("検査結果の種類{n}")).collect();
        let lines = data_lines(&many, Lang::Ja);
        assert!(lines.len() <= 2 && lines.concat().contains("ほか"), "{lines:?}");
        let lines = data_lines(&many, Lang::En);
        assert!(lines.concat().contains(" +"), "{lines:?}");
    }

    #[test]
    fn data_never_overflows_its_room() {
        let long =
            "医療機関等と対象事業者との間でやりとりされる通信内容のすべてとその控えと索引と写しの写し".to_owned();
        for list in [vec![long.clone()], vec![long.clone(), long.clone()], vec!["W".repeat(200); 3]] {
            let lines = data_lines(&list, Lang::Ja);
            assert!(lines.len() <= 2, "{lines:?}");
            assert_eq!(lines.concat().contains("ほか"), list.len() > 1, "{lines:?}");
            assert!(lines.iter().all(|line| text::width(line, DATA, false) <= DATA_ROOM + 0.01), "{lines:?}");
        }
    }

    #[test]
    fn the_chip_never_leaves_the_labels_box() {
        let label = Label {
            number: "F17".into(),
            number_width: text::width("F17", NUMBER, false),
            verb: "媒体入出力".into(),
            verb_width: text::width("媒体入出力", VERB, false),
            empty: true,
            data: Vec::new(),
            guarded: true,
            size: Size(0.0, 0.0),
        };
        let label = Label { size: Size(label.reserved(), CHIP), ..label };
        let area = Rect::at(Point(10.0, 20.0), label.size());
        for overlay in Overlay::ALL {
            for level in [None, Some(Level::S)] {
                let mut drawn = Vec::new();
                let guard = Some(Guard::default());
                label.draw(area, overlay, Role::Flow, Coverage::Undescribed, level, guard, &mut drawn);
                let Some(Primitive::Rect { rect, .. }) = drawn.first() else { panic!("a chip comes first") };
                assert!(area.grown(0.01).contains_rect(*rect), "{overlay:?} {level:?}: {rect:?}");
            }
        }
    }
}
