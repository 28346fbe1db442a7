//! How risks are rated: the scales of 影響度 and 顕在化率, the matrix, and what each level asks for.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::word::vocabulary;

vocabulary! {
    /// リスクレベル, highest first (guideline p34: five ranks).
    Level {
        /// Several measures needed.
        S = "S",
        /// Treatment needed.
        A = "A",
        /// Decision needed, before C.
        B = "B",
        /// Decision needed.
        C = "C",
        /// Nothing needed.
        D = "D",
    }
}

/// The two axes of the rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Axis {
    /// 影響度.
    Impact,
    /// 顕在化率.
    Likelihood,
}

impl Axis {
    /// The word that messages choose by.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Impact => "impact",
            Self::Likelihood => "likelihood",
        }
    }
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Impact => "影響度",
            Self::Likelihood => "顕在化率",
        })
    }
}

/// One step of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleStep {
    /// What risks and files call it, such as 大.
    pub id: String,
    /// Its English name.
    pub en: String,
}

/// The steps of an axis, lowest first.
pub type Scale = Vec<ScaleStep>;

/// What a level asks for (リスク基準).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelRule {
    /// The level.
    pub level: Level,
    /// How many measures, each of another category, must treat the risk.
    pub measures: usize,
    /// Whether somebody must decide what is done.
    pub decision: bool,
    /// Whether what remains at this level must be accepted by name.
    pub approval: bool,
}

/// Scales, matrix and rules by which a project rates its risks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criteria {
    /// 影響度, lowest first.
    pub impact: Scale,
    /// 顕在化率, lowest first.
    pub likelihood: Scale,
    /// The level of each pair: `matrix[impact][likelihood]`, both lowest first.
    pub matrix: Vec<Vec<Level>>,
    /// What each level asks for.
    pub rules: Vec<LevelRule>,
}

impl Criteria {
    /// The steps of an axis, lowest first.
    pub const fn scale(&self, axis: Axis) -> &Scale {
        match axis {
            Axis::Impact => &self.impact,
            Axis::Likelihood => &self.likelihood,
        }
    }

    /// The level of a pair of steps (counted from the lowest, 0), or none where the matrix has no such cell.
    pub fn level(&self, impact: usize, likelihood: usize) -> Option<Level> {
        self.matrix.get(impact)?.get(likelihood).copied()
    }

    /// What the level asks for; nothing where no rule names it.
    pub fn rule(&self, level: Level) -> LevelRule {
        self.rules.iter().find(|rule| rule.level == level).cloned().unwrap_or(LevelRule {
            level,
            measures: 0,
            decision: false,
            approval: false,
        })
    }

    /// The place of a step in the scale of 影響度, 0 the lowest.
    pub fn impact_step(&self, id: &str) -> Option<usize> {
        self.impact.iter().position(|step| step.id == id)
    }

    /// The place of a step in the scale of 顕在化率, 0 the lowest.
    pub fn likelihood_step(&self, id: &str) -> Option<usize> {
        self.likelihood.iter().position(|step| step.id == id)
    }
}
