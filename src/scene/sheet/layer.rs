//! Elements of one kind, ready to paint, beside the boxes by which they are culled.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::boxes::Boxes;
use crate::model::{ElementId, Rect};
use crate::scene::stacking::{Stacked, stacked};

/// How far an element is painted beyond its box, in world units (border, arrow head, halo, mark on a corner).
pub(super) const BLEED: f32 = 9.0;

/// Elements of one kind with the boxes by which they are culled.
#[derive(Debug)]
pub(super) struct Layer<Id, Figure> {
    pub(super) ids: Vec<Id>,
    pub(super) bounds: Boxes,
    pub(super) figures: Vec<Arc<Figure>>,
    /// Whether one may be on another layer than the rest: else their order is that of the list.
    stacked: bool,
}

impl<Id, Figure> Default for Layer<Id, Figure> {
    fn default() -> Self {
        Self { ids: Vec::new(), bounds: Boxes::default(), figures: Vec::new(), stacked: false }
    }
}

impl<Id: Clone, Figure> Clone for Layer<Id, Figure> {
    fn clone(&self) -> Self {
        let Self { ids, bounds, figures, stacked } = self;
        Self { ids: ids.clone(), bounds: bounds.clone(), figures: figures.clone(), stacked: *stacked }
    }
}

impl<Id: Ord + Copy, Figure: Stacked> Layer<Id, Figure> {
    pub(super) fn push(&mut self, id: Id, bounds: Rect, figure: Arc<Figure>) {
        self.ids.push(id);
        self.bounds.push(bounds.grown(BLEED));
        self.stacked |= figure.layer() != 0;
        self.figures.push(figure);
    }

    /// Takes an element over from a layer as it was.
    pub(super) fn push_kept(&mut self, id: Id, (bounds, figure): (Rect, &Arc<Figure>)) {
        self.ids.push(id);
        self.bounds.push(bounds);
        self.stacked |= figure.layer() != 0;
        self.figures.push(Arc::clone(figure));
    }

    /// The figure of an element, with its box, in a layer that is in the order of ids. Most are where they were before.
    pub(super) fn get(&self, id: Id, likely: usize) -> Option<(Rect, &Arc<Figure>)> {
        let place = place(&self.ids, id, likely, |&other| other)?;
        Some((self.bounds.at(place), &self.figures[place]))
    }

    /// Only what is among these elements.
    pub(super) fn part(&self, elements: &BTreeSet<ElementId>) -> Self
    where
        Id: Into<ElementId>,
    {
        let mut part = Self::default();
        for (place, &id) in self.ids.iter().enumerate().filter(|(_, id)| elements.contains(&(**id).into())) {
            part.push_kept(id, (self.bounds.at(place), &self.figures[place]));
        }
        part
    }

    pub(super) fn boxes(&self, area: Rect) -> impl Iterator<Item = (ElementId, Rect)>
    where
        Id: Into<ElementId>,
    {
        self.bounds.overlapping(area).map(|place| (self.ids[place].into(), self.bounds.at(place)))
    }

    pub(super) fn visible(&self, area: Rect) -> impl Iterator<Item = &Arc<Figure>> + Clone {
        self.bounds.overlapping(area).map(|place| &self.figures[place])
    }

    /// The places in the list of what is visible, from the bottom to the top.
    pub(super) fn bottom_up_places(&self, area: Rect) -> Vec<usize> {
        let mut places: Vec<usize> = self.bounds.overlapping(area).collect();
        if self.stacked {
            places.sort_by_key(|&place| self.figures[place].layer());
        }
        places
    }

    /// What is visible, from the bottom to the top.
    pub(super) fn bottom_up(&self, area: Rect, mut each: impl FnMut(&Arc<Figure>)) {
        if self.stacked {
            stacked(self.visible(area), |figure| figure.layer(), each);
        } else {
            self.visible(area).for_each(&mut each);
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.figures.len()
    }

    /// Those with these numbers when all are counted from the bottom to the top.
    pub(super) fn numbered(&self, numbers: Range<usize>, each: impl FnMut(&Arc<Figure>)) {
        let numbers = numbers.start.min(self.len())..numbers.end.min(self.len());
        if self.stacked && !numbers.is_empty() {
            let mut places: Vec<usize> = (0..self.len()).collect();
            places.sort_by_key(|&place| self.figures[place].layer());
            places[numbers].iter().map(|&place| &self.figures[place]).for_each(each);
        } else {
            self.figures[numbers].iter().for_each(each);
        }
    }

    /// Puts an element in, in place of what it was before, in a layer that is in the order of ids; answers where, with
    /// `Err` where it was not there before.
    pub(super) fn put(&mut self, id: Id, bounds: Rect, figure: Arc<Figure>) -> Result<usize, usize> {
        let found = self.ids.binary_search(&id);
        let bounds = bounds.grown(BLEED);
        self.stacked |= figure.layer() != 0;
        match found {
            Ok(place) => {
                self.bounds.set(place, bounds);
                self.figures[place] = figure;
            }
            Err(place) => {
                self.ids.insert(place, id);
                self.bounds.insert(place, bounds);
                self.figures.insert(place, figure);
            }
        }
        found
    }

    /// Takes an element out of a layer that is in the order of ids; answers where it was.
    pub(super) fn remove(&mut self, id: Id) -> Option<usize> {
        let place = self.ids.binary_search(&id).ok()?;
        self.ids.remove(place);
        self.bounds.remove(place);
        self.figures.remove(place);
        Some(place)
    }
}

/// The place of an entry in a list that is in the order of ids, looked for first where it likely is.
pub(super) fn place<Id: Ord + Copy, T>(list: &[T], id: Id, likely: usize, id_of: impl Fn(&T) -> Id) -> Option<usize> {
    match list.get(likely) {
        Some(entry) if id_of(entry) == id => Some(likely),
        _ => list.binary_search_by(|entry| id_of(entry).cmp(&id)).ok(),
    }
}
