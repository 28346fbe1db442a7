//! A drag does what is seen where it is let go, and nothing when it is given up.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{CursorIcon, Event, Key, Modifiers, PointerButton, Pos2, Vec2, ViewportId};
use nagarezu::app::Action;
use nagarezu::app::action::Tool;
use nagarezu::edit::Command;
use nagarezu::model::{ElementId, NodeId, Point, Vector, ZoneId};
use nagarezu::text::Lang;

use crate::driver::{Driver, flow, node, zone};
use crate::selecting::CLINIC;

fn at(driver: &Driver, id: u32) -> Point {
    driver.project().nodes[&NodeId(id)].at
}

#[test]
fn what_is_let_go_fast_comes_to_rest_where_it_is_let_go() {
    let mut driver = Driver::with(CLINIC);
    let from = driver.middle(node(2));
    let (near, far) = (from + Vec2::new(39.0, 0.0), from + Vec2::new(92.0, 50.0));
    driver.drag_over(from, &[near, far, far]);
    let slow = at(&driver, 2);
    assert!(slow.1 > 280.0, "{slow:?}");
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.press_at(from);
    driver.drag_on(near);
    driver.flick(far);
    assert_eq!(at(&driver, 2), slow);
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn a_rubber_band_let_go_fast_takes_what_it_holds_there() {
    let mut driver = Driver::with(CLINIC);
    let held = driver.project().nodes[&NodeId(2)].rect();
    let from = driver.screen(Point(held.left() - 40.0, held.top() - 60.0));
    driver.press_at(from);
    driver.drag_on(from + Vec2::new(12.0, 12.0));
    driver.flick(driver.screen(Point(held.right() + 40.0, held.bottom() + 60.0)));
    assert_eq!(driver.state().only_selected(), Some(node(2)));
}

#[test]
fn what_a_click_has_brought_up_from_below_is_shown_without_the_pointer_moving() {
    let mut driver = Driver::with(CLINIC);
    // A key whose release went to another window.
    driver.key_frame(Key::F8);
    let at = driver.middle(node(1));
    driver.click_at(at);
    for expected in [zone(1), node(1)] {
        driver.click_at(at);
        let shown = (0..60).any(|_| {
            driver.frame([]);
            driver.state().only_selected() == Some(expected)
        });
        assert!(shown, "{:?}", driver.state().selection);
        let delay = driver.output().viewport_output[&ViewportId::ROOT].repaint_delay;
        assert_eq!(delay, Duration::ZERO, "a frame with the ring at its new place follows");
        driver.settle();
    }
}

#[test]
fn a_command_during_a_drag_puts_back_what_is_dragged_first() {
    let mut driver = Driver::with(CLINIC);
    let drag = |driver: &mut Driver| {
        let from = driver.middle(node(2));
        driver.press_at(from);
        driver.drag_on(from + Vec2::new(30.0, 0.0));
        driver.drag_on(from + Vec2::new(60.0, 40.0));
        from
    };
    let rest = at(&driver, 2);
    let from = drag(&mut driver);
    assert_ne!(at(&driver, 2), rest);
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(at(&driver, 2), rest, "also where there is no step to undo");
    driver.drag_on(from + Vec2::new(120.0, 80.0));
    driver.let_go();
    assert_eq!((at(&driver, 2), driver.undo_all()), (rest, 0));
    // With a step below, that step stays until the keys are pressed again.
    driver.select(node(2));
    driver.keys(Modifiers::SHIFT, Key::ArrowDown);
    let nudged = at(&driver, 2);
    drag(&mut driver);
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.let_go();
    assert_eq!(at(&driver, 2), nudged);
    drag(&mut driver);
    driver.key(Key::Delete);
    driver.let_go();
    assert!(!driver.project().nodes.contains_key(&NodeId(2)));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(at(&driver, 2), nudged, "it was deleted from where it stood");
    // What only shows more or less is not in the way.
    driver.select(node(2));
    drag(&mut driver);
    driver.keys(Modifiers::COMMAND, Key::Minus);
    driver.let_go();
    assert_ne!(at(&driver, 2), nudged);
}

#[test]
fn escape_in_a_rubber_band_brings_back_what_was_selected() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    let held = driver.project().nodes[&NodeId(2)].rect();
    let from = driver.screen(Point(held.left() - 40.0, held.top() - 60.0));
    driver.drag_to(from, driver.screen(Point(held.right() + 40.0, held.bottom() + 60.0)));
    driver.frame([]);
    assert_eq!(driver.state().only_selected(), Some(node(2)));
    driver.key_frame(Key::Escape);
    driver.let_go();
    assert_eq!(driver.state().only_selected(), Some(node(1)));
}

