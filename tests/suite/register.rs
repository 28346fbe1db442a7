//! The registers of the sample, of decisions made about it and of a large project.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use nagarezu::analysis::{Analysis, Coverage, analyse};
use nagarezu::catalog::{Catalog, Severity};
use nagarezu::model::{Decision, ElementId, Flow, FlowId, Level, Measure, NodeId, Project, Risk, RiskId};
use nagarezu::register::{Cell, Register, RegisterKind, Row, Sort, count, register, view};
use nagarezu::storage;
use nagarezu::text::Lang;

fn sample() -> Project {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/figure-5-3.ron");
    storage::load(&path).expect("the sample")
}

fn assessed() -> Project {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/figure-5-3-assessed.ron");
    storage::load(&path).expect("the sample")
}

fn analysed(project: &Project) -> (Arc<Catalog>, Analysis) {
    let catalog = Catalog::builtin().expect("the catalogue");
    let analysis = analyse(project, &catalog, None);
    (catalog, analysis)
}

fn made(kind: RegisterKind, project: &Project, lang: Lang) -> Register {
    let (catalog, analysis) = analysed(project);
    register(kind, project, &analysis, &catalog, lang)
}

fn cell<'a>(register: &'a Register, row: &'a Row, key: &str) -> &'a Cell {
    &row.cells[register.column(key).unwrap_or_else(|| panic!("no column {key}"))]
}

fn text(register: &Register, row: &Row, key: &str) -> String {
    cell(register, row, key).text(register.lang)
}

fn of_flow(register: &Register, number: u32) -> &Row {
    register.rows.iter().find(|row| row.flow == Some(FlowId(number))).expect("a row of the flow")
}

#[test]
fn rows_are_counted_as_they_are_made() {
    let mut decided = sample();
    // A threat that the catalogue does not propose, and one that is on two flows.
    decided.add_risk(Risk { words: "独自の脅威".into(), flows: vec![FlowId(1), FlowId(2)], ..Risk::default() });
    decided.add_risk(Risk { threat: Some("T01".into()), flows: vec![FlowId(3)], ..Risk::default() });
    for project in [sample(), decided, assessed(), Project::default()] {
        let (catalog, analysis) = analysed(&project);
        for kind in RegisterKind::ALL {
            let rows = register(kind, &project, &analysis, &catalog, Lang::Ja).rows.len();
            assert_eq!(count(kind, &project, &analysis, &catalog), rows, "{kind:?}");
        }
    }
}

#[test]
fn every_row_has_a_cell_for_every_column() {
    for project in [sample(), assessed()] {
        for kind in RegisterKind::ALL {
            for lang in Lang::ALL {
                let register = made(kind, &project, lang);
                assert_eq!(register.rows.is_empty(), project.risks.is_empty() && is_of_risks(kind), "{kind:?}");
                for row in &register.rows {
                    assert_eq!(row.cells.len(), register.columns.len(), "{kind:?}");
                    assert!(row.subject.is_none_or(|subject| project.has(subject)), "{kind:?} {:?}", row.subject);
                }
            }
        }
    }
}

fn is_of_risks(kind: RegisterKind) -> bool {
    matches!(kind, RegisterKind::Risks | RegisterKind::Treatments | RegisterKind::Roles)
}

fn of_risk(register: &Register, number: u32) -> Vec<&Row> {
    register.rows.iter().filter(|row| row.risk == Some(RiskId(number))).collect()
}

#[test]
fn a_row_of_the_risks_says_how_it_is_rated_and_what_that_asks_for() {
    let risks = made(RegisterKind::Risks, &assessed(), Lang::Ja);
    assert_eq!(risks.rows.len(), 36, "rejected threats are no risks");
    let row = of_risk(&risks, 29)[0];
    let said = |key| text(&risks, row, key);
    assert_eq!(said("column-no"), "R29");
    assert!(said("column-flow").starts_with("F22 転送(開発/保守端末 ↔ 終端装置)、F23 "), "{}", said("column-flow"));
    assert_eq!(said("column-threat"), "T02 ネットワーク上の盗聴・なりすまし");
    assert_eq!(
        (said("column-impact"), said("column-likelihood"), said("column-level")),
        ("大".into(), "高".into(), "S".into())
    );
    assert!(
        said("column-basis").ends_with("なりすまされると本番環境の患者情報に届くため大とした"),
        "{}",
        said("column-basis")
    );
    assert_eq!(said("column-asks"), "複数の対策が必須");
    assert!(said("column-note").starts_with("作者による例"));
    let asks = |number| text(&risks, of_risk(&risks, number)[0], "column-asks");
    assert_eq!(
        (asks(1).as_str(), asks(3).as_str(), asks(26).as_str()),
        ("対応が必須", "対応の要否を判断", "対応の要否を判断")
    );
}

