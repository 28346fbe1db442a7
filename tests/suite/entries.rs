//! Threats and measures of the project's own, and changes of the catalogue's, entered in the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::app::Action;
use nagarezu::catalog::Origin;
use nagarezu::edit::{Command, EntryEdit};
use nagarezu::model::{Condition, FlowId, Name, OwnThreat, OwnThreatId, Rule, SecurityProperty, ThreatChange};
use nagarezu::register::RegisterKind;

use crate::driver::{Driver, flow, name_of};

fn is_disabled(driver: &Driver, name: &str) -> bool {
    driver.get(Role::Button, name).accesskit_node().is_disabled()
}

/// The flows for which a threat is proposed, by the catalogue's id.
fn proposed(driver: &Driver, id: &str) -> Vec<FlowId> {
    let place = driver.state().catalog().threats.place(id);
    let flows = &driver.state().document.analysis().flows;
    let has = |known: &nagarezu::analysis::FlowAnalysis| {
        known.proposals.iter().any(|proposal| Some(proposal.threat) == place)
    };
    flows.iter().filter(|(_, known)| has(known)).map(|(id, _)| *id).collect()
}

/// What is said of the flows that the condition holds for.
fn applies(driver: &Driver) -> String {
    driver
        .nodes()
        .find_map(|node| name_of(&node.accesskit_node()).filter(|name| name.starts_with("今の図では")))
        .expect("what it applies to is said")
}

fn told(driver: &Driver, beginning: &str) -> bool {
    driver.nodes().any(|node| name_of(&node.accesskit_node()).is_some_and(|name| name.starts_with(beginning)))
}

#[test]
fn a_threat_is_added_with_a_condition_chosen_from_lists_and_proposed_where_it_holds() {
    let mut driver = Driver::sample();
    let before = driver.project().clone();
    driver.menu("編集", "このプロジェクトの脅威・対策・種類…");
    assert!(driver.reads("まだなし"));
    driver.press("脅威を追加");
    assert!(is_disabled(&driver, "追加する") && driver.reads("名称がありません。日本語か英語の名称を入れてください"));
    driver.type_text("会話の録音");
    assert!(driver.reads("損なわれるものを1つ以上選んでください"));
    driver.click(Role::CheckBox, "機密性");
    assert!(driver.reads("中身の無い条件の組があります。条件を加えるか、組を外してください"));
    assert!(is_disabled(&driver, "追加する"));
    driver.press("条件を追加");
    assert!(!driver.reads("である"), "no half a sentence");
    assert!(driver.reads("何も選ばれていない条件があります。1つ以上選ぶか、条件を外してください"));
    driver.click(Role::ComboBox, "条件 1: どうする");
    driver.click(Role::Button, "人が関わる");
    let said = applies(&driver);
    assert!(!is_disabled(&driver, "追加する"));
    driver.press("追加する");

    let own = &driver.project().own.threats[&OwnThreatId(1)];
    assert_eq!((own.name.ja.as_str(), &own.when), ("会話の録音", &Condition::ViaPerson));
    let flows = proposed(&driver, "PT01");
    assert!(!flows.is_empty() && said.contains(&format!("{}件に当てはまる", flows.len())), "{said}");
    assert!(flows.iter().all(|flow| said.contains(&flow.to_string())), "{said}");
    assert_eq!(driver.state().catalog().threats.get("PT01").unwrap().origin, Origin::Project);
    assert!(driver.reads("PT01"), "it is open to be edited further");
    driver.press("閉じる");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(*driver.project(), before);
    assert!(driver.state().catalog().threats.get("PT01").is_none());
}

#[test]
fn a_threat_of_the_catalogue_is_switched_off_from_the_inspector_and_brought_back() {
    let mut driver = Driver::sample();
    let (threat, name) = {
        let state = driver.state();
        let proposal = state.document.analysis().flows[&FlowId(1)].proposals[0].threat;
        let threat = &state.catalog().threats.as_slice()[proposal];
        (threat.id.clone(), threat.name.ja.clone())
    };
    driver.select(flow(1));
    driver.click(Role::Link, &format!("この脅威を変更… {threat} {name}"));
    assert!(is_disabled(&driver, "適用"), "nothing has been changed yet");
    driver.click(Role::CheckBox, "このプロジェクトでは使わない");
    driver.fill("理由", "別の文書で扱う");
    driver.press("適用");
    assert!(proposed(&driver, &threat).is_empty());
    assert_eq!(driver.project().own.changed_threats[&threat].reason, "別の文書で扱う");
    assert!(driver.find(Role::Button, &format!("{threat} {name}(使わない)")).is_some());
    driver.press("カタログの内容に戻す");
    assert!(driver.project().own.is_empty() && !proposed(&driver, &threat).is_empty());
    assert!(is_disabled(&driver, "適用"));
}

#[test]
fn a_measure_is_added_that_covers_what_is_ticked_and_is_offered_then() {
    let mut driver = Driver::sample();
    driver.menu("編集", "このプロジェクトの脅威・対策・種類…");
    driver.press("対策");
    driver.press("対策を追加");
    driver.fill("名称 日本語", "遮音パネル");
    assert!(driver.reads("効く脅威を1つ以上選んでください"));
    driver.click(Role::ComboBox, "効く脅威: (選択)");
    driver.click(Role::CheckBox, "T01 不正な閲覧・操作");
    driver.key(Key::Escape);
    driver.press("追加する");
    let measure = driver.project().own.measures.values().next().expect("it is there").clone();
    assert_eq!((measure.name.ja.as_str(), measure.covers.clone()), ("遮音パネル", vec!["T01".to_owned()]));
    driver.press("削除");
    assert!(driver.project().own.is_empty());
}

