//! 全体の状況: the state of the whole in the place of the drawing, to be read in a meeting. Every figure is a button that
//! lists what it counts in the registers below and selects it on the drawing.
//!
//! `ring` shows how many flows are covered, `areas` how far zones, parties and phases are, [`matrix`] where the risks are
//! before and after measures, `levels` whose they are, `measures` what is to be done by when, `findings` what is wrong;
//! `welcome` is shown while nothing flows yet. `card` has what they share, [`standing`] what is remembered between frames.

mod areas;
mod card;
mod findings;
mod levels;
pub mod matrix;
mod measures;
mod ring;
pub mod standing;
mod welcome;

use egui::{RichText, ScrollArea, Ui};

use self::standing::Dashboard;
use super::action::Action;
use super::command::Command;
use super::fonts;
use super::look::Look;
use super::menu;
use super::state::State;
use crate::analysis::Summary;
use crate::app::ring::follow;
use crate::app::scrolling;
use crate::scene::Role;
use crate::text::tr;

/// The width that a column of cards has at least, in screen points.
const COLUMN: f32 = 400.0;

/// Between cards.
const GAP: f32 = 12.0;

/// What the cards work with.
struct Page<'a> {
    state: &'a State,
    summary: &'a Summary,
    dashboard: &'a mut Dashboard,
    look: &'a Look,
    actions: &'a mut Vec<Action>,
}

impl Page<'_> {
    fn say(&self, key: &str) -> String {
        tr(self.state.lang(), key)
    }
}

/// A card by what it shows.
type Show = fn(&mut Ui, &mut Page<'_>);

/// Shows the page in all the room there is.
pub fn show(
    ui: &mut Ui,
    state: &State,
    summary: &Summary,
    dashboard: &mut Dashboard,
    look: &Look,
    actions: &mut Vec<Action>,
) {
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, look.color(Role::Ground));
    let mut page = Page { state, summary, dashboard, look, actions };
    egui::Frame::new().inner_margin(egui::Margin::symmetric(14, 8)).show(ui, |ui| {
        head(ui, &mut page);
        ui.add_space(4.0);
        scrolling::steady(ui, ScrollArea::vertical().id_salt("dashboard"), |ui| {
            if state.project().flows.is_empty() {
                welcome::show(ui, &mut page);
            } else {
                cards(ui, &mut page);
            }
            ui.add_space(8.0);
            follow(ui);
        });
    });
}

fn head(ui: &mut Ui, page: &mut Page<'_>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(page.say("overview-title")).font(fonts::bold(17.0)).color(page.look.color(Role::Text)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let tip = menu::tip(ui.ctx(), page.state, Command::Overview);
            if ui.button(page.say("overview-back")).on_hover_text(tip).clicked() {
                page.actions.push(Action::ShowOverview(false));
            }
            if page.state.project().flows.is_empty() {
                return;
            }
            let hint = RichText::new(page.say("overview-hint")).font(fonts::regular(11.5));
            ui.add(egui::Label::new(hint.color(page.look.color(Role::Secondary))).truncate());
        });
    });
}

/// As many columns as there is room for, what is read first at the top left.
fn cards(ui: &mut Ui, page: &mut Page<'_>) {
    let width = ui.available_width();
    let columns: &[&[Show]] = if width >= 3.0 * COLUMN {
        &[&[ring::show, areas::show], &[matrix::show, levels::show], &[measures::show, findings::show]]
    } else if width >= 2.0 * COLUMN {
        &[&[ring::show, measures::show, areas::show], &[matrix::show, levels::show, findings::show]]
    } else {
        &[&[ring::show, matrix::show, levels::show, measures::show, areas::show, findings::show]]
    };
    ui.spacing_mut().item_spacing.x = GAP;
    ui.columns(columns.len(), |parts| {
        for (ui, cards) in parts.iter_mut().zip(columns) {
            for card in *cards {
                card(ui, page);
                ui.add_space(GAP);
            }
        }
    });
}
