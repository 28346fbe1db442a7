//! What several selected elements have in common, changed for all of them by one choice.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::model::{DataId, FlowId, NodeId, PartyId, PartyRole, Phase, Project, Value, ZoneId};

use crate::driver::{Driver, node, zone};

/// A clinic with two rooms, three terminals and a server.
const CLINIC: &str = r#"Project(
    format: 1,
    title: "診療所",
    profile: "gl-1.1",
    parties: { "P1": (name: "診療所", role: "医療機関等"), "P2": (name: "保守会社", role: "第三者") },
    data: { "D1": (name: "患者情報", class: "data.patient"), "D2": (name: "ログ", class: "data.operation") },
    zones: {
        "Z1": (kind: "zone.room", name: "受付", frame: (0, 0, 300, 400), party: "P1"),
        "Z2": (kind: "zone.room", name: "診察室", frame: (320, 0, 300, 400)),
    },
    nodes: {
        "N01": (kind: "node.terminal", name: "受付端末", at: (60, 80), environment: "本番", note: "窓口"),
        "N02": (kind: "node.terminal", name: "診察端末", at: (400, 80), party: "P1", properties: { "mfa": true, "auto_lock_min": 5 }),
        "N03": (kind: "node.tablet", name: "問診票", at: (400, 240)),
        "N04": (kind: "node.server", name: "サーバ", at: (800, 160)),
    },
    flows: {
        "F01": (verb: "flow.transfer", from: "N01", to: "N04", data: ["D1"], phases: ["運用"], note: "常時"),
        "F02": (from: "N02", to: "N04", data: ["D1", "D2"]),
        "F03": (from: "N03", to: "N04"),
    },
)"#;

fn flows() -> impl Iterator<Item = FlowId> {
    (1..=3).map(FlowId)
}

/// The clinic with everything selected that has one of these letters.
fn selected(elements: &str) -> Driver {
    let mut driver = Driver::with(CLINIC);
    let ctx = driver.ctx().clone();
    let elements = elements.split(' ').map(|id| id.parse().expect("an id")).collect();
    driver.act(nagarezu::app::Action::Select(elements), &ctx);
    driver.settle();
    driver
}

fn phases(project: &Project) -> Vec<&[Phase]> {
    flows().map(|id| project.flows[&id].phases.as_slice()).collect()
}

#[test]
fn several_flows_get_phase_verb_actor_and_data_in_a_step_each() {
    let mut driver = selected("F01 F02 F03");
    let before = driver.project().clone();
    assert!(driver.reads("3本の情報流"));
    let ticked = |driver: &Driver| driver.get(Role::CheckBox, "運用").accesskit_node().toggled();
    assert_eq!(ticked(&driver), Some(Toggled::Mixed));
    driver.click(Role::CheckBox, "運用");
    assert_eq!(phases(driver.project()), [[Phase::Operation]; 3]);
    assert_eq!(ticked(&driver), Some(Toggled::True));
    driver.choose("どうする", "転送");
    assert!(flows().all(|id| driver.project().flows[&id].verb.as_deref() == Some("flow.transfer")));
    driver.choose("情報を追加…", "患者情報");
    driver.press("外す ログ");
    assert!(flows().all(|id| driver.project().flows[&id].data == [DataId(1)]));
    driver.choose("情報を追加…", "新しい情報: 認証情報");
    assert!(flows().all(|id| driver.project().flows[&id].data == [DataId(1), DataId(3)]));
    driver.choose("通信の暗号化", "はい");
    driver.click(Role::CheckBox, "双方向");
    let properties = |id| &driver.project().flows[&id].properties;
    assert!(flows().all(|id| properties(id).get("encrypted_in_transit") == Some(&Value::Bool(true))));
    assert_eq!(driver.project().flows[&FlowId(1)].note, "常時");
    assert_eq!(driver.undo_all(), 7);
    assert!(*driver.project() == before);
}

#[test]
fn the_history_says_how_many_were_changed() {
    let mut driver = selected("F01 F02 F03");
    driver.click(Role::CheckBox, "開発");
    driver.press("履歴");
    assert!(
        driver
            .nodes()
            .any(|node| node.accesskit_node().label().is_some_and(|it| it.contains("フェーズの変更: 3本の情報流")))
    );
}

