//! What people decided about a risk: its rating, what is still to be done, what remains.

use std::collections::BTreeSet;

use super::context::Context;
use super::flow::FlowAnalysis;
use super::index::{Index, RiskEntry};
use super::rating::{Basis, Rating, Scoring, level_of};
use crate::catalog::{Axis, Category};
use crate::model::{Approval, Decision, Level, LevelRule, Treatment};

/// What follows for a risk from the criteria and its measures.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskAnalysis {
    /// The rating before measures: the highest proposed for its flows, or what a person set.
    pub rating: Rating,
    /// What remains with the measures in force.
    pub residual: Residual,
    /// What the criteria ask for at its level.
    pub rule: LevelRule,
    /// Of how many categories its measures are; those of the project's own making count as one.
    pub categories: usize,
    /// Whether it has all the measures and decisions that its level asks for. Rejected risks ask for none.
    pub treated: bool,
    /// Whether what remains may remain: it is accepted by name and date, or needs not be.
    pub accepted: bool,
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
    /// Whether a person set the impact.
    pub impact_set: bool,
    /// Whether a person set the likelihood.
    pub likelihood_set: bool,
}

/// No axis is lowered by more steps than this, however many measures there are.
const MOST_STEPS: usize = 2;

/// Looks at one risk. Contexts and flows are in the order of the index.
pub(crate) fn assess(
    risk: &RiskEntry<'_>,
    index: &Index<'_>,
    scoring: &Scoring<'_>,
    contexts: &[Context<'_, '_>],
    flows: &[FlowAnalysis],
) -> RiskAnalysis {
    let rating = with_what_was_set(risk, index, proposed(risk, scoring, contexts, flows));
    let residual = residual(risk, index, &rating);
    let rule = index.criteria.rule(rating.level);
    let categories = categories(risk, index);
    let is_rejected = risk.risk.decision == Decision::Rejected;
    let is_decided = !rule.decision || !risk.risk.treatment.is_empty();
    let approval = index.criteria.rule(residual.level).approval || risk.risk.treatment.contains(&Treatment::Retain);
    RiskAnalysis {
        treated: is_rejected || (is_decided && categories >= rule.measures),
        accepted: is_rejected || !approval || risk.risk.approval.as_ref().is_some_and(is_complete),
        rating,
        residual,
        rule,
        categories,
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

/// Measures in force lower the axes they work on by one step a category (layered defence: more of the same kind does
/// not help twice), unless a person set what remains.
fn residual(risk: &RiskEntry<'_>, index: &Index<'_>, rating: &Rating) -> Residual {
    let criteria = index.criteria;
    let impact_set = risk.risk.residual_impact.as_deref().and_then(|id| criteria.impact_step(id));
    let likelihood_set = risk.risk.residual_likelihood.as_deref().and_then(|id| criteria.likelihood_step(id));
    let impact = impact_set.unwrap_or_else(|| rating.impact.saturating_sub(steps_down(risk, index, Axis::Impact)));
    let likelihood =
        likelihood_set.unwrap_or_else(|| rating.likelihood.saturating_sub(steps_down(risk, index, Axis::Likelihood)));
    Residual {
        impact,
        likelihood,
        level: level_of(criteria, impact, likelihood),
        impact_set: impact_set.is_some(),
        likelihood_set: likelihood_set.is_some(),
    }
}

fn steps_down(risk: &RiskEntry<'_>, index: &Index<'_>, axis: Axis) -> usize {
    let in_force = risk.measures.iter().map(|&measure| &index.measures[measure]).filter(|entry| entry.is_in_force());
    let kinds = in_force.filter_map(|entry| Some(&index.catalog.measures.as_slice()[entry.kind?]));
    let categories: BTreeSet<Category> =
        kinds.filter(|kind| kind.lowers.contains(&axis)).map(|kind| kind.category).collect();
    categories.len().min(MOST_STEPS)
}

fn categories(risk: &RiskEntry<'_>, index: &Index<'_>) -> usize {
    let measures = risk.measures.iter().map(|&measure| &index.measures[measure]).filter(|entry| entry.applies());
    let categories: BTreeSet<Option<Category>> =
        measures.map(|entry| entry.kind.map(|kind| index.catalog.measures.as_slice()[kind].category)).collect();
    categories.len()
}

fn is_complete(approval: &Approval) -> bool {
    !approval.by.trim().is_empty() && !approval.on.trim().is_empty()
}
