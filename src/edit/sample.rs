//! A small catalogue and a small project for the tests of this room.

use std::sync::Arc;

use crate::catalog::{
    Catalog, Category, Condition, DataClass, Effect, FlowKind, Group, MeasureKind, Name, NodeKind, Origin, Scoring,
    ScoringRule, Table, Threat, TitlePlace, ZoneKind,
};
use crate::model::{
    Confidence, Criteria, DataItem, Flow, Level, Measure, Node, Note, Party, PartyRole, Performer, Point, Project,
    Properties, Rect, Risk, ScaleStep, Status, Zone,
};

/// A catalogue with a few entries of each kind.
pub(super) fn catalog() -> Catalog {
    let name = |ja: &str, en: &str| Name { ja: ja.into(), en: en.into() };
    let zone = |id: &str, ja: &str, place| ZoneKind {
        id: id.into(),
        name: name(ja, id),
        origin: Origin::Ours,
        role: None,
        place,
        controlled: false,
        color: "zone.provider".into(),
        dashed: !place,
        title: TitlePlace::Top,
        key: None,
        size: (320.0, 240.0),
        properties: Vec::new(),
    };
    let node = |id: &str, ja: &str, group| NodeKind {
        id: id.into(),
        name: name(ja, id),
        origin: Origin::Ours,
        group,
        icon: "server".into(),
        key: None,
        properties: Vec::new(),
    };
    let verb = FlowKind {
        id: "flow.transfer".into(),
        name: name("送受信", "transfer"),
        origin: Origin::Ours,
        at_rest: false,
        who: Vec::new(),
        which: Vec::new(),
        phases: Vec::new(),
        sentence: Name::default(),
    };
    let class = DataClass {
        id: "data.patient".into(),
        name: name("患者情報", "patient data"),
        origin: Origin::Ours,
        impact: "大".into(),
        examples: Name::default(),
    };
    let threat = Threat {
        id: "T01".into(),
        name: name("盗聴", "eavesdropping"),
        origin: Origin::Ours,
        source: String::new(),
        description: Name::default(),
        harms: Vec::new(),
        stride: Vec::new(),
        when: Condition::CrossesZone,
        likelier_when: None,
        unlikelier_when: None,
    };
    let measure = MeasureKind {
        id: "M01".into(),
        name: name("暗号化", "encryption"),
        origin: Origin::Ours,
        category: Category::Technical,
        effect: Effect::Preventive,
        lowers: Vec::new(),
        covers: Vec::new(),
        reference: String::new(),
        iso: String::new(),
    };
    let rule = || ScoringRule { name: Name::default(), when: Condition::CrossesZone };
    Catalog {
        profile: "test".into(),
        name: Name::default(),
        zone_kinds: Table::new(vec![
            zone("zone.dc", "データセンター", true),
            zone("zone.room", "部屋", true),
            zone("zone.scope", "管理範囲", false),
        ])
        .unwrap(),
        node_kinds: Table::new(vec![
            node("node.person", "利用者", Group::People),
            node("node.terminal", "端末", Group::Terminals),
            node("node.server", "サーバ", Group::Servers),
        ])
        .unwrap(),
        flow_kinds: Table::new(vec![verb]).unwrap(),
        flow_properties: Vec::new(),
        data_classes: Table::new(vec![class]).unwrap(),
        threats: Table::new(vec![threat]).unwrap(),
        measures: Table::new(vec![measure]).unwrap(),
        lints: Table::new(Vec::new()).unwrap(),
        scoring: Scoring {
            impact_raised: rule(),
            likelihood_start: "中".into(),
            likelihood_raised: Vec::new(),
            likelihood_lowered: rule(),
        },
        criteria: criteria(),
    }
}

