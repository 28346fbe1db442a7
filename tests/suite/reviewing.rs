//! Looking again at what was decided, when what it was about has changed.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::app::Action;
use nagarezu::edit::Command;
use nagarezu::model::{DataId, FlowId, Point, Rect, Vector};
use nagarezu::storage;

use crate::driver::{Driver, flow, name_of, node};

/// A terminal at the development site that sends updates to a server, and a home beside.
const MAINTENANCE: &str = r#"Project(
    format: 1,
    title: "保守",
    profile: "gl-1.1",
    parties: { "P1": (name: "当社", role: "対象事業者") },
    data: { "D1": (name: "更新", class: "data.update") },
    zones: {
        "Z1": (kind: "zone.devsite", name: "拠点", frame: (0, 0, 400, 300), party: "P1"),
        "Z2": (kind: "zone.dc", name: "DC", frame: (500, 0, 400, 300), party: "P1"),
        "Z3": (kind: "zone.home", name: "自宅", frame: (0, 400, 400, 200)),
    },
    nodes: {
        "N01": (kind: "node.terminal", name: "保守端末", at: (120, 120)),
        "N02": (kind: "node.server", name: "サーバ", at: (620, 120), environment: "本番"),
    },
    flows: { "F01": (verb: "flow.transfer", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]) },
)"#;

#[test]
fn a_decision_about_what_has_changed_is_marked_until_it_is_confirmed() {
    let mut driver = Driver::with(MAINTENANCE);
    driver.select(flow(1));
    driver.click(Role::Button, "採用 ネットワーク上の盗聴・なりすまし");
    assert!(!driver.project().risks.values().next().unwrap().about.is_empty(), "it takes note of what it is about");
    assert!(!driver.reads("要見直し"));

    let from = driver.middle(node(1));
    let to = driver.screen(Point(186.0, 500.0));
    driver.drag(from, to);
    driver.select(flow(1));
    assert!(driver.reads("要見直し"), "the terminal is at home now");
    let said: Vec<_> = driver.nodes().filter_map(|part| name_of(&part.accesskit_node())).collect();
    assert!(said.iter().any(|text| text.contains("保守端末が拠点から自宅へ移った")), "{said:?}");
    assert!(!said.iter().any(|text| text.contains("越えるようになった")), "that follows from it");

    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.select(flow(1));
    assert!(!driver.reads("要見直し"), "undone, it is what was decided about");

    driver.keys(Modifiers::COMMAND, Key::Y);
    driver.select(flow(1));
    driver.click(Role::Button, "判断をそのまま確認");
    assert!(!driver.reads("要見直し"));
}

#[test]
fn a_decision_gets_a_day_for_the_next_look_and_is_found_once_it_is_past() {
    let mut driver = Driver::with(MAINTENANCE);
    driver.select(flow(1));
    driver.click(Role::Button, "採用 ネットワーク上の盗聴・なりすまし");
    let overdue = |driver: &Driver| {
        let place = driver.state().catalog().lints.place("L20").expect("the lint is there");
        driver.state().document.analysis().findings.iter().filter(|finding| finding.lint == place).count()
    };
    for (day, findings) in [("2027-04-01", 0), ("2026-04-01", 1)] {
        driver.field("見直し期限").focus();
        driver.frame([]);
        driver.settle();
        driver.keys(Modifiers::COMMAND, Key::A);
        driver.type_text(day);
        driver.key(Key::Enter);
        assert_eq!(driver.project().risks.values().next().expect("it is decided").review, day);
        assert_eq!(overdue(&driver), findings, "{day}");
    }
    driver.field("見直し期限").focus();
    driver.frame([]);
    driver.settle();
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.type_text("2026-02-30");
    driver.key(Key::Enter);
    let said = "「2026-02-30」は日付ではありません。年-月-日(例: 2026-04-01)で入力してください。元の値のままです";
    assert!(driver.reads(said), "there is no such day");
    assert_eq!(driver.project().risks.values().next().expect("it is decided").review, "2026-04-01");
}

#[test]
fn fields_stay_where_they_are_while_they_are_filled_in() {
    let mut driver = Driver::with(MAINTENANCE);
    driver.select(flow(1));
    driver.click(Role::Button, "採用 ネットワーク上の盗聴・なりすまし");
    assert!(driver.reads("残存リスクの承認がない"));
    let place = |driver: &Driver| driver.field("見直し期限").rect().top() - driver.field("承認者").rect().top();
    let before = place(&driver);
    for (label, text) in [("承認者", "院長"), ("承認日(例: 2026-04-01)", "2026-04-01")] {
        driver.field(label).focus();
        driver.frame([]);
        driver.settle();
        driver.type_text(text);
        driver.key(Key::Enter);
        assert!((place(&driver) - before).abs() < 0.5, "{label}");
    }
    assert!(!driver.reads("残存リスクの承認がない"));
}

#[test]
fn whether_a_flow_leaves_a_party_is_unknown_while_an_end_has_none() {
    let mut driver = Driver::with(&MAINTENANCE.replace("(500, 0, 400, 300), party: \"P1\")", "(500, 0, 400, 300))"));
    driver.select(flow(1));
    assert!(driver.reads("不明(責任者が未設定)"));
    let mut driver = Driver::with(MAINTENANCE);
    driver.select(flow(1));
    assert!(!driver.reads("不明(責任者が未設定)"));
}

#[test]
fn undo_clears_the_marks_of_other_places_and_of_other_data() {
    let assessed = include_str!("../../samples/figure-5-3-assessed.ron");
    let mut driver = Driver::with(assessed);
    let ctx = driver.ctx().clone();
    let outdated = |driver: &Driver| -> Vec<String> {
        let risks = &driver.state().document.analysis().risks;
        risks.iter().filter(|(_, risk)| !risk.review.is_empty()).map(|(id, _)| id.to_string()).collect()
    };
    let mut steps: Vec<(Vec<Command>, &[&str])> = Vec::new();
    let home =
        Command::PlaceZone { kind: "zone.home".into(), frame: Rect(4000.0, 4000.0, 400.0, 300.0), name: String::new() };
    let terminal = node(25);
    let from = driver.state().frame(terminal).expect("it stands somewhere").corner();
    let away = Command::Move { elements: [terminal].into(), by: Vector(4100.0 - from.0, 4100.0 - from.1) };
    steps.push((vec![home, away], &["R28", "R29", "R30", "R33", "R56"]));
    let carried = FlowId(19);
    let mut other = driver.project().flows[&carried].as_ref().clone();
    other.data.push(DataId(1));
    steps.push((vec![Command::SetFlow(carried, Box::new(other))], &["R25", "R54"]));
    for (commands, marked) in steps {
        assert!(outdated(&driver).is_empty());
        let count = commands.len();
        for command in commands {
            driver.act(Action::Edit(command), &ctx);
            driver.settle();
        }
        assert_eq!(outdated(&driver), marked);
        assert!(driver.reads(&format!("要見直し {}", marked.len())), "the status bar counts them");
        for _ in 0..count {
            driver.keys(Modifiers::COMMAND, Key::Z);
        }
        assert!(outdated(&driver).is_empty(), "undone, nothing is marked");
        assert!(!driver.reads(&format!("要見直し {}", marked.len())));
    }
    assert_eq!(storage::write(driver.project()), assessed, "nothing else has changed");
}
