//! Which rows of a register are about some elements, or of some kind: what a figure of the whole counts.

use std::collections::BTreeSet;

use super::{Cell, Register, RegisterKind, Row};
use crate::analysis::Figure;
use crate::model::ElementId;

/// What rows must be about to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keep {
    /// One of these: the element that the row begins with.
    Elements(BTreeSet<ElementId>),
    /// A lint, by its number.
    Lint(String),
}

impl Keep {
    /// Whether a row is kept.
    pub fn keeps(&self, register: &Register, row: &Row) -> bool {
        match self {
            Self::Elements(elements) => {
                matches!(row.cells.first(), Some(Cell::Id(element)) if elements.contains(element))
            }
            Self::Lint(number) => {
                let column = register.column("column-lint").and_then(|column| row.cells.get(column));
                matches!(column, Some(Cell::Text(text)) if text == number)
            }
        }
    }
}

/// The register in which what a figure counts can be read.
pub const fn register_of(figure: Figure) -> RegisterKind {
    use crate::analysis::Time;
    match figure {
        Figure::Step(_) | Figure::Area(_) => RegisterKind::Flows,
        Figure::Cell { time: Time::Before, .. }
        | Figure::Level(Time::Before, _)
        | Figure::LevelIn(_, Time::Before, _) => RegisterKind::Risks,
        // It has what remains beside each risk.
        Figure::Cell { time: Time::After, .. } | Figure::Level(Time::After, _) | Figure::LevelIn(_, Time::After, _) => {
            RegisterKind::Treatments
        }
        Figure::Open(..) | Figure::Closed(_) => RegisterKind::Roles,
        Figure::Finding(_) => RegisterKind::Findings,
    }
}
