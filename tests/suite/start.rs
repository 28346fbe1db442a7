//! Beginning: the start page, templates for a whole project, and pieces put into a drawing.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::app::dialog::Dialog;
use nagarezu::model::{DataId, ElementId, Point};
use nagarezu::storage::template::{Piece, Template};
use nagarezu::text::Lang;

use crate::driver::{Driver, name_of};
use crate::house::{House, open};

const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

fn starting() -> Driver {
    let mut driver = Driver::sample();
    driver.keys(Modifiers::COMMAND, Key::W);
    assert!(driver.state().nothing_open());
    driver
}

#[test]
fn where_nothing_is_open_one_can_begin_by_keys_alone() {
    let mut driver = starting();
    assert_eq!(driver.state().window_title(), "Nagarezu 流れ図");
    assert!(driver.reads("新規作成") && driver.reads("最近使ったファイルはまだありません"));
    assert!(driver.find(Role::List, "構成図").is_none(), "there is nothing to draw on");
    driver.key(Key::ArrowRight);
    driver.key(Key::Enter);
    assert!(!driver.state().nothing_open());
    assert_eq!(*driver.project(), Template::ClinicCloud.project().expect("it can be read"));
    assert!(!driver.state().is_changed(), "nothing of a person's is in it yet");
    driver.keys(Modifiers::COMMAND, Key::W);
    driver.key(Key::Enter);
    assert!(driver.project().is_blank() && !driver.state().nothing_open());
}

#[test]
fn both_examples_can_be_opened_where_nothing_is() {
    let mut driver = starting();
    driver.menu("ファイル", "例題(図5-3、アセスメント済み)を開く");
    assert!(!driver.project().risks.is_empty());
    let mut driver = starting();
    driver.menu("ファイル", "例題(図5-3)を開く");
    assert!(!driver.state().nothing_open());
}

#[test]
fn where_nothing_is_open_nothing_can_be_changed() {
    let mut driver = starting();
    let before = driver.project().clone();
    driver.type_text("s");
    driver.paste("NagarezuClip(format: 1)");
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.key(Key::Delete);
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.keys(Modifiers::COMMAND, Key::W);
    assert!(driver.state().nothing_open() && driver.state().dialog.is_none() && *driver.project() == before);
    driver.keys(Modifiers::COMMAND, Key::K);
    assert!(matches!(driver.state().dialog, Some(Dialog::Launcher(_))));
    driver.type_text("サーバ");
    let options = driver.nodes().filter(|node| node.accesskit_node().role() == Role::ListBoxOption);
    let names: Vec<_> = options.filter_map(|node| name_of(&node.accesskit_node())).collect();
    assert!(names.iter().all(|name| !name.contains("配置")), "{names:?}");
    driver.key(Key::Escape);
    driver.press("EN");
    assert!(driver.reads("Recent files") && driver.reads("Clinic with cloud EMR"));
    assert!(driver.close(), "and one can leave");
}

#[test]
fn recent_files_are_opened_from_the_start_and_missing_ones_are_told() {
    let house = House::new();
    let (first, second) = (house.clinic("一.ron"), house.clinic("二.ron"));
    let mut driver = Driver::at_home(&house.home);
    open(&mut driver, &first);
    open(&mut driver, &second);
    driver.keys(Modifiers::COMMAND, Key::W);
    driver.keys(Modifiers::COMMAND, Key::W);
    assert!(driver.state().nothing_open());
    std::fs::remove_file(&second).expect("it is removed");
    driver.leave_and_return();
    driver.wait_until("it was looked for", |driver| driver.state().missing.contains(&second));
    let button = |driver: &Driver, name: &str| {
        let found = driver.nodes().find(|node| {
            let node = node.accesskit_node();
            node.role() == Role::Button && name_of(&node).is_some_and(|own| own.starts_with(name))
        });
        let found = found.unwrap_or_else(|| panic!("there is no {name}"));
        (found.accesskit_node().is_disabled(), name_of(&found.accesskit_node()).unwrap_or_default())
    };
    let (disabled, told) = button(&driver, "二.ron");
    assert!(disabled && told.contains("見つかりません"), "{told}");
    let (disabled, _) = button(&driver, "一.ron");
    assert!(!disabled);
    driver.pick("一.ron");
    driver.wait_until("it is opened", |driver| driver.state().document.path.as_deref() == Some(&*first));
    assert!(driver.find(Role::List, "構成図").is_some());
}

