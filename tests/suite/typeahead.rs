//! Typing faster than the window shows frames: nothing is lost, and nothing goes to what had the keys before.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use nagarezu::app::action::Tool;
use nagarezu::app::dialog::Dialog;
use nagarezu::model::NodeId;

use crate::driver::{Driver, node};

fn key(key: Key, modifiers: Modifiers) -> [Event; 2] {
    [true, false].map(|pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers })
}

/// The events of a text that is typed letter by letter.
fn typed(text: &str) -> Vec<Event> {
    let letter = |letter: char| {
        let key_of = Key::from_name(&letter.to_uppercase().to_string());
        let press = key_of.map(|of| key(of, Modifiers::NONE));
        let text = Event::Text(letter.to_string());
        match press {
            Some([down, up]) => vec![down, text, up],
            None => vec![text],
        }
    };
    text.chars().flat_map(letter).collect()
}

fn click(at: Pos2) -> Vec<Event> {
    let button =
        |pressed| Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    vec![Event::PointerMoved(at), button(true), button(false)]
}

/// Some free ground of the sample.
fn ground(driver: &Driver) -> Pos2 {
    driver.middle(node(21)) + vec2(0.0, 70.0)
}

fn name(driver: &Driver, id: u32) -> &str {
    driver.project().name(node(id)).expect("it is there")
}

#[test]
fn a_name_its_end_and_the_next_tool_come_in_one_frame() {
    let mut driver = Driver::sample();
    driver.select(node(21));
    let events =
        [key(Key::F2, Modifiers::NONE).to_vec(), typed("Rt"), key(Key::Enter, Modifiers::NONE).to_vec(), typed("s")];
    driver.frame(events.concat());
    driver.settle();
    assert_eq!(name(&driver, 21), "Rt");
    assert!(matches!(&driver.state().tool, Tool::Node(kind) if &**kind == "node.server"), "{:?}", driver.state().tool);
}

#[test]
fn the_end_of_a_name_and_a_tool_come_in_frames_of_their_own() {
    for rests in 0..4 {
        let mut driver = Driver::sample();
        driver.select(node(21));
        driver.key(Key::F2);
        driver.type_text("PC");
        driver.frame(key(Key::Enter, Modifiers::NONE));
        for _ in 0..rests {
            driver.frame([]);
        }
        driver.frame(typed("t"));
        driver.settle();
        assert_eq!(name(&driver, 21), "PC", "after {rests} frames");
        assert!(matches!(driver.state().tool, Tool::Node(_)), "after {rests} frames: {:?}", driver.state().tool);
    }
}

#[test]
fn what_is_typed_after_ctrl_f_is_searched_for() {
    let mut driver = Driver::sample();
    for _ in 0..2 {
        driver.frame([key(Key::F, Modifiers::COMMAND).to_vec(), typed("router")].concat());
        driver.settle();
        assert_eq!(driver.state().search.text, "router");
        assert_eq!(driver.state().tool, Tool::Select);
        // The search is still open, and another element has the keys.
        driver.select(node(21));
    }
}

#[test]
fn what_is_typed_after_ctrl_k_is_looked_for() {
    let mut driver = Driver::sample();
    driver.frame([key(Key::K, Modifiers::COMMAND).to_vec(), typed("jido")].concat());
    driver.settle();
    assert!(matches!(driver.state().dialog, Some(Dialog::Launcher(_))));
    let field = driver.nodes().find_map(|node| node.value().filter(|value| value.contains("jido")));
    assert!(field.is_some());
}

#[test]
fn a_letter_of_the_chooser_chooses_and_those_after_it_name() {
    let mut driver = Driver::sample();
    driver.select(node(21));
    let events = [
        key(Key::F2, Modifiers::NONE).to_vec(),
        key(Key::Tab, Modifiers::NONE).to_vec(),
        typed("rec"),
        key(Key::Enter, Modifiers::NONE).to_vec(),
    ];
    let before = driver.project().nodes.len();
    driver.frame(events.concat());
    driver.settle();
    assert_eq!(driver.project().nodes.len(), before + 1);
    let (id, placed) = driver.project().nodes.iter().next_back().expect("it is placed");
    assert_eq!((&*placed.kind, &*placed.name), ("node.printer", "ec"), "{id}");
}

#[test]
fn a_tool_taken_up_by_a_key_is_in_hand_for_the_click_after_it() {
    let mut driver = Driver::sample();
    let (before, at) = (driver.project().nodes.len(), ground(&driver));
    driver.frame([typed("t"), click(at), typed("PC4"), key(Key::Enter, Modifiers::NONE).to_vec()].concat());
    driver.settle();
    assert_eq!(driver.project().nodes.len(), before + 1);
    let placed = driver.project().nodes.values().next_back().expect("it is placed");
    assert_eq!((&*placed.kind, &*placed.name), ("node.terminal", "PC4"));
}

#[test]
fn what_is_typed_after_a_double_click_is_the_name() {
    let mut driver = Driver::sample();
    let at = driver.middle(node(21));
    driver.frame([click(at), click(at), typed("Zed")].concat());
    driver.settle();
    driver.key(Key::Enter);
    assert_eq!(name(&driver, 21), "Zed");
    assert_eq!(driver.state().tool, Tool::Select);
}

#[test]
fn the_verb_is_chosen_right_after_the_arrow_is_drawn() {
    let mut driver = Driver::sample();
    let before: Vec<_> = driver.project().flows.keys().copied().collect();
    driver.select(node(21));
    let steps = [typed("a"), key(Key::ArrowRight, Modifiers::NONE).to_vec()];
    driver.frame(steps.concat());
    driver.settle();
    driver.frame([key(Key::Enter, Modifiers::NONE).to_vec(), typed("2")].concat());
    driver.settle();
    let drawn = driver.project().flows.iter().find(|(id, _)| !before.contains(id));
    let (_, flow) = drawn.expect("an arrow is drawn");
    assert!(flow.verb.is_some() && flow.from == NodeId(21), "{flow:?}");
}
