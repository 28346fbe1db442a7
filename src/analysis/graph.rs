//! The flows as a graph: what hangs together, and over which hops the same information reaches production.
//!
//! A path of several hops is never drawn; it is derived from the data that its hops share.

use std::collections::BTreeMap;

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;

use super::index::Index;
use super::terms;
use crate::catalog::Group;
use crate::model::NodeId;

/// The graph of a project. Node weights are places of nodes, edge weights places of flows.
#[derive(Debug)]
pub(crate) struct FlowGraph {
    graph: DiGraph<usize, usize, u32>,
}

impl FlowGraph {
    /// The graph of all flows whose ends exist.
    pub(crate) fn new(index: &Index<'_>) -> Self {
        let mut graph = DiGraph::with_capacity(index.nodes.len(), index.flows.len());
        for place in 0..index.nodes.len() {
            graph.add_node(place);
        }
        for (place, flow) in index.flows.iter().enumerate() {
            if let (Some(from), Some(to)) = (flow.from, flow.to) {
                graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), place);
            }
        }
        Self { graph }
    }

    /// The flows that start at a node as drawn, in order; processing at rest among them.
    pub(crate) fn starting_at(&self, node: usize) -> Vec<usize> {
        let mut flows: Vec<usize> =
            self.graph.edges_directed(NodeIndex::new(node), Direction::Outgoing).map(|edge| *edge.weight()).collect();
        flows.sort_unstable();
        flows
    }

    /// What hangs together: nodes with the same number can be reached from each other over flows, whichever way they
    /// point. Who acts in a flow is connected with its ends.
    pub(crate) fn components(&self, index: &Index<'_>) -> Vec<usize> {
        let mut sets = UnionFind::new(self.graph.node_count());
        for edge in self.graph.edge_references() {
            sets.union(edge.source().index(), edge.target().index());
            if let Some(actor) = index.flows[*edge.weight()].actor {
                sets.union(edge.source().index(), actor);
            }
        }
        sets.into_labeling()
    }

    /// Of each flow, the person or device outside the data centre from which production is reached over it.
    ///
    /// For every data item, the flows that carry it are looked at as ways open in both directions. A way begins at a
    /// provider's person or terminal in a development or maintenance site or at home, ends at the first server of
    /// production outside that it meets, and uses no dead end.
    pub(crate) fn remote_maintenance(&self, index: &Index<'_>) -> Vec<Option<NodeId>> {
        let mut remote = vec![None; index.flows.len()];
        let roles: Vec<Role> = (0..index.nodes.len()).map(|node| role(index, node)).collect();
        if !roles.contains(&Role::Start) || !roles.contains(&Role::Target) {
            return remote;
        }
        for hops in self.hops_by_item(index) {
            let touches = |role| hops.iter().any(|hop| roles[hop.from] == role || roles[hop.to] == role);
            if touches(Role::Start) && touches(Role::Target) {
                for (flow, start) in ways_to_production(&hops, &roles) {
                    let id = index.nodes[start].id;
                    let known: &mut Option<NodeId> = &mut remote[flow];
                    *known = Some(known.map_or(id, |other| other.min(id)));
                }
            }
        }
        remote
    }

    /// Whether the ends of each flow asked for are connected besides by flows that carry any of its data, none of which is
    /// itself asked for.
    pub(crate) fn connected_besides(&self, index: &Index<'_>, asked: &[usize]) -> Vec<bool> {
        let mut connected = vec![false; asked.len()];
        if asked.is_empty() {
            return connected;
        }
        let mut questions: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (question, &flow) in asked.iter().enumerate() {
            for &item in &index.flows[flow].carried {
                questions.entry(item).or_default().push(question);
            }
        }
        let hops = self.hops_by_item(index);
        for (item, questions) in questions {
            let mut locals = Locals::default();
            let mut sets = UnionFind::new(hops[item].len() * 2);
            for hop in &hops[item] {
                if asked.binary_search(&hop.flow).is_err() {
                    sets.union(locals.of(hop.from), locals.of(hop.to));
                }
            }
            for question in questions {
                let flow = &index.flows[asked[question]];
                let ends = flow.from.zip(flow.to).and_then(|(from, to)| locals.get(from).zip(locals.get(to)));
                connected[question] |= ends.is_some_and(|(from, to)| sets.equiv(from, to));
            }
        }
        connected
    }

    /// By data item, the flows between two nodes that carry it.
    fn hops_by_item(&self, index: &Index<'_>) -> Vec<Vec<Hop>> {
        let mut hops = vec![Vec::new(); index.data.len()];
        for edge in self.graph.edge_references() {
            let hop = Hop { flow: *edge.weight(), from: edge.source().index(), to: edge.target().index() };
            if hop.from != hop.to {
                for &item in &index.flows[hop.flow].carried {
                    hops[item].push(hop);
                }
            }
        }
        hops
    }
}

