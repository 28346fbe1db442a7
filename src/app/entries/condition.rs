//! A condition as it is edited: groups and lines, each chosen from what there is.

use egui::{Button, DragValue, Frame, Margin, Stroke, TextEdit, Ui, WidgetInfo};

use super::group::{Joining, members, single, turn};
use super::leaf::{Leaf, Owner, first_value, numbered, offers};
use super::now::Now;
use super::several::{one, several};
use crate::catalog::{Condition, PropertyKind};
use crate::model::{Environment, PartyRole, Phase, Value};
use crate::register::Term;
use crate::scene::Role;
use crate::text::tr;

/// How deep groups may nest: as deep as a file can hold, and deeper than anybody can read.
const DEEPEST: usize = 6;

/// Shows a condition that is a group at the top. `salt` tells it from others in the same form.
pub(super) fn show(ui: &mut Ui, now: &Now<'_>, salt: &str, condition: &mut Condition) {
    ui.push_id(salt, |ui| group(ui, now, condition, 0));
}

/// Shows a group; answers whether it is to be taken out.
fn group(ui: &mut Ui, now: &Now<'_>, condition: &mut Condition, depth: usize) -> bool {
    let lang = now.lang;
    let mut taken = false;
    let line = Stroke::new(1.0, now.look.color(Role::Line));
    Frame::new().stroke(line).corner_radius(6).inner_margin(Margin::symmetric(8, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            if let Some(mut joining) = Joining::of(condition) {
                let options = Joining::ALL.map(|joining| (joining, tr(lang, joining.key())));
                let label = tr(lang, "condition-group");
                if one(ui, ("joining", depth), &label, 220.0, &mut joining, &options) {
                    let inner = members(condition).map(std::mem::take).unwrap_or_default();
                    *condition = joining.group(inner);
                }
            }
            if depth > 0 {
                taken = cross(ui, &tr(lang, "condition-group-remove"));
            }
        });
        let Some(inner) = members(condition) else { return };
        let mut gone = None;
        for (place, member) in inner.iter_mut().enumerate() {
            ui.push_id(place, |ui| {
                let remove = if Joining::of(member).is_some() {
                    group(ui, now, member, depth + 1)
                } else {
                    row(ui, now, member, place)
                };
                if remove {
                    gone = Some(place);
                }
            });
        }
        if let Some(place) = gone {
            inner.remove(place);
        }
        ui.horizontal(|ui| {
            if ui.button(tr(lang, "condition-add")).clicked() {
                inner.push(Leaf::Verb.fresh(now.catalog));
            }
            if depth + 1 < DEEPEST && ui.button(tr(lang, "condition-add-group")).clicked() {
                inner.push(Joining::Any.group(vec![Leaf::Verb.fresh(now.catalog)]));
            }
        });
    });
    taken
}

/// A small button that takes something out.
fn cross(ui: &mut Ui, name: &str) -> bool {
    let button = ui.add_sized([24.0, 24.0], Button::new("−"));
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    button.on_hover_text(name).clicked()
}

/// Shows a single condition in a line; answers whether it is to be taken out.
fn row(ui: &mut Ui, now: &Now<'_>, condition: &mut Condition, place: usize) -> bool {
    let lang = now.lang;
    let mut remove = false;
    ui.horizontal(|ui| {
        let (inner, negated) = single(condition);
        let number = (place + 1).to_string();
        if let Some(mut leaf) = Leaf::of(inner) {
            let options: Vec<_> = Leaf::ALL.iter().map(|&leaf| (leaf, tr(lang, leaf.key()))).collect();
            let label = format!("{} {number}", tr(lang, "condition-subject"));
            if one(ui, "leaf", &label, 200.0, &mut leaf, &options) {
                *inner = leaf.fresh(now.catalog);
            }
            // What is at the right of it keeps its room.
            let room = (ui.available_width() - 132.0).max(90.0);
            let label = format!("{} {number}", tr(lang, "condition-value"));
            operand(ui, now, inner, &label, room);
        }
        let holds = [(false, tr(lang, "condition-holds")), (true, tr(lang, "condition-holds-not"))];
        let mut wanted = negated;
        let label = format!("{} {number}", tr(lang, "condition-sense"));
        if one(ui, "sense", &label, 78.0, &mut wanted, &holds) {
            turn(condition);
        }
        remove = cross(ui, &format!("{} {number}", tr(lang, "condition-remove")));
    });
    remove
}

