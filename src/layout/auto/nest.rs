//! Goes through the zones from the innermost outwards, arranges each, and then says where everything stands.

use std::collections::BTreeMap;

use super::around::{FAR, Obstacles};
use super::boxes::{around, loops, whole};
use super::hierarchy::{Hierarchy, Item, Kind, hierarchy};
use super::lifted::{Lifted, Places, lift};
use super::proportion::FIRST;
use super::standing::keeps_zones;
use super::{Direction, Margins, Outcome, Wish};
use crate::model::{ElementId, NodeId, Point, Rect, Size, Vector};

/// How closely things are put together, where there is little room: as a part of the usual gaps.
pub(super) const TIGHTER: [f32; 3] = [1.0, 0.7, 0.45];

/// What is locked is kept clear of by this much.
pub(super) const CLEAR: f32 = 14.0;

/// The most that an empty zone takes.
const EMPTY: Size = Size(200.0, 110.0);

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
    /// The direction of each group.
    pub(super) directions: Vec<Direction>,
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
    let directions = vec![wish.direction; count];
    let mut nest = Nest { wish, hierarchy, places, arrows, loops, placed, directions, outcome: Outcome::default() };
    // What lies across others so that it stays as it stands is said of those who were asked for.
    let asked = |id: &ElementId| wish.elements.is_some_and(|elements| elements.contains(id));
    for group in &nest.hierarchy.groups {
        if let Kind::Block(elements) = &group.kind {
            let zones = elements.iter().filter(|id| asked(id)).filter_map(|id| match id {
                ElementId::Zone(id) => Some(*id),
                _ => None,
            });
            nest.outcome.left.extend(zones);
        }
    }
    let zones_in: Vec<usize> = (0..count).filter(|group| nest.may_turn(*group)).collect();
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
    let left = nest.outcome.left;
    let left = if left.is_empty() { wish.project.zones.keys().copied().collect() } else { left };
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
        if at.fixed {
            return self.make_room(group, go_on).ok();
        }
        self.confine(group, go_on)?;
        let pins = self.pins(group);
        let placed = self.free(group, &pins, go_on).ok()?;
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
        let pinned: Vec<(usize, Rect)> =
            pins.iter().enumerate().filter_map(|(item, pin)| Some((item, (*pin)?))).collect();
        if pinned.is_empty() {
            return Ok(Some(self.around_all(group, &which, go_on)?));
        }
        let (mut corners, _) = self.drawn(group, &which, 1.0, None, go_on).ok_or(Stopped)?;
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
                let Some(place) = obstacles.nearest(whole(corner.moved(shift)), size, FAR) else {
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

    /// Arranges all items of a group, with a frame around them. The frame of a zone that was asked for by itself stays as
    /// large as it is where its content fits only more closely, or in its shape.
    fn around_all(&self, group: usize, which: &[usize], go_on: &dyn Fn() -> bool) -> Result<Placed, Stopped> {
        let at = &self.hierarchy.groups[group];
        let asked_around = at.parent.is_none_or(|parent| self.hierarchy.groups[parent].asked);
        let place = |tight: f32, shape: Option<f32>| {
            let (corners, size) = self.drawn(group, which, tight, shape, go_on).ok_or(Stopped)?;
            let frame = framed(Rect::at(Point(0.0, 0.0), size), self.margins(group, size.0));
            let way = frame.corner().to(Point(0.0, 0.0));
            Ok((corners.into_iter().map(|corner| corner.moved(way)).collect(), frame.size()))
        };
        let (mut corners, mut size) = place(1.0, None)?;
        let fits = |size: Size| size.0 <= at.frame.2 && size.1 <= at.frame.3;
        if !asked_around && !fits(size) {
            let shape = self.inner(group).filter(|inner| inner.2 > 1.0 && inner.3 > 1.0).map(|inner| inner.2 / inner.3);
            for tight in TIGHTER {
                let (closer, needed) = place(tight, shape)?;
                if fits(needed) {
                    (corners, size) = (closer, at.frame.size());
                    break;
                }
            }
        }
        let frame = Rect::at(whole(at.frame.corner()), size);
        Ok(Placed { corners, frame, pinned: false, still: false, beyond: Vec::new() })
    }

    /// How large an item is going to be.
    pub(super) fn size(&self, group: usize, item: usize) -> Size {
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
}

/// The frame around a content.
fn framed(content: Rect, margins: Margins) -> Rect {
    let Margins { left, top, right, bottom, width } = margins;
    let frame = Rect(content.left() - left, content.top() - top, content.2 + left + right, content.3 + top + bottom);
    Rect(frame.0, frame.1, frame.2.max(width).ceil(), frame.3.ceil())
}
