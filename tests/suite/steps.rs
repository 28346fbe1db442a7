//! The steps of the history as a person sees them, and what is seen of undo and redo.

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, PointerButton, Vec2};
use egui_kittest::kittest::NodeT;
use nagarezu::app::action::Action;
use nagarezu::model::Point;

use crate::driver::{Driver, name_of, node};
use crate::selecting::CLINIC;

/// The names of the steps in the list, from the oldest; and the one that is marked.
fn steps(driver: &Driver) -> (Vec<String>, String) {
    let rows: Vec<_> = driver.nodes().filter(|node| node.accesskit_node().role() == Role::ListBoxOption).collect();
    let name = |node: &egui_kittest::Node<'_>| name_of(&node.accesskit_node()).expect("a name");
    let current = rows.iter().find(|node| node.accesskit_node().toggled() == Some(Toggled::True));
    (rows.iter().map(name).collect(), current.map(name).expect("one is marked"))
}

#[test]
fn the_list_shows_what_was_done_and_goes_there() {
    let mut driver = Driver::with(CLINIC);
    let first = driver.project().clone();
    driver.select(node(2));
    driver.key(Key::ArrowRight);
    driver.key(Key::ArrowRight);
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.key(Key::ArrowDown);
    driver.key(Key::Delete);
    driver.keys(Modifiers::COMMAND, Key::H);
    let (names, current) = steps(&driver);
    assert_eq!(names, ["新規作成", "移動: サーバ", "移動: さくら診療所 ほか3件", "削除: さくら診療所 ほか3件"]);
    assert_eq!(current, names[3]);

    driver.click(Role::ListBoxOption, &names[1]);
    assert_eq!(steps(&driver).1, names[1]);
    assert_eq!(driver.state().selection.len(), 4, "what was selected then is selected again");
    assert_eq!(driver.project().nodes.len(), 2);
    driver.click(Role::ListBoxOption, &names[0]);
    assert!(*driver.project() == first && !driver.state().is_changed());
    driver.click(Role::ListBoxOption, &names[3]);
    assert!(driver.project().is_blank());
    driver.press("編集");
    assert!(
        driver
            .nodes()
            .any(|node| name_of(&node.accesskit_node()).is_some_and(|name| name.starts_with("元に戻す: 削除")))
    );
    driver.key(Key::Escape);
    driver.keys(Modifiers::COMMAND, Key::H);
    assert!(driver.find(Role::ListBoxOption, &names[0]).is_some(), "they go into the list first");
    driver.keys(Modifiers::COMMAND, Key::H);
    assert!(driver.find(Role::ListBoxOption, &names[0]).is_none(), "the same keys put the parts in front again");
}

#[test]
fn each_change_in_the_inspector_is_one_step_named_after_it() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.fill("名称", "窓口端末");
    driver.key(Key::Enter);
    driver.keys(Modifiers::COMMAND, Key::L);
    driver.select(nagarezu::model::FlowId(1).into());
    driver.choose("どうする", "閲覧・操作");
    driver.keys(Modifiers::COMMAND, Key::H);
    let (names, _) = steps(&driver);
    assert_eq!(names[1..], ["名称変更: 窓口端末", "固定: 窓口端末", "「どうする」の変更: F01"]);
}

#[test]
fn undo_goes_where_something_changes_and_back_and_stays_where_that_is_in_sight() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(2));
    driver.key(Key::ArrowRight);
    let here = driver.state().camera.place();
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(driver.state().camera.place(), here, "what changes is in sight");
    assert!(driver.state().wayfinding.flash().is_some(), "it lights up");
    driver.keys(Modifiers::COMMAND, Key::Y);

    let ctx = driver.ctx().clone();
    driver.act(Action::Pan(Vec2::new(0.0, 5000.0)), &ctx);
    driver.settle();
    let away = driver.state().camera.place();
    let server = |driver: &Driver| driver.state().frame(node(2)).expect("it is drawn");
    assert!(!driver.state().camera.visible().overlaps(server(&driver)));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!(driver.state().camera.visible().contains_rect(server(&driver)), "the view has gone there");
    driver.keys(Modifiers::ALT, Key::ArrowLeft);
    assert!(driver.state().camera.place().is_near(away), "and comes back");
    driver.keys(Modifiers::ALT, Key::ArrowRight);
    assert!(driver.state().camera.visible().contains_rect(server(&driver)));
}

#[test]
fn the_view_flies_to_places_and_the_thumb_leads_back() {
    let mut driver = Driver::sample();
    // The harness asks for no animations, as some people do.
    driver.ctx().all_styles_mut(|style| style.animation_time = 0.1);
    let whole = driver.state().camera.place();
    driver.select(node(15));
    driver.keys(Modifiers::COMMAND, Key::Num2);
    let near = driver.state().camera.place();
    assert!(near.zoom > whole.zoom);
    let thumb = |driver: &mut Driver, button| {
        let pos = driver.state().camera.canvas.center();
        driver.move_to(pos);
        for pressed in [true, false] {
            driver.frame([Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE }]);
        }
    };
    thumb(&mut driver, PointerButton::Extra1);
    driver.frame([]);
    driver.frame([]);
    let between = driver.state().camera.place();
    assert!(between.zoom < near.zoom && between.zoom > whole.zoom, "it is under way: {between:?}");
    driver.settle();
    assert!(driver.state().camera.place().is_near(whole));
    thumb(&mut driver, PointerButton::Extra2);
    driver.settle();
    assert!(driver.state().camera.place().is_near(near));

    thumb(&mut driver, PointerButton::Extra1);
    let pos = driver.state().camera.canvas.center();
    for pressed in [true, false] {
        let button = PointerButton::Primary;
        driver.frame([Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE }]);
    }
    driver.settle();
    let held = driver.state().camera.place();
    assert!(!held.is_near(whole), "a press stops it: {held:?}");
}

#[test]
fn what_cannot_be_come_back_to_is_not_offered() {
    let driver = Driver::with(CLINIC);
    assert!(!driver.state().can_run(nagarezu::app::command::Command::GoBack));
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    driver.act(Action::LookAt { middle: Point(5000.0, 0.0), jump: true }, &ctx);
    driver.settle();
    assert!(driver.state().can_run(nagarezu::app::command::Command::GoBack));
    driver.menu("表示", "前の場所へ");
    assert!(!driver.state().can_run(nagarezu::app::command::Command::GoBack));
    driver.open(nagarezu::model::Project::default());
    assert!(!driver.state().can_run(nagarezu::app::command::Command::GoForward), "places belong to a document");
}
