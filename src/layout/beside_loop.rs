//! Sets the labels of loops beside them where there is room for that, so that a loop is seen whole.
//!
//! This is done when everything else is settled. Where a loop finds only a place on the frame of a zone, labels that can stand
//! as well elsewhere give way to it, and those that gave way to where it was at first come back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::FlowGeometry;
use super::at_rest;
use super::draft::{Draft, segments};
use super::label::{self, by_hand};
use super::line::is_slanted;
use super::loop_choice::{Choice, Seeker};
use super::loop_forms::{bounds, spots};
use super::loop_room::{Around, FREE};
use super::price::{is_across, shared};
use crate::model::{Flow, FlowId, NodeId, Rect, Size};

/// An arrow shares so much of the line of a loop where it does not only cross it.
const ON_TOP: f32 = 16.0;
/// What it costs to take another form than was found at first.
const ELSEWHERE: f32 = 20.0;
/// The same than it had before the edit or, while something is dragged, in the frame before; and what it costs then that its
/// label goes elsewhere around it.
const KEPT: f32 = 50.0;
const SEEN_AWAY: f32 = 24.0;
/// How much worse a label may stand that gives way.
const BEARABLE: f32 = 12.0;
/// A label that costs as much may stand where nobody knows whose it is.
const FAR: f32 = 120.0;
/// A label whose place costs no more has nothing to come back to.
const WELL: f32 = 8.0;
/// So far beside its line may a label have stood there.
const BESIDE: f32 = 30.0;
/// How much better a place must be to come back to.
const WORTH: f32 = 4.0;

/// Shows these flows, as far as they are loops whose labels nobody has put anywhere, with their labels beside them. Loops that these flows
/// have come to lie on give way.
pub(super) fn open(draft: &mut Draft, flows: &BTreeSet<FlowId>) {
    let is_free = |id: &FlowId| {
        draft.flow(*id).is_some_and(|flow| flow.is_at_rest() && (flow.waypoints.is_empty() || is_hidden(draft, *id)))
    };
    let is_written = |id: &FlowId| by_hand(draft, *id).is_none() && draft.label(*id).is_some();
    let mut loops: BTreeSet<FlowId> = flows.iter().copied().filter(|id| is_free(id) && is_written(id)).collect();
    let mut left: Vec<Rect> = Vec::new();
    for id in overrun(draft, flows) {
        left.extend(area(draft, id));
        at_rest::settle(draft, id);
        loops.insert(id);
    }
    let mut at_nodes: BTreeMap<NodeId, Vec<FlowId>> = BTreeMap::new();
    for id in loops {
        if let Some(flow) = draft.flow(id) {
            at_nodes.entry(flow.from).or_default().push(id);
        }
    }
    for (node, loops) in at_nodes {
        open_at(draft, node, &loops, flows, &mut left);
    }
    come_back(draft, flows, &left);
}

/// Opens the loops of a node, and adds to `left` where they were.
fn open_at(draft: &mut Draft, node: NodeId, loops: &[FlowId], flows: &BTreeSet<FlowId>, left: &mut Vec<Rect>) {
    let (led, free): (Vec<FlowId>, Vec<FlowId>) =
        loops.iter().copied().partition(|id| draft.flow(*id).is_some_and(|flow| !flow.waypoints.is_empty()));
    for id in led {
        if let Some(label) = place(draft, id) {
            left.extend(draft.label(id));
            draft.put_label(id, Some(label));
        }
    }
    left.extend(free.iter().filter_map(|id| area(draft, *id)));
    if free.is_empty() || open_together(draft, node, &free, flows) {
        return;
    }
    let others = others_at(draft, node, &free);
    if !others.is_empty() {
        open_together(draft, node, &[free, others].concat(), flows);
    }
}

/// Loops with their labels beside them, none of these flows, that one of these lies on.
fn overrun(draft: &Draft, flows: &BTreeSet<FlowId>) -> BTreeSet<FlowId> {
    let mut found = BTreeSet::new();
    for line in flows.iter().flat_map(|id| segments(draft.route(*id))).filter(|line| !is_slanted(*line)) {
        let near = line.grown(FREE);
        draft.index.segments.visit(near, |(other, _), its| {
            let is_loop = draft.flow(other).is_some_and(|flow| flow.is_at_rest() && flow.waypoints.is_empty());
            if is_loop && !flows.contains(&other) && is_across(its) == is_across(line) && shared(its, near) > ON_TOP {
                found.insert(other);
            }
        });
    }
    found.retain(|id| by_hand(draft, *id).is_none() && draft.label(*id).is_some() && !is_hidden(draft, *id));
    found
}

