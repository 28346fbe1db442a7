//! Lints about what is written down: elements nobody uses, flows that say too little.

use super::{Found, Survey};
use crate::analysis::flow::{Missing, Which, Who};
use crate::model::Confidence;

/// L01: a node that takes part in no flow, neither as an end nor as the one who acts.
pub(super) fn unused_node(survey: &Survey<'_, '_>) -> Vec<Found> {
    let mut used = vec![false; survey.index.nodes.len()];
    for flow in &survey.index.flows {
        for node in flow.participants() {
            used[node] = true;
        }
    }
    let unused = used.iter().enumerate().filter(|(_, used)| !**used);
    unused.map(|(node, _)| (Some(survey.node_id(node)), Vec::new())).collect()
}

/// L02: a flow that names no data.
pub(super) fn flow_without_data(survey: &Survey<'_, '_>) -> Vec<Found> {
    let found = survey.flows_where(|context| context.flow.data.is_empty());
    found.map(|(flow, _)| (Some(survey.flow_id(flow)), Vec::new())).collect()
}

/// L03: a flow that somebody must do, with nobody named.
pub(super) fn flow_without_actor(survey: &Survey<'_, '_>) -> Vec<Found> {
    let found = survey.flows.iter().enumerate().filter(|(_, flow)| {
        flow.four_w.how.is_some() && flow.four_w.who == Who::Missing && flow.missing.contains(&Missing::Who)
    });
    let device = |which| match which {
        Which::Node(node) => vec![node.into()],
        Which::Missing => Vec::new(),
    };
    found.map(|(place, flow)| (Some(survey.flow_id(place)), device(flow.four_w.which))).collect()
}

/// L04: an arrow that says nothing yet: something is connected, and what flows there nobody wrote down.
pub(super) fn connection_without_flow(survey: &Survey<'_, '_>) -> Vec<Found> {
    let found = survey.flows_where(|context| context.flow.flow.verb.is_none() && context.flow.data.is_empty());
    found
        .map(|(flow, context)| {
            let ends = context.flow.ends().map(|node| survey.node_id(node)).collect();
            (Some(survey.flow_id(flow)), ends)
        })
        .collect()
}

/// L23: the project names no edition of the guideline, or one that is not the catalogue's.
pub(super) fn no_edition(survey: &Survey<'_, '_>) -> Vec<Found> {
    if survey.index.project.profile == survey.index.catalog.profile { Vec::new() } else { vec![(None, Vec::new())] }
}

/// L24: a flow that nobody confirmed.
pub(super) fn unconfirmed_flow(survey: &Survey<'_, '_>) -> Vec<Found> {
    let found = survey.flows_where(|context| context.flow.flow.confidence != Confidence::Confirmed);
    found.map(|(flow, _)| (Some(survey.flow_id(flow)), Vec::new())).collect()
}
