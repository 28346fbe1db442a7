//! What arrows and labels do while a node is dragged.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::figure_test::{figure, sizes, titles};
use super::side::{Side, side_of};
use super::{Fault, Picture, arrange, faults, follow};
use crate::model::{Flow, FlowId, Node, NodeId, Point, Project, Vector};

/// Where an element is dragged to in turn, seen from where it stood.
const PATH: [(f32, f32); 6] =
    [(220.0, 0.0), (220.0, 160.0), (-150.0, 160.0), (-150.0, -120.0), (60.0, -120.0), (0.0, 30.0)];

/// How far it goes from frame to frame.
const STEP: f32 = 6.0;

/// What is seen of a flow: the sides where it leaves and arrives, and its label.
type Seen = (Option<Side>, Option<Side>, Point);

fn seen(project: &Project, geometry: &super::Geometry, id: FlowId) -> Seen {
    let (flow, shape) = (&project.flows[&id], &geometry.flows[&id]);
    let side = |node, at: Option<&Point>| side_of(project.nodes[&node].rect(), *at?);
    let label = shape.label.unwrap();
    (side(flow.from, shape.route.first()), side(flow.to, shape.route.last()), label.center())
}

/// Without looking at the frame before, there are 658 changes of side, 295 of them taken back within a few frames, and 1,816
/// labels jump.
#[test]
fn arrows_keep_their_sides_and_labels_their_places_while_a_node_is_dragged() {
    let mut project = figure();
    for (from, to) in [(15, 17), (15, 17), (22, 15), (22, 15), (7, 12), (7, 12)] {
        project.add_flow(Flow::new(NodeId(from), NodeId(to)));
    }
    let titles = titles(&project);
    let first = arrange(&project, &titles, &sizes);
    let start = Picture { project: &project, geometry: &first };
    let mut all = Count::default();
    // Between some of them there are three arrows; over others everything is dragged that stands in the way.
    for node in [4, 12, 15].map(NodeId) {
        let (mut shown, mut drawn) = (project.clone(), first.clone());
        let mut frames: Vec<BTreeMap<FlowId, Seen>> = Vec::new();
        for at in path() {
            let new = moved(&project, node, at);
            drawn = follow(start, Picture { project: &shown, geometry: &drawn }, &new, &titles, &sizes);
            shown = new;
            let ends = |flow: &Flow| !flow.is_at_rest() && (flow.from == node || flow.to == node);
            let flows = shown.flows.iter().filter(|(_, flow)| ends(flow));
            frames.push(flows.map(|(id, _)| (*id, seen(&shown, &drawn, *id))).collect());
        }
        let faults = faults(&shown, &drawn, &titles);
        let others = faults.iter().filter(|fault| !matches!(fault, Fault::NodesOverlap(..)));
        assert_eq!(others.count(), 0, "{node} ends where there is room: {faults:?}");
        all.add(&frames);
    }
    assert!(all.sides <= SIDES && all.back <= BACK && all.labels <= LABELS, "{all:?}");
}

/// What may happen at most, with a little room over what does.
const SIDES: usize = 300;
const BACK: usize = 62;
const LABELS: usize = 790;

/// What jumps from frame to frame.
#[derive(Debug, Default)]
struct Count {
    /// Frames, for each arrow.
    frames: usize,
    /// Arrows that change a side.
    sides: usize,
    /// Those that change it back within the next six frames.
    back: usize,
    /// Labels that are farther away than the node went, by a good deal.
    labels: usize,
}

impl Count {
    fn add(&mut self, frames: &[BTreeMap<FlowId, Seen>]) {
        let sides = |frame: &BTreeMap<FlowId, Seen>, flow: &FlowId| (frame[flow].0, frame[flow].1);
        for flow in frames[0].keys() {
            self.frames += frames.len();
            for two in frames.windows(2) {
                self.sides += usize::from(sides(&two[0], flow) != sides(&two[1], flow));
                self.labels += usize::from(two[0][flow].2.distance(two[1][flow].2) > 4.0 * STEP);
            }
            for some in frames.windows(8) {
                let first = sides(&some[0], flow);
                let returns = some[2..].iter().any(|later| sides(later, flow) == first);
                self.back += usize::from(sides(&some[1], flow) != first && returns);
            }
        }
    }
}

/// The places of a node on its way.
fn path() -> impl Iterator<Item = Vector> {
    let corners = std::iter::once(&(0.0, 0.0)).chain(&PATH).zip(&PATH);
    corners.flat_map(|(from, to)| {
        let way = (to.0 - from.0, to.1 - from.1);
        let count = (way.0.hypot(way.1) / STEP).ceil();
        (1..=count as u16).map(move |number| {
            let part = f32::from(number) / count;
            Vector(from.0 + way.0 * part, from.1 + way.1 * part)
        })
    })
}

fn moved(project: &Project, node: NodeId, by: Vector) -> Project {
    let mut new = project.clone();
    let there = Node { at: project.nodes[&node].at.moved(by), ..(*project.nodes[&node]).clone() };
    new.nodes.insert(node, Arc::new(there));
    new
}

#[test]
fn what_is_held_still_is_drawn_as_it_is_seen() {
    let project = figure();
    let first = arrange(&project, &[], &sizes);
    let start = Picture { project: &project, geometry: &first };
    let there = moved(&project, NodeId(15), Vector(90.0, 40.0));
    let drawn = follow(start, start, &there, &[], &sizes);
    // The same value, made again, as when the pointer lets go.
    let again = moved(&project, NodeId(15), Vector(90.0, 40.0));
    let held = follow(start, Picture { project: &there, geometry: &drawn }, &again, &[], &sizes);
    assert_eq!(held, drawn);
    let back = follow(start, Picture { project: &there, geometry: &drawn }, &project, &[], &sizes);
    assert_eq!(back, first, "where it was taken from, all is as it was");
}
