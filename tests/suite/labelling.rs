//! What an arrow does and carries is said on the canvas, and Tab leads from one thing to the next.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::app::action::Tool;
use nagarezu::app::label::act::Part;
use nagarezu::model::{DataId, FlowId, NodeId, Phase, Point};

use crate::driver::{Driver, flow, name_of, node};
use crate::selecting::CLINIC;

#[test]
fn a_fresh_arrow_proposes_its_verb_and_says_nothing_until_it_is_accepted() {
    let mut driver = Driver::with(CLINIC);
    draw(&mut driver, 2, 1);
    assert_eq!(open_part(&driver), Some(Part::Verb));
    assert_eq!(driver.project().flows[&FlowId(2)].verb, None, "a proposal is no default");
    driver.key(Key::Escape);
    assert_eq!((open_part(&driver), &driver.project().flows[&FlowId(2)].verb), (None, &None));
    draw(&mut driver, 1, 2);
    assert!(listed(&driver)[0].starts_with("転送 ⇄"), "{:?}", listed(&driver));
    driver.key(Key::Tab);
    let said = &driver.project().flows[&FlowId(3)];
    assert_eq!((said.verb.as_deref(), said.two_way), (Some("flow.transfer"), true));
    assert_eq!(open_part(&driver), Some(Part::Data), "the data is next");
    assert_eq!(driver.undo_all(), 3, "two arrows and a verb");
}

#[test]
fn drawing_another_arrow_simply_goes_on() {
    let mut driver = Driver::with(CLINIC);
    draw(&mut driver, 1, 2);
    draw(&mut driver, 1, 2);
    assert_eq!(driver.project().flows.len(), 3);
    assert_eq!(driver.state().labelling.as_ref().map(|field| field.flow), Some(FlowId(3)));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(driver.project().flows.len(), 2, "and it can be taken back at once");
    assert_eq!(open_part(&driver), None);
}

#[test]
fn data_is_completed_from_the_project_or_made_anew_with_a_proposed_class() {
    let mut driver = Driver::with(CLINIC);
    draw(&mut driver, 1, 2);
    driver.key(Key::Tab);
    assert_eq!(listed(&driver), ["患者情報"], "what flows there already");
    driver.key(Key::ArrowDown);
    driver.key(Key::Enter);
    assert_eq!(driver.project().flows[&FlowId(2)].data, [DataId(1)]);
    driver.compose("ばっくあっぷ");
    driver.key(Key::Enter);
    assert_eq!(driver.project().data.len(), 1, "the enter key belongs to the composition");
    driver.commit("バックアップデータ");
    assert_eq!(driver.project().data.len(), 1, "the end of a composition is not the end of the name");
    assert!(listed(&driver)[0].contains("バックアップデータ"), "{:?}", listed(&driver));
    driver.key(Key::Enter);
    let made = &driver.project().data[&DataId(2)];
    assert_eq!((made.name.as_str(), made.class.as_str()), ("バックアップデータ", "data.backup"));
    assert_eq!(driver.project().flows[&FlowId(2)].data, [DataId(1), DataId(2)]);
    let chip = driver.nodes().filter(|node| name_of(&node.accesskit_node()).as_deref() == Some("外す 患者情報"));
    let chip = chip.last().expect("a chip with a cross").rect().center();
    driver.click_at(chip);
    assert_eq!(driver.project().flows[&FlowId(2)].data, [DataId(2)]);
    driver.key(Key::Backspace);
    assert!(driver.project().flows[&FlowId(2)].data.is_empty());
    driver.key(Key::Enter);
    assert_eq!(open_part(&driver), None, "nothing more is the end");
    assert_eq!(driver.undo_all(), 6, "arrow, verb, and each datum on and off");
}

