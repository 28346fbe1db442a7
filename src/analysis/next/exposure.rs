//! Ways in: from exposed places, hop by hop along the flows, to where patient information is kept.
//!
//! Exposed are the internet, rooms that anybody may enter, other companies' extents and homes. A hop is protected where
//! a preventive measure that is technical or physical, in force and over the flow helps against a threat of somebody who
//! comes in along it (`terms::ENTRY_THREATS`): rules alone stop nobody on the way. No way leads through people, nor on
//! from a place that keeps patient information: who got there has what he wants. All of this is ours.

use std::collections::{BTreeMap, BinaryHeap};

use super::hop::hops;
use crate::analysis::index::Index;
use crate::analysis::terms;
use crate::catalog::{Category, Effect};
use crate::model::{FlowId, NodeId, Value, ZoneId};

/// How many ways are told at most, the least protected first.
const MOST: usize = 30;

/// The shortest way from an exposed place to a node that keeps patient information; of several, the least protected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExposedPath {
    /// The exposed place.
    pub zone: ZoneId,
    /// The node in it where the way begins.
    pub start: NodeId,
    /// The hops; at least one, the last one to the node that keeps patient information.
    pub hops: Vec<PathHop>,
}

/// A step of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathHop {
    /// The flow it goes along.
    pub flow: FlowId,
    /// Where it leads.
    pub to: NodeId,
    /// Whether something stands in the way.
    pub is_protected: bool,
}

impl ExposedPath {
    /// Where it ends.
    pub fn target(&self) -> Option<NodeId> {
        self.hops.last().map(|hop| hop.to)
    }

    /// The first hop where nothing stands in the way.
    pub fn first_unprotected(&self) -> Option<FlowId> {
        self.hops.iter().find(|hop| !hop.is_protected).map(|hop| hop.flow)
    }

    /// The flows it goes along, each once, in order.
    pub fn flows(&self) -> Vec<FlowId> {
        let mut flows: Vec<FlowId> = self.hops.iter().map(|hop| hop.flow).collect();
        flows.dedup();
        flows
    }
}

/// How good a way is for whoever comes: hops that are protected, hops, then the number of the place and of the target.
type Rank = (usize, usize, usize, usize);

/// The ways in, those with the fewest protected hops first, then the shortest.
pub(super) fn paths(
    index: &Index<'_>,
    covering: &[Vec<usize>],
    kept: &BTreeMap<usize, Vec<usize>>,
) -> Vec<ExposedPath> {
    let starts = starts(index);
    if starts.is_empty() || kept.is_empty() {
        return Vec::new();
    }
    let mut search = Search::new(index, covering, kept);
    // The worst of those found so far is on top, to make room for a better one.
    let mut best: BinaryHeap<(Rank, usize)> = BinaryHeap::new();
    let mut found: Vec<Option<ExposedPath>> = Vec::new();
    for (zone, nodes) in starts {
        search.run(&nodes);
        for target in std::mem::take(&mut search.targets) {
            let reached = search.reached[target];
            let rank = (reached.protected, reached.hops, zone, target);
            if best.len() == MOST {
                if best.peek().is_none_or(|(worst, _)| rank >= *worst) {
                    continue;
                }
                if let Some((_, dropped)) = best.pop() {
                    found[dropped] = None;
                }
            }
            best.push((rank, found.len()));
            found.push(Some(search.path(zone, target)));
        }
    }
    let mut ranked = best.into_vec();
    ranked.sort_unstable();
    ranked.into_iter().filter_map(|(_, place)| found[place].take()).collect()
}

/// The exposed places with the nodes in them.
pub(super) fn starts(index: &Index<'_>) -> BTreeMap<usize, Vec<usize>> {
    let exposed: Vec<bool> = index
        .zones
        .iter()
        .map(|entry| {
            let is = |kind| entry.is(kind);
            let (name, value) = terms::ACCESS;
            let is_public = index.catalog.zone_value(entry.zone, name) == Some(&Value::Text(value.to_owned()));
            is(terms::INTERNET) || is(terms::THIRD_PARTY) || is(terms::HOME) || (is(terms::ROOM) && is_public)
        })
        .collect();
    let mut starts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (node, entry) in index.nodes.iter().enumerate() {
        for &zone in entry.zones.iter().filter(|&&zone| exposed[zone]) {
            starts.entry(zone).or_default().push(node);
        }
    }
    starts
}

