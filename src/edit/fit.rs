//! How wide a node must be for its name to fit.

use crate::layout::text;
use crate::model::{Node, Note, Size, Zone};

/// The type size of a node's name, in world units.
pub const NAME_TYPE: f32 = 12.5;
/// The type size of a node's second line: what stands in brackets at the end of its name.
pub const DETAIL_TYPE: f32 = 10.5;
/// What a node needs beside its name: the band of its group (6), its icon (20) and three gaps (7 each).
const AROUND: f32 = 47.0;
/// The widest that a node grows on its own.
const WIDEST: f32 = 280.0;
/// Widths are multiples of this.
const STEP: f32 = 10.0;

/// The width that a node's name asks for: a multiple of ten, at most 280 units.
pub fn node_width(node: &Node) -> f32 {
    let (name, detail) = node.name_and_detail();
    let name = text::width(name, NAME_TYPE, false);
    let detail = detail.map_or(0.0, |detail| text::width(detail, DETAIL_TYPE, false));
    (((name.max(detail) + AROUND) / STEP).ceil() * STEP).min(WIDEST)
}

/// The height of a line of a node's name, of its second line, and what is above and below them.
const LINE: f32 = 15.5;
const DETAIL_LINE: f32 = 14.0;
const MARGIN: f32 = 6.0;
/// More lines of a node's name are not shown.
const MOST_LINES: usize = 3;

/// The smallest width at which a node shows its whole name.
pub fn least_node_width(node: &Node, smallest: f32) -> f32 {
    let (name, detail) = node.name_and_detail();
    let detail = detail.map_or(0.0, |detail| text::width(detail, DETAIL_TYPE, false));
    let fits = |width: f32| {
        let room = width - AROUND;
        room >= NAME_TYPE && detail <= room && lines(name, NAME_TYPE, false, room) <= MOST_LINES
    };
    let steps = std::iter::successors(Some(smallest), |width| Some(width + STEP)).take_while(|&width| width < WIDEST);
    steps.into_iter().find(|&width| fits(width)).unwrap_or(WIDEST)
}

/// The smallest height at which a node of this width shows its whole name.
pub fn least_node_height(node: &Node, width: f32) -> f32 {
    let (name, detail) = node.name_and_detail();
    let lines = lines(name, NAME_TYPE, false, width - AROUND).min(MOST_LINES);
    let below = if detail.is_some() || node.environment.is_some() { DETAIL_LINE } else { 0.0 };
    MARGIN + below + LINE * lines as f32
}

/// The smallest height at which a note of this width shows its whole text.
pub fn least_note_height(note: &Note, width: f32) -> f32 {
    const TYPE: f32 = 10.5;
    const LINE: f32 = 15.0;
    const PAD: f32 = 8.0;
    let count: usize = note.text.lines().map(|line| lines(line, TYPE, false, width - 2.0 * PAD).max(1)).sum();
    2.0 * PAD + LINE * count as f32
}

/// The smallest height at which a zone of this width shows its whole name: the title takes two fifths of it at most.
pub fn least_zone_height(zone: &Zone, width: f32) -> f32 {
    const TYPE: f32 = 13.0;
    const LINE: f32 = 17.0;
    const PAD: f32 = 12.0;
    const SHARE: f32 = 0.4;
    const MOST: usize = 8;
    LINE * lines(&zone.name, TYPE, true, width - 2.0 * PAD).min(MOST) as f32 / SHARE
}

/// How many lines a text takes.
fn lines(words: &str, size: f32, bold: bool, room: f32) -> usize {
    const ENOUGH: usize = 200;
    text::wrap(words, size, bold, room.max(size), ENOUGH).len()
}

/// The width of a node whose name asks for `needed`: as it was, where that is enough.
pub(super) fn fitted(width: f32, needed: f32) -> f32 {
    width.max(needed)
}

/// Widens a node about its centre where its name does not fit. It never becomes narrower, and since its centre stays
/// it stands in the same zones as before.
pub(super) fn widen(node: &mut Node) {
    let width = fitted(node.size.0, node_width(node));
    let growth = width - node.size.0;
    if growth > 0.0 {
        node.at.0 -= growth / 2.0;
        node.size = Size(width, node.size.1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample;
    use crate::model::Point;

    #[test]
    fn a_node_widens_about_its_centre_and_never_narrows() {
        let mut node = sample::node("node.server", "DB", Point(0.0, 0.0));
        widen(&mut node);
        assert_eq!(node.size, Node::SIZE);
        node.name = "診療情報連携サーバ予備系統".into();
        let center = node.rect().center();
        widen(&mut node);
        let wide = node.size;
        assert!(wide.0 > 190.0 && wide.0 <= 280.0, "{wide:?}");
        assert_eq!(node.rect().center(), center);
        node.name = "DB".into();
        widen(&mut node);
        assert_eq!(node.size, wide);
    }

    #[test]
    fn no_name_makes_a_node_wider_than_280() {
        let mut node = sample::node("node.server", &"長".repeat(200), Point(0.0, 0.0));
        widen(&mut node);
        assert_eq!(node.size, Size(280.0, 54.0));
    }

    #[test]
    fn the_second_line_counts_as_well() {
        let short = sample::node("node.server", "終端装置", Point(0.0, 0.0));
        let long = sample::node("node.server", "終端装置(診療所の受付と会計の端末向け)", Point(0.0, 0.0));
        assert!(node_width(&long) > node_width(&short));
    }
}
