//! The sheet: everything that is drawn of a project, prepared once, updated after an edit, painted every frame.
//!
//! Painting looks nothing up and copies nothing: elements stand in flat lists beside their boxes, and the painter is
//! handed borrowed primitives. What an element needs is made when it is first seen in that much detail. `edit` brings a
//! sheet up to date in place, while an analysis is still awaited.

mod edit;
pub mod far;
pub mod ghosts;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::flow::{FlowFigure, Standing};
use super::guard::{Guards, guards};
use super::label::Label;
use super::node::NodeFigure;
use super::note::NoteFigure;
use super::primitive::Primitive;
use super::stacking::{Stacked, stacked};
use super::view::{Detail, Overlay, View};
use super::zone::ZoneFigure;
use crate::analysis::{Analysis, Area, Totals};
use crate::catalog::Catalog;
use crate::layout::{self, Geometry};
use crate::model::{
    DataId, ElementId, Flow, FlowId, Node, NodeId, NoteId, PartyRole, Project, Rect, Size, Zone, ZoneId,
};
use crate::text::Lang;

/// The kind of zone in which another company's elements get a dashed border.
const FOREIGN_GROUND: &str = "zone.thirdparty";

/// How far an element is painted beyond its box, in world units (border, arrow head, halo, mark on a corner).
const BLEED: f32 = 9.0;

/// Everything that is drawn of a project.
#[derive(Clone, Debug)]
pub struct Sheet {
    lang: Lang,
    geometry: Geometry,
    keep_clear: Vec<Rect>,
    totals: Totals,
    guards: Arc<Guards>,
    bounds: Option<Rect>,
    /// Largest first, so that what is inside is painted over what is around.
    zones: Layer<ZoneId, ZoneFigure>,
    notes: Layer<NoteId, NoteFigure>,
    nodes: Layer<NodeId, NodeFigure>,
    flows: Layer<FlowId, FlowFigure>,
    /// The boxes of the flows' labels, in the order of `flows`.
    labels: Vec<Rect>,
    words: Words,
}

/// What is written on the flows, with the flow it was made of, in the order of ids.
type Words = Vec<(FlowId, Arc<Flow>, Arc<Label>)>;

/// Elements of one kind with the boxes by which they are culled.
#[derive(Debug)]
struct Layer<Id, Figure> {
    ids: Vec<Id>,
    bounds: Vec<Rect>,
    figures: Vec<Arc<Figure>>,
    /// Whether one may be on another layer than the rest: else their order is that of the list.
    stacked: bool,
}

impl<Id, Figure> Default for Layer<Id, Figure> {
    fn default() -> Self {
        Self { ids: Vec::new(), bounds: Vec::new(), figures: Vec::new(), stacked: false }
    }
}

impl<Id: Clone, Figure> Clone for Layer<Id, Figure> {
    fn clone(&self) -> Self {
        let Self { ids, bounds, figures, stacked } = self;
        Self { ids: ids.clone(), bounds: bounds.clone(), figures: figures.clone(), stacked: *stacked }
    }
}

impl<Id: Ord + Copy, Figure: Stacked> Layer<Id, Figure> {
    fn push(&mut self, id: Id, bounds: Rect, figure: Arc<Figure>) {
        self.ids.push(id);
        self.bounds.push(bounds.grown(BLEED));
        self.stacked |= figure.layer() != 0;
        self.figures.push(figure);
    }

    /// Takes an element over from a layer as it was.
    fn push_kept(&mut self, id: Id, (bounds, figure): (Rect, &Arc<Figure>)) {
        self.ids.push(id);
        self.bounds.push(bounds);
        self.stacked |= figure.layer() != 0;
        self.figures.push(Arc::clone(figure));
    }

    /// The figure of an element, with its box, in a layer that is in the order of ids. Most are where they were before.
    fn get(&self, id: Id, likely: usize) -> Option<(Rect, &Arc<Figure>)> {
        let place = place(&self.ids, id, likely, |&other| other)?;
        Some((self.bounds[place], &self.figures[place]))
    }

