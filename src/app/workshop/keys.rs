//! The keys of a workshop. They never act while text is typed, and wait for the analysis of the step before.

use std::collections::VecDeque;

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use super::act::Act;
use super::bindings::bindings;
use super::standing::Page;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::focus::Keyboard;
use crate::app::state::State;

/// The commands that keep their shortcuts in a workshop.
const COMMANDS: [Command; 8] = [
    Command::SaveAs,
    Command::Save,
    Command::Quit,
    Command::ScaleUp,
    Command::ScaleDown,
    Command::ZoomIn,
    Command::ZoomOut,
    Command::Shortcuts,
];

/// Keys that were pressed and have not acted yet.
#[derive(Debug, Default)]
pub(in crate::app) struct Keys {
    waiting: VecDeque<Key>,
}

impl Keys {
    /// Reads the keys of a frame. `had` says who had the keyboard when the frame before ended: a key that ends typing
    /// belongs to the field.
    pub(in crate::app) fn read(&mut self, ctx: &Context, state: &State, had: Keyboard, actions: &mut Vec<Action>) {
        for command in COMMANDS {
            let pressed = |keys: &KeyboardShortcut| ctx.input_mut(|input| input.consume_shortcut(keys));
            if command.shortcuts().iter().any(pressed) && state.can_run(command) {
                actions.push(Action::Run(command));
            }
        }
        let owner = |keyboard| had == keyboard || Keyboard::owner(ctx) == keyboard;
        // F5 leaves whatever is being written; that stays for later.
        if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F5)) {
            self.waiting.clear();
            actions.push(Action::Workshop(Act::Toggle));
            return;
        }
        if owner(Keyboard::Text) {
            self.waiting.clear();
            return;
        }
        for (keys, act) in [
            (KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z), Act::Redo),
            (KeyboardShortcut::new(Modifiers::COMMAND, Key::Y), Act::Redo),
            (KeyboardShortcut::new(Modifiers::COMMAND, Key::Z), Act::Undo),
        ] {
            if ctx.input_mut(|input| input.consume_shortcut(&keys)) {
                actions.push(Action::Workshop(act));
            }
        }
        // A control that has the keyboard is pressed by these.
        let is_controls = |key: Key| owner(Keyboard::Control) && matches!(key, Key::Enter | Key::Space);
        let pressed = ctx.input(|input| input.events.clone()).into_iter().filter_map(|event| match event {
            // A key that is held down decides once.
            Event::Key { key, pressed: true, repeat: false, modifiers, .. } if modifiers.is_none() => Some(key),
            _ => None,
        });
        self.waiting.extend(pressed.filter(|&key| !is_controls(key)));
        if state.document.is_analysing() || state.workshop.moving.is_some() {
            return;
        }
        // One in a frame: each is about what the one before has led to.
        let Some(key) = self.waiting.pop_front() else { return };
        if !self.waiting.is_empty() {
            ctx.request_repaint();
        }
        let on_flow = state.workshop.page == Page::Flow && state.workshop.entry.is_none();
        let act = match key {
            Key::ArrowUp if on_flow => Some(Act::PreviousQuestion),
            key => bindings(state, ctx).act(key).cloned(),
        };
        if act == Some(Act::Toggle) {
            self.waiting.clear();
        }
        if let Some(act) = act {
            ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            actions.push(Action::Workshop(act));
        }
    }
}
