//! Pure geometry: from a project to the route of every arrow and the place of its label.
//!
//! In comes a [`Project`] and how large each label is; out goes a [`Geometry`]. `draft` holds what is settled so far, and
//! finds by place what stands where (`grid`). For each flow `ports` says where it may meet its nodes, `streets` lays the lines on which it may
//! run and charges what is in the way, `stops` says what of a person's waypoints is to be passed, `search` finds the cheapest way over them, and `route` puts the three together; `price` is the
//! one measure of all that, made of `weights`; `side` knows the four sides of a node. `straight` draws the flows that ask
//! for no way round anything, `line` knows lines in any direction, `along` places along a route. `nudge` moves settled routes apart, `kinks` takes small steps out of them, `ease` mends those that look like a mistake all the same, `at_rest` draws the
//! loops of flows that stay at their node, `label` finds a place for what is written and `beside_loop` sets it beside a loop, in a form and at a place (`loop_forms`) that `loop_choice` takes by what is around (`loop_room`),
//! `writing` decides who comes first, `make_room` moves lines out from under it, `abreast` round others between the same nodes,
//! and `settle` does all this in the right order. After an edit, `change` says
//! what of it is to be done again, and `former` keeps the shape that an arrow had, before the edit and in the frame before; `recall` draws what a file remembers, and `rewriting` writes other words on lines that stay.
//!
//! Beside that: [`mod@auto`] finds places for everything, `gliding` draws what is on its way to them, `faults` checks a finished geometry, `hit` finds the element under the pointer, `text` measures words by the
//! embedded font.

mod abreast;
mod along;
mod at_rest;
pub mod auto;
mod beside_loop;
mod change;
mod draft;
mod ease;
mod faults;
mod former;
mod gliding;
mod grid;
mod hit;
mod kinks;
mod label;
mod line;
mod loop_choice;
mod loop_forms;
mod loop_room;
mod make_room;
mod nudge;
mod ports;
mod price;
mod progress;
mod recall;
mod rewriting;
mod route;
mod search;
mod settle;
mod side;
mod stops;
mod straight;
mod streets;
pub mod text;
mod weights;
mod writing;

#[cfg(test)]
pub(crate) mod figure_test;
#[cfg(test)]
mod following_test;
#[cfg(test)]
mod property_test;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::OrdMap;

pub use faults::{Fault, faults};
pub use gliding::Gliding;
pub use hit::{element_at, elements_at, elements_in, node_near};
pub use rewriting::rewritten;

use crate::model::{Flow, FlowId, Point, Project, Rect, Size};
use change::Touched;
use draft::{Draft, Index};
use former::Formers;
use route::Effort;

/// The size of all that is written on a flow, decided by who draws it. None: nothing is written.
///
/// The upper 20 units are taken to be the chip, which stands on the line; what is below is written under it.
pub type LabelSizes<'a> = &'a dyn Fn(FlowId) -> Option<Size>;

/// Told now and then which part of a work is done, from 0 to 1; answers whether to go on.
pub type Watch<'a> = &'a dyn Fn(f32) -> bool;

/// Who lets every work go on to its end.
pub(crate) const UNWATCHED: Watch<'static> = &|_| true;

/// How a flow is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowGeometry {
    /// The corners from the border of the node it starts at to the border of the node it ends at: at least two points, joined by horizontal
    /// and vertical lines; those of a straight flow by lines in any direction.
    pub route: Vec<Point>,
    /// The box of all that is written on it; none where nothing is.
    pub label: Option<Rect>,
}

/// How all the flows of a project are drawn. Cloning shares everything and costs nothing.
#[derive(Clone, Debug, Default)]
pub struct Geometry {
    /// The flows whose both ends exist. To be read only: what finds them by place is kept beside.
    pub flows: OrdMap<FlowId, Arc<FlowGeometry>>,
    index: Index,
}

impl PartialEq for Geometry {
    fn eq(&self, other: &Self) -> bool {
        self.flows == other.flows
    }
}

/// Routes and labels all flows of a project, as its file has them where it does. Labels keep off `keep_clear` (zone
/// titles), routes avoid it.
pub fn arrange(project: &Project, keep_clear: &[Rect], labels: LabelSizes) -> Geometry {
    // Nobody stops it.
    arrange_watched(project, keep_clear, labels, UNWATCHED).unwrap_or_default()
}

