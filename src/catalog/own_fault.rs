//! What is wrong with a condition, or with an entry that a project adds or changes.

use super::error::CatalogError;
use crate::model::{EntryId, Environment};

/// What is wrong with a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionFault {
    /// `All` or `Any` of nothing.
    EmptyGroup,
    /// A list that names none of what it should name.
    EmptyList(&'static str),
    /// It names something that the catalogue does not have.
    Unknown {
        /// What it names.
        id: String,
        /// What should have been named.
        expected: &'static str,
    },
    /// A number of years that is none.
    Years(String),
    /// A step from an environment to itself.
    SameEnvironment(Environment),
}

impl ConditionFault {
    /// The error of a catalogue that has this fault at a place.
    pub(super) fn at(self, place: String) -> CatalogError {
        let message = match self {
            Self::EmptyGroup => "All or Any of nothing never says anything; name at least one".to_owned(),
            Self::EmptyList(expected) => format!("an empty list names no {expected}; name at least one"),
            Self::Unknown { id, expected } => return CatalogError::Dangling { from: place, to: id, expected },
            Self::Years(years) => format!("{years} is no number of years; it must be 0 or more"),
            Self::SameEnvironment(environment) => {
                format!("a step leads elsewhere, not from {0} to {0}", environment.word())
            }
        };
        CatalogError::Invalid { entry: place, message }
    }
}

/// The key of the message that says what an entry is.
pub const fn kind_key(entry: &EntryId) -> &'static str {
    match entry {
        EntryId::Threat(_) => "entry-own-threat",
        EntryId::Measure(_) => "entry-own-measure",
        EntryId::ZoneKind(_) => "entry-own-zone-kind",
        EntryId::NodeKind(_) => "entry-own-node-kind",
        EntryId::FlowKind(_) => "entry-own-flow-kind",
        EntryId::ChangedThreat(_) => "entry-changed-threat",
        EntryId::ChangedMeasure(_) => "entry-changed-measure",
        EntryId::ChangedKind(_) => "entry-changed-kind",
        EntryId::Rule(_) => "entry-rule",
    }
}

/// What is wrong with an entry that a project adds or changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// It has no name in any language.
    Unnamed,
    /// Its name has more characters than a file may hold.
    LongName {
        /// How many it has.
        length: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// A rule without a reason.
    NoReason,
    /// A rule that names no threat.
    RejectsNothing,
    /// A change of something that the edition does not have.
    NotOfEdition {
        /// What it names.
        id: String,
    },
    /// A threat that harms nothing.
    HarmsNothing,
    /// A measure that lowers neither axis.
    LowersNothing,
    /// A measure that helps against no threat.
    CoversNothing,
    /// It names something that neither the catalogue nor the project has.
    Unknown {
        /// What it names.
        id: String,
        /// What should have been named.
        expected: &'static str,
    },
    /// A kind that works like none.
    NoLike,
    /// A kind that would work like another of the project's own.
    LikeOwn {
        /// The other.
        id: String,
    },
    /// A kind of flow without any sentence, although it says that it has one of its own.
    NoSentence,
    /// A sentence with a brace that is not closed or not opened.
    Braces,
    /// A sentence with a place that is never filled in.
    Placeholder {
        /// What stands in the braces.
        id: String,
        /// What may.
        known: String,
    },
    /// One of its conditions does not hold together.
    Condition {
        /// The field that has it, as files spell it.
        field: &'static str,
        /// What is wrong.
        fault: ConditionFault,
    },
}

impl EntryFault {
    /// The key of the message that says it.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Unnamed => "entry-fault-unnamed",
            Self::LongName { .. } => "entry-fault-long-name",
            Self::NoReason => "entry-fault-no-reason",
            Self::RejectsNothing => "entry-fault-rejects-nothing",
            Self::NotOfEdition { .. } => "entry-fault-not-of-edition",
            Self::HarmsNothing => "entry-fault-harms-nothing",
            Self::LowersNothing => "entry-fault-lowers-nothing",
            Self::CoversNothing => "entry-fault-covers-nothing",
            Self::NoLike => "entry-fault-no-like",
            Self::LikeOwn { .. } => "entry-fault-like-own",
            Self::NoSentence => "entry-fault-no-sentence",
            Self::Braces => "entry-fault-braces",
            Self::Placeholder { .. } => "entry-fault-placeholder",
            Self::Unknown { .. } | Self::Condition { fault: ConditionFault::Unknown { .. }, .. } => {
                "entry-fault-unknown"
            }
            Self::Condition { fault: ConditionFault::EmptyGroup, .. } => "entry-fault-empty-group",
            Self::Condition { fault: ConditionFault::EmptyList(_), .. } => "entry-fault-empty-list",
            Self::Condition { fault: ConditionFault::Years(_), .. } => "entry-fault-years",
            Self::Condition { fault: ConditionFault::SameEnvironment(_), .. } => "entry-fault-same-environment",
        }
    }

    /// The values of that message.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unnamed
            | Self::NoReason
            | Self::RejectsNothing
            | Self::HarmsNothing
            | Self::LowersNothing
            | Self::CoversNothing
            | Self::NoLike
            | Self::NoSentence
            | Self::Braces => Vec::new(),
            Self::Placeholder { id, known } => vec![("id", id.clone()), ("known", known.clone())],
            Self::LongName { length, limit } => vec![("length", length.to_string()), ("limit", limit.to_string())],
            Self::Unknown { id, .. } | Self::NotOfEdition { id } | Self::LikeOwn { id } => vec![("id", id.clone())],
            Self::Condition { field: _, fault } => match fault {
                ConditionFault::EmptyGroup | ConditionFault::EmptyList(_) => Vec::new(),
                ConditionFault::Unknown { id, .. } => vec![("id", id.clone())],
                ConditionFault::Years(years) => vec![("years", years.clone())],
                ConditionFault::SameEnvironment(environment) => vec![("environment", environment.word().to_owned())],
            },
        }
    }
}

impl std::fmt::Display for EntryFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unnamed => f.write_str("it has no name; give it one"),
            Self::LongName { length, limit } => {
                write!(f, "its name has {length} characters, at most {limit} are allowed; shorten it")
            }
            Self::NoReason => f.write_str("it has no reason; say why"),
            Self::RejectsNothing => f.write_str("it rejects no threat; name at least one"),
            Self::NotOfEdition { id } => {
                write!(f, "the edition has no {id} that could be changed; change the project's own entry itself")
            }
            Self::HarmsNothing => f.write_str("it harms nothing; name at least one property"),
            Self::LowersNothing => f.write_str("it lowers neither impact nor likelihood; name at least one"),
            Self::CoversNothing => f.write_str("it covers no threat; name at least one"),
            Self::NoLike => f.write_str("it works like no kind; name one of the edition"),
            Self::LikeOwn { id } => {
                write!(f, "it would work like {id}, which is the project's own; name a kind of the edition")
            }
            Self::NoSentence => f.write_str("its sentence is empty; write one, or leave it out"),
            Self::Braces => f.write_str("a brace in its sentence is not closed or not opened; mend it"),
            Self::Placeholder { id, known } => {
                write!(f, "its sentence has {{{id}}}, which is never filled in; use {known}")
            }
            Self::Unknown { id, expected } => write!(f, "it names {id}, which is no {expected}"),
            Self::Condition { field, fault } => fault.clone().at((*field).to_owned()).fmt(f),
        }
    }
}
