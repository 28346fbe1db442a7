//! Flows while what they connect glides to another place: straight lines from border to border, nothing written on them.

use std::sync::Arc;

use imbl::OrdMap;

use super::{FlowGeometry, Geometry};
use crate::model::{Point, Project, Rect};

/// A geometry that takes no search: good to look at for a moment, not to be edited.
pub fn gliding(project: &Project) -> Geometry {
    let mut flows = OrdMap::new();
    for (id, flow) in project.flows.iter().filter(|(_, flow)| !flow.is_at_rest()) {
        let (Some(from), Some(to)) = (project.nodes.get(&flow.from), project.nodes.get(&flow.to)) else { continue };
        let (from, to) = (from.rect(), to.rect());
        let route = vec![border(from, to.center()), border(to, from.center())];
        flows.insert(*id, Arc::new(FlowGeometry { route, label: None }));
    }
    Geometry { flows, ..Geometry::default() }
}

/// Where the line from the middle of a rectangle to a point leaves it.
fn border(rect: Rect, to: Point) -> Point {
    let middle = rect.center();
    let way = middle.to(to);
    let part = |length: f32, way: f32| if way.abs() > f32::EPSILON { length / 2.0 / way.abs() } else { 1.0 };
    let part = part(rect.2, way.0).min(part(rect.3, way.1)).min(1.0);
    Point(middle.0 + way.0 * part, middle.1 + way.1 * part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_run_from_border_to_border() {
        let rect = Rect(0.0, 0.0, 100.0, 40.0);
        assert_eq!(border(rect, Point(250.0, 20.0)), Point(100.0, 20.0));
        assert_eq!(border(rect, Point(50.0, -100.0)), Point(50.0, 0.0));
        assert_eq!(border(rect, rect.center()), rect.center());
    }
}
