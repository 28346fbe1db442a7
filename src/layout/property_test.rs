//! Laws that hold for any drawing, tried on random small ones.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::figure_test::node;
use super::{Fault, arrange, chip_middle, faults, label_anchor, rearrange};
use crate::model::{Flow, FlowId, Node, NodeId, Point, Project, Size, Vector};

/// Nodes on a loose raster, so that there is room between them, and flows between any two.
fn roomy() -> impl Strategy<Value = Project> {
    let places = prop::collection::btree_set((0_u8..5, 0_u8..5), 2..9);
    let jitter = prop::collection::vec((0_u8..40, 0_u8..40), 9);
    let flows = prop::collection::vec((0_usize..9, 0_usize..9), 1..9);
    (places, jitter, flows).prop_map(|(places, jitter, flows)| {
        let mut project = Project::default();
        for ((column, row), (dx, dy)) in places.iter().zip(jitter) {
            let (x, y) = (f32::from(*column) * 330.0 + f32::from(dx), f32::from(*row) * 220.0 + f32::from(dy));
            project.add_node(node("n", x, y, 132.0));
        }
        let count = places.len();
        for (from, to) in flows {
            project.add_flow(Flow::new(NodeId((from % count) as u32 + 1), NodeId((to % count) as u32 + 1)));
        }
        project
    })
}

/// Nodes of any size anywhere, on top of each other, with waypoints anywhere.
fn wild() -> impl Strategy<Value = Project> {
    let nodes = prop::collection::vec((-300_i16..300, -300_i16..300, 0_u16..300, 0_u16..200), 1..10);
    let point = (-400_i16..400, -400_i16..400);
    let flows =
        prop::collection::vec((0_usize..12, 0_usize..12, prop::collection::vec(point, 0..9), any::<bool>()), 0..10);
    (nodes, flows).prop_map(|(nodes, flows)| {
        let mut project = Project::default();
        for (x, y, width, height) in nodes {
            let size = Size(f32::from(width), f32::from(height));
            project.add_node(Node { size, ..node("n", f32::from(x), f32::from(y), 0.0) });
        }
        for (from, to, waypoints, straight) in flows {
            let mut flow = Flow::new(NodeId(from as u32 + 1), NodeId(to as u32 + 1));
            flow.waypoints = waypoints.iter().map(|(x, y)| Point(f32::from(*x), f32::from(*y))).collect();
            flow.straight = straight;
            project.add_flow(flow);
        }
        project
    })
}

#[expect(clippy::unnecessary_wraps, reason = "the signature of `LabelSizes`")]
fn sizes(id: FlowId) -> Option<Size> {
    Some(if id.0.is_multiple_of(2) { Size(96.0, 20.0) } else { Size(150.0, 34.0) })
}

