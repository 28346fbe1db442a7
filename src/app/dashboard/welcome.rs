//! What stands in the place of figures while nothing flows: what to do first, and what follows.

use egui::{RichText, Ui};

use super::{Page, card};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::fonts;
use crate::scene::Role;

/// The steps, in order.
const STEPS: [&str; 5] =
    ["overview-step-draw", "overview-step-say", "overview-step-decide", "overview-step-treat", "overview-step-keep"];

/// Shows it.
pub(super) fn show(ui: &mut Ui, page: &mut Page<'_>) {
    card::card(ui, page, "overview-new", |ui, page| {
        ui.label(page.say("overview-new-detail"));
        ui.add_space(8.0);
        for (place, key) in STEPS.into_iter().enumerate() {
            ui.horizontal_wrapped(|ui| {
                let number = RichText::new(format!("{}", place + 1)).font(fonts::bold(16.0));
                ui.label(number.color(page.look.color(Role::Accent)));
                let font = if place == 0 { fonts::bold(14.0) } else { fonts::regular(14.0) };
                ui.label(RichText::new(page.say(key)).font(font));
            });
        }
        ui.add_space(10.0);
        ui.horizontal_wrapped(|ui| {
            if ui.button(page.say("overview-draw")).clicked() {
                page.actions.push(Action::ShowOverview(false));
            }
            for command in [Command::NewFromTemplate, Command::OpenAssessed] {
                if ui.button(page.say(command.key())).clicked() {
                    page.actions.push(Action::Run(command));
                }
            }
        });
    });
}
