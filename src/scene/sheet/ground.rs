//! What of the ground in sight is taken: boxes, of which those at a place are found without looking at each.

use crate::model::Rect;

/// How large the cells are by which boxes are found, in screen points.
const CELL: (f32, f32) = (64.0, 32.0);

/// No entry.
const NONE: u32 = u32::MAX;

/// Boxes in the order in which they were added.
#[derive(Debug)]
pub(super) struct Ground {
    area: Rect,
    cell: (f32, f32),
    columns: usize,
    rows: usize,
    /// The last entry of each cell.
    heads: Vec<u32>,
    /// For each entry the one before it in its cell, and the box it is of.
    entries: Vec<(u32, u32)>,
    boxes: Vec<Rect>,
}

impl Ground {
    /// A part of the drawing, in world units, of which nothing is taken yet.
    pub(super) fn new(area: Rect, zoom: f32) -> Self {
        let cell = (CELL.0 / zoom, CELL.1 / zoom);
        let count = |length: f32, cell: f32| (length / cell).ceil().clamp(1.0, 512.0) as usize;
        let (columns, rows) = (count(area.2, cell.0), count(area.3, cell.1));
        Self { area, cell, columns, rows, heads: vec![NONE; columns * rows], entries: Vec::new(), boxes: Vec::new() }
    }

    /// The boxes that are taken, in the order in which they were added.
    pub(super) fn boxes(&self) -> &[Rect] {
        &self.boxes
    }

    /// Takes a box; answers with its number.
    pub(super) fn add(&mut self, rect: Rect) -> usize {
        let number = self.boxes.len();
        self.boxes.push(rect);
        if !rect.overlaps(self.area) {
            return number;
        }
        let ((left, right), (top, bottom)) = self.cells(rect);
        for row in top..=bottom {
            for column in left..=right {
                let cell = row * self.columns + column;
                let before = std::mem::replace(&mut self.heads[cell], self.entries.len() as u32);
                self.entries.push((before, number as u32));
            }
        }
        number
    }

    /// The area of a place that is taken.
    pub(super) fn covered(&self, place: Rect) -> f32 {
        let mut covered = 0.0;
        self.each(place, &mut |cell, number| {
            // A box that is in several cells counts in each with its part.
            let part = intersection(intersection(self.boxes[number], place), cell);
            covered += part.2 * part.3;
            true
        });
        covered
    }

    /// Whether nothing of a place is taken by a box for which this holds.
    pub(super) fn is_free(&self, place: Rect, of: impl Fn(usize) -> bool) -> bool {
        let mut free = true;
        self.each(place, &mut |_, number| {
            free = !(of(number) && self.boxes[number].overlaps(place));
            free
        });
        free
    }

    /// Goes through the boxes of all cells that a place is in, as long as it is answered with yes.
    fn each(&self, place: Rect, visit: &mut dyn FnMut(Rect, usize) -> bool) {
        if !place.overlaps(self.area) {
            return;
        }
        let ((left, right), (top, bottom)) = self.cells(place);
        for row in top..=bottom {
            for column in left..=right {
                let corner = (self.area.0 + column as f32 * self.cell.0, self.area.1 + row as f32 * self.cell.1);
                let cell = Rect(corner.0, corner.1, self.cell.0, self.cell.1);
                let mut entry = self.heads[row * self.columns + column];
                while let Some(&(before, number)) = self.entries.get(entry as usize) {
                    if !visit(cell, number as usize) {
                        return;
                    }
                    entry = before;
                }
            }
        }
    }

    /// The columns and rows of the cells that a place is in.
    fn cells(&self, place: Rect) -> ((usize, usize), (usize, usize)) {
        let at = |way: f32, cell: f32, count: usize| ((way / cell).max(0.0) as usize).min(count - 1);
        let column = |x: f32| at(x - self.area.left(), self.cell.0, self.columns);
        let row = |y: f32| at(y - self.area.top(), self.cell.1, self.rows);
        ((column(place.left()), column(place.right())), (row(place.top()), row(place.bottom())))
    }
}

fn intersection(a: Rect, b: Rect) -> Rect {
    let (left, top) = (a.left().max(b.left()), a.top().max(b.top()));
    let size = (a.right().min(b.right()) - left, a.bottom().min(b.bottom()) - top);
    Rect(left, top, size.0.max(0.0), size.1.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_found_whatever_cells_it_is_in() {
        let mut ground = Ground::new(Rect(-100.0, -50.0, 1000.0, 600.0), 0.5);
        let large = ground.add(Rect(0.0, 0.0, 400.0, 200.0));
        let small = ground.add(Rect(500.0, 10.0, 10.0, 10.0));
        ground.add(Rect(5_000.0, 0.0, 10.0, 10.0));
        assert!((ground.covered(Rect(-50.0, -20.0, 100.0, 100.0)) - 50.0 * 80.0).abs() < 0.1);
        assert!((ground.covered(Rect(-90.0, -40.0, 900.0, 500.0)) - 80_100.0).abs() < 1.0);
        assert!(ground.covered(Rect(410.0, 0.0, 80.0, 200.0)) <= 0.0);
        assert!(!ground.is_free(Rect(390.0, 0.0, 115.0, 30.0), |_| true));
        assert!(ground.is_free(Rect(401.0, 0.0, 115.0, 30.0), |number| number != small));
        assert!(!ground.is_free(Rect(0.0, 100.0, 5.0, 5.0), |number| number == large));
    }
}
