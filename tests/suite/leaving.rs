//! Closing documents with changes, and what an earlier session left: nothing is lost by a key too many.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::app::dialog::Dialog;
use nagarezu::model::Project;

use crate::driver::{Driver, name_of};
use crate::house::{House, clinic, renamed};
use crate::tabs::{change, saved_name, tabs, with_files};

fn close_tab(driver: &mut Driver) {
    driver.keys(Modifiers::COMMAND, Key::W);
}

/// Three projects without a name, with something drawn on each.
fn three_unnamed() -> Driver {
    let mut driver = Driver::blank();
    for number in 1..=3 {
        if number > 1 {
            driver.keys(Modifiers::COMMAND, Key::N);
        }
        let middle = driver.state().camera.canvas.center();
        driver.type_text("s");
        driver.click_at(middle);
        driver.key(Key::Enter);
        assert!(driver.state().is_changed());
    }
    driver
}

#[test]
fn those_with_changes_are_asked_about_together_and_cancelling_loses_none() {
    let house = House::new();
    let mut driver = with_files(&house, &["a.ron", "b.ron", "c.ron"]);
    change(&mut driver);
    driver.click(Role::Tab, "a.ron");
    change(&mut driver);
    assert!(!driver.close());
    assert!(driver.reads("2件のプロジェクトに保存していない変更があります"));
    assert!(driver.find(Role::CheckBox, "b.ron").is_none(), "nothing is changed there");
    assert_eq!(driver.told_focused().as_deref(), Some("すべて保存"));
    driver.key(Key::Escape);
    assert!(driver.state().dialog.is_none() && !driver.state().leaving);
    assert_eq!(tabs(&driver), ["*a.ron ●", "b.ron", "c.ron ●"]);

    driver.keys(Modifiers::COMMAND, Key::Q);
    driver.click(Role::CheckBox, "c.ron");
    driver.press("チェックした1件だけ保存");
    driver.wait_until("it leaves", |driver| driver.state().leaving);
    assert_eq!(
        (saved_name(&house.path("a.ron")), saved_name(&house.path("c.ron"))),
        ("会計端末".into(), "受付端末".into())
    );
    drop(driver);
    assert!(house.copies().is_empty());
}

#[test]
fn all_are_saved_by_one_key_and_none_by_its_own_button() {
    for (saves, expected) in [(true, "会計端末"), (false, "受付端末")] {
        let house = House::new();
        let mut driver = with_files(&house, &["a.ron", "b.ron"]);
        change(&mut driver);
        driver.click(Role::Tab, "a.ron");
        change(&mut driver);
        driver.keys(Modifiers::COMMAND, Key::Q);
        if saves {
            driver.key(Key::Enter);
        } else {
            driver.press("すべて保存しない");
        }
        driver.wait_until("it leaves", |driver| driver.state().leaving);
        assert_eq!(saved_name(&house.path("a.ron")), expected);
        assert_eq!(saved_name(&house.path("b.ron")), expected);
    }
}

#[test]
fn unnamed_ones_are_called_as_on_their_tabs_and_saved_one_after_the_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut driver = three_unnamed();
    assert_eq!(tabs(&driver), ["無題 ●", "無題 2 ●", "*無題 3 ●"]);
    assert!(driver.state().window_title().starts_with("無題 3 ●"));
    close_tab(&mut driver);
    assert!(driver.reads("「無題 3」の変更を保存しますか?"));
    driver.key(Key::Escape);
    driver.keys(Modifiers::COMMAND, Key::Q);
    let boxes: Vec<_> = driver
        .nodes()
        .filter(|node| node.accesskit_node().role() == Role::CheckBox)
        .filter_map(|node| {
            let node = node.accesskit_node();
            name_of(&node).filter(|name| name.starts_with("無題")).map(|name| (name, node.toggled()))
        })
        .collect();
    assert_eq!(boxes, ["無題", "無題 2", "無題 3"].map(|name| (name.to_owned(), Some(Toggled::True))));
    driver.click(Role::CheckBox, "無題 2");
    driver.press("チェックした2件だけ保存");
    for name in ["無題.ron", "無題 3.ron"] {
        driver.wait_until(
            "a path is asked for",
            |driver| matches!(&driver.state().dialog, Some(Dialog::Path { typed, .. }) if typed.ends_with(name)),
        );
        driver.fill(
            "このシステムではファイルダイアログを使えません。パスを入力してください",
            &folder.path().join(name).display().to_string(),
        );
        driver.press("OK");
    }
    driver.wait_until("it leaves", |driver| driver.state().leaving);
    assert!(folder.path().join("無題.ron").exists() && folder.path().join("無題 3.ron").exists());
}

#[test]
fn each_question_begins_at_what_keeps_the_work() {
    let mut driver = three_unnamed();
    close_tab(&mut driver);
    assert_eq!(driver.told_focused().as_deref(), Some("保存"));
    driver.key(Key::Tab);
    assert_eq!(driver.told_focused().as_deref(), Some("保存しない"));
    driver.key(Key::Enter);
    assert_eq!(tabs(&driver), ["無題 ●", "*無題 2 ●"]);
    close_tab(&mut driver);
    assert_eq!(driver.told_focused().as_deref(), Some("保存"));
    driver.key(Key::Tab);
    driver.key(Key::Escape);
    close_tab(&mut driver);
    assert_eq!(driver.told_focused().as_deref(), Some("保存"), "asked again, it begins there again");
}

#[test]
fn a_save_that_is_given_up_keeps_everything_open() {
    let mut driver = three_unnamed();
    driver.keys(Modifiers::COMMAND, Key::Q);
    driver.key(Key::Enter);
    driver.wait_until("a path is asked for", |driver| matches!(driver.state().dialog, Some(Dialog::Path { .. })));
    assert_eq!(driver.state().file_name(), "無題", "it is to be seen what is saved");
    driver.press("キャンセル");
    assert!(driver.state().dialog.is_none() && !driver.state().leaving);
    assert_eq!(driver.state().documents().filter(|document| document.is_changed()).count(), 3);
}

#[test]
fn what_is_discarded_of_an_earlier_session_can_be_had_back_until_the_question_closes() {
    let house = House::new();
    house.crash("無題", None, &Project::default());
    house.crash("無題 2", None, &renamed("端末二"));
    let mut driver = Driver::at_home(&house.home);
    let drawn = clinic();
    let counts =
        format!("{}個の区画、{}個の要素、{}本の情報流", drawn.zones.len(), drawn.nodes.len(), drawn.flows.len());
    assert!(driver.reads(&counts) && driver.reads("0個の区画、0個の要素、0本の情報流"));
    let times: Vec<_> = driver
        .nodes()
        .filter_map(|node| name_of(&node.accesskit_node()).filter(|name| name.ends_with(" 時点")))
        .collect();
    assert!(times.len() == 2 && times.iter().all(|time| time.matches(':').count() == 2), "with seconds: {times:?}");
    assert_eq!(driver.told_focused().as_deref(), Some("復元"));
    driver.key(Key::Tab);
    driver.key(Key::Enter);
    assert_eq!(driver.told_focused().as_deref(), Some("復元"), "of the other one");
    driver.key(Key::Tab);
    driver.key(Key::Enter);
    assert_eq!(driver.told_focused().as_deref(), Some("閉じる"));
    assert_eq!(house.copies().len(), 2);
    driver.press("破棄を取り消す");
    driver.press("あとで");
    assert_eq!(house.copies().len(), 1, "only one was discarded");
    drop(driver);
    assert!(Driver::at_home(&house.home).reads("保存していない作業があります"));
}
