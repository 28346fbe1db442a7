//! What is arranged where the frame around it was not: it stays as it is as long as all fits; else it grows, and what
//! stands in it and around it gives way.

use std::collections::BTreeSet;

use super::boxes::{around, whole};
use super::hierarchy::{BY, Item, Kind, gap};
use super::nest::{Nest, Placed, Stopped, TIGHTER};
use super::shove::{Blocked, Piece, shove};
use crate::model::{ElementId, Point, Rect, Size, Vector, ZoneId};

/// Things that are arranged together, from the corner around them.
struct Drawn {
    corners: Vec<Point>,
    /// Room that what is written needs as well.
    size: Size,
}

impl Nest<'_> {
    /// Arranges what is free in a group that was not to be arranged, or whose frame is locked.
    pub(super) fn make_room(&mut self, group: usize, go_on: &dyn Fn() -> bool) -> Result<Placed, Stopped> {
        let mut held = BTreeSet::new();
        if let Kind::Zone(id) = self.hierarchy.groups[group].kind
            && self.wish.project.is_locked(id.into())
        {
            let left = self.outcome.left.len();
            self.confine(group, go_on).ok_or(Stopped)?;
            if self.outcome.left.len() > left {
                self.outcome.held.insert(id.into());
            }
            let pins = self.pins(group);
            let placed = self.within(group, &pins, go_on)?;
            return Ok(placed.unwrap_or_else(|| self.refused(group, BTreeSet::from([id.into()]))));
        }
        for confined in [false, true] {
            if confined {
                // What holds something that is locked cannot give way: it must do with its frame as it was.
                let left = self.outcome.left.len();
                self.confine(group, go_on).ok_or(Stopped)?;
                if self.outcome.left.len() > left {
                    self.outcome.held.append(&mut held);
                }
            }
            let pins = self.pins(group);
            let free: Vec<usize> = (0..pins.len()).filter(|item| pins[*item].is_none()).collect();
            if self.stand_as_they_did(group, &pins) {
                if let Some(placed) = self.arranged_already(group, &pins, &free, go_on)? {
                    return Ok(placed);
                }
                if let Some(placed) = self.within(group, &pins, go_on)? {
                    return Ok(placed);
                }
            }
            let tights = if free.is_empty() { &TIGHTER[..1] } else { &TIGHTER };
            for tight in tights {
                let drawn = self.together(group, &free, *tight, go_on)?;
                match self.shoved(group, &pins, &free, &drawn) {
                    Ok(placed) => return Ok(placed),
                    Err(blocked) => held.extend(self.holding(group, &pins, &free, &blocked)),
                }
            }
        }
        Ok(self.refused(group, held))
    }

    /// Whether nothing in a group has changed but what is free.
    fn stand_as_they_did(&self, group: usize, pins: &[Option<Rect>]) -> bool {
        let items = &self.hierarchy.groups[group].items;
        items.iter().zip(pins).all(|(item, pin)| pin.is_none_or(|pin| pin == self.present(item)))
    }

    /// Leaves what is free as it stands where it is arranged like this already, however closely.
    fn arranged_already(
        &self,
        group: usize,
        pins: &[Option<Rect>],
        free: &[usize],
        go_on: &dyn Fn() -> bool,
    ) -> Result<Option<Placed>, Stopped> {
        let at = &self.hierarchy.groups[group];
        let present: Vec<Rect> = at.items.iter().map(|item| self.present(item)).collect();
        let Some(bounds) = around(free.iter().map(|item| present[*item])) else { return Ok(None) };
        // What stands out of the frame, as zones that cross it may, comes into it.
        if at.kind != Kind::Ground && !at.frame.contains_rect(bounds) {
            return Ok(None);
        }
        let same_size = free.iter().all(|item| self.size(group, *item) == present[*item].size());
        for tight in TIGHTER.iter().filter(|_| same_size) {
            let drawn = self.together(group, free, *tight, go_on)?;
            let stands = |(item, corner): (&usize, &Point)| {
                let there = bounds.corner().to(present[*item].corner());
                (there.0 - corner.0).abs() < 1.0 && (there.1 - corner.1).abs() < 1.0
            };
            if free.iter().zip(&drawn.corners).all(stands) {
                let corner = |(rect, pin): (&Rect, &Option<Rect>)| from(at.frame, pin.unwrap_or(*rect).corner());
                let corners = present.iter().zip(pins).map(corner).collect();
                return Ok(Some(Placed { corners, frame: at.frame, pinned: true, still: false, beyond: Vec::new() }));
            }
        }
        Ok(None)
    }

    /// Draws these items, from the corner around them all.
    fn together(&self, group: usize, free: &[usize], tight: f32, go_on: &dyn Fn() -> bool) -> Result<Drawn, Stopped> {
        let (corners, size) = self.drawn(group, free, tight, None, go_on).ok_or(Stopped)?;
        let rects = free.iter().zip(&corners).map(|(item, corner)| Rect::at(*corner, self.size(group, *item)));
        let way = around(rects).map_or(Vector(0.0, 0.0), |bounds| bounds.corner().to(Point(0.0, 0.0)));
        let corners = corners.into_iter().map(|corner| corner.moved(way)).collect();
        Ok(Drawn { corners, size: Size(size.0 + way.0, size.1 + way.1) })
    }

    /// Puts what is free where it was, as large as it became, and lets the rest give way; the frame grows with it.
    fn shoved(&self, group: usize, pins: &[Option<Rect>], free: &[usize], drawn: &Drawn) -> Result<Placed, Blocked> {
        let at = &self.hierarchy.groups[group];
        let (pieces, of) = self.pieces(group, pins, free, drawn.size);
        let ways = shove(&pieces)?;
        let frame = self.grown(group, &pieces, &ways);
        let mut corners = vec![Point(0.0, 0.0); at.items.len()];
        let mut beyond = Vec::new();
        for (item, pin) in pins.iter().enumerate() {
            let (Some(pin), Some(piece)) = (pin, of[item]) else { continue };
            corners[item] = from(frame, pin.corner().moved(ways[piece]));
            if let Item::Group(inner) = &at.items[item] {
                let inner = self.placed[*inner].iter().flat_map(|placed| placed.beyond.iter().chain([&placed.frame]));
                beyond.extend(inner.map(|rect| rect.moved(ways[piece])).filter(|rect| !frame.contains_rect(*rect)));
            }
        }
        if let (Some(block), Some(way)) = (pieces.first(), ways.first()) {
            let corner = block.is.corner().moved(*way);
            for (item, place) in free.iter().zip(&drawn.corners) {
                corners[*item] = from(frame, corner.moved(Point(0.0, 0.0).to(*place)));
            }
        }
        Ok(Placed { corners, frame, pinned: true, still: false, beyond })
    }

    /// What is free as one piece, which comes first, and all that stays; with the piece of each item that stays.
    fn pieces(
        &self,
        group: usize,
        pins: &[Option<Rect>],
        free: &[usize],
        size: Size,
    ) -> (Vec<Piece>, Vec<Option<usize>>) {
        let items = &self.hierarchy.groups[group].items;
        let mut pieces = Vec::new();
        let mut of = vec![None; items.len()];
        if let Some(was) = around(free.iter().map(|item| self.present(&items[*item]))) {
            // What stood out of the frame comes into it.
            let (frame, inner) = (self.hierarchy.groups[group].frame, self.inner(group));
            let come = |at: f32, frame: f32, inner: f32| if at < frame { inner } else { at };
            let corner = inner.map_or(was.corner(), |inner| {
                Point(come(was.left(), frame.left(), inner.left()), come(was.top(), frame.top(), inner.top()))
            });
            pieces.push(Piece { was, is: Rect::at(whole(corner), size), held: false, tied: None });
        }
        for (place, (item, pin)) in items.iter().zip(pins).enumerate() {
            let Some(pin) = *pin else { continue };
            let held = self.locked_in(item).is_some();
            let (mut was, mut is) = (self.present(item), pin);
            if let Item::Group(inner) = item {
                was = self.still(*inner).beyond.into_iter().fold(was, Rect::union);
                let beyond = self.placed[*inner].iter().flat_map(|placed| &placed.beyond);
                is = beyond.copied().fold(is, Rect::union);
            }
            of[place] = Some(pieces.len());
            pieces.push(Piece { was, is, held, tied: None });
        }
        // A note that stands by a node goes where that goes.
        for (place, item) in items.iter().enumerate() {
            let (Item::Note(_), Some(note)) = (item, of[place]) else { continue };
            let nodes = items.iter().zip(&of).filter_map(|(item, of)| Some((item, (*of)?)));
            let nodes = nodes.filter(|(item, _)| matches!(item, Item::Node(..)));
            let distance = |piece: usize| gap(pieces[piece].was, pieces[note].was);
            let nearest = nodes.map(|(_, piece)| piece).min_by(|a, b| distance(*a).total_cmp(&distance(*b)));
            pieces[note].tied = nearest.filter(|piece| distance(*piece) <= BY);
        }
        (pieces, of)
    }

    /// The frame of a group around its pieces where they have gone: never smaller than it is, and no larger than it must.
    fn grown(&self, group: usize, pieces: &[Piece], ways: &[Vector]) -> Rect {
        let at = &self.hierarchy.groups[group];
        let frame = at.frame;
        if at.kind == Kind::Ground {
            return frame;
        }
        let margins = self.margins(group, frame.2);
        let (mut left, mut top, mut right, mut bottom) = (frame.left(), frame.top(), frame.right(), frame.bottom());
        for (piece, way) in pieces.iter().zip(ways) {
            let (was, is) = (piece.was, piece.is.moved(*way));
            // What stood nearer to the frame than usual, or beyond it, may do so again; what changed comes into it.
            let room = |usual: f32, was: f32| if was < 0.0 && piece.is != piece.was { usual } else { usual.min(was) };
            left = left.min(is.left() - room(margins.left, was.left() - frame.left()));
            top = top.min(is.top() - room(margins.top, was.top() - frame.top()));
            right = right.max(is.right() + room(margins.right, frame.right() - was.right()));
            bottom = bottom.max(is.bottom() + room(margins.bottom, frame.bottom() - was.bottom()));
        }
        left = if left < frame.left() { left.floor() } else { frame.left() };
        top = if top < frame.top() { top.floor() } else { frame.top() };
        Rect(left, top, grown_to(frame.right(), right) - left, grown_to(frame.bottom(), bottom) - top)
    }

    /// What is locked and leaves no room.
    fn holding(&self, group: usize, pins: &[Option<Rect>], free: &[usize], blocked: &Blocked) -> BTreeSet<ElementId> {
        let at = &self.hierarchy.groups[group];
        let (_, of) = self.pieces(group, pins, free, Size(0.0, 0.0));
        let items = at.items.iter().zip(&of).filter(|(_, of)| of.is_some_and(|piece| blocked.pieces.contains(&piece)));
        items.filter_map(|(item, _)| self.locked_in(item)).collect()
    }

    /// The first thing in an item that is locked.
    fn locked_in(&self, item: &Item) -> Option<ElementId> {
        let project = self.wish.project;
        let locked = |id: ElementId| project.is_locked(id).then_some(id);
        match item {
            Item::Node(..) | Item::Note(_) => item.elements().find_map(locked),
            Item::Group(inner) => {
                let group = &self.hierarchy.groups[*inner];
                let own = match &group.kind {
                    Kind::Ground => None,
                    Kind::Zone(id) => locked((*id).into()),
                    Kind::Block(elements) => elements.iter().find_map(|element| locked(*element)),
                };
                own.or_else(|| group.items.iter().find_map(|item| self.locked_in(item)))
            }
        }
    }

    /// Leaves all in a group as it stands, and says of what is arranged in it that it was left, and because of what.
    fn refused(&mut self, group: usize, held: BTreeSet<ElementId>) -> Placed {
        let at = &self.hierarchy.groups[group];
        let mut zones = Vec::new();
        let mut others = false;
        let pins = self.pins(group);
        for (item, pin) in at.items.iter().zip(&pins) {
            match item {
                Item::Group(inner) if *pin != Some(self.present(item)) => zones.extend(self.outermost_asked(*inner)),
                Item::Node(..) | Item::Note(_) if pin.is_none() => others = true,
                Item::Group(_) | Item::Node(..) | Item::Note(_) => {}
            }
        }
        self.outcome.left.extend(zones);
        self.outcome.held.extend(held);
        if others { self.left(group) } else { self.still(group) }
    }

    /// Leaves a group as it stands, and says so of what was to be arranged in it.
    pub(super) fn given_up(&mut self, group: usize) -> Placed {
        let zones = self.outermost_asked(group);
        if zones.is_empty() {
            return self.left(group);
        }
        self.outcome.left.extend(zones);
        self.still(group)
    }

    /// The zones in and with a group that were to be arranged, without those in them.
    fn outermost_asked(&self, group: usize) -> Vec<ZoneId> {
        let at = &self.hierarchy.groups[group];
        match at.kind {
            Kind::Zone(id) if at.asked => vec![id],
            Kind::Zone(id) => {
                let inner = at.items.iter().filter_map(|item| match item {
                    Item::Group(inner) => Some(self.outermost_asked(*inner)),
                    Item::Node(..) | Item::Note(_) => None,
                });
                let inner: Vec<_> = inner.flatten().collect();
                if inner.is_empty() && !at.frozen { vec![id] } else { inner }
            }
            Kind::Ground | Kind::Block(_) => Vec::new(),
        }
    }
}

/// A place from the corner of a frame.
fn from(frame: Rect, place: Point) -> Point {
    let Vector(x, y) = frame.corner().to(place);
    Point(x, y)
}

/// A border where it was, or in whole units where it had to go farther.
fn grown_to(was: f32, needed: f32) -> f32 {
    if needed > was { needed.ceil() } else { was }
}
