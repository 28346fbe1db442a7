//! The rows of the リスク対応一覧: one an adopted risk and measure, with what remains and who accepted it. A risk without a
//! measure has one row too.

use super::risks::{adopted, flows};
use super::threats::{step, threat_name};
use super::{Cell, Column, Row, Source};
use crate::analysis::RiskAnalysis;
use crate::analysis::wording::Term;
use crate::catalog::{MeasureKind, Origin};
use crate::model::{Approval, Measure, MeasureId, Project, Risk, RiskId};
use crate::text::{tr, tr_with};

pub(super) const COLUMNS: &[Column] = &[
    Column::left("column-no", 3.5),
    Column::left("column-flow", 24.0),
    Column::left("column-threat", 18.0),
    Column::center("column-level", 4.0),
    Column::left("column-treatment", 7.0),
    Column::left("column-measure-no", 4.0),
    Column::left("column-measure", 18.0),
    Column::left("column-category", 8.0),
    Column::left("column-origin", 8.0),
    Column::left("column-performer", 7.0),
    Column::left("column-reference", 12.0),
    Column::left("column-status", 5.0),
    Column::center("column-residual-impact", 6.5),
    Column::center("column-residual-likelihood", 7.5),
    Column::center("column-residual-level", 6.0),
    Column::left("column-residual-reason", 12.0),
    Column::left("column-approval", 12.0),
    Column::left("column-review", 7.0),
    Column::left("column-due", 7.0),
    Column::left("column-owner", 10.0),
    Column::left("column-evidence", 12.0),
    Column::left("column-note", 12.0),
];

pub(super) fn rows(source: Source<'_>) -> Vec<Row> {
    adopted(source.project).flat_map(|(id, risk)| of_risk(source, id, risk)).collect()
}

/// How many rows there are.
pub(super) fn count(project: &Project) -> usize {
    adopted(project).map(|(_, risk)| measures(project, risk).count().max(1)).sum()
}

/// The measures that a risk names, as far as they exist.
fn measures<'a>(project: &'a Project, risk: &'a Risk) -> impl Iterator<Item = (MeasureId, &'a Measure)> {
    risk.measures.iter().filter_map(|id| Some((*id, project.measures.get(id)?.as_ref())))
}

fn of_risk(source: Source<'_>, id: RiskId, risk: &Risk) -> Vec<Row> {
    let measures: Vec<_> = measures(source.project, risk).collect();
    if measures.is_empty() {
        return vec![row(source, id, risk, None)];
    }
    measures.into_iter().map(|measure| row(source, id, risk, Some(measure))).collect()
}

fn row(source: Source<'_>, id: RiskId, risk: &Risk, measure: Option<(MeasureId, &Measure)>) -> Row {
    let known = source.analysis.risks.get(&id);
    let treatments: Vec<String> = risk.treatment.iter().map(|treatment| treatment.say(source.lang)).collect();
    let entry = risk.threat.as_deref().and_then(|threat| source.catalog.threats.get(threat));
    let threat = entry.and_then(|threat| source.catalog.threats.place(&threat.id));
    let mut cells = vec![
        Cell::Id(id.into()),
        Cell::of(flows(source, &risk.flows)),
        Cell::of(threat_name(source, entry, Some(risk))),
        known.map(|known| known.rating.level).into(),
        Cell::of(source.list(&treatments)),
    ];
    cells.extend(what_is_done(source, measure));
    cells.extend(what_remains(source, risk, known));
    cells.extend(who_looks_after_it(measure.map(|(_, measure)| measure)));
    cells.push(Cell::of(risk.note.as_str()));
    let flow = risk.flows.first().copied();
    Row { subject: flow.map(Into::into), flow, threat, risk: Some(id), spot: None, cells }
}

fn what_is_done(source: Source<'_>, measure: Option<(MeasureId, &Measure)>) -> [Cell; 7] {
    let Some((id, measure)) = measure else {
        return [const { Cell::Empty }; 7];
    };
    [
        Cell::Id(id.into()),
        Cell::of(source.words.measure(id)),
        kind(source, measure)
            .map_or_else(|| Cell::of(tr(source.lang, "category-own")), |kind| Cell::of(kind.category.say(source.lang))),
        Cell::Origin(origin(source, measure)),
        Cell::of(measure.performer.say(source.lang)),
        Cell::of(reference(source, measure)),
        Cell::of(measure.status.say(source.lang)),
    ]
}

fn what_remains(source: Source<'_>, risk: &Risk, known: Option<&RiskAnalysis>) -> [Cell; 6] {
    let criteria = source.catalog.criteria_of(source.project);
    let residual = known.map(|known| known.residual);
    let awaited = residual.and_then(|residual| residual.awaited);
    let awaited =
        awaited.map(|level| tr_with(source.lang, "residual-awaited", &[("level", level.say(source.lang).into())]));
    let reason = Some(risk.residual_reason.clone()).filter(|reason| !reason.trim().is_empty());
    let reasons: Vec<String> = awaited.into_iter().chain(reason).collect();
    [
        residual.map_or(Cell::Empty, |residual| step(&criteria.impact, residual.impact, source.lang)),
        residual.map_or(Cell::Empty, |residual| step(&criteria.likelihood, residual.likelihood, source.lang)),
        residual.map(|residual| residual.level).into(),
        Cell::of(source.list(&reasons)),
        Cell::of(risk.approval.as_ref().map(|Approval { by, on }| format!("{by} {on}")).unwrap_or_default()),
        Cell::of(risk.review.as_str()),
    ]
}

fn who_looks_after_it(measure: Option<&Measure>) -> [Cell; 3] {
    let of = |part: fn(&Measure) -> &str| Cell::of(measure.map(part).unwrap_or_default());
    [of(|measure| &measure.due), of(|measure| &measure.owner), of(|measure| &measure.evidence)]
}

/// The catalogue's entry of a measure; none for the project's own.
pub(super) fn kind<'a>(source: Source<'a>, measure: &Measure) -> Option<&'a MeasureKind> {
    measure.kind.as_deref().and_then(|kind| source.catalog.measures.get(kind))
}

/// Whose a measure is: the catalogue says it of its own, and one without an entry there is the project's.
fn origin(source: Source<'_>, measure: &Measure) -> Origin {
    kind(source, measure).map_or(Origin::Project, |kind| kind.origin)
}

/// The rule that a measure follows: the project's own word, else the catalogue's.
pub(super) fn reference<'a>(source: Source<'a>, measure: &'a Measure) -> &'a str {
    if measure.reference.trim().is_empty() {
        kind(source, measure).map(|kind| kind.reference.as_str()).unwrap_or_default()
    } else {
        &measure.reference
    }
}
