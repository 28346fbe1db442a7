//! The rows of the 情報流一覧: one a flow, with its 4W1H, its ends, the borders it crosses and how far it is covered.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, Column, Row, Source};
use crate::analysis::wording::Term;
use crate::analysis::{Analysis, Finding, FlowAnalysis};
use crate::catalog::{PropertyDefinition, PropertyKind};
use crate::model::{ElementId, Flow, FlowId, NodeId, Phase, Project, Value};
use crate::text::{Lang, tr, tr_with};

pub(super) const COLUMNS: &[Column] = &[
    Column::left("column-no", 3.5),
    Column::center("column-coverage", 5.0),
    Column::left("column-phase", 5.0),
    Column::left("column-who", 8.0),
    Column::left("column-place", 10.0),
    Column::left("column-which", 10.0),
    Column::left("column-what", 16.0),
    Column::left("column-how", 7.0),
    Column::left("column-from", 10.0),
    Column::left("column-to", 10.0),
    Column::left("column-direction", 5.0),
    Column::left("column-crosses", 16.0),
    Column::left("column-class", 10.0),
    Column::left("column-environment", 5.0),
    Column::left("column-amount", 8.0),
    Column::center("column-level", 4.0),
    Column::left("column-findings", 14.0),
    Column::left("column-note", 14.0),
];

pub(super) fn rows(source: Source<'_>) -> Vec<Row> {
    let findings = findings_by_flow(source);
    let none = Vec::new();
    let row = |(id, flow): (&FlowId, &std::sync::Arc<Flow>)| {
        let analysis = source.analysis.flows.get(id)?;
        let cells = cells(source, *id, flow, analysis, findings.get(id).unwrap_or(&none));
        Some(Row { subject: Some((*id).into()), flow: Some(*id), threat: None, risk: None, spot: None, cells })
    };
    source.project.flows.iter().filter_map(row).collect()
}

pub(super) fn count(project: &Project, analysis: &Analysis) -> usize {
    let mut analysed = analysis.flows.keys().peekable();
    let known = |id: &&FlowId| {
        while analysed.next_if(|other| other < id).is_some() {}
        analysed.next_if(|other| other == id).is_some()
    };
    project.flows.keys().filter(known).count()
}

fn cells(source: Source<'_>, id: FlowId, flow: &Flow, analysis: &FlowAnalysis, findings: &[&Finding]) -> Vec<Cell> {
    let Source { words, lang, .. } = source;
    vec![
        Cell::Id(id.into()),
        Cell::Coverage(analysis.coverage),
        Cell::of(phases(source, &flow.phases)),
        Cell::of(words.who(id)),
        Cell::of(words.place(id)),
        Cell::of(words.which(id)),
        Cell::of(words.what(id)),
        Cell::of(words.how(id)),
        end(source, flow.from),
        end(source, flow.to),
        Cell::of(direction(flow, lang)),
        Cell::of(crossed(source, analysis)),
        Cell::of(classes(source, flow)),
        Cell::of(environments(source, flow)),
        Cell::of(amount(source, flow)),
        Cell::from(analysis.level),
        first_finding(source, findings),
        Cell::of(flow.note.as_str()),
    ]
}

/// Findings about flows, the weightiest first.
fn findings_by_flow(source: Source<'_>) -> BTreeMap<FlowId, Vec<&Finding>> {
    let mut by_flow = BTreeMap::<FlowId, Vec<&Finding>>::new();
    for finding in &source.analysis.findings {
        if let Some(ElementId::Flow(id)) = finding.subject {
            by_flow.entry(id).or_default().push(finding);
        }
    }
    for findings in by_flow.values_mut() {
        findings.sort_by_key(|finding| finding.severity);
    }
    by_flow
}

fn phases(source: Source<'_>, phases: &[Phase]) -> String {
    let words: Vec<String> = phases.iter().map(|phase| phase.say(source.lang)).collect();
    source.list(&words)
}

fn end(source: Source<'_>, id: NodeId) -> Cell {
    source.project.nodes.get(&id).map_or(Cell::Id(id.into()), |node| Cell::of(node.name.as_str()))
}

fn direction(flow: &Flow, lang: Lang) -> String {
    let key = match (flow.is_at_rest(), flow.two_way) {
        (true, _) => "direction-at-rest",
        (false, true) => "direction-two-way",
        (false, false) => "direction-one-way",
    };
    tr(lang, key)
}

fn crossed(source: Source<'_>, analysis: &FlowAnalysis) -> String {
    let zones = analysis.zones_crossed.iter().chain(&analysis.scopes_crossed);
    let names: Vec<&str> = zones.filter_map(|id| source.project.zones.get(id)).map(|zone| zone.name.as_str()).collect();
    names.join(" → ")
}

fn classes(source: Source<'_>, flow: &Flow) -> String {
    let classes: BTreeSet<usize> = flow
        .data
        .iter()
        .filter_map(|id| source.project.data.get(id))
        .filter_map(|item| source.catalog.data_classes.place(&item.class))
        .collect();
    let table = source.catalog.data_classes.as_slice();
    let names: Vec<&str> = classes.iter().map(|place| table[*place].name.get(source.lang)).collect();
    source.list(&names)
}

fn environments(source: Source<'_>, flow: &Flow) -> String {
    let environment = |id| source.project.nodes.get(&id).and_then(|node| node.environment);
    let mut environments: Vec<_> = [flow.from, flow.to].into_iter().filter_map(environment).collect();
    environments.dedup();
    let words: Vec<String> = environments.iter().map(|environment| environment.say(source.lang)).collect();
    words.join(" → ")
}

/// 量・頻度, as far as the flow sets them.
fn amount(source: Source<'_>, flow: &Flow) -> String {
    let is_amount = |property: &&PropertyDefinition| matches!(property.id.as_str(), "volume" | "frequency");
    let properties = source.catalog.flow_properties.iter().filter(is_amount);
    let words: Vec<String> = properties
        .filter_map(|property| Some(choice(property, flow.properties.get(&property.id)?, source.lang)))
        .collect();
    source.list(&words)
}

fn choice(property: &PropertyDefinition, value: &Value, lang: Lang) -> String {
    let written = match value {
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    };
    match &property.kind {
        PropertyKind::Choice(choices) => {
            let named = choices.iter().find(|choice| choice.id == written);
            named.map_or(written, |choice| choice.name.get(lang).to_owned())
        }
        PropertyKind::Number { unit } => format!("{written} {}", unit.get(lang)).trim_end().to_owned(),
        PropertyKind::YesNo | PropertyKind::Text => written,
    }
}

fn first_finding(source: Source<'_>, findings: &[&Finding]) -> Cell {
    let Some(first) = findings.first() else { return Cell::Empty };
    let Some(lint) = source.catalog.lints.as_slice().get(first.lint) else { return Cell::Empty };
    let name = lint.name.get(source.lang);
    let text = match findings.len() {
        1 => name.to_owned(),
        all => {
            let args = [("first", name.into()), ("more", (all - 1).into())];
            tr_with(source.lang, "register-findings-more", &args)
        }
    };
    Cell::Findings(first.severity, text)
}
