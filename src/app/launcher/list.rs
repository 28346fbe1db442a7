//! Shows the launcher: a field, and the entries that fit under it.

use egui::{Align2, CornerRadius, Id, Key, Modifiers, Rect, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::{Entry, Launcher};
use crate::app::action::Action;
use crate::app::badges;
use crate::app::fonts;
use crate::app::look::Look;
use crate::layout::text::{ellipsis, width};
use crate::scene::Role;
use crate::text::{Lang, tr};

/// The height of an entry, how many are in sight where the window is high enough, and what is above and below them, in
/// screen points.
const ROW: f32 = 28.0;
const ROWS: usize = 13;
const AROUND: f32 = 110.0;

/// The width of the list in a window that is wide enough, in screen points.
const WIDTH: f32 = 560.0;

/// The room of the group before a name, in screen points.
const GROUP: f32 = 124.0;

/// The size of letters.
const NAME: f32 = 13.0;
const SMALL: f32 = 11.0;

impl Launcher {
    /// Shows the field and the list; answers with what was chosen.
    pub fn show(&mut self, ui: &mut Ui, lang: Lang, look: &Look, actions: &mut Vec<Action>) {
        ui.set_width(WIDTH.min(ui.available_width()));
        let moved = self.move_choice(ui);
        let entered = !composing(ui) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let edit = TextEdit::singleline(&mut self.typed)
            .id(Id::unique("launcher"))
            .hint_text(tr(lang, "launcher-field"))
            .desired_width(f32::INFINITY)
            .font(fonts::regular(15.0))
            .margin(vec2(10.0, 8.0))
            .return_key(None);
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::SearchInput, true, tr(lang, "launcher-field")));
        if !response.has_focus() {
            response.request_focus();
        }
        let narrowed = response.changed();
        if narrowed {
            self.narrow();
        }
        ui.add_space(4.0);
        let clicked = self.list(ui, lang, look, moved || narrowed);
        let run = clicked.or(entered.then_some(self.chosen)).and_then(|place| self.ranked.get(place));
        let run = run.and_then(|&place| self.entries.get(place));
        // What cannot be done now says what it needs, and the list stays.
        if let Some(entry) = run.filter(|entry| entry.needs.is_none()) {
            actions.extend([Action::CloseDialog, entry.action.clone()]);
        }
    }

    /// Moves the choice by keys; answers whether it was.
    fn move_choice(&mut self, ui: &Ui) -> bool {
        let last = self.ranked.len().saturating_sub(1);
        let chosen = self.chosen;
        if !composing(ui) {
            ui.input_mut(|input| {
                let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
                if pressed(Key::ArrowDown) {
                    self.chosen = if chosen >= last { 0 } else { chosen + 1 };
                } else if pressed(Key::ArrowUp) {
                    self.chosen = if chosen == 0 { last } else { chosen - 1 };
                } else if pressed(Key::PageDown) {
                    self.chosen = (chosen + ROWS - 1).min(last);
                } else if pressed(Key::PageUp) {
                    self.chosen = chosen.saturating_sub(ROWS - 1);
                }
            });
        }
        self.chosen != chosen
    }

    /// Shows the entries in sight; answers with the place of the one that was clicked.
    fn list(&self, ui: &mut Ui, lang: Lang, look: &Look, reveal: bool) -> Option<usize> {
        let rows = ((ui.ctx().content_rect().height() - AROUND) / ROW).clamp(3.0, ROWS as f32);
        let size = vec2(ui.available_width(), ROW * rows);
        let mut clicked = None;
        ui.allocate_ui(size, |ui| {
            ui.set_min_size(size);
            if self.ranked.is_empty() {
                ui.add_space(12.0);
                ui.vertical_centered(|ui| ui.weak(tr(lang, "launcher-none")));
                return;
            }
            ScrollArea::vertical().auto_shrink(false).max_height(size.y).show_viewport(ui, |ui, viewport| {
                ui.set_height(ROW * self.ranked.len() as f32);
                let corner = ui.max_rect().min;
                let width = ui.available_width();
                let row = |place: usize| Rect::from_min_size(corner + vec2(0.0, ROW * place as f32), vec2(width, ROW));
                let from = (viewport.top() / ROW).floor().max(0.0) as usize;
                let to = ((viewport.bottom() / ROW).ceil().max(0.0) as usize).min(self.ranked.len());
                for place in from..to {
                    let Some(entry) = self.ranked.get(place).and_then(|&place| self.entries.get(place)) else { break };
                    if self.entry(ui, look, entry, row(place), place) {
                        clicked = Some(place);
                    }
                }
                if reveal {
                    ui.scroll_to_rect_animation(row(self.chosen), None, egui::style::ScrollAnimation::none());
                }
            });
        });
        clicked
    }

    /// Shows an entry; answers whether it was clicked.
    fn entry(&self, ui: &Ui, look: &Look, entry: &Entry, rect: Rect, place: usize) -> bool {
        let response = ui.interact(rect, Id::unique(("launcher", place)), Sense::click());
        let chosen = place == self.chosen;
        let keys = entry.command.map(|command| command.keycaps(ui.ctx())).unwrap_or_default();
        let needs = entry.needs.as_deref();
        response.widget_info(|| {
            let name = format!("{} {} {}", entry.group, entry.name, needs.unwrap_or(&keys));
            WidgetInfo::selected(egui::Role::ListBoxOption, needs.is_none(), chosen, name.trim_end())
        });
        let painter = ui.painter();
        let fill = if chosen { Some(Role::Selected) } else { response.hovered().then_some(Role::Hover) };
        if let Some(fill) = fill {
            painter.rect_filled(rect, CornerRadius::same(6), look.color(fill));
        }
        if chosen {
            badges::chosen(painter, rect, look);
        }
        let secondary = look.color(Role::Secondary);
        let middle = rect.center().y;
        let group = pos2(rect.left() + 10.0, middle);
        let group_name = ellipsis(&entry.group, SMALL, false, GROUP - 8.0);
        painter.text(group, Align2::LEFT_CENTER, group_name, fonts::regular(SMALL), secondary);
        let right = pos2(rect.right() - 10.0, middle);
        let aside = needs.unwrap_or(&keys);
        painter.text(right, Align2::RIGHT_CENTER, aside, fonts::regular(SMALL), secondary);
        let left = group.x + GROUP;
        let room = right.x - width(aside, SMALL, false) - 12.0 - left;
        let name = ellipsis(&entry.name, NAME, false, room);
        let ink = if needs.is_some() { secondary } else { look.color(Role::Text) };
        painter.text(pos2(left, middle), Align2::LEFT_CENTER, name, fonts::regular(NAME), ink);
        response.clicked()
    }
}

/// Whether keys belong to the input method in this frame.
fn composing(ui: &Ui) -> bool {
    ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Ime(_))))
}
