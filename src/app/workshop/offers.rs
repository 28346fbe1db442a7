//! What is chosen by a number instead of being typed: reasons, and parts of the 4W1H.

use crate::analysis::{AUTOMATED, Missing};
use crate::app::change;
use crate::app::state::State;
use crate::catalog::Group;
use crate::edit::Command;
use crate::model::{Decision, Flow, FlowId, NodeId, Phase, Project, Value};
use crate::register::Term;
use crate::text::{Lang, tr};

/// As many as there are digits.
const MOST: usize = 9;

/// How many reasons that were given before are offered.
const RECENT: usize = 5;

/// What somebody is asked to give a reason for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum For {
    /// A rejection.
    Rejection,
    /// A rating that is not the proposed one.
    Rating,
}

/// Reasons given in this project before, the newest first, then usual ones.
pub(super) fn reasons(project: &Project, lang: Lang, of: For) -> Vec<String> {
    let given = project.risks.values().rev().filter_map(|risk| match of {
        For::Rejection => (risk.decision == Decision::Rejected).then_some(risk.reason.trim()),
        For::Rating => Some(risk.rating_reason.trim()),
    });
    let mut reasons: Vec<String> = Vec::new();
    for reason in given.filter(|reason| !reason.is_empty()) {
        if reasons.len() < RECENT && !reasons.iter().any(|known| known == reason) {
            reasons.push(reason.to_owned());
        }
    }
    let usual: &[&str] = match of {
        For::Rejection => &[
            "workshop-reject-not-here",
            "workshop-reject-elsewhere",
            "workshop-reject-in-place",
            "workshop-reject-no-harm",
        ],
        For::Rating => {
            &["workshop-rate-rare", "workshop-rate-frequent", "workshop-rate-few", "workshop-rate-sensitive"]
        }
    };
    for key in usual {
        let reason = tr(lang, key);
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons.truncate(MOST);
    reasons
}

/// A way to fill in what is missing.
pub(super) struct Fill {
    /// What it is called.
    pub name: String,
    /// What it does.
    pub command: Command,
}

/// What can stand where a part of the 4W1H is missing; what fits best first.
pub(super) fn fills(state: &State, id: FlowId, part: Missing) -> Vec<Fill> {
    let Some(flow) = state.project().flows.get(&id) else { return Vec::new() };
    let mut fills = match part {
        Missing::Who => who(state, id, flow),
        Missing::Place => place(state, id, flow),
        Missing::Which => which(state, id, flow),
        Missing::What => what(state, id, flow),
        Missing::How => how(state, id, flow),
        Missing::Phase => phase(state, id, flow),
    };
    fills.truncate(MOST);
    fills
}

/// A part of the 4W1H in words.
pub(super) fn in_words(state: &State, id: FlowId, part: Missing, text: &str) -> Option<Command> {
    let mut flow = state.project().flows.get(&id)?.as_ref().clone();
    let words = Some(text.to_owned());
    match part {
        Missing::Who => flow.wording.who = words,
        Missing::Place => flow.wording.place = words,
        Missing::Which => flow.wording.which = words,
        Missing::What => flow.wording.what = words,
        // A verb in words and no phase at all do not fill these.
        Missing::How | Missing::Phase => return None,
    }
    Some(Command::SetFlow(id, Box::new(flow)))
}

/// Whether a part can be said in words.
pub(super) const fn takes_words(part: Missing) -> bool {
    !matches!(part, Missing::How | Missing::Phase)
}

fn set(id: FlowId, flow: &Flow, name: String, with: impl FnOnce(&mut Flow)) -> Fill {
    let mut flow = flow.clone();
    with(&mut flow);
    Fill { name, command: Command::SetFlow(id, Box::new(flow)) }
}

/// The system where nobody needs to act, then people of the kinds that the verb expects, those of the same place first.
fn who(state: &State, id: FlowId, flow: &Flow) -> Vec<Fill> {
    let (project, catalog) = (state.project(), state.catalog());
    let verb = flow.verb.as_deref().and_then(|verb| catalog.flow_kinds.get(verb));
    let expected = |kind: &str| {
        verb.is_none_or(|verb| verb.who.is_empty() || verb.who.iter().any(|term| catalog.node_kinds.is(kind, term)))
    };
    let nodes = &state.document.analysis().nodes;
    let place = |node: NodeId| nodes.get(&node).and_then(|node| node.place);
    let near =
        |node: NodeId| place(node).is_some() && [flow.from, flow.to].iter().any(|&end| place(end) == place(node));
    let is_person = |kind: &str| catalog.node_kinds.get(kind).is_some_and(|kind| kind.group == Group::People);
    let mut people: Vec<NodeId> = project
        .nodes
        .iter()
        .filter(|(_, node)| expected(&node.kind) && is_person(&node.kind))
        .map(|(&node, _)| node)
        .collect();
    people.sort_by_key(|&node| (!near(node), node));
    // The last number is kept for the system.
    people.truncate(MOST - 1);
    let named = |node| state.words().element(crate::model::ElementId::Node(node));
    let mut fills: Vec<Fill> =
        people.into_iter().map(|node| set(id, flow, named(node), |flow| flow.actor = Some(node))).collect();
    fills.push(set(id, flow, tr(state.lang(), "workshop-automatic"), |flow| {
        flow.properties.insert(AUTOMATED.to_owned(), Value::Bool(true));
    }));
    fills
}

fn place(state: &State, id: FlowId, flow: &Flow) -> Vec<Fill> {
    let zones = state.project().zones.values().filter(|zone| !zone.name.trim().is_empty());
    zones.map(|zone| set(id, flow, zone.name.clone(), |flow| flow.wording.place = Some(zone.name.clone()))).collect()
}

fn which(state: &State, id: FlowId, flow: &Flow) -> Vec<Fill> {
    let catalog = state.catalog();
    let is_device = |kind: &str| catalog.node_kinds.get(kind).is_some_and(|kind| kind.group != Group::People);
    let devices = state.project().nodes.values().filter(|node| is_device(&node.kind) && !node.name.trim().is_empty());
    devices.map(|node| set(id, flow, node.name.clone(), |flow| flow.wording.which = Some(node.name.clone()))).collect()
}

/// What the ends keep first.
fn what(state: &State, id: FlowId, flow: &Flow) -> Vec<Fill> {
    let project = state.project();
    let kept = |data| {
        let ends = [flow.from, flow.to].into_iter().filter_map(|end| project.nodes.get(&end));
        ends.into_iter().any(|node| node.keeps.contains(&data))
    };
    let mut items: Vec<_> = project.data.iter().collect();
    items.sort_by_key(|(data, _)| (!kept(**data), **data));
    items.into_iter().map(|(&data, item)| set(id, flow, item.name.clone(), |flow| flow.data.push(data))).collect()
}

fn how(state: &State, id: FlowId, flow: &Flow) -> Vec<Fill> {
    let (project, catalog, lang) = (state.project(), state.catalog(), state.lang());
    let fills = change::verbs(catalog, flow).into_iter().filter_map(|kind| {
        let command = change::verb(project, catalog, id, Some(&kind.id))?;
        Some(Fill { name: kind.name.get(lang).to_owned(), command })
    });
    fills.collect()
}

fn phase(state: &State, id: FlowId, flow: &Flow) -> Vec<Fill> {
    let fill = |&phase: &Phase| set(id, flow, phase.say(state.lang()), |flow| flow.phases.push(phase));
    Phase::ALL.iter().map(fill).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Risk, RiskId};

    #[test]
    fn reasons_given_before_come_first_and_each_once() {
        let mut project = Project::default();
        let rejected = |reason: &str| Risk { decision: Decision::Rejected, reason: reason.into(), ..Risk::default() };
        for (id, reason) in ["無線を使わない", "院内のみ", "無線を使わない", " "].iter().enumerate() {
            project.risks.insert(RiskId(id as u32 + 1), Arc::new(rejected(reason)));
        }
        let offered = reasons(&project, Lang::Ja, For::Rejection);
        assert_eq!(offered[..2], ["無線を使わない", "院内のみ"]);
        assert_eq!(offered.len(), 6);
        assert_eq!(reasons(&project, Lang::Ja, For::Rating).len(), 4);
        for id in 10..40 {
            project.risks.insert(RiskId(id), Arc::new(rejected(&format!("理由{id}"))));
        }
        assert_eq!(reasons(&project, Lang::Ja, For::Rejection).len(), MOST);
    }
}
