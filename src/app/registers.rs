//! The registers at the bottom: sortable, filterable tables, linked with the canvas both ways.

pub mod tabs;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{CursorIcon, Id, Modifiers, Pos2, Rect, Response, RichText, Sense, TextEdit, Ui, WidgetInfo, vec2};
use egui_extras::{Column as TableColumn, TableBuilder};

use super::action::Action;
use super::badges;
use super::command::Command;
use super::complete;
use super::cursor::Cursor;
use super::docking;
use super::fonts;
use super::front::Narrowed;
use super::look::Look;
use super::menus;
use super::panels::PanelKind;
use super::panes::focus_next;
use super::picking::{LEAST_LINE, Picked};
use super::ring;
use super::row_menu::{self, Change};
use super::state::State;
use crate::model::ElementId;
use crate::register::{Cell, Register, RegisterKind, Row, Sort, Spot, Term, view};
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// In a panel lower than this, rows are short of room, in screen points.
const LOW: f32 = 220.0;

/// Between two rows of a low panel, in screen points.
const CLOSE: f32 = 1.0;

/// The height of a row, in screen points.
const ROW: f32 = 24.0;

/// The width of the filter, in screen points.
const FILTER: f32 = 180.0;

/// The width of the filter and of the panel's button with the space round both, in screen points.
const TOOLS: f32 = FILTER + 56.0;

/// The least width of a filter, in screen points.
const LEAST_FILTER: f32 = 80.0;

/// As wide as this, there is room for a short filter and the button.
const LEAST_TOOLS: f32 = 122.0;

/// How each register is looked at: its order, its filter, and the rows that follow from both.
#[derive(Default)]
pub struct Tables {
    views: [TableView; RegisterKind::ALL.len()],
    changes: TableView,
    picked: Picked,
    /// Where a register of which several rows can be taken in hand was shown in the last frame.
    area: Option<Rect>,
    /// Whether it had the keyboard.
    keyed: bool,
}

impl Tables {
    /// Whether rows can be taken in hand where the pointer or the keyboard is. Asked once a frame, before the tables are shown.
    pub fn lets_pick(&mut self, pointer: Option<Pos2>) -> bool {
        let (area, keyed) = (self.area.take(), std::mem::take(&mut self.keyed));
        keyed || area.zip(pointer).is_some_and(|(area, at)| area.contains(at))
    }

    /// Takes all rows in sight in hand.
    pub fn pick_all(&mut self) {
        self.picked.pick_all();
    }
}

/// What is looked at: a register, the part of it that a figure counts, its order and its filter.
type Looked = (Arc<Register>, Option<Arc<Narrowed>>, Option<Sort>, String);

#[derive(Default)]
struct TableView {
    sort: Option<Sort>,
    filter: String,
    /// The columns that are left out.
    hidden: BTreeSet<usize>,
    rows: Vec<usize>,
    /// Where the keyboard is among the rows.
    cursor: Cursor,
    /// What the rows were made of.
    of: Option<Looked>,
}

impl TableView {
    fn rows(&mut self, register: &Arc<Register>, narrowed: Option<&Arc<Narrowed>>) -> &[usize] {
        let same = self.of.as_ref().is_some_and(|(of, part, sort, filter)| {
            let same_part = match (part, narrowed) {
                (Some(part), Some(narrowed)) => Arc::ptr_eq(part, narrowed),
                (part, narrowed) => part.is_none() && narrowed.is_none(),
            };
            Arc::ptr_eq(of, register) && same_part && *sort == self.sort && *filter == self.filter
        });
        if !same {
            self.rows = view(register, self.sort, &self.filter);
            if let Some(narrowed) = narrowed {
                self.rows.retain(|&row| narrowed.keep.keeps(register, &register.rows[row]));
            }
            self.of = Some((Arc::clone(register), narrowed.cloned(), self.sort, self.filter.clone()));
        }
        &self.rows
    }
}