/// One flow between two nodes.
#[derive(Clone, Copy, Debug)]
struct Hop {
    flow: usize,
    from: usize,
    to: usize,
}

/// The part a node plays on the ways of remote maintenance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// A provider's person or terminal outside the data centre.
    Start,
    /// A server of production.
    Target,
    /// Anything else.
    Between,
}

fn role(index: &Index<'_>, node: usize) -> Role {
    let entry = &index.nodes[node];
    let outside = index.stands_in(node, terms::DEVELOPMENT_SITE) || index.stands_in(node, terms::HOME);
    match entry.group {
        Some(Group::People | Group::Terminals) if outside => Role::Start,
        _ if !outside && entry.is_production_server() => Role::Target,
        _ => Role::Between,
    }
}

/// Gives the nodes of a part of the graph small numbers of their own.
#[derive(Debug, Default)]
struct Locals {
    numbers: BTreeMap<usize, usize>,
}

impl Locals {
    fn of(&mut self, node: usize) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(node).or_insert(next)
    }

    fn get(&self, node: usize) -> Option<usize> {
        self.numbers.get(&node).copied()
    }
}

/// The hops that lie on a way from a start to a target, each with the first start of its part of the graph.
fn ways_to_production(hops: &[Hop], roles: &[Role]) -> Vec<(usize, usize)> {
    let mut locals = Locals::default();
    // A way ends at the first target, so a hop between two targets is on none, and targets connect nothing.
    let hops: Vec<(Hop, [usize; 2])> = hops
        .iter()
        .filter(|hop| roles[hop.from] != Role::Target || roles[hop.to] != Role::Target)
        .map(|&hop| (hop, [locals.of(hop.from), locals.of(hop.to)]))
        .collect();
    let mut nodes = vec![0; locals.numbers.len()];
    for (&node, &local) in &locals.numbers {
        nodes[local] = node;
    }
    let kept = without_dead_ends(&hops, &nodes, roles);
    let mut sets = UnionFind::new(nodes.len());
    for &hop in &kept {
        let [a, b] = hops[hop].1;
        if roles[nodes[a]] != Role::Target && roles[nodes[b]] != Role::Target {
            sets.union(a, b);
        }
    }
    let mut starts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut reached: Vec<bool> = vec![false; nodes.len()];
    for (local, &node) in nodes.iter().enumerate() {
        if roles[node] == Role::Start {
            let known = starts.entry(sets.find(local)).or_insert(node);
            *known = node.min(*known);
        }
    }
    // A hop belongs to the part of its end that is not a target.
    let part = |[a, b]: [usize; 2]| sets.find(if roles[nodes[a]] == Role::Target { b } else { a });
    for &hop in &kept {
        let ends = hops[hop].1;
        if ends.iter().any(|&end| roles[nodes[end]] == Role::Target) {
            reached[part(ends)] = true;
        }
    }
    kept.iter()
        .filter(|&&hop| reached[part(hops[hop].1)])
        .filter_map(|&hop| Some((hops[hop].0.flow, *starts.get(&part(hops[hop].1))?)))
        .collect()
}

/// Takes away, again and again, what hangs on by one hop only and is neither start nor target.
fn without_dead_ends(hops: &[(Hop, [usize; 2])], nodes: &[usize], roles: &[Role]) -> Vec<usize> {
    let mut at: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (hop, (_, ends)) in hops.iter().enumerate() {
        for &end in ends {
            at[end].push(hop);
        }
    }
    let mut degree: Vec<usize> = at.iter().map(Vec::len).collect();
    let mut kept = vec![true; hops.len()];
    let is_dead_end = |node: usize, degree: &[usize]| degree[node] == 1 && roles[nodes[node]] == Role::Between;
    let mut queue: Vec<usize> = (0..nodes.len()).filter(|&node| is_dead_end(node, &degree)).collect();
    while let Some(node) = queue.pop() {
        let Some(&hop) = at[node].iter().find(|&&hop| kept[hop]) else { continue };
        kept[hop] = false;
        for end in hops[hop].1 {
            degree[end] = degree[end].saturating_sub(1);
            if is_dead_end(end, &degree) {
                queue.push(end);
            }
        }
    }
    (0..hops.len()).filter(|&hop| kept[hop]).collect()
}
