//! Several documents in one window: each keeps what is its own, and none is lost.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton};
use nagarezu::app::dialog::Dialog;
use nagarezu::model::NodeId;
use nagarezu::storage;

use crate::driver::{Driver, node};
use crate::house::{House, clinic, drop_file, open, renamed};

const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// The tabs as they are told, in their order; an asterisk is before the one in front.
pub(crate) fn tabs(driver: &Driver) -> Vec<String> {
    let tabs = driver.nodes().filter_map(|node| {
        use egui_kittest::kittest::NodeT;
        let node = node.accesskit_node();
        let front = node.is_selected() == Some(true) || node.toggled() == Some(egui::accesskit::Toggled::True);
        let name = crate::driver::name_of(&node).filter(|_| node.role() == Role::Tab)?;
        Some(if front { format!("*{name}") } else { name })
    });
    tabs.collect()
}

/// A window with these files open, the last one in front.
pub(crate) fn with_files(house: &House, names: &[&str]) -> Driver {
    let mut driver = Driver::at_home(&house.home);
    for name in names {
        let path = house.clinic(name);
        open(&mut driver, &path);
    }
    driver
}

pub(crate) fn change(driver: &mut Driver) {
    driver.select(node(1));
    driver.fill("名称", "会計端末");
    driver.key(Key::Enter);
    assert!(driver.state().is_changed());
}

pub(crate) fn saved_name(path: &Path) -> String {
    storage::load(path).expect("it can be read").nodes[&NodeId(1)].name.clone()
}

#[test]
fn one_document_needs_no_tabs_and_two_have_them() {
    let mut driver = Driver::sample();
    assert!(tabs(&driver).is_empty());
    driver.keys(Modifiers::COMMAND, Key::N);
    assert_eq!(tabs(&driver), ["電子カルテ・医事会計サービス", "*無題"], "what is looked at stays");
    assert!(driver.project().is_blank());
    driver.keys(Modifiers::COMMAND, Key::N);
    assert_eq!(tabs(&driver), ["電子カルテ・医事会計サービス", "*無題"], "an empty one makes way");
    driver.menu("ファイル", "例題(図5-3)を開く");
    assert_eq!(tabs(&driver), ["*電子カルテ・医事会計サービス", "無題"], "it is open already");
    driver.keys(Modifiers::COMMAND, Key::W);
    assert!(tabs(&driver).is_empty());
}

#[test]
fn each_tab_keeps_its_own_drawing_selection_and_view() {
    let house = House::new();
    let mut driver = with_files(&house, &["a.ron", "b.ron"]);
    change(&mut driver);
    driver.keys(Modifiers::COMMAND, Key::Plus);
    let zoom = driver.state().camera.zoom;
    assert_eq!(tabs(&driver), ["a.ron", "*b.ron ●"]);
    driver.keys(Modifiers::COMMAND, Key::Tab);
    assert_eq!(tabs(&driver), ["*a.ron", "b.ron ●"]);
    assert_eq!(*driver.project(), clinic());
    assert!(driver.state().selection.is_empty() && driver.state().document.history.can_undo().is_none());
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.keys(CTRL_SHIFT, Key::Tab);
    assert_eq!(driver.state().only_selected(), Some(node(1)));
    assert!((driver.state().camera.zoom - zoom).abs() < 1e-6);
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(*driver.project(), clinic());
    for (key, front) in [(Key::PageUp, "*a.ron"), (Key::PageUp, "*b.ron"), (Key::PageDown, "*a.ron")] {
        driver.keys(Modifiers::COMMAND, key);
        assert!(tabs(&driver).contains(&front.to_owned()), "{front}: {:?}", tabs(&driver));
    }
    driver.click(Role::Tab, "b.ron");
    assert_eq!(tabs(&driver), ["a.ron", "*b.ron"]);
}

#[test]
fn what_is_being_typed_stays_with_its_document() {
    let house = House::new();
    let mut driver = with_files(&house, &["a.ron", "b.ron"]);
    driver.select(node(1));
    driver.fill("名称", "会計端末");
    driver.keys(Modifiers::COMMAND, Key::Tab);
    assert_eq!(*driver.project(), clinic());
    driver.keys(Modifiers::COMMAND, Key::Tab);
    assert_eq!(driver.project().nodes[&NodeId(1)].name, "会計端末");

    driver.select(node(2));
    driver.fill("名称", "共用サーバ");
    drop_file(&mut driver, &house.clinic("c.ron"));
    driver.wait_until("it is opened", |driver| driver.state().documents().count() == 3);
    assert_eq!(*driver.project(), clinic());
    driver.click(Role::Tab, "b.ron ●");
    assert_eq!(driver.project().nodes[&NodeId(2)].name, "共用サーバ");
}

