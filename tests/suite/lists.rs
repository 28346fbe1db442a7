//! Lists keep the keys after a click: the steps of the history, the rows of the registers, the outline.

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, Pos2};
use egui_kittest::kittest::NodeT;
use nagarezu::app::action::Action;
use nagarezu::model::NodeId;
use nagarezu::register::RegisterKind;

use crate::driver::{Driver, flow, name_of, node};
use crate::selecting::CLINIC;

/// The name of the step that is marked.
fn current(driver: &Driver) -> String {
    let rows = driver.nodes().filter(|node| node.accesskit_node().role() == Role::ListBoxOption);
    let mut marked = rows.filter(|node| node.accesskit_node().toggled() == Some(Toggled::True));
    name_of(&marked.next().expect("one is marked").accesskit_node()).expect("a name")
}

/// Three steps, and the history in front.
fn three_steps() -> Driver {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(2));
    driver.key(Key::ArrowRight);
    driver.keys(Modifiers::COMMAND, Key::L);
    driver.select(node(1));
    driver.keys(Modifiers::COMMAND, Key::L);
    driver.keys(Modifiers::COMMAND, Key::H);
    driver
}

#[test]
fn a_click_on_a_step_keeps_the_keys_in_the_history() {
    let mut driver = three_steps();
    driver.click(Role::ListBoxOption, "新規作成");
    assert_eq!(driver.state().document.history.done(), 0);
    driver.key(Key::ArrowDown);
    assert_eq!(driver.state().document.history.steps().len(), 3, "no step is lost");
    assert_eq!(driver.state().document.history.done(), 1);
    assert_eq!(current(&driver), "移動: サーバ");
    assert_eq!(driver.told_focused(), Some(current(&driver)), "assistive technology hears the step");
    driver.key(Key::End);
    assert_eq!(driver.state().document.history.done(), 3);
    driver.key(Key::ArrowUp);
    assert_eq!(driver.state().document.history.done(), 2);
    driver.key(Key::Home);
    assert_eq!(driver.state().document.history.done(), 0);
    driver.key(Key::ArrowUp);
    driver.key(Key::Delete);
    assert_eq!(driver.state().document.history.steps().len(), 3);
    assert_eq!(driver.state().document.history.done(), 0);
    driver.key(Key::End);
    driver.key(Key::Enter);
    assert_eq!(driver.state().focus.element, Some(node(1)));
    driver.key(Key::Escape);
    driver.key(Key::ArrowRight);
    assert!(driver.state().focus.shown, "the keys are the drawing's again");
}

#[test]
fn the_history_is_one_stop_of_the_tab_key_at_the_current_step() {
    let mut driver = three_steps();
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(driver.told_focused(), Some(current(&driver)), "shown by its keys, it has the keyboard");
    driver.key(Key::Tab);
    assert_ne!(driver.told_focused(), Some(current(&driver)));
    driver.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(driver.told_focused(), Some(current(&driver)));
    driver.key(Key::ArrowDown);
    assert_eq!(driver.state().document.history.done(), 3);
}

#[test]
fn several_presses_in_a_slow_frame_are_as_many_steps() {
    let mut driver = three_steps();
    let press = |pressed| Event::Key {
        key: Key::ArrowUp,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    driver.frame([press(true), press(false), press(true), press(false)]);
    driver.settle();
    assert_eq!(driver.state().document.history.done(), 1);
}

#[test]
fn the_outline_shown_by_its_keys_has_the_keyboard_at_what_is_selected() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(2));
    driver.keys(Modifiers { shift: true, ..Modifiers::COMMAND }, Key::O);
    assert!(driver.told_focused().is_some_and(|name| name.starts_with("サーバ")), "{:?}", driver.told_focused());
    driver.key(Key::ArrowUp);
    assert_ne!(driver.state().only_selected(), Some(node(2)));
    assert_eq!(driver.project().nodes[&NodeId(2)].at, Driver::with(CLINIC).project().nodes[&NodeId(2)].at);
}

#[test]
fn the_outline_with_nothing_selected_begins_at_its_first_row() {
    let mut driver = Driver::with(CLINIC);
    driver.keys(Modifiers { shift: true, ..Modifiers::COMMAND }, Key::O);
    assert!(driver.told_focused().is_some_and(|name| name.starts_with("さくら診療所")), "{:?}", driver.told_focused());
}

/// Figure 5-3 as the authors assessed it.
fn assessed() -> Driver {
    let mut driver = Driver::sample();
    driver.menu("ファイル", "例題(図5-3、アセスメント済み)を開く");
    driver
}