#[test]
fn a_template_opens_beside_what_is_drawn() {
    let mut driver = Driver::with(crate::selecting::CLINIC);
    driver.keys(CTRL_SHIFT, Key::N);
    assert!(matches!(driver.state().dialog, Some(Dialog::Templates)));
    driver.key(Key::Escape);
    assert!(driver.state().dialog.is_none());
    driver.menu("ファイル", "ひな形から新規作成…");
    driver.press("診療所＋クラウド電子カルテ");
    assert!(driver.state().dialog.is_none());
    let names: Vec<_> = driver.state().documents().map(|document| document.name(Lang::Ja)).collect();
    assert_eq!(names, ["診療所", "診療所のクラウド電子カルテ"]);
    driver.keys(CTRL_SHIFT, Key::N);
    driver.press("図5-3");
    assert_eq!(driver.project().title, "電子カルテ・医事会計サービス");
}

/// How many elements of each sort there are.
fn counts(driver: &Driver) -> [usize; 5] {
    let project = driver.project();
    [project.zones.len(), project.nodes.len(), project.flows.len(), project.data.len(), project.parties.len()]
}

#[test]
fn a_piece_is_one_step_and_lands_where_it_is_dropped() {
    for (piece, name) in [
        (Piece::Clinic, "診療所一式"),
        (Piece::DataCentre, "データセンター一式"),
        (Piece::MaintenanceSite, "開発/保守拠点一式"),
        (Piece::CloudService, "クラウドサービス一式"),
    ] {
        let mut driver = Driver::blank();
        driver.click_aloud(name);
        let at = Point(403.0, 306.0);
        driver.click_world(at);
        let own = piece.project().expect("it can be read");
        let expected = [own.zones.len(), own.nodes.len(), own.flows.len(), own.data.len(), own.parties.len()];
        assert_eq!(counts(&driver), expected, "{name}");
        let selected: Vec<_> = driver.state().selection.iter().copied().collect();
        let drawn =
            own.zones.keys().map(|&id| ElementId::from(id)).chain(own.nodes.keys().map(|&id| ElementId::from(id)));
        assert_eq!(selected.len(), drawn.count(), "what came is selected");
        assert!(driver.state().rename.is_none());
        let frame = driver.project().zones.values().next().expect("its outer zone").frame;
        assert!(frame.left() % 10.0 == 0.0 && frame.top() % 10.0 == 0.0);
        assert!(frame.center().distance(at) < 10.0, "{name}: {frame:?}");
        assert_eq!(driver.undo_all(), 1);
        assert!(driver.project().is_blank());
    }
}

#[test]
fn a_piece_uses_what_the_project_has_already() {
    let mut driver = Driver::sample();
    let before = counts(&driver);
    let piece = Piece::Clinic.project().expect("it can be read");
    driver.menu("挿入", "ひな形");
    driver.pick("診療所一式");
    driver.click_world(Point(800.0, 500.0));
    let after = counts(&driver);
    assert_eq!(
        after[..3],
        [before[0] + piece.zones.len(), before[1] + piece.nodes.len(), before[2] + piece.flows.len()]
    );
    assert_eq!(after[3..], before[3..], "the clinic and its data are known in figure 5-3 under the same names");
    let project = driver.project();
    let item = project.data.iter().find(|(_, item)| item.name == "患者情報等").map(|(&id, _)| id);
    assert_eq!(item, Some(DataId(1)));
    let newest = project.flows.values().next_back().expect("a flow came");
    assert!(newest.data.iter().all(|id| project.data.contains_key(id)));
}

#[test]
fn a_piece_is_found_by_typing() {
    let mut driver = Driver::blank();
    driver.keys(Modifiers::COMMAND, Key::K);
    driver.type_text("でーたせんたー");
    driver.key(Key::Enter);
    driver.click_world(Point(400.0, 300.0));
    assert_eq!(driver.project().zones.values().next().map(|zone| zone.kind.as_str()), Some("zone.dc"));
}

#[test]
fn a_piece_is_dragged_from_the_palette() {
    let mut driver = Driver::blank();
    driver.click_aloud("診療所一式");
    driver.key(Key::Escape);
    let from = driver.get(Role::Button, "診療所一式").rect().center();
    let to = driver.screen(Point(400.0, 300.0));
    driver.drag(from, to);
    assert_eq!(driver.project().zones.len(), 5);
}
