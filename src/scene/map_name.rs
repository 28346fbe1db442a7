//! How the name of a node may stand when the drawing is seen from so far away that its letters, as large as they are in
//! the drawing, could hardly be read: as large on the screen at every zoom, on the card, over it or beside it.

use std::sync::OnceLock;

use super::line;
use super::primitive::{Align, Ink, Primitive};
use super::role::Role;
use crate::layout::text;
use crate::model::{Point, Rect};

/// The size of letters, how far lines are apart, and the room beside the words, in screen points.
pub(super) const SIZE: f32 = 9.0;
const LINE: f32 = 10.5;

/// As long as the letters of the card are this high on the screen, its name stands as it does in the drawing, unbroken and
/// with the line below it: larger letters would break names in the middle of a word.
pub(super) const OWN: f32 = 7.0;

const PAD: f32 = 2.0;

/// How much wider than its card a name is that stands hardly over it.
const OVER: f32 = 1.35;

/// A card is as high as this at least that a line is written on, and as wide as this where the node is named at all, in
/// screen points.
const LOWEST: f32 = 7.0;
const NARROWEST: f32 = 12.0;

/// How wide what is left of a name must be for letters of size 1: with less nothing could be told by it.
const LEAST: f32 = 3.5;

/// The name of a node and where it may be written.
pub(super) struct Named<'a> {
    /// The name, and how wide it is in type of size 1.
    pub(super) name: &'a str,
    pub(super) width: f32,
    /// The name in two lines.
    pub(super) halves: &'a Halves,
    /// The second line of the card.
    pub(super) detail: Option<&'a str>,
    /// The card.
    pub(super) card: Rect,
    /// From where on the card there is room for words beside the icon, and in its place.
    pub(super) lefts: [f32; 2],
}

/// A name in two lines, which are the same at every zoom: broken between words, and about as wide; none where it cannot be.
/// Each is made when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct Halves {
    in_words: OnceLock<Option<Lines>>,
    even: OnceLock<Option<Lines>>,
}

/// Lines, and how wide they are in type of size 1.
#[derive(Debug)]
struct Lines {
    lines: Vec<String>,
    width: f32,
}

impl Lines {
    /// Those of a name that is so wide in type of size 1, broken between words.
    fn in_words(name: &str, width: f32) -> Option<Self> {
        const PART: f32 = 0.75;
        let lines = line::name(name, SIZE, false, width * SIZE * PART + 0.01, 2);
        let parts: Vec<&str> = lines.iter().map(String::as_str).collect();
        let whole = parts.len() == 2 && text::keeps_words(name, &parts);
        let width = widths(&lines).fold(0.0, f32::max);
        whole.then_some(Self { lines, width })
    }

    /// The same, about as wide.
    fn even(name: &str, width: f32) -> Option<Self> {
        const PART: f32 = 0.6;
        const LEAST: f32 = 0.4;
        let lines = line::name(name, SIZE, false, width * SIZE * PART + 0.01, 3);
        let width = widths(&lines).fold(0.0, f32::max);
        let even = lines.len() == 2 && widths(&lines).all(|line| line >= LEAST * width);
        even.then_some(Self { lines, width })
    }
}

/// How wide lines are in type of size 1.
fn widths(lines: &[String]) -> impl Iterator<Item = f32> {
    lines.iter().map(|line| text::width(line, 1.0, false))
}

/// A name as a map shows it, in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MapName {
    /// The place of all of it.
    pub(super) area: Rect,
    /// Whether it stands on the card; else it covers what is around.
    pub(super) on_card: bool,
    lines: Vec<(String, Role)>,
    size: f32,
    align: Align,
    halo: Option<Role>,
}

