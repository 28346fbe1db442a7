//! 全体の状況: figures in the place of the drawing, each a button that lists what it counts and selects it.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::analysis::{Coverage, Figure, Part, Summary, Time};
use nagarezu::app::Action;
use nagarezu::model::{ElementId, Level, PartyId, Phase, RiskId};
use nagarezu::register::RegisterKind;

use crate::driver::{Driver, flow, name_of};

const ALT: Modifiers = Modifiers::ALT;

fn assessed() -> Driver {
    let mut driver = Driver::with(include_str!("../../samples/figure-5-3-assessed.ron"));
    driver.keys(ALT, Key::Num5);
    assert!(driver.reads("全体の状況"));
    driver
}

fn summary(driver: &Driver) -> Summary {
    let document = &driver.state().document;
    Summary::new(document.shown(), document.analysis(), Some("2026-11-23"))
}

/// The ids with which the rows in sight begin.
fn listed(driver: &Driver, letter: char) -> BTreeSet<String> {
    let window = driver.ctx().content_rect();
    let labels = driver.nodes().filter_map(|node| {
        let accessible = node.accesskit_node();
        let name = (accessible.role() == Role::Label).then(|| name_of(&accessible)).flatten()?;
        (node.rect().left() < window.left() + 60.0).then_some(name)
    });
    labels
        .filter(|name| name.starts_with(letter) && name.len() <= 5 && name[1..].chars().all(|c| c.is_ascii_digit()))
        .collect()
}

#[test]
fn the_levels_of_the_sample_are_read_off_it() {
    let driver = assessed();
    for (level, count) in [("S", 1), ("A", 21), ("B", 13), ("C", 1)] {
        driver.get(Role::Button, &format!("対策前 レベル{level} {count}件"));
    }
    let summary = summary(&driver);
    let after = Level::ALL.iter().map(|&level| summary.risks(Figure::Level(Time::After, level)));
    assert_eq!(after.collect::<Vec<_>>(), [0, 0, 10, 21, 5]);
}

#[test]
fn after_measures_is_one_press_away() {
    let mut driver = assessed();
    driver.press("対策後");
    for (level, count) in [("B", 10), ("C", 21), ("D", 5)] {
        driver.get(Role::Button, &format!("対策後 レベル{level} {count}件"));
    }
    driver.click_aloud("対策後 レベルD 5件");
    assert_eq!(driver.state().register, RegisterKind::Treatments, "where what remains can be read");
}

#[test]
fn a_cell_of_the_matrix_lists_its_risks_and_selects_their_flows() {
    let mut driver = assessed();
    let summary = summary(&driver);
    driver.click_aloud("対策前 S(影響度「大」・顕在化率「高」) 1件");
    let state = driver.state();
    assert_eq!(state.register, RegisterKind::Risks);
    let figure = Figure::Cell { time: Time::Before, impact: 2, likelihood: 2 };
    assert_eq!(state.document.narrowing(), Some(figure));
    let [ElementId::Risk(risk)] = Vec::from_iter(summary.elements(figure, state.document.analysis()))[..] else {
        panic!("one risk")
    };
    assert_eq!(listed(&driver, 'R'), [risk.to_string()].into());
    let flows: BTreeSet<ElementId> = state.project().risks[&risk].flows.iter().map(|&flow| flow.into()).collect();
    assert_eq!(state.selection, flows);
    assert!(driver.find(Role::Button, "リスク一覧 1 / 36").is_some(), "the tab says how many of them it shows");
    // The drawing shows what is selected, and all rows come back.
    driver.press("図で見る");
    assert!(!driver.state().visible.overview);
    assert_eq!(driver.state().selection, flows);
    let close = "絞り込み「対策前 S(影響度「大」・顕在化率「高」): 1件」を解く";
    driver.press(close);
    assert_eq!(driver.state().document.narrowing(), None);
    assert!(driver.find(Role::Button, "リスク一覧 36").is_some());
}

#[test]
fn a_dot_leads_to_what_was_decided() {
    let mut driver = assessed();
    let risk = driver.project().risks[&RiskId(1)].clone();
    let name = driver
        .nodes()
        .filter(|node| node.accesskit_node().role() == Role::Button)
        .find_map(|node| name_of(&node.accesskit_node()).filter(|name| name.starts_with("R01 ")))
        .expect("its dot");
    driver.click_aloud(&name);
    assert!(!driver.state().visible.overview, "the drawing is shown again");
    assert_eq!(driver.state().selection, [risk.flows[0].into()].into());
}

