//! The sheet: everything that is drawn of a project, prepared once, updated after an edit, painted every frame.
//!
//! Painting looks nothing up and copies nothing: elements stand in flat lists beside their boxes, and the painter is
//! handed borrowed primitives. What an element needs is made when it is first seen in that much detail. `edit` brings a
//! sheet up to date in place, while an analysis is still awaited, and `judge` shows that when it is there. `figures` makes what is in the `layer`s, `words` what is
//! written on flows; `boxes` finds what is in sight; `titles` finds places for those of zones and for names of nodes when
//! they are seen from afar, on the `ground` that is free; `ghosts` draws what is gone since, `moved` what stands
//! elsewhere; `gliding` is for what goes to places found beside the window.

mod boxes;
mod edit;
pub mod far;
mod figures;
pub mod ghosts;
mod gliding;
mod ground;
mod judge;
mod layer;
mod moved;
mod titles;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use boxes::Boxes;
use figures::{flows, keep_clear, label_bounds, nodes, notes, zones};
use layer::{BLEED, Layer};
use titles::LastTitles;
use words::{Words, changed_data, size, words};

use super::flow::FlowFigure;
use super::guard::{Guards, guards};
use super::map_title;
use super::node::NodeFigure;
use super::note::NoteFigure;
use super::primitive::Primitive;
use super::view::{Detail, Overlay, View};
use super::zone::ZoneFigure;
use crate::analysis::{Analysis, Totals};
use crate::catalog::Catalog;
use crate::layout::{self, Geometry, Picture};
use crate::model::{ElementId, FlowId, NodeId, NoteId, Project, Rect, Size, ZoneId};
use crate::text::Lang;

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
    labels: Boxes,
    words: Words,
    titles: LastTitles,
}

/// Where the flows run after an edit.
#[derive(Clone, Copy, Debug)]
pub enum Ways<'a> {
    /// As in this geometry of this project, apart from what differs since.
    From(&'a Project, &'a Geometry),
    /// The same while something is dragged: where a flow could run in several ways, it keeps the one it has on this sheet.
    Following(&'a Project, &'a Geometry),
    /// As they did when the same project was shown before.
    As(&'a Geometry),
    /// As they did when the same project was shown before in another language, labels as far as they can where the second
    /// geometry has them, which was shown last in this language.
    In(&'a Geometry, Option<&'a Geometry>),
}

impl Ways<'_> {
    /// `seen` is what the sheet showed so far.
    fn geometry(&self, project: &Project, seen: Option<Picture<'_>>, keep_clear: &[Rect], words: &Words) -> Geometry {
        if let (&Self::Following(old, geometry), Some(seen)) = (self, seen) {
            let start = Picture { project: old, geometry };
            return layout::follow(start, seen, project, keep_clear, &|id| size(words, id));
        }
        match *self {
            Self::From(old, geometry) | Self::Following(old, geometry) => {
                layout::rearrange(geometry, old, project, keep_clear, &|id| size(words, id))
            }
            Self::As(geometry) => geometry.clone(),
            Self::In(lines, known) => layout::rewritten(lines, known, project, keep_clear, &|id| size(words, id)),
        }
    }
}

impl Sheet {
    /// Prepares everything that is drawn of a project, and finds the ways of all flows.
    pub fn new(project: &Project, analysis: &Analysis, catalog: &Catalog, lang: Lang) -> Self {
        let guards = Arc::new(guards(project));
        let words = words(None, &BTreeSet::new(), &guards, project, catalog, lang);
        let zones = zones(None, &guards, project, analysis, catalog);
        let keep_clear = keep_clear(project, &zones);
        let geometry = layout::arrange(project, &keep_clear, &|id| size(&words, id));
        Self::assemble(None, guards, zones, keep_clear, geometry, words, project, analysis, catalog, lang)
    }

