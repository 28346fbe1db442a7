//! Copying: text between drawings, duplicates that repeat, pictures for other programs.

use std::collections::BTreeSet;

use egui::{Color32, Event, Key, Modifiers, OutputCommand};
use nagarezu::edit::movement::contents;
use nagarezu::model::{ElementId, NodeId, Point, Project, Rect, Vector, ZoneId};

use crate::driver::{Driver, flow, node, zone};

const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// Where the one node that is selected stands.
fn corner(driver: &Driver) -> Point {
    match driver.state().only_selected() {
        Some(ElementId::Node(id)) => driver.project().nodes[&id].at,
        other => panic!("{other:?}"),
    }
}

/// Copies a picture by key; answers with its size and pixels.
fn picture(driver: &mut Driver) -> egui::ColorImage {
    driver.hold(CTRL_SHIFT);
    let key = |pressed| Event::Key { key: Key::C, physical_key: None, pressed, repeat: false, modifiers: CTRL_SHIFT };
    driver.frame([key(true)]);
    driver.frame([key(false)]);
    let start = std::time::Instant::now();
    loop {
        let painted = driver.output().platform_output.commands.iter().find_map(|command| match command {
            OutputCommand::CopyImage(image) => Some(image.clone()),
            _ => None,
        });
        if let Some(image) = painted {
            driver.hold(Modifiers::NONE);
            driver.settle();
            return image;
        }
        assert!(start.elapsed() < std::time::Duration::from_mins(1), "no picture comes");
        std::thread::sleep(std::time::Duration::from_millis(5));
        driver.frame([]);
    }
}

/// Every frame that runs through a node, and every pair of zones of which one lies across the other.
fn crossed(project: &Project) -> usize {
    let zones: Vec<Rect> = project.zones.values().map(|zone| zone.frame).collect();
    let crosses = |a: Rect, b: Rect| a.overlaps(b) && !a.contains_rect(b) && !b.contains_rect(a);
    let nodes = project.nodes.values().map(|node| node.rect());
    let through = nodes.flat_map(|node| zones.iter().map(move |zone| crosses(node, *zone))).filter(|&yes| yes).count();
    let pairs = zones.iter().enumerate().flat_map(|(at, a)| zones[at + 1..].iter().map(move |b| crosses(*a, *b)));
    through + pairs.filter(|&yes| yes).count()
}

/// Whether the nodes that are selected, or stand in the zone that is, cover others.
fn covers(driver: &Driver) -> bool {
    let project = driver.project();
    let own = &driver.state().selection | &contents(project, &driver.state().selection);
    let nodes = || project.nodes.iter().map(|(&id, node)| (own.contains(&id.into()), node.rect()));
    nodes()
        .filter(|(is_own, _)| *is_own)
        .any(|(_, rect)| nodes().any(|(is_own, other)| !is_own && other.overlaps(rect)))
}

#[test]
fn a_duplicate_stands_a_little_aside_and_repeats_the_way_of_the_last_one() {
    let mut driver = Driver::sample();
    let looked = driver.state().camera.place();
    let zones = |driver: &Driver| {
        let at =
            driver.state().only_selected().and_then(|id| driver.state().frame(id)).expect("one is selected").center();
        let project = driver.project();
        let zones = project.zones.iter().filter(move |(_, zone)| zone.frame.contains(at));
        zones.map(|(&id, _)| id).collect::<BTreeSet<ZoneId>>()
    };
    driver.select(node(20));
    let (first, home) = (corner(&driver), zones(&driver));
    driver.keys(Modifiers::COMMAND, Key::D);
    let second = corner(&driver);
    let way = first.to(second);
    assert_eq!((way.0.abs(), way.1.abs()), (20.0, 20.0));
    for _ in 0..6 {
        driver.keys(Modifiers::COMMAND, Key::D);
        assert_eq!(zones(&driver), home);
    }
    assert_eq!(driver.state().camera.place(), looked, "all of them are in sight");
    driver.undo_all();

    // Moved by hand, the copy says how far the next one stands.
    driver.select(node(20));
    driver.keys(Modifiers::COMMAND, Key::D);
    for _ in 0..4 {
        driver.keys(Modifiers::SHIFT, Key::ArrowRight);
    }
    let second = corner(&driver);
    let moved = first.to(second);
    assert_eq!(moved, Vector(way.0 + 40.0, way.1));
    driver.keys(Modifiers::COMMAND, Key::D);
    let third = corner(&driver);
    assert_eq!(second.to(third), moved);

    // Something else begins anew.
    driver.key(Key::Escape);
    driver.select(node(1));
    let first = corner(&driver);
    driver.keys(Modifiers::COMMAND, Key::D);
    let way = first.to(corner(&driver));
    assert_eq!((way.0.abs(), way.1.abs()), (20.0, 20.0));
}

