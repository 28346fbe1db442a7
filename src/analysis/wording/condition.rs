//! Conditions of the catalogue in words: told where it is a reason that one does not hold.

use super::name::{node_property, zone_property};
use super::{Term, Words};
use crate::catalog::{Condition, Name, PropertyDefinition, Table, table::Entry};
use crate::model::Value;
use crate::text::{tr, tr_with};

impl Words<'_> {
    /// What a condition asks for.
    pub fn condition(&self, condition: &Condition) -> String {
        let lang = self.lang;
        let names = |key: &str, names: String| tr_with(lang, key, &[("names", names.into())]);
        match condition {
            Condition::All(inner) => self.joined(inner, &tr(lang, "condition-all")),
            Condition::Any(inner) => self.joined(inner, &tr(lang, "condition-any")),
            Condition::Not(inner) => tr_with(lang, "condition-not", &[("condition", self.condition(inner).into())]),
            Condition::Verb(ids) => {
                names("condition-verb", self.entries(ids, &self.catalog.flow_kinds, |kind| &kind.name))
            }
            Condition::EndKind(ids) => {
                names("condition-end-kind", self.entries(ids, &self.catalog.node_kinds, |kind| &kind.name))
            }
            Condition::FromKind(ids) => {
                names("condition-from-kind", self.entries(ids, &self.catalog.node_kinds, |kind| &kind.name))
            }
            Condition::ToKind(ids) => {
                names("condition-to-kind", self.entries(ids, &self.catalog.node_kinds, |kind| &kind.name))
            }
            Condition::EndProperty(id, value) => {
                self.property_condition("condition-property", node_property(self.catalog, id), id, value)
            }
            Condition::FlowProperty(id, value) => {
                let definition = self.catalog.flow_properties.iter().find(|property| property.id == *id);
                self.property_condition("condition-property", definition, id, value)
            }
            Condition::CarriesClass(ids) => {
                names("condition-carries", self.entries(ids, &self.catalog.data_classes, |class| &class.name))
            }
            Condition::InPhase(phases) => {
                let phases: Vec<String> = phases.iter().map(|&phase| phase.say(lang)).collect();
                names("condition-phase", self.alternatives(&phases))
            }
            Condition::EndEnvironment(environments) => {
                let all: Vec<String> = environments.iter().map(|&environment| environment.say(lang)).collect();
                names("condition-environment", self.alternatives(&all))
            }
            Condition::EnvironmentStep(from, to) => {
                let (from, to) = (from.say(lang), to.say(lang));
                tr_with(lang, "condition-environment-step", &[("from", from.into()), ("to", to.into())])
            }
            Condition::CrossesZone => tr(lang, "condition-crosses-zone"),
            Condition::CrossesZoneKind(ids) => {
                names("condition-crosses-zone-kind", self.entries(ids, &self.catalog.zone_kinds, |kind| &kind.name))
            }
            Condition::CrossesParty => tr(lang, "condition-crosses-party"),
            Condition::CrossesScope => tr(lang, "condition-crosses-scope"),
            Condition::EndZoneKind(ids) => {
                names("condition-end-zone", self.entries(ids, &self.catalog.zone_kinds, |kind| &kind.name))
            }
            Condition::ZoneAccess(values) => {
                let definition = zone_property(self.catalog, "access");
                let named = |value: &String| self.property(definition, "access", &Value::Text(value.clone())).1;
                let values: Vec<String> = values.iter().map(named).collect();
                names("condition-end-zone", self.alternatives(&values))
            }
            Condition::ZoneProperty(id, value) => {
                self.property_condition("condition-property", zone_property(self.catalog, id), id, value)
            }
            Condition::ZonePropertyOther(id, value) => {
                self.property_condition("condition-property-other", zone_property(self.catalog, id), id, value)
            }
            Condition::WithinControlledZone => tr(lang, "condition-within-controlled"),
            Condition::PartyRole(roles) => {
                let roles: Vec<String> = roles.iter().map(|&role| role.say(lang)).collect();
                names("condition-party-role", self.alternatives(&roles))
            }
            Condition::ViaMedia => tr(lang, "condition-media"),
            Condition::ViaPerson => tr(lang, "condition-person"),
            Condition::RemoteMaintenance => tr(lang, "condition-remote-maintenance"),
            Condition::RetentionOver(years) => tr_with(lang, "condition-retention", &[("years", (*years).into())]),
            Condition::NoFlowOfDataWith(ids) => {
                names("condition-no-flow-with", self.entries(ids, &self.catalog.flow_kinds, |kind| &kind.name))
            }
            Condition::LacksMeasure(ids) => names("condition-lacks-measure", self.measure_kinds(ids)),
            Condition::KeptAtOneSite(id) => {
                let class = self.entries(std::slice::from_ref(id), &self.catalog.data_classes, |class| &class.name);
                names("condition-one-site", class)
            }
        }
    }

    /// That a condition does not hold; the common ones in words of their own.
    pub(super) fn lacks(&self, condition: &Condition) -> String {
        let lang = self.lang;
        let names = |key: &str, names: String| tr_with(lang, key, &[("names", names.into())]);
        match condition {
            Condition::EndEnvironment(environments) => {
                let all: Vec<String> = environments.iter().map(|&environment| environment.say(lang)).collect();
                names("lacks-environment", self.alternatives(&all))
            }
            Condition::CrossesZone => tr(lang, "lacks-crossing"),
            Condition::CrossesZoneKind(ids) => {
                names("lacks-crossing-kind", self.entries(ids, &self.catalog.zone_kinds, |kind| &kind.name))
            }
            Condition::EndZoneKind(ids) => {
                names("lacks-end-zone", self.entries(ids, &self.catalog.zone_kinds, |kind| &kind.name))
            }
            Condition::WithinControlledZone => tr(lang, "lacks-within-controlled"),
            Condition::ViaPerson => tr(lang, "lacks-person"),
            Condition::RetentionOver(years) => tr_with(lang, "lacks-retention", &[("years", (*years).into())]),
            Condition::KeptAtOneSite(id) => {
                let class = self.entries(std::slice::from_ref(id), &self.catalog.data_classes, |class| &class.name);
                names("lacks-one-site", class)
            }
            Condition::EndProperty(id, value) => {
                self.property_condition("lacks-property", node_property(self.catalog, id), id, value)
            }
            other => tr_with(lang, "fact-lacks", &[("condition", self.condition(other).into())]),
        }
    }

    fn joined(&self, inner: &[Condition], word: &str) -> String {
        let part = |part: &Condition| match part {
            // Without brackets nobody could tell what belongs together.
            Condition::All(members) | Condition::Any(members) if members.len() > 1 && inner.len() > 1 => {
                tr_with(self.lang, "condition-brackets", &[("condition", self.condition(part).into())])
            }
            part => self.condition(part),
        };
        let parts: Vec<String> = inner.iter().map(part).collect();
        parts.join(word)
    }

    fn entries<T: Entry>(&self, ids: &[String], table: &Table<T>, name: impl Fn(&T) -> &Name) -> String {
        let names: Vec<&str> =
            ids.iter().map(|id| table.get(id).map_or(id.as_str(), |entry| name(entry).get(self.lang))).collect();
        self.alternatives(&names)
    }

    fn property_condition(
        &self,
        key: &str,
        definition: Option<&PropertyDefinition>,
        id: &str,
        value: &Value,
    ) -> String {
        let (property, value) = self.property(definition, id, value);
        tr_with(self.lang, key, &[("property", property.into()), ("value", value.into())])
    }
}
