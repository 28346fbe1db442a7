//! What becomes of data: where it is kept, what is restored, and what nobody gives back or erases.

use std::collections::BTreeMap;

use super::condition::data_of_flows_with;
use super::index::Index;
use super::terms;
use crate::model::PartyRole;

/// By node, the items of a class that stay on it: what a server or medium keeps, and what is processed at rest anywhere.
/// What is contained in another item counts.
pub(crate) fn kept_of_class(index: &Index<'_>, class: &str) -> BTreeMap<usize, Vec<usize>> {
    let mut kept: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut keep = |node: usize, items: &[usize]| {
        for &part in items.iter().flat_map(|&item| &index.data[item].contents) {
            if index.data[part].item.class == class {
                kept.entry(node).or_default().push(part);
            }
        }
    };
    for (place, node) in index.nodes.iter().enumerate().filter(|(_, node)| node.keeps_for_good()) {
        keep(place, &node.keeps);
    }
    for flow in index.flows.iter().filter(|flow| flow.flow.is_at_rest() && !flow.is(terms::DELETE)) {
        if let Some(node) = flow.from {
            keep(node, &flow.data);
        }
    }
    for items in kept.values_mut() {
        items.sort_unstable();
        items.dedup();
    }
    kept
}

/// By item, whether a flow restores it, by itself or within another.
pub(crate) fn restored_data(index: &Index<'_>) -> Vec<bool> {
    let mut restored = vec![false; index.data.len()];
    for flow in index.flows.iter().filter(|flow| flow.is(terms::RESTORE)) {
        for &item in &flow.carried {
            restored[item] = true;
        }
    }
    restored
}

/// The items of a class that a provider or contractor keeps and that no flow gives back or erases, each with who keeps
/// it. What another company has within its own extent is for that company to say.
pub(crate) fn never_ended(index: &Index<'_>, class: &str) -> BTreeMap<usize, Vec<usize>> {
    let ended = data_of_flows_with(&[terms::DELETE.to_owned(), terms::RETURN.to_owned()], index);
    let mut keepers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (node, items) in kept_of_class(index, class) {
        let role = index.nodes[node].party.map(|(_, role)| role);
        let is_foreign = index.stands_in(node, terms::THIRD_PARTY);
        if matches!(role, Some(PartyRole::Provider | PartyRole::Third)) && !is_foreign {
            for item in items.into_iter().filter(|&item| !ended[item]) {
                keepers.entry(item).or_default().push(node);
            }
        }
    }
    keepers
}
