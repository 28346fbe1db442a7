//! What has changed since a decision, and from one version to another.

use super::fixture::{analysed, catalog, found, project};
use crate::analysis::{Cause, Coverage, Fate, Field, Version, Words, compare, remembering};
use crate::model::{FlowId, NodeId, Point, Project, RiskId};
use crate::text::Lang;

/// Maintenance from the development site, decided about and remembered.
fn decided() -> Project {
    let flow = r#""F01": (verb: "flow.transfer", from: "N15", to: "N07", data: ["D5"], phases: ["運用"]),
                  "F02": (verb: "flow.keep", from: "N11", to: "N11", data: ["D2"], phases: ["運用"]),"#;
    let risks = r#"risks: {
        "R01": (threat: "T02", flows: ["F01"], decision: "却下", reason: "専用線"),
        "R02": (threat: "T18", flows: ["F02"], decision: "却下", reason: "毎年読み出す"),
    },"#;
    let mut project = project(flow, risks);
    let remembered: Vec<_> =
        project.risks.iter().map(|(&id, risk)| (id, remembering(risk, &project, &catalog()))).collect();
    for (id, risk) in remembered {
        project.risks.insert(id, risk.into());
    }
    project
}

fn causes(project: &Project, risk: u32) -> Vec<String> {
    let (analysis, catalog) = (analysed(project), catalog());
    let words = Words::new(project, &catalog, &analysis, Lang::Ja);
    analysis.risks[&RiskId(risk)].review.iter().map(|cause| words.cause(cause)).collect()
}

fn with_node(project: &Project, id: u32, change: impl FnOnce(&mut crate::model::Node)) -> Project {
    let mut project = project.clone();
    let mut node = (*project.nodes[&NodeId(id)]).clone();
    change(&mut node);
    project.nodes.insert(NodeId(id), node.into());
    project
}

#[test]
fn nothing_has_changed_right_after_deciding() {
    let project = decided();
    assert!(causes(&project, 1).is_empty() && causes(&project, 2).is_empty());
    assert!(found(&project, "L29").is_empty());
}

#[test]
fn another_place_of_an_end_is_a_reason_to_look_again() {
    let before = decided();
    // From the development site out into the internet's strip.
    let moved = with_node(&before, 15, |node| node.at = Point(400.0, 520.0));
    let said = causes(&moved, 1);
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("F01: ") && said[0].contains("開発端末が"), "{said:?}");
    assert!(said[0].contains("インターネット") && !said[0].contains("越えるようになった"), "{said:?}");
    assert!(causes(&moved, 2).is_empty(), "the other decision is about something else");
    assert_eq!(found(&moved, "L29"), ["R01"]);
    let (analysis, catalog) = (analysed(&moved), catalog());
    let place = catalog.lints.place("L29");
    let finding = analysis.findings.iter().find(|finding| Some(finding.lint) == place).expect("it is found");
    assert_eq!(finding.related, [FlowId(1).into()], "the flow that has changed, no other");
    let told = Words::new(&moved, &catalog, &analysis, Lang::Ja).finding(finding);
    assert!(told.contains("F01: ") && told.contains("インターネットへ移った"), "{told}");
    assert_eq!(analysed(&moved).flows[&FlowId(1)].coverage, Coverage::Unexamined);
    // A step aside within the same place is none.
    assert!(causes(&with_node(&before, 15, |node| node.at = Point(1030.0, 40.0)), 1).is_empty());
    // Nor is another name.
    assert!(causes(&with_node(&before, 15, |node| node.name = "新しい端末".into()), 1).is_empty());
}

#[test]
fn other_data_kinds_and_flows_are_reasons_to_look_again() {
    let before = decided();
    let mut data = before.clone();
    let mut flow = (*data.flows[&FlowId(2)]).clone();
    flow.data.push(crate::model::DataId(3));
    data.flows.insert(FlowId(2), flow.into());
    assert_eq!(causes(&data, 2), ["F02: 情報: ログが加わった"]);

    let kind = with_node(&before, 15, |node| node.kind = "node.tablet".into());
    assert_eq!(causes(&kind, 1), ["F01: 開発端末の種類: 端末 → タブレット"]);

    let mut class = before.clone();
    let mut item = (*class.data[&crate::model::DataId(5)]).clone();
    item.class = "data.patient".into();
    class.data.insert(crate::model::DataId(5), item.into());
    assert!(causes(&class, 1)[0].starts_with("F01: 更新の分類: "), "{:?}", causes(&class, 1));

    let mut gone = before.clone();
    gone.remove_flow(FlowId(1));
    assert_eq!(analysed(&gone).risks[&RiskId(1)].review, [Cause::FlowGone(FlowId(1))]);
}

#[test]
fn a_threat_defined_otherwise_is_a_reason_to_look_again() {
    let mut project = decided();
    let mut risk = (*project.risks[&RiskId(1)]).clone();
    risk.definition = "0".repeat(16);
    project.risks.insert(RiskId(1), risk.clone().into());
    assert_eq!(analysed(&project).risks[&RiskId(1)].review, [Cause::ThreatRedefined]);
    risk.threat = Some("T99".into());
    project.risks.insert(RiskId(1), risk.clone().into());
    assert_eq!(analysed(&project).risks[&RiskId(1)].review, [Cause::ThreatGone]);
    project.risks.insert(RiskId(1), remembering(&risk, &project, &catalog()).into());
    assert!(analysed(&project).risks[&RiskId(1)].review.is_empty(), "confirmed");
}

#[test]
fn a_comparison_names_what_is_new_gone_and_not_the_same() {
    let before = decided();
    let mut after = with_node(&before, 15, |node| node.at = Point(400.0, 520.0));
    after = with_node(&after, 7, |node| node.at.0 += 5.0);
    after.remove_node(NodeId(22));
    let mut guest = (*before.nodes[&NodeId(22)]).clone();
    guest.name = "付添人".into();
    let added = after.add_node(guest);
    after.title = "別の版".into();
    let (analysed_before, analysed_after) = (analysed(&before), analysed(&after));
    let edition = catalog();
    let versions = [(&before, &analysed_before), (&after, &analysed_after)].map(|(project, analysis)| Version {
        project,
        analysis,
        catalog: &edition,
    });
    let comparison = compare(versions[0], versions[1]);

    let fate = |element: crate::model::ElementId| comparison.of(element).map(|change| change.fate);
    assert_eq!(fate(added.into()), Some(Fate::Added));
    assert_eq!(fate(NodeId(22).into()), Some(Fate::Removed));
    assert_eq!(fate(NodeId(15).into()), Some(Fate::Changed));
    assert_eq!(fate(NodeId(7).into()), Some(Fate::Redrawn));
    assert_eq!(fate(NodeId(1).into()), None);
    let flow = comparison.of(FlowId(1).into()).expect("something else follows for it");
    assert!(flow.aspects.iter().any(|aspect| aspect.field == Field::Crosses));
    assert!(comparison.of(FlowId(2).into()).is_none());
    assert_eq!(comparison.changes[0].element, None, "the title is the project's");
    assert_eq!(comparison.count(Fate::Removed), 1);
    assert!(compare(versions[0], versions[0]).changes.is_empty());
}
