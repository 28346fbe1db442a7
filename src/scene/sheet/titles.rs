//! What is written on the drawing when it is seen from afar: the titles of zones and the names of nodes, as large as on a
//! map, each where it covers nothing that could be read or pointed at.

use std::sync::{Arc, Mutex, PoisonError};

use super::Sheet;
use super::boxes::Boxes;
use super::ground::Ground;
use super::layer::{BLEED, place};
use crate::model::{NodeId, Point, Rect, Zone};
use crate::scene::label::CHIP;
use crate::scene::map_name::{self, MapName};
use crate::scene::map_title::{self, Form, MapTitle, SMALLEST, TITLE};
use crate::scene::mark::MARK;
use crate::scene::node::NodeFigure;
use crate::scene::primitive::Primitive;
use crate::scene::view::{Detail, View};
use crate::scene::zone::ZoneFigure;

/// As many titles and names as this are tried at most: the largest zones, and the nodes with the most flows.
const MOST_TITLES: usize = 150;
const MOST_NAMES: usize = 240;

/// From far away titles are cut and nodes named only where there are no more than so many: where there are hundreds, what
/// is left of them would cover the drawing.
const FEW_ZONES: usize = 40;
const FEW_NODES: usize = 80;

/// Whether names of nodes are written as on a map: larger than they are in the drawing.
pub(super) fn names_shown(zoom: f32) -> bool {
    crate::scene::node::NAME * zoom < map_name::OWN
}

/// What is written, with its places.
#[derive(Debug, Default)]
pub(super) struct Written {
    titles: Option<Arc<Titles>>,
    names: Vec<MapName>,
}

/// The titles of zones with their places, and all that these depend on.
#[derive(Debug)]
struct Titles {
    visible: Rect,
    zoom: f32,
    /// The zones that may have a title, the largest first.
    zones: Vec<Arc<ZoneFigure>>,
    /// What the titles should not cover.
    things: Vec<Rect>,
    /// Zones by their number, with their titles; none for one that stands as in the drawing.
    written: Vec<(usize, Option<(MapTitle, Rect)>)>,
}

/// The titles that were written last: while one looks and points at what does not change, and while something small is
/// dragged far away, they stand where they stood.
#[derive(Debug, Default)]
pub(super) struct LastTitles(Mutex<Option<Arc<Titles>>>);

impl Clone for LastTitles {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Titles {
    /// Whether a view of the same things has these titles.
    fn are_of(&self, view: &View, zones: &[Arc<ZoneFigure>], things: &Ground) -> bool {
        (self.visible, self.zoom) == (view.visible, view.zoom)
            && self.zones.len() == zones.len()
            && self.zones.iter().zip(zones).all(|(kept, zone)| Arc::ptr_eq(kept, zone))
            && self.things == things.boxes()
    }

    fn iter(&self) -> impl Iterator<Item = (&Arc<ZoneFigure>, Option<&(MapTitle, Rect)>)> {
        self.written.iter().map(|(zone, title)| (&self.zones[*zone], title.as_ref()))
    }
}

impl Written {
    pub(super) fn paint_titles(&self, view: &View, painter: &mut dyn FnMut(&Primitive)) {
        for (zone, title) in self.titles.iter().flat_map(|titles| titles.iter()) {
            match title {
                Some((title, place)) => zone.paint_map_title(title, *place, view, painter),
                None => zone.paint_title(view.overlay, painter),
            }
        }
    }

    pub(super) fn paint_names(&self, painter: &mut dyn FnMut(&Primitive)) {
        self.names.iter().for_each(|name| name.paint(painter));
    }
}

/// What should not be covered.
struct Things {
    ground: Ground,
    /// The nodes among them, from the bottom to the top, by their places in the layer: these come first on the ground; none
    /// where there are too many to be named.
    nodes: Vec<usize>,
}

impl Sheet {
    /// What is written when the drawing is seen from afar, over all that is painted else.
    pub fn paint_far_words(&self, view: &View, painter: &mut dyn FnMut(&Primitive)) {
        let written = self.written(view);
        written.paint_names(painter);
        written.paint_titles(view, painter);
    }

