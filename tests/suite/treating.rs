//! Treating risks in the inspector: measures with all that is known of them, what remains, threats in one's own words.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::app::Action;
use nagarezu::app::panels::PanelKind;
use nagarezu::edit::Command;
use nagarezu::model::{Decision, FlowId, Measure, MeasureId, PartyId, Risk, RiskId, Status};
use nagarezu::register::RegisterKind;

use crate::driver::{Driver, flow, name_of};

/// Two servers between which data flows twice, and a risk of which the measure stands on one flow only.
const BETWEEN_SERVERS: &str = r#"Project(
    format: 1,
    title: "転送",
    profile: "gl-1.1",
    parties: { "P1": (name: "当社", role: "対象事業者") },
    data: { "D1": (name: "患者情報", class: "data.patient") },
    zones: { "Z1": (kind: "zone.dc", name: "DC", frame: (0, 0, 900, 300), party: "P1") },
    nodes: {
        "N01": (kind: "node.server", name: "サーバA", at: (120, 120)),
        "N02": (kind: "node.server", name: "サーバB", at: (620, 120)),
    },
    flows: {
        "F01": (verb: "flow.transfer", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]),
        "F02": (verb: "flow.transfer", from: "N02", to: "N01", data: ["D1"], phases: ["運用"]),
    },
    measures: {
        "C01": (kind: "M41", on: ["F01"], performer: "対象事業者", status: "実施済"),
        "C02": (kind: "M41", performer: "対象事業者", status: "実施済"),
    },
    risks: { "R01": (threat: "T02", flows: ["F01", "F02"], measures: ["C01"]) },
)"#;

fn measure(driver: &Driver, id: u32) -> &Measure {
    &driver.project().measures[&MeasureId(id)]
}

fn risk(driver: &Driver) -> &Risk {
    driver.project().risks.values().next().expect("there is a risk")
}

#[test]
fn a_rejected_risk_offers_to_delete_the_measures_planned_for_it_alone() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    let act = |driver: &mut Driver, command| {
        driver.act(Action::Edit(command), &ctx);
        driver.settle();
    };
    let risk = Risk { threat: Some("T01".to_owned()), flows: vec![FlowId(1)], ..Risk::default() };
    let measure = |status| Measure { status, ..Measure::planned(None, "点検".to_owned(), Vec::new()) };
    let measures = vec![measure(Status::Planned), measure(Status::InProgress)];
    act(&mut driver, Command::Resolve { risk: None, decided: Box::new(risk), measures });
    let (adopted, steps) = (driver.project().clone(), driver.state().document.history.done());
    let (&id, risk) = adopted.risks.iter().next().expect("it is there");
    let rejected = Risk { decision: Decision::Rejected, reason: "使わない".to_owned(), ..risk.as_ref().clone() };
    act(&mut driver, Command::SetRisk(id, Box::new(rejected)));
    assert!(driver.reads("計画中の対策C01が残りました"), "what is under way is nobody's to delete");
    driver.click(Role::Button, "対策も削除");
    assert_eq!(driver.project().measures.keys().copied().collect::<Vec<_>>(), [MeasureId(2)]);
    assert!(driver.reads("対策C01も削除しました"));
    assert_eq!(driver.state().document.history.done(), steps + 1, "one step");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(*driver.project(), adopted);
    // A deleted one does the same; after another step nothing is offered any more.
    act(&mut driver, Command::Delete { elements: [id.into()].into() });
    assert!(driver.find(Role::Button, "対策も削除").is_some());
    let profile = driver.project().profile.clone();
    act(&mut driver, Command::SetProject { title: "別の題".into(), profile });
    assert!(driver.find(Role::Button, "対策も削除").is_none() && !driver.reads("計画中の対策C01が残りました"));
}

#[test]
fn a_measure_out_of_place_is_said_so_and_mended_by_one_click() {
    let mut driver = Driver::with(BETWEEN_SERVERS);
    driver.select(flow(1));
    assert!(driver.reads("F02には届いていない"));
    driver.click_aloud("情報流に置く C01");
    assert_eq!(measure(&driver, 1).on, [flow(1), flow(2)]);
    assert!(!driver.reads("F02には届いていない"));
}

