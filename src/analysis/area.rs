//! How far zones, parties and phases are covered: how the flows that belong to each are spread over the steps.
//!
//! A flow belongs to every zone in which one of those who take part in it stands (its ends and its actor; so it belongs to
//! the zones at both sides of a border that it crosses, and to those around them), to every party that answers for one
//! of them, and to every phase it names. The step of an area is the lowest among its flows: it is covered when all of them
//! are. An area without flows is 未記述, since nobody wrote down yet what happens there.

use std::collections::BTreeMap;

use super::flow::{Coverage, FlowAnalysis};
use super::index::Index;
use crate::model::{FlowId, PartyId, Phase, ZoneId};

/// The flows of a zone, a party or a phase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Its flows, in order.
    pub flows: Vec<FlowId>,
    /// How many of them are at each step, in the order of [`Coverage::ALL`].
    pub steps: [usize; Coverage::ALL.len()],
    /// How many nodes stand in it, or are answered for. Phases have none.
    pub nodes: usize,
}

impl Area {
    /// The lowest step among its flows; 未記述 where it has none.
    pub fn step(&self) -> Coverage {
        let lowest = Coverage::ALL.into_iter().find(|&step| self.count(step) > 0);
        lowest.unwrap_or(Coverage::Undescribed)
    }

    /// How many of its flows are at a step.
    pub fn count(&self, step: Coverage) -> usize {
        self.steps[step as usize]
    }

    fn add(&mut self, flow: FlowId, step: Coverage) {
        self.flows.push(flow);
        self.steps[step as usize] += 1;
    }
}

/// Every area of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// Its zones.
    pub zones: BTreeMap<ZoneId, Area>,
    /// Its parties.
    pub parties: BTreeMap<PartyId, Area>,
    /// Every phase of the guideline's life cycle (p23), whether something flows in it or not.
    pub phases: BTreeMap<Phase, Area>,
}

/// Looks at all areas. Flows are in the order of the index.
pub(crate) fn areas(index: &Index<'_>, flows: &[FlowAnalysis]) -> Areas {
    let mut zones: Vec<Area> = vec![Area::default(); index.zones.len()];
    let mut parties: BTreeMap<PartyId, Area> = index.project.parties.keys().map(|&id| (id, Area::default())).collect();
    let mut phases: BTreeMap<Phase, Area> = Phase::ALL.iter().map(|&phase| (phase, Area::default())).collect();
    for node in &index.nodes {
        for &zone in &node.zones {
            zones[zone].nodes += 1;
        }
        if let Some(area) = node.party.and_then(|(party, _)| parties.get_mut(&party)) {
            area.nodes += 1;
        }
    }
    let (mut around, mut answering) = (Vec::new(), Vec::new());
    for (entry, flow) in index.flows.iter().zip(flows) {
        around.clear();
        answering.clear();
        for node in entry.participants() {
            let node = &index.nodes[node];
            around.extend(node.zones.iter().copied());
            answering.extend(node.party.map(|(party, _)| party));
        }
        around.sort_unstable();
        around.dedup();
        answering.sort_unstable();
        answering.dedup();
        for &zone in &around {
            zones[zone].add(entry.id, flow.coverage);
        }
        for party in &answering {
            if let Some(area) = parties.get_mut(party) {
                area.add(entry.id, flow.coverage);
            }
        }
        for (phase, area) in &mut phases {
            if entry.flow.phases.contains(phase) {
                area.add(entry.id, flow.coverage);
            }
        }
    }
    let zones = index.zones.iter().map(|entry| entry.id).zip(zones).collect();
    Areas { zones, parties, phases }
}
