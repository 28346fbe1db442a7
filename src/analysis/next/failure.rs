//! Single points of failure: elements and flows without which the medical institution does not reach its servers.
//!
//! Looked at are the flows of operation that carry patient information other than as a back-up, whichever way they
//! point. Whoever loses something is a terminal of the medical institution (people sit at it), and what is lost a server
//! of production, outside other companies' extents, that keeps patient information. Ends are no single points: a
//! terminal that fails is one terminal less, and that servers fail is threat T07's. Nor is what only one terminal
//! hangs on, unless there is no other. All of this is ours.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::hop::{Hop, hops};
use crate::analysis::index::{FlowEntry, Index};
use crate::analysis::terms;
use crate::model::{ElementId, NodeId, PartyRole, Phase, Value};

/// How many are told at most, those that cut off most first.
const MOST: usize = 20;

/// Something that cuts servers off when it fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinglePoint {
    /// The node or flow.
    pub element: ElementId,
    /// The terminals that lose a server.
    pub terminals: Vec<NodeId>,
    /// The servers they lose.
    pub servers: Vec<NodeId>,
    /// Whether there is a second one behind what is drawn as one: it is built redundant, or a measure in force doubles it.
    pub is_doubled: bool,
}

/// The single points of failure: those without a second one first, then by how many pairs of terminal and server they
/// part.
pub(super) fn single_points(
    index: &Index<'_>,
    covering: &[Vec<usize>],
    kept: &BTreeMap<usize, Vec<usize>>,
) -> Vec<SinglePoint> {
    let walk = Walk::new(index, &hops(index, |flow| is_needed(&index.flows[flow], index)));
    let is_terminal: Vec<bool> = (0..index.nodes.len()).map(|node| is_terminal(index, node)).collect();
    let is_server: Vec<bool> = (0..index.nodes.len()).map(|node| is_server(index, kept, node)).collect();
    let (terminals, servers) = (walk.sums(&is_terminal), walk.sums(&is_server));
    let mut cuts: Vec<(bool, Reverse<u64>, ElementId, Cut)> = Vec::new();
    for (element, cut) in walk.cuts(index) {
        if let ElementId::Node(id) = element
            && index.node(id).is_some_and(|node| is_terminal[node] || is_server[node])
        {
            continue;
        }
        let (lost, pairs) = cut.weight(&terminals, &servers);
        let all = cut.all(&terminals);
        if pairs > 0 && (lost > 1 || all == 1) {
            cuts.push((is_doubled(element, index, covering), Reverse(pairs), element, cut));
        }
    }
    cuts.sort_by_key(|(doubled, pairs, element, _)| (*doubled, *pairs, *element));
    // Both halves of a flow that passes a carrier can be bridges.
    cuts.dedup_by_key(|(_, _, element, _)| *element);
    cuts.truncate(MOST);
    let told = cuts.into_iter().map(|(is_doubled, _, element, cut)| {
        let ids = |which: &[bool], across: &Sums| {
            let mut ids: Vec<NodeId> = Vec::new();
            for part in cut.parts().filter(|part| part.sum(across) < cut.all(across)) {
                ids.extend(part.nodes(&walk.order).filter(|&node| which[node]).map(|node| index.nodes[node].id));
            }
            ids.sort_unstable();
            ids
        };
        let (terminals, servers) = (ids(&is_terminal, &servers), ids(&is_server, &terminals));
        SinglePoint { element, terminals, servers, is_doubled }
    });
    told.collect()
}

/// Whether the daily work runs over a flow.
pub(super) fn is_needed(flow: &FlowEntry<'_>, index: &Index<'_>) -> bool {
    let in_operation = flow.flow.phases.is_empty() || flow.flow.phases.contains(&Phase::Operation);
    let carries = flow
        .data
        .iter()
        .filter(|&&item| index.data[item].item.class != terms::BACKUP)
        .any(|&item| index.data[item].contents.iter().any(|&part| index.data[part].item.class == terms::PATIENT));
    // A person who uses two devices joins them no more than a printer does.
    let at_a_person = flow.ends().any(|end| index.nodes[end].is_person());
    in_operation && carries && !at_a_person && !flow.is(terms::CARRY)
}

