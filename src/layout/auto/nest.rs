//! Goes through the zones from the innermost outwards, arranges each, and then says where everything stands.

use std::collections::BTreeMap;

use super::around::Obstacles;
use super::boxes::{Room, around, loops, whole};
use super::hierarchy::{Hierarchy, Item, Kind, hierarchy};
use super::layered::layered;
use super::lifted::{Lifted, Places, lift};
use super::net::{Edge, Extent, Net, Spacing};
use super::proportion::{FIRST, SHAPE, spread};
use super::{Direction, Margins, Outcome, Wish, notes};
use crate::model::frames::FrameGrid;
use crate::model::{ElementId, NodeId, Point, Project, Rect, Size, Vector};

/// What is locked is kept clear of by this much.
pub(super) const CLEAR: f32 = 14.0;

/// How much more of the screen an arrangement in the direction that was not asked for has to save.
const TURNED: f32 = 3.0;
/// The same where zones are arranged, which are read as a map more than as a sequence.
const TURNED_ZONES: f32 = 1.15;

/// The most that an empty zone takes.
const EMPTY: Size = Size(200.0, 110.0);

/// Room around labels.
const LABEL_GAP: f32 = 8.0;

/// A group that has been arranged.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// The corner of each item, from the corner of the frame.
    pub(super) corners: Vec<Point>,
    /// The frame: where it is going to be if it is pinned, else only as large.
    pub(super) frame: Rect,
    /// Whether it must be exactly there.
    pub(super) pinned: bool,
    /// Whether nothing in it moves.
    pub(super) still: bool,
    /// What stays in it but is not all within the frame, as frames that lie across each other may be.
    pub(super) beyond: Vec<Rect>,
}

/// The work on a drawing.
pub(super) struct Nest<'a> {
    pub(super) wish: &'a Wish<'a>,
    pub(super) hierarchy: Hierarchy,
    pub(super) places: Places,
    pub(super) arrows: Vec<Vec<Lifted>>,
    pub(super) loops: BTreeMap<NodeId, Vec<Size>>,
    pub(super) placed: Vec<Option<Placed>>,
    /// The direction of each group; none where it is whichever takes less room.
    pub(super) directions: Vec<Option<Direction>>,
    pub(super) outcome: Outcome,
}

/// It was not let go on.
pub(super) struct Stopped;

/// Arranges what is wished for; none where it was not let go on.
pub(super) fn nest(wish: &Wish) -> Option<Outcome> {
    let hierarchy = hierarchy(wish.project, wish.elements);
    let places = Places::of(&hierarchy);
    let arrows = lift(wish.project, &hierarchy, &places);
    let loops = loops(wish.project, wish.labels);
    let count = hierarchy.groups.len();
    let placed = vec![None; count];
    let directions = vec![None; count];
    let mut nest = Nest { wish, hierarchy, places, arrows, loops, placed, directions, outcome: Outcome::default() };
    let zones_in: Vec<usize> = (0..count).filter(|group| nest.may_turn(*group)).collect();
    if wish.elements.is_none() {
        for &group in &zones_in {
            nest.directions[group] = Some(wish.direction);
        }
    }
    let all: usize = nest.hierarchy.groups.iter().map(|group| group.items.len() + 1).sum();
    let mut done = 0;
    for group in (0..count).rev() {
        let part = FIRST * done as f32 / all as f32;
        let go_on = || (wish.progress)(part);
        if !go_on() {
            return None;
        }
        nest.placed[group] = Some(nest.arranged(group, &go_on)?);
        done += nest.hierarchy.groups[group].items.len() + 1;
    }
    if wish.elements.is_none() && nest.placed[0].as_ref().is_some_and(|ground| !ground.pinned) {
        nest.turn(&zones_in)?;
    }
    nest.put_down();
    // Locked frames that lie across others can leave no way to keep what they enclose: then all stays as it is.
    if keeps_zones(wish.project, &nest.outcome) {
        return Some(nest.outcome);
    }
    let left = wish.project.zones.keys().copied().collect();
    Some(Outcome { left, ground_left: true, ..Outcome::default() })
}

