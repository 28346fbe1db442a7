//! What several flows have in common.

use egui::Ui;

use super::super::carried::{self, Carried, Change};
use super::super::{Panel, flow, parts, properties};
use super::edit;
use crate::app::change;
use crate::app::label::phases;
use crate::app::together::{self, shared};
use crate::edit::Command;
use crate::model::{Flow, FlowId, Phase};
use crate::register::Term;

/// Shows it.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, ids: &[FlowId]) {
    let project = panel.state.project();
    let flows: Vec<&Flow> = ids.iter().filter_map(|id| project.flows.get(id)).map(AsRef::as_ref).collect();
    verb(ui, panel, ids, &flows);
    line(ui, panel, ids, &flows);
    let actors = flow::actors(panel, &flows);
    let actor = shared(flows.iter().map(|flow| flow.actor));
    if let Some(actor) = parts::choice_of(ui, panel, &panel.say("field-actor"), actor.as_ref(), &actors) {
        edit(panel, together::flows(project, ids, |_, flow| flow.actor = actor));
    }
    what(ui, panel, ids, &flows);
    phase_boxes(ui, panel, ids, &flows);
    let state = panel.state;
    let definitions = &state.catalog().flow_properties;
    let owners = ids.iter().zip(&flows);
    let owners: Vec<_> = owners.map(|(&id, flow)| (id.into(), definitions.as_slice(), &flow.properties)).collect();
    properties::show_shared(ui, panel, &owners);
    let confidence = shared(flows.iter().map(|flow| flow.confidence));
    if let Some(confidence) = flow::confidence_of(ui, panel, confidence) {
        edit(panel, together::flows(project, ids, |_, flow| flow.confidence = confidence));
    }
}

/// A verb for all of them, each with the phase that belongs to it alone, as when it is chosen for one.
fn verb(ui: &mut Ui, panel: &mut Panel<'_>, ids: &[FlowId], flows: &[&Flow]) {
    let state = panel.state;
    let (project, catalog) = (state.project(), state.catalog());
    let mut verbs = vec![(None, panel.say("verb-none"))];
    for flow in flows {
        for kind in change::verbs(catalog, flow) {
            if !verbs.iter().any(|(verb, _)| verb.as_ref() == Some(&kind.id)) {
                verbs.push((Some(kind.id.clone()), kind.name.get(state.lang()).to_owned()));
            }
        }
    }
    let verb = shared(flows.iter().map(|flow| &flow.verb));
    let Some(verb) = parts::choice_of(ui, panel, &panel.say("field-verb"), verb, &verbs) else { return };
    let said = |id: FlowId, flow: &mut Flow| {
        if let Some(Command::SetFlow(_, said)) = change::verb(project, catalog, id, verb.as_deref()) {
            *flow = *said;
        }
    };
    edit(panel, together::flows(project, ids, said));
}

/// How the lines are drawn; a flow at rest has no say in it.
fn line(ui: &mut Ui, panel: &mut Panel<'_>, ids: &[FlowId], flows: &[&Flow]) {
    let project = panel.state.project();
    let drawn = || flows.iter().filter(|flow| !flow.is_at_rest());
    if drawn().next().is_none() {
        return;
    }
    let two_way = shared(drawn().map(|flow| flow.two_way));
    if let Some(two_way) = parts::checkbox(ui, two_way, &panel.say("field-two-way")) {
        let set = |_, flow: &mut Flow| flow.two_way = if flow.is_at_rest() { flow.two_way } else { two_way };
        edit(panel, together::flows(project, ids, set));
    }
    let straight = shared(drawn().map(|flow| flow.straight));
    if let Some(straight) = parts::checkbox(ui, straight, &panel.say("field-straight")) {
        let set = |_, flow: &mut Flow| flow.straight = if flow.is_at_rest() { flow.straight } else { straight };
        edit(panel, together::flows(project, ids, set));
    }
}

fn what(ui: &mut Ui, panel: &mut Panel<'_>, ids: &[FlowId], flows: &[&Flow]) {
    let project = panel.state.project();
    let carried = Carried { lists: flows.iter().map(|flow| flow.data.as_slice()).collect(), makes: true };
    match carried::show(ui, panel, &panel.say("field-data"), &carried) {
        Some(Change::Drop(data)) => {
            edit(panel, together::flows(project, ids, |_, flow| flow.data.retain(|&other| other != data)));
        }
        // A flow names nothing twice: an edit sees to it.
        Some(Change::Add(data)) => edit(panel, together::flows(project, ids, |_, flow| flow.data.push(data))),
        Some(Change::New(item)) => panel.edit(Command::AddData(item, ids.iter().copied().collect())),
        None => {}
    }
}

fn phase_boxes(ui: &mut Ui, panel: &mut Panel<'_>, ids: &[FlowId], flows: &[&Flow]) {
    let (project, lang) = (panel.state.project(), panel.state.lang());
    let mut ticked = None;
    parts::labelled(ui, panel, &panel.say("field-phases"), |ui, _| {
        ui.horizontal_wrapped(|ui| {
            for &phase in Phase::ALL {
                let current = shared(flows.iter().map(|flow| flow.phases.contains(&phase)));
                if let Some(on) = parts::checkbox(ui, current, &phase.say(lang)) {
                    ticked = Some((phase, on));
                }
            }
        });
    });
    if let Some((phase, on)) = ticked {
        edit(panel, together::flows(project, ids, |_, flow| phases::set(flow, phase, on)));
    }
}
