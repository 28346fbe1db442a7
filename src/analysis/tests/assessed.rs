//! Figure 5-3 assessed, as the program ships it: the authors' own 36 risks, row by row.

use std::collections::BTreeSet;

use super::fixture::catalog;
use crate::analysis::{Analysis, Coverage, analyse};
use crate::catalog::Severity;
use crate::model::{
    Confidence, DataId, Decision, Flow, FlowId, Level, Measure, MeasureId, NodeId, Point, Project, Properties, Rect,
    Risk, RiskId, Status, Treatment, Zone,
};
use crate::storage;

fn assessed() -> Project {
    storage::read(include_str!("../../../samples/figure-5-3-assessed.ron")).expect("the sample can be read")
}

fn analysed(project: &Project) -> Analysis {
    analyse(project, &catalog(), Some("2026-04-01"))
}

fn adopted(project: &Project) -> impl Iterator<Item = (RiskId, &Risk)> {
    project.risks.iter().filter(|(_, risk)| risk.decision == Decision::Adopted).map(|(id, risk)| (*id, risk.as_ref()))
}

#[test]
fn it_is_the_drawing_of_the_figure() {
    let figure = storage::read(include_str!("../../../samples/figure-5-3.ron")).expect("the sample can be read");
    let project = assessed();
    assert_eq!((&project.parties, &project.data), (&figure.parties, &figure.data));
    assert_eq!((&project.zones, &project.nodes, &project.flows), (&figure.zones, &figure.nodes, &figure.flows));
    for (id, note) in &figure.notes {
        assert_eq!(project.notes.get(id), Some(note), "{id}");
    }
}

#[test]
fn it_says_whose_it_is() {
    let project = assessed();
    assert!(project.title.contains("作者による"), "{}", project.title);
    let drawn = project.notes.values().filter(|note| note.frame.is_some());
    assert!(drawn.into_iter().any(|note| note.text.contains("作者による例")), "not on the drawing");
    assert!(project.risks.values().all(|risk| risk.note.starts_with("作者による例")), "not in the registers");
}

#[test]
fn the_totals_are_those_of_the_rows() {
    let totals = analysed(&assessed()).totals;
    let by_level = |counts: [usize; 5]| Level::ALL.iter().copied().zip(counts).collect();
    assert_eq!(totals.risks.count, 36);
    assert_eq!(totals.risks.before, by_level([1, 21, 13, 1, 0]));
    assert_eq!(totals.risks.after, by_level([0, 0, 10, 21, 5]));
}

#[test]
fn each_row_is_entered_as_it_is_written() {
    let (project, catalog) = (assessed(), catalog());
    let analysis = analysed(&project);
    assert_eq!(adopted(&project).count(), ROWS.len());
    for (row, flows, threat, rating, treatment, kinds, remains) in ROWS {
        let id: RiskId = row.parse().expect("an id");
        let risk = project.risks.get(&id).unwrap_or_else(|| panic!("{row} is missing"));
        let known = &analysis.risks[&id];
        let step = |impact: usize, likelihood: usize| {
            let criteria = catalog.criteria_of(&project);
            format!("{}{}", criteria.impact[impact].id, criteria.likelihood[likelihood].id)
        };
        assert_eq!(risk.threat.as_deref(), Some(threat), "{row}");
        assert_eq!(words(&risk.flows), flows, "{row}");
        assert_eq!(step(known.rating.impact, known.rating.likelihood), rating, "{row}");
        let chosen: Vec<&str> = risk.treatment.iter().map(|treatment: &Treatment| treatment.word()).collect();
        assert_eq!(chosen.join(" "), treatment, "{row}");
        let of_catalogue: BTreeSet<&str> =
            risk.measures.iter().filter_map(|measure| project.measures[measure].kind.as_deref()).collect();
        assert_eq!(of_catalogue.into_iter().collect::<Vec<_>>().join(" "), kinds, "{row}");
        let residual = known.residual;
        let residual = format!("{}{}", step(residual.impact, residual.likelihood), residual.level.word());
        assert_eq!(residual, remains, "{row}");
    }
}

