//! Generated projects of any size: sites like the one of figure 5-3, side by side on a grid.

use std::collections::BTreeMap;

use nagarezu::model::{
    Confidence, DataId, DataItem, Decision, ElementId, Environment, Flow, FlowId, Measure, Node, NodeId, Party,
    PartyId, PartyRole, Performer, Phase, Point, Project, Properties, Rect, Risk, Status, Treatment, Value, Zone,
    ZoneId,
};

/// A project of about this many nodes (in steps of 30), one and a half times as many flows, and four zones a site.
pub(crate) fn project(nodes: usize) -> Project {
    let mut project = Project { title: "生成した例".into(), profile: "gl-1.1".into(), ..Project::default() };
    let provider = party(&mut project, "対象事業者", PartyRole::Provider);
    let carrier = party(&mut project, "通信回線事業者", PartyRole::Third);
    let record = item(&mut project, "診療録", "data.patient", &[]);
    let logs = item(&mut project, "ログ", "data.operation", &[]);
    let updates = item(&mut project, "更新用データ", "data.update", &[]);
    let backup = item(&mut project, "バックアップ", "data.backup", &[record]);
    let content = item(&mut project, "通信内容", "data.communication", &[record]);
    let data = Data { record, logs, updates, backup, content };
    let sites = nodes.div_ceil(Site::NODES).max(1);
    let columns = (sites as f64).sqrt().ceil() as usize;
    for number in 0..sites {
        let corner = Point((number % columns) as f32 * 2400.0, (number / columns) as f32 * 1500.0);
        Site { project: &mut project, corner, number, provider, carrier, data }.build();
    }
    project
}

#[derive(Clone, Copy)]
struct Data {
    record: DataId,
    logs: DataId,
    updates: DataId,
    backup: DataId,
    content: DataId,
}

/// One clinic with the servers it uses and the place they are maintained from.
struct Site<'a> {
    project: &'a mut Project,
    corner: Point,
    number: usize,
    provider: PartyId,
    carrier: PartyId,
    data: Data,
}

