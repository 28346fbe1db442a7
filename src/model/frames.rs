//! Which frames are around a point or another frame: the one rule by which things stand in zones.
//!
//! A point is in every frame that contains it; a frame is in another that contains all of it. Frames may overlap.
//! "Innermost" is the smallest frame; of two of the same size, the one with the higher place.

use super::geometry::{Point, Rect};

/// Finds the frames around a point without asking every one: frames are entered in the cells of a grid.
#[derive(Debug)]
pub(crate) struct FrameGrid {
    frames: Vec<Rect>,
    /// Frames from the outermost to the innermost: by area, then by place in `frames`.
    ranks: Vec<usize>,
    bounds: Rect,
    columns: usize,
    rows: usize,
    /// Row by row, the frames that touch each cell, outermost first.
    cells: Vec<Vec<usize>>,
}

impl FrameGrid {
    /// So many cells a side at most: finer than the rooms of a drawing of some hundred sites, and quickly filled.
    const SIDE: usize = 96;

    /// A grid of these frames. Frames that cannot be drawn contain nothing.
    pub(crate) fn new(frames: Vec<Rect>) -> Self {
        let mut order: Vec<usize> = (0..frames.len()).filter(|&frame| frames[frame].is_drawable()).collect();
        order.sort_by(|&a, &b| area(frames[b]).total_cmp(&area(frames[a])).then(a.cmp(&b)));
        let bounds = order.iter().map(|&frame| frames[frame]).reduce(Rect::union).unwrap_or(Rect(0.0, 0.0, 0.0, 0.0));
        let side = ((order.len() as f32).sqrt() * 3.0).ceil().clamp(1.0, Self::SIDE as f32) as usize;
        let mut ranks = vec![usize::MAX; frames.len()];
        let mut grid = Self { frames, ranks: Vec::new(), bounds, columns: side, rows: side, cells: Vec::new() };
        grid.cells.resize(side * side, Vec::new());
        for (rank, frame) in order.into_iter().enumerate() {
            ranks[frame] = rank;
            grid.for_cells(grid.frames[frame], |cells, cell| cells[cell].push(frame));
        }
        grid.ranks = ranks;
        grid
    }

