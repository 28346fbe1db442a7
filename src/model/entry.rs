//! What a project adds to the catalogue and changes in it: threats and measures, and with the kinds of [`super::kind`] all of it.
//!
//! Own entries are whole and have ids of their own, which no edition of a catalogue gives. A change names what is not as
//! the edition has it; everything else follows the edition.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::criteria::Axis;
use super::id::{OwnFlowKindId, OwnMeasureId, OwnNodeKindId, OwnThreatId, OwnZoneKindId, RuleId};
use super::kind::{KindChange, OwnFlowKind, OwnNodeKind, OwnZoneKind};
use super::name::Name;
use super::rule::Rule;
use super::word::is_default;

/// What a threat harms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SecurityProperty {
    /// 機密性.
    Confidentiality,
    /// 完全性.
    Integrity,
    /// 可用性.
    Availability,
    /// 真正性.
    Authenticity,
    /// 見読性.
    Readability,
    /// 保存性.
    Preservability,
}

impl SecurityProperty {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::Confidentiality,
        Self::Integrity,
        Self::Availability,
        Self::Authenticity,
        Self::Readability,
        Self::Preservability,
    ];
}

/// Where a measure belongs in 別紙2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Category {
    /// 人的・組織的対策.
    Organisational,
    /// 物理的対策.
    Physical,
    /// 技術的対策.
    Technical,
}

impl Category {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Organisational, Self::Physical, Self::Technical];
}

/// How a measure works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Effect {
    /// 予防.
    Preventive,
    /// 発見.
    Detective,
    /// 復旧.
    Corrective,
}

impl Effect {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Preventive, Self::Detective, Self::Corrective];
}

/// A threat of the project's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnThreat {
    /// What it is called; one language is enough.
    pub name: Name,
    /// What it means, in one sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: Name,
    /// What it harms.
    pub harms: Vec<SecurityProperty>,
    /// When it is proposed.
    pub when: Condition,
    /// When its 顕在化率 is one step higher than that of the flow.
    #[serde(default, skip_serializing_if = "is_default")]
    pub likelier_when: Option<Condition>,
    /// When its 顕在化率 is one step lower than that of the flow.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unlikelier_when: Option<Condition>,
    /// Measures that help against it: of the catalogue or of the project's own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub covered_by: Vec<String>,
    /// Where it comes from, such as a report.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// Why the project has it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
}

/// A measure of the project's own, to be put in place like those of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnMeasure {
    /// What it is called; one language is enough.
    pub name: Name,
    /// Its category.
    pub category: Category,
    /// How it works.
    pub effect: Effect,
    /// The axes it lowers.
    pub lowers: Vec<Axis>,
    /// The threats it helps against: of the catalogue or of the project's own.
    pub covers: Vec<String>,
    /// The rule or document it follows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reference: String,
    /// Why the project has it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
}

/// When a threat is likelier or less likely than the catalogue says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Adjustment {
    /// Never.
    Never,
    /// When this holds.
    When(Condition),
}

impl Adjustment {
    /// The condition; none where it is never.
    pub fn condition(&self) -> Option<&Condition> {
        match self {
            Self::Never => None,
            Self::When(condition) => Some(condition),
        }
    }

    /// What an optional condition says.
    pub fn of(condition: Option<&Condition>) -> Self {
        condition.map_or(Self::Never, |condition| Self::When(condition.clone()))
    }
}

/// What is not as the edition has it in one of its threats; none: as it is there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThreatChange {
    /// Whether it is not proposed in this project.
    #[serde(default, skip_serializing_if = "is_default")]
    pub off: bool,
    /// Why it is changed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
    /// What it is called.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: Option<Name>,
    /// What it means.
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: Option<Name>,
    /// What it harms.
    #[serde(default, skip_serializing_if = "is_default")]
    pub harms: Option<Vec<SecurityProperty>>,
    /// When it is proposed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub when: Option<Condition>,
    /// When it is likelier.
    #[serde(default, skip_serializing_if = "is_default")]
    pub likelier: Option<Adjustment>,
    /// When it is less likely.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unlikelier: Option<Adjustment>,
}

/// What is not as the edition has it in one of its measures; none: as it is there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureChange {
    /// Whether it is not offered in this project. Where it is in place already, it goes on to count.
    #[serde(default, skip_serializing_if = "is_default")]
    pub off: bool,
    /// Why it is changed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
    /// What it is called.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: Option<Name>,
    /// Its category.
    #[serde(default, skip_serializing_if = "is_default")]
    pub category: Option<Category>,
    /// How it works.
    #[serde(default, skip_serializing_if = "is_default")]
    pub effect: Option<Effect>,
    /// The axes it lowers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lowers: Option<Vec<Axis>>,
    /// The threats it helps against.
    #[serde(default, skip_serializing_if = "is_default")]
    pub covers: Option<Vec<String>>,
    /// The rule or document it follows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reference: Option<String>,
}

