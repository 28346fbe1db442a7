//! What is drawn next is chosen where the hand is: where an arrow ends in empty space, and by a double click on the ground.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use nagarezu::model::{FlowId, NodeId, Point, ZoneId};

use crate::driver::{Driver, name_of, node};
use crate::selecting::CLINIC;

#[test]
fn an_arrow_let_go_over_empty_ground_places_what_is_chosen_and_draws_the_flow_in_one_step() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    let at = drag_out(&mut driver, Modifiers::NONE);
    assert!(*driver.project() == before, "nothing has happened yet");
    assert_eq!(listed(&driver)[0], "終端装置 k", "what a terminal's information usually flows to");
    driver.key(Key::Enter);
    let placed = &driver.project().nodes[&NodeId(3)];
    assert_eq!(placed.kind, "node.terminator");
    assert!(placed.rect().contains(driver.state().camera.to_world(at)));
    let drawn = &driver.project().flows[&FlowId(2)];
    assert_eq!((drawn.from, drawn.to, drawn.two_way), (NodeId(1), NodeId(3), false));
    assert!(driver.state().rename.is_some(), "its name is typed at once");
    driver.type_text("回線終端");
    driver.key(Key::Enter);
    assert_eq!(driver.project().nodes[&NodeId(3)].name, "回線終端");
    assert_eq!(driver.undo_all(), 2, "the node with its arrow, the name");
    assert!(*driver.project() == before);
}

#[test]
fn a_kinds_key_chooses_it_and_the_arrow_can_be_turned() {
    let mut driver = Driver::with(CLINIC);
    drag_out(&mut driver, Modifiers::NONE);
    driver.key(Key::ArrowRight);
    driver.key(Key::ArrowRight);
    driver.type_text("p");
    assert_eq!(driver.project().nodes[&NodeId(3)].kind, "node.person");
    let drawn = &driver.project().flows[&FlowId(2)];
    assert_eq!((drawn.from, drawn.to, drawn.two_way), (NodeId(3), NodeId(1), false));
}

#[test]
fn with_shift_the_arrow_goes_both_ways() {
    let mut driver = Driver::with(CLINIC);
    drag_out(&mut driver, Modifiers::SHIFT);
    driver.type_text("s");
    assert!(driver.project().flows[&FlowId(2)].two_way);
    driver.key(Key::Escape);
    let (from, to) = (edge(&driver), driver.middle(node(2)));
    driver.hold(Modifiers::SHIFT);
    driver.drag(from, to);
    driver.hold(Modifiers::NONE);
    let drawn = &driver.project().flows[&FlowId(3)];
    assert_eq!((drawn.from, drawn.to, drawn.two_way), (NodeId(1), NodeId(2), true));
}

#[test]
fn shift_let_go_together_with_the_button_counts_as_held() {
    let mut driver = Driver::with(CLINIC);
    let (from, to) = (edge(&driver), driver.middle(node(2)));
    driver.hold(Modifiers::SHIFT);
    driver.drag_to(from, to);
    let (button, modifiers) = (PointerButton::Primary, Modifiers::SHIFT);
    driver.frame([
        Event::PointerButton { pos: to, button, pressed: false, modifiers },
        Event::ModifiersChanged(Modifiers::NONE),
    ]);
    driver.settle();
    assert!(driver.project().flows[&FlowId(2)].two_way);
}

#[test]
fn escape_or_a_press_elsewhere_leaves_nothing_behind() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    let at = drag_out(&mut driver, Modifiers::NONE);
    driver.key(Key::Escape);
    assert!(driver.state().chooser.is_none() && *driver.project() == before);
    drag_out(&mut driver, Modifiers::NONE);
    driver.click_at(at - egui::vec2(30.0, 60.0));
    assert!(driver.state().chooser.is_none() && *driver.project() == before);
    assert!(driver.state().document.history.can_undo().is_none());
}

#[test]
fn a_double_click_on_the_ground_offers_places_and_inside_a_zone_what_stands_there() {
    let mut driver = Driver::blank();
    let at = driver.screen(Point(400.0, 300.0));
    driver.double_click_at(at);
    assert_eq!(listed(&driver)[0], "医療機関等 M");
    driver.type_text("R");
    driver.type_text("診察室");
    driver.key(Key::Enter);
    assert_eq!(driver.project().zones.values().next().expect("a zone is placed").name, "診察室");
    driver.double_click_at(at);
    assert_eq!(listed(&driver)[0], "端末 t");
    driver.click(Role::ListBoxOption, "人 p");
    assert_eq!(driver.project().nodes[&NodeId(1)].kind, "node.person");
}

