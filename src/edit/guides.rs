//! Snaps what is dragged to its neighbours: to their sides and middles, and to equal gaps between them.

use super::axis::Axis;
use crate::model::{Point, Rect, Vector};

/// A line that shows what something is in line with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Guide {
    /// Sides or middles lie on this line.
    Line {
        /// Its one end.
        from: Point,
        /// Its other end.
        to: Point,
    },
    /// A gap that is as wide as another one.
    Gap {
        /// Where it begins.
        from: Point,
        /// Where it ends.
        to: Point,
    },
}

/// How far to move a frame instead of `by` so that it comes to be in line with others, across and down; none where
/// nothing to be in line with is within `reach`. A direction in which nothing is moved stays so.
///
/// Sides and middles come before gaps where both are equally near.
pub fn snap(frame: Rect, by: Vector, others: &[Rect], reach: f32) -> (Option<f32>, Option<f32>) {
    let along = |axis: Axis| {
        if axis.along(by) == 0.0 {
            return None;
        }
        let wanted = frame.moved(by);
        let sides = others.iter().flat_map(|&other| offs(axis, wanted, other));
        let gaps = gaps(axis, wanted, others).into_iter().map(|gap| gap.off);
        // The first of those that are equally near is kept.
        let nearest = sides.chain(gaps).filter(|off| off.abs() <= reach);
        let off = nearest.min_by(|a, b| a.abs().total_cmp(&b.abs()))?;
        let from = axis.low(frame);
        Some(clean(from + axis.along(by) + off) - from)
    };
    (along(Axis::Across), along(Axis::Down))
}

/// Without what is left over from reckoning with where the pointer was, so that files read well: to a hundredth of a unit.
fn clean(place: f32) -> f32 {
    (place * 100.0).round() / 100.0
}

/// Where to put a side that is dragged, instead of at `wanted`, so that it is in line with a side or the middle of another or
/// the frame is as wide (or high) as another; none where there is nothing within `reach`. `across` tells which direction
/// this is about, `far` which of the two sides is dragged.
pub fn snap_side(frame: Rect, across: bool, far: bool, wanted: f32, others: &[Rect], reach: f32) -> Option<f32> {
    let axis = if across { Axis::Across } else { Axis::Down };
    let sides = others.iter().flat_map(|&other| lines(axis, other));
    let as_long = others
        .iter()
        .map(|&other| if far { axis.low(frame) + axis.length(other) } else { axis.high(frame) - axis.length(other) });
    let near = sides.chain(as_long).filter(|place| (place - wanted).abs() <= reach);
    near.min_by(|a, b| (a - wanted).abs().total_cmp(&(b - wanted).abs()))
}

/// Shows that a frame is as wide (or high) as the nearest other that is: the length of both.
pub fn same_length(frame: Rect, across: bool, others: &[Rect]) -> Vec<Guide> {
    const BESIDE: f32 = 8.0;
    let axis = if across { Axis::Across } else { Axis::Down };
    let alike = others.iter().filter(|&&other| near(axis.length(other), axis.length(frame)));
    let distance = |other: &Rect| frame.center().distance(other.center());
    let Some(&other) = alike.min_by(|a, b| distance(a).total_cmp(&distance(b))) else { return Vec::new() };
    let length = |rect: Rect| {
        let at = axis.other().high(rect) + BESIDE;
        Guide::Gap { from: point(axis, axis.low(rect), at), to: point(axis, axis.high(rect), at) }
    };
    vec![length(frame), length(other)]
}

/// What a frame is in line with where it stands.
pub fn guides(frame: Rect, others: &[Rect]) -> Vec<Guide> {
    let mut shown = Vec::new();
    for axis in [Axis::Across, Axis::Down] {
        let [low, middle, high] = lines(axis, frame);
        let mut sides = false;
        for (at, of_side) in [(low, true), (high, true), (middle, false)] {
            // Where sides are in line, a line through the middle would only strike out names.
            if sides && !of_side {
                continue;
            }
            let cross = axis.other();
            let in_line = others.iter().filter(|&&other| {
                let [low, middle, high] = lines(axis, other);
                if of_side { near(at, low) || near(at, high) } else { near(at, middle) }
            });
            let span = in_line.fold(None, |span: Option<(f32, f32)>, &other| {
                let (low, high) = span.unwrap_or((cross.low(frame), cross.high(frame)));
                Some((low.min(cross.low(other)), high.max(cross.high(other))))
            });
            if let Some((low, high)) = span {
                sides = true;
                shown.push(Guide::Line { from: point(axis, at, low), to: point(axis, at, high) });
            }
        }
        let equal = gaps(axis, frame, others).into_iter().filter(|gap| near(gap.off, 0.0));
        for [one, another] in equal.map(|gap| gap.between) {
            for (first, second) in [one, another] {
                let cross = axis.other();
                let low = cross.low(first).max(cross.low(second));
                let high = cross.high(first).min(cross.high(second));
                let at = f32::midpoint(low, high);
                let guide =
                    Guide::Gap { from: point(axis, axis.high(first), at), to: point(axis, axis.low(second), at) };
                if !shown.contains(&guide) {
                    shown.push(guide);
                }
            }
        }
    }
    shown
}