    /// Only what is among these elements.
    fn part(&self, elements: &BTreeSet<ElementId>) -> Self
    where
        Id: Into<ElementId>,
    {
        let mut part = Self::default();
        for (place, &id) in self.ids.iter().enumerate().filter(|(_, id)| elements.contains(&(**id).into())) {
            part.push_kept(id, (self.bounds[place], &self.figures[place]));
        }
        part
    }

    fn boxes(&self, area: Rect) -> impl Iterator<Item = (ElementId, Rect)>
    where
        Id: Into<ElementId>,
    {
        let all = self.ids.iter().zip(&self.bounds);
        all.filter(move |(_, bounds)| bounds.overlaps(area)).map(|(&id, &bounds)| (id.into(), bounds))
    }

    fn visible(&self, area: Rect) -> impl Iterator<Item = &Arc<Figure>> + Clone {
        let all = self.bounds.iter().zip(&self.figures);
        all.filter(move |(bounds, _)| bounds.overlaps(area)).map(|(_, figure)| figure)
    }

    /// What is visible, from the bottom to the top.
    fn bottom_up(&self, area: Rect, mut each: impl FnMut(&Arc<Figure>)) {
        if self.stacked {
            stacked(self.visible(area), |figure| figure.layer(), each);
        } else {
            self.visible(area).for_each(&mut each);
        }
    }
}

/// Where the flows run after an edit.
#[derive(Clone, Copy, Debug)]
pub enum Ways<'a> {
    /// As in this geometry of this project, apart from what differs since.
    From(&'a Project, &'a Geometry),
    /// As they did when the same project was shown before.
    As(&'a Geometry),
}

impl Ways<'_> {
    fn geometry(&self, project: &Project, keep_clear: &[Rect], words: &Words) -> Geometry {
        match *self {
            Self::From(old, geometry) => layout::rearrange(geometry, old, project, keep_clear, &|id| size(words, id)),
            Self::As(geometry) => geometry.clone(),
        }
    }
}

impl Sheet {
    /// Prepares everything that is drawn of a project, and finds the ways of all flows.
    pub fn new(project: &Project, analysis: &Analysis, catalog: &Catalog, lang: Lang) -> Self {
        let words = words(None, &BTreeSet::new(), project, catalog, lang);
        let guards = Arc::new(guards(project));
        let zones = zones(None, &guards, project, analysis, catalog);
        let keep_clear = keep_clear(project, &zones);
        let geometry = layout::arrange(project, &keep_clear, &|id| size(&words, id));
        Self::assemble(None, guards, zones, keep_clear, geometry, words, project, analysis, catalog, lang)
    }

    /// The sheet after an edit that made `project` from `old`, the project this sheet shows. What did not change is
    /// shared with this sheet. Where another catalogue or language is used, make a new sheet.
    #[must_use]
    pub fn updated(&self, old: &Project, project: &Project, analysis: &Analysis, catalog: &Catalog) -> Self {
        self.updated_along(&Ways::From(old, &self.geometry), old, project, analysis, catalog)
    }

    /// The same, where flows need not run as on this sheet: while something is dragged, their ways begin anew in every
    /// frame from those before the drag.
    #[must_use]
    pub fn updated_along(
        &self,
        ways: &Ways<'_>,
        old: &Project,
        project: &Project,
        analysis: &Analysis,
        catalog: &Catalog,
    ) -> Self {
        let words = words(Some(self), &changed_data(old, project), project, catalog, self.lang);
        let guards = self.guards_after(old, project);
        let zones = zones(Some(self), &guards, project, analysis, catalog);
        let keep_clear = keep_clear(project, &zones);
        let geometry = ways.geometry(project, &keep_clear, &words);
        Self::assemble(Some(self), guards, zones, keep_clear, geometry, words, project, analysis, catalog, self.lang)
    }

    /// The sheet while things glide from this one's places to others: flows are straight lines with nothing written on
    /// them, since finding their ways takes longer than a frame.
    #[must_use]
    pub fn gliding(&self, project: &Project, analysis: &Analysis, catalog: &Catalog) -> Self {
        let words = words(Some(self), &BTreeSet::new(), project, catalog, self.lang);
        let guards = Arc::clone(&self.guards);
        let zones = zones(Some(self), &guards, project, analysis, catalog);
        let keep_clear = keep_clear(project, &zones);
        let geometry = layout::gliding(project);
        Self::assemble(Some(self), guards, zones, keep_clear, geometry, words, project, analysis, catalog, self.lang)
    }