#[test]
fn letters_narrow_the_list_down_in_kana_romaji_and_english() {
    let mut driver = Driver::blank();
    let at = driver.screen(Point(400.0, 300.0));
    for (typed, found) in [
        ("/te-pu", None),
        ("/log", Some("ログサーバ l")),
        ("ろぐ", Some("ログサーバ l")),
        ("/taburetto", Some("タブレット b")),
    ] {
        driver.double_click_at(at);
        for letter in typed.chars() {
            driver.type_text(&letter.to_string());
        }
        assert!(driver.project().is_blank(), "letters of {typed} choose nothing");
        if let Some(found) = found {
            assert_eq!(listed(&driver)[0], found, "{typed}");
        }
        driver.key(Key::Escape);
    }
    driver.double_click_at(at);
    driver.compose("ぷりんた");
    driver.key(Key::Enter);
    assert!(driver.project().is_blank(), "the enter key belongs to the composition");
    driver.commit("プリンタ");
    assert!(driver.project().is_blank());
    driver.key(Key::Enter);
    assert_eq!(driver.project().nodes[&NodeId(1)].kind, "node.printer");
}

#[test]
fn the_chooser_stays_within_the_canvas() {
    let mut driver = Driver::blank();
    let canvas = driver.state().camera.canvas;
    for corner in [canvas.right_bottom() - egui::vec2(6.0, 6.0), canvas.left_bottom() + egui::vec2(6.0, -6.0)] {
        driver.double_click_at(corner);
        let rects: Vec<_> = driver
            .nodes()
            .filter(|node| egui_kittest::kittest::NodeT::accesskit_node(node).role() == Role::SearchInput)
            .map(|node| node.rect())
            .collect();
        assert!(rects.iter().any(|rect| canvas.contains_rect(*rect)), "{rects:?} in {canvas:?}");
        driver.key(Key::Escape);
    }
    driver.frame([Event::PointerGone]);
}

/// Drags from the terminal's edge to empty ground within the zone, and lets go there.
fn drag_out(driver: &mut Driver, held: Modifiers) -> Pos2 {
    drag_out_to(driver, held, Point(200.0, 330.0))
}

fn drag_out_to(driver: &mut Driver, held: Modifiers, to: Point) -> Pos2 {
    let to = driver.screen(to);
    let from = edge(driver);
    driver.hold(held);
    driver.drag(from, to);
    driver.hold(Modifiers::NONE);
    assert!(driver.state().chooser.is_some(), "the chooser is open");
    to
}

fn edge(driver: &Driver) -> Pos2 {
    let rect = driver.project().nodes[&NodeId(1)].rect();
    driver.screen(Point(rect.center().0 - 20.0, rect.bottom() - 1.0))
}

/// What the chooser lists, each with its key.
fn listed(driver: &Driver) -> Vec<String> {
    let options =
        driver.nodes().filter(|node| egui_kittest::kittest::NodeT::accesskit_node(node).role() == Role::ListBoxOption);
    options.filter_map(|node| name_of(&egui_kittest::kittest::NodeT::accesskit_node(&node))).collect()
}

/// Whether a node covers no other one.
fn stands_free(driver: &Driver, id: NodeId) -> bool {
    let own = driver.project().nodes[&id].rect();
    let mut others = driver.project().nodes.iter().filter(|(other, _)| **other != id);
    !others.any(|(_, node)| node.rect().overlaps(own))
}

#[test]
fn a_double_click_close_to_a_node_places_beside_it_in_the_same_zone() {
    let mut driver = Driver::with(CLINIC);
    let beside = driver.project().nodes[&NodeId(1)].rect();
    let at = driver.screen(Point(beside.center().0 - 30.0, beside.bottom() + 16.0));
    driver.double_click_at(at);
    driver.type_text("p");
    let placed = NodeId(3);
    assert!(stands_free(&driver, placed));
    let rect = driver.project().nodes[&placed].rect();
    assert!(driver.project().zones[&ZoneId(1)].frame.contains_rect(rect), "still in the clinic");
    // However often, they stand near to where they were asked for.
    driver.key(Key::Escape);
    for _ in 0..30 {
        driver.double_click_at(at);
        assert!(driver.state().chooser.as_ref().is_none_or(|chooser| chooser.at.0 < 600.0 + 66.0));
        driver.type_text("p");
        driver.key(Key::Escape);
    }
}

