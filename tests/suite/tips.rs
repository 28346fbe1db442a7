//! What a picture on a button means is said by its name, and by its tip to who rests the pointer on it, with the keys
//! that do the same.

use egui::Rect;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use nagarezu::app::Action;
use nagarezu::app::command::Command;
use nagarezu::text::{Lang, tr};

use crate::driver::{Driver, flow, name_of};

/// So many frames the pointer rests until a tip is there, which comes at once in these tests.
const RESTS: usize = 4;

/// The buttons that are seen and have no letters on them.
fn pictures(driver: &Driver) -> Vec<(String, Rect)> {
    let texts: Vec<Rect> = driver.painted_texts().into_iter().map(|(_, rect)| rect).collect();
    let buttons = driver.nodes().filter(|node| node.accesskit_node().role() == Role::Button);
    buttons
        .map(|node| (name_of(&node.accesskit_node()).unwrap_or_default(), node.rect()))
        .filter(|(_, rect)| driver.is_painted(*rect) && !texts.iter().any(|text| rect.contains(text.center())))
        .collect()
}

/// Rests the pointer on each of them and reads what comes up.
fn look(driver: &mut Driver, page: &str) -> usize {
    look_except(driver, page, &[])
}

/// The same, without those that lie behind.
fn look_except(driver: &mut Driver, page: &str, behind: &[(String, Rect)]) -> usize {
    driver.settle();
    driver.ctx().all_styles_mut(|style| {
        style.interaction.tooltip_delay = 0.0;
        style.interaction.show_tooltips_only_when_still = false;
    });
    let found: Vec<_> = pictures(driver).into_iter().filter(|picture| !behind.contains(picture)).collect();
    for (name, rect) in &found {
        assert!(!name.trim().is_empty(), "{page}: the button at {rect:?} has no name");
        let before: Vec<String> = driver.painted_texts().into_iter().map(|(text, _)| text).collect();
        driver.move_to(rect.center());
        for _ in 0..RESTS {
            driver.frame([]);
        }
        let now = driver.painted_texts().into_iter().map(|(text, _)| text);
        let tip: Vec<String> = now.filter(|text| !before.contains(text)).collect();
        assert!(!tip.is_empty(), "{page}: {name} at {rect:?} has no tip");
        for &command in Command::ALL {
            let keys = command.keycaps(driver.ctx());
            if *name == tr(Lang::Ja, command.key()) && !keys.is_empty() {
                let tip = tip.join("\n");
                assert!(tip.contains(&keys), "{page}: the tip of {name} says {tip:?} without {keys}");
            }
        }
        driver.move_to(egui::pos2(1.0, 999.0));
        driver.settle();
    }
    found.len()
}

fn run(driver: &mut Driver, command: Command) {
    let ctx = driver.ctx().clone();
    driver.act(Action::Run(command), &ctx);
    driver.settle();
}

#[test]
fn every_picture_of_the_window_has_a_name_and_a_tip() {
    let mut driver = Driver::sample();
    assert!(look(&mut driver, "the window") >= 3, "the menus of the panels");
    driver.select(flow(22));
    look(&mut driver, "a flow");
    let ctx = driver.ctx().clone();
    let several = [1, 2, 3].map(|id| nagarezu::model::ElementId::Node(nagarezu::model::NodeId(id)));
    driver.act(Action::Select(several.into()), &ctx);
    assert!(look(&mut driver, "several elements") >= 6, "how they are arranged");
    driver.act(Action::SearchFor("サーバ".to_owned()), &ctx);
    assert!(look(&mut driver, "the search") >= 3, "its steps and its end");
    driver.act(Action::EndSearch, &ctx);
    run(&mut driver, Command::New);
    look(&mut driver, "tabs");
}

#[test]
fn every_picture_of_what_lies_over_the_window_has_a_name_and_a_tip() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    let behind = pictures(&driver);
    for command in [
        Command::NewFromTemplate,
        Command::Open,
        Command::Entries,
        Command::Criteria,
        Command::Freeze,
        Command::Baselines,
        Command::Shortcuts,
        Command::About,
    ] {
        run(&mut driver, command);
        look_except(&mut driver, command.key(), &behind);
        driver.act(Action::CloseDialog, &ctx);
        driver.settle();
    }
    driver.act(Action::ShowOverview(true), &ctx);
    look(&mut driver, "the state of the whole");
    driver.act(Action::ShowOverview(false), &ctx);
    run(&mut driver, Command::Workshop);
    look(&mut driver, "the workshop's first page");
    driver.key(egui::Key::Enter);
    look(&mut driver, "the workshop");
}
