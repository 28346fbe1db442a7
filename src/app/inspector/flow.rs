//! The page of an information flow: its 4W1H sentence, its properties, what it crosses, and its threats.

use std::collections::BTreeSet;

use egui::text::LayoutJob;
use egui::{RichText, Ui, WidgetInfo};

use super::carried::{self, Carried, Change};
use super::{Panel, kinds, parts, properties, threats};
use crate::analysis::{FlowAnalysis, Missing};
use crate::app::action::Action;
use crate::app::change;
use crate::app::command::Command as Run;
use crate::app::fields::{Field, WordingPart};
use crate::app::fonts;
use crate::app::label::phases;
use crate::app::line::Line;
use crate::edit::Command;
use crate::model::{Confidence, ElementId, Flow, FlowId, NodeId, Phase};
use crate::register::{Spot, Term};
use crate::scene::Role;
use crate::text::tr_with;

/// The lines that the sentence has, whether it needs them or more.
const SENTENCE: usize = 4;

/// What leads back to a line drawn by itself: its short name, and what is said where there is nothing to lead back from.
const WAYS_BACK: [(Line, &str, &str); 2] =
    [(Line::Free, "line-route", "route-is-free"), (Line::FreeLabel, "line-label", "label-is-free")];

/// Shows the page.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, id: FlowId) {
    let state = panel.state;
    let (project, catalog, lang) = (state.project(), state.catalog(), state.lang());
    let Some(flow) = project.flows.get(&id) else { return };
    let analysis = state.document.analysis();
    let known = analysis.flows.get(&id);
    let verb = flow.verb.as_deref().and_then(|verb| catalog.flow_kinds.get(verb));
    let verb_name = verb.map_or_else(|| panel.say("verb-none"), |verb| verb.name.get(lang).to_owned());
    parts::title(ui, panel, &format!("{id} {verb_name}"), known.map(|known| known.coverage));
    parts::card(ui, panel, |ui| {
        sentence(ui, &state.words().sentence(id));
        let (text, role) = match known.and_then(|known| missing(panel, known)) {
            Some(missing) => (missing, Role::CoverageUndescribed),
            None => (panel.say("sentence-hint"), Role::Secondary),
        };
        let text = RichText::new(text).font(fonts::regular(11.5)).color(panel.look.color(role));
        ui.add(egui::Label::new(text).truncate());
    });
    ends(ui, panel, id, flow);
    what(ui, panel, id, flow);
    phase_boxes(ui, panel, id, flow);
    if let Some(known) = known {
        borders(ui, panel, flow, known);
        threats::show(ui, panel, id, known);
    }
    let heading = panel.say("inspector-properties");
    parts::section(ui, panel, &heading);
    properties::show(ui, panel, id.into(), &catalog.flow_properties, &flow.properties);
    if let Some(confidence) = confidence(ui, panel, flow.confidence) {
        change(panel, id, flow, |flow| flow.confidence = confidence);
    }
    let label = panel.say("field-note");
    panel.fields.text(ui, &Field::FlowNote(id), &label, &flow.note, panel.actions, project);
    words(ui, panel, id, flow);
    parts::findings(ui, panel, id.into());
}

/// What the flow says, as high whatever is filled in below: a field must not move from under the pointer. The rest of a
/// longer one is read where the pointer rests on it.
fn sentence(ui: &mut Ui, text: &str) {
    let (font, color) = (egui::TextStyle::Body.resolve(ui.style()), ui.visuals().text_color());
    let lines = ui.painter().layout_no_wrap("\n".repeat(SENTENCE - 1), font.clone(), color);
    let mut job = LayoutJob::simple(text.to_owned(), font, color, ui.available_width());
    job.wrap.max_rows = SENTENCE;
    ui.scope(|ui| {
        ui.set_min_height(lines.size().y);
        ui.add(egui::Label::new(job).wrap());
    });
}

/// Changes a copy of a flow, as one step.
pub(super) fn change(panel: &mut Panel<'_>, id: FlowId, flow: &Flow, with: impl FnOnce(&mut Flow)) {
    let mut changed = flow.clone();
    with(&mut changed);
    panel.edit(Command::SetFlow(id, Box::new(changed)));
}

/// A choice of how sure one is.
pub(super) fn confidence(ui: &mut Ui, panel: &Panel<'_>, current: Confidence) -> Option<Confidence> {
    confidence_of(ui, panel, Some(current))
}

