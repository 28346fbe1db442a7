//! From keys to actions: walking over the canvas, selecting, opening, moving and resizing, placing and drawing arrows
//! without a pointer.

use std::collections::BTreeSet;

use egui::{Context, Event, FocusDirection, Key, Modifiers};

use super::order::{self, Direction};
use super::target::About;
use crate::app::action::{Action, Tool};
use crate::app::command::Command as Open;
use crate::app::focus::{Keyed, canvas_id};
use crate::app::reshape::act::Act;
use crate::app::state::State;
use crate::edit::Command;
use crate::edit::snapping::GRID;
use crate::model::{ElementId, NodeId, Rect, Vector};

/// How far a key moves what is to be placed, in world units; with Shift farther.
const STEP: f32 = 2.0 * GRID;
const LEAP: f32 = 10.0 * GRID;

/// The reading order, kept until the project changes.
#[derive(Debug, Default)]
pub struct Order {
    of: Option<(u64, u64, bool)>,
    elements: Vec<ElementId>,
}

impl Order {
    /// Everything on the drawing in reading order.
    pub fn get(&mut self, state: &State) -> &[ElementId] {
        let document = &state.document;
        let of = (document.identity(), document.history.revision(), document.is_analysing());
        if self.of != Some(of) {
            self.of = Some(of);
            self.elements = order::reading(state.document.history.project(), state.document.analysis());
        }
        &self.elements
    }
}

/// Turns the keys of this frame into actions. Answers with what the menu is asked for of.
pub fn read(ctx: &Context, state: &State, order: &mut Order, actions: &mut Vec<Action>) -> Option<About> {
    let mut menu = None;
    for event in ctx.input(|input| input.events.clone()) {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { continue };
        let before = actions.len();
        match key {
            Key::ArrowLeft => arrow(state, order, Direction::Left, modifiers, actions),
            Key::ArrowRight => arrow(state, order, Direction::Right, modifiers, actions),
            Key::ArrowUp => arrow(state, order, Direction::Up, modifiers, actions),
            Key::ArrowDown => arrow(state, order, Direction::Down, modifiers, actions),
            Key::Home if modifiers.is_none() => walk(state, order.get(state).first().copied(), actions),
            Key::End if modifiers.is_none() => walk(state, order.get(state).last().copied(), actions),
            Key::Enter if modifiers.is_none() => enter(state, actions),
            Key::Space if modifiers.is_none() => toggle(state, actions),
            Key::PageUp | Key::PageDown if !modifiers.command && !modifiers.shift => {
                actions.push(Action::Pan(page(state, key == Key::PageUp, modifiers.alt)));
            }
            Key::Menu => menu = Some(about(state)),
            Key::F10 if modifiers.shift_only() => menu = Some(about(state)),
            _ => {}
        }
        // From now on the keys are the canvas's own, and assistive technology reads what they are at.
        if actions.len() > before || menu.is_some() {
            ctx.memory_mut(|memory| {
                memory.request_focus(canvas_id());
                // The same key must not lead on to a control beside.
                memory.move_focus(FocusDirection::None);
            });
        }
    }
    menu
}

/// How far a key moves the paper: most of what is in sight, so that something of it stays.
fn page(state: &State, back: bool, across: bool) -> egui::Vec2 {
    const PART: f32 = 0.8;
    let way = state.camera.canvas.size() * if back { PART } else { -PART };
    if across { egui::vec2(way.x, 0.0) } else { egui::vec2(0.0, way.y) }
}

/// The element that keys are about: the one with the ring, else the one that is selected.
pub fn at(state: &State) -> Option<ElementId> {
    let shown = state.focus.element.filter(|_| state.focus.shown);
    shown.or(state.only_selected()).filter(|&element| state.project().has(element))
}

/// What a menu that keys ask for is of.
fn about(state: &State) -> About {
    at(state).map_or(About::Selection, About::Element)
}

