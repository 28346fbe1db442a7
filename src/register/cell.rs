//! What stands in a cell: a value that can be shown, found and sorted by what it means.

use super::fold::sortable;
use crate::analysis::wording::Term;
use crate::analysis::{Coverage, Fate};
use crate::catalog::{Origin, Severity};
use crate::model::{Decision, ElementId, Level};
use crate::text::{Lang, tr};

/// The content of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// The id of an element.
    Id(ElementId),
    /// Text.
    Text(String),
    /// How far a flow is covered.
    Coverage(Coverage),
    /// A risk level.
    Level(Level),
    /// A step of a scale: its place, 0 the lowest, and its name.
    Step(usize, String),
    /// How much a finding weighs.
    Severity(Severity),
    /// Findings about an element: the weightiest one's weight, and what it is.
    Findings(Severity, String),
    /// Whether a threat was taken over; none: not decided yet.
    Decision(Option<Decision>),
    /// Where an entry of the catalogue comes from.
    Origin(Origin),
    /// What has become of an element between two versions.
    Fate(Fate),
}

/// What a cell is sorted by: ids by kind and number, vocabularies by their order, texts by their folded letters with
/// numbers in them by value. Nothing comes last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SortKey {
    /// An id.
    Id(ElementId),
    /// A place in an order.
    Rank(usize),
    /// A place in an order, then text.
    RankedText(usize, String),
    /// Text.
    Text(String),
    /// Nothing.
    Nothing,
}

impl Cell {
    /// The text, or nothing where it is empty.
    pub fn of(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// What is shown, exported and looked through.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Id(id) => id.to_string(),
            Self::Text(text) | Self::Step(_, text) | Self::Findings(_, text) => text.clone(),
            Self::Coverage(coverage) => tr(lang, coverage.key()),
            Self::Level(level) => tr(lang, level.key()),
            Self::Severity(severity) => tr(lang, severity.key()),
            Self::Decision(decision) => tr(lang, decision.key()),
            Self::Origin(origin) => tr(lang, origin.key()),
            Self::Fate(fate) => tr(lang, fate.key()),
        }
    }

    /// What it is sorted by.
    pub fn sort_key(&self) -> SortKey {
        match self {
            Self::Empty => SortKey::Nothing,
            Self::Id(id) => SortKey::Id(*id),
            Self::Text(text) => SortKey::Text(sortable(text)),
            Self::Coverage(coverage) => SortKey::Rank(*coverage as usize),
            Self::Level(level) => SortKey::Rank(*level as usize),
            Self::Severity(severity) => SortKey::Rank(*severity as usize),
            Self::Origin(origin) => SortKey::Rank(*origin as usize),
            Self::Fate(fate) => SortKey::Rank(*fate as usize),
            // The highest first, as levels are.
            Self::Step(place, _) => SortKey::Rank(usize::MAX - place),
            Self::Findings(severity, text) => SortKey::RankedText(*severity as usize, sortable(text)),
            // What is still to be decided first.
            Self::Decision(decision) => SortKey::Rank(decision.map_or(0, |decision| 1 + decision as usize)),
        }
    }
}

impl From<ElementId> for Cell {
    fn from(id: ElementId) -> Self {
        Self::Id(id)
    }
}

impl From<Option<Level>> for Cell {
    fn from(level: Option<Level>) -> Self {
        level.map_or(Self::Empty, Self::Level)
    }
}
