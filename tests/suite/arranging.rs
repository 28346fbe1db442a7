//! Bringing elements into line: the menu, the keys and buttons, guides while dragging, and what is locked.

use egui::accesskit::Role;
use egui::epaint::Shape;
use egui::{Color32, Key, Modifiers, Vec2};
use egui_kittest::kittest::NodeT;
use nagarezu::model::{ElementId, NodeId, NoteId, Point, Rect, ZoneId};
use nagarezu::scene::{Role as Colour, Theme};

use crate::driver::{Driver, node, zone};
use crate::selecting::CLINIC;

const KEYS: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// Four servers and a note, none in line with another and none on the grid.
const SERVERS: &str = r#"Project(
    format: 1,
    title: "サーバ",
    profile: "gl-1.1",
    nodes: {
        "N01": (kind: "node.server", name: "甲", at: (103, 101)),
        "N02": (kind: "node.server", name: "乙", at: (337, 223), size: (160, 60)),
        "N03": (kind: "node.server", name: "丙", at: (809, 351), size: (120, 80)),
        "N04": (kind: "node.server", name: "丁", at: (613, 587)),
    },
    notes: { "A1": (text: "注記", frame: (117, 507, 180, 48)) },
)"#;

fn frame(driver: &Driver, number: u32) -> Rect {
    driver.project().nodes[&NodeId(number)].rect()
}

fn select(driver: &mut Driver, numbers: &[u32]) {
    driver.key(Key::Escape);
    for &number in numbers {
        let at = driver.middle(node(number));
        driver.click_with(Modifiers::SHIFT, at);
    }
    assert_eq!(driver.state().selection, numbers.iter().map(|&number| node(number)).collect());
}

/// How many straight lines of the accent colour the last frame painted on the canvas.
fn accent_lines(driver: &Driver) -> usize {
    let color = Theme::light().expect("a theme").color(Colour::Accent);
    let accent = Color32::from_rgb(color.r, color.g, color.b);
    let canvas = driver.state().camera.canvas;
    let shapes = driver.output().shapes.iter().map(|clipped| &clipped.shape);
    let lines = shapes.filter(|shape| match shape {
        Shape::LineSegment { points, stroke } => stroke.color == accent && canvas.contains(points[0]),
        _ => false,
    });
    lines.count()
}

#[test]
fn the_menu_aligns_what_is_selected_in_one_step() {
    let mut driver = Driver::with(SERVERS);
    let before = driver.project().clone();
    select(&mut driver, &[1, 2, 3]);
    driver.menu("配置", "左揃え");
    assert!([1, 2, 3].into_iter().all(|number| (frame(&driver, number).left() - 103.0).abs() < 0.01));
    assert_eq!(frame(&driver, 4), before.nodes[&NodeId(4)].rect(), "what is not selected stays");
    assert_eq!(driver.state().selection.len(), 3, "and all three are still selected");
    driver.menu("編集", "元に戻す: 整列");
    assert!(*driver.project() == before);
    driver.menu("配置", "左右に等間隔");
    let gap = |driver: &Driver, a, b| frame(driver, b).left() - frame(driver, a).right();
    assert!((gap(&driver, 1, 2) - gap(&driver, 2, 3)).abs() < 0.3);
    driver.menu("配置", "大きさを揃える");
    assert!([1, 2, 3].into_iter().all(|number| frame(&driver, number).size() == nagarezu::model::Size(160.0, 80.0)));
    assert_eq!(driver.undo_all(), 2);
    assert!(*driver.project() == before);
}

#[test]
fn keys_align_unless_text_is_typed() {
    let mut driver = Driver::with(SERVERS);
    select(&mut driver, &[1, 2, 3, 4]);
    for (key, line) in [
        (Key::ArrowRight, (|frame| frame.right()) as fn(Rect) -> f32),
        (Key::ArrowUp, |frame| frame.top()),
        (Key::E, |frame| frame.center().0),
        (Key::ArrowDown, |frame| frame.bottom()),
    ] {
        driver.keys(KEYS, key);
        let first = line(frame(&driver, 1));
        assert!((2..=4).all(|number| (line(frame(&driver, number)) - first).abs() < 0.1), "{key:?}");
    }
    let steps = driver.undo_all();
    assert_eq!(steps, 4);
    driver.key(Key::Escape);
    driver.select(node(1));
    let field = driver.field("名称").rect().center();
    driver.click_at(field);
    let before = driver.project().clone();
    driver.keys(KEYS, Key::ArrowLeft);
    assert!(*driver.project() == before);
}

