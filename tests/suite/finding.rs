//! Finding things: the search, the launcher, the menus of the right button, and selecting along the drawing.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::app::Action;
use nagarezu::app::dialog::Dialog;
use nagarezu::edit::{Command, EntryEdit};
use nagarezu::model::{ElementId, FlowId, NodeId, Point, Rule, ZoneId};
use nagarezu::register::RegisterKind;
use nagarezu::text::Lang;

use crate::driver::{Driver, flow, name_of, node, zone};
use crate::selecting::CLINIC;

/// Two clinics of one company: names in all widths, a threat to be rejected, a flow at rest.
const TWO: &str = r#"Project(
    format: 1,
    title: "二つの診療所",
    profile: "gl-1.1",
    data: { "D1": (name: "患者情報", class: "data.patient") },
    zones: {
        "Z1": (kind: "zone.medical", name: "さくら診療所", frame: (100, 100, 500, 400)),
        "Z2": (kind: "zone.dc", name: "ﾃﾞｰﾀｾﾝﾀｰ", frame: (700, 100, 600, 400), note: "免震"),
    },
    nodes: {
        "N01": (kind: "node.terminal", name: "受付端末", at: (300, 250)),
        "N02": (kind: "node.server", name: "電子カルテ\nサーバ", at: (800, 250)),
        "N03": (kind: "node.terminal", name: "会計端末", at: (300, 400)),
        "N04": (kind: "node.server", name: "ｻｰﾊﾞ2", at: (1100, 250), note: "予備機"),
    },
    flows: {
        "F01": (verb: "flow.transfer", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]),
        "F02": (from: "N02", to: "N04"),
        "F03": (from: "N02", to: "N02"),
    },
    notes: { "A1": (text: "要確認の箇所", frame: Some((120, 420, 150, 40))) },
)"#;

// Search

#[test]
fn search_hits_names_ids_data_threats_and_notes_however_they_are_written() {
    let mut driver = Driver::with(TWO);
    driver.keys(Modifiers::COMMAND, Key::F);
    assert!(driver.reads("検索"), "the field is told");
    let note: ElementId = "A1".parse().expect("an id");
    let data: ElementId = "D1".parse().expect("an id");
    for (typed, expected) in [
        ("サーバ", vec![node(2), node(4)]),
        ("さーば", vec![node(2), node(4)]),
        ("カルテ サーバ", vec![node(2)]),
        ("データセンター", vec![zone(2)]),
        ("サーバー", vec![node(2), node(4)]),
        ("denshikarute", vec![node(2)]),
        ("でんしかるて", vec![node(2)]),
        ("ＤＥＮＳＨＩ sa-ba", vec![node(2)]),
        ("うけつけ tanmatu", vec![node(1)]),
        ("kanja", vec![flow(1), data]),
        ("かんじ", vec![flow(1), data]),
        ("ｆ０２", vec![flow(2)]),
        ("患者情報", vec![flow(1), data]),
        ("要確認", vec![note]),
        ("予備", vec![node(4)]),
        ("免震", vec![zone(2)]),
        ("どこにもない", vec![]),
    ] {
        driver.fill("検索", typed);
        assert_eq!(driver.state().search.hits, expected, "{typed}");
    }
    assert!(driver.reads("該当なし"));
    let proposed = driver.state().document.analysis().flows[&FlowId(1)].proposals[0].threat;
    let threat = driver.state().catalog().threats.as_slice()[proposed].name.ja.clone();
    driver.fill("検索", &threat);
    assert!(driver.state().search.hits.contains(&flow(1)), "{threat}");
}

