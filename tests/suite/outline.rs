//! The outline beside the drawing, and the small map in its corner.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Pos2, Vec2};
use egui_kittest::kittest::NodeT;
use nagarezu::app::Action;
use nagarezu::model::{FlowId, NodeId, ZoneId};

use crate::driver::{Driver, flow, name_of, node, zone};
use crate::selecting::CLINIC;

/// What the rows in sight are called, with how deep they stand.
fn rows(driver: &Driver) -> Vec<String> {
    let rows = driver.nodes().filter(|node| node.accesskit_node().role() == Role::TreeItem);
    let told = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        let depth = node.data().level().expect("a level") - 1;
        format!("{}{}", " ".repeat(depth), name_of(&node).expect("a name"))
    };
    rows.map(told).collect()
}

fn outline() -> Driver {
    let mut driver = Driver::with(CLINIC);
    driver.keys(Modifiers { shift: true, ..Modifiers::COMMAND }, Key::O);
    driver
}

/// The row that begins with this name.
fn row(driver: &Driver, name: &str) -> Pos2 {
    let found = driver.nodes().find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::TreeItem && name_of(&node).is_some_and(|own| own.starts_with(name))
    });
    found.unwrap_or_else(|| panic!("no row {name}: {:?}", rows(driver))).rect().center()
}

#[test]
fn a_click_selects_and_brings_into_sight() {
    let mut driver = outline();
    let names = rows(&driver);
    assert!(names[0].starts_with("さくら診療所") && names[1].starts_with(" 受付端末"), "{names:?}");
    assert!(names[2].starts_with("区画の外") && names[3].starts_with(" サーバ"), "{names:?}");
    let ctx = driver.ctx().clone();
    driver.act(Action::Pan(Vec2::new(9000.0, 0.0)), &ctx);
    driver.settle();
    let at = row(&driver, "サーバ");
    driver.click_at(at);
    assert_eq!(driver.state().only_selected(), Some(node(2)));
    let frame = driver.state().frame(node(2)).expect("it is drawn");
    assert!(driver.state().camera.visible().contains_rect(frame));
}

#[test]
fn keys_go_through_it() {
    let mut driver = outline();
    let at = row(&driver, "さくら診療所");
    driver.click_at(at);
    assert_eq!(driver.state().only_selected(), Some(zone(1)));
    driver.key(Key::ArrowDown);
    assert_eq!(driver.state().only_selected(), Some(node(1)));
    driver.key(Key::ArrowRight);
    assert!(rows(&driver)[2].starts_with("  F01 転送 → サーバ"), "the flow is unfolded: {:?}", rows(&driver));
    driver.key(Key::ArrowRight);
    assert_eq!(driver.state().only_selected(), Some(flow(1)));
    driver.key(Key::ArrowLeft);
    driver.key(Key::ArrowLeft);
    driver.key(Key::ArrowLeft);
    assert_eq!(driver.state().only_selected(), Some(zone(1)), "out again, folding on the way");
    driver.key(Key::ArrowLeft);
    assert!(rows(&driver)[1].starts_with("区画の外"), "the zone is folded: {:?}", rows(&driver));
    driver.key(Key::End);
    assert_eq!(driver.state().only_selected(), Some(node(2)));
    driver.key(Key::Delete);
    assert!(!driver.project().nodes.contains_key(&NodeId(2)) && !driver.project().flows.contains_key(&FlowId(1)));
}

#[test]
fn it_comes_along_with_the_drawing_and_is_filtered() {
    let mut driver = outline();
    driver.select(flow(1));
    let selected = |driver: &Driver, name: &str| {
        let found = driver.nodes().find(|node| {
            let node = node.accesskit_node();
            node.role() == Role::TreeItem && name_of(&node).is_some_and(|own| own.starts_with(name))
        });
        found.and_then(|node| node.accesskit_node().toggled()) == Some(Toggled::True)
    };
    assert!(selected(&driver, "F01"), "it is unfolded and marked: {:?}", rows(&driver));
    driver.fill("構成を絞り込み", "さーば");
    let names = rows(&driver);
    assert!(names.iter().any(|name| name.trim_start().starts_with("サーバ")), "{names:?}");
    driver.fill("構成を絞り込み", "n02");
    assert_eq!(rows(&driver).len(), 2, "{:?}", rows(&driver));
    driver.fill("構成を絞り込み", "ない");
    assert!(rows(&driver).is_empty() && driver.reads("該当なし"));
}