#[test]
fn the_buttons_of_the_panel_do_the_same_and_wait_for_enough() {
    let mut driver = Driver::with(SERVERS);
    select(&mut driver, &[1, 2]);
    assert!(driver.get(Role::Button, "左右に等間隔").accesskit_node().is_disabled(), "two have one gap");
    driver.press("左右に等間隔");
    assert!(driver.state().document.history.can_undo().is_none());
    driver.press("下揃え");
    assert!((frame(&driver, 1).bottom() - frame(&driver, 2).bottom()).abs() < 0.1);
    select(&mut driver, &[1, 2, 4]);
    driver.press("左右に等間隔");
    let gap = |a, b| frame(&driver, b).left() - frame(&driver, a).right();
    assert!((gap(1, 2) - gap(2, 4)).abs() < 0.3);
}

#[test]
fn a_zone_is_not_arranged_with_what_stands_in_it() {
    let mut driver = Driver::with(CLINIC);
    driver.select(zone(1));
    let at = driver.middle(node(1));
    driver.click_with(Modifiers::SHIFT, at);
    let before = driver.project().clone();
    driver.menu("配置", "左揃え");
    assert!(*driver.project() == before);
    let notice = driver.state().notice.clone().expect("it is said why");
    assert!(notice.text.contains("区画と一緒に動く"), "{}", notice.text);
}

#[test]
fn what_is_dragged_comes_into_line_with_its_neighbours_and_shows_it() {
    let mut driver = Driver::with(SERVERS);
    let zoom = driver.state().camera.zoom;
    let (from, corner) = (driver.middle(node(4)), frame(&driver, 4).corner());
    // Four points of the screen off the left side of N2, far from any line down.
    let wanted = Vec2::new(337.0 - corner.0, 0.0) * zoom + Vec2::new(4.0, 37.0 * zoom);
    driver.drag_to(from, from + wanted);
    driver.frame([]);
    assert!((frame(&driver, 4).left() - 337.0).abs() < 0.01, "{:?}", frame(&driver, 4));
    assert!(accent_lines(&driver) > 0, "a line shows it");
    driver.let_go();
    assert!((frame(&driver, 4).left() - 337.0).abs() < 0.01, "what was shown is what is done");
    assert_eq!(accent_lines(&driver), 0, "the line is gone");
    assert_eq!(driver.undo_all(), 1);
    // With control held it goes where the pointer goes.
    driver.hold(Modifiers::COMMAND);
    driver.drag_to(from, from + wanted);
    driver.frame([]);
    assert_eq!(accent_lines(&driver), 0);
    driver.let_go();
    driver.hold(Modifiers::NONE);
    let off = frame(&driver, 4).left() - 337.0;
    assert!((off - 4.0 / zoom).abs() < 0.1, "{off}");
    assert_eq!(driver.undo_all(), 1);
    // Without guides the grid is left.
    driver.menu("表示", "近くの要素に合わせる");
    driver.drag(from, from + wanted);
    let left = frame(&driver, 4).left();
    assert!((left / 10.0 - (left / 10.0).round()).abs() < 0.001, "{left}");
}

#[test]
fn what_is_locked_is_neither_moved_nor_resized_nor_deleted() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.keys(Modifiers::COMMAND, Key::L);
    assert!(driver.project().nodes[&NodeId(1)].locked);
    let locked = driver.project().clone();
    let at = driver.middle(node(1));
    driver.drag(at, at + Vec2::new(80.0, 40.0));
    assert!(*driver.project() == locked);
    let said = |driver: &Driver| driver.state().notice.as_ref().is_some_and(|notice| notice.text.contains("固定"));
    assert!(said(&driver), "it is said why");
    driver.key(Key::Delete);
    driver.key(Key::ArrowRight);
    assert!(*driver.project() == locked);
    let corner = driver.screen(frame(&driver, 1).corner()) - Vec2::new(3.0, 3.0);
    driver.drag(corner, corner - Vec2::new(30.0, 30.0));
    assert!(driver.project().nodes == locked.nodes, "it has no handles");
    // The zone that it stands in takes it along, and one step takes all of it back.
    driver.drag_world(Point(170.0, 112.0), Point(230.0, 152.0));
    let way = locked.zones[&ZoneId(1)].frame.corner().to(driver.project().zones[&ZoneId(1)].frame.corner());
    assert!(way.0.hypot(way.1) > 30.0);
    assert_eq!(frame(&driver, 1), locked.nodes[&NodeId(1)].rect().moved(way));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!(*driver.project() == locked);
    // What else is selected goes without it.
    driver.select(node(1));
    let other = driver.middle(node(2));
    driver.click_with(Modifiers::SHIFT, other);
    driver.keys(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(frame(&driver, 1), locked.nodes[&NodeId(1)].rect());
    assert!((frame(&driver, 2).top() - locked.nodes[&NodeId(2)].at.1 - 10.0).abs() < 0.01);
    driver.key(Key::Delete);
    assert_eq!(driver.project().nodes.len(), 1);
    assert_eq!(driver.state().only_selected(), Some(node(1)), "what stayed is still selected");
    driver.menu("配置", "固定を解除");
    driver.key(Key::Delete);
    assert!(driver.project().nodes.is_empty());
}

