//! Other frames for zones, nodes and notes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::error::EditError;
use super::fit;
use super::movement::contents;
use crate::model::{ElementId, Point, Project, Rect, Size};

/// The smallest node, in world units.
pub const MINIMUM_NODE: Size = Size(60.0, 40.0);
/// The smallest zone, in world units.
pub const MINIMUM_ZONE: Size = Size(80.0, 60.0);
/// The smallest note, in world units.
pub const MINIMUM_NOTE: Size = Size(60.0, 24.0);

/// The smallest size that an element can be given at a width: what is written in it must be readable.
pub fn least(project: &Project, element: ElementId, width: f32) -> Size {
    match element {
        ElementId::Zone(id) => project.zones.get(&id).map_or(MINIMUM_ZONE, |zone| {
            let Size(least, height) = MINIMUM_ZONE;
            Size(least, fit::least_zone_height(zone, width.max(least)).max(height))
        }),
        ElementId::Node(id) => project.nodes.get(&id).map_or(MINIMUM_NODE, |node| {
            let least = fit::least_node_width(node, MINIMUM_NODE.0);
            Size(least, fit::least_node_height(node, width.max(least)).max(MINIMUM_NODE.1))
        }),
        ElementId::Note(id) => project.notes.get(&id).map_or(MINIMUM_NOTE, |note| {
            let Size(least, height) = MINIMUM_NOTE;
            Size(least, fit::least_note_height(note, width.max(least)).max(height))
        }),
        ElementId::Flow(_) | ElementId::Party(_) | ElementId::Data(_) | ElementId::Measure(_) | ElementId::Risk(_) => {
            Size(0.0, 0.0)
        }
    }
}

/// How near to the frame of a zone what stands in it may come by the frame being dragged, in world units.
const CLEAR: f32 = 8.0;

/// A frame for a zone that still holds what stands in it now, as far as that does; other elements hold nothing.
pub fn holding(project: &Project, element: ElementId, frame: Rect) -> Rect {
    let ElementId::Zone(id) = element else { return frame };
    let Some(zone) = project.zones.get(&id) else { return frame };
    let held = contents(project, &BTreeSet::from([element]));
    let held = held.into_iter().filter_map(|element| project.frame(element)).reduce(Rect::union);
    let Some(held) = held.map(|held| held.grown(CLEAR)) else { return frame };
    // What stuck out before may go on doing so.
    let (old, far) = (zone.frame, |rect: Rect| Point(rect.right(), rect.bottom()));
    let near = Point(held.left().max(old.left()), held.top().max(old.top()));
    let far = Point(far(held).0.min(far(old).0), far(held).1.min(far(old).1));
    frame.union(Rect::between(near, far))
}

/// Gives a zone, node or note another frame, at least of the smallest size. What stands in it stays. A note that was
/// only listed comes to stand on the drawing.
pub(super) fn resize(project: &mut Project, element: ElementId, frame: Rect) -> Result<(), EditError> {
    let missing = EditError::Missing { element };
    if project.is_locked(element) {
        return Err(EditError::Locked { element });
    }
    let smallest = least(project, element, frame.2);
    match element {
        ElementId::Zone(id) => {
            let zone = project.zones.get_mut(&id).ok_or(missing)?;
            let frame = bounded(zone.frame, frame, smallest, element)?;
            Arc::make_mut(zone).frame = frame;
        }
        ElementId::Node(id) => {
            let node = project.nodes.get_mut(&id).ok_or(missing)?;
            let frame = bounded(node.rect(), frame, smallest, element)?;
            let node = Arc::make_mut(node);
            (node.at, node.size) = (frame.corner(), frame.size());
        }
        ElementId::Note(id) => {
            let note = project.notes.get_mut(&id).ok_or(missing)?;
            let frame = bounded(note.frame.unwrap_or(frame), frame, smallest, element)?;
            Arc::make_mut(note).frame = Some(frame);
        }
        ElementId::Flow(_) | ElementId::Party(_) | ElementId::Data(_) | ElementId::Measure(_) | ElementId::Risk(_) => {
            return Err(if project.has(element) { EditError::NotResizable { element } } else { missing });
        }
    }
    Ok(())
}

/// `new`, at least of the smallest size. The side that was not dragged (the one that `old` and `new` share) stays,
/// also where a side was dragged beyond the other one.
pub(super) fn bounded(old: Rect, new: Rect, smallest: Size, element: ElementId) -> Result<Rect, EditError> {
    let (left, width) = bounded_side((old.0, old.2), (new.0, new.2), smallest.0);
    let (top, height) = bounded_side((old.1, old.3), (new.1, new.3), smallest.1);
    let frame = Rect(left, top, width, height);
    // A width that is no number is no bound either: `max` would replace it silently.
    let are_numbers = [new.0, new.1, new.2, new.3].iter().all(|value| value.is_finite());
    if are_numbers && frame.is_drawable() { Ok(frame) } else { Err(EditError::NotDrawable { element: Some(element) }) }
}

