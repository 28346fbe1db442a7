//! What the difference of two projects touches: which routes and which labels are settled anew.

use std::collections::BTreeSet;
use std::sync::Arc;

use imbl::ordmap::DiffItem;

use super::draft::{Draft, segments};
use super::line::is_slanted;
use super::nudge::is_free;
use super::price::{is_across, shared};
use super::weights::TOO_CLOSE;
use super::{FlowGeometry, label};
use crate::model::{DataId, Flow, FlowId, NodeId, Point, Project, Rect, RiskId, Vector};

/// An arrow runs on top of another one for longer than this where it is no crossing, and not only side by side at a node.
const ON_TOP: f32 = 30.0;

/// What is to be settled anew.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// Flows that need a new route and a new label.
    pub(super) routes: BTreeSet<FlowId>,
    /// Flows whose label needs a new place.
    pub(super) labels: BTreeSet<FlowId>,
}

impl Touched {
    /// Whether nothing is.
    pub(super) fn is_empty(&self) -> bool {
        self.routes.is_empty() && self.labels.is_empty()
    }
}

/// What is in the way of the flows among these that a person leads: labels under their lines, and arrows that nobody leads
/// on top of them.
pub(super) fn yielding(draft: &Draft, settled: &Touched) -> Touched {
    let mut yielding = Touched::default();
    let led = |flow: &Flow| !flow.waypoints.is_empty() && !flow.is_at_rest();
    for id in settled.routes.iter().filter(|id| draft.flow(**id).is_some_and(led)) {
        for line in segments(draft.route(*id)).filter(|line| !is_slanted(*line)) {
            draft.index.labels.visit(line, |other, label| {
                if other != *id && shared(line, label) > 0.0 && label::by_hand(draft, other).is_none() {
                    yielding.labels.insert(other);
                }
            });
            let near = line.grown(TOO_CLOSE);
            draft.index.segments.visit(near, |(other, _), its| {
                let beside = !is_slanted(its) && is_across(its) == is_across(line) && shared(its, near) > ON_TOP;
                if other != *id && beside && !settled.routes.contains(&other) && draft.flow(other).is_some_and(is_free)
                {
                    yielding.routes.insert(other);
                }
            });
        }
    }
    once(draft, yielding)
}

/// Names every flow once: a label goes with a route that is settled anyway, and that of a loop with its loop.
fn once(draft: &Draft, mut touched: Touched) -> Touched {
    touched.labels.retain(|id| !touched.routes.contains(id));
    for id in touched.labels.clone() {
        if draft.flow(id).is_some_and(Flow::is_at_rest) {
            touched.labels.remove(&id);
            touched.routes.insert(id);
        }
    }
    touched
}

/// Takes the changes over into the index of the draft, forgets flows that are gone, carries along what was moved as a
/// whole, and says what is left to be settled. `old` is the project that the draft's flows were settled for.
pub(super) fn take_over(draft: &mut Draft, old: &Project, keep_clear: &[Rect]) -> Touched {
    let mut touched = Touched::default();
    let mut areas = Vec::new();
    let unrouted = draft.flows.len() < old.flows.len();
    let moved_nodes = nodes(draft, old, &mut areas);
    notes(draft, old, &mut areas);
    zones(draft, old);
    if !draft.index.keeps_clear(keep_clear) {
        labels_on_writing(draft, keep_clear, &mut touched);
        draft.index.keep_clear(keep_clear);
    }
    flows(draft, old, &mut touched);
    ends_of(draft, old, &moved_nodes, unrouted, &mut touched);
    carry(draft, old, &moved_nodes, &mut touched);
    for area in &areas {
        draft.index.segments.visit(*area, |(id, _), segment| {
            if area.grown(2.0).overlaps(segment) && !touches_own_end(draft, id, *area) {
                touched.routes.insert(id);
            }
        });
        draft.index.labels.visit(*area, |id, rect| {
            if rect.overlaps(*area) {
                touched.labels.insert(id);
            }
        });
    }
    sizes(draft, old, &mut touched);
    under_labels(draft, &mut touched);
    once(draft, touched)
}

/// Whether nothing differs between two projects by which flows are drawn.
pub(super) fn is_same_drawing(a: &Project, b: &Project) -> bool {
    let elements = a.nodes.diff(&b.nodes).next().is_none()
        && a.notes.diff(&b.notes).next().is_none()
        && a.zones.diff(&b.zones).next().is_none()
        && a.flows.diff(&b.flows).next().is_none();
    let written = a.data.diff(&b.data).next().is_none()
        && a.risks.diff(&b.risks).next().is_none()
        && a.measures.diff(&b.measures).next().is_none();
    elements && written && a.criteria == b.criteria
}

