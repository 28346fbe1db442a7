//! The next start goes on where the last one was left: with the same files, in their order, seen as they were.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use nagarezu::app::dialog::Dialog;
use nagarezu::app::document::Document;
use nagarezu::model::NodeId;
use nagarezu::storage;

use crate::driver::{Driver, node};
use crate::house::{House, clinic, open, renamed, saved};

/// A house in which these files were open when the window was closed, and this one in front.
fn left_with(names: &[&str], front: &str) -> House {
    let house = House::new();
    let mut driver = Driver::at_home(&house.home);
    for name in names {
        let path = house.clinic(name);
        open(&mut driver, &path);
    }
    if names.len() > 1 {
        driver.click(Role::Tab, front);
    }
    house
}

/// The names of the open documents, in their order; an asterisk is before the one in front.
fn shown(driver: &Driver) -> String {
    let state = driver.state();
    let name = |document: &Document| {
        let front = document.identity() == state.document.identity();
        format!("{}{}", if front { "*" } else { "" }, document.name(state.lang()))
    };
    state.documents().map(name).collect::<Vec<_>>().join(" ")
}

/// A window of this house once all is read.
fn again(house: &House, file: Option<&Path>) -> Driver {
    Driver::started(&house.home, file.map(Path::to_owned))
}

fn all_read(driver: &mut Driver) {
    driver.wait_until("all is read", |driver| driver.state().documents().all(|document| !document.awaited));
}

fn notice(driver: &Driver) -> String {
    driver.state().notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default()
}

#[test]
fn the_very_first_window_shows_the_figure_of_the_guideline() {
    let driver = Driver::at_home(&House::new().home);
    assert_eq!(shown(&driver), "*電子カルテ・医事会計サービス");
}

#[test]
fn the_same_files_are_open_in_their_order_and_seen_as_they_were() {
    let house = left_with(&["一.ron", "二.ron", "三.ron"], "二.ron");
    let mut driver = again(&house, None);
    assert_eq!(shown(&driver), "一.ron *二.ron 三.ron");
    assert!(driver.state().fitted && *driver.project() == clinic() && !driver.state().is_changed());
    driver.keys(Modifiers::COMMAND, Key::Plus);
    driver.keys(Modifiers::COMMAND, Key::Plus);
    let place = driver.state().camera.place();
    driver.click(Role::Tab, "三.ron");
    drop(driver);

    let mut driver = again(&house, None);
    assert_eq!(shown(&driver), "一.ron 二.ron *三.ron");
    assert!(driver.state().fitted, "all of it was seen");
    driver.click(Role::Tab, "二.ron");
    assert!(!driver.state().fitted && driver.state().camera.place().is_near(place));
    driver.select(node(1));
    driver.fill("名称", "会計端末");
    driver.key(Key::Enter);
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.wait_until("it is saved", |driver| !driver.state().is_changed());
    assert_eq!(saved(&house.path("二.ron")), renamed("会計端末"));
}

#[test]
fn a_file_that_is_asked_for_comes_in_front_beside_them() {
    let house = left_with(&["一.ron", "二.ron"], "二.ron");
    let third = house.clinic("三.ron");
    assert_eq!(shown(&again(&house, Some(&third))), "一.ron 二.ron *三.ron");
    assert_eq!(shown(&again(&house, Some(&house.path("一.ron")))), "*一.ron 二.ron 三.ron");
    let fresh = House::new();
    let only = fresh.clinic("四.ron");
    assert_eq!(shown(&again(&fresh, Some(&only))), "*四.ron", "no example beside what was asked for");
}

#[test]
fn all_tabs_are_there_before_their_files_are_read() {
    let house = left_with(&["一.ron", "二.ron", "三.ron"], "三.ron");
    // A pipe that nobody writes to is read for ever.
    let slow = house.path("一.ron");
    std::fs::remove_file(&slow).expect("it is removed");
    let made = std::process::Command::new("mkfifo").arg(&slow).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    let mut driver = Driver::starting(&house.home, Some(slow.clone()));
    assert_eq!(shown(&driver), "*一.ron 二.ron 三.ron");
    driver.frame([]);
    assert!(driver.reads("「一.ron」を読み込んでいます…"));
    assert!(driver.find(Role::Button, "プロジェクト").is_none(), "there is nothing that could be changed");
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.paste("text");
    assert!(!driver.state().is_changed() && driver.state().dialog.is_none());
    driver.keys(Modifiers::COMMAND, Key::W);
    assert_eq!(shown(&driver), "*二.ron 三.ron");
    std::fs::write(&slow, "").expect("the pipe is closed");
    all_read(&mut driver);
    assert_eq!(shown(&driver), "*二.ron 三.ron", "a tab that was closed stays so");
}

