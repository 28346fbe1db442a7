//! What is within reach of the pointer: elements, edges, handles.

use egui::Pos2;

use crate::app::state::State;
use crate::edit::snapping::{self, GRID};
use crate::layout;
use crate::model::{ElementId, NodeId, Point, Rect, ZoneId};
use crate::scene::View;

/// How near to a line or border a press counts as on it, in screen points.
pub(super) const NEAR: f32 = 8.0;

/// The band inside a node's border from which an arrow is drawn, in screen points, and the most of the node's height that it
/// takes at either side: the rest is there to be taken hold of.
const EDGE: f32 = 7.0;
const PART: f32 = 1.0 / 8.0;

/// How far outside its border an arrow is still drawn from a node, in screen points.
const OUTSIDE: f32 = 4.0;

/// How far the pointer has to be from a node for having left it, in screen points.
const LEFT: f32 = 16.0;

/// The half side of a resize handle, in screen points.
pub(super) const HANDLE: f32 = 4.5;

/// The point where something is put: on the grid, where that is on.
pub(super) fn on_grid(state: &State, at: Point) -> Point {
    if state.visible.snap { snapping::snap_to_grid(at, GRID) } else { at }
}

pub(super) fn tolerance(state: &State) -> f32 {
    NEAR / state.camera.zoom
}

pub(in crate::app) fn element_at(state: &State, at: Point) -> Option<ElementId> {
    layout::element_at(state.project(), state.document.sheet().geometry(), at, tolerance(state))
}

/// The node whose border is under a point, where a drag draws an arrow.
pub(super) fn edge_at(state: &State, at: Point) -> Option<NodeId> {
    let id = match element_at(state, at) {
        Some(ElementId::Node(id)) => id,
        // Whoever aims at the border misses it by a hair as often outwards as inwards.
        Some(ElementId::Zone(_)) | None => node_within(state, at, OUTSIDE / state.camera.zoom)?,
        Some(_) => return None,
    };
    let rect = state.project().nodes.get(&id)?.rect();
    // A node shown very small can only be moved: its border would leave no room to take hold of it.
    let least = 3.0 * EDGE / state.camera.zoom;
    let band = (EDGE / state.camera.zoom).min(rect.3 * PART);
    (rect.2.min(rect.3) >= least && !rect.grown(-band).contains(at)).then_some(id)
}

/// Whether the pointer is well away from the node at which an arrow starts.
pub(super) fn has_left(state: &State, from: NodeId, at: Point) -> bool {
    let node = state.project().nodes.get(&from);
    node.is_none_or(|node| !node.rect().grown(LEFT / state.camera.zoom).contains(at))
}

/// The node at which an arrow being drawn would end: the one that it starts at only where the pointer had left it.
pub(super) fn arrow_end(state: &State, from: NodeId, left: bool, at: Point) -> Option<NodeId> {
    node_near(state, at).filter(|&to| to != from || left)
}

/// The node at a point, or very near to it.
pub(super) fn node_near(state: &State, at: Point) -> Option<NodeId> {
    node_within(state, at, tolerance(state))
}

pub(super) fn node_within(state: &State, at: Point, near: f32) -> Option<NodeId> {
    layout::node_near(state.project(), state.document.sheet().geometry(), at, near)
}

/// What a drag from here moves: a zone only by its title or border, whether it is selected or not, so that a rubber band
/// can begin inside it.
pub(super) fn grasped(state: &State, at: Point) -> Option<ElementId> {
    let element = element_at(state, at)?;
    match element {
        ElementId::Zone(id) => on_border(state, id, at).then_some(element),
        _ => Some(element),
    }
}

/// Whether a point is on the border of a zone or on its title, wherever that is written.
pub(super) fn on_border(state: &State, id: ZoneId, at: Point) -> bool {
    const TITLE: f32 = 26.0;
    let Some(zone) = state.project().zones.get(&id) else { return false };
    let inner = zone.frame.grown(-tolerance(state));
    let title = match state.catalog().zone_kinds.get(&zone.kind).map(|kind| kind.title) {
        Some(crate::catalog::TitlePlace::Bottom) => at.1 >= zone.frame.bottom() - TITLE,
        Some(crate::catalog::TitlePlace::Top) | None => at.1 <= zone.frame.top() + TITLE,
    };
    let view = View { visible: state.camera.visible(), zoom: state.camera.zoom, overlay: state.overlay };
    title || !inner.contains(at) || state.document.sheet().is_on_far_title(&view, zone, at)
}

/// The sides of a frame that have handles: corners and middles.
pub(super) const SIDES: [(i8, i8); 8] = [(-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0)];

/// The point of a rectangle's side or corner.
pub(super) fn side_point(rect: Rect, side: (i8, i8)) -> Point {
    Point(rect.0 + rect.2 * (f32::from(side.0) + 1.0) / 2.0, rect.1 + rect.3 * (f32::from(side.1) + 1.0) / 2.0)
}

/// The element whose frame can be pulled, if exactly one such is selected and it is not locked.
pub(super) fn resizable(state: &State) -> Option<(ElementId, Rect)> {
    let element = state.only_selected().filter(|&element| !state.project().is_locked(element))?;
    Some((element, state.project().frame(element)?))
}

/// The frame that the handles of an element stand on: that of its ring, and farther out where the element is so small on
/// the screen that they would leave no room to take hold of the element itself.
pub(super) fn handle_frame(state: &State, element: ElementId, frame: Rect) -> Rect {
    const SMALL: f32 = 44.0;
    let zoom = state.camera.zoom;
    let small = (SMALL - frame.2.min(frame.3) * zoom).clamp(0.0, HANDLE + 2.0);
    frame.grown((ring(element) + small) / zoom)
}

/// How far outside its border the ring and handles of a selected element are drawn, in screen points.
pub(super) fn ring(element: ElementId) -> f32 {
    match element {
        ElementId::Zone(_) => 0.0,
        _ => 3.0,
    }
}

pub(super) fn handle_at(state: &State, position: Pos2) -> Option<(ElementId, (i8, i8), Rect)> {
    let (element, frame) = resizable(state)?;
    let ring = handle_frame(state, element, frame);
    // What stands beside is pressed and not a handle that lies over it.
    let under = node_within(state, state.camera.to_world(position), 0.0).map(ElementId::from);
    if under.is_some_and(|under| under != element && !matches!(element, ElementId::Zone(_))) {
        return None;
    }
    let side = SIDES.into_iter().find(|&side| {
        let handle = state.camera.to_screen(side_point(ring, side));
        (handle - position).abs().max_elem() <= HANDLE + 2.0
    })?;
    Some((element, side, frame))
}