/// Shows the tabs and the register in front; `more` are further tabs beside them.
#[expect(clippy::too_many_arguments, reason = "a table, what it shows and where actions go")]
pub fn show(
    ui: &mut Ui,
    state: &State,
    (register, narrowed): (&Arc<Register>, Option<&Arc<Narrowed>>),
    counts: [usize; RegisterKind::ALL.len()],
    tables: &mut Tables,
    look: &Look,
    actions: &mut Vec<Action>,
    more: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let Tables { views, changes, picked, area, keyed } = tables;
    let lets_pick = register.kind == Some(RegisterKind::Threats);
    *area = lets_pick.then(|| ui.max_rect());
    *keyed = lets_pick && ui.memory(|memory| memory.has_focus(table_id(register.kind)));
    let table = match register.kind {
        Some(kind) => {
            let place = RegisterKind::ALL.iter().position(|&other| other == kind).unwrap_or_default();
            &mut views[place]
        }
        None => changes,
    };
    let is_part = narrowed.is_some() || !table.filter.trim().is_empty();
    let found = is_part.then(|| table.rows(register, narrowed).len());
    let mut beside = false;
    // Where the panel is narrow, tabs and filter take as many lines as they need.
    ui.horizontal_wrapped(|ui| {
        tabs::show(ui, state, register.kind, counts, found, look, actions);
        let small = tabs::is_small(ui);
        if !small {
            more(ui, actions);
        }
        if let Some(narrowed) = narrowed {
            part(ui, state, narrowed, look, actions);
        }
        let room = ui.available_size_before_wrap().x;
        if room > TOOLS {
            ui.add_space(room - TOOLS);
        }
        // What is left of a line is enough for a few letters.
        let width = match room {
            _ if small => (room - TOOLS + FILTER).clamp(LEAST_FILTER, FILTER),
            room if room > LEAST_TOOLS => (room - TOOLS + FILTER).min(FILTER),
            _ => FILTER,
        };
        let hint = tr(state.lang(), "register-filter");
        let edit = TextEdit::singleline(&mut table.filter).hint_text(&hint).desired_width(width);
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, hint.clone()));
        docking::button(ui, state, PanelKind::Registers, look, actions);
        // In a low panel what is left of the line is used, so that rows have theirs.
        beside = !small && ui.max_rect().height() < LOW && ui.available_size_before_wrap().x > LEAST_LINE;
        if beside {
            picked.bar(ui, state, register, table.rows(register, narrowed), actions);
        }
    });
    ui.add_space(2.0);
    let (sort, hidden) = (table.sort, table.hidden.clone());
    let mut cursor = table.cursor;
    let rows = table.rows(register, narrowed);
    if !beside {
        picked.bar(ui, state, register, rows, actions);
    }
    if rows.is_empty() {
        let key = if register.rows.is_empty() { "register-empty" } else { "register-no-match" };
        // The panel keeps its height: one that shrank round these words would stay small when rows come.
        ui.set_min_height(ui.available_height());
        if register.rows.is_empty() && register.kind == Some(RegisterKind::Missing) {
            egui::ScrollArea::vertical().show(ui, |ui| {
                complete::show(ui, state, look, actions);
                ring::follow(ui);
            });
            return;
        }
        ui.add_space(16.0);
        ui.vertical_centered(|ui| ui.weak(tr(state.lang(), key)));
        return;
    }
    let reveal = state.revealed.and_then(|element| {
        // The row one stands in, of several that are about the same.
        let here =
            |&place: &usize| rows.get(place).and_then(|&row| register.rows.get(row)).map(about) == Some(Some(element));
        let first =
            || rows.iter().position(|&row| register.rows.get(row).is_some_and(|row| row.subject == Some(element)));
        cursor.row.filter(here).or_else(first)
    });
    cursor.row = reveal.or(cursor.row);
    let change = grid(ui, state, register, rows, (sort, &hidden), reveal, &mut cursor, picked, look, actions);
    table.cursor = cursor;
    match change {
        Some(Change::Sort(sort)) => table.sort = sort,
        Some(Change::Hide(column)) => drop(table.hidden.insert(column)),
        Some(Change::ShowAll) => table.hidden.clear(),
        None => {}
    }
}

/// Of what only a part is shown, with the way to the drawing and the way back to all.
fn part(ui: &mut Ui, state: &State, narrowed: &Narrowed, look: &Look, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let frame = egui::Frame::new().fill(look.color(Role::Selected)).corner_radius(9).inner_margin(vec2(8.0, 1.0));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(&narrowed.name).font(fonts::bold(12.0)));
        let name = tr_with(lang, "overview-widen", &[("figure", narrowed.name.as_str().into())]);
        let close = ui.add(egui::Button::new(RichText::new("×").font(fonts::bold(13.0))).frame(false));
        close.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if close.on_hover_text(&name).clicked() {
            actions.push(Action::Widen);
        }
    });
    if !state.selection.is_empty() && ui.button(tr(lang, "overview-show")).clicked() {
        actions.push(Action::ShowOverview(false));
        actions.push(Action::Run(Command::ZoomSelection));
    }
}

