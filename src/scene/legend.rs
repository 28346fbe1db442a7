//! The legend: what the colours and marks on the drawing mean, and how many flows have each.

use super::mark::{self, BADGE, MARK, REVIEW, SHIELD};
use super::primitive::{Align, Ink, Primitive, Stroke};
use super::role::Role;
use super::view::Overlay;
use crate::analysis::wording::Term;
use crate::analysis::{Coverage, Fate, MeasureTotals, Totals};
use crate::catalog::Group;
use crate::layout::text;
use crate::model::{Level, Point, Rect, Size};
use crate::text::{Lang, tr};

const TEXT: f32 = 11.0;
const GAP: f32 = 16.0;
const BESIDE: f32 = 6.0;

/// A legend ready to paint.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// What to paint, in world units.
    pub primitives: Vec<Primitive>,
    /// The room it takes; never wider than was asked for unless one entry is.
    pub size: Size,
    whole: bool,
}

/// One entry: a sign and what it means.
struct Entry {
    sign: Sign,
    words: String,
    /// How many there are, where the words say so.
    count: Option<usize>,
    bold: bool,
}

enum Sign {
    None,
    Coverage(Coverage),
    Level(Level),
    Group(Role),
    Foreign,
    /// A dashed line.
    Undescribed(Role),
    Fate(Fate, Lang),
    Review,
    /// A shield, filled where measures are in force.
    Measures(bool),
}

impl Legend {
    /// How high a row is.
    pub const ROW: f32 = 22.0;

    /// The legend of an overlay, with its top left corner at a point, in as many rows as the width asks for.
    pub fn new(overlay: Overlay, totals: &Totals, lang: Lang, corner: Point, width: f32) -> Self {
        Self::comparing(overlay, totals, &[], lang, corner, width)
    }

    /// The same while a version is compared with, with how many elements have each fate that is marked on the drawing.
    pub fn comparing(
        overlay: Overlay,
        totals: &Totals,
        fates: &[(Fate, usize)],
        lang: Lang,
        corner: Point,
        width: f32,
    ) -> Self {
        Self::set(blocks(overlay, totals, fates, lang, false), corner, width, false)
    }

    /// The same for the window, where it names all that there may come to be as well: it does not grow while somebody draws
    /// or decides.
    pub fn lasting(overlay: Overlay, totals: &Totals, fates: &[(Fate, usize)], lang: Lang, width: f32) -> Self {
        Self::set(blocks(overlay, totals, fates, lang, true), Point(0.0, 0.0), width, false)
    }

    /// The same in one row of this width: how far flows are covered, or what else the colours say, and whatever else has
    /// room beside it. Where even that has none, headings are left out, and then words.
    pub fn folded(overlay: Overlay, totals: &Totals, fates: &[(Fate, usize)], lang: Lang, width: f32) -> Self {
        let mut blocks = blocks(overlay, totals, fates, lang, true);
        // What the colours say is read first.
        let colours = usize::from(!fates.is_empty() && overlay != Overlay::None);
        blocks.swap(0, colours);
        if room(&blocks[0]) > width {
            blocks[0].retain(|entry| !matches!(entry.sign, Sign::None));
        }
        if room(&blocks[0]) > width {
            for entry in &mut blocks[0] {
                if let Some(count) = entry.count {
                    entry.words = count.to_string();
                }
            }
        }
        Self::set(blocks, Point(0.0, 0.0), width, true)
    }

    /// Whether everything is said.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// Blocks share a row where all of the next one fits; one that is too long alone is broken. In a single row, what
    /// would begin another one is left out.
    fn set(blocks: Vec<Vec<Entry>>, corner: Point, width: f32, single: bool) -> Self {
        let mut primitives = Vec::new();
        let (mut left, mut top, mut widest) = (corner.0, corner.1, 0.0_f32);
        let right = corner.0 + width;
        let mut whole = true;
        for block in blocks {
            let mut room = room(&block);
            for entry in &block {
                let needed = entry.width();
                if left > corner.0 && left + room.max(needed) > right {
                    if single {
                        whole = false;
                        break;
                    }
                    left = corner.0;
                    top += Self::ROW;
                }
                entry.draw(Point(left, top + Self::ROW / 2.0), &mut primitives);
                widest = widest.max(left + needed - corner.0);
                left += needed + GAP;
                room = 0.0;
            }
            left += GAP;
        }
        Self { primitives, size: Size(widest, top + Self::ROW - corner.1), whole }
    }
}