#[test]
fn a_rule_says_what_is_missing_and_rejects_what_it_says_on_flows_drawn_later_too() {
    let mut driver = Driver::sample();
    driver.menu("編集", "このプロジェクトの脅威・対策・種類…");
    driver.press("却下の規則");
    driver.press("規則を追加");
    assert!(driver.reads("却下する理由を入れてください"));
    driver.fill("理由", "常に人がいる");
    assert!(driver.reads("却下する脅威を1つ以上選んでください"), "the words are those of a rule");
    driver.click(Role::ComboBox, "却下する脅威: (選択)");
    driver.click(Role::CheckBox, "T01 不正な閲覧・操作");
    driver.key(Key::Escape);
    driver.click(Role::ComboBox, "区画: (限定なし)");
    driver.click(Role::CheckBox, "Z10 診察室");
    driver.key(Key::Escape);
    let count = proposed(&driver, "T01").len();
    assert!(count > 0 && told(&driver, "今の図で却下の対象"), "what it would reject is said before it is added");
    driver.press("追加する");
    let (&id, rule) = driver.project().own.rules.iter().next().expect("it is there");
    assert_eq!(
        (rule.threats.as_slice(), rule.on.as_str()),
        (&["T01".to_owned()][..], driver.state().setting.today.as_str()),
        "today is proposed"
    );
    let flows = &driver.state().document.analysis().flows;
    let by_it: Vec<FlowId> = flows
        .iter()
        .filter(|(_, known)| known.proposals.iter().any(|proposal| proposal.rule == Some(id)))
        .map(|(flow, _)| *flow)
        .collect();
    assert!(!by_it.is_empty() && by_it.len() < count, "only in the room: {by_it:?} of {count}");
    driver.press("削除");
    assert!(driver.project().own.is_empty());
}

#[test]
fn a_rule_about_a_threat_that_is_defined_otherwise_now_is_listed_and_confirmed() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    let rule = Rule { threats: vec!["T01".into()], reason: "常に人がいる".into(), ..Rule::default() };
    let change = ThreatChange { harms: Some(vec![SecurityProperty::Availability]), ..ThreatChange::default() };
    for edit in [EntryEdit::AddRule(rule), EntryEdit::ChangeThreat("T01".into(), Some(change))] {
        driver.act(Action::Edit(Command::EditEntry(Box::new(edit))), &ctx);
        driver.settle();
    }
    assert!(driver.reads("要見直し 1"), "the status bar counts it");
    driver.menu("見直し", "見直し一覧…");
    assert!(driver.reads("規則K01: 常に人がいる"));
    assert!(driver.reads("T01 脅威の定義が変わった"));
    driver.press("確認 K01");
    assert!(driver.reads("要見直しの判断はありません"));
    assert!(!driver.reads("要見直し 1"));
}

#[test]
fn a_threat_that_is_gone_is_unticked_in_the_rule_that_names_it() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    let threat = OwnThreat {
        name: Name { ja: "録音".into(), en: String::new() },
        description: Name::default(),
        harms: vec![SecurityProperty::Confidentiality],
        when: Condition::ViaPerson,
        likelier_when: None,
        unlikelier_when: None,
        covered_by: Vec::new(),
        source: String::new(),
        reason: String::new(),
    };
    let threats = vec!["T01".to_owned(), "PT01".to_owned()];
    let rule = Rule { threats, reason: "常に人がいる".into(), ..Rule::default() };
    let edits = [EntryEdit::AddThreat(threat), EntryEdit::AddRule(rule), EntryEdit::DropThreat(OwnThreatId(1))];
    for edit in edits {
        driver.act(Action::Edit(Command::EditEntry(Box::new(edit))), &ctx);
        driver.settle();
    }
    driver.act(Action::OpenEntry("K01".into()), &ctx);
    driver.settle();
    assert!(told(&driver, "もう無い脅威を名指している: PT01"));
    driver.click(Role::ComboBox, "却下する脅威: T01 不正な閲覧・操作、PT01 (もう無い脅威)");
    driver.click_aloud("PT01 (もう無い脅威)");
    driver.key(Key::Escape);
    assert!(!told(&driver, "もう無い脅威を名指している"));
    driver.press("適用");
    let rule = driver.project().own.rules.values().next().expect("it is there");
    assert_eq!(rule.threats, ["T01"]);
    assert!(!driver.reads("要見直し 1"));
}

#[test]
fn a_rule_is_put_together_from_rows_of_the_threats_and_reaches_no_further_than_their_room() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    driver.act(Action::ShowRegister(RegisterKind::Threats), &ctx);
    driver.settle();
    let flow = proposed(&driver, "T01")[0];
    let filter = format!("{flow} 不正な閲覧");
    driver.fill("絞り込み", &filter);
    driver.press("表示中の1件を選択");
    driver.press("規則として残す…");
    assert!(driver.reads("新しい規則") && is_disabled(&driver, "追加する"), "it is gone through first");
    driver.fill("理由", "常に人がいる");
    driver.press("追加する");
    let rule = driver.project().own.rules.values().next().expect("it is there");
    let place = driver.state().document.analysis().nodes[&driver.project().flows[&flow].from].place;
    assert_eq!((rule.threats.as_slice(), rule.zones.first().copied()), (&["T01".to_owned()][..], place));
}