/// A project in which everything names something: N1 stands in Z2, which stands in Z1 with N2; N3 and N4 stand in Z3.
/// F1 runs from N1 to N2, F2 from N2 to N3 by N4. R1 is about both, R2 about F1. C1 is placed on N2, C2 on the
/// whole project. D2 contains D1.
pub(super) fn clinic() -> Project {
    let mut project = Project { title: "診療所".into(), ..Project::default() };
    let party = |name: &str, role| Party { name: name.into(), role, note: String::new() };
    let provider = project.add_party(party("甲社", PartyRole::Provider));
    let medical = project.add_party(party("乙診療所", PartyRole::Medical));
    let item = |name: &str, contains| DataItem {
        name: name.into(),
        class: "data.patient".into(),
        contains,
        retention_years: Some(5.0),
        note: String::new(),
    };
    let record = project.add_data(item("カルテ", Vec::new()));
    let backup = project.add_data(item("バックアップ", vec![record]));

    let site = project.add_zone(zone("zone.dc", "データセンター", Rect(0.0, 0.0, 400.0, 300.0)));
    project.add_zone(zone("zone.room", "部屋", Rect(20.0, 20.0, 200.0, 200.0)));
    let hospital = project.add_zone(zone("zone.dc", "診療所", Rect(500.0, 0.0, 300.0, 300.0)));
    for (zone, party) in [(site, provider), (hospital, medical)] {
        Arc::make_mut(project.zones.get_mut(&zone).unwrap()).party = Some(party);
    }
    let terminal = Node { keeps: vec![record], ..node("node.terminal", "端末", Point(40.0, 60.0)) };
    let terminal = project.add_node(terminal);
    let server = Node { party: Some(provider), ..node("node.server", "サーバ", Point(240.0, 60.0)) };
    let server = project.add_node(server);
    let remote = project.add_node(node("node.server", "副サーバ", Point(560.0, 60.0)));
    let person = project.add_node(node("node.person", "利用者", Point(560.0, 180.0)));
    let inner = project.add_flow(Flow { data: vec![record], ..Flow::new(terminal, server) });
    let outer = project.add_flow(Flow { actor: Some(person), data: vec![record], ..Flow::new(server, remote) });
    Arc::make_mut(project.nodes.get_mut(&remote).unwrap()).keeps = vec![backup];

    let frame = Some(Rect(240.0, 200.0, 120.0, 40.0));
    project.add_note(Note { text: "要確認".into(), frame, about: vec![terminal.into()] });
    let measure = |on| Measure {
        kind: Some("M01".into()),
        name: String::new(),
        on,
        performer: Performer::Provider,
        status: Status::Done,
        owner: String::new(),
        due: String::new(),
        evidence: String::new(),
        note: String::new(),
    };
    let placed = project.add_measure(measure(vec![server.into()]));
    project.add_measure(measure(Vec::new()));
    let risk = |flows| Risk { threat: Some("T01".into()), flows, ..Risk::default() };
    project.add_risk(Risk { measures: vec![placed], ..risk(vec![inner, outer]) });
    project.add_risk(risk(vec![inner]));
    project
}

/// A node with nothing but a kind, a name and a place.
pub(super) fn node(kind: &str, name: &str, at: Point) -> Node {
    Node {
        kind: kind.into(),
        name: name.into(),
        at,
        size: Node::SIZE,
        environment: None,
        party: None,
        keeps: Vec::new(),
        properties: Properties::new(),
        confidence: Confidence::default(),
        note: String::new(),
    }
}

/// A zone with nothing but a kind, a name and a frame.
pub(super) fn zone(kind: &str, name: &str, frame: Rect) -> Zone {
    Zone {
        kind: kind.into(),
        name: name.into(),
        frame,
        party: None,
        properties: Properties::new(),
        confidence: Confidence::default(),
        note: String::new(),
    }
}

fn criteria() -> Criteria {
    let step = |id: &str| ScaleStep { id: id.into(), en: id.into() };
    let rule = |level| crate::model::LevelRule { level, measures: 1, decision: true, approval: false };
    Criteria {
        impact: vec![step("小"), step("中"), step("大")],
        likelihood: vec![step("低"), step("中"), step("高")],
        matrix: vec![
            vec![Level::D, Level::C, Level::B],
            vec![Level::C, Level::B, Level::A],
            vec![Level::B, Level::A, Level::S],
        ],
        rules: Level::ALL.iter().map(|level| rule(*level)).collect(),
    }
}