    /// The frames that contain the point, outermost first.
    pub(crate) fn around(&self, point: Point) -> impl Iterator<Item = usize> + '_ {
        let cell = self.bounds.contains(point).then(|| self.row(point.1) * self.columns + self.column(point.0));
        let candidates = cell.map_or(&[][..], |cell| &self.cells[cell]);
        candidates.iter().copied().filter(move |&frame| self.frames[frame].contains(point))
    }

    /// The innermost other frame that contains this one.
    pub(crate) fn parent(&self, frame: usize) -> Option<usize> {
        self.holders(frame).last()
    }

    /// All other frames that contain this one, outermost first. Of two equal ones, the first contains the second.
    pub(crate) fn holders(&self, frame: usize) -> impl Iterator<Item = usize> + '_ {
        let rect = self.frames[frame];
        self.around(rect.center())
            .take_while(move |&outer| self.ranks[outer] < self.ranks[frame])
            .filter(move |&outer| self.frames[outer].contains_rect(rect))
    }

    /// The place of a frame in the order from the outermost to the innermost; the highest where it cannot be drawn.
    pub(crate) fn rank(&self, frame: usize) -> usize {
        self.ranks[frame]
    }

    /// The frames whose edge runs through the rectangle, in the order they were given.
    pub(crate) fn straddled(&self, rect: Rect) -> Vec<usize> {
        let mut found = Vec::new();
        if !rect.is_drawable() || !self.bounds.overlaps(rect) {
            return found;
        }
        let (columns, rows) = self.span(rect);
        for row in rows {
            for column in columns.clone() {
                let cell = &self.cells[row * self.columns + column];
                found.extend(
                    cell.iter()
                        .copied()
                        .filter(|&frame| self.frames[frame].overlaps(rect) && !self.frames[frame].contains_rect(rect)),
                );
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn for_cells(&mut self, rect: Rect, mut visit: impl FnMut(&mut [Vec<usize>], usize)) {
        let (columns, rows) = self.span(rect);
        for row in rows {
            for column in columns.clone() {
                visit(&mut self.cells, row * self.columns + column);
            }
        }
    }

    fn span(&self, rect: Rect) -> (std::ops::RangeInclusive<usize>, std::ops::RangeInclusive<usize>) {
        (self.column(rect.left())..=self.column(rect.right()), self.row(rect.top())..=self.row(rect.bottom()))
    }

    fn column(&self, x: f32) -> usize {
        cell(x - self.bounds.left(), self.bounds.2, self.columns)
    }

    fn row(&self, y: f32) -> usize {
        cell(y - self.bounds.top(), self.bounds.3, self.rows)
    }
}

/// The cell of a distance from the edge; a negative one falls into the first cell, one beyond the end into the last.
fn cell(distance: f32, length: f32, cells: usize) -> usize {
    if length <= 0.0 {
        return 0;
    }
    ((distance / length * cells as f32) as usize).min(cells - 1)
}

fn area(rect: Rect) -> f64 {
    f64::from(rect.2) * f64::from(rect.3)
}

/// Pairs of frames that cross: they share an area, and neither is inside the other. Each pair once, smaller place
/// first, in order.
pub(crate) fn crossing_frames(frames: &[(usize, Rect)]) -> Vec<(usize, usize)> {
    let mut by_left: Vec<(usize, Rect)> = frames.iter().copied().filter(|(_, rect)| rect.is_drawable()).collect();
    by_left.sort_by(|(a, left), (b, right)| left.left().total_cmp(&right.left()).then(a.cmp(b)));
    let mut pairs = Vec::new();
    for (at, &(first, rect)) in by_left.iter().enumerate() {
        for &(second, other) in by_left[at + 1..].iter().take_while(|(_, other)| other.left() < rect.right()) {
            if rect.overlaps(other) && !rect.contains_rect(other) && !other.contains_rect(rect) {
                pairs.push((first.min(second), first.max(second)));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(frames: &[Rect]) -> FrameGrid {
        FrameGrid::new(frames.to_vec())
    }

    #[test]
    fn a_point_is_in_every_frame_around_it_outermost_first() {
        // A clinic, a room in it, and across the room the extent of another company.
        let frames = [Rect(10.0, 10.0, 40.0, 40.0), Rect(0.0, 0.0, 200.0, 100.0), Rect(30.0, 20.0, 100.0, 10.0)];
        let grid = grid(&frames);
        assert_eq!(grid.around(Point(40.0, 25.0)).collect::<Vec<_>>(), [1, 0, 2]);
        assert_eq!(grid.around(Point(120.0, 25.0)).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(grid.around(Point(500.0, 25.0)).count(), 0);
    }

    #[test]
    fn the_parent_contains_the_whole_frame() {
        let frames = [Rect(10.0, 10.0, 40.0, 40.0), Rect(0.0, 0.0, 200.0, 100.0), Rect(30.0, 20.0, 100.0, 10.0)];
        let grid = grid(&frames);
        assert_eq!(grid.parent(0), Some(1));
        assert_eq!(grid.parent(1), None);
        assert_eq!(grid.parent(2), Some(1), "the room does not contain the other company's extent");
    }

    #[test]
    fn of_two_equal_frames_one_is_the_parent_of_the_other() {
        let grid = grid(&[Rect(0.0, 0.0, 10.0, 10.0), Rect(0.0, 0.0, 10.0, 10.0)]);
        assert_eq!((grid.parent(0), grid.parent(1)), (None, Some(0)));
    }

    #[test]
    fn what_lies_across_an_edge_straddles_the_frame() {
        let grid = grid(&[Rect(0.0, 0.0, 100.0, 100.0), Rect(200.0, 0.0, 100.0, 100.0)]);
        assert_eq!(grid.straddled(Rect(90.0, 10.0, 120.0, 10.0)), [0, 1]);
        assert!(grid.straddled(Rect(10.0, 10.0, 10.0, 10.0)).is_empty());
        assert!(grid.straddled(Rect(120.0, 10.0, 10.0, 10.0)).is_empty());
    }

    #[test]
    fn frames_cross_when_neither_is_inside_the_other() {
        let frames = [Rect(0.0, 0.0, 100.0, 100.0), Rect(50.0, 50.0, 100.0, 10.0), Rect(10.0, 10.0, 5.0, 5.0)];
        let numbered: Vec<_> = frames.into_iter().enumerate().collect();
        assert_eq!(crossing_frames(&numbered), [(0, 1)]);
    }

    #[test]
    fn frames_that_cannot_be_drawn_contain_nothing() {
        let grid = grid(&[Rect(f32::NAN, 0.0, 1.0, 1.0), Rect(0.0, 0.0, -5.0, 5.0), Rect(0.0, 0.0, 10.0, 10.0)]);
        assert_eq!(grid.around(Point(1.0, 1.0)).collect::<Vec<_>>(), [2]);
        assert_eq!(grid.parent(0), None);
    }

    #[test]
    fn the_grid_finds_what_asking_every_frame_finds() {
        let frames: Vec<Rect> = (0..400_u32)
            .map(|i| Rect((i * 37 % 900) as f32, (i * 53 % 700) as f32, (i * 7 % 160) as f32, (i * 11 % 90) as f32))
            .collect();
        let grid = grid(&frames);
        for i in 0..500_u32 {
            let point = Point((i * 29 % 1100) as f32 - 20.0, (i * 31 % 900) as f32 - 20.0);
            let mut found: Vec<usize> = grid.around(point).collect();
            found.sort_unstable();
            let all: Vec<usize> = (0..frames.len()).filter(|&frame| frames[frame].contains(point)).collect();
            assert_eq!(found, all);
        }
    }
}
