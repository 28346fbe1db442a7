//! In what elements of the drawing differ: zones, nodes, flows, notes, parties and data.

use super::Pair;
use crate::analysis::aspect::{Aspect, Field, FieldValue, Word};
use crate::analysis::subject::property_differences;
use crate::model::{DataId, DataItem, Flow, FlowId, Node, NodeId, Note, NoteId, Party, PartyId, Zone, ZoneId};

fn text(before: &str, after: &str) -> (FieldValue, FieldValue) {
    (FieldValue::text(before), FieldValue::text(after))
}

fn entry(before: &str, after: &str) -> (FieldValue, FieldValue) {
    (FieldValue::entry(Some(before)), FieldValue::entry(Some(after)))
}

pub(super) fn zone(_: Pair<'_>, id: ZoneId, before: &Zone, after: &Zone) -> Vec<Aspect> {
    let Zone { kind, name, frame, party, properties, confidence, note, locked, layer } = before;
    let replaced = |field, (before, after): (FieldValue, FieldValue)| Aspect::replaced(id, field, before, after);
    let mut found = Vec::new();
    found.extend(replaced(Field::Name, text(name, &after.name)));
    found.extend(replaced(Field::Kind, entry(kind, &after.kind)));
    found.extend(replaced(Field::Party, (FieldValue::element(*party), FieldValue::element(after.party))));
    found.extend(property_differences(id.into(), properties, &after.properties));
    found.extend(replaced(
        Field::Confidence,
        (Word::Confidence(*confidence).into(), Word::Confidence(after.confidence).into()),
    ));
    found.extend(replaced(Field::Note, text(note, &after.note)));
    found.extend(Aspect::differs(
        id,
        Field::Look,
        &(*frame, *locked, *layer),
        &(after.frame, after.locked, after.layer),
    ));
    found
}

pub(super) fn node(pair: Pair<'_>, id: NodeId, before: &Node, after: &Node) -> Vec<Aspect> {
    let Node { kind, name, at, size, environment, party: _, keeps, properties, confidence, note, locked, layer } =
        before;
    let replaced = |field, (before, after): (FieldValue, FieldValue)| Aspect::replaced(id, field, before, after);
    let mut found = Vec::new();
    found.extend(replaced(Field::Name, text(name, &after.name)));
    found.extend(replaced(Field::Kind, entry(kind, &after.kind)));
    let stands = [pair.before, pair.after].map(|version| version.analysis.nodes.get(&id));
    if let [Some(stood), Some(stands)] = stands {
        let zones = |zones: &[ZoneId]| FieldValue::elements(zones.iter().copied());
        found.extend(Aspect::members(id, Field::Places, &zones(&stood.zones), &zones(&stands.zones)));
        found.extend(replaced(Field::Party, (FieldValue::element(stood.party), FieldValue::element(stands.party))));
    }
    found.extend(replaced(
        Field::Environment,
        (FieldValue::word(*environment, Word::Environment), FieldValue::word(after.environment, Word::Environment)),
    ));
    let data = |items: &[DataId]| FieldValue::elements(items.iter().copied());
    found.extend(Aspect::members(id, Field::Keeps, &data(keeps), &data(&after.keeps)));
    found.extend(property_differences(id.into(), properties, &after.properties));
    found.extend(replaced(
        Field::Confidence,
        (Word::Confidence(*confidence).into(), Word::Confidence(after.confidence).into()),
    ));
    found.extend(replaced(Field::Note, text(note, &after.note)));
    found.extend(Aspect::differs(
        id,
        Field::Look,
        &(*at, *size, *locked, *layer),
        &(after.at, after.size, after.locked, after.layer),
    ));
    found
}

