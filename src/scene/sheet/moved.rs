//! What stands elsewhere now, as ghosts at its old places, each with a line to where it stands.

use std::collections::BTreeMap;

use super::Sheet;
use super::ghosts::{Ghost, faded};
use crate::analysis::Fate;
use crate::model::{ElementId, Point, Project, Rect, Vector};
use crate::scene::primitive::{Ink, Primitive, Stroke};
use crate::scene::role::Role;

/// Less far than this, in world units, nothing has moved.
const STILL: f32 = 0.5;

/// The opacity of the line to the new place, its width, and how long and wide its head is.
const LINK: f32 = 0.6;
const WIDTH: f32 = 1.4;
const HEAD: (f32, f32) = (9.0, 4.5);

impl Sheet {
    /// The ghosts of those zones, nodes and notes with a fate that are drawn on this earlier sheet, and elsewhere in the
    /// project as it is now. What a zone has carried along has no line of its own.
    pub fn moved(&self, now: &Project, fates: &BTreeMap<ElementId, Fate>) -> Vec<Ghost> {
        let stays = |fate: Fate| matches!(fate, Fate::Changed | Fate::Redrawn);
        let differs = fates.iter().filter(|(_, fate)| stays(**fate)).map(|(&element, _)| element);
        let ghosts = self.ghosts(&differs.collect());
        let place = |ghost: &Ghost| now.frame(ghost.element).map(|frame| (ghost.area, frame));
        let carried: Vec<(Rect, Vector)> = ghosts
            .iter()
            .filter(|ghost| matches!(ghost.element, ElementId::Zone(_)))
            .filter_map(|ghost| place(ghost).map(|(then, now)| (then, then.corner().to(now.corner()))))
            .collect();
        let moved = ghosts.into_iter().filter_map(|ghost| {
            let (then, now) = place(&ghost)?;
            let is_zone = matches!(ghost.element, ElementId::Zone(_));
            let far = |by: Vector| by.0.abs().max(by.1.abs()) > STILL;
            let by = then.center().to(now.center());
            let resized = far(Vector(now.2 - then.2, now.3 - then.3));
            // A node becomes wider round its middle when it gets a longer name; that it was smaller says nothing.
            let reshaped = is_zone && resized;
            if !(far(by) || reshaped) {
                return None;
            }
            let role = Role::from(*fates.get(&ghost.element)?);
            let alike = |one: Vector, other: Vector| !far(Vector(one.0 - other.0, one.1 - other.1));
            let along = carried
                .iter()
                .any(|(around, way)| *around != then && around.contains(then.center()) && alike(*way, by));
            let mut ghost = ghost;
            ghost.primitives = ghost.primitives.iter().map(|primitive| faded(primitive, role)).collect();
            if !(along || reshaped) {
                let ends = if is_zone { Some((then.corner(), now.corner())) } else { between(then, now) };
                if let Some((from, to)) = ends {
                    ghost.bounds = ghost.bounds.union(Rect::between(from, to).grown(HEAD.0));
                    ghost.primitives.extend(link(from, to, role));
                }
            }
            Some(ghost)
        });
        moved.collect()
    }
}

/// Where the line between the middles of two rectangles leaves the one and enters the other; none where they overlap.
fn between(one: Rect, other: Rect) -> Option<(Point, Point)> {
    if one.overlaps(other) {
        return None;
    }
    let (from, to) = (one.center(), other.center());
    let way = from.to(to);
    let leave = |rect: Rect| {
        let half = |size: f32, way: f32| if way.abs() < 1e-3 { f32::INFINITY } else { size / 2.0 / way.abs() };
        half(rect.2, way.0).min(half(rect.3, way.1))
    };
    let (first, last) = (leave(one), leave(other));
    Some((from.moved(Vector(way.0 * first, way.1 * first)), to.moved(Vector(-way.0 * last, -way.1 * last))))
}

/// A dashed line with a head.
fn link(from: Point, to: Point, role: Role) -> Vec<Primitive> {
    let length = from.distance(to);
    if length <= HEAD.0 {
        return Vec::new();
    }
    let way = from.to(to);
    let (x, y) = (way.0 / length, way.1 / length);
    let neck = to.moved(Vector(-x * HEAD.0, -y * HEAD.0));
    let side = |by: f32| neck.moved(Vector(-y * by, x * by));
    let ink = Ink::faint(role, LINK);
    vec![
        Primitive::Line { points: vec![from, neck], stroke: Stroke { ink, width: WIDTH }, dashed: true },
        Primitive::Polygon { points: vec![to, side(HEAD.1), side(-HEAD.1)], fill: ink },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::catalog::Catalog;
    use crate::edit::{Command, apply};
    use crate::model::{FlowId, NodeId, ZoneId};
    use crate::storage;
    use crate::text::Lang;

    fn lines(ghost: &Ghost) -> usize {
        let link =
            |part: &&Primitive| matches!(part, Primitive::Line { stroke, .. } if (stroke.width - WIDTH).abs() < 1e-3);
        ghost.primitives.iter().filter(link).count()
    }

    #[test]
    fn what_moved_leaves_a_ghost_with_a_line_to_where_it_stands() {
        let before = storage::read(include_str!("../../../samples/figure-5-3.ron")).unwrap();
        let catalog = Catalog::builtin().unwrap();
        let sheet = Sheet::new(&before, &analyse(&before, &catalog, None), &catalog, Lang::Ja);
        let (near, far): (ElementId, ElementId) = (NodeId(4).into(), NodeId(25).into());
        let mut after = before.clone();
        for (element, by) in [(near, Vector(10.0, 0.0)), (far, Vector(0.0, 2000.0))] {
            after = apply(&after, &catalog, &Command::Move { elements: [element].into(), by }).unwrap().project;
        }
        let fates = [(near, Fate::Redrawn), (far, Fate::Changed), (NodeId(5).into(), Fate::Changed)];
        let fates: BTreeMap<_, _> = fates.into_iter().chain([(FlowId(1).into(), Fate::Changed)]).collect();
        let ghosts = sheet.moved(&after, &fates);
        let told: Vec<_> = ghosts.iter().map(|ghost| (ghost.element, lines(ghost))).collect();
        assert_eq!(told, [(near, 0), (far, 1)], "what only says something else, and flows, have none");
        assert_eq!(ghosts[1].area, before.nodes[&NodeId(25)].rect());
        assert!(ghosts[1].bounds.overlaps(after.nodes[&NodeId(25)].rect().grown(1.0)));
    }

    #[test]
    fn what_a_zone_carried_along_has_no_line_of_its_own() {
        let before = storage::read(include_str!("../../../samples/figure-5-3.ron")).unwrap();
        let catalog = Catalog::builtin().unwrap();
        let sheet = Sheet::new(&before, &analyse(&before, &catalog, None), &catalog, Lang::Ja);
        let command = Command::Move { elements: [ZoneId(2).into()].into(), by: Vector(3000.0, 0.0) };
        let after = apply(&before, &catalog, &command).unwrap().project;
        let all = before.zones.keys().map(|&id| ElementId::from(id));
        let all = all.chain(before.nodes.keys().map(|&id| id.into()));
        let ghosts = sheet.moved(&after, &all.map(|element| (element, Fate::Redrawn)).collect());
        assert!(ghosts.len() > 2, "{}", ghosts.len());
        let linked: Vec<_> = ghosts.iter().filter(|ghost| lines(ghost) > 0).map(|ghost| ghost.element).collect();
        assert_eq!(linked, [ElementId::from(ZoneId(2))]);
    }
}
