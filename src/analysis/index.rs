//! The project as dense lists: every id, kind and class is looked up once and is a small number from then on.

use super::terms;
use crate::catalog::{Catalog, FlowKind, Group, NodeKind, Table, ZoneKind};
use crate::model::frames::{FrameGrid, crossing_frames};
use crate::model::{
    Criteria, DataId, DataItem, Decision, ElementId, Environment, Flow, FlowId, Measure, MeasureId, Node, NodeId,
    NoteId, PartyId, PartyRole, Project, Risk, RiskId, Zone, ZoneId,
};

/// A project and the catalogue it is read with. Lists are in the order of ids; "place" is a place in such a list.
#[derive(Debug)]
pub(crate) struct Index<'a> {
    pub(crate) project: &'a Project,
    pub(crate) catalog: &'a Catalog,
    pub(crate) criteria: &'a Criteria,
    pub(crate) zones: Vec<ZoneEntry<'a>>,
    pub(crate) nodes: Vec<NodeEntry<'a>>,
    pub(crate) flows: Vec<FlowEntry<'a>>,
    pub(crate) data: Vec<DataEntry<'a>>,
    pub(crate) measures: Vec<MeasureEntry<'a>>,
    pub(crate) risks: Vec<RiskEntry<'a>>,
    /// The innermost place of each note that is drawn.
    pub(crate) notes: Vec<(NoteId, Option<ZoneId>)>,
}

/// A zone.
#[derive(Debug)]
pub(crate) struct ZoneEntry<'a> {
    pub(crate) id: ZoneId,
    pub(crate) zone: &'a Zone,
    kinds: &'a Table<ZoneKind>,
    /// Its kind's place in the catalogue.
    pub(crate) kind: Option<usize>,
    /// Whether it is a place; a zone of an unknown kind is taken for one.
    pub(crate) is_place: bool,
    /// Whether entry is controlled.
    pub(crate) is_controlled: bool,
    /// The innermost zone around it.
    pub(crate) parent: Option<usize>,
    /// Elements that lie across its frame.
    pub(crate) straddling: Vec<ElementId>,
}

impl ZoneEntry<'_> {
    /// Whether it is of the kind, a special form of it or one that works like it.
    pub(crate) fn is(&self, term: &str) -> bool {
        self.kinds.is(&self.zone.kind, term)
    }
}

/// A node.
#[derive(Debug)]
pub(crate) struct NodeEntry<'a> {
    pub(crate) id: NodeId,
    pub(crate) node: &'a Node,
    kinds: &'a Table<NodeKind>,
    /// Its kind's place in the catalogue.
    pub(crate) kind: Option<usize>,
    /// Its kind's group.
    pub(crate) group: Option<Group>,
    /// Zones around it, outermost first.
    pub(crate) zones: Vec<usize>,
    /// The innermost of them that is a place.
    pub(crate) place: Option<usize>,
    /// Who is responsible for it.
    pub(crate) party: Option<(PartyId, PartyRole)>,
    /// The data it keeps.
    pub(crate) keeps: Vec<usize>,
}

impl NodeEntry<'_> {
    /// Whether it is a server that works in production.
    pub(crate) fn is_production_server(&self) -> bool {
        self.is(terms::SERVER) && self.node.environment == Some(Environment::Production)
    }

    /// Whether it is of the kind, a special form of it or one that works like it.
    pub(crate) fn is(&self, term: &str) -> bool {
        self.kinds.is(&self.node.kind, term)
    }

    /// Whether it is a person or courier.
    pub(crate) fn is_person(&self) -> bool {
        self.group == Some(Group::People)
    }

    /// Whether it is something that is carried by hand: a tape, a stick, paper.
    pub(crate) fn is_medium(&self) -> bool {
        self.is(terms::MEDIUM) || self.is(terms::PAPER)
    }

    /// Whether what it keeps stays there, rather than being shown or passed on.
    pub(crate) fn keeps_for_good(&self) -> bool {
        matches!(self.group, Some(Group::Servers | Group::Media))
    }

    /// The outermost place around it: the site.
    pub(crate) fn site(&self, zones: &[ZoneEntry<'_>]) -> Option<usize> {
        self.zones.iter().copied().find(|&zone| zones[zone].is_place)
    }
}

