//! One decision about several threats at once, as one step: a risk a threat, about all the flows it is decided for.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::edit::Command;
use crate::model::{Decision, FlowId, Project, Risk, RiskId};

/// A threat on a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Threatened {
    /// The flow.
    pub flow: FlowId,
    /// The threat's place in the catalogue; none for one in the project's own words.
    pub threat: Option<usize>,
    /// The risk in which it was decided.
    pub risk: Option<RiskId>,
}

/// Decides about them. What was decided so already stays as it is; of a risk about further flows, these are taken out
/// into a risk of their own.
pub fn decide(
    project: &Project,
    catalog: &Catalog,
    about: impl IntoIterator<Item = Threatened>,
    decision: Decision,
    reason: &str,
) -> Command {
    let mut decided: BTreeMap<RiskId, BTreeSet<FlowId>> = BTreeMap::new();
    let mut open: BTreeMap<usize, Vec<FlowId>> = BTreeMap::new();
    for Threatened { flow, threat, risk } in about {
        match (risk, threat) {
            (Some(risk), _) => drop(decided.entry(risk).or_default().insert(flow)),
            (None, Some(threat)) => open.entry(threat).or_default().push(flow),
            (None, None) => {}
        }
    }
    let reason = reason.trim();
    let mut changed = BTreeMap::new();
    let mut new = Vec::new();
    for (id, flows) in decided {
        let Some(risk) = project.risks.get(&id) else { continue };
        if risk.decision == decision && (decision == Decision::Adopted || risk.reason == reason) {
            continue;
        }
        let (about, rest): (Vec<_>, Vec<_>) = risk.flows.iter().copied().partition(|flow| flows.contains(flow));
        // What remained of a risk was accepted as the risk it was.
        let again = Risk { decision, reason: reason.to_owned(), approval: None, ..risk.as_ref().clone() };
        if rest.is_empty() {
            changed.insert(id, again);
        } else {
            changed.insert(id, Risk { flows: rest, ..risk.as_ref().clone() });
            new.push(Risk { flows: about, about: BTreeMap::new(), definition: String::new(), ..again });
        }
    }
    for (threat, flows) in open {
        let threat = catalog.threats.as_slice().get(threat).map(|threat| threat.id.clone());
        new.push(Risk { threat, flows, decision, reason: reason.to_owned(), ..Risk::default() });
    }
    Command::Decide { changed, new }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{EditError, apply};
    use crate::storage::template::Template;

    fn about(flow: u32, threat: usize, risk: Option<u32>) -> Threatened {
        Threatened { flow: FlowId(flow), threat: Some(threat), risk: risk.map(RiskId) }
    }

    #[test]
    fn what_is_open_becomes_a_risk_a_threat() {
        let (project, catalog) = (Template::Figure53.project().unwrap(), Catalog::builtin().unwrap());
        let all = [about(1, 0, None), about(2, 0, None), about(2, 3, None)];
        let command = decide(&project, &catalog, all, Decision::Rejected, " 無人にならない ");
        let after = apply(&project, &catalog, &command).unwrap().project;
        let said: Vec<_> =
            after.risks.values().map(|risk| (risk.threat.as_deref(), risk.flows.len(), risk.reason.as_str())).collect();
        assert_eq!(said, [(Some("T01"), 2, "無人にならない"), (Some("T04"), 1, "無人にならない")]);
    }

    #[test]
    fn of_a_risk_about_several_flows_those_chosen_are_taken_out() {
        let (project, catalog) = (Template::Assessed.project().unwrap(), Catalog::builtin().unwrap());
        let (&id, risk) = project.risks.iter().find(|(_, risk)| risk.flows.len() == 2).unwrap();
        let chosen = Threatened { flow: risk.flows[0], threat: None, risk: Some(id) };
        let command = decide(&project, &catalog, [chosen], Decision::Rejected, "使わない");
        let after = apply(&project, &catalog, &command).unwrap().project;
        assert_eq!(after.risks[&id].flows, risk.flows[1..]);
        assert_eq!(after.risks[&id].decision, Decision::Adopted);
        let taken = after.risks.values().next_back().unwrap();
        assert_eq!((taken.flows.as_slice(), taken.threat.as_ref()), (&risk.flows[..1], risk.threat.as_ref()));
        assert_eq!((taken.approval.as_ref(), &after.risks[&id].approval), (None, &risk.approval));
        let again = decide(&after, &catalog, [chosen], Decision::Adopted, "");
        assert!(matches!(apply(&after, &catalog, &again), Err(EditError::NothingChanged)), "it is adopted already");
    }
}
