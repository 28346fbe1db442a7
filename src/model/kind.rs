//! Kinds of zone, element and flow that a project adds to the catalogue, and what it changes in those that are there.
//!
//! An own kind works like one of the edition: conditions, findings and all that is computed take an element of it for one
//! of that. It names only what is otherwise.

use serde::{Deserialize, Serialize};

use super::name::Name;
use super::property::Properties;
use super::word::is_default;

/// A kind of zone of the project's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnZoneKind {
    /// What it is called; one language is enough.
    pub name: Name,
    /// The edition's kind that it works like.
    pub like: String,
    /// The theme's colour role, one that a kind of the edition has.
    #[serde(default, skip_serializing_if = "is_default")]
    pub color: Option<String>,
    /// Whether the frame is dashed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub dashed: Option<bool>,
    /// Whether entry is controlled there.
    #[serde(default, skip_serializing_if = "is_default")]
    pub controlled: Option<bool>,
    /// Values of properties where a zone of this kind does not set them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub defaults: Properties,
    /// Where it comes from, such as a plan of the building.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// Why the project has it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
}

/// A kind of node of the project's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnNodeKind {
    /// What it is called; one language is enough.
    pub name: Name,
    /// The edition's kind that it works like.
    pub like: String,
    /// Its icon: the name of one that is part of the program.
    #[serde(default, skip_serializing_if = "is_default")]
    pub icon: Option<String>,
    /// Values of properties where a node of this kind does not set them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub defaults: Properties,
    /// Where it comes from, such as a list of devices.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// Why the project has it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
}

/// A kind of flow of the project's own: a process verb.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnFlowKind {
    /// The verb; one language is enough.
    pub name: Name,
    /// The edition's kind that it works like.
    pub like: String,
    /// The 4W1H sentence, with the same places in braces as the edition's; one language is enough.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sentence: Option<Name>,
    /// Where it comes from, such as a rule of the house.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// Why the project has it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
}

/// What is not as the edition has it in one of its kinds of zone, node or flow.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindChange {
    /// Whether it is not offered in this project. Elements that are of it stay as they are.
    #[serde(default, skip_serializing_if = "is_default")]
    pub off: bool,
    /// Why it is changed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
    /// What it is called; none: as it is there.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: Option<Name>,
    /// Values of properties where an element does not set them; the others are as they are there. Flows have none by kind.
    #[serde(default, skip_serializing_if = "is_default")]
    pub defaults: Properties,
}
