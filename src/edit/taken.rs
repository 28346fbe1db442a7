//! What a zone takes in whose frame comes over what stands elsewhere.

use std::collections::BTreeSet;

use crate::model::{NodeId, Project, Rect, ZoneId};

/// The nodes that came to stand in a zone because its frame went over them while they stayed in another one, with that
/// zone: the first one where there are several.
///
/// A zone that is made larger within another one is put round what stands there: that takes nothing from anywhere.
///
/// Where things stand is read off the drawing, so that their threats may be others now; nothing else shows it.
pub fn taken_in(before: &Project, after: &Project) -> Option<(ZoneId, BTreeSet<NodeId>)> {
    if before.zones.ptr_eq(&after.zones) {
        return None;
    }
    let moved = after.zones.iter().filter_map(|(&id, zone)| {
        let was = before.zones.get(&id)?.frame;
        (was != zone.frame).then_some((id, was, zone.frame))
    });
    moved
        .map(|(id, was, is)| {
            let is_round = |outer: Rect| was.size() != is.size() && outer.contains_rect(is);
            let elsewhere = |middle| {
                let mut others = before.zones.iter().filter(|(other, _)| **other != id);
                others.any(|(_, zone)| zone.frame.contains(middle) && !is_round(zone.frame))
            };
            let stayed = after.nodes.iter().filter_map(|(&node, now)| {
                let middle = before.nodes.get(&node)?.rect().center();
                (now.rect().center() == middle).then_some((node, middle))
            });
            let taken = stayed.filter(|&(_, at)| is.contains(at) && !was.contains(at) && elsewhere(at));
            (id, taken.map(|(node, _)| node).collect::<BTreeSet<NodeId>>())
        })
        .find(|(_, taken)| !taken.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, apply, sample};
    use crate::model::{ElementId, Point, Vector};

    #[test]
    fn what_stands_elsewhere_and_stays_is_taken_in_and_what_goes_along_is_not() {
        let mut project = Project::default();
        let left = project.add_zone(sample::zone("zone.room", "左", Rect(0.0, 0.0, 300.0, 200.0)));
        project.add_zone(sample::zone("zone.room", "右", Rect(400.0, 0.0, 300.0, 200.0)));
        project.add_node(sample::node("node.server", "左の", Point(100.0, 100.0)));
        let right = project.add_node(sample::node("node.server", "右の", Point(420.0, 100.0)));
        project.add_node(sample::node("node.server", "外の", Point(420.0, 300.0)));
        let moved = |by: Vector| {
            let command = Command::Move { elements: [ElementId::from(left)].into(), by };
            apply(&project, &sample::catalog(), &command).unwrap().project
        };
        assert_eq!(taken_in(&project, &moved(Vector(50.0, 0.0))), None);
        assert_eq!(taken_in(&project, &moved(Vector(250.0, 0.0))), Some((left, [right].into())));
        // What stood nowhere is what a zone is put round.
        assert_eq!(taken_in(&project, &moved(Vector(250.0, 250.0))), None);
    }

    #[test]
    fn a_zone_made_larger_takes_from_its_neighbour_and_not_from_the_one_around_it() {
        let mut project = Project::default();
        let left = project.add_zone(sample::zone("zone.room", "左", Rect(0.0, 0.0, 300.0, 200.0)));
        project.add_zone(sample::zone("zone.room", "右", Rect(400.0, 0.0, 300.0, 200.0)));
        project.add_zone(sample::zone("zone.dc", "外", Rect(-50.0, -50.0, 900.0, 900.0)));
        project.add_node(sample::node("node.server", "外の", Point(100.0, 300.0)));
        let right = project.add_node(sample::node("node.server", "右の", Point(420.0, 100.0)));
        let resized = |frame: Rect| {
            let command = Command::Resize { element: left.into(), frame };
            apply(&project, &sample::catalog(), &command).unwrap().project
        };
        assert_eq!(taken_in(&project, &resized(Rect(0.0, 0.0, 300.0, 500.0))), None);
        assert_eq!(taken_in(&project, &resized(Rect(0.0, 0.0, 600.0, 500.0))), Some((left, [right].into())));
    }
}