    #[expect(clippy::too_many_arguments, reason = "the one place where all that a sheet is made of comes together")]
    fn assemble(
        before: Option<&Self>,
        guards: Arc<Guards>,
        zones: Layer<ZoneId, ZoneFigure>,
        keep_clear: Vec<Rect>,
        geometry: Geometry,
        words: Words,
        project: &Project,
        analysis: &Analysis,
        catalog: &Catalog,
        lang: Lang,
    ) -> Self {
        let notes = notes(before, project, analysis);
        let nodes = nodes(before, &guards, project, analysis, catalog, lang);
        let flows = flows(before, &guards, analysis, &geometry, &words);
        let labels = flows.figures.iter().map(|flow| label_bounds(flow)).collect();
        let totals = analysis.totals.clone();
        let mut sheet = Self {
            lang,
            geometry,
            keep_clear,
            totals,
            guards,
            bounds: None,
            zones,
            notes,
            nodes,
            flows,
            labels,
            words,
        };
        sheet.measure();
        sheet
    }

    /// The measures of every element after an edit.
    fn guards_after(&self, old: &Project, project: &Project) -> Arc<Guards> {
        if old.measures.ptr_eq(&project.measures) { Arc::clone(&self.guards) } else { Arc::new(guards(project)) }
    }

    /// Finds the rectangle around all that is drawn.
    fn measure(&mut self) {
        let bounds = [&self.zones.bounds, &self.notes.bounds, &self.nodes.bounds, &self.flows.bounds];
        self.bounds = bounds.into_iter().flatten().copied().reduce(Rect::union).map(|all| all.grown(-BLEED));
    }

    /// How large the label of a flow is; none where nothing is written on it.
    pub fn label_size(&self, id: FlowId) -> Option<Size> {
        size(&self.words, id)
    }

    /// A sheet with these elements and no others, each where it stands and as it is drawn here.
    #[must_use]
    pub fn part(&self, elements: &BTreeSet<ElementId>) -> Self {
        let (zones, notes) = (self.zones.part(elements), self.notes.part(elements));
        let (nodes, flows) = (self.nodes.part(elements), self.flows.part(elements));
        let words = self.words.iter().filter(|(id, ..)| elements.contains(&(*id).into())).cloned().collect();
        let labels = flows.figures.iter().map(|flow| label_bounds(flow)).collect();
        let mut part = Self {
            lang: self.lang,
            geometry: self.geometry.clone(),
            keep_clear: self.keep_clear.clone(),
            totals: self.totals.clone(),
            guards: Arc::clone(&self.guards),
            bounds: None,
            zones,
            notes,
            nodes,
            flows,
            labels,
            words,
        };
        part.measure();
        part
    }

    /// Where the flows are drawn.
    pub fn geometry(&self) -> &Geometry {
        &self.geometry
    }

    /// Boxes that arrows and labels keep clear of: the zones' titles and the notes.
    pub fn keep_clear(&self) -> &[Rect] {
        &self.keep_clear
    }

    /// The smallest rectangle around all that is drawn, arrows and labels among it; none where nothing is.
    pub fn bounds(&self) -> Option<Rect> {
        self.bounds
    }

    /// The sums of the analysis that the sheet shows.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// The language of the words on the sheet.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Everything that can be told apart in an area, with its box: zones, notes, nodes, then the labels of flows.
    pub fn visible(&self, area: Rect) -> impl Iterator<Item = (ElementId, Rect)> {
        let flows = self.flows.ids.iter().zip(&self.labels);
        let flows = flows.filter(move |(_, label)| label.overlaps(area)).map(|(&id, &label)| (id.into(), label));
        let boxes = self.zones.boxes(area).chain(self.notes.boxes(area)).chain(self.nodes.boxes(area));
        boxes.chain(flows).map(|(id, bounds)| (id, bounds.grown(-BLEED)))
    }

