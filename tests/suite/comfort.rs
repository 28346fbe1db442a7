//! Nothing is lost and nothing has to be set twice: recovery, settings, recent and changed files.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::app::Home;
use nagarezu::app::action::ThemeChoice;
use nagarezu::app::dialog::Dialog;
use nagarezu::model::NodeId;
use nagarezu::storage;
use nagarezu::storage::recovery;
use nagarezu::text::Lang;

use crate::driver::{Driver, node};
use crate::house::{House, clinic, drop_file, open, renamed, saved};
use crate::selecting::CLINIC;

const LOST: &str = "保存していない作業があります";

// Recovery

#[test]
fn what_is_being_typed_is_in_the_copy_already() {
    let house = House::new();
    let mut driver = Driver::at_home(&house.home);
    driver.open(storage::read(CLINIC).expect("the project can be read"));
    driver.select(node(1));
    driver.fill("名称", "窓口の端末");
    let copied = |house: &House| {
        let texts = house.copies().into_iter().filter_map(|copy| std::fs::read_to_string(copy).ok());
        texts.into_iter().any(|text| text.contains("窓口の端末"))
    };
    driver.wait_until("the copy has what is typed", |_| copied(&house));
    assert_eq!(driver.undo_all(), 0, "it is no step yet");
    driver.key(Key::Escape);
    driver.wait_until("there is nothing unsaved again", |_| house.copies().is_empty());
}

#[test]
fn unsaved_work_has_a_copy_until_it_is_saved() {
    let house = House::new();
    let path = house.clinic("a.ron");
    let mut driver = Driver::at_home(&house.home);
    open(&mut driver, &path);
    assert!(house.copies().is_empty(), "there is nothing unsaved");
    driver.select(node(1));
    driver.key(Key::Delete);
    driver.wait_until("there is a copy", |_| house.copies().len() == 1);
    assert!(recovery::list(house.recovery()).is_empty(), "nobody is offered the work of a running session");
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.wait_until("undone, it is as saved", |_| house.copies().is_empty());
    driver.keys(Modifiers::COMMAND, Key::Y);
    driver.wait_until("there is a copy", |_| house.copies().len() == 1);
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.wait_until("it is saved", |_| house.copies().is_empty());
}

#[test]
fn dropping_changes_on_purpose_drops_the_copy() {
    let house = House::new();
    let mut driver = Driver::at_home(&house.home);
    driver.open(clinic());
    driver.select(node(1));
    driver.key(Key::Delete);
    driver.wait_until("there is a copy", |_| house.copies().len() == 1);
    driver.menu("ファイル", "例題(図5-3)を開く");
    assert_eq!(house.copies().len(), 1, "it is open still");
    driver.press("診療所 を閉じる");
    assert_eq!(house.copies().len(), 1, "nothing is decided yet");
    driver.press("保存しない");
    driver.wait_until("the copy is gone", |_| house.copies().is_empty());
    driver.select(node(1));
    driver.key(Key::Delete);
    driver.wait_until("there is a copy", |_| house.copies().len() == 1);
    assert!(!driver.close());
    driver.press("保存しない");
    drop(driver);
    assert!(house.copies().is_empty());
    assert_eq!(std::fs::read_dir(house.recovery()).expect("the folder").count(), 0, "nor is anything else left");
}

