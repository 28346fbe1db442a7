//! Copying: text between drawings, duplicates that repeat, pictures for other programs.

use egui::{Color32, Event, Key, Modifiers, OutputCommand};
use nagarezu::model::{ElementId, NodeId, Point, Vector};

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

#[test]
fn a_duplicate_repeats_the_way_of_the_last_one() {
    let mut driver = Driver::sample();
    driver.select(node(20));
    let first = corner(&driver);
    driver.keys(Modifiers::COMMAND, Key::D);
    let second = corner(&driver);
    assert_eq!(first.to(second), Vector(20.0, 20.0));
    driver.keys(Modifiers::COMMAND, Key::D);
    assert_eq!(second.to(corner(&driver)), Vector(20.0, 20.0));
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.keys(Modifiers::COMMAND, Key::Z);

    // Moved by hand, the copy says how far the next one stands.
    driver.select(node(20));
    driver.keys(Modifiers::COMMAND, Key::D);
    for _ in 0..4 {
        driver.keys(Modifiers::SHIFT, Key::ArrowRight);
    }
    let second = corner(&driver);
    let way = first.to(second);
    assert_eq!(way, Vector(60.0, 20.0));
    driver.keys(Modifiers::COMMAND, Key::D);
    let third = corner(&driver);
    assert_eq!(second.to(third), way);
    driver.keys(Modifiers::COMMAND, Key::D);
    assert_eq!(third.to(corner(&driver)), way);

    // Something else begins anew.
    driver.key(Key::Escape);
    driver.select(node(1));
    let other = corner(&driver);
    driver.keys(Modifiers::COMMAND, Key::D);
    assert_eq!(other.to(corner(&driver)), Vector(20.0, 20.0));
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
