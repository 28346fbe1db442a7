//! Why a threat is not proposed for a flow: the parts of its condition that do not hold, with what is there instead.

use std::sync::Arc;

use super::condition::{Leaf, Property, Test};
use super::context::Context;
use super::cover::covering_measures;
use super::fact::Fact;
use super::graph::FlowGraph;
use super::index::Index;
use crate::catalog::{Catalog, Condition};
use crate::model::{FlowId, Project};

/// A threat that is not proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct NotProposed {
    /// The threat's place in the catalogue.
    pub threat: usize,
    /// Why not.
    pub why: Unmet,
}

/// What is missing for a condition to hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Unmet {
    /// The project does without the threat; why, where a reason was given.
    SwitchedOff(String),
    /// Each of these.
    Every(Vec<Self>),
    /// At least one of these.
    Either(Vec<Self>),
    /// This does not hold; what the flow has in its stead, or by what holds that must not.
    Leaf {
        /// The condition.
        condition: Condition,
        /// What is there.
        instead: Vec<Fact>,
    },
}

impl Unmet {
    /// All conditions in it that have no others in them.
    pub fn leaves(&self) -> Vec<(&Condition, &[Fact])> {
        match self {
            Self::SwitchedOff(_) => Vec::new(),
            Self::Every(inner) | Self::Either(inner) => inner.iter().flat_map(Self::leaves).collect(),
            Self::Leaf { condition, instead } => vec![(condition, instead)],
        }
    }
}

/// The threats that are not proposed for a flow, in the catalogue's order; none where there is no such flow.
pub fn not_proposed(project: &Project, catalog: &Catalog, flow: FlowId) -> Vec<NotProposed> {
    let index = Index::new(project, catalog);
    let Some(place) = index.flow(flow) else { return Vec::new() };
    let remote = FlowGraph::new(&index).remote_maintenance(&index);
    let covering = covering_measures(&index);
    let context = &Context::new(&index, &index.flows[place], &covering[place], remote[place]);
    let threats = catalog.threats.iter().enumerate();
    let not = threats.filter_map(|(threat, entry)| {
        if let Some(amended) = entry.amended.as_ref().filter(|amended| amended.off) {
            return Some(NotProposed { threat, why: Unmet::SwitchedOff(amended.reason.clone()) });
        }
        let test = Test::new(&entry.when, &index);
        (!test.holds(context, &mut Vec::new())).then(|| NotProposed { threat, why: unmet(&test, &entry.when, context) })
    });
    not.collect()
}

/// What is missing of a condition that does not hold. The test was made of the condition.
fn unmet(test: &Test, condition: &Condition, context: &Context<'_, '_>) -> Unmet {
    let failing = |tests: &[Test], conditions: &[Condition]| {
        let pairs = tests.iter().zip(conditions);
        let failing = pairs.filter(|(test, _)| !test.holds(context, &mut Vec::new()));
        failing.map(|(test, condition)| unmet(test, condition, context)).collect::<Vec<_>>()
    };
    let one = |mut parts: Vec<Unmet>, many: fn(Vec<Unmet>) -> Unmet| match parts.len() {
        1 => parts.swap_remove(0),
        _ => many(parts),
    };
    match (test, condition) {
        (Test::All(tests), Condition::All(conditions)) => one(failing(tests, conditions), Unmet::Every),
        (Test::Any(tests), Condition::Any(conditions)) => one(failing(tests, conditions), Unmet::Either),
        (Test::Not(inner, _), _) => {
            let mut instead = Vec::new();
            inner.holds(context, &mut instead);
            Unmet::Leaf { condition: condition.clone(), instead }
        }
        (Test::Leaf(leaf), _) => Unmet::Leaf { condition: condition.clone(), instead: instead(leaf, context) },
        (Test::All(_) | Test::Any(_), _) => Unmet::Leaf { condition: condition.clone(), instead: Vec::new() },
    }
}

