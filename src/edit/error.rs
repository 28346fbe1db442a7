//! Why a command was not applied.

use thiserror::Error;

use crate::catalog::EntryFault;
use crate::model::{BaselineId, CriteriaFault, DataId, ElementId, EntryId, Rect, WorkshopId};

/// Why a command was not applied. The project is as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// The answer would be the project as it is. Nothing to tell a person, and no step for the history.
    #[error("nothing would change")]
    NothingChanged,
    /// The command is about an element that does not exist.
    #[error("{element} does not exist in this project; choose an element that does")]
    Missing {
        /// The element.
        element: ElementId,
    },
    /// The command is about a baseline that does not exist.
    #[error("baseline {baseline} does not exist in this project; choose one that does")]
    NoBaseline {
        /// The baseline.
        baseline: BaselineId,
    },
    /// The command is about a workshop that does not exist.
    #[error("workshop {workshop} does not exist in this project; choose one that does")]
    NoWorkshop {
        /// The workshop.
        workshop: WorkshopId,
    },
    /// What was entered names an element that does not exist.
    #[error("{field} names {to}, which does not exist in this project; choose another or leave it out")]
    Dangling {
        /// Where it is named, such as `flow.data`.
        field: &'static str,
        /// What is named.
        to: ElementId,
    },
    /// The catalogue has no such entry.
    #[error("the catalogue has no {table} {id:?}; choose one that it has, or another profile")]
    UnknownEntry {
        /// The kind of entry, such as `node kind`.
        table: &'static str,
        /// The id that was asked for.
        id: String,
    },
    /// A rating is no step of the project's scale.
    #[error("{field}: {step:?} is no step of the scale; choose one of {}", .steps.join(", "))]
    UnknownStep {
        /// Where it was entered, such as `risk.impact`.
        field: &'static str,
        /// What was entered.
        step: String,
        /// What may be entered, lowest first.
        steps: Vec<String>,
    },
    /// An element would stand where nothing can be drawn.
    #[error(
        "{} would stand where nothing can be drawn; stay within {} units of the origin",
        .element.map_or("what is placed".to_owned(), |id| id.to_string()), Rect::FARTHEST
    )]
    NotDrawable {
        /// The element; none where it is a new one.
        element: Option<ElementId>,
    },
    /// The element has no frame of its own that could be given another size.
    #[error("{element} has no size; zones, nodes and notes have")]
    NotResizable {
        /// The element.
        element: ElementId,
    },
    /// The element is locked, and all that would change is where it stands, how large it is or whether it is there.
    #[error("{element} is locked; unlock it first")]
    Locked {
        /// The element.
        element: ElementId,
    },
    /// Too few elements can be arranged among each other.
    #[error("at least {needed} zones, nodes or notes can be arranged; select more, beside the contents of a zone")]
    TooFew {
        /// How many there must be.
        needed: usize,
    },
    /// There are no two zones, and no two nodes or notes, to be given the same size.
    #[error(
        "only zones among each other, and nodes and notes among each other, take the same size; select two of a sort"
    )]
    TooFewAlike,
    /// The element has no name.
    #[error("{element} has no name of its own; describe it by its properties")]
    NotNamed {
        /// The element.
        element: ElementId,
    },
    /// A name is longer than a file can hold.
    #[error("{} would be called by {length} characters, at most {limit} are allowed; shorten it",
        .element.map_or("the project".to_owned(), |id| id.to_string()))]
    TooLong {
        /// The element; none where it is the project itself.
        element: Option<ElementId>,
        /// How many characters it would have.
        length: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// A number is not one that can be kept in a file.
    #[error("{field} is not a number in its range; enter one, or leave it out")]
    NotANumber {
        /// Where it was entered, such as the id of a property.
        field: String,
    },
    /// A risk is about no flow.
    #[error("a risk is about at least one flow; name one, or delete the risk")]
    RiskWithoutFlow,
    /// A data item would contain itself, directly or through others.
    #[error("{data} would contain itself; take it out of what it contains")]
    ContainsItself {
        /// The data item.
        data: DataId,
    },
    /// Scales, matrix and rules do not fit each other.
    #[error("criteria: {0}")]
    Criteria(CriteriaFault),
    /// An entry that the project adds to the catalogue, or a change of one, does not hold together.
    #[error("{entry}: {fault}")]
    Entry {
        /// Which entry.
        entry: EntryId,
        /// What is wrong with it.
        fault: EntryFault,
    },
    /// Nothing that can be copied was named.
    #[error("nothing that can be copied is selected; select zones, nodes, notes or flows")]
    NothingToCopy,
    /// Nothing of the clipboard text has a place in this project.
    #[error("the flows on the clipboard end at nodes this project does not have; copy them with their nodes")]
    NothingToPaste,
    /// The clipboard text was not copied from a drawing.
    #[error("the clipboard does not hold a part of a drawing; copy one first")]
    NotAClip,
    /// The clipboard text was copied from a drawing, but cannot be read.
    #[error("the clipboard text cannot be read at {position}: {message}; copy the elements again")]
    DamagedClip {
        /// Line and column, or the element.
        position: String,
        /// What was expected.
        message: String,
    },
    /// The clipboard text was copied by a newer version of the program.
    #[error("the clipboard text has format {found}, this version reads up to {known}; use the newer version")]
    NewerClip {
        /// Its format.
        found: u32,
        /// The newest format known here.
        known: u32,
    },
    /// The project has used up the numbers of a kind of element.
    #[error("no numbers are left after {last}; start another project")]
    NoNumbersLeft {
        /// The last id that can be written.
        last: ElementId,
    },
}