impl Site<'_> {
    const NODES: usize = 30;

    fn build(mut self) {
        let clinic_party = party(self.project, &format!("診療所{}", self.number), PartyRole::Medical);
        self.zone("zone.medical", "診療所", Rect(20.0, 800.0, 2200.0, 600.0), Some(clinic_party), &[]);
        let access = [("access", Value::Text("public".into()))];
        self.zone("zone.room", "待合室", Rect(40.0, 1000.0, 500.0, 380.0), None, &access);
        let center = self.zone("zone.dc", "DC", Rect(20.0, 20.0, 1300.0, 560.0), Some(self.provider), &[]);
        self.zone("zone.devsite", "開発拠点", Rect(1500.0, 20.0, 700.0, 560.0), Some(self.provider), &[]);
        let Data { record, logs, updates, backup, content } = self.data;
        let production = Some(Environment::Production);

        let people = [60.0, 600.0, 900.0, 1200.0].map(|x| self.node("node.person", x, 1300.0, None, &[]));
        let tablets = [60.0, 300.0].map(|x| self.node("node.tablet", x, 1100.0, production, &[]));
        let terminals = [600.0, 800.0, 1000.0, 1200.0].map(|x| self.node("node.terminal", x, 1100.0, production, &[]));
        let printer = self.node("node.printer", 1400.0, 1100.0, production, &[]);
        let devices = [1600.0, 1800.0].map(|x| self.node("node.meddevice", x, 1300.0, production, &[]));
        let department = self.node("node.server", 1600.0, 1100.0, production, &[record]);
        let clinic_edge = self.node("node.terminator", 900.0, 850.0, None, &[]);
        let line = self.node("node.network", 900.0, 680.0, None, &[]);
        let line_node = self.project.nodes[&line].clone();
        self.project.nodes.insert(line, Node { party: Some(self.carrier), ..(*line_node).clone() }.into());
        let edges = [800.0, 1100.0].map(|x| self.node("node.terminator", x, 480.0, None, &[]));
        let servers = [300.0, 500.0, 700.0, 900.0].map(|x| self.node("node.server", x, 280.0, production, &[record]));
        let log_server = self.node("node.server.log", 300.0, 80.0, production, &[logs]);
        let drive = self.node("node.mediadevice", 500.0, 80.0, production, &[backup]);
        let tape = self.node("node.media", 700.0, 80.0, production, &[backup]);
        let operator = self.node("node.person", 900.0, 80.0, None, &[]);
        let developer = self.node("node.person", 1600.0, 80.0, None, &[]);
        let workplace = self.node("node.terminal", 1600.0, 280.0, None, &[]);
        let test_server = self.node("node.server", 1900.0, 280.0, Some(Environment::Development), &[updates]);
        let site_edge = self.node("node.terminator", 1600.0, 480.0, None, &[]);

        for (person, device) in people.into_iter().zip([tablets[0], terminals[0], terminals[1], terminals[2]]) {
            self.flow("flow.operate", person, device, record, false);
        }
        for device in tablets.into_iter().chain(terminals).chain(devices).chain([department, printer]) {
            self.flow("flow.transfer", device, clinic_edge, record, true);
        }
        self.flow("flow.print", terminals[0], printer, record, false);
        self.flow("flow.create", department, department, record, false);
        self.flow("flow.transfer", clinic_edge, line, content, true);
        self.flow("flow.transfer", line, edges[0], content, true);
        for server in servers {
            self.flow("flow.transfer", edges[0], server, record, true);
            self.flow("flow.create", server, server, record, false);
            self.flow("flow.transfer", server, log_server, logs, false);
            self.flow("flow.transfer", server, drive, backup, false);
            self.flow("flow.transfer", edges[1], server, updates, true);
        }
        self.flow("flow.store", log_server, log_server, logs, false);
        self.flow("flow.media_io", drive, tape, backup, false);
        self.flow("flow.keep", tape, tape, backup, false);
        self.flow("flow.operate", operator, servers[0], logs, false);
        self.flow("flow.operate", developer, workplace, updates, false);
        self.flow("flow.transfer", workplace, site_edge, updates, true);
        let last = self.flow("flow.transfer", site_edge, edges[1], updates, true);
        self.flow("flow.transfer", workplace, test_server, updates, true);

        let measure = self.project.add_measure(Measure {
            kind: Some("M24".into()),
            name: String::new(),
            on: vec![ElementId::Zone(center)],
            performer: Performer::Provider,
            status: Status::Done,
            owner: String::new(),
            due: String::new(),
            evidence: String::new(),
            reference: String::new(),
            note: String::new(),
        });
        self.project.add_risk(Risk {
            threat: Some("T02".into()),
            flows: vec![last],
            decision: Decision::Adopted,
            treatment: vec![Treatment::Reduce],
            measures: vec![measure],
            ..Risk::default()
        });
    }

    fn zone(
        &mut self,
        kind: &str,
        name: &str,
        frame: Rect,
        party: Option<PartyId>,
        properties: &[(&str, Value)],
    ) -> ZoneId {
        self.project.add_zone(Zone {
            kind: kind.into(),
            name: name.into(),
            frame: Rect(self.corner.0 + frame.0, self.corner.1 + frame.1, frame.2, frame.3),
            party,
            properties: properties.iter().map(|(id, value)| ((*id).to_owned(), value.clone())).collect(),
            confidence: Confidence::default(),
            note: String::new(),
            locked: false,
        })
    }

    fn node(&mut self, kind: &str, x: f32, y: f32, environment: Option<Environment>, keeps: &[DataId]) -> NodeId {
        let number = self.project.nodes.len() + 1;
        self.project.add_node(Node {
            kind: kind.into(),
            name: format!("要素{number}"),
            at: Point(self.corner.0 + x, self.corner.1 + y),
            size: Node::SIZE,
            environment,
            party: None,
            keeps: keeps.to_vec(),
            properties: Properties::new(),
            confidence: Confidence::default(),
            note: String::new(),
            locked: false,
        })
    }

    fn flow(&mut self, verb: &str, from: NodeId, to: NodeId, data: DataId, two_way: bool) -> FlowId {
        self.project.add_flow(Flow {
            verb: Some(verb.into()),
            two_way,
            data: vec![data],
            phases: vec![Phase::Operation],
            properties: BTreeMap::new(),
            ..Flow::new(from, to)
        })
    }
}

fn party(project: &mut Project, name: &str, role: PartyRole) -> PartyId {
    project.add_party(Party { name: name.into(), role, note: String::new() })
}

fn item(project: &mut Project, name: &str, class: &str, contains: &[DataId]) -> DataId {
    project.add_data(DataItem {
        name: name.into(),
        class: class.into(),
        contains: contains.to_vec(),
        retention_years: None,
        note: String::new(),
    })
}
