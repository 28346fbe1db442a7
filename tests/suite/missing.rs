//! まだ足りないこと: always at hand, each row leads to where it can be done, and it ends. Zones, parties and phases say
//! how far they are.

use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use nagarezu::analysis::{Coverage, Gap, Holder, Lack, gaps};
use nagarezu::app::Action;
use nagarezu::edit::Command;
use nagarezu::model::{Flow, FlowId, NodeId, PartyId, Phase, Point, Project};
use nagarezu::register::RegisterKind;
use nagarezu::storage;

use crate::driver::{Driver, flow, name_of, node};

/// Two devices of two parties, and a flow between them of no account, in every phase.
const DONE: &str = r#"Project(
    format: 1,
    title: "小さなしくみ",
    profile: "gl-1.1",
    parties: {
        "P1": (name: "当社", role: "対象事業者"),
        "P2": (name: "診療所", role: "医療機関等"),
    },
    data: {"D1": (name: "試験データ", class: "data.test")},
    zones: {
        "Z1": (kind: "zone.dc", name: "DC", frame: (0, 0, 400, 300), party: "P1"),
        "Z2": (kind: "zone.medical", name: "診療所", frame: (600, 0, 400, 300), party: "P2"),
    },
    nodes: {
        "N01": (kind: "node.server", name: "サーバ", at: (100, 100), environment: "試験"),
        "N02": (kind: "node.terminal", name: "端末", at: (700, 100), environment: "試験"),
    },
    flows: {
        "F01": (verb: "flow.transfer", from: "N01", to: "N02", data: ["D1"], phases: ["開発", "運用", "契約終了", "危機管理"]),
    },
)"#;

/// The project with each proposed threat rejected with a reason.
fn done() -> Project {
    let mut project = storage::read(DONE).expect("the project can be read");
    let catalog = nagarezu::catalog::Catalog::builtin().expect("the catalogue holds together");
    let analysis = nagarezu::analysis::analyse(&project, &catalog, None);
    for gap in gaps(&project, &catalog, &analysis) {
        let Gap { of: Holder::Flow(flow), lack: Lack::Undecided(threat) } = gap else { panic!("{gap:?}") };
        project.add_risk(nagarezu::model::Risk {
            threat: Some(catalog.threats.as_slice()[threat].id.clone()),
            flows: vec![flow],
            decision: nagarezu::model::Decision::Rejected,
            reason: "患者の情報がない".to_owned(),
            ..Default::default()
        });
    }
    project
}

/// The page of the inspector shows it, wherever it is scrolled to.
fn is_in_sight(driver: &Driver, name: &str) -> bool {
    let window = driver.ctx().content_rect();
    let mut named = driver.nodes().filter(|node| name_of(&node.accesskit_node()).is_some_and(|found| found == name));
    named.any(|node| window.contains_rect(node.rect()) && node.rect().left() > window.right() - 320.0)
}

#[test]
fn the_status_bar_counts_it_and_opens_it() {
    let mut driver = Driver::sample();
    let count = driver.state().document.analysis().totals.missing;
    assert!(count > 90);
    driver.click(Role::Link, &format!("まだ足りないこと {count}"));
    assert_eq!(driver.state().register, RegisterKind::Missing);
    assert!(driver.find(Role::Button, &format!("まだ足りないこと {count}")).is_some(), "its tab says the same");
    assert!(driver.reads("このフェーズの情報流が1つもない"));
}

