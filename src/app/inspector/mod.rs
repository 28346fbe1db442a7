//! The panel at the right: whatever is selected, its properties, where it stands, and what the analysis says of it.
//!
//! One file a kind of element: `flow` with its `threats`, its `own` and those `unproposed`, what was `decided` about each, their `review` and
//! `treatment` with the `measures`, each `measure`, `placing` and `residual`; `node`, `zone`, `note`, and `project` when
//! nothing is selected, `area` how far zones, parties and phases are covered; `card_menu` is the menu of a threat's card, `changing` leads from a threat, `kinds` from a kind to where the
//! project changes it, `several` decides about the threats of several flows, `arrange` brings several into line. `parts` has what several of them show alike, `properties` the fields of catalogue
//! properties.

mod area;
mod arrange;
mod card_menu;
mod changing;
mod decided;
mod flow;
mod kinds;
mod measure;
mod measures;
mod node;
mod note;
mod own;
mod parts;
mod placing;
mod project;
mod properties;
mod residual;
mod review;
mod several;
mod threats;
mod treatment;
mod unproposed;
mod zone;

use egui::{ScrollArea, Ui};

use super::action::Action;
use super::command::Command;
use super::docking;
use super::fields::Fields;
use super::look::Look;
use super::menu;
use super::panels::PanelKind;
use super::ring;
use super::state::State;
use crate::model::ElementId;
use crate::text::{tr, tr_with};

/// What the files of this panel work with.
pub(super) struct Panel<'a> {
    /// What the window knows.
    pub state: &'a State,
    /// Drafts of text fields.
    pub fields: &'a mut Fields,
    /// Colours.
    pub look: &'a Look,
    /// What the person wants.
    pub actions: &'a mut Vec<Action>,
}

impl Panel<'_> {
    fn say(&self, key: &str) -> String {
        tr(self.state.lang(), key)
    }

    fn edit(&mut self, command: crate::edit::Command) {
        self.actions.push(Action::Edit(command));
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, state: &State, fields: &mut Fields, look: &Look, actions: &mut Vec<Action>) {
    docking::header(ui, state, PanelKind::Inspector, look, actions);
    let mut panel = Panel { state, fields, look, actions };
    ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| {
        match (state.only_selected(), state.selection.len()) {
            (Some(ElementId::Flow(id)), _) => flow::show(ui, &mut panel, id),
            (Some(ElementId::Node(id)), _) => node::show(ui, &mut panel, id),
            (Some(ElementId::Zone(id)), _) => zone::show(ui, &mut panel, id),
            (Some(ElementId::Note(id)), _) => note::show(ui, &mut panel, id),
            (Some(ElementId::Data(id)), _) => project::data(ui, &mut panel, id),
            (Some(ElementId::Party(id)), _) => project::party(ui, &mut panel, id),
            (None, 0) | (Some(ElementId::Measure(_) | ElementId::Risk(_)), _) => project::show(ui, &mut panel),
            (None, _) => several(ui, &mut panel),
        }
        ui.add_space(12.0);
        ring::follow(ui);
    });
    actions.extend(fields.settle(state.project()));
}

fn several(ui: &mut Ui, panel: &mut Panel<'_>) {
    let lang = panel.state.lang();
    ui.heading(tr_with(lang, "inspector-several", &[("count", panel.state.selection.len().into())]));
    for (key, count) in [
        ("element-zone", count(panel.state, |element| matches!(element, ElementId::Zone(_)))),
        ("element-node", count(panel.state, |element| matches!(element, ElementId::Node(_)))),
        ("element-flow", count(panel.state, |element| matches!(element, ElementId::Flow(_)))),
        ("element-note", count(panel.state, |element| matches!(element, ElementId::Note(_)))),
    ] {
        if count > 0 {
            parts::row(ui, panel, &tr(lang, key), &count.to_string());
        }
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        for command in [Command::Duplicate, Command::Delete, Command::ZoomSelection] {
            let tip = menu::tip(ui.ctx(), panel.state, command);
            if ui.button(tr(lang, command.key())).on_hover_text(tip).clicked() {
                panel.actions.push(Action::Run(command));
            }
        }
    });
    several::show(ui, panel);
    if panel.state.selected_frames() > 0 {
        arrange::show(ui, panel);
    }
}

fn count(state: &State, of: impl Fn(&ElementId) -> bool) -> usize {
    state.selection.iter().filter(|element| of(element)).count()
}
