//! Sums over the whole project, for the status bar and the command line.

use std::collections::BTreeMap;

use super::flow::{Coverage, FlowAnalysis};
use crate::catalog::Catalog;
use crate::model::{Level, Project};

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
}

/// Sums up the flows of a project.
pub(crate) fn sum(project: &Project, catalog: &Catalog, flows: &[FlowAnalysis]) -> Totals {
    let mut totals = Totals {
        zones: project.zones.len(),
        nodes: project.nodes.len(),
        flows: project.flows.len(),
        threats: flows.iter().map(|flow| flow.proposals.len()).sum(),
        verbs: BTreeMap::new(),
        coverage: Coverage::ALL.into_iter().map(|step| (step, 0)).collect(),
        levels: Level::ALL.iter().map(|&level| (level, 0)).collect(),
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
