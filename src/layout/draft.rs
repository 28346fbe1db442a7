//! A geometry in the making: the routes and labels settled so far, and where everything stands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::OrdMap;

use super::grid::Grid;
use super::line::lines;
use super::side::{Side, side_of};
use super::{FlowGeometry, LabelSizes};
use crate::model::{Flow, FlowId, NodeId, NoteId, Point, Project, Rect, ZoneId};

/// Where everything stands, found by place.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// Rectangles of nodes.
    pub(super) nodes: Grid<NodeId>,
    /// Frames of notes.
    pub(super) notes: Grid<NoteId>,
    /// The four lines of each zone's frame.
    pub(super) frames: Grid<ZoneId>,
    /// What must stay readable, such as zone titles; the key is its place in the list.
    pub(super) kept_clear: Grid<usize>,
    /// The same as a list.
    areas: Arc<[Rect]>,
    /// The segments of each route; a flow's are numbered from its start. An oblique one is a row of boxes.
    pub(super) segments: Grid<(FlowId, usize)>,
    /// The boxes of labels.
    pub(super) labels: Grid<FlowId>,
}

impl Index {
    /// Everything a project has that stands still while its flows are arranged.
    pub(super) fn of(project: &Project, keep_clear: &[Rect]) -> Self {
        let mut index = Self::default();
        for (id, node) in &project.nodes {
            index.nodes.insert(*id, node.rect());
        }
        for (id, note) in &project.notes {
            if let Some(frame) = note.frame {
                index.notes.insert(*id, frame);
            }
        }
        for (id, zone) in &project.zones {
            index.insert_frame(*id, zone.frame);
        }
        index.keep_clear(keep_clear);
        index
    }

    /// Whether this is what must stay readable.
    pub(super) fn keeps_clear(&self, areas: &[Rect]) -> bool {
        *self.areas == *areas
    }

    /// Replaces what must stay readable.
    pub(super) fn keep_clear(&mut self, areas: &[Rect]) {
        if self.keeps_clear(areas) {
            return;
        }
        self.areas = areas.into();
        self.kept_clear = Grid::default();
        for (place, area) in areas.iter().enumerate() {
            self.kept_clear.insert(place, *area);
        }
    }

    /// Puts the lines of a zone's frame in.
    pub(super) fn insert_frame(&mut self, id: ZoneId, frame: Rect) {
        for line in frame_lines(frame) {
            self.frames.insert(id, line);
        }
    }

    /// Takes the lines of a zone's frame out.
    pub(super) fn remove_frame(&mut self, id: ZoneId, frame: Rect) {
        for line in frame_lines(frame) {
            self.frames.remove(id, line);
        }
    }

    fn insert_flow(&mut self, id: FlowId, geometry: &FlowGeometry) {
        for (number, line) in lines(&geometry.route).enumerate() {
            for segment in line.boxes() {
                self.segments.insert((id, number), segment);
            }
        }
        if let Some(label) = geometry.label {
            self.labels.insert(id, label);
        }
    }

    fn remove_flow(&mut self, id: FlowId, geometry: &FlowGeometry) {
        for (number, line) in lines(&geometry.route).enumerate() {
            for segment in line.boxes() {
                self.segments.remove((id, number), segment);
            }
        }
        if let Some(label) = geometry.label {
            self.labels.remove(id, label);
        }
    }
}

/// The segments of a route as rectangles without width or without height.
pub(super) fn segments(route: &[Point]) -> impl Iterator<Item = Rect> {
    route.windows(2).map(|pair| Rect::between(pair[0], pair[1]))
}

fn frame_lines(Rect(left, top, width, height): Rect) -> [Rect; 4] {
    [
        Rect(left, top, width, 0.0),
        Rect(left, top + height, width, 0.0),
        Rect(left, top, 0.0, height),
        Rect(left + width, top, 0.0, height),
    ]
}

/// A geometry in the making.
pub(super) struct Draft<'a> {
    /// The project whose flows are arranged.
    pub(super) project: &'a Project,
    /// How large each label is.
    pub(super) sizes: LabelSizes<'a>,
    /// What is settled so far.
    pub(super) flows: OrdMap<FlowId, Arc<FlowGeometry>>,
    /// Where everything stands, with what is settled so far.
    pub(super) index: Index,
    /// How flows were drawn in the frame before, near which their labels stay.
    pub(super) homes: BTreeMap<FlowId, Arc<FlowGeometry>>,
    /// How loops that are settled anew were drawn before the edit: they keep their form.
    pub(super) loops: BTreeMap<FlowId, Arc<FlowGeometry>>,
}

