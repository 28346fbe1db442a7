//! The page of a zone: its properties, the zone around it, and what stands in it.

use egui::Ui;

use super::{Panel, area, flow, kinds, parts, party, properties};
use crate::analysis::Area;
use crate::app::fields::Field;
use crate::edit::Command;
use crate::model::{Zone, ZoneId};
use crate::register::Term;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, id: ZoneId) {
    let state = panel.state;
    let (project, catalog, lang) = (state.project(), state.catalog(), state.lang());
    let Some(zone) = project.zones.get(&id) else { return };
    let kind = catalog.zone_kinds.get(&zone.kind);
    let kind_name = kind.map_or(zone.kind.as_str(), |kind| kind.name.get(lang));
    let area = state.document.analysis().areas.zones.get(&id);
    parts::title(ui, panel, &format!("{id} {kind_name}"), area.map(Area::step));
    let label = panel.say("field-name");
    panel.fields.line(ui, &Field::Name(id.into()), &label, &zone.name, panel.actions, project);
    let offered: Vec<_> = catalog
        .zone_kinds
        .offered_beside(&zone.kind)
        .map(|kind| (kind.id.clone(), kind.name.get(lang).to_owned()))
        .collect();
    if let Some(kind) = parts::choice(ui, panel, &panel.say("field-kind"), &zone.kind, &offered) {
        change(panel, id, zone, |zone| zone.kind = kind);
    }
    kinds::link(ui, panel, &catalog.zone_kinds, &zone.kind, |kind| (&kind.name, kind.origin));
    if let Some(party) = party::show(ui, panel, &[id.into()].into(), Some(&zone.party)) {
        change(panel, id, zone, |zone| zone.party = party);
    }
    if let Some(kind) = kind {
        properties::show(ui, panel, id.into(), &kind.properties, &zone.properties);
        parts::row(ui, panel, &panel.say("field-origin"), &kind.origin.say(lang));
    }
    if let Some(confidence) = flow::confidence(ui, panel, zone.confidence) {
        change(panel, id, zone, |zone| zone.confidence = confidence);
    }
    let label = panel.say("field-note");
    panel.fields.text(ui, &Field::ZoneNote(id), &label, &zone.note, panel.actions, project);
    parts::locked(ui, panel, id.into(), zone.locked);
    if let Some(area) = area {
        area::section(ui, panel, area);
    }
    if let Some(known) = state.document.analysis().zones.get(&id) {
        let heading = panel.say("inspector-place");
        parts::section(ui, panel, &heading);
        match known.parent {
            Some(parent) => parts::link(ui, panel, parent.into()),
            None => {
                ui.weak(panel.say("place-none"));
            }
        }
        let heading = panel.say("inspector-contents");
        parts::section(ui, panel, &heading);
        if known.nodes.is_empty() {
            ui.weak(panel.say("contents-none"));
        }
        for &node in &known.nodes {
            parts::link(ui, panel, node.into());
        }
    }
    parts::findings(ui, panel, id.into());
}

fn change(panel: &mut Panel<'_>, id: ZoneId, zone: &Zone, with: impl FnOnce(&mut Zone)) {
    let mut changed = zone.clone();
    with(&mut changed);
    panel.edit(Command::SetZone(id, Box::new(changed)));
}