#[test]
fn the_hit_one_stands_at_says_by_what_it_was_found_where_its_name_does_not() {
    let mut driver = Driver::with(TWO);
    driver.keys(Modifiers::COMMAND, Key::F);
    let proposed = driver.state().document.analysis().flows[&FlowId(1)].proposals[0].threat;
    let threat = driver.state().catalog().threats.as_slice()[proposed].clone();
    let (id, threat) = (threat.id, threat.name);
    for (typed, expected) in [
        ("サーバ", vec![]),
        ("N04", vec![]),
        ("転送", vec![]),
        ("免震", vec!["備考: 免震".to_owned()]),
        ("ｻｰﾊﾞ 予備", vec!["備考: 予備機".to_owned()]),
        ("患者", vec!["情報: D1 患者情報".to_owned()]),
        ("転送 kanja", vec!["情報: D1 患者情報".to_owned()]),
        ("F01 D1", vec!["情報: D1 患者情報".to_owned()]),
        (threat.ja.as_str(), vec![format!("脅威: {id} {}", threat.ja)]),
    ] {
        driver.fill("検索", typed);
        assert!(driver.state().why_found().is_empty(), "{typed}: nowhere yet");
        driver.key(Key::Enter);
        let why = driver.state().why_found();
        let told: Vec<String> = why.iter().map(|why| format!("{}: {}", why.of, why.text)).collect();
        assert_eq!(told, expected, "{typed}");
        for line in &expected {
            let card = driver.get(Role::Label, line).rect();
            assert!(driver.state().camera.canvas.contains_rect(card), "{typed}: {card:?}");
            assert!(driver.state().spoken.contains(line.as_str()), "{}", driver.state().spoken);
        }
    }
    driver.key(Key::Escape);
    assert!(driver.state().why_found().is_empty(), "the search is closed");
}

#[test]
fn enter_steps_through_the_hits_and_escape_keeps_the_last() {
    let mut driver = Driver::with(TWO);
    driver.keys(Modifiers::COMMAND, Key::F);
    driver.type_text("端末");
    assert!(driver.reads("2件"));
    assert!(driver.state().selection.is_empty(), "typing alone selects nothing");
    driver.key(Key::Enter);
    assert!(driver.reads("1/2"));
    assert_eq!(driver.state().only_selected(), Some(node(1)));
    driver.key(Key::Enter);
    assert_eq!(driver.state().only_selected(), Some(node(3)));
    driver.key(Key::Enter);
    assert_eq!(driver.state().only_selected(), Some(node(1)), "on from the start");
    driver.keys(Modifiers::SHIFT, Key::Enter);
    assert!(driver.reads("2/2"));
    assert_eq!(driver.state().only_selected(), Some(node(3)));
    driver.press("次の結果");
    assert_eq!(driver.state().only_selected(), Some(node(1)));
    driver.press("前の結果");
    driver.key(Key::F3);
    driver.keys(Modifiers::SHIFT, Key::F3);
    assert_eq!(driver.state().only_selected(), Some(node(3)));
    let field = driver.field("検索").rect().center();
    driver.click_at(field);
    driver.key(Key::Escape);
    assert!(!driver.state().search.open);
    assert_eq!(driver.state().only_selected(), Some(node(3)));
    driver.key(Key::Escape);
    assert!(driver.state().selection.is_empty(), "the next one is for the canvas again");
}

#[test]
fn escape_on_the_canvas_closes_the_search_first() {
    let mut driver = Driver::with(TWO);
    driver.keys(Modifiers::COMMAND, Key::F);
    driver.type_text("会計");
    driver.select(node(1));
    driver.key(Key::Escape);
    assert!(!driver.state().search.open);
    assert_eq!(driver.state().only_selected(), Some(node(1)));
}

#[test]
fn a_hit_out_of_sight_is_brought_into_sight() {
    let mut driver = Driver::sample();
    driver.select(node(1));
    driver.keys(Modifiers::COMMAND, Key::Num2);
    let far = driver.project().nodes.keys().copied().find(|&id| {
        let visible = driver.state().camera.visible();
        !visible.overlaps(driver.project().nodes[&id].rect())
    });
    let far = far.expect("something is out of sight");
    driver.keys(Modifiers::COMMAND, Key::F);
    driver.type_text(&far.to_string());
    driver.key(Key::Enter);
    assert_eq!(driver.state().only_selected(), Some(far.into()));
    let (visible, rect) = (driver.state().camera.visible(), driver.project().nodes[&far].rect());
    assert!(visible.contains_rect(rect), "{visible:?} {rect:?}");
}

