//! The figures of all elements, layer by layer, kept from one sheet to the next where nothing differs.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::boxes::NOWHERE;
use super::layer::{BLEED, Layer};
use super::words::Words;
use crate::analysis::{Analysis, Area, NodeAnalysis};
use crate::catalog::Catalog;
use crate::layout::Geometry;
use crate::model::{FlowId, Node, NodeId, NoteId, PartyRole, Project, Rect, Zone, ZoneId};
use crate::scene::flow::{FlowFigure, Standing};
use crate::scene::guard::Guards;
use crate::scene::node::NodeFigure;
use crate::scene::note::NoteFigure;
use crate::scene::zone::ZoneFigure;
use crate::text::Lang;

/// The kind of zone in which another company's elements get a dashed border.
const FOREIGN_GROUND: &str = crate::analysis::THIRD_PARTY;

pub(super) fn zones(
    before: Option<&Layer<ZoneId, ZoneFigure>>,
    guards: &Guards,
    project: &Project,
    analysis: &Analysis,
    catalog: &Catalog,
) -> Layer<ZoneId, ZoneFigure> {
    let mut zones: Vec<(ZoneId, &Arc<Zone>)> = project.zones.iter().map(|(&id, zone)| (id, zone)).collect();
    let area = |zone: &Zone| zone.frame.2 * zone.frame.3;
    zones.sort_by(|(_, a), (_, b)| area(b).total_cmp(&area(a)));
    let mut layer = Layer::default();
    for (id, zone) in zones {
        let guard = guards.get(&id.into()).copied();
        let coverage = analysis.areas.zones.get(&id).map(Area::step);
        // Zones are few: one that is not where it was is made anew.
        let kept = before
            .and_then(|before| before.figures.get(layer.ids.len()))
            .filter(|figure| Arc::ptr_eq(&figure.zone, zone) && figure.guard == guard && figure.coverage == coverage);
        let figure = kept.map_or_else(|| Arc::new(ZoneFigure::new(zone, guard, coverage, catalog)), Arc::clone);
        layer.push(id, zone.frame, figure);
    }
    layer
}

pub(super) fn keep_clear(project: &Project, zones: &Layer<ZoneId, ZoneFigure>) -> Vec<Rect> {
    let titles = zones.figures.iter().filter_map(|zone| zone.title);
    titles.chain(project.notes.values().filter_map(|note| note.frame)).collect()
}

pub(super) fn notes(
    before: Option<&Layer<NoteId, NoteFigure>>,
    project: &Project,
    analysis: &Analysis,
) -> Layer<NoteId, NoteFigure> {
    let mut layer = Layer::default();
    for (&id, note) in &project.notes {
        let Some(frame) = note.frame else { continue };
        let inside = analysis.notes.get(&id).is_some_and(Option::is_some);
        let kept = before
            .and_then(|before| before.get(id, layer.ids.len()))
            .filter(|(_, figure)| Arc::ptr_eq(&figure.note, note) && figure.inside == inside);
        match kept {
            Some(kept) => layer.push_kept(id, kept),
            None => layer.push(id, frame, Arc::new(NoteFigure::new(note, frame, inside))),
        }
    }
    layer
}

pub(super) fn nodes(
    before: Option<&Layer<NodeId, NodeFigure>>,
    guards: &Guards,
    project: &Project,
    analysis: &Analysis,
    catalog: &Catalog,
    lang: Lang,
) -> Layer<NodeId, NodeFigure> {
    let ground = ground_of_others(project, catalog);
    let mut layer = Layer::default();
    let mut standings = analysis.nodes.iter().peekable();
    for (&id, node) in &project.nodes {
        let standing = walk_to(&mut standings, id);
        let foreign = is_foreign(node, standing, project, &|zone| ground.contains(&zone));
        let guard = guards.get(&id.into()).copied();
        let kept = before.and_then(|before| before.get(id, layer.ids.len())).filter(|(_, figure)| {
            Arc::ptr_eq(&figure.node, node) && (figure.foreign, figure.guard) == (foreign, guard)
        });
        match kept {
            Some(kept) => layer.push_kept(id, kept),
            None => layer.push(id, node.rect(), Arc::new(NodeFigure::new(node, foreign, guard, catalog, lang))),
        }
    }
    layer
}

/// The zones in which another company's elements stand.
pub(super) fn ground_of_others(project: &Project, catalog: &Catalog) -> BTreeSet<ZoneId> {
    project.zones.iter().filter(|(_, zone)| is_of_others(zone, catalog)).map(|(&id, _)| id).collect()
}

/// Whether another company's elements stand in a zone.
pub(super) fn is_of_others(zone: &Zone, catalog: &Catalog) -> bool {
    catalog.zone_kinds.is(&zone.kind, FOREIGN_GROUND)
}

/// Whether a node stands on another company's ground and belongs to neither side of the contract.
pub(super) fn is_foreign(
    node: &Node,
    standing: Option<&NodeAnalysis>,
    project: &Project,
    is_theirs: &dyn Fn(ZoneId) -> bool,
) -> bool {
    let Some(standing) = standing else { return false };
    if !standing.zones.iter().any(|&zone| is_theirs(zone)) {
        return false;
    }
    let party = node.party.or(standing.party).and_then(|party| project.parties.get(&party));
    match party.map(|party| party.role) {
        Some(PartyRole::Provider | PartyRole::Medical) => false,
        Some(PartyRole::Third | PartyRole::Person) | None => true,
    }
}

pub(super) fn flows(
    before: Option<&Layer<FlowId, FlowFigure>>,
    guards: &Guards,
    analysis: &Analysis,
    geometry: &Geometry,
    words: &Words,
) -> Layer<FlowId, FlowFigure> {
    let mut layer = Layer::default();
    let (mut shapes, mut analyses) = (geometry.flows.iter().peekable(), analysis.flows.iter().peekable());
    for (id, flow, label) in words {
        let Some(shape) = walk_to(&mut shapes, *id) else { continue };
        let standing = Standing::of(walk_to(&mut analyses, *id), guards.get(&(*id).into()).copied());
        let kept = before.and_then(|before| before.get(*id, layer.ids.len())).filter(|(_, figure)| {
            Arc::ptr_eq(&figure.flow, flow)
                && Arc::ptr_eq(&figure.label, label)
                && Arc::ptr_eq(&figure.shape, shape)
                && figure.standing == standing
        });
        if let Some(kept) = kept {
            layer.push_kept(*id, kept);
        } else {
            let figure = FlowFigure::new(flow, Arc::clone(label), shape, standing);
            layer.push(*id, figure.bounds(), Arc::new(figure));
        }
    }
    layer
}

/// The entry of an id in a list that is walked in the order of ids; entries before it are passed over.
pub(super) fn walk_to<'a, Id: Ord + Copy + 'a, T: 'a>(
    entries: &mut std::iter::Peekable<impl Iterator<Item = (&'a Id, &'a T)>>,
    id: Id,
) -> Option<&'a T> {
    while entries.next_if(|(other, _)| **other < id).is_some() {}
    entries.next_if(|(other, _)| **other == id).map(|(_, entry)| entry)
}

/// The box of a flow's label, by which it is culled; far off where it has none.
pub(super) fn label_bounds(flow: &FlowFigure) -> Rect {
    flow.shape.label.map_or(NOWHERE, |label| label.grown(BLEED))
}