impl Nest<'_> {
    pub(super) fn arranged(&mut self, group: usize, go_on: &dyn Fn() -> bool) -> Option<Placed> {
        let at = &self.hierarchy.groups[group];
        if at.frozen {
            return Some(self.still(group));
        }
        if at.items.is_empty() {
            if let Kind::Block(elements) = &at.kind {
                let zones = elements.iter().filter_map(|element| match element {
                    ElementId::Zone(id) => Some(*id),
                    _ => None,
                });
                self.outcome.left.extend(zones);
            }
            let Size(width, height) = at.frame.size();
            let size = match at.kind {
                Kind::Block(_) => at.frame.size(),
                Kind::Ground | Kind::Zone(_) => {
                    let least = self.margins(group, 0.0).width.max(EMPTY.0).ceil();
                    Size(width.min(least), height.min(EMPTY.1))
                }
            };
            let frame = Rect::at(whole(at.frame.corner()), size);
            return Some(Placed { corners: Vec::new(), frame, pinned: false, still: false, beyond: Vec::new() });
        }
        let fixed = at.fixed;
        self.confine(group, go_on)?;
        let pins = self.pins(group);
        let placed =
            if fixed { self.within(group, &pins, go_on).ok()? } else { self.free(group, &pins, go_on).ok()? };
        let mut placed = placed.unwrap_or_else(|| self.left(group));
        if placed.pinned && !placed.still {
            placed.beyond = self.obstacles(group, &pins).filter(|rect| !placed.frame.contains_rect(*rect)).collect();
        }
        Some(placed)
    }

    /// Leaves a group as it stands, and says so.
    pub(super) fn left(&mut self, group: usize) -> Placed {
        match &self.hierarchy.groups[group].kind {
            Kind::Zone(id) => {
                self.outcome.left.insert(*id);
            }
            Kind::Ground | Kind::Block(_) => self.outcome.ground_left = true,
        }
        self.still(group)
    }

    pub(super) fn still(&self, group: usize) -> Placed {
        let frame = self.hierarchy.groups[group].frame;
        let mut beyond = Vec::new();
        let mut inner = vec![group];
        while let Some(group) = inner.pop() {
            for item in &self.hierarchy.groups[group].items {
                let Item::Group(within) = item else { continue };
                inner.push(*within);
                beyond.push(self.hierarchy.groups[*within].frame);
            }
        }
        beyond.retain(|rect| !frame.contains_rect(*rect));
        Placed { corners: Vec::new(), frame, pinned: true, still: true, beyond }
    }

    /// Where each item must be; none for those that may be anywhere.
    pub(super) fn pins(&self, group: usize) -> Vec<Option<Rect>> {
        self.hierarchy.groups[group].items.iter().map(|item| self.pin(group, item)).collect()
    }

    /// Arranges all items of a group whose frame follows them. Inside, none where what stays is in its own way.
    fn free(&self, group: usize, pins: &[Option<Rect>], go_on: &dyn Fn() -> bool) -> Result<Option<Placed>, Stopped> {
        let which: Vec<usize> = (0..pins.len()).collect();
        let (mut corners, size) = self.drawn(group, &which, 1.0, go_on).ok_or(Stopped)?;
        let pinned: Vec<(usize, Rect)> =
            pins.iter().enumerate().filter_map(|(item, pin)| Some((item, (*pin)?))).collect();
        if pinned.is_empty() {
            let margins = self.margins(group, size.0);
            let frame = framed(Rect::at(Point(0.0, 0.0), size), margins);
            let corners = corners.iter().map(|corner| corner.moved(frame.corner().to(Point(0.0, 0.0)))).collect();
            let present = self.hierarchy.groups[group].frame.corner();
            let frame = Rect::at(whole(present), frame.size());
            return Ok(Some(Placed { corners, frame, pinned: false, still: false, beyond: Vec::new() }));
        }
        // The drawing is put where what stays is in its place, or as near to it as can be.
        let count = pinned.len() as f32;
        let sum = pinned.iter().map(|(item, pin)| corners[*item].to(pin.corner()));
        let shift = sum.fold(Vector(0.0, 0.0), |sum, way| Vector(sum.0 + way.0 / count, sum.1 + way.1 / count));
        let mut obstacles = Obstacles::new(None, CLEAR);
        self.obstacles(group, pins).for_each(|rect| obstacles.add(rect));
        let mut rects = Vec::with_capacity(corners.len());
        for (item, corner) in corners.iter_mut().enumerate() {
            let rect = if let Some(pin) = pins[item] {
                pin
            } else {
                let size = self.size(group, item);
                let Some(place) = obstacles.nearest(whole(corner.moved(shift)), size) else {
                    return Ok(None);
                };
                let rect = Rect::at(place, size);
                obstacles.add(rect);
                rect
            };
            *corner = rect.corner();
            rects.push(rect);
        }
        let Some(content) = around(rects.into_iter()) else { return Ok(None) };
        let frame = framed(content, self.margins(group, content.2));
        let corners = corners.iter().map(|corner| Point(0.0, 0.0).moved(frame.corner().to(*corner))).collect();
        Ok(Some(Placed { corners, frame, pinned: true, still: false, beyond: Vec::new() }))
    }

    /// Where items stand, from the corner of a content that begins at the origin, and how large that is.
    pub(super) fn drawn(
        &self,
        group: usize,
        which: &[usize],
        tight: f32,
        go_on: &dyn Fn() -> bool,
    ) -> Option<(Vec<Point>, Size)> {
        let items = &self.hierarchy.groups[group].items;
        let is_note = |item: &&usize| matches!(items[**item], Item::Note(_));
        let boxes: Vec<usize> = which.iter().filter(|item| !is_note(item)).copied().collect();
        let notes: Vec<usize> = which.iter().filter(is_note).copied().collect();
        let has_zones = boxes.iter().any(|item| matches!(items[*item], Item::Group(_)));
        let (direction, turned) = (self.wish.direction, if has_zones { TURNED_ZONES } else { TURNED });
        let chosen = self.directions[group];
        let (mut places, mut size) = self.layered(group, &boxes, chosen.unwrap_or(direction), tight, go_on)?;
        if boxes.len() > 1 && chosen.is_none() {
            let (other_places, other_size) = self.layered(group, &boxes, direction.other(), tight, go_on)?;
            if spread(other_size) * turned < spread(size) {
                (places, size) = (other_places, other_size);
            }
        }
        let note_rects: Vec<Rect> = notes.iter().map(|item| self.present(&items[*item])).collect();
        let content = around(boxes.iter().map(|item| self.present(&items[*item])));
        let middle = content.map_or(0.0, |content| content.center().1);
        let (note_corners, place, size) = notes::rows(&note_rects, size, middle);
        let mut corners = vec![Point(0.0, 0.0); items.len()];
        for (item, corner) in boxes.iter().zip(places) {
            corners[*item] = whole(corner.moved(Point(0.0, 0.0).to(place)));
        }
        for (item, corner) in notes.iter().zip(note_corners) {
            corners[*item] = whole(corner);
        }
        let size = Size(size.0.ceil(), size.1.ceil());
        Some((which.iter().map(|item| corners[*item]).collect(), size))
    }

    /// The steps of the method for these items in a direction.
    fn layered(
        &self,
        group: usize,
        boxes: &[usize],
        direction: Direction,
        tight: f32,
        go_on: &dyn Fn() -> bool,
    ) -> Option<(Vec<Point>, Size)> {
        let items = &self.hierarchy.groups[group].items;
        let mut place_of = vec![usize::MAX; items.len()];
        for (place, item) in boxes.iter().enumerate() {
            place_of[*item] = place;
        }
        let arrows: Vec<&Lifted> = self.arrows[group]
            .iter()
            .filter(|arrow| arrow.items.iter().all(|item| place_of[*item] != usize::MAX))
            .collect();
        let label = |arrow: &Lifted| {
            let size = arrow.flow.and_then(self.wish.labels);
            size.map_or(Extent::default(), |size| direction.extent(size))
        };
        let spacing = spacing(direction, tight);
        let mut rooms: Vec<Room> = boxes.iter().map(|item| self.room(group, *item)).collect();
        for (room, across) in rooms.iter_mut().zip(written(&arrows, &place_of, boxes.len(), spacing, label)) {
            *room = room.widened(direction, across * tight);
        }
        let port = |arrow: &Lifted, end: usize| {
            let item = arrow.items[end];
            let Room { size, inset } = rooms[place_of[item]];
            let at = self.middle_in(group, item, arrow.nodes[end]).moved(inset);
            direction.across(at) - direction.extent(size).across / 2.0
        };
        let edges = arrows.iter().map(|arrow| Edge {
            from: place_of[arrow.items[0]],
            to: place_of[arrow.items[1]],
            weight: arrow.weight,
            label: label(arrow),
            from_port: port(arrow, 0),
            to_port: port(arrow, 1),
        });
        let net = Net {
            sizes: rooms.iter().map(|room| direction.extent(room.size)).collect(),
            before: boxes.iter().map(|item| direction.across(self.present(&items[*item]).center())).collect(),
            edges: edges.collect(),
        };
        let laid = layered(&net, spacing, go_on)?;
        let corner = |corner: Extent, room: &Room| {
            let Size(x, y) = direction.size(corner);
            Point(x, y).moved(room.inset)
        };
        let corners = laid.corners.into_iter().zip(&rooms).map(|(place, room)| corner(place, room)).collect();
        Some((corners, direction.size(laid.size)))
    }

    /// Where the middle of a node is, from the corner of the item it is in.
    fn middle_in(&self, group: usize, item: usize, node: NodeId) -> Point {
        let Some(rect) = self.wish.project.nodes.get(&node).map(|node| node.rect()) else { return Point(0.0, 0.0) };
        let items = &self.hierarchy.groups[group].items;
        let from = |corner: Point| Point(0.0, 0.0).moved(corner.to(rect.center()));
        let (Item::Group(outermost), Some(&home)) = (&items[item], self.hierarchy.home.get(&node)) else {
            return from(self.present(&items[item]).corner());
        };
        let mut at = home;
        let mut middle = from(self.hierarchy.groups[at].frame.corner());
        if let (Some(placed), Some(&place)) = (&self.placed[at], self.places.of_node.get(&node))
            && let Some(corner) = placed.corners.get(place)
        {
            let own = &self.hierarchy.groups[at].items[place];
            middle = from(self.present(own).corner()).moved(Point(0.0, 0.0).to(*corner));
        }
        while at != *outermost {
            let Some(parent) = self.hierarchy.groups[at].parent else { break };
            match self.placed[parent].as_ref().and_then(|placed| placed.corners.get(self.places.of_group[at])) {
                Some(corner) => middle = middle.moved(Point(0.0, 0.0).to(*corner)),
                None => middle = from(self.hierarchy.groups[parent].frame.corner()),
            }
            at = parent;
        }
        middle
    }

    /// The room an item takes.
    fn room(&self, group: usize, item: usize) -> Room {
        let room = Room::of(self.size(group, item));
        match &self.hierarchy.groups[group].items[item] {
            Item::Node(id, _) => room.with_loops(self.loops.get(id).map_or(&[], Vec::as_slice)),
            Item::Note(_) | Item::Group(_) => room,
        }
    }

    /// How large an item is going to be.
    fn size(&self, group: usize, item: usize) -> Size {
        match &self.hierarchy.groups[group].items[item] {
            Item::Group(inner) => {
                let placed = self.placed[*inner].as_ref();
                placed.map_or(self.hierarchy.groups[*inner].frame, |placed| placed.frame).size()
            }
            item => self.present(item).size(),
        }
    }

    /// Where an item stands now.
    pub(super) fn present(&self, item: &Item) -> Rect {
        let project = self.wish.project;
        let note = |id| project.notes.get(id).and_then(|note| note.frame);
        let rect = match item {
            Item::Node(id, notes) => {
                let node = project.nodes.get(id).map(|node| node.rect());
                around(node.into_iter().chain(notes.iter().filter_map(note)))
            }
            Item::Note(id) => note(id),
            Item::Group(inner) => Some(self.hierarchy.groups[*inner].frame),
        };
        rect.unwrap_or(Rect(0.0, 0.0, 0.0, 0.0))
    }

    /// Where an item must be; none where it may be anywhere.
    fn pin(&self, group: usize, item: &Item) -> Option<Rect> {
        let (project, elements) = (self.wish.project, self.wish.elements);
        let frees = |id: ElementId| self.hierarchy.groups[group].frees(project, elements, id);
        match item {
            Item::Node(id, _) => (!frees((*id).into())).then(|| self.present(item)),
            Item::Note(id) => (!frees((*id).into())).then(|| self.present(item)),
            Item::Group(inner) => {
                self.placed[*inner].as_ref().filter(|placed| placed.pinned).map(|placed| placed.frame)
            }
        }
    }

    pub(super) fn margins(&self, group: usize, width: f32) -> Margins {
        let none = Margins { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0, width: 0.0 };
        match self.hierarchy.groups[group].kind {
            Kind::Zone(id) => self.wish.project.zones.get(&id).map_or(none, |zone| (self.wish.margins)(zone, width)),
            Kind::Ground | Kind::Block(_) => none,
        }
    }

    /// From the ground inwards, says where everything stands that stands elsewhere than before.
    fn put_down(&mut self) {
        let mut corners: Vec<Option<Point>> = vec![None; self.placed.len()];
        corners[0] = self.placed[0].as_ref().map(|placed| placed.frame.corner());
        let mut frames: BTreeMap<ElementId, Rect> = BTreeMap::new();
        for group in 0..self.placed.len() {
            let (Some(corner), Some(placed)) = (corners[group], &self.placed[group]) else { continue };
            if placed.still {
                continue;
            }
            let at = &self.hierarchy.groups[group];
            match &at.kind {
                Kind::Ground => {}
                Kind::Zone(id) => {
                    frames.insert((*id).into(), Rect::at(corner, placed.frame.size()));
                }
                Kind::Block(elements) => {
                    let way = at.frame.corner().to(corner);
                    let moved = elements.iter().filter_map(|id| Some((*id, self.wish.project.frame(*id)?.moved(way))));
                    frames.extend(moved);
                }
            }
            for (item, place) in at.items.iter().zip(&placed.corners) {
                let place = corner.moved(Point(0.0, 0.0).to(*place));
                let way = self.present(item).corner().to(place);
                let mut put = |id: ElementId| {
                    if let Some(frame) = self.wish.project.frame(id) {
                        frames.insert(id, frame.moved(way));
                    }
                };
                match item {
                    Item::Node(id, notes) => {
                        put((*id).into());
                        for note in notes {
                            put((*note).into());
                        }
                    }
                    Item::Note(id) => put((*id).into()),
                    Item::Group(inner) => corners[*inner] = Some(place),
                }
            }
        }
        frames.retain(|id, frame| self.wish.project.frame(*id) != Some(*frame));
        self.outcome.frames = frames;
    }
}

