//! Selecting with the pointer, and moving and resizing what is selected.

use egui::{Key, Modifiers, Vec2};
use nagarezu::app::action::Action;
use nagarezu::model::{ElementId, FlowId, NodeId, Point, Rect, ZoneId};

use crate::driver::{Driver, node, zone};

/// A clinic with a terminal in it and a server beside it.
pub(crate) const CLINIC: &str = r#"Project(
    format: 1,
    title: "診療所",
    profile: "gl-1.1",
    data: { "D1": (name: "患者情報", class: "data.patient") },
    zones: { "Z1": (kind: "zone.medical", name: "さくら診療所", frame: (100, 100, 500, 400)) },
    nodes: {
        "N01": (kind: "node.terminal", name: "受付端末", at: (300, 250)),
        "N02": (kind: "node.server", name: "サーバ", at: (800, 250)),
    },
    flows: { "F01": (verb: "flow.transfer", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]) },
)"#;

#[test]
fn a_flow_is_selected_anywhere_near_its_line() {
    const NEAR: f32 = 7.0;
    const FAR: f32 = 10.0;
    let mut driver = Driver::sample();
    let (mut near, mut far) = (0, 0);
    let ids: Vec<FlowId> = driver.project().flows.keys().copied().collect();
    for (place, id) in ids.into_iter().enumerate() {
        if let Some(point) = beside(&driver, id, NEAR) {
            driver.click_world(point);
            assert_eq!(driver.state().only_selected(), Some(id.into()), "{id} at {NEAR} points");
            near += 1;
        }
        if place % 2 == 0
            && let Some(point) = beside(&driver, id, FAR)
        {
            driver.click_world(point);
            assert!(!driver.state().selection.contains(&id.into()), "{id} at {FAR} points");
            far += 1;
        }
    }
    assert!(near >= 16 && far >= 8, "too few to tell: {near} near, {far} far");
}

#[test]
fn shift_and_control_add_and_take_away() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    let at = driver.middle(node(2));
    driver.click_with(Modifiers::SHIFT, at);
    assert_eq!(selected(&driver), [node(1), node(2)]);
    driver.click_with(Modifiers::COMMAND, at);
    assert_eq!(selected(&driver), [node(1)]);
    driver.select(node(2));
    assert_eq!(selected(&driver), [node(2)]);
    driver.key(Key::Escape);
    assert!(selected(&driver).is_empty());
}

#[test]
fn a_rubber_band_takes_what_it_holds_and_backwards_what_it_touches() {
    let mut driver = Driver::with(CLINIC);
    let held = driver.project().nodes[&NodeId(2)].rect();
    driver.drag_world(Point(held.left() - 40.0, held.top() - 60.0), Point(held.right() + 40.0, held.bottom() + 60.0));
    assert_eq!(selected(&driver), [node(2)]);
    driver.drag_world(Point(held.right() + 40.0, held.bottom() + 60.0), Point(held.center().0, held.center().1));
    assert!(selected(&driver).contains(&node(2)));
    assert!(!selected(&driver).contains(&node(1)));
    let inside = Point(160.0, 420.0);
    driver.drag_world(inside, Point(480.0, 180.0));
    assert_eq!(selected(&driver), [node(1)], "a band drawn inside a zone does not move the zone");
    assert!(driver.state().document.history.can_undo().is_none());
}

#[test]
fn a_rubber_band_held_far_outside_brings_in_what_is_hidden_and_no_more() {
    let mut driver = Driver::with(CLINIC);
    let canvas = driver.state().camera.canvas;
    let below = canvas.center_bottom() + Vec2::new(0.0, 150.0);
    let hold = |driver: &mut Driver| {
        driver.press_at(canvas.left_bottom() + Vec2::new(30.0, -60.0));
        driver.drag_on(canvas.center());
        for _ in 0..300 {
            driver.drag_on(below);
        }
        driver.state().camera
    };
    let before = driver.state().camera;
    let drawn = driver.state().bounds().expect("something is drawn");
    assert!(canvas.contains_rect(before.rect_to_screen(drawn).expand(40.0)), "all is in sight with a margin");
    assert_eq!(hold(&mut driver).origin, before.origin, "there is nothing to come");
    driver.let_go();
    let ctx = driver.ctx().clone();
    driver.act(Action::Pan(Vec2::new(0.0, 400.0)), &ctx);
    driver.settle();
    let after = hold(&mut driver);
    let bottom = after.rect_to_screen(drawn).bottom();
    assert!((bottom + 40.0 - canvas.bottom()).abs() < 1.0, "{bottom} of {canvas}");
}

