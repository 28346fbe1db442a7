//! Saving, opening and closing, through the window: nothing is lost without being asked for.

use std::path::Path;

use egui::{Key, Modifiers, ViewportCommand};
use nagarezu::app::dialog::Dialog;
use nagarezu::model::NodeId;
use nagarezu::storage;

use crate::driver::{Driver, node};
use crate::selecting::CLINIC;

const PATH_FIELD: &str = "このシステムではファイルダイアログを使えません。パスを入力してください";

#[test]
fn a_project_is_saved_under_a_typed_path_and_the_title_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("診療所.ron");
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.key(Key::Delete);
    assert!(driver.reads("診療所 ●"));
    save_as(&mut driver, &path);
    assert!(driver.reads("診療所.ron"));
    assert_eq!(driver.state().window_title(), "診療所.ron — Nagarezu 流れ図");
    assert!(storage::load(&path).expect("it can be read") == *driver.project());

    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!(driver.reads("診療所.ron ●"));
    assert_eq!(driver.state().window_title(), "診療所.ron ● — Nagarezu 流れ図");
    driver.keys(Modifiers::COMMAND, Key::Y);
    assert!(driver.reads("診療所.ron"), "back at what was saved");
}

#[test]
fn a_path_can_be_typed_without_the_pointer() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("診療所");
    let mut driver = Driver::with(CLINIC);
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.wait_until("a path is asked for", |driver| matches!(driver.state().dialog, Some(Dialog::Path { .. })));
    assert_eq!(driver.field(PATH_FIELD).value().as_deref(), Some("診療所.ron"), "a name is proposed");
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.type_text(&path.display().to_string());
    driver.key(Key::Enter);
    driver.wait_until("it is saved", |driver| driver.state().document.path.is_some());
    assert!(folder.path().join("診療所.ron").exists(), "the ending is added");
    driver.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    driver.wait_until("a path is asked for", |driver| matches!(driver.state().dialog, Some(Dialog::Path { .. })));
    driver.key(Key::Escape);
    driver.key(Key::Escape);
    assert!(driver.state().dialog.is_none());
}

#[test]
fn the_system_window_is_given_its_title() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.key_frame(Key::Delete);
    let title = driver.state().window_title();
    assert!(title.contains('●'));
    assert!(driver.commands().contains(&ViewportCommand::Title(title)));
}

#[test]
fn what_is_being_typed_is_saved_with_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    let mut driver = Driver::with(CLINIC);
    save_as(&mut driver, &path);
    driver.select(node(1));
    driver.fill("名称", "会計端末");
    save(&mut driver);
    assert_eq!(name_in(&path), "会計端末");
    driver.select(node(2));
    driver.select(node(1));
    driver.key(Key::F2);
    driver.type_text("待合端末");
    save(&mut driver);
    assert_eq!(name_in(&path), "待合端末", "typed in place");
}

#[test]
fn a_broken_file_is_reported_and_leaves_the_project_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.ron");
    std::fs::write(&path, "Project(format: 1, nodes: {").expect("it is written");
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    driver.menu("ファイル", "開く…");
    driver.fill(PATH_FIELD, &path.display().to_string());
    driver.press("OK");
    driver.wait_until("the file was read", |driver| matches!(driver.state().dialog, Some(Dialog::Error(_))));
    assert!(driver.reads("できませんでした"));
    let Some(Dialog::Error(text)) = &driver.state().dialog else { unreachable!() };
    assert!(text.contains("broken.ron"), "{text}");
    driver.press("閉じる");
    assert!(*driver.project() == before);
    assert!(driver.state().document.path.is_none());
}

#[test]
fn a_file_of_an_edition_without_a_catalogue_says_so_and_keeps_naming_it_until_somebody_decides_otherwise() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("later.ron");
    std::fs::write(&path, CLINIC.replace("gl-1.1", "gl-9.9")).expect("it is written");
    let mut driver = Driver::sample();
    driver.menu("ファイル", "開く…");
    driver.fill(PATH_FIELD, &path.display().to_string());
    driver.press("OK");
    let asked = |driver: &Driver| matches!(driver.state().dialog, Some(Dialog::Edition(_)));
    driver.wait_until("it is said", asked);
    for said in ["later.ron", "gl-9.9", "第1.1版"] {
        assert!(driver.painted_texts().iter().any(|(text, _)| text.contains(said)), "{said}");
    }
    driver.key(Key::Enter);
    assert!(driver.state().dialog.is_none() && !driver.state().is_changed(), "Enter changes nothing");
    driver.select(node(1));
    driver.key(Key::ArrowRight);
    save(&mut driver);
    assert_eq!(storage::load(&path).map(|project| project.profile).ok().as_deref(), Some("gl-9.9"));
    // It is said once; opened again, it is said again.
    driver.keys(Modifiers::COMMAND, Key::W);
    driver.menu("ファイル", "閉じたファイルを開き直す");
    driver.wait_until("it is said", asked);
    driver.press("提供事業者ガイドライン 第1.1版に改める");
    assert_eq!(driver.project().profile, "gl-1.1");
    assert_eq!(driver.undo_all(), 1);
    assert_eq!(driver.project().profile, "gl-9.9");
    assert!(driver.state().dialog.is_none());
}