#[test]
fn a_label_is_edited_by_double_click_f2_or_enter() {
    let mut driver = Driver::with(CLINIC);
    let at = driver.middle(flow(1));
    driver.click_at(at);
    driver.key(Key::F2);
    assert_eq!(open_part(&driver), Some(Part::Verb));
    driver.key(Key::Escape);
    driver.key(Key::Enter);
    assert_eq!(open_part(&driver), Some(Part::Verb));
    for letter in "print".chars() {
        driver.type_text(&letter.to_string());
    }
    assert!(listed(&driver)[0].starts_with("帳票出力"), "{:?}", listed(&driver));
    driver.key(Key::Enter);
    assert_eq!(driver.project().flows[&FlowId(1)].verb.as_deref(), Some("flow.print"));
    let label = driver.state().document.sheet().geometry().flows[&FlowId(1)].label.expect("a label");
    let data = driver.screen(Point(label.center().0, label.bottom() - 4.0));
    driver.double_click_at(data);
    assert_eq!(open_part(&driver), Some(Part::Data));
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn tab_leads_from_name_to_arrow_to_verb_to_data_and_back() {
    let mut driver = Driver::blank();
    driver.type_text("p");
    driver.click_world(Point(300.0, 300.0));
    driver.type_text("受付係");
    driver.key(Key::Tab);
    assert_eq!(driver.project().nodes[&NodeId(1)].name, "受付係");
    assert!(driver.state().chooser.is_some(), "what it flows to");
    driver.type_text("t");
    driver.type_text("受付端末");
    driver.key(Key::Tab);
    assert_eq!(driver.project().nodes[&NodeId(2)].name, "受付端末");
    assert_eq!(open_part(&driver), Some(Part::Verb));
    driver.key(Key::Tab);
    assert_eq!(driver.project().flows[&FlowId(1)].verb.as_deref(), Some("flow.operate"));
    driver.type_text("患者情報");
    driver.key(Key::Tab);
    assert_eq!(driver.project().data[&DataId(1)].class, "data.patient");
    let chooser = driver.state().chooser.as_ref().expect("on to the next element");
    assert_eq!(chooser.from, Some(NodeId(2)));
    driver.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(open_part(&driver), Some(Part::Data));
    driver.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(open_part(&driver), Some(Part::Verb));
    driver.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(driver.state().rename.as_ref().map(|rename| rename.element), Some(node(2)));
    driver.key(Key::Escape);
    assert!(driver.state().rename.is_none() && driver.state().labelling.is_none());
    assert_eq!(driver.project().nodes[&NodeId(2)].name, "受付端末", "what was done stays");
    assert_eq!(driver.undo_all(), 6, "place, name, place with its arrow, name, verb, data");
}

#[test]
fn the_phase_comes_from_verb_and_place_is_said_to_and_can_be_changed() {
    let mut driver = Driver::with(CLINIC);
    draw(&mut driver, 1, 2);
    driver.key(Key::Tab);
    assert_eq!(driver.project().flows[&FlowId(2)].phases, [Phase::Operation]);
    driver.press("フェーズ: 運用(動詞と場所からの提案)");
    assert_eq!(open_part(&driver), Some(Part::Phase));
    driver.type_text("かいはつ");
    driver.key(Key::Enter);
    assert_eq!(driver.project().flows[&FlowId(2)].phases, [Phase::Development, Phase::Operation]);
    driver.press("外す 運用");
    assert_eq!(driver.project().flows[&FlowId(2)].phases, [Phase::Development]);
    driver.key(Key::Enter);
    assert_eq!(open_part(&driver), None);
    let label = driver.state().document.sheet().geometry().flows[&FlowId(2)].label.expect("a label");
    let data = driver.screen(Point(label.center().0, label.bottom() - 4.0));
    driver.double_click_at(data);
    if open_part(&driver) == Some(Part::Verb) {
        driver.key(Key::Tab);
    }
    assert!(driver.reads("フェーズ: 開発"), "what was chosen is no proposal any more");
}

#[test]
fn tab_asks_for_the_phase_where_verb_and_place_leave_it_open() {
    let mut driver = Driver::with(
        r#"Project(
            format: 1,
            title: "",
            zones: { "Z1": (kind: "zone.devsite", name: "拠点", frame: (0, 0, 400, 300)) },
            nodes: {
                "N01": (kind: "node.terminal", name: "開発端末", at: (120, 120)),
                "N02": (kind: "node.server", name: "サーバ", at: (700, 120)),
            },
        )"#,
    );
    draw(&mut driver, 1, 2);
    driver.key(Key::Tab);
    assert!(driver.project().flows[&FlowId(1)].phases.is_empty(), "between development and operation");
    assert!(driver.reads("フェーズ: 未記入") && driver.reads("Tab 次へ:フェーズ  Enter 追加・完了"));
    driver.key(Key::Tab);
    assert_eq!(open_part(&driver), Some(Part::Phase));
    assert!(listed(&driver)[0].starts_with("運用 提案"), "{:?}", listed(&driver));
    driver.type_text("2");
    driver.key(Key::Tab);
    assert_eq!(driver.project().flows[&FlowId(1)].phases.len(), 1);
    assert_eq!(driver.state().chooser.as_ref().and_then(|chooser| chooser.from), Some(NodeId(2)));
    driver.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(open_part(&driver), Some(Part::Phase));
    assert_eq!(driver.undo_all(), 3, "arrow, verb, phase");
}

