//! What a single condition can ask for: its kinds, how one begins, and what it can name.

use crate::catalog::table::Entry;
use crate::catalog::{Catalog, Condition, Name, PropertyDefinition, PropertyKind, Table};
use crate::model::{Environment, Value};
use crate::text::Lang;

macro_rules! leaves {
    ($($name:ident $key:literal $pattern:pat,)+) => {
        /// A kind of condition that has no others in it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(super) enum Leaf { $($name,)+ }

        impl Leaf {
            /// All of them, in the order they are offered.
            pub(super) const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The key of the message that names it.
            pub(super) const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }

            /// The kind of a condition; none of a group.
            pub(super) const fn of(condition: &Condition) -> Option<Self> {
                Some(match condition {
                    $($pattern => Self::$name,)+
                    Condition::All(_) | Condition::Any(_) | Condition::Not(_) => return None,
                })
            }
        }
    };
}

leaves! {
    Verb "leaf-verb" Condition::Verb(_),
    FromKind "leaf-from-kind" Condition::FromKind(_),
    ToKind "leaf-to-kind" Condition::ToKind(_),
    EndKind "leaf-end-kind" Condition::EndKind(_),
    EndProperty "leaf-end-property" Condition::EndProperty(..),
    EndEnvironment "leaf-end-environment" Condition::EndEnvironment(_),
    EnvironmentStep "leaf-environment-step" Condition::EnvironmentStep(..),
    ViaPerson "leaf-via-person" Condition::ViaPerson,
    ViaMedia "leaf-via-media" Condition::ViaMedia,
    CarriesClass "leaf-carries-class" Condition::CarriesClass(_),
    RetentionOver "leaf-retention" Condition::RetentionOver(_),
    FlowProperty "leaf-flow-property" Condition::FlowProperty(..),
    InPhase "leaf-in-phase" Condition::InPhase(_),
    EndZoneKind "leaf-end-zone-kind" Condition::EndZoneKind(_),
    ZoneAccess "leaf-zone-access" Condition::ZoneAccess(_),
    ZoneProperty "leaf-zone-property" Condition::ZoneProperty(..),
    ZonePropertyOther "leaf-zone-property-other" Condition::ZonePropertyOther(..),
    WithinControlledZone "leaf-within-controlled" Condition::WithinControlledZone,
    CrossesZone "leaf-crosses-zone" Condition::CrossesZone,
    CrossesZoneKind "leaf-crosses-zone-kind" Condition::CrossesZoneKind(_),
    CrossesParty "leaf-crosses-party" Condition::CrossesParty,
    CrossesScope "leaf-crosses-scope" Condition::CrossesScope,
    PartyRole "leaf-party-role" Condition::PartyRole(_),
    RemoteMaintenance "leaf-remote-maintenance" Condition::RemoteMaintenance,
    KeptAtOneSite "leaf-one-site" Condition::KeptAtOneSite(_),
    NoFlowOfDataWith "leaf-no-flow-with" Condition::NoFlowOfDataWith(_),
    LacksMeasure "leaf-lacks-measure" Condition::LacksMeasure(_),
}

/// Whose property a condition asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Node,
    Zone,
    Flow,
}

impl Owner {
    /// The properties that can be asked for, each once: kinds give the same property the same name.
    pub(super) fn properties(self, catalog: &Catalog) -> Vec<&PropertyDefinition> {
        let all: Vec<&PropertyDefinition> = match self {
            Self::Node => catalog.node_kinds.iter().flat_map(|kind| &kind.properties).collect(),
            Self::Zone => catalog.zone_kinds.iter().flat_map(|kind| &kind.properties).collect(),
            Self::Flow => catalog.flow_properties.iter().collect(),
        };
        let mut once: Vec<&PropertyDefinition> = Vec::new();
        for property in all {
            if !once.iter().any(|known| known.id == property.id) {
                once.push(property);
            }
        }
        once
    }
}

/// The value that a property is asked for at first.
pub(super) fn first_value(definition: &PropertyDefinition) -> Value {
    match &definition.kind {
        PropertyKind::YesNo => Value::Bool(true),
        PropertyKind::Number { .. } => Value::Number(0.0),
        PropertyKind::Choice(choices) => {
            Value::Text(choices.first().map(|choice| choice.id.clone()).unwrap_or_default())
        }
        PropertyKind::Text => Value::Text(String::new()),
    }
}