/// How wide a block is in one row.
fn room(block: &[Entry]) -> f32 {
    block.iter().map(|entry| entry.width() + GAP).sum::<f32>() - GAP
}

/// What there is to say; `all` also what there is none of now.
fn blocks(overlay: Overlay, totals: &Totals, fates: &[(Fate, usize)], lang: Lang, all: bool) -> Vec<Vec<Entry>> {
    let heading = |words| Entry { sign: Sign::None, words, count: None, bold: true };
    let entry = |sign, words: String| Entry { sign, words, count: None, bold: false };
    let counted =
        |sign, words: String, count| Entry { sign, words: format!("{words} {count}"), count: Some(count), bold: false };

    let mut blocks = Vec::new();
    if !fates.is_empty() {
        let mut block = vec![heading(tr(lang, "legend-changes"))];
        block.extend(fates.iter().map(|&(fate, count)| counted(Sign::Fate(fate, lang), fate.say(lang), count)));
        blocks.push(block);
    }
    match overlay {
        Overlay::Coverage => {
            let mut block = vec![heading(tr(lang, "legend-coverage"))];
            block.extend(Coverage::ALL.map(|step| {
                let count = totals.coverage.get(&step).copied().unwrap_or_default();
                counted(Sign::Coverage(step), step.say(lang), count)
            }));
            blocks.push(block);
        }
        Overlay::Level => {
            let mut block = vec![heading(tr(lang, "legend-level"))];
            block.extend(Level::ALL.iter().map(|&level| {
                let count = totals.levels.get(&level).copied().unwrap_or_default();
                entry(Sign::Level(level), count.to_string())
            }));
            blocks.push(block);
        }
        Overlay::None => {}
    }
    if (all && overlay != Overlay::None) || totals.outdated > 0 {
        blocks.push(vec![counted(Sign::Review, tr(lang, "review-heading"), totals.outdated)]);
    }
    let MeasureTotals { in_force, planned } = totals.measures;
    if (all || in_force + planned > 0) && overlay != Overlay::None {
        blocks.push(vec![
            heading(tr(lang, "legend-measures")),
            counted(Sign::Measures(true), tr(lang, "legend-measures-in-force"), in_force),
            counted(Sign::Measures(false), tr(lang, "legend-measures-planned"), planned),
        ]);
    }
    let dashed = if overlay == Overlay::Coverage { Role::CoverageUndescribed } else { Role::Flow };
    blocks.push(vec![
        heading(tr(lang, "legend-elements")),
        entry(Sign::Group(Role::GroupDevices), tr(lang, "legend-devices")),
        entry(Sign::Group(Role::GroupNetwork), Group::Network.say(lang)),
        entry(Sign::Group(Role::GroupMedia), Group::Media.say(lang)),
        entry(Sign::Group(Role::GroupPeople), Group::People.say(lang)),
        entry(Sign::Foreign, tr(lang, "legend-foreign")),
        entry(Sign::Undescribed(dashed), tr(lang, "legend-undescribed")),
    ]);
    blocks
}

impl Entry {
    fn sign_width(&self) -> f32 {
        match self.sign {
            Sign::None => 0.0,
            Sign::Coverage(_) => 2.0 * MARK + BESIDE,
            Sign::Level(_) | Sign::Fate(..) => BADGE + BESIDE,
            Sign::Review => 2.0 * REVIEW + BESIDE,
            Sign::Measures(_) => SHIELD.0 + BESIDE,
            Sign::Group(_) => 6.0 + BESIDE,
            Sign::Foreign | Sign::Undescribed(_) => 22.0 + BESIDE,
        }
    }

    fn width(&self) -> f32 {
        self.sign_width() + text::width(&self.words, TEXT, self.bold)
    }

