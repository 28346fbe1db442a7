//! The list of steps, oldest first: a click or a key goes to where that step is the last one done.

use egui::{Align2, CornerRadius, Id, Key, Rect, Response, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::app::action::Action;
use crate::app::badges;
use crate::app::command::Command;
use crate::app::focus::history_id;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::panes::Part;
use crate::app::rows::{self, WALK};
use crate::app::state::State;
use crate::app::{menu, menus};
use crate::layout::text::{ellipsis, width};
use crate::scene::Role;
use crate::text::tr;

/// The height of a row, in screen points.
const ROW: f32 = 24.0;

/// The size of letters.
const NAME: f32 = 12.0;
const SMALL: f32 = 10.5;

/// Shows the list in all the room there is. Only the rows in sight are made.
pub fn show(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let history = &state.document.history;
    let (count, done) = (history.steps().len() + 1, history.done());
    // What is in no file is as good as saved only where nothing was done.
    let saved = history.saved_at().filter(|_| state.document.path.is_some());
    // Wherever one comes to stand is brought into sight, once.
    let memory = ui.scope_id().with("shown");
    let stands = (state.document.identity(), done, count);
    let reveal = ui.data(|data| data.get_temp(memory)) != Some(stands);
    ui.data_mut(|data| data.insert_temp(memory, stands));
    let room = ui.available_rect_before_wrap();
    let list = ui.interact(room, history_id(), Sense::focusable_noninteractive());
    list.widget_info(|| WidgetInfo::labeled(egui::Role::ListBox, true, tr(state.lang(), "left-history")));
    press(ui, &list, (done, count), actions);
    ui.spacing_mut().scroll = egui::style::ScrollStyle::floating();
    ScrollArea::vertical().id_salt("history").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(ROW * count as f32);
        let corner = ui.max_rect().min;
        let size = vec2(ui.available_width(), ROW);
        let place = |row: usize| Rect::from_min_size(corner + vec2(0.0, ROW * row as f32), size);
        let from = (viewport.top() / ROW).floor().max(0.0) as usize;
        let to = ((viewport.bottom() / ROW).ceil().max(0.0) as usize).min(count);
        for row in from..to {
            let name = match row.checked_sub(1).and_then(|step| history.steps().get(step)) {
                Some(step) => words::step(state, step),
                None => tr(state.lang(), state.document.begins.key()),
            };
            let row =
                Row { number: row, name, is_current: row == done, is_undone: row > done, is_saved: saved == Some(row) };
            row.show(ui, state, &list, look, place(row.number), actions);
        }
        if reveal {
            ui.scroll_to_rect_animation(place(done), None, egui::style::ScrollAnimation::none());
        }
    });
}

/// Answers to the keys while the list has the keyboard: they go to other steps, Enter goes on at the drawing.
fn press(ui: &Ui, list: &Response, (done, count): (usize, usize), actions: &mut Vec<Action>) {
    let in_sight = (list.rect.height() / ROW) as usize;
    let mut at = done;
    for press in rows::pressed(ui, list.id, &[&WALK[..], &[Key::Enter]].concat()) {
        match rows::goal(press.key, Some(at), count, in_sight) {
            Some(goal) => at = goal,
            None => actions.push(Action::GoTo(Part::Canvas)),
        }
    }
    if at != done {
        actions.push(Action::GoToStep(at));
    }
}

struct Row {
    number: usize,
    name: String,
    is_current: bool,
    is_undone: bool,
    is_saved: bool,
}

impl Row {
    fn show(&self, ui: &Ui, state: &State, list: &Response, look: &Look, rect: Rect, actions: &mut Vec<Action>) {
        let saved = if self.is_saved { tr(state.lang(), "history-saved") } else { String::new() };
        let response = ui.interact(rect, Id::unique(("history", self.number)), Sense::CLICK);
        response.widget_info(|| {
            let name = format!("{} {saved}", self.name);
            WidgetInfo::selected(egui::Role::ListBoxOption, true, self.is_current, name.trim_end())
        });
        let painter = ui.painter();
        let fill = if self.is_current { Some(Role::Selected) } else { response.hovered().then_some(Role::Hover) };
        if let Some(fill) = fill {
            painter.rect_filled(rect, CornerRadius::same(5), look.color(fill));
        }
        if self.is_current {
            badges::chosen(painter, rect, look);
        }
        let has_keyboard = self.is_current && list.has_focus();
        if has_keyboard {
            ui.ctx().accesskit_node_builder(list.id, |node| node.set_active_descendant(response.id.accesskit_id()));
            let pen = Stroke::new(1.5, look.color(Role::Accent));
            painter.rect_stroke(rect.shrink(1.0), CornerRadius::same(5), pen, egui::StrokeKind::Inside);
        }
        let middle = rect.center().y;
        let dot = pos2(rect.left() + 11.0, middle);
        let line = Stroke::new(1.2, look.color(if self.is_undone { Role::Line } else { Role::Secondary }));
        if self.is_current {
            painter.circle_filled(dot, 4.0, look.color(Role::Accent));
        } else if self.is_undone {
            painter.circle_stroke(dot, 3.0, line);
        } else {
            painter.circle_filled(dot, 3.0, line.color);
        }
        let ink = look.color(if self.is_undone { Role::Secondary } else { Role::Text });
        let right = pos2(rect.right() - 8.0, middle);
        painter.text(right, Align2::RIGHT_CENTER, &saved, fonts::regular(SMALL), look.color(Role::Secondary));
        let left = rect.left() + 23.0;
        let room = right.x - width(&saved, SMALL, false) - 6.0 - left;
        let short = ellipsis(&self.name, NAME, false, room);
        let cut = short != self.name;
        painter.text(pos2(left, middle), Align2::LEFT_CENTER, short, fonts::regular(NAME), ink);
        let mut goes = response.clicked();
        if goes {
            list.request_focus();
        }
        let response = if cut { response.on_hover_text(&self.name) } else { response };
        menus::at(&response, has_keyboard && menus::asked_by_keys(ui.ctx()), |ui| {
            let go = egui::Button::new(tr(state.lang(), "history-go"));
            if ui.add_enabled(!self.is_current, go).clicked() {
                goes = true;
                ui.close();
            }
            ui.separator();
            menu::items(ui, state, actions, &[Command::Undo, Command::Redo, Command::ShowHistory]);
        });
        if goes {
            actions.push(Action::GoToStep(self.number));
        }
    }
}
