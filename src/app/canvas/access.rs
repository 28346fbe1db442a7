//! Tells assistive technology what stands where: every element in sight, and the one the keyboard is at, with its name,
//! kind, place and state.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Action as Asked;
use egui::{Role, Sense, Ui, WidgetInfo};

use super::changes;
use super::keys::Order;
use crate::analysis::Coverage;
use crate::app::action::Action;
use crate::app::focus::{canvas_id, element_id};
use crate::app::state::State;
use crate::model::{ElementId, Flow, NodeId, Rect, ZoneId};
use crate::register::Term;
use crate::scene::Detail;
use crate::text::{Lang, tr, tr_with};

/// More than this cannot be told apart on a screen and is left to the registers.
const MOST: usize = 400;

/// Describes what is in sight, as far as it can be told apart from there. Answers with the element
/// whose menu was asked for.
pub fn describe(ui: &mut Ui, state: &State, order: &mut Order, actions: &mut Vec<Action>) -> Option<ElementId> {
    let has_ring = |element: &ElementId| state.focus.shown && state.focus.element == Some(*element);
    // From far away zones are all that can be told apart; whoever goes to one or comes nearer hears of the rest.
    let is_near = Detail::at(state.camera.zoom) >= Detail::Low;
    let is_told = |(element, _): &(ElementId, Rect)| is_near || matches!(element, ElementId::Zone(_));
    let visible = state.document.sheet().visible(state.camera.visible());
    let mut told: Vec<(ElementId, Rect)> = visible.filter(is_told).take(MOST).collect();
    if let Some(element) = state.focus.element
        && !told.iter().any(|(other, _)| *other == element)
        && let Some(spot) = state.spot(element)
    {
        told.push((element, spot));
    }
    let has_tree = ui.ctx().has_accesskit_node(canvas_id());
    let places: Vec<ElementId> = if has_tree { order.get(state).to_vec() } else { Vec::new() };
    let lowest = if has_tree { lowest(state, &told) } else { BTreeMap::new() };
    let places: BTreeMap<ElementId, usize> = places.into_iter().zip(1..).collect();
    let mut menu = None;
    for (element, rect) in told {
        if tell(ui, state, element, rect, actions) {
            menu = Some(element);
        }
        ui.ctx().accesskit_node_builder(element_id(element), |node| {
            node.set_description(description(state, element, &lowest));
            node.set_size_of_set(places.len());
            if let Some(&place) = places.get(&element) {
                node.set_position_in_set(place);
            }
        });
    }
    if let Some(element) = state.focus.element.filter(has_ring) {
        ui.ctx().accesskit_node_builder(canvas_id(), |node| {
            node.set_active_descendant(element_id(element).accesskit_id());
        });
    }
    menu
}

/// How far the flow is that is furthest back among those of each of these nodes.
fn lowest(state: &State, told: &[(ElementId, Rect)]) -> BTreeMap<NodeId, Coverage> {
    let nodes: BTreeSet<NodeId> = told.iter().filter_map(|(element, _)| node(*element)).collect();
    let analysis = state.document.analysis();
    let mut lowest: BTreeMap<NodeId, Coverage> = BTreeMap::new();
    for (id, flow) in &state.project().flows {
        let Some(coverage) = analysis.flows.get(id).map(|flow| flow.coverage) else { continue };
        for end in [Some(flow.from), Some(flow.to), flow.actor].into_iter().flatten().filter(|end| nodes.contains(end))
        {
            let so_far = lowest.entry(end).or_insert(coverage);
            *so_far = coverage.min(*so_far);
        }
    }
    lowest
}

fn node(element: ElementId) -> Option<NodeId> {
    match element {
        ElementId::Node(id) => Some(id),
        _ => None,
    }
}

/// The pointer's clicks belong to the canvas as a whole; those of assistive technology come to the element. Answers
/// whether its menu was asked for.
fn tell(ui: &Ui, state: &State, element: ElementId, rect: Rect, actions: &mut Vec<Action>) -> bool {
    let id = element_id(element);
    let asked = |what: Asked| ui.input(|input| input.has_accesskit_action_request(id, what));
    if asked(Asked::ScrollIntoView) {
        actions.push(Action::BringIntoSight(element));
    }
    if asked(Asked::Focus) {
        ui.ctx().memory_mut(|memory| memory.request_focus(canvas_id()));
        actions.push(Action::Focus(element));
    }
    if asked(Asked::Click) {
        actions.push(Action::Select(BTreeSet::from([element])));
    }
    let menu = asked(Asked::ShowContextMenu);
    let rect = state.camera.rect_to_screen(rect).intersect(state.camera.canvas);
    let response = ui.interact(rect, id, Sense::hover());
    let selected = state.selection.contains(&element);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, name(state, element)));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(selected);
        for action in [Asked::Click, Asked::Focus, Asked::ShowContextMenu, Asked::ScrollIntoView] {
            node.add_action(action);
        }
    });
    menu
}

