//! The tab key through whatever can lie in the window: the start page, every dialog, the bar of a comparison, the
//! workshop, the state of the whole, the registers. Whatever answers to keys is reached, from the left to the right and
//! downwards; Escape closes, and the keyboard is back where it was.

use std::collections::BTreeSet;

use egui::accesskit::{self, Role};
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::NodeT;
use nagarezu::app::Action;
use nagarezu::app::command::Command;
use nagarezu::app::dialog::Dialog;

use crate::driver::{Driver, flow, name_of};
use crate::stations::{Stop, names, round, walk_to};

/// What answers to keys, by its role and name; of what stands in a list only one, since arrows go on from there.
fn stops(driver: &Driver) -> BTreeSet<String> {
    let takes_keys = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.data().supports_action(accesskit::Action::Focus) && !node.is_disabled()
    };
    let told = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        let is_item = matches!(node.role(), Role::ListItem | Role::Cell | Role::TreeItem | Role::Splitter);
        // A list and a table hand the keyboard on to what is in them.
        let hands_on = matches!(node.role(), Role::List | Role::Table | Role::Tree | Role::Unknown);
        (takes_keys(&node) && !is_item && !hands_on).then(|| one(node.role(), &name_of(&node).unwrap_or_default()))
    };
    driver.nodes().filter_map(told).collect()
}

fn one(role: Role, name: &str) -> String {
    format!("{role:?} {name}")
}

/// Where each stop is told to be.
fn place(driver: &Driver, stop: &Stop) -> Option<Rect> {
    driver.ctx().read_response(stop.0).map(|response| response.rect)
}

/// Goes once round; complains about what is not reached, but for `apart`, which was there before or is reached otherwise.
fn walk(driver: &mut Driver, what: &str, apart: &BTreeSet<String>) -> Vec<Stop> {
    let all = stops(driver);
    let gone = round(driver, what, Modifiers::NONE);
    let reached: BTreeSet<String> = gone.iter().map(|stop| one(stop.1, &stop.2)).collect();
    let left_out: Vec<_> = all.iter().filter(|stop| !reached.contains(*stop) && !apart.contains(*stop)).collect();
    assert!(left_out.is_empty(), "{what}: not reached: {left_out:?}; reached: {:?}", names(&gone));
    gone
}

/// Complains where the way goes back: to the left in a line, or up without going to the right.
fn in_order(driver: &Driver, what: &str, gone: &[Stop]) {
    let places: Vec<(Rect, &str)> =
        gone.iter().filter_map(|stop| Some((place(driver, stop)?, stop.2.as_str()))).collect();
    // Begun at the first of them.
    let first =
        places.iter().enumerate().min_by(|a, b| (a.1.0.top() + a.1.0.left()).total_cmp(&(b.1.0.top() + b.1.0.left())));
    let first = first.map_or(0, |(place, _)| place);
    let turned: Vec<_> = places[first..].iter().chain(&places[..first]).collect();
    for pair in turned.windows(2) {
        let ((from, name), (to, next)) = (pair[0], pair[1]);
        let same_line = from.y_range().intersection(to.y_range()).span() > 0.5 * from.height().min(to.height());
        let back =
            if same_line { to.left() < from.left() } else { to.bottom() <= from.top() && to.left() <= from.left() };
        assert!(!back, "{what}: from {name:?} {from:?} back to {next:?} {to:?}; all: {:?}", names(gone));
    }
}

/// Opens something by a command from a control that has the keyboard, goes round in it, and leaves it by Escape.
fn visit(driver: &mut Driver, what: &str, open: impl FnOnce(&mut Driver)) {
    walk_to(driver, Role::Button, "構成");
    let before = stops(driver);
    open(driver);
    driver.settle();
    assert!(driver.state().dialog.is_some(), "{what} opens");
    assert!(driver.told_focused().is_some_and(|told| told != "構成"), "{what}: the keyboard is in it");
    let gone = walk(driver, what, &before);
    assert!(!gone.is_empty());
    // Where lists scroll beside each other, places seen afterwards say nothing.
    let scrolls = matches!(driver.state().dialog, Some(Dialog::Entries(_) | Dialog::Criteria(_)));
    if !scrolls {
        in_order(driver, what, &gone);
    }
    for _ in 0..3 {
        if driver.state().dialog.is_some() {
            driver.key(Key::Escape);
        }
    }
    assert!(driver.state().dialog.is_none(), "{what} closes by Escape");
    assert_eq!(driver.told_focused().as_deref(), Some("構成"), "{what} gives the keyboard back");
}