pub(super) fn flow(pair: Pair<'_>, id: FlowId, before: &Flow, after: &Flow) -> Vec<Aspect> {
    let Flow {
        verb,
        from,
        to,
        two_way,
        actor,
        data,
        phases,
        properties,
        wording,
        waypoints,
        straight,
        label_at,
        confidence,
        note,
    } = before;
    let replaced = |field, (before, after): (FieldValue, FieldValue)| Aspect::replaced(id, field, before, after);
    let mut found = Vec::new();
    found.extend(replaced(Field::Verb, (FieldValue::entry(verb.as_deref()), FieldValue::entry(after.verb.as_deref()))));
    let node = |node: NodeId| FieldValue::Element(node.into());
    found.extend(replaced(Field::From, (node(*from), node(after.from))));
    found.extend(replaced(Field::To, (node(*to), node(after.to))));
    found.extend(replaced(Field::TwoWay, (FieldValue::YesNo(*two_way), FieldValue::YesNo(after.two_way))));
    found.extend(replaced(Field::Actor, (FieldValue::element(*actor), FieldValue::element(after.actor))));
    let items = |data: &[DataId]| FieldValue::elements(data.iter().copied());
    found.extend(Aspect::members(id, Field::Data, &items(data), &items(&after.data)));
    found.extend(Aspect::members(
        id,
        Field::Phases,
        &FieldValue::words(phases, Word::Phase),
        &FieldValue::words(&after.phases, Word::Phase),
    ));
    found.extend(property_differences(id.into(), properties, &after.properties));
    let known = [pair.before, pair.after].map(|version| version.analysis.flows.get(&id));
    if let [Some(known_before), Some(known_after)] = known {
        let crossed = |flow: &crate::analysis::FlowAnalysis| {
            FieldValue::elements(flow.zones_crossed.iter().chain(&flow.scopes_crossed).copied())
        };
        found.extend(Aspect::members(id, Field::Crosses, &crossed(known_before), &crossed(known_after)));
        found.extend(replaced(
            Field::Level,
            (FieldValue::word(known_before.level, Word::Level), FieldValue::word(known_after.level, Word::Level)),
        ));
        found.extend(replaced(
            Field::Coverage,
            (Word::Coverage(known_before.coverage).into(), Word::Coverage(known_after.coverage).into()),
        ));
    }
    found.extend(Aspect::differs(id, Field::Wording, wording, &after.wording));
    found.extend(replaced(
        Field::Confidence,
        (Word::Confidence(*confidence).into(), Word::Confidence(after.confidence).into()),
    ));
    found.extend(replaced(Field::Note, text(note, &after.note)));
    found.extend(Aspect::differs(
        id,
        Field::Look,
        &(waypoints, *straight, *label_at),
        &(&after.waypoints, after.straight, after.label_at),
    ));
    found
}

pub(super) fn note(_: Pair<'_>, id: NoteId, before: &Note, after: &Note) -> Vec<Aspect> {
    let Note { text: words, frame, about, locked, layer } = before;
    let mut found = Vec::new();
    let (was, is) = text(words, &after.text);
    found.extend(Aspect::replaced(id, Field::Name, was, is));
    let elements = |about: &[crate::model::ElementId]| FieldValue::elements(about.iter().copied());
    found.extend(Aspect::members(id, Field::Placed, &elements(about), &elements(&after.about)));
    found.extend(Aspect::differs(
        id,
        Field::Look,
        &(*frame, *locked, *layer),
        &(after.frame, after.locked, after.layer),
    ));
    found
}

pub(super) fn party(_: Pair<'_>, id: PartyId, before: &Party, after: &Party) -> Vec<Aspect> {
    let Party { name, role, note } = before;
    let replaced = |field, (before, after): (FieldValue, FieldValue)| Aspect::replaced(id, field, before, after);
    let mut found = Vec::new();
    found.extend(replaced(Field::Name, text(name, &after.name)));
    found.extend(replaced(Field::Role, (Word::Role(*role).into(), Word::Role(after.role).into())));
    found.extend(replaced(Field::Note, text(note, &after.note)));
    found
}

pub(super) fn data(_: Pair<'_>, id: DataId, before: &DataItem, after: &DataItem) -> Vec<Aspect> {
    let DataItem { name, class, contains, retention_years, note } = before;
    let replaced = |field, (before, after): (FieldValue, FieldValue)| Aspect::replaced(id, field, before, after);
    let mut found = Vec::new();
    found.extend(replaced(Field::Name, text(name, &after.name)));
    found.extend(replaced(Field::Class, entry(class, &after.class)));
    let items = |data: &[DataId]| FieldValue::elements(data.iter().copied());
    found.extend(Aspect::members(id, Field::Contains, &items(contains), &items(&after.contains)));
    let years =
        |years: Option<f32>| years.map_or(FieldValue::Nothing, |years| FieldValue::Text(f64::from(years).to_string()));
    found.extend(replaced(Field::Retention, (years(*retention_years), years(after.retention_years))));
    found.extend(replaced(Field::Note, text(note, &after.note)));
    found
}