#[test]
fn a_zone_dragged_by_its_title_takes_along_what_is_in_it() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    driver.drag_world(Point(170.0, 112.0), Point(230.0, 152.0));
    let moved = |a: Point, b: Point| (b.0 - a.0, b.1 - a.1);
    let frame = |project: &nagarezu::model::Project| project.zones[&ZoneId(1)].frame.corner();
    let way = moved(frame(&before), frame(driver.project()));
    assert_ne!(way, (0.0, 0.0));
    assert_eq!(moved(before.nodes[&NodeId(1)].at, driver.project().nodes[&NodeId(1)].at), way);
    assert_eq!(before.nodes[&NodeId(2)].at, driver.project().nodes[&NodeId(2)].at);
    assert_eq!(driver.undo_all(), 1);
    assert!(*driver.project() == before);
}

#[test]
fn what_is_dragged_is_analysed_where_the_pointer_has_it() {
    let mut driver = Driver::with(CLINIC);
    driver.quicken();
    let (from, to) = (driver.middle(node(2)), driver.screen(Point(250.0, 400.0)));
    driver.drag_to(from, to);
    let zones = &driver.state().document.analysis().nodes[&NodeId(2)].zones;
    assert_eq!(*zones, [ZoneId(1)], "it is in the clinic while it is still held");
    driver.key_frame(Key::Escape);
    driver.let_go();
    assert!(driver.state().document.analysis().nodes[&NodeId(2)].zones.is_empty(), "escape puts it back");
    assert!(driver.state().document.history.can_undo().is_none());
    assert_eq!(driver.state().only_selected(), Some(node(2)), "and it is still selected");
}

#[test]
fn a_drag_moves_what_was_pressed_and_never_what_was_selected_before() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().nodes.clone();
    driver.select(node(1));
    let from = driver.middle(node(2));
    driver.press_at(from);
    for step in [10.0, 30.0, 60.0] {
        driver.drag_on(from + Vec2::new(step, 0.0));
        assert_eq!(driver.project().nodes[&NodeId(1)].at, before[&NodeId(1)].at, "{step} points on");
    }
    driver.let_go();
    assert_eq!(driver.project().nodes[&NodeId(1)].at, before[&NodeId(1)].at);
    assert!(driver.project().nodes[&NodeId(2)].at.0 > before[&NodeId(2)].at.0 + 40.0);
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn a_rubber_band_with_shift_adds_and_lets_go_of_what_it_no_longer_holds() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    let held = driver.project().nodes[&NodeId(2)].rect();
    let corner = |driver: &Driver, by: f32| driver.screen(Point(held.right() + by, held.bottom() + by));
    let from = driver.screen(Point(held.left() - 40.0, held.top() - 60.0));
    driver.hold(Modifiers::SHIFT);
    driver.press_at(from);
    let far = corner(&driver, 40.0);
    driver.drag_on(far);
    driver.drag_on(far);
    assert_eq!(selected(&driver), [node(1), node(2)]);
    let near = corner(&driver, -20.0);
    driver.drag_on(near);
    driver.drag_on(near);
    assert_eq!(selected(&driver), [node(1)]);
    driver.let_go();
    driver.hold(Modifiers::NONE);
    assert_eq!(selected(&driver), [node(1)]);
}