#[test]
fn known_names_are_offered_and_taken_only_when_chosen() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(2));
    driver.key(Key::F2);
    driver.type_text("受付");
    assert_eq!(listed(&driver), ["受付端末"]);
    driver.key(Key::Enter);
    assert_eq!(driver.project().nodes[&NodeId(2)].name, "受付", "what was typed is what it is called");
    driver.key(Key::F2);
    driver.type_text("受付端");
    driver.key(Key::ArrowDown);
    driver.key(Key::Enter);
    assert_eq!(driver.project().nodes[&NodeId(2)].name, "受付端末");
}

#[test]
fn a_kind_kept_in_hand_places_one_after_another() {
    let mut driver = Driver::blank();
    let entry = driver.get(Role::Button, "端末").rect().center();
    driver.double_click_at(entry);
    for x in [200.0, 400.0, 600.0] {
        driver.click_world(Point(x, 300.0));
        driver.type_text(&format!("端末{x}"));
    }
    driver.key(Key::Enter);
    let names: Vec<_> = driver.project().nodes.values().map(|node| node.name.as_str()).collect();
    assert_eq!(names, ["端末200", "端末400", "端末600"]);
    assert_eq!(driver.state().tool, Tool::Node("node.terminal".to_owned()));
    driver.key(Key::Escape);
    assert_eq!(driver.state().tool, Tool::Select);
    driver.type_text("s");
    driver.type_text("s");
    driver.click_world(Point(200.0, 500.0));
    driver.key(Key::Enter);
    driver.click_world(Point(500.0, 500.0));
    assert_eq!(driver.project().nodes.len(), 5, "the key pressed twice keeps it as well");
}

#[test]
fn the_shortcut_sheet_names_every_kind_with_its_key() {
    let mut driver = Driver::blank();
    driver.type_text("?");
    assert!(driver.reads("サーバを置く") && driver.reads("s") && driver.reads("医療機関等を置く"));
}

fn draw(driver: &mut Driver, from: u32, to: u32) {
    let rect = driver.project().nodes[&NodeId(from)].rect();
    let start = driver.screen(Point(rect.center().0 - 20.0, rect.bottom() - 1.0));
    let end = driver.middle(node(to));
    driver.drag(start, end);
}

fn open_part(driver: &Driver) -> Option<Part> {
    driver.state().labelling.as_ref().map(nagarezu::app::label::standing::Labelling::part)
}

fn listed(driver: &Driver) -> Vec<String> {
    let options = driver.nodes().filter(|node| node.accesskit_node().role() == Role::ListBoxOption);
    options.filter_map(|node| name_of(&node.accesskit_node())).collect()
}

#[test]
fn the_field_of_an_arrow_between_distant_nodes_stands_on_the_canvas_with_the_label_in_sight() {
    for size in [egui::Vec2::new(1600.0, 1000.0), egui::Vec2::new(1000.0, 640.0)] {
        let mut driver = Driver::with(&CLINIC.replace("at: (800, 250)", "at: (3800, 1250)"));
        driver.resize(size);
        driver.keys(Modifiers::COMMAND, Key::Num0);
        driver.act(nagarezu::app::Action::Reveal(node(1)), &driver.ctx().clone());
        driver.settle();
        driver.key(Key::A);
        driver.key(Key::Enter);
        assert_eq!(open_part(&driver), Some(Part::Verb));
        let label = driver.state().document.sheet().geometry().flows[&FlowId(2)].label.expect("a label");
        let canvas = driver.state().camera.canvas;
        assert!(driver.state().camera.visible().contains_rect(label), "{size:?}");
        for part in ["どうする(動詞)", "何を(情報)"] {
            let field = driver.get(Role::SearchInput, part).rect();
            assert!(canvas.contains_rect(field), "{size:?} {part}: {field:?} in {canvas:?}");
            driver.key(Key::Tab);
        }
    }
}

#[test]
fn a_row_of_new_data_says_its_name_and_its_class() {
    let mut driver = Driver::with(CLINIC);
    draw(&mut driver, 1, 2);
    driver.key(Key::Tab);
    let painted = |driver: &Driver, text: &str| driver.painted_texts().iter().any(|(painted, _)| painted == text);
    driver.type_text("患者の検査結果");
    assert!(painted(&driver, "新しい情報「患者の検査結果」") && painted(&driver, "システム運用情報"));
    driver.type_text("とその画像の控えと説明の記録");
    let short = driver.painted_texts().into_iter().map(|(text, _)| text);
    let short: Vec<_> = short.filter(|text| text.starts_with("新しい情報「患者の検査結果")).collect();
    assert!(!short.is_empty() && short.iter().all(|text| text.ends_with("…」")), "{short:?}");
}
