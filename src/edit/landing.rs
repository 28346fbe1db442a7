//! Where copies go: a free place beside their originals, near a point, or the very place that was asked for.

use std::collections::BTreeSet;

use super::clipboard;
use super::copies::{Clip, drawn};
use super::snapping::GRID;
use super::spot::{Arrows, Homes, NO_ARROWS, Wish, free_place, is_free};
use crate::model::{ElementId, Point, Project, Rect, Size, Vector};

/// How far aside a copy is put that has no place of its own, or where one just like it stands already.
const ASIDE: Vector = Vector(20.0, 20.0);

/// How far right of elements or below their copies find a free place: clear of all that is there, in the same zones where
/// these have room, and with no frame across another.
pub fn aside(project: &Project, elements: &BTreeSet<ElementId>, arrows: &Arrows) -> Vector {
    let Ok(clip) = Clip::of(project, elements) else { return ASIDE };
    let Some(wish) = beside(&clip, project, arrows) else { return ASIDE };
    free_place(project, &wish).map_or(ASIDE, |at| on_grid(wish.at.to(at)))
}

/// How far from elements their duplicates stand: a little aside, over the originals, in the same zones and exactly on nothing.
/// Zones, which would come to hold what is not theirs, and what has no such place go where [`aside`] puts them.
pub fn offset(project: &Project, elements: &BTreeSet<ElementId>, arrows: &Arrows) -> Vector {
    const FARTHEST: u8 = 3;
    let Ok(clip) = Clip::of(project, elements) else { return ASIDE };
    let ways = (1..=FARTHEST).flat_map(|step| {
        let Vector(across, down) = Vector(ASIDE.0 * f32::from(step), ASIDE.1 * f32::from(step));
        [Vector(across, down), Vector(across, -down), Vector(-across, down), Vector(-across, -down)]
    });
    let mut ways = ways.filter(|&by| clip.zones.is_empty() && stays(&clip, project, by));
    ways.next().unwrap_or_else(|| aside(project, elements, arrows))
}

/// Whether duplicates of elements that are moved so far stand as [`offset`] would have them stand.
pub fn is_apt(project: &Project, elements: &BTreeSet<ElementId>, by: Vector, arrows: &Arrows) -> bool {
    let Ok(clip) = Clip::of(project, elements) else { return true };
    if clip.zones.is_empty() { stays(&clip, project, by) } else { is_clear(project, elements, by, arrows) }
}

/// Whether all of a clip without zones stands in the same zones when it is moved so far, with no more frames through it, and
/// covers nothing so that one would not see it.
fn stays(clip: &Clip, project: &Project, by: Vector) -> bool {
    let crosses = |zone: Rect, frame: Rect| zone.overlaps(frame) && !zone.contains_rect(frame);
    clip.frames().all(|frame| {
        let moved = frame.moved(by);
        !frames(project).any(|other| other == moved)
            && project.zones.values().map(|zone| zone.frame).all(|zone| {
                zone.contains(frame.center()) == zone.contains(moved.center())
                    && (!crosses(zone, moved) || crosses(zone, frame))
            })
    })
}

/// Whether copies of elements that are moved so far have a free place there, as [`aside`] would give them one.
pub fn is_clear(project: &Project, elements: &BTreeSet<ElementId>, by: Vector, arrows: &Arrows) -> bool {
    let Ok(clip) = Clip::of(project, elements) else { return true };
    beside(&clip, project, arrows).is_none_or(|wish| is_free(project, &Wish { at: wish.at.moved(by), ..wish }))
}

/// Whether zones among copies of elements that are moved so far would come to hold what is not theirs, or to lie across
/// the frame of another.
pub fn captures(project: &Project, elements: &BTreeSet<ElementId>, by: Vector) -> bool {
    let Ok(clip) = Clip::of(project, elements) else { return false };
    clip.zones.values().map(|zone| zone.frame.moved(by)).any(|frame| {
        let crosses = |other: Rect| other.overlaps(frame) && !other.contains_rect(frame);
        let holds = |other: Rect| frame.contains(other.center());
        project.zones.values().any(|zone| crosses(zone.frame))
            || project.nodes.values().any(|node| holds(node.rect()))
            || project.notes.values().filter_map(|note| note.frame).any(holds)
    })
}

/// The middle for what a text from the clipboard says, at the free place nearest to a point: in the zones around that
/// point where these have room. None where it is no text of ours or has no frames.
pub fn near(project: &Project, text: &str, at: Point, arrows: &Arrows) -> Option<Point> {
    let clip = clipboard::read(text).ok()?;
    let block = block(&clip)?;
    let way = on_grid(block.center().to(at));
    let wish = Wish {
        at: block.center().moved(way),
        size: block.size(),
        homes: Homes::around(project, at),
        is_zone: !clip.zones.is_empty(),
        onwards: false,
        within: None,
        arrows,
    };
    let by = on_grid(block.center().to(free_place(project, &wish)?));
    clip.bounds().map(|bounds| bounds.center().moved(by))
}

