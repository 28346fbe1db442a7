//! Menus of the right button beside the drawing, and lists that close once chosen from.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Vec2};
use egui_kittest::kittest::NodeT;
use nagarezu::app::Action;
use nagarezu::model::{DataId, Decision, FlowId, NodeId, PartyId};
use nagarezu::register::RegisterKind;

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
    driver.menu("編集", "このプロジェクトの脅威・対策・種類…");
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
fn a_cursor_that_was_moved_is_not_offered_to_be_taken_back() {
    let mut driver = Driver::sample();
    driver.select(node(15));
    let name = driver.project().nodes[&NodeId(15)].name.clone();
    let at = driver.field("名称").rect().center();
    driver.click_at(at);
    for _ in 0..3 {
        driver.key(Key::ArrowLeft);
    }
    open_menu(&mut driver, "名称");
    assert_eq!(can(&driver, "元に戻す"), Some(false));
    driver.key(Key::Escape);
    driver.key(Key::End);
    driver.type_text("別");
    for _ in 0..3 {
        driver.key(Key::ArrowLeft);
    }
    open_menu(&mut driver, "名称");
    assert_eq!(can(&driver, "元に戻す"), Some(true));
    choose(&mut driver, "元に戻す");
    assert_eq!(text_of(&driver, "名称"), name, "past the steps of the cursor");
}

/// Opens the menu of what has the keyboard, goes down and up in it and leaves it again: the keyboard is where it was.
fn walk_menu(driver: &mut Driver) -> Vec<String> {
    let before = driver.told_focused().expect("something has the keyboard");
    driver.keys(Modifiers::SHIFT, Key::F10);
    assert!(egui::Popup::is_any_open(driver.ctx()), "{before} has a menu");
    let first = driver.told_focused().expect("its first item has the keyboard");
    let mut walked = vec![first.clone()];
    driver.key(Key::ArrowDown);
    while let Some(item) = driver.told_focused().filter(|item| !walked.contains(item)) {
        walked.push(item);
        if walked.len() == 2 {
            driver.key(Key::ArrowUp);
            assert_eq!(driver.told_focused().as_deref(), Some(first.as_str()), "up again in that of {before}");
            driver.key(Key::ArrowDown);
        }
        driver.key(Key::ArrowDown);
    }
    driver.key(Key::Escape);
    assert!(!egui::Popup::is_any_open(driver.ctx()), "the menu of {before} closes");
    assert_eq!(driver.told_focused().as_deref(), Some(before.as_str()));
    driver.key(Key::Menu);
    assert!(egui::Popup::is_any_open(driver.ctx()), "the other key opens that of {before}");
    driver.key(Key::Escape);
    walked
}

fn has(items: &[String], item: &str) -> bool {
    items.iter().any(|name| name == item || name.starts_with(&format!("{item} ")))
}

/// Gives the keyboard to what has this role and name, as assistive technology does.
fn focus(driver: &mut Driver, role: Role, name: &str) {
    driver.get(role, name).focus();
    driver.settle();
    assert_eq!(driver.told_focused().as_deref(), Some(name));
}

#[test]
fn the_paper_has_a_menu_by_keys_also_where_nothing_is_drawn() {
    let mut driver = Driver::blank();
    driver.keys(Modifiers::SHIFT, Key::F10);
    let first = driver.told_focused().expect("the menu has the keyboard");
    driver.key(Key::Escape);
    driver.key(Key::Menu);
    assert_eq!(driver.told_focused(), Some(first));
    driver.key(Key::Enter);
    driver.key(Key::ArrowRight);
    driver.key(Key::Enter);
    assert_eq!(driver.project().nodes.len(), 1, "placed by keys alone");
}

