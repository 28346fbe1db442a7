//! The panel at the left: what can be drawn, what is drawn, or the steps that led here, one of them in front.

use egui::{Button, RichText, Stroke, Ui};

use super::action::{Action, LeftTab};
use super::command::Command;
use super::fonts;
use super::look::Look;
use super::outline;
use super::outline::standing::Outline;
use super::panels::PanelKind;
use super::state::State;
use super::{docking, history, menu, menus, palette};
use crate::scene::Role;
use crate::text::tr;

/// In a panel narrower than this, tabs stand closer, in screen points.
const NARROW: f32 = 188.0;

/// The command that goes to what a tab shows; kinds are placed by keys of their own.
const fn command_of(tab: LeftTab) -> Option<Command> {
    match tab {
        LeftTab::Parts => None,
        LeftTab::Outline => Some(Command::ShowOutline),
        LeftTab::History => Some(Command::ShowHistory),
    }
}

/// Shows the tabs and what is in front.
pub fn show(ui: &mut Ui, state: &State, outline: &mut Outline, look: &Look, actions: &mut Vec<Action>) {
    ui.add_space(4.0);
    let apart = if ui.available_width() < NARROW { 0.0 } else { 6.0 };
    ui.horizontal(|ui| {
        for tab in LeftTab::ALL {
            let front = state.visible.left == tab;
            let font = if front { fonts::bold(13.0) } else { fonts::regular(13.0) };
            let color = look.color(if front { Role::Accent } else { Role::Text });
            let text = RichText::new(tr(state.lang(), tab.key())).font(font).color(color);
            let response = ui.add(Button::selectable(false, text).frame(false));
            if front {
                let below = [response.rect.left_bottom(), response.rect.right_bottom()];
                ui.painter().line_segment(below, Stroke::new(2.0, color));
            }
            let response = match command_of(tab) {
                Some(command) => response.on_hover_text(menu::tip(ui.ctx(), state, command)),
                None => response,
            };
            if response.clicked() {
                actions.push(Action::ShowLeft(tab));
            }
            menus::of(&response, |ui| docking::choices(ui, state, PanelKind::Palette, actions));
            ui.add_space(apart);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            docking::button(ui, state, PanelKind::Palette, look, actions);
        });
    });
    ui.add_space(4.0);
    match state.visible.left {
        LeftTab::Parts => palette::show(ui, state, look, actions),
        LeftTab::Outline => outline::show(ui, state, outline, look, actions),
        LeftTab::History => history::list::show(ui, state, look, actions),
    }
}
