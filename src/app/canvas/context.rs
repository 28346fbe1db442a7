//! The menus of the right button: what can be done with what is under the pointer.

use egui::{Popup, Response, SetOpenCommand, Ui};

use super::arrow;
use super::pointer::Pointer;
use super::target::Target;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::line::Line;
use crate::app::panes::focus_next;
use crate::app::reshape::act::Part;
use crate::app::reshape::unbend;
use crate::app::state::State;
use crate::app::{change, menu, palette, unfold};
use crate::edit;
use crate::layout::auto::Direction;
use crate::model::{ElementId, FlowId, NodeId, ZoneId};
use crate::text::tr;

use Command as C;

/// Shows the menu while it is open.
///
/// A menu that keys ask for opens at the point of the screen it is about, with the keyboard at its first item.
pub fn show(response: &Response, state: &State, pointer: &mut Pointer, opens: bool, actions: &mut Vec<Action>) {
    let mut popup = Popup::context_menu(response).at_position(state.camera.to_screen(pointer.menu.at));
    if opens {
        popup = popup.open_memory(Some(SetOpenCommand::Bool(true)));
    } else if pointer.is_spent() {
        popup = popup.open_memory(None);
    }
    popup.show(|ui| {
        if pointer.menu.by_keys && !ui.is_sizing_pass() {
            pointer.menu.by_keys = false;
            ui.memory_mut(focus_next);
        }
        unfold::within(ui, |ui| content(ui, state, &pointer.menu, actions));
    });
}

/// What can be done with elements, or with the paper where there are none; also where they are listed.
pub fn content(ui: &mut Ui, state: &State, target: &Target, actions: &mut Vec<Action>) {
    let mut elements = target.elements.iter().copied();
    match (elements.next(), elements.next()) {
        (None, _) => ground(ui, state, target, actions),
        (Some(ElementId::Node(id)), None) => node(ui, state, id, target, actions),
        (Some(ElementId::Zone(id)), None) => zone(ui, state, id, target, actions),
        (Some(ElementId::Flow(id)), None) => flow(ui, state, id, target, actions),
        (Some(_), None) => note(ui, state, target, actions),
        (Some(_), Some(_)) => several(ui, state, target, actions),
    }
}

fn ground(ui: &mut Ui, state: &State, target: &Target, actions: &mut Vec<Action>) {
    place(ui, state, target, actions);
    ui.separator();
    paste(ui, state, target, actions);
    menu::items(ui, state, actions, &[C::PasteInPlace, C::CopyPicture, C::SelectAll]);
    ui.separator();
    menu::items(ui, state, actions, &[C::Auto(Direction::Right), C::Auto(Direction::Down)]);
    ui.separator();
    menu::items(ui, state, actions, &[C::ZoomFit]);
    unfold::menu(ui, tr(state.lang(), "menu-view"), |ui| {
        menu::items(ui, state, actions, &[C::ZoomReset, C::ZoomSelection, C::GoBack, C::GoForward]);
        ui.separator();
        menu::switches(ui, state, actions, &menu::OF_CANVAS);
        menu::switches(ui, state, actions, &[C::OnlyDrawing]);
    });
    menu::items(ui, state, actions, &[C::Launch]);
}

fn node(ui: &mut Ui, state: &State, id: NodeId, target: &Target, actions: &mut Vec<Action>) {
    let Some(node) = state.project().nodes.get(&id) else { return };
    let lang = state.lang();
    menu::items(ui, state, actions, &[C::Rename]);
    unfold::menu(ui, tr(lang, "context-kind"), |ui| {
        for kind in state.catalog().node_kinds.offered_beside(&node.kind) {
            let change = || change::node_kind(state.project(), id, &kind.id);
            option(ui, node.kind == kind.id, kind.name.get(lang), change, actions);
        }
    });
    menu::items(ui, state, actions, &[C::DrawArrow, C::Reshape(Part::First)]);
    ui.separator();
    copies(ui, state, target, actions);
    arrange(ui, state, actions);
    ui.separator();
    menu::items(ui, state, actions, &[C::SelectSameKind, C::SelectConnected, C::ZoomSelection]);
}

fn zone(ui: &mut Ui, state: &State, id: ZoneId, target: &Target, actions: &mut Vec<Action>) {
    let Some(zone) = state.project().zones.get(&id) else { return };
    let lang = state.lang();
    unfold::menu(ui, tr(lang, "context-place"), |ui| place(ui, state, target, actions));
    ui.separator();
    menu::items(ui, state, actions, &[C::Rename]);
    unfold::menu(ui, tr(lang, "context-kind"), |ui| {
        for kind in state.catalog().zone_kinds.offered_beside(&zone.kind) {
            let change = || change::zone_kind(state.project(), id, &kind.id);
            option(ui, zone.kind == kind.id, kind.name.get(lang), change, actions);
        }
    });
    menu::items(ui, state, actions, &[C::Reshape(Part::First)]);
    ui.separator();
    copies(ui, state, target, actions);
    arrange(ui, state, actions);
    ui.separator();
    menu::items(ui, state, actions, &[C::SelectInside, C::SelectWhole, C::SelectSameKind, C::ZoomSelection]);
}