#[test]
fn most_of_a_node_is_there_to_be_taken_hold_of_at_any_zoom() {
    let mut driver = Driver::with(CLINIC);
    driver.keys(Modifiers::COMMAND, Key::Num0);
    for _ in 0..4 {
        let rect = driver.state().camera.rect_to_screen(driver.project().nodes[&NodeId(2)].rect());
        let steps = (rect.height() - 1.0) as u16;
        let edge = (0..=steps)
            .filter(|&step| {
                let at = egui::pos2(rect.center().x, rect.top() + 0.5 + f32::from(step));
                driver.cursor_at(at) == CursorIcon::Crosshair
            })
            .count();
        let most = f32::from(steps + 1) / 4.0 + 1.0;
        assert!(edge as f32 <= most, "{edge} of {} points at {}", steps + 1, driver.state().camera.zoom);
        assert!(edge > 0 || driver.state().camera.zoom < 0.5, "an arrow can still be drawn");
        driver.keys(Modifiers::COMMAND, Key::Minus);
    }
}

#[test]
fn the_ground_of_a_zone_never_moves_it_and_its_frame_and_title_do() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    let ground = driver.screen(Point(160.0, 420.0));
    driver.click_at(ground);
    assert_eq!(driver.state().only_selected(), Some(zone(1)));
    assert_eq!(driver.cursor_at(ground), CursorIcon::Default);
    driver.drag(ground, driver.screen(Point(480.0, 180.0)));
    assert!(*driver.project() == before);
    assert_eq!(driver.state().only_selected(), Some(node(1)), "a rubber band began there");
    let frame = before.zones[&ZoneId(1)].frame;
    for grip in [Point(frame.left() + 200.0, frame.bottom() - 1.0), Point(frame.left() + 80.0, frame.top() + 14.0)] {
        let grip = driver.screen(grip);
        assert_eq!(driver.cursor_at(grip), CursorIcon::Move);
        driver.drag(grip, grip + Vec2::new(60.0, 0.0));
        assert!(driver.project().zones[&ZoneId(1)].frame.left() > frame.left());
        assert_eq!(driver.undo_all(), 1);
        driver.key(Key::Escape);
    }
}

const BY_KEYS: &str = "矢印キーで動かす(Shiftで大きく)　Enterで置く　Escでやめる";

#[test]
fn what_is_placed_is_shown_where_the_hand_is_and_nowhere_else() {
    let mut driver = Driver::with(CLINIC);
    let entry = driver.get(Role::Button, "プリンタ").rect().center();
    driver.double_click_at(entry);
    assert!(driver.state().keeps_tool);
    assert!(!driver.reads(BY_KEYS), "the pointer took it");
    let place = driver.screen(Point(800.0, 420.0));
    driver.click_at(place);
    assert!(driver.state().rename.is_some());
    assert!(!driver.reads(BY_KEYS), "the field lies under the pointer");
    driver.type_text("一号機");
    driver.key(Key::Enter);
    assert!(driver.state().rename.is_none() && driver.state().keeps_tool);
    assert!(!driver.reads(BY_KEYS), "the pointer still has it");
    driver.key(Key::Escape);
    driver.key(Key::Escape);
    assert_eq!(driver.state().tool, Tool::Select);
    // By keys, with the pointer resting beside the drawing.
    driver.move_to(entry);
    driver.key(Key::Escape);
    driver.type_text("s");
    assert!(driver.reads(BY_KEYS));
    driver.key(Key::ArrowDown);
    assert!(driver.reads(BY_KEYS));
    driver.move_to(place);
    driver.settle();
    assert!(!driver.reads(BY_KEYS), "the pointer has it now");
    assert!(driver.state().focus.keyed.is_none());
}