#[test]
fn what_a_window_that_broke_down_had_is_offered_at_the_next_start() {
    let house = House::new();
    let path = house.clinic("診療所.ron");
    // The worker gets its time only when the window goes down.
    let slow = Home { delay: Duration::from_mins(10), ..house.home.clone() };
    let mut driver = Driver::at_home(&slow);
    open(&mut driver, &path);
    driver.select(node(1));
    driver.fill("名称", "会計端末");
    driver.key(Key::Enter);
    let before = driver.project().clone();
    assert_eq!(before.nodes[&NodeId(1)].name, "会計端末");
    drop(driver);
    assert_eq!(house.copies().len(), 1);

    let mut driver = Driver::at_home(&house.home);
    assert!(driver.reads(LOST));
    assert!(driver.reads("診療所.ron") && driver.reads(&path.display().to_string()));
    let offered = house.copies();
    driver.press("復元");
    // The file itself may have its tab already.
    driver.wait_until("it is restored", |driver| driver.state().is_changed());
    assert_eq!(driver.state().document.path.as_deref(), Some(&*path));
    assert!(*driver.project() == before);
    assert!(driver.state().is_changed() && driver.reads("診療所.ron ●"));
    driver.wait_until("the old copy has made way for a new one", |_| {
        house.copies().len() == 1 && house.copies() != offered
    });
    assert_eq!(saved(&path), clinic(), "the file itself waits to be saved to");
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.wait_until("it is saved", |driver| !driver.state().is_changed());
    assert_eq!(saved(&path), before);
    drop(driver);
    assert!(!Driver::at_home(&house.home).reads(LOST));
}

#[test]
fn several_are_offered_one_by_one_and_later_again() {
    let house = House::new();
    house.crash("一つ目", None, &renamed("端末一"));
    house.crash("二つ目", Some(&house.path("二.ron")), &renamed("端末二"));
    let mut driver = Driver::at_home(&house.home);
    assert!(driver.reads("一つ目") && driver.reads("二つ目") && driver.reads("まだ保存したことがないプロジェクト"));
    driver.press("あとで");
    assert!(driver.state().dialog.is_none());
    assert_eq!(house.copies().len(), 2);

    driver.menu("ファイル", "保存していない作業を復元…");
    assert!(driver.reads("一つ目") && driver.reads("二つ目"));
    driver.press("破棄");
    let Some(Dialog::Recovery(offered)) = &driver.state().dialog else { panic!("both can be had still") };
    assert_eq!((offered.len(), house.copies().len()), (2, 2));
    let left = offered.iter().find(|offered| !offered.dropped).expect("one is left").found.origin.title.clone();
    driver.press("復元");
    driver.wait_until("it is restored", |driver| driver.state().is_changed());
    assert!(driver.state().dialog.is_none());
    driver.wait_until("the other one is gone", |_| house.copies().len() == 1);
    let expected = if left == "一つ目" { "端末一" } else { "端末二" };
    assert_eq!(driver.project().nodes[&NodeId(1)].name, expected);
}

#[test]
fn a_damaged_copy_is_reported_and_stays() {
    let house = House::new();
    house.crash("図", None, &clinic());
    let copy = &house.copies()[0];
    let text = std::fs::read_to_string(copy).expect("the copy");
    std::fs::write(copy, &text[..text.len() - 20]).expect("it is damaged");
    let mut driver = Driver::at_home(&house.home);
    driver.press("復元");
    driver.wait_until("it was read", |driver| matches!(driver.state().dialog, Some(Dialog::Error(_))));
    driver.press("閉じる");
    assert!(!driver.state().is_changed());
    assert_eq!(house.copies().len(), 1);
}

#[test]
fn without_a_place_for_copies_the_person_is_told() {
    let house = House::new();
    std::fs::create_dir_all(house.path("data")).expect("a folder");
    std::fs::write(house.recovery(), "a file where the folder should be").expect("it is written");
    let mut driver = Driver::at_home(&house.home);
    driver.open(clinic());
    driver.select(node(1));
    driver.key(Key::Delete);
    driver.wait_until("the person is told", |driver| {
        driver.state().notice.as_ref().is_some_and(|notice| notice.text.contains("こまめに保存してください"))
    });
}

// Settings

