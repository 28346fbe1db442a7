//! A persistent grid of squares that finds the rectangles near a place.
//!
//! Copying it costs nothing, so each version of a drawing's geometry keeps its own, and an edit changes only the
//! squares it touches.

use std::sync::Arc;

use imbl::OrdMap;

use crate::model::Rect;

/// Side of a square, in world units: some nodes with the room around them.
const SQUARE: f32 = 360.0;

/// A rectangle that would stand in more squares than this is kept in a list of its own.
const WIDEST: i64 = 1024;

type Square = (i32, i32);

/// A rectangle with its key and the first square it covers.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Entry<K> {
    key: K,
    rect: Rect,
    start: Square,
}

/// Rectangles by key. A key may have several, as long as each is removed with the rectangle it was put in with.
#[derive(Clone, Debug)]
pub(super) struct Grid<K> {
    squares: OrdMap<Square, Arc<Vec<Entry<K>>>>,
    wide: Arc<Vec<(K, Rect)>>,
}

impl<K> Default for Grid<K> {
    fn default() -> Self {
        Self { squares: OrdMap::new(), wide: Arc::default() }
    }
}

impl<K: Copy + PartialEq> Grid<K> {
    /// Puts a rectangle in.
    pub(super) fn insert(&mut self, key: K, rect: Rect) {
        let (first, last) = squares(rect);
        if count(first, last) > WIDEST {
            Arc::make_mut(&mut self.wide).push((key, rect));
            return;
        }
        for x in first.0..=last.0 {
            for y in first.1..=last.1 {
                Arc::make_mut(self.squares.entry((x, y)).or_default()).push(Entry { key, rect, start: first });
            }
        }
    }

    /// Takes a rectangle out that was put in with this key.
    pub(super) fn remove(&mut self, key: K, rect: Rect) {
        let (first, last) = squares(rect);
        if count(first, last) > WIDEST {
            Arc::make_mut(&mut self.wide).retain(|entry| *entry != (key, rect));
            return;
        }
        for x in first.0..=last.0 {
            for y in first.1..=last.1 {
                let Some(entries) = self.squares.get_mut(&(x, y)) else { continue };
                let entries = Arc::make_mut(entries);
                entries.retain(|entry| entry.key != key || entry.rect != rect);
                if entries.is_empty() {
                    self.squares.remove(&(x, y));
                }
            }
        }
    }

    /// Shows every rectangle that touches the area once: square by square, in each in the order they were put in.
    pub(super) fn visit(&self, area: Rect, mut see: impl FnMut(K, Rect)) {
        let (first, last) = squares(area);
        let mut see_in = |square: Square, entries: &[Entry<K>]| {
            for &Entry { key, rect, start } in entries {
                // Seen from several squares, a rectangle counts in the first that the area shares with it.
                if (start.0.max(first.0), start.1.max(first.1)) == square && touches(rect, area) {
                    see(key, rect);
                }
            }
        };
        if usize::try_from(count(first, last)).is_ok_and(|count| count > self.squares.len()) {
            for (&square, entries) in &self.squares {
                see_in(square, entries);
            }
        } else {
            for x in first.0..=last.0 {
                for y in first.1..=last.1 {
                    if let Some(entries) = self.squares.get(&(x, y)) {
                        see_in((x, y), entries);
                    }
                }
            }
        }
        for &(key, rect) in self.wide.iter() {
            if touches(rect, area) {
                see(key, rect);
            }
        }
    }

    /// Whether a rectangle that touches the area fulfils the condition.
    pub(super) fn any(&self, area: Rect, mut condition: impl FnMut(K, Rect) -> bool) -> bool {
        let mut found = false;
        self.visit(area, |key, rect| found = found || condition(key, rect));
        found
    }
}

fn squares(rect: Rect) -> (Square, Square) {
    let square = |value: f32| (value / SQUARE) as i32 - i32::from(value < 0.0);
    ((square(rect.left()), square(rect.top())), (square(rect.right()), square(rect.bottom())))
}

fn count(first: Square, last: Square) -> i64 {
    (i64::from(last.0) - i64::from(first.0) + 1) * (i64::from(last.1) - i64::from(first.1) + 1)
}

/// Whether two rectangles have a point in common.
pub(super) fn touches(a: Rect, b: Rect) -> bool {
    a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() && b.top() <= a.bottom()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(grid: &Grid<u32>, area: Rect) -> Vec<u32> {
        let mut keys = Vec::new();
        grid.visit(area, |key, _| keys.push(key));
        keys.sort_unstable();
        keys
    }

    #[test]
    fn every_rectangle_is_found_once_however_many_squares_it_covers() {
        let mut grid = Grid::default();
        grid.insert(1, Rect(-500.0, -500.0, 2000.0, 2000.0));
        grid.insert(2, Rect(10.0, 10.0, 5.0, 5.0));
        grid.insert(3, Rect(-9e6, -9e6, 1.8e7, 1.8e7));
        assert_eq!(found(&grid, Rect(0.0, 0.0, 900.0, 900.0)), [1, 2, 3]);
        assert_eq!(found(&grid, Rect(-1e7, -1e7, 2e7, 2e7)), [1, 2, 3]);
        assert_eq!(found(&grid, Rect(1400.0, 1400.0, 50.0, 50.0)), [1, 3]);
    }

    #[test]
    fn what_was_taken_out_is_not_found_and_an_older_copy_still_has_it() {
        let mut grid = Grid::default();
        let rect = Rect(100.0, 100.0, 300.0, 20.0);
        grid.insert(7, rect);
        let older = grid.clone();
        grid.remove(7, rect);
        assert_eq!(found(&grid, Rect(0.0, 0.0, 900.0, 900.0)), [0; 0]);
        assert_eq!(found(&older, Rect(0.0, 0.0, 900.0, 900.0)), [7]);
    }
}