    /// Finds the places of titles, where they are shown as on a map, and of names.
    pub(super) fn written(&self, view: &View) -> Written {
        let mut written = Written::default();
        let (titled, named) = (map_title::shown(view.zoom), names_shown(view.zoom));
        if !titled && !named {
            return written;
        }
        let things = self.things(view);
        written.titles = titled.then(|| self.titles(view, &things.ground));
        if named {
            let mut taken = Ground::new(view.visible, view.zoom);
            for (zone, title) in written.titles.iter().flat_map(|titles| titles.iter()) {
                title.map(|(_, place)| *place).or(zone.title).map(|place| taken.add(place));
            }
            self.write_names(view, &things, &mut taken, &mut written);
        }
        written
    }

    /// Whether a point is on the title of a zone that is written as on a map.
    pub fn is_on_far_title(&self, view: &View, zone: &Zone, at: Point) -> bool {
        if !map_title::shown(view.zoom) {
            return false;
        }
        let titles = self.titles(view, &self.things(view).ground);
        let mut places = titles.iter().filter_map(|(figure, title)| Some((figure, title?.1)));
        places.any(|(figure, place)| place.contains(at) && *figure.zone == *zone)
    }

    /// The titles of zones with their places, found where others were written last.
    fn titles(&self, view: &View, things: &Ground) -> Arc<Titles> {
        let zones: Vec<_> = self.zones.visible(view.visible).take(MOST_TITLES).map(Arc::clone).collect();
        // Whoever panicked meanwhile has left what was there before.
        let mut last = self.titles.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(titles) = last.as_ref().filter(|titles| titles.are_of(view, &zones, things)) {
            return Arc::clone(titles);
        }
        let written = write_titles(view, &zones, things);
        let things = things.boxes().to_vec();
        let titles = Arc::new(Titles { visible: view.visible, zoom: view.zoom, zones, things, written });
        *last = Some(Arc::clone(&titles));
        titles
    }

    /// The nodes with the most flows first.
    fn write_names(&self, view: &View, things: &Things, taken: &mut Ground, written: &mut Written) {
        let Things { ground, nodes } = things;
        if nodes.is_empty() {
            return;
        }
        let flows = self.flows_of_nodes(view.visible);
        // By its number on the ground.
        let mut order: Vec<(usize, usize)> = nodes.iter().copied().enumerate().collect();
        let rank = |&(_, node): &(usize, usize)| (std::cmp::Reverse(flows[node]), node);
        if order.len() > MOST_NAMES {
            order.select_nth_unstable_by_key(MOST_NAMES, rank);
            order.truncate(MOST_NAMES);
        }
        order.sort_unstable_by_key(rank);
        for (number, node) in order {
            let figure: &NodeFigure = &self.nodes.figures[node];
            let fits = |name: &MapName| {
                // On a card nothing is in the way but what lies over it.
                let in_the_way = |other: usize| if name.on_card { other > number } else { other != number };
                taken.is_free(name.area, |_| true)
                    && ground.is_free(name.area, in_the_way)
                    && (name.on_card || view.visible.contains_rect(name.area))
            };
            if let Some(name) = figure.named().forms(view.zoom).find(fits) {
                taken.add(name.area);
                written.names.push(name);
            }
        }
    }

    /// How many flows each node has that is in an area.
    fn flows_of_nodes(&self, area: Rect) -> Vec<u16> {
        let mut flows = vec![0_u16; self.nodes.ids.len()];
        for flow in self.flows.visible(area) {
            for end in [flow.flow.from, flow.flow.to] {
                if let Some(place) = place_of(&self.nodes.ids, end) {
                    flows[place] = flows[place].saturating_add(1);
                }
            }
        }
        flows
    }