/// The middle for what a text from the clipboard says at a point, or a little aside where that would cover exactly what was
/// put there before. None as for [`near`].
pub fn exactly(project: &Project, text: &str, at: Point) -> Option<Point> {
    let clip = clipboard::read(text).ok()?;
    let middle = clip.bounds()?.center();
    let way = way_to(&clip, project, Some(at));
    let frames: Vec<Rect> = frames(project).collect();
    let further = |step: u16| Vector(way.0 + ASIDE.0 * f32::from(step), way.1 + ASIDE.1 * f32::from(step));
    let is_free = |way: &Vector| !clip.frames().any(|frame| frames.contains(&frame.moved(*way)));
    // A thousand copies on one diagonal: the next may cover the last.
    Some(middle.moved((0..1000).map(further).find(is_free).unwrap_or(way)))
}

/// How far a clip is moved: its middle to a point, or else to the free place nearest to where it was. By whole steps of
/// the grid, so that what stood on it stands on it again.
pub(super) fn way_to(clip: &Clip, project: &Project, center: Option<Point>) -> Vector {
    let Some(bounds) = clip.bounds() else { return ASIDE };
    if let Some(center) = center {
        return on_grid(bounds.center().to(center));
    }
    let Some(wish) = beside(clip, project, &NO_ARROWS) else { return ASIDE };
    free_place(project, &wish).map_or(ASIDE, |at| on_grid(wish.at.to(at)))
}

/// The wish for a place right of where a clip was or below, or just there where that is free.
fn beside<'a>(clip: &Clip, project: &Project, arrows: &'a Arrows) -> Option<Wish<'a>> {
    let block = block(clip)?;
    let homes = match Homes::holding(project, block) {
        Homes::These(zones) => Homes::These(zones.into_iter().filter(|id| !clip.zones.contains_key(id)).collect()),
        Homes::Any => Homes::Any,
    };
    let is_zone = !clip.zones.is_empty();
    Some(Wish { at: block.center(), size: block.size(), homes, is_zone, onwards: true, within: None, arrows })
}

/// What a clip takes up: the rectangle around its frames and the points its arrows are led through.
fn block(clip: &Clip) -> Option<Rect> {
    let points = clip.flows.values().flat_map(|flow| &flow.waypoints);
    let points = points.map(|&point| Rect::at(point, Size(0.0, 0.0)));
    clip.bounds().map(|bounds| points.fold(bounds, Rect::union))
}

fn frames(project: &Project) -> impl Iterator<Item = Rect> {
    let zones = project.zones.values().map(AsRef::as_ref);
    let nodes = project.nodes.values().map(AsRef::as_ref);
    drawn(zones, nodes, project.notes.values().map(AsRef::as_ref))
}

