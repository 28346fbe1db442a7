//! The route of a straight flow: from border to border, and from waypoint to waypoint, whatever is in the way.

use super::draft::Draft;
use super::line::Line;
use super::ports::APART;
use super::stops::waypoints;
use super::weights::TOO_CLOSE;
use crate::model::{Flow, FlowId, Point, Rect};

/// How far beside the middle a line runs that would lie on another one otherwise, in the order they are tried.
const BESIDE: [f32; 7] = [0.0, APART, -APART, 2.0 * APART, -2.0 * APART, 3.0 * APART, -3.0 * APART];

/// How long two lines may run side by side before they look like one.
const LONGEST: f32 = 24.0;

/// The route of a straight flow among everything that is settled.
pub(super) fn route(draft: &Draft, id: FlowId, flow: &Flow, (from, to): (Rect, Rect)) -> Vec<Point> {
    let stops = waypoints(flow);
    if let (Some(first), Some(last)) = (stops.first(), stops.last()) {
        let leave = |rect: Rect, stop: Point| exit(rect, rect.center(), Line(rect.center(), stop).direction());
        let mut way = vec![leave(from, *first)];
        way.extend(&stops);
        way.push(leave(to, *last));
        return way;
    }
    let lines: Vec<Line> = BESIDE.iter().filter_map(|by| line(from, to, *by)).collect();
    let free = lines.iter().find(|line| !lies_on_another(draft, id, **line)).or(lines.first());
    free.map_or_else(|| vec![from.center(), to.center()], |Line(from, to)| vec![*from, *to])
}

/// The line between two nodes that runs this far beside the one through their middles; none where it would miss one.
fn line(from: Rect, to: Rect, by: f32) -> Option<Line> {
    let (x, y) = Line(from.center(), to.center()).direction();
    let beside = |at: Point| Point(at.0 - y * by, at.1 + x * by);
    let (start, end) = (beside(from.center()), beside(to.center()));
    let meets = (from.contains(start) && to.contains(end)) || by == 0.0;
    meets.then(|| Line(exit(from, start, (x, y)), exit(to, end, (-x, -y))))
}

/// Where a line that starts inside a rectangle leaves it.
fn exit(rect: Rect, inside: Point, (x, y): (f32, f32)) -> Point {
    let way = |at: f32, along: f32, low: f32, high: f32| {
        if along > 0.0 {
            (high - at) / along
        } else if along < 0.0 {
            (low - at) / along
        } else {
            f32::INFINITY
        }
    };
    let across = way(inside.0, x, rect.left(), rect.right());
    let down = way(inside.1, y, rect.top(), rect.bottom());
    if across <= down {
        let border = if x > 0.0 { rect.right() } else { rect.left() };
        Point(border, (inside.1 + y * across).clamp(rect.top(), rect.bottom()))
    } else {
        let border = if y > 0.0 { rect.bottom() } else { rect.top() };
        Point((inside.0 + x * down).clamp(rect.left(), rect.right()), border)
    }
}

