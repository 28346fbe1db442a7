//! The rows of まだ足りないこと: one for each thing that keeps a flow, a place, a party, a phase or a decision from being
//! covered, by the step of the method it belongs to.

use super::{Cell, Column, Row, Source, Spot};
use crate::analysis::{Gap, Holder, Lack, gaps};
use crate::model::{ElementId, RiskId};

pub(super) const COLUMNS: &[Column] = &[
    Column::left("column-step", 5.0),
    Column::left("column-subject", 20.0),
    Column::left("column-lack", 21.0),
    Column::center("column-level", 4.0),
    Column::left("column-stands", 9.0),
    Column::left("column-awaits", 9.0),
    Column::left("column-todo", 26.0),
];

pub(super) fn rows(source: Source<'_>) -> Vec<Row> {
    gaps(source.project, source.catalog, source.analysis).iter().map(|gap| row(source, gap)).collect()
}

fn row(source: Source<'_>, gap: &Gap) -> Row {
    let Source { project, analysis, words, .. } = source;
    let cells = vec![
        Cell::Coverage(gap.lack.step()),
        Cell::of(words.holder(gap.of)),
        Cell::of(words.lack(gap)),
        gap.level(analysis).into(),
        Cell::of(words.gap_place(gap)),
        Cell::of(words.awaited(gap.awaits(project, analysis))),
        Cell::of(words.gap_remedy(gap)),
    ];
    let flow = gap.flow(project);
    let subject = match gap.of {
        Holder::Party(id) => Some(id.into()),
        Holder::Zone(id) => Some(id.into()),
        Holder::Node(id) => Some(id.into()),
        Holder::Flow(_) | Holder::Risk(_) => flow.map(ElementId::from),
        Holder::Phase(_) | Holder::Role(_) => None,
    };
    let (threat, risk) = match (gap.of, gap.lack) {
        (Holder::Flow(_), Lack::Undecided(threat)) => (Some(threat), None),
        (Holder::Risk(id), _) => (threat_of(source, id), Some(id)),
        _ => (None, None),
    };
    Row { subject, flow, threat, risk, spot: spot(gap), cells }
}

fn threat_of(source: Source<'_>, id: RiskId) -> Option<usize> {
    let threat = source.project.risks.get(&id)?.threat.as_deref()?;
    source.catalog.threats.place(threat)
}

/// What of the subject the inspector is to bring into sight.
fn spot(gap: &Gap) -> Option<Spot> {
    match (gap.of, gap.lack) {
        (_, Lack::Part(part)) => Some(Spot::Part(part)),
        (_, Lack::Undecided(threat)) => Some(Spot::Threat(threat)),
        (Holder::Risk(id), _) => Some(Spot::Risk(id)),
        (Holder::Phase(_), _) => Some(Spot::Phases),
        (Holder::Role(_), _) => Some(Spot::Parties),
        (Holder::Party(_) | Holder::Zone(_) | Holder::Node(_) | Holder::Flow(_), _) => None,
    }
}
