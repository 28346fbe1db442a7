//! The fields of catalogue properties, of one element or of several at once.

use std::collections::{BTreeMap, BTreeSet};

use egui::Ui;

use super::{Panel, parts};
use crate::app::fields::Field;
use crate::app::together;
use crate::catalog::{PropertyDefinition, PropertyKind};
use crate::model::{ElementId, Properties, Value};

/// A field for each property, with the value set or the default.
pub(super) fn show(
    ui: &mut Ui,
    panel: &mut Panel<'_>,
    element: ElementId,
    definitions: &[PropertyDefinition],
    values: &Properties,
) {
    show_of(ui, panel, definitions.iter(), &[(element, definitions, values)]);
}

/// An element with the properties that its kind has and the values that are set.
pub(super) type Owner<'a> = (ElementId, &'a [PropertyDefinition], &'a Properties);

/// A field for each property that all of several elements have.
pub(super) fn show_shared(ui: &mut Ui, panel: &mut Panel<'_>, owners: &[Owner<'_>]) {
    let Some((_, first, _)) = owners.first() else { return };
    let alike = |one: &PropertyDefinition, other: &PropertyDefinition| one.id == other.id && one.kind == other.kind;
    let shared = first.iter().filter(|it| owners.iter().all(|(_, all, _)| all.iter().any(|other| alike(it, other))));
    show_of(ui, panel, shared, owners);
}

fn show_of<'a>(
    ui: &mut Ui,
    panel: &mut Panel<'_>,
    definitions: impl Iterator<Item = &'a PropertyDefinition>,
    owners: &[Owner<'_>],
) {
    for definition in definitions {
        // Kinds may have the same property with another default.
        let default = |all: &[PropertyDefinition]| all.iter().find(|it| it.id == definition.id)?.default.clone();
        let value = |(_, all, values): &Owner<'_>| values.get(&definition.id).cloned().or_else(|| default(all));
        let defaults = owners.iter().map(|(element, all, _)| (*element, default(all))).collect();
        let values = Values { shown: together::shared(owners.iter().map(value)), defaults };
        field(ui, panel, definition, &values);
    }
}

/// What elements say of a property.
#[expect(clippy::option_option, reason = "whether all have the same, and which or none")]
struct Values {
    /// What all of them have, set or by default; none where they differ.
    shown: Option<Option<Value>>,
    /// The elements, each with its default.
    defaults: BTreeMap<ElementId, Option<Value>>,
}

impl Values {
    fn elements(&self) -> BTreeSet<ElementId> {
        self.defaults.keys().copied().collect()
    }
}

fn field(ui: &mut Ui, panel: &mut Panel<'_>, definition: &PropertyDefinition, values: &Values) {
    let lang = panel.state.lang();
    let name = definition.name.get(lang).to_owned();
    match &definition.kind {
        PropertyKind::YesNo => {
            let options = [(true, panel.say("yes")), (false, panel.say("no"))];
            let options = options.map(|(value, name)| (Value::Bool(value), name));
            one_of(ui, panel, definition, values, &options);
        }
        PropertyKind::Choice(choices) => {
            let options: Vec<_> = choices
                .iter()
                .map(|choice| (Value::Text(choice.id.clone()), choice.name.get(lang).to_owned()))
                .collect();
            one_of(ui, panel, definition, values, &options);
        }
        PropertyKind::Number { unit } => {
            let unit = unit.get(lang);
            let label = if unit.is_empty() { name } else { format!("{name} ({unit})") };
            line(ui, panel, &Field::Property(values.elements(), definition.id.clone(), true), &label, values);
        }
        PropertyKind::Text => {
            line(ui, panel, &Field::Property(values.elements(), definition.id.clone(), false), &name, values);
        }
    }
}

fn line(ui: &mut Ui, panel: &mut Panel<'_>, field: &Field, label: &str, values: &Values) {
    let project = panel.state.project();
    if let Some(value) = &values.shown {
        panel.fields.line(ui, field, label, &words(value.as_ref()), panel.actions, project);
    } else {
        let hint = panel.say("value-mixed");
        panel.fields.mixed(ui, field, label, &hint, panel.actions, project);
    }
}

/// A choice that also offers "unknown" where the property has no default.
fn one_of(
    ui: &mut Ui,
    panel: &mut Panel<'_>,
    definition: &PropertyDefinition,
    values: &Values,
    options: &[(Value, String)],
) {
    let unknown = panel.say("unknown");
    let mut offered: Vec<(Option<Value>, String)> =
        options.iter().map(|(value, name)| (Some(value.clone()), name.clone())).collect();
    if definition.default.is_none() {
        offered.insert(0, (None, unknown));
    }
    let name = definition.name.get(panel.state.lang()).to_owned();
    if let Some(chosen) = parts::choice_of(ui, panel, &name, values.shown.as_ref(), &offered) {
        // What is so by default is not written down.
        let of = |(&element, default): (&ElementId, &Option<Value>)| {
            (element, chosen.clone().filter(|value| Some(value) != default.as_ref()))
        };
        let command = together::property(panel.state.project(), values.defaults.iter().map(of), &definition.id);
        if let Some(command) = command {
            panel.edit(command);
        }
    }
}

fn words(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::Bool(value)) => value.to_string(),
        Some(Value::Number(value)) => value.to_string(),
        Some(Value::Text(value)) => value.clone(),
    }
}