#[test]
fn a_step_and_an_area_list_their_flows() {
    let mut driver = assessed();
    driver.click_aloud("未記述の情報流 1件");
    assert_eq!(driver.state().register, RegisterKind::Flows);
    assert_eq!(listed(&driver, 'F'), ["F04".to_owned()].into());
    assert_eq!(driver.state().selection, [flow(4)].into());
    driver.click_aloud("「開発」の情報流 10件");
    let analysis = driver.state().document.analysis().clone();
    let flows = &analysis.areas.phases[&Phase::Development].flows;
    assert_eq!(driver.state().selection, flows.iter().map(|&flow| flow.into()).collect());
    let none = driver.get(Role::Button, "未検討の情報流 0件").accesskit_node().is_disabled();
    assert!(none, "there is nothing behind a zero");
    assert_eq!(driver.state().document.narrowing(), Some(Figure::Area(Part::Phase(Phase::Development))));
    assert_eq!(analysis.totals.coverage[&Coverage::Covered], 31);
}

#[test]
fn measures_and_findings_lead_to_their_registers() {
    let mut driver = assessed();
    driver.click_aloud("実施済の対策 73件");
    assert_eq!(driver.state().register, RegisterKind::Roles);
    let lint = driver.state().catalog().lints.place("L01").expect("L01");
    let count = summary(&driver).count(Figure::Finding(lint), driver.state().document.analysis());
    driver.click_aloud(&format!("未使用の要素 {count}件"));
    assert_eq!(driver.state().register, RegisterKind::Findings);
    assert!(driver.find(Role::Button, &format!("指摘 {count} / 37")).is_some());
    assert!(driver.state().selection.iter().all(|element| matches!(element, ElementId::Node(_))));
}

#[test]
fn a_party_s_risks_are_listed_by_level() {
    let mut driver = assessed();
    let figure = Figure::LevelIn(Part::Party(PartyId(2)), Time::Before, Level::A);
    let count = summary(&driver).risks(figure);
    driver.click_aloud(&format!("「医療機関等(診療所)」の対策前 レベルA {count}件"));
    assert_eq!(driver.state().document.narrowing(), Some(figure));
    assert!(driver.find(Role::Button, &format!("リスク一覧 {count} / 36")).is_some());
}

#[test]
fn figures_follow_what_is_changed_and_undone() {
    let mut driver = assessed();
    driver.click_aloud("対策前 レベルC 1件");
    let [risk] = Vec::from_iter(
        summary(&driver).elements(Figure::Level(Time::Before, Level::C), driver.state().document.analysis()),
    )[..] else {
        panic!("one risk")
    };
    let delete = nagarezu::edit::Command::Delete { elements: [risk].into() };
    driver.act(Action::Edit(delete), &driver.ctx().clone());
    driver.settle();
    assert!(driver.find(Role::Button, "対策前 レベルC 1件").is_none());
    assert!(driver.find(Role::Button, "リスク一覧 0 / 35").is_some());
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.get(Role::Button, "対策前 レベルC 1件");
}

#[test]
fn the_drawing_is_safe_while_it_is_out_of_sight() {
    let mut driver = assessed();
    driver.click_aloud("未記述の情報流 1件");
    let before = driver.project().clone();
    driver.key(Key::Delete);
    driver.keys(Modifiers::COMMAND, Key::D);
    driver.type_text("t");
    assert_eq!(*driver.project(), before);
    driver.key(Key::Escape);
    assert!(!driver.state().visible.overview);
    assert_eq!(driver.state().selection, [flow(4)].into(), "what was chosen is selected on the drawing");
    driver.keys(ALT, Key::Num5);
    driver.keys(ALT, Key::Num5);
    assert!(!driver.state().visible.overview);
}

#[test]
fn a_new_drawing_says_what_to_do_first() {
    let mut driver = Driver::blank();
    driver.keys(ALT, Key::Num5);
    assert!(driver.reads("まず、しくみを描く"));
    assert!(!driver.reads("リスクマトリクス"), "no field of zeros");
    driver.press("図を描く");
    assert!(!driver.state().visible.overview);
}