#[test]
fn nodes_placed_in_any_way_stand_in_line() {
    let mut driver = Driver::with(CLINIC);
    driver.menu("表示", "近くの要素に合わせる");
    let (clicked, doubled) = (driver.screen(Point(163.0, 424.0)), driver.screen(Point(343.0, 428.0)));
    driver.type_text("p");
    driver.click_at(clicked);
    driver.key(Key::Escape);
    driver.double_click_at(doubled);
    driver.type_text("p");
    driver.key(Key::Escape);
    drag_out_to(&mut driver, Modifiers::NONE, Point(523.0, 431.0));
    driver.type_text("p");
    driver.key(Key::Escape);
    let tops: Vec<f32> = [3, 4, 5].map(|id| driver.project().nodes[&NodeId(id)].at.1).into();
    assert_eq!(tops, [400.0; 3], "one row");
    assert!((3..=5).all(|id| driver.project().nodes[&NodeId(id)].at.0 % 10.0 == 0.0));
}

#[test]
fn the_view_comes_back_when_what_would_stand_beside_is_given_up() {
    let mut driver = Driver::sample();
    driver.select(node(15));
    let ctx = driver.ctx().clone();
    let far = nagarezu::app::Action::Zoom(4.0, driver.screen(driver.project().nodes[&NodeId(15)].rect().center()));
    driver.act(far, &ctx);
    let corner = driver.project().nodes[&NodeId(15)].rect();
    let visible = driver.state().camera.visible();
    // The node is at the right border, so that there is nothing to see beside it.
    let middle = Point(corner.right() - visible.2 / 2.0, corner.center().1);
    driver.act(nagarezu::app::Action::LookAt { middle, jump: false }, &ctx);
    driver.settle();
    let before = driver.state().camera.place();
    let beside = nagarezu::app::Action::Choose(nagarezu::app::chooser::act::Act::Beside(NodeId(15)));
    driver.act(beside.clone(), &ctx);
    driver.settle();
    assert!(!driver.state().camera.place().is_near(before), "it is shown where it will stand");
    driver.key(Key::Escape);
    assert!(driver.state().chooser.is_none());
    assert!(driver.state().camera.place().is_near(before), "{:?} {before:?}", driver.state().camera.place());

    driver.act(beside, &ctx);
    driver.settle();
    driver.act(nagarezu::app::Action::LookAt { middle: Point(0.0, 0.0), jump: false }, &ctx);
    driver.settle();
    let moved = driver.state().camera.place();
    driver.key(Key::Escape);
    assert!(driver.state().camera.place().is_near(moved), "who has looked elsewhere stays there");
}

/// Whether all of a node and of the field in which its name is typed is in sight.
fn shows_name_field(driver: &Driver, id: NodeId) -> bool {
    let canvas = driver.state().camera.canvas;
    let node = driver.state().camera.visible().contains_rect(driver.project().nodes[&id].rect());
    let field = driver.nodes().find(|node| egui_kittest::kittest::NodeT::accesskit_node(node).is_focused());
    node && canvas.contains_rect(field.expect("a field").rect())
}

#[test]
fn what_is_chosen_near_the_border_comes_into_sight_with_its_name_field() {
    let mut driver = Driver::with(CLINIC);
    for _ in 0..3 {
        driver.keys(Modifiers::COMMAND, Key::Minus);
    }
    for (place, zoom) in [(3, Key::Minus), (4, Key::Plus)] {
        driver.keys(Modifiers::COMMAND, zoom);
        let canvas = driver.state().camera.canvas.shrink(14.0);
        driver.double_click_at(canvas.right_center());
        driver.type_text("s");
        assert!(shows_name_field(&driver, NodeId(place)), "{zoom:?}");
        driver.key(Key::Enter);
        driver.key(Key::Escape);
    }
    let mut driver = Driver::with(CLINIC);
    let border = driver.state().camera.canvas.shrink(14.0);
    let to = driver.state().camera.to_world(Pos2::new(border.left(), border.center().y));
    drag_out_to(&mut driver, Modifiers::NONE, to);
    driver.type_text("s");
    assert!(shows_name_field(&driver, NodeId(3)));
}