#[test]
fn a_drag_ends_where_it_is_when_another_tab_comes_to_the_front() {
    let house = House::new();
    let mut driver = with_files(&house, &["a.ron", "b.ron"]);
    let from = driver.middle(node(1));
    driver.drag_to(from, from + egui::vec2(40.0, 40.0));
    driver.keys(Modifiers::COMMAND, Key::Tab);
    driver.drag_on(from + egui::vec2(90.0, 90.0));
    driver.let_go();
    assert_eq!(*driver.project(), clinic());
    driver.keys(Modifiers::COMMAND, Key::Tab);
    assert_eq!(*driver.project(), clinic());
}

#[test]
fn several_files_are_dropped_at_once_and_none_is_opened_twice() {
    let house = House::new();
    let paths = ["a.ron", "b.ron", "c.ron"].map(|name| house.clinic(name));
    let mut driver = Driver::at_home(&house.home);
    driver.drop_all(&paths);
    driver.wait_until("they are open", |driver| driver.state().documents().count() == 3);
    assert_eq!(tabs(&driver), ["a.ron", "b.ron", "*c.ron"]);
    open(&mut driver, &paths[0]);
    assert_eq!(tabs(&driver), ["*a.ron", "b.ron", "c.ron"]);
    let broken = house.path("broken.ron");
    std::fs::write(&broken, "Project(").expect("it is written");
    driver.drop_all(&[broken, house.path("nowhere.ron"), paths[1].clone()]);
    driver.wait_until("it is said", |driver| matches!(&driver.state().dialog, Some(Dialog::Error(_))));
    driver.wait_until("both are said", |driver| {
        matches!(&driver.state().dialog, Some(Dialog::Error(text)) if text.contains("broken.ron") && text.contains("nowhere.ron"))
    });
    assert_eq!(driver.state().documents().count(), 3);
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_tab_of_its_file() {
    let house = House::new();
    let mut driver = with_files(&house, &["a.ron", "b.ron"]);
    let link = house.path("link.ron");
    std::os::unix::fs::symlink(house.path("a.ron"), &link).expect("a link");
    drop_file(&mut driver, &link);
    driver.wait_until("it is in front", |driver| driver.state().file_name() == "a.ron");
    assert_eq!(driver.state().documents().count(), 2);
}

#[test]
fn closing_asks_only_about_changes_and_closed_files_come_back() {
    let house = House::new();
    let mut driver = with_files(&house, &["a.ron", "b.ron", "c.ron"]);
    driver.press("a.ron を閉じる");
    assert_eq!(tabs(&driver), ["b.ron", "*c.ron"]);
    change(&mut driver);
    driver.keys(Modifiers::COMMAND, Key::W);
    assert!(driver.reads("「c.ron」の変更を保存しますか?"));
    driver.press("キャンセル");
    assert_eq!(tabs(&driver), ["b.ron", "*c.ron ●"]);
    driver.keys(Modifiers::COMMAND, Key::W);
    driver.press("保存");
    driver.wait_until("it is saved and closed", |driver| driver.state().documents().count() == 1);
    assert_eq!(saved_name(&house.path("c.ron")), "会計端末");
    for name in ["c.ron", "a.ron"] {
        driver.keys(CTRL_SHIFT, Key::T);
        driver.wait_until("it is open again", |driver| driver.state().file_name() == name);
    }
    assert_eq!(tabs(&driver), ["b.ron", "c.ron", "*a.ron"]);
    assert!(!driver.state().can_run(nagarezu::app::command::Command::ReopenTab));
}

#[test]
fn the_middle_button_closes_and_a_drag_reorders() {
    let house = House::new();
    let mut driver = with_files(&house, &["a.ron", "b.ron", "c.ron"]);
    let middle = |driver: &Driver, name| driver.get(Role::Tab, name).rect().center();
    let (from, to) = (middle(&driver, "a.ron"), middle(&driver, "c.ron"));
    driver.drag(from, to + egui::vec2(20.0, 0.0));
    assert_eq!(tabs(&driver), ["b.ron", "c.ron", "*a.ron"]);
    let at = middle(&driver, "b.ron");
    driver.move_to(at);
    for pressed in [true, false] {
        let button = PointerButton::Middle;
        driver.frame([Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE }]);
    }
    driver.settle();
    assert_eq!(tabs(&driver), ["c.ron", "*a.ron"]);
}

#[test]
fn a_tab_has_a_menu_of_its_own() {
    let house = House::new();
    let mut driver = with_files(&house, &["a.ron", "b.ron", "c.ron"]);
    change(&mut driver);
    driver.keys(Modifiers::COMMAND, Key::Tab);
    let at = driver.get(Role::Tab, "c.ron ●").rect().center();
    driver.right_click_at(at);
    driver.pick("保存");
    driver.wait_until("it is saved behind", |driver| driver.state().documents().all(|document| !document.is_changed()));
    assert_eq!(saved_name(&house.path("c.ron")), "会計端末");
    assert_eq!(driver.state().file_name(), "a.ron");
    let at = driver.get(Role::Tab, "b.ron").rect().center();
    driver.right_click_at(at);
    driver.pick("ほかのタブを閉じる");
    assert_eq!(
        driver.state().documents().map(|document| document.name(nagarezu::text::Lang::Ja)).collect::<Vec<_>>(),
        ["b.ron"]
    );
}

