//! Carries out what is asked for by keys on the canvas: where the keyboard is, arrows and placing without a pointer.

use egui::Context;

use super::action::Tool;
use super::focus::{Keyed, canvas_id};
use super::state::{NOTE_SIZE, State};
use crate::catalog::{TitlePlace, ZoneKind};
use crate::edit::snapping::{GRID, snap_to_grid};
use crate::edit::spot::{Homes, Wish, free_place};
use crate::model::{ElementId, Node, NodeId, Point, Rect, Size, Vector};

/// How far from the line of a zone the first room in it begins, in world units.
const BESIDE_LINE: f32 = 30.0;

impl State {
    /// The part of an element that must be in sight for it to be seen: a node or note as a whole, the title of a zone, the
    /// label of a flow or else the middle of its line.
    pub fn spot(&self, element: ElementId) -> Option<Rect> {
        const TITLE: Size = Size(60.0, 26.0);
        match element {
            ElementId::Zone(id) => {
                let zone = self.project().zones.get(&id)?;
                let kind = self.catalog().zone_kinds.get(&zone.kind);
                let size = Size(TITLE.0.min(zone.frame.2), TITLE.1.min(zone.frame.3));
                let top = match kind.map(|kind| kind.title) {
                    Some(TitlePlace::Bottom) => zone.frame.bottom() - size.1,
                    Some(TitlePlace::Top) | None => zone.frame.top(),
                };
                Some(Rect::at(Point(zone.frame.left(), top), size))
            }
            ElementId::Flow(id) => {
                let flow = self.document.sheet().geometry().flows.get(&id)?;
                let middle = flow.route.get(flow.route.len() / 2).map(|point| Rect(point.0, point.1, 1.0, 1.0));
                flow.label.or(middle)
            }
            element => self.project().frame(element),
        }
    }

    /// Where what the tool in hand places has room: inside the zone that is selected, else near the middle of what is in
    /// sight, else beside what is there. A place of its own, as a data centre or a piece, never stands in a zone.
    pub fn free_place(&self) -> Point {
        let size = match &self.tool {
            Tool::Zone(kind) => {
                self.catalog().zone_kinds.get(kind).map_or(Node::SIZE, |kind| Size(kind.size.0, kind.size.1))
            }
            Tool::Note => NOTE_SIZE,
            Tool::Piece(piece) => {
                piece.frames().into_iter().reduce(Rect::union).map_or(Node::SIZE, |all| Size(all.2, all.3))
            }
            Tool::Node(_) | Tool::Select => Node::SIZE,
        };
        let project = self.project();
        let selected = match self.only_selected() {
            Some(ElementId::Zone(id)) => project.zones.get(&id).map(|zone| zone.frame),
            _ => None,
        };
        let is_site = match &self.tool {
            Tool::Zone(kind) => self.catalog().zone_kinds.get(kind).is_some_and(ZoneKind::is_site),
            Tool::Piece(_) => true,
            Tool::Node(_) | Tool::Note | Tool::Select => false,
        };
        let homes = match (&self.tool, selected) {
            (_, Some(frame)) if !is_site => Homes::holding(project, frame),
            (Tool::Zone(_) | Tool::Piece(_), _) => Homes::NONE,
            (Tool::Node(_) | Tool::Note | Tool::Select, _) => Homes::Any,
        };
        let is_zone = matches!(self.tool, Tool::Zone(_) | Tool::Piece(_));
        let view = self.camera.visible();
        let half = Vector(size.0 / 2.0, size.1 / 2.0);
        let middle = match (&self.tool, selected.filter(|_| !is_site)) {
            // Rooms begin where a row of them begins: one in the middle would leave no room for another.
            (Tool::Zone(_), Some(frame)) if frame.2 > size.0 && frame.3 > size.1 => {
                frame.corner().moved(half).moved(Vector(BESIDE_LINE, BESIDE_LINE))
            }
            (_, frame) => frame.unwrap_or(view).center(),
        };
        let corner = snap_to_grid(middle.moved(Vector(-half.0, -half.1)), GRID);
        let wish = Wish {
            at: corner.moved(half),
            size,
            is_zone,
            onwards: is_zone,
            within: matches!(homes, Homes::Any).then_some(view),
            homes,
            arrows: &self.arrows(),
        };
        let anywhere = || free_place(project, &Wish { within: None, ..wish.clone() });
        free_place(project, &wish).or_else(anywhere).unwrap_or(wish.at)
    }