fn arrow(state: &State, order: &mut Order, way: Direction, keys: Modifiers, actions: &mut Vec<Action>) {
    let forwards = matches!(way, Direction::Right | Direction::Down);
    if keys.alt {
        // Alone it leads through places visited, and with Shift it resizes, which is read before.
    } else if keys.command {
        // With Shift they align what is selected.
        if !keys.shift {
            along(state, order, forwards, actions);
        }
    } else if state.tool != Tool::Select {
        let far = if keys.shift { LEAP } else { STEP };
        let (x, y) = way.step();
        let at = match state.focus.keyed {
            Some(Keyed::Place { at }) => at.moved(Vector(x * far, y * far)),
            _ => state.free_place(),
        };
        actions.push(Action::Key(Keyed::Place { at }));
    } else if !state.selection.is_empty() {
        let far = if keys.shift { GRID } else { 1.0 };
        let (x, y) = way.step();
        actions.push(Action::Nudge(Vector(x * far, y * far)));
    } else {
        toward(state, order, way, actions);
    }
}

/// Goes on in reading order.
fn along(state: &State, order: &mut Order, forwards: bool, actions: &mut Vec<Action>) {
    let here = state.focus.element.or(state.only_selected());
    walk(state, next(order.get(state), here, forwards), actions);
}

/// What is done by keys with the node aimed at that is nearest in a direction.
pub fn aim_toward(state: &State, keyed: Keyed, way: Direction) -> Option<Keyed> {
    let nodes = state.project().nodes.iter().map(|(&id, node)| (ElementId::from(id), node.rect()));
    let here = state.project().nodes.get(&keyed.aim()?)?.rect();
    match order::toward(here, way, nodes)? {
        ElementId::Node(node) => Some(keyed.aimed(node)),
        _ => None,
    }
}

/// What is done by keys with the node aimed at that is next, or before, in reading order.
pub fn aim_along(state: &State, keyed: Keyed, order: &mut Order, forwards: bool) -> Option<Keyed> {
    let nodes: Vec<NodeId> = order
        .get(state)
        .iter()
        .filter_map(|&element| if let ElementId::Node(id) = element { Some(id) } else { None })
        .collect();
    Some(keyed.aimed(next(&nodes, Some(keyed.aim()?), forwards)?))
}

/// The one after or before another; the first or the last where there is no other.
fn next<T: Copy + PartialEq>(all: &[T], here: Option<T>, forwards: bool) -> Option<T> {
    match here.and_then(|here| all.iter().position(|&other| other == here)) {
        Some(place) if forwards => all.get(place + 1).copied(),
        Some(place) => place.checked_sub(1).and_then(|place| all.get(place)).copied(),
        None if forwards => all.first().copied(),
        None => all.last().copied(),
    }
}

/// Goes to the nearest of the same sort in a direction: from node to node, from arrow to arrow, from zone to zone.
fn toward(state: &State, order: &mut Order, way: Direction, actions: &mut Vec<Action>) {
    let Some(here) = state.focus.element.filter(|&element| state.project().has(element)) else {
        walk(state, first(state, order), actions);
        return;
    };
    if !state.focus.shown {
        walk(state, Some(here), actions);
        return;
    }
    let Some(from) = state.spot(here) else { return };
    let others: Vec<(ElementId, Rect)> = order
        .get(state)
        .iter()
        .filter(|&&other| other != here && alike(here, other))
        .filter_map(|&other| Some((other, state.spot(other)?)))
        .collect();
    walk(state, order::toward(from, way, others), actions);
}

/// What is gone to first: the first in reading order that is in sight, else the first of all.
pub fn first(state: &State, order: &mut Order) -> Option<ElementId> {
    let visible = state.camera.visible();
    let order = order.get(state);
    let in_sight = order.iter().find(|&&element| state.spot(element).is_some_and(|spot| visible.contains_rect(spot)));
    state.only_selected().or(in_sight.copied()).or(order.first().copied())
}

fn alike(a: ElementId, b: ElementId) -> bool {
    use ElementId as E;
    match a {
        E::Node(_) | E::Note(_) => matches!(b, E::Node(_) | E::Note(_)),
        a => std::mem::discriminant(&a) == std::mem::discriminant(&b),
    }
}

fn walk(state: &State, to: Option<ElementId>, actions: &mut Vec<Action>) {
    if let Some(to) = to
        && state.focus.keyed.is_none()
    {
        actions.push(Action::Focus(to));
    }
}

