//! What is gone, as ghosts: elements of an earlier sheet at their old places, for a later drawing to show.

use std::collections::BTreeSet;

use super::Sheet;
use crate::model::{ElementId, Rect};
use crate::scene::primitive::{Ink, Primitive, Stroke};
use crate::scene::role::Role;
use crate::scene::view::{Detail, Overlay};

/// Opacities: of lines, of words, of areas.
const LINES: f32 = 0.75;
const WORDS: f32 = 0.9;
const AREAS: f32 = 0.06;

/// Hands the primitives of one element to a painter.
type Paint<'a> = &'a dyn Fn(&mut dyn FnMut(&Primitive));

/// An element that is not there any more, or not at this place, faint and dashed.
#[derive(Clone, Debug, PartialEq)]
pub struct Ghost {
    /// Which one it was.
    pub element: ElementId,
    /// The box of all that is painted.
    pub bounds: Rect,
    /// Where it can be told from others: its frame; of a flow, its label.
    pub area: Rect,
    /// What to paint, in world units.
    pub primitives: Vec<Primitive>,
}

impl Sheet {
    /// The ghosts of those of these elements that are drawn on this sheet, in the order in which they are painted.
    pub fn ghosts(&self, elements: &BTreeSet<ElementId>) -> Vec<Ghost> {
        let mut ghosts = Vec::new();
        let mut add = |element: ElementId, area: Rect, bounds: Rect, paint: Paint<'_>| {
            if elements.contains(&element) {
                let mut primitives = Vec::new();
                paint(&mut |primitive| primitives.push(faded(primitive, Role::ChangeRemoved)));
                ghosts.push(Ghost { element, bounds, area, primitives });
            }
        };
        for (&id, zone) in self.zones.ids.iter().zip(&self.zones.figures) {
            let frame = zone.zone.frame;
            add(id.into(), frame, frame, &|painter| {
                zone.paint(painter);
                zone.paint_title(Overlay::None, painter);
            });
        }
        for ((&id, flow), bounds) in self.flows.ids.iter().zip(&self.flows.figures).zip(self.flows.bounds.iter()) {
            add(id.into(), flow.shape.label.unwrap_or(bounds), bounds, &|painter| {
                flow.paint_line(Detail::Full, Overlay::None, painter);
                flow.paint_label(Detail::Full, Overlay::None, painter);
            });
        }
        for ((&id, note), bounds) in self.notes.ids.iter().zip(&self.notes.figures).zip(self.notes.bounds.iter()) {
            let frame = bounds.grown(-super::layer::BLEED);
            add(id.into(), frame, frame, &|painter| note.paint(Detail::Full, painter));
        }
        for (&id, node) in self.nodes.ids.iter().zip(&self.nodes.figures) {
            let frame = node.node.rect();
            add(id.into(), frame, frame, &|painter| {
                node.paint(Detail::Full, painter);
                node.paint_text(painter);
            });
        }
        ghosts
    }
}

/// The same, faint in one colour, with dashed lines: what stands there now is seen through it.
pub(super) fn faded(primitive: &Primitive, role: Role) -> Primitive {
    let (line, words, area) = (Ink::faint(role, LINES), Ink::faint(role, WORDS), Ink::faint(role, AREAS));
    let pen = |stroke: Stroke| Stroke { ink: line, width: stroke.width };
    match primitive.clone() {
        Primitive::Rect { rect, radius, fill, stroke, dashed: _ } => {
            Primitive::Rect { rect, radius, fill: fill.map(|_| area), stroke: stroke.map(pen), dashed: true }
        }
        Primitive::Line { points, stroke, dashed: _ } => Primitive::Line { points, stroke: pen(stroke), dashed: true },
        Primitive::Polygon { points, fill: _ } => Primitive::Polygon { points, fill: line },
        Primitive::Mark { center, radius, filled, ink: _, ground: _ } => {
            Primitive::Mark { center, radius, filled, ink: line, ground: area }
        }
        Primitive::Text { at, align, size, bold, ink: _, halo: _, text } => {
            Primitive::Text { at, align, size, bold, ink: words, halo: None, text }
        }
        Primitive::Icon { icon, rect, ink: _ } => Primitive::Icon { icon, rect, ink: line },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::catalog::Catalog;
    use crate::model::{FlowId, NodeId, PartyId, ZoneId};
    use crate::storage;
    use crate::text::Lang;

    #[test]
    fn ghosts_are_dashed_and_of_one_colour_and_stand_where_the_elements_stood() {
        let project = storage::read(include_str!("../../../samples/figure-5-3.ron")).unwrap();
        let catalog = Catalog::builtin().unwrap();
        let sheet = Sheet::new(&project, &analyse(&project, &catalog, None), &catalog, Lang::Ja);
        let gone: [ElementId; 4] = [NodeId(25).into(), FlowId(19).into(), ZoneId(2).into(), PartyId(1).into()];
        let ghosts = sheet.ghosts(&gone.into());
        let elements: Vec<ElementId> = ghosts.iter().map(|ghost| ghost.element).collect();
        assert_eq!(elements, [gone[2], gone[1], gone[0]], "what is not drawn has no ghost");
        assert_eq!(ghosts[2].area, project.nodes[&NodeId(25)].rect());
        for primitive in ghosts.iter().flat_map(|ghost| &ghost.primitives) {
            let (ink, dashed) = match primitive {
                Primitive::Rect { stroke, dashed, .. } => (stroke.map(|stroke| stroke.ink), *dashed),
                Primitive::Line { stroke, dashed, .. } => (Some(stroke.ink), *dashed),
                Primitive::Polygon { fill: ink, .. }
                | Primitive::Mark { ink, .. }
                | Primitive::Text { ink, .. }
                | Primitive::Icon { ink, .. } => (Some(*ink), true),
            };
            assert!(dashed && ink.is_none_or(|ink| ink.role == Role::ChangeRemoved), "{primitive:?}");
        }
    }
}
