//! Freezing states, comparing with them and with files, and looking again at many decisions at once.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2};
use nagarezu::app::canvas::access;
use nagarezu::app::comparing::standing::Comparing;
use nagarezu::exchange::csv::csv;
use nagarezu::model::{Decision, Point, RiskId};
use nagarezu::register::{Cell, Register};

use crate::driver::{Driver, flow, node};

/// A terminal at the development site that sends updates to a server, which keeps a log, and a home beside.
const MAINTENANCE: &str = r#"Project(
    format: 1,
    title: "保守",
    profile: "gl-1.1",
    data: { "D1": (name: "更新", class: "data.update") },
    zones: {
        "Z1": (kind: "zone.devsite", name: "拠点", frame: (0, 0, 400, 300)),
        "Z2": (kind: "zone.dc", name: "DC", frame: (500, 0, 400, 300)),
        "Z3": (kind: "zone.home", name: "自宅", frame: (0, 400, 400, 200)),
    },
    nodes: {
        "N01": (kind: "node.terminal", name: "保守端末", at: (120, 120)),
        "N02": (kind: "node.server", name: "サーバ", at: (620, 60)),
        "N03": (kind: "node.server", name: "控え", at: (620, 220)),
    },
    flows: {
        "F01": (verb: "flow.transfer", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]),
        "F02": (verb: "flow.transfer", from: "N02", to: "N03", data: ["D1"], phases: ["運用"]),
    },
)"#;

/// Waits until what is compared is the state on the screen.
fn compared(driver: &mut Driver) {
    driver.wait_until("the versions are compared", |driver| {
        driver.state().document.comparing.as_ref().is_some_and(|comparing| !comparing.is_behind())
    });
}

fn changes(driver: &Driver) -> &Register {
    let comparing = driver.state().document.comparing.as_ref();
    &comparing.and_then(Comparing::compared).expect("versions are compared").register
}

/// The field for a path where the system has no dialog.
fn path_field() -> String {
    nagarezu::text::tr(nagarezu::text::Lang::Ja, "dialog-no-native")
}

/// Moves the terminal home and deletes the second flow.
fn change(driver: &mut Driver) {
    let (from, to) = (driver.middle(node(1)), driver.screen(Point(186.0, 500.0)));
    driver.drag(from, to);
    driver.select(flow(2));
    driver.key(Key::Delete);
    driver.key(Key::Escape);
}

#[test]
fn a_frozen_state_is_compared_with_until_nothing_differs_any_more() {
    let mut driver = Driver::with(MAINTENANCE);
    driver.menu("見直し", "基準版として固定…");
    driver.fill("名称", "契約時");
    driver.fill("承認者", "院長");
    driver.press("固定する");
    let baseline = driver.project().baselines.values().next().expect("it is frozen");
    assert_eq!((baseline.name.as_str(), baseline.on.as_str(), baseline.by.as_str()), ("契約時", "2026-11-23", "院長"));
    change(&mut driver);

    driver.menu("見直し", "基準版の一覧…");
    driver.press("比較 契約時");
    compared(&mut driver);
    assert!(driver.reads("契約時(2026-11-23)と比較中"));
    for count in ["追加 0", "削除 1", "変更 2", "配置のみ 0"] {
        assert!(driver.reads(count), "{count}");
    }
    assert!(driver.find(Role::ListItem, "N01 保守端末 変更").is_some(), "on the canvas");
    assert!(driver.find(Role::Label, "F02 転送(サーバ → 控え) 削除").is_some(), "as a ghost");
    let stood = driver.get(Role::Label, "N01 保守端末 元の位置").rect().center();
    assert!(stood.distance(driver.screen(Point(186.0, 147.0))) < 2.0, "where it stood");

    driver.press("変更一覧");
    let subjects: Vec<_> = changes(&driver).rows.iter().filter_map(|row| row.subject).collect();
    assert_eq!(subjects, [node(1), flow(1), flow(2)]);
    driver.click(Role::Label, "F01 転送(保守端末 → サーバ)");
    assert_eq!(driver.state().only_selected(), Some(flow(1)));

    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.keys(Modifiers::COMMAND, Key::Z);
    compared(&mut driver);
    assert!(driver.reads("契約時(2026-11-23)と比較中: 違いはありません"));
    assert!(driver.find(Role::ListItem, "N01 保守端末").is_some());
    driver.press("比較を終了");
    assert!(driver.state().document.comparing.is_none());
    assert!(!driver.reads("変更一覧 0"), "its register is gone with it");
}

