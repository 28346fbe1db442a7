//! What a decision about a flow is about, and in what that differs from what it was when the decision was made.

use std::collections::{BTreeMap, BTreeSet};

use super::aspect::{Aspect, Field, FieldValue, Word};
use super::context::Context;
use super::index::{FlowEntry, Index};
use crate::catalog::{Catalog, Table, table::Entry};
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
        verb_like: flow.verb.as_deref().and_then(|verb| like(&index.catalog.flow_kinds, verb)),
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
        let kind = &zone.zone.kind;
        let surrounding = Surrounding {
            kind: kind.clone(),
            like: like(&index.catalog.zone_kinds, kind),
            controlled: index.catalog.project_control(kind),
            properties: properties(index.catalog, kind, &zone.zone.properties),
        };
        (zone.id, surrounding)
    };
    Standing {
        node: entry.id,
        kind: entry.node.kind.clone(),
        like: like(&index.catalog.node_kinds, &entry.node.kind),
        zones: entry.zones.iter().map(surrounding).collect(),
        environment: entry.node.environment,
        party: entry.party.map(|(party, _)| party),
        properties: properties(index.catalog, &entry.node.kind, &entry.node.properties),
    }
}

/// What a kind of the project's own works like.
fn like<T: Entry>(kinds: &Table<T>, kind: &str) -> Option<String> {
    kinds.get(kind)?.like().map(str::to_owned)
}

/// What is set on an element, and what the project itself says for elements of its kind: that may change as well.
fn properties(catalog: &Catalog, kind: &str, set: &Properties) -> Properties {
    let mut properties = catalog.project_defaults(kind);
    properties.extend(set.clone());
    properties
}

fn data(index: &Index<'_>, flow: &FlowEntry<'_>) -> BTreeMap<DataId, String> {
    flow.carried.iter().map(|&item| (index.data[item].id, index.data[item].item.class.clone())).collect()
}

/// In what a flow differs from what it was.
pub(crate) fn differences(id: FlowId, then: &Subject, now: &Subject) -> Vec<Aspect> {
    let Subject { verb, verb_like, from, to, two_way, actor, data, phases, properties, crosses } = then;
    let mut found = Vec::new();
    found.extend(Aspect::replaced(
        id,
        Field::Verb,
        FieldValue::entry(verb.as_deref()),
        FieldValue::entry(now.verb.as_deref()),
    ));
    if *verb == now.verb {
        let like = |like: &Option<String>| FieldValue::entry(like.as_deref());
        found.extend(Aspect::replaced(id, Field::Like, like(verb_like), like(&now.verb_like)));
    }
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
    let Standing { node, kind, like, zones, environment, party, properties } = then;
    let id = *node;
    let mut found = Vec::new();
    let entry = |id: &str| FieldValue::entry(Some(id));
    let maybe = |id: &Option<String>| FieldValue::entry(id.as_deref());
    found.extend(Aspect::replaced(id, Field::Kind, entry(kind), entry(&now.kind)));
    if *kind == now.kind {
        found.extend(Aspect::replaced(id, Field::Like, maybe(like), maybe(&now.like)));
    }
    found.extend(Aspect::members(
        id,
        Field::Places,
        &FieldValue::elements(zones.keys().copied()),
        &FieldValue::elements(now.zones.keys().copied()),
    ));
    for (zone, surrounding) in zones {
        if let Some(other) = now.zones.get(zone) {
            let Surrounding { kind, like, controlled, properties } = surrounding;
            found.extend(Aspect::replaced(*zone, Field::Kind, entry(kind), entry(&other.kind)));
            if *kind == other.kind {
                found.extend(Aspect::replaced(*zone, Field::Like, maybe(like), maybe(&other.like)));
                let yes = |controlled: Option<bool>| controlled.map_or(FieldValue::Nothing, FieldValue::YesNo);
                let (then, now) = (yes(*controlled), yes(other.controlled));
                found.extend(Aspect::replaced(*zone, Field::Controlled, then, now));
            }
            found.extend(property_differences((*zone).into(), properties, &other.properties));
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
