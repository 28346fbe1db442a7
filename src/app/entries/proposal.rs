//! A rule put together from threats that somebody has picked, to be gone through before it is added.

use std::collections::BTreeSet;

use crate::app::state::State;
use crate::model::{FlowId, Rule, ZoneId};

/// The rule that rejects these threats: in the smallest zone that all their flows touch, so that it reaches no further
/// than what was picked where that can be said, decided today.
pub fn rule(state: &State, picked: &[(FlowId, usize)], reason: &str) -> Rule {
    let places: BTreeSet<usize> = picked.iter().map(|(_, threat)| *threat).collect();
    let threats = places.iter().filter_map(|&place| state.catalog().threats.as_slice().get(place));
    let flows: BTreeSet<FlowId> = picked.iter().map(|(flow, _)| *flow).collect();
    Rule {
        threats: threats.map(|threat| threat.id.clone()).collect(),
        zones: smallest(state, &flows).into_iter().collect(),
        reason: reason.trim().to_owned(),
        on: state.setting.today.clone(),
        ..Rule::default()
    }
}

/// The smallest zone in which an end or the actor of each of these flows stands.
fn smallest(state: &State, flows: &BTreeSet<FlowId>) -> Option<ZoneId> {
    let (project, analysis) = (state.project(), state.document.analysis());
    let touched = |flow: &FlowId| -> BTreeSet<ZoneId> {
        let Some(flow) = project.flows.get(flow) else { return BTreeSet::new() };
        let nodes = [Some(flow.from), Some(flow.to), flow.actor].into_iter().flatten();
        nodes.filter_map(|node| analysis.nodes.get(&node)).flat_map(|node| node.zones.iter().copied()).collect()
    };
    let common = flows.iter().map(touched).reduce(|all, more| all.intersection(&more).copied().collect())?;
    let size = |zone: &ZoneId| project.zones.get(zone).map_or(f32::INFINITY, |zone| zone.frame.2 * zone.frame.3);
    common.into_iter().min_by(|a, b| size(a).total_cmp(&size(b)))
}
