//! Kinds of the project's own: what works like a kind of the edition is taken for it everywhere, and decisions remember
//! what it was like.

use std::sync::Arc;

use super::fixture::{catalog, project as small};
use crate::analysis::next::next_steps;
use crate::analysis::{Analysis, Basis, Fact, Words, analyse, gaps, remembering};
use crate::catalog::{Catalog, Origin, table::Entry};
use crate::model::{
    Condition, FlowId, KindChange, Name, NodeId, OwnFlowKind, OwnNodeKind, OwnNodeKindId, OwnThreat, OwnZoneKind,
    Project, Properties, RiskId, Rule, SecurityProperty, Value, ZoneId,
};
use crate::storage;
use crate::text::Lang;

fn figure() -> Project {
    storage::read(include_str!("../../../samples/figure-5-3.ron")).expect("the sample can be read")
}

fn named(ja: &str) -> Name {
    Name { ja: ja.to_owned(), en: String::new() }
}

fn of(project: &Project) -> (Arc<Catalog>, Analysis) {
    let catalog = catalog().shared(project);
    let analysis = analyse(project, &catalog, None);
    (catalog, analysis)
}

/// The figure with own kinds in the stead of one of the edition: every element of that is of the own one.
fn rekinded(kind: &str) -> (Project, usize) {
    let mut project = figure();
    let (like, name) = (kind.to_owned(), named("独自"));
    let mut count = 0;
    if kind.starts_with("zone.") {
        let own = project.add_own_zone_kind(OwnZoneKind { name, like, ..OwnZoneKind::default() }).to_string();
        for zone in project.zones.clone().iter().filter(|(_, zone)| zone.kind == kind) {
            Arc::make_mut(project.zones.get_mut(zone.0).unwrap()).kind.clone_from(&own);
            count += 1;
        }
    } else if kind.starts_with("node.") {
        let own = project.add_own_node_kind(OwnNodeKind { name, like, ..OwnNodeKind::default() }).to_string();
        for node in project.nodes.clone().iter().filter(|(_, node)| node.kind == kind) {
            Arc::make_mut(project.nodes.get_mut(node.0).unwrap()).kind.clone_from(&own);
            count += 1;
        }
    } else {
        let own = project.add_own_flow_kind(OwnFlowKind { name, like, ..OwnFlowKind::default() }).to_string();
        for flow in project.flows.clone().iter().filter(|(_, flow)| flow.verb.as_deref() == Some(kind)) {
            Arc::make_mut(project.flows.get_mut(flow.0).unwrap()).verb = Some(own.clone());
            count += 1;
        }
    }
    (project, count)
}

/// The analysis with the kinds that facts and verbs name taken for those they work like, and without sums by verb.
fn in_the_edition_s_kinds(mut analysis: Analysis, catalog: &Catalog) -> Analysis {
    let verbs = &catalog.flow_kinds;
    let verb = |place: usize| verbs.place(verbs.works_like(verbs.as_slice()[place].id())).unwrap();
    let nodes = &catalog.node_kinds;
    let node = |place: usize| nodes.place(nodes.works_like(nodes.as_slice()[place].id())).unwrap();
    for flow in analysis.flows.values_mut() {
        flow.four_w.how = flow.four_w.how.map(verb);
        let ratings = flow.proposals.iter_mut().map(|proposal| &mut proposal.rating).chain([&mut flow.rating]);
        for basis in ratings.flat_map(|rating| rating.basis.iter_mut()) {
            if let Basis::ImpactRaised(facts)
            | Basis::LikelihoodRaised(_, facts)
            | Basis::LikelihoodLowered(facts)
            | Basis::ThreatLikelier(facts)
            | Basis::ThreatUnlikelier(facts) = basis
            {
                *facts = facts.iter().map(|fact| renamed(fact, &verb, &node)).collect();
            }
        }
        for fact in flow.proposals.iter_mut().flat_map(|proposal| proposal.reason.iter_mut()) {
            *fact = renamed(fact, &verb, &node);
        }
    }
    analysis.totals.verbs.clear();
    analysis
}

fn renamed(fact: &Fact, verb: &impl Fn(usize) -> usize, node: &impl Fn(usize) -> usize) -> Fact {
    match fact {
        Fact::Verb(place) => Fact::Verb(verb(*place)),
        Fact::EndKind(id, place) => Fact::EndKind(*id, node(*place)),
        other => other.clone(),
    }
}