#[test]
fn what_has_vanished_or_cannot_be_read_is_named_and_the_rest_opens() {
    let house = left_with(&["一.ron", "二.ron", "三.ron"], "一.ron");
    std::fs::remove_file(house.path("一.ron")).expect("it is removed");
    std::fs::write(house.path("三.ron"), "Project(").expect("it is broken");
    let mut driver = again(&house, None);
    assert_eq!(shown(&driver), "*二.ron");
    assert!(driver.state().dialog.is_none());
    assert_eq!(
        notice(&driver),
        "前回開いていた 一.ron、三.ron を開けませんでした。「閉じたファイルを開き直す」で開き直せます"
    );
    storage::save(&house.path("三.ron"), &clinic()).expect("it is mended");
    driver.keys(Modifiers { shift: true, ..Modifiers::COMMAND }, Key::T);
    driver.wait_until("it is read", |driver| shown(driver) == "二.ron *三.ron");
    drop(driver);
    for name in ["二.ron", "三.ron"] {
        std::fs::remove_file(house.path(name)).expect("it is removed");
    }
    let driver = again(&house, None);
    assert!(driver.state().nothing_open() && driver.reads(&notice(&driver)), "the start page says it as well");
}

#[test]
fn a_file_that_was_asked_for_and_cannot_be_read_is_said_with_the_reason() {
    let house = left_with(&["一.ron"], "一.ron");
    let driver = again(&house, Some(&house.path("ない.ron")));
    assert!(matches!(&driver.state().dialog, Some(Dialog::Error(said)) if said.contains("ない.ron")));
    assert_eq!(shown(&driver), "*一.ron");
}

#[test]
fn when_all_was_closed_the_start_page_opens() {
    let house = left_with(&["一.ron"], "一.ron");
    let mut driver = again(&house, None);
    driver.keys(Modifiers::COMMAND, Key::W);
    assert!(driver.state().nothing_open());
    drop(driver);
    assert!(again(&house, None).state().nothing_open());
}

#[test]
fn unsaved_work_is_offered_and_no_document_is_open_twice() {
    let house = left_with(&["一.ron", "二.ron"], "一.ron");
    house.crash("一.ron", Some(&house.path("一.ron")), &renamed("会計端末"));
    house.crash("無題", None, &renamed("別の端末"));
    // At once, while the files are still being read, and later.
    for wait in [false, true] {
        let mut driver =
            if wait { again(&house, None) } else { Driver::starting(&house.home, Some(house.path("二.ron"))) };
        driver.settle();
        let Some(Dialog::Recovery(found)) = &driver.state().dialog else { panic!("it is offered") };
        if found.len() == 2 {
            driver.press("復元");
            driver.wait_until("it is restored", |driver| driver.state().is_changed());
            all_read(&mut driver);
            let expected = if driver.state().document.path.is_some() { 2 } else { 3 };
            assert_eq!(driver.state().documents().count(), expected);
        }
        driver.press("復元");
        driver.wait_until("it is restored", |driver| {
            driver.state().documents().filter(|document| document.is_changed()).count() == 2
        });
        all_read(&mut driver);
        let mut paths: Vec<_> = driver.state().documents().map(|document| document.path.clone()).collect();
        paths.sort();
        assert_eq!(paths, [None, Some(house.path("一.ron")), Some(house.path("二.ron"))]);
        let first = driver.state().documents().find(|document| document.path == Some(house.path("一.ron")));
        assert_eq!(first.expect("it is open").shown().nodes[&NodeId(1)].name, "会計端末");
        driver.wait_until("both have copies again", |_| house.copies().len() == 2);
    }
}

#[test]
fn who_does_not_want_it_begins_anew() {
    let house = left_with(&["一.ron", "二.ron"], "一.ron");
    let mut driver = again(&house, None);
    driver.menu("ファイル", "起動時に前回開いていたファイルを開く");
    assert!(!driver.state().reopens);
    drop(driver);
    assert!(house.settings().open.files.is_empty());
    let mut driver = again(&house, None);
    assert_eq!(shown(&driver), "*電子カルテ・医事会計サービス");
    open(&mut driver, &house.path("一.ron"));
    driver.menu("ファイル", "起動時に前回開いていたファイルを開く");
    drop(driver);
    assert_eq!(shown(&again(&house, None)), "*一.ron");
}

#[test]
fn two_windows_take_nothing_from_each_other() {
    let house = left_with(&["一.ron", "二.ron"], "一.ron");
    let mut first = again(&house, None);
    let mut second = again(&house, None);
    assert_eq!(shown(&second), "*電子カルテ・医事会計サービス", "what is open in one window is not opened in another");
    let third = house.clinic("三.ron");
    open(&mut second, &third);
    let fourth = house.clinic("四.ron");
    open(&mut first, &fourth);
    first.click(Role::Tab, "二.ron");
    first.keys(Modifiers::COMMAND, Key::W);
    assert_eq!(shown(&first), "一.ron *四.ron");
    drop(second);
    drop(first);
    let files: Vec<PathBuf> = house.settings().open.files.iter().map(|file| PathBuf::from(&file.path)).collect();
    let mut expected = vec![house.path("一.ron"), third, fourth];
    expected.sort();
    let mut sorted = files;
    sorted.sort();
    assert_eq!(sorted, expected);
}