#[test]
fn hits_follow_the_project_and_the_search_is_there_again() {
    let mut driver = Driver::with(TWO);
    driver.keys(Modifiers::COMMAND, Key::F);
    driver.type_text("端末");
    driver.key(Key::Enter);
    driver.key(Key::Enter);
    driver.select(node(1));
    driver.key(Key::Delete);
    assert_eq!(driver.state().search.hits, [node(3)]);
    assert!(driver.reads("1/1"), "it stays where it stood");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(driver.state().search.hits, [node(1), node(3)]);
    driver.press("検索を閉じる");
    driver.keys(Modifiers::COMMAND, Key::F);
    assert_eq!(driver.field("検索").value().as_deref(), Some("端末"));
    driver.type_text("受付");
    assert_eq!(driver.field("検索").value().as_deref(), Some("受付"), "what was there is replaced by typing");
}

#[test]
fn hits_are_lit_up_on_the_canvas() {
    let mut driver = Driver::with(TWO);
    let rings = |driver: &Driver, id: u32| {
        let body = driver.state().camera.rect_to_screen(driver.project().nodes[&NodeId(id)].rect());
        driver.painted_rects().iter().filter(|(_, rect)| rect.min.distance(body.expand(3.0).min) < 0.5).count()
    };
    let before = rings(&driver, 3);
    driver.keys(Modifiers::COMMAND, Key::F);
    driver.type_text("会計");
    assert!(rings(&driver, 3) > before, "a ring around the hit");
    assert_eq!(rings(&driver, 1), before, "and around nothing else");
    driver.key(Key::Escape);
    assert_eq!(rings(&driver, 3), before);
}

#[test]
fn composing_in_the_search_neither_steps_nor_loses_a_letter() {
    let mut driver = Driver::with(TWO);
    driver.keys(Modifiers::COMMAND, Key::F);
    driver.compose("かいけい");
    driver.compose("会計");
    driver.commit("会計");
    assert_eq!(driver.state().search.text, "会計");
    assert_eq!(driver.state().search.hits, [node(3)]);
    assert!(driver.state().selection.is_empty());
    driver.key(Key::Enter);
    assert_eq!(driver.state().only_selected(), Some(node(3)));
}

// Launcher

#[test]
fn the_launcher_runs_what_is_typed_for() {
    let mut driver = Driver::with(CLINIC);
    driver.keys(Modifiers::COMMAND, Key::K);
    assert_eq!(chosen(&driver).as_deref(), Some("コマンド 新規 Ctrl+N"));
    driver.type_text("すべて");
    assert_eq!(chosen(&driver).as_deref(), Some("コマンド すべて選択 Ctrl+A"));
    driver.key(Key::Enter);
    assert!(driver.state().dialog.is_none());
    assert_eq!(driver.state().selection.len(), 4);
}

#[test]
fn the_launcher_goes_to_elements_places_kinds_and_changes_the_view() {
    let mut driver = Driver::with(CLINIC);
    launch(&mut driver, "うけつけ受付");
    assert!(driver.state().dialog.is_some(), "nothing fits, nothing happens");
    driver.key(Key::Escape);
    assert!(driver.state().dialog.is_none());
    launch(&mut driver, "受付端末");
    assert_eq!(driver.state().only_selected(), Some(node(1)));
    launch(&mut driver, "f01");
    assert_eq!(driver.state().only_selected(), Some(flow(1)));
    launch(&mut driver, "脅威一覧");
    assert_eq!(driver.state().register, RegisterKind::Threats);
    launch(&mut driver, "ダーク");
    assert_eq!(driver.ctx().theme(), egui::Theme::Dark);
    launch(&mut driver, "english");
    assert_eq!(driver.state().lang(), Lang::En);
    launch(&mut driver, "place: server");
    driver.click_world(Point(400.0, 600.0));
    assert_eq!(driver.project().nodes[&NodeId(3)].kind, "node.server");
}