/// The same for several elements, which may differ.
pub(super) fn confidence_of(ui: &mut Ui, panel: &Panel<'_>, current: Option<Confidence>) -> Option<Confidence> {
    let options: Vec<_> =
        Confidence::ALL.iter().rev().map(|&confidence| (confidence, confidence.say(panel.state.lang()))).collect();
    parts::choice_of(ui, panel, &panel.say("field-confidence"), current.as_ref(), &options)
}

/// What the sentence does not say yet.
fn missing(panel: &Panel<'_>, known: &FlowAnalysis) -> Option<String> {
    let parts: Vec<String> = known.missing.iter().map(|part| part.say(panel.state.lang())).collect();
    let named = || tr_with(panel.state.lang(), "flow-missing", &[("parts", parts.join("・").into())]);
    (!parts.is_empty()).then(named)
}

fn ends(ui: &mut Ui, panel: &mut Panel<'_>, id: FlowId, flow: &Flow) {
    let state = panel.state;
    let lang = state.lang();
    let top = ui.cursor().left_top();
    let mut verbs = vec![(None, panel.say("verb-none"))];
    for kind in change::verbs(state.catalog(), flow) {
        verbs.push((Some(kind.id.clone()), kind.name.get(lang).to_owned()));
    }
    if let Some(verb) = parts::choice(ui, panel, &panel.say("field-verb"), &flow.verb, &verbs) {
        let command = change::verb(state.project(), state.catalog(), id, verb.as_deref());
        panel.actions.extend(command.map(Action::Edit));
    }
    parts::come_to(ui, panel, top, Spot::Part(Missing::How));
    match &flow.verb {
        Some(verb) => kinds::link(ui, panel, &state.catalog().flow_kinds, verb, |kind| (&kind.name, kind.origin)),
        None => kinds::room(ui),
    }
    let top = ui.cursor().left_top();
    let label = panel.say("field-from");
    parts::link_row(ui, panel, &label, flow.from.into());
    if !flow.is_at_rest() {
        let label = panel.say("field-to");
        parts::link_row(ui, panel, &label, flow.to.into());
        let mut two_way = flow.two_way;
        if ui.checkbox(&mut two_way, panel.say("field-two-way")).changed() {
            change(panel, id, flow, |flow| flow.two_way = two_way);
        }
    }
    for part in [Missing::Place, Missing::Which] {
        parts::come_to(ui, panel, top, Spot::Part(part));
    }
    line(ui, panel, id, flow);
    let top = ui.cursor().left_top();
    let actors = actors(panel, &[flow]);
    if let Some(actor) = parts::choice(ui, panel, &panel.say("field-actor"), &flow.actor, &actors) {
        change(panel, id, flow, |flow| flow.actor = actor);
    }
    parts::come_to(ui, panel, top, Spot::Part(Missing::Who));
}

/// How the line is drawn, and ways back from what was done to it by hand.
fn line(ui: &mut Ui, panel: &mut Panel<'_>, id: FlowId, flow: &Flow) {
    if !flow.is_at_rest() {
        let mut straight = flow.straight;
        if ui.checkbox(&mut straight, panel.say("field-straight")).changed() {
            change(panel, id, flow, |flow| flow.straight = straight);
        }
    }
    // As the commands do it, for the flow that is selected. They are there whether or not there is a way back: what
    // stands below must not move while the line is dragged.
    let selected = BTreeSet::from([id.into()]);
    let label = panel.say("line-free");
    let mut wanted = None;
    parts::labelled(ui, panel, &label, |ui, _| {
        ui.horizontal_wrapped(|ui| {
            for (way_back, short, nothing) in WAYS_BACK {
                let command = Run::Line(way_back);
                let (name, possible) = (panel.say(command.key()), way_back.changes(panel.state.project(), &selected));
                let button = ui.add_enabled(possible, egui::Button::new(panel.say(short)));
                button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, possible, &name));
                if button.on_hover_text(&name).on_disabled_hover_text(panel.say(nothing)).clicked() {
                    wanted = Some(command);
                }
            }
        });
    });
    panel.actions.extend(wanted.map(Action::Run));
}

/// People, couriers and networks can act in a flow; whoever does already stays in the list.
pub(super) fn actors(panel: &Panel<'_>, flows: &[&Flow]) -> Vec<(Option<NodeId>, String)> {
    let state = panel.state;
    let mut actors = vec![(None, panel.say("actor-none"))];
    for (&id, node) in &state.project().nodes {
        let kinds = &state.catalog().node_kinds;
        let is_person = kinds.get(&node.kind).is_some_and(|kind| kind.group == crate::catalog::Group::People);
        let acts = is_person || kinds.is(&node.kind, crate::analysis::NETWORK);
        if acts || flows.iter().any(|flow| flow.actor == Some(id)) {
            actors.push((Some(id), format!("{id} {}", node.name)));
        }
    }
    actors
}