/// The other loops at a node that are free to give way.
fn others_at(draft: &Draft, node: NodeId, loops: &[FlowId]) -> Vec<FlowId> {
    let Some(rect) = draft.project.nodes.get(&node).map(|node| node.rect()) else { return Vec::new() };
    let mut others = BTreeSet::new();
    draft.index.segments.visit(rect.grown(1.0), |(id, _), _| {
        let is_loop =
            draft.flow(id).is_some_and(|flow| flow.is_at_rest() && flow.from == node && flow.waypoints.is_empty());
        if is_loop && !loops.contains(&id) && by_hand(draft, id).is_none() && draft.label(id).is_some() {
            others.insert(id);
        }
    });
    others.into_iter().collect()
}

/// Opens some loops of a node. Says whether all of them found places.
fn open_together(draft: &mut Draft, node: NodeId, loops: &[FlowId], flows: &BTreeSet<FlowId>) -> bool {
    let Some(rect) = draft.project.nodes.get(&node).map(|node| node.rect()) else { return true };
    let mut before: BTreeMap<FlowId, Arc<FlowGeometry>> = BTreeMap::new();
    let mut seekers = Vec::new();
    let mut most = Size(0.0, 0.0);
    for id in loops {
        let Some(size) = (draft.sizes)(*id) else { continue };
        let Some(geometry) = draft.take(*id) else { continue };
        let (had, form, place) = match (draft.homes.get(id), draft.loops.get(id)) {
            (Some(seen), _) => (seen, KEPT, SEEN_AWAY),
            (None, Some(before)) => (before, KEPT, 0.0),
            (None, None) => (&geometry, ELSEWHERE, 0.0),
        };
        seekers.push((*id, Seeker { size, had: Arc::clone(had), form, place }));
        most = Size(most.0.max(size.0), most.1.max(size.1));
        before.insert(*id, geometry);
    }
    let (ids, seekers): (Vec<FlowId>, Vec<Seeker>) = seekers.into_iter().unzip();
    let none = BTreeSet::new();
    // Labels give way only where all find as good places elsewhere.
    for movable in [flows, &none] {
        let choice = Choice::of(&Around::of(draft, (node, rect), most, movable, None), rect, &seekers);
        if put(draft, &ids, &choice) {
            for id in ids.iter().enumerate().filter(|(number, _)| choice.found(*number).is_none()).map(|(_, id)| id) {
                if let Some(geometry) = before.get(id) {
                    draft.put_back(*id, geometry);
                }
                at_rest::settle(draft, *id);
            }
            return choice.is_complete();
        }
    }
    false
}

/// Draws loops as chosen. Labels in their way go elsewhere; where they cannot, everything stays as it is, and the answer is no.
fn put(draft: &mut Draft, ids: &[FlowId], choice: &Choice) -> bool {
    let mut under = BTreeSet::new();
    for (number, _) in ids.iter().enumerate() {
        under.extend(choice.found(number).into_iter().flat_map(|(_, under)| under.to_vec()));
    }
    let stood: Vec<_> = under.iter().map(|id| (*id, draft.label(*id), label::cost(draft, *id))).collect();
    for id in &under {
        draft.put_label(*id, None);
    }
    for (number, id) in ids.iter().enumerate() {
        if let Some((geometry, _)) = choice.found(number) {
            draft.put(*id, geometry);
        }
    }
    let mut good = true;
    for (id, _, cost) in &stood {
        let place = label::place(draft, *id);
        draft.put_label(*id, place);
        let bearable = |now: f32| now < FAR && cost.is_none_or(|before| now <= before + BEARABLE);
        good &= label::cost(draft, *id).is_some_and(bearable);
    }
    if !good {
        for id in ids {
            draft.take(*id);
        }
        for (id, label, _) in stood {
            draft.put_label(id, label);
        }
    }
    good
}

/// Labels of these flows that stand better where loops have been come back there.
fn come_back(draft: &mut Draft, flows: &BTreeSet<FlowId>, left: &[Rect]) {
    let mut near = BTreeSet::new();
    for area in left {
        draft.index.segments.visit(area.grown(BESIDE), |(id, _), _| {
            let free = draft.flow(id).is_some_and(|flow| !flow.is_at_rest()) && by_hand(draft, id).is_none();
            if flows.contains(&id) && free {
                near.insert(id);
            }
        });
    }
    for id in near {
        let (Some(stood), cost) = (draft.label(id), label::cost(draft, id)) else { continue };
        if cost.is_some_and(|cost| cost <= WELL) {
            continue;
        }
        draft.put_label(id, None);
        let place = label::place(draft, id);
        draft.put_label(id, place);
        let better = |now: f32| cost.is_none_or(|before| now + WORTH < before);
        if !label::cost(draft, id).is_some_and(better) {
            draft.put_label(id, Some(stood));
        }
    }
}

