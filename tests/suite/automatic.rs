//! Automatic layout: asked for by menu and keys, found beside the window, one step of the history.

use std::collections::BTreeSet;

use egui::{Key, Modifiers};
use nagarezu::app::Action;
use nagarezu::app::command::Command;
use nagarezu::layout::auto::Direction;
use nagarezu::model::{ElementId, FlowId, NodeId, Vector, ZoneId};
use nagarezu::{edit, storage};

use crate::driver::{Driver, node, zone};

const KEYS: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

fn arrange(driver: &mut Driver, key: Key) {
    driver.keys(KEYS, key);
    driver.wait_until("everything is in its place", |driver| !driver.state().auto.is_busy());
}

#[test]
fn the_whole_drawing_is_arranged_in_one_step_and_undone_byte_for_byte() {
    let mut driver = Driver::sample();
    let before = storage::write(driver.project());
    driver.menu("配置", "自動配置(左から右)");
    driver.wait_until("everything is in its place", |driver| !driver.state().auto.is_busy());
    let moved = driver.project().clone();
    assert_ne!(storage::write(&moved), before);
    assert_eq!(driver.state().document.history.can_undo(), Some(edit::StepName::Layout));
    // A person stands before what he or she operates.
    let at = |id: u32| moved.nodes[&NodeId(id)].at;
    assert!(at(3).0 < at(4).0 && at(4).0 < at(5).0);
    assert!(driver.state().camera.visible().contains_rect(driver.state().bounds().expect("a drawing")));
    assert_eq!(driver.undo_all(), 1);
    assert_eq!(storage::write(driver.project()), before);
    arrange(&mut driver, Key::D);
    assert!(driver.project().nodes[&NodeId(3)].at.1 < driver.project().nodes[&NodeId(4)].at.1);
}

#[test]
fn a_selected_zone_is_arranged_and_the_rest_gives_way_as_it_must() {
    let mut driver = Driver::sample();
    let before = driver.project().clone();
    let ctx = driver.ctx().clone();
    driver.act(Action::Select(BTreeSet::from([zone(1)])), &ctx);
    arrange(&mut driver, Key::A);
    let after = driver.project().clone();
    let frame = |zone: u32| (before.zones[&ZoneId(zone)].frame, after.zones[&ZoneId(zone)].frame);
    let (was, is) = frame(1);
    assert!(is.2 > was.2 && is.corner() == was.corner(), "it grows where it stands: {was:?} {is:?}");
    // The zone to the right of it gives way, with what stands in it; the clinic below is not in the way.
    let (was, is) = frame(4);
    let way = was.corner().to(is.corner());
    assert!(way.0 > 0.0 && way.1.abs() < 0.01 && was.size() == is.size(), "{was:?} {is:?}");
    assert_eq!(after.nodes[&NodeId(23)].at, before.nodes[&NodeId(23)].at.moved(way));
    assert!((1..=12).all(|id| after.nodes[&NodeId(id)] == before.nodes[&NodeId(id)]));
    assert!(driver.state().notice.is_none(), "nothing was left as it was");
    assert_eq!(driver.undo_all(), 1);
    assert_eq!(storage::write(driver.project()), storage::write(&before));
}

#[test]
fn what_is_locked_stays() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    driver.act(Action::Edit(edit::Command::Lock { elements: BTreeSet::from([node(15)]), locked: true }), &ctx);
    let before = driver.project().clone();
    arrange(&mut driver, Key::A);
    assert_ne!(driver.project().nodes[&NodeId(1)], before.nodes[&NodeId(1)]);
    assert_eq!(driver.project().nodes[&NodeId(15)], before.nodes[&NodeId(15)]);
}

#[test]
fn escape_gives_it_up_and_says_so() {
    let mut driver = Driver::sample();
    let before = driver.project().clone();
    let ctx = driver.ctx().clone();
    driver.act(Action::Run(Command::Auto(Direction::Right)), &ctx);
    driver.key(Key::Escape);
    assert!(!driver.state().auto.is_busy());
    assert!(driver.state().notice.as_ref().is_some_and(|notice| notice.text.contains("中止")));
    assert_eq!(*driver.project(), before);
}

#[test]
fn a_layout_that_an_edit_has_overtaken_is_dropped_and_said_so() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    driver.act(Action::Run(Command::Auto(Direction::Right)), &ctx);
    let by = Vector(10.0, 0.0);
    driver.act(Action::Edit(edit::Command::Move { elements: BTreeSet::from([node(1)]), by }), &ctx);
    let edited = driver.project().clone();
    driver.settle();
    assert!(driver.state().notice.as_ref().is_some_and(|notice| notice.text.contains("取りやめ")));
    assert_eq!(*driver.project(), edited);
}

#[test]
fn an_edit_while_things_glide_is_made_to_what_is_in_its_place() {
    let mut driver = Driver::sample();
    driver.ctx().all_styles_mut(|style| style.animation_time = 0.1);
    let ctx = driver.ctx().clone();
    driver.act(Action::Run(Command::Auto(Direction::Right)), &ctx);
    let start = std::time::Instant::now();
    while driver.state().document.shown() == driver.state().document.history.project() {
        assert!(start.elapsed().as_secs() < 60, "nothing glides");
        std::thread::sleep(std::time::Duration::from_millis(2));
        driver.frame([]);
    }
    assert_eq!(driver.state().document.history.can_undo(), None, "not a step yet");
    let delete = edit::Command::Delete { elements: BTreeSet::from([ElementId::Flow(FlowId(1))]) };
    driver.act(Action::Edit(delete), &ctx);
    driver.settle();
    assert_eq!(driver.undo_all(), 2);
}