#[test]
fn figure_5_3_is_told_with_the_frames_that_lie_across() {
    let mut driver = Driver::sample();
    driver.keys(Modifiers { shift: true, ..Modifiers::COMMAND }, Key::O);
    assert!(rows(&driver).len() > 20);
    let project = driver.project().clone();
    let analysis = driver.state().document.analysis();
    let across: Vec<ZoneId> =
        project.nodes.keys().flat_map(|&id| nagarezu::app::outline::tree::also_in(analysis, id)).collect();
    assert!(!across.is_empty(), "other companies' systems stand in rooms");
}

#[test]
fn the_map_is_there_while_something_is_out_of_sight_and_moves_the_view() {
    let mut driver = Driver::sample();
    assert!(driver.find(Role::Image, "全体図").is_none(), "all is in sight");
    driver.keys(Modifiers::COMMAND, Key::Num0);
    for _ in 0..4 {
        driver.keys(Modifiers::COMMAND, Key::Plus);
    }
    let map = driver.get(Role::Image, "全体図").rect();
    assert!(driver.state().camera.canvas.contains_rect(map));
    let near = |driver: &Driver, part: Vec2| {
        let bounds = driver.state().bounds().expect("something is drawn");
        let middle = driver.state().camera.place().middle;
        let at = Vec2::new((middle.0 - bounds.left()) / bounds.2, (middle.1 - bounds.top()) / bounds.3);
        (at - part).length() < 0.06
    };
    driver.click_at(map.lerp_inside(Vec2::new(0.2, 0.2)));
    assert!(near(&driver, Vec2::new(0.2, 0.2)), "{:?}", driver.state().camera.place());
    driver.drag(map.lerp_inside(Vec2::new(0.2, 0.2)), map.lerp_inside(Vec2::new(0.7, 0.6)));
    assert!(near(&driver, Vec2::new(0.7, 0.6)), "{:?}", driver.state().camera.place());
    driver.keys(Modifiers::ALT, Key::ArrowLeft);
    assert!(near(&driver, Vec2::new(0.2, 0.2)), "a drag in it is a jump that is come back from");
    driver.menu("表示", "全体図");
    assert!(driver.find(Role::Image, "全体図").is_none());
}

#[test]
fn the_map_stays_in_its_corner_whatever_is_selected_and_escape_gives_a_drag_in_it_up() {
    let mut driver = Driver::sample();
    driver.keys(Modifiers::COMMAND, Key::Num0);
    for _ in 0..4 {
        driver.keys(Modifiers::COMMAND, Key::Plus);
    }
    let map = driver.get(Role::Image, "全体図").rect();
    // An element that is then right under it.
    let ctx = driver.ctx().clone();
    driver.act(Action::Select([node(15)].into()), &ctx);
    let middle = driver.project().nodes[&NodeId(15)].rect().center();
    let (visible, at) = (driver.state().camera.visible(), driver.state().camera.to_world(map.center()));
    let to = visible.center().moved(at.to(middle));
    driver.act(Action::LookAt { middle: to, jump: false }, &ctx);
    driver.settle();
    let under = driver.screen(middle);
    assert!(map.contains(under), "it lies under the map: {under:?}");
    assert_eq!(driver.get(Role::Image, "全体図").rect(), map);

    let before = driver.state().camera.place();
    let (from, over) = (map.lerp_inside(Vec2::new(0.2, 0.2)), map.lerp_inside(Vec2::new(0.8, 0.3)));
    driver.press_at(from);
    driver.drag_on(over);
    assert!(!driver.state().camera.place().is_near(before), "it moves the view");
    assert_eq!(driver.get(Role::Image, "全体図").rect(), map);
    driver.key(Key::Escape);
    assert!(driver.state().camera.place().is_near(before), "{:?}", driver.state().camera.place());
    driver.let_go();
    assert!(driver.state().camera.place().is_near(before), "letting go does nothing more");
    assert_eq!(driver.state().only_selected(), Some(node(15)), "Escape was for the drag");

    driver.act(Action::Run(nagarezu::app::command::Command::MinimapLeft), &ctx);
    driver.settle();
    let left = driver.get(Role::Image, "全体図").rect();
    assert!(left.right() < map.left() && (left.top() - map.top()).abs() < 0.5, "{left:?}");
}
