//! What conditions ask about one flow, worked out once a flow.

use super::index::{FlowEntry, Index};
use crate::model::{NodeId, PartyId};

/// One flow in its surroundings.
#[derive(Debug)]
pub(crate) struct Context<'i, 'a> {
    pub(crate) index: &'i Index<'a>,
    pub(crate) flow: &'i FlowEntry<'a>,
    /// Places it leaves, innermost first, then places it enters, outermost first.
    pub(crate) zones_crossed: Vec<usize>,
    /// Frames that are no places, which it leaves or enters.
    pub(crate) scopes_crossed: Vec<usize>,
    /// The parties of its ends, where they differ.
    pub(crate) parties_crossed: Option<(PartyId, PartyId)>,
    /// Measures that cover it.
    pub(crate) measures: &'i [usize],
    /// From where production is reached over it.
    pub(crate) remote_maintenance: Option<NodeId>,
}

impl<'i, 'a> Context<'i, 'a> {
    /// Looks at one flow.
    pub(crate) fn new(
        index: &'i Index<'a>,
        flow: &'i FlowEntry<'a>,
        measures: &'i [usize],
        remote_maintenance: Option<NodeId>,
    ) -> Self {
        let mut context = Self {
            index,
            flow,
            zones_crossed: Vec::new(),
            scopes_crossed: Vec::new(),
            parties_crossed: None,
            measures,
            remote_maintenance,
        };
        if let (Some(from), Some(to)) = (flow.from, flow.to)
            && from != to
        {
            let stops = [Some(from), context.carrier(), Some(to)];
            let stops: Vec<usize> = stops.into_iter().flatten().collect();
            for hop in stops.windows(2) {
                context.cross(hop[0], hop[1]);
            }
            let party = |node: usize| index.nodes[node].party.map(|(party, _)| party);
            context.parties_crossed = party(from).zip(party(to)).filter(|(from, to)| from != to);
        }
        context
    }

    /// The network or device that carries it from end to end.
    pub(crate) fn carrier(&self) -> Option<usize> {
        self.index.carrier(self.flow)
    }

    /// Its ends, each once, and its carrier.
    pub(crate) fn ends(&self) -> impl Iterator<Item = usize> + use<> {
        self.flow.ends().chain(self.carrier())
    }

    /// The nodes it can start at: the first end, and for a flow both ways also the second.
    pub(crate) fn starts(&self) -> impl Iterator<Item = usize> + use<> {
        let back = if self.flow.flow.two_way { self.flow.to } else { None };
        self.flow.from.into_iter().chain(back)
    }

    /// The nodes it can end at: the second end, and for a flow both ways also the first.
    pub(crate) fn targets(&self) -> impl Iterator<Item = usize> + use<> {
        let back = if self.flow.flow.two_way { self.flow.from } else { None };
        self.flow.to.into_iter().chain(back)
    }

    fn cross(&mut self, from: usize, to: usize) {
        let index = self.index;
        let (around_from, around_to) = (&index.nodes[from].zones, &index.nodes[to].zones);
        let left = around_from.iter().rev().filter(|zone| !around_to.contains(zone));
        let entered = around_to.iter().filter(|zone| !around_from.contains(zone));
        for &zone in left.chain(entered) {
            let list = if index.zones[zone].is_place { &mut self.zones_crossed } else { &mut self.scopes_crossed };
            if !list.contains(&zone) {
                list.push(zone);
            }
        }
    }
}
