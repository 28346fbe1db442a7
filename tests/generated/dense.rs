//! Close together: ten units of ten elements, where each server has many flows, some both ways, at rest, or several
//! between the same two.

use nagarezu::model::{Environment, NodeId, PartyRole, Project, Rect};

use super::builder::Builder;

/// The project.
pub(super) fn project() -> Project {
    let mut draw = Builder::new("密な全体構成図");
    let provider = draw.party("対象事業者", PartyRole::Provider);
    let record = draw.item("診療録", "data.patient", &[]);
    let logs = draw.item("ログ", "data.operation", &[]);
    let backup = draw.item("バックアップ", "data.backup", &[record]);
    let production = Some(Environment::Production);
    let mut servers: Vec<NodeId> = Vec::new();
    for unit in 0..10_u8 {
        let (left, top) = (f32::from(unit % 5) * 880.0, f32::from(unit / 5) * 760.0);
        let name = format!("区画{}", unit + 1);
        draw.zone("zone.dc", &name, Rect(left, top, 800.0, 660.0), Some(provider), &[]);
        let at = |column: u8, row: u8| (left + 40.0 + f32::from(column) * 294.0, top + 50.0 + f32::from(row) * 150.0);
        let server = draw.node("node.server", "基幹サーバ", at(1, 1), production, &[record]);
        let second = draw.node("node.server", "副サーバ", at(1, 2), production, &[record]);
        let around = [(0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (2, 2), (1, 3)];
        for (number, (column, row)) in around.into_iter().enumerate() {
            let kind = ["node.terminal", "node.server.log", "node.server", "node.meddevice"][number % 4];
            let node = draw.node(
                kind,
                ["端末", "ログサーバ", "部門サーバ", "検査装置"][number % 4],
                at(column, row),
                None,
                &[],
            );
            let hub = if number < 5 { server } else { second };
            if number % 2 == 0 {
                draw.both_ways(node, hub, record);
            } else {
                draw.flow("flow.transfer", node, hub, record);
            }
            if number % 3 == 0 {
                // Another one the other way, between the same two.
                draw.flow("flow.transfer", hub, node, logs);
            }
            if number % 4 == 2 {
                draw.flow("flow.store", node, node, record);
            }
        }
        for data in [record, backup, logs] {
            draw.flow("flow.transfer", server, second, data);
        }
        draw.flow("flow.store", server, server, record);
        draw.flow("flow.keep", second, second, backup);
        if let Some(&before) = servers.last() {
            draw.both_ways(before, server, record);
        }
        servers.push(server);
    }
    for number in 0..5 {
        draw.flow("flow.transfer", servers[number], servers[number + 5], backup);
    }
    draw.project
}
