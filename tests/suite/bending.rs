//! Leading arrows by hand, tried on every segment of whole drawings: the line is where it was put.

use egui::{Key, Vec2};
use nagarezu::analysis::analyse;
use nagarezu::app::Action;
use nagarezu::catalog::Catalog;
use nagarezu::edit::bend::{Grip, bent};
use nagarezu::edit::{Command, apply};
use nagarezu::layout::{Geometry, rearrange};
use nagarezu::model::{FlowId, NodeId, Point, Project, Rect};
use nagarezu::scene::Sheet;
use nagarezu::storage::template::Template;
use nagarezu::text::Lang;

use crate::driver::{Driver, flow, node};
use crate::generated::Drawing;

/// A drawing, and what it takes to bend an arrow of it.
struct Bench {
    project: Project,
    catalog: std::sync::Arc<Catalog>,
    sheet: Sheet,
}

impl Bench {
    fn new(project: Project) -> Self {
        let catalog = Catalog::builtin().expect("the catalogue");
        let sheet = Sheet::new(&project, &analyse(&project, &catalog, None), &catalog, Lang::Ja);
        Self { project, catalog, sheet }
    }

    fn route(&self, id: FlowId) -> &[Point] {
        &self.sheet.geometry().flows[&id].route
    }

    /// The waypoints and the way of an arrow with one of its segments dragged aside.
    fn dragged(&self, id: FlowId, number: usize, by: f32) -> (Vec<Point>, Vec<Point>) {
        let (waypoints, geometry) = self.drawn(id, number, by);
        (waypoints, geometry.flows[&id].route.clone())
    }

    /// The waypoints, and how everything is drawn then.
    fn drawn(&self, id: FlowId, number: usize, by: f32) -> (Vec<Point>, Geometry) {
        let (flow, route) = (&self.project.flows[&id], self.route(id));
        let (from, to) = (route[number], route[number + 1]);
        let middle = Point(f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1));
        let to = if is_across(from, to) { Point(middle.0, middle.1 + by) } else { Point(middle.0 + by, middle.1) };
        let waypoints = bent(&self.project, flow, route, Grip::Segment(number), to);
        let command = Command::Bend { flow: id, waypoints: waypoints.clone() };
        let after = apply(&self.project, &self.catalog, &command).expect("a bend").project;
        let labels = |id| self.sheet.label_size(id);
        let geometry = rearrange(self.sheet.geometry(), &self.project, &after, self.sheet.keep_clear(), &labels);
        (waypoints, geometry)
    }
}

fn is_across(from: Point, to: Point) -> bool {
    (to.0 - from.0).abs() >= (to.1 - from.1).abs()
}

fn leads_back(route: &[Point]) -> bool {
    route.windows(3).any(|three| {
        let (there, on) = (three[0].to(three[1]), three[1].to(three[2]));
        there.0 * on.0 + there.1 * on.1 < 0.0
    })
}

/// Every fault of dragging each segment of some arrows, and how often a segment was where it was asked for.
fn tried(project: Project, flows: impl Fn(FlowId) -> bool) -> (Vec<String>, [usize; 2]) {
    let bench = Bench::new(project);
    let (mut faults, mut counts) = (Vec::new(), [0; 2]);
    for (&id, _) in bench.project.flows.iter().filter(|(id, flow)| flows(**id) && !flow.is_at_rest()) {
        let before = bench.route(id).to_vec();
        for number in 0..before.len() - 1 {
            for by in [-40.0, -20.0, 20.0, 40.0] {
                let (waypoints, route) = bench.dragged(id, number, by);
                let mut fault = |what: &str| {
                    faults.push(format!(
                        "{id} segment {number} by {by} {what}: {before:?} -> {waypoints:?} -> {route:?}"
                    ));
                };
                let across = is_across(before[number], before[number + 1]);
                let at = |point: Point| if across { point.1 } else { point.0 };
                let asked = at(before[number]) + by;
                let &[first, .., last] = &waypoints[..] else {
                    fault("holds nothing");
                    continue;
                };
                counts[0] += 1;
                counts[1] += usize::from((at(first) - asked).abs() < 0.01);
                let held = Rect::between(first, last);
                let on = |line: &&[Point]| {
                    let line = Rect::between(line[0], line[1]);
                    is_across(Point(line.0, line.1), Point(line.right(), line.bottom())) == across
                        && line.grown(0.01).contains(held.center())
                };
                if !route.windows(2).any(|line| on(&line)) {
                    fault("is not where it was put");
                }
                if leads_back(&route) {
                    fault("leads back over itself");
                }
                let inside =
                    |point: &Point| bench.project.nodes.values().any(|node| node.rect().grown(-0.5).contains(*point));
                if [first, last].iter().any(inside) {
                    fault("is held inside a node");
                }
                let jog = route.windows(4).find(|four| {
                    let (before, after) = (four[0].to(four[1]), four[2].to(four[3]));
                    four[1].distance(four[2]) < 8.0 && before.0 * after.0 + before.1 * after.1 > 0.0
                });
                if jog.is_some() {
                    fault("has a small kink");
                }
            }
        }
    }
    (faults, counts)
}

#[test]
fn a_dragged_segment_is_where_it_was_put_and_nothing_leads_back_over_itself() {
    let (faults, [all, exact]) = tried(Template::Figure53.project().expect("figure 5-3"), |_| true);
    println!("figure 5-3: {exact} of {all} exactly where they were asked for, {} faults", faults.len());
    for fault in &faults {
        println!("{fault}");
    }
    assert!(faults.is_empty());
}

