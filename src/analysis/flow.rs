//! What a flow means: its 4W1H, the borders it crosses, the threats proposed for it and how far it is covered.

use std::sync::Arc;

use super::rating::Rating;
use crate::catalog::Condition;
use crate::model::{DataId, Environment, Level, MeasureId, NodeId, PartyId, PartyRole, Phase, RiskId, Value, ZoneId};

/// How far a flow is covered, least first. Shown by colour and by mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// 未記述: the 4W1H is incomplete.
    Undescribed,
    /// 未検討: a proposed threat is neither adopted nor rejected.
    Unexamined,
    /// 未対応: a risk that the criteria want treated or decided is not.
    Untreated,
    /// 未承認: what remains is not accepted.
    Unaccepted,
    /// 充足.
    Covered,
}

impl Coverage {
    /// All steps, least covered first.
    pub const ALL: [Self; 5] = [Self::Undescribed, Self::Unexamined, Self::Untreated, Self::Unaccepted, Self::Covered];
}

/// Who acts in a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person or courier.
    Node(NodeId),
    /// The system itself.
    Automatic,
    /// Somebody must, but nobody is named.
    Missing,
}

/// On which device or medium a flow happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// This one.
    Node(NodeId),
    /// None that can be told.
    Missing,
}

/// The derived 4W1H of a flow: ids only. Words that a person put in their stead are in the flow's `wording`.
#[derive(Clone, Debug, PartialEq)]
pub struct FourW {
    /// 誰が.
    pub who: Who,
    /// どこの: the place of the device; a second one where the flow is carried from one to the other.
    pub places: Vec<ZoneId>,
    /// どの機器・媒体で.
    pub which: Which,
    /// 何を.
    pub what: Vec<DataId>,
    /// どうする: the verb's place in the catalogue.
    pub how: Option<usize>,
}

/// A leaf of a condition that holds, with the values that made it hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// The verb is this one (place in the catalogue).
    Verb(usize),
    /// An end is of this kind (place in the catalogue).
    EndKind(NodeId, usize),
    /// An end, or the actor, has a property with this value.
    EndProperty(NodeId, Arc<str>, Value),
    /// The flow has a property with this value.
    FlowProperty(Arc<str>, Value),
    /// It carries data of a class (place in the catalogue).
    Carries(DataId, usize),
    /// It belongs to a phase.
    Phase(Phase),
    /// An end is in an environment.
    Environment(NodeId, Environment),
    /// It leads from one environment to another.
    EnvironmentStep(Environment, Environment),
    /// It crosses the border of a place.
    CrossesZone(ZoneId),
    /// Its ends are these parties' responsibility.
    CrossesParty(PartyId, PartyId),
    /// It crosses a scope frame.
    CrossesScope(ZoneId),
    /// An end stands in a zone.
    StandsIn(NodeId, ZoneId),
    /// An end stands in a zone that has a property with this value.
    ZoneProperty(NodeId, ZoneId, Arc<str>, Value),
    /// Both ends stand in one controlled place.
    WithinControlled(ZoneId),
    /// An end, or the actor, belongs to a party of a role.
    PartyRole(NodeId, PartyRole),
    /// A medium takes part.
    Medium(NodeId),
    /// A person or courier takes part.
    Person(NodeId),
    /// Production is reached from here, outside the data centre.
    RemoteMaintenance(NodeId),
    /// Data is kept this many years.
    Retention(DataId, f32),
    /// No flow of the same data has one of these verbs.
    NoFlowWith(Arc<[String]>),
    /// No measure of these covers it.
    NoMeasure(Arc<[String]>),
    /// Data of a class is kept at one site only; none: outside every place.
    OneSite(Option<ZoneId>),
    /// This condition of the catalogue does not hold.
    Lacks(Arc<Condition>),
}

/// A threat proposed for a flow.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The threat's place in the catalogue.
    pub threat: usize,
    /// Why it applies.
    pub reason: Vec<Fact>,
    /// Proposed 影響度 and 顕在化率.
    pub rating: Rating,
    /// The risk it was decided in, adopted or rejected.
    pub decided: Option<RiskId>,
}

/// What is known of a flow.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowAnalysis {
    /// Its 4W1H.
    pub four_w: FourW,
    /// What of the 4W1H is missing.
    pub missing: Vec<Missing>,
    /// Places it leaves, innermost first, then places it enters, outermost first.
    pub zones_crossed: Vec<ZoneId>,
    /// Scope frames it leaves or enters.
    pub scopes_crossed: Vec<ZoneId>,
    /// The parties of its ends, where they differ.
    pub parties_crossed: Option<(PartyId, PartyId)>,
    /// Proposed threats, in the catalogue's order.
    pub proposals: Vec<Proposal>,
    /// Risks about it, adopted ones and rejected ones.
    pub risks: Vec<RiskId>,
    /// Measures that cover it: placed on it, its ends, their zones or parties, or the whole project.
    pub measures: Vec<MeasureId>,
    /// The flow's own rating before any threat is looked at.
    pub rating: Rating,
    /// The highest level of its adopted risks and undecided proposals; none where there are none.
    pub level: Option<Level>,
    /// How far it is covered.
    pub coverage: Coverage,
}

/// A part of the 4W1H that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// 誰が.
    Who,
    /// どこの.
    Place,
    /// どの機器・媒体で.
    Which,
    /// 何を.
    What,
    /// どうする.
    How,
    /// フェーズ.
    Phase,
}
