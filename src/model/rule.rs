//! Rules by which proposed threats are rejected, on the flows there are and on those to come.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::flow::Phase;
use super::id::{PartyId, ZoneId};
use super::word::is_default;

/// A rule (規則): these threats are rejected on all flows that it is about. A decision about one flow overrides it.
///
/// Each list narrows it down; an empty one does not. Without threats or without a reason it rejects nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The threats, of the catalogue or of the project's own.
    pub threats: Vec<String>,
    /// Flows of which an end or the actor stands in one of these zones.
    #[serde(default, skip_serializing_if = "is_default")]
    pub zones: Vec<ZoneId>,
    /// Flows with one of these verbs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub verbs: Vec<String>,
    /// Flows of which an end or the actor is one of these parties' responsibility.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parties: Vec<PartyId>,
    /// Flows of one of these phases.
    #[serde(default, skip_serializing_if = "is_default")]
    pub phases: Vec<Phase>,
    /// Why they are rejected.
    pub reason: String,
    /// Who decided it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: String,
    /// The day, as year-month-day.
    #[serde(default, skip_serializing_if = "is_default")]
    pub on: String,
    /// By threat, the mark of its definition when this was decided or confirmed last. A threat that is defined otherwise
    /// now is not rejected any more.
    #[serde(default, skip_serializing_if = "is_default")]
    pub definitions: BTreeMap<String, String>,
}
