//! Leading arrows by hand: their lines, their ends, their labels.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Vec2};
use egui_kittest::kittest::NodeT;
use nagarezu::edit::bend::is_on;
use nagarezu::model::{Flow, FlowId, NodeId, Point, Rect};

use crate::driver::{Driver, flow, node};

/// Two nodes side by side with an arrow between them, and one below.
const THREE: &str = r#"Project(
    format: 1,
    title: "三つ",
    profile: "gl-1.1",
    data: { "D1": (name: "患者情報", class: "data.patient") },
    nodes: {
        "N01": (kind: "node.terminal", name: "受付端末", at: (300, 250)),
        "N02": (kind: "node.server", name: "サーバ", at: (800, 250)),
        "N03": (kind: "node.server", name: "副サーバ", at: (560, 520)),
    },
    flows: { "F01": (verb: "flow.transfer", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]) },
)"#;

fn selected() -> Driver {
    let mut driver = Driver::with(THREE);
    driver.select(flow(1));
    driver
}

fn arrow(driver: &Driver) -> &Flow {
    &driver.project().flows[&FlowId(1)]
}

fn route(driver: &Driver) -> &[Point] {
    &driver.state().document.sheet().geometry().flows[&FlowId(1)].route
}

fn label(driver: &Driver) -> Rect {
    driver.state().document.sheet().geometry().flows[&FlowId(1)].label.expect("the flow has a label")
}

/// A point of the line's first segment, near its start.
fn on_line(driver: &Driver) -> Point {
    let (from, to) = (route(driver)[0], route(driver)[1]);
    Point(from.0 + (to.0 - from.0) * 0.2, from.1 + (to.1 - from.1) * 0.2)
}

fn end(driver: &Driver) -> Pos2 {
    driver.screen(*route(driver).last().expect("the flow has a way"))
}

/// Drags the line down to this height.
fn bend(driver: &mut Driver, height: f32) {
    let from = on_line(driver);
    driver.drag_world(from, Point(from.0 + 3.0, height));
}

#[test]
fn a_segment_goes_where_it_is_dragged_on_the_grid() {
    let mut driver = selected();
    let before = driver.project().clone();
    let line = on_line(&driver);
    let (from, to) = (driver.screen(line), driver.screen(Point(line.0, 402.0)));
    driver.drag_to(from, to);
    assert!(has_level(&driver, 400.0), "it is shown while it is dragged: {:?}", route(&driver));
    assert!(driver.state().document.history.can_undo().is_none());
    driver.let_go();
    assert!(has_level(&driver, 400.0), "{:?}", route(&driver));
    assert_eq!(arrow(&driver).waypoints.len(), 2);
    assert_eq!(driver.state().only_selected(), Some(flow(1)));
    // The new segment in turn.
    let waypoints = arrow(&driver).waypoints.clone();
    driver.drag_world(Point(waypoints[0].0 + 30.0, 400.0), Point(waypoints[0].0 + 30.0, 361.0));
    assert!(has_level(&driver, 360.0) && !has_level(&driver, 400.0), "{:?}", route(&driver));
    assert_eq!(arrow(&driver).waypoints.len(), 2);
    assert_eq!(driver.undo_all(), 2);
    assert!(*driver.project() == before);
}

/// Whether the line runs horizontally at this height, for more than a bit.
fn has_level(driver: &Driver, height: f32) -> bool {
    let at = |point: Point| (point.1 - height).abs() < 0.01;
    route(driver).windows(2).any(|pair| at(pair[0]) && at(pair[1]) && pair[0].distance(pair[1]) > 40.0)
}

#[test]
fn a_line_dragged_back_or_given_up_is_as_it_was() {
    let mut driver = selected();
    let line = on_line(&driver);
    let (from, far) = (driver.screen(line), driver.screen(Point(line.0, 402.0)));
    driver.drag_to(from, far);
    driver.drag_on(from);
    assert!(arrow(&driver).waypoints.is_empty(), "the way back is shown too");
    driver.drag_on(far);
    driver.key_frame(Key::Escape);
    driver.let_go();
    assert!(arrow(&driver).waypoints.is_empty());
    assert!(driver.state().document.history.can_undo().is_none());
}

