//! How the window is looked at: language, theme, overlay and zoom, all without a restart.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, Vec2};
use egui_kittest::kittest::NodeT;
use nagarezu::model::Point;
use nagarezu::register::RegisterKind;
use nagarezu::scene::Overlay;

use crate::driver::{Driver, flow, name_of};

#[test]
fn all_of_the_drawing_is_in_sight_at_the_start() {
    let driver = Driver::sample();
    let bounds = driver.state().bounds().expect("something is drawn");
    assert!(
        driver.state().camera.visible().contains_rect(bounds),
        "{bounds:?} in {:?}",
        driver.state().camera.visible()
    );
}

#[test]
fn another_language_is_spoken_at_once_everywhere() {
    let mut driver = Driver::sample();
    driver.select(flow(17));
    driver.press("EN");
    assert!(driver.reads("File"));
    for (text, _) in driver.painted_texts() {
        assert!(
            !["ファイル", "未検討", "どうする", "端末", "情報流一覧 32"].contains(&text.as_str()),
            "{text} is still Japanese"
        );
    }
    driver.press("日本語");
    assert!(driver.reads("ファイル") && driver.reads("どうする"));
    assert_eq!(driver.state().only_selected(), Some(flow(17)));
    assert!(driver.state().document.history.can_undo().is_none());
}

#[test]
fn another_theme_is_put_on_at_once() {
    let mut driver = Driver::sample();
    driver.menu("表示", "配色");
    driver.pick("ダーク");
    assert_eq!(driver.ctx().theme(), egui::Theme::Dark);
    driver.settle();
    let dark = colors(&driver);
    driver.menu("表示", "配色");
    driver.pick("ライト");
    assert_eq!(driver.ctx().theme(), egui::Theme::Light);
    driver.settle();
    assert_ne!(colors(&driver), dark);
}

#[test]
fn the_overlay_changes_what_the_sheet_says() {
    let mut driver = Driver::sample();
    let coverage = sheet(&driver);
    driver.press("リスクレベル");
    let level = sheet(&driver);
    driver.press("なし");
    let none = sheet(&driver);
    assert!(coverage != level && level != none && none != coverage);
    driver.press("充足");
    assert_eq!(sheet(&driver), coverage);
}

#[test]
fn the_wheel_moves_the_paper_and_zooms_at_the_pointer() {
    let mut driver = Driver::sample();
    let pointer = driver.state().camera.canvas.center();
    driver.move_to(pointer);
    let (before, zoom) = (driver.state().camera.to_world(pointer), driver.state().camera.zoom);
    driver.frame([Event::Zoom(2.0)]);
    driver.settle();
    assert!(driver.state().camera.zoom > zoom);
    assert!(before.distance(driver.state().camera.to_world(pointer)) < 0.5, "what is under the pointer stays there");
    let origin = driver.state().camera.origin;
    let phase = egui::TouchPhase::Move;
    driver.frame([Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, -120.0),
        phase,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }]);
    driver.settle();
    assert!(driver.state().camera.origin.1 > origin.1);
    driver.keys(Modifiers::COMMAND, Key::Num0);
    assert!((driver.state().camera.zoom - 1.0).abs() < 1e-3);
    driver.keys(Modifiers::COMMAND, Key::Num1);
    let bounds = driver.state().bounds().expect("something is drawn");
    assert!(driver.state().camera.visible().contains_rect(bounds));
}