fn flow(ui: &mut Ui, state: &State, id: FlowId, target: &Target, actions: &mut Vec<Action>) {
    let Some(flow) = state.project().flows.get(&id) else { return };
    let lang = state.lang();
    led(ui, state, id, target, actions);
    unfold::menu(ui, tr(lang, "context-verb"), |ui| {
        for kind in change::verbs(state.catalog(), flow) {
            let change = || change::verb(state.project(), state.catalog(), id, Some(&kind.id));
            option(ui, flow.verb.as_ref() == Some(&kind.id), kind.name.get(lang), change, actions);
        }
        ui.separator();
        let none = || change::verb(state.project(), state.catalog(), id, None);
        option(ui, flow.verb.is_none(), &tr(lang, "verb-none"), none, actions);
    });
    menu::items(ui, state, actions, &[C::Rename, C::Reverse]);
    line(ui, state, actions);
    unfold::menu(ui, tr(lang, "menu-reshape"), |ui| menu::items(ui, state, actions, &Part::ALL.map(C::Reshape)));
    ui.separator();
    copies(ui, state, target, actions);
    ui.separator();
    menu::items(ui, state, actions, &[C::SelectSameKind, C::SelectConnected, C::ZoomSelection]);
}

/// How an arrow is led by hand comes first where it is: that is most likely what the menu was opened for.
fn led(ui: &mut Ui, state: &State, id: FlowId, target: &Target, actions: &mut Vec<Action>) {
    if state.project().flows.get(&id).is_none_or(|flow| flow.waypoints.is_empty()) {
        return;
    }
    let hold = arrow::hold_at(state, state.camera.to_screen(target.at));
    if let Some((part, waypoints)) = hold.and_then(|hold| unbend::unbent(state, id, hold)) {
        let key = match part {
            unbend::Part::Bend => "context-unbend",
            unbend::Part::Step => "context-unbend-step",
            unbend::Part::Segment => "context-unbend-segment",
        };
        if ui.button(tr(state.lang(), key)).clicked() {
            actions.push(Action::Edit(edit::Command::Bend { flow: id, waypoints }));
            ui.close();
        }
    }
    menu::items(ui, state, actions, &[C::Line(Line::Free)]);
    ui.separator();
}

fn note(ui: &mut Ui, state: &State, target: &Target, actions: &mut Vec<Action>) {
    menu::items(ui, state, actions, &[C::Rename, C::Reshape(Part::First)]);
    ui.separator();
    copies(ui, state, target, actions);
    arrange(ui, state, actions);
    ui.separator();
    menu::items(ui, state, actions, &[C::SelectSameKind, C::ZoomSelection]);
}

fn several(ui: &mut Ui, state: &State, target: &Target, actions: &mut Vec<Action>) {
    copies(ui, state, target, actions);
    arrange(ui, state, actions);
    if target.elements.iter().any(|element| matches!(element, ElementId::Flow(_))) {
        line(ui, state, actions);
    }
    ui.separator();
    menu::items(ui, state, actions, &[C::SelectSameKind]);
    if target.elements.iter().any(|element| matches!(element, ElementId::Zone(_))) {
        menu::items(ui, state, actions, &[C::SelectInside, C::SelectWhole]);
    }
    menu::items(ui, state, actions, &[C::SelectConnected, C::Deselect]);
    ui.separator();
    menu::items(ui, state, actions, &[C::ZoomSelection]);
}

fn line(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    unfold::menu(ui, tr(state.lang(), "menu-line"), |ui| menu::items(ui, state, actions, &Line::ALL.map(C::Line)));
}

fn copies(ui: &mut Ui, state: &State, target: &Target, actions: &mut Vec<Action>) {
    menu::items(ui, state, actions, &[C::Cut, C::Copy, C::CopyPicture]);
    paste(ui, state, target, actions);
    menu::items(ui, state, actions, &[C::Duplicate, C::Delete]);
}

/// How things lie and are held, in a menu of its own: all in one would be higher than a small window.
fn arrange(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    unfold::menu(ui, tr(state.lang(), "menu-arrange"), |ui| {
        menu::items(ui, state, actions, &[C::Auto(Direction::Right), C::Auto(Direction::Down)]);
        ui.separator();
        menu::items(ui, state, actions, &[C::ToFront, C::ToBack]);
        ui.separator();
        menu::items(ui, state, actions, &[C::Lock, C::Unlock]);
    });
}

/// Pastes where the right button was pressed.
fn paste(ui: &mut Ui, state: &State, target: &Target, actions: &mut Vec<Action>) {
    if ui.button(tr(state.lang(), "context-paste-here")).clicked() {
        actions.push(Action::PasteAt(target.at));
        ui.close();
    }
}

/// One of several; the one that is so now is marked, and choosing it again changes nothing.
fn option(
    ui: &mut Ui,
    current: bool,
    name: &str,
    change: impl FnOnce() -> Option<edit::Command>,
    actions: &mut Vec<Action>,
) {
    if ui.radio(current, name).clicked() {
        if !current {
            actions.extend(change().map(Action::Edit));
        }
        ui.close();
    }
}

/// Every kind by group, to be placed where the right button was pressed.
fn place(ui: &mut Ui, state: &State, target: &Target, actions: &mut Vec<Action>) {
    for (group, kinds) in palette::kinds(state.catalog(), state.lang()) {
        let mut item = |ui: &mut Ui, (tool, name): (_, String)| {
            if ui.button(name).clicked() {
                actions.push(Action::Take(tool));
                actions.push(Action::Place(target.at, None));
                ui.close();
            }
        };
        match <[_; 1]>::try_from(kinds) {
            Ok([only]) => item(ui, only),
            Err(kinds) => {
                unfold::menu(ui, group, |ui| {
                    for kind in kinds {
                        item(ui, kind);
                    }
                });
            }
        }
    }
}
