//! What a decision was made about: a flow as it was then (guideline 5.1.7: look again when flows or threats change).
//!
//! Kept with the decision, so that a later reading can say what has changed since, in words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::flow::Phase;
use super::id::{DataId, NodeId, PartyId, ZoneId};
use super::node::Environment;
use super::property::Properties;
use super::word::is_default;

/// A flow in its surroundings, as far as threats and ratings depend on them: no names, no places on the paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// The process verb.
    #[serde(default, skip_serializing_if = "is_default")]
    pub verb: Option<String>,
    /// The edition's verb that it worked like, where the verb was of the project's own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub verb_like: Option<String>,
    /// Where it starts.
    pub from: Standing,
    /// Where it ends; none for processing at rest.
    #[serde(default, skip_serializing_if = "is_default")]
    pub to: Option<Standing>,
    /// Whether information goes both ways.
    #[serde(default, skip_serializing_if = "is_default")]
    pub two_way: bool,
    /// The person or carrier who does it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub actor: Option<Standing>,
    /// What is carried, with what is contained in it, and the class of each.
    #[serde(default, skip_serializing_if = "is_default")]
    pub data: BTreeMap<DataId, String>,
    /// When it happens.
    #[serde(default, skip_serializing_if = "is_default")]
    pub phases: Vec<Phase>,
    /// Properties of the flow.
    #[serde(default, skip_serializing_if = "is_default")]
    pub properties: Properties,
    /// Zones it leaves or enters.
    #[serde(default, skip_serializing_if = "is_default")]
    pub crosses: Vec<ZoneId>,
}

/// A node that takes part, and where it stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// Which node.
    pub node: NodeId,
    /// Its kind.
    pub kind: String,
    /// The edition's kind that it worked like, where the kind was of the project's own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub like: Option<String>,
    /// The zones around it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub zones: BTreeMap<ZoneId, Surrounding>,
    /// The environment it belonged to.
    #[serde(default, skip_serializing_if = "is_default")]
    pub environment: Option<Environment>,
    /// Who was responsible for it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub party: Option<PartyId>,
    /// Properties of the node, with what the project itself said for its kind.
    #[serde(default, skip_serializing_if = "is_default")]
    pub properties: Properties,
}

/// A zone around a node.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Surrounding {
    /// Its kind.
    pub kind: String,
    /// The edition's kind that it worked like, where the kind was of the project's own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub like: Option<String>,
    /// Whether entry was controlled, where the project itself said so of the kind.
    #[serde(default, skip_serializing_if = "is_default")]
    pub controlled: Option<bool>,
    /// Its properties, with what the project itself said for its kind.
    #[serde(default, skip_serializing_if = "is_default")]
    pub properties: Properties,
}