#[test]
fn a_notch_of_the_wheel_comes_a_fifth_nearer_and_fingers_as_far_as_they_go() {
    let mut driver = Driver::sample();
    let pointer = driver.state().camera.canvas.center() + Vec2::new(130.0, -70.0);
    driver.move_to(pointer);
    let wheel = |unit, way: f32| Event::MouseWheel {
        unit,
        delta: Vec2::new(0.0, way),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::COMMAND,
    };
    let mut zoomed = |events: Vec<Event>| {
        let (before, anchor) = (driver.state().camera.zoom, driver.state().camera.to_world(pointer));
        driver.frame(events);
        let first = driver.state().camera.zoom / before;
        driver.settle();
        let now = driver.state().camera;
        assert!(anchor.distance(now.to_world(pointer)) * now.zoom < 0.1, "what is under the pointer stays there");
        (first, now.zoom / before)
    };
    let near = |a: f32, b: f32| (a - b).abs() < 0.005;
    let (first, all) = zoomed(vec![wheel(MouseWheelUnit::Line, 1.0)]);
    assert!(near(all, 1.2) && first < 1.15, "a notch is spread over frames: {first} {all}");
    let (_, all) = zoomed(vec![wheel(MouseWheelUnit::Line, -1.0)]);
    assert!(near(all, 1.0 / 1.2), "{all}");
    // Under X11 some wheels tell of a notch twice.
    let (_, all) = zoomed(vec![wheel(MouseWheelUnit::Line, 1.0), wheel(MouseWheelUnit::Line, 1.0)]);
    assert!(near(all, 1.2), "{all}");
    let (first, all) = zoomed(vec![wheel(MouseWheelUnit::Point, -4.0)]);
    assert!(near(first, all) && all < 0.99 && all > 0.97, "fingers are followed at once: {first} {all}");
    let (first, all) = zoomed(vec![Event::Zoom(1.03)]);
    assert!(near(first, 1.03) && near(all, 1.03), "{first} {all}");
}

#[test]
fn space_and_drag_pushes_the_paper_and_nothing_on_it() {
    let mut driver = Driver::sample();
    let from = driver.middle(flow(17));
    let before = driver.state().camera.to_world(from);
    let press = |pressed| Event::Key {
        key: Key::Space,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    driver.frame([press(true)]);
    driver.drag(from, from + Vec2::new(60.0, 40.0));
    driver.frame([press(false)]);
    let after: Point = driver.state().camera.to_world(from + Vec2::new(60.0, 40.0));
    assert!(before.distance(after) < 2.0, "{before:?} {after:?}");
    assert!(driver.state().document.history.can_undo().is_none());
}

/// Every fill colour on the screen.
fn colors(driver: &Driver) -> BTreeSet<[u8; 4]> {
    driver.painted_rects().into_iter().map(|(color, _)| color.to_array()).collect()
}

/// What stands on the canvas: every text, and every colour.
fn sheet(driver: &Driver) -> (Vec<String>, Vec<egui::Color32>) {
    let canvas = driver.state().camera.canvas;
    let texts = driver.painted_texts().into_iter().filter(|(_, rect)| canvas.contains(rect.center()));
    (texts.map(|(text, _)| text).collect(), driver.painted_colors(canvas))
}

#[test]
fn in_a_narrow_window_the_bar_at_the_top_keeps_its_parts_apart_and_the_register_has_rows() {
    let mut driver = Driver::sample();
    // 1000 × 640 with everything at 150 %.
    driver.resize(Vec2::new(1000.0 / 1.5, 640.0 / 1.5));
    let help = driver.get(Role::Button, "ヘルプ").rect();
    let overlay = driver.get(Role::Button, "充足 ▼").rect();
    let search = driver.get(Role::Button, "検索・コマンド").rect();
    assert!(help.right() <= overlay.left() && overlay.right() <= search.left(), "{help:?} {overlay:?} {search:?}");
    driver.press("充足 ▼");
    driver.click(Role::RadioButton, "リスクレベル");
    assert_eq!(driver.state().overlay, Overlay::Level);

    let row = driver.nodes().find(|node| name_of(&node.accesskit_node()).as_deref() == Some("F01"));
    assert!(row.is_some_and(|row| row.rect().bottom() < 640.0 / 1.5), "a row of the register is in sight");
    driver.press("情報流一覧 32 ▼");
    driver.click(Role::RadioButton, "脅威一覧 90");
    assert_eq!(driver.state().register, RegisterKind::Threats);
}