#[test]
fn a_measure_in_place_is_offered_and_taken_off_again() {
    let mut driver = Driver::with(BETWEEN_SERVERS);
    driver.select(flow(1));
    driver.click_aloud("+ C02 通信の暗号化(TLS)");
    assert_eq!(risk(&driver).measures, [MeasureId(1), MeasureId(2)]);
    driver.click_aloud("C02 通信の暗号化(TLS)");
    driver.click_aloud("リスクから外す 通信の暗号化(TLS)");
    assert_eq!(risk(&driver).measures, [MeasureId(1)]);
    assert!(driver.project().measures.contains_key(&MeasureId(2)), "it stays in the project");
}

#[test]
fn a_measure_is_placed_owned_and_deleted() {
    let mut driver = Driver::with(BETWEEN_SERVERS);
    driver.select(flow(1));
    assert!(!driver.reads("担当"), "what is known of a measure is folded away");
    driver.click_aloud("C01 通信の暗号化(TLS)");
    driver.click_aloud("置き場所を追加…");
    driver.click_aloud("P1 当社");
    assert_eq!(measure(&driver, 1).on, [flow(1), PartyId(1).into()]);
    driver.click_aloud("置き場所を追加…");
    driver.click_aloud("プロジェクト全体");
    assert_eq!(measure(&driver, 1).on, []);
    driver.field("担当").focus();
    driver.settle();
    driver.type_text("佐藤");
    driver.key(Key::Enter);
    assert_eq!(measure(&driver, 1).owner, "佐藤");
    driver.click_aloud("対策を削除 通信の暗号化(TLS)");
    assert!(!driver.project().measures.contains_key(&MeasureId(1)));
    assert_eq!(risk(&driver).measures, []);
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(measure(&driver, 1).owner, "佐藤");
}

#[test]
fn what_remains_is_computed_until_a_person_sets_it_and_says_why() {
    let mut driver = Driver::with(BETWEEN_SERVERS);
    driver.select(flow(1));
    driver.click_aloud("残存影響度");
    let steps: Vec<String> = driver.state().catalog().criteria.impact.iter().map(|step| step.id.clone()).collect();
    driver.click_aloud(&steps[0]);
    assert!(risk(&driver).residual_impact.is_some());
    assert!(driver.reads("計算と異なる理由が未記入"));
    driver.field("計算と異なる理由").focus();
    driver.settle();
    driver.type_text("写しがない");
    driver.key(Key::Tab);
    assert_eq!(risk(&driver).residual_reason, "写しがない");
    assert!(!driver.reads("計算と異なる理由が未記入"));
}

#[test]
fn a_threat_in_ones_own_words_becomes_a_risk() {
    let mut driver = Driver::with(BETWEEN_SERVERS);
    driver.select(flow(2));
    let before = driver.project().risks.len();
    driver.field("脅威を追加(自分の言葉で)").focus();
    driver.settle();
    driver.type_text("時刻のずれ");
    driver.key(Key::Enter);
    assert_eq!(driver.project().risks.len(), before + 1);
    let added = driver.project().risks.values().next_back().expect("it was added").clone();
    assert_eq!((added.words.as_str(), added.flows.len()), ("時刻のずれ", 1));
    assert!(!added.about.is_empty(), "it takes note of what it is about");
    driver.field("脅威").focus();
    driver.settle();
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.type_text("時計のずれ");
    driver.key(Key::Enter);
    assert!(driver.reads("時計のずれ"));
}

/// Brings the 脅威一覧 to the front, with room for some rows.
fn show_threats(driver: &mut Driver) {
    let ctx = driver.ctx().clone();
    driver.act(Action::ShowRegister(RegisterKind::Threats), &ctx);
    driver.act(Action::ResizePanel(PanelKind::Registers, 400.0), &ctx);
    driver.settle();
}

