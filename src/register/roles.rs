//! The rows of the 役割分担表: one a measure, and who carries it out.

use std::collections::BTreeMap;

use super::risks::adopted;
use super::treatments::reference;
use super::{Cell, Column, Row, Source};
use crate::analysis::wording::Term;
use crate::model::{ElementId, Measure, MeasureId, Performer, RiskId};
use crate::text::tr;

pub(super) const COLUMNS: &[Column] = &[
    Column::left("column-no", 3.5),
    Column::left("column-measure", 20.0),
    Column::left("role-provider", 7.0),
    Column::left("role-medical", 7.0),
    Column::left("role-third", 7.0),
    Column::left("column-document", 18.0),
    Column::left("column-owner", 12.0),
    Column::left("column-status", 5.0),
    Column::left("column-due", 7.0),
    Column::left("column-placed-on", 22.0),
    Column::left("column-risks", 14.0),
    Column::left("column-note", 12.0),
];

pub(super) fn rows(source: Source<'_>) -> Vec<Row> {
    let treated = treated(source);
    let risks = |id: &MeasureId| treated.get(id).map(Vec::as_slice).unwrap_or_default();
    source.project.measures.iter().map(|(id, measure)| row(source, *id, measure, risks(id))).collect()
}

fn row(source: Source<'_>, id: MeasureId, measure: &Measure, risks: &[RiskId]) -> Row {
    let [provider, medical, third] = parts(source, measure.performer);
    let documents = [reference(source, measure), &measure.evidence];
    let documents: Vec<&str> = documents.into_iter().filter(|text| !text.trim().is_empty()).collect();
    let treated: Vec<String> = risks.iter().map(ToString::to_string).collect();
    let cells = vec![
        Cell::Id(id.into()),
        Cell::of(source.words.measure(id)),
        provider,
        medical,
        third,
        Cell::of(source.list(&documents)),
        Cell::of(measure.owner.as_str()),
        Cell::of(measure.status.say(source.lang)),
        Cell::of(measure.due.as_str()),
        Cell::of(placed(source, &measure.on)),
        Cell::of(source.list(&treated)),
        Cell::of(measure.note.as_str()),
    ];
    let subject = measure.on.iter().copied().find(|&element| is_drawn(element));
    let flow = risks.iter().find_map(|risk| source.project.risks.get(risk)?.flows.first().copied());
    Row { subject: subject.or(flow.map(Into::into)), flow: None, threat: None, risk: None, spot: None, cells }
}

/// Who carries it out: the provider, the medical institution, a third party.
fn parts(source: Source<'_>, performer: Performer) -> [Cell; 3] {
    let (does, shares) = (Cell::of(tr(source.lang, "role-does")), Cell::of(performer.say(source.lang)));
    match performer {
        Performer::Provider => [does, Cell::Empty, Cell::Empty],
        Performer::Medical => [Cell::Empty, does, Cell::Empty],
        Performer::Third => [Cell::Empty, Cell::Empty, does],
        Performer::Shared => [shares.clone(), shares, Cell::Empty],
    }
}

fn placed(source: Source<'_>, on: &[ElementId]) -> String {
    if on.is_empty() {
        return tr(source.lang, "register-whole-project");
    }
    let names: Vec<String> = on.iter().map(|&element| source.words.element(element)).collect();
    source.list(&names)
}

/// By measure, the adopted risks that name it.
fn treated(source: Source<'_>) -> BTreeMap<MeasureId, Vec<RiskId>> {
    let mut treated: BTreeMap<MeasureId, Vec<RiskId>> = BTreeMap::new();
    for (id, risk) in adopted(source.project) {
        for &measure in &risk.measures {
            treated.entry(measure).or_default().push(id);
        }
    }
    treated
}

fn is_drawn(element: ElementId) -> bool {
    match element {
        ElementId::Zone(_) | ElementId::Node(_) | ElementId::Flow(_) | ElementId::Note(_) => true,
        ElementId::Party(_) | ElementId::Data(_) | ElementId::Measure(_) | ElementId::Risk(_) => false,
    }
}
