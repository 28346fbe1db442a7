//! Flows as hops from node to node. One that names a carrier passes it, which makes two hops of it.

use crate::analysis::index::Index;

/// A part of a flow between two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hop {
    pub(super) flow: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The hops of flows between two nodes that a test picks, in order.
pub(super) fn hops(index: &Index<'_>, picks: impl Fn(usize) -> bool) -> Vec<Hop> {
    let mut hops = Vec::with_capacity(index.flows.len());
    for (flow, entry) in index.flows.iter().enumerate() {
        if let (Some(from), Some(to)) = (entry.from, entry.to)
            && from != to
            && picks(flow)
        {
            match index.carrier(entry) {
                Some(carrier) => hops.extend([Hop { flow, from, to: carrier }, Hop { flow, from: carrier, to }]),
                None => hops.push(Hop { flow, from, to }),
            }
        }
    }
    hops
}