/// The first cells of a register with what they say, from the top.
fn firsts(driver: &Driver) -> Vec<(String, Pos2)> {
    let cells = driver.nodes().filter(|node| node.accesskit_node().role() == Role::Cell);
    let mut cells: Vec<_> =
        cells.map(|node| (name_of(&node.accesskit_node()).unwrap_or_default(), node.rect())).collect();
    let left = cells.iter().map(|(_, rect)| rect.left()).fold(f32::INFINITY, f32::min);
    cells.retain(|(_, rect)| rect.left() < left + 1.0);
    cells.sort_by(|a, b| a.1.top().total_cmp(&b.1.top()));
    cells.into_iter().map(|(name, rect)| (name, rect.center())).collect()
}

#[test]
fn a_click_on_a_row_keeps_the_keys_in_every_register() {
    let mut driver = assessed();
    let before = driver.project().clone();
    let ctx = driver.ctx().clone();
    for kind in RegisterKind::ALL {
        driver.act(Action::ShowRegister(kind), &ctx);
        driver.settle();
        let rows = firsts(&driver);
        if rows.len() < 3 {
            continue;
        }
        driver.click_at(rows[1].1);
        let clicked = driver.told_focused();
        assert_eq!(clicked.as_ref(), Some(&rows[1].0), "{kind:?}");
        driver.key(Key::ArrowDown);
        assert_eq!(driver.told_focused().as_ref(), Some(&rows[2].0), "{kind:?}");
        let selected = driver.state().selection.clone();
        driver.key(Key::ArrowUp);
        driver.click_at(rows[2].1);
        assert_eq!(driver.state().selection, selected, "{kind:?}: a key selects as a click does");
        driver.key(Key::Delete);
        assert_eq!(*driver.project(), before, "{kind:?}: nothing is moved or deleted");
    }
}

#[test]
fn rows_are_gone_through_by_keys_as_by_clicks() {
    let mut driver = Driver::sample();
    driver.click(Role::Label, "F01");
    driver.key(Key::ArrowDown);
    assert_eq!(driver.state().only_selected(), Some(flow(2)));
    driver.key(Key::ArrowRight);
    assert_eq!(driver.state().only_selected(), Some(flow(2)), "from cell to cell the row stays");
    driver.key(Key::ArrowDown);
    assert_eq!(driver.state().only_selected(), Some(flow(3)));
    driver.key(Key::Escape);
    assert_eq!(driver.state().only_selected(), Some(flow(3)), "the keys go back to the drawing first");
    driver.key(Key::Escape);
    assert!(driver.state().selection.is_empty());
}

#[test]
fn in_a_slow_frame_no_row_is_passed_over() {
    let mut driver = Driver::sample();
    driver.click(Role::Label, "F01");
    let press = |pressed| Event::Key {
        key: Key::ArrowDown,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    driver.frame([press(true), press(false), press(true), press(false)]);
    driver.settle();
    assert_eq!(driver.state().only_selected(), Some(flow(3)));
}

#[test]
fn threats_are_taken_in_hand_from_row_to_row_with_shift() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    driver.act(Action::ShowRegister(RegisterKind::Threats), &ctx);
    driver.settle();
    let rows = firsts(&driver);
    driver.click_at(rows[0].1);
    driver.keys(Modifiers::SHIFT, Key::ArrowDown);
    driver.keys(Modifiers::SHIFT, Key::ArrowDown);
    assert!(driver.reads("3件を選択中"), "three rows are in hand");
    driver.key(Key::ArrowDown);
    assert!(
        !driver.nodes().any(|node| name_of(&node.accesskit_node()).is_some_and(|name| name.ends_with("件を選択中")))
    );
}

/// Carries out an entry of the launcher.
fn launch(driver: &mut Driver, words: &str) {
    driver.keys(Modifiers::COMMAND, Key::K);
    driver.type_text(words);
    driver.key(Key::Enter);
}

const SHOW_OUTLINE: (Modifiers, Key) = (Modifiers { shift: true, ..Modifiers::COMMAND }, Key::O);

/// What is selected, and where it stands, in a drawing in which nothing may be moved by accident.
#[track_caller]
fn stands_still(driver: &Driver, of: &nagarezu::model::Project) {
    for (id, node) in &of.nodes {
        assert_eq!(driver.project().nodes[id].at, node.at, "{id} was moved");
    }
}

#[test]
fn a_list_shown_by_the_launcher_has_the_keys() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    driver.select(node(1));
    launch(&mut driver, "構成を表示");
    driver.key(Key::ArrowDown);
    driver.key(Key::ArrowDown);
    stands_still(&driver, &before);
    assert_eq!(driver.state().only_selected(), Some(node(2)), "two rows on");
    launch(&mut driver, "構成を表示");
    driver.key(Key::ArrowUp);
    stands_still(&driver, &before);
    assert_ne!(driver.state().only_selected(), Some(node(2)), "shown already, it has the keys again");
    launch(&mut driver, "履歴を表示");
    assert_eq!(driver.told_focused(), Some(current(&driver)));
}

