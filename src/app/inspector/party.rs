//! Who is responsible for zones and nodes: one of the project's parties, that of the place, or a new one, whose name and
//! role are asked for under the list at once.

use std::collections::BTreeSet;

use egui::Ui;

use super::{Panel, parts};
use crate::app::fields::Field;
use crate::edit::Command;
use crate::model::{ElementId, Party, PartyId, PartyRole};
use crate::register::Term;

/// What can be chosen.
#[derive(Clone, Copy, PartialEq)]
enum Pick {
    /// One of the parties, or that of the place.
    Of(Option<PartyId>),
    /// One that is made now.
    New,
}

/// Shows the list for these elements; `current` is none where they differ. Answers with what was chosen; a new party is
/// made responsible for all of them, which needs nothing more.
#[expect(clippy::option_option, reason = "whether several have the same, and which or none")]
pub(super) fn show(
    ui: &mut Ui,
    panel: &mut Panel<'_>,
    of: &BTreeSet<ElementId>,
    current: Option<&Option<PartyId>>,
) -> Option<Option<PartyId>> {
    let project = panel.state.project();
    let mut parties = vec![(Pick::Of(None), panel.say("party-of-place"))];
    parties.extend(project.parties.iter().map(|(&id, party)| (Pick::Of(Some(id)), party.name.clone())));
    parties.push((Pick::New, panel.say("party-new-here")));
    let shown = current.map(|&party| Pick::Of(party));
    let chosen = match parts::choice_of(ui, panel, &panel.say("field-party"), shown.as_ref(), &parties) {
        Some(Pick::Of(party)) => Some(party),
        Some(Pick::New) => {
            let party = Party { name: panel.say("party-new-name"), role: role(panel, of), note: String::new() };
            panel.fields.name_party_here(project);
            panel.edit(Command::AddParty(Box::new(party), of.clone()));
            None
        }
        None => None,
    };
    if let Some(&Some(id)) = current
        && panel.fields.asks_for(id, project)
    {
        fresh(ui, panel, id);
    }
    chosen
}

/// The role that a new party for these most likely has: the one that is usual where all of them are zones of such kinds.
fn role(panel: &Panel<'_>, of: &BTreeSet<ElementId>) -> PartyRole {
    let usual = |element: &ElementId| match element {
        ElementId::Zone(id) => {
            let zone = panel.state.project().zones.get(id)?;
            panel.state.catalog().zone_kinds.get(&zone.kind)?.role
        }
        _ => None,
    };
    crate::app::together::shared(of.iter().map(usual)).flatten().unwrap_or(PartyRole::Third)
}

/// The name and the role of a party that was made just now.
fn fresh(ui: &mut Ui, panel: &mut Panel<'_>, id: PartyId) {
    let (project, lang) = (panel.state.project(), panel.state.lang());
    let Some(party) = project.parties.get(&id) else { return };
    parts::outlined(ui, panel.look, |ui| {
        let label = panel.say("party-name");
        panel.fields.line(ui, &Field::Name(id.into()), &label, &party.name, panel.actions, project);
        let roles: Vec<_> = PartyRole::ALL.iter().map(|&role| (role, role.say(lang))).collect();
        if let Some(role) = parts::choice(ui, panel, &panel.say("field-role"), &party.role, &roles) {
            panel.edit(Command::SetParty(id, Box::new(Party { role, ..party.as_ref().clone() })));
        }
    });
}
