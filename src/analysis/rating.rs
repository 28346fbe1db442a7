//! How a threat on a flow is rated: steps on both scales, the level, and what they follow from.

use super::flow::Fact;
use crate::model::{DataId, Level};

/// A rating with its basis.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// 影響度: the step of the criteria's scale, 0 the lowest.
    pub impact: usize,
    /// 顕在化率: the step of the criteria's scale, 0 the lowest.
    pub likelihood: usize,
    /// The level of the pair.
    pub level: Level,
    /// What it follows from, in the order it was applied.
    pub basis: Vec<Basis>,
}

/// One step of the reasoning behind a rating.
#[derive(Clone, Debug, PartialEq)]
pub enum Basis {
    /// 影響度 of the most sensitive data.
    MostSensitive(DataId),
    /// No data is named, so the lowest step is taken.
    NoData,
    /// 影響度 one step up: much and often.
    ImpactRaised(Vec<Fact>),
    /// 顕在化率 starts here.
    LikelihoodStart,
    /// 顕在化率 one step up by the scoring rule at this place in the catalogue.
    LikelihoodRaised(usize, Vec<Fact>),
    /// 顕在化率 one step down by the scoring rule.
    LikelihoodLowered(Vec<Fact>),
    /// 顕在化率 one step up for this threat.
    ThreatLikelier(Vec<Fact>),
    /// 顕在化率 one step down for this threat.
    ThreatUnlikelier(Vec<Fact>),
    /// 影響度 set by a person.
    ImpactSet,
    /// 顕在化率 set by a person.
    LikelihoodSet,
}