#[test]
fn what_works_like_a_kind_is_taken_for_it_everywhere() {
    let edition = catalog();
    let before = figure();
    let analysis = analyse(&before, &edition, None);
    let expected = in_the_edition_s_kinds(analysis.clone(), &edition);
    let (next, missing) = (next_steps(&before, &edition, &analysis), gaps(&before, &edition, &analysis));
    let kinds = (edition.zone_kinds.iter().map(|kind| &kind.id))
        .chain(edition.node_kinds.iter().map(|kind| &kind.id))
        .chain(edition.flow_kinds.iter().map(|kind| &kind.id));
    let mut tried = 0;
    for kind in kinds {
        let (project, count) = rekinded(kind);
        tried += usize::from(count > 0);
        let (catalog, analysis) = of(&project);
        assert_eq!(catalog.check_own(&project), Ok(()), "{kind}");
        let found = in_the_edition_s_kinds(analysis.clone(), &catalog);
        for (id, flow) in &expected.flows {
            assert_eq!(&found.flows[id], flow, "{kind}: {id}");
        }
        assert_eq!(found, expected, "{kind}");
        assert_eq!(next_steps(&project, &catalog, &analysis), next, "{kind}");
        assert_eq!(gaps(&project, &catalog, &analysis), missing, "{kind}");
    }
    assert!(tried > 25, "{tried} of the edition's kinds are in the figure");
}

const TALK: &str =
    r#""F01": (verb: "flow.operate", from: "N02", to: "N07", actor: "N02", data: ["D1"], phases: ["運用"]),"#;

fn with_kind(project: &mut Project, node: u32, kind: OwnNodeKind) -> String {
    let own = project.add_own_node_kind(kind).to_string();
    Arc::make_mut(project.nodes.get_mut(&NodeId(node)).unwrap()).kind.clone_from(&own);
    own
}

fn mri() -> OwnNodeKind {
    OwnNodeKind {
        name: named("MRI装置"),
        like: "node.terminal".into(),
        icon: Some("microscope".into()),
        ..OwnNodeKind::default()
    }
}

fn proposed(project: &Project) -> Vec<String> {
    let (catalog, analysis) = of(project);
    let proposals = &analysis.flows[&FlowId(1)].proposals;
    proposals.iter().map(|proposal| catalog.threats.as_slice()[proposal.threat].id.clone()).collect()
}

#[test]
fn a_condition_and_a_rule_may_name_the_own_kind_itself_or_what_it_is_like() {
    let mut project = small(TALK, "");
    let own = with_kind(&mut project, 7, mri());
    let threat = |when| OwnThreat {
        name: named("磁場"),
        description: Name::default(),
        harms: vec![SecurityProperty::Availability],
        when,
        likelier_when: None,
        unlikelier_when: None,
        covered_by: Vec::new(),
        source: String::new(),
        reason: String::new(),
    };
    project.add_own_threat(threat(Condition::EndKind(vec![own])));
    project.add_own_threat(threat(Condition::EndKind(vec!["node.terminal".into()])));
    project.add_own_threat(threat(Condition::EndKind(vec!["node.tablet".into()])));
    let found = proposed(&project);
    assert!(found.contains(&"PT01".to_owned()) && found.contains(&"PT02".to_owned()), "{found:?}");
    assert!(!found.contains(&"PT03".to_owned()));
    let verb = project.add_own_flow_kind(OwnFlowKind {
        name: named("撮影"),
        like: "flow.operate".into(),
        sentence: Some(named("{who}が{which}で{what}を撮る")),
        ..OwnFlowKind::default()
    });
    Arc::make_mut(project.flows.get_mut(&FlowId(1)).unwrap()).verb = Some(verb.to_string());
    project.add_rule(Rule {
        threats: vec!["T01".into()],
        verbs: vec!["flow.operate".into()],
        reason: "別に扱う".into(),
        definitions: [("T01".to_owned(), catalog().threats.get("T01").unwrap().definition())].into(),
        ..Rule::default()
    });
    let (catalog, analysis) = of(&project);
    let of_t01 = catalog.threats.place("T01");
    let proposal = analysis.flows[&FlowId(1)].proposals.iter().find(|proposal| Some(proposal.threat) == of_t01);
    assert!(proposal.is_some_and(|proposal| proposal.rule.is_some()));
    let words = Words::new(&project, &catalog, &analysis, Lang::Ja);
    assert!(words.sentence(FlowId(1)).ends_with("で診療録を撮る"), "{}", words.sentence(FlowId(1)));
}

