//! What is done about risks: measures put in place.

use serde::{Deserialize, Serialize};

use super::id::ElementId;
use super::word::{is_default, vocabulary};

vocabulary! {
    /// Who carries a measure out. Some must be asked of the medical institution (guideline FAQ p9).
    Performer {
        /// 対象事業者.
        Provider = "対象事業者",
        /// 医療機関等.
        Medical = "医療機関等",
        /// 第三者.
        Third = "第三者",
        /// Several of them together.
        Shared = "共同",
    }
}

vocabulary! {
    /// How far a measure has come.
    Status {
        /// 予定.
        Planned = "予定",
        /// 実施中.
        InProgress = "実施中",
        /// 実施済.
        Done = "実施済",
        /// 対象外.
        NotApplicable = "対象外",
    }
}

impl Status {
    /// Whether the measure applies at all.
    pub fn applies(self) -> bool {
        self != Self::NotApplicable
    }

    /// Whether the measure is at work, so that it lowers what remains.
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::InProgress | Self::Done)
    }
}

/// A countermeasure (対策) placed on elements, or on the whole project where it names none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The catalogue's measure, such as `M41`; without one it is the project's own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: Option<String>,
    /// Its own name; where empty, the catalogue's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: String,
    /// What it is placed on; it covers everything that stands below.
    #[serde(default, skip_serializing_if = "is_default")]
    pub on: Vec<ElementId>,
    /// Who does it.
    pub performer: Performer,
    /// How far it has come.
    pub status: Status,
    /// The person in charge.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: String,
    /// When it is due, as year-month-day.
    #[serde(default, skip_serializing_if = "is_default")]
    pub due: String,
    /// Where the proof is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub evidence: String,
    /// The rule or document it follows, such as an item of 別紙2; where empty, the catalogue's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reference: String,
    /// Free text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

impl Measure {
    /// A measure of the provider that is planned, of a kind of the catalogue or of the project's own making.
    pub fn planned(kind: Option<String>, name: String, on: Vec<ElementId>) -> Self {
        Self {
            kind,
            name,
            on,
            performer: Performer::Provider,
            status: Status::Planned,
            owner: String::new(),
            due: String::new(),
            evidence: String::new(),
            reference: String::new(),
            note: String::new(),
        }
    }
}
