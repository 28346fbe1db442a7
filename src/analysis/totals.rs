//! Sums over the whole project, for the status bar and the command line.

use std::collections::BTreeMap;

use super::flow::Coverage;
use crate::model::Level;

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
