//! Where a list stands beside what it is about: with rows enough wherever the window has room for them, over as little as
//! possible of what should stay in sight.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// How far a list reaches over what it is about where it stands on it, and how far it keeps from it else.
const OVER: f32 = 6.0;
const APART: f32 = 8.0;

/// What counts against a place: being lower than wished, being outside the canvas as a whole, and a way of this length.
const LOW: f32 = 0.4;
const OUTSIDE: f32 = 0.7;
const FAR: f32 = 500.0;

/// What the place of a list depends on.
pub(super) struct Around<'a> {
    /// What the list is about.
    pub(super) about: Rect,
    /// The room there is, and the part of it that is best.
    pub(super) window: Rect,
    /// The part of it where the list covers nothing else.
    pub(super) canvas: Rect,
    /// What it should not cover, and how much it counts when it is covered as a whole.
    pub(super) avoid: &'a [(Rect, f32)],
}

/// Where the upper left corner of a list of this width stands, and how high it is: as high as wished or, where that is
/// better, as the least that is needed.
pub(super) fn place(around: &Around<'_>, width: f32, (least, wished): (f32, f32)) -> (Pos2, f32) {
    let Around { about, window, canvas, avoid } = *around;
    let heights = [wished, least].map(|height| height.min(window.height()));
    // Beside what it is about, and beside what counts most among what it should not cover.
    let beside: Vec<Rect> = avoid.iter().filter(|(_, weight)| *weight >= 1.0).map(|(rect, _)| *rect).collect();
    let mut lefts = vec![about.center().x - width / 2.0, about.right() - width, about.left()];
    for rect in std::iter::once(&about).chain(&beside) {
        lefts.extend([rect.left() - APART - width, rect.right() + APART]);
    }
    let mut best = (f32::INFINITY, window.min, heights[1]);
    for (height, low) in heights.into_iter().zip([0.0, LOW]) {
        let mut tops = vec![about.top() - OVER, about.bottom() + OVER - height, about.center().y - height / 2.0];
        for rect in std::iter::once(&about).chain(&beside) {
            tops.extend([rect.bottom() + APART, rect.top() - APART - height]);
        }
        for (left, top) in tops.iter().flat_map(|&top| lefts.iter().map(move |&left| (left, top))) {
            let corner = pos2(left, top).clamp(window.min, (window.max - vec2(width, height)).max(window.min));
            let list = Rect::from_min_size(corner, Vec2::new(width, height));
            let covered: f32 = avoid.iter().map(|&(rect, weight)| weight * share(rect, list)).sum();
            let way = list.distance_sq_to_pos(about.center()).sqrt() / FAR;
            let cost = covered + OUTSIDE * (1.0 - share(list, canvas)) + low + way;
            if cost < best.0 {
                best = (cost, corner, height);
            }
        }
    }
    (best.1, best.2)
}

/// The part of a rectangle that is in another one.
fn share(rect: Rect, other: Rect) -> f32 {
    let common = rect.intersect(other);
    if common.is_positive() { common.area() / rect.area().max(1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(1000.0, 640.0) };
    const WIDTH: f32 = 246.0;

    fn placed(about: Rect, canvas: Rect, avoid: &[(Rect, f32)]) -> Rect {
        let (corner, height) = place(&Around { about, window: WINDOW, canvas, avoid }, WIDTH, (180.0, 214.0));
        assert!(height >= 180.0);
        let list = Rect::from_min_size(corner, vec2(WIDTH, height));
        assert!(WINDOW.contains_rect(list), "{list:?}");
        list
    }

    fn label(x: f32, y: f32) -> Rect {
        Rect::from_center_size(pos2(x, y), vec2(80.0, 12.0))
    }

    #[test]
    fn it_stands_on_what_it_is_about_where_nothing_is_against_it() {
        let canvas = Rect::from_min_max(pos2(200.0, 60.0), pos2(800.0, 600.0));
        let about = label(500.0, 200.0);
        let list = placed(about, canvas, &[]);
        assert!(list.contains_rect(about) && (list.center().x - 500.0).abs() < 1.0 && list.top() > 180.0, "{list:?}");
    }

    #[test]
    fn in_a_low_canvas_it_is_as_high_as_the_window_lets_it() {
        let canvas = Rect::from_min_max(pos2(200.0, 60.0), pos2(800.0, 200.0));
        for y in [70.0, 130.0, 190.0] {
            placed(label(500.0, y), canvas, &[]);
        }
    }

    #[test]
    fn it_leaves_in_sight_what_it_can() {
        let canvas = Rect::from_min_max(pos2(200.0, 60.0), pos2(800.0, 600.0));
        for (x, y) in [(400.0, 160.0), (600.0, 160.0), (500.0, 250.0), (500.0, 90.0), (440.0, 200.0)] {
            let source = Rect::from_center_size(pos2(x, y), vec2(60.0, 25.0));
            let list = placed(label(500.0, 160.0), canvas, &[(source, 6.0)]);
            assert!(!list.intersect(source).is_positive(), "{source:?} is under {list:?}");
        }
    }
}
