//! Where things stand: read off the drawing, never stored.
//!
//! An element is in every zone whose frame contains its centre. Frames may overlap freely: a room, and across it the
//! extent of another company. `model::frames` decides it for everyone.

use crate::model::{ElementId, NodeId, PartyId, ZoneId};

/// Where a zone stands and what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ZoneAnalysis {
    /// The innermost zone around it.
    pub parent: Option<ZoneId>,
    /// Its own party, or that of the nearest zone around it that has one.
    pub party: Option<PartyId>,
    /// Nodes whose centre is inside.
    pub nodes: Vec<NodeId>,
    /// Nodes that lie across its frame, and places whose frame crosses its own.
    pub straddling: Vec<ElementId>,
}

/// Where a node stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeAnalysis {
    /// Every zone whose frame contains its centre, outermost (largest) first; scope frames among them.
    pub zones: Vec<ZoneId>,
    /// The innermost of them that is a place.
    pub place: Option<ZoneId>,
    /// Its own party, or that of the innermost zone that has one (a frame of another company counts).
    pub party: Option<PartyId>,
    /// How many flows start, end or act at it.
    pub flows: usize,
}