/// Shows the table; answers with what is to be changed about it.
#[expect(clippy::too_many_arguments, reason = "a table, what it shows and where actions go")]
fn grid(
    ui: &mut Ui,
    state: &State,
    register: &Register,
    rows: &[usize],
    (sort, hidden): (Option<Sort>, &BTreeSet<usize>),
    reveal: Option<usize>,
    cursor: &mut Cursor,
    picked: &mut Picked,
    look: &Look,
    actions: &mut Vec<Action>,
) -> Option<Change> {
    let mut change = None;
    let shown = |place: &usize| !hidden.contains(place);
    let room = ui.available_rect_before_wrap();
    let table = ui.interact(room, table_id(register.kind), Sense::focusable_noninteractive());
    let title = tr(state.lang(), register.kind.map_or("register-changes", RegisterKind::key));
    table.widget_info(|| WidgetInfo::labeled(egui::Role::Table, true, &title));
    let columns = register.columns.len() - hidden.len();
    if table.gained_focus() && cursor.row.is_none() && !rows.is_empty() {
        cursor.row = Some(0);
    }
    let pressed = cursor.press(ui, table.id, (rows.len(), columns), ((room.height() / ROW) as usize).saturating_sub(2));
    let menu = table.has_focus() && menus::asked_by_keys(ui.ctx());
    let reveal = reveal.or(cursor.row.filter(|_| pressed.moved));
    let now = table.has_focus().then_some(*cursor);
    let here = |row: Option<usize>, column: usize| now == Some(Cursor { row, column });
    let mut clicked: Option<Cursor> = None;
    if ui.max_rect().height() < LOW {
        ui.spacing_mut().item_spacing.y = CLOSE;
    }
    egui::ScrollArea::horizontal().id_salt(("register", register.kind)).show(ui, |ui| {
        let mut builder = TableBuilder::new(ui)
            .id_salt((register.kind, register.lang))
            .striped(false)
            .resizable(true)
            .sense(Sense::CLICK)
            .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
            .auto_shrink(false)
            .min_scrolled_height(0.0);
        // Widths are made for Japanese; the same words are longer in English.
        let character = match register.lang {
            Lang::Ja => 13.0,
            Lang::En => 17.0,
        };
        for place in (0..register.columns.len()).filter(shown) {
            let column = &register.columns[place];
            builder = builder.column(TableColumn::initial(column.width * character + 16.0).at_least(30.0).clip(true));
        }
        if let Some(row) = reveal {
            builder = builder.scroll_to_row(row, None);
        }
        builder
            .header(ROW, |mut header| {
                let columns = register.columns.iter().enumerate().filter(|(place, _)| shown(place));
                for (number, (place, column)) in columns.enumerate() {
                    header.col(|ui| {
                        let arrow = match sort {
                            Some(sort) if sort.column == place => {
                                if sort.descending {
                                    " ▼"
                                } else {
                                    " ▲"
                                }
                            }
                            _ => "",
                        };
                        let text = RichText::new(format!("{}{arrow}", column.title(state.lang())))
                            .font(fonts::bold(11.5))
                            .color(look.color(Role::Secondary));
                        let heading = ui.add(egui::Button::new(text).frame(false).truncate().sense(Sense::CLICK));
                        let at = here(None, number);
                        if at {
                            mark(ui, &table, &heading, heading.rect, pressed.moved, look);
                        }
                        if heading.clicked() {
                            clicked = Some(Cursor { row: None, column: number });
                        }
                        if heading.clicked() || (at && pressed.opens) {
                            change = Some(Change::Sort(next(sort, place)));
                        }
                        menus::at(&heading, at && menu, |ui| {
                            let state_of = (sort, hidden.len());
                            change = row_menu::heading(ui, state, register, rows, place, state_of, actions).or(change);
                        });
                        heading.on_hover_text(tr(state.lang(), "column-hint"));
                    });
                }
            })
            .body(|body| {
                body.rows(ROW, rows.len(), |mut row| {
                    let Some(content) = rows.get(row.index()).and_then(|&place| register.rows.get(place)) else {
                        return;
                    };
                    let selected = picked.holds(content).unwrap_or_else(|| is_selected(state, content));
                    row.set_selected(selected);
                    let number = row.index();
                    let cells = content.cells.iter().enumerate().filter(|(place, _)| shown(place));
                    for (column, (_, cell)) in cells.enumerate() {
                        let at = here(Some(number), column);
                        let mut inside = None;
                        let (rect, response) = row.col(|ui| {
                            if selected && column == 0 {
                                chosen(ui, room, look);
                            }
                            show_cell(ui, state, cell, look);
                            inside = at.then(|| ui.new_child(egui::UiBuilder::new()));
                        });
                        let text = cell.text(state.lang());
                        response.widget_info(|| WidgetInfo::selected(egui::Role::Cell, true, selected, &text));
                        if response.clicked() {
                            clicked = Some(Cursor { row: Some(number), column });
                        }
                        if let Some(ui) = inside {
                            mark(&ui, &table, &response, rect, pressed.moved, look);
                        }
                        menus::at(&response, at && menu, |ui| row_menu::cell(ui, state, content, cell, actions));
                    }
                    if action(content).is_some() {
                        row.response().on_hover_cursor(CursorIcon::PointingHand);
                    }
                });
            });
    });
    if let Some(clicked) = clicked {
        // What was clicked has the keys: they go on from there.
        *cursor = clicked;
        table.request_focus();
    }
    let asked = match clicked {
        Some(_) => Some(ui.input(|input| input.modifiers)),
        None if pressed.picks => Some(Modifiers::COMMAND),
        None if pressed.opens => Some(Modifiers::NONE),
        None => pressed.goes,
    };
    let content = cursor.row.and_then(|row| rows.get(row)).and_then(|&place| register.rows.get(place));
    if let (Some(held), Some(content)) = (asked, content)
        && let Some(action) = action(content)
        && !picked.click(register, rows, content, held)
    {
        actions.push(action);
    }
    skip_handles(ui, room, &table);
    change
}

