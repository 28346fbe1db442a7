//! Kinds of the project's own: added in the dialog, drawn from the palette, analysed as what they work like, dropped again.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::model::{FlowId, NodeId, OwnNodeKindId, Point, Value};

use crate::driver::{Driver, flow, name_of, node, zone};

/// A clinic's room with a terminal that patient data are sent to, in a data centre of the provider.
const ROOM: &str = r#"Project(
    format: 1,
    title: "画像診断",
    profile: "gl-1.1",
    parties: {
        "P1": (name: "当社", role: "対象事業者"),
        "P2": (name: "病院", role: "医療機関等"),
    },
    data: { "D1": (name: "撮影画像", class: "data.patient") },
    zones: {
        "Z1": (kind: "zone.medical", name: "病院", frame: (0, 0, 600, 400), party: "P2"),
        "Z2": (kind: "zone.dc", name: "DC", frame: (700, 0, 400, 400), party: "P1"),
    },
    nodes: {
        "N01": (kind: "node.terminal", name: "受付端末", at: (60, 60)),
        "N02": (kind: "node.server", name: "画像サーバ", at: (860, 160)),
    },
    flows: { "F01": (verb: "flow.transfer", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]) },
)"#;

const DIALOG: &str = "このプロジェクトの脅威・対策・種類…";

fn told(driver: &Driver, part: &str) -> bool {
    driver.nodes().any(|node| name_of(&node.accesskit_node()).is_some_and(|name| name.contains(part)))
}

/// Chooses from a list.
fn choose(driver: &mut Driver, list: &str, option: &str) {
    driver.click(Role::ComboBox, list);
    driver.click_last(option);
}

fn add_mri(driver: &mut Driver) {
    driver.menu("編集", DIALOG);
    driver.press("要素の種類");
    driver.press("要素の種類を追加");
    assert!(driver.reads("名称がありません。日本語か英語の名称を入れてください"));
    driver.fill("名称 日本語", "MRI装置");
    assert!(driver.reads("元にする種類を選んでください"), "nothing is chosen in a person's stead");
    choose(driver, "元にする種類: ", "端末");
    driver.press("アイコン: 顕微鏡");
    driver.press("追加する");
    assert!(driver.reads("PN01") && driver.reads("今の図では使っていない"));
    driver.press("閉じる");
}

fn threats(driver: &Driver, of: u32) -> Vec<String> {
    let catalog = driver.state().catalog();
    let proposals = &driver.state().document.analysis().flows[&FlowId(of)].proposals;
    proposals.iter().map(|proposal| catalog.threats.as_slice()[proposal.threat].id.clone()).collect()
}

#[test]
fn an_own_kind_is_added_placed_connected_analysed_and_dropped() {
    let mut driver = Driver::with(ROOM);
    let before = driver.project().clone();
    add_mri(&mut driver);

    driver.press("MRI装置");
    driver.click_world(Point(300.0, 260.0));
    driver.key(Key::Enter);
    let placed = &driver.project().nodes[&NodeId(3)];
    assert_eq!((placed.kind.as_str(), placed.name.as_str()), ("PN01", "MRI装置"));
    driver.select(node(3));
    assert!(driver.reads("N03 MRI装置") && driver.reads("このプロジェクト独自(端末として扱う)"));

    // Connected and described, its flow has the threats of a terminal's.
    let ctx = driver.ctx().clone();
    let (from, to) = (NodeId(3), NodeId(2));
    let draw = nagarezu::edit::Command::DrawFlow { from, to, two_way: false };
    driver.act(nagarezu::app::Action::Edit(draw), &ctx);
    driver.settle();
    let mut drawn = (*driver.project().flows[&FlowId(2)]).clone();
    let model = driver.project().flows[&FlowId(1)].clone();
    (drawn.verb, drawn.data, drawn.phases) = (model.verb.clone(), model.data.clone(), model.phases.clone());
    let describe = nagarezu::edit::Command::SetFlow(FlowId(2), Box::new(drawn));
    driver.act(nagarezu::app::Action::Edit(describe), &ctx);
    driver.settle();
    assert_eq!(threats(&driver, 2), threats(&driver, 1));
    assert!(!threats(&driver, 2).is_empty());
    let with = driver.project().clone();

    driver.menu("編集", DIALOG);
    driver.press("要素の種類");
    driver.click_last("PN01 MRI装置");
    assert!(
        driver.reads("今の図で1件が使用: N03。削除すると、この1件は「端末」になる"),
        "how many is said before it is dropped"
    );
    driver.press("削除");
    assert_eq!(driver.project().nodes[&NodeId(3)].kind, "node.terminal");
    assert!(driver.project().own.is_empty());
    driver.press("閉じる");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(*driver.project(), with, "one step");
    assert_eq!(driver.state().catalog().node_kinds.get("PN01").expect("it is back").icon, "microscope");
    driver.undo_all();
    assert_eq!(*driver.project(), before);
}

