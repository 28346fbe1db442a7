//! Sites like the one of figure 5-3, side by side on a grid: drawings of any size.

use nagarezu::model::{
    DataId, Decision, ElementId, Environment, Measure, Node, NodeId, PartyId, PartyRole, Performer, Point, Project,
    Rect, Risk, Status, Treatment, Value,
};

use super::builder::Builder;

/// A project of about this many nodes (in steps of 30), one and a half times as many flows, and four zones a site.
pub(super) fn project(nodes: usize) -> Project {
    let mut draw = Builder::new("生成した例");
    let provider = draw.party("対象事業者", PartyRole::Provider);
    let carrier = draw.party("通信回線事業者", PartyRole::Third);
    let record = draw.item("診療録", "data.patient", &[]);
    let logs = draw.item("ログ", "data.operation", &[]);
    let updates = draw.item("更新用データ", "data.update", &[]);
    let backup = draw.item("バックアップ", "data.backup", &[record]);
    let content = draw.item("通信内容", "data.communication", &[record]);
    let data = Data { record, logs, updates, backup, content };
    let sites = nodes.div_ceil(Site::NODES).max(1);
    let columns = (sites as f64).sqrt().ceil() as usize;
    for number in 0..sites {
        draw.corner = Point((number % columns) as f32 * 2400.0, (number / columns) as f32 * 1500.0);
        Site { draw: &mut draw, number, provider, carrier, data }.build();
    }
    draw.project
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
    draw: &'a mut Builder,
    number: usize,
    provider: PartyId,
    carrier: PartyId,
    data: Data,
}

impl Site<'_> {
    const NODES: usize = 30;

    fn node(&mut self, kind: &str, x: f32, y: f32, environment: Option<Environment>, keeps: &[DataId]) -> NodeId {
        let name = format!("要素{}", self.draw.project.nodes.len() + 1);
        self.draw.node(kind, &name, (x, y), environment, keeps)
    }

    fn build(mut self) {
        let clinic_party = self.draw.party(&format!("診療所{}", self.number), PartyRole::Medical);
        self.draw.zone("zone.medical", "診療所", Rect(20.0, 800.0, 2200.0, 600.0), Some(clinic_party), &[]);
        let access = [("access", Value::Text("public".into()))];
        self.draw.zone("zone.room", "待合室", Rect(40.0, 1000.0, 500.0, 380.0), None, &access);
        let center = self.draw.zone("zone.dc", "DC", Rect(20.0, 20.0, 1300.0, 560.0), Some(self.provider), &[]);
        self.draw.zone("zone.devsite", "開発拠点", Rect(1500.0, 20.0, 700.0, 560.0), Some(self.provider), &[]);
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
        let line_node = self.draw.project.nodes[&line].clone();
        self.draw.project.nodes.insert(line, Node { party: Some(self.carrier), ..(*line_node).clone() }.into());
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
            self.draw.flow("flow.operate", person, device, record);
        }
        for device in tablets.into_iter().chain(terminals).chain(devices).chain([department, printer]) {
            self.draw.both_ways(device, clinic_edge, record);
        }
        self.draw.flow("flow.print", terminals[0], printer, record);
        self.draw.flow("flow.create", department, department, record);
        self.draw.both_ways(clinic_edge, line, content);
        self.draw.both_ways(line, edges[0], content);
        for server in servers {
            self.draw.both_ways(edges[0], server, record);
            self.draw.flow("flow.create", server, server, record);
            self.draw.flow("flow.transfer", server, log_server, logs);
            self.draw.flow("flow.transfer", server, drive, backup);
            self.draw.both_ways(edges[1], server, updates);
        }
        self.draw.flow("flow.store", log_server, log_server, logs);
        self.draw.flow("flow.media_io", drive, tape, backup);
        self.draw.flow("flow.keep", tape, tape, backup);
        self.draw.flow("flow.operate", operator, servers[0], logs);
        self.draw.flow("flow.operate", developer, workplace, updates);
        self.draw.both_ways(workplace, site_edge, updates);
        let last = self.draw.both_ways(site_edge, edges[1], updates);
        self.draw.both_ways(workplace, test_server, updates);

        let measure = self.draw.project.add_measure(Measure {
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
        self.draw.project.add_risk(Risk {
            threat: Some("T02".into()),
            flows: vec![last],
            decision: Decision::Adopted,
            treatment: vec![Treatment::Reduce],
            measures: vec![measure],
            ..Risk::default()
        });
    }
}
