//! How far a flow is covered: the first step of the method that is not done for it.

use super::decision::RiskAnalysis;
use super::flow::{Coverage, FlowAnalysis};
use crate::model::Level;

/// The step of a flow. `adopted` are the adopted risks about it; `unexamined` says whether a threat was rejected without
/// a reason, which is no examination, or whether what was decided about is not the same any more.
pub(crate) fn coverage(flow: &FlowAnalysis, adopted: &[&RiskAnalysis], unexamined: bool) -> Coverage {
    if !flow.missing.is_empty() {
        Coverage::Undescribed
    } else if unexamined || flow.proposals.iter().any(|proposal| proposal.decided.is_none()) {
        Coverage::Unexamined
    } else if adopted.iter().any(|risk| !risk.treated) {
        Coverage::Untreated
    } else if adopted.iter().any(|risk| !risk.accepted) {
        Coverage::Unaccepted
    } else {
        Coverage::Covered
    }
}

/// The highest level of its adopted risks and of the proposals nobody decided yet.
pub(crate) fn level(flow: &FlowAnalysis, adopted: &[&RiskAnalysis]) -> Option<Level> {
    let decided = adopted.iter().map(|risk| risk.rating.level);
    let open = flow.proposals.iter().filter(|proposal| proposal.decided.is_none());
    // S, the highest, comes first in the order of levels.
    decided.chain(open.map(|proposal| proposal.rating.level)).min()
}