/// The id by which a register is known to egui.
fn table_id(kind: Option<RegisterKind>) -> Id {
    Id::unique(("register", kind))
}

/// The element a row is about.
fn about(row: &Row) -> Option<ElementId> {
    row.subject.or(row.flow.map(Into::into))
}

/// What a row leads to.
fn action(row: &Row) -> Option<Action> {
    match (about(row), row.spot.or(row.threat.map(Spot::Threat))) {
        (element, Some(spot)) => Some(Action::RevealSpot(element, spot)),
        (Some(element), None) => Some(Action::Reveal(element)),
        (None, None) => None,
    }
}

/// Shows that a row is chosen, left of its first cell.
fn chosen(ui: &Ui, room: Rect, look: &Look) {
    let apart = ui.spacing().item_spacing.x / 2.0;
    let cell = ui.max_rect();
    let line = Rect::from_min_max(cell.min - vec2(apart, 0.0), cell.max);
    let seen = Rect::from_x_y_ranges(line.x_range(), ui.clip_rect().y_range());
    let painter = ui.painter().with_clip_rect(seen.intersect(room.expand2(vec2(apart, 0.0))));
    badges::chosen(&painter, line, look);
}

/// Shows that the keyboard is at a cell.
fn mark(ui: &Ui, table: &Response, cell: &Response, rect: Rect, moved: bool, look: &Look) {
    let pen = egui::Stroke::new(2.0 * look.lines(), look.color(Role::Accent));
    ui.painter().rect_stroke(rect.shrink(1.0), 3.0, pen, egui::StrokeKind::Inside);
    if moved {
        ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
    }
    ui.ctx().accesskit_node_builder(table.id, |node| node.set_active_descendant(cell.id.accesskit_id()));
}

/// Goes on where the tab key has led to a handle between two columns: it has no name, and keys do nothing with it.
fn skip_handles(ui: &Ui, room: Rect, table: &Response) {
    const WIDE: f32 = 12.0;
    let focused = ring::focused(ui.ctx());
    let Some(handle) = focused.filter(|handle| handle.layer_id == ui.layer_id() && handle.sense.senses_drag()) else {
        return;
    };
    if handle.rect.width() < WIDE && handle.rect.height() > WIDE && room.y_range().contains(handle.rect.center().y) {
        if ring::goes_back(ui.ctx()) {
            table.request_focus();
        } else {
            ui.memory_mut(focus_next);
        }
    }
}

/// The order after a press on a heading: upwards, downwards, as made.
fn next(sort: Option<Sort>, column: usize) -> Option<Sort> {
    match sort {
        Some(sort) if sort.column == column && sort.descending => None,
        Some(sort) if sort.column == column => Some(Sort { column, descending: true }),
        _ => Some(Sort { column, descending: false }),
    }
}

fn is_selected(state: &State, row: &Row) -> bool {
    row.subject.is_some_and(|element| state.selection.contains(&element))
        || row.flow.is_some_and(|flow| state.selection.contains(&flow.into()))
}

fn show_cell(ui: &mut Ui, state: &State, cell: &Cell, look: &Look) {
    let lang = state.lang();
    let text = cell.text(lang);
    match cell {
        Cell::Coverage(coverage) => {
            badges::coverage(ui, look, *coverage);
            let text =
                RichText::new(coverage.say(lang)).font(fonts::regular(12.0)).color(look.color((*coverage).into()));
            ui.add(egui::Label::new(text).truncate());
        }
        Cell::Level(level) => {
            badges::level(ui, look, *level);
        }
        Cell::Fate(fate) => {
            badges::fate(ui, look, *fate, lang);
            ui.add(egui::Label::new(RichText::new(&text).font(fonts::regular(12.0))).truncate());
        }
        Cell::Severity(severity) => {
            badges::severity(ui, look, *severity, &text);
            ui.add(egui::Label::new(RichText::new(&text).font(fonts::regular(12.0))).truncate());
        }
        _ => {
            let label = ui.add(egui::Label::new(RichText::new(&text).font(fonts::regular(12.0))).truncate());
            if text.chars().count() > 12 {
                label.on_hover_text(text);
            }
        }
    }
}
