//! Places that keep clear of what stays where it is.

use crate::layout::grid::Grid;
use crate::model::{Point, Rect, Size, Vector};

/// How far apart the places are that are tried.
const STEP: f32 = 12.0;
/// How many rings of them there are around the place that is wished for: where any place will do, and where it should be
/// near.
pub(super) const FAR: i16 = 160;
pub(super) const NEAR: i16 = 10;

/// What stays, and within which frame the rest has to be.
pub(super) struct Obstacles {
    grid: Grid<usize>,
    count: usize,
    within: Option<Rect>,
    gap: f32,
}

impl Obstacles {
    pub(super) fn new(within: Option<Rect>, gap: f32) -> Self {
        Self { grid: Grid::default(), count: 0, within, gap }
    }

    pub(super) fn add(&mut self, rect: Rect) {
        self.grid.insert(self.count, rect);
        self.count += 1;
    }

    fn is_free(&self, rect: Rect) -> bool {
        let kept = rect.grown(self.gap);
        self.within.is_none_or(|within| within.contains_rect(rect))
            && !self.grid.any(kept, |_, other| other.overlaps(kept))
    }

    /// The corner of the free place nearest to the one that is wished for, among so many rings of places around it.
    pub(super) fn nearest(&self, wish: Point, size: Size, rings: i16) -> Option<Point> {
        let wish = match self.within {
            None => wish,
            Some(within) => {
                let room = (within.2 - size.0, within.3 - size.1);
                if room.0 < 0.0 || room.1 < 0.0 {
                    return None;
                }
                let clamp = |at: f32, low: f32, room: f32| at.clamp(low, low + room);
                Point(clamp(wish.0, within.left(), room.0), clamp(wish.1, within.top(), room.1))
            }
        };
        for ring in 0..rings {
            let mut best: Option<(f32, Point)> = None;
            for (x, y) in places_on(ring) {
                let at = wish.moved(Vector(f32::from(x) * STEP, f32::from(y) * STEP));
                if self.is_free(Rect::at(at, size)) && best.is_none_or(|(nearest, _)| at.distance(wish) < nearest) {
                    best = Some((at.distance(wish), at));
                }
            }
            if let Some((_, at)) = best {
                return Some(at);
            }
        }
        None
    }
}

/// The places on the border of a square around the middle.
fn places_on(ring: i16) -> impl Iterator<Item = (i16, i16)> {
    let sides = (-ring..=ring).flat_map(move |at| [(at, -ring), (at, ring)]);
    let ends = (1 - ring..ring).flat_map(move |at| [(-ring, at), (ring, at)]);
    sides.chain(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_free_place_keeps_its_distance() {
        let mut obstacles = Obstacles::new(None, 10.0);
        obstacles.add(Rect(0.0, 0.0, 100.0, 40.0));
        let at = obstacles.nearest(Point(20.0, 30.0), Size(50.0, 20.0), FAR).unwrap();
        assert_eq!(at, Point(20.0, 54.0));
        assert_eq!(obstacles.nearest(Point(300.0, 0.0), Size(50.0, 20.0), FAR), Some(Point(300.0, 0.0)));
    }

    #[test]
    fn what_has_no_room_gets_no_place() {
        let mut obstacles = Obstacles::new(Some(Rect(0.0, 0.0, 100.0, 100.0)), 0.0);
        assert_eq!(obstacles.nearest(Point(-50.0, 500.0), Size(40.0, 40.0), FAR), Some(Point(0.0, 60.0)));
        assert_eq!(obstacles.nearest(Point(0.0, 0.0), Size(140.0, 40.0), FAR), None);
        obstacles.add(Rect(0.0, 0.0, 100.0, 100.0));
        assert_eq!(obstacles.nearest(Point(0.0, 0.0), Size(40.0, 40.0), FAR), None);
    }
}
