//! Undo, redo and jumps in the history bring back how the drawing was looked at.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, Vec2};
use nagarezu::app::action::Action;
use nagarezu::app::camera::Place;
use nagarezu::app::command::Command as Run;
use nagarezu::edit::Command;
use nagarezu::model::{DataId, ElementId, FlowId, Point, Project};
use nagarezu::storage::template::Template;

use crate::driver::{Driver, node};
use crate::house::{House, open};
use crate::selecting::CLINIC;

/// Turns the wheel over the middle of the canvas until the paper has moved this far on the screen.
fn push(driver: &mut Driver, by: Vec2) {
    let middle = driver.state().camera.canvas.center();
    driver.move_to(middle);
    driver.frame([Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: by,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }]);
    driver.settle();
}

fn zoom(driver: &mut Driver, times: usize, key: Key) {
    for _ in 0..times {
        driver.keys(Modifiers::COMMAND, key);
    }
}

/// Goes to an element at 100 %, with nothing selected afterwards that was not before.
fn go_to(driver: &mut Driver, element: ElementId) {
    let frame = driver.state().frame(element).expect("it is drawn");
    driver.keys(Modifiers::COMMAND, Key::Num0);
    let way = driver.screen(frame.center()) - driver.state().camera.canvas.center();
    push(driver, -way);
    assert!(driver.state().camera.visible().contains_rect(frame));
}

fn place(driver: &Driver) -> Place {
    driver.state().camera.place()
}

#[track_caller]
fn is_at(driver: &Driver, wanted: Place) {
    assert!(place(driver).is_near(wanted), "{:?} and not {wanted:?}", place(driver));
}

/// Selects something and nudges it.
fn nudge(driver: &mut Driver, element: ElementId) {
    driver.select(element);
    driver.key(Key::ArrowRight);
}

#[test]
fn an_edit_is_taken_back_and_done_again_where_it_was_made() {
    let mut driver = Driver::sample();
    go_to(&mut driver, node(15));
    zoom(&mut driver, 2, Key::Plus);
    nudge(&mut driver, node(15));
    let here = place(&driver);
    assert!(here.zoom > 1.4);
    push(&mut driver, Vec2::new(2500.0, 1500.0));
    zoom(&mut driver, 3, Key::Minus);
    let away = place(&driver);
    driver.keys(Modifiers::COMMAND, Key::Z);
    is_at(&driver, here);
    assert_eq!(driver.state().only_selected(), Some(node(15)));
    driver.keys(Modifiers::ALT, Key::ArrowLeft);
    is_at(&driver, away);
    driver.keys(Modifiers::COMMAND, Key::Y);
    is_at(&driver, here);
}

#[test]
fn nothing_moves_where_all_that_changes_is_in_sight() {
    let mut driver = Driver::sample();
    go_to(&mut driver, node(15));
    nudge(&mut driver, node(15));
    push(&mut driver, Vec2::new(90.0, -60.0));
    zoom(&mut driver, 1, Key::Plus);
    let here = place(&driver);
    for key in [Key::Z, Key::Y] {
        driver.keys(Modifiers::COMMAND, key);
        assert_eq!(place(&driver), here);
    }
    zoom(&mut driver, 5, Key::Minus);
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!((place(&driver).zoom - 1.0).abs() < 0.01, "so small it was not when it was changed");
}

#[test]
fn the_drawing_from_before_automatic_layout_comes_back_as_it_was_looked_at() {
    let mut driver = Driver::sample();
    driver.keys(Modifiers::COMMAND, Key::Num0);
    zoom(&mut driver, 2, Key::Plus);
    push(&mut driver, Vec2::new(0.0, -300.0));
    let near = place(&driver);
    driver.keys(Modifiers { shift: true, ..Modifiers::COMMAND }, Key::A);
    driver.wait_until("everything is in its place", |driver| !driver.state().auto.is_busy());
    let whole = place(&driver);
    assert!(driver.state().fitted && whole.zoom < 1.0);
    driver.keys(Modifiers::COMMAND, Key::Z);
    is_at(&driver, near);
    assert!(!driver.state().fitted);
    driver.keys(Modifiers::COMMAND, Key::Y);
    is_at(&driver, whole);
    assert!(driver.state().fitted, "it goes on showing everything");
}

#[test]
fn what_showed_everything_does_so_again_in_a_smaller_window() {
    let mut driver = Driver::sample();
    nudge(&mut driver, node(15));
    assert!(driver.state().fitted);
    go_to(&mut driver, node(1));
    zoom(&mut driver, 4, Key::Plus);
    driver.resize(Vec2::new(1100.0, 700.0));
    driver.keys(Modifiers::COMMAND, Key::Z);
    let bounds = driver.state().bounds().expect("a drawing");
    assert!(driver.state().fitted && driver.state().camera.visible().contains_rect(bounds));
}