#[test]
fn measures_help_against_their_threat_where_it_is() {
    let (project, catalog) = (assessed(), catalog());
    let analysis = analysed(&project);
    for (id, risk) in adopted(&project) {
        // R27 is about intrusion and theft together.
        let also = if id == RiskId(27) { "T09" } else { "" };
        for measure in &risk.measures {
            let Measure { kind, status, .. } = project.measures[measure].as_ref();
            assert_eq!(*status, Status::Done, "{measure}");
            let Some(kind) = kind.as_deref().and_then(|kind| catalog.measures.get(kind)) else { continue };
            let helps = kind.covers.iter().any(|threat| Some(threat) == risk.threat.as_ref() || threat == also);
            assert!(helps, "{} does not help against {id}", kind.id);
        }
        assert_eq!(analysis.risks[&id].misplaced, [], "{id}");
    }
    let used: BTreeSet<MeasureId> = adopted(&project).flat_map(|(_, risk)| risk.measures.clone()).collect();
    assert!(project.measures.keys().copied().eq(used), "every measure treats a risk");
}

#[test]
fn what_differs_from_the_rules_has_a_reason_and_what_remains_follows_from_them() {
    let project = assessed();
    let analysis = analysed(&project);
    for (id, risk) in adopted(&project) {
        let known = &analysis.risks[&id];
        let differs = (known.rating.impact, known.rating.likelihood) != known.proposed;
        assert_eq!(differs, !risk.rating_reason.is_empty(), "{id}");
        let rescored = (known.residual.impact, known.residual.likelihood) != known.left;
        assert_eq!(rescored, id == RiskId(33), "{id}: without real data the class of the data is another");
        assert_eq!(rescored, !risk.residual_reason.is_empty(), "{id}");
        assert!(known.treated && known.accepted, "{id}");
    }
}