#[test]
fn a_save_that_ends_behind_another_tab_lands_at_its_document() {
    let house = House::new();
    let mut driver = with_files(&house, &["a.ron", "b.ron"]);
    change(&mut driver);
    driver.frame([Event::Key {
        key: Key::S,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    }]);
    driver.keys(Modifiers::COMMAND, Key::Tab);
    driver.wait_until("it is saved", |driver| driver.state().documents().all(|document| !document.is_changed()));
    assert_eq!(driver.state().file_name(), "a.ron");
    assert_eq!(
        (saved_name(&house.path("b.ron")), saved_name(&house.path("a.ron"))),
        ("会計端末".into(), "受付端末".into())
    );
}

#[test]
fn every_changed_document_has_a_copy_of_its_own() {
    let house = House::new();
    let mut driver = with_files(&house, &["a.ron", "b.ron", "c.ron"]);
    change(&mut driver);
    driver.click(Role::Tab, "a.ron");
    change(&mut driver);
    driver.wait_until("both have copies", |_| house.copies().len() == 2);
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.wait_until("one is saved", |_| house.copies().len() == 1);
    driver.click(Role::Tab, "b.ron");
    change(&mut driver);
    driver.wait_until("both have copies", |_| house.copies().len() == 2);
    drop(driver);

    let mut driver = Driver::at_home(&house.home);
    assert!(driver.reads("保存していない作業があります"));
    driver.press("復元");
    driver.wait_until("one is restored", |driver| driver.state().is_changed());
    driver.press("復元");
    let changed = |driver: &Driver| driver.state().documents().filter(|document| document.is_changed()).count();
    driver.wait_until("both are restored", |driver| changed(driver) == 2);
    assert!(driver.state().dialog.is_none());
    let names = tabs(&driver);
    let names: Vec<_> = names.iter().map(|name| name.trim_start_matches('*')).collect();
    assert_eq!(names, ["a.ron", "b.ron ●", "c.ron ●"], "they are in the tabs that their files have again");
    driver.wait_until("they have copies again", |_| house.copies().len() == 2);
}

#[test]
fn a_file_changed_elsewhere_is_asked_about_when_its_tab_comes_to_the_front() {
    let house = House::new();
    let mut driver = with_files(&house, &["a.ron", "b.ron"]);
    storage::save(&house.path("a.ron"), &renamed("別の端末")).expect("it is saved");
    driver.leave_and_return();
    driver.wait_until("it is noticed", |driver| driver.state().documents().any(|document| document.elsewhere));
    assert!(driver.state().dialog.is_none(), "what is in front is as it was");
    driver.click(Role::Tab, "a.ron");
    driver.wait_until("it is asked", |driver| driver.reads("「a.ron」は別のプログラムで変更されました"));
    driver.press("読み込み直す");
    driver.wait_until("it is read", |driver| *driver.project() == renamed("別の端末"));
    assert_eq!(tabs(&driver), ["*a.ron", "b.ron"]);
    std::fs::remove_file(house.path("b.ron")).expect("it is removed");
    driver.leave_and_return();
    driver.wait_until("it counts as unsaved", |driver| tabs(driver) == ["*a.ron", "b.ron ●"]);
}

#[test]
fn a_file_saved_over_that_is_open_leaves_its_document_unsaved() {
    let house = House::new();
    let mut driver = with_files(&house, &["a.ron", "b.ron"]);
    change(&mut driver);
    driver.menu("ファイル", "名前を付けて保存…");
    driver.wait_until("a path is asked for", |driver| matches!(driver.state().dialog, Some(Dialog::Path { .. })));
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.type_text(&house.path("a.ron").display().to_string());
    driver.press("置き換える");
    driver.wait_until("it is saved", |driver| !driver.state().is_changed());
    assert_eq!(tabs(&driver), ["診療所 ●", "*a.ron"]);
    assert_eq!(saved_name(&house.path("a.ron")), "会計端末");
    driver.keys(Modifiers::COMMAND, Key::Tab);
    assert_eq!(*driver.project(), clinic());
}

#[test]
fn the_language_changes_behind_as_well() {
    let mut driver = Driver::sample();
    driver.menu("ファイル", "例題(図5-3)を開く");
    driver.keys(Modifiers::COMMAND, Key::N);
    driver.press("EN");
    driver.keys(Modifiers::COMMAND, Key::Tab);
    assert_eq!(driver.state().document.sheet().lang(), nagarezu::text::Lang::En);
}