#[test]
fn all_rows_the_filter_leaves_are_rejected_with_one_reason_in_one_step() {
    let mut driver = Driver::sample();
    show_threats(&mut driver);
    driver.fill("絞り込み", "T01");
    driver.key(Key::Escape);
    let proposed = driver.nodes().filter(|part| {
        let name = name_of(&part.accesskit_node());
        part.accesskit_node().role() == Role::Label && name.is_some_and(|name| name.starts_with("T01 "))
    });
    let rows: Vec<_> = proposed.map(|part| part.rect().center()).collect();
    assert!(rows.len() >= 3, "{rows:?}");
    driver.move_to(rows[0]);
    driver.keys(Modifiers::COMMAND, Key::A);
    assert_eq!(driver.state().selection.len(), 0, "over the table, its rows are meant and not the drawing");
    let catalog = driver.state().catalog();
    let viewing = catalog.threats.place("T01").expect("the threat is there");
    let known = &driver.state().document.analysis().flows;
    let threatened = known.values().filter(|known| known.proposals.iter().any(|other| other.threat == viewing)).count();
    driver.fill("却下の理由", "対象外");
    driver.press(&format!("まとめて却下({threatened}件)"));
    let risks: Vec<_> = driver.project().risks.values().map(|risk| Risk::clone(risk)).collect();
    assert_eq!(risks.len(), 1, "one decision");
    assert_eq!((risks[0].flows.len(), risks[0].reason.as_str()), (threatened, "対象外"));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!(driver.project().risks.is_empty(), "in one step");
}

#[test]
fn rows_are_taken_one_by_one_and_as_a_range() {
    let mut driver = Driver::sample();
    show_threats(&mut driver);
    let rows: Vec<_> = driver
        .nodes()
        .filter(|part| {
            let name = name_of(&part.accesskit_node());
            part.accesskit_node().role() == Role::Label
                && name.is_some_and(|name| name.starts_with('T') && name.as_bytes().get(3) == Some(&b' '))
        })
        .map(|part| part.rect().center())
        .collect();
    assert!(rows.len() >= 4, "{rows:?}");
    driver.click_at(rows[0]);
    driver.click_with(Modifiers::COMMAND, rows[2]);
    assert!(driver.reads("2件を選択中"));
    driver.click_with(Modifiers::SHIFT, rows[3]);
    assert!(driver.reads("2件を選択中"), "a range from the last one");
    driver.click_with(Modifiers::COMMAND, rows[3]);
    assert!(driver.reads("1件を選択中"));
    driver.press("まとめて採用(1件)");
    assert_eq!(driver.project().risks.len(), 1);
}

#[test]
fn threats_of_several_flows_are_decided_together() {
    let mut driver = Driver::sample();
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.click_aloud("採用 すべての脅威");
    let project = driver.project();
    assert!(project.risks.values().all(|risk| risk.flows.len() == 1), "a risk a flow, each with its own level");
    let known = driver.state().document.analysis();
    assert!(known.flows.values().all(|flow| flow.proposals.iter().all(|proposal| proposal.decided.is_some())));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!(driver.project().risks.is_empty(), "in one step");
}

#[test]
fn several_flows_become_one_risk_only_when_asked_and_a_card_parts_them_again() {
    let mut driver = Driver::with(BETWEEN_SERVERS);
    driver.select(flow(1));
    assert!(driver.reads("この判断はほかの情報流1件も対象"));
    driver.click_aloud("この情報流を分ける");
    let flows: Vec<_> = driver.project().risks.values().map(|risk| risk.flows.clone()).collect();
    assert_eq!(flows, [vec![FlowId(2)], vec![FlowId(1)]]);
    assert!(!driver.reads("この判断はほかの情報流1件も対象"));
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.click_aloud("判断を取り消す");
    assert_eq!(driver.project().risks.values().next().expect("it is left").flows, [FlowId(2)]);
    assert!(!driver.reads("要見直し"), "a flow taken out is no change of the others");
    driver.keys(Modifiers::COMMAND, Key::Z);

    driver.keys(Modifiers::COMMAND, Key::A);
    driver.click_aloud("1件のリスクにまとめる");
    driver.click_aloud("採用 すべての脅威");
    let risks = &driver.project().risks;
    assert!(risks.len() > 1 && risks.values().skip(1).any(|risk| risk.flows.len() == 2));
}

