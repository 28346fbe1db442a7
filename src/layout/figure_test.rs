//! Figure 5-3 of the guideline, entered as the sample enters it, drawn and checked.

use super::{arrange, arrange_watched, faults, rearrange, text};
use crate::model::{Confidence, Flow, FlowId, Node, NodeId, Point, Project, Properties, Rect, Size, Zone};

/// A node for tests.
pub(crate) fn node(name: &str, x: f32, y: f32, width: f32) -> Node {
    Node {
        kind: "node.server".into(),
        name: name.into(),
        at: Point(x, y),
        size: Size(width, 54.0),
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

const ZONES: [(&str, Rect); 12] = [
    ("本節の例示において想定する対象事業者が提供する医療情報システム等", Rect(225.0, 26.0, 1370.0, 560.0)),
    ("対象事業者DC", Rect(245.0, 60.0, 640.0, 510.0)),
    ("遠隔地", Rect(20.0, 60.0, 175.0, 300.0)),
    ("インターネット", Rect(925.0, 60.0, 130.0, 510.0)),
    ("対象事業者開発/保守拠点", Rect(1090.0, 60.0, 490.0, 510.0)),
    ("通信回線事業者", Rect(430.0, 612.0, 420.0, 112.0)),
    ("医療機関等(診療所)", Rect(20.0, 750.0, 1560.0, 330.0)),
    ("医療機関等が別途契約した医療情報システム等", Rect(1012.0, 800.0, 536.0, 160.0)),
    ("待合室", Rect(40.0, 868.0, 250.0, 198.0)),
    ("受付/窓口", Rect(310.0, 868.0, 400.0, 198.0)),
    ("診察室", Rect(730.0, 868.0, 250.0, 198.0)),
    ("処置室/検査室", Rect(1000.0, 868.0, 560.0, 198.0)),
];

/// N01 to N29.
const NODES: [(&str, f32, f32, f32); 29] = [
    ("患者", 80.0, 986.0, 100.0),
    ("問診用タブレット", 80.0, 896.0, 150.0),
    ("医療事務/看護師等", 330.0, 986.0, 160.0),
    ("医事端末", 330.0, 896.0, 132.0),
    ("プリンタ", 560.0, 896.0, 132.0),
    ("医師/代行入力者等", 780.0, 986.0, 160.0),
    ("電子カルテ端末", 780.0, 896.0, 150.0),
    ("医師/看護師/臨床検査技師等", 1180.0, 986.0, 214.0),
    ("部門システム端末", 1212.0, 880.0, 152.0),
    ("部門システムサーバ", 1030.0, 880.0, 164.0),
    ("検査装置", 1400.0, 880.0, 120.0),
    ("終端装置(診療所)", 575.0, 776.0, 130.0),
    ("閉域網VPN", 575.0, 650.0, 130.0),
    ("終端装置(閉域網側)", 545.0, 480.0, 120.0),
    ("電子カルテサーバ(本番環境)", 440.0, 262.0, 160.0),
    ("医事会計サーバ(本番環境)", 660.0, 262.0, 150.0),
    ("ログサーバ", 505.0, 110.0, 132.0),
    ("テープ装置", 275.0, 110.0, 132.0),
    ("テープ媒体", 275.0, 262.0, 132.0),
    ("開発/保守要員", 275.0, 420.0, 132.0),
    ("搬送業者", 40.0, 420.0, 132.0),
    ("終端装置(インターネット側)", 735.0, 110.0, 132.0),
    ("VPN", 935.0, 200.0, 110.0),
    ("終端装置", 1110.0, 200.0, 116.0),
    ("開発/保守端末", 1280.0, 200.0, 140.0),
    ("開発/保守要員", 1440.0, 330.0, 132.0),
    ("電子カルテサーバ(開発環境)", 1110.0, 440.0, 160.0),
    ("医事会計サーバ(開発環境)", 1330.0, 440.0, 150.0),
    ("テープ媒体(保管中)", 40.0, 200.0, 132.0),
];

/// F01 to F32: from, to, and whether the data is written under the chip.
const FLOWS: [(u32, u32, bool); 32] = [
    (1, 2, false),
    (2, 12, true),
    (3, 4, false),
    (4, 5, true),
    (4, 12, true),
    (6, 7, false),
    (7, 12, true),
    (10, 12, true),
    (12, 13, true),
    (13, 14, true),
    (14, 15, true),
    (14, 16, true),
    (15, 15, false),
    (16, 16, false),
    (15, 17, true),
    (17, 17, false),
    (15, 18, true),
    (18, 19, true),
    (19, 29, true),
    (29, 29, false),
    (26, 25, false),
    (25, 24, true),
    (24, 23, true),
    (22, 15, true),
    (25, 27, true),
    (25, 28, true),
    (27, 27, true),
    (28, 28, true),
    (16, 17, true),
    (16, 18, true),
    (22, 16, true),
    (22, 17, true),
];

/// The project.
pub(crate) fn figure() -> Project {
    let mut project = Project::default();
    for (name, frame) in ZONES {
        project.add_zone(Zone {
            kind: "zone.dc".into(),
            name: name.into(),
            frame,
            party: None,
            properties: Properties::new(),
            confidence: Confidence::default(),
            note: String::new(),
            locked: false,
            layer: 0,
        });
    }
    for (name, x, y, width) in NODES {
        project.add_node(node(name, x, y, width));
    }
    for (from, to, _) in FLOWS {
        project.add_flow(Flow::new(NodeId(from), NodeId(to)));
    }
    // F23 is one flow over two hops in the method's table; here each hop is an arrow of its own.
    project.add_flow(Flow::new(NodeId(23), NodeId(22)));
    project
}

/// The titles of the zones, inside at the top left; those of the rooms at the bottom.
pub(crate) fn titles(project: &Project) -> Vec<Rect> {
    let zones = project.zones.values().enumerate();
    zones
        .map(|(number, zone)| {
            let width = text::width(&zone.name, 12.0, true);
            if number < 8 {
                Rect(zone.frame.left() + 8.0, zone.frame.top() + 4.0, width, 18.0)
            } else {
                Rect(zone.frame.center().0 - width / 2.0, zone.frame.bottom() - 22.0, width, 18.0)
            }
        })
        .collect()
}

/// The size of each label: a chip, with or without data under it.
#[expect(clippy::unnecessary_wraps, reason = "the signature of `LabelSizes`")]
pub(crate) fn sizes(id: FlowId) -> Option<Size> {
    let with_data = FLOWS.get(id.0 as usize - 1).is_some_and(|flow| flow.2);
    Some(if with_data { Size(150.0, 34.0) } else { Size(96.0, 20.0) })
}

#[test]
fn the_figure_is_drawn_without_fault() {
    let project = figure();
    let titles = titles(&project);
    let geometry = arrange(&project, &titles, &sizes);
    assert_eq!(faults(&project, &geometry, &titles), []);
    let moving = geometry.flows.iter().filter(|(id, _)| !project.flows[*id].is_at_rest());
    let bends: Vec<usize> = moving.map(|(_, flow)| flow.route.len() - 2).collect();
    let mean = bends.iter().sum::<usize>() as f32 / bends.len() as f32;
    assert!(mean <= 3.0, "{mean} corners on average");
    assert!(bends.iter().all(|corners| *corners <= 6), "{bends:?}");
}

#[test]
fn the_same_project_is_always_drawn_the_same() {
    let project = figure();
    let titles = titles(&project);
    assert_eq!(arrange(&project, &titles, &sizes), arrange(&project, &titles, &sizes));
}

#[test]
fn whoever_watches_sees_it_come_on_and_can_stop_it() {
    use std::cell::{Cell, RefCell};
    let project = figure();
    let parts = RefCell::new(Vec::new());
    let watch = |part: f32| {
        parts.borrow_mut().push(part);
        true
    };
    assert_eq!(arrange_watched(&project, &[], &sizes, &watch), Some(arrange(&project, &[], &sizes)));
    let parts = parts.into_inner();
    assert!(parts.windows(2).all(|pair| pair[0] <= pair[1]) && parts[0] < 0.05 && *parts.last().unwrap() > 0.8);
    for after in [1, parts.len() / 2, parts.len() - 1] {
        let steps = Cell::new(0);
        let watch = |_: f32| {
            steps.set(steps.get() + 1);
            steps.get() < after
        };
        assert_eq!(arrange_watched(&project, &[], &sizes, &watch), None);
        assert_eq!(steps.get(), after, "and it is not asked again");
    }
}

#[test]
fn moving_one_node_leaves_far_arrows_as_they_are() {
    let old = figure();
    let titles = titles(&old);
    let before = arrange(&old, &titles, &sizes);
    let mut new = old.clone();
    let mut tablet = (*new.nodes[&NodeId(2)]).clone();
    tablet.at = Point(100.0, 900.0);
    new.nodes.insert(NodeId(2), tablet.into());
    let after = rearrange(&before, &old, &new, &titles, &sizes);
    assert_eq!(faults(&new, &after, &titles), []);
    for id in before.flows.keys().filter(|id| !matches!(id.0, 1 | 2)) {
        assert!(std::sync::Arc::ptr_eq(&before.flows[id], &after.flows[id]), "{id}");
    }
}
