//! Writing notes on the drawing, and what a field takes from the clipboard.

use egui::{Event, Key, Modifiers};
use nagarezu::model::{NoteId, Point};

use crate::driver::{Driver, node};
use crate::selecting::CLINIC;

/// A drawing with a note placed by its key, in which this was written on two lines; still being typed.
fn writing() -> Driver {
    let mut driver = Driver::with(CLINIC);
    driver.type_text("N");
    driver.click_world(Point(640.0, 620.0));
    driver.type_text("保守は");
    driver.key(Key::Enter);
    driver.type_text("月に一度");
    driver
}

fn text(driver: &Driver) -> &str {
    &driver.project().notes[&NoteId(1)].text
}

#[test]
fn a_note_is_kept_by_keys_that_do_not_begin_a_line() {
    for (modifiers, key) in [(Modifiers::COMMAND, Key::Enter), (Modifiers::NONE, Key::Escape)] {
        let mut driver = writing();
        assert!(driver.reads("Ctrl+Enter 決定  Enter 改行"), "it says how");
        driver.keys(modifiers, key);
        assert!(driver.state().rename.is_none(), "{key:?}");
        assert_eq!(text(&driver), "保守は\n月に一度", "{key:?}");
        let step = driver.state().document.history.can_undo().map(nagarezu::edit::StepName::key);
        assert_eq!(step, Some("step-change-note"));
        driver.keys(Modifiers::COMMAND, Key::Z);
        assert_eq!(text(&driver), "注記", "{key:?}");
    }
}

#[test]
fn a_field_takes_the_name_of_what_was_copied() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    let copied = driver.hand_to_clipboard(Event::Copy).expect("something is copied");
    driver.key(Key::Escape);
    driver.select(node(2));
    driver.key(Key::F2);
    driver.paste(&copied);
    driver.key(Key::Enter);
    let name = |id| driver.project().name(node(id)).map(str::to_owned);
    assert_eq!(name(2), name(1));
}