#[test]
fn a_risk_has_a_row_of_the_treatments_for_each_of_its_measures() {
    let mut project = assessed();
    let treatments = made(RegisterKind::Treatments, &project, Lang::Ja);
    let rows = of_risk(&treatments, 13);
    assert_eq!(rows.len(), 2);
    let said = |key| text(&treatments, rows[0], key);
    assert_eq!((said("column-treatment"), said("column-measure")), ("低減、保有".into(), "回線の二重化".into()));
    assert_eq!((said("column-category"), said("column-performer")), ("技術的対策".into(), "第三者".into()));
    assert_eq!((said("column-reference"), said("column-status")), ("別紙2 3.19 ①-2".into(), "実施済".into()));
    let remains = ["column-residual-impact", "column-residual-likelihood", "column-residual-level"].map(said);
    assert_eq!(remains, ["中", "低", "C"]);
    assert_eq!(said("column-approval"), "例: 診療所 院長 2026-03-20");
    assert_eq!(said("column-due"), "2026-02-28");
    assert_eq!(text(&treatments, rows[1], "column-category"), "独自の対策", "a measure of one's own is marked as that");
    let origin = |row| text(&treatments, row, "column-origin");
    assert_eq!((origin(rows[0]), origin(rows[1])), ("ガイドライン".into(), "このプロジェクト独自".into()));
    let mut risk = project.risks[&RiskId(13)].as_ref().clone();
    risk.measures.clear();
    project.risks.insert(RiskId(13), Arc::new(risk));
    let treatments = made(RegisterKind::Treatments, &project, Lang::Ja);
    assert_eq!(of_risk(&treatments, 13).len(), 1, "a risk without measures is not left out");
}

#[test]
fn the_roles_say_who_does_what() {
    let project = assessed();
    let roles = made(RegisterKind::Roles, &project, Lang::Ja);
    assert_eq!(roles.rows.len(), project.measures.len());
    let of = |id: &str| roles.rows.iter().find(|row| text(&roles, row, "column-no") == id).expect("a row");
    let parts = |id: &str| ["role-provider", "role-medical", "role-third"].map(|key| text(&roles, of(id), key));
    assert_eq!(parts("C01"), ["○", "", ""]);
    assert_eq!(parts("C03"), ["", "○", ""]);
    assert_eq!(parts("C27"), ["", "", "○"]);
    assert_eq!(parts("C23"), ["共同", "共同", ""]);
    assert_eq!(text(&roles, of("C23"), "column-placed-on"), "プロジェクト全体");
    assert_eq!(text(&roles, of("C23"), "column-risks"), "R10、R11");
    assert_eq!(text(&roles, of("C23"), "column-document"), "第1.1版 4.2、例: 責任分界表 初版");
    assert_eq!(of("C01").subject, Some(ElementId::Node(NodeId(2))));
}

#[test]
fn a_row_of_the_flows_says_what_the_arrow_says() {
    let flows = made(RegisterKind::Flows, &sample(), Lang::Ja);
    assert_eq!(flows.rows.len(), 32);
    let row = of_flow(&flows, 19);
    assert_eq!(row.subject, Some(ElementId::Flow(FlowId(19))));
    let said = |key| text(&flows, row, key);
    assert_eq!(said("column-no"), "F19");
    assert_eq!(said("column-phase"), "運用");
    assert_eq!(said("column-who"), "搬送業者");
    assert_eq!(said("column-what"), "バックアップデータ等");
    assert_eq!(said("column-how"), "搬送");
    assert_eq!((said("column-from"), said("column-to")), ("テープ媒体".into(), "テープ媒体(保管中)".into()));
    assert_eq!(said("column-direction"), "片方向");
    assert!(said("column-crosses").starts_with("対象事業者DC → 遠隔地"), "{}", said("column-crosses"));
    assert_eq!(said("column-class"), "バックアップ");
    assert_eq!(said("column-environment"), "本番");
    assert_eq!(text(&flows, of_flow(&flows, 13), "column-direction"), "要素内");
    assert_eq!(text(&flows, of_flow(&flows, 21), "column-phase"), "開発、運用");
}

#[test]
fn both_languages_have_the_same_rows() {
    let project = sample();
    for kind in RegisterKind::ALL {
        let (ja, en) = (made(kind, &project, Lang::Ja), made(kind, &project, Lang::En));
        let about = |register: &Register| -> Vec<_> {
            register.rows.iter().map(|row| (row.subject, row.flow, row.threat, row.risk)).collect()
        };
        assert_eq!(about(&ja), about(&en));
        let titles = |register: &Register| -> Vec<String> {
            register.columns.iter().map(|column| column.title(register.lang)).collect()
        };
        assert_ne!(titles(&ja), titles(&en));
    }
}

#[test]
fn a_fresh_arrow_is_undescribed_and_before_all_others() {
    let mut project = sample();
    let fresh = project.add_flow(Flow::new(NodeId(1), NodeId(4)));
    let flows = made(RegisterKind::Flows, &project, Lang::Ja);
    let by_coverage = Sort { column: flows.column("column-coverage").expect("a column"), descending: false };
    let sorted: Vec<&Row> = view(&flows, Some(by_coverage), "").into_iter().map(|place| &flows.rows[place]).collect();
    let undescribed = |row: &&Row| cell(&flows, row, "column-coverage") == &Cell::Coverage(Coverage::Undescribed);
    let first = sorted.iter().copied().take_while(undescribed).collect::<Vec<_>>();
    assert!(!sorted[first.len()..].iter().any(undescribed));
    let row = first.into_iter().find(|row| row.flow == Some(fresh)).expect("the fresh arrow among the undescribed");
    assert!(matches!(cell(&flows, row, "column-findings"), Cell::Findings(Severity::Error, _)));
}