/// What an element is called aloud: id, name, for a flow how far it is covered, whether it is locked or a decision about
/// it must be looked at again, and what has become of it since the version compared with.
pub fn name(state: &State, element: ElementId) -> String {
    changes::told(state, element, standing(state, element))
}

fn standing(state: &State, element: ElementId) -> String {
    let lang = state.lang();
    let words = state.words().element(element);
    if let ElementId::Flow(id) = element
        && let Some(flow) = state.document.analysis().flows.get(&id)
    {
        let coverage = tr(lang, Term::key(flow.coverage));
        let told = tr_with(lang, "access-flow", &[("flow", words.into()), ("coverage", coverage.into())]);
        return if flow.outdated { tr_with(lang, "access-review", &[("element", told.into())]) } else { told };
    }
    if state.project().is_locked(element) {
        tr_with(lang, "access-locked", &[("element", words.into())])
    } else {
        words
    }
}

/// What is said of an element after its name: its kind, where it stands, how many flows it has, how far they are covered
/// and what was found.
pub fn description(state: &State, element: ElementId, lowest: &BTreeMap<NodeId, Coverage>) -> String {
    let (lang, project, analysis) = (state.lang(), state.project(), state.document.analysis());
    let mut parts = Vec::new();
    match element {
        ElementId::Zone(id) => {
            parts.push(tr(lang, "element-zone"));
            let kind = project.zones.get(&id).and_then(|zone| state.catalog().zone_kinds.get(&zone.kind));
            parts.extend(kind.map(|kind| kind.name.get(lang).to_owned()));
            if let Some(zone) = analysis.zones.get(&id) {
                parts.extend(zone.parent.map(|parent| state.words().zone(parent)));
                parts.push(tr_with(lang, "access-nodes", &[("count", zone.nodes.len().into())]));
            }
            if let Some(area) = analysis.areas.zones.get(&id).filter(|area| !area.flows.is_empty()) {
                parts.push(furthest_back(lang, area.step()));
            }
        }
        ElementId::Node(id) => {
            let kind = project.nodes.get(&id).and_then(|node| state.catalog().node_kinds.get(&node.kind));
            parts.extend(kind.map(|kind| kind.name.get(lang).to_owned()));
            if let Some(node) = analysis.nodes.get(&id) {
                parts.extend(path(state, &node.zones));
                parts.push(tr_with(lang, "access-flows", &[("count", node.flows.into())]));
                let lowest = lowest.get(&id).copied();
                parts.extend(lowest.map(|coverage| furthest_back(lang, coverage)));
            }
        }
        ElementId::Note(id) => {
            parts.push(tr(lang, "element-note"));
            parts.extend(analysis.notes.get(&id).copied().flatten().map(|zone| state.words().zone(zone)));
        }
        ElementId::Flow(id) => {
            parts.push(tr(lang, "element-flow"));
            parts.extend(project.flows.get(&id).and_then(|flow| way(state, flow)));
        }
        ElementId::Party(_) | ElementId::Data(_) | ElementId::Measure(_) | ElementId::Risk(_) => {}
    }
    let applying = project.measures.values().filter(|measure| measure.status.applies());
    let measures = applying.filter(|measure| measure.on.contains(&element)).count();
    if measures > 0 {
        parts.push(tr_with(lang, "access-measures", &[("count", measures.into())]));
    }
    let findings = analysis.findings.iter().filter(|finding| finding.subject == Some(element)).count();
    if findings > 0 {
        parts.push(tr_with(lang, "access-findings", &[("count", findings.into())]));
    }
    parts.join(&tr(lang, "access-pause"))
}

fn furthest_back(lang: Lang, coverage: Coverage) -> String {
    tr_with(lang, "access-coverage", &[("coverage", tr(lang, Term::key(coverage)).into())])
}

/// The zone a flow stays in, or those it leaves and enters; none where it is outside of all at both ends.
fn way(state: &State, flow: &Flow) -> Option<String> {
    let (lang, nodes) = (state.lang(), &state.document.analysis().nodes);
    let innermost = |id: NodeId| nodes.get(&id).and_then(|node| node.zones.last()).copied();
    let (from, to) = (innermost(flow.from), innermost(flow.to));
    let outside = || tr(lang, "place-none");
    let say = |zone: Option<ZoneId>| zone.map_or_else(outside, |zone| state.words().zone(zone));
    if from == to {
        return from.map(|zone| state.words().zone(zone));
    }
    Some(tr_with(lang, "access-way", &[("from", say(from).into()), ("to", say(to).into())]))
}

/// The zones something stands in, the outermost first.
fn path(state: &State, zones: &[ZoneId]) -> Option<String> {
    let names: Vec<String> = zones.iter().map(|&zone| state.words().zone(zone)).collect();
    (!names.is_empty()).then(|| names.join(" › "))
}
