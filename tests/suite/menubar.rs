//! The menus of the bar: all of them can be reached in a low window, and the arrow keys go from one to the next.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2};
use egui_kittest::kittest::NodeT;

use crate::driver::{Driver, flow, name_of, node};

/// What is shown of an item of the menu that is open.
fn item(driver: &Driver, name: &str) -> Rect {
    let found = driver.nodes().find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Button && name_of(&node).is_some_and(|own| own == name)
    });
    found.unwrap_or_else(|| panic!("the menu has no {name}")).rect()
}

#[test]
fn a_menu_longer_than_the_window_scrolls() {
    let low = Vec2::new(1000.0, 420.0);
    let mut driver = Driver::sample();
    driver.resize(low);
    driver.press("表示");
    assert!(item(&driver, "言語").bottom() > low.y, "the window is too low for all of it");
    driver.key(Key::ArrowUp);
    let last = item(&driver, "言語");
    assert!(last.bottom() <= low.y && last.top() > 0.0, "{last:?}");
    driver.key(Key::ArrowRight);
    driver.pick("English");
    assert!(driver.reads("File"));
}

#[test]
fn in_a_window_of_some_height_menus_are_whole() {
    let mut driver = Driver::sample();
    driver.resize(Vec2::new(1600.0, 1000.0));
    for (menu, last) in [("表示", "言語"), ("書き出し", "配置をJSONで…")] {
        driver.press(menu);
        let found = driver.nodes().filter_map(|node| name_of(&node.accesskit_node())).collect::<Vec<_>>();
        assert!(found.iter().any(|name| name == last), "{found:?}");
        assert!(item(&driver, last).bottom() < 1000.0);
        driver.key(Key::Escape);
    }
}

#[test]
fn the_bar_is_walked_by_keys() {
    let mut driver = Driver::sample();
    driver.key(Key::F10);
    assert_eq!(driver.told_focused().as_deref(), Some("ファイル"));
    driver.key(Key::Enter);
    driver.key(Key::ArrowDown);
    driver.key(Key::ArrowRight);
    assert!(driver.reads("履歴を表示 Ctrl+H"), "the menu beside it is open");
    assert!(!driver.reads("新規 Ctrl+N"), "and no other");
    driver.key(Key::ArrowLeft);
    driver.key(Key::ArrowLeft);
    assert!(driver.reads("Nagarezuについて"), "before the first comes the last");
    driver.key(Key::Escape);
    driver.press("表示");
    driver.key(Key::ArrowUp);
    driver.key(Key::ArrowRight);
    assert!(driver.reads("日本語") && driver.reads("English"), "an item with a menu of its own unfolds");
    driver.key(Key::ArrowLeft);
    assert_eq!(driver.told_focused().as_deref(), Some("言語"), "and folds");
    driver.keys(Modifiers::NONE, Key::ArrowRight);
    driver.key(Key::Escape);
}

#[test]
fn the_launcher_says_what_a_command_needs() {
    let mut driver = Driver::sample();
    driver.keys(Modifiers::COMMAND, Key::K);
    driver.type_text("左揃え");
    assert!(driver.reads("コマンド 左揃え 2つ以上の要素を選ぶと使える"));
    let before = driver.project().clone();
    driver.key(Key::Enter);
    assert!(driver.state().dialog.is_some(), "the list stays");
    assert_eq!(*driver.project(), before);
}

#[test]
fn how_arrows_are_drawn_is_a_command_for_all_that_are_selected() {
    let mut driver = Driver::sample();
    driver.select(flow(2));
    driver.keys(Modifiers::COMMAND, Key::K);
    driver.type_text("直線");
    driver.key(Key::Enter);
    let straight = |driver: &Driver| driver.project().flows.values().filter(|flow| flow.straight).count();
    assert_eq!(straight(&driver), 1);
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.press("編集");
    driver.pick("線の引き方");
    driver.pick("直線・折れ線を切り替え");
    let drawn = driver.project().flows.values().filter(|flow| !flow.is_at_rest()).count();
    assert_eq!(straight(&driver), drawn, "where some are, all become so; what is at rest has no line");
    assert_eq!(driver.undo_all(), 2);
}

#[test]
fn the_inspector_begins_at_its_top_for_what_is_selected_next() {
    let mut driver = Driver::sample();
    driver.resize(Vec2::new(1280.0, 720.0));
    driver.select(node(15));
    let top = driver.field("名称").rect().top();
    driver.move_to(driver.field("名称").rect().center());
    driver.frame([egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: Vec2::new(0.0, -300.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }]);
    driver.settle();
    assert!(driver.field("名称").rect().top() < top, "it is scrolled");
    driver.select(node(16));
    assert!((driver.field("名称").rect().top() - top).abs() < 1.0);
}

/// The name of the item that has the keyboard begins so.
fn is_at(driver: &Driver, item: &str) -> bool {
    driver.told_focused().is_some_and(|name| name.starts_with(item))
}

