//! In what the project's own entries of the catalogue, and its changes of the edition's, differ.

use std::collections::BTreeMap;
use std::fmt::Display;

use crate::analysis::aspect::{Aspect, Field, FieldChange, FieldValue};
use crate::model::{Altered, AlteredEntries};

/// An entry that is not the same is told by its name.
pub(super) fn entries(altered: &AlteredEntries) -> Vec<Aspect> {
    let AlteredEntries {
        threats,
        measures,
        zone_kinds,
        node_kinds,
        flow_kinds,
        changed_threats,
        changed_measures,
        changed_kinds,
        rules,
    } = altered;
    let mut found = Vec::new();
    found.extend(members(Field::OwnThreats, threats));
    found.extend(members(Field::OwnMeasures, measures));
    found.extend(members(Field::OwnZoneKinds, zone_kinds));
    found.extend(members(Field::OwnNodeKinds, node_kinds));
    found.extend(members(Field::OwnFlowKinds, flow_kinds));
    found.extend(members(Field::ChangedThreats, changed_threats));
    found.extend(members(Field::ChangedMeasures, changed_measures));
    found.extend(members(Field::ChangedKinds, changed_kinds));
    found.extend(members(Field::Rules, rules));
    found.extend(changed(rules).map(redefined));
    found.extend(changed(threats).chain(changed(changed_threats)).map(redefined));
    found.extend(changed(measures).chain(changed(changed_measures)).map(redefined));
    found.extend(changed(zone_kinds).chain(changed(node_kinds)).chain(changed(flow_kinds)).map(redefined));
    found.extend(changed(changed_kinds).map(redefined));
    found
}

fn members<Id: Display + Ord, T>(field: Field, altered: &BTreeMap<Id, Altered<T>>) -> Option<Aspect> {
    let of = |is: fn(&Altered<T>) -> bool| -> Vec<FieldValue> {
        let ids = altered.iter().filter(|(_, altered)| is(altered));
        ids.map(|(id, _)| FieldValue::Entry(id.to_string())).collect()
    };
    let added = of(|altered| matches!(altered, Altered::Added(_)));
    let removed = of(|altered| matches!(altered, Altered::Removed(_)));
    let differs = !added.is_empty() || !removed.is_empty();
    differs.then_some(Aspect { of: None, field, change: FieldChange::Members { added, removed } })
}

fn changed<Id: Display + Ord, T>(altered: &BTreeMap<Id, Altered<T>>) -> impl Iterator<Item = String> {
    altered.iter().filter(|(_, altered)| matches!(altered, Altered::Changed { .. })).map(|(id, _)| id.to_string())
}

fn redefined(id: String) -> Aspect {
    Aspect { of: None, field: Field::Entry(id), change: FieldChange::Differs }
}
