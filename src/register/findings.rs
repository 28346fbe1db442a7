//! The rows of the list of 指摘: one a finding, with its rule, its subject and the way out.

use super::{Cell, Column, Row, Source};
use crate::analysis::{Analysis, Finding};
use crate::catalog::Catalog;
use crate::model::ElementId;
use crate::text::tr;

pub(super) const COLUMNS: &[Column] = &[
    Column::left("column-severity", 5.0),
    Column::left("column-lint", 4.0),
    Column::left("column-subject", 14.0),
    Column::left("column-message", 30.0),
    Column::left("column-remedy", 26.0),
    Column::left("column-origin", 8.0),
];

pub(super) fn rows(source: Source<'_>) -> Vec<Row> {
    source.analysis.findings.iter().filter_map(|finding| row(source, finding)).collect()
}

pub(super) fn count(analysis: &Analysis, catalog: &Catalog) -> usize {
    let lints = catalog.lints.as_slice().len();
    analysis.findings.iter().filter(|finding| finding.lint < lints).count()
}

fn row(source: Source<'_>, finding: &Finding) -> Option<Row> {
    let lint = source.catalog.lints.as_slice().get(finding.lint)?;
    let subject = match finding.subject {
        Some(id) => source.words.element(id),
        None => tr(source.lang, "register-whole-project"),
    };
    let cells = vec![
        Cell::Severity(finding.severity),
        Cell::of(lint.id.as_str()),
        Cell::of(subject),
        Cell::of(source.words.finding(finding)),
        Cell::of(lint.remedy.get(source.lang)),
        Cell::Origin(lint.origin),
    ];
    let flow = match finding.subject {
        Some(ElementId::Flow(id)) => Some(id),
        _ => None,
    };
    Some(Row { subject: finding.subject, flow, threat: None, risk: None, spot: None, cells })
}
