//! Dialogs by keys: something has the keyboard when they open, long ones scroll, Enter closes what only says something.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::NodeT;
use nagarezu::app::action::Action;
use nagarezu::app::command::Command;

use crate::driver::{Driver, name_of};

fn open(driver: &mut Driver, command: Command) {
    let ctx = driver.ctx().clone();
    driver.act(Action::Run(command), &ctx);
    driver.settle();
}

#[test]
fn each_dialog_opens_with_the_keyboard_in_it() {
    let mut driver = Driver::sample();
    for (command, expected) in [
        (Command::Review, "閉じる"),
        (Command::Criteria, "3×3"),
        (Command::Entries, "番号・名称で絞り込み"),
        (Command::Baselines, "基準版として固定…"),
        (Command::Freeze, "名称"),
        (Command::Shortcuts, "絞り込み"),
        (Command::About, "閉じる"),
        (Command::NewFromTemplate, "空白"),
    ] {
        open(&mut driver, command);
        let focused = driver.told_focused().unwrap_or_default();
        assert!(focused.contains(expected), "{command:?}: {focused}");
        driver.key(Key::Escape);
        assert!(driver.state().dialog.is_none(), "{command:?}");
        open(&mut driver, command);
        assert_eq!(driver.told_focused(), Some(focused), "{command:?} again");
        driver.key(Key::Escape);
    }
}

#[test]
fn dialogs_opened_from_the_menu_have_the_keyboard_as_well() {
    let mut driver = Driver::sample();
    for (menu, item) in
        [("見直し", "見直し一覧"), ("編集", "リスク基準"), ("編集", "このプロジェクトの脅威・対策・種類")]
    {
        driver.press(menu);
        let name =
            driver.nodes().filter_map(|node| name_of(&node.accesskit_node())).find(|name| name.starts_with(item));
        driver.pick(&name.unwrap_or_else(|| panic!("{item} is not in {menu}")));
        assert!(driver.state().dialog.is_some(), "{item}");
        assert!(driver.told_focused().is_some_and(|name| name != "構成図"), "{item}: {:?}", driver.told_focused());
        driver.key(Key::Escape);
    }
}

#[test]
fn a_dialog_that_follows_another_has_the_keyboard_as_well() {
    let mut driver = Driver::sample();
    for (typed, expected) in
        [("リスク基準", "3×3"), ("見直し一覧", "閉じる"), ("脅威・対策・種類", "番号・名称で絞り込み")]
    {
        driver.keys(Modifiers::COMMAND, Key::K);
        driver.type_text(typed);
        driver.key(Key::Enter);
        let focused = driver.told_focused().unwrap_or_default();
        assert!(focused.contains(expected), "{typed}: {focused}");
        driver.key(Key::Escape);
        assert!(driver.state().dialog.is_none(), "{typed}");
    }
}

#[test]
fn the_first_decision_to_be_looked_at_again_has_the_keyboard() {
    let mut driver = Driver::sample();
    driver.menu("ファイル", "例題(図5-3、アセスメント済み)を開く");
    let at = driver.middle(crate::driver::node(15));
    driver.drag(at, at + Vec2::new(0.0, 300.0));
    open(&mut driver, Command::Review);
    let role = driver.nodes().find(|node| node.accesskit_node().is_focused()).map(|node| node.accesskit_node().role());
    assert_eq!(role, Some(Role::CheckBox), "{:?}", driver.told_focused());
}

#[test]
fn enter_closes_what_has_one_button() {
    let mut driver = Driver::sample();
    for command in [Command::About, Command::Review, Command::Shortcuts] {
        open(&mut driver, command);
        driver.key(Key::Enter);
        assert!(driver.state().dialog.is_none(), "{command:?}");
    }
    open(&mut driver, Command::About);
    let heading = driver.get(Role::Label, "Nagarezu 流れ図").rect();
    driver.click_at(heading.center());
    driver.key(Key::Enter);
    assert!(driver.state().dialog.is_none(), "also where the pointer has taken the keyboard away");
}

/// Where the first label that begins so stands.
fn top(driver: &Driver, name: &str) -> Option<f32> {
    let found = driver.nodes().find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Label && name_of(&node).is_some_and(|own| own.starts_with(name))
    });
    found.map(|node| node.rect().top())
}

#[test]
fn long_dialogs_scroll_by_keys() {
    let mut driver = Driver::sample();
    driver.resize(Vec2::new(1000.0, 640.0));
    for (command, first) in [(Command::Shortcuts, "新規"), (Command::About, "Nagarezu is licensed")] {
        open(&mut driver, command);
        let in_dialog = |driver: &Driver| {
            let all = driver.nodes().filter(|node| {
                let node = node.accesskit_node();
                node.role() == Role::Label && name_of(&node).is_some_and(|own| own.starts_with(first))
            });
            all.map(|node| node.rect().top()).last()
        };
        let begin = in_dialog(&driver);
        assert!(begin.is_some(), "{command:?}");
        driver.key(Key::ArrowDown);
        let line = in_dialog(&driver);
        assert!(line < begin, "{command:?}: ↓ {line:?} {begin:?}");
        driver.key(Key::ArrowUp);
        assert_eq!(in_dialog(&driver), begin, "{command:?}");
        driver.key(Key::PageDown);
        assert!(in_dialog(&driver) < line, "{command:?}: PageDown");
        driver.key(Key::PageUp);
        assert_eq!(in_dialog(&driver), begin, "{command:?}");
        driver.key(Key::End);
        assert!(in_dialog(&driver) < line, "{command:?}: End");
        driver.key(Key::Home);
        assert_eq!(in_dialog(&driver), begin, "{command:?}: Home");
        driver.key(Key::Escape);
    }
}

#[test]
fn forms_scroll_page_by_page() {
    let mut driver = Driver::sample();
    driver.resize(Vec2::new(1000.0, 640.0));
    open(&mut driver, Command::Criteria);
    let begin = top(&driver, "影響度").expect("the scale");
    driver.key(Key::PageDown);
    assert!(top(&driver, "影響度").is_none_or(|top| top < begin));
    driver.key(Key::Home);
    assert_eq!(top(&driver, "影響度"), Some(begin));
    driver.key(Key::Escape);
    driver.keys(Modifiers::COMMAND, Key::K);
    driver.key(Key::Escape);
}