#[test]
fn a_waypoint_is_dragged_and_removed_by_a_double_click() {
    let mut driver = selected();
    bend(&mut driver, 400.0);
    let first = arrow(&driver).waypoints[0];
    driver.drag_world(first, Point(481.0, 448.0));
    assert_eq!(arrow(&driver).waypoints[0], Point(480.0, 450.0));
    driver.press("経路を自動に戻す");
    assert!(arrow(&driver).waypoints.is_empty());
    let way_back = driver.get(Role::Button, "経路を自動に戻す");
    assert!(way_back.accesskit_node().is_disabled(), "there is nothing left to undo by it");
    driver.keys(Modifiers::COMMAND, Key::Z);
    let at = driver.screen(Point(480.0, 450.0));
    driver.double_click_at(at);
    assert!(driver.state().rename.is_none());
    for bend in &arrow(&driver).waypoints {
        assert!(is_on(route(&driver), *bend), "{bend:?} is not on the line");
    }
    assert!(arrow(&driver).waypoints.len() < 2);
    assert_eq!(driver.undo_all(), 3);
}

#[test]
fn an_end_is_connected_with_another_node() {
    let mut driver = selected();
    bend(&mut driver, 400.0);
    let (from, to) = (end(&driver), driver.middle(node(3)));
    driver.drag_to(from, to);
    assert_eq!(arrow(&driver).to, NodeId(3), "it is shown while it is held");
    driver.let_go();
    assert_eq!((arrow(&driver).from, arrow(&driver).to), (NodeId(1), NodeId(3)));
    assert!(arrow(&driver).waypoints.is_empty(), "it finds its way anew");
    assert_eq!(driver.project().flows.len(), 1, "no other arrow was drawn");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!((arrow(&driver).to, arrow(&driver).waypoints.len()), (NodeId(2), 2));
}

#[test]
fn an_end_let_go_over_nothing_offers_what_could_stand_there() {
    let mut driver = selected();
    let before = driver.project().clone();
    let from = end(&driver);
    driver.drag(from, from + Vec2::new(6.0, 12.0));
    assert!(driver.state().chooser.is_none(), "a slip");
    driver.drag(from, from + Vec2::new(-60.0, 190.0));
    assert!(driver.state().chooser.is_some() && *driver.project() == before);
    driver.key(Key::Escape);
    assert!(driver.state().chooser.is_none() && *driver.project() == before);
    driver.drag(from, from + Vec2::new(-60.0, 190.0));
    driver.key(Key::ArrowRight);
    driver.type_text("p");
    let placed = NodeId(4);
    assert_eq!(driver.project().nodes[&placed].kind, "node.person");
    assert_eq!((arrow(&driver).from, arrow(&driver).to), (NodeId(1), placed), "it goes the way it went");
    assert_eq!(arrow(&driver).data, before.flows[&FlowId(1)].data);
    assert_eq!(driver.project().flows.len(), 1);
    assert!(driver.state().rename.is_some(), "its name is typed at once");
    driver.key(Key::Escape);
    assert_eq!(driver.undo_all(), 1);
    assert!(*driver.project() == before);
}

#[test]
fn one_gesture_bends_an_arrow_or_moves_its_label_also_where_it_is_not_selected() {
    let mut driver = Driver::with(THREE);
    bend(&mut driver, 400.0);
    assert_eq!(driver.state().only_selected(), Some(flow(1)));
    assert_eq!(arrow(&driver).waypoints.len(), 2);
    assert_eq!(driver.undo_all(), 1);
    for others in [vec![], vec![node(2)]] {
        driver.key(Key::Escape);
        for other in others {
            driver.select(other);
        }
        let before = label(&driver);
        let from = driver.screen(Point(before.center().0, before.top() + 8.0));
        driver.drag(from, from + Vec2::new(20.0, 90.0) * driver.state().camera.zoom);
        assert_eq!(driver.state().only_selected(), Some(flow(1)));
        assert!((label(&driver).top() - before.top() - 90.0).abs() <= 1.0);
        assert_eq!(driver.undo_all(), 1);
    }
}

