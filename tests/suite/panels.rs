//! The panels beside the drawing: shown, hidden, moved and resized, while the drawing stays where it is.

use egui::{Key, Modifiers, Pos2, Rect, pos2};
use egui_kittest::kittest::NodeT;
use nagarezu::app::Home;
use nagarezu::app::panels::{PanelKind, Side};
use nagarezu::model::Point;

use crate::driver::{Driver, flow, node, zone};

const ALT: Modifiers = Modifiers::ALT;

/// Where the middle of the drawing is on the screen.
fn middle(driver: &Driver) -> Pos2 {
    driver.screen(Point(600.0, 400.0))
}

fn canvas(driver: &Driver) -> Rect {
    driver.state().camera.canvas
}

#[test]
fn a_hidden_panel_uncovers_the_drawing_and_moves_nothing() {
    let mut driver = Driver::sample();
    let (before, covered) = (middle(&driver), canvas(&driver));
    for (key, panel) in
        [(Key::Num1, PanelKind::Palette), (Key::Num2, PanelKind::Inspector), (Key::Num3, PanelKind::Registers)]
    {
        driver.keys(ALT, key);
        assert!(!driver.state().panels.shows(panel));
        assert!(canvas(&driver).area() > covered.area());
        assert!((middle(&driver) - before).length() < 0.01, "{panel:?}");
        driver.keys(ALT, key);
        assert!(driver.state().panels.shows(panel));
        assert_eq!(canvas(&driver), covered);
        assert!((middle(&driver) - before).length() < 0.01, "{panel:?}");
    }
}

#[test]
fn one_key_leaves_only_the_drawing_and_brings_all_back() {
    let mut driver = Driver::sample();
    let (before, covered) = (middle(&driver), canvas(&driver));
    driver.keys(Modifiers::COMMAND, Key::Backslash);
    assert_eq!((canvas(&driver).left(), canvas(&driver).right()), (0.0, 1600.0));
    assert!((middle(&driver) - before).length() < 0.01);
    driver.keys(Modifiers::COMMAND, Key::Backslash);
    assert_eq!(canvas(&driver), covered);
    assert!((middle(&driver) - before).length() < 0.01);
}

#[test]
fn a_panel_is_moved_by_its_menu_and_stays_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = Home::at(folder.path(), folder.path());
    let mut driver = Driver::at_home(&home);
    driver.press("パレット: パネルの操作");
    driver.pick("右へ移す");
    driver.press("インスペクター: パネルの操作");
    driver.pick("左へ移す");
    driver.press("一覧: パネルの操作");
    driver.pick("右へ移す");
    let sides = |driver: &Driver| PanelKind::ALL.map(|panel| driver.state().panels.side(panel));
    assert_eq!(sides(&driver), [Side::Right, Side::Left, Side::Right]);
    drop(driver);
    let mut driver = Driver::at_home(&home);
    assert_eq!(sides(&driver), [Side::Right, Side::Left, Side::Right]);
    driver.press("一覧: パネルの操作");
    driver.pick("隠す");
    drop(driver);
    assert!(!Driver::at_home(&home).state().panels.shows(PanelKind::Registers));
}

#[test]
fn the_right_button_opens_the_menu_of_a_panel() {
    let mut driver = Driver::sample();
    driver.click_at(pos2(800.0, 500.0));
    let inspector = driver.state().panels.size(PanelKind::Inspector);
    driver.right_click_at(pos2(1600.0 - inspector / 2.0, canvas(&driver).top() + 8.0));
    driver.pick("隠す");
    assert!(!driver.state().panels.shows(PanelKind::Inspector));
}

#[test]
fn a_panel_keeps_its_width() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = Home::at(folder.path(), folder.path());
    let mut driver = Driver::at_home(&home);
    let first = driver.state().panels;
    let left = canvas(&driver).left();
    driver.drag(pos2(left - 2.0, 400.0), pos2(left + 60.0, 400.0));
    let widened = driver.state().panels;
    assert!(widened.size(PanelKind::Palette) > first.size(PanelKind::Palette) + 50.0);
    let wide = canvas(&driver);
    for _ in 0..2 {
        drop(driver);
        driver = Driver::at_home(&home);
        assert_eq!(driver.state().panels, widened);
        assert_eq!(canvas(&driver), wide);
    }
    driver.double_click_at(pos2(wide.left() - 2.0, 400.0));
    assert!((canvas(&driver).left() - left).abs() < 1.0, "a double click gives it its usual width");
}