/// A flow. Ends that do not exist are none.
#[derive(Debug)]
pub(crate) struct FlowEntry<'a> {
    pub(crate) id: FlowId,
    pub(crate) flow: &'a Flow,
    kinds: &'a Table<FlowKind>,
    /// Its verb's place in the catalogue.
    pub(crate) verb: Option<usize>,
    pub(crate) from: Option<usize>,
    pub(crate) to: Option<usize>,
    pub(crate) actor: Option<usize>,
    /// The data it names.
    pub(crate) data: Vec<usize>,
    /// The data it names and what is contained in it.
    pub(crate) carried: Vec<usize>,
}

impl FlowEntry<'_> {
    /// Both ends, the same one once.
    pub(crate) fn ends(&self) -> impl Iterator<Item = usize> + use<> {
        let to = if self.to == self.from { None } else { self.to };
        self.from.into_iter().chain(to)
    }

    /// Both ends and the actor, each once.
    pub(crate) fn participants(&self) -> impl Iterator<Item = usize> + use<> {
        let actor = self.actor.filter(|_| self.actor != self.from && self.actor != self.to);
        self.ends().chain(actor)
    }

    /// Whether its verb is this kind, or one that works like it.
    pub(crate) fn is(&self, term: &str) -> bool {
        self.flow.verb.as_deref().is_some_and(|verb| self.kinds.is(verb, term))
    }
}

/// A data item.
#[derive(Debug)]
pub(crate) struct DataEntry<'a> {
    pub(crate) id: DataId,
    pub(crate) item: &'a DataItem,
    /// Its class's place in the catalogue.
    pub(crate) class: Option<usize>,
    /// Itself and all it contains, however deep; cycles end where they began.
    pub(crate) contents: Vec<usize>,
}

/// A measure put in place.
#[derive(Debug)]
pub(crate) struct MeasureEntry<'a> {
    pub(crate) id: MeasureId,
    pub(crate) measure: &'a Measure,
    /// The place of the catalogue's measure; none for the project's own.
    pub(crate) kind: Option<usize>,
}

impl MeasureEntry<'_> {
    /// Whether it applies at all.
    pub(crate) fn applies(&self) -> bool {
        self.measure.status.applies()
    }

    /// Whether it is at work, so that it lowers what remains.
    pub(crate) fn is_in_force(&self) -> bool {
        self.measure.status.is_in_force()
    }
}

/// A risk.
#[derive(Debug)]
pub(crate) struct RiskEntry<'a> {
    pub(crate) id: RiskId,
    pub(crate) risk: &'a Risk,
    /// The threat's place in the catalogue.
    pub(crate) threat: Option<usize>,
    /// The flows it is about, as far as they exist.
    pub(crate) flows: Vec<usize>,
    /// Its measures, as far as they exist.
    pub(crate) measures: Vec<usize>,
}

impl RiskEntry<'_> {
    /// Whether somebody took it over as a risk, rather than rejecting the threat.
    pub(crate) fn is_adopted(&self) -> bool {
        self.risk.decision == Decision::Adopted
    }
}

impl<'a> Index<'a> {
    /// Looks everything up.
    pub(crate) fn new(project: &'a Project, catalog: &'a Catalog) -> Self {
        let data = data_entries(project, catalog);
        let grid = FrameGrid::new(project.zones.values().map(|zone| zone.frame).collect());
        let mut zones = zone_entries(project, catalog, &grid);
        let nodes = node_entries(project, catalog, &grid, &zones, &data);
        find_straddling(&mut zones, &nodes, &grid);
        let innermost = |point| grid.around(point).filter(|&zone| zones[zone].is_place).last();
        let notes = project
            .notes
            .iter()
            .filter_map(|(&id, note)| {
                let center = note.frame?.center();
                Some((id, innermost(center).map(|zone| zones[zone].id)))
            })
            .collect();
        let flows = flow_entries(project, catalog, &nodes, &data);
        let measures: Vec<_> = project
            .measures
            .iter()
            .map(|(&id, measure)| {
                let kind = measure.kind.as_deref().and_then(|kind| catalog.measures.place(kind));
                MeasureEntry { id, measure, kind }
            })
            .collect();
        let risks = project
            .risks
            .iter()
            .map(|(&id, risk)| RiskEntry {
                id,
                risk,
                threat: risk.threat.as_deref().and_then(|threat| catalog.threats.place(threat)),
                flows: found(&risk.flows, &flows, |entry| entry.id, |id| id.0),
                measures: found(&risk.measures, &measures, |entry| entry.id, |id| id.0),
            })
            .collect();
        let criteria = catalog.criteria_of(project);
        Self { project, catalog, criteria, zones, nodes, flows, data, measures, risks, notes }
    }

