//! The registers on the screen: linked with the canvas both ways, sorted and filtered.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::NodeT;
use nagarezu::model::FlowId;

use crate::driver::{Driver, flow, name_of, node};

#[test]
fn a_row_selects_and_reveals_on_the_canvas() {
    let mut driver = Driver::sample();
    driver.keys(Modifiers::COMMAND, Key::Num0);
    driver.click(Role::Label, "F01");
    driver.click(Role::Label, "F03");
    assert_eq!(driver.state().only_selected(), Some(flow(3)));
    let frame = driver.state().frame(flow(3)).expect("F03 is drawn");
    assert!(driver.state().camera.visible().contains_rect(frame));
}

#[test]
fn what_is_selected_on_the_canvas_is_lit_and_in_sight_in_the_register() {
    let mut driver = Driver::sample();
    assert!(driver.find(Role::Label, "F30").is_none(), "its row is below the others");
    driver.select(flow(30));
    let row = driver.get(Role::Label, "F30").rect();
    assert!(is_lit(&driver, row));
    assert!(driver.find(Role::Label, "F01").is_none_or(|other| !is_lit(&driver, other.rect())));
}

#[test]
fn a_link_of_the_inspector_brings_the_row_in_sight() {
    let mut driver = Driver::sample();
    driver.select(node(17));
    let link = driver
        .nodes()
        .find(|node| {
            let node = node.accesskit_node();
            node.role() == Role::Link && name_of(&node).is_some_and(|name| name.starts_with("F32 "))
        })
        .expect("the log server's page links to F32")
        .rect();
    driver.click_at(link.center());
    assert_eq!(driver.state().only_selected(), Some(flow(32)));
    assert!(is_lit(&driver, driver.get(Role::Label, "F32").rect()));
}

#[test]
fn a_heading_sorts_up_then_down_then_not() {
    let mut driver = Driver::sample();
    assert_eq!(first_row(&driver), "F01");
    driver.press("No");
    assert_eq!(first_row(&driver), "F01");
    driver.press("No ▲");
    assert_eq!(first_row(&driver), "F32");
    driver.press("No ▼");
    assert_eq!(first_row(&driver), "F01");
    driver.press("状態");
    assert_eq!(first_row(&driver), "F04", "the undescribed one comes first");
}

#[test]
fn a_filter_leaves_the_rows_that_match() {
    let mut driver = Driver::sample();
    driver.fill("絞り込み", "ﾌﾟﾘﾝﾀ");
    assert_eq!(rows(&driver), ["F04"], "half-width letters find full-width ones");
    driver.fill("絞り込み", "こんな行はない");
    assert!(driver.reads("該当なし"));
    driver.fill("絞り込み", "F19");
    driver.click(Role::Label, "F19");
    assert_eq!(driver.state().only_selected(), Some(flow(19)));
}

fn first_row(driver: &Driver) -> String {
    rows(driver).into_iter().next().unwrap_or_default()
}

/// The ids of the rows in sight, from the top.
fn rows(driver: &Driver) -> Vec<String> {
    let column = driver.nodes().map(|node| node.accesskit_node()).find(|node| {
        node.role() == Role::Button && name_of(node).is_some_and(|name| name == "No" || name.starts_with("No "))
    });
    let Some(heading) = column.and_then(|node| node.bounding_box()) else { return Vec::new() };
    let mut cells: Vec<(f64, String)> = driver
        .nodes()
        .map(|node| node.accesskit_node())
        .filter(|node| node.role() == Role::Label)
        .filter_map(|node| Some((node.bounding_box()?, name_of(&node)?)))
        .filter(|(bounds, _)| (bounds.x0 - heading.x0).abs() < 12.0 && bounds.y0 >= heading.y1 - 1.0)
        .filter(|(_, name)| name.starts_with('F'))
        .map(|(bounds, name)| (bounds.y0, name))
        .collect();
    cells.sort_by(|a, b| a.0.total_cmp(&b.0));
    cells.into_iter().map(|(_, name)| name).collect()
}

/// Whether the colour of the selection is painted under a cell.
fn is_lit(driver: &Driver, cell: Rect) -> bool {
    let color = driver.ctx().global_style().visuals.selection.bg_fill;
    driver.painted_rects().iter().any(|(fill, rect)| *fill == color && rect.contains(cell.center()))
}

#[test]
fn a_threat_chosen_in_the_register_comes_into_sight_in_the_inspector() {
    let mut driver = Driver::sample();
    driver.select(flow(1));
    let threats = driver.state().document.analysis().flows[&FlowId(13)].proposals.clone();
    let last = threats.last().expect("threats").threat;
    let last = driver.state().catalog().threats.as_slice()[last].clone();
    let (name, shown) = (format!("採用 {}", last.name.ja), format!("{} {}", last.id, last.name.ja));
    let tab =
        driver.nodes().find_map(|node| name_of(&node.accesskit_node()).filter(|name| name.starts_with("脅威一覧")));
    driver.click_aloud(&tab.expect("the register"));
    driver.fill("絞り込み", &format!("F13 {}", last.id));
    let row = driver.nodes().find(|node| name_of(&node.accesskit_node()).is_some_and(|name| name == shown));
    let at = row.expect("the row").rect().center();
    driver.click_at(at);
    assert_eq!(driver.state().only_selected(), Some(flow(13)));
    let button = driver.get(Role::Button, &name).rect();
    assert!(button.top() > 0.0 && button.bottom() < 1000.0, "{button:?}");
}
