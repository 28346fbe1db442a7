//! Which measures cover which flow: those on it, on its data, on its ends and actor, on their zones and parties, on
//! its risks, and those on the whole project.

use std::collections::BTreeMap;

use super::index::Index;
use crate::model::ElementId;

/// For each flow the measures that cover it, by place, in order. Those that do not apply cover nothing.
pub(crate) fn covering_measures(index: &Index<'_>) -> Vec<Vec<usize>> {
    let mut everywhere = Vec::new();
    let mut on_zones = vec![Vec::new(); index.zones.len()];
    let mut on_nodes = vec![Vec::new(); index.nodes.len()];
    let mut on_flows = vec![Vec::new(); index.flows.len()];
    let mut on_data = vec![Vec::new(); index.data.len()];
    let mut on_parties: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, entry) in index.measures.iter().enumerate().filter(|(_, entry)| entry.applies()) {
        if entry.measure.on.is_empty() {
            everywhere.push(place);
        }
        for &element in &entry.measure.on {
            let list = match element {
                ElementId::Zone(id) => index.zone(id).map(|zone| &mut on_zones[zone]),
                ElementId::Node(id) => index.node(id).map(|node| &mut on_nodes[node]),
                ElementId::Flow(id) => index.flow(id).map(|flow| &mut on_flows[flow]),
                ElementId::Data(id) => index.item(id).map(|item| &mut on_data[item]),
                ElementId::Party(id) => Some(on_parties.entry(id).or_default()),
                ElementId::Risk(id) => {
                    for &flow in index.risk(id).into_iter().flat_map(|risk| &index.risks[risk].flows) {
                        on_flows[flow].push(place);
                    }
                    None
                }
                ElementId::Note(_) | ElementId::Measure(_) => None,
            };
            if let Some(list) = list {
                list.push(place);
            }
        }
    }
    if index.measures.is_empty() {
        return on_flows;
    }
    for (flow, covering) in index.flows.iter().zip(&mut on_flows) {
        covering.extend(&everywhere);
        for &item in &flow.data {
            covering.extend(&on_data[item]);
        }
        for node in flow.participants() {
            covering.extend(&on_nodes[node]);
            for &zone in &index.nodes[node].zones {
                covering.extend(&on_zones[zone]);
            }
            if let Some(party) = index.nodes[node].party.and_then(|(party, _)| on_parties.get(&party)) {
                covering.extend(party);
            }
        }
        covering.sort_unstable();
        covering.dedup();
    }
    on_flows
}
