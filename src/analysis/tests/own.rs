//! What a project adds to the catalogue and changes in it, in all that follows.

use std::sync::Arc;

use super::fixture::{catalog, project};
use crate::analysis::{
    Analysis, Aspect, Cause, Field, Unmet, Version, Words, analyse, compare, not_proposed, remembering,
};
use crate::catalog::{Catalog, Origin};
use crate::model::{
    Axis, Category, Condition, Effect, FlowId, Name, OwnMeasure, OwnThreat, Project, Risk, RiskId, SecurityProperty,
    ThreatChange,
};
use crate::register::{Cell, RegisterKind, register};
use crate::text::Lang;

const TALK: &str = r#""F01": (verb: "flow.operate", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]),"#;

fn of(project: &Project) -> (Arc<Catalog>, Analysis) {
    let catalog = catalog().shared(project);
    let analysis = analyse(project, &catalog, None);
    (catalog, analysis)
}

fn proposed(project: &Project) -> Vec<String> {
    let (catalog, analysis) = of(project);
    let proposals = &analysis.flows[&FlowId(1)].proposals;
    proposals.iter().map(|proposal| catalog.threats.as_slice()[proposal.threat].id.clone()).collect()
}

fn eavesdropping(when: Condition) -> OwnThreat {
    OwnThreat {
        name: Name { ja: "録音".into(), en: "Recording".into() },
        description: Name::default(),
        harms: vec![SecurityProperty::Confidentiality],
        when,
        likelier_when: None,
        unlikelier_when: None,
        covered_by: Vec::new(),
        source: String::new(),
        reason: "院内で起きた".into(),
    }
}

#[test]
fn a_threat_of_the_project_is_proposed_where_it_applies_and_marked_as_its_own() {
    let mut project = project(TALK, "");
    project.add_own_threat(eavesdropping(Condition::FromKind(vec!["node.person".into()])));
    project.add_own_threat(eavesdropping(Condition::ViaMedia));
    assert!(proposed(&project).contains(&"PT01".to_owned()));
    assert!(!proposed(&project).contains(&"PT02".to_owned()));
    let (catalog, analysis) = of(&project);
    let rows = register(RegisterKind::Threats, &project, &analysis, &catalog, Lang::Ja).rows;
    let own = rows.iter().find(|row| row.threat == catalog.threats.place("PT01")).expect("it is in the register");
    assert!(own.cells.contains(&Cell::Origin(Origin::Project)));
}

#[test]
fn a_measure_of_the_project_works_against_what_it_covers() {
    let rest = r#"measures: { "C01": (kind: "PM01", performer: "対象事業者", status: "実施済") },
        own_measures: { "PM01": (name: (ja: "遮音"), category: Physical, effect: Preventive, lowers: [likelihood], covers: ["T01"]) },
        risks: { "R01": (threat: "T01", flows: ["F01"], impact: "大", likelihood: "中", treatment: ["低減"], measures: ["C01"]) },"#;
    let rest = rest.replace("[likelihood]", &format!("[{}]", ron::to_string(&Axis::Likelihood).unwrap()));
    let project = project(TALK, &rest);
    assert_eq!(project.own.measures.values().map(|own| own.category).collect::<Vec<_>>(), [Category::Physical]);
    let known = &of(&project).1.risks[&RiskId(1)];
    assert_eq!((known.residual.likelihood, known.categories), (0, 1));
    let other = OwnMeasure {
        effect: Effect::Detective,
        lowers: vec![Axis::Impact],
        ..(**project.own.measures.values().next().unwrap()).clone()
    };
    let mut changed = project.clone();
    changed.own.measures.insert(crate::model::OwnMeasureId(1), Arc::new(other));
    let residual = of(&changed).1.risks[&RiskId(1)].residual;
    assert_eq!((residual.impact, residual.likelihood), (1, 1));
}

#[test]
fn a_threat_that_the_project_does_without_is_not_proposed_and_says_why() {
    let mut project = project(TALK, "");
    assert!(proposed(&project).contains(&"T01".to_owned()));
    let off = ThreatChange { off: true, reason: "別に扱う".into(), ..ThreatChange::default() };
    project.own.changed_threats.insert("T01".into(), Arc::new(off));
    assert!(!proposed(&project).contains(&"T01".to_owned()));
    let (catalog, analysis) = of(&project);
    let not = not_proposed(&project, &catalog, FlowId(1));
    let why = &not.iter().find(|not| Some(not.threat) == catalog.threats.place("T01")).expect("it is told").why;
    assert_eq!(*why, Unmet::SwitchedOff("別に扱う".into()));
    let words = Words::new(&project, &catalog, &analysis, Lang::Ja);
    assert_eq!(words.unmet(why), [(0, "このプロジェクトでは使わない: 別に扱う".to_owned())]);
}