#[test]
fn deciding_about_many_leaves_out_what_is_decided_unless_asked_and_clears_no_mark() {
    let mut driver = Driver::with(include_str!("../../samples/figure-5-3-assessed.ron"));
    let ctx = driver.ctx().clone();
    let mut carried = driver.project().flows[&FlowId(19)].as_ref().clone();
    carried.data.push(nagarezu::model::DataId(1));
    driver.act(Action::Edit(Command::SetFlow(FlowId(19), Box::new(carried))), &ctx);
    driver.act(Action::Edit(Command::Delete { elements: [RiskId(1).into()].into() }), &ctx);
    show_threats(&mut driver);
    let marked = |driver: &Driver| -> Vec<RiskId> {
        let risks = &driver.state().document.analysis().risks;
        risks.iter().filter(|(_, risk)| !risk.review.is_empty()).map(|(&id, _)| id).collect()
    };
    let (before, marks) = (driver.project().clone(), marked(&driver));
    assert!(!marks.is_empty());
    press_beginning(&mut driver, "表示中の");
    driver.fill("却下の理由", "対象外");
    press_beginning(&mut driver, "まとめて却下");
    let decided = |project: &nagarezu::model::Project| -> Vec<_> {
        before.risks.keys().map(|id| project.risks.get(id).cloned()).collect()
    };
    assert_eq!(decided(driver.project()), before.risks.values().cloned().map(Some).collect::<Vec<_>>());
    assert_eq!(driver.project().risks.len(), before.risks.len() + 1, "what was open is rejected");
    assert_eq!(marked(&driver), marks);
    driver.click_aloud("判断済みも変更");
    press_beginning(&mut driver, "まとめて却下");
    assert!(driver.project().risks.values().all(|risk| risk.decision == Decision::Rejected), "it was asked for");
    assert_eq!(marked(&driver), marks, "many at once are no new look at each");
    assert!(!press_beginning(&mut driver, "まとめて却下"), "and it has to be asked for anew");
}

/// Presses the button whose name begins so; answers whether it could be.
fn press_beginning(driver: &mut Driver, beginning: &str) -> bool {
    let buttons = driver.nodes().filter(|part| part.accesskit_node().role() == Role::Button);
    let parts: Vec<_> =
        buttons.map(|part| (name_of(&part.accesskit_node()), part.accesskit_node().is_disabled())).collect();
    let found = parts.into_iter().find_map(|(name, off)| Some((name.filter(|name| name.starts_with(beginning))?, off)));
    let (name, is_disabled) = found.expect("a button");
    if !is_disabled {
        driver.press(&name);
    }
    !is_disabled
}

#[test]
fn the_list_of_measures_is_narrowed_down_by_typing_a_name_a_reading_or_a_number() {
    let mut driver = Driver::with(BETWEEN_SERVERS);
    driver.select(flow(1));
    let kind = |driver: &Driver| {
        let id = *risk(driver).measures.last().expect("a measure");
        driver.project().measures[&id].kind.clone()
    };
    let offered = |driver: &Driver| -> Vec<String> {
        let names = driver.nodes().filter_map(|node| name_of(&node.accesskit_node()));
        names.filter(|name| name.starts_with('M') && name.contains('(')).collect()
    };
    driver.click_aloud("対策を追加…");
    assert!(offered(&driver).len() > 50);
    driver.type_text("sougoninshou");
    assert_eq!(offered(&driver).len(), 1, "{:?}", offered(&driver));
    driver.key(Key::Enter);
    assert_eq!(kind(&driver).as_deref(), Some("M42"));

    driver.click_aloud("対策を追加…");
    driver.type_text("にんしょう");
    let found = offered(&driver);
    assert!(found.len() > 2 && found.iter().all(|name| name.contains("認証")), "{found:?}");
    driver.key(Key::ArrowDown);
    driver.key(Key::Enter);
    let id = found[1].split(' ').next();
    assert_eq!(kind(&driver).as_deref(), id);

    driver.click_aloud("対策を追加…");
    driver.type_text("送信先の読み合わせ");
    assert!(offered(&driver).is_empty());
    driver.key(Key::Enter);
    let own = driver.project().measures.values().next_back().expect("a measure");
    assert_eq!((own.kind.as_deref(), own.name.as_str()), (None, "送信先の読み合わせ"));

    driver.click_aloud("対策を追加…");
    driver.type_text("m01");
    driver.key(Key::Escape);
    assert_eq!(driver.undo_all(), 3, "given up, nothing is added");
}