/// Whether every node goes on standing in the zones it stands in, one within the other as before.
fn keeps_zones(project: &Project, outcome: &Outcome) -> bool {
    let now = |id: ElementId, frame: Rect| outcome.frames.get(&id).copied().unwrap_or(frame);
    let before = FrameGrid::new(project.zones.values().map(|zone| zone.frame).collect());
    let after = FrameGrid::new(project.zones.iter().map(|(id, zone)| now((*id).into(), zone.frame)).collect());
    project.nodes.iter().all(|(id, node)| {
        let rect = node.rect();
        before.around(rect.center()).eq(after.around(now((*id).into(), rect).center()))
    })
}

/// The frame around a content.
fn framed(content: Rect, margins: Margins) -> Rect {
    let Margins { left, top, right, bottom, width } = margins;
    let frame = Rect(content.left() - left, content.top() - top, content.2 + left + right, content.3 + top + bottom);
    Rect(frame.0, frame.1, frame.2.max(width).ceil(), frame.3.ceil())
}

fn spacing(direction: Direction, tight: f32) -> Spacing {
    let (shape, rows) = match direction {
        Direction::Right => (1.0 / SHAPE, 1),
        Direction::Down => (SHAPE, 2),
    };
    Spacing { across: 32.0 * tight, along: 42.0 * tight, lane: 18.0 * tight.max(0.7), apart: 40.0 * tight, shape, rows }
}

