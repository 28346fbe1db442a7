//! What a screen reader finds on the drawing: every element, in reading order, whether it is in sight or not.

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::NodeT;
use nagarezu::analysis::Coverage;
use nagarezu::app::Action;
use nagarezu::app::canvas::{access, order};
use nagarezu::app::command::Command;
use nagarezu::model::ElementId;
use nagarezu::register::Term;
use nagarezu::scene::Detail;
use nagarezu::text::{Lang, tr};

use crate::driver::{Driver, flow, name_of, node, zone};
use crate::generated::Drawing;

/// No more elements than this are told.
const MOST: usize = 400;

fn act(driver: &mut Driver, action: Action) {
    let ctx = driver.ctx().clone();
    driver.act(action, &ctx);
    driver.settle();
}

/// Figure 5-3 eight times as large as when all of it just fits, with its upper left corner in sight.
fn in_a_corner() -> Driver {
    let mut driver = Driver::sample();
    let middle = driver.state().camera.canvas.center();
    act(&mut driver, Action::Zoom(8.0, middle));
    act(&mut driver, Action::Pan(vec2(1e4, 1e4)));
    let bounds = driver.state().bounds().expect("a drawing");
    let at = driver.screen(bounds.corner());
    let to = driver.state().camera.canvas.left_top() + vec2(40.0, 40.0);
    act(&mut driver, Action::Pan(to - at));
    driver
}

/// Names and descriptions of what is told of the drawing, in the order in which they are told.
fn told(driver: &Driver) -> Vec<(String, String)> {
    let named = |node: &egui_kittest::Node<'_>| name_of(&node.accesskit_node());
    let canvas = driver
        .nodes()
        .find(|node| node.accesskit_node().role() == Role::List && named(node).as_deref() == Some("構成図"));
    let items: Vec<_> = canvas.expect("the canvas").children_recursive().collect();
    let items = items.iter().map(NodeT::accesskit_node).filter(|item| item.role() == Role::ListItem);
    items
        .map(|item| (name_of(&item).expect("a name"), item.data().description().unwrap_or_default().to_owned()))
        .collect()
}

fn reading(driver: &Driver) -> Vec<ElementId> {
    order::reading(driver.project(), driver.state().document.analysis())
}

/// That all there is is told, in reading order, each with its kind, place and coverage.
fn everything_is_told(driver: &Driver) {
    let state = driver.state();
    let (told, reading) = (told(driver), reading(driver));
    let names: Vec<String> = told.iter().map(|(name, _)| name.clone()).collect();
    let expected: Vec<String> = reading.iter().map(|&element| access::name(state, element)).collect();
    assert_eq!(names, expected);
    let steps = Coverage::ALL.map(|coverage| tr(Lang::Ja, Term::key(coverage)));
    let analysis = state.document.analysis();
    for ((name, description), element) in told.iter().zip(reading) {
        let (kind, zones, flows) = match element {
            ElementId::Zone(id) => {
                let parent = analysis.zones[&id].parent;
                ("区画".to_owned(), parent.into_iter().collect(), analysis.areas.zones[&id].flows.len())
            }
            ElementId::Node(id) => {
                let kind = state.catalog().node_kinds.get(&driver.project().nodes[&id].kind).expect("a kind");
                (kind.name.get(Lang::Ja).to_owned(), analysis.nodes[&id].zones.clone(), analysis.nodes[&id].flows)
            }
            ElementId::Flow(id) => {
                let from = driver.project().flows[&id].from;
                ("情報流".to_owned(), analysis.nodes[&from].zones.last().copied().into_iter().collect(), 1)
            }
            _ => continue,
        };
        assert!(description.starts_with(&kind), "{name}: {description}");
        for zone in zones {
            let zone = state.words().zone(zone);
            assert!(description.contains(&zone), "{name}: {description} without {zone}");
        }
        let all = format!("{name}、{description}");
        assert!(flows == 0 || steps.iter().any(|step| all.contains(step.as_str())), "{all}");
    }
}

#[test]
fn all_of_the_figure_is_told_where_only_a_corner_of_it_is_in_sight() {
    let driver = in_a_corner();
    let seen = driver.state().document.sheet().visible(driver.state().camera.visible()).count();
    assert!(seen < 12, "{seen} are in sight");
    everything_is_told(&driver);
}

#[test]
fn all_of_the_figure_is_told_from_far_away() {
    let mut driver = Driver::sample();
    let middle = driver.state().camera.canvas.center();
    act(&mut driver, Action::Zoom(0.1, middle));
    assert_eq!(Detail::at(driver.state().camera.zoom), Detail::Far);
    everything_is_told(&driver);
}

#[test]
fn what_is_out_of_sight_is_told_beside_the_canvas_and_brought_into_sight_when_asked_for() {
    for (element, gone_to) in [(node(20), false), (node(24), true), (flow(30), false), (zone(9), true)] {
        let mut driver = in_a_corner();
        let name = access::name(driver.state(), element);
        let canvas = driver.state().camera.canvas;
        let spot = driver.state().spot(element).expect("it is drawn");
        assert!(!driver.state().camera.visible().overlaps(spot), "{name} is out of sight");
        if !matches!(element, ElementId::Zone(_)) {
            let rect = driver.get(Role::ListItem, &name).rect();
            assert!(rect.is_positive() && !canvas.intersects(rect), "{name}: {rect:?}");
        }
        if gone_to {
            driver.get(Role::ListItem, &name).focus();
        } else {
            driver.get(Role::ListItem, &name).scroll_to_me();
        }
        driver.settle();
        assert!(driver.state().camera.visible().contains_rect(spot), "{name}");
        assert_eq!(driver.state().focus.element == Some(element) && driver.state().focus.shown, gone_to, "{name}");
        let rect = driver.get(Role::ListItem, &name).rect();
        assert!(canvas.contains_rect(rect), "{name}: {rect:?}");
    }
}

#[test]
fn of_a_large_drawing_what_is_in_sight_is_told_and_then_what_is_read_first() {
    let mut driver = Driver::blank();
    driver.open(Drawing::Sites(300).project());
    let last = *driver.project().nodes.keys().next_back().expect("a node");
    act(&mut driver, Action::Focus(last.into()));
    act(&mut driver, Action::Run(Command::ZoomReset));
    act(&mut driver, Action::BringIntoSight(last.into()));
    let state = driver.state();
    let told: Vec<String> = told(&driver).into_iter().map(|(name, _)| name).collect();
    assert_eq!(told.len(), MOST);
    let seen: Vec<ElementId> =
        state.document.sheet().visible(state.camera.visible()).map(|(element, _)| element).collect();
    assert!(!seen.is_empty() && seen.len() < MOST, "{}", seen.len());
    for element in seen {
        assert!(told.contains(&access::name(state, element)), "{element}");
    }
    let reading = reading(&driver);
    let first = reading.iter().take(200).map(|&element| access::name(state, element));
    assert!(first.into_iter().all(|name| told.contains(&name)));
    assert!(reading.len() > MOST);
}

#[test]
fn an_arrow_is_told_with_its_coverage_even_where_the_analysis_is_late() {
    let mut driver = Driver::blank();
    driver.open(Drawing::Sites(300).project());
    let before = driver.project().flows.keys().next_back().expect("a flow").0;
    act(&mut driver, Action::Focus(node(1)));
    driver.key(Key::A);
    driver.key(Key::Enter);
    let drawn = flow(before + 1);
    assert_eq!(driver.state().only_selected(), Some(drawn));
    let told = &driver.state().spoken;
    assert!(told.starts_with(&drawn.to_string()) && told.ends_with("未記述 を引きました"), "{told}");
}