/// What a single condition names.
fn operand(ui: &mut Ui, now: &Now<'_>, condition: &mut Condition, label: &str, width: f32) {
    let (catalog, lang) = (now.catalog, now.lang);
    let many = |ui: &mut Ui, ids: &mut Vec<String>, options: Vec<(String, String)>| {
        several(ui, "values", label, width, ids, &options, lang);
    };
    match condition {
        Condition::Verb(ids) | Condition::NoFlowOfDataWith(ids) => {
            many(ui, ids, offers(&catalog.flow_kinds, |kind| &kind.name, lang));
        }
        Condition::EndKind(ids) | Condition::FromKind(ids) | Condition::ToKind(ids) => {
            many(ui, ids, offers(&catalog.node_kinds, |kind| &kind.name, lang));
        }
        Condition::CrossesZoneKind(ids) | Condition::EndZoneKind(ids) => {
            many(ui, ids, offers(&catalog.zone_kinds, |kind| &kind.name, lang));
        }
        Condition::CarriesClass(ids) => many(ui, ids, offers(&catalog.data_classes, |class| &class.name, lang)),
        Condition::LacksMeasure(ids) => many(ui, ids, numbered(&catalog.measures, |kind| &kind.name, lang)),
        Condition::KeptAtOneSite(id) => {
            one(ui, "values", label, width, id, &offers(&catalog.data_classes, |class| &class.name, lang));
        }
        Condition::ZoneAccess(ids) => {
            let access = Owner::Zone.properties(catalog).into_iter().find(|property| property.id == "access");
            many(ui, ids, access.map(|access| choices(&access.kind, now)).unwrap_or_default());
        }
        Condition::InPhase(phases) => {
            let options: Vec<_> = Phase::ALL.iter().map(|&phase| (phase, phase.say(lang))).collect();
            several(ui, "values", label, width, phases, &options, lang);
        }
        Condition::EndEnvironment(environments) => {
            several(ui, "values", label, width, environments, &environments_said(now), lang);
        }
        Condition::PartyRole(roles) => {
            let options: Vec<_> = PartyRole::ALL.iter().map(|&role| (role, role.say(lang))).collect();
            several(ui, "values", label, width, roles, &options, lang);
        }
        Condition::EnvironmentStep(from, to) => {
            let half = ((width - 30.0) / 2.0).max(60.0);
            one(ui, "from", &format!("{label} 1"), half, from, &environments_said(now));
            ui.label("→");
            one(ui, "to", &format!("{label} 2"), half, to, &environments_said(now));
        }
        Condition::RetentionOver(years) => {
            let drag = ui.add(DragValue::new(years).range(0.0..=1000.0).speed(0.1));
            drag.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, label));
            ui.label(tr(lang, "condition-years"));
        }
        Condition::EndProperty(id, value) => property(ui, now, Owner::Node, id, value, label, width),
        Condition::FlowProperty(id, value) => property(ui, now, Owner::Flow, id, value, label, width),
        Condition::ZoneProperty(id, value) | Condition::ZonePropertyOther(id, value) => {
            property(ui, now, Owner::Zone, id, value, label, width);
        }
        Condition::All(_)
        | Condition::Any(_)
        | Condition::Not(_)
        | Condition::CrossesZone
        | Condition::CrossesParty
        | Condition::CrossesScope
        | Condition::WithinControlledZone
        | Condition::ViaMedia
        | Condition::ViaPerson
        | Condition::RemoteMaintenance => {
            // It needs nothing further; what follows stands where it does in the other lines.
            ui.add_space(width + 8.0);
        }
    }
}

fn environments_said(now: &Now<'_>) -> Vec<(Environment, String)> {
    Environment::ALL.iter().map(|&environment| (environment, environment.say(now.lang))).collect()
}

fn choices(kind: &PropertyKind, now: &Now<'_>) -> Vec<(String, String)> {
    match kind {
        PropertyKind::Choice(choices) => {
            choices.iter().map(|choice| (choice.id.clone(), choice.name.get(now.lang).to_owned())).collect()
        }
        PropertyKind::YesNo | PropertyKind::Number { .. } | PropertyKind::Text => Vec::new(),
    }
}

/// A property and the value that is asked for.
fn property(ui: &mut Ui, now: &Now<'_>, owner: Owner, id: &mut String, value: &mut Value, label: &str, width: f32) {
    let lang = now.lang;
    let half = ((width - 8.0) / 2.0).max(60.0);
    let definitions = owner.properties(now.catalog);
    let options: Vec<_> =
        definitions.iter().map(|property| (property.id.clone(), property.name.get(lang).to_owned())).collect();
    let changed = one(ui, "property", &format!("{label} 1"), half, id, &options);
    let Some(definition) = definitions.into_iter().find(|property| property.id == *id) else { return };
    if changed {
        *value = first_value(definition);
    }
    let label = format!("{label} 2");
    match (&definition.kind, &mut *value) {
        (PropertyKind::Number { .. }, Value::Number(number)) => {
            let drag = ui.add(DragValue::new(number).speed(0.1));
            drag.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, &label));
        }
        (PropertyKind::Text, Value::Text(text)) => {
            let field = ui.add(TextEdit::singleline(text).desired_width(half - 8.0));
            field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &label));
        }
        (PropertyKind::YesNo, value) => {
            let options = [(Value::Bool(true), tr(lang, "value-yes")), (Value::Bool(false), tr(lang, "value-no"))];
            one(ui, "value", &label, half, value, &options);
        }
        (kind, value) => {
            let options: Vec<_> = choices(kind, now).into_iter().map(|(id, name)| (Value::Text(id), name)).collect();
            one(ui, "value", &label, half, value, &options);
        }
    }
}