fn on_grid(way: Vector) -> Vector {
    Vector((way.0 / GRID).round() * GRID, (way.1 / GRID).round() * GRID)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::recipes::{recipe, start};
    use crate::edit::{Change, Command, apply, sample};
    use crate::model::{NodeId, ZoneId};
    use proptest::prelude::*;

    fn duplicate(project: &Project, elements: &BTreeSet<ElementId>, by: Vector) -> Option<Change> {
        let command = Command::Duplicate { elements: elements.clone(), by };
        apply(project, &sample::catalog(), &command).ok()
    }

    #[test]
    fn a_room_lands_clear_in_the_site_it_is_in() {
        let mut project = sample::clinic();
        std::sync::Arc::make_mut(project.zones.get_mut(&ZoneId(1)).unwrap()).frame = Rect(0.0, 0.0, 400.0, 600.0);
        let room = BTreeSet::from([ZoneId(2).into()]);
        let after = duplicate(&project, &room, aside(&project, &room, &NO_ARROWS)).unwrap().project;
        let copy = after.zones[&ZoneId(4)].frame;
        assert!(project.zones[&ZoneId(1)].frame.contains_rect(copy), "{copy:?}");
        assert!(!project.nodes.values().any(|node| node.rect().overlaps(copy)), "{copy:?}");
        assert_eq!(after.nodes[&NodeId(5)].at.to(copy.corner()), project.nodes[&NodeId(1)].at.to(Point(20.0, 20.0)));
    }

    #[test]
    fn where_the_site_has_no_room_a_copy_lands_outside() {
        let project = sample::clinic();
        let room = BTreeSet::from([ZoneId(2).into()]);
        let by = aside(&project, &room, &NO_ARROWS);
        let copy = project.zones[&ZoneId(2)].frame.moved(by);
        assert!(!project.zones.values().any(|zone| zone.frame.overlaps(copy)), "{copy:?}");
        assert!(
            by.0 >= 0.0 && by.1 >= 0.0 && is_clear(&project, &room, by, &NO_ARROWS) && !captures(&project, &room, by)
        );
        // Twenty units off it would hold what stands in the original.
        assert!(captures(&project, &room, ASIDE) && !is_clear(&project, &room, ASIDE, &NO_ARROWS));
    }

    #[test]
    fn a_duplicate_stands_a_little_aside_in_its_zone_and_exactly_on_nothing() {
        let mut project = Project::default();
        project.add_zone(sample::zone("zone.room", "部屋", Rect(0.0, 0.0, 400.0, 300.0)));
        let node = |x: f32, y: f32| sample::node("node.server", "DB", Point(x, y));
        let middle = project.add_node(node(100.0, 100.0));
        let by = |project: &Project, id: NodeId| offset(project, &BTreeSet::from([id.into()]), &NO_ARROWS);
        assert_eq!(by(&project, middle), ASIDE);
        // The place is taken.
        project.add_node(node(120.0, 120.0));
        assert_eq!(by(&project, middle), Vector(20.0, -20.0));
        // In the corner of the zone it goes inwards.
        let corner = project.add_node(node(260.0, 240.0));
        assert_eq!(by(&project, corner), Vector(-20.0, -20.0));
        // Where the zone has no room at all it goes where there is some.
        std::sync::Arc::make_mut(project.zones.get_mut(&ZoneId(1)).unwrap()).frame = Rect(255.0, 235.0, 140.0, 62.0);
        assert_eq!(by(&project, corner), aside(&project, &BTreeSet::from([corner.into()]), &NO_ARROWS));
    }

    #[test]
    fn pasted_under_the_pointer_it_covers_nothing_and_stands_in_the_zone_there() {
        let mut project = sample::clinic();
        std::sync::Arc::make_mut(project.zones.get_mut(&ZoneId(3)).unwrap()).frame.3 = 400.0;
        let text = clipboard::copy(&project, &BTreeSet::from([NodeId(1).into()])).unwrap();
        let over = project.nodes[&NodeId(3)].rect().center();
        let at = near(&project, &text, over, &NO_ARROWS).unwrap();
        let rect = project.nodes[&NodeId(1)].rect();
        let landed = rect.moved(rect.center().to(at));
        assert!(project.zones[&ZoneId(3)].frame.contains_rect(landed), "{landed:?}");
        assert!(!project.nodes.values().any(|node| node.rect().overlaps(landed)), "{landed:?}");
        let beside = over.moved(Vector(50.0, 0.0));
        let exact = exactly(&project, &text, beside).unwrap();
        assert!(exact.distance(beside) <= 7.1, "{exact:?}");
    }

    #[test]
    fn what_is_put_exactly_there_again_does_not_hide_what_is_there() {
        let project = sample::clinic();
        let text = clipboard::copy(&project, &BTreeSet::from([NodeId(1).into()])).unwrap();
        let own = project.nodes[&NodeId(1)].rect().center();
        assert_eq!(exactly(&project, &text, own), Some(own.moved(ASIDE)));
        assert_eq!(near(&project, "https://example.com", own, &NO_ARROWS), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        /// Copies of anything have ids of their own, stand in the copies of zones as the originals stand in the zones,
        /// and nothing else comes to stand in another zone than it did.
        #[test]
        fn copies_leave_every_zone_with_what_it_had(project in start(), recipe in recipe(), pastes: bool) {
            let elements: BTreeSet<ElementId> = recipe.some(&project).into_iter().filter(|id| project.has(*id)).collect();
            let Ok(clip) = Clip::of(&project, &elements) else { return Ok(()) };
            let change = if pastes {
                let text = clipboard::copy(&project, &elements).unwrap();
                let center = near(&project, &text, Point(40.0, 60.0), &NO_ARROWS);
                apply(&project, &sample::catalog(), &Command::Paste { text, center }).ok()
            } else {
                duplicate(&project, &elements, aside(&project, &elements, &NO_ARROWS))
            };
            let Some(Change { project: after, .. }) = change else { return Ok(()) };
            // Copies are made in the order of their originals.
            let fresh = after.zones.keys().filter(|id| !project.zones.contains_key(*id));
            let zones: Vec<(ZoneId, ZoneId)> = clip.zones.keys().copied().zip(fresh.copied()).collect();
            let fresh = after.nodes.keys().filter(|id| !project.nodes.contains_key(*id));
            let nodes: Vec<(NodeId, NodeId)> = clip.nodes.keys().copied().zip(fresh.copied()).collect();
            prop_assert_eq!((zones.len(), nodes.len()), (clip.zones.len(), clip.nodes.len()));
            let holds = |project: &Project, zone: ZoneId, node: NodeId| {
                project.zones[&zone].frame.contains(project.nodes[&node].rect().center())
            };
            for &(zone, its_copy) in &zones {
                for &(node, copy) in &nodes {
                    prop_assert_eq!(holds(&after, its_copy, copy), holds(&project, zone, node), "{} in {}", node, zone);
                }
                for &node in project.nodes.keys() {
                    prop_assert!(!holds(&after, its_copy, node), "{} came into the copy of {}", node, zone);
                }
                let frame = after.zones[&its_copy].frame;
                for (other, around) in &project.zones {
                    let crosses = frame.overlaps(around.frame) && !around.frame.contains_rect(frame);
                    prop_assert!(!crosses, "the copy of {} lies across {}", zone, other);
                }
            }
            for &(node, copy) in &nodes {
                let rect = after.nodes[&copy].rect();
                let covers = project.nodes.values().any(|other| other.rect().overlaps(rect));
                prop_assert!(!covers, "the copy of {} covers something", node);
            }
        }
    }
}
