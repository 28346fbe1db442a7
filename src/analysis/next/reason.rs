//! Why a list of next steps is empty: what must be drawn or filled in before anything can be found, or that all is well.

use std::collections::BTreeMap;

use super::{exposure, failure};
use crate::analysis::Analysis;
use crate::analysis::index::Index;
use crate::analysis::terms;
use crate::model::Decision;

/// Why there is nothing in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no information flow.
    NoFlow,
    /// No threat is proposed for a flow or adopted.
    NoThreat,
    /// No further measure brings anything down.
    NothingLower,
    /// No server or medium keeps patient information.
    NoKeeper,
    /// Nothing stands in a place that is exposed.
    NothingExposed,
    /// No flows lead from an exposed place to where patient information is kept.
    NoWayIn,
    /// No flow of operation carries patient information.
    NoDailyFlow,
    /// The medical institution is responsible for no terminal.
    NoTerminal,
    /// No server of production keeps patient information.
    NoServer,
    /// Nothing cuts a terminal off by itself.
    NoSinglePoint,
    /// Neither patient information nor a back-up is used.
    NoItem,
    /// Every item is followed to its end.
    AllEnded,
}

impl Reason {
    /// Whether something must be drawn or filled in before the list can tell anything.
    pub const fn is_lack(self) -> bool {
        !matches!(self, Self::NothingLower | Self::NoWayIn | Self::NoSinglePoint | Self::AllEnded)
    }
}

/// Why each list is empty; none for one that is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Of the measures.
    pub measures: Option<Reason>,
    /// Of the ways in.
    pub paths: Option<Reason>,
    /// Of the single points of failure.
    pub failures: Option<Reason>,
    /// Of the lives of data.
    pub lives: Option<Reason>,
}

/// What there would be to say of each list, were it empty. What comes first in the drawing is named first.
pub(super) fn reasons(index: &Index<'_>, kept: &BTreeMap<usize, Vec<usize>>, analysis: &Analysis) -> Reasons {
    let first = |lacks: &[(bool, Reason)], well: Reason| {
        let no_flow = index.flows.is_empty().then_some(Reason::NoFlow);
        let lack = || lacks.iter().find(|(is_so, _)| *is_so).map(|(_, reason)| *reason);
        Some(no_flow.or_else(lack).unwrap_or(well))
    };
    let is_proposed = analysis.flows.values().any(|flow| flow.proposals.iter().any(crate::analysis::Proposal::is_open));
    let is_adopted = index.project.risks.values().any(|risk| risk.decision == Decision::Adopted);
    let is_daily = (0..index.flows.len()).any(|flow| failure::is_needed(&index.flows[flow], index));
    let any_node = |is_so: &dyn Fn(usize) -> bool| (0..index.nodes.len()).any(is_so);
    let is_used = |item: &usize| [terms::PATIENT, terms::BACKUP].contains(&index.data[*item].item.class.as_str());
    let mut used =
        index.flows.iter().flat_map(|flow| &flow.data).chain(index.nodes.iter().flat_map(|node| &node.keeps));
    Reasons {
        measures: first(&[(!is_proposed && !is_adopted, Reason::NoThreat)], Reason::NothingLower),
        paths: first(
            &[(kept.is_empty(), Reason::NoKeeper), (exposure::starts(index).is_empty(), Reason::NothingExposed)],
            Reason::NoWayIn,
        ),
        failures: first(
            &[
                (!is_daily, Reason::NoDailyFlow),
                (!any_node(&|node| failure::is_terminal(index, node)), Reason::NoTerminal),
                (!any_node(&|node| failure::is_server(index, kept, node)), Reason::NoServer),
            ],
            Reason::NoSinglePoint,
        ),
        lives: first(&[(!used.any(is_used), Reason::NoItem)], Reason::AllEnded),
    }
}
