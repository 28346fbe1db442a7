//! What a flow means: its 4W1H, the borders it crosses, the threats proposed for it and how far it is covered.

use super::fact::Fact;
use super::rating::Rating;
use crate::model::{DataId, Level, MeasureId, NodeId, PartyId, RiskId, RuleId, ZoneId};

/// How far a flow is covered, least first. Shown by colour and by mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// 未記述: the 4W1H is incomplete.
    Undescribed,
    /// 未検討: a proposed threat is neither adopted nor rejected with a reason, or none is proposed and nobody has said that
    /// none applies.
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
    /// The rule by which it is rejected, where nobody decided it for the flow.
    pub rule: Option<RuleId>,
}

impl Proposal {
    /// Whether nobody has decided it yet, neither for the flow nor by a rule.
    pub fn is_open(&self) -> bool {
        self.decided.is_none() && self.rule.is_none()
    }
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
    /// Whether a decision about it must be looked at again.
    pub outdated: bool,
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