/// Nodes that were changed, added or removed.
fn nodes(draft: &mut Draft, old: &Project, areas: &mut Vec<Rect>) -> BTreeSet<NodeId> {
    let mut moved = BTreeSet::new();
    let new = draft.project;
    for item in old.nodes.diff(&new.nodes) {
        let (id, before, after) = match item {
            DiffItem::Add(id, node) => (*id, None, Some(node.rect())),
            DiffItem::Remove(id, node) => (*id, Some(node.rect()), None),
            DiffItem::Update { old: (id, was), new: (_, is) } => (*id, Some(was.rect()), Some(is.rect())),
        };
        if before == after {
            continue;
        }
        if let Some(rect) = before {
            draft.index.nodes.remove(id, rect);
        }
        if let Some(rect) = after {
            draft.index.nodes.insert(id, rect);
            areas.push(rect);
        }
        moved.insert(id);
    }
    moved
}

fn notes(draft: &mut Draft, old: &Project, areas: &mut Vec<Rect>) {
    let new = draft.project;
    for item in old.notes.diff(&new.notes) {
        let (id, before, after) = match item {
            DiffItem::Add(id, note) => (*id, None, note.frame),
            DiffItem::Remove(id, note) => (*id, note.frame, None),
            DiffItem::Update { old: (id, was), new: (_, is) } => (*id, was.frame, is.frame),
        };
        if before == after {
            continue;
        }
        if let Some(frame) = before {
            draft.index.notes.remove(id, frame);
        }
        if let Some(frame) = after {
            draft.index.notes.insert(id, frame);
            areas.push(frame);
        }
    }
}

fn zones(draft: &mut Draft, old: &Project) {
    let new = draft.project;
    for item in old.zones.diff(&new.zones) {
        let (id, before, after) = match item {
            DiffItem::Add(id, zone) => (*id, None, Some(zone.frame)),
            DiffItem::Remove(id, zone) => (*id, Some(zone.frame), None),
            DiffItem::Update { old: (id, was), new: (_, is) } => (*id, Some(was.frame), Some(is.frame)),
        };
        if before != after {
            if let Some(frame) = before {
                draft.index.remove_frame(id, frame);
            }
            if let Some(frame) = after {
                draft.index.insert_frame(id, frame);
            }
        }
    }
}

/// Labels that stand where something is to be kept clear now and was not before.
fn labels_on_writing(draft: &Draft, keep_clear: &[Rect], touched: &mut Touched) {
    for area in keep_clear {
        let was_there = draft.index.kept_clear.any(*area, |_, before| before == *area);
        if !was_there {
            draft.index.labels.visit(*area, |id, rect| {
                if rect.overlaps(*area) {
                    touched.labels.insert(id);
                }
            });
        }
    }
}

fn flows(draft: &mut Draft, old: &Project, touched: &mut Touched) {
    let new = draft.project;
    for item in old.flows.diff(&new.flows) {
        match item {
            DiffItem::Add(id, _) => {
                touched.routes.insert(*id);
            }
            DiffItem::Remove(id, _) => {
                draft.take(*id);
            }
            DiffItem::Update { old: (id, was), new: (_, is) } => {
                if was.from != is.from
                    || was.to != is.to
                    || was.waypoints != is.waypoints
                    || was.straight != is.straight
                {
                    touched.routes.insert(*id);
                } else if was.label_at != is.label_at || needs_other_label(draft, *id) {
                    touched.labels.insert(*id);
                }
            }
        }
    }
}

/// Labels where one is put by hand now: they give way.
fn under_labels(draft: &Draft, touched: &mut Touched) {
    let put: Vec<Rect> =
        touched.routes.iter().chain(&touched.labels).filter_map(|id| label::by_hand(draft, *id)).collect();
    for rect in put {
        draft.index.labels.visit(rect, |id, other| {
            if other.overlaps(rect) && label::by_hand(draft, id).is_none() {
                touched.labels.insert(id);
            }
        });
    }
}

/// Flows that end at nodes which were moved, added or removed.
fn ends_of(draft: &mut Draft, old: &Project, moved: &BTreeSet<NodeId>, unrouted: bool, touched: &mut Touched) {
    let mut found = BTreeSet::new();
    for node in moved {
        let Some(rect) = old.nodes.get(node).map(|node| node.rect()) else { continue };
        draft.index.segments.visit(rect.grown(1.0), |(id, _), _| {
            if draft.flow(id).is_some_and(|flow| flow.from == *node || flow.to == *node) {
                found.insert(id);
            }
        });
    }
    if unrouted && !moved.is_empty() {
        // A flow whose end was missing has no route by which it could be found.
        found.extend(
            draft
                .project
                .flows
                .iter()
                .filter(|(_, flow)| moved.contains(&flow.from) || moved.contains(&flow.to))
                .map(|(id, _)| *id),
        );
    }
    for id in found {
        if draft.flow(id).is_some_and(|flow| draft.ends(flow).is_none()) {
            draft.take(id);
        }
        touched.routes.insert(id);
    }
}