#[test]
fn in_a_window_of_another_size_the_middle_and_the_scale_come_back() {
    let mut driver = Driver::sample();
    go_to(&mut driver, node(15));
    nudge(&mut driver, node(15));
    let here = place(&driver);
    push(&mut driver, Vec2::new(-2500.0, 0.0));
    driver.resize(Vec2::new(1200.0, 800.0));
    driver.keys(Modifiers::COMMAND, Key::Z);
    is_at(&driver, here);
}

#[test]
fn a_jump_in_the_history_leads_to_where_that_step_was_made() {
    let mut driver = Driver::sample();
    let mut places = Vec::new();
    for element in [node(1), node(15)] {
        go_to(&mut driver, element);
        zoom(&mut driver, 3, Key::Plus);
        nudge(&mut driver, element);
        places.push(place(&driver));
    }
    assert!(!places[0].is_near(places[1]));
    driver.keys(Modifiers::COMMAND, Key::Num1);
    driver.keys(Modifiers::COMMAND, Key::H);
    let rows: Vec<_> = driver
        .nodes()
        .filter(|node| egui_kittest::kittest::NodeT::accesskit_node(node).role() == Role::ListBoxOption)
        .map(|node| node.rect().center())
        .collect();
    assert_eq!(rows.len(), 3);
    driver.click_at(rows[0]);
    is_at(&driver, places[0]);
    driver.click_at(rows[2]);
    is_at(&driver, places[1]);
    driver.click_at(rows[1]);
    is_at(&driver, places[1]);
}

#[test]
fn each_tab_comes_back_to_its_own_places() {
    let house = House::new();
    let mut driver = Driver::at_home(&house.home);
    let mut places = Vec::new();
    for (name, by) in [("a.ron", 150.0), ("b.ron", -150.0)] {
        let path = house.clinic(name);
        open(&mut driver, &path);
        go_to(&mut driver, node(2));
        push(&mut driver, Vec2::new(by, 0.0));
        nudge(&mut driver, node(2));
        places.push(place(&driver));
        push(&mut driver, Vec2::new(0.0, 4000.0));
    }
    for place in places.into_iter().rev() {
        driver.keys(Modifiers::COMMAND, Key::Z);
        is_at(&driver, place);
        driver.keys(Modifiers::COMMAND, Key::Tab);
    }
}

#[test]
fn what_is_not_drawn_moves_nothing_when_it_is_taken_back() {
    let mut driver = Driver::sample();
    driver.key(Key::Escape);
    driver.fill("表題", "別の題");
    driver.key(Key::Enter);
    assert_eq!(driver.project().title, "別の題");
    push(&mut driver, Vec2::new(4000.0, 0.0));
    zoom(&mut driver, 4, Key::Plus);
    let here = place(&driver);
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!(driver.project().title != "別の題" && place(&driver) == here);
}

#[test]
fn what_is_dragged_out_of_sight_comes_back_into_it() {
    let mut driver = Driver::sample();
    go_to(&mut driver, node(15));
    let here = place(&driver);
    let from = driver.middle(node(15));
    driver.drag_to(from, from + Vec2::new(40.0, 0.0));
    let ctx = driver.ctx().clone();
    driver.act(Action::Pan(Vec2::new(-3000.0, 0.0)), &ctx);
    driver.drag_on(from + Vec2::new(60.0, 0.0));
    driver.let_go();
    let there = place(&driver);
    assert!(there.middle.distance(here.middle) > 2000.0);
    let moved: Point = driver.state().frame(node(15)).expect("it is drawn").center();
    assert!(driver.state().camera.visible().contains(moved));
    driver.keys(Modifiers::COMMAND, Key::Z);
    is_at(&driver, here);
    driver.keys(Modifiers::COMMAND, Key::Y);
    is_at(&driver, there);
}

#[test]
fn a_drag_that_moved_the_paper_takes_that_back_with_it() {
    let mut driver = Driver::sample();
    let (fitted, canvas) = (place(&driver), driver.state().camera.canvas);
    let from = driver.middle(node(15));
    driver.drag_to(from, canvas.center());
    for _ in 0..60 {
        driver.drag_on(Pos2::new(canvas.right() + 20.0, canvas.center().y));
    }
    driver.let_go();
    let there = place(&driver);
    assert!(!there.is_near(fitted), "the paper moved");
    driver.keys(Modifiers::COMMAND, Key::Z);
    is_at(&driver, fitted);
    assert!(driver.state().fitted);
    driver.keys(Modifiers::COMMAND, Key::Y);
    is_at(&driver, there);
    // Who has gone elsewhere meanwhile stays there, as long as what changes is in sight.
    push(&mut driver, Vec2::new(0.0, 60.0));
    let elsewhere = place(&driver);
    driver.keys(Modifiers::COMMAND, Key::Z);
    is_at(&driver, elsewhere);
    // What was given up leaves nothing behind.
    driver.keys(Modifiers::COMMAND, Key::Num1);
    let now = place(&driver);
    let from = driver.middle(node(15));
    driver.drag_to(from, from + Vec2::new(40.0, 30.0));
    driver.key_frame(Key::Escape);
    driver.let_go();
    push(&mut driver, Vec2::new(200.0, 60.0));
    nudge(&mut driver, node(15));
    let here = place(&driver);
    assert!(!here.is_near(now));
    driver.keys(Modifiers::COMMAND, Key::Z);
    is_at(&driver, here);
}

