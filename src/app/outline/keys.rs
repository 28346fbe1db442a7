//! Goes through the outline by keys: up and down, in and out, to the place on the drawing.

use std::collections::BTreeSet;

use egui::{Id, Key, Ui};

use super::standing::Outline;
use super::tree::{Item, Row};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::rows;
use crate::app::state::State;
use crate::model::ElementId;

/// The keys it answers to.
const KEYS: [Key; 11] = [
    Key::ArrowUp,
    Key::ArrowDown,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
    Key::Enter,
    Key::Delete,
    Key::Space,
];

impl Outline {
    /// Answers to the keys while the outline has the keyboard; says whether another row is the current one now.
    pub(super) fn press(
        &mut self,
        ui: &Ui,
        state: &State,
        id: Id,
        rows_in_sight: usize,
        actions: &mut Vec<Action>,
    ) -> bool {
        let before = self.cursor;
        for press in rows::pressed(ui, id, &KEYS) {
            self.answer(state, press.key, rows_in_sight, actions);
        }
        self.cursor != before
    }

    fn answer(&mut self, state: &State, key: Key, rows_in_sight: usize, actions: &mut Vec<Action>) {
        let at = self.rows.iter().position(|row| Some(row.item) == self.cursor);
        let current = at.and_then(|at| self.rows.get(at)).copied();
        let goal = rows::goal(key, at, self.rows.len(), rows_in_sight);
        if let Some(row) = goal.and_then(|goal| self.rows.get(goal)).copied() {
            self.stand_at(row.item, actions);
            return;
        }
        let Some(row) = current else { return };
        match key {
            Key::ArrowRight => self.go_in(state, row, at.unwrap_or_default(), actions),
            Key::ArrowLeft if row.open && self.filter.trim().is_empty() => self.toggle(state, row.item),
            Key::ArrowLeft => {
                if let Some(parent) = self.tree.parent(row.item) {
                    self.stand_at(parent, actions);
                }
            }
            Key::Space if row.has_children => self.toggle(state, row.item),
            Key::Enter => actions.extend(element(row.item).map(Action::Reveal)),
            Key::Delete if state.can_run(Command::Delete) => {
                self.deletes = true;
                actions.push(Action::Run(Command::Delete));
            }
            _ => {}
        }
    }

    fn go_in(&mut self, state: &State, row: Row, at: usize, actions: &mut Vec<Action>) {
        if row.has_children && !row.open {
            self.toggle(state, row.item);
        } else if row.has_children
            && let Some(child) = self.rows.get(at + 1)
        {
            self.stand_at(child.item, actions);
        }
    }

    /// Makes a row the current one, and selects what it stands for. The view stays where it is.
    pub(super) fn stand_at(&mut self, item: Item, actions: &mut Vec<Action>) {
        self.cursor = Some(item);
        actions.push(Action::Select(BTreeSet::from_iter(element(item))));
    }
}

/// The element a row stands for.
pub(super) fn element(item: Item) -> Option<ElementId> {
    match item {
        Item::Element(id) => Some(id),
        Item::Outside => None,
    }
}
