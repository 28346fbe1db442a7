//! Lints about ways and borders: between companies, from outside, between environments.

use std::collections::BTreeSet;

use super::{Found, Survey};
use crate::analysis::terms;
use crate::catalog::Group;
use crate::model::{Environment, PartyRole};

/// L11: the provider has staff, and from none of them a way leads to a server of production.
pub(super) fn maintenance_path_missing(survey: &Survey<'_, '_>) -> Vec<Found> {
    let nodes = &survey.index.nodes;
    let component = survey.graph.components(survey.index);
    let is_staff =
        |node: usize| nodes[node].is_person() && nodes[node].party.is_some_and(|(_, role)| role == PartyRole::Provider);
    let production: BTreeSet<usize> =
        (0..nodes.len()).filter(|&node| nodes[node].is_production_server()).map(|node| component[node]).collect();
    let staff: Vec<usize> = (0..nodes.len()).filter(|&node| is_staff(node)).collect();
    let reaches = staff.iter().any(|&person| production.contains(&component[person]));
    match staff.split_first() {
        Some((&first, others)) if !production.is_empty() && !reaches => {
            vec![(Some(survey.node_id(first)), others.iter().map(|&person| survey.node_id(person)).collect())]
        }
        Some(_) | None => Vec::new(),
    }
}

/// L12: a flow into or out of another company's extent without a table of responsibilities.
pub(super) fn no_responsibility_towards_third_party(survey: &Survey<'_, '_>) -> Vec<Found> {
    let zones = &survey.index.zones;
    survey
        .contexts
        .iter()
        .enumerate()
        .filter_map(|(flow, context)| {
            let crossed = context.zones_crossed.iter().chain(&context.scopes_crossed);
            let extents = crossed.filter(|&&zone| zones[zone].is(terms::THIRD_PARTY));
            let extents: Vec<_> = extents.map(|&zone| zones[zone].id.into()).collect();
            let missing = !extents.is_empty() && !survey.is_covered_by(context, terms::RESPONSIBILITY_TABLE);
            missing.then(|| (Some(survey.flow_id(flow)), extents))
        })
        .collect()
}

/// L13: a flow between two parties' devices with neither a terminating device nor a network: not at an end, not as its
/// carrier, and not on another way that the same data takes between the two. What is handed over by people or carried
/// on a medium needs none.
pub(super) fn boundary_not_drawn(survey: &Survey<'_, '_>) -> Vec<Found> {
    let index = survey.index;
    let is_device = |node: usize| {
        let node = &index.nodes[node];
        matches!(node.group, Some(Group::Terminals | Group::Servers)) || (node.group.is_none() && !node.is_medium())
    };
    let bare: Vec<usize> = survey
        .flows_where(|context| {
            context.parties_crossed.is_some() && context.carrier().is_none() && context.flow.ends().all(is_device)
        })
        .map(|(flow, _)| flow)
        .collect();
    let connected = survey.graph.connected_besides(index, &bare);
    bare.into_iter()
        .zip(connected)
        .filter(|(_, connected)| !connected)
        .map(|(flow, _)| {
            let parties = survey.contexts[flow].parties_crossed.map(|(from, to)| vec![from.into(), to.into()]);
            (Some(survey.flow_id(flow)), parties.unwrap_or_default())
        })
        .collect()
}

/// L21: a flow from development straight into production, with neither change management nor separation.
pub(super) fn development_straight_to_production(survey: &Survey<'_, '_>) -> Vec<Found> {
    let environment = |node: Option<usize>| survey.index.nodes[node?].node.environment;
    let straight = survey.flows_where(|context| {
        let ends = (environment(context.flow.from), environment(context.flow.to));
        let (development, production) = (Some(Environment::Development), Some(Environment::Production));
        ends == (development, production) || (context.flow.flow.two_way && ends == (production, development))
    });
    straight
        .filter(|(_, context)| {
            !survey.is_covered_by(context, terms::CHANGE_MANAGEMENT)
                && !survey.is_covered_by(context, terms::SEPARATED_ENVIRONMENTS)
        })
        .map(|(flow, context)| {
            (Some(survey.flow_id(flow)), context.flow.ends().map(|node| survey.node_id(node)).collect())
        })
        .collect()
}

/// L22: patient information on a flow whose ends are both for development or tests.
pub(super) fn real_data_in_tests(survey: &Survey<'_, '_>) -> Vec<Found> {
    let index = survey.index;
    let is_test = |node: Option<usize>| {
        let environment = node.and_then(|node| index.nodes[node].node.environment);
        matches!(environment, Some(Environment::Development | Environment::Test))
    };
    let within = survey.flows_where(|context| is_test(context.flow.from) && is_test(context.flow.to));
    within
        .filter_map(|(flow, context)| {
            let real = context.flow.carried.iter().filter(|&&item| index.data[item].item.class == terms::PATIENT);
            let real: Vec<_> = real.map(|&item| survey.item_id(item)).collect();
            (!real.is_empty()).then(|| (Some(survey.flow_id(flow)), real))
        })
        .collect()
}
