//! The rows of the リスクアセスメント結果一覧: one an adopted risk, with its rating, what it rests on and what its level asks
//! for. A rejected threat is no risk; the 脅威一覧 has it.

use super::threats::{step, threat_name};
use super::{Cell, Column, Row, Source};
use crate::model::{Decision, FlowId, LevelRule, Project, Risk, RiskId};
use crate::text::{Lang, tr};

pub(super) const COLUMNS: &[Column] = &[
    Column::left("column-no", 3.5),
    Column::left("column-flow", 24.0),
    Column::left("column-threat", 16.0),
    Column::left("column-risk", 24.0),
    Column::center("column-impact", 4.0),
    Column::center("column-likelihood", 5.0),
    Column::center("column-level", 4.0),
    Column::left("column-basis", 24.0),
    Column::left("column-asks", 12.0),
    Column::left("column-note", 12.0),
];

pub(super) fn rows(source: Source<'_>) -> Vec<Row> {
    adopted(source.project).map(|(id, risk)| row(source, id, risk)).collect()
}

/// How many rows there are.
pub(super) fn count(project: &Project) -> usize {
    adopted(project).count()
}

/// The risks that were taken over, by number.
pub(super) fn adopted(project: &Project) -> impl Iterator<Item = (RiskId, &Risk)> {
    let risks = project.risks.iter().map(|(id, risk)| (*id, risk.as_ref()));
    risks.filter(|(_, risk)| risk.decision == Decision::Adopted)
}

fn row(source: Source<'_>, id: RiskId, risk: &Risk) -> Row {
    let criteria = source.catalog.criteria_of(source.project);
    let threat = risk.threat.as_deref().and_then(|threat| source.catalog.threats.get(threat));
    let known = source.analysis.risks.get(&id);
    let rated = known.map(|known| &known.rating);
    let says = if risk.words.trim().is_empty() {
        threat.map(|threat| threat.description.get(source.lang)).unwrap_or_default()
    } else {
        &risk.words
    };
    let cells = vec![
        Cell::Id(id.into()),
        Cell::of(flows(source, &risk.flows)),
        Cell::of(threat_name(source, threat, Some(risk))),
        Cell::of(says),
        rated.map_or(Cell::Empty, |rating| step(&criteria.impact, rating.impact, source.lang)),
        rated.map_or(Cell::Empty, |rating| step(&criteria.likelihood, rating.likelihood, source.lang)),
        rated.map(|rating| rating.level).into(),
        Cell::of(basis(source, id, risk)),
        known.map_or(Cell::Empty, |known| Cell::of(asks(&known.rule, source.lang))),
        Cell::of(risk.note.as_str()),
    ];
    Row {
        subject: risk.flows.first().map(|&flow| flow.into()),
        flow: risk.flows.first().copied(),
        threat: threat.and_then(|threat| source.catalog.threats.place(&threat.id)),
        risk: Some(id),
        spot: None,
        cells,
    }
}

/// Flows as lists show them.
pub(super) fn flows(source: Source<'_>, flows: &[FlowId]) -> String {
    let names: Vec<String> = flows.iter().map(|&flow| source.words.element(flow.into())).collect();
    source.list(&names)
}

/// The steps of the reasoning, and the reason where a person rated otherwise.
fn basis(source: Source<'_>, id: RiskId, risk: &Risk) -> String {
    let steps = source.analysis.risks.get(&id).map(|known| known.rating.basis.as_slice()).unwrap_or_default();
    let mut texts: Vec<String> = steps.iter().map(|basis| source.words.basis(basis)).collect();
    if !risk.rating_reason.trim().is_empty() {
        texts.push(risk.rating_reason.clone());
    }
    source.list(&texts)
}

/// What the level asks for, in the words of table 5-2.
fn asks(rule: &LevelRule, lang: Lang) -> String {
    let key = match rule {
        LevelRule { measures: 2.., .. } => "asks-several",
        LevelRule { measures: 1, .. } => "asks-treatment",
        LevelRule { decision: true, .. } => "asks-decision",
        LevelRule { .. } => "asks-nothing",
    };
    tr(lang, key)
}
