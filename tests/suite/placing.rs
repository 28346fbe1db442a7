//! Placing without pointing: what is taken from the launcher or by its key lands where there is room, in sight.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use nagarezu::app::command::Command;
use nagarezu::model::{ElementId, Project, Rect};

use crate::driver::{Driver, flow, zone};
use crate::selecting::CLINIC;

/// Takes something in hand through the launcher, and places it by the enter key.
fn launch_and_place(driver: &mut Driver, typed: &str) {
    driver.keys(Modifiers::COMMAND, Key::K);
    driver.type_text(typed);
    driver.key(Key::Enter);
    driver.key(Key::Enter);
    driver.key(Key::Escape);
}

/// Takes something in hand by its key, and places it by the enter key under the name it gets.
fn take_and_place(driver: &mut Driver, key: &str) {
    driver.type_text(key);
    driver.key(Key::Enter);
    driver.key(Key::Enter);
}

/// The frames of the zones with this kind.
fn zones(project: &Project, kind: &str) -> Vec<Rect> {
    project.zones.values().filter(|zone| zone.kind == kind).map(|zone| zone.frame).collect()
}

/// Pairs of sites that share ground, and nodes on the line of a zone or on another node.
fn faults(project: &Project) -> usize {
    let sites = ["zone.medical", "zone.dc", "zone.devsite", "zone.cloud"].map(|kind| zones(project, kind)).concat();
    let pairs = |rects: &[Rect]| {
        let pairs = rects.iter().enumerate().flat_map(|(at, a)| rects[at + 1..].iter().map(move |b| a.overlaps(*b)));
        pairs.filter(|&overlap| overlap).count()
    };
    let nodes: Vec<Rect> = project.nodes.values().map(|node| node.rect()).collect();
    let on_line = |node: &&Rect| {
        project.zones.values().any(|zone| zone.frame.overlaps(**node) && !zone.frame.contains_rect(**node))
    };
    pairs(&sites) + pairs(&nodes) + nodes.iter().filter(on_line).count()
}

/// Whether all that is selected is in sight.
fn in_sight(driver: &Driver) -> bool {
    let state = driver.state();
    let frames = state.selection.iter().filter_map(|&element| state.frame(element)).reduce(Rect::union);
    frames.is_some_and(|frame| state.camera.visible().grown(1.0).contains_rect(frame))
}

#[test]
fn one_piece_after_the_other_lands_beside_what_is_there() {
    let mut driver = Driver::blank();
    for (number, piece) in
        ["診療所一式", "データセンター一式", "クラウドサービス一式", "診療所一式"].into_iter().enumerate()
    {
        let before = driver.project().nodes.len();
        launch_and_place(&mut driver, piece);
        assert!(driver.project().nodes.len() > before, "{number}: {piece}");
        assert_eq!(faults(driver.project()), 0, "{number}: {piece}");
    }
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.keys(Modifiers::COMMAND, Key::Y);
    assert!(in_sight(&driver));
}

#[test]
fn a_place_of_its_own_lands_beside_the_clinic_and_a_room_in_it() {
    let mut driver = Driver::blank();
    launch_and_place(&mut driver, "診療所一式");
    let clinic = zones(driver.project(), "zone.medical")[0];
    take_and_place(&mut driver, "D");
    let centre = zones(driver.project(), "zone.dc")[0];
    assert!(!centre.overlaps(clinic), "{centre:?}");
    assert!(centre.top() >= clinic.bottom() || centre.left() >= clinic.right(), "right of it or below: {centre:?}");
    assert!(!driver.project().nodes.values().any(|node| centre.contains(node.rect().center())));
    assert!(in_sight(&driver));
    // With the centre selected, what stands in places stands in it, one beside the other.
    for _ in 0..2 {
        take_and_place(&mut driver, "R");
    }
    let rooms = zones(driver.project(), "zone.room");
    let within = rooms.iter().filter(|room| centre.contains_rect(**room)).count();
    assert_eq!(within, 2, "{rooms:?} in {centre:?}");
    assert_eq!(faults(driver.project()), 0);
}

#[test]
fn nodes_placed_by_keys_cover_nothing_however_many() {
    let mut driver = Driver::sample();
    for number in 0..6 {
        driver.key(Key::Escape);
        take_and_place(&mut driver, "s");
        let Some(ElementId::Node(id)) = driver.state().only_selected() else { panic!("{number}: a node is selected") };
        let rect = driver.project().nodes[&id].rect();
        let covers = driver.project().nodes.iter().any(|(other, node)| *other != id && node.rect().overlaps(rect));
        assert!(!covers && in_sight(&driver), "{number}: {rect:?}");
    }
}

