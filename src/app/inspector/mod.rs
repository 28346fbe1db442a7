//! The panel at the right: whatever is selected, its properties, where it stands, and what the analysis says of it.
//!
//! One file a kind of element: `flow` with its `threats`, its `own` and those `unproposed`, what was `decided` about each, their `review` and
//! `treatment` with the `measures`, each `measure`, `placing` and `residual`; `node`, `zone`, `note`, and `project` when
//! nothing is selected, `area` how far zones, parties and phases are covered; `card_menu` is the menu of a threat's card, `line_menu` that of a line of the project's page, `changing` leads from a threat, `kinds` from a kind to where the
//! project changes it, `several` shows what several elements have in common, `arrange` brings several into line. `party` is who is responsible for a zone or node, `carried` the data of a flow or node, `narrowing` is a long list with a field that narrows it down, `parts` has what several of them show alike, `properties` the fields of catalogue
//! properties.

mod area;
mod arrange;
mod card_menu;
mod carried;
mod changing;
mod decided;
mod flow;
mod kinds;
mod line_menu;
mod measure;
mod measures;
mod narrowing;
mod node;
mod note;
mod own;
mod parts;
mod party;
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
use super::docking;
use super::fields::Fields;
use super::look::Look;
use super::panels::PanelKind;
use super::ring;
use super::scrolling;
use super::state::State;
use crate::model::ElementId;
use crate::text::tr;

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
    // What is selected next begins at its top.
    let salt = ("inspector", state.only_selected(), state.selection.len());
    scrolling::steady(ui, ScrollArea::vertical().id_salt(salt), |ui| {
        match (state.only_selected(), state.selection.len()) {
            (Some(ElementId::Flow(id)), _) => flow::show(ui, &mut panel, id),
            (Some(ElementId::Node(id)), _) => node::show(ui, &mut panel, id),
            (Some(ElementId::Zone(id)), _) => zone::show(ui, &mut panel, id),
            (Some(ElementId::Note(id)), _) => note::show(ui, &mut panel, id),
            (Some(ElementId::Data(id)), _) => project::data(ui, &mut panel, id),
            (Some(ElementId::Party(id)), _) => project::party(ui, &mut panel, id),
            (None, 0) | (Some(ElementId::Measure(_) | ElementId::Risk(_)), _) => project::show(ui, &mut panel),
            (None, _) => several::show(ui, &mut panel),
        }
        ui.add_space(12.0);
        ring::follow(ui);
    });
    actions.extend(fields.settle(state.project()));
}
