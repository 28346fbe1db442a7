//! Copy, cut, paste, duplicate, select all and delete by keys, each one step that can be taken back.

use egui::{Event, Key, Modifiers};

use crate::driver::{Driver, node, zone};
use crate::selecting::CLINIC;

#[test]
fn a_copy_is_pasted_beside_its_original() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    driver.select(node(1));
    let at = driver.middle(node(2));
    driver.click_with(Modifiers::SHIFT, at);
    let text = driver.hand_to_clipboard(Event::Copy).expect("something is copied");
    driver.paste(&text);
    assert_eq!((driver.project().nodes.len(), driver.project().flows.len()), (4, 2), "the flow between them too");
    assert!(!driver.state().selection.contains(&node(1)), "the copies are selected");
    assert_eq!(driver.undo_all(), 1);
    assert!(*driver.project() == before);
    driver.paste("どこかで写した文");
    assert!(*driver.project() == before, "other text does no harm");
    assert!(driver.state().notice.is_some(), "and is not passed over in silence");
}

#[test]
fn cut_takes_away_and_paste_brings_back() {
    let mut driver = Driver::with(CLINIC);
    driver.select(zone(1));
    let text = driver.hand_to_clipboard(Event::Cut).expect("something is cut");
    assert!(driver.project().zones.is_empty());
    driver.paste(&text);
    assert_eq!(driver.project().zones.len(), 1);
    assert_eq!(driver.undo_all(), 2);
    assert_eq!(driver.project().zones.len(), 1);
}

#[test]
fn duplicate_delete_and_select_all() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    driver.select(node(1));
    driver.keys(Modifiers::COMMAND, Key::D);
    assert_eq!(driver.project().nodes.len(), 3);
    driver.key(Key::Delete);
    assert_eq!(driver.project().nodes.len(), 2, "the duplicate was selected");
    driver.keys(Modifiers::COMMAND, Key::A);
    assert_eq!(driver.state().selection.len(), 4);
    driver.key(Key::Delete);
    assert!(
        driver.project().nodes.is_empty() && driver.project().zones.is_empty() && driver.project().flows.is_empty()
    );
    assert_eq!(driver.undo_all(), 3);
    assert!(*driver.project() == before);
    driver.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(driver.project().nodes.len(), 3, "shift turns undo into redo");
}

#[test]
fn the_edit_menu_does_the_same_and_names_the_step() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(2));
    driver.menu("編集", "削除");
    assert_eq!(driver.project().nodes.len(), 1);
    driver.menu("編集", "元に戻す: 削除");
    assert_eq!(driver.project().nodes.len(), 2);
    driver.menu("編集", "やり直す: 削除");
    assert_eq!(driver.project().nodes.len(), 1);
}
