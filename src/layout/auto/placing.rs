//! From the ground inwards, where everything stands that stands elsewhere than before.

use std::collections::BTreeMap;

use super::hierarchy::{Item, Kind};
use super::nest::Nest;
use crate::model::{ElementId, Point, Rect, Vector};

impl Nest<'_> {
    /// From the ground inwards, says where everything stands that stands elsewhere than before.
    pub(super) fn put_down(&mut self) {
        let mut corners: Vec<Option<Point>> = vec![None; self.placed.len()];
        corners[0] = self.placed[0].as_ref().map(|placed| placed.frame.corner());
        let mut frames: BTreeMap<ElementId, Rect> = BTreeMap::new();
        for group in 0..self.placed.len() {
            let (Some(corner), Some(placed)) = (corners[group], &self.placed[group]) else { continue };
            let at = &self.hierarchy.groups[group];
            if placed.still {
                self.carry(group, at.frame.corner().to(corner), &mut frames);
                continue;
            }
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
                item.elements().for_each(&mut put);
                if let Item::Group(inner) = item {
                    corners[*inner] = Some(place);
                }
            }
        }
        frames.retain(|id, frame| self.wish.project.frame(*id) != Some(*frame));
        self.outcome.frames = frames;
    }

    /// Moves a group with all that is in it as it stands.
    fn carry(&self, group: usize, way: Vector, frames: &mut BTreeMap<ElementId, Rect>) {
        let at = &self.hierarchy.groups[group];
        let mut put = |id: ElementId| {
            if let Some(frame) = self.wish.project.frame(id) {
                frames.insert(id, frame.moved(way));
            }
        };
        match &at.kind {
            Kind::Ground => {}
            Kind::Zone(id) => put((*id).into()),
            Kind::Block(elements) => elements.iter().copied().for_each(&mut put),
        }
        at.items.iter().flat_map(Item::elements).for_each(&mut put);
        for item in &at.items {
            if let Item::Group(inner) = item {
                self.carry(*inner, way, frames);
            }
        }
    }
}