#[test]
fn the_launcher_is_used_by_keys_and_by_pointer() {
    let mut driver = Driver::with(CLINIC);
    driver.press("検索・コマンド");
    driver.key(Key::ArrowDown);
    assert_eq!(chosen(&driver).as_deref(), Some("コマンド ひな形から新規作成… Ctrl+Shift+N"));
    driver.key(Key::ArrowUp);
    driver.key(Key::ArrowUp);
    let last = chosen(&driver).expect("the last is in sight");
    assert!(last.ends_with("選ぶと使える") || last.ends_with("今は使えない"), "{last}");
    driver.key(Key::ArrowDown);
    driver.key(Key::PageDown);
    driver.key(Key::PageUp);
    assert_eq!(chosen(&driver).as_deref(), Some("コマンド 新規 Ctrl+N"));
    driver.type_text("全体");
    driver.click(Role::ListBoxOption, "コマンド 全体を表示 Ctrl+1");
    assert!(driver.state().dialog.is_none());
    assert!(driver.state().fitted);
}

#[test]
fn what_is_typed_elsewhere_is_not_lost_to_the_launcher() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.fill("名称", "会計端末");
    driver.keys(Modifiers::COMMAND, Key::K);
    assert_eq!(driver.project().nodes[&NodeId(1)].name, "会計端末");
    assert!(driver.state().dialog.is_some());
}

// Menus of the right button

#[test]
fn a_node_gets_another_kind_by_its_menu() {
    let mut driver = Driver::with(CLINIC);
    let at = driver.middle(node(1));
    driver.right_click_at(at);
    driver.pick("種類を変更");
    driver.click(Role::RadioButton, "プリンタ");
    assert_eq!(driver.project().nodes[&NodeId(1)].kind, "node.printer");
    assert!(driver.find(Role::Button, "種類を変更").is_none(), "the menu is closed");
    driver.right_click_at(at);
    driver.pick("複製");
    assert_eq!(driver.project().nodes.len(), 3);
    assert_eq!(driver.undo_all(), 2);
}

#[test]
fn a_flow_gets_a_verb_and_is_turned_around_by_its_menu() {
    let mut driver = Driver::with(TWO);
    let at = driver.middle(flow(2));
    driver.right_click_at(at);
    driver.pick("動詞");
    driver.pick("閲覧・操作");
    assert_eq!(driver.project().flows[&FlowId(2)].verb.as_deref(), Some("flow.operate"));
    let at = driver.middle(flow(2));
    driver.right_click_at(at);
    driver.pick("逆向きにする");
    let turned = &driver.project().flows[&FlowId(2)];
    assert_eq!((turned.from, turned.to), (NodeId(4), NodeId(2)));
    let at = driver.middle(flow(3));
    driver.right_click_at(at);
    assert_eq!(driver.state().only_selected(), Some(flow(3)));
    assert!(driver.get(Role::Button, "逆向きにする").accesskit_node().is_disabled(), "at rest there is no way back");
}

#[test]
fn empty_ground_offers_to_place_at_the_pointer() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    let at = driver.screen(Point(700.0, 480.0));
    driver.right_click_at(at);
    assert!(driver.state().selection.is_empty());
    pick_last(&mut driver, "サーバ");
    pick_last(&mut driver, "ログサーバ");
    driver.key(Key::Enter);
    let placed = &driver.project().nodes[&NodeId(3)];
    assert_eq!(placed.kind, "node.server.log");
    assert!(placed.rect().contains(Point(700.0, 480.0)), "{:?}", placed.rect());
    let inside = driver.screen(Point(200.0, 400.0));
    driver.right_click_at(inside);
    assert_eq!(driver.state().only_selected(), Some(zone(1)), "inside a zone the menu is the zone's");
    driver.pick("ここに配置");
    pick_last(&mut driver, "注記");
    assert_eq!(driver.project().notes.len(), 1);
}

#[test]
fn several_keep_their_selection_under_the_right_button() {
    let mut driver = Driver::with(TWO);
    driver.select(node(1));
    let at = driver.middle(node(3));
    driver.click_with(Modifiers::SHIFT, at);
    driver.right_click_at(at);
    assert_eq!(driver.state().selection.len(), 2);
    driver.pick("削除");
    assert_eq!(driver.project().nodes.len(), 2);
    assert_eq!(driver.undo_all(), 1);
}

