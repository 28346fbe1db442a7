//! The walk through the program that the guideline's reader takes first: draw, see what is missing, fill it in; and take
//! a back-up away from figure 5-3 and be told.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use nagarezu::analysis::Coverage;
use nagarezu::model::{FlowId, NodeId, Point, Rect};

use crate::driver::{Driver, flow, node, zone};

#[test]
fn an_arrow_lights_up_until_it_is_described_and_every_step_can_be_taken_back() {
    let mut driver = Driver::blank();
    let blank = driver.project().clone();
    driver.press("医療機関等");
    driver.drag_world(Point(100.0, 100.0), Point(1000.0, 600.0));
    driver.type_text("さくら診療所");
    driver.key(Key::Enter);
    place(&mut driver, "サーバ", Point(300.0, 300.0), "電子カルテサーバ");
    place(&mut driver, "端末", Point(700.0, 300.0), "受付端末");
    let names: Vec<_> = driver.project().nodes.values().map(|node| node.name.clone()).collect();
    assert_eq!(names, ["電子カルテサーバ", "受付端末"]);
    assert_eq!(driver.project().zones.values().map(|zone| zone.name.as_str()).collect::<Vec<_>>(), ["さくら診療所"]);

    let (from, to) = (NodeId(1), NodeId(2));
    let start = on_right_edge(&driver, from);
    let end = driver.project().nodes[&to].rect().center();
    driver.drag_world(start, end);
    let id = FlowId(1);
    assert_eq!((driver.project().flows[&id].from, driver.project().flows[&id].to), (from, to));
    assert_eq!(coverage(&driver), Coverage::Undescribed);
    assert!(driver.reads("充足 0 / 情報流 1"));
    assert!(driver.reads("未記述 1"), "the status bar counts it");
    assert_eq!(register_cells(&driver, "F01"), ["F01", "未記述"], "the register has it");
    assert!(flow_name(&driver).ends_with("未記述"), "it is told so: {}", flow_name(&driver));
    assert_eq!(driver.state().only_selected(), Some(flow(1)), "what was drawn is selected");

    driver.choose("どうする", "転送");
    driver.choose("情報を追加…", "新しい情報: 患者個人情報等");
    if driver.project().flows[&id].phases.is_empty() {
        driver.click(Role::CheckBox, "運用");
    }
    assert!(driver.state().document.analysis().flows[&id].missing.is_empty());
    assert_ne!(coverage(&driver), Coverage::Undescribed);
    assert!(!driver.reads("未記述 1"));
    assert_ne!(register_cells(&driver, "F01")[1], "未記述");
    assert!(!flow_name(&driver).contains("未記述"), "{}", flow_name(&driver));

    let done = driver.project().clone();
    let steps = driver.undo_all();
    assert!(steps >= 7, "each of what was done is a step: {steps}");
    assert!(*driver.project() == blank);
    for _ in 0..steps {
        driver.keys(Modifiers::COMMAND, Key::Y);
    }
    assert!(*driver.project() == done);
    assert!(driver.state().document.history.can_redo().is_none());
}

#[test]
fn deleting_the_backup_flow_to_the_tape_device_is_found_at_once() {
    let mut driver = Driver::sample();
    driver.quicken();
    let label = driver.state().document.sheet().geometry().flows[&FlowId(17)].label.expect("F17 has a label");
    driver.click_world(label.center());
    assert_eq!(driver.state().only_selected(), Some(flow(17)));
    assert!(!lacks_backup(&driver));

    driver.key_frame(Key::Delete);
    assert!(!driver.state().document.is_analysing(), "it was not put off to a later frame");
    assert!(!driver.project().flows.contains_key(&FlowId(17)));
    assert!(lacks_backup(&driver), "L07 is about the server whose data is no longer saved");
    let after = driver.state().document.analysis().findings.len();
    driver.settle();
    driver.press(&format!("指摘 {after}"));
    driver.fill("絞り込み", "L07");
    assert!(driver.reads("L07"));
    assert!(driver.reads("N15 電子カルテサーバ(本番環境)"));

    driver.click_world(Point(1280.0, 720.0));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!(driver.project().flows.contains_key(&FlowId(17)));
    assert!(!lacks_backup(&driver));
    assert!(driver.reads("該当なし"), "the register no longer has it");
    assert_eq!(driver.state().only_selected(), Some(flow(17)), "what was deleted is selected again");
}

#[test]
fn an_element_is_placed_by_dragging_it_from_the_palette() {
    let mut driver = Driver::blank();
    let from = driver.get(Role::Button, "プリンタ").rect().center();
    let to = driver.screen(Point(400.0, 300.0));
    driver.drag(from, to);
    driver.key(Key::Enter);
    let placed = &driver.project().nodes[&NodeId(1)];
    assert_eq!(placed.kind, "node.printer");
    assert!(placed.rect().contains(Point(400.0, 300.0)));
    assert_eq!(driver.state().only_selected(), Some(node(1)));
}

#[test]
fn a_kind_is_taken_by_its_key_and_put_down_by_escape() {
    let mut driver = Driver::blank();
    driver.type_text("s");
    assert_eq!(driver.state().tool, nagarezu::app::action::Tool::Node("node.server".to_owned()));
    driver.key(Key::Escape);
    driver.click_world(Point(400.0, 300.0));
    assert!(driver.project().is_blank());
    driver.type_text("M");
    driver.click_world(Point(600.0, 400.0));
    driver.key(Key::Enter);
    assert_eq!(driver.state().only_selected(), Some(zone(1)));
    let Rect(_, _, width, height) = driver.project().zones.values().next().expect("a zone is placed").frame;
    assert!(width >= 100.0 && height >= 100.0);
}

fn place(driver: &mut Driver, kind: &str, at: Point, name: &str) {
    driver.press(kind);
    driver.click_world(at);
    driver.type_text(name);
    driver.key(Key::Enter);
}

fn on_right_edge(driver: &Driver, id: NodeId) -> Point {
    let rect = driver.project().nodes[&id].rect();
    Point(rect.right() - 3.0 / driver.state().camera.zoom, rect.center().1)
}

fn coverage(driver: &Driver) -> Coverage {
    driver.state().document.analysis().flows[&FlowId(1)].coverage
}

fn flow_name(driver: &Driver) -> String {
    nagarezu::app::canvas::access::name(driver.state(), flow(1))
}

/// The texts of the first two cells of a row.
fn register_cells(driver: &Driver, id: &str) -> [String; 2] {
    let row = driver.get(Role::Label, id).rect();
    let mut cells: Vec<_> = driver
        .painted_texts()
        .into_iter()
        .filter(|(text, rect)| {
            !text.is_empty() && (rect.center().y - row.center().y).abs() < 4.0 && rect.left() >= row.left() - 1.0
        })
        .collect();
    cells.sort_by(|a, b| a.1.left().total_cmp(&b.1.left()));
    [cells[0].0.clone(), cells[1].0.clone()]
}

fn lacks_backup(driver: &Driver) -> bool {
    let lint = driver.state().catalog().lints.place("L07");
    let findings = &driver.state().document.analysis().findings;
    findings.iter().any(|finding| Some(finding.lint) == lint && finding.subject == Some(node(15)))
}