/// How far across each box should be at least, so that the labels of its arrows stand beside each other. A label is
/// counted at the end that has fewer arrows.
fn written(
    arrows: &[&Lifted],
    place_of: &[usize],
    count: usize,
    spacing: Spacing,
    label: impl Fn(&Lifted) -> Extent,
) -> Vec<f32> {
    let mut degrees = vec![0_usize; count];
    for arrow in arrows {
        for item in arrow.items {
            degrees[place_of[item]] += 1;
        }
    }
    // Sum and highest at the side where arrows leave and at the one where they arrive.
    let mut sides = vec![[(0.0_f32, 0.0_f32, 0_usize); 2]; count];
    for arrow in arrows {
        let across = label(arrow).across;
        if across <= 0.0 {
            continue;
        }
        let [from, to] = arrow.items.map(|item| place_of[item]);
        let (place, side) = if degrees[from] <= degrees[to] { (from, 0) } else { (to, 1) };
        let (sum, highest, labels) = &mut sides[place][side];
        *sum += across + LABEL_GAP;
        *highest = highest.max(across + LABEL_GAP);
        *labels += 1;
    }
    let need = |(sum, highest, labels): (f32, f32, usize)| {
        if labels == 0 { 0.0 } else { (sum / labels.min(spacing.rows) as f32).max(highest) }
    };
    sides.into_iter().map(|[out, into]| need(out).max(need(into))).collect()
}
