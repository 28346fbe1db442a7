//! What the figures of the whole count, in words.

use super::Words;
use super::name::step_name;
use super::term::Term;
use crate::analysis::summary::{Due, Figure, Part, Time};
use crate::text::{tr, tr_with};

impl Words<'_> {
    /// A zone, a party or a phase.
    pub fn area(&self, part: Part) -> String {
        match part {
            Part::Phase(phase) => phase.say(self.lang),
            Part::Party(id) => self.party(id),
            Part::Zone(id) => self.zone(id),
        }
    }

    /// What a figure counts.
    pub fn figure(&self, figure: Figure) -> String {
        let lang = self.lang;
        match figure {
            Figure::Step(step) => tr_with(lang, "figure-step", &[("step", step.say(lang).into())]),
            Figure::Area(part) => tr_with(lang, "figure-area", &[("part", self.area(part).into())]),
            Figure::Cell { time, impact, likelihood } => {
                let criteria = self.catalog.criteria_of(self.project);
                let name = |scale: &crate::model::Scale, place: usize| {
                    scale.get(place).map_or_else(String::new, |step| step_name(step, lang).to_owned())
                };
                let args = [
                    ("time", time.say(lang).into()),
                    ("impact", name(&criteria.impact, impact).into()),
                    ("likelihood", name(&criteria.likelihood, likelihood).into()),
                    ("level", criteria.level(impact, likelihood).map_or("", crate::model::Level::word).into()),
                ];
                tr_with(lang, "figure-cell", &args)
            }
            Figure::Level(time, level) => {
                let args = [("time", time.say(lang).into()), ("level", level.say(lang).into())];
                tr_with(lang, "figure-level", &args)
            }
            Figure::LevelIn(part, time, level) => {
                let args = [
                    ("part", self.area(part).into()),
                    ("time", time.say(lang).into()),
                    ("level", level.say(lang).into()),
                ];
                tr_with(lang, "figure-level-in", &args)
            }
            Figure::Open(status, due) => {
                let args = [("status", status.say(lang).into()), ("due", due.say(lang).into())];
                tr_with(lang, "figure-open", &args)
            }
            Figure::Closed(status) => tr_with(lang, "figure-closed", &[("status", status.say(lang).into())]),
            Figure::Finding(lint) => {
                let lint = self.catalog.lints.as_slice().get(lint);
                lint.map_or_else(|| tr(lang, "unknown-element"), |lint| lint.name.get(lang).to_owned())
            }
        }
    }
}

impl Term for Time {
    fn key(self) -> &'static str {
        match self {
            Self::Before => "matrix-before",
            Self::After => "matrix-after",
        }
    }
}

impl Term for Due {
    fn key(self) -> &'static str {
        match self {
            Self::Overdue => "due-overdue",
            Self::Soon => "due-soon",
            Self::Later => "due-later",
            Self::Undated => "due-undated",
        }
    }
}