#[test]
fn a_zone_is_copied_and_cut_with_what_stands_in_it() {
    let mut driver = Driver::sample();
    let before = driver.project().clone();
    let room = zone_called(&before, "診察室");
    let inside = held(&before, room);
    assert!(!inside.is_empty());
    driver.select(room.into());
    let text = driver.hand_to_clipboard(Event::Copy).expect("a text goes to the clipboard");

    let mut there = Driver::blank();
    there.paste(&text);
    let arrived = zone_called(there.project(), "診察室");
    assert_eq!(names(there.project(), &held(there.project(), arrived)), names(&before, &inside));
    assert_eq!(there.state().only_selected(), Some(arrived.into()), "the rest is in it");
    assert!(!there.project().flows.is_empty());

    let text = driver.hand_to_clipboard(Event::Cut).expect("a text goes to the clipboard");
    let left = driver.project();
    assert!(!left.zones.contains_key(&room) && inside.iter().all(|id| !left.nodes.contains_key(id)));
    assert_eq!(driver.undo_all(), 1, "cut is one step");
    assert_eq!(*driver.project(), before);
    driver.key(Key::Escape);
    driver.paste(&text);
    assert_eq!(driver.project().nodes.len(), before.nodes.len() + inside.len());
}

#[test]
fn a_duplicated_zone_lands_clear_and_holds_nothing_but_its_own() {
    let mut driver = Driver::sample();
    let before = driver.project().clone();
    let crossed_before = crossed(&before);
    let room = zone_called(&before, "診察室");
    let inside = held(&before, room);
    driver.select(room.into());
    for copies in 1..=3 {
        driver.keys(Modifiers::COMMAND, Key::D);
        let Some(ElementId::Zone(copy)) = driver.state().only_selected() else { panic!("the copy is selected") };
        let project = driver.project();
        let now = held(project, copy);
        assert_eq!(names(project, &now), names(&before, &inside), "copy {copies}");
        assert!(now.iter().all(|id| !before.nodes.contains_key(id)));
        assert_eq!(held(project, room), inside, "the original keeps what it has");
        assert_eq!(crossed(project), crossed_before, "copy {copies}");
        let frame = project.zones[&copy].frame;
        assert!(driver.state().camera.visible().contains_rect(frame), "copy {copies} is in sight");
    }
    // Moved, it carries its own and nothing else.
    let moved = driver.project().clone();
    driver.keys(Modifiers::SHIFT, Key::ArrowRight);
    for (id, node) in &before.nodes {
        assert_eq!(driver.project().nodes[id].at, node.at);
    }
    assert_ne!(*driver.project(), moved);
}