    /// All that a title should not cover: nodes, notes, and what is seen of the labels of flows. From far away nothing is
    /// so large that it matters, apart from the names of few nodes.
    fn things(&self, view: &View) -> Things {
        let area = view.visible;
        let ground = Ground::new(area, view.zoom);
        if view.detail() == Detail::Far && self.nodes.bounds.overlapping(area).nth(FEW_NODES).is_some() {
            return Things { ground, nodes: Vec::new() };
        }
        let mut things = Things { ground, nodes: self.nodes.bottom_up_places(area) };
        let seen = |bounds: Rect| bounds.grown(1.0 - BLEED);
        for &node in &things.nodes {
            things.ground.add(seen(self.nodes.bounds.at(node)));
        }
        let of = |boxes| Boxes::overlapping(boxes, area).map(|place| boxes.at(place));
        for note in of(&self.notes.bounds) {
            things.ground.add(seen(note));
        }
        for label in of(&self.labels) {
            things.ground.add(seen_of_label(label.grown(-BLEED), view.detail()));
        }
        things
    }
}

/// Largest zones first: where there is no place that is free, as it stands in the drawing where that can be read, or
/// where it covers least; never over another title.
fn write_titles(view: &View, zones: &[Arc<ZoneFigure>], things: &Ground) -> Vec<(usize, Option<(MapTitle, Rect)>)> {
    let zoom = view.zoom;
    let few = view.detail() > Detail::Far || zones.len() <= FEW_ZONES;
    let mut taken = Ground::new(view.visible, zoom);
    let mut written = Vec::new();
    for (number, zone) in zones.iter().enumerate() {
        let forms = Form::ALL.into_iter().filter(|form| few || matches!(form, Form::Usual | Form::Small));
        let open = |form: Form| {
            let title = zone.map_title(zoom, form)?;
            let places = title.places().filter(|place| taken.is_free(*place, |_| true));
            let places: Vec<(f32, Rect)> = places.map(|place| (things.covered(place), place)).collect();
            Some((title, places))
        };
        let mut best: Option<(f32, MapTitle, Rect)> = None;
        let mut beyond = None;
        for form in forms {
            if form == Form::Cut && best.is_some() {
                break;
            }
            let Some((title, places)) = open(form) else { continue };
            if let Some(&(_, place)) = places.iter().find(|(covered, _)| *covered <= 0.0) {
                best = Some((0.0, title, place));
                break;
            }
            let least = places.into_iter().min_by(|a, b| a.0.total_cmp(&b.0));
            let Some((covered, place)) = least else { continue };
            if form == Form::Beyond {
                beyond = Some((covered, title, place));
            } else if best.as_ref().is_none_or(|best| covered < best.0) {
                best = Some((covered, title, place));
            }
        }
        match (best.or(beyond), zone.title) {
            // Room is kept for it where it is in the drawing.
            (None | Some((0.001.., ..)), Some(place)) if TITLE * zoom >= SMALLEST => {
                taken.add(place);
                written.push((number, None));
            }
            (Some((_, title, place)), _) => {
                taken.add(place);
                written.push((number, Some((title, place))));
            }
            (None, _) => {}
        }
    }
    written
}

/// The place of a node in the order of ids: numbers are mostly given without gaps.
fn place_of(ids: &[NodeId], id: NodeId) -> Option<usize> {
    place(ids, id, (id.0 as usize).saturating_sub(1), |&other| other)
}

/// What is seen of a label, by its box.
fn seen_of_label(label: Rect, detail: Detail) -> Rect {
    let chip = Rect(label.left(), label.top(), label.2, CHIP);
    match detail {
        Detail::Far | Detail::Low => Rect::between(chip.center(), chip.center()).grown(MARK / 2.0),
        Detail::Reduced => chip,
        Detail::Full => label,
    }
}
