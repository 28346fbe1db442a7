//! The menus of the right button in a register: of a cell with its row, and of a heading with its column.

use egui::Ui;

use super::action::Action;
use super::state::State;
use crate::register::{Cell, Register, Row, Sort};
use crate::text::tr;

/// What is changed about how a register is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Sort it so, or not at all.
    Sort(Option<Sort>),
    /// Leave a column out.
    Hide(usize),
    /// Show all columns again.
    ShowAll,
}

/// The menu of a cell.
pub fn cell(ui: &mut Ui, state: &State, row: &Row, cell: &Cell, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let subject = row.subject.or(row.flow.map(Into::into));
    let shown = ui.add_enabled(subject.is_some(), egui::Button::new(tr(lang, "row-reveal")));
    if shown.clicked() {
        actions.extend(subject.map(Action::Reveal));
        ui.close();
    }
    ui.separator();
    let text = cell.text(lang);
    let cells = || row.cells.iter().map(|cell| line(&cell.text(lang))).collect::<Vec<_>>().join("\t");
    if ui.add_enabled(!text.is_empty(), egui::Button::new(tr(lang, "row-copy-cell"))).clicked() {
        actions.push(Action::CopyText(text));
        ui.close();
    }
    if ui.button(tr(lang, "row-copy")).clicked() {
        actions.push(Action::CopyText(cells()));
        ui.close();
    }
}

/// The menu of a heading; `rows` are those in sight, in their order.
pub fn heading(
    ui: &mut Ui,
    state: &State,
    register: &Register,
    rows: &[usize],
    column: usize,
    (sort, hidden): (Option<Sort>, usize),
    actions: &mut Vec<Action>,
) -> Option<Change> {
    let lang = state.lang();
    let up = Some(Sort { column, descending: false });
    let down = Some(Sort { column, descending: true });
    let mut change = None;
    for (wanted, key) in [(up, "column-ascending"), (down, "column-descending"), (None, "column-unsorted")] {
        if ui.radio(sort == wanted, tr(lang, key)).clicked() {
            change = Some(Change::Sort(wanted));
            ui.close();
        }
    }
    ui.separator();
    if ui.button(tr(lang, "column-copy")).clicked() {
        let cells = rows.iter().filter_map(|&row| register.rows.get(row)?.cells.get(column));
        let text = cells.map(|cell| line(&cell.text(lang))).collect::<Vec<_>>().join("\n");
        actions.push(Action::CopyText(text));
        ui.close();
    }
    ui.separator();
    let last = register.columns.len() - hidden <= 1;
    if ui.add_enabled(!last, egui::Button::new(tr(lang, "column-hide"))).clicked() {
        change = Some(Change::Hide(column));
        ui.close();
    }
    if ui.add_enabled(hidden > 0, egui::Button::new(tr(lang, "column-show-all"))).clicked() {
        change = Some(Change::ShowAll);
        ui.close();
    }
    change
}

/// A text in one line, as a spreadsheet takes it into one cell.
fn line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}