/// The entries of a table, by id, with their names.
pub(super) fn offers<T: Entry>(table: &Table<T>, name: impl Fn(&T) -> &Name, lang: Lang) -> Vec<(String, String)> {
    table.iter().map(|entry| (entry.id().to_owned(), name(entry).get(lang).to_owned())).collect()
}

/// The same, with their ids before their names.
pub(super) fn numbered<T: Entry>(table: &Table<T>, name: impl Fn(&T) -> &Name, lang: Lang) -> Vec<(String, String)> {
    table.iter().map(|entry| (entry.id().to_owned(), format!("{} {}", entry.id(), name(entry).get(lang)))).collect()
}

impl Leaf {
    /// A condition of this kind as it begins: nothing is chosen yet where several can be, else the first.
    pub(super) fn fresh(self, catalog: &Catalog) -> Condition {
        let property = |owner: Owner| {
            let first = owner.properties(catalog).into_iter().next();
            let value = first.map_or_else(|| Value::Bool(true), first_value);
            (first.map(|property| property.id.clone()).unwrap_or_default(), value)
        };
        match self {
            Self::Verb => Condition::Verb(Vec::new()),
            Self::FromKind => Condition::FromKind(Vec::new()),
            Self::ToKind => Condition::ToKind(Vec::new()),
            Self::EndKind => Condition::EndKind(Vec::new()),
            Self::EndProperty => {
                let (id, value) = property(Owner::Node);
                Condition::EndProperty(id, value)
            }
            Self::EndEnvironment => Condition::EndEnvironment(Vec::new()),
            Self::EnvironmentStep => Condition::EnvironmentStep(Environment::ALL[0], Environment::ALL[1]),
            Self::ViaPerson => Condition::ViaPerson,
            Self::ViaMedia => Condition::ViaMedia,
            Self::CarriesClass => Condition::CarriesClass(Vec::new()),
            Self::RetentionOver => Condition::RetentionOver(5.0),
            Self::FlowProperty => {
                let (id, value) = property(Owner::Flow);
                Condition::FlowProperty(id, value)
            }
            Self::InPhase => Condition::InPhase(Vec::new()),
            Self::EndZoneKind => Condition::EndZoneKind(Vec::new()),
            Self::ZoneAccess => Condition::ZoneAccess(Vec::new()),
            Self::ZoneProperty => {
                let (id, value) = property(Owner::Zone);
                Condition::ZoneProperty(id, value)
            }
            Self::ZonePropertyOther => {
                let (id, value) = property(Owner::Zone);
                Condition::ZonePropertyOther(id, value)
            }
            Self::WithinControlledZone => Condition::WithinControlledZone,
            Self::CrossesZone => Condition::CrossesZone,
            Self::CrossesZoneKind => Condition::CrossesZoneKind(Vec::new()),
            Self::CrossesParty => Condition::CrossesParty,
            Self::CrossesScope => Condition::CrossesScope,
            Self::PartyRole => Condition::PartyRole(Vec::new()),
            Self::RemoteMaintenance => Condition::RemoteMaintenance,
            Self::KeptAtOneSite => {
                let class = catalog.data_classes.iter().next().map(|class| class.id.clone());
                Condition::KeptAtOneSite(class.unwrap_or_default())
            }
            Self::NoFlowOfDataWith => Condition::NoFlowOfDataWith(Vec::new()),
            Self::LacksMeasure => Condition::LacksMeasure(Vec::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_begins_as_a_condition_of_that_kind() {
        let catalog = Catalog::builtin().unwrap();
        for &leaf in Leaf::ALL {
            assert_eq!(Leaf::of(&leaf.fresh(&catalog)), Some(leaf));
        }
        assert_eq!(Leaf::of(&Condition::All(Vec::new())), None);
    }

    #[test]
    fn each_property_can_be_asked_for_once() {
        let catalog = Catalog::builtin().unwrap();
        for owner in [Owner::Node, Owner::Zone, Owner::Flow] {
            let mut ids: Vec<&str> = owner.properties(&catalog).iter().map(|property| property.id.as_str()).collect();
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert!(all > 0 && ids.len() == all, "{owner:?}");
        }
    }
}