fn moved(project: &Project, id: NodeId, dx: f32, dy: f32) -> Project {
    let mut project = project.clone();
    if let Some(node) = project.nodes.get(&id) {
        let at = Point(node.at.0 + dx, node.at.1 + dy);
        let node = Node { at, ..(**node).clone() };
        project.nodes.insert(id, Arc::new(node));
    }
    project
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(53), ..ProptestConfig::with_cases(96) })]

    #[test]
    fn where_there_is_room_nothing_is_at_fault(project in roomy()) {
        let geometry = arrange(&project, &[], &sizes);
        let found: Vec<Fault> = faults(&project, &geometry, &[]);
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn whatever_is_drawn_gets_a_route_from_border_to_border(project in wild()) {
        let geometry = arrange(&project, &[], &sizes);
        for fault in faults(&project, &geometry, &[]) {
            prop_assert!(
                !matches!(fault, Fault::NotRouted(_) | Fault::RouteOffItsNode(_) | Fault::RouteOblique(_)),
                "{fault:?}: {:?}", geometry.flows
            );
            prop_assert!(!matches!(fault, Fault::LabelsOverlap(..) | Fault::LabelOnNode(..)), "{fault:?}");
        }
        for (id, flow) in &geometry.flows {
            prop_assert!(flow.route.iter().all(|point| point.is_drawable()));
            let is = &project.flows[id];
            if is.is_at_rest() || is.straight {
                continue;
            }
            let ends = (project.nodes[&is.from].rect(), project.nodes[&is.to].rect());
            let passes = |stop: &super::stops::Stop| {
                let touches = |line: crate::model::Rect| super::grid::touches(line.grown(0.01), stop.at);
                super::draft::segments(&flow.route).any(touches)
            };
            let stops = super::stops::stops(is, ends);
            let slid = super::stops::slid(is, ends).is_some_and(|slid| slid.iter().all(passes));
            prop_assert!(slid || stops.iter().all(passes), "{id} misses one of {stops:?}: {:?}", flow.route);
            for three in flow.route.windows(3) {
                let (there, on) = (three[0].to(three[1]), three[1].to(three[2]));
                prop_assert!(there.0 * on.0 + there.1 * on.1 >= 0.0, "{id} leads back over itself: {:?}", flow.route);
            }
        }
    }

    #[test]
    fn a_label_stays_where_it_was_put_and_others_keep_off_it(project in roomy(), flow in 1_u32..9, dx in -90_i8..90, dy in -90_i8..90) {
        let before = arrange(&project, &[], &sizes);
        let mut new = project.clone();
        let id = FlowId(flow);
        let Some(flow) = new.flows.get_mut(&id) else { return Ok(()) };
        Arc::make_mut(flow).label_at = Some(Vector(f32::from(dx), f32::from(dy)));
        let anchor = label_anchor(&new, &new.flows[&id]);
        let place = anchor.map(|anchor| anchor.moved(Vector(f32::from(dx), f32::from(dy))));
        let all = arrange(&new, &[], &sizes);
        let after = rearrange(&before, &project, &new, &[], &sizes);
        for geometry in [&all, &after] {
            prop_assert_eq!(geometry.flows[&id].label.map(chip_middle), place);
            for fault in faults(&new, geometry, &[]) {
                prop_assert!(matches!(fault, Fault::LabelOnNode(own, _) if own == id), "{fault:?} {:?}", geometry.flows);
            }
        }
        let moved = moved(&new, new.flows[&id].to, 40.0, 20.0);
        let carried = rearrange(&after, &new, &moved, &[], &sizes).flows[&id].label.map(chip_middle);
        let anchor = label_anchor(&moved, &moved.flows[&id]);
        prop_assert_eq!(carried, anchor.map(|anchor| anchor.moved(Vector(f32::from(dx), f32::from(dy)))));
    }

    #[test]
    fn an_edit_leaves_the_rest_as_it_is(project in roomy(), node in 1_u32..9, dx in -60_i8..60, dy in -60_i8..60) {
        let node = NodeId(node);
        let before = arrange(&project, &[], &sizes);
        let new = moved(&project, node, f32::from(dx), f32::from(dy));
        let after = rearrange(&before, &project, &new, &[], &sizes);
        let same = rearrange(&before, &project, &project, &[], &sizes);
        for (id, flow) in &before.flows {
            prop_assert!(Arc::ptr_eq(flow, &same.flows[id]));
            let ends = &new.flows[id];
            let touched = ends.from == node || ends.to == node;
            let rect = new.nodes.get(&node).map(|node| node.rect().grown(4.0));
            let in_the_way = rect.is_some_and(|rect| {
                flow.label.is_some_and(|label| label.overlaps(rect))
                    || super::draft::segments(&flow.route).any(|segment| rect.overlaps(segment))
            });
            if !touched && !in_the_way {
                prop_assert!(Arc::ptr_eq(flow, &after.flows[id]), "{id} was not touched");
            }
        }
        let found: Vec<Fault> = faults(&new, &after, &[]).into_iter().filter(|fault| !matches!(fault, Fault::NodesOverlap(..))).collect();
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn what_is_moved_together_keeps_its_shape(project in roomy(), dx in -500_i16..500) {
        let before = arrange(&project, &[], &sizes);
        let mut new = project.clone();
        for id in project.nodes.keys() {
            new = moved(&new, *id, f32::from(dx), 64.0);
        }
        let after = rearrange(&before, &project, &new, &[], &sizes);
        for (id, flow) in &before.flows {
            let by = crate::model::Vector(f32::from(dx), 64.0);
            let route: Vec<Point> = flow.route.iter().map(|point| point.moved(by)).collect();
            prop_assert_eq!(&route, &after.flows[id].route, "{}", id);
        }
    }
}
