//! The flows that a condition holds for, asked while somebody writes one.

use super::condition::Test;
use super::context::Context;
use super::cover::covering_measures;
use super::graph::FlowGraph;
use super::index::Index;
use crate::catalog::{Catalog, Condition};
use crate::model::{FlowId, Project};

/// The flows of a project that a condition holds for, in order. What it names that does not exist holds for none.
pub fn applying(project: &Project, catalog: &Catalog, condition: &Condition) -> Vec<FlowId> {
    let index = Index::new(project, catalog);
    let remote = FlowGraph::new(&index).remote_maintenance(&index);
    let covering = covering_measures(&index);
    let test = Test::new(condition, &index);
    let flows = index.flows.iter().zip(&covering).zip(remote);
    let holding = flows.filter(|((flow, measures), remote)| {
        let context = Context::new(&index, flow, measures, *remote);
        test.holds(&context, &mut Vec::new())
    });
    holding.map(|((flow, _), _)| flow.id).collect()
}
