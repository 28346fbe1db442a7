//! What people decided about a risk: its rating, what is still to be done, what remains.

use super::context::Context;
use super::defence::{self, Defence};
use super::flow::{Coverage, FlowAnalysis};
use super::index::{Index, RiskEntry};
use super::lack::Lack;
use super::rating::{Basis, Rating, Scoring, level_of};
use super::review::{self, Cause};
use crate::model::{Approval, Decision, FlowId, Level, LevelRule, MeasureId, Risk, Treatment};

/// What follows for a risk from the criteria and its measures.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskAnalysis {
    /// The rating before measures: the highest proposed for its flows, or what a person set.
    pub rating: Rating,
    /// The steps of 影響度 and 顕在化率 that were proposed, whatever a person set.
    pub proposed: (usize, usize),
    /// What remains with the measures in force.
    pub residual: Residual,
    /// The steps that the measures in force leave, whatever a person set.
    pub left: (usize, usize),
    /// What the criteria ask for at its level.
    pub rule: LevelRule,
    /// Of how many categories its measures are; those of the project's own making count as one.
    pub categories: usize,
    /// Its measures that do not reach all of its flows, with the flows they do not reach. They lower nothing there.
    pub misplaced: Vec<(MeasureId, Vec<FlowId>)>,
    /// Measures placed over all of its flows that help against its threat, and that it does not name yet.
    pub at_hand: Vec<MeasureId>,
    /// What is missing of it, what is to be said first at the front; of a rejected one at most a reason.
    pub lacks: Vec<Lack>,
    /// Whether it has all the measures and decisions that its level asks for. Rejected risks ask for none.
    pub treated: bool,
    /// Whether what remains may remain: it is accepted by name and date, or needs not be.
    pub accepted: bool,
    /// Why the decision must be looked at again; nothing where it needs not.
    pub review: Vec<Cause>,
}

impl RiskAnalysis {
    /// What is missing of it for this one of its flows.
    pub(crate) fn lacks_for(&self, flow: FlowId) -> impl Iterator<Item = Lack> {
        let concerns = move |lack: &Lack| *lack != Lack::Outdated || self.is_outdated_for(flow);
        self.lacks.iter().copied().filter(concerns)
    }

    /// Whether a person set what remains otherwise than the measures in force leave it, whether that holds yet or not.
    pub fn is_otherwise(&self) -> bool {
        let Residual { impact, likelihood, awaited, .. } = self.residual;
        awaited.is_some() || (impact, likelihood) != self.left
    }

    /// Whether the decision was made about another flow than this one has become.
    pub fn is_outdated_for(&self, flow: FlowId) -> bool {
        self.review.iter().any(|cause| match cause {
            Cause::FlowChanged { flow: changed, .. } | Cause::FlowGone(changed) => *changed == flow,
            Cause::ThreatRedefined | Cause::ThreatGone => true,
        })
    }
}

/// What remains of a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Residual {
    /// 残存影響度: the step of the criteria's scale, 0 the lowest.
    pub impact: usize,
    /// 残存顕在化率: the step of the criteria's scale, 0 the lowest.
    pub likelihood: usize,
    /// 残存レベル.
    pub level: Level,
    /// The level by what a person set, where that does not hold yet: none of the measures is in force.
    pub awaited: Option<Level>,
    /// Whether a person set the impact.
    pub impact_set: bool,
    /// Whether a person set the likelihood.
    pub likelihood_set: bool,
}

