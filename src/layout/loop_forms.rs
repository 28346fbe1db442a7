//! The forms that a loop may have around its node, and the places around each of them for its label.

use super::at_rest::{CORNERS, Corner, INSET};
use super::side::Side;
use crate::model::{Point, Rect, Size};

/// How far a loop runs outside of its node where its label stands beside it.
const OUTSIDE: f32 = 16.0;
/// How far from its corner it comes back to the side of its node.
const DROP: f32 = 13.0;
/// Half the width of a loop on one side.
const HALF: f32 = 13.0;
/// Room that a loop on one side leaves to those round the corners.
const TO_CORNER: f32 = 12.0;
/// Room between the loop and its label.
const GAP: f32 = 4.0;
/// The same where the head of the arrow may be.
const FROM_END: f32 = 7.0;
/// What it costs to stand to the right or left of the loop and not above or below it, and beside one of its ends.
const SIDEWAYS: f32 = 6.0;
const AT_END: f32 = 9.0;
/// Which part of its width a label beyond a loop may stand off its middle, and what the whole width would cost.
const SLIDES: [f32; 9] = [0.0, -0.125, 0.125, -0.25, 0.25, -0.375, 0.375, -0.5, 0.5];
const SLID: f32 = 20.0;
/// The same for one to the right or left of it, in parts of its height.
const SHIFTS: [f32; 5] = [0.0, -0.25, 0.25, -0.5, 0.5];

/// A way round a corner of a node or along a side of it.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// The corners from border to border.
    pub(super) route: Vec<Point>,
    /// What makes another one preferred to it.
    pub(super) cost: f32,
}

/// The forms that a loop may have.
pub(super) fn forms(node: Rect) -> Vec<Form> {
    let mut forms: Vec<Form> =
        CORNERS.into_iter().map(|corner| Form { route: round(node, corner), cost: corner.cost }).collect();
    for (side, cost) in [(Side::Bottom, 14.0), (Side::Top, 17.0), (Side::Right, 20.0), (Side::Left, 23.0)] {
        let (start, end) = side.span(node);
        let half = HALF.min((end - start) / 3.0);
        let (middle, off) = (f32::midpoint(start, end), (end - start) / 2.0 - half - TO_CORNER);
        forms.push(Form { route: along(node, side, middle, half), cost });
        if off > half {
            for part in [-0.5, 0.5, -1.0, 1.0] {
                forms.push(Form { route: along(node, side, middle + part * off, half), cost: cost + 2.0 });
            }
        }
    }
    forms
}

/// The loop round a corner of its node, large enough to be seen for what it is.
fn round(node: Rect, corner: Corner) -> Vec<Point> {
    let (across, side) = if corner.right { (1.0, node.right()) } else { (-1.0, node.left()) };
    let (down, border) = if corner.bottom { (1.0, node.bottom()) } else { (-1.0, node.top()) };
    let (start, back) = (side - across * INSET.min(node.2 / 3.0), border - down * DROP.min(node.3 / 2.2));
    let (beyond, row) = (side + across * OUTSIDE, border + down * OUTSIDE);
    vec![Point(start, border), Point(start, row), Point(beyond, row), Point(beyond, back), Point(side, back)]
}

/// The loop with both its ends on one side of its node.
fn along(node: Rect, side: Side, at: f32, half: f32) -> Vec<Point> {
    let corner = |along, outwards| side.point(node, along, outwards);
    vec![corner(at - half, 0.0), corner(at - half, OUTSIDE), corner(at + half, OUTSIDE), corner(at + half, 0.0)]
}

/// Places around a loop with what they cost by themselves.
pub(super) fn spots(route: &[Point], size: Size) -> Vec<(f32, Rect)> {
    let ([from, out, .., back, to], Some(around)) = (route, bounds(route)) else { return Vec::new() };
    let Size(width, height) = size;
    let middle = around.center();
    let mut spots = Vec::new();
    for slide in SLIDES {
        let left = middle.0 + (slide - 0.5) * width;
        for top in [around.bottom() + GAP, around.top() - GAP - height] {
            spots.push((SLID * slide.abs(), Rect(left, top, width, height)));
        }
    }
    for shift in SHIFTS {
        let top = middle.1 + (shift - 0.5) * height;
        for left in [around.right() + GAP, around.left() - GAP - width] {
            spots.push((SIDEWAYS + SLID * shift.abs(), Rect(left, top, width, height)));
        }
    }
    for (end, next) in [(from, out), (to, back)] {
        // On the outer side of the line that leaves the node, close to the node.
        let beyond = |line: f32, middle: f32, gap: f32, length: f32| {
            if middle > line { line - gap - length } else { line + gap }
        };
        let (left, top) = if (end.0 - next.0).abs() < (end.1 - next.1).abs() {
            (beyond(end.0, middle.0, FROM_END, width), beyond(end.1, 2.0 * end.1 - next.1, GAP, height))
        } else {
            (beyond(end.0, 2.0 * end.0 - next.0, GAP, width), beyond(end.1, middle.1, FROM_END, height))
        };
        spots.push((AT_END, Rect(left, top, width, height)));
    }
    spots
}

/// The smallest rectangle around a route.
pub(super) fn bounds(route: &[Point]) -> Option<Rect> {
    route.iter().map(|point| Rect::between(*point, *point)).reduce(Rect::union)
}

#[cfg(test)]
mod tests {
    use super::super::draft::segments;
    use super::super::side::side_of;
    use super::*;

    const NODE: Rect = Rect(100.0, 100.0, 120.0, 44.0);

    #[test]
    fn every_form_begins_and_ends_at_its_node_and_stays_outside() {
        for node in [NODE, Rect(0.0, 0.0, 30.0, 30.0), Rect(0.0, 0.0, 400.0, 300.0)] {
            let forms = forms(node);
            assert!(forms.len() >= 8, "{node:?}");
            for Form { route, .. } in forms {
                assert!(segments(&route).all(|line| !line.overlaps(node.grown(-0.5))), "{route:?}");
                assert!(side_of(node, route[0]).is_some() && side_of(node, route[route.len() - 1]).is_some());
            }
        }
    }

    #[test]
    fn no_place_covers_its_loop() {
        for size in [Size(96.0, 20.0), Size(160.0, 47.0)] {
            for Form { route, .. } in forms(NODE) {
                for (_, spot) in spots(&route, size) {
                    assert!(segments(&route).all(|line| !line.overlaps(spot)), "{spot:?} {route:?}");
                    assert_eq!(spot.size(), size);
                }
            }
            // Below the node beside the start, and above the head beside the node.
            let spots = spots(&round(NODE, CORNERS[0]), size);
            assert!(spots.contains(&(AT_END, Rect(197.0 - size.0, 148.0, size.0, size.1))), "{spots:?}");
            assert!(spots.contains(&(AT_END, Rect(224.0, 124.0 - size.1, size.0, size.1))), "{spots:?}");
        }
    }
}