    /// Hands everything that is visible to the painter, from the bottom to the top: zones (largest first), lines of
    /// flows, notes, nodes, marks of measures, labels; of each kind by the layer a person gave it.
    pub fn paint(&self, view: &View, painter: &mut dyn FnMut(&Primitive)) {
        let (area, detail, overlay) = (view.visible, view.detail(), view.overlay);
        if detail == Detail::Far {
            self.figures(area, &mut |figure| figure.paint(overlay, painter));
            return self.paint_far_titles(view, painter);
        }
        self.zones.bottom_up(area, |zone| zone.paint(detail, overlay, painter));
        for flow in self.flows.visible(area) {
            flow.paint_line(detail, overlay, painter);
        }
        self.notes.bottom_up(area, |note| note.paint(detail, painter));
        self.nodes.bottom_up(area, |node| node.paint(detail, painter));
        if detail >= Detail::Reduced && overlay != Overlay::None {
            self.zones.visible(area).for_each(|zone| zone.paint_shield(painter));
            self.nodes.visible(area).for_each(|node| node.paint_shield(painter));
        }
        match detail {
            Detail::Far => {}
            Detail::Low | Detail::Reduced => {
                self.paint_labels(view, painter);
                self.paint_far_titles(view, painter);
            }
            Detail::Full => self.paint_labels(view, painter),
        }
    }

    fn paint_labels(&self, view: &View, painter: &mut dyn FnMut(&Primitive)) {
        for (area, flow) in self.labels.iter().zip(&self.flows.figures) {
            if area.overlaps(view.visible) {
                flow.paint_label(view.detail(), view.overlay, painter);
            }
        }
    }

    /// Titles as large as on a map, largest zones first; one that would cover another is left out. Where the names of
    /// nodes can still be read, one that would cover a node is as small as it stands in the drawing.
    pub fn paint_far_titles(&self, view: &View, painter: &mut dyn FnMut(&Primitive)) {
        let readable = view.detail() >= Detail::Reduced;
        let mut taken: Vec<Rect> = Vec::new();
        if readable {
            taken.extend(self.nodes.bounds.iter().copied().filter(|bounds| bounds.overlaps(view.visible)));
        }
        for zone in self.zones.visible(view.visible) {
            if let Some((area, title)) = zone.far_title(view.zoom)
                && !taken.iter().any(|other| other.overlaps(area))
            {
                painter(&title);
                taken.push(area);
            } else if readable {
                zone.paint_title(view.overlay, painter);
            }
        }
    }
}

/// The box of a flow's label, by which it is culled; far off where it has none.
fn label_bounds(flow: &FlowFigure) -> Rect {
    flow.shape.label.map_or(Rect(f32::MAX, f32::MAX, 0.0, 0.0), |label| label.grown(BLEED))
}

/// Data items that are not what they were.
fn changed_data(old: &Project, project: &Project) -> BTreeSet<DataId> {
    use imbl::ordmap::DiffItem;
    old.data
        .diff(&project.data)
        .map(|item| match item {
            DiffItem::Add(&id, _) | DiffItem::Remove(&id, _) | DiffItem::Update { new: (&id, _), .. } => id,
        })
        .collect()
}

/// The place of an entry in a list that is in the order of ids, looked for first where it likely is.
fn place<Id: Ord + Copy, T>(list: &[T], id: Id, likely: usize, id_of: impl Fn(&T) -> Id) -> Option<usize> {
    match list.get(likely) {
        Some(entry) if id_of(entry) == id => Some(likely),
        _ => list.binary_search_by(|entry| id_of(entry).cmp(&id)).ok(),
    }
}

/// The entry of an id in a list that is walked in the order of ids; entries before it are passed over.
fn walk_to<'a, Id: Ord + Copy + 'a, T: 'a>(
    entries: &mut std::iter::Peekable<impl Iterator<Item = (&'a Id, &'a T)>>,
    id: Id,
) -> Option<&'a T> {
    while entries.next_if(|(other, _)| **other < id).is_some() {}
    entries.next_if(|(other, _)| **other == id).map(|(_, entry)| entry)
}