    /// The sheet after an edit that made `project` from `old`, the project this sheet shows. What did not change is
    /// shared with this sheet. Where another catalogue or language is used, that is `recast`.
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
        let guards = self.guards_after(old, project);
        let words = words(Some(&self.words), &changed_data(old, project), &guards, project, catalog, self.lang);
        let zones = zones(Some(&self.zones), &guards, project, analysis, catalog);
        let keep_clear = keep_clear(project, &zones);
        let seen = Picture { project: old, geometry: &self.geometry };
        let geometry = ways.geometry(project, Some(seen), &keep_clear, &words);
        Self::assemble(Some(self), guards, zones, keep_clear, geometry, words, project, analysis, catalog, self.lang)
    }

    /// The sheet of a project with other kinds than those that this one was made with, or in another language: every figure is
    /// made anew. Flows run as `ways` says, also where labels are of another size.
    #[must_use]
    pub fn recast(
        &self,
        ways: &Ways<'_>,
        project: &Project,
        analysis: &Analysis,
        catalog: &Catalog,
        lang: Lang,
    ) -> Self {
        let guards = Arc::new(guards(project));
        let words = words(None, &BTreeSet::new(), &guards, project, catalog, lang);
        let zones = zones(None, &guards, project, analysis, catalog);
        let keep_clear = keep_clear(project, &zones);
        let geometry = ways.geometry(project, None, &keep_clear, &words);
        // Only ways that are known from before are those of labels of this size.
        let geometry = match ways {
            Ways::As(_) | Ways::In(..) => geometry,
            Ways::From(..) | Ways::Following(..) => {
                layout::rewritten(&geometry, None, project, &keep_clear, &|id| size(&words, id))
            }
        };
        Self::assemble(None, guards, zones, keep_clear, geometry, words, project, analysis, catalog, lang)
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
        let notes = notes(before.map(|sheet| &sheet.notes), project, analysis);
        let nodes = nodes(before.map(|sheet| &sheet.nodes), &guards, project, analysis, catalog, lang);
        let flows = flows(before.map(|sheet| &sheet.flows), &guards, analysis, &geometry, &words);
        let labels = labels(&flows);
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
            titles: LastTitles::default(),
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
        let bounds = bounds.into_iter().filter_map(Boxes::around).reduce(Rect::union);
        self.bounds = bounds.map(|all| all.grown(-BLEED));
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
        let labels = labels(&flows);
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
            titles: LastTitles::default(),
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
        let flows = self.labels.overlapping(area).map(|place| (self.flows.ids[place].into(), self.labels.at(place)));
        let boxes = self.zones.boxes(area).chain(self.notes.boxes(area)).chain(self.nodes.boxes(area));
        boxes.chain(flows).map(|(id, bounds)| (id, bounds.grown(-BLEED)))
    }

    /// Hands everything that is visible to the painter, from the bottom to the top: zones (largest first), lines of
    /// flows, notes, nodes, marks of measures, labels; of each kind by the layer a person gave it.
    pub fn paint(&self, view: &View, painter: &mut dyn FnMut(&Primitive)) {
        let (area, detail, overlay) = (view.visible, view.detail(), view.overlay);
        if detail <= Detail::Low {
            self.figures(view, &mut |figure| figure.paint(detail, overlay, painter));
            return self.paint_far_words(view, painter);
        }
        let map = map_title::shown(view.zoom);
        let written = self.written(view);
        self.zones.bottom_up(area, |zone| {
            zone.paint(painter);
            if !map {
                zone.paint_title(overlay, painter);
            }
        });
        for flow in self.flows.visible(area) {
            flow.paint_line(detail, overlay, painter);
        }
        self.notes.bottom_up(area, |note| note.paint(detail, painter));
        let named = !titles::names_shown(view.zoom);
        self.nodes.bottom_up(area, |node| {
            node.paint(detail, painter);
            if named {
                node.paint_text(painter);
            }
        });
        written.paint_names(painter);
        if overlay != Overlay::None {
            self.zones.visible(area).for_each(|zone| zone.paint_shield(painter));
            self.nodes.visible(area).for_each(|node| node.paint_shield(painter));
        }
        self.paint_labels(view, painter);
        written.paint_titles(view, painter);
    }

    fn paint_labels(&self, view: &View, painter: &mut dyn FnMut(&Primitive)) {
        for flow in self.labelled(view.visible) {
            flow.paint_label(view.detail(), view.overlay, painter);
        }
    }

    /// The flows whose labels are in an area.
    fn labelled(&self, area: Rect) -> impl Iterator<Item = &Arc<FlowFigure>> {
        self.labels.overlapping(area).map(|place| &self.flows.figures[place])
    }
}

/// The boxes of the labels of flows.
fn labels(flows: &Layer<FlowId, FlowFigure>) -> Boxes {
    let mut labels = Boxes::default();
    flows.figures.iter().for_each(|flow| labels.push(label_bounds(flow)));
    labels
}
