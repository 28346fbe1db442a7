//! Whether a condition of the catalogue holds for a flow, and by which values.
//!
//! Conditions are prepared once an analysis: names become places in the catalogue's lists, so that thousands of flows
//! are decided without comparing text.

use std::sync::Arc;

use super::context::Context;
use super::fact::Fact;
use super::index::{Index, NodeEntry, ZoneEntry};
use super::terms;
use crate::catalog::{Condition, PropertyDefinition, Table, table::Entry};
use crate::model::{Environment, PartyRole, Phase, Properties, Value};

/// A prepared condition.
#[derive(Debug)]
pub(crate) enum Test {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>, Arc<Condition>),
    Leaf(Leaf),
}

/// A prepared condition that has no others in it.
#[derive(Debug)]
pub(crate) enum Leaf {
    Verb(Places),
    EndKind(Places),
    FromKind(Places),
    ToKind(Places),
    EndProperty(Property),
    FlowProperty(Property),
    CarriesClass(Places),
    InPhase(Vec<Phase>),
    EndEnvironment(Vec<Environment>),
    EnvironmentStep(Environment, Environment),
    CrossesZone,
    CrossesZoneKind(Places),
    CrossesParty,
    CrossesScope,
    EndZoneKind(Places),
    ZoneProperty(Vec<Property>),
    ZonePropertyOther(Property),
    WithinControlledZone,
    PartyRole(Vec<PartyRole>),
    ViaMedia,
    ViaPerson,
    RemoteMaintenance,
    RetentionOver(f32),
    NoFlowOfDataWith { verbs: Arc<[String]>, data: Vec<bool> },
    LacksMeasure { kinds: Arc<[String]>, places: Places },
    KeptAtOneSite { class: Option<usize>, sites: Vec<Sites> },
}

/// A set of places in one of the catalogue's lists: of what is named, and of what works like it.
#[derive(Debug)]
pub(crate) struct Places(Vec<bool>);

impl Places {
    fn new<T: Entry>(ids: &[String], table: &Table<T>) -> Self {
        Self(table.named(ids))
    }

    fn has(&self, place: Option<usize>) -> bool {
        place.is_some_and(|place| self.0[place])
    }
}

/// A property with the value asked for.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) name: Arc<str>,
    value: Value,
    /// By kind, the default.
    defaults: Vec<Option<Value>>,
}

impl Property {
    fn new<'k>(name: &str, value: &Value, kinds: impl Iterator<Item = &'k [PropertyDefinition]>) -> Self {
        let default = |properties: &[PropertyDefinition]| {
            properties.iter().find(|property| property.id == name).and_then(|property| property.default.clone())
        };
        Self { name: name.into(), value: value.clone(), defaults: kinds.map(default).collect() }
    }

    /// The value that is set, or the kind's default.
    pub(crate) fn value_of<'v>(&'v self, set: &'v Properties, kind: Option<usize>) -> Option<&'v Value> {
        let value = if set.is_empty() { None } else { set.get(&*self.name) };
        value.or_else(|| self.defaults.get(kind?)?.as_ref())
    }

    fn is_at_node(&self, node: &NodeEntry<'_>) -> bool {
        self.value_of(&node.node.properties, node.kind) == Some(&self.value)
    }

    /// The same of a zone.
    pub(crate) fn at_zone<'v>(&'v self, zone: &'v ZoneEntry<'_>) -> Option<&'v Value> {
        self.value_of(&zone.zone.properties, zone.kind)
    }
}

/// Where a data item is kept: by site, that is by outermost place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sites {
    Nowhere,
    One(Option<usize>),
    Several,
}

