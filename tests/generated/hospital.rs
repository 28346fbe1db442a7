//! A hospital: twelve rooms with people, terminals and devices, each on a network of its own, and a server centre.

use nagarezu::model::{Environment, PartyRole, Project, Rect, Value};

use super::builder::Builder;

const ROOMS: [&str; 12] = [
    "受付/窓口",
    "内科外来",
    "外科外来",
    "小児科外来",
    "救急外来",
    "手術室",
    "集中治療室",
    "病棟3階",
    "病棟4階",
    "検査室",
    "放射線科",
    "薬剤部",
];

const SERVERS: [&str; 12] = [
    "電子カルテ",
    "医事会計",
    "オーダ",
    "看護支援",
    "検査部門",
    "画像管理",
    "薬剤部門",
    "手術部門",
    "給食",
    "認証",
    "共有ファイル",
    "仮想基盤",
];

/// The project.
pub(super) fn project() -> Project {
    let mut draw = Builder::new("病院の全体構成図");
    let hospital = draw.party("総合病院", PartyRole::Medical);
    let provider = draw.party("対象事業者", PartyRole::Provider);
    let record = draw.item("診療録", "data.patient", &[]);
    let image = draw.item("検査画像", "data.patient", &[]);
    let logs = draw.item("ログ", "data.operation", &[]);
    let backup = draw.item("バックアップ", "data.backup", &[record]);
    let production = Some(Environment::Production);
    draw.zone("zone.medical", "総合病院", Rect(0.0, 0.0, 2560.0, 2360.0), Some(hospital), &[]);
    draw.zone(
        "zone.room",
        "サーバ室",
        Rect(30.0, 1640.0, 2500.0, 690.0),
        None,
        &[("access", Value::Text("restricted".into()))],
    );
    let core = draw.node("node.network", "基幹スイッチ", (1210.0, 1670.0), None, &[]);
    for (number, room) in ROOMS.into_iter().enumerate() {
        let (column, row) = ((number % 4) as f32, (number / 4) as f32);
        let (x, y) = (30.0 + column * 630.0, 40.0 + row * 530.0);
        draw.zone("zone.room", room, Rect(x, y, 600.0, 450.0), None, &[]);
        let person = draw.node("node.person", "職員", (x + 30.0, y + 40.0), None, &[]);
        let terminal = draw.node("node.terminal", "端末", (x + 240.0, y + 40.0), production, &[]);
        let printer = draw.node("node.printer", "プリンタ", (x + 440.0, y + 40.0), production, &[]);
        let tablet = draw.node("node.tablet", "タブレット", (x + 30.0, y + 180.0), production, &[]);
        let device = draw.node("node.meddevice", "医療機器", (x + 440.0, y + 180.0), production, &[]);
        let network = draw.node("node.network", "室内LAN", (x + 240.0, y + 330.0), None, &[]);
        draw.flow("flow.operate", person, terminal, record);
        draw.flow("flow.operate", person, tablet, record);
        draw.flow("flow.print", terminal, printer, record);
        draw.both_ways(terminal, network, record);
        draw.both_ways(tablet, network, record);
        draw.flow("flow.transfer", device, network, image);
        draw.both_ways(network, core, record);
    }
    let log_server = draw.node("node.server.log", "ログサーバ", (400.0, 2230.0), production, &[logs]);
    let drive = draw.node("node.mediadevice", "テープ装置", (1000.0, 2230.0), production, &[backup]);
    let tape = draw.node("node.media", "テープ媒体", (1300.0, 2230.0), production, &[backup]);
    for (number, name) in SERVERS.into_iter().enumerate() {
        let at = (70.0 + (number % 6) as f32 * 400.0, 1830.0 + (number / 6) as f32 * 200.0);
        let server = draw.node("node.server", name, at, production, &[record]);
        draw.both_ways(core, server, if number == 5 { image } else { record });
        if number % 2 == 0 {
            draw.flow("flow.store", server, server, record);
        }
        if number % 3 == 0 {
            draw.flow("flow.transfer", server, log_server, logs);
        }
        if number == 0 || number == 5 {
            draw.flow("flow.transfer", server, drive, backup);
        }
    }
    draw.flow("flow.media_io", drive, tape, backup);
    draw.zone("zone.devsite", "保守拠点", Rect(2700.0, 1640.0, 460.0, 690.0), Some(provider), &[]);
    let gate = draw.node("node.terminator", "終端装置", (2350.0, 2230.0), None, &[]);
    draw.both_ways(core, gate, logs);
    let far_gate = draw.node("node.terminator", "終端装置(保守側)", (2740.0, 2100.0), None, &[]);
    draw.both_ways(gate, far_gate, logs);
    for number in 0..5_u8 {
        let y = 1690.0 + f32::from(number % 3) * 130.0;
        let x = 2740.0 + f32::from(number / 3) * 240.0;
        let terminal = draw.node("node.terminal", "保守端末", (x, y), None, &[]);
        draw.both_ways(terminal, far_gate, logs);
    }
    let person = draw.node("node.person", "保守要員", (2980.0, 2230.0), None, &[]);
    draw.flow("flow.operate", person, far_gate, logs);
    let monitor = draw.node("node.server", "監視サーバ", (700.0, 2230.0), production, &[logs]);
    draw.flow("flow.transfer", log_server, monitor, logs);
    let console = draw.node("node.terminal", "運用端末", (70.0, 2230.0), None, &[]);
    draw.flow("flow.operate", console, log_server, logs);
    draw.flow("flow.operate", console, monitor, logs);
    draw.project
}