    /// The place of a node.
    pub(crate) fn node(&self, id: NodeId) -> Option<usize> {
        find(&self.nodes, id.0, |entry| entry.id.0)
    }

    /// The place of a zone.
    pub(crate) fn zone(&self, id: ZoneId) -> Option<usize> {
        find(&self.zones, id.0, |entry| entry.id.0)
    }

    /// The place of a flow.
    pub(crate) fn flow(&self, id: FlowId) -> Option<usize> {
        find(&self.flows, id.0, |entry| entry.id.0)
    }

    /// The place of a data item.
    pub(crate) fn item(&self, id: DataId) -> Option<usize> {
        find(&self.data, id.0, |entry| entry.id.0)
    }

    /// The place of a risk.
    pub(crate) fn risk(&self, id: RiskId) -> Option<usize> {
        find(&self.risks, id.0, |entry| entry.id.0)
    }

    /// The network or device that carries a flow from end to end, where the flow names one in the actor's stead: the
    /// flow passes the place where that stands.
    pub(crate) fn carrier(&self, flow: &FlowEntry<'_>) -> Option<usize> {
        let actor = flow.actor.filter(|&actor| self.nodes[actor].group == Some(Group::Network))?;
        (flow.from != Some(actor) && flow.to != Some(actor)).then_some(actor)
    }

    /// Whether the node stands in a zone of this kind.
    pub(crate) fn stands_in(&self, node: usize, zone_kind: &str) -> bool {
        self.nodes[node].zones.iter().any(|&zone| self.zones[zone].is(zone_kind))
    }
}

/// The place of the entry with this number in a list ordered by it. Numbers are nearly dense, so that the place just
/// before the number is tried first.
fn find<E>(entries: &[E], number: u32, key: impl Fn(&E) -> u32) -> Option<usize> {
    let guess = (number as usize).wrapping_sub(1);
    if entries.get(guess).is_some_and(|entry| key(entry) == number) {
        return Some(guess);
    }
    entries.binary_search_by(|entry| key(entry).cmp(&number)).ok()
}

/// The places of those ids that exist, each once, in the order they are named.
fn found<Id: Copy, E>(ids: &[Id], entries: &[E], key: impl Fn(&E) -> Id, number: impl Fn(Id) -> u32) -> Vec<usize> {
    let mut places = Vec::with_capacity(ids.len());
    for &id in ids {
        if let Some(place) = find(entries, number(id), |entry| number(key(entry)))
            && !places.contains(&place)
        {
            places.push(place);
        }
    }
    places
}

fn data_entries<'a>(project: &'a Project, catalog: &Catalog) -> Vec<DataEntry<'a>> {
    let mut entries: Vec<DataEntry<'a>> = project
        .data
        .iter()
        .map(|(&id, item)| DataEntry { id, item, class: catalog.data_classes.place(&item.class), contents: Vec::new() })
        .collect();
    let inner: Vec<Vec<usize>> =
        entries.iter().map(|entry| found(&entry.item.contains, &entries, |entry| entry.id, |id| id.0)).collect();
    let mut seen_by = vec![usize::MAX; entries.len()];
    for start in 0..entries.len() {
        let mut contents = vec![start];
        seen_by[start] = start;
        let mut next = 0;
        while let Some(&item) = contents.get(next) {
            next += 1;
            for &part in &inner[item] {
                if seen_by[part] != start {
                    seen_by[part] = start;
                    contents.push(part);
                }
            }
        }
        entries[start].contents = contents;
    }
    entries
}