#[test]
fn a_folder_that_is_not_there_cannot_be_saved_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.key(Key::Delete);
    driver.menu("ファイル", "名前を付けて保存…");
    driver.fill(PATH_FIELD, &folder.path().join("nowhere/a.ron").display().to_string());
    driver.press("OK");
    driver.wait_until("saving failed", |driver| matches!(driver.state().dialog, Some(Dialog::Error(_))));
    driver.press("閉じる");
    assert!(driver.state().is_changed(), "it still counts as unsaved");
}

#[test]
fn closing_asks_about_unsaved_changes() {
    let mut driver = Driver::with(CLINIC);
    assert!(driver.close(), "nothing is changed");
    driver.select(node(1));
    driver.fill("名称", "会計端末");
    assert!(!driver.close(), "what is being typed is a change too");
    assert!(driver.reads("「診療所」の変更を保存しますか?"));
    driver.press("キャンセル");
    assert!(driver.state().dialog.is_none() && !driver.state().leaving);
    assert!(!driver.close());
    driver.key(Key::Escape);
    assert!(driver.state().dialog.is_none() && !driver.state().leaving, "escape cancels too");
    assert_eq!(driver.project().nodes[&NodeId(1)].name, "会計端末");

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("b.ron");
    assert!(!driver.close());
    driver.press("保存");
    driver.wait_until("a path is asked for", |driver| matches!(driver.state().dialog, Some(Dialog::Path { .. })));
    driver.fill(PATH_FIELD, &path.display().to_string());
    driver.press("OK");
    driver.wait_until("it is saved", |driver| driver.state().leaving);
    assert_eq!(name_in(&path), "会計端末");
    assert!(driver.close(), "now it closes");
}

#[test]
fn closing_while_a_name_is_typed_in_place_asks() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.key(Key::F2);
    driver.type_text("会計端末");
    assert!(!driver.close());
    assert_eq!(driver.project().nodes[&NodeId(1)].name, "会計端末");
}

#[test]
fn the_drawing_and_registers_are_exported() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut driver = Driver::with(CLINIC);
    for (item, file, begins) in [
        ("構成図をSVGで…", "a.svg", &b"<svg"[..]),
        ("構成図をPNGで…", "a.png", b"\x89PNG"),
        ("情報流一覧をCSVで…", "a.csv", "\u{feff}".as_bytes()),
    ] {
        let path = folder.path().join(file);
        driver.menu("書き出し", item);
        driver.wait_until("a path is asked for", |driver| matches!(driver.state().dialog, Some(Dialog::Path { .. })));
        driver.fill(PATH_FIELD, &path.display().to_string());
        driver.press("OK");
        driver.wait_until("it is written", |_| {
            path.exists() && std::fs::metadata(&path).is_ok_and(|file| file.len() > 0)
        });
        let bytes = std::fs::read(&path).expect("it can be read");
        assert!(bytes.starts_with(begins) || bytes.starts_with(b"<?xml"), "{file}");
    }
}

fn save_as(driver: &mut Driver, path: &Path) {
    driver.menu("ファイル", "名前を付けて保存…");
    driver.wait_until("a path is asked for", |driver| matches!(driver.state().dialog, Some(Dialog::Path { .. })));
    driver.fill(PATH_FIELD, &path.display().to_string());
    driver.press("OK");
    driver.wait_until("it is saved", |driver| driver.state().document.path.is_some() && !driver.state().is_changed());
}

fn save(driver: &mut Driver) {
    let said = driver.state().notice.as_ref().map(|notice| notice.since);
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.wait_until("it is saved", |driver| {
        let notice = driver.state().notice.as_ref();
        notice.is_some_and(|notice| notice.text.contains("保存しました") && Some(notice.since) != said)
    });
}

fn name_in(path: &Path) -> String {
    storage::load(path).map(|project| project.nodes[&NodeId(1)].name.clone()).unwrap_or_default()
}

#[test]
fn a_typed_path_replaces_a_file_only_by_its_own_button() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("既存.ron");
    std::fs::write(&path, "大事な別の内容").expect("a file");
    let mut driver = Driver::with(CLINIC);
    driver.keys(Modifiers::COMMAND, Key::S);
    driver.wait_until("a path is asked for", |driver| matches!(driver.state().dialog, Some(Dialog::Path { .. })));
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.type_text(&path.display().to_string());
    driver.key(Key::Enter);
    assert!(driver.reads("同じ名前のファイルがあります"));
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), "大事な別の内容");
    driver.press("置き換える");
    driver.wait_until("it is saved", |driver| driver.state().document.path.is_some());
    assert!(storage::load(&path).is_ok());
}