impl<'a> Draft<'a> {
    /// A draft in which nothing is settled yet.
    pub(super) fn new(project: &'a Project, sizes: LabelSizes<'a>, index: Index) -> Self {
        Self::of(project, sizes, OrdMap::new(), index)
    }

    /// A draft in which these flows are settled.
    pub(super) fn of(
        project: &'a Project,
        sizes: LabelSizes<'a>,
        flows: OrdMap<FlowId, Arc<FlowGeometry>>,
        index: Index,
    ) -> Self {
        Self { project, sizes, flows, index, homes: BTreeMap::new(), loops: BTreeMap::new() }
    }
}

impl Draft<'_> {
    /// The flow.
    pub(super) fn flow(&self, id: FlowId) -> Option<&Flow> {
        self.project.flows.get(&id).map(AsRef::as_ref)
    }

    /// The rectangles of the nodes at both ends; none where one does not exist.
    pub(super) fn ends(&self, flow: &Flow) -> Option<(Rect, Rect)> {
        Some((self.project.nodes.get(&flow.from)?.rect(), self.project.nodes.get(&flow.to)?.rect()))
    }

    /// The route settled for a flow; empty where there is none yet.
    pub(super) fn route(&self, id: FlowId) -> &[Point] {
        self.flows.get(&id).map_or(&[], |geometry| &geometry.route)
    }

    /// The label settled for a flow.
    pub(super) fn label(&self, id: FlowId) -> Option<Rect> {
        self.flows.get(&id)?.label
    }

    /// Settles a flow, in place of what was settled for it before.
    pub(super) fn put(&mut self, id: FlowId, geometry: FlowGeometry) {
        self.take(id);
        self.index.insert_flow(id, &geometry);
        self.flows.insert(id, Arc::new(geometry));
    }

    /// Settles a flow as it was settled before.
    pub(super) fn put_back(&mut self, id: FlowId, geometry: &Arc<FlowGeometry>) {
        if !self.flows.get(&id).is_some_and(|settled| Arc::ptr_eq(settled, geometry)) {
            self.take(id);
            self.index.insert_flow(id, geometry);
            self.flows.insert(id, Arc::clone(geometry));
        }
    }

    /// Settles the route of a flow and keeps its label.
    pub(super) fn put_route(&mut self, id: FlowId, route: Vec<Point>) {
        let label = self.label(id);
        self.put(id, FlowGeometry { route, label });
    }

    /// Settles the label of a flow and keeps its route.
    pub(super) fn put_label(&mut self, id: FlowId, label: Option<Rect>) {
        let Some(settled) = self.flows.get_mut(&id) else {
            if label.is_some() {
                self.put(id, FlowGeometry { route: Vec::new(), label });
            }
            return;
        };
        if settled.label != label {
            if let Some(before) = settled.label {
                self.index.labels.remove(id, before);
            }
            if let Some(label) = label {
                self.index.labels.insert(id, label);
            }
            Arc::make_mut(settled).label = label;
        }
    }

    /// Forgets what was settled for a flow.
    pub(super) fn take(&mut self, id: FlowId) -> Option<Arc<FlowGeometry>> {
        let geometry = self.flows.remove(&id)?;
        self.index.remove_flow(id, &geometry);
        Some(geometry)
    }

    /// Where other flows meet the border of a node: side, and place along that side.
    pub(super) fn ports_taken(&self, node: NodeId, rect: Rect, except: FlowId) -> Vec<(Side, f32)> {
        let mut taken = Vec::new();
        let mut seen = BTreeSet::new();
        self.index.segments.visit(rect.grown(1.0), |(id, number), _| {
            let Some(flow) = self.flow(id).filter(|_| id != except && seen.insert((id, number))) else { return };
            let route = self.route(id);
            let starts = (flow.from == node && number == 0).then(|| route.first()).flatten();
            let ends = (flow.to == node && number + 2 == route.len()).then(|| route.last()).flatten();
            for point in starts.into_iter().chain(ends) {
                if let Some(side) = side_of(rect, *point) {
                    taken.push((side, side.along(*point)));
                }
            }
        });
        taken
    }
}
