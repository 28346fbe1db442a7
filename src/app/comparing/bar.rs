//! The bar over the canvas while versions are compared: with what, how much has changed, and the way out.

use egui::{Label, RichText, Ui, WidgetInfo};

use super::standing::Comparing;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::look::Look;
use crate::app::state::State;
use crate::app::{badges, fonts, menu, rightward};
use crate::register::Term;
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// How high it is, in screen points.
pub const HEIGHT: f32 = 32.0;

/// Narrower than this, in screen points, only the marks say what is counted.
const NARROW: f32 = 640.0;

/// Shows it.
pub fn show(ui: &mut Ui, state: &State, comparing: &Comparing, look: &Look, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let narrow = ui.available_width() < NARROW;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.spacing_mut().button_padding.y = 1.0;
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            rightward::in_order(ui, "comparing", |ui| {
                for command in [Command::ShowChanges, Command::StopComparing] {
                    let tip = menu::tip(ui.ctx(), state, command);
                    if ui.button(tr(lang, command.key())).on_hover_text(tip).clicked() {
                        actions.push(Action::Run(command));
                    }
                }
            });
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let Some(compared) = comparing.compared() else {
                    ui.spinner();
                    let text =
                        tr_with(lang, "comparing-with", &[("with", state.compared_with(&comparing.with).into())]);
                    ui.add(Label::new(text).truncate());
                    return;
                };
                let same = compared.changes.counts.iter().all(|(_, count)| *count == 0);
                // What is counted has its room before what is named.
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    for &(fate, count) in compared.changes.counts.iter().rev() {
                        let told = format!("{} {count}", fate.say(lang));
                        let text = if narrow { count.to_string() } else { told.clone() };
                        let text = RichText::new(text).font(fonts::regular(12.0));
                        let color = look.color(if count == 0 { Role::Secondary } else { Role::Text });
                        let label = ui.label(text.color(color));
                        label.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &told));
                        badges::fate(ui, look, fate, lang).union(label).on_hover_text(told);
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        let key = if same { "comparing-same" } else { "comparing-with" };
                        let text = tr_with(lang, key, &[("with", state.compared_with(&comparing.with).into())]);
                        let font = fonts::bold(12.5);
                        ui.add(Label::new(RichText::new(&text).font(font)).truncate()).on_hover_text(text);
                    });
                });
            });
        });
    });
}
