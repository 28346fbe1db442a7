//! What is still missing: the table is empty exactly when the method is done, and coverage says the same.

use std::sync::Arc;

use proptest::prelude::*;

use super::fixture::{analysed, catalog, project};
use crate::analysis::gap::Awaited;
use crate::analysis::{Analysis, Coverage, Gap, Holder, Lack, Missing, analyse, count_gaps, gaps, remembering};
use crate::catalog::Catalog;
use crate::model::{
    Approval, DataId, Decision, Flow, FlowId, NodeId, PartyId, PartyRole, Phase, Project, Risk, RiskId, ThreatChange,
    Treatment, Value, Wording, ZoneId,
};
use crate::storage::{self, arbitrary};

fn assessed() -> Project {
    storage::read(include_str!("../../../samples/figure-5-3-assessed.ron")).expect("the sample can be read")
}

/// Whether the method is done, said without the table: from the project, the steps and what the criteria ask for.
fn is_done(project: &Project, analysis: &Analysis) -> bool {
    let played = |role| project.parties.values().any(|party| party.role == role);
    let takes_part = |node: &NodeId| project.flows.values().any(|flow| flow.takes_part(*node));
    let unknown = |zone: &ZoneId| {
        let zone = &project.zones[zone];
        zone.kind == "zone.thirdparty" && zone.properties.get("detail") != Some(&Value::Text("known".to_owned()))
    };
    let decided = project.risks.iter().all(|(id, risk)| {
        let known = &analysis.risks[id];
        known.review.is_empty()
            && match risk.decision {
                Decision::Rejected => !risk.reason.trim().is_empty(),
                Decision::Adopted => known.treated && known.accepted,
            }
    });
    analysis.flows.values().all(|flow| flow.coverage == Coverage::Covered)
        && decided
        && project.nodes.keys().all(|node| takes_part(node) || analysis.nodes[node].zones.iter().any(unknown))
        && analysis.zones.iter().all(|(id, zone)| !zone.nodes.is_empty() || unknown(id))
        && project.parties.keys().all(|id| analysis.nodes.values().any(|node| node.party == Some(*id)))
        && Phase::ALL.iter().all(|phase| project.flows.values().any(|flow| flow.phases.contains(phase)))
        && [PartyRole::Provider, PartyRole::Medical].into_iter().all(played)
}