fn what(ui: &mut Ui, panel: &mut Panel<'_>, id: FlowId, flow: &Flow) {
    let top = ui.cursor().left_top();
    let label = panel.say("field-data");
    let carried = Carried { lists: vec![flow.data.as_slice()], makes: true };
    match carried::show(ui, panel, &label, &carried) {
        Some(Change::Drop(data)) => change(panel, id, flow, |flow| flow.data.retain(|&other| other != data)),
        Some(Change::Add(data)) => change(panel, id, flow, |flow| flow.data.push(data)),
        Some(Change::New(item)) => panel.edit(Command::AddData(item, [id].into())),
        None => {}
    }
    parts::come_to(ui, panel, top, Spot::Part(Missing::What));
}

fn phase_boxes(ui: &mut Ui, panel: &mut Panel<'_>, id: FlowId, flow: &Flow) {
    let lang = panel.state.lang();
    let top = ui.cursor().left_top();
    let label = panel.say("field-phases");
    let mut toggled = None;
    parts::labelled(ui, panel, &label, |ui, _| {
        ui.horizontal_wrapped(|ui| {
            for &phase in Phase::ALL {
                let mut on = flow.phases.contains(&phase);
                if ui.checkbox(&mut on, phase.say(lang)).changed() {
                    toggled = Some((phase, on));
                }
            }
        });
    });
    parts::come_to(ui, panel, top, Spot::Part(Missing::Phase));
    if let Some((phase, on)) = toggled {
        change(panel, id, flow, |flow| phases::set(flow, phase, on));
    }
}

fn borders(ui: &mut Ui, panel: &mut Panel<'_>, flow: &Flow, known: &FlowAnalysis) {
    let project = panel.state.project();
    let zone_name = |id: &crate::model::ZoneId| project.zones.get(id).map_or(String::new(), |zone| zone.name.clone());
    let crossed: Vec<_> = known.zones_crossed.iter().map(zone_name).collect();
    let none = panel.say("crosses-nothing");
    let text = if crossed.is_empty() { none.clone() } else { crossed.join(" → ") };
    parts::row(ui, panel, &panel.say("field-crosses"), &text);
    let party = |id| project.parties.get(&id).map_or(String::new(), |party| party.name.clone());
    let nodes = &panel.state.document.analysis().nodes;
    let is_known = |end: &crate::model::NodeId| nodes.get(end).is_some_and(|node| node.party.is_some());
    let none = if [&flow.from, &flow.to].into_iter().all(is_known) { none } else { panel.say("parties-unknown") };
    let text = known.parties_crossed.map_or(none, |(from, to)| format!("{} → {}", party(from), party(to)));
    parts::row(ui, panel, &panel.say("field-parties"), &text);
    if !known.scopes_crossed.is_empty() {
        let scopes: Vec<_> = known.scopes_crossed.iter().map(zone_name).collect();
        parts::row(ui, panel, &panel.say("field-scopes"), &scopes.join("、"));
    }
}

/// Words that replace the derived ones; folded away, as most flows need none.
fn words(ui: &mut Ui, panel: &mut Panel<'_>, id: FlowId, flow: &Flow) {
    let project = panel.state.project();
    let heading = panel.say("wording-heading");
    egui::CollapsingHeader::new(heading).id_salt("wording").show(ui, |ui| {
        for (part, key, value) in [
            (WordingPart::Who, "column-who", &flow.wording.who),
            (WordingPart::Place, "column-place", &flow.wording.place),
            (WordingPart::Which, "column-which", &flow.wording.which),
            (WordingPart::What, "column-what", &flow.wording.what),
            (WordingPart::How, "column-how", &flow.wording.how),
        ] {
            let label = panel.say(key);
            let value = value.clone().unwrap_or_default();
            panel.fields.line(ui, &Field::Wording(id, part), &label, &value, panel.actions, project);
        }
    });
}

/// The flows an element takes part in, as links.
pub(super) fn list(ui: &mut Ui, panel: &mut Panel<'_>, flows: &[FlowId]) {
    for &id in flows {
        parts::link(ui, panel, ElementId::Flow(id));
    }
}