#[test]
fn the_next_window_is_as_the_last_one_was_left() {
    let house = House::new();
    let path = house.clinic("a.ron");
    let mut driver = Driver::at_home(&house.home);
    assert_eq!(driver.state().theme, ThemeChoice::System);
    open(&mut driver, &path);
    driver.menu("表示", "グリッド");
    driver.menu("表示", "凡例");
    driver.menu("表示", "近くの要素に合わせる");
    driver.press("リスクレベル");
    driver.press("表示");
    driver.pick("文字とボタンの大きさ");
    driver.pick("125 %");
    assert!((driver.ctx().zoom_factor() - 1.25).abs() < 0.01);
    driver.press("表示");
    driver.pick("配色");
    driver.pick("ダーク");
    drop(driver);
    assert_eq!(house.settings().lang, None, "a language nobody chose goes on following the system");

    let mut driver = Driver::at_home(&house.home);
    let state = driver.state();
    assert!(!state.visible.grid && !state.visible.legend && !state.visible.guides && state.visible.snap);
    assert_eq!((state.theme, state.overlay), (ThemeChoice::Dark, nagarezu::scene::Overlay::Level));
    assert_eq!(state.recent, [path]);
    assert!((driver.ctx().zoom_factor() - 1.25).abs() < 0.01);
    driver.press("EN");
    drop(driver);
    assert_eq!(house.settings().lang, Some(Lang::En));
    assert!(Driver::at_home(&house.home).reads("File"));
}

#[test]
fn broken_settings_are_set_aside_with_a_notice() {
    let house = House::new();
    let file = house.home.settings.clone().expect("a home has settings");
    std::fs::create_dir_all(house.path("config")).expect("a folder");
    std::fs::write(&file, "Settings(grid: perhaps)").expect("it is written");
    let driver = Driver::at_home(&house.home);
    let notice = driver.state().notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    assert!(notice.starts_with("設定を読めないため") && notice.contains("settings.broken.ron"), "{notice}");
    assert!(driver.state().visible.grid);
    drop(driver);
    assert_eq!(
        std::fs::read_to_string(house.path("config/settings.broken.ron")).ok().as_deref(),
        Some("Settings(grid: perhaps)")
    );
}

#[test]
fn a_window_without_a_home_remembers_and_recovers_nothing() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.key(Key::Delete);
    driver.press("ファイル");
    assert!(driver.get(Role::Button, "保存していない作業を復元…").accesskit_node().is_disabled());
}

// Recent files

#[test]
fn recent_files_are_offered_and_forgotten() {
    let house = House::new();
    let (first, second) = (house.clinic("一.ron"), house.clinic("二.ron"));
    let mut driver = Driver::at_home(&house.home);
    open(&mut driver, &first);
    open(&mut driver, &second);
    assert_eq!(driver.state().recent, [second.clone(), first.clone()]);
    driver.press("ファイル");
    driver.pick("最近使ったファイル");
    driver.pick("一.ron");
    driver.wait_until("it is opened", |driver| driver.state().document.path.as_deref() == Some(&*first));
    assert_eq!(driver.state().recent, [first.clone(), second.clone()]);

    std::fs::remove_file(&second).expect("it is removed");
    driver.leave_and_return();
    driver.wait_until("it was looked for", |driver| driver.state().missing.contains(&second));
    driver.press("ファイル");
    driver.pick("最近使ったファイル");
    let missing = driver.nodes().find(|node| {
        let name = crate::driver::name_of(&node.accesskit_node());
        name.is_some_and(|name| name.starts_with("二.ron"))
    });
    assert!(missing.expect("it is listed").accesskit_node().is_disabled());
    driver.pick("一覧を消去");
    assert!(driver.state().recent.is_empty());

    drop_file(&mut driver, &house.path("三.ron"));
    driver.wait_until("it was looked for", |driver| matches!(driver.state().dialog, Some(Dialog::Error(_))));
    assert!(driver.state().recent.is_empty(), "what cannot be opened is not remembered");
}

// Dropped files

#[test]
fn a_dropped_file_is_opened_beside_what_is_changed() {
    let house = House::new();
    let path = house.clinic("a.ron");
    let mut driver = Driver::at_home(&house.home);
    driver.hover_files(vec![egui::HoveredFile { path: Some(path.clone()), ..egui::HoveredFile::default() }]);
    assert!(driver.reads("ここに放すと開きます"));
    driver.hover_files(Vec::new());
    assert!(!driver.reads("ここに放すと開きます"));
    driver.select(node(1));
    driver.key(Key::Delete);
    open(&mut driver, &path);
    assert_eq!(*driver.project(), clinic());
    assert_eq!(driver.state().documents().count(), 2);
    assert!(driver.state().documents().next().is_some_and(nagarezu::app::document::Document::is_changed));
}