impl Named<'_> {
    /// The ways in which the name can be written at a zoom, the best first.
    pub(super) fn forms(&self, zoom: f32) -> impl Iterator<Item = MapName> + '_ {
        let forms: [fn(&Self, f32) -> Option<MapName>; 12] = [
            // Rather no icon than a word in two, and rather a little over the card.
            |named, zoom| named.beside_icon(zoom).filter(|name| name.keeps_words(named.name)),
            |named, zoom| named.on_card(zoom).filter(|name| name.keeps_words(named.name)),
            Self::hardly_over,
            Self::hardly_over_in_words,
            Self::beside_icon,
            Self::on_card,
            Self::over_in_words,
            Self::over_in_two,
            |named, zoom| Some(named.over(zoom)),
            |named, zoom| Some(named.below(zoom)),
            |named, zoom| Some(named.above(zoom)),
            Self::cut,
        ];
        let wide = self.card.2 * zoom >= NARROWEST && self.width > 0.0;
        forms.into_iter().filter(move |_| wide).filter_map(move |form| form(self, zoom))
    }

    fn beside_icon(&self, zoom: f32) -> Option<MapName> {
        let [left, _] = self.lefts;
        let mut lines = self.whole(left, zoom)?;
        let (size, room) = (SIZE / zoom, self.card.right() - PAD / zoom - left);
        let detail = self.detail.filter(|_| lines.len() < self.most(zoom));
        if let Some(detail) = detail.filter(|detail| text::width(detail, size, false) <= room) {
            lines.push((detail.to_owned(), Role::Secondary));
        }
        Some(self.written(left, lines, None, zoom))
    }

    fn on_card(&self, zoom: f32) -> Option<MapName> {
        let [_, left] = self.lefts;
        Some(self.written(left, self.whole(left, zoom)?, Some(Role::Card), zoom))
    }

    fn cut(&self, zoom: f32) -> Option<MapName> {
        let ([_, left], size, most) = (self.lefts, SIZE / zoom, self.most(zoom));
        let room = self.card.right() - PAD / zoom - left;
        if most == 0 || room < LEAST * size {
            return None;
        }
        let lines = line::name(self.name, size, false, room, most);
        let lines = lines.into_iter().map(|line| (line, Role::Text)).collect();
        Some(self.written(left, lines, Some(Role::Card), zoom))
    }

    /// The lines of the whole name right of a place on the card; none where they do not fit.
    fn whole(&self, left: f32, zoom: f32) -> Option<Vec<(String, Role)>> {
        let (size, most) = (SIZE / zoom, self.most(zoom));
        let room = self.card.right() - PAD / zoom - left;
        if most == 0 || self.width * size > room * most as f32 || room < size {
            return None;
        }
        let lines = line::name(self.name, size, false, room, most + 1);
        (lines.len() <= most).then(|| lines.into_iter().map(|line| (line, Role::Text)).collect())
    }

    /// How many lines the card has room for.
    fn most(&self, zoom: f32) -> usize {
        let height = self.card.3 * zoom;
        if height < LOWEST { 0 } else { ((height / LINE) as usize).clamp(1, 3) }
    }

    /// Lines on the card, from a place on.
    fn written(&self, left: f32, lines: Vec<(String, Role)>, halo: Option<Role>, zoom: f32) -> MapName {
        let (size, height) = (SIZE / zoom, LINE / zoom * lines.len() as f32);
        let width = lines.iter().map(|(line, _)| text::width(line, size, false)).fold(0.0, f32::max);
        let area = Rect(left, self.card.center().1 - height / 2.0, width, height);
        MapName { area, on_card: true, lines, size, align: Align::Left, halo }
    }

    /// In two lines that are broken between words.
    fn over_in_words(&self, zoom: f32) -> Option<MapName> {
        Some(self.over_in(self.in_words()?, zoom))
    }

    fn hardly_over_in_words(&self, zoom: f32) -> Option<MapName> {
        let lines = self.in_words()?;
        let width = (lines.width * SIZE + 2.0 * PAD) / zoom;
        (width <= self.card.2 * OVER).then(|| self.over_in(lines, zoom))
    }

    fn in_words(&self) -> Option<&Lines> {
        self.halves.in_words.get_or_init(|| Lines::in_words(self.name, self.width)).as_ref()
    }

    fn hardly_over(&self, zoom: f32) -> Option<MapName> {
        (self.width * SIZE / zoom <= self.card.2 * OVER).then(|| self.over(zoom))
    }

    /// In two lines that are about as wide.
    fn over_in_two(&self, zoom: f32) -> Option<MapName> {
        let lines = self.halves.even.get_or_init(|| Lines::even(self.name, self.width)).as_ref()?;
        Some(self.over_in(lines, zoom))
    }

    fn over_in(&self, Lines { lines, width }: &Lines, zoom: f32) -> MapName {
        self.spread(lines.clone(), width * SIZE / zoom, self.card.center().1, Role::Card, zoom)
    }

    fn over(&self, zoom: f32) -> MapName {
        self.in_one(self.card.center().1, Role::Card, zoom)
    }

    fn below(&self, zoom: f32) -> MapName {
        self.in_one(self.card.bottom() + (LINE / 2.0 + 1.0) / zoom, Role::Ground, zoom)
    }

    fn above(&self, zoom: f32) -> MapName {
        self.in_one(self.card.top() - (LINE / 2.0 + 1.0) / zoom, Role::Ground, zoom)
    }

    fn in_one(&self, middle: f32, halo: Role, zoom: f32) -> MapName {
        self.spread(vec![self.name.to_owned()], self.width * SIZE / zoom, middle, halo, zoom)
    }

    /// Lines about the middle of the card, which may be wider than it.
    fn spread(&self, lines: Vec<String>, width: f32, middle: f32, halo: Role, zoom: f32) -> MapName {
        let (width, height) = (width + 2.0 * PAD / zoom, LINE / zoom * lines.len() as f32);
        let area = Rect(self.card.center().0 - width / 2.0, middle - height / 2.0, width, height);
        let lines = lines.into_iter().map(|line| (line, Role::Text)).collect();
        MapName { area, on_card: false, lines, size: SIZE / zoom, align: Align::Center, halo: Some(halo) }
    }
}

