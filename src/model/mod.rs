//! The document: a [`Project`] is an immutable value made of persistent maps, so that a copy costs nothing,
//! an older version is an undo step and two versions can be compared entry by entry.
//!
//! [`id`] names the elements, [`geometry`] says where they stand, `frames` which zones that is in, `word` makes the
//! closed vocabularies that files spell in the guideline's own terms. One file an element: [`party`], [`data`],
//! [`zone`], [`node`], [`flow`], [`note`], [`risk`] with its [`subject`], [`measure`], [`criteria`] (`criteria_fault`
//! says what is wrong with them, [`rescaling`] what becomes of ratings under others). [`entry`] has what a project adds to
//! the catalogue and changes in it, [`kind`] the kinds among that ([`name`] in both languages), with [`condition`]s in the catalogue's own language,
//! [`rule`] by which rules it rejects threats. [`project`] holds them together and keeps earlier states, and [`difference`] says what two versions of it do not
//! share.
//!
//! Nothing in here reads a file, knows the catalogue or draws.

mod word;

pub mod condition;
pub mod criteria;
pub(crate) mod criteria_fault;
pub mod data;
pub mod difference;
pub mod drawn;
pub mod entry;
pub mod flow;
pub(crate) mod frames;
pub mod geometry;
pub mod id;
pub mod kind;
pub mod measure;
pub mod name;
pub mod node;
pub mod note;
pub mod party;
pub mod project;
pub mod property;
pub mod rescaling;
pub mod risk;
pub mod rule;
pub mod subject;
pub mod workshop;
pub mod zone;

pub use condition::Condition;
pub use criteria::{Axis, Criteria, Level, LevelRule, Scale, ScaleStep};
pub use criteria_fault::{CriteriaFault, LONGEST_STEP, MOST_STEPS};
pub use data::DataItem;
pub use difference::{Altered, AlteredElements, AlteredEntries, Difference, Replaced};
pub use drawn::Drawn;
pub use entry::{
    Adjustment, Category, Changes, Effect, EntryId, MeasureChange, OwnEntries, OwnMeasure, OwnThreat, SecurityProperty,
    ThreatChange,
};
pub use flow::{Flow, Phase, Wording};
pub use geometry::{Point, Rect, Size, Vector};
pub use id::{
    BaselineId, DataId, ElementId, FlowId, IdError, MeasureId, NodeId, NoteId, OwnFlowKindId, OwnMeasureId,
    OwnNodeKindId, OwnThreatId, OwnZoneKindId, PartyId, RiskId, RuleId, WorkshopId, ZoneId,
};
pub use kind::{KindChange, OwnFlowKind, OwnNodeKind, OwnZoneKind};
pub use measure::{Measure, Performer, Status};
pub use name::Name;
pub use node::{Confidence, Environment, Node};
pub use note::Note;
pub use party::{Party, PartyRole};
pub use project::{Baseline, Elements, Issued, Project};
pub use property::{Properties, Value};
pub use rescaling::{Mapped, RatingField};
pub use risk::{Approval, Decision, Risk, Treatment};
pub use rule::Rule;
pub use subject::{Standing, Subject, Surrounding};
pub use workshop::{Attendee, Workshop};
pub use zone::Zone;
