//! Why a project does not hold together, as data: the element, its place in the file and the way out.

use std::fmt::Write;

use super::place::Place;
use crate::catalog::EntryFault;
use crate::model::{BaselineId, CriteriaFault, DataId, ElementId, EntryId, Rect};

/// What has a place of its own in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The entry of an element.
    Element(ElementId),
    /// The project's own criteria.
    Criteria,
    /// What the project adds to the catalogue or changes in it.
    Entry(EntryId),
}

/// A reference to an element that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where the entry stands that has it, in a file.
    pub place: Option<Place>,
    /// The element that has it.
    pub from: ElementId,
    /// The field it is in.
    pub field: &'static str,
    /// What it names.
    pub to: ElementId,
}

/// Why a project does not hold together.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Problem {
    /// A coordinate is not a number, or too far away.
    #[error(
        "{}{element}: `{field}` cannot be drawn: use finite coordinates up to {} from the origin and no negative sizes",
        at(*place),
        Rect::FARTHEST
    )]
    NotDrawable {
        /// Where the entry stands, in a file.
        place: Option<Place>,
        /// The element.
        element: ElementId,
        /// Its field.
        field: &'static str,
    },
    /// A width or height is zero.
    #[error("{}{element}: width and height in `{field}` must be greater than 0: give it a size", at(*place))]
    NoSize {
        /// Where the entry stands, in a file.
        place: Option<Place>,
        /// The element.
        element: ElementId,
        /// Its field.
        field: &'static str,
    },
    /// A number is not finite.
    #[error("{}{element}: `{field}` is not a finite number: correct it, or take it out", at(*place))]
    NotFinite {
        /// Where the entry stands, in a file.
        place: Option<Place>,
        /// The element.
        element: ElementId,
        /// Its field or property.
        field: String,
    },
    /// A name is too long to show.
    #[error(
        "{}{}: `{field}` has {length} characters, at most {limit} are allowed: shorten it",
        at(*place),
        owner(*element)
    )]
    TooLong {
        /// Where the entry stands, in a file.
        place: Option<Place>,
        /// The element; none for the project itself.
        element: Option<ElementId>,
        /// Its field.
        field: &'static str,
        /// How many characters it has.
        length: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// An id's number is so high that no further ids can be given.
    #[error("the highest number of `{field}` is {number}, at most {limit} is allowed: renumber the elements")]
    NumberTooHigh {
        /// The map of the elements.
        field: &'static str,
        /// The number.
        number: u32,
        /// The highest that is allowed.
        limit: u32,
    },
    /// The project's own criteria do not fit together.
    #[error("{}criteria: {fault}", at(*place))]
    Criteria {
        /// Where they stand, in a file.
        place: Option<Place>,
        /// What is wrong with them.
        fault: CriteriaFault,
    },
    /// What the project adds to the catalogue, or changes in it, does not hold together.
    #[error("{}{entry}: {fault}", at(*place))]
    Entry {
        /// Where it stands, in a file.
        place: Option<Place>,
        /// Which entry.
        entry: EntryId,
        /// What is wrong with it.
        fault: EntryFault,
    },
    /// References lead nowhere.
    #[error("{}: add what is missing, or take the references out", list(references, *count))]
    Dangling {
        /// The first of them.
        references: Vec<Reference>,
        /// How many there are.
        count: usize,
    },
    /// A frozen state does not hold together.
    #[error("in the state of baseline {baseline}: {problem}")]
    InBaseline {
        /// Which baseline.
        baseline: BaselineId,
        /// What is wrong in it.
        problem: Box<Problem>,
    },
    /// A frozen state holds further frozen states.
    #[error("baseline {baseline} holds baselines of its own: take `baselines` out of its `state`")]
    BaselineWithin {
        /// Which baseline.
        baseline: BaselineId,
    },
    /// A data item contains itself.
    #[error("{}data contains itself: {}: take one of these out of `contains`", at(*place), chain(items))]
    ContainsItself {
        /// Where the entry of the first stands, in a file.
        place: Option<Place>,
        /// The items on the way from one back to the same.
        items: Vec<DataId>,
    },
}

fn at(place: Option<Place>) -> String {
    place.map(|place| format!("{place}: ")).unwrap_or_default()
}

fn owner(element: Option<ElementId>) -> String {
    element.map_or_else(|| "the project".to_owned(), |id| id.to_string())
}

fn list(references: &[Reference], count: usize) -> String {
    let mut text = String::new();
    for Reference { place, from, field, to } in references {
        // Writing into a string has no way to fail.
        let _ = write!(text, "{}{from} names {to} in `{field}`, which does not exist; ", at(*place));
    }
    match count - references.len() {
        0 => text.truncate(text.len().saturating_sub(2)),
        more => {
            let _ = write!(text, "and {more} more");
        }
    }
    text
}

fn chain(items: &[DataId]) -> String {
    let items: Vec<_> = items.iter().map(ToString::to_string).collect();
    items.join(" → ")
}
