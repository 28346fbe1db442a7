//! A workshop (ワークショップ): a meeting that decides about the flows, with who was there and what was put off.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::id::FlowId;
use super::word::is_default;

/// Somebody who was there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Attendee {
    /// The person.
    pub name: String,
    /// For whom or as what they spoke, such as 院長.
    #[serde(skip_serializing_if = "is_default")]
    pub role: String,
}

/// The record of one workshop. What was decided lies in the risks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Workshop {
    /// The day, as year-month-day.
    #[serde(skip_serializing_if = "is_default")]
    pub on: String,
    /// Who was there.
    #[serde(skip_serializing_if = "is_default")]
    pub present: Vec<Attendee>,
    /// The person in whose name what remains of a risk is accepted.
    #[serde(skip_serializing_if = "is_default")]
    pub approver: String,
    /// The flows that are to be asked about later. One that is not there any more means nothing.
    #[serde(skip_serializing_if = "is_default")]
    pub later: BTreeSet<FlowId>,
    /// Free text.
    #[serde(skip_serializing_if = "is_default")]
    pub note: String,
}
