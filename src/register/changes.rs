//! The rows of the 変更一覧: one an element that differs between two versions of a project.

use super::{Cell, Column, Register, Row};
use crate::analysis::wording::Term;
use crate::analysis::{Comparison, ElementChange, Fate, Version, Words};
use crate::model::ElementId;
use crate::text::{Lang, tr};

const COLUMNS: &[Column] = &[
    Column::left("column-fate", 6.0),
    Column::left("column-element", 6.0),
    Column::left("column-subject", 24.0),
    Column::center("column-level-before", 6.0),
    Column::center("column-level-after", 6.0),
    Column::left("column-changes", 60.0),
];

/// The register of what has changed from one version to another.
pub fn changes(comparison: &Comparison, before: Version<'_>, after: Version<'_>, lang: Lang) -> Register {
    let words = [before, after].map(|version| Words::new(version.project, version.catalog, version.analysis, lang));
    let rows = comparison.changes.iter().map(|change| row(change, &words, before, lang));
    Register::new(None, lang, COLUMNS, rows.collect())
}

fn row(change: &ElementChange, [earlier, later]: &[Words<'_>; 2], before: Version<'_>, lang: Lang) -> Row {
    let ElementChange { element, fate, level_before, level_after, .. } = change;
    // What is gone has its name in the earlier version only.
    let words = if *fate == Fate::Removed { earlier } else { later };
    let said = later.change(change, before.project);
    let cells = vec![
        Cell::Fate(*fate),
        element.map_or(Cell::Empty, |element| Cell::of(element.say(lang))),
        Cell::of(element.map_or_else(|| tr(lang, "register-whole-project"), |element| words.changed(element))),
        Cell::from(*level_before),
        Cell::from(*level_after),
        Cell::of(said.join(&tr(lang, "clause-separator"))),
    ];
    let flow = match element {
        Some(ElementId::Flow(id)) => Some(*id),
        _ => None,
    };
    let risk = match element {
        Some(ElementId::Risk(id)) => Some(*id),
        _ => None,
    };
    Row { subject: *element, flow, threat: None, risk, spot: None, cells }
}
