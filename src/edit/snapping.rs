//! Puts points and what is moved on the grid.

use std::collections::BTreeSet;

use crate::model::{ElementId, Point, Project, Rect, Vector};

/// The distance between grid lines, in world units.
pub const GRID: f32 = 10.0;

/// The grid point nearest to `point`. Without a grid (zero, negative or no number) the point itself.
pub fn snap_to_grid(point: Point, grid: f32) -> Point {
    Point(snap(point.0, grid), snap(point.1, grid))
}

/// A frame with its top left corner on the grid, as near as can be: the one rule for what is placed, however it is, so that
/// things placed in different ways come into line.
#[must_use]
pub fn corner_on_grid(frame: Rect, grid: f32) -> Rect {
    Rect::at(snap_to_grid(frame.corner(), grid), frame.size())
}

/// The way to move `elements` that is nearest to `by` and puts the top left corner of the first of them on the grid;
/// the others keep their distance to it. First are zones, then nodes, then notes, each in the order of their ids.
///
/// A direction in which nothing is moved stays so: what is dragged along one axis does not jump along the other.
pub fn snap_move(project: &Project, elements: &BTreeSet<ElementId>, by: Vector, grid: f32) -> Vector {
    let Some(anchor) = anchor(project, elements) else {
        return Vector(snap(by.0, grid), snap(by.1, grid));
    };
    let along = |from: f32, by: f32| if by == 0.0 { 0.0 } else { snap(from + by, grid) - from };
    Vector(along(anchor.0, by.0), along(anchor.1, by.1))
}

fn snap(value: f32, grid: f32) -> f32 {
    let snapped = (value / grid).round() * grid;
    if grid > 0.0 && snapped.is_finite() { snapped } else { value }
}

fn anchor(project: &Project, elements: &BTreeSet<ElementId>) -> Option<Point> {
    let corner = |element: &ElementId| match element {
        ElementId::Zone(id) => project.zones.get(id).map(|zone| zone.frame.corner()),
        ElementId::Node(id) => project.nodes.get(id).map(|node| node.at),
        ElementId::Note(id) => project.notes.get(id)?.frame.map(crate::model::Rect::corner),
        ElementId::Flow(_) | ElementId::Party(_) | ElementId::Data(_) | ElementId::Measure(_) | ElementId::Risk(_) => {
            None
        }
    };
    // Ids are ordered by kind first: zones, nodes, flows (which have no corner), notes.
    elements.iter().find_map(corner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample;
    use crate::model::{NodeId, ZoneId};

    #[test]
    fn points_go_to_the_nearest_grid_point() {
        assert_eq!(snap_to_grid(Point(14.0, -16.0), 10.0), Point(10.0, -20.0));
        for none in [0.0, -1.0, f32::NAN] {
            assert_eq!(snap_to_grid(Point(14.0, -16.0), none), Point(14.0, -16.0));
        }
    }

    #[test]
    fn the_first_elements_corner_lands_on_the_grid() {
        let mut project = sample::clinic();
        let moved = BTreeSet::from([NodeId(1).into(), NodeId(2).into()]);
        std::sync::Arc::make_mut(project.nodes.get_mut(&NodeId(1)).unwrap()).at = Point(33.0, 47.0);
        let by = snap_move(&project, &moved, Vector(4.0, 0.0), 10.0);
        assert_eq!(Point(33.0, 47.0).moved(by), Point(40.0, 47.0));
        let by = snap_move(&project, &moved, Vector(-9.0, 9.0), 10.0);
        assert_eq!(Point(33.0, 47.0).moved(by), Point(20.0, 60.0));
        // The zone is the anchor where one is moved.
        let zone = BTreeSet::from([NodeId(1).into(), ZoneId(1).into()]);
        let corner = project.zones[&ZoneId(1)].frame.corner();
        let landed = corner.moved(snap_move(&project, &zone, Vector(12.0, 7.0), 10.0));
        assert_eq!(landed, snap_to_grid(landed, 10.0));
    }
}
