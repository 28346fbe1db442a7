//! Sums over the whole project, for the status bar and the command line.

use std::collections::BTreeMap;

use super::decision::RiskAnalysis;
use super::flow::{Coverage, FlowAnalysis};
use super::index::Index;
use super::ruling::outdated;
use crate::model::{Decision, Level};

/// Sums over the project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Zones.
    pub zones: usize,
    /// Nodes.
    pub nodes: usize,
    /// Flows.
    pub flows: usize,
    /// Pairs of flow and proposed threat.
    pub threats: usize,
    /// Flows by verb: the verb's id without `flow.`. Flows without a verb are not in it.
    pub verbs: BTreeMap<String, usize>,
    /// Flows by coverage; every step is in it.
    pub coverage: BTreeMap<Coverage, usize>,
    /// Flows by level; every level is in it.
    pub levels: BTreeMap<Level, usize>,
    /// Adopted risks.
    pub risks: RiskTotals,
    /// Decisions that must be looked at again.
    pub outdated: usize,
    /// Rules that must be looked at again: one of their threats is defined otherwise now.
    pub outdated_rules: usize,
    /// All that is still missing, of flows and of all else.
    pub missing: usize,
    /// Measures that apply, wherever they are placed.
    pub measures: MeasureTotals,
}

/// Sums over the measures that apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeasureTotals {
    /// In progress or done.
    pub in_force: usize,
    /// Planned.
    pub planned: usize,
}

/// Sums over the adopted risks; a rejected threat is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RiskTotals {
    /// How many there are.
    pub count: usize,
    /// By level before measures; every level is in it.
    pub before: BTreeMap<Level, usize>,
    /// By level after the measures in force; every level is in it.
    pub after: BTreeMap<Level, usize>,
}

/// Sums up the flows and risks of a project, both in the order of the index.
pub(crate) fn sum(index: &Index<'_>, flows: &[FlowAnalysis], risks: &[RiskAnalysis]) -> Totals {
    let Index { project, catalog, .. } = index;
    let mut totals = Totals {
        zones: project.zones.len(),
        nodes: project.nodes.len(),
        flows: project.flows.len(),
        threats: flows.iter().map(|flow| flow.proposals.len()).sum(),
        verbs: BTreeMap::new(),
        coverage: Coverage::ALL.into_iter().map(|step| (step, 0)).collect(),
        levels: no_levels(),
        risks: sum_risks(index, risks),
        missing: 0,
        outdated: risks.iter().filter(|risk| !risk.review.is_empty()).count(),
        outdated_rules: project.own.rules.values().filter(|rule| outdated(rule, catalog).next().is_some()).count(),
        measures: sum_measures(index),
    };
    let mut verbs = vec![0; catalog.flow_kinds.len()];
    for flow in flows {
        *totals.coverage.entry(flow.coverage).or_default() += 1;
        if let Some(level) = flow.level {
            *totals.levels.entry(level).or_default() += 1;
        }
        if let Some(verb) = flow.four_w.how {
            verbs[verb] += 1;
        }
    }
    for (kind, count) in catalog.flow_kinds.iter().zip(verbs).filter(|(_, count)| *count > 0) {
        let verb = kind.id.strip_prefix("flow.").unwrap_or(&kind.id);
        totals.verbs.insert(verb.to_owned(), count);
    }
    totals
}

fn sum_risks(index: &Index<'_>, risks: &[RiskAnalysis]) -> RiskTotals {
    let mut totals = RiskTotals { count: 0, before: no_levels(), after: no_levels() };
    for (_, risk) in index.risks.iter().zip(risks).filter(|(entry, _)| entry.risk.decision == Decision::Adopted) {
        totals.count += 1;
        *totals.before.entry(risk.rating.level).or_default() += 1;
        *totals.after.entry(risk.residual.level).or_default() += 1;
    }
    totals
}

fn sum_measures(index: &Index<'_>) -> MeasureTotals {
    let applying = index.measures.iter().filter(|entry| entry.applies());
    let (in_force, planned): (Vec<_>, Vec<_>) = applying.partition(|entry| entry.is_in_force());
    MeasureTotals { in_force: in_force.len(), planned: planned.len() }
}

/// Every level, none of them counted yet.
fn no_levels() -> BTreeMap<Level, usize> {
    Level::ALL.iter().map(|&level| (level, 0)).collect()
}
