//! Names and texts: typed in place or in the inspector, with and without an input method; nothing typed is ever lost.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use nagarezu::model::NodeId;

use crate::driver::{Driver, node};
use crate::selecting::CLINIC;

#[test]
fn f2_and_a_double_click_begin_to_rename_in_place() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.key(Key::F2);
    assert!(rename_is_focused(&driver));
    driver.type_text("会計端末");
    assert_eq!(name(&driver), "受付端末", "not before it is taken over");
    driver.key(Key::Enter);
    assert_eq!(name(&driver), "会計端末");
    let at = driver.middle(node(1));
    driver.double_click_at(at);
    assert!(driver.state().rename.is_some());
    driver.type_text("待合端末");
    driver.key(Key::Enter);
    assert_eq!(name(&driver), "待合端末");
    assert_eq!(driver.undo_all(), 2, "each name is one step");
}

#[test]
fn escape_keeps_the_old_name() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.key(Key::F2);
    driver.type_text("違う名");
    driver.key(Key::Escape);
    assert!(driver.state().rename.is_none());
    assert_eq!(name(&driver), "受付端末");
    assert_eq!(driver.state().only_selected(), Some(node(1)), "escape ends the typing and nothing else");
    driver.fill("名称", "これも違う名");
    driver.key(Key::Escape);
    assert_eq!(name(&driver), "受付端末");
    assert_eq!(driver.state().only_selected(), Some(node(1)), "escape ends the typing and nothing else");
    driver.settle();
    assert!(driver.state().document.history.can_undo().is_none());
    assert_eq!(driver.field("名称").value().as_deref(), Some("受付端末"));
}

#[test]
fn pressing_elsewhere_takes_the_name_over() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.key(Key::F2);
    driver.type_text("会計端末");
    driver.select(node(2));
    assert_eq!(name(&driver), "会計端末");
    assert_eq!(driver.state().only_selected(), Some(node(2)));
}

#[test]
fn a_composition_in_place_is_taken_over_once_and_not_before_its_end() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.key(Key::F2);
    for composed in ["き", "きょ", "きょう", "境界"] {
        driver.compose(composed);
        assert_eq!(name(&driver), "受付端末");
        assert!(driver.state().rename.is_some());
    }
    driver.commit("境界");
    assert_eq!(name(&driver), "受付端末", "the end of a composition is not the end of the name");
    driver.compose("たんまつ");
    driver.commit("端末");
    driver.key(Key::Enter);
    assert_eq!(name(&driver), "境界端末");
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn a_composition_in_the_inspector_is_one_step() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    let revision = driver.state().document.history.revision();
    let field = driver.field("名称").rect().center();
    driver.click_at(field);
    driver.keys(Modifiers::COMMAND, Key::A);
    for composed in ["か", "かい", "会計"] {
        driver.compose(composed);
        assert_eq!(driver.state().document.history.revision(), revision);
    }
    driver.commit("会計");
    assert_eq!(driver.state().document.history.revision(), revision);
    driver.select(node(2));
    assert_eq!(name(&driver), "会計");
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn what_is_typed_in_the_inspector_outlives_a_click_elsewhere() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.fill("名称", "会計端末");
    assert_eq!(name(&driver), "受付端末");
    driver.select(node(2));
    assert_eq!(name(&driver), "会計端末");
    assert_eq!(driver.project().nodes[&NodeId(2)].name, "サーバ", "it went to the element it was typed for");
    driver.select(node(1));
    driver.fill("備考", "予備機あり");
    driver.click(Role::Label, "F01");
    assert_eq!(driver.project().nodes[&NodeId(1)].note, "予備機あり");
    driver.select(node(1));
    driver.fill("名称", "受付");
    driver.choose("環境", "本番");
    let node = &driver.project().nodes[&NodeId(1)];
    assert_eq!((node.name.as_str(), node.environment.is_some()), ("受付", true), "two changes, neither lost");
}

#[test]
fn clipboard_keys_belong_to_the_field_that_has_the_keyboard() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(1));
    driver.fill("名称", "会計端末");
    driver.keys(Modifiers::COMMAND, Key::A);
    assert_eq!(driver.hand_to_clipboard(Event::Cut).as_deref(), Some("会計端末"));
    assert_eq!(driver.project().nodes.len(), 2);
    driver.paste("窓口端末");
    driver.key(Key::Backspace);
    assert_eq!(driver.project().nodes.len(), 2);
    driver.key(Key::Enter);
    assert_eq!(name(&driver), "窓口端");
}

fn name(driver: &Driver) -> &str {
    &driver.project().nodes[&NodeId(1)].name
}

fn rename_is_focused(driver: &Driver) -> bool {
    driver.ctx().memory(egui::Memory::focused) == Some(egui::Id::unique("rename"))
}

#[test]
fn what_is_no_number_is_said_and_changes_nothing() {
    let mut driver = Driver::sample();
    driver.press("D1  患者情報等");
    driver.fill("保存期間(年)", "五年");
    driver.key(Key::Tab);
    assert!(driver.reads("「五年」は数ではありません。元の値のままです"));
    assert_eq!(driver.project().data[&nagarezu::model::DataId(1)].retention_years, None);
    driver.fill("保存期間(年)", "５");
    driver.key(Key::Tab);
    assert_eq!(driver.project().data[&nagarezu::model::DataId(1)].retention_years, Some(5.0));
}

#[test]
fn a_field_does_not_take_back_what_was_typed_in_another() {
    let mut driver = Driver::sample();
    driver.select(node(1));
    driver.key(Key::F2);
    driver.type_text("abc");
    driver.key(Key::Enter);
    driver.select(node(5));
    driver.key(Key::F2);
    driver.type_text("x");
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.keys(Modifiers::COMMAND, Key::Z);
    driver.key(Key::Enter);
    assert_eq!(driver.project().name(node(5)), Some("プリンタ"));
}

#[test]
fn a_name_nobody_has_typed_in_does_not_keep_what_was_placed_from_being_taken_back() {
    let mut driver = Driver::blank();
    driver.type_text("p");
    driver.key(Key::Enter);
    assert_eq!(driver.project().nodes.len(), 1);
    assert!(driver.state().rename.is_some());
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!(driver.project().nodes.is_empty() && driver.state().rename.is_none());
    driver.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(driver.project().nodes.len(), 1);
}

#[test]
fn what_was_typed_in_a_name_is_taken_back_and_nothing_before_it() {
    let mut driver = Driver::sample();
    driver.select(node(21));
    driver.key(Key::ArrowRight);
    let moved = driver.project().clone();
    driver.key(Key::F2);
    driver.type_text("Hello");
    for _ in 0..3 {
        driver.keys(Modifiers::COMMAND, Key::Z);
    }
    assert!(driver.state().rename.is_some(), "the field stays open");
    driver.key(Key::Escape);
    assert_eq!(driver.project(), &moved);
}