#[test]
fn nothing_moves_while_one_thing_after_another_is_selected() {
    let mut driver = Driver::sample();
    let camera = driver.state().camera;
    for element in [flow(22), node(15), zone(1), flow(8), node(1), flow(18), zone(3)] {
        driver.select(element);
        assert_eq!(driver.state().camera, camera, "{element:?}");
    }
    driver.key(Key::Escape);
    assert_eq!(driver.state().camera, camera);
    for register in ["脅威", "指摘", "情報流"] {
        let tab = driver.nodes().find_map(|node| {
            let tab = node.accesskit_node();
            let name = crate::driver::name_of(&tab)?;
            (tab.role() == egui::accesskit::Role::Button && name.starts_with(register)).then(|| node.rect())
        });
        driver.click_at(tab.unwrap_or_else(|| panic!("no tab {register}")).center());
        assert_eq!(driver.state().camera, camera, "{register}");
    }
}

#[test]
fn a_field_keeps_the_keyboard_and_its_panel_the_width_while_the_analysis_goes_on() {
    let mut driver = Driver::sample();
    driver.select(node(15));
    let camera = driver.state().camera;
    let rect = driver.field("名称").rect();
    driver.click_at(rect.center());
    driver.keys(Modifiers::COMMAND, Key::A);
    for _ in 0..12 {
        driver.type_text("とても長い名前のサーバ");
        assert!(driver.field("名称").accesskit_node().is_focused());
        assert_eq!(driver.field("名称").rect(), rect);
        assert_eq!(driver.state().camera, camera);
    }
}

#[test]
fn a_column_is_hidden_and_shown_by_the_menu_of_its_heading() {
    let mut driver = Driver::sample();
    let heading = |driver: &Driver| {
        let found = driver.find(egui::accesskit::Role::Button, "フェーズ").map(|node| node.rect().center());
        found.filter(|at| at.y > canvas(driver).bottom())
    };
    let at = heading(&driver).expect("the column is there");
    driver.right_click_at(at);
    driver.pick("列を隠す");
    assert_eq!(heading(&driver), None);
    let other = driver.get(egui::accesskit::Role::Button, "状態").rect().center();
    driver.right_click_at(other);
    driver.pick("すべての列を表示");
    assert!(heading(&driver).is_some());
}

#[test]
fn a_question_mark_opens_the_sheet_of_shortcuts_and_typing_narrows_it_down() {
    let mut driver = Driver::sample();
    driver.type_text("?");
    assert!(driver.reads("左揃え") && driver.reads("図だけ表示"));
    driver.type_text("図だけ");
    assert!(driver.reads("図だけ表示") && !driver.reads("左揃え"));
}

#[test]
fn two_windows_keep_what_each_of_them_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = Home::at(folder.path(), folder.path());
    let (mut one, mut other) = (Driver::at_home(&home), Driver::at_home(&home));
    one.menu("表示", "グリッド");
    other.menu("表示", "凡例");
    drop(one);
    drop(other);
    let driver = Driver::at_home(&home);
    assert!(!driver.state().visible.grid && !driver.state().visible.legend);
}

#[test]
fn the_edge_of_a_panel_is_taken_from_either_side() {
    for (panel, left) in [(PanelKind::Palette, true), (PanelKind::Inspector, false)] {
        for off in [-3.0, -1.0, 1.0, 3.0] {
            let mut driver = Driver::sample();
            let (before, project) = (canvas(&driver), driver.project().clone());
            let edge = if left { before.left() } else { before.right() };
            let at = pos2(edge + off, before.center().y);
            let way = if left { 40.0 } else { -40.0 };
            driver.drag(at, at + egui::vec2(way, 0.0));
            let after = canvas(&driver);
            assert!((before.width() - after.width() - 40.0).abs() < 6.0, "{panel:?} from {off}: {before} {after}");
            assert_eq!(driver.project(), &project);
            assert!(driver.state().selection.is_empty(), "{panel:?} from {off}");
        }
    }
}