#[test]
fn a_kind_is_added_like_that_of_an_element_and_given_to_it() {
    let mut driver = Driver::with(ROOM);
    driver.select(node(1));
    driver.click(Role::Link, "この種類を元に追加… 端末");
    assert!(driver.reads("新しい要素の種類"));
    driver.fill("名称 日本語", "自動受付機");
    choose(&mut driver, "持ち出し可能: 元と同じ(いいえ)", "はい");
    driver.press("追加する");
    let kind = driver.project().own.node_kinds[&OwnNodeKindId(1)].clone();
    assert_eq!((kind.like.as_str(), kind.defaults.get("mobile")), ("node.terminal", Some(&Value::Bool(true))));
    driver.press("閉じる");
    choose(&mut driver, "種類", "自動受付機");
    assert_eq!(driver.project().nodes[&NodeId(1)].kind, "PN01");
    driver.click_last("この種類を変更… 自動受付機");
    driver.fill("名称 日本語", "受付ロボット");
    driver.press("適用");
    driver.press("閉じる");
    assert!(driver.reads("N01 受付ロボット"));
}

#[test]
fn a_kind_of_the_catalogue_is_switched_off_renamed_and_brought_back() {
    let mut driver = Driver::with(ROOM);
    assert!(driver.find(Role::Button, "端末").is_some());
    driver.menu("編集", DIALOG);
    driver.press("要素の種類");
    driver.click_last("サーバ");
    driver.fill("名称 日本語", "計算機");
    driver.press("適用");
    driver.click_last("端末");
    driver.click(Role::CheckBox, "このプロジェクトでは候補に出さない(図にあるものはそのまま)");
    driver.fill("理由", "使わない");
    driver.press("適用");
    assert!(driver.find(Role::Button, "端末(使わない)").is_some() && told(&driver, "計算機(変更)"));
    driver.press("閉じる");
    assert!(driver.find(Role::Button, "端末").is_none(), "the palette does not offer it");
    assert!(driver.find(Role::Button, "計算機").is_some());
    driver.select(node(1));
    assert!(driver.reads("N01 端末"), "what is there stays");
    driver.menu("編集", DIALOG);
    driver.press("要素の種類");
    driver.click_last("端末(使わない)");
    driver.press("カタログの内容に戻す");
    driver.click_last("計算機(変更)");
    driver.press("カタログの内容に戻す");
    assert!(driver.project().own.is_empty());
    driver.press("閉じる");
    assert!(driver.find(Role::Button, "端末").is_some() && driver.find(Role::Button, "サーバ").is_some());
}

#[test]
fn zones_and_verbs_of_the_project_s_own_are_offered_and_named() {
    let mut driver = Driver::with(ROOM);
    driver.menu("編集", DIALOG);
    driver.press("区画の種類");
    driver.press("区画の種類を追加");
    driver.fill("名称 日本語", "撮影室");
    choose(&mut driver, "元にする種類: ", "部屋・区画");
    driver.press("色: 自宅・外出先の色");
    choose(&mut driver, "枠線: 元と同じ(実線)", "破線");
    driver.press("追加する");
    driver.press("情報流の種類");
    driver.press("情報流の種類を追加");
    driver.fill("名称 日本語", "撮影");
    choose(&mut driver, "元にする種類: ", "転送");
    driver.fill("4W1Hの文 日本語", "{who}が{what}を撮る {whom}");
    assert!(told(&driver, "「whom」は埋められません"));
    driver.fill("4W1Hの文 日本語", "{what}を撮って{to}へ送る");
    driver.press("追加する");
    driver.press("閉じる");
    let zones = &driver.state().catalog().zone_kinds;
    assert!(zones.get("PZ01").is_some_and(|kind| kind.dashed && kind.color == "zone.home"));
    driver.select(zone(1));
    choose(&mut driver, "種類", "撮影室");
    assert_eq!(driver.project().zones.values().next().expect("it is there").kind, "PZ01");
    driver.select(flow(1));
    choose(&mut driver, "どうする", "撮影");
    assert!(told(&driver, "撮影画像を撮って画像サーバへ送る"));
}

#[test]
fn a_renamed_verb_is_written_on_the_flows_that_are_drawn() {
    let mut driver = Driver::with(ROOM);
    let label = |driver: &Driver| driver.state().document.sheet().geometry().flows[&FlowId(1)].label;
    let before = label(&driver);
    driver.menu("編集", DIALOG);
    driver.press("情報流の種類");
    driver.click_last("転送");
    driver.fill("名称 日本語", "暗号化された経路での伝送");
    driver.press("適用");
    driver.press("閉じる");
    let after = label(&driver);
    assert!(after.expect("a label").2 > before.expect("a label").2, "the label has room for the longer verb");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(label(&driver).map(|label| label.2), before.map(|label| label.2));
}
