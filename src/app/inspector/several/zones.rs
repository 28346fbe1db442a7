//! What several zones have in common.

use egui::Ui;

use super::super::{Panel, flow, parts, party, properties};
use super::edit;
use crate::app::together::{self, shared};
use crate::model::{Zone, ZoneId};

/// Shows it.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, ids: &[ZoneId]) {
    let state = panel.state;
    let (project, catalog, lang) = (state.project(), state.catalog(), state.lang());
    let zones: Vec<&Zone> = ids.iter().filter_map(|id| project.zones.get(id)).map(AsRef::as_ref).collect();
    let kind = shared(zones.iter().map(|zone| &zone.kind));
    let offered = catalog.zone_kinds.offered_beside(kind.map_or("", String::as_str));
    let offered: Vec<_> = offered.map(|kind| (kind.id.clone(), kind.name.get(lang).to_owned())).collect();
    if let Some(kind) = parts::choice_of(ui, panel, &panel.say("field-kind"), kind, &offered) {
        edit(panel, together::zones(project, ids, |zone| zone.kind.clone_from(&kind)));
    }
    let party = shared(zones.iter().map(|zone| zone.party));
    let all = ids.iter().map(|&id| id.into()).collect();
    if let Some(party) = party::show(ui, panel, &all, party.as_ref()) {
        edit(panel, together::zones(project, ids, |zone| zone.party = party));
    }
    let properties = |zone: &Zone| catalog.zone_kinds.get(&zone.kind).map_or(&[][..], |kind| &kind.properties);
    let owners = ids.iter().zip(&zones).map(|(&id, &zone)| (id.into(), properties(zone), &zone.properties));
    properties::show_shared(ui, panel, &owners.collect::<Vec<_>>());
    let confidence = shared(zones.iter().map(|zone| zone.confidence));
    if let Some(confidence) = flow::confidence_of(ui, panel, confidence) {
        edit(panel, together::zones(project, ids, |zone| zone.confidence = confidence));
    }
}