#[test]
fn a_row_leads_to_the_field() {
    let mut driver = Driver::sample();
    driver.act(Action::ShowRegister(RegisterKind::Missing), &driver.ctx().clone());
    driver.settle();
    driver.fill("絞り込み", "F04 分からない");
    driver.click(Role::Label, "「誰が」が分からない");
    assert_eq!(driver.state().only_selected(), Some(flow(4)));
    assert!(is_in_sight(&driver, "行う人・網"), "the field of who acts");

    driver.fill("絞り込み", "N08");
    driver.click(Role::Label, "どの情報流にも現れない");
    assert_eq!(driver.state().only_selected(), Some(node(8)));

    // The last threat of a flow with many is below the others.
    let threats = driver.state().document.analysis().flows[&FlowId(13)].proposals.clone();
    let threat = driver.state().catalog().threats.as_slice()[threats.last().expect("threats").threat].clone();
    driver.fill("絞り込み", &format!("F13 {}", threat.name.ja));
    driver.click(Role::Label, &format!("脅威「{}」の採否が決まっていない", threat.name.ja));
    assert_eq!(driver.state().only_selected(), Some(flow(13)));
    assert!(is_in_sight(&driver, &format!("採用 {}", threat.name.ja)));
}

#[test]
fn a_row_of_a_phase_leads_to_the_phases_of_the_project() {
    let mut driver = Driver::sample();
    driver.select(flow(4));
    driver.act(Action::ShowRegister(RegisterKind::Missing), &driver.ctx().clone());
    driver.settle();
    driver.click(Role::Label, "フェーズ「契約終了」");
    assert!(driver.state().selection.is_empty(), "the page of the project is shown");
    assert!(is_in_sight(&driver, "契約終了 未記述、情報流0件"));
    driver.click(Role::Button, "開発 未検討、情報流10件");
    assert_eq!(driver.state().selection.len(), 10);
}

#[test]
fn when_nothing_is_missing_it_says_so_until_something_is() {
    let mut driver = Driver::sample();
    driver.open(done());
    driver.click(Role::Link, "足りないことなし");
    assert!(driver.reads("足りないことはありません"));
    assert!(driver.reads("情報流1件のすべてが充足"));
    assert!(driver.find(Role::Button, "基準版として固定…").is_some());
    let terminal = "node.terminal".to_owned();
    let place = Command::PlaceNode { kind: terminal, center: Point(300.0, 220.0), name: "新しい端末".to_owned() };
    driver.act(Action::Edit(place), &driver.ctx().clone());
    driver.settle();
    assert!(!driver.reads("足りないことはありません"));
    assert!(driver.find(Role::Link, "まだ足りないこと 1").is_some());
    assert!(driver.reads("どの情報流にも現れない"));
}

#[test]
fn zones_and_parties_say_how_far_they_are() {
    let mut driver = Driver::sample();
    driver.open(done());
    let areas = |driver: &Driver| driver.state().document.analysis().areas.clone();
    assert!(areas(&driver).zones.values().all(|zone| zone.step() == Coverage::Covered));
    driver.act(Action::Reveal(PartyId(2).into()), &driver.ctx().clone());
    driver.settle();
    assert!(is_in_sight(&driver, "充足"), "the title of the party's page");
    // An arrow that says nothing takes both sides of it with it.
    let mut project = done();
    let said = project.flows[&FlowId(1)].as_ref().clone();
    project
        .flows
        .insert(FlowId(2), Arc::new(Flow { phases: vec![Phase::Operation], ..Flow::new(NodeId(2), NodeId(2)) }));
    project.flows.insert(FlowId(1), Arc::new(said));
    driver.open(project);
    let areas = areas(&driver);
    let steps: Vec<Coverage> = areas.zones.values().map(nagarezu::analysis::Area::step).collect();
    assert_eq!(steps, [Coverage::Covered, Coverage::Undescribed]);
    assert_eq!(areas.phases[&Phase::Operation].step(), Coverage::Undescribed);
    assert_eq!(areas.phases[&Phase::Crisis].step(), Coverage::Covered);
    driver.press("構成");
    let said = |name: &str| {
        driver.nodes().any(|node| {
            let node = node.accesskit_node();
            node.role() == Role::TreeItem && name_of(&node).is_some_and(|found| found.starts_with(name))
        })
    };
    assert!(said("DC 充足") && said("診療所 未記述"), "the outline says it");
}