#[test]
fn a_command_on_what_is_locked_says_what_stayed_and_how_it_is_unlocked() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.keys(Modifiers::COMMAND, Key::L);
    let notice = |driver: &Driver| driver.state().notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    for (modifiers, key) in [
        (Modifiers::NONE, Key::ArrowRight),
        (Modifiers::NONE, Key::Delete),
        (Modifiers::NONE, Key::G),
        (Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight),
    ] {
        driver.keys(modifiers, key);
        let said = notice(&driver);
        assert!(said.contains("受付端末 は固定") && said.contains("Ctrl+Shift+L"), "{key:?}: {said}");
        // Something that is done takes it back.
        driver.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
        driver.keys(Modifiers::COMMAND, Key::L);
        assert!(notice(&driver).is_empty(), "{key:?}");
    }
    assert!(driver.state().focus.keyed.is_none(), "it has no handles to go to");
    let other = driver.middle(node(2));
    driver.click_with(Modifiers::SHIFT, other);
    driver.key(Key::ArrowDown);
    assert!(notice(&driver).starts_with("固定されている1要素は動かして"), "{}", notice(&driver));
    driver.menu("配置", "上揃え");
    assert!(notice(&driver).starts_with("固定されている1要素は動かして"), "{}", notice(&driver));
    driver.keys(Modifiers::COMMAND, Key::L);
    driver.key(Key::ArrowDown);
    assert!(notice(&driver).starts_with("選んだ2要素はすべて固定"), "{}", notice(&driver));
    driver.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    driver.key(Key::ArrowDown);
    assert!(driver.state().notice.is_none(), "what was refused is done now");
}

#[test]
fn a_copy_of_what_is_locked_is_dragged_off_it() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.keys(Modifiers::COMMAND, Key::L);
    let at = driver.middle(node(1));
    driver.hold(Modifiers::ALT);
    driver.drag(at, at + Vec2::new(0.0, 90.0));
    driver.hold(Modifiers::NONE);
    assert_eq!(driver.project().nodes.len(), 3);
    assert!(!driver.project().nodes[&NodeId(3)].locked);
}

#[test]
fn a_deleted_zone_leaves_what_stood_in_it_unless_that_is_asked_for() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    driver.select(ElementId::Zone(ZoneId(1)));
    driver.key(Key::Delete);
    let notice = |driver: &Driver| driver.state().notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    assert_eq!(notice(&driver), "「さくら診療所」を削除しました。中の1要素は残っています(Ctrl+Z で元に戻す)");
    assert_eq!(driver.project().nodes.len(), 2);
    driver.click(Role::Button, "中の要素も削除");
    assert_eq!(driver.project().nodes.len(), 1);
    assert_eq!(notice(&driver), "中の1要素も削除しました(Ctrl+Z で元に戻す)");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!(*driver.project() == before, "one step takes all of it back");
    driver.key(Key::Escape);
    driver.select(ElementId::Zone(ZoneId(1)));
    driver.keys(Modifiers::COMMAND, Key::X);
    assert_eq!(notice(&driver), "「さくら診療所」を中の1要素とともに切り取りました(Ctrl+Z で元に戻す)");
    assert_eq!(driver.project().nodes.len(), 1);
}

#[test]
fn what_is_said_about_a_step_goes_with_it_and_names_what_was_locked() {
    let notice = |driver: &Driver| driver.state().notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    let mut driver = Driver::with(CLINIC);
    driver.select(ElementId::Zone(ZoneId(1)));
    driver.keys(Modifiers::COMMAND, Key::X);
    assert!(notice(&driver).contains("切り取りました"));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(notice(&driver), "", "it would offer to undo one step more");
    // What is locked stays, whatever else is to be said.
    driver.key(Key::Escape);
    driver.select(node(1));
    driver.keys(Modifiers::COMMAND, Key::L);
    for key in [Key::Delete, Key::X] {
        driver.keys(Modifiers::COMMAND, Key::A);
        driver.keys(if key == Key::X { Modifiers::COMMAND } else { Modifiers::NONE }, key);
        let said = notice(&driver);
        assert_eq!(
            said.starts_with("「さくら診療所」を"),
            key == Key::Delete,
            "nothing went with the zone that was cut: {said}"
        );
        assert!(said.contains("固定されている1要素は残しました(Ctrl+Shift+L で固定を解除)"), "{said}");
        assert_eq!(driver.project().nodes.len(), 1);
        driver.keys(Modifiers::COMMAND, Key::Z);
        assert_eq!(notice(&driver), "", "{key:?}");
    }
}