#[test]
fn defaults_of_a_kind_hold_where_an_element_sets_nothing() {
    let mut project = small(TALK, "");
    let defaults = Properties::from([("mobile".to_owned(), Value::Bool(true))]);
    let threat = |project: &Project| proposed(project).contains(&"T05".to_owned());
    let known = threat(&project);
    with_kind(&mut project, 7, OwnNodeKind { defaults: defaults.clone(), ..mri() });
    let catalog = catalog().shared(&project);
    let node = &project.nodes[&NodeId(7)];
    assert_eq!(catalog.node_value(node, "mobile"), Some(&Value::Bool(true)));
    let mut changed = small(TALK, "");
    let change = KindChange { defaults, ..KindChange::default() };
    changed.own.changed_kinds.insert("node.terminal".into(), Arc::new(change));
    assert_eq!(threat(&changed), threat(&project));
    assert!(!known || threat(&project));
    // An own kind follows what is changed in the kind that it works like.
    with_kind(&mut changed, 7, mri());
    let catalog = super::fixture::catalog().shared(&changed);
    assert_eq!(catalog.node_value(&changed.nodes[&NodeId(7)], "mobile"), Some(&Value::Bool(true)));
    assert_eq!(catalog.node_kinds.get("node.terminal").unwrap().origin, Origin::Changed);
}

#[test]
fn another_company_s_ground_and_public_rooms_are_known_by_what_they_are_like() {
    let mut project = small(TALK, "");
    let room = OwnZoneKind {
        name: named("ロビー"),
        like: "zone.room".into(),
        defaults: Properties::from([("access".to_owned(), Value::Text("public".into()))]),
        ..OwnZoneKind::default()
    };
    let own = project.add_own_zone_kind(room).to_string();
    let zone = Arc::make_mut(project.zones.get_mut(&ZoneId(3)).unwrap());
    (zone.kind, zone.properties) = (own, Properties::new());
    let (catalog, analysis) = of(&project);
    let steps = next_steps(&project, &catalog, &analysis);
    let original = small(TALK, "");
    let expected = next_steps(&original, &super::fixture::catalog(), &of(&original).1);
    assert_eq!(steps.paths, expected.paths, "a public room is exposed whoever says that it is public");
}

#[test]
fn a_decision_is_looked_at_again_when_a_kind_is_like_another_and_not_when_it_is_renamed() {
    let mut project =
        small(TALK, r#"risks: { "R01": (threat: "T01", flows: ["F01"], decision: "却下", reason: "x") },"#);
    with_kind(&mut project, 7, mri());
    let (catalog, _) = of(&project);
    let risk = remembering(&project.risks[&RiskId(1)], &project, &catalog);
    project.risks.insert(RiskId(1), Arc::new(risk));
    let causes = |kind: Option<OwnNodeKind>| {
        let mut project = project.clone();
        if let Some(kind) = kind {
            project.own.node_kinds.insert(OwnNodeKindId(1), Arc::new(kind));
        }
        let (catalog, analysis) = of(&project);
        let words = Words::new(&project, &catalog, &analysis, Lang::Ja);
        analysis.risks[&RiskId(1)].review.iter().map(|cause| words.cause(cause)).collect::<Vec<_>>()
    };
    let none: [&str; 0] = [];
    assert_eq!(causes(None), none);
    assert_eq!(causes(Some(OwnNodeKind { name: named("磁気共鳴装置"), icon: None, ..mri() })), none);
    let tablet = causes(Some(OwnNodeKind { like: "node.tablet".into(), ..mri() }));
    assert_eq!(tablet.len(), 1);
    assert!(tablet[0].contains("元にする種類: 端末 → タブレット"), "{tablet:?}");
    let mobile = Properties::from([("mobile".to_owned(), Value::Bool(true))]);
    let mobile = causes(Some(OwnNodeKind { defaults: mobile, ..mri() }));
    assert!(mobile.len() == 1 && mobile[0].contains("持ち出し可能"), "{mobile:?}");
    let mut other = project.clone();
    Arc::make_mut(other.nodes.get_mut(&NodeId(7)).unwrap()).kind = "node.terminal".into();
    assert!(!of(&other).1.risks[&RiskId(1)].review.is_empty(), "the end is of another kind");
}

#[test]
fn facts_call_an_own_kind_by_its_name_in_whichever_language_it_has() {
    let mut project = small(TALK, "");
    with_kind(&mut project, 7, mri());
    let (catalog, analysis) = of(&project);
    let facts = Words::new(&project, &catalog, &analysis, Lang::En);
    let kind = catalog.node_kinds.place("PN01").unwrap();
    assert!(facts.fact(&Fact::EndKind(NodeId(7), kind)).contains("MRI装置"));
}