#[test]
fn the_keys_of_a_list_go_into_it_first_and_hide_it_from_inside() {
    let mut driver = Driver::with(CLINIC);
    for (modifiers, key) in [SHOW_OUTLINE, (Modifiers::COMMAND, Key::H)] {
        driver.keys(modifiers, key);
        let shown = driver.state().visible.left;
        driver.select(node(2));
        let inside = driver.told_focused();
        driver.keys(modifiers, key);
        assert_eq!(driver.state().visible.left, shown, "{key:?} goes into what is shown");
        assert_ne!(driver.told_focused(), inside);
        driver.keys(modifiers, key);
        assert_ne!(driver.state().visible.left, shown, "{key:?} hides it from inside");
    }
    driver.keys(SHOW_OUTLINE.0, SHOW_OUTLINE.1);
    driver.fill("構成を絞り込み", "サ");
    driver.keys(SHOW_OUTLINE.0, SHOW_OUTLINE.1);
    assert_eq!(driver.state().visible.left, nagarezu::app::action::LeftTab::Parts, "its field is inside as well");
}

#[test]
fn a_list_has_the_keys_again_after_something_was_renamed_from_it() {
    let mut driver = Driver::with(CLINIC);
    let before = driver.project().clone();
    driver.select(node(1));
    driver.keys(SHOW_OUTLINE.0, SHOW_OUTLINE.1);
    driver.key(Key::F2);
    driver.type_text("窓口端末");
    driver.key(Key::Enter);
    assert_eq!(driver.project().nodes[&NodeId(1)].name, "窓口端末");
    driver.key(Key::ArrowUp);
    stands_still(&driver, &before);
    assert_eq!(driver.state().only_selected(), Some(crate::driver::zone(1)), "a row up");
    driver.key(Key::ArrowDown);
    driver.key(Key::F2);
    driver.type_text("受付");
    driver.key(Key::Escape);
    assert_eq!(driver.project().nodes[&NodeId(1)].name, "窓口端末");
    driver.keys(Modifiers::SHIFT, Key::F10);
    driver.key(Key::Escape);
    driver.key(Key::ArrowRight);
    driver.key(Key::ArrowRight);
    stands_still(&driver, &before);
    assert_eq!(driver.state().only_selected(), Some(flow(1)), "its flow is unfolded and gone to");
    driver.key(Key::F2);
    assert!(driver.state().labelling.is_some());
    driver.key(Key::Escape);
    driver.key(Key::ArrowUp);
    assert_eq!(driver.state().only_selected(), Some(node(1)), "after the verb as well");
    launch(&mut driver, "名称変更");
    driver.key(Key::Enter);
    driver.key(Key::ArrowUp);
    assert_eq!(driver.state().only_selected(), Some(crate::driver::zone(1)), "and when the launcher asked for it");
    stands_still(&driver, &before);
}

#[test]
fn who_takes_the_pointer_to_the_drawing_has_the_keys_there() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.keys(SHOW_OUTLINE.0, SHOW_OUTLINE.1);
    driver.key(Key::F2);
    driver.type_text("窓口端末");
    driver.select(node(2));
    driver.key(Key::ArrowRight);
    let at = nagarezu::model::Point(801.0, 250.0);
    assert_eq!(driver.project().nodes[&NodeId(2)].at, at, "keys move what was clicked on the drawing");
}

/// Three terminals in a room of a clinic and a server outside.
const ROWS: &str = r#"Project(
    format: 1,
    title: "診療所",
    profile: "gl-1.1",
    zones: { "Z1": (kind: "zone.medical", name: "さくら診療所", frame: (100, 100, 700, 400)) },
    nodes: {
        "N01": (kind: "node.terminal", name: "端末1", at: (130, 250)),
        "N02": (kind: "node.terminal", name: "端末2", at: (330, 250)),
        "N03": (kind: "node.terminal", name: "端末3", at: (530, 250)),
        "N04": (kind: "node.server", name: "サーバ", at: (1000, 250)),
    },
)"#;

#[test]
fn a_row_that_is_deleted_leaves_the_keys_beside_it() {
    let mut driver = Driver::with(ROWS);
    driver.select(node(2));
    driver.keys(SHOW_OUTLINE.0, SHOW_OUTLINE.1);
    for beside in [node(3), node(1), crate::driver::zone(1)] {
        driver.key(Key::Delete);
        assert_eq!(driver.state().only_selected(), Some(beside), "the next of the zone, the last one, the zone");
        let name = driver.told_focused().expect("the list has the keys");
        assert!(name.starts_with(driver.project().name(beside).expect("a name")), "{name}");
    }
    driver.key(Key::Delete);
    driver.key(Key::ArrowDown);
    assert_eq!(driver.state().only_selected(), Some(node(4)));
    assert_eq!(driver.undo_all(), 4);
    assert_eq!(driver.project().nodes.len(), 4);
}