/// Where a flow and its label are.
fn area(draft: &Draft, id: FlowId) -> Option<Rect> {
    let around = bounds(draft.route(id))?;
    Some(draft.label(id).map_or(around, |label| around.union(label)))
}

/// A free place for the label of a loop beside it.
pub(super) fn place(draft: &Draft, id: FlowId) -> Option<Rect> {
    let flow = draft.flow(id).filter(|flow| flow.is_at_rest())?;
    let (node, _) = draft.ends(flow)?;
    let (route, size) = (draft.route(id), (draft.sizes)(id)?);
    let around = Around::of(draft, (flow.from, node), size, &BTreeSet::new(), Some(id));
    let costs = spots(route, size).into_iter().filter_map(|(cost, label)| {
        let trouble = around.of_label(route, label)?;
        Some((cost + trouble.cost, label))
    });
    costs.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, label)| label)
}

/// Whether this is a loop on which the label lies that it was given.
pub(super) fn is_hidden(draft: &Draft, id: FlowId) -> bool {
    draft.flow(id).is_some_and(Flow::is_at_rest)
        && by_hand(draft, id).is_none()
        && draft.label(id).is_some_and(|label| segments(draft.route(id)).any(|line| line.overlaps(label)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::figure_test::node;
    use crate::layout::{Geometry, arrange, faults, rearrange};
    use crate::model::{Point, Project};

    /// Nothing is on a loop or on a label, and no label on its own loop.
    fn seen_whole(project: &Project, geometry: &Geometry, what: &str) {
        assert_eq!(faults(project, geometry, &[]), [], "{what}");
        for (id, flow) in &project.flows {
            let label = geometry.flows[id].label.unwrap();
            let hides = |route: &[Point]| segments(route).any(|line| line.overlaps(label));
            assert!(!flow.is_at_rest() || !hides(&geometry.flows[id].route), "{id} {what}: {:?}", geometry.flows[id]);
            let others = geometry.flows.iter().filter(|(other, _)| *other != id);
            let hidden: Vec<_> = others.filter(|(_, other)| hides(&other.route)).map(|(id, _)| id).collect();
            assert!(hidden.is_empty(), "{id} hides {hidden:?} {what}");
        }
    }

    #[test]
    fn several_loops_at_a_node_are_seen_whole_with_their_labels_beside_them() {
        for size in [Size(84.0, 20.0), Size(150.0, 47.0)] {
            for (count, arrow) in (1..=6).map(|count| (count, false)).chain((1..=5).map(|count| (count, true))) {
                let mut project = Project::default();
                let at = project.add_node(node("at rest", 400.0, 400.0, 118.0));
                let beside = project.add_node(node("beside", 720.0, 400.0, 118.0));
                if arrow {
                    project.add_flow(Flow::new(at, beside));
                }
                let mut drawn = arrange(&project, &[], &|_| Some(size));
                let before = project.clone();
                for number in 0..count {
                    let old = project.clone();
                    project.add_flow(Flow { straight: number % 2 == 1, ..Flow::new(at, at) });
                    drawn = rearrange(&drawn, &old, &project, &[], &|_| Some(size));
                }
                let what = format!("of {count} of {size:?} {arrow}");
                seen_whole(&project, &arrange(&project, &[], &|_| Some(size)), &what);
                seen_whole(&project, &drawn, &format!("{what} one after the other"));
                let at_once =
                    rearrange(&arrange(&before, &[], &|_| Some(size)), &before, &project, &[], &|_| Some(size));
                seen_whole(&project, &at_once, &format!("{what} at once"));
            }
        }
    }

    #[test]
    fn a_label_comes_back_to_where_a_loop_has_been() {
        let mut project = Project::default();
        let at = project.add_node(node("at rest", 400.0, 400.0, 118.0));
        let [left, right] = [100.0, 818.0].map(|x| project.add_node(node("below", x, 482.0, 118.0)));
        let arrow = project.add_flow(Flow::new(left, right));
        let sizes = |id| Some(if id == arrow { Size(120.0, 20.0) } else { Size(150.0, 47.0) });
        let alone = arrange(&project, &[], &sizes);
        project.add_flow(Flow::new(at, at));
        let both = arrange(&project, &[], &sizes);
        seen_whole(&project, &both, "with an arrow below");
        assert_eq!(both.flows[&arrow], alone.flows[&arrow]);
    }
}