    /// Draws it with its left end at half height at a point.
    fn draw(&self, at: Point, out: &mut Vec<Primitive>) {
        match self.sign {
            Sign::None => {}
            Sign::Coverage(step) => out.push(mark::coverage(step, Point(at.0 + MARK, at.1))),
            Sign::Level(level) => out.extend(mark::level(level, Point(at.0 + BADGE / 2.0, at.1))),
            Sign::Fate(fate, lang) => out.extend(mark::fate(fate, Point(at.0 + BADGE / 2.0, at.1), lang)),
            Sign::Review => out.extend(mark::review(Point(at.0 + REVIEW, at.1))),
            Sign::Measures(in_force) => {
                out.extend(mark::measures(1, in_force, Point(at.0 + SHIELD.0 / 2.0, at.1)));
            }
            Sign::Group(role) => out.push(Primitive::Rect {
                rect: Rect(at.0, at.1 - 7.0, 6.0, 14.0),
                radius: 1.5,
                fill: Some(Ink::of(role)),
                stroke: None,
                dashed: false,
            }),
            Sign::Foreign => out.push(Primitive::Rect {
                rect: Rect(at.0 + 0.7, at.1 - 6.5, 20.6, 13.0),
                radius: 3.0,
                fill: Some(Ink::of(Role::Card)),
                stroke: Some(Stroke::of(Role::Node, 1.2)),
                dashed: true,
            }),
            Sign::Undescribed(role) => out.push(Primitive::Line {
                points: vec![at, Point(at.0 + 22.0, at.1)],
                stroke: Stroke::of(role, 1.8),
                dashed: true,
            }),
        }
        out.push(Primitive::Text {
            at: Point(at.0 + self.sign_width(), at.1),
            align: Align::Left,
            size: TEXT,
            bold: self.bold,
            ink: Ink::of(if self.bold { Role::Secondary } else { Role::Text }),
            halo: None,
            text: self.words.clone(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_legend_breaks_into_rows() {
        let totals = Totals::default();
        let wide = Legend::new(Overlay::Coverage, &totals, Lang::Ja, Point(0.0, 0.0), 2000.0);
        let narrow = Legend::new(Overlay::Coverage, &totals, Lang::Ja, Point(0.0, 0.0), 180.0);
        assert!((wide.size.1 - Legend::ROW).abs() < 0.01, "{:?}", wide.size);
        assert!(narrow.size.0 <= 180.0 && narrow.size.1 > wide.size.1, "{:?}", narrow.size);
    }

    #[test]
    fn a_folded_legend_is_one_row_that_begins_with_the_counts() {
        let mut totals = Totals::default();
        totals.coverage.insert(Coverage::Untreated, 12);
        totals.measures.planned = 3;
        let fates = [(Fate::Added, 2)];
        let folded = |overlay, width| Legend::folded(overlay, &totals, &fates, Lang::Ja, width);
        let all = folded(Overlay::Coverage, 5000.0);
        assert!(
            all.is_whole()
                && Legend::comparing(Overlay::Coverage, &totals, &fates, Lang::Ja, Point(0.0, 0.0), 9.0).is_whole()
        );
        for (width, count) in [(450.0, "未対応 12"), (360.0, "未対応 12"), (200.0, "12")] {
            let legend = folded(Overlay::Coverage, width);
            assert!(
                !legend.is_whole() && legend.size.0 <= width && legend.size.1 <= Legend::ROW,
                "{width}: {:?}",
                legend.size
            );
            assert!(words(&legend).contains(&count), "{width}: {:?}", words(&legend));
        }
        assert!(words(&folded(Overlay::None, 200.0)).contains(&"変更"));
    }

    fn words(legend: &Legend) -> Vec<&str> {
        let mut words = Vec::new();
        for primitive in &legend.primitives {
            if let Primitive::Text { text, .. } = primitive {
                words.push(text.as_str());
            }
        }
        words
    }

    #[test]
    fn every_step_is_named_with_its_count() {
        let mut totals = Totals::default();
        totals.coverage.insert(Coverage::Untreated, 12);
        let legend = Legend::new(Overlay::Coverage, &totals, Lang::Ja, Point(0.0, 0.0), 600.0);
        let marks = legend.primitives.iter().filter(|primitive| matches!(primitive, Primitive::Mark { .. })).count();
        assert_eq!(marks, Coverage::ALL.len());
        let says = |words: &str| {
            legend.primitives.iter().any(|primitive| matches!(primitive, Primitive::Text { text, .. } if text == words))
        };
        assert!(says("未対応 12") && says("充足 0"));
    }
}
