//! The tab key through the whole window: every stop has a name and is in sight, nothing traps it, and a ring shows it;
//! menus and dialogs give the keyboard back to where it was.

use egui::accesskit::Role;
use egui::{Id, Key, Memory, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::model::NodeId;

use crate::driver::{Driver, flow, name_of, node, zone};

/// A stop: what it is and what it is called.
pub(crate) type Stop = (Id, Role, String);

/// More stops than any window has.
const MANY: usize = 400;

fn here(driver: &Driver) -> Option<Stop> {
    let id = driver.ctx().memory(Memory::focused)?;
    let focused = driver.nodes().find(|node| node.accesskit_node().is_focused())?.accesskit_node();
    let name = name_of(&focused).unwrap_or_default();
    let name = if name.is_empty() { focused.description().unwrap_or_default() } else { name };
    Some((id, focused.role(), name))
}

/// Presses the tab key until it is back where it began; complains about stops without a name or out of sight.
pub(crate) fn round(driver: &mut Driver, what: &str, modifiers: Modifiers) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    for _ in 0..MANY {
        tab(driver, modifiers);
        let Some(stop) = here(driver) else { panic!("{what}: nothing has the keyboard after {:?}", stops.last()) };
        if stops.first().is_some_and(|first| first.0 == stop.0) {
            return stops;
        }
        assert!(!stops.iter().any(|other| other.0 == stop.0), "{what}: trapped at {stop:?}");
        assert!(!stop.2.trim().is_empty(), "{what}: no name after {:?}: {stop:?}", stops.last());
        let response = driver.ctx().read_response(stop.0).expect("it is shown");
        let seen = response.rect.intersect(response.interact_rect);
        let part = seen.area() / response.rect.area();
        assert!(seen.is_positive() && part > 0.9, "{what}: {stop:?} is out of sight: {:?}", response.rect);
        stops.push(stop);
    }
    panic!("{what}: the tab key never comes round: {stops:?}")
}

/// Presses the tab key, with no more frames than it takes.
fn tab(driver: &mut Driver, modifiers: Modifiers) {
    let key = |pressed| egui::Event::Key { key: Key::Tab, physical_key: None, pressed, repeat: false, modifiers };
    driver.frame([egui::Event::ModifiersChanged(modifiers), key(true)]);
    driver.frame([key(false), egui::Event::ModifiersChanged(Modifiers::NONE)]);
    driver.frame([]);
    // Backwards the keyboard comes a frame later, and what is scrolled to is there in the one after.
    driver.frame([]);
    driver.frame([]);
}

pub(crate) fn names(stops: &[Stop]) -> Vec<&str> {
    stops.iter().map(|stop| stop.2.as_str()).collect()
}

#[test]
fn every_stop_of_the_tab_key_has_a_name_and_is_in_sight_whatever_is_selected() {
    let mut driver = Driver::sample();
    for element in [node(15), zone(1), flow(2)] {
        driver.select(element);
        round(&mut driver, &element.to_string(), Modifiers::NONE);
    }
    let ground = driver.screen(nagarezu::model::Point(60.0, 500.0));
    driver.click_at(ground);
    // The register goes on where it was: at the arrow that was selected last.
    let mut there = round(&mut driver, "nothing selected", Modifiers::NONE);
    for (role, name) in [(Role::Button, "ファイル"), (Role::Cell, "F02"), (Role::ListItem, "F02")] {
        let is_here = |stop: &Stop| stop.1 == role && stop.2.starts_with(name);
        assert!(there.iter().any(is_here), "{name}: {:?}", names(&there));
    }
    let mut back = round(&mut driver, "backwards", Modifiers::SHIFT);
    back.sort_by(|a, b| a.2.cmp(&b.2));
    there.sort_by(|a, b| a.2.cmp(&b.2));
    assert_eq!(names(&there), names(&back), "the same stops both ways");
}

#[test]
fn the_lists_at_the_left_and_at_the_bottom_trap_nothing() {
    let mut driver = Driver::sample();
    for left in ["構成", "履歴", "部品"] {
        driver.press(left);
        round(&mut driver, left, Modifiers::NONE);
    }
    for register in ["脅威一覧", "役割分担表", "指摘", "次の一手"] {
        let tabs: Vec<String> = driver
            .nodes()
            .filter(|node| node.accesskit_node().role() == Role::Button)
            .filter_map(|node| name_of(&node.accesskit_node()))
            .filter(|name| name.starts_with(register))
            .collect();
        driver.press(&tabs[0]);
        round(&mut driver, register, Modifiers::NONE);
    }
}

