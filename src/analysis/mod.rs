//! [`Project`] and [`Catalog`] in, [`Analysis`] out: a pure function. The same input gives the same output in the same
//! order, and nothing in the results is text for people: they hold ids and values, [`wording`] turns them into
//! sentences when they are shown.
//!
//! The steps, in order: `index` looks up every id and kind once and, by [`place`], what stands where. `graph` finds
//! what hangs together over several flows, `cover` which measures cover which flow; `context` gathers what conditions
//! ask about one flow and `condition` decides them. Then, for each flow, `four_w` says who does what, [`rating`] how
//! much it matters and `proposal` what threatens it. [`decision`] looks at what people decided about risks
//! and `defence` at the measures that work against each,
//! [`lack`] names what can be missing, `coverage` says how far each flow is covered by that, and `area` each zone, party
//! and phase with it; [`gap`] lists all that is missing, and [`summary`] makes figures of the
//! whole when it is asked for; [`lint`] lists what is missing or wrong and [`totals`] sums up.
//! `subject` takes note of what a decision is about, and [`review`] says why it must be looked at again; [`comparison`]
//! does the same for two versions of the whole, in terms of [`aspect`]s, and [`rescaling`] for other criteria.
//! [`agenda`] says what people are to decide about each flow, and [`next`] what to do next, when it is asked for. `custody` says where data is kept and what becomes of it.
//! `ruling` says which proposals a rule of the project rejects.
//! [`unmet`] is asked for by itself: why a threat is not proposed; and [`applying()`]: which flows a condition holds for.
//! `terms` are the few entries of the catalogue that the steps know by name.

pub mod agenda;
mod applying;
mod area;
pub mod aspect;
pub mod comparison;
mod condition;
mod context;
mod cover;
mod coverage;
mod custody;
mod day;
pub mod decision;
mod defence;
pub mod fact;
pub mod finding;
pub mod flow;
mod four_w;
pub mod gap;
mod graph;
mod index;
pub mod lack;
pub mod lint;
pub mod next;
pub mod place;
mod proposal;
pub mod rating;
pub mod rescaling;
pub mod review;
pub mod ruling;
mod subject;
pub mod summary;
mod terms;
#[cfg(test)]
mod tests;
pub mod totals;
pub mod unmet;
pub mod wording;

pub use applying::applying;
pub use area::{Area, Areas};
pub use aspect::{Aspect, Field, FieldChange, FieldValue, Word};
pub use comparison::{Comparison, ElementChange, Fate, Version, compare};
pub use day::is_day;
pub use decision::{Residual, RiskAnalysis};
pub use fact::Fact;
pub use finding::Finding;
pub use flow::{Coverage, FlowAnalysis, FourW, Missing, Proposal, Which, Who};
pub use gap::{Gap, Holder, count_gaps, gaps};
pub use lack::Lack;
pub use place::{NodeAnalysis, ZoneAnalysis};
pub use rating::{Basis, Rating};
pub use rescaling::{Moved, Rescaling, rescale};
pub use review::{Cause, remembering};
pub use subject::subjects;
pub use summary::{Due, Figure, Part, Summary, Time};
pub(crate) use terms::{AUTOMATED, NETWORK, THIRD_PARTY};
pub use totals::{MeasureTotals, Totals};
pub use unmet::{NotProposed, Unmet, not_proposed};
pub use wording::Words;

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::model::{FlowId, NodeId, NoteId, Project, RiskId, ZoneId};

use context::Context;
use graph::FlowGraph;
use index::Index;
use proposal::Threats;
use rating::Scoring;

/// Everything that follows from a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Where each zone stands and what stands in it.
    pub zones: BTreeMap<ZoneId, ZoneAnalysis>,
    /// Where each node stands.
    pub nodes: BTreeMap<NodeId, NodeAnalysis>,
    /// The innermost place of each note that is drawn.
    pub notes: BTreeMap<NoteId, Option<ZoneId>>,
    /// What each flow means and what threatens it.
    pub flows: BTreeMap<FlowId, FlowAnalysis>,
    /// The rating of each risk, what remains of it and what is still to be done.
    pub risks: BTreeMap<RiskId, RiskAnalysis>,
    /// How far each zone, party and phase is covered.
    pub areas: Areas,
    /// What is missing or wrong, by lint in the catalogue's order, then by subject.
    pub findings: Vec<Finding>,
    /// Sums over all of it.
    pub totals: Totals,
}