#[test]
fn the_paper_lets_the_grid_be_switched() {
    let mut driver = Driver::sample();
    let at = driver.screen(nagarezu::model::Point(1280.0, 720.0));
    let grid = driver.state().visible.grid;
    driver.right_click_at(at);
    let view =
        driver.nodes().filter(|node| name_of(&node.accesskit_node()).is_some_and(|name| name.starts_with("表示")));
    let place = view.last().expect("a menu within the menu").rect().center();
    driver.click_at(place);
    driver.pick("グリッド");
    assert_ne!(driver.state().visible.grid, grid);
}

#[test]
fn a_threat_is_decided_about_from_the_menu_of_its_card() {
    let mut driver = Driver::sample();
    driver.select(flow(2));
    let known = &driver.state().document.analysis().flows[&FlowId(2)];
    let threat = driver.state().catalog().threats.as_slice()[known.proposals[0].threat]
        .name
        .get(nagarezu::text::Lang::Ja)
        .to_owned();
    let card = driver.get(Role::GenericContainer, &threat).rect();
    driver.right_click_at(card.left_top() + egui::vec2(60.0, 14.0));
    driver.pick("採用");
    let decided = |driver: &Driver| driver.project().risks.values().next().map(|risk| risk.decision);
    assert_eq!(decided(&driver), Some(Decision::Adopted));
    driver.right_click_at(card.left_top() + egui::vec2(60.0, 14.0));
    driver.pick("判断を取り消す");
    assert_eq!(decided(&driver), None);
    assert_eq!(driver.state().only_selected(), Some(flow(2)), "and the page stays");
    focus(&mut driver, Role::Button, &format!("採用 {threat}"));
    let items = walk_menu(&mut driver);
    assert!(has(&items, "採用") && has(&items, "却下"), "{items:?}");
}

#[test]
fn a_row_of_the_outline_has_the_menu_of_what_it_stands_for() {
    let mut driver = Driver::sample();
    driver.press("構成");
    let name = "電子カルテサーバ(本番環境)";
    let row = driver.nodes().find(|node| {
        node.accesskit_node().role() == Role::TreeItem
            && name_of(&node.accesskit_node()).is_some_and(|own| own.starts_with(name))
    });
    let at = row.expect("a row").rect().center();
    driver.right_click_at(at);
    assert_eq!(driver.state().only_selected(), Some(node(15)), "as on the canvas");
    driver.pick("複製");
    assert_eq!(
        driver.project().nodes.values().filter(|node| node.name == driver.project().nodes[&NodeId(15)].name).count(),
        2
    );
    driver.click_at(at);
    driver.keys(Modifiers::SHIFT, Key::F10);
    assert!(egui::Popup::is_any_open(driver.ctx()));
    driver.key(Key::Escape);
    assert!(driver.told_focused().is_some_and(|own| own.starts_with(name)), "the row has the keyboard again");
    driver.keys(Modifiers::SHIFT, Key::F10);
    driver.pick("削除");
    assert!(!driver.project().nodes.contains_key(&NodeId(15)));
}

#[test]
fn the_minimap_has_a_menu() {
    let mut driver = Driver::sample();
    for _ in 0..8 {
        driver.keys(Modifiers::COMMAND, Key::Plus);
    }
    let at = driver.get(Role::Image, "全体図").rect().center();
    driver.right_click_at(at);
    let selected = driver.state().selection.clone();
    driver.pick("全体を表示");
    assert!(driver.state().camera.zoom < 1.0);
    assert_eq!(driver.state().selection, selected, "it is not the canvas's menu");
}

#[test]
fn the_legend_has_a_menu() {
    let mut driver = Driver::sample();
    let at = driver.get(Role::Image, "凡例").rect().center();
    driver.right_click_at(at);
    driver.pick("凡例");
    assert!(driver.find(Role::Image, "凡例").is_none());
}

#[test]
fn every_part_of_the_status_bar_has_a_menu() {
    let mut driver = Driver::sample();
    let percent = format!("{} %", (driver.state().camera.zoom * 100.0).round());
    for (role, name, item) in [
        (Role::Button, percent.as_str(), "100 %"),
        (Role::Button, "日本語", "配色"),
        (Role::Link, "まだ足りないこと 94", "まだ足りないことをCSVで…"),
        (Role::ProgressIndicator, "充足 0 / 情報流 32", "次の一手"),
    ] {
        focus(&mut driver, role, name);
        let items = walk_menu(&mut driver);
        assert!(items.iter().any(|name| name.contains(item)), "{name}: {items:?}");
    }
}