#[test]
fn the_same_in_a_drawing_of_a_hundred_elements() {
    let (faults, [all, exact]) = tried(Drawing::Dense.project(), |id| id.0.is_multiple_of(4));
    println!("dense: {exact} of {all} exactly where they were asked for, {} faults", faults.len());
    for fault in &faults {
        println!("{fault}");
    }
    assert!(faults.is_empty());
}

#[test]
fn labels_give_way_to_a_line_that_is_led_by_hand() {
    let bench = Bench::new(Template::Figure53.project().expect("figure 5-3"));
    let (mut tried, mut hidden) = (0, Vec::new());
    for (&id, _) in bench.project.flows.iter().filter(|(_, flow)| !flow.is_at_rest()) {
        for number in 0..bench.route(id).len() - 1 {
            for by in [-40.0, 40.0] {
                let before = bench.sheet.geometry();
                let after = bench.drawn(id, number, by).1;
                for (other, flow) in after.flows.iter().filter(|(other, _)| **other != id) {
                    let under = |label: Rect, route: &[Point]| {
                        route.windows(2).any(|pair| Rect::between(pair[0], pair[1]).overlaps(label.grown(-1.0)))
                    };
                    let covered = |label: Option<Rect>, route| label.is_some_and(|label| under(label, route));
                    let route = &after.flows[&id].route;
                    tried += usize::from(covered(before.flows[other].label, route));
                    if covered(flow.label, route) && !covered(before.flows[other].label, bench.route(id)) {
                        hidden.push(format!("{id} segment {number} by {by} runs through the label of {other}"));
                    }
                }
            }
        }
    }
    println!("{tried} labels were in the way, {} still are", hidden.len());
    // In a dense place there may be no other one left for a label.
    assert!(tried > 0 && hidden.len() * 2 < tried, "{hidden:#?}");
}

/// Two nodes, the second below to the right.
const TWO: &str = r#"Project(
    format: 1,
    title: "二つ",
    profile: "gl-1.1",
    nodes: {
        "N01": (kind: "node.terminal", name: "受付端末", at: (300, 250)),
        "N02": (kind: "node.server", name: "サーバ", at: (800, 420)),
    },
)"#;

/// The right edge of a node, where a drag begins an arrow.
fn right_edge(driver: &Driver, id: u32) -> Point {
    let rect = driver.project().nodes[&NodeId(id)].rect();
    Point(rect.right() - 1.0, rect.center().1)
}

fn shown(driver: &Driver) -> Option<Vec<Point>> {
    driver.state().document.sheet().geometry().flows.get(&FlowId(1)).map(|flow| flow.route.clone())
}

#[test]
fn an_arrow_being_drawn_is_shown_as_it_will_be() {
    let mut driver = Driver::with(TWO);
    let from = driver.screen(right_edge(&driver, 1));
    let to = driver.middle(node(2));
    driver.drag_to(from, from.lerp(to, 0.5));
    assert_eq!(shown(&driver), None, "over empty ground");
    driver.drag_on(to);
    driver.drag_on(to);
    let seen = shown(&driver).expect("an arrow to the node");
    driver.drag_on(from.lerp(to, 0.5));
    driver.drag_on(from.lerp(to, 0.5));
    assert_eq!(shown(&driver), None, "over empty ground again");
    driver.drag_on(to);
    driver.let_go();
    assert_eq!(shown(&driver), Some(seen), "nothing jumps");
    assert_eq!(driver.project().flows.len(), 1);
}

#[test]
fn an_arrow_back_to_its_node_is_shown_before_it_is_let_go() {
    let mut driver = Driver::with(TWO);
    let from = driver.screen(right_edge(&driver, 1));
    driver.drag_to(from, from + Vec2::new(80.0, 0.0));
    let back = driver.middle(node(1));
    driver.drag_on(back);
    driver.drag_on(back);
    let seen = shown(&driver).expect("a loop");
    assert!(seen.len() > 3);
    driver.let_go();
    assert!(driver.project().flows[&FlowId(1)].is_at_rest());
    assert_eq!(shown(&driver), Some(seen));
}

#[test]
fn a_node_moved_past_a_bend_leaves_no_line_there_and_back() {
    for by in [(0.0, 60.0), (0.0, 170.0), (260.0, 0.0), (560.0, 0.0), (260.0, 60.0), (300.0, 170.0)] {
        let mut driver = Driver::with(TWO);
        let from = driver.screen(right_edge(&driver, 1));
        driver.drag(from, driver.middle(node(2)));
        driver.key(Key::Escape);
        driver.key(Key::Escape);
        driver.select(flow(1));
        let route = shown(&driver).expect("an arrow");
        let upright = route.windows(2).find(|pair| !is_across(pair[0], pair[1])).expect("an upright line");
        let at = Point(upright[0].0, f32::midpoint(upright[0].1, upright[1].1) + 12.0);
        driver.drag_world(at, Point(at.0 + 20.0, at.1));
        let bent = shown(&driver).expect("an arrow");
        assert!(!driver.project().flows[&FlowId(1)].waypoints.is_empty(), "{route:?} {bent:?}");
        let elements = std::collections::BTreeSet::from([NodeId(1).into()]);
        let ctx = driver.ctx().clone();
        let command = Command::Move { elements, by: nagarezu::model::Vector(by.0, by.1) };
        driver.act(Action::Edit(command), &ctx);
        let moved = shown(&driver).expect("an arrow");
        assert!(!leads_back(&moved), "{by:?}: {moved:?}");
    }
}
