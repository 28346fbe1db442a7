//! What is missing or wrong in a project: the lints of the catalogue, one function each.
//!
//! `written` reads what is written down about each element, `keeping` follows information to where it is kept,
//! backed up and erased, `border` looks at ways and borders, `decided` at risks and measures.
//!
//! The catalogue says how much a lint weighs and in which words it is told; a lint that it does not list is not
//! looked for.

mod border;
mod decided;
mod keeping;
mod written;

use super::context::Context;
use super::decision::RiskAnalysis;
use super::finding::Finding;
use super::flow::FlowAnalysis;
use super::graph::FlowGraph;
use super::index::{Index, NodeEntry};
use super::terms;
use crate::model::{DataId, ElementId};

/// Everything lints look at. Contexts, flows and risks are in the order of the index.
#[derive(Debug)]
pub(crate) struct Survey<'s, 'a> {
    pub(crate) index: &'s Index<'a>,
    pub(crate) graph: &'s FlowGraph,
    pub(crate) contexts: &'s [Context<'s, 'a>],
    pub(crate) flows: &'s [FlowAnalysis],
    pub(crate) risks: &'s [RiskAnalysis],
    /// Year-month-day.
    pub(crate) today: Option<&'s str>,
}

/// What a lint finds: the element it is about (none: the project as a whole), and those it has to do with.
type Found = (Option<ElementId>, Vec<ElementId>);

/// A lint.
type Lint = fn(&Survey<'_, '_>) -> Vec<Found>;

pub(crate) const LINTS: [(&str, Lint); 32] = [
    ("L01", written::unused_node),
    ("L02", written::flow_without_data),
    ("L03", written::flow_without_actor),
    ("L04", written::connection_without_flow),
    ("L05", keeping::server_that_stores_nothing),
    ("L06", keeping::logs_go_nowhere),
    ("L07", keeping::no_backup),
    ("L08", keeping::no_restore),
    ("L09", keeping::carried_nowhere),
    ("L10", keeping::nothing_at_end_of_contract),
    ("L11", border::maintenance_path_missing),
    ("L12", border::no_responsibility_towards_third_party),
    ("L13", border::boundary_not_drawn),
    ("L14", keeping::stored_abroad),
    ("L15", decided::threats_not_examined),
    ("L16", decided::rejected_without_reason),
    ("L17", decided::too_few_measures),
    ("L18", decided::residual_not_accepted),
    ("L19", decided::asked_of_medical_institution),
    ("L20", decided::review_overdue),
    ("L21", border::development_straight_to_production),
    ("L22", border::real_data_in_tests),
    ("L23", written::no_edition),
    ("L24", written::unconfirmed_flow),
    ("L25", decided::set_without_reason),
    ("L26", decided::measure_out_of_place),
    ("L27", decided::no_treatment_chosen),
    ("L28", decided::step_of_another_scale),
    ("L29", decided::outdated),
    ("L30", decided::measure_overdue),
    ("L31", decided::no_day),
    ("L32", decided::no_measure),
];

/// All findings, by lint in the catalogue's order, then by subject.
pub(crate) fn find(survey: &Survey<'_, '_>) -> Vec<Finding> {
    let lints = &survey.index.catalog.lints;
    let mut findings = Vec::new();
    for (id, lint) in LINTS {
        let Some(place) = lints.place(id) else { continue };
        let severity = lints.as_slice()[place].severity;
        let found = lint(survey).into_iter();
        findings.extend(found.map(|(subject, related)| Finding { lint: place, severity, subject, related }));
    }
    findings.sort_by(|a, b| (a.lint, &a.subject, &a.related).cmp(&(b.lint, &b.subject, &b.related)));
    findings
}

impl<'s, 'a> Survey<'s, 'a> {
    fn node_id(&self, node: usize) -> ElementId {
        self.index.nodes[node].id.into()
    }

    fn flow_id(&self, flow: usize) -> ElementId {
        self.index.flows[flow].id.into()
    }

    fn item_id(&self, item: usize) -> ElementId {
        self.index.data[item].id.into()
    }

    /// The contexts of flows that a test picks, with the flow's place.
    fn flows_where(
        &self,
        test: impl Fn(&Context<'s, 'a>) -> bool,
    ) -> impl Iterator<Item = (usize, &'s Context<'s, 'a>)> {
        self.contexts.iter().enumerate().filter(move |(_, context)| test(context))
    }

    /// Whether a node is within another company's extent: what happens there is for that company to say.
    fn is_foreign(&self, node: usize) -> bool {
        self.index.stands_in(node, terms::THIRD_PARTY)
    }

    /// The nodes a test picks that are not another company's, with their places.
    fn own_nodes_where(
        &self,
        test: impl Fn(&NodeEntry<'a>) -> bool,
    ) -> impl Iterator<Item = (usize, &'s NodeEntry<'a>)> {
        let index = self.index;
        index.nodes.iter().enumerate().filter(move |&(place, node)| test(node) && !self.is_foreign(place))
    }

    /// Whether a measure of this kind of the catalogue covers the flow.
    fn is_covered_by(&self, context: &Context<'_, '_>, measure: &str) -> bool {
        let kind = self.index.catalog.measures.place(measure);
        kind.is_some() && context.measures.iter().any(|&place| self.index.measures[place].kind == kind)
    }
}

/// Data ids as elements.
fn elements(ids: impl IntoIterator<Item = DataId>) -> Vec<ElementId> {
    ids.into_iter().map(ElementId::from).collect()
}