#[test]
fn what_is_carried_from_the_palette_is_gone_after_escape_and_beside_the_drawing() {
    let mut driver = Driver::with(CLINIC);
    let nodes = driver.project().nodes.len();
    let entry = driver.get(Role::Button, "プリンタ").rect().center();
    let place = driver.screen(Point(800.0, 420.0));
    driver.drag_to(entry, place);
    driver.key_frame(Key::Escape);
    driver.let_go();
    assert_eq!(driver.state().tool, Tool::Select);
    driver.drag(entry, entry + Vec2::new(0.0, 60.0));
    assert_eq!(driver.state().tool, Tool::Select);
    assert_eq!(driver.project().nodes.len(), nodes);
    driver.drag(entry, place);
    assert_eq!(driver.project().nodes.len(), nodes + 1);
    driver.frame([Event::PointerMoved(place)]);
}

/// Drags, presses the right button on the way, lets go of both and moves on.
fn interrupt(driver: &mut Driver, from: Pos2, to: Pos2) {
    driver.drag_to(from, to);
    driver.frame([]);
    driver.button(PointerButton::Secondary, true);
    driver.button(PointerButton::Secondary, false);
    driver.drag_on(to + Vec2::new(30.0, 10.0));
    driver.let_go();
    assert!(!egui::Popup::is_any_open(driver.ctx()), "no menu opens");
}

#[test]
fn the_right_button_gives_up_whatever_the_left_one_drags() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    let (body, label) = (driver.middle(node(2)), driver.middle(flow(1)));
    let held = before.nodes[&NodeId(2)].rect();
    let corner = |driver: &Driver, x: f32, y: f32| driver.screen(Point(x, y));
    let open = corner(&driver, held.left() - 60.0, held.top() - 90.0);
    let bend = corner(&driver, 720.0, held.center().1);
    let edge = corner(&driver, held.right(), held.center().1);
    let handle = corner(&driver, held.right(), held.bottom());
    let drags: [(Option<ElementId>, Pos2); 6] = [
        (None, body),
        (None, open),
        (None, edge),
        (Some(node(2)), handle),
        (Some(flow(1)), bend),
        (Some(flow(1)), label),
    ];
    for (selected, from) in drags {
        driver.key(Key::Escape);
        if let Some(element) = selected {
            driver.select(element);
        }
        let selection = driver.state().selection.clone();
        interrupt(&mut driver, from, from + Vec2::new(60.0, 80.0));
        assert_eq!(driver.project(), &before, "from {from:?}");
        assert_eq!(driver.undo_all(), 0);
        if from == open {
            assert_eq!(driver.state().selection, selection);
        }
        assert!(driver.state().chooser.is_none());
    }
    // Afterwards each does again what it does.
    driver.right_click_at(body);
    assert!(egui::Popup::is_any_open(driver.ctx()));
    driver.key(Key::Escape);
    driver.drag(body, body + Vec2::new(60.0, 80.0));
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn a_right_button_takes_away_what_is_carried_from_the_palette() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    let from = driver.get(Role::Button, "サーバ").rect().center();
    let to = driver.state().camera.canvas.center();
    interrupt(&mut driver, from, to);
    assert_eq!((driver.project(), &driver.state().tool), (&before, &Tool::Select));
}

#[test]
fn what_is_dragged_out_of_the_canvas_is_let_go_in_sight() {
    let mut driver = Driver::with(CLINIC);
    let canvas = driver.state().camera.canvas;
    let from = driver.middle(node(2));
    for far in [Vec2::new(400.0, 0.0), Vec2::new(300.0, 400.0), Vec2::new(-2000.0, 0.0)] {
        driver.drag(from, canvas.center() + far + canvas.size() * far.normalized() / 2.0);
        let middle = driver.middle(node(2));
        // On the grid, so a step of it beyond the border at most.
        assert!(canvas.expand(10.0 * driver.state().camera.zoom).contains(middle), "{middle:?} in {canvas:?}");
        driver.keys(Modifiers::COMMAND, Key::Z);
    }
}

/// Two zones beside each other with a node in each.
const TWO_ZONES: &str = r#"Project(
    format: 1,
    title: "",
    profile: "gl-1.1",
    zones: {
        "Z1": (kind: "zone.medical", name: "診療所", frame: (100, 140, 390, 400)),
        "Z2": (kind: "zone.dc", name: "DC", frame: (650, 140, 420, 400)),
    },
    nodes: {
        "N01": (kind: "node.terminal", name: "端末", at: (300, 300)),
        "N02": (kind: "node.server", name: "電子カルテ", at: (680, 210)),
    },
)"#;

