//! A list of boxes of which those in an area are found without looking at each.
//!
//! What was drawn one after the other mostly stands together, so that the box around a few neighbours in the list says of
//! nearly all of them that they are elsewhere.

use std::ops::Range;

use crate::model::Rect;

/// How many neighbours in the list share a box.
const BLOCK: usize = 48;

/// The box of what is nowhere.
pub(super) const NOWHERE: Rect = Rect(f32::MAX, f32::MAX, 0.0, 0.0);

/// Boxes in the order of some other list.
#[derive(Clone, Debug, Default)]
pub(super) struct Boxes {
    all: Vec<Rect>,
    /// The box around each [`BLOCK`] of them.
    blocks: Vec<Rect>,
}

impl Boxes {
    pub(super) fn push(&mut self, bounds: Rect) {
        if self.all.len().is_multiple_of(BLOCK) {
            self.blocks.push(NOWHERE);
        }
        self.all.push(bounds);
        if let Some(block) = self.blocks.last_mut() {
            *block = around(*block, bounds);
        }
    }

    /// The box at a place.
    pub(super) fn at(&self, place: usize) -> Rect {
        self.all[place]
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = Rect> {
        self.all.iter().copied()
    }

    pub(super) fn set(&mut self, place: usize, bounds: Rect) {
        self.all[place] = bounds;
        self.measure(place / BLOCK..place / BLOCK + 1);
    }

    pub(super) fn insert(&mut self, place: usize, bounds: Rect) {
        self.all.insert(place, bounds);
        self.measure(place / BLOCK..self.all.len().div_ceil(BLOCK));
    }

    pub(super) fn remove(&mut self, place: usize) {
        self.all.remove(place);
        self.measure(place / BLOCK..self.all.len().div_ceil(BLOCK));
    }

    /// Measures blocks anew, after which there are as many as are needed.
    fn measure(&mut self, blocks: Range<usize>) {
        self.blocks.resize(self.all.len().div_ceil(BLOCK), NOWHERE);
        for block in blocks {
            let boxes = self.all.chunks(BLOCK).nth(block).unwrap_or_default();
            self.blocks[block] = boxes.iter().copied().fold(NOWHERE, around);
        }
    }

    /// The places of those that overlap an area, in order.
    pub(super) fn overlapping(&self, area: Rect) -> impl Iterator<Item = usize> + Clone {
        let blocks = self.blocks.iter().zip(self.all.chunks(BLOCK)).enumerate();
        blocks.filter(move |(_, (around, _))| around.overlaps(area)).flat_map(move |(block, (_, boxes))| {
            let boxes = boxes.iter().enumerate().filter(move |(_, bounds)| bounds.overlaps(area));
            boxes.map(move |(place, _)| block * BLOCK + place)
        })
    }

    /// The box around all of them.
    pub(super) fn around(&self) -> Option<Rect> {
        self.blocks.iter().copied().filter(|block| *block != NOWHERE).reduce(Rect::union)
    }
}

/// The box around two, of which each may be nowhere.
fn around(a: Rect, b: Rect) -> Rect {
    match (a == NOWHERE, b == NOWHERE) {
        (true, _) => b,
        (_, true) => a,
        (false, false) => a.union(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(number: u8) -> Rect {
        if number % 7 == 3 { NOWHERE } else { Rect(f32::from(number) * 10.0, f32::from(number % 5) * 30.0, 12.0, 8.0) }
    }

    fn check(boxes: &Boxes, plain: &[Rect]) {
        for area in [Rect(-1e5, -1e5, 2e5, 2e5), Rect(300.0, 20.0, 400.0, 20.0), Rect(2005.0, 0.0, 9.0, 500.0)] {
            let expected: Vec<usize> = (0..plain.len()).filter(|&place| plain[place].overlaps(area)).collect();
            assert_eq!(boxes.overlapping(area).collect::<Vec<_>>(), expected, "{area:?}");
        }
        let there = plain.iter().copied().filter(|bounds| *bounds != NOWHERE);
        assert_eq!(boxes.around(), there.reduce(Rect::union));
        assert!((0..plain.len()).all(|place| boxes.at(place) == plain[place]));
    }

    #[test]
    fn the_same_are_found_as_one_by_one_whatever_is_put_in_and_taken_out() {
        let (mut boxes, mut plain) = (Boxes::default(), Vec::new());
        check(&boxes, &plain);
        for number in 0..=250 {
            boxes.push(numbered(number));
            plain.push(numbered(number));
        }
        check(&boxes, &plain);
        boxes.set(60, Rect(-900.0, 25.0, 1.0, 1.0));
        plain[60] = Rect(-900.0, 25.0, 1.0, 1.0);
        check(&boxes, &plain);
        for place in [0, 47, 48, 200, 253] {
            boxes.insert(place, Rect(350.0, 25.0, 5.0, 5.0));
            plain.insert(place, Rect(350.0, 25.0, 5.0, 5.0));
            check(&boxes, &plain);
        }
        for place in [255, 60, 48, 47, 0] {
            boxes.remove(place);
            plain.remove(place);
            check(&boxes, &plain);
        }
        while !plain.is_empty() {
            boxes.remove(0);
            plain.remove(0);
        }
        check(&boxes, &plain);
    }
}