/// Analyses a project.
///
/// `today` is the day, as year-month-day, that due dates are compared with; without one, nothing is overdue.
///
/// ```
/// # use nagarezu::{analysis, catalog::Catalog, model::Project};
/// # fn example(project: &Project, catalog: &Catalog) {
/// let analysis = analysis::analyse(project, catalog, Some("2026-04-01"));
/// for (flow, known) in &analysis.flows {
///     println!("{flow}: {:?}, {} threats", known.coverage, known.proposals.len());
/// }
/// # }
/// ```
pub fn analyse(project: &Project, catalog: &Catalog, today: Option<&str>) -> Analysis {
    let index = Index::new(project, catalog);
    let graph = FlowGraph::new(&index);
    let remote = graph.remote_maintenance(&index);
    let covering = cover::covering_measures(&index);
    let contexts: Vec<Context<'_, '_>> = index
        .flows
        .iter()
        .zip(&covering)
        .zip(remote)
        .map(|((flow, measures), remote)| Context::new(&index, flow, measures, remote))
        .collect();
    let scoring = Scoring::new(&index);
    let mut flows = flows(&contexts, &scoring);
    let risks: Vec<RiskAnalysis> =
        index.risks.iter().map(|risk| decision::assess(risk, &index, &scoring, &contexts, &flows)).collect();
    cover_flows(&mut flows, &index, &risks);
    let findings = lint::find(&lint::Survey {
        index: &index,
        graph: &graph,
        contexts: &contexts,
        flows: &flows,
        risks: &risks,
        today,
    });
    let totals = totals::sum(&index, &flows, &risks);
    let areas = area::areas(&index, &flows);
    let mut analysis = Analysis {
        zones: zones(&index),
        nodes: nodes(&index),
        notes: index.notes.iter().copied().collect(),
        flows: index.flows.iter().map(|entry| entry.id).zip(flows).collect(),
        risks: index.risks.iter().map(|entry| entry.id).zip(risks).collect(),
        areas,
        findings,
        totals,
    };
    analysis.totals.missing = count_gaps(project, catalog, &analysis).iter().sum();
    analysis
}

/// What is known of each flow before risks are looked at.
fn flows(contexts: &[Context<'_, '_>], scoring: &Scoring<'_>) -> Vec<FlowAnalysis> {
    let Some(index) = contexts.first().map(|context| context.index) else { return Vec::new() };
    let threats = Threats::new(index);
    let mut risks_of: Vec<Vec<usize>> = vec![Vec::new(); contexts.len()];
    for (risk, entry) in index.risks.iter().enumerate() {
        for &flow in &entry.flows {
            risks_of[flow].push(risk);
        }
    }
    let zone_ids = |zones: &[usize]| zones.iter().map(|&zone| index.zones[zone].id).collect();
    let analysed = contexts.iter().zip(&risks_of).map(|(context, risks)| {
        let four_w = four_w::derive(context);
        let rating = scoring.of_flow(context);
        FlowAnalysis {
            missing: four_w::missing(context, &four_w),
            four_w,
            zones_crossed: zone_ids(&context.zones_crossed),
            scopes_crossed: zone_ids(&context.scopes_crossed),
            parties_crossed: context.parties_crossed,
            proposals: threats.proposed(context, &rating, scoring, risks),
            risks: risks.iter().map(|&risk| index.risks[risk].id).collect(),
            measures: context.measures.iter().map(|&measure| index.measures[measure].id).collect(),
            rating,
            level: None,
            coverage: Coverage::Undescribed,
            outdated: false,
        }
    });
    analysed.collect()
}

/// Fills in how far each flow is covered, and its level.
fn cover_flows(flows: &mut [FlowAnalysis], index: &Index<'_>, risks: &[RiskAnalysis]) {
    let mut decided_of: Vec<Vec<&RiskAnalysis>> = vec![Vec::new(); flows.len()];
    let mut adopted_of = decided_of.clone();
    for (entry, risk) in index.risks.iter().zip(risks) {
        for &flow in &entry.flows {
            flows[flow].outdated |= risk.is_outdated_for(index.flows[flow].id);
            decided_of[flow].push(risk);
            if entry.is_adopted() {
                adopted_of[flow].push(risk);
            }
        }
    }
    for (place, flow) in flows.iter_mut().enumerate() {
        flow.level = coverage::level(flow, &adopted_of[place]);
        flow.coverage = coverage::coverage(flow, index.flows[place].id, &decided_of[place]);
    }
}

fn zones(index: &Index<'_>) -> BTreeMap<ZoneId, ZoneAnalysis> {
    let mut inside: Vec<Vec<NodeId>> = vec![Vec::new(); index.zones.len()];
    for node in &index.nodes {
        for &zone in &node.zones {
            inside[zone].push(node.id);
        }
    }
    let party = |zone: usize| {
        let around = std::iter::successors(Some(zone), |&zone| index.zones[zone].parent);
        let mut parties = around.filter_map(|zone| index.zones[zone].zone.party);
        parties.find(|party| index.project.parties.contains_key(party))
    };
    let analysed = index.zones.iter().enumerate().zip(inside).map(|((place, entry), nodes)| {
        let parent = entry.parent.map(|parent| index.zones[parent].id);
        (entry.id, ZoneAnalysis { parent, party: party(place), nodes, straddling: entry.straddling.clone() })
    });
    analysed.collect()
}

fn nodes(index: &Index<'_>) -> BTreeMap<NodeId, NodeAnalysis> {
    let mut flows = vec![0; index.nodes.len()];
    for flow in &index.flows {
        for node in flow.participants() {
            flows[node] += 1;
        }
    }
    let zone_id = |zone: usize| index.zones[zone].id;
    let analysed = index.nodes.iter().zip(flows).map(|(entry, flows)| {
        let zones = entry.zones.iter().map(|&zone| zone_id(zone)).collect();
        let party = entry.party.map(|(party, _)| party);
        (entry.id, NodeAnalysis { zones, place: entry.place.map(zone_id), party, flows })
    });
    analysed.collect()
}
