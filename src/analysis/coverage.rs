//! How far a flow is covered: the first step of the method that is not done for it.

use super::decision::RiskAnalysis;
use super::flow::{Coverage, FlowAnalysis};
use super::lack::{Lack, of_flow};
use crate::model::{FlowId, Level};

/// The step of a flow: the lowest at which something is missing of it or of one of the decisions about it.
pub(crate) fn coverage(flow: &FlowAnalysis, id: FlowId, decided: &[&RiskAnalysis]) -> Coverage {
    let of_decisions = decided.iter().flat_map(|risk| risk.lacks_for(id));
    of_flow(flow).chain(of_decisions).map(Lack::step).min().unwrap_or(Coverage::Covered)
}

/// The highest level of its adopted risks and of the proposals nobody decided yet.
pub(crate) fn level(flow: &FlowAnalysis, adopted: &[&RiskAnalysis]) -> Option<Level> {
    let decided = adopted.iter().map(|risk| risk.rating.level);
    let open = flow.proposals.iter().filter(|proposal| proposal.is_open());
    // S, the highest, comes first in the order of levels.
    decided.chain(open.map(|proposal| proposal.rating.level)).min()
}
