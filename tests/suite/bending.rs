//! Leading arrows by hand, tried on every segment of whole drawings: the line is where it was put.

use egui::{Key, Modifiers, Pos2, Vec2};
use nagarezu::analysis::analyse;
use nagarezu::app::Action;
use nagarezu::catalog::Catalog;
use nagarezu::edit::bend::{Grip, bent, is_on};
use nagarezu::edit::unbend::{without_bend, without_segment};
use nagarezu::edit::{Command, apply};
use nagarezu::layout::{Geometry, rearrange};
use nagarezu::model::{FlowId, NodeId, Point, Project, Rect};
use nagarezu::scene::Sheet;
use nagarezu::storage::template::Template;
use nagarezu::text::Lang;

use crate::driver::{Driver, flow, node};
use crate::generated::Drawing;

/// A drawing, and what it takes to change something of it.
pub(crate) struct Bench {
    pub(crate) project: Project,
    pub(crate) catalog: std::sync::Arc<Catalog>,
    pub(crate) sheet: Sheet,
}

impl Bench {
    pub(crate) fn new(project: Project) -> Self {
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

impl Bench {
    /// The way an arrow takes through waypoints.
    fn way(&self, id: FlowId, waypoints: &[Point]) -> Option<Vec<Point>> {
        if self.project.flows[&id].waypoints == waypoints {
            return Some(self.route(id).to_vec());
        }
        let command = Command::Bend { flow: id, waypoints: waypoints.to_vec() };
        let after = apply(&self.project, &self.catalog, &command).expect("a bend").project;
        let labels = |id| self.sheet.label_size(id);
        let geometry = rearrange(self.sheet.geometry(), &self.project, &after, self.sheet.keep_clear(), &labels);
        geometry.flows.get(&id).map(|flow| flow.route.clone())
    }

    /// The same drawing with an arrow led another way.
    fn led(&self, id: FlowId, waypoints: Vec<Point>) -> Self {
        let command = Command::Bend { flow: id, waypoints };
        let after = apply(&self.project, &self.catalog, &command).expect("a bend").project;
        let analysis = analyse(&after, &self.catalog, None);
        let sheet = self.sheet.updated(&self.project, &after, &analysis, &self.catalog);
        Self { project: after, catalog: std::sync::Arc::clone(&self.catalog), sheet }
    }
}

fn same(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.01
}

/// The longest segment across, or upright.
fn longest(route: &[Point], across: bool) -> (Point, Point) {
    let lines = route.windows(2).filter(|pair| is_across(pair[0], pair[1]) == across);
    let longest = lines.max_by(|a, b| a[0].distance(a[1]).total_cmp(&b[0].distance(b[1])));
    longest.map(|pair| (pair[0], pair[1])).expect("a segment")
}

fn waypoints(driver: &Driver, id: u32) -> Vec<Point> {
    driver.project().flows[&FlowId(id)].waypoints.clone()
}

fn way(driver: &Driver, id: u32) -> Vec<Point> {
    driver.state().document.sheet().geometry().flows[&FlowId(id)].route.clone()
}

/// F02 of figure 5-3 with its level line dragged up, its upright one to the left, and the level one up again.
fn led_twice() -> Driver {
    let mut driver = Driver::sample();
    driver.select(flow(2));
    for (across, part, by) in [(true, 0.7, -60.0), (false, 0.5, -80.0), (true, 0.7, -110.0)] {
        let (from, to) = longest(&way(&driver, 2), across);
        let at = Point(from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
        driver.drag_world(at, if across { Point(at.0, at.1 + by) } else { Point(at.0 + by, at.1) });
        assert_eq!(driver.state().only_selected(), Some(flow(2)));
    }
    assert_eq!(waypoints(&driver, 2).len(), 3);
    driver
}

fn double_click(driver: &mut Driver, at: Point) {
    let at: Pos2 = driver.screen(at);
    driver.double_click_at(at);
}

#[test]
fn a_bend_taken_out_leaves_the_others_on_the_line() {
    let mut driver = led_twice();
    let points = waypoints(&driver, 2);
    let [first, corner, last] = points[..] else { panic!("{points:?}") };
    double_click(&mut driver, last);
    let (left, route) = (waypoints(&driver, 2), way(&driver, 2));
    assert_eq!(
        (left.len(), left[0], same(left[1].0, corner.0)),
        (2, first, true),
        "it slides along its line: {left:?} {route:?}"
    );
    assert!(route.contains(&left[1]), "to where that turns now: {left:?} {route:?}");
    assert_eq!(route.len(), 3, "{route:?}");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(waypoints(&driver, 2), points, "one step");
    double_click(&mut driver, corner);
    let (left, route) = (waypoints(&driver, 2), way(&driver, 2));
    assert_eq!(left, [first], "{route:?}");
    assert!(same(route[0].0, first.0) && route.len() == 3, "the line it holds stays: {route:?}");
    driver.keys(Modifiers::COMMAND, Key::Z);
    double_click(&mut driver, first);
    assert_eq!(waypoints(&driver, 2), points[1..], "one on a straight stretch goes alone");
}

#[test]
fn a_double_click_puts_a_dragged_segment_back_where_the_arrow_is_selected() {
    let mut driver = led_twice();
    let points = waypoints(&driver, 2);
    let on = Point(points[1].0, points[0].1 + (points[1].1 - points[0].1) * 0.6);
    double_click(&mut driver, on);
    let (left, route) = (waypoints(&driver, 2), way(&driver, 2));
    assert_eq!(left.last(), points.last(), "{left:?} {route:?}");
    assert!(
        left.iter().all(|point| same(point.1, points[2].1)) && !same(route[0].0, points[0].0),
        "{left:?} {route:?}"
    );
    assert!(driver.state().labelling.is_none());
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.key(Key::Escape);
    driver.key(Key::Escape);
    driver.select(node(1));
    double_click(&mut driver, on);
    assert_eq!(waypoints(&driver, 2), points, "the first of the two has only selected it");
    assert!(driver.state().labelling.is_some(), "so they open what it says");
}

#[test]
fn the_menu_takes_a_bend_out_and_so_does_delete() {
    let mut driver = led_twice();
    let points = waypoints(&driver, 2);
    double_click(&mut driver, points[2]);
    let by_hand = waypoints(&driver, 2);
    driver.keys(Modifiers::COMMAND, Key::Z);
    let at = driver.screen(points[2]);
    driver.right_click_at(at);
    driver.pick("この折れ点を除く");
    assert_eq!(waypoints(&driver, 2), by_hand);
    driver.keys(Modifiers::COMMAND, Key::Z);
    let on = driver.screen(Point(points[1].0, points[0].1 + (points[1].1 - points[0].1) * 0.6));
    driver.right_click_at(on);
    driver.pick("この線分を元に戻す");
    assert!(!same(way(&driver, 2)[0].0, points[0].0));
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.key(Key::G);
    let held =
        |driver: &Driver| driver.state().focus.keyed.map(|keyed| driver.state().keyed_words(keyed)).unwrap_or_default();
    for _ in 0..12 {
        if held(&driver) != "F02 折れ点 3/3" {
            driver.key(Key::Tab);
        }
    }
    assert_eq!(held(&driver), "F02 折れ点 3/3");
    driver.keys(Modifiers::SHIFT, Key::F10);
    driver.pick("この折れ点を除く");
    assert_eq!(waypoints(&driver, 2), by_hand, "of the bend that keys hold");
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.key(Key::Escape);
    driver.key(Key::Escape);
    driver.select(flow(2));
    driver.key(Key::G);
    for _ in 0..12 {
        if held(&driver) != "F02 折れ点 3/3" {
            driver.key(Key::Tab);
        }
    }
    assert_eq!(held(&driver), "F02 折れ点 3/3");
    driver.key(Key::Delete);
    assert_eq!(waypoints(&driver, 2), by_hand);
    driver.key(Key::Escape);
    let at = driver.screen(by_hand[1]);
    driver.right_click_at(at);
    driver.pick("経路を自動に戻す");
    assert!(waypoints(&driver, 2).is_empty());
}

#[test]
fn whatever_is_taken_out_the_line_goes_on_through_the_rest() {
    let bench = Bench::new(Template::Figure53.project().expect("figure 5-3"));
    let (mut faults, mut tried) = (Vec::new(), [0; 3]);
    for (&id, _) in bench.project.flows.iter().filter(|(id, flow)| id.0 % 3 == 2 && !flow.is_at_rest()) {
        for number in 0..bench.route(id).len() - 1 {
            let once = bench.led(id, bench.dragged(id, number, 40.0).0);
            for again in 0..once.route(id).len() - 1 {
                let twice = once.led(id, once.dragged(id, again, -40.0).0);
                let (flow, route) = (&twice.project.flows[&id], twice.route(id));
                let way = |waypoints: &[Point]| twice.way(id, waypoints);
                let cuts = (0..flow.waypoints.len()).map(|bend| Some(without_bend(flow, route, bend, &way)));
                let segments = (0..route.len() - 1).map(|segment| without_segment(flow, route, segment, &way));
                for rest in cuts.chain(segments).flatten() {
                    let after = way(&rest).expect("a way");
                    tried[0] += 1;
                    tried[1] += usize::from(rest.len() + 1 == flow.waypoints.len());
                    tried[2] += usize::from(after.len() <= route.len());
                    let mut fault = |what: &str| {
                        faults.push(format!("{id} {what}: {:?} {route:?} -> {rest:?} {after:?}", flow.waypoints));
                    };
                    let on_line = |point: &Point| {
                        let is_in_line = |other: &Point| same(other.0, point.0) || same(other.1, point.1);
                        flow.waypoints.contains(point) || flow.waypoints.iter().any(is_in_line)
                    };
                    if rest.len() >= flow.waypoints.len() || !rest.iter().all(on_line) {
                        fault("leaves what was not there");
                    }
                    let was_on = |point: &&Point| is_on(route, **point);
                    // Beyond where its line meets the node beside it, a point waits for the node to go back.
                    let is_led = |point: &Point| {
                        let holds = |other: &Point| (same(other.0, point.0)) != (same(other.1, point.1));
                        is_on(&after, *point) || rest.iter().any(|other| holds(other) && is_on(&after, *other))
                    };
                    if !rest.iter().filter(was_on).all(is_led) {
                        fault("leaves a point beside the line");
                    }
                    if leads_back(&after) && !leads_back(route) {
                        fault("leads back over itself");
                    }
                }
            }
        }
    }
    println!("{tried:?}, {} faults", faults.len());
    assert!(faults.is_empty() && tried[0] > 100, "{faults:#?}");
}