/// How things stood at some moment.
struct Stood {
    project: Project,
    selection: BTreeSet<ElementId>,
    place: Place,
}

fn stands(driver: &Driver) -> Stood {
    let (project, selection) = (driver.project().clone(), driver.state().selection.clone());
    Stood { project, selection, place: place(driver) }
}

#[track_caller]
fn is_as(driver: &Driver, stood: &Stood) {
    assert!(*driver.project() == stood.project);
    assert_eq!(driver.state().selection, stood.selection);
    is_at(driver, stood.place);
}

/// Takes the last step back from somewhere else, and does it again: each time things stand as they did.
#[track_caller]
fn is_one_step(driver: &mut Driver, before: &Stood, steps: usize) {
    assert_eq!(driver.state().document.history.done(), steps, "one step");
    let after = stands(driver);
    for (key, stood) in [(Key::Z, before), (Key::Y, &after)] {
        driver.key(Key::Escape);
        zoom(driver, 2, Key::Plus);
        push(driver, Vec2::new(-6000.0, 4000.0));
        driver.keys(Modifiers::COMMAND, key);
        is_as(driver, stood);
    }
}

#[test]
fn a_decision_about_many_threats_is_one_step() {
    let mut driver = Driver::sample();
    driver.keys(Modifiers::COMMAND, Key::A);
    let before = stands(&driver);
    driver.click_aloud("採用 すべての脅威");
    assert!(driver.project().risks.len() > 20);
    is_one_step(&mut driver, &before, 1);
}

#[test]
fn what_is_pasted_from_another_drawing_is_one_step() {
    let mut there = Driver::sample();
    there.keys(Modifiers::COMMAND, Key::A);
    let text = there.hand_to_clipboard(Event::Copy).expect("a text goes to the clipboard");
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    let before = stands(&driver);
    driver.paste(&text);
    assert!(driver.project().flows.len() > 30);
    assert!(driver.state().selection != before.selection && !driver.state().selection.is_empty());
    is_one_step(&mut driver, &before, 1);
}

#[test]
fn a_piece_that_is_put_in_is_one_step() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    let before = stands(&driver);
    let piece = Arc::new(Template::Figure53.project().expect("it can be read"));
    let ctx = driver.ctx().clone();
    driver.act(Action::Edit(Command::PutPiece { piece, center: Point(0.0, 0.0) }), &ctx);
    driver.settle();
    assert!(driver.project().nodes.len() > 20);
    is_one_step(&mut driver, &before, 1);
}

#[test]
fn confirming_many_decisions_is_one_step() {
    let mut driver = Driver::with(include_str!("../../samples/figure-5-3-assessed.ron"));
    let ctx = driver.ctx().clone();
    let mut carried = driver.project().flows[&FlowId(19)].as_ref().clone();
    carried.data.push(DataId(1));
    driver.act(Action::Edit(Command::SetFlow(FlowId(19), Box::new(carried))), &ctx);
    driver.settle();
    driver.select(node(15));
    let before = stands(&driver);
    driver.act(Action::Run(Run::Review), &ctx);
    driver.settle();
    driver.press("すべて選択");
    driver.press("選んだ2件をそのまま確認");
    driver.press("閉じる");
    is_one_step(&mut driver, &before, 2);
    let risks = &driver.state().document.analysis().risks;
    assert!(risks.values().all(|risk| risk.review.is_empty()));
}

#[test]
fn the_workshop_leaves_the_view_as_it_was_however_often_one_looks_in() {
    let mut driver = Driver::sample();
    driver.keys(Modifiers::COMMAND, Key::Num0);
    let before = driver.state().camera;
    for _ in 0..3 {
        driver.key(Key::F5);
        assert!(driver.state().workshop.open);
        driver.key(Key::Escape);
        driver.key(Key::Escape);
        assert!(!driver.state().workshop.open);
        let after = driver.state().camera;
        assert_eq!((after.zoom, after.canvas), (before.zoom, before.canvas));
        assert!(after.origin.distance(before.origin) < 0.1, "{:?} {:?}", before.origin, after.origin);
    }
}