#[test]
fn nothing_is_left_open_but_what_the_figure_does_not_say() {
    let project = assessed();
    let analysis = analysed(&project);
    for (id, flow) in &analysis.flows {
        let expected = if *id == FlowId(4) { Coverage::Undescribed } else { Coverage::Covered };
        assert_eq!(flow.coverage, expected, "{id}");
    }
    let errors: Vec<_> = analysis.findings.iter().filter(|found| found.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let explained: String = project.notes.values().map(|note| note.text.as_str()).collect();
    for idle in [8, 9, 11].map(NodeId) {
        assert!(explained.contains(&idle.to_string()), "{idle} is in no note");
    }
}

#[test]
fn a_measure_that_is_moved_away_lowers_nothing_and_is_found() {
    let mut project = assessed();
    let courier = MeasureId(57);
    let mut measure = project.measures[&courier].as_ref().clone();
    assert_eq!(measure.kind.as_deref(), Some("M09"));
    measure.on = vec![NodeId(1).into()];
    project.measures.insert(courier, measure.into());
    let misplaced = |analysis: &Analysis| analysis.risks[&RiskId(25)].misplaced.clone();
    assert_eq!(misplaced(&analysed(&project)), [(courier, vec![FlowId(19)])]);
    let place = catalog().lints.place("L26").expect("the lint is there");
    let found = analysed(&project).findings.into_iter().filter(|found| found.lint == place);
    assert!(found.map(|found| found.subject).eq([Some(courier.into())]));
}

/// The decisions that must be looked at again.
fn outdated(project: &Project) -> Vec<String> {
    let risks = analysed(project).risks;
    risks.iter().filter(|(_, risk)| !risk.review.is_empty()).map(|(id, _)| id.to_string()).collect()
}

/// The decisions about any of these flows.
fn about(project: &Project, flows: &[u32]) -> Vec<String> {
    let concerned = |risk: &Risk| risk.flows.iter().any(|flow| flows.contains(&flow.0));
    project.risks.iter().filter(|(_, risk)| concerned(risk)).map(|(id, _)| id.to_string()).collect()
}

#[test]
fn every_decision_knows_what_it_is_about() {
    let project = assessed();
    for (id, risk) in &project.risks {
        assert!(risk.about.keys().eq(BTreeSet::from_iter(&risk.flows)), "{id}");
    }
    assert_eq!(outdated(&project), [""; 0]);
}

#[test]
fn moving_the_maintenance_terminal_home_marks_the_decisions_about_its_flows() {
    let mut project = assessed();
    let home = Zone {
        kind: "zone.home".into(),
        name: "自宅・外出先".into(),
        frame: Rect(4000.0, 4000.0, 400.0, 300.0),
        party: None,
        properties: Properties::new(),
        confidence: Confidence::default(),
        locked: false,
        layer: 0,
        note: String::new(),
    };
    project.add_zone(home);
    let terminal = NodeId(25);
    let mut node = project.nodes[&terminal].as_ref().clone();
    assert_eq!(node.name, "開発/保守端末");
    node.at = Point(4100.0, 4100.0);
    project.nodes.insert(terminal, node.into());
    let ends = |flow: &Flow| flow.from == terminal || flow.to == terminal || flow.actor == Some(terminal);
    let concerned: Vec<u32> = project.flows.iter().filter(|(_, flow)| ends(flow)).map(|(id, _)| id.0).collect();
    assert_eq!(outdated(&project), about(&project, &concerned));
    assert_eq!(outdated(&project), ["R28", "R29", "R30", "R33", "R56"]);
}

#[test]
fn other_data_on_a_flow_marks_the_decisions_about_it() {
    let mut project = assessed();
    let mut flow = project.flows[&FlowId(19)].as_ref().clone();
    flow.data.push(DataId(1));
    project.flows.insert(FlowId(19), flow.into());
    assert_eq!(outdated(&project), about(&project, &[19]));
    assert_eq!(outdated(&project), ["R25", "R54"]);
}

fn words(flows: &[FlowId]) -> String {
    flows.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// A row: its number, flows, threat, 影響度 and 顕在化率 before measures, treatment, the catalogue's measures, and what
/// remains.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const ROWS: [Row; 36] = [
    ("R01", "F01", "T01", "中高", "低減", "M17 M26 M31", "中低C"),
    ("R02", "F01", "T09", "中中", "低減", "M20 M36 M38", "小低D"),
    ("R03", "F02", "T02", "中中", "低減", "M40 M41", "中低C"),
    ("R04", "F03", "T01", "大中", "低減", "M24 M31 M49", "大低B"),
    ("R05", "F03", "T12", "中高", "低減", "M17 M18", "中中B"),
    ("R06", "F04", "T13", "中中", "低減", "M12 M17", "中低C"),
    ("R07", "F06", "T01", "大中", "低減", "M24 M31", "大低B"),
    ("R08", "F06", "T14", "大中", "低減", "M60 M61", "中低C"),
    ("R09", "F07", "T04", "大中", "低減", "M43 M44 M46 M53", "中低C"),
    ("R10", "F08", "T15", "大中", "低減 共有", "M04 M39", "小低D"),
    ("R11", "F08", "T16", "中中", "共有", "M04 M08", "小低D"),
    ("R12", "F09 F10", "T02", "大低", "低減", "M41 M42", "大低B"),
    ("R13", "F09 F10", "T07", "中中", "低減 保有", "M56", "中低C"),
    ("R14", "F09 F10", "T08", "大中", "低減", "M44 M45 M47", "大低B"),
    ("R15", "F11 F13", "T03", "大中", "低減", "M25 M39 M44 M48 M50", "中低C"),
    ("R16", "F13", "T06", "大中", "低減", "M49 M61 M62", "中低C"),
    ("R17", "F13", "T05", "大中", "低減", "M03 M25 M37 M49", "中低C"),
    ("R18", "F13 F14", "T07", "大低", "低減", "M53 M54 M55", "小低D"),
    ("R19", "F14", "T05", "大中", "低減", "M03 M25 M37 M49", "中低C"),
    ("R20", "F13 F14", "T11", "大低", "低減 共有", "M14 M19 M22", "小低D"),
    ("R21", "F13", "T10", "大低", "低減", "M15 M16 M21", "大低B"),
    ("R22", "F15 F16 F29", "T06", "中中", "低減", "M51 M52", "中低C"),
    ("R23", "F17 F30", "T04", "大中", "低減", "M53", "中中B"),
    ("R24", "F18", "T17", "大中", "低減", "M06 M35 M36", "中低C"),
    ("R25", "F19", "T09", "大中", "低減 共有", "M09 M34 M36", "中低C"),
    ("R26", "F20", "T18", "中低", "低減", "M63", "中低C"),
    ("R27", "F20", "T10", "大低", "低減", "M06 M15 M36", "中低C"),
    ("R28", "F21", "T01", "大中", "低減", "M25 M32 M33 M49", "中低C"),
    ("R29", "F22 F23 F24 F31 F32", "T02", "大高", "低減", "M24 M32 M41 M42 M49", "大低B"),
    ("R30", "F22 F23 F24 F31 F32", "T04", "大中", "低減", "M39 M43 M44", "中低C"),
    ("R31", "F24 F31 F32", "T08", "大中", "低減", "M57 M58 M59", "大低B"),
    ("R32", "F24 F31 F32", "T14", "大中", "低減", "M57", "大低B"),
    ("R33", "F25 F26 F27 F28", "T05", "大中", "回避", "M64", "小中C"),
    ("R34", "F27 F28", "T08", "中中", "低減", "M44 M65", "中低C"),
    ("R35", "F20", "T19", "大低", "低減", "M54", "中低C"),
    ("R36", "F13 F14", "T20", "大中", "低減", "M12 M66", "中低C"),
];