/// The same while somebody watches; none where it was not let go on.
pub fn arrange_watched(project: &Project, keep_clear: &[Rect], labels: LabelSizes, watch: Watch) -> Option<Geometry> {
    if !project.drawn.is_empty() {
        return recall::recall(project, keep_clear, labels, watch);
    }
    let index = Index::of(project, keep_clear);
    let mut draft = Draft::new(project, labels, index);
    let all: BTreeSet<FlowId> = project.flows.keys().copied().collect();
    let touched = Touched { routes: all, ..Touched::default() };
    let effort = Effort::for_flows(touched.routes.len());
    settle::settle(&mut draft, &touched, &Formers::default(), effort, watch)?;
    Some(Geometry { flows: draft.flows, index: draft.index })
}

/// The point from which the label of a flow keeps its distance when it was put somewhere by hand
/// ([`Flow::label_at`](crate::model::Flow::label_at)); none where an end does not exist.
pub fn label_anchor(project: &Project, flow: &Flow) -> Option<Point> {
    Some(label::middle((project.nodes.get(&flow.from)?.rect(), project.nodes.get(&flow.to)?.rect())))
}

/// The middle of the chip in the box of a label.
pub fn chip_middle(label: Rect) -> Point {
    label::chip(label)
}

/// A project and how its flows are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// The project.
    pub project: &'a Project,
    /// The geometry of its flows.
    pub geometry: &'a Geometry,
}

/// The same as [`rearrange`] from `start`, while something is dragged: arrows keep their sides and labels their places as they
/// were in the frame before, `seen`, unless others are clearly better.
pub fn follow(start: Picture, seen: Picture, new: &Project, keep_clear: &[Rect], labels: LabelSizes) -> Geometry {
    if change::is_same_drawing(seen.project, new) {
        return seen.geometry.clone();
    }
    let Picture { project, geometry } = start;
    // Nobody stops it.
    rearranged(geometry, project, Some(seen), new, keep_clear, labels, UNWATCHED).unwrap_or_default()
}

/// Routes and labels anew what the difference of two projects touches; everything else keeps its route and its label.
///
/// `previous` is the geometry of `old`.
pub fn rearrange(
    previous: &Geometry,
    old: &Project,
    new: &Project,
    keep_clear: &[Rect],
    labels: LabelSizes,
) -> Geometry {
    // Nobody stops it.
    rearrange_watched(previous, old, new, keep_clear, labels, UNWATCHED).unwrap_or_default()
}

/// The same while somebody watches; none where it was not let go on.
pub fn rearrange_watched(
    previous: &Geometry,
    old: &Project,
    new: &Project,
    keep_clear: &[Rect],
    labels: LabelSizes,
    watch: Watch,
) -> Option<Geometry> {
    rearranged(previous, old, None, new, keep_clear, labels, watch)
}

fn rearranged(
    previous: &Geometry,
    old: &Project,
    seen: Option<Picture>,
    new: &Project,
    keep_clear: &[Rect],
    labels: LabelSizes,
    watch: Watch,
) -> Option<Geometry> {
    let draft_of = |Picture { project, geometry }| {
        let Geometry { flows, index } = geometry.clone();
        Draft::of(project, labels, flows, index)
    };
    let start = Picture { project: old, geometry: previous };
    let formers = |draft: &Draft, touched: &Touched| Formers {
        start: former::ways(&draft_of(start), draft, &touched.routes),
        seen: seen.map(|seen| former::ways(&draft_of(seen), draft, &touched.routes)).unwrap_or_default(),
    };
    let homes = |touched: &Touched| -> BTreeMap<FlowId, Arc<FlowGeometry>> {
        let ids = touched.routes.iter().chain(&touched.labels);
        ids.filter_map(|id| Some((*id, Arc::clone(seen?.geometry.flows.get(id)?)))).collect()
    };
    let loops = |draft: &Draft, touched: &Touched| -> BTreeMap<FlowId, Arc<FlowGeometry>> {
        let resting = touched.routes.iter().filter(|id| draft.flow(**id).is_some_and(Flow::is_at_rest));
        resting.filter_map(|id| Some((*id, Arc::clone(previous.flows.get(id)?)))).collect()
    };
    let mut draft = draft_of(Picture { project: new, geometry: previous });
    let touched = change::take_over(&mut draft, old, keep_clear);
    let effort = Effort::for_edit(touched.routes.len());
    let former = formers(&draft, &touched);
    draft.homes = homes(&touched);
    draft.loops = loops(&draft, &touched);
    settle::settle(&mut draft, &touched, &former, effort, watch)?;
    // What a person has led somewhere stays there, and what is in its way there gives way.
    let yielding = change::yielding(&draft, &touched);
    if !yielding.is_empty() {
        let former = formers(&draft, &yielding);
        draft.homes = homes(&yielding);
        draft.loops = loops(&draft, &yielding);
        settle::settle(&mut draft, &yielding, &former, effort, watch)?;
    }
    Some(Geometry { flows: draft.flows, index: draft.index })
}