#[test]
fn a_loop_is_led_to_another_side_and_back_by_a_double_click() {
    let rest = THREE.replace(r#"to: "N02""#, r#"to: "N01""#);
    let mut driver = Driver::with(&rest);
    let own = driver.project().nodes[&NodeId(1)].rect();
    let before = route(&driver).to_vec();
    let at = before[3];
    let at = Point(f32::midpoint(before[2].0, at.0), f32::midpoint(before[2].1, at.1));
    driver.drag_world(at, Point(own.left() - 60.0, own.top() - 50.0));
    assert_eq!(arrow(&driver).waypoints.len(), 1);
    let led = arrow(&driver).waypoints[0];
    assert!(led.0 < own.left() - 20.0 && led.1 < own.top() - 20.0, "{led:?}");
    assert!(route(&driver).contains(&led), "{:?}", route(&driver));
    let written = label(&driver);
    assert!(!written.overlaps(own));
    // It goes along with its node.
    driver.select(node(1));
    driver.keys(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(arrow(&driver).waypoints, [Point(led.0, led.1 + 10.0)]);
    driver.key(Key::Escape);
    driver.select(flow(1));
    let [_, before_corner, corner, after_corner, _] = route(&driver) else { panic!("{:?}", route(&driver)) };
    let middle = |a: &Point, b: &Point| Point(f32::midpoint(a.0, b.0), f32::midpoint(a.1, b.1));
    let handles = [*corner, middle(corner, after_corner), middle(before_corner, corner)];
    let handle = handles.into_iter().find(|handle| !label(&driver).contains(*handle)).expect("one is not covered");
    let at = driver.screen(handle);
    driver.double_click_at(at);
    assert!(arrow(&driver).waypoints.is_empty());
    assert_eq!(driver.undo_all(), 3);
    assert_eq!(route(&driver), before);
}

#[test]
fn an_end_over_nothing_stays_and_over_the_other_node_is_processing_at_rest() {
    let mut driver = selected();
    let before = driver.project().clone();
    let from = end(&driver);
    driver.drag(from, from + Vec2::new(30.0, 180.0));
    assert!(*driver.project() == before);
    assert!(driver.state().document.history.can_undo().is_none());
    let (from, to) = (end(&driver), driver.middle(node(1)));
    driver.drag(from, to);
    assert!(arrow(&driver).is_at_rest());
    let (from, to) = (end(&driver), driver.middle(node(3)));
    driver.drag(from, to);
    assert_eq!((arrow(&driver).from, arrow(&driver).to), (NodeId(1), NodeId(3)), "and back");
    assert_eq!(driver.undo_all(), 2);
}

#[test]
fn a_label_stays_where_it_was_put() {
    let mut driver = selected();
    let before = label(&driver);
    let from = driver.screen(Point(before.center().0, before.top() + 8.0));
    let way = Vec2::new(20.0, 90.0);
    driver.drag(from, from + way * driver.state().camera.zoom);
    let moved = label(&driver);
    assert!((moved.left() - before.left() - way.x).abs() <= 1.0 && (moved.top() - before.top() - way.y).abs() <= 1.0);
    assert!(arrow(&driver).waypoints.is_empty(), "the line stays");
    let file = nagarezu::storage::write(driver.project());
    assert!(file.contains("label_at: ("), "{file}");
    assert!(nagarezu::storage::read(&file).is_ok_and(|read| read == *driver.project()));
    // It goes along when its nodes do.
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.key(Key::ArrowRight);
    assert!((label(&driver).left() - moved.left() - 1.0).abs() < 0.01);
    driver.select(flow(1));
    driver.press("ラベルの位置を自動に戻す");
    assert_eq!(arrow(&driver).label_at, None);
    assert!((label(&driver).top() - before.top()).abs() < 1.0);
    assert_eq!(driver.undo_all(), 3);
}

#[test]
fn a_straight_arrow_goes_straight_and_bends_where_it_is_dragged() {
    let mut driver = selected();
    let (from, to) = (end(&driver), driver.middle(node(3)));
    driver.drag(from, to);
    assert!(route(&driver).len() > 2);
    driver.click(Role::CheckBox, "直線で結ぶ");
    let &[from, to] = route(&driver) else { panic!("{:?}", route(&driver)) };
    assert!((from.0 - to.0).abs() > 40.0 && (from.1 - to.1).abs() > 40.0, "it is oblique");
    let line = on_line(&driver);
    driver.drag_world(line, Point(line.0 + 60.0, line.1));
    let waypoints = &arrow(&driver).waypoints;
    assert_eq!((waypoints.len(), route(&driver).len()), (1, 3));
    assert_eq!(route(&driver)[1], waypoints[0]);
    driver.click(Role::CheckBox, "直線で結ぶ");
    assert!(route(&driver).windows(2).all(|pair| {
        let way = pair[0].to(pair[1]);
        way.0.abs() < 0.01 || way.1.abs() < 0.01
    }));
    assert_eq!(driver.undo_all(), 4);
}

#[test]
fn an_arrow_that_is_not_selected_alone_is_not_bent() {
    let mut driver = selected();
    let at = driver.middle(node(2));
    driver.click_with(Modifiers::SHIFT, at);
    bend(&mut driver, 400.0);
    assert!(arrow(&driver).waypoints.is_empty());
}
