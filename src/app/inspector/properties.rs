//! Fields for the properties that the catalogue gives to a kind.

use egui::Ui;

use super::{Panel, parts};
use crate::app::fields::{Field, set_property};
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
    for definition in definitions {
        field(ui, panel, element, definition, values.get(&definition.id));
    }
}

fn field(
    ui: &mut Ui,
    panel: &mut Panel<'_>,
    element: ElementId,
    definition: &PropertyDefinition,
    value: Option<&Value>,
) {
    let lang = panel.state.lang();
    let name = definition.name.get(lang).to_owned();
    match &definition.kind {
        PropertyKind::YesNo => {
            let options = [(true, panel.say("yes")), (false, panel.say("no"))];
            let options = options.map(|(value, name)| (Value::Bool(value), name));
            one_of(ui, panel, element, definition, value, &options);
        }
        PropertyKind::Choice(choices) => {
            let options: Vec<_> = choices
                .iter()
                .map(|choice| (Value::Text(choice.id.clone()), choice.name.get(lang).to_owned()))
                .collect();
            one_of(ui, panel, element, definition, value, &options);
        }
        PropertyKind::Number { unit } => {
            let unit = unit.get(lang);
            let label = if unit.is_empty() { name } else { format!("{name} ({unit})") };
            let shown = words(value.or(definition.default.as_ref()));
            let key = Field::Property(element, definition.id.clone(), true);
            panel.fields.line(ui, &key, &label, &shown, panel.actions, panel.state.project());
        }
        PropertyKind::Text => {
            let shown = words(value.or(definition.default.as_ref()));
            let key = Field::Property(element, definition.id.clone(), false);
            panel.fields.line(ui, &key, &name, &shown, panel.actions, panel.state.project());
        }
    }
}

/// A choice that also offers "unknown" where the property has no default.
fn one_of(
    ui: &mut Ui,
    panel: &mut Panel<'_>,
    element: ElementId,
    definition: &PropertyDefinition,
    value: Option<&Value>,
    options: &[(Value, String)],
) {
    let unknown = panel.say("unknown");
    let mut offered: Vec<(Option<Value>, String)> =
        options.iter().map(|(value, name)| (Some(value.clone()), name.clone())).collect();
    if definition.default.is_none() {
        offered.insert(0, (None, unknown));
    }
    let current = value.or(definition.default.as_ref()).cloned();
    let name = definition.name.get(panel.state.lang()).to_owned();
    if let Some(chosen) = parts::choice(ui, panel, &name, &current, &offered) {
        let chosen = chosen.filter(|value| Some(value) != definition.default.as_ref());
        let command = set_property(panel.state.project(), element, &definition.id, chosen);
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
