//! Checks that a condition names only kinds, classes, properties, values and measures that the catalogue has.

use super::Catalog;
use super::own_fault::ConditionFault;
use super::property::{PropertyDefinition, spelled};
use super::table::{Entry, Table};
use crate::model::{Condition, Value};

/// Checks a condition and everything in it.
pub(super) fn condition(catalog: &Catalog, condition: &Condition) -> Result<(), ConditionFault> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            require(!parts.is_empty(), || ConditionFault::EmptyGroup)?;
            parts.iter().try_for_each(|part| self::condition(catalog, part))
        }
        Condition::Not(part) => self::condition(catalog, part),
        Condition::Verb(ids) | Condition::NoFlowOfDataWith(ids) => exist(&catalog.flow_kinds, ids, "kind of flow"),
        Condition::EndKind(ids) | Condition::FromKind(ids) | Condition::ToKind(ids) => {
            exist(&catalog.node_kinds, ids, "kind of node")
        }
        Condition::CrossesZoneKind(ids) | Condition::EndZoneKind(ids) => {
            exist(&catalog.zone_kinds, ids, "kind of zone")
        }
        Condition::CarriesClass(ids) => exist(&catalog.data_classes, ids, "data class"),
        Condition::KeptAtOneSite(id) => exist(&catalog.data_classes, std::slice::from_ref(id), "data class"),
        Condition::LacksMeasure(ids) => exist(&catalog.measures, ids, "measure"),
        Condition::EndProperty(id, value) => {
            let kinds = catalog.node_kinds.iter().flat_map(|kind| &kind.properties);
            property(kinds, id, value, "property of a kind of node")
        }
        Condition::FlowProperty(id, value) => property(catalog.flow_properties.iter(), id, value, "property of flows"),
        Condition::ZoneProperty(id, value) | Condition::ZonePropertyOther(id, value) => {
            let kinds = catalog.zone_kinds.iter().flat_map(|kind| &kind.properties);
            property(kinds, id, value, "property of a kind of zone")
        }
        Condition::ZoneAccess(values) => {
            at_least_one(values.len(), "access of a zone")?;
            values.iter().try_for_each(|value| {
                let kinds = catalog.zone_kinds.iter().flat_map(|kind| &kind.properties);
                property(kinds, "access", &Value::Text(value.clone()), "property of a kind of zone")
            })
        }
        Condition::InPhase(phases) => at_least_one(phases.len(), "phase"),
        Condition::EndEnvironment(environments) => at_least_one(environments.len(), "environment"),
        Condition::PartyRole(roles) => at_least_one(roles.len(), "role of a party"),
        Condition::EnvironmentStep(from, to) => require(from != to, || ConditionFault::SameEnvironment(*from)),
        Condition::RetentionOver(years) => {
            require(years.is_finite() && *years >= 0.0, || ConditionFault::Years(years.to_string()))
        }
        Condition::CrossesZone
        | Condition::CrossesParty
        | Condition::CrossesScope
        | Condition::WithinControlledZone
        | Condition::ViaMedia
        | Condition::ViaPerson
        | Condition::RemoteMaintenance => Ok(()),
    }
}

fn require(holds: bool, fault: impl FnOnce() -> ConditionFault) -> Result<(), ConditionFault> {
    if holds { Ok(()) } else { Err(fault()) }
}

fn at_least_one(count: usize, expected: &'static str) -> Result<(), ConditionFault> {
    require(count > 0, || ConditionFault::EmptyList(expected))
}

fn exist<T: Entry>(table: &Table<T>, ids: &[String], expected: &'static str) -> Result<(), ConditionFault> {
    at_least_one(ids.len(), expected)?;
    ids.iter().try_for_each(|id| refer(table.get(id).is_some(), id.clone(), expected))
}

fn refer(is_known: bool, id: String, expected: &'static str) -> Result<(), ConditionFault> {
    if is_known { Ok(()) } else { Err(ConditionFault::Unknown { id, expected }) }
}

/// The property must exist, and one of those who have it must be able to have the value.
pub(super) fn property<'a>(
    definitions: impl Iterator<Item = &'a PropertyDefinition>,
    id: &str,
    value: &Value,
    expected: &'static str,
) -> Result<(), ConditionFault> {
    let mut named = definitions.filter(|definition| definition.id == id).peekable();
    refer(named.peek().is_some(), id.to_owned(), expected)?;
    let possible = named.any(|definition| definition.kind.accepts(value));
    refer(possible, format!("{id} = {}", spelled(value)), "value that this property can have")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Environment;

    fn error(text: &str) -> String {
        let parsed: Condition = ron::from_str(text).unwrap();
        let fault = condition(&Catalog::builtin().unwrap(), &parsed).expect_err(text);
        fault.at("T99 (when)".to_owned()).to_string()
    }

    #[test]
    fn each_name_in_a_condition_must_exist() {
        for (text, to, expected) in [
            (r#"Verb(["flow.fly"])"#, "flow.fly", "kind of flow"),
            (r#"NoFlowOfDataWith(["flow.fly"])"#, "flow.fly", "kind of flow"),
            (r#"EndKind(["node.server", "node.robot"])"#, "node.robot", "kind of node"),
            (r#"FromKind(["node.robot"])"#, "node.robot", "kind of node"),
            (r#"ToKind(["node.robot"])"#, "node.robot", "kind of node"),
            (r#"CrossesZoneKind(["zone.moon"])"#, "zone.moon", "kind of zone"),
            (r#"EndZoneKind(["zone.moon"])"#, "zone.moon", "kind of zone"),
            (r#"CarriesClass(["data.x"])"#, "data.x", "data class"),
            (r#"KeptAtOneSite("data.x")"#, "data.x", "data class"),
            (r#"LacksMeasure(["M99"])"#, "M99", "measure"),
            (r#"EndProperty("portable", true)"#, "portable", "property of a kind of node"),
            (r#"FlowProperty("speed", 3)"#, "speed", "property of flows"),
            (r#"ZoneProperty("colour", "red")"#, "colour", "property of a kind of zone"),
        ] {
            assert_eq!(error(text), format!("T99 (when) names {to}, which is no {expected}"));
        }
    }

    #[test]
    fn each_value_in_a_condition_must_be_possible() {
        let names = |to: &str| format!("T99 (when) names {to}, which is no value that this property can have");
        assert_eq!(error(r#"EndProperty("mobile", "yes")"#), names(r#"mobile = "yes""#));
        assert_eq!(error(r#"EndProperty("kind", "光LAN")"#), names(r#"kind = "光LAN""#));
        assert_eq!(error(r#"FlowProperty("volume", 5)"#), names("volume = 5"));
        assert_eq!(error(r#"ZoneAccess(["secret"])"#), names(r#"access = "secret""#));
        assert_eq!(error(r#"ZonePropertyOther("country", true)"#), names("country = true"));
    }

    #[test]
    fn errors_deep_inside_are_found() {
        assert!(error(r#"All([ViaMedia, Not(Any([ViaPerson, Verb(["flow.fly"])]))])"#).contains("flow.fly"));
    }

    #[test]
    fn what_can_never_say_anything_is_refused() {
        for text in
            ["All([])", "Any([])", "Verb([])", "ZoneAccess([])", "InPhase([])", "EndEnvironment([])", "PartyRole([])"]
        {
            assert!(error(text).contains("at least one"), "{text}");
        }
        assert!(error("RetentionOver(-1)").contains("years"));
        let nowhere = Condition::EnvironmentStep(Environment::Test, Environment::Test);
        assert!(condition(&Catalog::builtin().unwrap(), &nowhere).is_err());
    }
}
