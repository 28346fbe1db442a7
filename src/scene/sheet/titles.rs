//! Where the titles of zones stand when the drawing is seen from afar.

use super::Sheet;
use super::boxes::Boxes;
use super::layer::BLEED;
use crate::model::Rect;
use crate::scene::label::CHIP;
use crate::scene::mark::MARK;
use crate::scene::primitive::Primitive;
use crate::scene::view::{Detail, View};

impl Sheet {
    /// Titles as large as on a map, largest zones first, each where it covers nothing that could be read or pointed at;
    /// where there is no such place, as it stands in the drawing, or from further away where it covers least; never over
    /// another title.
    pub fn paint_far_titles(&self, view: &View, painter: &mut dyn FnMut(&Primitive)) {
        let (area, zoom, overlay) = (view.visible, view.zoom, view.overlay);
        let readable = view.detail() >= Detail::Reduced;
        let things = if view.detail() == Detail::Far { Vec::new() } else { self.things(view) };
        let mut taken: Vec<Rect> = Vec::new();
        for zone in self.zones.visible(area) {
            let Some(title) = zone.map_title(zoom) else {
                if readable {
                    zone.paint_title(overlay, painter);
                }
                continue;
            };
            let reach = title.reach();
            let near: Vec<Rect> = things.iter().copied().filter(|thing| thing.overlaps(reach)).collect();
            let covered = |place: Rect| near.iter().map(|&thing| shared(place, thing)).sum::<f32>();
            let open = || title.places().filter(|place| !taken.iter().any(|other| other.overlaps(*place)));
            let free = open().find(|&place| covered(place) <= 0.0);
            let least = || open().min_by(|a, b| covered(*a).total_cmp(&covered(*b)));
            if let Some(place) = free {
                zone.paint_map_title(place, zoom, overlay, painter);
                taken.push(place);
            } else if readable {
                zone.paint_title(overlay, painter);
                taken.extend(zone.title);
            } else if let Some(place) = least() {
                zone.paint_map_title(place, zoom, overlay, painter);
                taken.push(place);
            }
        }
    }

    /// The boxes of all that a title should not cover: notes, nodes, and what is seen of the labels of flows.
    fn things(&self, view: &View) -> Vec<Rect> {
        let area = view.visible;
        let of = |boxes| Boxes::overlapping(boxes, area).map(|place| boxes.at(place));
        let boxes = of(&self.nodes.bounds).chain(of(&self.notes.bounds));
        let mut things: Vec<Rect> = boxes.map(|bounds| bounds.grown(1.0 - BLEED)).collect();
        let labels = of(&self.labels);
        things.extend(labels.map(|label| seen_of_label(label.grown(-BLEED), view.detail())));
        things
    }
}

/// The area that two boxes share.
fn shared(a: Rect, b: Rect) -> f32 {
    let width = a.right().min(b.right()) - a.left().max(b.left());
    let height = a.bottom().min(b.bottom()) - a.top().max(b.top());
    width.max(0.0) * height.max(0.0)
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