fn lies_on_another(draft: &Draft, id: FlowId, line: Line) -> bool {
    line.boxes().any(|piece| {
        draft.index.segments.any(piece.grown(TOO_CLOSE), |(owner, number), _| {
            let other = draft.route(owner).get(number..number + 2);
            let other = other.and_then(|ends| Some(Line(*ends.first()?, *ends.last()?)));
            owner != id && other.is_some_and(|other| line.beside(other, TOO_CLOSE) > LONGEST)
        })
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::figure_test::node;
    use super::super::{Fault, arrange, element_at, faults, rearrange};
    use super::*;
    use crate::model::{ElementId, Project, Size};

    #[expect(clippy::unnecessary_wraps, reason = "the signature of `LabelSizes`")]
    fn sizes(_: FlowId) -> Option<Size> {
        Some(Size(96.0, 20.0))
    }

    fn two() -> Project {
        let mut project = Project::default();
        let a = project.add_node(node("a", 0.0, 0.0, 132.0));
        let b = project.add_node(node("b", 400.0, 300.0, 132.0));
        for (from, to) in [(a, b), (b, a)] {
            project.add_flow(Flow { straight: true, ..Flow::new(from, to) });
        }
        project
    }

    #[test]
    fn straight_flows_run_from_border_to_border_side_by_side() {
        let project = two();
        let geometry = arrange(&project, &[], &sizes);
        assert_eq!(faults(&project, &geometry, &[]), []);
        for flow in geometry.flows.values() {
            assert_eq!(flow.route.len(), 2, "{flow:?}");
            assert!(Line(flow.route[0], flow.route[1]).is_oblique());
        }
        let first = &geometry.flows[&FlowId(1)].route;
        let line = Line(project.nodes[&crate::model::NodeId(1)].rect().center(), first[1]);
        assert!(line.distance(first[0]) < 0.1, "it points at the middle");
    }

    #[test]
    fn the_label_of_a_straight_flow_stands_on_its_line() {
        let mut project = two();
        project.flows.remove(&FlowId(2));
        let geometry = arrange(&project, &[], &sizes);
        for (id, flow) in &geometry.flows {
            let line = Line(flow.route[0], flow.route[1]);
            let label = flow.label.expect("a label");
            assert!(line.inside(label) > 10.0, "{flow:?}");
            let spot = line.at(0.15);
            let beside = Point(spot.0 + 0.8 * 5.0, spot.1 - 0.6 * 5.0);
            assert_eq!(element_at(&project, &geometry, beside, 8.0), Some(ElementId::Flow(*id)));
            let away = Point(spot.0 + 60.0, spot.1 - 45.0);
            assert_eq!(element_at(&project, &geometry, away, 8.0), None, "its bounding box is not the line");
        }
    }

    #[test]
    fn a_straight_flow_bends_at_its_waypoints_only() {
        let mut project = two();
        let stops = [Point(300.0, -40.0), Point(500.0, 100.0)];
        Arc::make_mut(project.flows.get_mut(&FlowId(1)).expect("the flow")).waypoints = stops.to_vec();
        let geometry = arrange(&project, &[], &sizes);
        assert_eq!(geometry.flows[&FlowId(1)].route[1..3], stops);
        assert_eq!(faults(&project, &geometry, &[]), []);
    }

    #[test]
    fn making_a_flow_straight_changes_its_route_and_back() {
        let before = two();
        let mut after = before.clone();
        Arc::make_mut(after.flows.get_mut(&FlowId(1)).expect("the flow")).straight = false;
        let geometry = arrange(&before, &[], &sizes);
        let routed = rearrange(&geometry, &before, &after, &[], &sizes);
        assert!(routed.flows[&FlowId(1)].route.len() > 2);
        assert_eq!(faults(&after, &routed, &[]), []);
        let again = rearrange(&routed, &after, &before, &[], &sizes);
        assert_eq!(again.flows[&FlowId(1)].route.len(), 2);
        assert!(!faults(&before, &again, &[]).iter().any(|fault| matches!(fault, Fault::RouteOblique(_))));
    }

    #[test]
    fn wherever_nodes_stand_a_line_leaves_them_at_their_border() {
        let rect = Rect(10.0, 10.0, 100.0, 50.0);
        for to in [rect, Rect(60.0, 30.0, 5.0, 5.0), Rect(0.0, 0.0, 0.0, 0.0), Rect(10.0, 400.0, 100.0, 50.0)] {
            let line = line(rect, to, 0.0).expect("a line");
            for (end, rect) in [(line.0, rect), (line.1, to)] {
                let inner = rect.grown(-0.6);
                assert!(rect.grown(0.1).contains(end), "{end:?} of {rect:?}");
                assert!(inner.2 <= 0.0 || inner.3 <= 0.0 || !inner.contains(end), "{end:?} in {rect:?}");
            }
        }
    }
}
