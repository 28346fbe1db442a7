//! Extends a selection along the drawing: to the same kind, into zones, over flows.

use std::collections::BTreeSet;

use crate::edit::movement::contents;
use crate::model::{ElementId, Project};

/// Whether an element stands on the drawing.
pub fn is_drawn(project: &Project, element: ElementId) -> bool {
    match element {
        ElementId::Zone(_) | ElementId::Node(_) | ElementId::Flow(_) => project.has(element),
        ElementId::Note(id) => project.notes.get(&id).is_some_and(|note| note.frame.is_some()),
        ElementId::Party(_) | ElementId::Data(_) | ElementId::Measure(_) | ElementId::Risk(_) => false,
    }
}

/// Everything drawn that is of a kind with one of these elements: nodes and zones of their kinds, flows of their verbs.
pub fn same_kind(project: &Project, elements: &BTreeSet<ElementId>) -> BTreeSet<ElementId> {
    let kinds: BTreeSet<Kind<'_>> = elements.iter().filter_map(|&element| Kind::of(project, element)).collect();
    drawn(project).filter(|&element| Kind::of(project, element).is_some_and(|kind| kinds.contains(&kind))).collect()
}

/// What stands in the zones among these elements, with the flows that do not leave it. The zones themselves are not
/// among it, unless one stands in another.
pub fn inside(project: &Project, elements: &BTreeSet<ElementId>) -> BTreeSet<ElementId> {
    let mut inside = contents(project, elements);
    let flows = project
        .flows
        .iter()
        .filter(|(_, flow)| inside.contains(&ElementId::from(flow.from)) && inside.contains(&ElementId::from(flow.to)));
    let flows: Vec<ElementId> = flows.map(|(&id, _)| id.into()).collect();
    inside.extend(flows);
    inside
}

/// These elements with all flows that a node among them takes part in, and all nodes that take part in those flows or
/// in flows among them.
pub fn connected(project: &Project, elements: &BTreeSet<ElementId>) -> BTreeSet<ElementId> {
    let mut connected = elements.clone();
    for (&id, flow) in &project.flows {
        let ends = [Some(flow.from), Some(flow.to), flow.actor];
        let ends = || ends.into_iter().flatten().map(ElementId::from);
        if elements.contains(&id.into()) || ends().any(|end| elements.contains(&end)) {
            connected.insert(id.into());
            connected.extend(ends().filter(|&end| project.has(end)));
        }
    }
    connected
}

/// What a picture of these elements shows: they and what stands in the zones among them, the ends of flows that were
/// chosen themselves, and the flows among all these. A flow with an end that is not shown is left out: cut off, it would
/// say something else.
pub fn pictured(project: &Project, elements: &BTreeSet<ElementId>) -> BTreeSet<ElementId> {
    let inside = contents(project, elements);
    let is_flow = |element: &ElementId| matches!(element, ElementId::Flow(_));
    let mut shown: BTreeSet<ElementId> = drawn(project)
        .filter(|element| !is_flow(element) && (elements.contains(element) || inside.contains(element)))
        .collect();
    for (&id, flow) in &project.flows {
        if elements.contains(&id.into()) {
            shown.extend([flow.from, flow.to].map(ElementId::from));
        }
    }
    let among = |end| shown.contains(&ElementId::from(end));
    let flows = project.flows.iter().filter(|(_, flow)| among(flow.from) && among(flow.to));
    let flows: Vec<ElementId> = flows.map(|(&id, _)| id.into()).collect();
    shown.extend(flows);
    shown
}

/// What makes elements alike.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind<'a> {
    Zone(&'a str),
    Node(&'a str),
    Flow(Option<&'a str>),
    Note,
}

impl<'a> Kind<'a> {
    fn of(project: &'a Project, element: ElementId) -> Option<Self> {
        match element {
            ElementId::Zone(id) => project.zones.get(&id).map(|zone| Self::Zone(&zone.kind)),
            ElementId::Node(id) => project.nodes.get(&id).map(|node| Self::Node(&node.kind)),
            ElementId::Flow(id) => project.flows.get(&id).map(|flow| Self::Flow(flow.verb.as_deref())),
            ElementId::Note(_) => is_drawn(project, element).then_some(Self::Note),
            ElementId::Party(_) | ElementId::Data(_) | ElementId::Measure(_) | ElementId::Risk(_) => None,
        }
    }
}

/// Everything that stands on the drawing.
pub fn drawn(project: &Project) -> impl Iterator<Item = ElementId> {
    let zones = project.zones.keys().map(|&id| ElementId::from(id));
    let nodes = project.nodes.keys().map(|&id| ElementId::from(id));
    let flows = project.flows.keys().map(|&id| ElementId::from(id));
    let notes = project.notes.iter().filter(|(_, note)| note.frame.is_some()).map(|(&id, _)| ElementId::from(id));
    zones.chain(nodes).chain(flows).chain(notes)
}
