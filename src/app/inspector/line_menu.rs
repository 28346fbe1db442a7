//! The menu of a line of the project's page: to open what it is about, to select its flows, to delete it.

use std::collections::BTreeSet;

use egui::Response;

use super::Panel;
use crate::app::action::Action;
use crate::app::menus;
use crate::edit::Command;
use crate::model::ElementId;
use crate::text::tr_with;

/// Shows the menu while it is open.
pub(super) fn show(line: &Response, panel: &mut Panel<'_>, element: ElementId) {
    menus::of(line, |ui| {
        if ui.button(panel.say("line-open")).clicked() {
            panel.actions.push(Action::Reveal(element));
            ui.close();
        }
        let flows = flows(panel, element);
        let count = flows.len();
        let select = egui::Button::new(tr_with(panel.state.lang(), "area-select", &[("count", count.into())]));
        if matches!(element, ElementId::Data(_) | ElementId::Party(_)) && ui.add_enabled(count > 0, select).clicked() {
            panel.actions.push(Action::Select(flows));
            ui.close();
        }
        ui.separator();
        if ui.button(panel.say("command-delete")).clicked() {
            panel.edit(Command::Delete { elements: [element].into() });
            ui.close();
        }
    });
}

/// The flows that carry a data item, or that a party answers for.
fn flows(panel: &Panel<'_>, element: ElementId) -> BTreeSet<ElementId> {
    match element {
        ElementId::Data(data) => {
            let flows = panel.state.project().flows.iter().filter(|(_, flow)| flow.data.contains(&data));
            flows.map(|(&id, _)| id.into()).collect()
        }
        ElementId::Party(party) => {
            let area = panel.state.document.analysis().areas.parties.get(&party);
            area.into_iter().flat_map(|area| &area.flows).map(|&id| id.into()).collect()
        }
        _ => BTreeSet::new(),
    }
}