fn words(
    before: Option<&Sheet>,
    changed_data: &BTreeSet<DataId>,
    project: &Project,
    catalog: &Catalog,
    lang: Lang,
) -> Words {
    let mut words = Words::with_capacity(project.flows.len());
    for (&id, flow) in &project.flows {
        let kept = before
            .and_then(|sheet| place(&sheet.words, id, words.len(), |word| word.0).map(|place| &sheet.words[place]))
            .filter(|(_, before, _)| Arc::ptr_eq(before, flow))
            .filter(|_| changed_data.is_empty() || !flow.data.iter().any(|data| changed_data.contains(data)));
        let label = match kept {
            Some((_, _, label)) => Arc::clone(label),
            None => Arc::new(Label::new(id, flow, project, catalog, lang)),
        };
        words.push((id, Arc::clone(flow), label));
    }
    words
}

fn size(words: &Words, id: FlowId) -> Option<Size> {
    place(words, id, 0, |word| word.0).map(|place| words[place].2.size())
}

fn zones(
    before: Option<&Sheet>,
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
            .and_then(|sheet| sheet.zones.figures.get(layer.ids.len()))
            .filter(|figure| Arc::ptr_eq(&figure.zone, zone) && figure.guard == guard && figure.coverage == coverage);
        let figure = kept.map_or_else(|| Arc::new(ZoneFigure::new(zone, guard, coverage, catalog)), Arc::clone);
        layer.push(id, zone.frame, figure);
    }
    layer
}

fn keep_clear(project: &Project, zones: &Layer<ZoneId, ZoneFigure>) -> Vec<Rect> {
    let titles = zones.figures.iter().filter_map(|zone| zone.title);
    titles.chain(project.notes.values().filter_map(|note| note.frame)).collect()
}

fn notes(before: Option<&Sheet>, project: &Project, analysis: &Analysis) -> Layer<NoteId, NoteFigure> {
    let mut layer = Layer::default();
    for (&id, note) in &project.notes {
        let Some(frame) = note.frame else { continue };
        let inside = analysis.notes.get(&id).is_some_and(Option::is_some);
        let kept = before
            .and_then(|sheet| sheet.notes.get(id, layer.ids.len()))
            .filter(|(_, figure)| Arc::ptr_eq(&figure.note, note) && figure.inside == inside);
        match kept {
            Some(kept) => layer.push_kept(id, kept),
            None => layer.push(id, frame, Arc::new(NoteFigure::new(note, frame, inside))),
        }
    }
    layer
}

fn nodes(
    before: Option<&Sheet>,
    guards: &Guards,
    project: &Project,
    analysis: &Analysis,
    catalog: &Catalog,
    lang: Lang,
) -> Layer<NodeId, NodeFigure> {
    let foreign_ground = ground_of_others(project);
    let mut layer = Layer::default();
    for (&id, node) in &project.nodes {
        let foreign = is_foreign(id, node, project, analysis, &foreign_ground);
        let guard = guards.get(&id.into()).copied();
        let kept = before.and_then(|sheet| sheet.nodes.get(id, layer.ids.len())).filter(|(_, figure)| {
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
fn ground_of_others(project: &Project) -> BTreeSet<ZoneId> {
    project.zones.iter().filter(|(_, zone)| zone.kind == FOREIGN_GROUND).map(|(&id, _)| id).collect()
}

/// Whether a node stands on another company's ground and belongs to neither side of the contract.
fn is_foreign(id: NodeId, node: &Node, project: &Project, analysis: &Analysis, ground: &BTreeSet<ZoneId>) -> bool {
    if ground.is_empty() {
        return false;
    }
    let Some(standing) = analysis.nodes.get(&id) else { return false };
    if !standing.zones.iter().any(|zone| ground.contains(zone)) {
        return false;
    }
    let party = node.party.or(standing.party).and_then(|party| project.parties.get(&party));
    match party.map(|party| party.role) {
        Some(PartyRole::Provider | PartyRole::Medical) => false,
        Some(PartyRole::Third | PartyRole::Person) | None => true,
    }
}

fn flows(
    before: Option<&Sheet>,
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
        let kept = before.and_then(|sheet| sheet.flows.get(*id, layer.ids.len())).filter(|(_, figure)| {
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
