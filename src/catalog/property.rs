//! The properties that elements of a kind have, and what values they take.

use serde::Deserialize;

use crate::model::{Name, Value};

/// A property that elements of a kind have.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PropertyDefinition {
    /// Its id in files, such as `mobile`.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// What values it takes.
    pub kind: PropertyKind,
    /// The value of elements that do not set it; none means unknown.
    #[serde(default)]
    pub default: Option<Value>,
}

/// What values a property takes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum PropertyKind {
    /// Yes or no.
    YesNo,
    /// A number in a unit.
    Number {
        /// The unit in words; empty for a plain count.
        unit: Name,
    },
    /// One of several.
    Choice(Vec<Choice>),
    /// Free text.
    Text,
}

impl PropertyKind {
    /// Whether a property of this kind can have the value.
    pub fn accepts(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::YesNo, Value::Bool(_)) | (Self::Text, Value::Text(_)) => true,
            (Self::Number { .. }, Value::Number(number)) => number.is_finite(),
            (Self::Choice(choices), Value::Text(id)) => choices.iter().any(|choice| choice.id == *id),
            (Self::YesNo | Self::Number { .. } | Self::Choice(_) | Self::Text, _) => false,
        }
    }

    /// The values in words, for errors.
    pub(super) fn values(&self) -> String {
        match self {
            Self::YesNo => "true or false".to_owned(),
            Self::Number { .. } => "a number".to_owned(),
            Self::Choice(choices) => {
                let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
                format!("one of {}", ids.join(", "))
            }
            Self::Text => "a text".to_owned(),
        }
    }
}

/// A value as a catalogue spells it, for errors.
pub(super) fn spelled(value: &Value) -> String {
    match value {
        Value::Bool(value) => value.to_string(),
        Value::Number(value) => value.to_string(),
        Value::Text(value) => format!("{value:?}"),
    }
}

/// One of the values of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What files call it.
    pub id: String,
    /// What it is called.
    pub name: Name,
}
