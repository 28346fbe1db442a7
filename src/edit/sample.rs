//! A small project for the tests of this room.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::model::{
    Baseline, Confidence, DataItem, Flow, Measure, Node, Note, Party, PartyRole, Performer, Point, Project, Properties,
    Rect, Risk, Status, Zone,
};

/// The catalogue that comes with the program.
pub(super) fn catalog() -> Arc<Catalog> {
    Catalog::builtin().unwrap()
}

/// A project in which everything names something: N1 stands in Z2, which stands in Z1 with N2; N3 and N4 stand in Z3.
/// F1 runs from N1 to N2, F2 from N2 to N3 by N4. R1 is about both, R2 about F1. C1 is placed on N2, C2 on the
/// whole project. D2 contains D1. B1 is of an empty project.
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
    project.add_note(Note { text: "要確認".into(), frame, about: vec![terminal.into()], locked: false, layer: 0 });
    let measure = |on| Measure {
        kind: Some("M01".into()),
        name: String::new(),
        on,
        performer: Performer::Provider,
        status: Status::Done,
        owner: String::new(),
        due: String::new(),
        evidence: String::new(),
        reference: String::new(),
        note: String::new(),
    };
    let placed = project.add_measure(measure(vec![server.into()]));
    project.add_measure(measure(Vec::new()));
    let risk = |flows| Risk { threat: Some("T01".into()), flows, ..Risk::default() };
    project.add_risk(Risk { measures: vec![placed], ..risk(vec![inner, outer]) });
    project.add_risk(risk(vec![inner]));
    project.add_baseline(Baseline { name: "契約時".into(), ..Baseline::default() });
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
        locked: false,
        layer: 0,
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
        locked: false,
        layer: 0,
    }
}