/// Whether a node is a server of production that keeps patient information, outside other companies' extents.
pub(super) fn is_server(index: &Index<'_>, kept: &BTreeMap<usize, Vec<usize>>, node: usize) -> bool {
    let is_foreign = index.stands_in(node, terms::THIRD_PARTY);
    index.nodes[node].is_production_server() && kept.contains_key(&node) && !is_foreign
}

/// Whether a node is a terminal that the medical institution is responsible for.
pub(super) fn is_terminal(index: &Index<'_>, node: usize) -> bool {
    let entry = &index.nodes[node];
    let is_theirs = entry.party.is_some_and(|(_, role)| role == PartyRole::Medical);
    is_theirs && (entry.is(terms::TERMINAL) || entry.is(terms::TABLET))
}

/// A second device doubles a node, a second line doubles a network and the flows over it.
fn is_doubled(element: ElementId, index: &Index<'_>, covering: &[Vec<usize>]) -> bool {
    let doubles = |measure: usize, kinds: &[&str]| {
        let entry = &index.measures[measure];
        entry.is_in_force() && entry.measure.kind.as_deref().is_some_and(|kind| kinds.contains(&kind))
    };
    match element {
        ElementId::Flow(id) => index
            .flow(id)
            .is_some_and(|flow| covering[flow].iter().any(|&measure| doubles(measure, &[terms::SECOND_LINE]))),
        ElementId::Node(id) => index.node(id).is_some_and(|node| {
            let entry = &index.nodes[node];
            let is_around = |element: &ElementId| match element {
                ElementId::Node(other) => *other == id,
                ElementId::Zone(zone) => entry.zones.iter().any(|&around| index.zones[around].id == *zone),
                ElementId::Party(party) => entry.party.is_some_and(|(own, _)| own == *party),
                _ => false,
            };
            let both = [terms::SECOND_DEVICE, terms::SECOND_LINE];
            let kinds = if entry.is(terms::NETWORK) { &both[..] } else { &both[..1] };
            let (name, value) = terms::REDUNDANCY;
            index.catalog.node_value(entry.node, name) == Some(&Value::Text(value.to_owned()))
                || (0..index.measures.len()).any(|measure| {
                    let on = &index.measures[measure].measure.on;
                    doubles(measure, kinds) && (on.is_empty() || on.iter().any(is_around))
                })
        }),
        _ => false,
    }
}

/// Running sums along the walk: how many of the first nodes are of a sort.
type Sums = Vec<u64>;

/// A part of the graph: stretches of the walk.
#[derive(Clone, Debug, Default)]
struct Part(Vec<Range<usize>>);

impl Part {
    fn sum(&self, sums: &Sums) -> u64 {
        self.0.iter().map(|range| sums[range.end] - sums[range.start]).sum()
    }

    fn nodes<'o>(&self, order: &'o [usize]) -> impl Iterator<Item = usize> + use<'o, '_> {
        self.0.iter().flat_map(|range| order[range.clone()].iter().copied())
    }
}

/// What falls apart when something is taken away.
#[derive(Clone, Debug)]
struct Cut {
    /// What hangs on it alone, a part each.
    separated: Vec<Range<usize>>,
    /// What remains together besides.
    rest: Part,
}

impl Cut {
    /// `separated`, in the order of the walk, is taken from what is reached from one beginning, and so is the node itself.
    fn new(separated: Vec<Range<usize>>, component: Range<usize>, without: Option<usize>) -> Self {
        let mut holes = separated.clone();
        holes.extend(without.map(|node| node..node + 1));
        holes.sort_unstable_by_key(|hole| hole.start);
        let mut rest = Vec::new();
        let mut from = component.start;
        for hole in holes {
            rest.push(from..hole.start);
            from = hole.end;
        }
        rest.push(from..component.end);
        rest.retain(|range| !range.is_empty());
        Self { separated, rest: Part(rest) }
    }

