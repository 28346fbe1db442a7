//! Draws some of the items of a group: which net they make, in which direction, with how much room for what is written.

use super::boxes::{Room, around, whole};
use super::hierarchy::Item;
use super::layered::layered;
use super::lifted::Lifted;
use super::nest::Nest;
use super::net::{Edge, Extent, Net, Spacing};
use super::proportion::{SHAPE, spread};
use super::{Direction, notes};
use crate::model::{NodeId, Point, Rect, Size};

/// Room around labels.
const LABEL_GAP: f32 = 8.0;

impl Nest<'_> {
    /// Where items stand, from the corner of a content that begins at the origin, and how large that is. `shape` is how
    /// wide it should be in relation to its height where that is open.
    pub(super) fn drawn(
        &self,
        group: usize,
        which: &[usize],
        tight: f32,
        shape: Option<f32>,
        go_on: &dyn Fn() -> bool,
    ) -> Option<(Vec<Point>, Size)> {
        let items = &self.hierarchy.groups[group].items;
        let is_note = |item: &&usize| matches!(items[**item], Item::Note(_));
        let boxes: Vec<usize> = which.iter().filter(|item| !is_note(item)).copied().collect();
        let notes: Vec<usize> = which.iter().filter(is_note).copied().collect();
        let direction = self.directions[group];
        let (mut places, mut size) = self.layered(group, &boxes, direction, tight, shape, go_on)?;
        // Where no arrow shows it, the direction is whichever takes less room.
        if boxes.len() > 1 && !self.shows_direction(group, &boxes) {
            let (other_places, other_size) = self.layered(group, &boxes, direction.other(), tight, shape, go_on)?;
            if spread(other_size) < spread(size) {
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

    /// Whether an arrow leads from one of these items to another.
    fn shows_direction(&self, group: usize, boxes: &[usize]) -> bool {
        self.arrows[group].iter().any(|arrow| arrow.items.iter().all(|item| boxes.contains(item)))
    }

    /// The steps of the method for these items in a direction.
    fn layered(
        &self,
        group: usize,
        boxes: &[usize],
        direction: Direction,
        tight: f32,
        shape: Option<f32>,
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
        let spacing = Spacing { narrow: self.may_turn(group), ..spacing(direction, tight, shape.unwrap_or(SHAPE)) };
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
}

fn spacing(direction: Direction, tight: f32, shape: f32) -> Spacing {
    let (shape, rows) = match direction {
        Direction::Right => (1.0 / shape, 1),
        Direction::Down => (shape, 2),
    };
    Spacing {
        across: 32.0 * tight,
        along: 42.0 * tight,
        lane: 18.0 * tight.max(0.7),
        apart: 40.0 * tight,
        shape,
        rows,
        narrow: false,
    }
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