#[test]
fn several_nodes_and_zones_get_a_party_and_what_else_they_share() {
    let mut driver = selected("N01 N02 N03");
    assert!(driver.reads("3個の要素"));
    // Terminals and tablets can both be carried about; only terminals lock themselves.
    assert!(driver.find(Role::ComboBox, "持ち出し可能").is_some());
    assert!(driver.find(Role::ComboBox, "二要素認証").is_none());
    driver.choose("責任者", "保守会社");
    driver.choose("環境", "試験");
    driver.choose("持ち出し可能", "はい");
    let nodes = |driver: &Driver| (1..=3).map(|id| driver.project().nodes[&NodeId(id)].clone()).collect::<Vec<_>>();
    assert!(nodes(&driver).iter().all(|node| node.party == Some(PartyId(2))));
    // What is so by default is not written down.
    let written: Vec<_> = nodes(&driver).iter().map(|node| node.properties.contains_key("mobile")).collect();
    assert_eq!(written, [true, true, false]);
    driver.click(Role::ComboBox, "種類");
    driver.click_last("端末");
    assert!(nodes(&driver).iter().all(|node| node.kind == "node.terminal"));
    assert_eq!(nodes(&driver)[0].note, "窓口");
    assert_eq!(driver.undo_all(), 4);

    let mut driver = selected("Z1 Z2");
    driver.choose("責任者", "保守会社");
    driver.choose("立入り", "窓口(受付など)");
    let parties: Vec<_> = [1, 2].iter().map(|id| driver.project().zones[&ZoneId(*id)].party).collect();
    assert_eq!(parties, [Some(PartyId(2)); 2]);
    assert_eq!(driver.undo_all(), 2);
}

#[test]
fn a_field_that_differs_is_empty_and_changes_nothing_until_something_is_typed() {
    let mut driver = selected("N01 N02");
    let before = driver.project().clone();
    let label = "自動ロックまで (分)";
    let at = driver.field(label).rect().center();
    driver.click_at(at);
    driver.key(Key::Tab);
    driver.click_at(at);
    driver.type_text("9");
    driver.key(Key::Escape);
    assert!(*driver.project() == before);
    driver.fill(label, "10");
    driver.key(Key::Enter);
    let minutes = |id| driver.project().nodes[&NodeId(id)].properties.get("auto_lock_min").cloned();
    assert_eq!([minutes(1), minutes(2)], [Some(Value::Number(10.0)), Some(Value::Number(10.0))]);
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn walking_through_all_fields_of_a_mixed_selection_changes_nothing() {
    let mut driver = selected("Z1 Z2 N01 N02 N03 N04 F01 F02 F03");
    let before = driver.project().clone();
    assert!(["3本の情報流", "4個の要素", "2個の区画"].iter().all(|heading| driver.reads(heading)));
    driver.click(Role::ComboBox, "どうする");
    driver.key(Key::Escape);
    for _ in 0..60 {
        driver.key(Key::Tab);
    }
    assert!(*driver.project() == before);
    assert!(driver.state().document.history.can_undo().is_none());
}

#[test]
fn by_keys_alone_several_flows_get_a_phase() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.keys(Modifiers::COMMAND, Key::A);
    let mut steps = 0;
    driver.key(Key::F6);
    while driver.told_focused().as_deref() != Some("開発") {
        driver.key(Key::Tab);
        steps += 1;
        assert!(steps < 120, "{:?}", driver.told_focused());
    }
    driver.key(Key::Space);
    assert!(phases(driver.project()).iter().all(|phases| phases.contains(&Phase::Development)));
    assert!(driver.state().selection.contains(&zone(1)), "the selection stays");
}

#[test]
fn a_new_party_is_made_named_and_set_where_it_is_needed_as_one_step() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(4));
    let before = driver.project().clone();
    driver.choose("責任者", "新しい関係者…");
    driver.type_text("クラウド社");
    driver.key(Key::Enter);
    let party = driver.project().nodes[&NodeId(4)].party.expect("somebody is responsible");
    assert_eq!(driver.project().parties[&party].name, "クラウド社");
    assert_eq!(driver.state().only_selected(), Some(node(4)), "the node stays in front");
    assert_eq!(driver.undo_all(), 1);
    assert!(*driver.project() == before);
}

#[test]
fn a_new_party_is_made_for_several_at_once_with_the_role_that_is_usual_for_them() {
    let mut driver = Driver::with(
        r#"Project(
            format: 1,
            title: "",
            zones: {
                "Z1": (kind: "zone.medical", name: "本院", frame: (0, 0, 300, 300)),
                "Z2": (kind: "zone.medical", name: "分院", frame: (400, 0, 300, 300)),
            },
        )"#,
    );
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.choose("責任者", "新しい関係者…");
    driver.type_text("医療法人みなと");
    driver.choose("役割", "個人");
    let (id, party) = driver.project().parties.iter().next().expect("it is made");
    assert_eq!((party.name.as_str(), party.role), ("医療法人みなと", PartyRole::Person));
    assert!(driver.project().zones.values().all(|zone| zone.party == Some(*id)));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(driver.project().parties.values().next().expect("it is there").role, PartyRole::Medical);
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!(driver.project().parties.is_empty());
}