#[test]
fn an_arrow_drawn_back_to_its_own_node_is_processing_at_rest() {
    let mut driver = Driver::with(CLINIC);
    let rect = driver.project().nodes[&NodeId(2)].rect();
    let edge = 3.0 / driver.state().camera.zoom;
    let (start, middle) = (Point(rect.right() - edge, rect.center().1), rect.center());
    for near in [middle, Point(rect.right() - edge, rect.top() + edge), Point(rect.right() + edge, rect.bottom())] {
        driver.drag_world(start, near);
        assert_eq!(driver.project().flows.len(), 1, "the pointer has not left the node");
        assert!(driver.state().chooser.is_none());
    }
    let [from, away, back] = [start, Point(rect.right() + 60.0, rect.top()), middle].map(|at| driver.screen(at));
    driver.drag_over(from, &[away, back]);
    let drawn = &driver.project().flows[&FlowId(2)];
    assert_eq!((drawn.from, drawn.to), (NodeId(2), NodeId(2)));
    driver.drag_world(Point(rect.right() - edge, rect.center().1), Point(rect.right() + 200.0, rect.top() - 150.0));
    assert_eq!(driver.project().flows.len(), 2, "one let go over nothing is none");
}

#[test]
fn a_zone_is_resized_by_its_handle() {
    let mut driver = Driver::with(CLINIC);
    driver.select(zone(1));
    driver.drag_world(Point(600.0, 500.0), Point(661.0, 538.0));
    assert_eq!(driver.project().zones[&ZoneId(1)].frame, Rect(100.0, 100.0, 560.0, 440.0), "on the grid");
    driver.drag_world(Point(100.0, 320.0), Point(70.0, 320.0));
    assert_eq!(driver.project().zones[&ZoneId(1)].frame, Rect(70.0, 100.0, 590.0, 440.0));
    assert_eq!(driver.undo_all(), 2);
    assert_eq!(driver.project().zones[&ZoneId(1)].frame, Rect(100.0, 100.0, 500.0, 400.0));
}

#[test]
fn nudges_of_the_same_elements_are_one_step() {
    let mut driver = Driver::with(CLINIC);
    let at = |driver: &Driver, id: u32| driver.project().nodes[&NodeId(id)].at;
    driver.select(node(1));
    for _ in 0..3 {
        driver.key(Key::ArrowRight);
    }
    driver.keys(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(at(&driver, 1), Point(303.0, 260.0));
    driver.select(node(2));
    driver.key(Key::ArrowLeft);
    assert_eq!(at(&driver, 2), Point(799.0, 250.0));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        (at(&driver, 1), at(&driver, 2)),
        (Point(303.0, 260.0), Point(800.0, 250.0)),
        "another element, another step"
    );
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(at(&driver, 1), Point(300.0, 250.0));
    assert!(driver.state().document.history.can_undo().is_none());
}

#[test]
fn the_right_button_neither_moves_nor_loses_the_selection() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    let at = driver.middle(node(2));
    driver.right_click_at(at);
    assert_eq!(selected(&driver), [node(2)]);
    assert!(driver.state().document.history.can_undo().is_none());
}

fn selected(driver: &Driver) -> Vec<ElementId> {
    driver.state().selection.iter().copied().collect()
}

/// A point this far beside a flow's line, in screen points, where nothing else is.
fn beside(driver: &Driver, id: FlowId, distance: f32) -> Option<Point> {
    let route = driver.state().document.sheet().geometry().flows[&id].route.clone();
    let candidates = route.windows(2).flat_map(|part| {
        let along = Vec2::new(part[1].0 - part[0].0, part[1].1 - part[0].1);
        let across = along.normalized().rot90() * distance / driver.state().camera.zoom;
        [0.5, 0.3, 0.7, 0.2, 0.8].into_iter().flat_map(move |place| {
            [across, -across].map(|across| {
                let way = along * place + across;
                Point(part[0].0 + way.x, part[0].1 + way.y)
            })
        })
    });
    let mut clear = candidates.filter(|&point| {
        let own = route.windows(2).map(|part| self::distance(part[0], part[1], point)).fold(f32::INFINITY, f32::min);
        own * driver.state().camera.zoom > distance - 0.5 && is_clear(driver, id, point)
    });
    clear.next()
}

