//! The page of several elements: how many of which there are, and what those of each kind have in common, to be changed
//! for all of them as one step.
//!
//! `flows`, `nodes` and `zones` have the fields of each; nothing is changed but what somebody chooses or types. `threats`
//! decides about what is proposed for the flows.

mod flows;
mod nodes;
mod threats;
mod zones;

use egui::Ui;

use super::{Panel, arrange, parts};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::menu;
use crate::edit;
use crate::model::ElementId;
use crate::text::{tr, tr_with};

/// Shows the page.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>) {
    let state = panel.state;
    let lang = state.lang();
    ui.heading(tr_with(lang, "inspector-several", &[("count", state.selection.len().into())]));
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for command in [Command::Duplicate, Command::Delete, Command::ZoomSelection] {
            let tip = menu::tip(ui.ctx(), state, command);
            if ui.button(tr(lang, command.key())).on_hover_text(tip).clicked() {
                panel.actions.push(Action::Run(command));
            }
        }
    });
    let flow = |element: &ElementId| if let ElementId::Flow(id) = element { Some(*id) } else { None };
    let node = |element: &ElementId| if let ElementId::Node(id) = element { Some(*id) } else { None };
    let zone = |element: &ElementId| if let ElementId::Zone(id) = element { Some(*id) } else { None };
    let flows: Vec<_> = state.selection.iter().filter_map(flow).collect();
    let nodes: Vec<_> = state.selection.iter().filter_map(node).collect();
    let zones: Vec<_> = state.selection.iter().filter_map(zone).collect();
    let notes = state.selection.iter().filter(|element| matches!(element, ElementId::Note(_))).count();
    if !flows.is_empty() {
        heading(ui, panel, "count-flows", flows.len());
        flows::show(ui, panel, &flows);
    }
    if !nodes.is_empty() {
        heading(ui, panel, "count-nodes", nodes.len());
        nodes::show(ui, panel, &nodes);
    }
    if !zones.is_empty() {
        heading(ui, panel, "count-zones", zones.len());
        zones::show(ui, panel, &zones);
    }
    if notes > 0 {
        heading(ui, panel, "count-notes", notes);
    }
    if state.selected_frames() > 0 {
        arrange::show(ui, panel);
    }
    threats::show(ui, panel);
}

fn heading(ui: &mut Ui, panel: &Panel<'_>, key: &str, count: usize) {
    let text = tr_with(panel.state.lang(), key, &[("count", count.into())]);
    parts::section(ui, panel, &text);
}

/// Has a change made, where there is one.
fn edit(panel: &mut Panel<'_>, command: Option<edit::Command>) {
    if let Some(command) = command {
        panel.edit(command);
    }
}