    fn parts(&self) -> impl Iterator<Item = Part> + use<'_> {
        self.separated.iter().map(|range| Part(vec![range.clone()])).chain([self.rest.clone()])
    }

    fn all(&self, sums: &Sums) -> u64 {
        self.parts().map(|part| part.sum(sums)).sum()
    }

    /// How many terminals lose a server, and how many pairs of both are parted.
    fn weight(&self, terminals: &Sums, servers: &Sums) -> (u64, u64) {
        let all = self.all(servers);
        self.parts().fold((0, 0), |(lost, pairs), part| {
            let (own, gone) = (part.sum(terminals), all - part.sum(servers));
            (lost + if gone > 0 { own } else { 0 }, pairs + own * gone)
        })
    }
}

/// A node that the walk has not met, and no hop.
const NOT_YET: usize = usize::MAX;

/// A walk through the graph in depth, with what Tarjan's search for articulation points and bridges needs.
#[derive(Debug)]
struct Walk {
    /// Nodes in the order they are met.
    order: Vec<usize>,
    /// By node, its place in that order.
    met: Vec<usize>,
    /// By node, the place after all that was met from it.
    end: Vec<usize>,
    /// By node, the earliest place that is reached from what was met from it, other than by the way it was met.
    low: Vec<usize>,
    /// By node, where and over which flow it was met; none where the walk began.
    from: Vec<Option<(usize, usize)>>,
}

impl Walk {
    fn new(index: &Index<'_>, hops: &[Hop]) -> Self {
        let count = index.nodes.len();
        let mut at: Vec<Vec<(usize, usize)>> = vec![Vec::new(); count];
        for (number, hop) in hops.iter().enumerate() {
            at[hop.from].push((hop.to, number));
            at[hop.to].push((hop.from, number));
        }
        let (met, end, low) = (vec![NOT_YET; count], vec![0; count], vec![0; count]);
        let mut walk = Self { order: Vec::with_capacity(count), met, end, low, from: vec![None; count] };
        // Each node on the way, the hop by which it was met, and how many of its hops were taken.
        let mut way: Vec<(usize, usize, usize)> = Vec::new();
        for start in 0..count {
            if walk.met[start] != NOT_YET || at[start].is_empty() {
                continue;
            }
            walk.meet(start);
            way.push((start, NOT_YET, 0));
            while let Some((node, by, taken)) = way.last_mut() {
                let (node, by) = (*node, *by);
                if let Some(&(next, hop)) = at[node].get(*taken) {
                    *taken += 1;
                    if hop == by {
                        continue;
                    }
                    if walk.met[next] == NOT_YET {
                        walk.from[next] = Some((node, hops[hop].flow));
                        walk.meet(next);
                        way.push((next, hop, 0));
                    } else {
                        walk.low[node] = walk.low[node].min(walk.met[next]);
                    }
                } else {
                    way.pop();
                    walk.end[node] = walk.order.len();
                    if let Some((parent, _)) = walk.from[node] {
                        walk.low[parent] = walk.low[parent].min(walk.low[node]);
                    }
                }
            }
        }
        walk
    }

    fn meet(&mut self, node: usize) {
        self.met[node] = self.order.len();
        self.low[node] = self.order.len();
        self.order.push(node);
    }

    fn sums(&self, which: &[bool]) -> Sums {
        let mut sums = vec![0];
        let mut sum = 0;
        for &node in &self.order {
            sum += u64::from(which[node]);
            sums.push(sum);
        }
        sums
    }

    /// Every articulation point and bridge, with what falls apart without it.
    fn cuts(&self, index: &Index<'_>) -> Vec<(ElementId, Cut)> {
        let mut separated: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        let mut bridges = Vec::new();
        let mut component = 0..0;
        let mut components = vec![0..0; self.met.len()];
        for &node in &self.order {
            let below = self.met[node]..self.end[node];
            let Some((parent, flow)) = self.from[node] else {
                component = below;
                components[node] = component.clone();
                continue;
            };
            components[node] = component.clone();
            if self.low[node] >= self.met[parent] {
                separated.entry(parent).or_default().push(below.clone());
            }
            if self.low[node] > self.met[parent] {
                bridges.push((index.flows[flow].id.into(), Cut::new(vec![below], component.clone(), None)));
            }
        }
        let points = separated.into_iter().map(|(node, parts)| {
            let cut = Cut::new(parts, components[node].clone(), Some(self.met[node]));
            (index.nodes[node].id.into(), cut)
        });
        points.chain(bridges).collect()
    }
}