    /// Lets the keyboard be at an element, and brings that into sight.
    pub(super) fn focus_on(&mut self, element: ElementId) {
        if !self.project().has(element) {
            return;
        }
        self.focus.element = Some(element);
        self.focus.shown = true;
        self.bring_into_sight(element);
    }

    /// Moves the view so far that an element is in sight.
    pub(super) fn bring_into_sight(&mut self, element: ElementId) {
        if let Some(spot) = self.spot(element)
            && !self.camera.visible().contains_rect(spot)
        {
            self.fitted = false;
            self.camera.reveal(spot);
        }
    }

    /// Goes on with what is drawn or placed by keys.
    pub(super) fn key(&mut self, keyed: Keyed) {
        self.focus.keyed = Some(keyed);
        match keyed {
            Keyed::Arrow { to, .. } => self.bring_into_sight(to.into()),
            Keyed::Place { at } => self.show_around(at, Node::SIZE.0),
            Keyed::Lead { at, to, .. } => match to {
                Some(node) => self.bring_into_sight(node.into()),
                None => self.show_handle(at),
            },
            Keyed::Stretch { element, side } => {
                if let Some(frame) = self.project().frame(element) {
                    self.show_handle(nearest_of_side(frame, side, self.camera.visible().center()));
                }
            }
        }
        let words = self.keyed_words(keyed);
        if !words.is_empty() {
            self.speak(words);
        }
    }

    /// Ends what was begun by keys; the keyboard is the canvas's again.
    pub(super) fn end_keyed(&mut self, ctx: &Context) {
        self.document.history.end_merging();
        self.focus.end();
        ctx.memory_mut(|memory| memory.request_focus(canvas_id()));
    }

    /// Brings what is held into sight, with something around it; where it is in sight, nothing moves.
    fn show_handle(&mut self, at: Point) {
        const EDGE: f32 = 2.0;
        if !self.camera.visible().grown(-EDGE / self.camera.zoom).contains(at) {
            self.show_around(at, 40.0);
        }
    }

    /// Brings a point into sight, with this much around it.
    fn show_around(&mut self, at: Point, around: f32) {
        let spot = Rect(at.0, at.1, 0.0, 0.0).grown(around);
        if !self.camera.visible().contains_rect(spot) {
            self.fitted = false;
            self.camera.reveal(spot);
        }
    }

    /// The node that an arrow drawn by keys would start at: the one with the keyboard's ring, else the one selected.
    pub fn arrow_start(&self) -> Option<NodeId> {
        let shown = self.focus.element.filter(|_| self.focus.shown);
        match shown.or(self.only_selected()) {
            Some(ElementId::Node(id)) if self.project().nodes.contains_key(&id) => Some(id),
            _ => None,
        }
    }

    /// Begins to draw an arrow by keys, to the nearest node first.
    pub(super) fn begin_arrow(&mut self, ctx: &Context) {
        let Some(from) = self.arrow_start() else { return };
        let nodes = &self.project().nodes;
        let Some(start) = nodes.get(&from).map(|node| node.rect().center()) else { return };
        let others = nodes.iter().filter(|(id, _)| **id != from);
        let nearest = others.map(|(&id, node)| (node.rect().center().distance(start), id));
        let to = nearest.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(from, |(_, id)| id);
        self.tool = Tool::Select;
        self.leave_fields(ctx);
        self.focus.end();
        ctx.memory_mut(|memory| memory.request_focus(canvas_id()));
        self.key(Keyed::Arrow { from, to });
    }
}

/// The point of a side of a frame that is nearest to another.
fn nearest_of_side(frame: Rect, side: (i8, i8), to: Point) -> Point {
    let across = to.0.max(frame.left()).min(frame.right());
    let down = to.1.max(frame.top()).min(frame.bottom());
    match side {
        (1, _) => Point(frame.right(), down),
        (-1, _) => Point(frame.left(), down),
        (_, 1) => Point(across, frame.bottom()),
        _ => Point(across, frame.top()),
    }
}