#[test]
fn the_bar_opens_by_arrow_and_enter_and_gives_the_keys_back() {
    let mut driver = Driver::sample();
    for opens in [Key::ArrowDown, Key::Enter] {
        driver.click(Role::Label, "F02");
        driver.key(Key::F10);
        assert!(is_at(&driver, "ファイル"));
        driver.key(opens);
        assert!(is_at(&driver, "新規"), "{opens:?}: {:?}", driver.told_focused());
        driver.key(Key::ArrowDown);
        assert!(!is_at(&driver, "新規 "), "{:?}", driver.told_focused());
        driver.key(Key::ArrowRight);
        assert!(driver.reads("履歴を表示 Ctrl+H"));
        driver.key(Key::Escape);
        assert!(!driver.reads("履歴を表示 Ctrl+H"));
        assert!(is_at(&driver, "編集"), "{:?}", driver.told_focused());
        driver.key(Key::ArrowRight);
        assert!(is_at(&driver, "挿入"), "{:?}", driver.told_focused());
        driver.key(Key::ArrowLeft);
        driver.key(Key::ArrowLeft);
        driver.key(Key::ArrowLeft);
        assert!(is_at(&driver, "ヘルプ"), "{:?}", driver.told_focused());
        driver.key(Key::Escape);
        assert!(is_at(&driver, "F02"), "the register has its keys again: {:?}", driver.told_focused());
        driver.key(Key::ArrowDown);
        assert_eq!(driver.state().only_selected(), Some(flow(3)));
    }
    driver.key(Key::Escape);
    driver.select(node(15));
    driver.key(Key::F10);
    driver.key(Key::Escape);
    let before = driver.project().clone();
    driver.key(Key::ArrowRight);
    assert_ne!(*driver.project(), before, "the canvas has its keys again");
}

#[test]
fn shift_f10_never_goes_to_the_bar_even_where_shift_is_up_again_in_that_frame() {
    let mut driver = Driver::sample();
    driver.click(Role::Label, "F02");
    let press = |pressed| egui::Event::Key {
        key: Key::F10,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::SHIFT,
    };
    driver.frame([press(true), press(false)]);
    driver.settle();
    assert!(is_at(&driver, "図で表示"), "{:?}", driver.told_focused());
    driver.key(Key::Escape);
    driver.keys(Modifiers { shift: true, ..Modifiers::COMMAND }, Key::O);
    driver.frame([press(true), press(false)]);
    driver.settle();
    assert!(!is_at(&driver, "ファイル"), "{:?}", driver.told_focused());
}

#[test]
fn the_sheet_of_keys_lists_commands_under_the_menu_they_are_in() {
    let mut driver = Driver::sample();
    for menu in ["ファイル", "編集", "配置", "見直し", "表示", "書き出し", "ヘルプ"] {
        driver.press(menu);
        let items: Vec<(String, String)> = driver
            .nodes()
            .filter(|node| matches!(node.accesskit_node().role(), Role::Button | Role::CheckBox))
            .filter_map(|node| name_of(&node.accesskit_node()))
            .filter_map(|name| name.rsplit_once(' ').map(|(name, keys)| (name.to_owned(), keys.to_owned())))
            .filter(|(_, keys)| keys.starts_with("Ctrl+") || keys.starts_with('F') || keys.starts_with("Alt+"))
            .collect();
        driver.key(Key::Escape);
        driver.key(Key::F1);
        // The name of a group leaves all of it.
        driver.type_text(menu);
        let missing: Vec<_> = items.iter().filter(|(name, _)| !driver.reads(name)).collect();
        // How to select and search has a group of its own.
        let of_own = ["選択", "検索", "コマンド", "次", "前"];
        let missing: Vec<_> = missing
            .into_iter()
            .filter(|(name, _)| menu != "編集" || !of_own.iter().any(|own| name.contains(own)))
            .collect();
        assert!(missing.is_empty(), "{menu}: {missing:?}");
        driver.key(Key::Escape);
    }
}

#[test]
fn keys_walk_past_a_menu_that_the_pointer_rests_on() {
    let mut driver = Driver::sample();
    let at = item(&driver, "編集").center();
    driver.move_to(at);
    driver.key(Key::F10);
    driver.key(Key::Enter);
    driver.key(Key::ArrowRight);
    assert!(driver.reads("履歴を表示 Ctrl+H"));
    driver.key(Key::ArrowRight);
    assert!(!driver.reads("履歴を表示 Ctrl+H"), "the menu beside it is open");
    driver.key(Key::ArrowLeft);
    driver.key(Key::ArrowLeft);
    assert!(driver.reads("新規 Ctrl+N"));
    driver.move_to(at + Vec2::new(2.0, 0.0));
    driver.settle();
    assert!(driver.reads("履歴を表示 Ctrl+H"), "the pointer opens the menu it comes to");
}