#[test]
fn what_is_pasted_by_key_goes_to_the_pointer_and_covers_nothing() {
    let mut driver = Driver::sample();
    driver.select(node(7));
    let text = driver.hand_to_clipboard(Event::Copy).expect("a text goes to the clipboard");
    let over = driver.project().nodes[&NodeId(15)].rect().center();
    let at = driver.screen(over);
    driver.move_to(at);
    let crossed_before = crossed(driver.project());
    for copy in 0..3 {
        driver.paste(&text);
        assert!(!covers(&driver), "copy {copy}");
        let Some(ElementId::Node(id)) = driver.state().only_selected() else { panic!("a node") };
        let middle = driver.project().nodes[&id].rect().center();
        assert!(middle.distance(over) < 600.0, "copy {copy} is near the pointer: {middle:?}");
        assert_eq!(crossed(driver.project()), crossed_before);
    }
}

#[test]
fn a_refusal_goes_away_once_something_is_pasted() {
    let mut driver = Driver::sample();
    let notice = |driver: &Driver| driver.state().notice.as_ref().map(|notice| notice.text.clone());
    driver.select(node(7));
    let text = driver.hand_to_clipboard(Event::Copy).expect("a text goes to the clipboard");
    driver.paste("https://example.com");
    assert!(notice(&driver).expect("it is said why").contains("図の一部ではありません"));
    driver.paste(&text);
    assert_eq!(notice(&driver), None);
    driver.frame([Event::PasteImage(std::sync::Arc::new(egui::ColorImage::filled([2, 2], Color32::WHITE)))]);
    driver.settle();
    assert!(notice(&driver).expect("it is said why").contains("画像です"));
    driver.paste(&text);
    assert_eq!(notice(&driver), None);
    // What the system does not answer is said as well.
    driver.menu("編集", "貼り付け");
    assert!(notice(&driver).expect("it is said why").contains("貼り付けられるものがありません"));
}

#[test]
fn a_zone_is_selected_with_or_without_what_stands_in_it() {
    let mut driver = Driver::sample();
    let room = zone_called(driver.project(), "診察室");
    let inside = held(driver.project(), room);
    let at = driver.middle(room.into());
    driver.right_click_at(at);
    driver.pick("区画の中をすべて選択");
    let selected = &driver.state().selection;
    assert!(!selected.contains(&room.into()) && inside.iter().all(|&id| selected.contains(&id.into())));
    driver.right_click_at(at);
    driver.pick("区画と中身をすべて選択");
    assert!(driver.state().selection.contains(&room.into()));
    driver.key(Key::Delete);
    assert!(!driver.project().zones.contains_key(&room));
    assert!(inside.iter().all(|id| !driver.project().nodes.contains_key(id)));
}

/// The zone with this name.
fn zone_called(project: &Project, name: &str) -> ZoneId {
    *project.zones.iter().find(|(_, zone)| zone.name == name).expect("there is such a zone").0
}

/// The nodes that stand in a zone.
fn held(project: &Project, zone: ZoneId) -> Vec<NodeId> {
    let frame = project.zones[&zone].frame;
    project.nodes.iter().filter(|(_, node)| frame.contains(node.rect().center())).map(|(&id, _)| id).collect()
}

fn names(project: &Project, nodes: &[NodeId]) -> Vec<String> {
    nodes.iter().map(|id| project.nodes[id].name.clone()).collect()
}

#[test]
fn text_of_one_window_becomes_elements_in_another_with_their_flows() {
    let mut here = Driver::sample();
    here.select(node(1));
    let at = here.middle(node(2));
    here.click_with(Modifiers::SHIFT, at);
    let text = here.hand_to_clipboard(Event::Copy).expect("a text goes to the clipboard");
    let names = |driver: &Driver| driver.project().nodes.values().map(|node| node.name.clone()).collect::<Vec<_>>();

    let mut there = Driver::blank();
    there.paste(&text);
    assert_eq!(there.project().nodes.len(), 2);
    assert!(names(&there).iter().all(|name| names(&here).contains(name)));
    let between = |driver: &Driver| {
        let ends = |id: &NodeId| driver.project().nodes.contains_key(id);
        driver.project().flows.values().filter(|flow| ends(&flow.from) && ends(&flow.to)).count()
    };
    assert!(between(&there) >= 1, "the flow between them comes along");
    let seen = there.state().camera.visible();
    assert!(there.project().nodes.values().all(|node| seen.overlaps(node.rect())), "they are in sight");
    // Once more: beside the first ones, under ids of their own.
    there.paste(&text);
    let rects: std::collections::BTreeSet<_> =
        there.project().nodes.values().map(|node| format!("{:?}", node.rect())).collect();
    assert_eq!(rects.len(), 4);
}

