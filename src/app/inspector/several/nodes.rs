//! What several nodes have in common.

use egui::Ui;

use super::super::carried::{self, Carried, Change};
use super::super::{Panel, flow, node, parts, party, properties};
use super::edit;
use crate::app::together::{self, shared};
use crate::model::{Node, NodeId};

/// Shows it.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, ids: &[NodeId]) {
    let state = panel.state;
    let (project, catalog, lang) = (state.project(), state.catalog(), state.lang());
    let nodes: Vec<&Node> = ids.iter().filter_map(|id| project.nodes.get(id)).map(AsRef::as_ref).collect();
    let kind = shared(nodes.iter().map(|node| &node.kind));
    let offered = catalog.node_kinds.offered_beside(kind.map_or("", String::as_str));
    let offered: Vec<_> = offered.map(|kind| (kind.id.clone(), kind.name.get(lang).to_owned())).collect();
    if let Some(kind) = parts::choice_of(ui, panel, &panel.say("field-kind"), kind, &offered) {
        edit(panel, together::nodes(project, ids, |node| node.kind.clone_from(&kind)));
    }
    let environment = shared(nodes.iter().map(|node| node.environment));
    if let Some(environment) = node::environment(ui, panel, environment.as_ref()) {
        edit(panel, together::nodes(project, ids, |node| node.environment = environment));
    }
    let party = shared(nodes.iter().map(|node| node.party));
    let all = ids.iter().map(|&id| id.into()).collect();
    if let Some(party) = party::show(ui, panel, &all, party.as_ref()) {
        edit(panel, together::nodes(project, ids, |node| node.party = party));
    }
    keeps(ui, panel, ids, &nodes);
    let properties = |node: &Node| catalog.node_kinds.get(&node.kind).map_or(&[][..], |kind| &kind.properties);
    let owners = ids.iter().zip(&nodes).map(|(&id, &node)| (id.into(), properties(node), &node.properties));
    properties::show_shared(ui, panel, &owners.collect::<Vec<_>>());
    let confidence = shared(nodes.iter().map(|node| node.confidence));
    if let Some(confidence) = flow::confidence_of(ui, panel, confidence) {
        edit(panel, together::nodes(project, ids, |node| node.confidence = confidence));
    }
}

fn keeps(ui: &mut Ui, panel: &mut Panel<'_>, ids: &[NodeId], nodes: &[&Node]) {
    let project = panel.state.project();
    let carried = Carried { lists: nodes.iter().map(|node| node.keeps.as_slice()).collect(), makes: false };
    match carried::show(ui, panel, &panel.say("field-keeps"), &carried) {
        Some(Change::Drop(data)) => {
            edit(panel, together::nodes(project, ids, |node| node.keeps.retain(|&other| other != data)));
        }
        Some(Change::Add(data)) => edit(panel, together::nodes(project, ids, |node| node.keeps.push(data))),
        Some(Change::New(_)) | None => {}
    }
}