/// Walks by Tab to what is called so.
pub(crate) fn walk_to(driver: &mut Driver, role: Role, name: &str) {
    for _ in 0..MANY {
        if here(driver).is_some_and(|stop| stop.1 == role && stop.2.starts_with(name)) {
            return;
        }
        tab(driver, Modifiers::NONE);
    }
    panic!("{name} is not reached");
}

#[test]
fn a_register_is_one_stop_walked_by_arrows() {
    let mut driver = Driver::sample();
    walk_to(&mut driver, Role::Cell, "F01");
    assert_eq!(driver.told_focused().as_deref(), Some("F01"));
    driver.key(Key::ArrowDown);
    driver.key(Key::ArrowRight);
    assert_eq!(driver.told_focused().as_deref(), Some("未検討"));
    driver.key(Key::Enter);
    assert_eq!(driver.state().only_selected(), Some(flow(2)));
    driver.key(Key::End);
    driver.key(Key::ArrowLeft);
    assert_eq!(driver.told_focused().as_deref(), Some("F32"), "it is scrolled to");
    driver.key(Key::Home);
    driver.key(Key::ArrowUp);
    assert_eq!(driver.told_focused().as_deref(), Some("No"));
    driver.key(Key::Enter);
    driver.key(Key::Enter);
    assert!(driver.reads("No ▼") || driver.find(Role::Button, "No ▼").is_some(), "a heading sorts");
    driver.key(Key::ArrowDown);
    driver.key(Key::ArrowDown);
    assert_eq!(driver.told_focused().as_deref(), Some("F31"));
    for _ in 0..30 {
        driver.key(Key::ArrowRight);
    }
    let id = driver.ctx().memory(Memory::focused).expect("the table");
    assert!(driver.ctx().read_response(id).is_some());
}

#[test]
fn the_menu_of_a_cell_opens_by_keys_and_gives_the_keyboard_back() {
    let mut driver = Driver::sample();
    walk_to(&mut driver, Role::Cell, "F01");
    driver.keys(Modifiers::SHIFT, Key::F10);
    assert!(driver.find(Role::Button, "この行をコピー").is_some() || driver.told_focused().is_some());
    assert_ne!(driver.told_focused().as_deref(), Some("F01"), "the menu has the keyboard");
    driver.key(Key::Escape);
    assert_eq!(driver.told_focused().as_deref(), Some("F01"));
}

#[test]
fn menus_and_dialogs_give_the_keyboard_back() {
    let mut driver = Driver::sample();
    walk_to(&mut driver, Role::Button, "ヘルプ");
    driver.key(Key::Enter);
    driver.key(Key::Tab);
    assert_ne!(driver.told_focused().as_deref(), Some("ヘルプ"));
    driver.key(Key::Escape);
    assert_eq!(driver.told_focused().as_deref(), Some("ヘルプ"));
    walk_to(&mut driver, Role::Button, "リスク基準…");
    driver.key(Key::Enter);
    assert!(driver.state().dialog.is_some());
    assert_ne!(driver.told_focused().as_deref(), Some("リスク基準…"), "the dialog has the keyboard");
    driver.key(Key::Escape);
    assert!(driver.state().dialog.is_none());
    assert_eq!(driver.told_focused().as_deref(), Some("リスク基準…"));
}

#[test]
fn the_ring_is_there_for_keys_and_not_for_the_pointer() {
    let mut driver = Driver::sample();
    walk_to(&mut driver, Role::Button, "編集");
    let rect = driver.get(Role::Button, "編集").rect();
    assert!(has_ring(&driver, rect));
    let at = driver.middle(NodeId(15).into());
    driver.click_at(at);
    assert!(!has_ring(&driver, rect));
}

/// Whether something is painted round a rectangle, a little outside it.
fn has_ring(driver: &Driver, rect: egui::Rect) -> bool {
    driver.output().shapes.iter().any(|shape| match &shape.shape {
        egui::Shape::Rect(painted) => {
            let off = painted.rect.expand(-2.0);
            painted.stroke.width >= 2.0 && (off.min - rect.min).length() < 2.5 && (off.max - rect.max).length() < 2.5
        }
        _ => false,
    })
}