/// Flows whose nodes were moved together keep their shape, where it fits in its new place.
fn carry(draft: &mut Draft, old: &Project, moved: &BTreeSet<NodeId>, touched: &mut Touched) {
    let shift = |node: NodeId| -> Option<Vector> {
        let (was, is) = (old.nodes.get(&node)?, draft.project.nodes.get(&node)?);
        (was.size == is.size).then(|| was.at.to(is.at))
    };
    let mut carried = Vec::new();
    for id in &touched.routes {
        let (Some(was), Some(is)) = (old.flows.get(id), draft.project.flows.get(id)) else { continue };
        if !moved.contains(&is.from) || !moved.contains(&is.to) || was.from != is.from || was.to != is.to {
            continue;
        }
        let (Some(by), Some(to_by)) = (shift(is.from), shift(is.to)) else { continue };
        let led = was.waypoints.len() == is.waypoints.len()
            && was.waypoints.iter().zip(&is.waypoints).all(|(before, after)| close(before.moved(by), *after));
        if led && (by.0 - to_by.0).abs() < 0.01 && (by.1 - to_by.1).abs() < 0.01 && draft.flows.contains_key(id) {
            carried.push((*id, by));
        }
    }
    for (id, by) in &carried {
        if let Some(geometry) = draft.take(*id) {
            let route = geometry.route.iter().map(|point| point.moved(*by)).collect();
            let label = geometry.label.map(|label| label.moved(*by));
            draft.put(*id, FlowGeometry { route, label });
        }
    }
    let together: BTreeSet<FlowId> = carried.iter().map(|(id, _)| *id).collect();
    for (id, _) in carried {
        if fits(draft, id, &together) {
            touched.routes.remove(&id);
            if needs_other_label(draft, id)
                || label::by_hand(draft, id).is_some()
                || draft.label(id).is_some_and(|rect| label::clash(draft, id, rect).is_none())
            {
                touched.labels.insert(id);
            }
        }
    }
}

fn close(a: Point, b: Point) -> bool {
    a.distance(b) < 0.01
}

/// Whether a route enters no node and lies on no route but those it was moved with.
fn fits(draft: &Draft, id: FlowId, together: &BTreeSet<FlowId>) -> bool {
    // A straight flow runs where it runs.
    if draft.flow(id).is_some_and(|flow| flow.straight) {
        return true;
    }
    segments(draft.route(id)).all(|segment| {
        !draft.index.nodes.any(segment, |_, rect| rect.grown(-1.0).overlaps(segment))
            && !draft.index.segments.any(segment.grown(3.0), |(owner, _), other| {
                let parallel = (other.2 >= other.3) == (segment.2 >= segment.3);
                let near = segment.grown(3.0);
                !together.contains(&owner)
                    && !is_slanted(other)
                    && parallel
                    && near.overlaps(other)
                    && super::price::shared(other, near) > 8.0
            })
    })
}

/// Whether the area is the node at an end of this flow, which its route touches by right.
fn touches_own_end(draft: &Draft, id: FlowId, area: Rect) -> bool {
    draft.flow(id).and_then(|flow| draft.ends(flow)).is_some_and(|(from, to)| from == area || to == area)
}

/// Flows whose label may say something else now because of what they carry or how they are rated.
fn sizes(draft: &Draft, old: &Project, touched: &mut Touched) {
    let new = draft.project;
    let mut candidates = BTreeSet::new();
    if old.criteria != new.criteria || !old.measures.ptr_eq(&new.measures) {
        candidates.extend(new.flows.keys().copied());
    }
    let data: BTreeSet<DataId> = old.data.diff(&new.data).map(|item| *key(&item)).collect();
    if !data.is_empty() {
        let carries = |flow: &Arc<Flow>| flow.data.iter().any(|id| data.contains(id));
        candidates.extend(new.flows.iter().filter(|(_, flow)| carries(flow)).map(|(id, _)| *id));
    }
    let risks: BTreeSet<RiskId> = old.risks.diff(&new.risks).map(|item| *key(&item)).collect();
    for risk in risks {
        for project in [old, new] {
            candidates.extend(project.risks.get(&risk).into_iter().flat_map(|risk| risk.flows.iter().copied()));
        }
    }
    touched
        .labels
        .extend(candidates.into_iter().filter(|id| draft.flows.contains_key(id) && needs_other_label(draft, *id)));
}

fn key<'a, K, V>(item: &DiffItem<'a, 'a, K, V>) -> &'a K {
    match item {
        DiffItem::Add(key, _) | DiffItem::Remove(key, _) | DiffItem::Update { old: (key, _), .. } => key,
    }
}

fn needs_other_label(draft: &Draft, id: FlowId) -> bool {
    let size = (draft.sizes)(id);
    match (draft.label(id), size) {
        (Some(label), Some(size)) => (label.2 - size.0).abs() > 0.01 || (label.3 - size.1).abs() > 0.01,
        (None, None) => false,
        _ => true,
    }
}
