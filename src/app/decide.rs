//! One decision about several threats at once, as one step, and how the flows of a risk are parted.

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

/// What becomes of the flows of one threat that is adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// A risk for each, which has its own level.
    EachFlow,
    /// One risk about all of them, which has the highest of their levels.
    OneRisk,
}

/// Decides about them. What was decided so already stays as it is; of a risk about further flows, these are taken out
/// into risks of their own. What is rejected together is one decision with one reason.
pub fn decide(
    project: &Project,
    catalog: &Catalog,
    about: impl IntoIterator<Item = Threatened>,
    decision: Decision,
    reason: &str,
    grouping: Grouping,
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
    let grouped = |flows: Vec<FlowId>| match (decision, grouping) {
        (Decision::Adopted, Grouping::EachFlow) => flows.into_iter().map(|flow| vec![flow]).collect(),
        _ => vec![flows],
    };
    let mut changed = BTreeMap::new();
    let mut new = Vec::new();
    for (id, flows) in decided {
        let Some(risk) = project.risks.get(&id).filter(|risk| !is_so(risk, decision, reason)) else { continue };
        let (about, rest): (Vec<_>, Vec<_>) = risk.flows.iter().copied().partition(|flow| flows.contains(flow));
        // What remained of a risk was accepted as the risk it was.
        let again = Risk { decision, reason: reason.to_owned(), approval: None, ..risk.as_ref().clone() };
        let mut parts = grouped(about).into_iter().map(|flows| about_only(&again, flows));
        let kept = if rest.is_empty() { parts.next() } else { Some(about_only(risk, rest)) };
        changed.extend(kept.map(|kept| (id, kept)));
        new.extend(parts);
    }
    for (threat, flows) in open {
        let threat = catalog.threats.as_slice().get(threat).map(|threat| threat.id.clone());
        let risk = Risk { threat, decision, reason: reason.to_owned(), ..Risk::default() };
        new.extend(grouped(flows).into_iter().map(|flows| Risk { flows, ..risk.clone() }));
    }
    Command::Decide { changed, new }
}

/// Whether a risk was decided so already.
pub fn is_so(risk: &Risk, decision: Decision, reason: &str) -> bool {
    risk.decision == decision && (decision == Decision::Adopted || risk.reason == reason.trim())
}

/// The risk about these of its flows only: it takes note of no other any more.
pub fn about_only(risk: &Risk, flows: Vec<FlowId>) -> Risk {
    let about = risk.about.iter().filter(|(flow, _)| flows.contains(flow));
    Risk { about: about.map(|(&flow, then)| (flow, then.clone())).collect(), flows, ..risk.clone() }
}

/// Takes a flow out of a risk about several, into a risk of its own with all that was decided.
pub fn split_off(id: RiskId, risk: &Risk, flow: FlowId) -> Command {
    let (own, rest) = risk.flows.iter().copied().partition(|&other| other == flow);
    Command::Decide { changed: [(id, about_only(risk, rest))].into(), new: vec![about_only(risk, own)] }
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
        let command = decide(&project, &catalog, all, Decision::Rejected, " 無人にならない ", Grouping::EachFlow);
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
        let command = decide(&project, &catalog, [chosen], Decision::Rejected, "使わない", Grouping::EachFlow);
        let after = apply(&project, &catalog, &command).unwrap().project;
        assert_eq!(after.risks[&id].flows, risk.flows[1..]);
        assert_eq!(after.risks[&id].decision, Decision::Adopted);
        let taken = after.risks.values().next_back().unwrap();
        assert_eq!((taken.flows.as_slice(), taken.threat.as_ref()), (&risk.flows[..1], risk.threat.as_ref()));
        assert_eq!((taken.approval.as_ref(), &after.risks[&id].approval), (None, &risk.approval));
        let again = decide(&after, &catalog, [chosen], Decision::Adopted, "", Grouping::EachFlow);
        assert!(matches!(apply(&after, &catalog, &again), Err(EditError::NothingChanged)), "it is adopted already");
    }

    #[test]
    fn what_is_adopted_becomes_a_risk_a_flow_and_one_of_all_only_when_asked() {
        let (project, catalog) = (Template::Figure53.project().unwrap(), Catalog::builtin().unwrap());
        let all = [about(1, 0, None), about(2, 0, None), about(2, 3, None)];
        for (grouping, flows) in [(Grouping::EachFlow, &[1, 1, 1][..]), (Grouping::OneRisk, &[2, 1])] {
            let command = decide(&project, &catalog, all, Decision::Adopted, "", grouping);
            let after = apply(&project, &catalog, &command).unwrap().project;
            assert_eq!(after.risks.values().map(|risk| risk.flows.len()).collect::<Vec<_>>(), flows);
        }
    }

    #[test]
    fn a_flow_split_off_keeps_what_was_decided_and_leaves_no_note_behind() {
        let (project, catalog) = (Template::Assessed.project().unwrap(), Catalog::builtin().unwrap());
        let (&id, risk) = project.risks.iter().find(|(_, risk)| risk.flows.len() > 2).unwrap();
        let flow = risk.flows[1];
        let after = apply(&project, &catalog, &split_off(id, risk, flow)).unwrap().project;
        let own = after.risks.values().next_back().unwrap();
        assert_eq!((own.flows.as_slice(), &own.measures), (&[flow][..], &risk.measures));
        assert_eq!((after.risks.len(), after.risks[&id].flows.len()), (project.risks.len() + 1, risk.flows.len() - 1));
        assert!(own.about.keys().eq([&flow]) && !after.risks[&id].about.contains_key(&flow));
    }
}