/// Changes of entries of the catalogue, by their ids.
pub type Changes<T> = OrdMap<String, Arc<T>>;

/// All that a project adds to the catalogue and changes in it, and the rules by which it rejects threats.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnEntries {
    /// Threats of its own.
    pub threats: OrdMap<OwnThreatId, Arc<OwnThreat>>,
    /// Measures of its own.
    pub measures: OrdMap<OwnMeasureId, Arc<OwnMeasure>>,
    /// Kinds of zone of its own.
    pub zone_kinds: OrdMap<OwnZoneKindId, Arc<OwnZoneKind>>,
    /// Kinds of node of its own.
    pub node_kinds: OrdMap<OwnNodeKindId, Arc<OwnNodeKind>>,
    /// Kinds of flow of its own.
    pub flow_kinds: OrdMap<OwnFlowKindId, Arc<OwnFlowKind>>,
    /// Changed threats of the catalogue.
    pub changed_threats: Changes<ThreatChange>,
    /// Changed measures of the catalogue.
    pub changed_measures: Changes<MeasureChange>,
    /// Changed kinds of zone, node and flow of the catalogue.
    pub changed_kinds: Changes<KindChange>,
    /// Rules by which it rejects threats.
    pub rules: OrdMap<RuleId, Arc<Rule>>,
}

impl OwnEntries {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.changes_nothing() && self.rules.is_empty()
    }

    /// Whether the catalogue is as the edition has it.
    pub fn changes_nothing(&self) -> bool {
        let Self {
            threats,
            measures,
            zone_kinds,
            node_kinds,
            flow_kinds,
            changed_threats,
            changed_measures,
            changed_kinds,
            rules: _,
        } = self;
        let adds_kinds = !zone_kinds.is_empty() || !node_kinds.is_empty() || !flow_kinds.is_empty();
        let changes = !changed_threats.is_empty() || !changed_measures.is_empty() || !changed_kinds.is_empty();
        threats.is_empty() && measures.is_empty() && !adds_kinds && !changes
    }

    /// What an entry of the project's own is called, by its id; none where there is none.
    pub fn name(&self, id: &str) -> Option<&Name> {
        (spelled(&self.threats, id).map(|threat| &threat.name))
            .or_else(|| spelled(&self.measures, id).map(|measure| &measure.name))
            .or_else(|| spelled(&self.zone_kinds, id).map(|kind| &kind.name))
            .or_else(|| spelled(&self.node_kinds, id).map(|kind| &kind.name))
            .or_else(|| spelled(&self.flow_kinds, id).map(|kind| &kind.name))
    }

    /// Whether both make the same of the catalogue: they are the same content in memory, or empty. This takes no time, and
    /// may miss that they are equal.
    pub fn is_same(&self, other: &Self) -> bool {
        fn same<Id: Ord, T>(one: &OrdMap<Id, T>, other: &OrdMap<Id, T>) -> bool {
            one.ptr_eq(other) || (one.is_empty() && other.is_empty())
        }
        same(&self.threats, &other.threats)
            && same(&self.measures, &other.measures)
            && same(&self.zone_kinds, &other.zone_kinds)
            && same(&self.node_kinds, &other.node_kinds)
            && same(&self.flow_kinds, &other.flow_kinds)
            && same(&self.changed_threats, &other.changed_threats)
            && same(&self.changed_measures, &other.changed_measures)
            && same(&self.changed_kinds, &other.changed_kinds)
    }
}

/// The entry whose id is spelled so; none where there is none, or it is no id of these.
pub(crate) fn spelled<'m, Id: Ord + FromStr, T>(entries: &'m OrdMap<Id, Arc<T>>, id: &str) -> Option<&'m T> {
    let id: Id = id.parse().ok()?;
    entries.get(&id).map(|entry| &**entry)
}

/// Which entry of the catalogue a project has added or changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryId {
    /// A threat of its own.
    Threat(OwnThreatId),
    /// A measure of its own.
    Measure(OwnMeasureId),
    /// A kind of zone of its own.
    ZoneKind(OwnZoneKindId),
    /// A kind of node of its own.
    NodeKind(OwnNodeKindId),
    /// A kind of flow of its own.
    FlowKind(OwnFlowKindId),
    /// A changed threat.
    ChangedThreat(String),
    /// A changed measure.
    ChangedMeasure(String),
    /// A changed kind of zone, node or flow.
    ChangedKind(String),
    /// A rule by which threats are rejected.
    Rule(RuleId),
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Threat(id) => id.fmt(f),
            Self::Measure(id) => id.fmt(f),
            Self::ZoneKind(id) => id.fmt(f),
            Self::NodeKind(id) => id.fmt(f),
            Self::FlowKind(id) => id.fmt(f),
            Self::Rule(id) => id.fmt(f),
            Self::ChangedThreat(id) | Self::ChangedMeasure(id) | Self::ChangedKind(id) => f.write_str(id),
        }
    }
}
