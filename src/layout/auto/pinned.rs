//! What stays where it is, and what is arranged within a frame that stays.

use super::Margins;
use super::around::{FAR, NEAR, Obstacles};
use super::boxes::{around, whole};
use super::hierarchy::{Item, Kind};
use super::nest::{CLEAR, Nest, Placed, Stopped, TIGHTER};
use crate::model::{Point, Rect, Vector};

impl Nest<'_> {
    /// Everything that what is free keeps clear of.
    pub(super) fn obstacles<'b>(&'b self, group: usize, pins: &'b [Option<Rect>]) -> impl Iterator<Item = Rect> + 'b {
        let beyond = self.hierarchy.groups[group].items.iter().zip(pins).filter_map(|(item, pin)| match item {
            Item::Group(inner) if pin.is_some() => self.placed[*inner].as_ref().map(|placed| &placed.beyond),
            Item::Group(_) | Item::Node(..) | Item::Note(_) => None,
        });
        pins.iter().flatten().copied().chain(beyond.flatten().copied())
    }

    /// Keeps zones that must be where they are, because of what is locked in them, within their frames as they were
    /// where they would lie on each other or do not fit.
    pub(super) fn confine(&mut self, group: usize, go_on: &dyn Fn() -> bool) -> Option<()> {
        let at = &self.hierarchy.groups[group];
        let within = at.fixed.then(|| self.inner(group)).flatten();
        let inner: Vec<(usize, usize)> = at
            .items
            .iter()
            .enumerate()
            .filter_map(|(place, item)| match item {
                Item::Group(inner) => Some((place, *inner)),
                Item::Node(..) | Item::Note(_) => None,
            })
            .collect();
        for (place, inner) in inner {
            let pins = self.pins(group);
            let Some(pin) = pins[place].filter(|pin| self.hierarchy.groups[inner].frame != *pin) else { continue };
            let own = self.placed[inner].as_ref().map_or(0, |placed| placed.beyond.len());
            let over = self.obstacles(group, &pins).filter(|other| other.overlaps(pin)).count();
            let outside = within.is_some_and(|within| !within.contains_rect(pin));
            if over > 1 + own || outside {
                let pins = self.pins(inner);
                let confined = self.within(inner, &pins, go_on).ok()?;
                let mut placed = confined.unwrap_or_else(|| self.given_up(inner));
                placed.beyond = self.still(inner).beyond;
                self.placed[inner] = Some(placed);
            }
        }
        Some(())
    }

    /// The part of a frame that is for what stands in it; none for the ground.
    pub(super) fn inner(&self, group: usize) -> Option<Rect> {
        let frame = self.hierarchy.groups[group].frame;
        match self.hierarchy.groups[group].kind {
            Kind::Ground => None,
            Kind::Zone(_) | Kind::Block(_) => {
                let Margins { left, top, right, bottom, width: _ } = self.margins(group, frame.2);
                let size = (frame.2 - left - right, frame.3 - top - bottom);
                Some(Rect(frame.left() + left, frame.top() + top, size.0, size.1))
            }
        }
    }

    /// Arranges what is free in a group whose frame stays: near where it is, clear of everything that stays. Inside,
    /// none where there is no room.
    pub(super) fn within(
        &self,
        group: usize,
        pins: &[Option<Rect>],
        go_on: &dyn Fn() -> bool,
    ) -> Result<Option<Placed>, Stopped> {
        let at = &self.hierarchy.groups[group];
        let which: Vec<usize> = (0..pins.len()).filter(|item| pins[*item].is_none()).collect();
        let mut corners: Vec<Point> = at
            .items
            .iter()
            .zip(pins)
            .map(|(item, pin)| at.frame.corner().to(pin.unwrap_or_else(|| self.present(item)).corner()))
            .map(|Vector(x, y)| Point(x, y))
            .collect();
        let Some(present) = around(which.iter().map(|item| self.present(&at.items[*item]))) else {
            return Ok(Some(Placed { corners, frame: at.frame, pinned: true, still: false, beyond: Vec::new() }));
        };
        let mut obstacles = Obstacles::new(self.inner(group), CLEAR);
        self.obstacles(group, pins).for_each(|rect| obstacles.add(rect));
        // Within a zone anywhere; outside of all only near to where it was.
        let rings = if at.kind == Kind::Ground { NEAR } else { FAR };
        let shape = self.inner(group).filter(|inner| inner.2 > 1.0 && inner.3 > 1.0).map(|inner| inner.2 / inner.3);
        for (tight, shape) in TIGHTER.iter().flat_map(|tight| [(*tight, None), (*tight, shape)]) {
            let (drawn, size) = self.drawn(group, &which, tight, shape, go_on).ok_or(Stopped)?;
            let middle = present.center();
            let wish = whole(Point(middle.0 - size.0 / 2.0, middle.1 - size.1 / 2.0));
            let Some(place) = obstacles.nearest(wish, size, rings).map(whole) else { continue };
            for (item, corner) in which.iter().zip(drawn) {
                let way = at.frame.corner().to(place);
                corners[*item] = corner.moved(way);
            }
            return Ok(Some(Placed { corners, frame: at.frame, pinned: true, still: false, beyond: Vec::new() }));
        }
        Ok(None)
    }
}
