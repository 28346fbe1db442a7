//! Menus of the right button beside the drawing, and lists that close once chosen from.

use egui::accesskit::Role;

use crate::driver::{Driver, flow, node, zone};

#[test]
fn a_list_chosen_from_by_assistive_technology_closes() {
    let mut driver = Driver::sample();
    driver.select(flow(2));
    driver.click_aloud("どうする");
    assert!(egui::Popup::is_any_open(driver.ctx()));
    driver.click_aloud("搬送");
    assert!(!egui::Popup::is_any_open(driver.ctx()));
    driver.click_aloud("どうする");
    driver.click_aloud("搬送");
    assert!(!egui::Popup::is_any_open(driver.ctx()), "also where nothing changes");
}

#[test]
fn a_link_has_a_menu() {
    let mut driver = Driver::sample();
    driver.select(node(15));
    let at = driver.get(Role::Link, "Z1 対象事業者DC").rect().center();
    driver.right_click_at(at);
    driver.pick("図で表示");
    assert_eq!(driver.state().only_selected(), Some(zone(1)));
}
