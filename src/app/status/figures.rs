//! How many flows are at which step and of which level: as much of it as there is room for, the worst always.

use egui::{RichText, Ui, WidgetInfo};

use crate::analysis::{Coverage, Totals};
use crate::app::badges;
use crate::app::fonts;
use crate::app::look::Look;
use crate::layout::text::width;
use crate::model::Level;
use crate::register::{Meaning, Term};
use crate::text::Lang;

/// The size of letters, the width of a sign, and what is between a sign, its words and the next, in screen points.
const SIZE: f32 = 11.5;
const SIGN: f32 = 18.0;
const GAP: f32 = 6.0;

/// What stands for the figures there is no room for.
const REST: &str = "…";

#[derive(Clone, Copy, Debug, PartialEq)]
enum Figure {
    Step(Coverage, usize),
    Level(Level, usize),
}

impl Figure {
    /// The figures that are not nought, in their order.
    fn all(totals: &Totals) -> Vec<Self> {
        let steps = Coverage::ALL.into_iter().rev().map(|step| {
            let count = totals.coverage.get(&step).copied().unwrap_or_default();
            Self::Step(step, count)
        });
        let levels = Level::ALL.iter().map(|&level| {
            let count = totals.levels.get(&level).copied().unwrap_or_default();
            Self::Level(level, count)
        });
        steps.chain(levels).filter(|figure| figure.count() > 0).collect()
    }

    fn count(self) -> usize {
        let (Self::Step(_, count) | Self::Level(_, count)) = self;
        count
    }

    fn meaning(self, lang: Lang) -> String {
        match self {
            Self::Step(step, _) => step.meaning(lang),
            Self::Level(level, _) => level.meaning(lang),
        }
    }

    /// What it says aloud.
    fn words(self, lang: Lang) -> String {
        let what = match self {
            Self::Step(step, _) => step.say(lang),
            Self::Level(level, _) => level.say(lang),
        };
        format!("{what} {}", self.count())
    }

    /// What is written beside its sign.
    fn written(self, lang: Lang, short: bool) -> String {
        match self {
            Self::Step(..) if !short => self.words(lang),
            _ => self.count().to_string(),
        }
    }

    fn wide(self, lang: Lang, short: bool) -> f32 {
        SIGN + GAP + width(&self.written(lang, short), SIZE, false) + GAP
    }

    fn show(self, ui: &mut Ui, look: &Look, lang: Lang, short: bool) {
        let sign = match self {
            Self::Step(step, _) => badges::coverage(ui, look, step),
            Self::Level(level, _) => badges::level(ui, look, level),
        };
        let (words, meaning) = (self.words(lang), self.meaning(lang));
        sign.on_hover_text(format!("{words}\n{meaning}"));
        let text = ui.label(RichText::new(self.written(lang, short)).font(fonts::regular(SIZE)));
        text.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
        text.on_hover_text(format!("{words}\n{meaning}"));
    }
}

/// Shows the figures in what is left of a bar when others have had their room; those there is none for are told by a
/// tip.
pub(super) fn show(ui: &mut Ui, totals: &Totals, look: &Look, lang: Lang, others: f32) {
    let space = ui.available_width() - others - 2.0 * GAP;
    let figures = Figure::all(totals);
    let (short, shown) = fitting(&figures, lang, space);
    ui.add_space(GAP);
    let mut step = true;
    for &figure in &shown {
        if step && matches!(figure, Figure::Level(..)) {
            ui.add_space(GAP);
            step = false;
        }
        figure.show(ui, look, lang, short);
    }
    if shown.len() < figures.len() {
        let rest = figures.iter().filter(|figure| !shown.contains(figure)).map(|figure| figure.words(lang));
        let rest = rest.collect::<Vec<_>>().join("\n");
        ui.label(RichText::new(REST).font(fonts::regular(SIZE))).on_hover_text(rest);
    }
}

/// Whether steps are shown by their signs only, and which figures: where there is no room for all, the better steps go
/// first, then the lower levels; the worst step stays.
fn fitting(figures: &[Figure], lang: Lang, space: f32) -> (bool, Vec<Figure>) {
    let wide = |figures: &[Figure], short| figures.iter().map(|figure| figure.wide(lang, short)).sum::<f32>();
    if wide(figures, false) <= space {
        return (false, figures.to_vec());
    }
    let mut shown = figures.to_vec();
    let mut rest = 0.0;
    while shown.len() > 1 && wide(&shown, true) + rest > space {
        let steps = shown.iter().filter(|figure| matches!(figure, Figure::Step(..))).count();
        shown.remove(if steps > 1 { 0 } else { shown.len() - 1 });
        rest = SIGN;
    }
    (true, shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures() -> Vec<Figure> {
        let step = |place: usize, count| Figure::Step(Coverage::ALL[place], count);
        let level = |place: usize, count| Figure::Level(Level::ALL[place], count);
        vec![step(4, 3), step(1, 30), step(0, 1), level(0, 5), level(1, 19), level(2, 6)]
    }

    #[test]
    fn the_worst_step_and_the_highest_level_stay_longest() {
        let all = figures();
        assert_eq!(fitting(&all, Lang::Ja, 2000.0), (false, all.clone()));
        assert_eq!(fitting(&all, Lang::Ja, 6.0 * 50.0), (true, all.clone()));
        let (_, some) = fitting(&all, Lang::Ja, 120.0);
        assert_eq!(some, all[2..4], "{:?}", some.len());
        let (_, one) = fitting(&all, Lang::Ja, 0.0);
        assert_eq!(one, all[2..3]);
    }
}