#[test]
fn what_has_changed_is_told_row_by_row_and_exported() {
    let mut driver = Driver::with(MAINTENANCE);
    driver.menu("見直し", "基準版として固定…");
    driver.fill("名称", "契約時");
    driver.press("固定する");
    change(&mut driver);
    driver.press("見直し");
    driver.pick("基準版と比較");
    driver.pick("契約時(2026-11-23)");
    compared(&mut driver);
    let register = changes(&driver);
    let text = |row: usize, key: &str| {
        register.rows[row].cells[register.column(key).expect("a column")].text(nagarezu::text::Lang::Ja)
    };
    assert_eq!((text(0, "column-fate"), text(0, "column-element")), ("変更".into(), "要素".into()));
    assert!(text(0, "column-changes").contains("自宅へ移った"), "{}", text(0, "column-changes"));
    assert!(text(1, "column-changes").contains("自宅を越えるようになった"), "{}", text(1, "column-changes"));
    assert_eq!((text(2, "column-fate"), text(2, "column-changes")), ("削除".into(), String::new()));
    let level = register.column("column-level-after").expect("a column");
    assert!(matches!(register.rows[1].cells[level], Cell::Level(_)), "over the border it is threatened");
    let expected = csv(register).expect("it is written");
    let exported = String::from_utf8(csv(register).expect("it is written")).expect("UTF-8");
    assert_eq!(exported.lines().count(), 4, "a heading and three rows: {exported}");

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("変更.csv");
    driver.menu("書き出し", "変更一覧をCSVで…");
    driver.fill(&path_field(), &path.display().to_string());
    driver.press("OK");
    driver.wait_until("it is exported", |_| path.exists());
    assert_eq!(std::fs::read(&path).expect("it can be read"), expected);
}

#[test]
fn a_baseline_is_described_anew_and_deleted() {
    let mut driver = Driver::with(MAINTENANCE);
    driver.menu("見直し", "基準版として固定…");
    driver.fill("名称", "初回");
    driver.press("固定する");
    driver.menu("見直し", "基準版の一覧…");
    driver.press("記載を変更… 初回");
    driver.fill("名称", "初回ワークショップ後");
    driver.press("OK");
    assert_eq!(driver.project().baselines.values().next().expect("it is there").name, "初回ワークショップ後");
    driver.menu("見直し", "基準版の一覧…");
    driver.press("削除 初回ワークショップ後");
    assert!(driver.project().baselines.is_empty() && driver.reads("基準版はまだありません"));
    driver.press("閉じる");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(driver.project().baselines.len(), 1, "as every step, it can be undone");
}

#[test]
fn a_file_can_be_compared_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("以前.ron");
    std::fs::write(&path, MAINTENANCE).expect("it is written");
    let mut driver = Driver::with(MAINTENANCE);
    change(&mut driver);
    driver.menu("見直し", "ファイルと比較…");
    driver.fill(&path_field(), &path.display().to_string());
    driver.press("OK");
    compared(&mut driver);
    assert!(driver.reads("以前.ronと比較中") && driver.reads("変更 2"));
}

#[test]
fn decisions_that_are_to_be_reviewed_have_rows_that_say_what_has_changed() {
    let mut driver = Driver::with(include_str!("../../samples/figure-5-3-assessed.ron"));
    driver.menu("見直し", "基準版として固定…");
    driver.fill("名称", "契約時");
    driver.press("固定する");
    let (from, to) = (driver.middle(node(25)), Pos2::new(950.0, 430.0));
    driver.drag(from, to);
    driver.press("見直し");
    driver.pick("基準版と比較");
    driver.pick("契約時(2026-11-23)");
    compared(&mut driver);
    let register = changes(&driver);
    let text = |row: &nagarezu::register::Row, key: &str| {
        row.cells[register.column(key).expect("a column")].text(nagarezu::text::Lang::Ja)
    };
    let risks: Vec<_> = register.rows.iter().filter(|row| row.risk.is_some()).collect();
    assert_eq!(risks.len(), 5);
    assert!(risks.iter().all(|row| text(row, "column-changes").contains("判断が要見直しになった(F2")));
    assert!(text(risks[4], "column-subject").ends_with(" — F21 — 却下"), "{}", text(risks[4], "column-subject"));
}

#[test]
fn decisions_are_confirmed_all_at_once_and_undo_clears_their_marks() {
    let mut driver = Driver::with(include_str!("../../samples/figure-5-3-assessed.ron"));
    let waiting = |driver: &Driver| driver.state().document.analysis().totals.outdated;
    assert_eq!(waiting(&driver), 0);
    let (from, to) = (driver.middle(node(25)), Pos2::new(950.0, 430.0));
    driver.drag(from, to);
    assert_eq!(waiting(&driver), 5);
    assert!(access::name(driver.state(), flow(21)).ends_with("要見直し"));

    driver.click(Role::Link, "要見直し 5");
    assert!(
        driver.find(Role::Button, "選んだ0件をそのまま確認").is_some(),
        "nothing is chosen before it was looked at"
    );
    driver.press("すべて選択");
    driver.click(Role::CheckBox, "R29 ネットワーク上の盗聴・なりすまし — 採用");
    driver.press("選んだ4件をそのまま確認");
    assert_eq!(waiting(&driver), 1);
    let before = driver.project().clone();
    driver.click(Role::CheckBox, "R29 ネットワーク上の盗聴・なりすまし — 採用");
    driver.fill("却下の理由", "自宅では使わない");
    driver.press("選んだ1件を却下");
    assert_eq!(waiting(&driver), 0, "it was looked at");
    let rejected = &driver.project().risks[&RiskId(29)];
    assert_eq!((rejected.decision, rejected.reason.as_str()), (Decision::Rejected, "自宅では使わない"));
    assert_eq!(rejected.approval, None);
    driver.press("閉じる");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(*driver.project(), before);
    driver.menu("見直し", "見直し一覧…");
    driver.press("閉じる");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(waiting(&driver), 5, "one step");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(waiting(&driver), 0);
    assert!(!access::name(driver.state(), flow(21)).contains("要見直し"));
    assert!(driver.find(Role::Link, "要見直し 5").is_none());
}
