//! [`Project`] and [`Catalog`] in, [`Analysis`] out: a pure function. The same input gives the same output in the same
//! order, and nothing in here is text for people: results hold ids and values, `wording` turns them into sentences
//! when they are shown.

pub mod finding;
pub mod flow;
pub mod place;
pub mod rating;
pub mod totals;

pub use finding::Finding;
pub use flow::{Coverage, Fact, FlowAnalysis, FourW, Proposal, Which, Who};
pub use place::{NodeAnalysis, ZoneAnalysis};
pub use rating::{Basis, Rating};
pub use totals::Totals;

use std::collections::BTreeMap;

use crate::model::{FlowId, NodeId, NoteId, ZoneId};

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
    /// What is missing or wrong, by lint in the catalogue's order, then by subject.
    pub findings: Vec<Finding>,
    /// Sums over all of it.
    pub totals: Totals,
}
