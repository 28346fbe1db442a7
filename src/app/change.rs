//! Changes of one element that the inspector and the menus offer alike.

use super::phase;
use crate::catalog::{Catalog, FlowKind};
use crate::edit::Command;
use crate::model::{Flow, FlowId, Node, NodeId, Project, Zone, ZoneId};

/// Makes a node one of another kind.
pub fn node_kind(project: &Project, id: NodeId, kind: &str) -> Option<Command> {
    let node = project.nodes.get(&id)?.as_ref();
    Some(Command::SetNode(id, Box::new(Node { kind: kind.to_owned(), ..node.clone() })))
}

/// Makes a zone one of another kind.
pub fn zone_kind(project: &Project, id: ZoneId, kind: &str) -> Option<Command> {
    let zone = project.zones.get(&id)?.as_ref();
    Some(Command::SetZone(id, Box::new(Zone { kind: kind.to_owned(), ..zone.clone() })))
}

/// The verbs a flow is offered. Processing at rest goes with an arrow to itself; the other verbs stay choosable, after
/// those that fit.
pub fn verbs<'a>(catalog: &'a Catalog, flow: &'a Flow) -> Vec<&'a FlowKind> {
    let (mut verbs, other): (Vec<_>, Vec<_>) = catalog
        .flow_kinds
        .offered_beside(flow.verb.as_deref().unwrap_or_default())
        .partition(|kind| kind.at_rest == flow.is_at_rest());
    verbs.extend(other);
    verbs
}

/// Gives a flow a verb. Where no phase was chosen, the one that follows from verb and place comes along.
pub fn verb(project: &Project, catalog: &Catalog, id: FlowId, verb: Option<&str>) -> Option<Command> {
    let mut flow = project.flows.get(&id)?.as_ref().clone();
    if flow.phases.is_empty() {
        flow.phases.extend(verb.and_then(|verb| phase::proposed(project, catalog, &flow, verb)));
    }
    flow.verb = verb.map(str::to_owned);
    Some(Command::SetFlow(id, Box::new(flow)))
}

/// Lets a flow go the other way, along the same points; none for processing at rest.
pub fn reverse(project: &Project, id: FlowId) -> Option<Command> {
    let flow = project.flows.get(&id).filter(|flow| !flow.is_at_rest())?;
    let waypoints = flow.waypoints.iter().rev().copied().collect();
    let reversed = Flow { from: flow.to, to: flow.from, waypoints, ..flow.as_ref().clone() };
    Some(Command::SetFlow(id, Box::new(reversed)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Phase, Point};

    #[test]
    fn a_reversed_flow_keeps_its_way() {
        let mut project = Project::default();
        let waypoints = vec![Point(1.0, 2.0), Point(3.0, 4.0)];
        let id = project.add_flow(Flow { waypoints, ..Flow::new(NodeId(1), NodeId(2)) });
        let Some(Command::SetFlow(_, reversed)) = reverse(&project, id) else { panic!("it can be reversed") };
        assert_eq!((reversed.from, reversed.to), (NodeId(2), NodeId(1)));
        assert_eq!(reversed.waypoints, [Point(3.0, 4.0), Point(1.0, 2.0)]);
        let at_rest = project.add_flow(Flow::new(NodeId(1), NodeId(1)));
        assert!(reverse(&project, at_rest).is_none());
    }

    #[test]
    fn a_verb_does_not_overwrite_phases() {
        let catalog = Catalog::builtin().unwrap();
        let usual = catalog.flow_kinds.iter().find(|kind| kind.phases.len() == 1).unwrap();
        let mut project = Project::default();
        let empty = project.add_flow(Flow::new(NodeId(1), NodeId(2)));
        let phases = vec![Phase::Development, Phase::Operation];
        let chosen = project.add_flow(Flow { phases: phases.clone(), ..Flow::new(NodeId(1), NodeId(2)) });
        let phases_of = |id| match verb(&project, &catalog, id, Some(&usual.id)) {
            Some(Command::SetFlow(_, flow)) => flow.phases.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(phases_of(empty), usual.phases);
        assert_eq!(phases_of(chosen), phases);
    }
}
