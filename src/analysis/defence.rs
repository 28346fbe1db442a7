//! What works against a risk: the measures it names, as far as they are placed where it can happen.
//!
//! A risk may be about several flows and is as well defended as the worst defended of them: a measure that does not
//! reach one of the flows lowers nothing there.

use std::collections::BTreeSet;

use super::context::Context;
use super::index::{Index, MeasureEntry, RiskEntry};
use crate::catalog::{Axis, Category};
use crate::model::{FlowId, MeasureId};

/// No axis is lowered by more steps than this, however many measures there are.
pub(crate) const MOST_STEPS: usize = 2;

/// Whether a measure, by its place, reaches the flow that is looked at.
type Reach<'r> = &'r dyn Fn(usize) -> bool;

/// What works against one risk.
#[derive(Debug)]
pub(crate) struct Defence {
    /// By how many steps measures in force lower 影響度.
    pub(crate) impact: usize,
    /// By how many steps measures in force lower 顕在化率.
    pub(crate) likelihood: usize,
    /// Of how many categories its measures are; those of the project's own making count as one.
    pub(crate) categories: usize,
    /// Its measures that do not reach all of its flows, with the flows they do not reach.
    pub(crate) misplaced: Vec<(MeasureId, Vec<FlowId>)>,
    /// Measures placed over all of its flows that help against its threat, and that it does not name.
    pub(crate) at_hand: Vec<MeasureId>,
}

impl Defence {
    /// Looks at what is placed where. Contexts are in the order of the index.
    pub(crate) fn new(risk: &RiskEntry<'_>, index: &Index<'_>, contexts: &[Context<'_, '_>]) -> Self {
        let reaches = |measure: usize, flow: usize| contexts[flow].measures.binary_search(&measure).is_ok();
        let least = |count: &dyn Fn(Reach<'_>) -> usize| {
            let of_flows = risk.flows.iter().map(|&flow| count(&|measure| reaches(measure, flow)));
            // A risk about nothing that exists has no place that a measure could miss.
            of_flows.min().unwrap_or_else(|| count(&|_| true))
        };
        let steps = |axis| least(&|reaches| steps(risk, index, axis, reaches));
        Self {
            impact: steps(Axis::Impact),
            likelihood: steps(Axis::Likelihood),
            categories: least(&|reaches| categories(risk, index, reaches)),
            misplaced: misplaced(risk, index, &reaches),
            at_hand: at_hand(risk, index, contexts),
        }
    }
}

/// Whether a risk names a measure that applies, wherever it is placed.
pub(crate) fn has_any(risk: &RiskEntry<'_>, index: &Index<'_>) -> bool {
    measures(risk, index).any(|(_, entry)| entry.applies())
}

/// Whether a risk names a measure that is in force, wherever it is placed.
pub(crate) fn is_any_in_force(risk: &RiskEntry<'_>, index: &Index<'_>) -> bool {
    measures(risk, index).any(|(_, entry)| entry.is_in_force())
}

/// Layered defence: more of the same kind does not help twice, so a category counts once.
fn steps(risk: &RiskEntry<'_>, index: &Index<'_>, axis: Axis, reaches: Reach<'_>) -> usize {
    let in_force = measures(risk, index).filter(|&(place, entry)| entry.is_in_force() && reaches(place));
    let kinds = in_force.filter_map(|(_, entry)| Some(&index.catalog.measures.as_slice()[entry.kind?]));
    let categories: BTreeSet<Category> =
        kinds.filter(|kind| kind.lowers.contains(&axis)).map(|kind| kind.category).collect();
    categories.len().min(MOST_STEPS)
}

fn categories(risk: &RiskEntry<'_>, index: &Index<'_>, reaches: Reach<'_>) -> usize {
    let applying = measures(risk, index).filter(|&(place, entry)| entry.applies() && reaches(place));
    let categories: BTreeSet<Option<Category>> =
        applying.map(|(_, entry)| entry.kind.map(|kind| index.catalog.measures.as_slice()[kind].category)).collect();
    categories.len()
}

fn misplaced(
    risk: &RiskEntry<'_>,
    index: &Index<'_>,
    reaches: &dyn Fn(usize, usize) -> bool,
) -> Vec<(MeasureId, Vec<FlowId>)> {
    let applying = measures(risk, index).filter(|(_, entry)| entry.applies());
    let missed = applying.map(|(place, entry)| {
        let missed = risk.flows.iter().filter(|&&flow| !reaches(place, flow));
        (entry.id, missed.map(|&flow| index.flows[flow].id).collect::<Vec<_>>())
    });
    missed.filter(|(_, flows)| !flows.is_empty()).collect()
}

fn at_hand(risk: &RiskEntry<'_>, index: &Index<'_>, contexts: &[Context<'_, '_>]) -> Vec<MeasureId> {
    let (Some(threat), Some((&first, others))) = (risk.threat, risk.flows.split_first()) else { return Vec::new() };
    let threat = &index.catalog.threats.as_slice()[threat].id;
    let helps = |entry: &MeasureEntry<'_>| {
        entry.kind.is_some_and(|kind| index.catalog.measures.as_slice()[kind].covers.contains(threat))
    };
    let everywhere = contexts[first].measures.iter().filter(|&&measure| {
        helps(&index.measures[measure])
            && !risk.measures.contains(&measure)
            && others.iter().all(|&flow| contexts[flow].measures.binary_search(&measure).is_ok())
    });
    everywhere.map(|&measure| index.measures[measure].id).collect()
}

/// The measures a risk names, with their places.
fn measures<'i, 'a>(
    risk: &'i RiskEntry<'a>,
    index: &'i Index<'a>,
) -> impl Iterator<Item = (usize, &'i MeasureEntry<'a>)> {
    risk.measures.iter().map(|&place| (place, &index.measures[place]))
}
