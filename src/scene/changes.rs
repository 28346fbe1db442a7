//! What has changed since an earlier version, on the drawing of the later one: rings and marks on what is new or says
//! something else, ghosts of what is gone.

use std::collections::BTreeMap;

use super::mark;
use super::primitive::{Ink, Primitive, Stroke};
use super::role::Role;
use super::sheet::Sheet;
use super::sheet::ghosts::Ghost;
use crate::analysis::Fate;
use crate::model::{ElementId, Point, Rect};

/// Far more than any drawing is large.
const EVERYWHERE: Rect = Rect(-1.0e9, -1.0e9, 2.0e9, 2.0e9);

/// The width of the band behind a flow that has changed, and its opacity.
const BAND: (f32, f32) = (6.0, 0.25);

/// How far rings are from what they are round.
const RING: f32 = 4.0;

/// The changes between two versions, as far as they can be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// What has become of each element that differs.
    pub fates: BTreeMap<ElementId, Fate>,
    /// How many elements had each fate.
    pub counts: [(Fate, usize); 4],
    /// What is gone.
    pub ghosts: Vec<Ghost>,
    /// What stands elsewhere now, where it stood.
    pub moved: Vec<Ghost>,
}

impl Changes {
    /// The smallest rectangle around all ghosts; none where nothing drawn is gone or moved.
    pub fn bounds(&self) -> Option<Rect> {
        self.ghosts.iter().chain(&self.moved).map(|ghost| ghost.bounds).reduce(Rect::union)
    }

    /// Hands the painter what lies under the drawing of the later version, so that no word is struck through: where
    /// something stood, and the bands behind flows that say something else.
    pub fn paint_beneath(&self, sheet: &Sheet, painter: &mut dyn FnMut(&Primitive)) {
        self.moved.iter().flat_map(|ghost| &ghost.primitives).for_each(&mut *painter);
        for (element, fate) in &self.fates {
            let ElementId::Flow(id) = element else { continue };
            if let Some(flow) = sheet.geometry().flows.get(id).filter(|_| *fate != Fate::Redrawn) {
                let stroke = Stroke { ink: Ink::faint(Role::from(*fate), BAND.1), width: BAND.0 };
                painter(&Primitive::Line { points: flow.route.clone(), stroke, dashed: false });
            }
        }
    }

    /// Hands the painter what marks the changes, to be painted over the drawing of the later version.
    pub fn paint(&self, sheet: &Sheet, painter: &mut dyn FnMut(&Primitive)) {
        for ghost in &self.ghosts {
            ghost.primitives.iter().for_each(&mut *painter);
            let flow = matches!(ghost.element, ElementId::Flow(_));
            mark::fate(Fate::Removed, corner(ghost.area, flow), sheet.lang()).iter().for_each(&mut *painter);
        }
        for (element, area) in sheet.visible(EVERYWHERE) {
            let Some(&fate) = self.fates.get(&element) else { continue };
            let flow = matches!(element, ElementId::Flow(_));
            if fate != Fate::Redrawn {
                painter(&Primitive::Rect {
                    rect: area.grown(RING),
                    radius: 8.0,
                    fill: None,
                    stroke: Some(Stroke::of(fate.into(), 2.0)),
                    dashed: fate == Fate::Changed,
                });
            }
            mark::fate(fate, corner(area, flow), sheet.lang()).iter().for_each(&mut *painter);
        }
    }
}

/// Where the mark stands: of a flow at the right, where no other mark is, of all else at the left.
fn corner(area: Rect, flow: bool) -> Point {
    if flow { Point(area.right() + 4.0, area.top() - 2.0) } else { Point(area.left(), area.top()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::catalog::Catalog;
    use crate::model::{FlowId, NodeId};
    use crate::storage;
    use crate::text::Lang;

    #[test]
    fn what_is_gone_is_a_ghost_and_what_differs_has_its_ring_and_mark() {
        let project = storage::read(include_str!("../../samples/figure-5-3.ron")).unwrap();
        let catalog = Catalog::builtin().unwrap();
        let sheet = Sheet::new(&project, &analyse(&project, &catalog, None), &catalog, Lang::Ja);
        let (added, changed, moved) = (NodeId(2).into(), FlowId(1).into(), NodeId(3).into());
        let changes = Changes {
            fates: [(added, Fate::Added), (changed, Fate::Changed), (moved, Fate::Redrawn)].into(),
            counts: Fate::ALL.map(|fate| (fate, 1)),
            ghosts: sheet.ghosts(&[NodeId(25).into()].into()),
            moved: Vec::new(),
        };
        let mut painted = Vec::new();
        changes.paint(&sheet, &mut |primitive| painted.push(primitive.clone()));
        let says =
            |text: &str| painted.iter().any(|part| matches!(part, Primitive::Text { text: said, .. } if said == text));
        assert!(says("開発/保守端末"), "the ghost has its name");
        let rings: Vec<(Rect, Role, bool)> = painted
            .iter()
            .filter_map(|part| match part {
                Primitive::Rect { rect, fill: None, stroke: Some(stroke), dashed, .. } => {
                    Some((*rect, stroke.ink.role, *dashed))
                }
                _ => None,
            })
            .collect();
        let node = project.nodes[&NodeId(2)].rect().grown(RING);
        let label = sheet.geometry().flows[&FlowId(1)].label.unwrap().grown(RING);
        assert_eq!(rings, [(node, Role::ChangeAdded, false), (label, Role::ChangeChanged, true)]);
        let is_band = |part: &&Primitive| matches!(part, Primitive::Line { stroke, .. } if stroke.width > 5.0);
        assert_eq!(painted.iter().filter(is_band).count(), 0, "nothing strikes through a label");
        let mut beneath = Vec::new();
        changes.paint_beneath(&sheet, &mut |primitive| beneath.push(primitive.clone()));
        assert_eq!(beneath.iter().filter(is_band).count(), 1, "behind the flow that has changed");
        let bounds = changes.bounds().unwrap();
        assert!(bounds.contains_rect(project.nodes[&NodeId(25)].rect()));
    }
}