fn run(driver: &mut Driver, command: Command) {
    let ctx = driver.ctx().clone();
    driver.act(Action::Run(command), &ctx);
}

#[test]
fn every_control_of_every_dialog_is_reached_in_order() {
    let mut driver = Driver::sample();
    // Not the launcher: its field keeps the keyboard, and arrows go through its list.
    for command in [
        Command::NewFromTemplate,
        Command::Open,
        Command::SaveAs,
        Command::Entries,
        Command::Criteria,
        Command::Freeze,
        Command::Baselines,
        Command::Shortcuts,
        Command::About,
    ] {
        visit(&mut driver, command.key(), |driver| run(driver, command));
    }
}

#[test]
fn every_control_of_a_threat_that_is_edited_is_reached() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    visit(&mut driver, "a threat", |driver| driver.act(Action::OpenEntry("T02".to_owned()), &ctx));
}

#[test]
fn every_control_of_a_question_is_reached() {
    let mut driver = Driver::sample();
    driver.select(flow(2));
    driver.keys(Modifiers::NONE, Key::Delete);
    driver.key(Key::Escape);
    visit(&mut driver, "unsaved", |driver| {
        run(driver, Command::CloseTab);
        assert!(matches!(driver.state().dialog, Some(Dialog::Unsaved(_))));
    });
}

#[test]
fn every_control_of_the_start_page_is_reached() {
    let mut driver = Driver::sample();
    run(&mut driver, Command::CloseTab);
    driver.settle();
    assert!(driver.state().nothing_open());
    let gone = walk(&mut driver, "start", &BTreeSet::new());
    let names = names(&gone);
    assert!(names.join("|").contains("日本語|EN"), "from left to right: {names:?}");
}

#[test]
fn every_control_of_the_state_of_the_whole_is_reached_and_escape_leaves_it() {
    let mut driver = Driver::sample();
    walk_to(&mut driver, Role::ProgressIndicator, "充足");
    driver.key(Key::Enter);
    assert!(driver.state().visible.overview);
    walk(&mut driver, "overview", &BTreeSet::new());
    driver.key(Key::Escape);
    assert!(!driver.state().visible.overview);
}

#[test]
fn every_control_of_the_workshop_is_reached() {
    let mut driver = Driver::sample();
    driver.key(Key::F5);
    assert!(driver.state().workshop.open);
    walk(&mut driver, "workshop: start", &BTreeSet::new());
    driver.key(Key::Enter);
    driver.settle();
    walk(&mut driver, "workshop", &BTreeSet::new());
}

#[test]
fn every_control_of_the_window_is_reached_with_each_register_in_front() {
    let mut driver = Driver::sample();
    run(&mut driver, Command::ShowNext);
    driver.wait_until("the steps are found", |driver| driver.state().document.known_next_steps().is_some());
    walk(&mut driver, "next steps", &BTreeSet::new());
    let ctx = driver.ctx().clone();
    for register in nagarezu::register::RegisterKind::ALL {
        driver.act(Action::ShowRegister(register), &ctx);
        driver.settle();
        walk(&mut driver, register.key(), &BTreeSet::new());
    }
}

#[test]
fn every_control_of_a_comparison_is_reached_in_order() {
    let mut driver = Driver::sample();
    run(&mut driver, Command::Freeze);
    driver.settle();
    driver.fill("名称", "第1版");
    driver.key(Key::Enter);
    driver.settle();
    let &id = driver.project().baselines.keys().next().expect("a baseline");
    let ctx = driver.ctx().clone();
    driver.act(Action::Compare(id), &ctx);
    driver.wait_until("the versions are compared", |driver| {
        driver.state().document.comparing.as_ref().is_some_and(|comparing| !comparing.is_behind())
    });
    let gone = walk(&mut driver, "comparison", &BTreeSet::new());
    let at = |name: &str| {
        gone.iter().position(|stop| stop.2 == name).unwrap_or_else(|| panic!("{name}: {:?}", names(&gone)))
    };
    assert!(at("変更一覧") < at("比較を終了"), "from left to right");
}
