//! Where the keyboard is in the list of those who are present.

use egui::{Context, Id};

use crate::app::state::State;

/// The field of a line, by its column.
pub(super) fn field_id(row: usize, column: usize) -> Id {
    Id::unique(("workshop person", row, column))
}

/// Whether the keyboard is in the line of somebody: Enter goes on to the next one then.
pub(super) fn is_at_somebody(state: &State, ctx: &Context) -> bool {
    let Some(focused) = ctx.memory(egui::Memory::focused) else { return false };
    let form = &state.workshop.form;
    let is_in = |row: usize| field_id(row, 0) == focused || field_id(row, 1) == focused;
    (0..form.people.len()).any(|row| form.is_filled(row) && is_in(row))
}