/// Whether no other line is near a point, nothing else is at it, and it is in sight.
fn is_clear(driver: &Driver, id: FlowId, point: Point) -> bool {
    const ALONE: f32 = 13.0;
    let state = driver.state();
    let geometry = state.document.sheet().geometry();
    let others = geometry.flows.iter().filter(|(other, _)| **other != id);
    let crowded = others
        .flat_map(|(_, flow)| flow.route.windows(2))
        .any(|part| distance(part[0], part[1], point) * state.camera.zoom < ALONE);
    let labelled = geometry.flows.values().filter_map(|flow| flow.label).any(|label| label.contains(point));
    let occupied = state.project().nodes.values().any(|node| node.rect().contains(point))
        || state.project().notes.values().filter_map(|note| note.frame).any(|frame| frame.contains(point));
    !crowded && !labelled && !occupied && state.camera.visible().contains(point)
}

fn distance(from: Point, to: Point, point: Point) -> f32 {
    let line = Vec2::new(to.0 - from.0, to.1 - from.1);
    let way = Vec2::new(point.0 - from.0, point.1 - from.1);
    let part = (way.dot(line) / line.length_sq().max(f32::EPSILON)).clamp(0.0, 1.0);
    (way - line * part).length()
}

#[test]
fn assistive_technology_selects_what_it_is_told_of() {
    let mut driver = Driver::sample();
    let name = nagarezu::app::canvas::access::name(driver.state(), node(15));
    driver.click_aloud(&name);
    assert_eq!(driver.state().only_selected(), Some(node(15)));
}

#[test]
fn one_click_selects_an_arrow_from_anywhere_within_eight_points_at_any_zoom() {
    const NEAR: f32 = 8.0;
    let mut driver = Driver::sample();
    let mut tried = 0;
    for zoom in [Key::Num1, Key::Num0, Key::Plus] {
        driver.keys(Modifiers::COMMAND, zoom);
        let state = driver.state();
        let (geometry, scale) = (state.document.sheet().geometry(), state.camera.zoom);
        let ids: Vec<FlowId> = geometry.flows.keys().copied().collect();
        let mut chance = 7_u32;
        let mut random = || {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (chance >> 8) as f32 / (1 << 24) as f32
        };
        let mut places = Vec::new();
        for id in ids {
            let route = &geometry.flows[&id].route;
            for part in route.windows(2).chain(route.windows(2)) {
                let along = Vec2::new(part[1].0 - part[0].0, part[1].1 - part[0].1);
                let off = (random() * 2.0 - 1.0) * (NEAR - 0.2) / scale;
                let way = along * random() + along.normalized().rot90() * off;
                let point = Point(part[0].0 + way.x, part[0].1 + way.y);
                let own = route.windows(2).map(|part| distance(part[0], part[1], point)).fold(f32::INFINITY, f32::min);
                let others = geometry.flows.iter().filter(|(other, _)| **other != id);
                let nearer = others
                    .flat_map(|(_, flow)| flow.route.windows(2))
                    .any(|part| distance(part[0], part[1], point) <= own + 0.01);
                let label = geometry.flows.values().filter_map(|flow| flow.label).any(|label| label.contains(point));
                let node = state.project().nodes.values().any(|node| node.rect().contains(point));
                if !nearer && !label && !node && state.camera.visible().grown(-12.0 / scale).contains(point) {
                    places.push((id, point));
                }
            }
        }
        for (id, point) in places {
            driver.key(Key::Escape);
            driver.click_world(point);
            assert_eq!(driver.state().only_selected(), Some(id.into()), "{point:?} at {scale}");
            tried += 1;
        }
    }
    assert!(tried >= 100, "too few to tell: {tried}");
}

