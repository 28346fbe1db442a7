//! What can be missing: the one definition of what keeps a flow, and all that belongs to it, from being covered. The
//! steps of coverage follow from it, and so does the table まだ足りないこと, so that the two cannot tell different things.

use super::flow::{Coverage, FlowAnalysis, Missing};

/// Something that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// A part of a flow's 4W1H.
    Part(Missing),
    /// Nothing flows there, or then.
    NoFlow,
    /// No party has this role.
    NoParty,
    /// A threat proposed for a flow, by its place in the catalogue, is neither adopted nor rejected.
    Undecided(usize),
    /// The catalogue proposes no threat for a flow, nobody has added one, and nobody has said that none applies.
    NoThreat,
    /// A threat was rejected without saying why.
    NoReason,
    /// What a decision was made about is not the same any more.
    Outdated,
    /// None of the four treatments was chosen, where the level asks for a decision.
    NoTreatment,
    /// There are measures of fewer categories than the level asks for.
    TooFewMeasures {
        /// Of how many there are.
        has: usize,
        /// Of how many there must be.
        needs: usize,
    },
    /// It is to be reduced or shared, and no measure of it applies.
    NoMeasure,
    /// Nobody accepted what remains by name and date.
    NotAccepted,
}

impl Lack {
    /// The step of the method that it keeps from being done.
    pub const fn step(self) -> Coverage {
        match self {
            Self::Part(_) | Self::NoFlow | Self::NoParty => Coverage::Undescribed,
            Self::Undecided(_) | Self::NoThreat | Self::NoReason | Self::Outdated => Coverage::Unexamined,
            Self::NoTreatment | Self::TooFewMeasures { .. } | Self::NoMeasure => Coverage::Untreated,
            Self::NotAccepted => Coverage::Unaccepted,
        }
    }
}

/// What is missing of a flow itself.
pub(crate) fn of_flow(flow: &FlowAnalysis) -> impl Iterator<Item = Lack> {
    let open = flow.proposals.iter().filter(|proposal| proposal.is_open());
    let parts = flow.missing.iter().map(|&part| Lack::Part(part));
    // Threats rest on what the flow says: that comes first.
    let is_silent = flow.missing.is_empty() && flow.proposals.is_empty() && flow.risks.is_empty();
    parts.chain(open.map(|proposal| Lack::Undecided(proposal.threat))).chain(is_silent.then_some(Lack::NoThreat))
}
