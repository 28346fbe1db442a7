//! A national provider: six clinics over a carrier's closed network to a cloud of two regions, with a place of development.

use nagarezu::model::{Environment, PartyRole, Project, Rect};

use super::builder::Builder;

const SERVICES: [&str; 6] = ["電子カルテ", "予約", "問診", "医事会計", "文書管理", "オンライン診療"];

/// The project.
pub(super) fn project() -> Project {
    let mut draw = Builder::new("全国サービスの全体構成図");
    let provider = draw.party("対象事業者", PartyRole::Provider);
    let carrier = draw.party("通信回線事業者", PartyRole::Third);
    let cloud = draw.party("クラウド事業者", PartyRole::Third);
    let record = draw.item("診療録", "data.patient", &[]);
    let booking = draw.item("予約情報", "data.patient", &[]);
    let logs = draw.item("ログ", "data.operation", &[]);
    let updates = draw.item("更新用データ", "data.update", &[]);
    let backup = draw.item("バックアップ", "data.backup", &[record]);
    let content = draw.item("通信内容", "data.communication", &[record]);
    let production = Some(Environment::Production);

    draw.zone("zone.carrier", "閉域網", Rect(20.0, 1000.0, 2740.0, 240.0), Some(carrier), &[]);
    let hub = draw.node("node.network", "閉域網(中継)", (1340.0, 1130.0), None, &[]);
    for number in 0..6_u8 {
        let left = 20.0 + f32::from(number) * 460.0;
        let medical = draw.party(&format!("診療所{}", number + 1), PartyRole::Medical);
        let name = format!("診療所{}", number + 1);
        draw.zone("zone.medical", &name, Rect(left, 1320.0, 440.0, 640.0), Some(medical), &[]);
        let at = |x: f32, y: f32| (left + x, 1320.0 + y);
        let gate = draw.node("node.terminator", "終端装置", at(150.0, 40.0), None, &[]);
        let patient = draw.node("node.person", "患者", at(20.0, 550.0), None, &[]);
        let tablet = draw.node("node.tablet", "問診タブレット", at(20.0, 390.0), production, &[]);
        let doctor = draw.node("node.person", "医師", at(290.0, 550.0), None, &[]);
        let terminal = draw.node("node.terminal", "カルテ端末", at(290.0, 390.0), production, &[]);
        let reception = draw.node("node.terminal", "受付端末", at(20.0, 210.0), production, &[]);
        let printer = draw.node("node.printer", "プリンタ", at(290.0, 210.0), production, &[]);
        let line = draw.node("node.network", "アクセス回線", (left + 150.0, 1030.0), None, &[]);
        draw.flow("flow.operate", patient, tablet, booking);
        draw.flow("flow.operate", doctor, terminal, record);
        draw.both_ways(tablet, gate, booking);
        draw.both_ways(terminal, gate, record);
        draw.both_ways(reception, gate, record);
        draw.flow("flow.print", reception, printer, record);
        draw.both_ways(gate, line, content);
        draw.both_ways(line, hub, content);
    }

    for (region, left) in [("東", 20.0), ("西", 1120.0)] {
        let main = region == "東";
        let title = format!("クラウド({region}日本)");
        draw.zone("zone.cloud", &title, Rect(left, 40.0, 1060.0, 860.0), Some(cloud), &[]);
        let at = |x: f32, y: f32| (left + x, y);
        let gate = draw.node("node.terminator", "接続点", at(460.0, 790.0), None, &[]);
        let balancer = draw.node("node.server", "負荷分散", at(460.0, 640.0), production, &[]);
        let base = draw.node("node.server", "データベース", at(200.0, 240.0), production, &[record]);
        let copies = draw.node("node.server", "複製", at(520.0, 240.0), production, &[record]);
        let store = draw.node("node.server", "保管領域", at(200.0, 90.0), production, &[backup]);
        let log_server = draw.node("node.server.log", "ログ基盤", at(880.0, 240.0), production, &[logs]);
        let sign_on = draw.node("node.server", "認証", at(880.0, 640.0), production, &[]);
        draw.both_ways(hub, gate, content);
        draw.both_ways(gate, balancer, content);
        draw.both_ways(balancer, sign_on, record);
        for (number, service) in SERVICES.into_iter().enumerate() {
            let server = draw.node("node.server", service, at(20.0 + number as f32 * 172.0, 430.0), production, &[]);
            draw.both_ways(balancer, server, if number == 1 { booking } else { record });
            draw.both_ways(server, base, record);
            if main || number % 2 == 0 {
                draw.flow("flow.transfer", server, log_server, logs);
            }
        }
        draw.flow("flow.transfer", base, copies, record);
        draw.flow("flow.transfer", base, store, backup);
        draw.flow("flow.store", base, base, record);
        draw.flow("flow.keep", store, store, backup);
        draw.flow("flow.store", log_server, log_server, logs);
    }

    draw.zone("zone.devsite", "開発/保守拠点", Rect(2240.0, 40.0, 520.0, 860.0), Some(provider), &[]);
    let gate = draw.node("node.terminator", "終端装置(拠点)", (2440.0, 790.0), None, &[]);
    draw.both_ways(gate, hub, updates);
    let build = draw.node("node.server", "構築サーバ", (2440.0, 240.0), Some(Environment::Development), &[updates]);
    let test = draw.node("node.server", "検証サーバ", (2440.0, 90.0), Some(Environment::Development), &[updates]);
    draw.flow("flow.transfer", build, test, updates);
    draw.both_ways(build, gate, updates);
    for (number, x) in [2260.0, 2440.0, 2620.0].into_iter().enumerate() {
        let person = draw.node("node.person", "要員", (x, 400.0), None, &[]);
        let terminal = draw.node("node.terminal", "保守端末", (x, 590.0), None, &[]);
        draw.flow("flow.operate", person, terminal, updates);
        draw.both_ways(terminal, gate, updates);
        if number == 0 {
            draw.flow("flow.transfer", terminal, build, updates);
        }
    }
    draw.zone("zone.home", "患者の自宅", Rect(20.0, 2040.0, 2740.0, 330.0), None, &[]);
    let net = draw.node("node.network", "インターネット", (1340.0, 2070.0), None, &[]);
    draw.both_ways(net, hub, booking);
    for number in 0..7_u8 {
        let x = 60.0 + f32::from(number) * 380.0;
        let device = draw.node("node.tablet", "スマートフォン", (x, 2150.0), None, &[]);
        draw.both_ways(device, net, booking);
        if number < 6 {
            let person = draw.node("node.person", "患者", (x, 2290.0), None, &[]);
            draw.flow("flow.operate", person, device, booking);
        }
    }
    let help = draw.node("node.person", "問合せ窓口", (2620.0, 790.0), None, &[]);
    draw.flow("flow.operate", help, gate, logs);
    draw.project
}