/// The first threat proposed for a flow of the sample.
fn first_threat(project: &Project, flow: FlowId) -> String {
    let (catalog, analysis) = analysed(project);
    let proposal = analysis.flows[&flow].proposals.first().expect("a proposed threat");
    catalog.threats.as_slice()[proposal.threat].id.clone()
}

#[test]
fn each_proposed_threat_has_a_row_with_its_reason() {
    let project = sample();
    let (_, analysis) = analysed(&project);
    let threats = made(RegisterKind::Threats, &project, Lang::Ja);
    assert_eq!(threats.rows.len(), analysis.totals.threats);
    for row in &threats.rows {
        assert!(row.threat.is_some() && row.risk.is_none());
        for key in ["column-flow", "column-threat", "column-harms", "column-reason", "column-impact", "column-origin"] {
            assert!(!text(&threats, row, key).is_empty(), "{key} of {:?}", row.flow);
        }
        assert_eq!(cell(&threats, row, "column-decision"), &Cell::Decision(None));
    }
}

#[test]
fn decisions_are_shown_with_their_reasons_and_ratings() {
    let mut project = sample();
    let flow = FlowId(19);
    let threat = first_threat(&project, flow);
    let rejected = Risk {
        threat: Some(threat.clone()),
        flows: vec![flow],
        decision: Decision::Rejected,
        reason: "専用の金庫で運ぶ".into(),
        ..Risk::default()
    };
    let rejected = project.add_risk(rejected);
    let own = Risk {
        words: "積み替え時の取り違え".into(),
        flows: vec![flow],
        impact: Some("小".into()),
        likelihood: Some("低".into()),
        ..Risk::default()
    };
    let own = project.add_risk(own);

    let threats = made(RegisterKind::Threats, &project, Lang::Ja);
    let of_risk = |id: RiskId| threats.rows.iter().find(|row| row.risk == Some(id)).expect("a row of the risk");
    let row = of_risk(rejected);
    assert!(text(&threats, row, "column-threat").starts_with(&threat));
    assert_eq!(text(&threats, row, "column-decision"), "却下");
    assert_eq!(text(&threats, row, "column-rejection"), "専用の金庫で運ぶ");

    let row = of_risk(own);
    assert_eq!((row.flow, row.threat), (Some(flow), None));
    assert_eq!(text(&threats, row, "column-threat"), "積み替え時の取り違え");
    assert_eq!(text(&threats, row, "column-reason"), "利用者が追加した脅威");
    assert_eq!(
        (text(&threats, row, "column-impact"), text(&threats, row, "column-likelihood")),
        ("小".into(), "低".into())
    );
    assert_eq!(cell(&threats, row, "column-level"), &Cell::Level(Level::D));
}

#[test]
fn each_finding_has_a_row_that_selects_its_subject() {
    let project = sample();
    let (catalog, analysis) = analysed(&project);
    let findings = made(RegisterKind::Findings, &project, Lang::En);
    assert_eq!(findings.rows.len(), analysis.findings.len());
    for (row, finding) in findings.rows.iter().zip(&analysis.findings) {
        assert_eq!(row.subject, finding.subject);
        assert_eq!(text(&findings, row, "column-lint"), catalog.lints.as_slice()[finding.lint].id);
        assert!(!text(&findings, row, "column-message").contains('{'), "a value was not put in");
        assert!(!text(&findings, row, "column-subject").is_empty());
    }
}

#[test]
fn what_points_to_nothing_is_shown_nevertheless() {
    let mut project = sample();
    project.remove_node(NodeId(19));
    let flows = made(RegisterKind::Flows, &project, Lang::Ja);
    assert_eq!(flows.rows.len(), 32);
    assert_eq!(text(&flows, of_flow(&flows, 19), "column-from"), "N19");
}

#[test]
fn a_large_project_is_quick() {
    let mut project = assessed();
    let flows: Vec<_> = project.flows.values().cloned().collect();
    let risks: Vec<_> = project.risks.values().cloned().collect();
    let measures: Vec<_> = project.measures.values().cloned().collect();
    for _ in 0..100 {
        for flow in &flows {
            project.add_flow(Flow::clone(flow));
        }
        for risk in &risks {
            project.add_risk(Risk::clone(risk));
        }
        for measure in &measures {
            project.add_measure(Measure::clone(measure));
        }
    }
    let (catalog, analysis) = analysed(&project);
    let start = Instant::now();
    for kind in RegisterKind::ALL {
        let register = register(kind, &project, &analysis, &catalog, Lang::Ja);
        assert!(register.rows.len() > 3_000, "{kind:?}");
        assert!(!view(&register, None, "の").is_empty(), "{kind:?}");
    }
    // Far above what it takes without optimisation, far below what a quadratic way would.
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
