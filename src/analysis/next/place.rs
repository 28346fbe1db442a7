//! Where a measure can be put, and which flows it reaches there.

use crate::analysis::index::Index;
use crate::analysis::terms;
use crate::catalog::Category;
use crate::model::{ElementId, PartyId};

/// Every place for a measure, numbered: flows, nodes, zones and parties, narrow ones first, and last the project.
#[derive(Debug)]
pub(super) struct Places {
    flows: usize,
    nodes: usize,
    zones: usize,
    parties: Vec<PartyId>,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Flow(usize),
    Node(usize),
    Zone(usize),
    Party(PartyId),
    Project,
}

impl Places {
    pub(super) fn new(index: &Index<'_>) -> Self {
        Self {
            flows: index.flows.len(),
            nodes: index.nodes.len(),
            zones: index.zones.len(),
            parties: index.project.parties.keys().copied().collect(),
        }
    }

    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.project() + 1
    }

    /// The project as a whole.
    fn project(&self) -> usize {
        self.flows + self.nodes + self.zones + self.parties.len()
    }

    /// The place with this number.
    fn place(&self, number: usize) -> Place {
        let node = number.wrapping_sub(self.flows);
        let zone = node.wrapping_sub(self.nodes);
        let party = zone.wrapping_sub(self.zones);
        match number {
            number if number < self.flows => Place::Flow(number),
            _ if node < self.nodes => Place::Node(node),
            _ if zone < self.zones => Place::Zone(zone),
            _ => self.parties.get(party).map_or(Place::Project, |&party| Place::Party(party)),
        }
    }

    /// The element there; none for the project as a whole.
    pub(super) fn element(&self, number: usize, index: &Index<'_>) -> Option<ElementId> {
        match self.place(number) {
            Place::Flow(flow) => Some(index.flows[flow].id.into()),
            Place::Node(node) => Some(index.nodes[node].id.into()),
            Place::Zone(zone) => Some(index.zones[zone].id.into()),
            Place::Party(party) => Some(party.into()),
            Place::Project => None,
        }
    }

    /// The places from which a measure reaches a flow, each once, narrow ones first: as `cover` has it, without its data.
    pub(super) fn reaching(&self, flow: usize, index: &Index<'_>) -> Vec<usize> {
        let mut places = vec![flow, self.project()];
        for node in index.flows[flow].participants() {
            places.push(self.flows + node);
            places.extend(index.nodes[node].zones.iter().map(|zone| self.flows + self.nodes + zone));
            let party = index.nodes[node].party.and_then(|(party, _)| self.parties.binary_search(&party).ok());
            places.extend(party.map(|party| self.flows + self.nodes + self.zones + party));
        }
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Whether a measure of this category is proposed there. Ours: rules are made for sites, parties and the project;
    /// locks and walls stand at elements and in zones; technical measures work on flows, elements and in zones. Nothing
    /// is proposed for people where it is technical, for the internet, for a frame that is no place, and within another
    /// company's extent, which is that company's to look after.
    pub(super) fn takes(&self, number: usize, category: Category, index: &Index<'_>) -> bool {
        match self.place(number) {
            Place::Flow(_) => category == Category::Technical,
            Place::Node(node) => {
                let is_foreign = index.stands_in(node, terms::THIRD_PARTY);
                category != Category::Organisational && !index.nodes[node].is_person() && !is_foreign
            }
            Place::Zone(zone) => {
                let zone = &index.zones[zone];
                let is_anybodys = zone.is(terms::INTERNET) || zone.is(terms::THIRD_PARTY);
                zone.is_place && !is_anybodys
            }
            Place::Party(_) | Place::Project => category == Category::Organisational,
        }
    }
}