#[test]
fn a_zone_that_is_moved_over_another_one_says_what_it_takes_in() {
    let mut driver = Driver::with(TWO_ZONES);
    let title = driver.middle(zone(1));
    let zoom = driver.state().camera.zoom;
    driver.drag(title, title + Vec2::new(100.0 * zoom, 0.0));
    assert!(driver.state().notice.is_none());
    driver.drag(driver.middle(zone(1)), driver.middle(zone(1)) + Vec2::new(260.0 * zoom, 0.0));
    let notice = driver.state().notice.as_ref().expect("it is said").text.clone();
    assert!(notice.contains("電子カルテは「診療所」"), "{notice}");
    assert!(driver.state().spoken.contains("電子カルテ"));
    // It is undone where it is said, by one press, and nothing is said of it any more.
    driver.wait_until("the notice has stood for a while", |_| true);
    driver.press("元に戻す");
    assert!(driver.find(Role::Button, "元に戻す").is_none());
    assert!(driver.state().notice.as_ref().is_none_or(|notice| !notice.text.contains("診療所")));
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn what_a_zone_comes_over_on_its_way_is_not_carried_off() {
    let mut driver = Driver::with(TWO_ZONES);
    let first = driver.project().clone();
    let place = |driver: &Driver, id: u32| at(driver, id);
    let frame = |driver: &Driver| driver.project().zones[&ZoneId(1)].frame;
    let (left, other) = (place(&driver, 1), place(&driver, 2));
    driver.select(zone(1));
    let beyond = 42;
    for _ in 0..beyond {
        driver.keys(Modifiers::SHIFT, Key::ArrowRight);
    }
    let gone = frame(&driver).left() - first.zones[&ZoneId(1)].frame.left();
    assert!(gone > 300.0, "it has come over the other one: {gone}");
    assert_eq!(place(&driver, 2), other, "what stood elsewhere stays there");
    assert_eq!(place(&driver, 1), left.moved(Vector(gone, 0.0)), "what stood in it went along");
    assert!(driver.find(Role::Button, "元に戻す").is_some(), "it is said, with a way back");
    for _ in 0..beyond {
        driver.keys(Modifiers::SHIFT, Key::ArrowLeft);
    }
    assert!(*driver.project() == first && driver.state().document.history.can_undo().is_none(), "there and back");
    // The same in one drag, there and on.
    let title = driver.middle(zone(1));
    let zoom = driver.state().camera.zoom;
    driver.drag_over(title, &[title + Vec2::new(360.0 * zoom, 0.0), title + Vec2::new(360.0 * zoom, 120.0 * zoom)]);
    assert_eq!(place(&driver, 2), other);
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn a_zone_that_is_pulled_over_what_stands_in_another_says_so() {
    let mut driver = Driver::with(TWO_ZONES);
    let (first, second) = (driver.project().zones[&ZoneId(1)].frame, driver.project().zones[&ZoneId(2)].frame);
    let frame = first.union(second);
    let ctx = driver.ctx().clone();
    driver.act(Action::Edit(Command::Resize { element: zone(1), frame }), &ctx);
    driver.settle();
    assert!(driver.find(Role::Button, "元に戻す").is_some(), "it is said, with a way back");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!(driver.state().notice.is_none());
}

#[test]
fn commands_that_move_a_zone_say_what_it_takes_in_as_well() {
    for (lang, said) in [(Lang::Ja, "の中にも入りました"), (Lang::En, "as well")] {
        let mut driver = Driver::with(TWO_ZONES);
        let ctx = driver.ctx().clone();
        driver.act(Action::Language(lang), &ctx);
        driver.act(Action::Select([zone(1), zone(2)].into()), &ctx);
        let how = nagarezu::edit::Arrangement::Left;
        driver.act(Action::Edit(Command::Arrange { elements: [zone(1), zone(2)].into(), how }), &ctx);
        driver.settle();
        let notice = driver.state().notice.as_ref().expect("it is said").text.clone();
        assert!(notice.contains(said), "{notice}");
    }
}
