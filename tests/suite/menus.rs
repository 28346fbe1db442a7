//! Menus of the right button beside the drawing, and lists that close once chosen from.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::model::NodeId;

use crate::driver::{Driver, flow, name_of, node, zone};

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
fn a_list_of_a_condition_chosen_from_by_assistive_technology_closes() {
    let mut driver = Driver::sample();
    driver.menu("編集", "このプロジェクトの脅威・対策…");
    driver.press("脅威を追加");
    driver.press("条件を追加");
    driver.click_aloud("条件 1: どうする");
    assert!(egui::Popup::is_any_open(driver.ctx()));
    driver.click_aloud("人が関わる");
    assert!(!egui::Popup::is_any_open(driver.ctx()));
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

/// Opens the menu of a field of the inspector by the right button, and answers where the field is.
fn open_menu(driver: &mut Driver, label: &str) {
    let at = driver.field(label).rect().center();
    driver.right_click_at(at);
}

/// What a field of the inspector holds.
fn text_of(driver: &Driver, label: &str) -> String {
    driver.field(label).accesskit_node().value().unwrap_or_default()
}

/// Chooses an item of a field's menu by assistive technology; answers with what went to the clipboard and whether the
/// system was asked for what is on it.
fn choose(driver: &mut Driver, item: &str) -> (Option<String>, bool) {
    let name = driver.nodes().filter_map(|node| name_of(&node.accesskit_node()));
    let name = name.into_iter().find(|name| name == item || name.starts_with(&format!("{item} "))).expect("an item");
    driver.get(Role::Button, &name).click_accesskit();
    driver.frame([]);
    driver.frame([]);
    let copied = driver.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let asked = driver.commands().contains(&egui::ViewportCommand::RequestPaste);
    driver.settle();
    (copied, asked)
}

/// Whether an item of the menu that is open can be chosen; none where it is not offered.
fn can(driver: &Driver, item: &str) -> Option<bool> {
    driver.nodes().map(|node| node.accesskit_node()).find_map(|node| {
        let name = name_of(&node).filter(|_| node.role() == Role::Button)?;
        (name == item || name.starts_with(&format!("{item} "))).then(|| !node.is_disabled())
    })
}

#[test]
fn a_field_is_edited_through_its_menu() {
    let mut driver = Driver::sample();
    driver.select(node(15));
    let name = driver.project().nodes[&NodeId(15)].name.clone();
    open_menu(&mut driver, "名称");
    assert_eq!(can(&driver, "切り取り"), Some(false), "nothing is selected");
    assert_eq!(can(&driver, "既定に戻す"), None, "a name is not derived");
    choose(&mut driver, "すべて選択");
    open_menu(&mut driver, "名称");
    assert_eq!(can(&driver, "切り取り"), Some(true), "the right button leaves what is selected");
    assert_eq!(choose(&mut driver, "コピー"), (Some(name.clone()), false));
    assert_eq!(text_of(&driver, "名称"), name);
    open_menu(&mut driver, "名称");
    assert_eq!(choose(&mut driver, "切り取り"), (Some(name.clone()), false));
    assert_eq!(text_of(&driver, "名称"), "");
    open_menu(&mut driver, "名称");
    assert_eq!(choose(&mut driver, "貼り付け"), (None, true));
    driver.paste("受付PC");
    assert_eq!(text_of(&driver, "名称"), "受付PC");
    assert_eq!(driver.project().nodes[&NodeId(15)].name, name, "all that is one draft yet");
    driver.key(Key::Enter);
    assert_eq!(driver.project().nodes[&NodeId(15)].name, "受付PC");
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn what_was_typed_is_taken_back_through_the_menu() {
    let mut driver = Driver::sample();
    driver.select(node(15));
    let name = driver.project().nodes[&NodeId(15)].name.clone();
    driver.fill("名称", "別の名");
    open_menu(&mut driver, "名称");
    choose(&mut driver, "元に戻す");
    assert_eq!(text_of(&driver, "名称"), name);
}

#[test]
fn keys_lead_through_the_menu_of_a_field_and_leave_it_the_keyboard() {
    let mut driver = Driver::sample();
    driver.select(node(15));
    let name = driver.project().nodes[&NodeId(15)].name.clone();
    let at = driver.field("名称").rect().center();
    driver.click_at(at);
    driver.keys(Modifiers::SHIFT, Key::F10);
    assert!(can(&driver, "貼り付け").is_some(), "it is open");
    driver.type_text("z");
    driver.key(Key::Escape);
    assert_eq!(can(&driver, "貼り付け"), None);
    assert_eq!(text_of(&driver, "名称"), name, "keys belong to the menu while it is open");
    driver.key(Key::Menu);
    driver.key(Key::End);
    assert!(driver.told_focused().is_some_and(|told| told.starts_with("すべて選択")));
    driver.key(Key::Enter);
    driver.type_text("全部");
    assert_eq!(text_of(&driver, "名称"), "全部");
}

#[test]
fn a_property_of_ones_own_goes_back_to_what_is_known_without_it() {
    let mut driver = Driver::sample();
    let (&id, _) = driver.project().nodes.iter().find(|(_, node)| node.kind == "node.terminal").expect("a terminal");
    driver.select(id.into());
    let label = "自動ロックまで (分)";
    driver.fill(label, "10");
    driver.key(Key::Enter);
    assert!(driver.project().nodes[&id].properties.contains_key("auto_lock_min"));
    open_menu(&mut driver, label);
    choose(&mut driver, "既定に戻す");
    assert!(!driver.project().nodes[&id].properties.contains_key("auto_lock_min"));
    assert_eq!(text_of(&driver, label), "");
    open_menu(&mut driver, label);
    assert_eq!(can(&driver, "既定に戻す"), None);
}

#[test]
fn a_name_typed_in_place_outlives_its_menu() {
    let mut driver = Driver::sample();
    driver.select(node(15));
    driver.key(Key::F2);
    let place = driver.middle(node(15));
    driver.right_click_at(place);
    driver.pick("すべて選択");
    driver.type_text("その場");
    driver.key(Key::Enter);
    assert_eq!(driver.project().nodes[&NodeId(15)].name, "その場");
}

#[test]
fn a_filter_has_the_menu_as_well() {
    let mut driver = Driver::sample();
    let hint = nagarezu::text::tr(nagarezu::text::Lang::Ja, "register-filter");
    driver.fill(&hint, "攻撃");
    open_menu(&mut driver, &hint);
    choose(&mut driver, "すべて選択");
    open_menu(&mut driver, &hint);
    assert_eq!(choose(&mut driver, "切り取り").0.as_deref(), Some("攻撃"));
}
