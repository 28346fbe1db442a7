//! A small project with one of everything, to which a test adds its flows.

use std::sync::Arc;

use crate::analysis::{Analysis, analyse};
use crate::catalog::Catalog;
use crate::model::{FlowId, Project};
use crate::storage;

/// The catalogue the program ships.
pub(in crate::analysis) fn catalog() -> Arc<Catalog> {
    Catalog::builtin().expect("the catalogue holds together")
}

/// The project with these flows and with further sections of the file, such as measures and risks.
pub(in crate::analysis) fn project(flows: &str, rest: &str) -> Project {
    let text = format!("{ELEMENTS}    flows: {{\n{flows}\n    }},\n{rest}\n)\n");
    storage::read(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The analysis on a day in the middle of the fixture's dates.
pub(in crate::analysis) fn analysed(project: &Project) -> Analysis {
    analyse(project, &catalog(), Some("2026-06-30"))
}

/// The threats proposed for a flow, by the catalogue's ids.
pub(in crate::analysis) fn threats(project: &Project, flow: u32) -> Vec<String> {
    let catalog = catalog();
    let proposals = &analysed(project).flows[&FlowId(flow)].proposals;
    proposals.iter().map(|proposal| catalog.threats.as_slice()[proposal.threat].id.clone()).collect()
}

/// The ids of the subjects a lint finds; empty for the project as a whole.
pub(in crate::analysis) fn found(project: &Project, lint: &str) -> Vec<String> {
    let place = catalog().lints.place(lint).expect("the lint is in the catalogue");
    let findings = analysed(project).findings.into_iter().filter(|finding| finding.lint == place);
    findings.map(|finding| finding.subject.map_or_else(String::new, |subject| subject.to_string())).collect()
}

const ELEMENTS: &str = r#"Project(
    format: 1,
    title: "試験",
    profile: "gl-1.1",
    parties: {
        "P1": (name: "当社", role: "対象事業者"),
        "P2": (name: "診療所", role: "医療機関等"),
        "P3": (name: "他社", role: "第三者"),
        "P4": (name: "運送", role: "第三者"),
    },
    data: {
        "D1": (name: "診療録", class: "data.patient"),
        "D2": (name: "バックアップ", class: "data.backup", contains: ["D1"]),
        "D3": (name: "ログ", class: "data.operation"),
        "D4": (name: "テストデータ", class: "data.test"),
        "D5": (name: "更新", class: "data.update"),
    },
    zones: {
        "Z1": (kind: "zone.dc", name: "DC", frame: (0, 0, 900, 400), party: "P1"),
        "Z2": (kind: "zone.medical", name: "診療所", frame: (0, 1000, 1200, 400), party: "P2"),
        "Z3": (kind: "zone.room", name: "待合室", frame: (10, 1010, 300, 200), properties: {"access": "public"}),
        "Z4": (kind: "zone.internet", name: "インターネット", frame: (0, 500, 900, 200)),
        "Z5": (kind: "zone.thirdparty", name: "他社の範囲", frame: (1300, 1000, 300, 300), party: "P3"),
        "Z6": (kind: "zone.devsite", name: "開発拠点", frame: (1000, 0, 500, 400), party: "P1"),
        "Z7": (kind: "zone.remote", name: "遠隔地", frame: (1600, 0, 300, 400), party: "P1"),
        "Z8": (kind: "zone.cloud", name: "国外", frame: (2000, 0, 300, 400), party: "P1", properties: {"country": "US"}),
    },
    nodes: {
        "N01": (kind: "node.person", name: "医師", at: (350, 1250)),
        "N02": (kind: "node.terminal", name: "端末", at: (350, 1050), environment: "本番"),
        "N03": (kind: "node.tablet", name: "タブレット", at: (20, 1020), environment: "本番"),
        "N04": (kind: "node.terminator", name: "終端装置(診療所)", at: (550, 1050)),
        "N05": (kind: "node.network", name: "VPN", at: (100, 550)),
        "N06": (kind: "node.terminator", name: "終端装置(DC)", at: (20, 300)),
        "N07": (kind: "node.server", name: "サーバ", at: (20, 20), environment: "本番", keeps: ["D1"]),
        "N08": (kind: "node.server.log", name: "ログサーバ", at: (200, 20), environment: "本番"),
        "N09": (kind: "node.mediadevice", name: "テープ装置", at: (400, 20)),
        "N10": (kind: "node.media", name: "テープ", at: (600, 20)),
        "N11": (kind: "node.media", name: "保管中のテープ", at: (1620, 20)),
        "N12": (kind: "node.courier", name: "運送業者", at: (1620, 600), party: "P4"),
        "N13": (kind: "node.person", name: "要員", at: (600, 300)),
        "N14": (kind: "node.external", name: "他社システム", at: (1350, 1050)),
        "N15": (kind: "node.terminal", name: "開発端末", at: (1020, 20), environment: "開発"),
        "N16": (kind: "node.server", name: "開発サーバ", at: (1200, 20), environment: "開発"),
        "N17": (kind: "node.person", name: "開発者", at: (1020, 300)),
        "N18": (kind: "node.printer", name: "プリンタ", at: (750, 1050)),
        "N19": (kind: "node.server", name: "国外のサーバ", at: (2020, 20), environment: "本番"),
        "N20": (kind: "node.network", name: "無線", at: (950, 1050), properties: {"kind": "無線LAN"}),
        "N21": (kind: "node.server", name: "冗長サーバ", at: (200, 200), environment: "本番", properties: {"redundancy": "冗長構成"}),
        "N22": (kind: "node.person", name: "患者", at: (20, 1120)),
    },
"#;
