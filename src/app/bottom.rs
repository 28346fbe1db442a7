//! The panel at the bottom: the registers, and what to do next, one of them in front.

use egui::Ui;

use super::action::Action;
use super::command::Command;
use super::docking;
use super::front::Front;
use super::look::Look;
use super::menu;
use super::menus;
use super::next::list::{self, List};
use super::panels::PanelKind;
use super::registers::{self, Tables, tabs};
use super::state::State;
use crate::analysis::next::NextSteps;
use crate::register::RegisterKind;
use crate::text::tr;

/// How what is in front is looked at.
#[derive(Default)]
pub struct Views {
    /// The registers.
    pub tables: Tables,
    list: List,
}

/// Shows the tabs and what is in front. `counts` are the rows of each register.
pub fn show(
    ui: &mut Ui,
    state: &State,
    front: &Front,
    counts: [usize; RegisterKind::ALL.len()],
    views: &mut Views,
    look: &Look,
    actions: &mut Vec<Action>,
) {
    match front {
        Front::Register(register, narrowed) => {
            let more = |ui: &mut Ui, actions: &mut Vec<Action>| tab(ui, state, look, actions);
            let shown = (register, narrowed.as_ref());
            registers::show(ui, state, shown, counts, &mut views.tables, look, actions, more);
        }
        Front::Next(steps) => {
            ui.horizontal_wrapped(|ui| {
                tabs::show(ui, state, None, counts, None, look, actions);
                if !tabs::is_small(ui) {
                    tab(ui, state, look, actions);
                }
                let room = ui.available_size_before_wrap().x;
                ui.add_space((room - 26.0).max(0.0));
                docking::button(ui, state, PanelKind::Registers, look, actions);
            });
            ui.add_space(2.0);
            list::show(ui, state, steps.as_deref(), &mut views.list, look, actions);
        }
    }
}

/// The tab of the next steps. How many there are it says once they were looked for.
fn tab(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let count = state.document.known_next_steps().map(NextSteps::count);
    let response = tabs::tab(ui, &tr(state.lang(), "next-title"), count, None, state.visible.next, look);
    if response.clicked() {
        actions.push(Action::ShowNext);
    }
    menus::of(&response, |ui| menu::items(ui, state, actions, &[Command::Panel(PanelKind::Registers)]));
    tabs::apart(ui);
}