impl Test {
    /// Prepares a condition for one project.
    pub(crate) fn new(condition: &Condition, index: &Index<'_>) -> Self {
        let catalog = index.catalog;
        let each = |conditions: &[Condition]| conditions.iter().map(|inner| Self::new(inner, index)).collect();
        let of_nodes = |name: &str, value: &Value| {
            Property::new(name, value, catalog.node_kinds.iter().map(|kind| kind.properties.as_slice()))
        };
        let of_zones = |name: &str, value: &Value| {
            Property::new(name, value, catalog.zone_kinds.iter().map(|kind| kind.properties.as_slice()))
        };
        let leaf = match condition {
            Condition::All(inner) => return Self::All(each(inner)),
            Condition::Any(inner) => return Self::Any(each(inner)),
            Condition::Not(inner) => return Self::Not(Box::new(Self::new(inner, index)), Arc::new((**inner).clone())),
            Condition::Verb(verbs) => Leaf::Verb(Places::new(verbs, &catalog.flow_kinds)),
            Condition::EndKind(kinds) => Leaf::EndKind(Places::new(kinds, &catalog.node_kinds)),
            Condition::FromKind(kinds) => Leaf::FromKind(Places::new(kinds, &catalog.node_kinds)),
            Condition::ToKind(kinds) => Leaf::ToKind(Places::new(kinds, &catalog.node_kinds)),
            Condition::EndProperty(name, value) => Leaf::EndProperty(of_nodes(name, value)),
            Condition::FlowProperty(name, value) => {
                Leaf::FlowProperty(Property::new(name, value, std::iter::once(catalog.flow_properties.as_slice())))
            }
            Condition::CarriesClass(classes) => Leaf::CarriesClass(Places::new(classes, &catalog.data_classes)),
            Condition::InPhase(phases) => Leaf::InPhase(phases.clone()),
            Condition::EndEnvironment(environments) => Leaf::EndEnvironment(environments.clone()),
            Condition::EnvironmentStep(from, to) => Leaf::EnvironmentStep(*from, *to),
            Condition::CrossesZone => Leaf::CrossesZone,
            Condition::CrossesZoneKind(kinds) => Leaf::CrossesZoneKind(Places::new(kinds, &catalog.zone_kinds)),
            Condition::CrossesParty => Leaf::CrossesParty,
            Condition::CrossesScope => Leaf::CrossesScope,
            Condition::EndZoneKind(kinds) => Leaf::EndZoneKind(Places::new(kinds, &catalog.zone_kinds)),
            Condition::ZoneAccess(values) => {
                Leaf::ZoneProperty(values.iter().map(|value| of_zones("access", &Value::Text(value.clone()))).collect())
            }
            Condition::ZoneProperty(name, value) => Leaf::ZoneProperty(vec![of_zones(name, value)]),
            Condition::ZonePropertyOther(name, value) => Leaf::ZonePropertyOther(of_zones(name, value)),
            Condition::WithinControlledZone => Leaf::WithinControlledZone,
            Condition::PartyRole(roles) => Leaf::PartyRole(roles.clone()),
            Condition::ViaMedia => Leaf::ViaMedia,
            Condition::ViaPerson => Leaf::ViaPerson,
            Condition::RemoteMaintenance => Leaf::RemoteMaintenance,
            Condition::RetentionOver(years) => Leaf::RetentionOver(*years),
            Condition::NoFlowOfDataWith(verbs) => {
                Leaf::NoFlowOfDataWith { verbs: verbs.as_slice().into(), data: data_of_flows_with(verbs, index) }
            }
            Condition::LacksMeasure(kinds) => {
                Leaf::LacksMeasure { kinds: kinds.as_slice().into(), places: Places::new(kinds, &catalog.measures) }
            }
            Condition::KeptAtOneSite(class) => {
                Leaf::KeptAtOneSite { class: catalog.data_classes.place(class), sites: sites_of_data(index) }
            }
        };
        Self::Leaf(leaf)
    }

    /// Whether it can hold for a flow with this verb, whatever else is true of the flow.
    pub(crate) fn can_hold_with(&self, verb: Option<usize>) -> bool {
        match self {
            Self::All(inner) => inner.iter().all(|test| test.can_hold_with(verb)),
            Self::Any(inner) => inner.iter().any(|test| test.can_hold_with(verb)),
            Self::Leaf(Leaf::Verb(verbs)) => verbs.has(verb),
            Self::Not(..) | Self::Leaf(_) => true,
        }
    }

    /// Whether it holds. Where it does, the facts it holds by are added to `facts`; where not, none are.
    pub(crate) fn holds(&self, context: &Context<'_, '_>, facts: &mut Vec<Fact>) -> bool {
        let before = facts.len();
        match self {
            Self::All(inner) => {
                let holds = inner.iter().all(|test| test.holds(context, facts));
                if !holds {
                    facts.truncate(before);
                }
                holds
            }
            Self::Any(inner) => {
                let mut holds = false;
                for test in inner {
                    // No short cut: every alternative that holds is a reason worth telling.
                    holds |= test.holds(context, facts);
                }
                holds
            }
            Self::Not(inner, condition) => {
                let holds = !inner.holds(context, facts);
                facts.truncate(before);
                if holds {
                    facts.push(Fact::Lacks(Arc::clone(condition)));
                }
                holds
            }
            Self::Leaf(leaf) => match leaf.witness(context) {
                Some(fact) => {
                    if !facts.contains(&fact) {
                        facts.push(fact);
                    }
                    true
                }
                None => false,
            },
        }
    }
}