#[test]
fn a_decision_about_a_threat_that_the_project_changes_must_be_looked_at_again() {
    let mut project = project(TALK, "");
    let id = project.add_own_threat(eavesdropping(Condition::ViaPerson));
    let decide = |project: &mut Project, threat: &str| {
        let risk = Risk { threat: Some(threat.into()), flows: vec![FlowId(1)], ..Risk::default() };
        let risk = remembering(&risk, project, &of(project).0);
        project.add_risk(risk)
    };
    let (own, edition) = (decide(&mut project, "PT01"), decide(&mut project, "T01"));
    let review = |project: &Project| [own, edition].map(|risk| of(project).1.risks[&risk].review.clone());
    assert_eq!(review(&project), [vec![], vec![]]);

    let mut changed = project.clone();
    changed.own.threats.insert(id, Arc::new(eavesdropping(Condition::CrossesParty)));
    assert_eq!(review(&changed), [vec![Cause::ThreatRedefined], vec![]]);

    let mut renamed = project.clone();
    let name = Name { ja: "盗聴".into(), en: String::new() };
    renamed.own.threats.insert(id, Arc::new(OwnThreat { name, ..eavesdropping(Condition::ViaPerson) }));
    assert_eq!(review(&renamed), [vec![], vec![]], "words change nothing of what it is about");

    let mut switched = project.clone();
    let off = ThreatChange { off: true, ..ThreatChange::default() };
    switched.own.changed_threats.insert("T01".into(), Arc::new(off));
    assert_eq!(review(&switched), [vec![], vec![Cause::ThreatRedefined]]);
    switched.own.changed_threats.remove("T01");
    assert_eq!(review(&switched), [vec![], vec![]], "taken back");
}

#[test]
fn a_comparison_names_entries_that_were_added_changed_and_dropped() {
    let mut before = project(TALK, "");
    let kept = before.add_own_threat(eavesdropping(Condition::ViaPerson));
    let dropped = before.add_own_threat(OwnThreat {
        name: Name { ja: "盗撮".into(), en: String::new() },
        ..eavesdropping(Condition::ViaPerson)
    });
    let mut after = before.clone();
    after.remove_own_threat(dropped);
    after.own.threats.insert(kept, Arc::new(eavesdropping(Condition::ViaMedia)));
    let off = ThreatChange { off: true, ..ThreatChange::default() };
    after.own.changed_threats.insert("T01".into(), Arc::new(off));
    let ((earlier, analysed_before), (later, analysed_after)) = (of(&before), of(&after));
    let comparison = compare(
        Version { project: &before, analysis: &analysed_before, catalog: &earlier },
        Version { project: &after, analysis: &analysed_after, catalog: &later },
    );
    let whole = comparison.changes.iter().find(|change| change.element.is_none()).expect("the project has changed");
    let words = Words::new(&after, &later, &analysed_after, Lang::Ja);
    let said: Vec<String> = whole.aspects.iter().map(|aspect| words.aspect(aspect, None, &before)).collect();
    let name = &later.threats.get("T01").unwrap().name.ja;
    assert_eq!(
        said,
        [
            "このプロジェクトの脅威: PT02 盗撮が外れた".to_owned(),
            format!("このプロジェクトで変更した脅威: T01 {name}が加わった"),
            "PT01 録音: 変更あり".to_owned(),
        ]
    );
    assert!(whole.aspects.iter().any(|Aspect { field, .. }| *field == Field::Entry("PT01".into())));
    let flow = comparison.of(FlowId(1).into());
    assert!(flow.is_some() || proposed(&before) != proposed(&after));
}

#[test]
fn a_rule_rejects_a_threat_on_the_flows_it_is_about_until_the_threat_is_another() {
    const TWO: &str = r#""F01": (verb: "flow.operate", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]),
        "F02": (verb: "flow.operate", from: "N22", to: "N03", data: ["D1"], phases: ["運用"]),"#;
    let mut project = project(TWO, "");
    let zone = crate::model::ZoneId(3);
    let rule = crate::model::Rule {
        threats: vec!["T01".into()],
        zones: vec![zone],
        reason: "掲示のみ".into(),
        definitions: [("T01".to_owned(), catalog().threats.get("T01").unwrap().definition())].into(),
        ..crate::model::Rule::default()
    };
    let id = project.add_rule(rule);
    let by = |project: &Project, flow: u32| {
        let (catalog, analysis) = of(project);
        let proposals = analysis.flows[&FlowId(flow)].proposals.clone();
        let known = proposals.iter().find(|known| catalog.threats.place("T01") == Some(known.threat));
        known.map(|known| (known.rule, known.is_open()))
    };
    assert_eq!(by(&project, 1), Some((None, true)), "it stands in another room");
    assert_eq!(by(&project, 2), Some((Some(id), false)));
    let (catalog_now, analysis) = of(&project);
    let rows = register(RegisterKind::Threats, &project, &analysis, &catalog_now, Lang::Ja).rows;
    assert!(rows.iter().any(|row| row.cells.contains(&Cell::of(format!("規則{id}: 掲示のみ")))));

    let mut adopted = project.clone();
    adopted.add_risk(Risk { threat: Some("T01".into()), flows: vec![FlowId(2)], ..Risk::default() });
    assert_eq!(by(&adopted, 2), Some((None, false)), "a decision about the flow overrides it");

    let mut changed = project.clone();
    let harms = ThreatChange { harms: Some(vec![SecurityProperty::Integrity]), ..ThreatChange::default() };
    changed.own.changed_threats.insert("T01".into(), Arc::new(harms));
    assert_eq!(by(&changed, 2), Some((None, true)), "it was decided about another threat");
    let lint = catalog_now.lints.place("L29").unwrap();
    assert!(of(&changed).1.findings.iter().any(|finding| finding.lint == lint && finding.subject.is_none()));
}