/// How a node was reached.
#[derive(Clone, Copy, Debug, Default)]
struct Reached {
    /// In which search.
    by: usize,
    /// From which node, over which hop; none where the search began.
    from: Option<(usize, Step)>,
    hops: usize,
    protected: usize,
}

/// A hop as it leaves a node.
#[derive(Clone, Copy, Debug)]
struct Step {
    flow: usize,
    to: usize,
    is_protected: bool,
}

/// One search after the other over the same graph.
#[derive(Debug)]
struct Search<'s, 'a> {
    index: &'s Index<'a>,
    kept: &'s BTreeMap<usize, Vec<usize>>,
    leaving: Vec<Vec<Step>>,
    reached: Vec<Reached>,
    /// Which search this is, from 1.
    number: usize,
    /// What the last search has found.
    targets: Vec<usize>,
}

impl<'s, 'a> Search<'s, 'a> {
    fn new(index: &'s Index<'a>, covering: &[Vec<usize>], kept: &'s BTreeMap<usize, Vec<usize>>) -> Self {
        let protects: Vec<bool> = (0..index.measures.len()).map(|measure| protects(index, measure)).collect();
        let mut leaving: Vec<Vec<Step>> = vec![Vec::new(); index.nodes.len()];
        for hop in hops(index, |_| true) {
            let is_protected = covering[hop.flow].iter().any(|&measure| protects[measure]);
            leaving[hop.from].push(Step { flow: hop.flow, to: hop.to, is_protected });
            if index.flows[hop.flow].flow.two_way {
                leaving[hop.to].push(Step { flow: hop.flow, to: hop.from, is_protected });
            }
        }
        let reached = vec![Reached::default(); index.nodes.len()];
        Self { index, kept, leaving, reached, number: 0, targets: Vec::new() }
    }

    /// Searches in breadth, layer by layer.
    fn run(&mut self, starts: &[usize]) {
        self.number += 1;
        self.targets.clear();
        for &start in starts {
            self.reached[start] = Reached { by: self.number, from: None, hops: 0, protected: 0 };
        }
        let mut layer = starts.to_vec();
        while !layer.is_empty() {
            let mut next = Vec::new();
            for node in layer {
                let here = self.reached[node];
                let is_start = here.hops == 0;
                if !is_start && (self.kept.contains_key(&node) || self.index.nodes[node].is_person()) {
                    continue;
                }
                for step in &self.leaving[node] {
                    let there = &mut self.reached[step.to];
                    let way = Reached {
                        by: self.number,
                        from: Some((node, *step)),
                        hops: here.hops + 1,
                        protected: here.protected + usize::from(step.is_protected),
                    };
                    if there.by != self.number {
                        *there = way;
                        next.push(step.to);
                        if self.kept.contains_key(&step.to) {
                            self.targets.push(step.to);
                        }
                    } else if there.hops == way.hops && there.protected > way.protected {
                        *there = way;
                    }
                }
            }
            layer = next;
        }
    }

    fn path(&self, zone: usize, target: usize) -> ExposedPath {
        let index = self.index;
        let mut hops = Vec::new();
        let mut node = target;
        while let Some((before, step)) = self.reached[node].from {
            let Step { flow, to, is_protected } = step;
            hops.push(PathHop { flow: index.flows[flow].id, to: index.nodes[to].id, is_protected });
            node = before;
        }
        hops.reverse();
        ExposedPath { zone: index.zones[zone].id, start: index.nodes[node].id, hops }
    }
}

/// Whether a measure stands in the way of somebody who comes along a flow that it covers.
fn protects(index: &Index<'_>, measure: usize) -> bool {
    let entry = &index.measures[measure];
    let Some(kind) = entry.kind.map(|kind| &index.catalog.measures.as_slice()[kind]) else { return false };
    entry.is_in_force()
        && kind.category != Category::Organisational
        && kind.effect == Effect::Preventive
        && kind.covers.iter().any(|threat| terms::ENTRY_THREATS.contains(&threat.as_str()))
}