/// Looks at one risk. Contexts and flows are in the order of the index.
pub(crate) fn assess(
    risk: &RiskEntry<'_>,
    index: &Index<'_>,
    scoring: &Scoring<'_>,
    contexts: &[Context<'_, '_>],
    flows: &[FlowAnalysis],
) -> RiskAnalysis {
    let proposal = proposed(risk, scoring, contexts, flows);
    let proposed = (proposal.impact, proposal.likelihood);
    let rating = with_what_was_set(risk, index, proposal);
    let Defence { impact, likelihood, categories, misplaced, at_hand } = Defence::new(risk, index, contexts);
    let left = (rating.impact.saturating_sub(impact), rating.likelihood.saturating_sub(likelihood));
    let residual = residual(risk, index, left);
    let rule = index.criteria.rule(rating.level);
    let is_rejected = risk.risk.decision == Decision::Rejected;
    let review = review::causes(risk, index.catalog, contexts);
    let approval = index.criteria.rule(residual.level).approval || risk.risk.treatment.contains(&Treatment::Retain);
    let mut lacks = Vec::new();
    if !review.is_empty() {
        lacks.push(Lack::Outdated);
    }
    match risk.risk.decision {
        Decision::Rejected if risk.risk.reason.trim().is_empty() => lacks.push(Lack::NoReason),
        Decision::Rejected => {}
        Decision::Adopted => {
            if rule.decision && risk.risk.treatment.is_empty() {
                lacks.push(Lack::NoTreatment);
            }
            if categories < rule.measures {
                lacks.push(Lack::TooFewMeasures { has: categories, needs: rule.measures });
            } else if asks_for_measures(risk.risk) && !defence::has_any(risk, index) {
                lacks.push(Lack::NoMeasure);
            }
            if approval && !risk.risk.approval.as_ref().is_some_and(is_complete) {
                lacks.push(Lack::NotAccepted);
            }
        }
    }
    let is_at = |step| lacks.iter().any(|lack| lack.step() == step);
    RiskAnalysis {
        treated: !is_at(Coverage::Untreated),
        accepted: !is_at(Coverage::Unaccepted),
        lacks,
        review,
        rating,
        proposed,
        residual,
        left,
        rule,
        categories,
        misplaced,
        at_hand: if is_rejected { Vec::new() } else { at_hand },
    }
}

/// The highest rating proposed for its flows; of several, that of the first flow.
fn proposed(
    risk: &RiskEntry<'_>,
    scoring: &Scoring<'_>,
    contexts: &[Context<'_, '_>],
    flows: &[FlowAnalysis],
) -> Rating {
    let of_flow = |&flow: &usize| match risk.threat {
        Some(threat) => flows[flow].proposals.iter().find(|proposal| proposal.threat == threat).map_or_else(
            || scoring.of_threat(&contexts[flow], &flows[flow].rating, threat),
            |known| known.rating.clone(),
        ),
        None => flows[flow].rating.clone(),
    };
    let weight = |rating: &Rating| (std::cmp::Reverse(rating.level), rating.impact, rating.likelihood);
    risk.flows
        .iter()
        .map(of_flow)
        .reduce(|best, other| if weight(&other) > weight(&best) { other } else { best })
        .unwrap_or_else(|| scoring.of_nothing())
}

/// Puts the steps a person set in the place of the proposed ones.
fn with_what_was_set(risk: &RiskEntry<'_>, index: &Index<'_>, mut rating: Rating) -> Rating {
    let criteria = index.criteria;
    if let Some(step) = risk.risk.impact.as_deref().and_then(|id| criteria.impact_step(id)) {
        rating.impact = step;
        rating.basis.push(Basis::ImpactSet);
    }
    if let Some(step) = risk.risk.likelihood.as_deref().and_then(|id| criteria.likelihood_step(id)) {
        rating.likelihood = step;
        rating.basis.push(Basis::LikelihoodSet);
    }
    rating.level = level_of(criteria, rating.impact, rating.likelihood);
    rating
}

/// To reduce and to share is to do something; to avoid may be to draw the flow otherwise, to retain is to do nothing.
fn asks_for_measures(risk: &Risk) -> bool {
    risk.treatment.iter().any(|treatment| matches!(treatment, Treatment::Reduce | Treatment::Share))
}

/// What the measures in force leave. What a person set holds in its stead once one of the risk's measures is in force:
/// as long as nothing is done, nothing is lower.
fn residual(risk: &RiskEntry<'_>, index: &Index<'_>, left: (usize, usize)) -> Residual {
    let criteria = index.criteria;
    let impact_set = risk.risk.residual_impact.as_deref().and_then(|id| criteria.impact_step(id));
    let likelihood_set = risk.risk.residual_likelihood.as_deref().and_then(|id| criteria.likelihood_step(id));
    let set = (impact_set.unwrap_or(left.0), likelihood_set.unwrap_or(left.1));
    let holds = defence::is_any_in_force(risk, index);
    let (impact, likelihood) = if holds { set } else { left };
    let is_set = impact_set.is_some() || likelihood_set.is_some();
    Residual {
        awaited: (is_set && !holds).then(|| level_of(criteria, set.0, set.1)),
        impact,
        likelihood,
        level: level_of(criteria, impact, likelihood),
        impact_set: impact_set.is_some(),
        likelihood_set: likelihood_set.is_some(),
    }
}

fn is_complete(approval: &Approval) -> bool {
    !approval.by.trim().is_empty() && !approval.on.trim().is_empty()
}