/// What a flow has where a condition asks for something else.
fn instead(leaf: &Leaf, context: &Context<'_, '_>) -> Vec<Fact> {
    let Context { index, flow, .. } = *context;
    let node = |place: usize| &index.nodes[place];
    let kinds = |ends: &mut dyn Iterator<Item = usize>| {
        ends.filter_map(|place| Some(Fact::EndKind(node(place).id, node(place).kind?))).collect::<Vec<_>>()
    };
    let environments = || {
        let known = context.ends().map(node);
        known.filter_map(|end| Some(Fact::Environment(end.id, end.node.environment?))).collect()
    };
    let standing = || {
        let places = context.ends().map(node);
        places.filter_map(|end| Some(Fact::StandsIn(end.id, index.zones[end.place?].id))).collect()
    };
    let zone_values = |property: &Property| {
        let zones = context.ends().flat_map(|end| node(end).zones.iter().map(move |&zone| (end, zone)));
        let values = zones.filter_map(|(end, zone)| {
            let (zone, value) = (&index.zones[zone], property.at_zone(&index.zones[zone])?);
            Some(Fact::ZoneProperty(node(end).id, zone.id, Arc::clone(&property.name), value.clone()))
        });
        values.collect()
    };
    let mut facts: Vec<Fact> = match leaf {
        Leaf::Verb(_) => flow.verb.map(Fact::Verb).into_iter().collect(),
        Leaf::EndKind(_) => kinds(&mut context.ends()),
        Leaf::FromKind(_) => kinds(&mut context.starts()),
        Leaf::ToKind(_) => kinds(&mut context.targets()),
        Leaf::EndProperty(property) => {
            let ends = flow.participants().map(node);
            let values = ends.filter_map(|end| {
                let value = property.value_of(&end.node.properties, end.kind)?;
                Some(Fact::EndProperty(end.id, Arc::clone(&property.name), value.clone()))
            });
            values.collect()
        }
        Leaf::FlowProperty(property) => {
            let value = property.value_of(&flow.flow.properties, Some(0));
            value.map(|value| Fact::FlowProperty(Arc::clone(&property.name), value.clone())).into_iter().collect()
        }
        Leaf::CarriesClass(_) => {
            let items = flow.carried.iter().map(|&item| &index.data[item]);
            items.filter_map(|item| Some(Fact::Carries(item.id, item.class?))).collect()
        }
        Leaf::InPhase(_) => flow.flow.phases.iter().copied().map(Fact::Phase).collect(),
        Leaf::EndEnvironment(_) | Leaf::EnvironmentStep(..) => environments(),
        Leaf::CrossesZoneKind(_) => {
            context.zones_crossed.iter().map(|&zone| Fact::CrossesZone(index.zones[zone].id)).collect()
        }
        Leaf::EndZoneKind(_) | Leaf::WithinControlledZone => standing(),
        Leaf::ZoneProperty(alternatives) => alternatives.first().map(zone_values).unwrap_or_default(),
        Leaf::ZonePropertyOther(property) => zone_values(property),
        Leaf::PartyRole(_) => {
            let ends = flow.participants().map(node);
            ends.filter_map(|end| Some(Fact::PartyRole(end.id, end.party?.1))).collect()
        }
        Leaf::RetentionOver(_) => {
            let items = flow.carried.iter().map(|&item| &index.data[item]);
            items.filter_map(|item| Some(Fact::Retention(item.id, item.item.retention_years?))).collect()
        }
        Leaf::CrossesZone
        | Leaf::CrossesParty
        | Leaf::CrossesScope
        | Leaf::ViaMedia
        | Leaf::ViaPerson
        | Leaf::RemoteMaintenance
        | Leaf::NoFlowOfDataWith { .. }
        | Leaf::LacksMeasure { .. }
        | Leaf::KeptAtOneSite { .. } => Vec::new(),
    };
    let mut seen = Vec::new();
    facts.retain(|fact| {
        let new = !seen.contains(fact);
        if new {
            seen.push(fact.clone());
        }
        new
    });
    facts
}
