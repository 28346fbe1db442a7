//! The tabs of the registers, as one menu where there is no room for them.

use egui::{Response, RichText, Ui};

use crate::analysis::next::NextSteps;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::look::Look;
use crate::app::panels::PanelKind;
use crate::app::state::State;
use crate::app::{fonts, menu, menus};
use crate::register::RegisterKind;
use crate::scene::Role;
use crate::text::tr;

/// In a panel narrower than this, tabs stand closer.
const NARROW: f32 = 760.0;

/// In a panel that is both narrower and lower than one of these, the tabs are one menu: in several lines they would take
/// the room of the rows.
const SMALL: [egui::Vec2; 2] = [egui::vec2(420.0, 360.0), egui::vec2(700.0, 220.0)];

/// A tab a register with its number of rows; the one in front also tells how many of them the filter found.
pub fn show(
    ui: &mut Ui,
    state: &State,
    front: Option<RegisterKind>,
    counts: [usize; RegisterKind::ALL.len()],
    found: Option<usize>,
    look: &Look,
    actions: &mut Vec<Action>,
) {
    if is_small(ui) {
        return short_tabs(ui, state, front, counts, actions);
    }
    for (kind, all) in RegisterKind::ALL.into_iter().zip(counts) {
        let front = front == Some(kind);
        let response = tab(ui, &tr(state.lang(), kind.key()), Some(all), found.filter(|_| front), front, look);
        if response.clicked() {
            actions.push(Action::ShowRegister(kind));
        }
        menus::of(&response, |ui| {
            let export = Command::ExportCsv(kind);
            menu::items(ui, state, actions, &[export, Command::Panel(PanelKind::Registers)]);
        });
        apart(ui);
    }
    if let Some(changes) = state.changes() {
        let front = front.is_none() && !state.visible.next;
        let title = tr(state.lang(), "register-changes");
        let response = tab(ui, &title, Some(changes.rows.len()), found.filter(|_| front), front, look);
        if response.clicked() {
            actions.push(Action::Run(Command::ShowChanges));
        }
        menus::of(&response, |ui| {
            menu::items(ui, state, actions, &[Command::ExportChanges, Command::StopComparing]);
        });
        apart(ui);
    }
}

/// Whether the panel has no room for tabs beside rows.
pub fn is_small(ui: &Ui) -> bool {
    let room = ui.max_rect().size();
    SMALL.iter().any(|small| room.x < small.x && room.y < small.y)
}

/// The tabs as one menu, that of the next steps with them, where they would leave no room for rows.
fn short_tabs(
    ui: &mut Ui,
    state: &State,
    front: Option<RegisterKind>,
    counts: [usize; RegisterKind::ALL.len()],
    actions: &mut Vec<Action>,
) {
    let lang = state.lang();
    let named = |key: &str, count: usize| format!("{} {count}", tr(lang, key));
    let next = state.visible.next;
    let all = RegisterKind::ALL
        .into_iter()
        .zip(counts)
        .map(|(kind, count)| (named(kind.key(), count), front == Some(kind), Action::ShowRegister(kind)));
    let changes = state.changes().map(|changes| {
        let name = named("register-changes", changes.rows.len());
        (name, front.is_none() && !next, Action::Run(Command::ShowChanges))
    });
    let steps = state.document.known_next_steps().map(NextSteps::count);
    let steps = steps.map_or_else(|| tr(lang, "next-title"), |count| named("next-title", count));
    let all: Vec<_> = all.chain(changes).chain([(steps, next, Action::ShowNext)]).collect();
    let now = all.iter().find(|(_, is_front, _)| *is_front);
    let now = now.map_or_else(|| tr(lang, "panel-registers"), |(name, ..)| name.clone());
    ui.menu_button(format!("{now} ▼"), |ui| {
        for (name, is_front, action) in all {
            if ui.radio(is_front, name).clicked() {
                actions.push(action);
                ui.close();
            }
        }
    });
    apart(ui);
}

/// The space after a tab.
pub fn apart(ui: &mut Ui) {
    ui.add_space(if ui.max_rect().width() < NARROW { 3.0 } else { 10.0 });
}

/// A tab, with how many rows it has and how many of them were found, as far as that is known.
pub fn tab(ui: &mut Ui, title: &str, all: Option<usize>, found: Option<usize>, front: bool, look: &Look) -> Response {
    let text = match (all, found) {
        (Some(all), Some(found)) => format!("{title} {found} / {all}"),
        (Some(all), None) => format!("{title} {all}"),
        (None, _) => title.to_owned(),
    };
    let font = if front { fonts::bold(13.0) } else { fonts::regular(13.0) };
    let color = look.color(if front { Role::Accent } else { Role::Text });
    let button = egui::Button::selectable(false, RichText::new(text).font(font).color(color)).frame(false);
    let response = ui.add(button);
    if front {
        let line = response.rect.left_bottom()..=response.rect.right_bottom();
        ui.painter().line_segment([*line.start(), *line.end()], egui::Stroke::new(2.0, color));
    }
    response
}