// Selecting along the drawing

#[test]
fn selecting_the_same_kind_inside_and_connected() {
    let mut driver = Driver::with(TWO);
    driver.menu("編集", "すべて選択");
    driver.select(node(1));
    driver.menu("編集", "同じ種類をすべて選択");
    assert_eq!(selected(&driver), [node(1), node(3)]);
    driver.select(zone(2));
    driver.menu("編集", "区画の中をすべて選択");
    assert_eq!(selected(&driver), [node(2), node(4), flow(2), flow(3)]);
    driver.select(node(4));
    driver.menu("編集", "つながる要素も選択");
    assert_eq!(selected(&driver), [node(2), node(4), flow(2)]);
    driver.menu("編集", "つながる要素も選択");
    assert_eq!(selected(&driver), [node(1), node(2), node(4), flow(1), flow(2), flow(3)]);
    let frame = driver.project().zones[&ZoneId(1)].frame;
    assert!(driver.state().camera.visible().overlaps(frame));
    assert_eq!(driver.undo_all(), 0, "selecting is no step");
}

/// Clicks a button of the menu that is open; the palette has one of the same name.
fn pick_last(driver: &mut Driver, name: &str) {
    let buttons = driver.nodes().filter(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Button && name_of(&node).is_some_and(|own| own == name)
    });
    let rects: Vec<_> = buttons.map(|node| node.rect()).collect();
    assert_eq!(rects.len(), 2, "{name} in the palette and in the menu");
    driver.click_at(rects[1].center());
}

/// Types into the launcher and presses enter.
fn launch(driver: &mut Driver, text: &str) {
    driver.keys(Modifiers::COMMAND, Key::K);
    driver.type_text(text);
    driver.key(Key::Enter);
}

/// The name of the entry that the enter key runs.
fn chosen(driver: &Driver) -> Option<String> {
    let mut options = driver.nodes().filter(|node| node.accesskit_node().role() == Role::ListBoxOption);
    let chosen = options.find(|node| {
        let node = node.accesskit_node();
        node.toggled() == Some(Toggled::True) || node.is_selected() == Some(true)
    });
    chosen.and_then(|node| name_of(&node.accesskit_node()))
}

fn selected(driver: &Driver) -> Vec<ElementId> {
    driver.state().selection.iter().copied().collect()
}

#[test]
fn the_words_of_the_last_step_lead_to_what_they_name_and_do_not_undo_it() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    let rule = Rule { threats: vec!["T01".into()], reason: "常に人がいる".into(), ..Rule::default() };
    driver.act(Action::Edit(Command::EditEntry(Box::new(EntryEdit::AddRule(rule)))), &ctx);
    driver.settle();
    launch(&mut driver, "脅威・対策");
    assert_eq!(driver.project().own.rules.len(), 1, "nothing is undone");
    assert!(matches!(driver.state().dialog, Some(Dialog::Entries(_))));
    driver.key(Key::Escape);
    launch(&mut driver, "元に戻す");
    assert!(driver.project().own.is_empty());
}

#[test]
fn the_search_goes_on_by_its_key_after_it_was_closed() {
    let mut driver = Driver::sample();
    driver.keys(Modifiers::COMMAND, Key::F);
    driver.type_text("サーバ");
    driver.key(Key::Enter);
    let first = driver.state().only_selected();
    assert!(first.is_some());
    driver.key(Key::Escape);
    assert!(!driver.state().search.open);
    driver.key(Key::F3);
    let second = driver.state().only_selected();
    assert!(second.is_some() && second != first);
    assert!(driver.state().search.open, "how many there are is said again");
    driver.keys(Modifiers::SHIFT, Key::F3);
    assert_eq!(driver.state().only_selected(), first);
    driver.key(Key::ArrowRight);
    assert!(driver.state().is_changed(), "the keys are the drawing's");
}
