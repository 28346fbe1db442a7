//! What one more measure would change for one risk, or for a proposed threat that nobody decided yet.
//!
//! The rule is that of `defence`: a measure lowers its axes by a step, measures of a category count once, the worst
//! defended flow of a risk counts. What is planned is taken as done here: it needs not be proposed again.

use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::analysis::defence::MOST_STEPS;
use crate::analysis::index::Index;
use crate::analysis::rating::level_of;
use crate::catalog::{Axis, MeasureKind};
use crate::model::{FlowId, Level, RiskId};

/// What a measure helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Treated {
    /// An adopted risk.
    Risk(RiskId),
    /// A threat proposed for a flow, by its place in the catalogue, that nobody decided yet.
    Open(FlowId, usize),
}

/// From which level to which something goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelChange {
    /// What.
    pub treated: Treated,
    /// What remains once all that is planned is done.
    pub from: Level,
    /// What remains with this measure as well.
    pub to: Level,
}

impl LevelChange {
    /// By how many levels.
    pub fn steps(&self) -> usize {
        (self.to as usize).saturating_sub(self.from as usize)
    }
}

/// The categories that lower each axis, a bit each: 影響度, then 顕在化率.
pub(super) type Lowered = [u8; 2];

/// A risk or open threat, as far as measures can change it.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) treated: Treated,
    /// The threat's place in the catalogue.
    pub(super) threat: usize,
    /// The flows it is about; at least one.
    pub(super) flows: Vec<usize>,
    /// Kinds of measures that reach all its flows already, whether it names them or not.
    pub(super) present: Vec<usize>,
    /// Steps before measures.
    pub(super) rating: [usize; 2],
    /// Steps that remain because a person said so.
    pub(super) set: [Option<usize>; 2],
    /// What lowers it in each of its flows: by the measures that it names, or of an open one by those in place.
    pub(super) lowered: Vec<Lowered>,
    /// What remains.
    pub(super) level: Level,
}

/// What a kind of measure lowers.
pub(super) fn lowering(kind: &MeasureKind) -> Lowered {
    let bit = 1 << kind.category as u8;
    [Axis::Impact, Axis::Likelihood].map(|axis| if kind.lowers.contains(&axis) { bit } else { 0 })
}

impl Subject {
    /// What remains when a further measure reaches those of its flows that a test picks, by their place in [`Self::flows`].
    pub(super) fn level_with(&self, further: Lowered, reaches: impl Fn(usize) -> bool, index: &Index<'_>) -> Level {
        let left = [0, 1].map(|axis| {
            let of_flow = self.lowered.iter().enumerate().map(|(place, lowered)| {
                let bits = if reaches(place) { lowered[axis] | further[axis] } else { lowered[axis] };
                bits.count_ones() as usize
            });
            let steps = of_flow.min().unwrap_or(0).min(MOST_STEPS);
            self.set[axis].unwrap_or_else(|| self.rating[axis].saturating_sub(steps))
        });
        level_of(index.criteria, left[0], left[1])
    }

    fn rated(mut self, index: &Index<'_>) -> Self {
        self.level = self.level_with([0, 0], |_| false, index);
        self
    }
}

/// All that measures can change: adopted risks with a threat of the catalogue on flows that exist, then open proposals.
pub(super) fn subjects(index: &Index<'_>, covering: &[Vec<usize>], analysis: &Analysis) -> Vec<Subject> {
    let mut subjects = of_risks(index, covering, analysis);
    let of_measure: Vec<Option<(usize, Lowered)>> = index
        .measures
        .iter()
        .map(|entry| entry.kind.map(|kind| (kind, lowering(&index.catalog.measures.as_slice()[kind]))))
        .collect();
    for (flow, entry) in index.flows.iter().enumerate() {
        let proposals = analysis.flows.get(&entry.id).map_or(&[][..], |known| &known.proposals);
        for proposal in proposals.iter().filter(|proposal| proposal.is_open()) {
            // Nobody could name measures yet; those that help and are in place count.
            let mut lowered = [0, 0];
            let mut present = Vec::new();
            for (kind, more) in covering[flow].iter().filter_map(|&measure| of_measure[measure]) {
                if helps(index, kind, proposal.threat) {
                    lowered = [lowered[0] | more[0], lowered[1] | more[1]];
                    present.push(kind);
                }
            }
            let subject = Subject {
                treated: Treated::Open(entry.id, proposal.threat),
                threat: proposal.threat,
                flows: vec![flow],
                present,
                rating: [proposal.rating.impact, proposal.rating.likelihood],
                set: [None, None],
                lowered: vec![lowered],
                level: proposal.rating.level,
            };
            subjects.push(subject.rated(index));
        }
    }
    subjects
}

fn of_risks(index: &Index<'_>, covering: &[Vec<usize>], analysis: &Analysis) -> Vec<Subject> {
    let criteria = index.criteria;
    let adopted = index.risks.iter().filter(|entry| entry.is_adopted() && !entry.flows.is_empty());
    let subjects = adopted.filter_map(|entry| {
        let (threat, known) = (entry.threat?, analysis.risks.get(&entry.id)?);
        let mut lowered = vec![[0, 0]; entry.flows.len()];
        let mut present: BTreeMap<usize, usize> = BTreeMap::new();
        for (lowered, &flow) in lowered.iter_mut().zip(&entry.flows) {
            for &measure in &covering[flow] {
                let Some(kind) = index.measures[measure].kind else { continue };
                *present.entry(kind).or_default() += 1;
                if entry.measures.contains(&measure) {
                    let more = lowering(&index.catalog.measures.as_slice()[kind]);
                    *lowered = [lowered[0] | more[0], lowered[1] | more[1]];
                }
            }
        }
        let step = |id: &Option<String>, find: fn(&crate::model::Criteria, &str) -> Option<usize>| {
            id.as_deref().and_then(|id| find(criteria, id))
        };
        let subject = Subject {
            treated: Treated::Risk(entry.id),
            threat,
            present: present
                .into_iter()
                .filter(|(_, flows)| *flows >= entry.flows.len())
                .map(|(kind, _)| kind)
                .collect(),
            flows: entry.flows.clone(),
            rating: [known.rating.impact, known.rating.likelihood],
            set: [
                step(&entry.risk.residual_impact, crate::model::Criteria::impact_step),
                step(&entry.risk.residual_likelihood, crate::model::Criteria::likelihood_step),
            ],
            lowered,
            level: known.residual.level,
        };
        Some(subject.rated(index))
    });
    subjects.collect()
}

/// The kinds of measures that can be proposed, by their places in the catalogue: those that the project has not switched
/// off.
pub(super) fn offered(index: &Index<'_>) -> impl Iterator<Item = usize> {
    let kinds = index.catalog.measures.as_slice();
    kinds.iter().enumerate().filter(|(_, kind)| !kind.is_off()).map(|(place, _)| place)
}

/// Whether a kind of measure helps against a threat, both by their places in the catalogue.
pub(super) fn helps(index: &Index<'_>, kind: usize, threat: usize) -> bool {
    index.catalog.measures.as_slice()[kind].covers.contains(&index.catalog.threats.as_slice()[threat].id)
}
