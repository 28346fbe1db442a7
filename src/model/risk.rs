//! What people decided: one threat on one or more flows, with its rating and treatment.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::{FlowId, MeasureId};
use super::subject::Subject;
use super::word::{is_default, vocabulary};

vocabulary! {
    /// Whether a proposed threat was taken over as a risk.
    #[derive(Default)]
    Decision {
        /// It is a risk.
        #[default]
        Adopted = "採用",
        /// It does not apply; the reason says why.
        Rejected = "却下",
    }
}

vocabulary! {
    /// What is done about a risk (guideline p34–36).
    Treatment {
        /// リスク低減.
        Reduce = "低減",
        /// リスク回避.
        Avoid = "回避",
        /// リスク共有 (figure 5-2 prints 移転).
        Share = "共有",
        /// リスク保有.
        Retain = "保有",
    }
}

/// Who accepted what remains, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The person.
    pub by: String,
    /// The day, as year-month-day.
    pub on: String,
}

/// A risk (リスク): one threat on one or more flows, decided once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// The catalogue's threat, such as `T02`; without one the threat is in [`Self::words`].
    #[serde(default, skip_serializing_if = "is_default")]
    pub threat: Option<String>,
    /// The threat in the project's own words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub words: String,
    /// The flows it is about.
    pub flows: Vec<FlowId>,
    /// Taken over or not.
    #[serde(default, skip_serializing_if = "is_default")]
    pub decision: Decision,
    /// Why it was rejected.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
    /// 影響度 where a person set it: the id of a step of the scale.
    #[serde(default, skip_serializing_if = "is_default")]
    pub impact: Option<String>,
    /// 顕在化率 where a person set it: the id of a step of the scale.
    #[serde(default, skip_serializing_if = "is_default")]
    pub likelihood: Option<String>,
    /// Why the rating differs from the proposed one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rating_reason: String,
    /// What is done about it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub treatment: Vec<Treatment>,
    /// The measures that treat it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub measures: Vec<MeasureId>,
    /// 影響度 that remains, where a person set it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub residual_impact: Option<String>,
    /// 顕在化率 that remains, where a person set it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub residual_likelihood: Option<String>,
    /// Why what remains differs from what the measures in force leave.
    #[serde(default, skip_serializing_if = "is_default")]
    pub residual_reason: String,
    /// Who accepted what remains.
    #[serde(default, skip_serializing_if = "is_default")]
    pub approval: Option<Approval>,
    /// When it is to be looked at again, as year-month-day.
    #[serde(default, skip_serializing_if = "is_default")]
    pub review: String,
    /// Free text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
    /// What each flow was like when this was decided or confirmed last. Empty where nobody took note of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub about: BTreeMap<FlowId, Subject>,
    /// The mark of the threat's definition when this was decided or confirmed last; empty where nobody took note of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub definition: String,
}