/// How far to move a frame for a side to be in line with a side of another, or the middle with the middle.
fn offs(axis: Axis, frame: Rect, other: Rect) -> [f32; 5] {
    let ([low, middle, high], [other_low, other_middle, other_high]) = (lines(axis, frame), lines(axis, other));
    [other_low - low, other_middle - middle, other_high - high, other_high - low, other_low - high]
}

/// The places that can be in line: both sides and the middle.
fn lines(axis: Axis, frame: Rect) -> [f32; 3] {
    [axis.low(frame), axis.middle(frame), axis.high(frame)]
}

/// Whether two places are one to the eye.
fn near(a: f32, b: f32) -> bool {
    const SAME: f32 = 0.05;
    (a - b).abs() <= SAME
}

fn point(axis: Axis, along: f32, across: f32) -> Point {
    match axis {
        Axis::Across => Point(along, across),
        Axis::Down => Point(across, along),
    }
}

/// Two gaps that are equal once the frame is moved a little.
struct Gaps {
    /// How far.
    off: f32,
    /// The frames before and after each gap.
    between: [(Rect, Rect); 2],
}

/// The gaps to the two nearest neighbours in the same row or column, on both sides or on one.
fn gaps(axis: Axis, frame: Rect, others: &[Rect]) -> Vec<Gaps> {
    let cross = axis.other();
    let row: Vec<Rect> = others
        .iter()
        .filter(|&&other| cross.low(other) < cross.high(frame) && cross.low(frame) < cross.high(other))
        .copied()
        .collect();
    let before = |frame: Rect| {
        let all = row.iter().filter(|&&other| axis.high(other) <= axis.low(frame));
        all.max_by(|a, b| axis.high(**a).total_cmp(&axis.high(**b))).copied()
    };
    let after = |frame: Rect| {
        let all = row.iter().filter(|&&other| axis.low(other) >= axis.high(frame));
        all.min_by(|a, b| axis.low(**a).total_cmp(&axis.low(**b))).copied()
    };
    let gap = |first: Rect, second: Rect| axis.low(second) - axis.high(first);
    let (one, other) = (before(frame), after(frame));
    let mut found = Vec::new();
    if let (Some(one), Some(other)) = (one, other) {
        let off = (gap(frame, other) - gap(one, frame)) / 2.0;
        found.push(Gaps { off, between: [(one, frame), (frame, other)] });
    }
    if let Some(one) = one
        && let Some(farther) = before(one)
    {
        let off = gap(farther, one) - gap(one, frame);
        found.push(Gaps { off, between: [(farther, one), (one, frame)] });
    }
    if let Some(other) = other
        && let Some(farther) = after(other)
    {
        let off = gap(frame, other) - gap(other, farther);
        found.push(Gaps { off, between: [(frame, other), (other, farther)] });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const NODE: Rect = Rect(0.0, 0.0, 100.0, 50.0);

    #[test]
    fn what_comes_in_line_stands_exactly_there() {
        let zone = Rect(20.0, 90.0, 160.0, 314.0);
        for pixels in 0..40 {
            let by = Vector(0.0, (36.0 + pixels as f32 * 0.1) / 0.611_37);
            let (_, down) = snap(zone, by, &[Rect(400.0, 150.0, 100.0, 80.0)], 10.0);
            assert_eq!(down.map(|down| zone.1 + down), Some(150.0), "{by:?}");
        }
    }

    #[test]
    fn a_dragged_side_comes_to_others_sides_and_lengths() {
        let others = [Rect(300.0, 200.0, 60.0, 50.0), Rect(0.0, 400.0, 140.0, 50.0)];
        for (wanted, landed) in [(296.0, 300.0), (333.0, 330.0), (137.0, 140.0), (56.0, 60.0)] {
            assert_eq!(snap_side(NODE, true, true, wanted, &others, 6.0), Some(landed), "{wanted}");
        }
        assert_eq!(snap_side(NODE, true, true, 220.0, &others, 6.0), None);
        assert_eq!(snap_side(NODE, true, false, 42.0, &others, 6.0), Some(40.0), "as wide as the one of 60");
        assert_eq!(same_length(NODE, false, &others).len(), 2);
        assert!(same_length(NODE, true, &others).is_empty());
    }

    #[test]
    fn sides_and_middles_within_reach_are_snapped_to() {
        let other = Rect(300.0, 200.0, 60.0, 50.0);
        // Left to left, middle to middle, right to right, left to right.
        for (wanted, landed) in [(296.0, 300.0), (283.0, 280.0), (262.0, 260.0), (357.0, 360.0)] {
            assert_eq!(snap(NODE, Vector(wanted, 333.0), &[other], 6.0), (Some(landed), None), "{wanted}");
        }
        assert_eq!(snap(NODE, Vector(307.0, 333.0), &[other], 6.0), (None, None), "seven units away");
        assert_eq!(snap(NODE, Vector(296.0, 206.0), &[other], 6.0), (Some(300.0), Some(200.0)));
    }

    #[test]
    fn a_direction_in_which_nothing_is_moved_stays() {
        let other = Rect(3.0, 200.0, 100.0, 50.0);
        assert_eq!(snap(NODE, Vector(0.0, 198.0), &[other], 6.0), (None, Some(200.0)));
    }

    #[test]
    fn the_nearest_wins() {
        let others = [Rect(300.0, 200.0, 7.0, 7.0), Rect(303.0, 400.0, 9.0, 9.0)];
        assert_eq!(snap(NODE, Vector(302.0, 500.0), &others, 6.0).0, Some(303.0));
    }

    #[test]
    fn gaps_on_both_sides_and_beyond_become_equal() {
        let (left, right) = (Rect(-203.0, 7.0, 100.0, 50.0), Rect(207.0, 7.0, 90.0, 50.0));
        // From −103 to 207 there are 310 units, of which the frame takes 100: 105 on each side.
        assert_eq!(snap(NODE, Vector(4.0, 0.0), &[left, right], 6.0).0, Some(2.0));
        let shown = guides(NODE.moved(Vector(2.0, 0.0)), &[left, right]);
        let gap = |from: f32, to: f32| Guide::Gap { from: Point(from, 28.5), to: Point(to, 28.5) };
        assert_eq!(shown, [gap(-103.0, 2.0), gap(102.0, 207.0)]);
        // After two that stand 30 apart, and before them.
        let pair = [Rect(0.0, 100.0, 70.0, 33.0), Rect(100.0, 100.0, 55.0, 33.0)];
        assert_eq!(snap(NODE, Vector(188.0, 90.0), &pair, 6.0).0, Some(185.0));
        assert_eq!(snap(NODE, Vector(-127.0, 90.0), &pair, 6.0).0, Some(-130.0));
    }

    #[test]
    fn a_line_spans_all_that_is_in_line() {
        let others = [Rect(0.0, 200.0, 40.0, 50.0), Rect(500.0, 2.0, 10.0, 10.0), Rect(-40.0, 400.0, 40.0, 30.0)];
        assert_eq!(guides(NODE, &others), [Guide::Line { from: Point(0.0, 0.0), to: Point(0.0, 430.0) }]);
        assert_eq!(guides(NODE, &others[1..2]), []);
    }

    #[test]
    fn what_is_snapped_is_in_line() {
        let others: Vec<Rect> = (0_u8..60)
            .map(|place| {
                let place = f32::from(place);
                Rect((place * 37.0) % 900.0, (place * 91.0) % 700.0, 60.0 + place, 40.0 + place / 2.0)
            })
            .collect();
        let mut snapped = 0;
        for place in 0_u8..200 {
            let by = Vector(f32::from(place) * 4.3 + 0.7, f32::from(place) * 3.1 + 0.3);
            let (across, down) = snap(NODE, by, &others, 4.0);
            let landed = NODE.moved(Vector(across.unwrap_or(by.0), down.unwrap_or(by.1)));
            if across.is_some() || down.is_some() {
                snapped += 1;
            }
            if across.is_some() && down.is_some() {
                let shown = guides(landed, &others);
                assert!(!shown.is_empty(), "{by:?}");
            }
            assert!((landed.0 - by.0).abs() <= 4.0 && (landed.1 - by.1).abs() <= 4.0);
        }
        assert!(snapped > 100, "{snapped}");
    }
}