// Files that other programs change

#[test]
fn a_file_that_was_changed_elsewhere_can_be_read_again() {
    let house = House::new();
    let path = house.clinic("a.ron");
    let mut driver = Driver::at_home(&house.home);
    open(&mut driver, &path);
    storage::save(&path, &renamed("別の端末")).expect("it is saved");
    driver.leave_and_return();
    driver.wait_until("it is noticed", |driver| matches!(driver.state().dialog, Some(Dialog::Changed(_))));
    assert!(driver.reads("「a.ron」は別のプログラムで変更されました") && driver.reads("読み込み直しますか?"));
    driver.press("読み込み直す");
    driver.wait_until("it is read", |driver| *driver.project() == renamed("別の端末"));
    assert!(!driver.state().is_changed());
}

#[test]
fn whoever_keeps_their_version_is_asked_once_more_before_overwriting() {
    let house = House::new();
    let path = house.clinic("a.ron");
    let mut driver = Driver::at_home(&house.home);
    open(&mut driver, &path);
    driver.select(node(1));
    driver.fill("名称", "会計端末");
    driver.key(Key::Enter);
    storage::save(&path, &renamed("別の端末")).expect("it is saved");
    driver.leave_and_return();
    driver.wait_until("it is noticed", |driver| matches!(driver.state().dialog, Some(Dialog::Changed(_))));
    assert!(driver.reads("読み込み直すと、ここで保存していない変更は失われます"));
    driver.press("このまま続ける");
    assert!(driver.state().is_changed());

    driver.keys(Modifiers::COMMAND, Key::S);
    driver.wait_until("it is asked", |driver| matches!(driver.state().dialog, Some(Dialog::Conflict { .. })));
    driver.press("キャンセル");
    assert_eq!(saved(&path), renamed("別の端末"));
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.wait_until("it is asked", |driver| matches!(driver.state().dialog, Some(Dialog::Conflict { .. })));
    driver.press("上書き保存");
    driver.wait_until("it is saved", |driver| !driver.state().is_changed());
    assert_eq!(saved(&path), renamed("会計端末"));
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.wait_until("it is saved without a question", |driver| !driver.state().is_changed());
}

#[test]
fn closing_goes_on_once_the_conflict_is_settled() {
    let house = House::new();
    let path = house.clinic("a.ron");
    let mut driver = Driver::at_home(&house.home);
    open(&mut driver, &path);
    driver.select(node(1));
    driver.key(Key::Delete);
    storage::save(&path, &renamed("別の端末")).expect("it is saved");
    assert!(!driver.close());
    driver.press("保存");
    driver.wait_until("it is asked", |driver| matches!(driver.state().dialog, Some(Dialog::Conflict { .. })));
    assert!(!driver.state().leaving);
    driver.press("上書き保存");
    driver.wait_until("it is saved", |driver| driver.state().leaving);
}

#[test]
fn a_file_that_is_gone_makes_the_project_unsaved() {
    let house = House::new();
    let path = house.clinic("a.ron");
    let mut driver = Driver::at_home(&house.home);
    open(&mut driver, &path);
    std::fs::remove_file(&path).expect("it is removed");
    driver.leave_and_return();
    driver.wait_until("it is noticed", |driver| driver.state().is_changed());
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.wait_until("it is there again", |driver| !driver.state().is_changed());
    assert_eq!(saved(&path), clinic());
}

#[test]
fn what_the_window_saves_itself_is_no_change_from_elsewhere() {
    let house = House::new();
    let path = house.clinic("a.ron");
    let mut driver = Driver::at_home(&house.home);
    open(&mut driver, &path);
    driver.select(node(1));
    driver.key(Key::Delete);
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.leave_and_return();
    driver.wait_until("it is saved", |driver| !driver.state().is_changed());
    driver.leave_and_return();
    std::thread::sleep(Duration::from_millis(50));
    driver.settle();
    assert!(driver.state().dialog.is_none());
}