#[test]
fn clicks_at_one_place_go_through_what_lies_there_and_a_double_click_still_opens() {
    let mut driver = Driver::with(CLINIC);
    let at = driver.screen(driver.project().nodes[&NodeId(1)].rect().center());
    let mut seen = Vec::new();
    for _ in 0..3 {
        driver.click_at(at);
        driver.move_to(at);
        driver.settle();
        seen.extend(driver.state().only_selected());
    }
    assert_eq!(seen, [node(1), zone(1), node(1)]);
    driver.click_at(at);
    driver.move_to(at);
    driver.settle();
    assert_eq!(driver.state().only_selected(), Some(zone(1)));
    driver.double_click_at(at);
    assert_eq!(driver.state().rename.as_ref().map(|rename| rename.element), Some(zone(1)), "it opens what is selected");
    driver.key(Key::Escape);
    driver.move_to(at + Vec2::new(200.0, 60.0));
    driver.click_at(at);
    driver.move_to(at);
    assert_eq!(driver.state().only_selected(), Some(node(1)), "a pointer that went away begins anew");
    driver.double_click_at(at);
    assert_eq!(driver.state().rename.as_ref().map(|rename| rename.element), Some(node(1)));
}

#[test]
fn a_drag_with_shift_keeps_to_an_axis_and_with_alt_leaves_the_original() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(2));
    let from = driver.middle(node(2));
    driver.press_at(from);
    driver.drag_on(from + Vec2::new(10.0, 2.0));
    driver.hold(Modifiers::SHIFT);
    driver.drag_on(from + Vec2::new(60.0, 25.0));
    driver.drag_on(from + Vec2::new(60.0, 26.0));
    driver.let_go();
    driver.hold(Modifiers::NONE);
    let moved = driver.project().nodes[&NodeId(2)].at;
    assert!(moved.0 > 830.0 && (moved.1 - 250.0).abs() < 0.01, "{moved:?}");
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.hold(Modifiers::ALT);
    driver.press_at(from);
    driver.drag_on(from + Vec2::new(10.0, 100.0));
    driver.drag_on(from + Vec2::new(10.0, 120.0));
    driver.let_go();
    driver.hold(Modifiers::NONE);
    assert_eq!(driver.project().nodes[&NodeId(2)].at, Point(800.0, 250.0));
    assert_eq!(driver.project().nodes.len(), 3);
    assert_eq!(driver.state().only_selected(), Some(node(3)));
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn resizing_keeps_the_proportion_with_shift_the_middle_with_alt_and_room_for_the_name() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().zones[&ZoneId(1)].frame;
    let corner = |driver: &Driver| driver.screen(Point(600.0, 500.0));
    driver.select(zone(1));
    driver.hold(Modifiers::SHIFT);
    let from = corner(&driver);
    driver.drag(from, from + Vec2::new(50.0, 3.0));
    driver.hold(Modifiers::NONE);
    let frame = driver.project().zones[&ZoneId(1)].frame;
    assert!(frame.2 > 520.0 && (frame.2 / frame.3 - before.2 / before.3).abs() < 0.01, "{frame:?}");
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.hold(Modifiers::ALT);
    let from = corner(&driver);
    driver.drag(from, from + Vec2::new(50.0, 40.0));
    driver.hold(Modifiers::NONE);
    let frame = driver.project().zones[&ZoneId(1)].frame;
    assert!(frame.2 > 550.0 && frame.center().distance(before.center()) < 0.01, "{frame:?}");
    driver.select(node(1));
    let rect = driver.project().nodes[&NodeId(1)].rect();
    let ring = 3.0 / driver.state().camera.zoom;
    let from = driver.screen(Point(rect.right() + ring, rect.bottom() + ring));
    driver.drag(from, from - Vec2::new(200.0, 200.0));
    let least = driver.project().nodes[&NodeId(1)].size;
    assert!(least.0 < rect.2 && least.0 >= 60.0 && least.1 >= 40.0, "{least:?}");
}

#[test]
fn a_party_that_is_added_is_named_by_typing() {
    let mut driver = Driver::with(CLINIC);
    driver.press("関係者を追加");
    driver.type_text("院長");
    driver.key(Key::Enter);
    let names: Vec<&str> = driver.project().parties.values().map(|party| party.name.as_str()).collect();
    assert_eq!(names, ["院長"]);
}