fn holds(project: &Project) -> Result<(), TestCaseError> {
    let analysis = analyse(project, &catalog(), Some("2026-04-01"));
    let found = gaps(project, &catalog(), &analysis);
    prop_assert_eq!(found.is_empty(), is_done(project, &analysis), "{:?}", found);
    prop_assert_eq!(count_gaps(project, &catalog(), &analysis).iter().sum::<usize>(), found.len());
    prop_assert_eq!(analysis.totals.missing, found.len());
    for (&id, flow) in &analysis.flows {
        let of_it = found.iter().filter(|gap| match gap.of {
            Holder::Flow(flow) => flow == id,
            // A decision must be looked at again for the flow that has changed, not for the others it is about.
            Holder::Risk(risk) => {
                project.risks[&risk].flows.contains(&id)
                    && (gap.lack != Lack::Outdated || analysis.risks[&risk].is_outdated_for(id))
            }
            _ => false,
        });
        let lowest = of_it.map(|gap| gap.lack.step()).min().unwrap_or(Coverage::Covered);
        prop_assert_eq!(flow.coverage, lowest, "{}", id);
    }
    for area in analysis.areas.zones.values().chain(analysis.areas.parties.values()) {
        let lowest = area.flows.iter().map(|flow| analysis.flows[flow].coverage).min();
        prop_assert_eq!(area.step(), lowest.unwrap_or(Coverage::Undescribed));
        prop_assert_eq!(area.steps.iter().sum::<usize>(), area.flows.len());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_table_is_empty_exactly_when_the_method_is_done(project in arbitrary::project()) {
        holds(&project)?;
    }
}

/// Figure 5-3, and a catalogue in which it does without all threats, so that nothing is proposed for any flow.
fn without_threats() -> (Project, Arc<Catalog>) {
    let mut project = storage::read(include_str!("../../../samples/figure-5-3.ron")).expect("the sample can be read");
    for threat in &catalog().threats {
        let off = ThreatChange { off: true, ..ThreatChange::default() };
        project.own.changed_threats.insert(threat.id.clone(), Arc::new(off));
    }
    let own = catalog().shared(&project);
    (project, own)
}

#[test]
fn a_flow_without_proposed_threats_is_examined_once_somebody_says_that_none_applies() {
    let (first, own) = without_threats();
    // The step of a flow, what is missing of it itself, and whether it is found not to be examined.
    let known = |project: &Project, flow: u32| {
        let analysis = analyse(project, &own, Some("2026-06-30"));
        let of_flow = gaps(project, &own, &analysis).into_iter().filter(|gap| gap.of == Holder::Flow(FlowId(flow)));
        let lint = own.lints.place("L15");
        let is_found =
            analysis.findings.iter().any(|it| Some(it.lint) == lint && it.subject == Some(FlowId(flow).into()));
        (analysis.flows[&FlowId(flow)].coverage, of_flow.map(|gap| gap.lack).collect::<Vec<_>>(), is_found)
    };
    assert_eq!(known(&first, 1), (Coverage::Unexamined, vec![Lack::NoThreat], true));
    let who = vec![Lack::Part(Missing::Who)];
    assert_eq!(known(&first, 4), (Coverage::Undescribed, who, false), "what it says comes first");
    let none = |reason: &str| Risk {
        words: "脅威全般".to_owned(),
        flows: vec![FlowId(1)],
        decision: Decision::Rejected,
        reason: reason.to_owned(),
        ..Risk::default()
    };
    let mut silent = first.clone();
    silent.add_risk(none(""));
    assert_eq!(known(&silent, 1), (Coverage::Unexamined, Vec::new(), false), "the decision lacks its reason");
    let mut said = first.clone();
    said.add_risk(remembering(&none("個人の情報を扱わない"), &first, &own));
    assert_eq!(known(&said, 1), (Coverage::Covered, Vec::new(), false));
    // It was said about the flow as it was.
    let mut flow = said.flows[&FlowId(1)].as_ref().clone();
    flow.data = vec![DataId(5)];
    said.flows.insert(FlowId(1), Arc::new(flow));
    assert_eq!(known(&said, 1).0, Coverage::Unexamined);
    // A threat that is added is one to decide about.
    let mut added = first.clone();
    added.add_risk(Risk { words: "置き忘れ".to_owned(), flows: vec![FlowId(1)], ..Risk::default() });
    let (step, lacks, _) = known(&added, 1);
    assert!(step < Coverage::Covered && lacks.is_empty(), "{step:?} {lacks:?}");
}

/// Does what a row of the table asks for.
fn fill(project: &mut Project, gap: &Gap) {
    let catalog = catalog();
    match (gap.of, gap.lack) {
        (Holder::Flow(flow), Lack::Undecided(threat)) => {
            let threat = Some(catalog.threats.as_slice()[threat].id.clone());
            let risk = Risk {
                threat,
                flows: vec![flow],
                decision: Decision::Rejected,
                reason: "別の対策で防ぐ".to_owned(),
                ..Risk::default()
            };
            project.add_risk(risk);
        }
        (Holder::Flow(id), Lack::Part(Missing::Who)) => {
            let flow = project.flows[&id].as_ref();
            let wording = Wording { who: Some("医療事務".to_owned()), ..flow.wording.clone() };
            project.flows.insert(id, Arc::new(Flow { wording, ..flow.clone() }));
        }
        (Holder::Phase(phase), Lack::NoFlow) => {
            // What is done in operation is done then as well.
            let flow = &project.flows[&FlowId(9)];
            let mut phases = flow.phases.clone();
            phases.push(phase);
            let flow = Flow { phases, ..flow.as_ref().clone() };
            project.flows.insert(FlowId(9), Arc::new(flow));
        }
        (Holder::Node(node), Lack::NoFlow) => {
            // The person whom figure 5-3 draws beside another company's terminal.
            let flow = Flow {
                verb: Some("flow.operate".to_owned()),
                data: vec![DataId(1)],
                phases: vec![Phase::Operation],
                ..Flow::new(node, NodeId(9))
            };
            project.add_flow(flow);
        }
        (Holder::Risk(id), Lack::Outdated) => {
            let risk = remembering(&project.risks[&id], project, &catalog);
            project.risks.insert(id, Arc::new(risk));
        }
        (Holder::Risk(id), Lack::NotAccepted) => {
            let approval = Some(Approval { by: "院長".to_owned(), on: "2026-04-01".to_owned() });
            let risk = Risk { approval, ..project.risks[&id].as_ref().clone() };
            project.risks.insert(id, Arc::new(risk));
        }
        (of, lack) => panic!("{of:?} {lack:?}"),
    }
}

#[test]
fn whoever_does_what_the_table_asks_for_comes_to_its_end() {
    let mut project = assessed();
    // A flow that names another phase is not the flow that was decided about: those rows come on the way.
    project.risks =
        project.risks.iter().map(|(id, risk)| (*id, Arc::new(remembering(risk, &project, &catalog())))).collect();
    let mut steps = 0;
    loop {
        holds(&project).expect("table and coverage agree");
        let analysis = analyse(&project, &catalog(), None);
        let Some(&first) = gaps(&project, &catalog(), &analysis).first() else { break };
        fill(&mut project, &first);
        steps += 1;
        assert!(steps < 400, "no end: {first:?}");
    }
    assert!(steps > 0, "{steps}");
    let analysis = analyse(&project, &catalog(), None);
    assert!(analysis.areas.zones.values().all(|area| area.step() == Coverage::Covered));
    assert!(analysis.areas.phases.values().all(|area| area.step() == Coverage::Covered));
    assert_eq!(analysis.totals.coverage[&Coverage::Covered], project.flows.len());
}

#[test]
fn figure_5_3_lacks_two_phases_what_one_person_does_and_every_decision() {
    let project = storage::read(include_str!("../../../samples/figure-5-3.ron")).expect("the sample can be read");
    let analysis = analyse(&project, &catalog(), None);
    let found = gaps(&project, &catalog(), &analysis);
    let phases: Vec<Holder> = found.iter().filter(|gap| gap.lack == Lack::NoFlow).map(|gap| gap.of).collect();
    let person = Holder::Node(NodeId(8));
    assert_eq!(phases, [Holder::Phase(Phase::Termination), Holder::Phase(Phase::Crisis), person]);
    let undecided = found.iter().filter(|gap| matches!(gap.lack, Lack::Undecided(_))).count();
    assert_eq!(undecided, analysis.totals.threats);
    let parts: Vec<&Gap> = found.iter().filter(|gap| matches!(gap.lack, Lack::Part(_))).collect();
    assert_eq!(parts, [&Gap { of: Holder::Flow(FlowId(4)), lack: Lack::Part(Missing::Who) }]);
    assert_eq!(found.len(), undecided + 4);
}

#[test]
fn an_area_is_as_far_as_its_flows_and_undescribed_without_any() {
    let flows = r#"        "F01": (verb: "flow.transfer", from: "N02", to: "N07", data: ["D1"], phases: ["運用"]),
        "F02": (from: "N03", to: "N07"),"#;
    let analysis = analysed(&project(flows, ""));
    let zone = |number| &analysis.areas.zones[&ZoneId(number)];
    // The clinic has both, its waiting room the tablet's only, the data centre both ends' other sides.
    assert_eq!(zone(2).flows, [FlowId(1), FlowId(2)]);
    assert_eq!(zone(3).flows, [FlowId(2)]);
    assert_eq!(zone(1).flows, [FlowId(1), FlowId(2)]);
    assert!(zone(6).flows.is_empty());
    assert_eq!(zone(3).step(), Coverage::Undescribed);
    assert_eq!(zone(6).step(), Coverage::Undescribed);
    assert_eq!(analysis.areas.parties[&PartyId(1)].flows, [FlowId(1), FlowId(2)]);
    assert_eq!(analysis.areas.phases[&Phase::Operation].flows, [FlowId(1)]);
    assert_eq!(analysis.areas.phases[&Phase::Operation].step(), analysis.flows[&FlowId(1)].coverage);
    assert_eq!(analysis.areas.phases[&Phase::Crisis].step(), Coverage::Undescribed);
}

#[test]
fn a_gap_says_whom_it_waits_for() {
    let flows = r#"        "F01": (from: "N02", to: "N07"),
        "F02": (verb: "flow.transfer", from: "N07", to: "N02", data: ["D1"], phases: ["運用"]),"#;
    let mut project = project(flows, "");
    let retained = Risk {
        words: "自社の脅威".to_owned(),
        flows: vec![FlowId(2)],
        treatment: vec![Treatment::Retain],
        ..Risk::default()
    };
    let waiting = project.add_risk(retained.clone());
    let named = Approval { by: "院長".to_owned(), on: String::new() };
    let undated = project.add_risk(Risk { approval: Some(named), ..retained });
    let analysis = analysed(&project);
    let found = gaps(&project, &catalog(), &analysis);
    let awaited = |of: Holder, lack: Lack| {
        let gap = found.iter().find(|gap| gap.of == of && gap.lack == lack).expect("it is missing");
        gap.awaits(&project, &analysis)
    };
    let part = Lack::Part(Missing::What);
    assert_eq!(awaited(Holder::Flow(FlowId(1)), part), Awaited::Party(PartyId(2)), "the clinic knows its terminal");
    assert_eq!(awaited(Holder::Risk(waiting), Lack::NotAccepted), Awaited::Agreement);
    assert_eq!(awaited(Holder::Risk(undated), Lack::NotAccepted), Awaited::Approver(undated));
    assert_eq!(awaited(Holder::Phase(Phase::Crisis), Lack::NoFlow), Awaited::Provider);
    let threat = found.iter().find(|gap| matches!(gap.lack, Lack::Undecided(_))).expect("a threat");
    assert_eq!(threat.awaits(&project, &analysis), Awaited::Provider);
    assert_eq!(found.iter().filter(|gap| gap.of == Holder::Risk(RiskId(99))).count(), 0);
}