#[test]
fn pasting_here_puts_it_under_the_pointer_and_twice_beside() {
    let mut driver = Driver::sample();
    driver.select(node(20));
    let text = driver.hand_to_clipboard(Event::Copy).expect("a text goes to the clipboard");
    driver.key(Key::Escape);
    let at = egui::pos2(300.0, 465.0);
    let mut corners = Vec::new();
    for _ in 0..2 {
        driver.right_click_at(at);
        driver.pick("ここに貼り付け");
        driver.paste(&text);
        corners.push(corner(&driver));
    }
    let ElementId::Node(id) = driver.state().only_selected().expect("one is selected") else { panic!("a node") };
    let middle = driver.project().nodes[&id].rect().center();
    assert!(driver.state().camera.to_world(at).distance(middle) < 45.0);
    assert_eq!(corners[0].to(corners[1]), Vector(20.0, 20.0));
}

#[test]
fn pasting_in_place_hits_the_very_place() {
    let mut driver = Driver::sample();
    driver.select(node(20));
    let from = corner(&driver);
    let text = driver.hand_to_clipboard(Event::Copy).expect("a text goes to the clipboard");
    driver.key(Key::Delete);
    driver.keys(CTRL_SHIFT, Key::V);
    driver.paste(&text);
    assert_eq!(corner(&driver), from);
}

#[test]
fn a_picture_shows_what_is_selected_on_white() {
    let mut driver = Driver::sample();
    driver.select(node(1));
    let at = driver.middle(node(2));
    driver.click_with(Modifiers::SHIFT, at);
    let part = picture(&mut driver);
    assert_eq!(part.pixels[0], Color32::WHITE, "its margin is white paper");
    assert!(part.pixels.iter().any(|pixel| pixel.r() < 100), "there are letters on it");
    let notice = driver.state().notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    assert!(notice.starts_with("図をコピーしました"), "{notice}");
    // Two pixels a unit, with a small margin; the flow between them and its label take room as well.
    let project = driver.project();
    let frames = [1, 2].map(|id| project.nodes[&NodeId(id)].rect()).into_iter().reduce(nagarezu::model::Rect::union);
    let frames = frames.expect("two frames");
    assert!(part.size[0] as f32 >= 2.0 * frames.2 && part.size[1] as f32 >= 2.0 * frames.3);
    assert!((part.size[0] as f32) < 2.0 * (frames.2 + 300.0) && (part.size[1] as f32) < 2.0 * (frames.3 + 200.0));
}

#[test]
fn what_is_cut_off_is_left_out_of_a_picture() {
    let driver = Driver::sample();
    let project = driver.project();
    let shown = |elements: &[ElementId]| nagarezu::app::related::pictured(project, &elements.iter().copied().collect());
    assert_eq!(shown(&[node(1)]).len(), 1, "flows to others are left out");
    let of_flow = shown(&[flow(1)]);
    let ends = &project.flows[&nagarezu::model::FlowId(1)];
    assert!(of_flow.contains(&ends.from.into()) && of_flow.contains(&ends.to.into()) && of_flow.contains(&flow(1)));
    let site = shown(&[zone(1)]);
    assert!(site.len() > 5, "a zone is shown with what stands in it");
    for element in &site {
        if let ElementId::Flow(id) = element {
            let flow = &project.flows[id];
            assert!(site.contains(&flow.from.into()) && site.contains(&flow.to.into()));
        }
    }
}