fn zone_entries<'a>(project: &'a Project, catalog: &'a Catalog, grid: &FrameGrid) -> Vec<ZoneEntry<'a>> {
    let entries = project.zones.iter().enumerate().map(|(place, (&id, zone))| {
        let kind = catalog.zone_kinds.place(&zone.kind);
        let entry = kind.map(|kind| &catalog.zone_kinds.as_slice()[kind]);
        ZoneEntry {
            id,
            zone,
            kinds: &catalog.zone_kinds,
            kind,
            is_place: entry.is_none_or(|kind| kind.place),
            is_controlled: entry.is_some_and(|kind| kind.controlled),
            parent: grid.parent(place),
            straddling: Vec::new(),
        }
    });
    entries.collect()
}

fn node_entries<'a>(
    project: &'a Project,
    catalog: &'a Catalog,
    grid: &FrameGrid,
    zones: &[ZoneEntry<'a>],
    data: &[DataEntry<'a>],
) -> Vec<NodeEntry<'a>> {
    let role_of = |party: PartyId| project.parties.get(&party).map(|entry| (party, entry.role));
    let zone_parties: Vec<_> = zones.iter().map(|entry| entry.zone.party.and_then(role_of)).collect();
    let entries = project.nodes.iter().map(|(&id, node)| {
        let kind = catalog.node_kinds.place(&node.kind);
        let around: Vec<usize> = grid.around(node.rect().center()).collect();
        let place = around.iter().rev().copied().find(|&zone| zones[zone].is_place);
        let inherited = || around.iter().rev().find_map(|&zone| zone_parties[zone]);
        NodeEntry {
            id,
            node,
            kinds: &catalog.node_kinds,
            kind,
            group: kind.map(|kind| catalog.node_kinds.as_slice()[kind].group),
            place,
            party: node.party.and_then(role_of).or_else(inherited),
            keeps: found(&node.keeps, data, |entry| entry.id, |id| id.0),
            zones: around,
        }
    });
    entries.collect()
}

fn find_straddling(zones: &mut [ZoneEntry<'_>], nodes: &[NodeEntry<'_>], grid: &FrameGrid) {
    // A scope frame lies over places by its nature; only places that cross each other are told.
    let places: Vec<_> =
        zones.iter().enumerate().filter(|(_, zone)| zone.is_place).map(|(at, zone)| (at, zone.zone.frame)).collect();
    for (first, second) in crossing_frames(&places) {
        let (first_id, second_id) = (zones[first].id, zones[second].id);
        zones[first].straddling.push(second_id.into());
        zones[second].straddling.push(first_id.into());
    }
    for node in nodes {
        for zone in grid.straddled(node.node.rect()) {
            zones[zone].straddling.push(node.id.into());
        }
    }
    for zone in zones {
        zone.straddling.sort_unstable();
    }
}

fn flow_entries<'a>(
    project: &'a Project,
    catalog: &'a Catalog,
    nodes: &[NodeEntry<'a>],
    data: &[DataEntry<'a>],
) -> Vec<FlowEntry<'a>> {
    let node = |id: NodeId| find(nodes, id.0, |entry| entry.id.0);
    let entries = project.flows.iter().map(|(&id, flow)| {
        let named = found(&flow.data, data, |entry| entry.id, |id| id.0);
        let mut carried: Vec<usize> = Vec::new();
        for &item in &named {
            for &part in &data[item].contents {
                if !carried.contains(&part) {
                    carried.push(part);
                }
            }
        }
        FlowEntry {
            id,
            flow,
            kinds: &catalog.flow_kinds,
            verb: flow.verb.as_deref().and_then(|verb| catalog.flow_kinds.place(verb)),
            from: node(flow.from),
            to: node(flow.to),
            actor: flow.actor.and_then(node),
            data: named,
            carried,
        }
    });
    entries.collect()
}