impl MapName {
    /// Whether no word of the name is broken; what stands below it does not count.
    fn keeps_words(&self, name: &str) -> bool {
        let own = self.lines.iter().filter(|(_, role)| *role == Role::Text);
        text::keeps_words(name, &own.map(|(line, _)| line.as_str()).collect::<Vec<_>>())
    }

    /// Hands its lines to the painter.
    pub(super) fn paint(&self, painter: &mut dyn FnMut(&Primitive)) {
        let height = self.area.3 / self.lines.len().max(1) as f32;
        let across = if self.align == Align::Center { self.area.center().0 } else { self.area.left() };
        for (number, (text, role)) in self.lines.iter().enumerate() {
            painter(&Primitive::Text {
                at: Point(across, self.area.top() + height * (number as f32 + 0.5)),
                align: self.align,
                size: self.size,
                bold: false,
                ink: Ink::of(*role),
                halo: self.halo.map(Ink::of),
                text: text.clone(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(name: &str, zoom: f32) -> MapName {
        let width = text::width(name, 1.0, false);
        let named = Named {
            name,
            width,
            halves: &Halves::default(),
            detail: Some("本番"),
            card: Rect(0.0, 0.0, 132.0, 54.0),
            lefts: [40.0, 8.0],
        };
        named.forms(zoom).next().expect("a form")
    }

    #[test]
    fn a_name_stands_beside_its_icon_then_in_its_place_then_over_the_card() {
        let words = |name: &MapName| name.lines.iter().map(|(line, _)| line.clone()).collect::<Vec<_>>();
        let near = first("電子カルテサーバ", 0.7);
        assert!(near.on_card && near.halo.is_none());
        assert_eq!(words(&near).last().map(String::as_str), Some("本番"));
        let further = first("電子カルテサーバ", 0.4);
        assert!(further.on_card && further.halo == Some(Role::Card), "{further:?}");
        assert_eq!(words(&further).concat(), "電子カルテサーバ");
        let far = first("電子カルテサーバ", 0.25);
        assert!(!far.on_card, "{far:?}");
        assert_eq!(words(&far).concat(), "電子カルテサーバ");
        assert!(far.area.center().1 > 26.0 && far.area.center().1 < 28.0, "it is about the middle of the card");
    }

    #[test]
    fn a_word_takes_the_place_of_the_icon_before_it_is_broken() {
        let words = |name| {
            let (card, lefts) = (Rect(0.0, 0.0, 96.0, 44.0), [40.0, 8.0]);
            let width = text::width(name, 1.0, false);
            let named = Named { name, width, halves: &Halves::default(), detail: None, card, lefts };
            let first = named.forms(0.5).next().expect("a form");
            first.lines.iter().map(|(line, _)| line.clone()).collect::<Vec<_>>()
        };
        assert_eq!(words("プリンタ"), ["プリンタ"]);
        assert_eq!(words("終端装置"), ["終端", "装置"]);
    }

    #[test]
    fn a_word_is_not_broken_where_the_name_can_stand_hardly_over_a_short_card() {
        let words = |name: &str| {
            let width = text::width(name, 1.0, false);
            let card = Rect(0.0, 0.0, 120.0, 54.0);
            let halves = Halves::default();
            let named = Named { name, width, halves: &halves, detail: None, card, lefts: [40.0, 8.0] };
            let first = named.forms(0.36).next().expect("a form");
            first.lines.iter().map(|(line, _)| line.clone()).collect::<Vec<_>>()
        };
        assert_eq!(words("電子カルテサーバ"), ["電子カルテ", "サーバ"]);
        assert_eq!(words("部門システムサーバ"), ["部門システム", "サーバ"]);
        assert_eq!(words("部門システム端末"), ["部門システム", "端末"]);
        assert_eq!(words("ログサーバ"), ["ログサーバ"]);
    }

    #[test]
    fn letters_are_as_large_at_every_zoom() {
        for zoom in [0.15, 0.3, 0.5, 0.7] {
            assert!((first("端末", zoom).size * zoom - SIZE).abs() < 0.01);
        }
    }
}
