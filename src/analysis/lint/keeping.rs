//! Lints that follow information to where it is kept, logged, backed up, carried and erased.

use super::{Found, Survey};
use crate::analysis::custody::{kept_of_class, never_ended, restored_data};
use crate::analysis::index::NodeEntry;
use crate::analysis::terms;
use crate::catalog::Group;
use crate::model::{ElementId, Value};

/// L05: a server with nothing said about what stays on it.
pub(super) fn server_that_stores_nothing(survey: &Survey<'_, '_>) -> Vec<Found> {
    let stores = |node: usize| {
        survey.graph.starting_at(node).into_iter().map(|flow| &survey.index.flows[flow]).any(|flow| {
            flow.flow.is_at_rest() && (flow.is(terms::CREATE) || flow.is(terms::STORE) || flow.is(terms::KEEP))
        })
    };
    let servers = survey.own_nodes_where(|node| node.is(terms::SERVER));
    servers.filter(|&(node, _)| !stores(node)).map(|(node, _)| (Some(survey.node_id(node)), Vec::new())).collect()
}

/// L06: a server of production whose logs go to no log server. A log server is where they end.
pub(super) fn logs_go_nowhere(survey: &Survey<'_, '_>) -> Vec<Found> {
    let mut logs = vec![false; survey.index.nodes.len()];
    for context in survey.contexts {
        let is_log = |node: usize| survey.index.nodes[node].is(terms::LOG_SERVER);
        if context.targets().any(is_log) {
            for start in context.starts() {
                logs[start] = true;
            }
        }
    }
    let servers = survey.own_nodes_where(|node| node.is_production_server() && !node.is(terms::LOG_SERVER));
    servers.filter(|&(node, _)| !logs[node]).map(|(node, _)| (Some(survey.node_id(node)), Vec::new())).collect()
}

/// L07: a server of production that keeps patient information, with no flow of back-up data from it to anywhere.
pub(super) fn no_backup(survey: &Survey<'_, '_>) -> Vec<Found> {
    let index = survey.index;
    let mut backed_up = vec![false; index.nodes.len()];
    for context in survey.contexts {
        let is_backup = context.flow.carried.iter().any(|&item| index.data[item].item.class == terms::BACKUP);
        if is_backup && context.flow.from != context.flow.to {
            for start in context.starts() {
                backed_up[start] = true;
            }
        }
    }
    let kept = kept_of_class(survey.index, terms::PATIENT);
    let servers = survey.own_nodes_where(NodeEntry::is_production_server);
    servers
        .filter(|(node, _)| !backed_up[*node])
        .filter_map(|(node, _)| Some((Some(survey.node_id(node)), ids(survey, kept.get(&node)?))))
        .collect()
}

/// L08: a flow that takes a back-up which no flow restores.
pub(super) fn no_restore(survey: &Survey<'_, '_>) -> Vec<Found> {
    let index = survey.index;
    let restored = restored_data(index);
    let is_source = |node: usize| matches!(index.nodes[node].group, Some(Group::Servers | Group::Terminals));
    let takes_backup = survey.flows_where(|context| {
        let flow = context.flow;
        flow.from != flow.to && flow.from.is_some_and(is_source) && !flow.is(terms::RESTORE)
    });
    takes_backup
        .filter_map(|(place, context)| {
            let backups = context.flow.data.iter().copied();
            let lost: Vec<usize> = backups
                .filter(|&item| index.data[item].item.class == terms::BACKUP)
                .filter(|&item| !index.data[item].contents.iter().any(|&part| restored[part]))
                .collect();
            (!lost.is_empty()).then(|| (Some(survey.flow_id(place)), ids(survey, &lost)))
        })
        .collect()
}

/// L09: something is carried to where it is neither kept nor disposed of nor carried on.
pub(super) fn carried_nowhere(survey: &Survey<'_, '_>) -> Vec<Found> {
    let goes_on = |node: usize| {
        let next = survey.graph.starting_at(node).into_iter().map(|flow| &survey.index.flows[flow]);
        next.into_iter().any(|flow| flow.is(terms::KEEP) || flow.is(terms::DELETE) || flow.is(terms::CARRY))
    };
    let carried = survey.flows_where(|context| {
        let flow = context.flow;
        flow.is(terms::CARRY) && !flow.to.is_some_and(goes_on)
    });
    carried
        .map(|(place, context)| {
            let end = context.flow.to.map(|node| survey.node_id(node));
            (Some(survey.flow_id(place)), end.into_iter().collect())
        })
        .collect()
}

/// L10: patient information that a provider or contractor keeps, which no flow gives back or erases.
pub(super) fn nothing_at_end_of_contract(survey: &Survey<'_, '_>) -> Vec<Found> {
    let keepers = never_ended(survey.index, terms::PATIENT);
    let found = keepers.into_iter().map(|(item, nodes)| {
        (Some(survey.item_id(item)), nodes.into_iter().map(|node| survey.node_id(node)).collect())
    });
    found.collect()
}

/// L14: patient information kept where another country's law applies.
pub(super) fn stored_abroad(survey: &Survey<'_, '_>) -> Vec<Found> {
    let index = survey.index;
    let country = |zone: usize| index.catalog.zone_value(index.zones[zone].zone, terms::COUNTRY);
    let abroad = |node: usize| {
        let known = index.nodes[node].zones.iter().rev().find_map(|&zone| Some((zone, country(zone)?)));
        known.filter(|(_, country)| **country != Value::Text(terms::DOMESTIC.to_owned())).map(|(zone, _)| zone)
    };
    let kept = kept_of_class(survey.index, terms::PATIENT).into_keys();
    kept.filter_map(|node| Some((Some(survey.node_id(node)), vec![index.zones[abroad(node)?].id.into()]))).collect()
}

fn ids(survey: &Survey<'_, '_>, items: &[usize]) -> Vec<ElementId> {
    super::elements(items.iter().map(|&item| survey.index.data[item].id))
}