#[test]
fn a_control_in_a_panel_without_a_menu_of_its_own_opens_that_of_the_panel() {
    let mut driver = Driver::sample();
    focus(&mut driver, Role::Button, "履歴");
    let items = walk_menu(&mut driver);
    assert!(has(&items, "右へ移す"), "{items:?}");
    focus(&mut driver, Role::Button, "サーバ");
    let items = walk_menu(&mut driver);
    assert!(!has(&items, "右へ移す"), "an entry has its own: {items:?}");
}

#[test]
fn a_next_step_and_a_step_of_the_history_have_menus() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    driver.act(Action::ShowNext, &ctx);
    driver.wait_until("the steps are found", |driver| {
        driver.nodes().any(|node| node.accesskit_node().role() == Role::ListBoxOption)
    });
    let at = driver.nodes().find(|node| node.accesskit_node().role() == Role::ListBoxOption).expect("a step").rect();
    driver.right_click_at(at.left_center() + egui::vec2(40.0, 0.0));
    driver.pick("図で表示");
    assert!(driver.state().trail.is_some());
    driver.act(Action::ShowRegister(RegisterKind::Flows), &ctx);
    driver.select(node(15));
    driver.key(Key::ArrowRight);
    driver.press("履歴");
    let at = driver.get(Role::ListBoxOption, "開いたとき").rect().center();
    driver.right_click_at(at);
    driver.pick("ここまで戻す・やり直す");
    assert!(driver.state().document.history.can_undo().is_none());
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

/// The middle of a tab by the beginning of its name.
fn tab(driver: &Driver, name: &str) -> Pos2 {
    let tabs = driver.nodes().filter(|node| node.accesskit_node().role() == Role::Button);
    let tab = tabs.filter(|node| name_of(&node.accesskit_node()).is_some_and(|own| own.starts_with(name))).last();
    tab.unwrap_or_else(|| panic!("no tab {name}")).rect().center()
}

#[test]
fn a_tab_that_stands_where_a_field_was_has_its_own_menu_only() {
    let mut driver = Driver::sample();
    let wide = driver.ctx().content_rect().size();
    for narrow in [Vec2::new(900.0, 560.0), Vec2::new(640.0, 420.0), wide] {
        driver.resize(narrow);
    }
    for name in ["脅威一覧", "情報流一覧", "次の一手"] {
        let at = tab(&driver, name);
        driver.right_click_at(at);
        assert!(!driver.reads("切り取り") && !driver.reads("貼り付け"), "{name}");
        assert!(driver.reads("一覧"), "{name} has a menu");
        driver.key(Key::Escape);
    }
}

#[test]
fn lines_of_data_and_parties_have_a_menu() {
    let mut driver = Driver::sample();
    let carrying = |driver: &Driver| -> std::collections::BTreeSet<_> {
        let flows = driver.project().flows.iter();
        flows.filter(|(_, flow)| flow.data.contains(&DataId(1))).map(|(&id, _)| id.into()).collect()
    };
    let expected = carrying(&driver);
    let at = tab(&driver, "D1 ");
    driver.right_click_at(at);
    driver.pick(&format!("この情報流{}件を選択", expected.len()));
    assert_eq!(driver.state().selection, expected);
    driver.key(Key::Escape);
    let at = tab(&driver, "D1 ");
    driver.right_click_at(at);
    driver.pick("開く");
    assert_eq!(driver.state().only_selected(), Some(DataId(1).into()));
    driver.key(Key::Escape);
    let at = tab(&driver, "P1 ");
    driver.right_click_at(at);
    driver.pick("削除");
    assert!(!driver.project().parties.contains_key(&PartyId(1)));
}