/// Completes what was begun, or opens what the keys are at: its name, or what an arrow does and carries, to be typed.
fn enter(state: &State, actions: &mut Vec<Action>) {
    match state.focus.keyed {
        // Those have keys of their own, read elsewhere.
        Some(Keyed::Arrow { .. } | Keyed::Lead { .. } | Keyed::Stretch { .. }) => {}
        Some(Keyed::Place { at }) => {
            actions.push(Action::EndKeyed);
            actions.push(Action::Place(at, None));
        }
        None if state.tool != Tool::Select => actions.push(Action::PlaceFree),
        None => {
            let Some(element) = at(state) else { return };
            if state.project().name(element).is_some() {
                actions.push(Action::StartRename(element));
            } else {
                actions.push(Action::Select(BTreeSet::from([element])));
                actions.push(Action::Run(Open::Rename));
            }
        }
    }
}

/// Selects what has the ring, or no longer.
fn toggle(state: &State, actions: &mut Vec<Action>) {
    if let Some(element) = state.focus.element.filter(|_| state.focus.shown && state.focus.keyed.is_none()) {
        let mut selection = state.selection.clone();
        if !selection.remove(&element) {
            selection.insert(element);
        }
        actions.push(Action::Select(selection));
    }
}

/// Pulls the right or lower side of what is selected with Alt, Shift and an arrow key. To be read before the shortcuts,
/// as Alt and the same keys are one.
pub fn resize(ctx: &Context, state: &State, actions: &mut Vec<Action>) {
    // What is locked is asked for as well: then it is said that it is.
    let only = state.only_selected();
    let Some((element, frame)) = only.and_then(|element| Some((element, state.project().frame(element)?))) else {
        return;
    };
    let keys = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    for (key, way) in keys.into_iter().zip(Direction::ALL) {
        let held = Modifiers::ALT | Modifiers::SHIFT;
        let presses = ctx.input_mut(|input| input.count_and_consume_key(held, key));
        if presses > 0 {
            let (x, y) = way.step();
            let by = GRID * presses as f32;
            let frame = Rect(frame.0, frame.1, frame.2 + x * by, frame.3 + y * by);
            actions.push(Action::EditMerged(Command::Resize { element, frame }, "resize by keys"));
        }
    }
}

/// Moves the handle that is held, and goes on to the next. To be read before the shortcuts, some of which have the same
/// keys.
pub fn reshape(ctx: &Context, state: &State, actions: &mut Vec<Action>) {
    let Some(keyed) = state.focus.keyed.filter(|keyed| keyed.reshapes() && keyed.aim().is_none()) else { return };
    let pressed = |modifiers, key| ctx.input_mut(|input| input.consume_key(modifiers, key));
    let ends = [Key::Enter, Key::Escape, Key::G].map(|key| pressed(Modifiers::NONE, key));
    if ends.contains(&true) {
        actions.push(Action::EndKeyed);
        return;
    }
    if pressed(Modifiers::SHIFT, Key::Tab) {
        actions.push(Action::Reshape(Act::Step(false)));
    } else if pressed(Modifiers::NONE, Key::Tab) {
        actions.push(Action::Reshape(Act::Step(true)));
    }
    let removes = [Key::Delete, Key::Backspace].map(|key| pressed(Modifiers::NONE, key));
    if removes.contains(&true) && matches!(keyed, Keyed::Lead { .. }) {
        actions.push(Action::Reshape(Act::Remove));
    }
    let keys = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    for (key, way) in keys.into_iter().zip(Direction::ALL) {
        for (modifiers, fine) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
            // With Ctrl or Alt they mean something else.
            if ctx.input(|input| input.modifiers.command || input.modifiers.alt) {
                continue;
            }
            let presses = ctx.input_mut(|input| input.count_and_consume_key(modifiers, key));
            actions.extend((0..presses).map(|_| Action::Reshape(Act::Move { way, fine })));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walking_ends_at_the_ends() {
        assert_eq!(next(&[1, 2, 3], Some(2), true), Some(3));
        assert_eq!(next(&[1, 2, 3], Some(3), true), None);
        assert_eq!(next(&[1, 2, 3], Some(1), false), None);
        assert_eq!(next(&[1, 2, 3], None, false), Some(3));
        assert_eq!(next(&[1, 2, 3], Some(9), true), Some(1));
        assert_eq!(next::<u8>(&[], None, true), None);
    }
}
