//! The thin line that leads from a label to its arrow where it stands so far away that one would not see whose it is.

use super::primitive::{Primitive, Stroke};
use super::role::Role;
use crate::model::{Point, Rect};

/// A label no farther away than this is seen to belong to its line.
const NEAR: f32 = 20.0;

const WIDTH: f32 = 0.8;

/// The line from a label to the nearest point of its arrow's route; none where it stands near.
pub(super) fn leader(route: &[Point], label: Rect, role: Role) -> Option<Primitive> {
    let nearest = route.windows(2).map(|pair| {
        // From the middle of the label, and once more from where that leaves it.
        let leaves = border(label, closest(pair[0], pair[1], label.center()));
        let meets = closest(pair[0], pair[1], leaves);
        (border(label, meets), meets)
    });
    let (from, to) = nearest.min_by(|a, b| a.0.distance(a.1).total_cmp(&b.0.distance(b.1)))?;
    let points = vec![from, to];
    (from.distance(to) > NEAR).then(|| Primitive::Line { points, stroke: Stroke::of(role, WIDTH), dashed: false })
}

/// The point of a rectangle that is nearest to another.
fn border(rect: Rect, to: Point) -> Point {
    Point(to.0.clamp(rect.left(), rect.right()), to.1.clamp(rect.top(), rect.bottom()))
}

/// The point of a line that is nearest to another.
fn closest(from: Point, to: Point, point: Point) -> Point {
    let (line, way) = (from.to(to), from.to(point));
    let whole = (line.0 * line.0 + line.1 * line.1).max(f32::EPSILON);
    let part = ((way.0 * line.0 + way.1 * line.1) / whole).clamp(0.0, 1.0);
    Point(from.0 + line.0 * part, from.1 + line.1 * part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROUTE: [Point; 3] = [Point(0.0, 0.0), Point(300.0, 0.0), Point(300.0, 200.0)];

    fn led(label: Rect) -> Option<Vec<Point>> {
        match leader(&ROUTE, label, Role::Flow)? {
            Primitive::Line { points, .. } => Some(points),
            _ => None,
        }
    }

    #[test]
    fn a_label_far_from_its_line_is_led_to_it() {
        assert_eq!(led(Rect(100.0, -10.0, 80.0, 20.0)), None, "on the line");
        assert_eq!(led(Rect(100.0, -38.0, 80.0, 20.0)), None, "beside it");
        assert_eq!(led(Rect(100.0, -90.0, 80.0, 20.0)), Some(vec![Point(140.0, -70.0), Point(140.0, 0.0)]));
        assert_eq!(led(Rect(400.0, 90.0, 80.0, 20.0)), Some(vec![Point(400.0, 100.0), Point(300.0, 100.0)]));
    }
}
