//! The start page, shown while no document is open: begin anew, open, recover.

use egui::{Button, RichText, ScrollArea, Ui, vec2};

use super::action::Action;
use super::command::Command;
use super::dialog::Dialog;
use super::gallery::{Gallery, ROW, is_new};
use super::look::Look;
use super::ring;
use super::state::State;
use super::{fonts, recent};
use crate::scene::Role;
use crate::storage;
use crate::text::tr;

/// About how high everything is, to put it a little above the middle.
const HIGH: f32 = 620.0;

/// The width of the column of commands.
const COMMANDS: f32 = 252.0;

/// Between the columns.
const GAP: f32 = 14.0;

/// The height of a row.
const ROW_HEIGHT: f32 = 32.0;

impl State {
    /// Draws the templates where they are about to be shown, in the language that is spoken.
    pub(super) fn prepare_gallery(&mut self) {
        let shown = self.nothing_open() || matches!(self.dialog, Some(Dialog::Templates));
        if !shown || self.gallery.as_ref().is_some_and(|gallery| gallery.lang() == self.lang()) {
            return;
        }
        match Gallery::drawn(&self.setting) {
            Ok(gallery) => self.gallery = Some(gallery),
            Err(error) => self.report(storage::read_error(&error, self.lang())),
        }
    }
}

/// Shows the page in all the room there is.
pub fn show(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, look.color(Role::Ground));
    ScrollArea::vertical().id_salt("start").auto_shrink(false).show(ui, |ui| {
        ui.add_space(((room.height() - HIGH) * 0.4).max(24.0));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(((room.width() - ROW) / 2.0).max(20.0));
            ui.vertical(|ui| {
                ui.set_width(ROW.min(room.width() - 40.0));
                content(ui, state, look, actions);
                ui.add_space(24.0);
            });
        });
        ring::follow(ui);
    });
}

fn content(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let secondary = look.color(Role::Secondary);
    ui.label(RichText::new(tr(lang, "app-name")).font(fonts::bold(28.0)));
    ui.label(RichText::new(tr(lang, "about-what")).color(secondary));
    ui.add_space(22.0);
    heading(ui, &tr(lang, "start-new"));
    if let Some(gallery) = &state.gallery {
        let fresh = is_new(ui, "start", state.document.identity()) && state.dialog.is_none();
        gallery.show(ui, look, fresh, actions);
    }
    ui.add_space(26.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.vertical(|ui| {
            ui.set_width(COMMANDS);
            heading(ui, &tr(lang, "start-open"));
            for command in [Command::Open, Command::ReopenTab, Command::Recover] {
                row(ui, state, command, actions);
            }
            ui.add_space(4.0);
            ui.label(RichText::new(tr(lang, "start-drop")).font(fonts::regular(12.0)).color(secondary));
        });
        ui.vertical(|ui| {
            let width = ROW - COMMANDS - GAP;
            ui.set_width(width);
            heading(ui, &tr(lang, "menu-recent"));
            recents(ui, state, width, look, actions);
        });
    });
}

fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(fonts::bold(14.0)));
    ui.add_space(4.0);
}

fn row(ui: &mut Ui, state: &State, command: Command, actions: &mut Vec<Action>) {
    let mut button = Button::new(tr(state.lang(), command.key())).min_size(vec2(COMMANDS, ROW_HEIGHT));
    button = button.shortcut_text(command.keycaps(ui.ctx()));
    if ui.add_enabled(state.can_run(command), button).clicked() {
        actions.push(Action::Run(command));
    }
}

fn recents(ui: &mut Ui, state: &State, width: f32, look: &Look, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let secondary = look.color(Role::Secondary);
    if state.recent.is_empty() {
        ui.label(RichText::new(tr(lang, "start-no-recent")).color(secondary));
        return;
    }
    for path in &state.recent {
        recent::entry(ui, state, path, vec2(width, ROW_HEIGHT), actions);
    }
    let clear = Button::new(RichText::new(tr(lang, "recent-clear")).font(fonts::regular(12.0)).color(secondary));
    if ui.add(clear.frame(false)).clicked() {
        actions.push(Action::ClearRecent);
    }
}
