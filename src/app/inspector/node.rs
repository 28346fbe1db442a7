//! The page of a node: its properties, where it stands, and the flows it takes part in.

use std::sync::Arc;

use egui::{Id, Ui};
use imbl::OrdMap;

use super::carried::{self, Carried, Change};
use super::{Panel, flow, kinds, parts, party, properties};
use crate::app::fields::Field;
use crate::edit::Command;
use crate::model::{Environment, Flow, FlowId, Node, NodeId};
use crate::register::Term;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, id: NodeId) {
    let state = panel.state;
    let (project, catalog, lang) = (state.project(), state.catalog(), state.lang());
    let Some(node) = project.nodes.get(&id) else { return };
    let kind = catalog.node_kinds.get(&node.kind);
    let kind_name = kind.map_or(node.kind.as_str(), |kind| kind.name.get(lang));
    parts::title(ui, panel, &format!("{id} {kind_name}"), None);
    let label = panel.say("field-name");
    panel.fields.line(ui, &Field::Name(id.into()), &label, &node.name, panel.actions, project);

    let offered: Vec<_> = catalog
        .node_kinds
        .offered_beside(&node.kind)
        .map(|kind| (kind.id.clone(), kind.name.get(lang).to_owned()))
        .collect();
    if let Some(kind) = parts::choice(ui, panel, &panel.say("field-kind"), &node.kind, &offered) {
        change(panel, id, node, |node| node.kind = kind);
    }
    kinds::link(ui, panel, &catalog.node_kinds, &node.kind, |kind| (&kind.name, kind.origin));
    if let Some(environment) = environment(ui, panel, Some(&node.environment)) {
        change(panel, id, node, |node| node.environment = environment);
    }
    if let Some(party) = party::show(ui, panel, &[id.into()].into(), Some(&node.party)) {
        change(panel, id, node, |node| node.party = party);
    }
    keeps(ui, panel, id, node);
    if let Some(kind) = kind {
        properties::show(ui, panel, id.into(), &kind.properties, &node.properties);
    }
    if let Some(confidence) = flow::confidence(ui, panel, node.confidence) {
        change(panel, id, node, |node| node.confidence = confidence);
    }
    let label = panel.say("field-note");
    panel.fields.text(ui, &Field::NodeNote(id), &label, &node.note, panel.actions, project);
    parts::locked(ui, panel, id.into(), node.locked);
    place(ui, panel, id);
    let flows = flows_of(ui, &project.flows, id);
    let heading = panel.say("inspector-flows");
    parts::section(ui, panel, &heading);
    if flows.is_empty() {
        ui.weak(panel.say("flows-none"));
    }
    flow::list(ui, panel, &flows);
    parts::findings(ui, panel, id.into());
}

/// All flows, and which of them a node takes part in.
type Known = (OrdMap<FlowId, Arc<Flow>>, NodeId, Arc<[FlowId]>);

/// The flows that a node takes part in: those of the last frame as long as all flows are the same, as while a node is
/// dragged.
fn flows_of(ui: &Ui, all: &OrdMap<FlowId, Arc<Flow>>, id: NodeId) -> Arc<[FlowId]> {
    let key = Id::unique("flows-of-node");
    if let Some(known) = ui.data(|data| data.get_temp::<Arc<Known>>(key))
        && known.0.ptr_eq(all)
        && known.1 == id
    {
        return Arc::clone(&known.2);
    }
    let flows: Arc<[FlowId]> = all.iter().filter(|(_, flow)| flow.takes_part(id)).map(|(&id, _)| id).collect();
    ui.data_mut(|data| data.insert_temp::<Arc<Known>>(key, Arc::new((all.clone(), id, Arc::clone(&flows)))));
    flows
}

fn change(panel: &mut Panel<'_>, id: NodeId, node: &Node, with: impl FnOnce(&mut Node)) {
    let mut changed = node.clone();
    with(&mut changed);
    panel.edit(Command::SetNode(id, Box::new(changed)));
}

/// A choice of the environment; `current` is none where several elements differ.
#[expect(clippy::option_option, reason = "whether several have the same, and which or none")]
pub(super) fn environment(
    ui: &mut Ui,
    panel: &Panel<'_>,
    current: Option<&Option<Environment>>,
) -> Option<Option<Environment>> {
    let lang = panel.state.lang();
    let mut environments = vec![(None, panel.say("unknown"))];
    environments.extend(Environment::ALL.iter().map(|&environment| (Some(environment), environment.say(lang))));
    parts::choice_of(ui, panel, &panel.say("field-environment"), current, &environments)
}

fn keeps(ui: &mut Ui, panel: &mut Panel<'_>, id: NodeId, node: &Node) {
    let label = panel.say("field-keeps");
    let carried = Carried { lists: vec![node.keeps.as_slice()], makes: false };
    match carried::show(ui, panel, &label, &carried) {
        Some(Change::Drop(data)) => change(panel, id, node, |node| node.keeps.retain(|&other| other != data)),
        Some(Change::Add(data)) => change(panel, id, node, |node| node.keeps.push(data)),
        Some(Change::New(_)) | None => {}
    }
}

fn place(ui: &mut Ui, panel: &mut Panel<'_>, id: NodeId) {
    let state = panel.state;
    let Some(known) = state.document.analysis().nodes.get(&id) else { return };
    let heading = panel.say("inspector-place");
    parts::section(ui, panel, &heading);
    if known.zones.is_empty() {
        ui.weak(panel.say("place-none"));
    }
    for &zone in &known.zones {
        parts::link(ui, panel, zone.into());
    }
    if let Some(party) = known.party.and_then(|id| state.project().parties.get(&id)) {
        parts::row(ui, panel, &panel.say("field-party-derived"), &party.name);
    }
}