#[test]
fn the_note_has_a_key_and_says_so() {
    let mut driver = Driver::blank();
    take_and_place(&mut driver, "N");
    assert_eq!(driver.project().notes.len(), 1);
}

#[test]
fn the_palette_says_that_more_follows_and_leads_there() {
    let mut driver = Driver::sample();
    driver.resize(egui::vec2(1000.0, 640.0));
    let more = "下に続く";
    let find = |driver: &Driver| {
        let nodes = driver
            .nodes()
            .filter_map(|node| crate::driver::name_of(&egui_kittest::kittest::NodeT::accesskit_node(&node)));
        nodes.into_iter().find(|name| name.starts_with(more))
    };
    let mut clicks = 0;
    while let Some(name) = find(&driver) {
        assert!(clicks > 0 || name.contains("ひな形"), "{name}");
        driver.click(Role::Button, &name);
        clicks += 1;
        assert!(clicks < 12, "the end is reached");
    }
    assert!(clicks > 0);
    let palette = driver.get(Role::Button, "クラウドサービス一式").rect();
    assert!(palette.bottom() <= 640.0, "{palette:?}");
    driver.select(zone(1));
}

#[test]
fn what_is_placed_by_a_click_at_the_border_comes_into_sight_with_its_field() {
    let mut driver = Driver::with(CLINIC);
    let canvas = driver.state().camera.canvas;
    driver.type_text("M");
    driver.click_at(canvas.left_top() + egui::vec2(40.0, 60.0));
    let zone = driver.state().only_selected().expect("it is selected");
    let frame = driver.state().frame(zone).expect("it is drawn");
    assert!(driver.state().camera.visible().contains_rect(frame), "{frame:?}");
    assert!(driver.state().rename.is_some());
    driver.key(Key::Enter);
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn a_blank_drawing_is_at_its_own_size() {
    let driver = Driver::blank();
    assert!((driver.state().camera.zoom - 1.0).abs() < 0.001);
}

#[test]
fn keys_that_bring_into_line_say_what_they_need() {
    let mut driver = Driver::with(CLINIC);
    driver.select(zone(1));
    let at = driver.middle(flow(1));
    driver.click_with(Modifiers::SHIFT, at);
    assert_eq!(driver.state().selection.len(), 2);
    let (command, keys) = Command::ALL
        .iter()
        .find_map(|&command| match command {
            Command::Arrange(_) => command.shortcuts().first().map(|keys| (command, *keys)),
            _ => None,
        })
        .expect("one has keys");
    assert!(!driver.state().can_run(command));
    driver.keys(keys.modifiers, keys.logical_key);
    let notice = driver.state().notice.as_ref().expect("it is said").text.clone();
    assert!(notice.contains("2つ以上"), "{notice}");
}

/// Places a zone by its key and a node in it, and then one node after the other by Tab, each with what is proposed.
fn chain(zone_key: &str, nodes: usize) -> Driver {
    let mut driver = Driver::blank();
    take_and_place(&mut driver, zone_key);
    assert!(matches!(driver.state().only_selected(), Some(ElementId::Zone(_))));
    driver.type_text("s");
    driver.key(Key::Enter);
    for _ in 1..nodes {
        // On from the name, by what its arrow does and carries, to the node beside it.
        for _ in 0..5 {
            if driver.state().chooser.is_none() {
                driver.key(Key::Tab);
            }
        }
        driver.type_text("s");
    }
    driver.key(Key::Enter);
    assert_eq!(driver.project().nodes.len(), nodes);
    driver
}

#[test]
fn what_tab_places_leaves_room_for_the_label_on_one_level() {
    for (key, count) in [("D", 2), ("D", 3), ("R", 2), ("R", 3), ("S", 3), ("L", 3), ("M", 4), ("F", 2)] {
        let driver = chain(key, count);
        let project = driver.project();
        for (id, flow) in &project.flows {
            let (from, to) = (project.nodes[&flow.from].rect(), project.nodes[&flow.to].rect());
            let across = (to.left() - from.right()).max(from.left() - to.right());
            let down = (to.top() - from.bottom()).max(from.top() - to.bottom());
            assert!(across >= 110.0 || down >= 30.0, "{key} {count} {id}: {from:?} and {to:?}");
            let label = driver.state().document.sheet().geometry().flows[id].label.expect("a label");
            let covered = project.nodes.values().filter(|node| node.rect().overlaps(label)).count();
            assert_eq!(covered, 0, "{key} {count} {id}: {label:?}");
        }
        assert_eq!(faults(project), 0, "{key} {count}");
    }
}
