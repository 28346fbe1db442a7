//! Finds a free place for something new.

use crate::model::{Point, Project, Rect, Size};

/// How far something new keeps from what is there, in world units.
const GAP: f32 = 20.0;

/// How far apart the places are that are tried, in world units.
const STEP: f32 = 20.0;

/// No more places are tried than this along each side, however large the area is.
const MOST: f32 = 60.0;

/// The middle of the free place in an area that is nearest to the area's middle, for something of this size; the area's
/// middle where nothing is free. A place is free where no node or note is, for a zone also where no other zone's frame
/// runs through.
pub fn free_spot(project: &Project, area: Rect, size: Size, is_zone: bool) -> Point {
    let nodes = project.nodes.values().map(|node| node.rect());
    let notes = project.notes.values().filter_map(|note| note.frame);
    let taken: Vec<Rect> = nodes.chain(notes).filter(|rect| rect.overlaps(area.grown(GAP))).collect();
    let zones: Vec<Rect> = project.zones.values().map(|zone| zone.frame).filter(|zone| zone.overlaps(area)).collect();
    let is_free = |place: Rect| {
        let around = place.grown(GAP);
        let crossed = |zone: &Rect| zone.overlaps(around) && !zone.contains_rect(place);
        let covers = taken.iter().any(|other| other.overlaps(around));
        let crosses = is_zone && zones.iter().any(crossed);
        !covers && !crosses
    };
    let middle = area.center();
    let reach = |room: f32, own: f32| (((room - own) / 2.0 - GAP) / STEP).clamp(0.0, MOST / 2.0).floor() as i16;
    let (columns, rows) = (reach(area.2, size.0), reach(area.3, size.1));
    let mut steps: Vec<(i32, i16, i16)> = (-columns..=columns)
        .flat_map(|x| (-rows..=rows).map(move |y| (i32::from(x).pow(2) + i32::from(y).pow(2), y, x)))
        .collect();
    steps.sort_unstable();
    let places =
        steps.into_iter().map(|(_, y, x)| Point(middle.0 + f32::from(x) * STEP, middle.1 + f32::from(y) * STEP));
    let around = |center: Point| Rect(center.0 - size.0 / 2.0, center.1 - size.1 / 2.0, size.0, size.1);
    places.into_iter().find(|&center| is_free(around(center))).unwrap_or(middle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample;
    use crate::model::Node;

    #[test]
    fn what_is_placed_one_after_the_other_covers_nothing() {
        let mut project = Project::default();
        let area = Rect(0.0, 0.0, 600.0, 400.0);
        assert_eq!(free_spot(&project, area, Node::SIZE, false), area.center());
        for number in 0..8 {
            let at = free_spot(&project, area, Node::SIZE, false);
            let corner = Point(at.0 - Node::SIZE.0 / 2.0, at.1 - Node::SIZE.1 / 2.0);
            let rect = Rect::at(corner, Node::SIZE);
            assert!(area.contains_rect(rect), "{number}");
            assert!(!project.nodes.values().any(|node| node.rect().overlaps(rect)), "{number}");
            project.add_node(sample::node("node.server", "DB", corner));
        }
    }

    #[test]
    fn where_nothing_is_free_it_is_the_middle() {
        let mut project = Project::default();
        let area = Rect(0.0, 0.0, 160.0, 80.0);
        project.add_node(sample::node("node.server", "DB", Point(10.0, 10.0)));
        assert_eq!(free_spot(&project, area, Node::SIZE, false), area.center());
    }
}
