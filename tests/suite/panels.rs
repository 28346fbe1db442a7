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