fn bounded_side(old: (f32, f32), new: (f32, f32), smallest: f32) -> (f32, f32) {
    if new.1 >= smallest {
        return new;
    }
    let far_side_stays = ((old.0 + old.1) - (new.0 + new.1)).abs() < 0.01 && (old.0 - new.0).abs() >= 0.01;
    if far_side_stays { (old.0 + old.1 - smallest, smallest) } else { (new.0, smallest) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample;
    use crate::model::{FlowId, NodeId, NoteId, ZoneId};

    #[test]
    fn nothing_becomes_smaller_than_the_smallest_and_the_other_side_stays() {
        let mut project = sample::clinic();
        let zone = ZoneId(1);
        project.zones.insert(zone, Arc::new(sample::zone("zone.dc", "A", Rect(100.0, 100.0, 300.0, 200.0))));
        // The left side dragged to the right, beyond the right side.
        resize(&mut project, zone.into(), Rect(450.0, 100.0, -50.0, 200.0)).unwrap();
        assert_eq!(project.zones[&zone].frame, Rect(320.0, 100.0, 80.0, 200.0));
        // The lower side dragged upwards.
        resize(&mut project, zone.into(), Rect(320.0, 100.0, 80.0, 5.0)).unwrap();
        assert_eq!(project.zones[&zone].frame, Rect(320.0, 100.0, 80.0, 60.0));
        let node = NodeId(1);
        let (at, at_first) = (project.nodes[&node].at, project.nodes[&node].size);
        resize(&mut project, node.into(), Rect(at.0, at.1, 1.0, 1.0)).unwrap();
        let least = project.nodes[&node].size;
        assert!(least.0 < at_first.0 && least.1 >= MINIMUM_NODE.1, "{least:?}");
        assert!(fit::least_node_height(&project.nodes[&node], least.0) <= least.1, "its name can be read");
    }

    #[test]
    fn a_frame_holds_what_stands_in_it_as_far_as_it_did() {
        let mut project = sample::clinic();
        let (zone, frame) = (ZoneId(1), Rect(0.0, 0.0, 400.0, 300.0));
        project.nodes.clear();
        project.flows.clear();
        project.notes.clear();
        project.zones.clear();
        project.zones.insert(zone, Arc::new(sample::zone("zone.dc", "A", frame)));
        let held = |project: &Project, wanted| holding(project, zone.into(), wanted);
        assert_eq!(held(&project, Rect(0.0, 0.0, 80.0, 60.0)), Rect(0.0, 0.0, 80.0, 60.0), "nothing stands in it");
        project.zones.insert(ZoneId(2), Arc::new(sample::zone("zone.room", "B", Rect(100.0, 100.0, 100.0, 80.0))));
        assert_eq!(held(&project, Rect(0.0, 0.0, 80.0, 60.0)), Rect(0.0, 0.0, 208.0, 188.0));
        assert_eq!(held(&project, Rect(150.0, 0.0, 250.0, 300.0)), Rect(92.0, 0.0, 308.0, 300.0));
        assert_eq!(held(&project, Rect(-9.0, 0.0, 500.0, 300.0)), Rect(-9.0, 0.0, 500.0, 300.0), "it may grow");
    }

    #[test]
    fn a_listed_note_gets_a_place() {
        let mut project = sample::clinic();
        let note = project.add_note(crate::model::Note {
            text: "n".into(),
            frame: None,
            about: Vec::new(),
            locked: false,
            layer: 0,
        });
        resize(&mut project, note.into(), Rect(10.0, 10.0, 10.0, 10.0)).unwrap();
        assert_eq!(project.notes[&note].frame, Some(Rect(10.0, 10.0, 60.0, 31.0)), "as high as its one line needs");
    }

    #[test]
    fn what_is_locked_keeps_its_size() {
        let mut project = sample::clinic();
        let zone = ZoneId(1);
        Arc::make_mut(project.zones.get_mut(&zone).unwrap()).locked = true;
        let refused = Err(EditError::Locked { element: zone.into() });
        assert_eq!(resize(&mut project, zone.into(), Rect(0.0, 0.0, 900.0, 900.0)), refused);
    }

    #[test]
    fn what_has_no_size_or_no_number_is_refused() {
        let mut project = sample::clinic();
        let frame = Rect(0.0, 0.0, 100.0, 100.0);
        let flow = ElementId::Flow(FlowId(1));
        assert_eq!(resize(&mut project, flow, frame), Err(EditError::NotResizable { element: flow }));
        let gone = ElementId::Note(NoteId(99));
        assert_eq!(resize(&mut project, gone, frame), Err(EditError::Missing { element: gone }));
        let zone = ElementId::Zone(ZoneId(1));
        let refused = Err(EditError::NotDrawable { element: Some(zone) });
        assert_eq!(resize(&mut project, zone, Rect(0.0, 0.0, f32::NAN, 100.0)), refused);
        assert_eq!(resize(&mut project, zone, Rect(2e7, 0.0, 100.0, 100.0)), refused);
    }
}