impl Leaf {
    /// The first fact by which it holds.
    fn witness(&self, context: &Context<'_, '_>) -> Option<Fact> {
        let Context { index, flow, .. } = *context;
        let node = |place: usize| &index.nodes[place];
        let zone_id = |place: usize| index.zones[place].id;
        match self {
            Self::Verb(verbs) => flow.verb.filter(|_| verbs.has(flow.verb)).map(Fact::Verb),
            Self::EndKind(kinds) => of_kind(index, context.ends(), kinds),
            Self::FromKind(kinds) => of_kind(index, context.starts(), kinds),
            Self::ToKind(kinds) => of_kind(index, context.targets(), kinds),
            Self::EndProperty(property) => {
                let at = flow.participants().find(|&place| property.is_at_node(node(place)))?;
                Some(Fact::EndProperty(node(at).id, Arc::clone(&property.name), property.value.clone()))
            }
            Self::FlowProperty(property) => {
                let value = property.value_of(&flow.flow.properties, Some(0))?;
                (*value == property.value)
                    .then(|| Fact::FlowProperty(Arc::clone(&property.name), property.value.clone()))
            }
            Self::CarriesClass(classes) => flow.carried.iter().find_map(|&item| {
                let entry = &index.data[item];
                entry.class.filter(|_| classes.has(entry.class)).map(|class| Fact::Carries(entry.id, class))
            }),
            Self::InPhase(phases) => {
                flow.flow.phases.iter().find(|phase| phases.contains(phase)).copied().map(Fact::Phase)
            }
            Self::EndEnvironment(environments) => context.ends().find_map(|place| {
                let environment = node(place).node.environment?;
                environments.contains(&environment).then(|| Fact::Environment(node(place).id, environment))
            }),
            Self::EnvironmentStep(first, second) => {
                let environment = |place: usize| node(place).node.environment;
                let (from, to) = (environment(flow.from?)?, environment(flow.to?)?);
                let there = (from, to) == (*first, *second);
                let back = flow.flow.two_way && (to, from) == (*first, *second);
                (there || back).then_some(Fact::EnvironmentStep(*first, *second))
            }
            Self::CrossesZone => context.zones_crossed.first().map(|&zone| Fact::CrossesZone(zone_id(zone))),
            Self::CrossesZoneKind(kinds) => {
                let crossed = context.zones_crossed.iter().chain(&context.scopes_crossed);
                let zone = crossed.copied().find(|&zone| kinds.has(index.zones[zone].kind))?;
                Some(Fact::CrossesZone(zone_id(zone)))
            }
            Self::CrossesParty => context.parties_crossed.map(|(from, to)| Fact::CrossesParty(from, to)),
            Self::CrossesScope => context.scopes_crossed.first().map(|&zone| Fact::CrossesScope(zone_id(zone))),
            Self::EndZoneKind(kinds) => around_ends(context, |zone| kinds.has(zone.kind).then_some(()))
                .map(|(end, zone, ())| Fact::StandsIn(node(end).id, zone_id(zone))),
            Self::ZoneProperty(alternatives) => around_ends(context, |zone| {
                alternatives.iter().find(|property| property.at_zone(zone) == Some(&property.value))
            })
            .map(|(end, zone, property)| {
                let (name, value) = (Arc::clone(&property.name), property.value.clone());
                Fact::ZoneProperty(node(end).id, zone_id(zone), name, value)
            }),
            Self::ZonePropertyOther(property) => {
                around_ends(context, |zone| property.at_zone(zone).filter(|value| **value != property.value).cloned())
                    .map(|(end, zone, value)| {
                        Fact::ZoneProperty(node(end).id, zone_id(zone), Arc::clone(&property.name), value)
                    })
            }
            Self::WithinControlledZone => {
                let to = &node(flow.to?).zones;
                let shared = node(flow.from?).zones.iter().rev().copied().find(|&zone| {
                    index.zones[zone].is_controlled && index.zones[zone].is_place && to.contains(&zone)
                })?;
                Some(Fact::WithinControlled(zone_id(shared)))
            }
            Self::PartyRole(roles) => flow.participants().find_map(|place| {
                let (_, role) = node(place).party?;
                roles.contains(&role).then(|| Fact::PartyRole(node(place).id, role))
            }),
            Self::ViaMedia => {
                flow.ends().find(|&place| node(place).is_medium()).map(|place| Fact::Medium(node(place).id))
            }
            Self::ViaPerson => {
                flow.participants().find(|&place| node(place).is_person()).map(|place| Fact::Person(node(place).id))
            }
            Self::RemoteMaintenance => context.remote_maintenance.map(Fact::RemoteMaintenance),
            Self::RetentionOver(years) => flow.carried.iter().find_map(|&item| {
                let entry = &index.data[item];
                let kept = entry.item.retention_years.filter(|kept| kept > years)?;
                Some(Fact::Retention(entry.id, kept))
            }),
            Self::NoFlowOfDataWith { verbs, data } => {
                (!flow.carried.iter().any(|&item| data[item])).then(|| Fact::NoFlowWith(Arc::clone(verbs)))
            }
            Self::LacksMeasure { kinds, places } => {
                let covered = context.measures.iter().any(|&measure| places.has(index.measures[measure].kind));
                (!covered).then(|| Fact::NoMeasure(Arc::clone(kinds)))
            }
            Self::KeptAtOneSite { class, sites } => flow.carried.iter().find_map(|&item| {
                let of_class = class.is_some() && index.data[item].class == *class;
                match sites[item] {
                    Sites::One(site) if of_class => Some(Fact::OneSite(site.map(zone_id))),
                    Sites::One(_) | Sites::Nowhere | Sites::Several => None,
                }
            }),
        }
    }
}

