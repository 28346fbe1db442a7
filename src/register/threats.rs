//! The rows of the 脅威一覧: one a flow and threat, whether the catalogue proposes it or a person added it.

use std::collections::BTreeSet;

use super::{Cell, Column, Row, Source};
use crate::analysis::wording::{Term, step_name};
use crate::analysis::{Analysis, FlowAnalysis, Proposal, Rating};
use crate::catalog::Threat;
use crate::model::{Decision, FlowId, Project, Risk, RiskId, Scale};
use crate::text::{Lang, tr, tr_with};

pub(super) const COLUMNS: &[Column] = &[
    Column::left("column-no", 3.5),
    Column::left("column-flow", 26.0),
    Column::left("column-threat", 16.0),
    Column::left("column-harms", 10.0),
    Column::left("column-reason", 22.0),
    Column::center("column-impact", 4.0),
    Column::center("column-likelihood", 5.0),
    Column::center("column-level", 4.0),
    Column::left("column-decision", 5.0),
    Column::left("column-rejection", 14.0),
    Column::left("column-rating-reason", 14.0),
    Column::left("column-origin", 8.0),
    Column::left("column-source", 10.0),
];

/// The column of decisions; that of the reasons for rejecting is the next.
const DECISION: usize = 8;

pub(super) fn rows(source: Source<'_>) -> Vec<Row> {
    let mut rows = Vec::with_capacity(source.analysis.totals.threats);
    for (id, flow) in &source.analysis.flows {
        if flow.proposals.is_empty() && flow.risks.is_empty() {
            continue;
        }
        let sentence = source.words.sentence(*id);
        rows.extend(flow.proposals.iter().map(|proposal| proposed(source, *id, &sentence, proposal)));
        rows.extend(added(source, *id, &sentence, flow));
    }
    rows
}

pub(super) fn count(project: &Project, analysis: &Analysis) -> usize {
    let of_flow = |flow: &FlowAnalysis| flow.proposals.len() + added_to(project, flow).count();
    analysis.flows.values().map(of_flow).sum()
}

/// Risks about the flow whose threat the catalogue does not propose for it.
fn added_to<'a>(project: &'a Project, flow: &'a FlowAnalysis) -> impl Iterator<Item = (RiskId, &'a Risk)> {
    let proposed: BTreeSet<RiskId> = flow.proposals.iter().filter_map(|proposal| proposal.decided).collect();
    let added = flow.risks.iter().filter(move |risk| !proposed.contains(risk));
    added.filter_map(|id| Some((*id, project.risks.get(id)?.as_ref())))
}

/// A threat the catalogue proposes, decided or not.
fn proposed(source: Source<'_>, flow: FlowId, sentence: &str, proposal: &Proposal) -> Row {
    let threat = source.catalog.threats.as_slice().get(proposal.threat);
    let decided = proposal.decided.and_then(|id| Some((id, source.project.risks.get(&id)?.as_ref())));
    let rating = rating_of(source, proposal.decided, &proposal.rating);
    let mut row = row(source, flow, sentence, threat, decided, &source.words.facts(&proposal.reason), rating);
    if let Some((id, rule)) = proposal.rule.and_then(|id| Some((id, source.project.own.rules.get(&id)?))) {
        let args = [("rule", id.to_string().into()), ("reason", rule.reason.as_str().into())];
        row.cells[DECISION] = Cell::Decision(Some(Decision::Rejected));
        row.cells[DECISION + 1] = Cell::of(tr_with(source.lang, "rule-rejects", &args));
    }
    row
}

/// A row for each of them.
fn added(source: Source<'_>, id: FlowId, sentence: &str, flow: &FlowAnalysis) -> Vec<Row> {
    added_to(source.project, flow)
        .map(|(risk_id, risk)| {
            let threat = risk.threat.as_deref().and_then(|threat| source.catalog.threats.get(threat));
            let rating = rating_of(source, Some(risk_id), &flow.rating);
            let reason = tr(source.lang, "register-added-threat");
            row(source, id, sentence, threat, Some((risk_id, risk)), &reason, rating)
        })
        .collect()
}

fn row(
    source: Source<'_>,
    flow: FlowId,
    sentence: &str,
    threat: Option<&Threat>,
    decided: Option<(RiskId, &Risk)>,
    reason: &str,
    rating: &Rating,
) -> Row {
    let risk = decided.map(|(_, risk)| risk);
    let criteria = source.catalog.criteria_of(source.project);
    let cells = vec![
        Cell::Id(flow.into()),
        Cell::of(sentence),
        Cell::of(threat_name(source, threat, risk)),
        Cell::of(threat.map(|threat| harms(source, threat)).unwrap_or_default()),
        Cell::of(reason),
        step(&criteria.impact, rating.impact, source.lang),
        step(&criteria.likelihood, rating.likelihood, source.lang),
        Cell::Level(rating.level),
        Cell::Decision(risk.map(|risk| risk.decision)),
        Cell::of(risk.map(|risk| risk.reason.as_str()).unwrap_or_default()),
        Cell::of(risk.map(|risk| risk.rating_reason.as_str()).unwrap_or_default()),
        threat.map_or(Cell::Empty, |threat| Cell::Origin(threat.origin)),
        Cell::of(threat.map(|threat| threat.source.as_str()).unwrap_or_default()),
    ];
    Row {
        subject: Some(flow.into()),
        flow: Some(flow),
        threat: threat.and_then(|threat| source.catalog.threats.place(&threat.id)),
        risk: decided.map(|(id, _)| id),
        spot: None,
        cells,
    }
}

/// What the threat is called: by its number and name, or in the project's own words.
pub(super) fn threat_name(source: Source<'_>, threat: Option<&Threat>, risk: Option<&Risk>) -> String {
    let words = risk.map(|risk| risk.words.as_str()).unwrap_or_default();
    match threat {
        Some(threat) => format!("{} {}", threat.id, threat.name.get(source.lang)),
        None if words.is_empty() => risk.and_then(|risk| risk.threat.clone()).unwrap_or_default(),
        None => words.to_owned(),
    }
}

fn harms(source: Source<'_>, threat: &Threat) -> String {
    let words: Vec<String> = threat.harms.iter().map(|harm| harm.say(source.lang)).collect();
    source.list(&words)
}

/// The rating of the risk in which the threat was decided, else the proposed one.
fn rating_of<'a>(source: Source<'a>, risk: Option<RiskId>, proposed: &'a Rating) -> &'a Rating {
    risk.and_then(|risk| source.analysis.risks.get(&risk)).map_or(proposed, |risk| &risk.rating)
}

/// The step of a scale at a place.
pub(super) fn step(scale: &Scale, place: usize, lang: Lang) -> Cell {
    scale.get(place).map_or(Cell::Empty, |step| Cell::Step(place, step_name(step, lang).to_owned()))
}
