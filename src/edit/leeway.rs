//! Where a dragged segment may go: not into nodes, nor so close to its own that an end of it would have no room.

use crate::model::{Flow, NodeId, Point, Project, Rect};

/// Room that a segment keeps from the nodes of its flow, so that there is room for a corner.
const ROOM: f32 = 12.0;

/// Room that it keeps from others.
const BESIDE: f32 = 4.0;

/// How far it may be put from where it was asked for; where there is no place nearer, it goes where it was asked for.
const FARTHEST: f32 = 160.0;

/// The part of a side, at most, and the length at its ends at which no flow ends.
const CORNER: (f32, f32) = (0.25, 12.0);

/// A segment of a flow's route while it is dragged sideways.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dragged {
    /// Whether it runs across.
    pub(super) across: bool,
    /// Between where it runs, along its direction.
    pub(super) from: f32,
    /// The same at its end.
    pub(super) to: f32,
    /// Whether it begins at the node where its flow does or one corner after it, and so may begin at its side.
    pub(super) leaves: bool,
    /// Whether it may end at a side of the node where the flow ends.
    pub(super) meets: bool,
}

impl Dragged {
    fn at(self, at: f32) -> Rect {
        let (from, to) = (self.from, self.to);
        if self.across {
            Rect::between(Point(from, at), Point(to, at))
        } else {
            Rect::between(Point(at, from), Point(at, to))
        }
    }

    fn extent(self, rect: Rect) -> (f32, f32) {
        if self.across { (rect.top(), rect.bottom()) } else { (rect.left(), rect.right()) }
    }

    fn length(self, rect: Rect) -> (f32, f32) {
        if self.across { (rect.left(), rect.right()) } else { (rect.top(), rect.bottom()) }
    }

    /// Whether it leads to a side of a node from outside: its other end has room before that.
    fn reaches(self, rect: Rect, room: f32, begins: bool) -> bool {
        let (low, high) = self.length(rect);
        let far = if begins { self.to } else { self.from };
        let near = if begins { self.from } else { self.to };
        if far < near { far <= low - room } else { far >= high + room }
    }

    /// Without what of it is inside a node, at whose side it ends.
    fn cut(self, rect: Rect, begins: bool) -> Self {
        let (low, high) = self.length(rect);
        let cut = |near: f32, far: f32| {
            let border = if far < near { low } else { high };
            let room = ROOM.min((far - border).abs() / 3.0).copysign(far - near);
            if near > low + 0.1 && near < high - 0.1 { border + room } else { near }
        };
        if begins {
            Self { from: cut(self.from, self.to), ..self }
        } else {
            Self { to: cut(self.to, self.from), ..self }
        }
    }

    /// Where along the way it is dragged it may meet a node.
    fn side(self, rect: Rect) -> (f32, f32) {
        let (low, high) = self.extent(rect);
        let margin = ((high - low) * CORNER.0).min(CORNER.1);
        (low + margin, high - margin)
    }
}

/// The place nearest to where a segment was dragged at which it may be, and what of it is held there.
pub(super) fn nearest(project: &Project, flow: &Flow, dragged: Dragged, at: f32) -> (f32, Dragged) {
    let reach = dragged.at(at).grown(FARTHEST + ROOM);
    let around: Vec<(NodeId, Rect)> =
        project.nodes.iter().map(|(id, node)| (*id, node.rect())).filter(|(_, rect)| rect.overlaps(reach)).collect();
    let is_end = |id: NodeId| id == flow.from || id == flow.to;
    let begins_at = |id: NodeId, rect: Rect| id == flow.from && dragged.leaves && dragged.reaches(rect, BESIDE, true);
    let stops_at = |id: NodeId, rect: Rect| id == flow.to && dragged.meets && dragged.reaches(rect, BESIDE, false);
    let ends_at = |id: NodeId, rect: Rect| begins_at(id, rect) || stops_at(id, rect);
    let fits = |at: f32| {
        around.iter().all(|&(id, rect)| {
            let line = dragged.at(at);
            let (low, high) = dragged.side(rect);
            let room = if is_end(id) { ROOM } else { BESIDE };
            !line.grown(0.01).overlaps(rect.grown(room - 0.1)) || (ends_at(id, rect) && at >= low && at <= high)
        })
    };
    let mut places = vec![at];
    for &(id, rect) in &around {
        let (low, high) = dragged.extent(rect);
        let room = if is_end(id) { ROOM } else { BESIDE };
        places.extend([low - room, high + room]);
        if ends_at(id, rect) {
            let (low, high) = dragged.side(rect);
            places.extend([low, high]);
        }
    }
    let far = |place: f32| (place - at).abs();
    places.retain(|place| far(*place) <= FARTHEST && fits(*place));
    let place = places.into_iter().min_by(|a, b| far(*a).total_cmp(&far(*b))).unwrap_or(at);
    let mut held = dragged;
    for &(id, rect) in &around {
        let (low, high) = dragged.side(rect);
        let within = place >= low && place <= high;
        if within && begins_at(id, rect) {
            held = held.cut(rect, true);
        }
        if within && stops_at(id, rect) {
            held = held.cut(rect, false);
        }
    }
    (place, held)
}