fn of_kind(index: &Index<'_>, mut ends: impl Iterator<Item = usize>, kinds: &Places) -> Option<Fact> {
    ends.find_map(|place| {
        let node = &index.nodes[place];
        node.kind.filter(|_| kinds.has(node.kind)).map(|kind| Fact::EndKind(node.id, kind))
    })
}

/// The first zone around an end that has what is asked for, the innermost one of the first end.
fn around_ends<'i, 'a, T>(
    context: &Context<'i, 'a>,
    mut ask: impl FnMut(&'i ZoneEntry<'a>) -> Option<T>,
) -> Option<(usize, usize, T)> {
    let index = context.index;
    context.ends().find_map(|end| {
        index.nodes[end].zones.iter().rev().find_map(|&zone| Some((end, zone, ask(&index.zones[zone])?)))
    })
}

/// The data that flows with one of these verbs carry. What a back-up contains is not counted: to erase or give back a
/// back-up does neither to the original.
pub(crate) fn data_of_flows_with(verbs: &[String], index: &Index<'_>) -> Vec<bool> {
    let wanted = Places::new(verbs, &index.catalog.flow_kinds);
    let mut data = vec![false; index.data.len()];
    for flow in &index.flows {
        if wanted.has(flow.verb) {
            for &item in &flow.data {
                data[item] = true;
                if index.data[item].item.class != terms::BACKUP {
                    for &part in &index.data[item].contents {
                        data[part] = true;
                    }
                }
            }
        }
    }
    data
}

/// By data item, the sites where it is kept: on servers and media, as what they keep and as processing at rest.
/// A copy within another item, such as a back-up, counts.
fn sites_of_data(index: &Index<'_>) -> Vec<Sites> {
    let mut sites = vec![Sites::Nowhere; index.data.len()];
    let mut keep = |node: &NodeEntry<'_>, items: &[usize]| {
        let site = node.site(&index.zones);
        for &part in items.iter().flat_map(|&item| &index.data[item].contents) {
            sites[part] = match sites[part] {
                Sites::Nowhere => Sites::One(site),
                Sites::One(other) if other == site => Sites::One(site),
                Sites::One(_) | Sites::Several => Sites::Several,
            };
        }
    };
    for node in index.nodes.iter().filter(|node| node.keeps_for_good()) {
        keep(node, &node.keeps);
    }
    for flow in &index.flows {
        if let (Some(from), true) = (flow.from, flow.from == flow.to)
            && !flow.is(terms::DELETE)
        {
            keep(&index.nodes[from], &flow.data);
        }
    }
    sites
}
