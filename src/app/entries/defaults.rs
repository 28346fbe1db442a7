//! The values that a kind gives to properties where an element sets nothing.

use egui::{RichText, TextEdit, Ui, WidgetInfo};

use super::fields;
use super::kind_form::KindForm;
use super::now::Now;
use super::several::one;
use crate::catalog::{PropertyDefinition, PropertyKind};
use crate::model::Value;
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// How wide a field is, in screen points.
const WIDTH: f32 = 320.0;

/// How many characters a text may have.
const LONGEST: usize = 2_000;

/// A field for each property; nothing where the kind has none.
pub(super) fn show(ui: &mut Ui, now: &Now<'_>, form: &mut KindForm) {
    let properties = form.properties(now.catalog);
    if properties.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.strong(tr(now.lang, "entry-defaults"));
        ui.weak(tr(now.lang, "entry-defaults-hint"));
    });
    for property in properties {
        field(ui, now, form, property);
    }
}

fn field(ui: &mut Ui, now: &Now<'_>, form: &mut KindForm, property: &PropertyDefinition) {
    let lang = now.lang;
    let name = property.name.get(lang).to_owned();
    let known = property.default.as_ref().map_or_else(|| tr(lang, "unknown"), |value| said(property, value, lang));
    let follows = tr_with(lang, "entry-as-like", &[("value", known.into())]);
    let options: Vec<(Value, String)> = match &property.kind {
        PropertyKind::YesNo => [true, false].map(Value::Bool).to_vec(),
        PropertyKind::Choice(choices) => choices.iter().map(|choice| Value::Text(choice.id.clone())).collect(),
        PropertyKind::Number { .. } | PropertyKind::Text => Vec::new(),
    }
    .into_iter()
    .map(|value| (value.clone(), said(property, &value, lang)))
    .collect();
    fields::beside(ui, now, &name, |ui| {
        if options.is_empty() {
            ui.horizontal(|ui| {
                typed(ui, form, property, &name, &follows);
                if let PropertyKind::Number { unit } = &property.kind {
                    ui.label(RichText::new(unit.get(lang)).color(now.look.color(Role::Secondary)));
                }
            });
            return;
        }
        let mut offered = vec![(None, follows)];
        offered.extend(options.into_iter().map(|(value, name)| (Some(value), name)));
        let mut value = form.defaults.get(&property.id).cloned();
        if one(ui, ("default", &property.id), &name, WIDTH, &mut value, &offered) {
            match value {
                Some(value) => drop(form.defaults.insert(property.id.clone(), value)),
                None => drop(form.defaults.remove(&property.id)),
            }
        }
    });
}

/// A number or a text; empty: as the kind has it otherwise. What is no number stays to be corrected.
fn typed(ui: &mut Ui, form: &mut KindForm, property: &PropertyDefinition, name: &str, follows: &str) {
    let id = ui.scope_id().with(("typed", &property.id));
    let kept = match form.defaults.get(&property.id) {
        None => String::new(),
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(value)) => value.to_string(),
    };
    // While it is typed, 1. and 1.50 stay as they are.
    let typing = ui.data(|data| data.get_temp::<String>(id)).filter(|_| ui.memory(|memory| memory.has_focus(id)));
    let mut text = typing.unwrap_or(kept);
    let field = TextEdit::singleline(&mut text).id(id).char_limit(LONGEST).hint_text(follows).desired_width(WIDTH);
    let field = ui.add(field);
    field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, name));
    if field.changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
        let number = match property.kind {
            PropertyKind::Number { .. } => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
            PropertyKind::YesNo | PropertyKind::Choice(_) | PropertyKind::Text => None,
        };
        if text.trim().is_empty() {
            form.defaults.remove(&property.id);
        } else {
            form.defaults.insert(property.id.clone(), number.map_or(Value::Text(text), Value::Number));
        }
    }
}

/// A value as the inspector shows it.
fn said(property: &PropertyDefinition, value: &Value, lang: Lang) -> String {
    let choice = |id: &str| match &property.kind {
        PropertyKind::Choice(choices) => {
            choices.iter().find(|choice| choice.id == id).map(|choice| choice.name.get(lang))
        }
        PropertyKind::YesNo | PropertyKind::Number { .. } | PropertyKind::Text => None,
    };
    match value {
        Value::Bool(true) => tr(lang, "yes"),
        Value::Bool(false) => tr(lang, "no"),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => choice(text).unwrap_or(text).to_owned(),
    }
}