#[test]
fn a_zone_and_a_node_do_not_take_the_same_size() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.menu("配置", "大きさを揃える");
    let notice = driver.state().notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    assert!(notice.starts_with("大きさを揃えるには、区画どうし"), "{notice}");
    assert!(*driver.project() == before);
}

#[test]
fn zones_and_notes_are_locked_by_the_panel_and_the_file_keeps_it() {
    let mut driver = Driver::with(SERVERS);
    let note = ElementId::Note(NoteId(1));
    driver.select(note);
    driver.click(Role::CheckBox, "位置と大きさを固定");
    assert!(driver.project().notes[&NoteId(1)].locked);
    let text = nagarezu::storage::write(driver.project());
    assert!(text.contains("locked: true") && !text.contains("locked: false"), "{text}");
    assert!(nagarezu::storage::read(&text).expect("it is read again") == *driver.project());
    assert!(driver.nodes().any(|found| {
        crate::driver::name_of(&found.accesskit_node()).is_some_and(|name| name.ends_with(" 固定"))
    }));
    driver.click(Role::CheckBox, "位置と大きさを固定");
    assert!(!driver.project().notes[&NoteId(1)].locked);
}

#[test]
fn what_lies_over_each_other_is_brought_to_the_front() {
    let text = CLINIC.replace("at: (800, 250)", "at: (340, 270)");
    let mut driver = Driver::with(&text);
    let both = driver.screen(Point(400.0, 290.0));
    driver.click_at(both);
    assert_eq!(driver.state().only_selected(), Some(node(2)), "the later one lies on top");
    driver.menu("配置", "最背面へ");
    assert_eq!(driver.project().nodes[&NodeId(2)].layer, -1);
    driver.key(egui::Key::Escape);
    driver.click_at(both);
    assert_eq!(driver.state().only_selected(), Some(node(1)), "now the other one does");
    driver.keys(egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(driver.project().nodes[&NodeId(2)].layer, 0);
}

#[test]
fn what_is_placed_comes_into_line_with_its_neighbours_except_while_ctrl_is_held() {
    let mut driver = Driver::blank();
    let mut place = |modifiers: Modifiers, at: Point| {
        driver.type_text("s");
        let at = driver.screen(at);
        driver.click_with(modifiers, at);
        driver.key(Key::Escape);
        driver.key(Key::Escape);
        driver.project().nodes.values().next_back().expect("it was placed").rect()
    };
    let first = place(Modifiers::NONE, Point(600.0, 300.0));
    let at = |right: f32, down: f32| Point(first.center().0 + right, first.center().1 + down);
    let below = place(Modifiers::NONE, at(4.0, 120.0));
    assert!((below.center().0 - first.center().0).abs() < 0.01, "{first:?} {below:?}");
    let apart = place(Modifiers::COMMAND, at(3.3, 240.0));
    let off = apart.center().0 - first.center().0;
    assert!((off - 3.3).abs() < 0.5, "{first:?} {apart:?}");
}

#[test]
fn a_zone_is_not_made_smaller_than_what_stands_in_it_unless_ctrl_is_held() {
    let mut driver = Driver::sample();
    driver.select(zone(9));
    let before = driver.project().zones[&ZoneId(9)].frame;
    let held = driver.project().nodes[&NodeId(5)].rect();
    let side = Point(before.right(), before.center().1);
    driver.drag_world(side, Point(before.left() + 60.0, side.1));
    let after = driver.project().zones[&ZoneId(9)].frame;
    assert!(after.right() < before.right() && after.right() >= held.right(), "{before:?} {after:?} {held:?}");
    driver.hold(Modifiers::COMMAND);
    driver.drag_world(Point(after.right(), side.1), Point(before.left() + 60.0, side.1));
    driver.hold(Modifiers::NONE);
    assert!(driver.project().zones[&ZoneId(9)].frame.right() < held.right(), "it may be left out on purpose");
}
