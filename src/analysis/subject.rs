//! What a decision about a flow is about, and in what that differs from what it was when the decision was made.

use std::collections::{BTreeMap, BTreeSet};

use super::aspect::{Aspect, Field, FieldValue, Word};
use super::context::Context;
use super::index::{FlowEntry, Index};
use crate::catalog::Catalog;
use crate::model::{DataId, ElementId, FlowId, Phase, Project, Properties, Standing, Subject, Surrounding};

/// The subjects of decisions about these flows, as far as the flows exist and have both ends.
///
/// ```
/// # use nagarezu::{analysis, catalog::Catalog, model::{FlowId, Project}};
/// # fn example(project: &Project, catalog: &Catalog) {
/// let subjects = analysis::subjects(project, catalog, &[FlowId(9)]);
/// # }
/// ```
pub fn subjects(project: &Project, catalog: &Catalog, flows: &[FlowId]) -> BTreeMap<FlowId, Subject> {
    let index = Index::new(project, catalog);
    let wanted: BTreeSet<FlowId> = flows.iter().copied().collect();
    let places = wanted.iter().filter_map(|id| index.flow(*id));
    places
        .filter_map(|place| {
            let flow = &index.flows[place];
            Some((flow.id, subject(&Context::new(&index, flow, &[], None))?))
        })
        .collect()
}

/// The subject of decisions about one flow; none where an end does not exist.
pub(crate) fn subject(context: &Context<'_, '_>) -> Option<Subject> {
    let (index, entry) = (context.index, context.flow);
    let flow = entry.flow;
    let standing = |node| standing(index, node);
    let crossed = context.zones_crossed.iter().chain(&context.scopes_crossed);
    let mut phases = flow.phases.clone();
    phases.sort_unstable();
    Some(Subject {
        verb: flow.verb.clone(),
        from: standing(entry.from?),
        to: if flow.is_at_rest() { None } else { Some(standing(entry.to?)) },
        two_way: flow.two_way,
        actor: entry.actor.map(standing),
        data: data(index, entry),
        phases,
        properties: flow.properties.clone(),
        crosses: crossed.map(|&zone| index.zones[zone].id).collect(),
    })
}

fn standing(index: &Index<'_>, node: usize) -> Standing {
    let entry = &index.nodes[node];
    let surrounding = |&zone: &usize| {
        let zone = &index.zones[zone];
        (zone.id, Surrounding { kind: zone.zone.kind.clone(), properties: zone.zone.properties.clone() })
    };
    Standing {
        node: entry.id,
        kind: entry.node.kind.clone(),
        zones: entry.zones.iter().map(surrounding).collect(),
        environment: entry.node.environment,
        party: entry.party.map(|(party, _)| party),
        properties: entry.node.properties.clone(),
    }
}

fn data(index: &Index<'_>, flow: &FlowEntry<'_>) -> BTreeMap<DataId, String> {
    flow.carried.iter().map(|&item| (index.data[item].id, index.data[item].item.class.clone())).collect()
}

/// In what a flow differs from what it was.
pub(crate) fn differences(id: FlowId, then: &Subject, now: &Subject) -> Vec<Aspect> {
    let Subject { verb, from, to, two_way, actor, data, phases, properties, crosses } = then;
    let mut found = Vec::new();
    found.extend(Aspect::replaced(
        id,
        Field::Verb,
        FieldValue::entry(verb.as_deref()),
        FieldValue::entry(now.verb.as_deref()),
    ));
    found.extend(Aspect::replaced(id, Field::TwoWay, FieldValue::YesNo(*two_way), FieldValue::YesNo(now.two_way)));
    let ends = [
        (Field::From, Some(from), Some(&now.from)),
        (Field::To, to.as_ref(), now.to.as_ref()),
        (Field::Actor, actor.as_ref(), now.actor.as_ref()),
    ];
    for (field, then, now) in ends {
        let node = |end: Option<&Standing>| FieldValue::element(end.map(|end| end.node));
        found.extend(Aspect::replaced(id, field, node(then), node(now)));
        if let (Some(then), Some(now)) = (then, now)
            && then.node == now.node
        {
            found.extend(standing_differences(then, now));
        }
    }
    let items = |data: &BTreeMap<DataId, String>| FieldValue::elements(data.keys().copied());
    found.extend(Aspect::members(id, Field::Data, &items(data), &items(&now.data)));
    for (item, class) in data {
        if let Some(other) = now.data.get(item) {
            found.extend(Aspect::replaced(
                *item,
                Field::Class,
                FieldValue::entry(Some(class)),
                FieldValue::entry(Some(other)),
            ));
        }
    }
    let words = |phases: &[Phase]| FieldValue::words(phases, Word::Phase);
    found.extend(Aspect::members(id, Field::Phases, &words(phases), &words(&now.phases)));
    found.extend(property_differences(id.into(), properties, &now.properties));
    found.extend(Aspect::members(
        id,
        Field::Crosses,
        &FieldValue::elements(crosses.iter().copied()),
        &FieldValue::elements(now.crosses.iter().copied()),
    ));
    // A node that is both an end and the actor, or an end of itself, is told of once.
    let mut told: Vec<Aspect> = Vec::new();
    for aspect in found {
        if !told.contains(&aspect) {
            told.push(aspect);
        }
    }
    told
}

fn standing_differences(then: &Standing, now: &Standing) -> Vec<Aspect> {
    let Standing { node, kind, zones, environment, party, properties } = then;
    let id = *node;
    let mut found = Vec::new();
    let entry = |id: &str| FieldValue::entry(Some(id));
    found.extend(Aspect::replaced(id, Field::Kind, entry(kind), entry(&now.kind)));
    found.extend(Aspect::members(
        id,
        Field::Places,
        &FieldValue::elements(zones.keys().copied()),
        &FieldValue::elements(now.zones.keys().copied()),
    ));
    for (zone, surrounding) in zones {
        if let Some(other) = now.zones.get(zone) {
            found.extend(Aspect::replaced(*zone, Field::Kind, entry(&surrounding.kind), entry(&other.kind)));
            found.extend(property_differences((*zone).into(), &surrounding.properties, &other.properties));
        }
    }
    found.extend(Aspect::replaced(
        id,
        Field::Environment,
        FieldValue::word(*environment, Word::Environment),
        FieldValue::word(now.environment, Word::Environment),
    ));
    found.extend(Aspect::replaced(id, Field::Party, FieldValue::element(*party), FieldValue::element(now.party)));
    found.extend(property_differences(id.into(), properties, &now.properties));
    found
}

/// Properties that were set otherwise.
pub(crate) fn property_differences(of: ElementId, then: &Properties, now: &Properties) -> Vec<Aspect> {
    let names: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    let value = |properties: &Properties, name: &str| {
        properties.get(name).map_or(FieldValue::Nothing, |value| FieldValue::Property(value.clone()))
    };
    names
        .into_iter()
        .filter_map(|name| Aspect::replaced(of, Field::Property(name.clone()), value(then, name), value(now, name)))
        .collect()
}
