//! Tells assistive technology what stands where: every element, in sight or not, and the one the keyboard is at, with
//! its name, kind, place and state.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Action as Asked;
use egui::{Role, Sense, Ui, WidgetInfo};

use super::changes;
use super::keys::Order;
use crate::analysis::Coverage;
use crate::app::action::Action;
use crate::app::focus::{canvas_id, element_id};
use crate::app::related::drawn;
use crate::app::state::State;
use crate::model::{ElementId, Flow, NodeId, Rect, ZoneId};
use crate::register::Term;
use crate::scene::Detail;
use crate::text::{Lang, tr, tr_with};

/// More than this nobody goes through one by one; the registers and the search have the rest.
const MOST: usize = 400;

/// Describes what stands on the drawing, in reading order, where assistive technology listens. Answers with the element
/// whose menu was asked for.
pub fn describe(ui: &mut Ui, state: &State, order: &mut Order, actions: &mut Vec<Action>) -> Option<ElementId> {
    if !ui.ctx().has_accesskit_node(canvas_id()) {
        return None;
    }
    let reading = order.get(state);
    let told = told(state, reading);
    let counts = Counts::of(state, &told);
    let mut menu = None;
    for (element, place) in told {
        let Some(rect) = rect(state, element) else { continue };
        if tell(ui, state, element, rect, actions) {
            menu = Some(element);
        }
        ui.ctx().accesskit_node_builder(element_id(element), |node| {
            node.set_description(description(state, element, &counts));
            node.set_size_of_set(reading.len());
            if let Some(place) = place {
                node.set_position_in_set(place);
            }
        });
    }
    if let Some(element) = state.focus.element.filter(|_| state.focus.shown)
        && state.project().has(element)
    {
        ui.ctx().accesskit_node_builder(canvas_id(), |node| {
            node.set_active_descendant(element_id(element).accesskit_id());
        });
    }
    menu
}

/// What is told, each with its place in reading order: everything up to [`MOST`]; of more, what can be told apart in
/// sight before what is read first, and in any case what the keyboard is at.
fn told(state: &State, reading: &[ElementId]) -> Vec<(ElementId, Option<usize>)> {
    let project = state.project();
    let mut chosen: BTreeSet<ElementId> = drawn(project).take(MOST + 1).collect();
    if chosen.len() > MOST {
        // From far away zones are all that can be told apart.
        let is_near = Detail::at(state.camera.zoom) >= Detail::Low;
        let seen = state.document.sheet().visible(state.camera.visible()).map(|(element, _)| element);
        let seen = seen.filter(|element| is_near || matches!(element, ElementId::Zone(_)));
        chosen = BTreeSet::new();
        for element in seen.chain(reading.iter().copied()).filter(|&element| project.has(element)) {
            if chosen.len() == MOST {
                break;
            }
            chosen.insert(element);
        }
        chosen.extend(state.focus.element.filter(|&element| project.has(element)));
    }
    let mut told = Vec::with_capacity(chosen.len());
    for (&element, place) in reading.iter().zip(1..) {
        if chosen.is_empty() {
            break;
        }
        if chosen.remove(&element) {
            told.push((element, Some(place)));
        }
    }
    // What an edit that is under way has brought is in no order yet.
    told.extend(chosen.into_iter().map(|element| (element, None)));
    told
}

/// Where an element is, in world units: all of a zone, not only the title that is walked to.
fn rect(state: &State, element: ElementId) -> Option<Rect> {
    state.project().frame(element).or_else(|| state.spot(element))
}

/// What is counted of the elements that are told, once for all of them.
#[derive(Debug, Default)]
struct Counts {
    /// How far the flow is that is furthest back among those of each node.
    lowest: BTreeMap<NodeId, Coverage>,
    findings: BTreeMap<ElementId, usize>,
    measures: BTreeMap<ElementId, usize>,
}

impl Counts {
    fn of(state: &State, told: &[(ElementId, Option<usize>)]) -> Self {
        let elements: BTreeSet<ElementId> = told.iter().map(|(element, _)| *element).collect();
        let (project, analysis) = (state.project(), state.document.analysis());
        let mut counts = Self::default();
        for (id, flow) in &project.flows {
            let Some(coverage) = analysis.flows.get(id).map(|flow| flow.coverage) else { continue };
            for end in [Some(flow.from), Some(flow.to), flow.actor].into_iter().flatten() {
                if elements.contains(&end.into()) {
                    let so_far = counts.lowest.entry(end).or_insert(coverage);
                    *so_far = coverage.min(*so_far);
                }
            }
        }
        for subject in analysis.findings.iter().filter_map(|finding| finding.subject) {
            if elements.contains(&subject) {
                *counts.findings.entry(subject).or_default() += 1;
            }
        }
        for measure in project.measures.values().filter(|measure| measure.status.applies()) {
            for element in measure.on.iter().filter(|element| elements.contains(element)) {
                *counts.measures.entry(*element).or_default() += 1;
            }
        }
        counts
    }
}

/// The pointer's clicks belong to the canvas as a whole; those of assistive technology come to the element. Answers
/// whether its menu was asked for.
fn tell(ui: &Ui, state: &State, element: ElementId, rect: Rect, actions: &mut Vec<Action>) -> bool {
    let id = element_id(element);
    let asked = |what: Asked| ui.input(|input| input.has_accesskit_action_request(id, what));
    let menu = asked(Asked::ShowContextMenu);
    if menu || asked(Asked::ScrollIntoView) || asked(Asked::Click) {
        actions.push(Action::BringIntoSight(element));
    }
    if asked(Asked::Focus) {
        ui.ctx().memory_mut(|memory| memory.request_focus(canvas_id()));
        actions.push(Action::Focus(element));
    }
    if asked(Asked::Click) {
        actions.push(Action::Select(BTreeSet::from([element])));
    }
    // What is out of sight is where it would be on a larger screen: away from any pointer, but on the right side.
    let (rect, canvas) = (state.camera.rect_to_screen(rect), state.camera.canvas);
    let rect = if rect.intersects(canvas) { rect.intersect(canvas) } else { rect };
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
fn description(state: &State, element: ElementId, counts: &Counts) -> String {
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
                let lowest = counts.lowest.get(&id).copied();
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
    if let Some(&measures) = counts.measures.get(&element) {
        parts.push(tr_with(lang, "access-measures", &[("count", measures.into())]));
    }
    if let Some(&findings) = counts.findings.get(&element) {
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
