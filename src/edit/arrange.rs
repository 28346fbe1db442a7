//! Brings elements into line: aligned, evenly spaced, of the same size.

use std::collections::{BTreeMap, BTreeSet};

use super::arrangement::Arrangement;
use super::axis::Axis;
use super::command::StepName;
use super::error::EditError;
use super::movement::{Bent, carried, shift};
use super::resize::{holding, resize};
use crate::model::{ElementId, Project, Rect, Vector};

impl Arrangement {
    /// What the step of the history is called.
    pub const fn step(self) -> StepName {
        match self {
            Self::Left | Self::Center | Self::Right | Self::Top | Self::Middle | Self::Bottom => StepName::Align,
            Self::Across | Self::Down => StepName::Distribute,
            Self::SameWidth | Self::SameHeight | Self::SameSize => StepName::MatchSize,
        }
    }
}

/// One of the frames that are arranged among each other.
#[derive(Clone, Copy, Debug)]
struct Unit {
    element: ElementId,
    frame: Rect,
    locked: bool,
}

/// Arranges the zones, nodes and notes among these; everything else is left alone. A zone carries what stands in it as
/// when it is moved, so what is named besides the zone it stands in is not arranged on its own.
///
/// What is locked stays, and the others follow it: they are aligned with it, take its size, and are spaced evenly
/// between it and their other neighbours.
pub(super) fn arrange(
    project: &mut Project,
    elements: &BTreeSet<ElementId>,
    how: Arrangement,
) -> Result<(), EditError> {
    if let Some(gone) = elements.iter().find(|element| !project.has(**element)) {
        return Err(EditError::Missing { element: *gone });
    }
    let units = units(project, elements);
    if units.len() < how.fewest() {
        return Err(EditError::TooFew { needed: how.fewest() });
    }
    if units.iter().all(|unit| unit.locked)
        && let Some(unit) = units.first()
    {
        return Err(EditError::Locked { element: unit.element });
    }
    match how {
        Arrangement::Left => align(project, &units, Axis::Across, 0.0),
        Arrangement::Center => align(project, &units, Axis::Across, 0.5),
        Arrangement::Right => align(project, &units, Axis::Across, 1.0),
        Arrangement::Top => align(project, &units, Axis::Down, 0.0),
        Arrangement::Middle => align(project, &units, Axis::Down, 0.5),
        Arrangement::Bottom => align(project, &units, Axis::Down, 1.0),
        Arrangement::Across => distribute(project, units, Axis::Across),
        Arrangement::Down => distribute(project, units, Axis::Down),
        Arrangement::SameWidth => match_sizes(project, &units, &[Axis::Across]),
        Arrangement::SameHeight => match_sizes(project, &units, &[Axis::Down]),
        Arrangement::SameSize => match_sizes(project, &units, &[Axis::Across, Axis::Down]),
    }
}

/// What has a frame and is not carried by another of these.
fn units(project: &Project, elements: &BTreeSet<ElementId>) -> Vec<Unit> {
    let all: Vec<Unit> = elements
        .iter()
        .filter_map(|&element| {
            Some(Unit { element, frame: project.frame(element)?, locked: project.is_locked(element) })
        })
        .collect();
    let zones: Vec<&Unit> =
        all.iter().filter(|unit| matches!(unit.element, ElementId::Zone(_)) && !unit.locked).collect();
    let along = carried(project, &zones.iter().map(|zone| zone.element).collect());
    let is_carried = |unit: &Unit| {
        if unit.locked {
            return along.contains(&unit.element);
        }
        zones.iter().any(|zone| match unit.element {
            // Of two zones with the same frame, the first carries the other.
            ElementId::Zone(_) => {
                zone.frame.contains_rect(unit.frame) && (zone.frame != unit.frame || zone.element < unit.element)
            }
            _ => zone.frame.contains(unit.frame.center()),
        })
    };
    all.iter().filter(|unit| !is_carried(unit)).copied().collect()
}

/// What the others follow: the locked ones, or all where none is locked.
fn reference(units: &[Unit]) -> impl Iterator<Item = Rect> {
    let any_locked = units.iter().any(|unit| unit.locked);
    units.iter().filter(move |unit| unit.locked || !any_locked).map(|unit| unit.frame)
}

/// Puts a part of every frame (0 where it begins, 1 where it ends) where the same part of the frame around all is.
fn align(project: &mut Project, units: &[Unit], axis: Axis, part: f32) -> Result<(), EditError> {
    let Some(around) = reference(units).reduce(Rect::union) else { return Ok(()) };
    let place = |frame: Rect| axis.low(around) + (axis.length(around) - axis.length(frame)) * part;
    let ways = units.iter().map(|unit| (unit, place(unit.frame) - axis.low(unit.frame)));
    carry(project, ways, axis)
}

/// Spaces frames evenly. The first, the last and the locked ones stay, and those between two of them get equal gaps;
/// where there is no room for any, their middles get equal distances.
fn distribute(project: &mut Project, mut units: Vec<Unit>, axis: Axis) -> Result<(), EditError> {
    units.sort_by(|a, b| {
        let by_middle = axis.middle(a.frame).total_cmp(&axis.middle(b.frame));
        let by_side = axis.low(a.frame).total_cmp(&axis.low(b.frame));
        by_middle.then(by_side).then(a.element.cmp(&b.element))
    });
    let last = units.len() - 1;
    let stay: Vec<usize> = (0..=last).filter(|&place| place == 0 || place == last || units[place].locked).collect();
    let mut ways = Vec::new();
    for ends in stay.windows(2) {
        let (first, last) = (units[ends[0]].frame, units[ends[1]].frame);
        let between = &units[ends[0] + 1..ends[1]];
        let steps = between.len() as f32 + 1.0;
        let filled: f32 = between.iter().map(|unit| axis.length(unit.frame)).sum();
        let gap = (axis.low(last) - axis.high(first) - filled) / steps;
        let step = (axis.middle(last) - axis.middle(first)) / steps;
        let (mut side, mut middle) = (axis.high(first), axis.middle(first));
        for unit in between {
            middle += step;
            let place = if gap >= 0.0 { rounded(side + gap) } else { middle - axis.length(unit.frame) / 2.0 };
            side += gap + axis.length(unit.frame);
            ways.push((unit, place - axis.low(unit.frame)));
        }
    }
    carry(project, ways.into_iter(), axis)
}

/// To a tenth of a unit, which nobody sees, so that files read well.
fn rounded(place: f32) -> f32 {
    (place * 10.0).round() / 10.0
}

/// Makes zones as large as the largest of them, and nodes and notes as the largest of those: a node of the size of a zone
/// is of no use to anybody.
fn match_sizes(project: &mut Project, units: &[Unit], axes: &[Axis]) -> Result<(), EditError> {
    let (zones, others): (Vec<Unit>, Vec<Unit>) =
        units.iter().partition(|unit| matches!(unit.element, ElementId::Zone(_)));
    if zones.len().max(others.len()) < 2 {
        return Err(EditError::TooFewAlike);
    }
    match_size(project, &zones, axes)?;
    match_size(project, &others, axes)
}

/// Makes all as large as the largest, about their centres, so that they stand in the same zones as before. Zones go on
/// holding what stands in them.
fn match_size(project: &mut Project, units: &[Unit], axes: &[Axis]) -> Result<(), EditError> {
    for unit in units.iter().filter(|unit| !unit.locked) {
        let mut frame = unit.frame;
        for axis in axes {
            let Some(largest) = reference(units).map(|frame| axis.length(frame)).reduce(f32::max) else { continue };
            let half = (largest - axis.length(unit.frame)) / 2.0;
            if half.abs() > NEGLIGIBLE {
                match axis {
                    Axis::Across => (frame.0, frame.2) = (frame.0 - half, largest),
                    Axis::Down => (frame.1, frame.3) = (frame.1 - half, largest),
                }
            }
        }
        if frame != unit.frame {
            resize(project, unit.element, holding(project, unit.element, frame))?;
        }
    }
    Ok(())
}

/// Nothing is moved by less than this: it is what adding and taking away numbers leaves.
const NEGLIGIBLE: f32 = 0.005;

/// Moves each its own way, with what it carries. What stands in two zones that go different ways goes with the smaller.
fn carry<'a>(project: &mut Project, ways: impl Iterator<Item = (&'a Unit, f32)>, axis: Axis) -> Result<(), EditError> {
    let mut moved: Vec<(&Unit, Vector)> = ways
        .filter(|(unit, far)| !unit.locked && far.abs() > NEGLIGIBLE)
        .map(|(unit, far)| (unit, axis.way(far)))
        .collect();
    let area = |unit: &Unit| unit.frame.2 * unit.frame.3;
    moved.sort_by(|(a, _), (b, _)| area(a).total_cmp(&area(b)));
    let mut all: BTreeMap<ElementId, Vector> = BTreeMap::new();
    for (unit, way) in &moved {
        for element in carried(project, &BTreeSet::from([unit.element])) {
            all.entry(element).or_insert(*way);
        }
    }
    shift(project, &all, &mut Bent::default())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::edit::sample::{self, node, zone};
    use crate::edit::{Command, apply};
    use crate::model::{Flow, NodeId, Point, ZoneId};

    /// Nodes with these frames, N1 first.
    fn nodes<const N: usize>(frames: [Rect; N]) -> (Project, BTreeSet<ElementId>) {
        let mut project = Project::default();
        let ids = frames.map(|frame| {
            let node = crate::model::Node { size: frame.size(), ..node("node.server", "a", frame.corner()) };
            ElementId::Node(project.add_node(node))
        });
        (project, ids.into_iter().collect())
    }

    fn frames(project: &Project) -> Vec<Rect> {
        project.nodes.values().map(|node| node.rect()).collect()
    }

    const THREE: [Rect; 3] =
        [Rect(0.0, 0.0, 100.0, 40.0), Rect(150.0, 30.0, 60.0, 50.0), Rect(400.0, 90.0, 120.0, 60.0)];

    #[test]
    fn sides_and_middles_come_to_one_line() {
        for (how, expected) in [
            (Arrangement::Left, [0.0, 0.0, 0.0]),
            (Arrangement::Center, [210.0, 230.0, 200.0]),
            (Arrangement::Right, [420.0, 460.0, 400.0]),
        ] {
            let (mut project, all) = nodes(THREE);
            arrange(&mut project, &all, how).unwrap();
            assert_eq!(frames(&project).iter().map(|frame| frame.0).collect::<Vec<_>>(), expected, "{how:?}");
            assert_eq!(frames(&project).iter().map(|frame| frame.1).collect::<Vec<_>>(), THREE.map(|frame| frame.1));
        }
        for (how, expected) in [
            (Arrangement::Top, [0.0, 0.0, 0.0]),
            (Arrangement::Middle, [55.0, 50.0, 45.0]),
            (Arrangement::Bottom, [110.0, 100.0, 90.0]),
        ] {
            let (mut project, all) = nodes(THREE);
            arrange(&mut project, &all, how).unwrap();
            assert_eq!(frames(&project).iter().map(|frame| frame.1).collect::<Vec<_>>(), expected, "{how:?}");
            assert_eq!(frames(&project).iter().map(|frame| frame.0).collect::<Vec<_>>(), THREE.map(|frame| frame.0));
        }
    }

    #[test]
    fn gaps_become_equal_and_the_outer_ones_stay() {
        let (mut project, all) = nodes(THREE);
        arrange(&mut project, &all, Arrangement::Across).unwrap();
        assert_eq!(frames(&project)[1], Rect(220.0, 30.0, 60.0, 50.0));
        assert_eq!((frames(&project)[0], frames(&project)[2]), (THREE[0], THREE[2]));
        // There is no room for gaps: the middles get equal distances.
        let crowded = [Rect(0.0, 0.0, 60.0, 40.0), Rect(50.0, 40.0, 60.0, 90.0), Rect(0.0, 60.0, 60.0, 40.0)];
        let (mut project, all) = nodes(crowded);
        arrange(&mut project, &all, Arrangement::Down).unwrap();
        let middles: Vec<f32> = frames(&project).iter().map(|frame| frame.center().1).collect();
        assert_eq!(middles, [20.0, 85.0, 52.5]);
    }

    #[test]
    fn sizes_become_those_of_the_largest_about_the_centre() {
        let (mut project, all) = nodes(THREE);
        arrange(&mut project, &all, Arrangement::SameSize).unwrap();
        for (frame, before) in frames(&project).iter().zip(THREE) {
            assert_eq!((frame.2, frame.3), (120.0, 60.0));
            assert_eq!(frame.center(), before.center());
        }
        let (mut project, all) = nodes(THREE);
        arrange(&mut project, &all, Arrangement::SameWidth).unwrap();
        assert!(frames(&project).iter().zip(THREE).all(|(frame, before)| (frame.2, frame.3) == (120.0, before.3)));
    }

    #[test]
    fn zones_and_nodes_take_sizes_of_their_own_sort_and_zones_keep_what_stands_in_them() {
        let mut project = Project::default();
        let small = project.add_zone(zone("zone.room", "a", Rect(0.0, 0.0, 100.0, 80.0)));
        let large = project.add_zone(zone("zone.room", "b", Rect(200.0, 0.0, 300.0, 200.0)));
        let held = project.add_node(node("node.server", "c", Point(330.0, 20.0)));
        let [other, wide] = [0.0, 200.0].map(|x| project.add_node(node("node.server", "d", Point(x, 400.0))));
        Arc::make_mut(project.zones.get_mut(&small).unwrap()).locked = true;
        Arc::make_mut(project.nodes.get_mut(&wide).unwrap()).size = crate::model::Size(180.0, 44.0);
        let all: BTreeSet<ElementId> = [small.into(), large.into(), other.into(), wide.into()].into();
        arrange(&mut project, &all, Arrangement::SameSize).unwrap();
        let frame = project.zones[&large].frame;
        assert!(frame.contains_rect(project.nodes[&held].rect()), "{frame:?}");
        assert!(frame.2 < 300.0 && frame.3 < 200.0, "it becomes as small as it can: {frame:?}");
        assert_eq!(project.nodes[&other].size, project.nodes[&wide].size);
        let refused = arrange(&mut project, &[large.into(), other.into()].into(), Arrangement::SameWidth);
        assert_eq!(refused, Err(EditError::TooFewAlike));
    }

    #[test]
    fn what_is_locked_is_what_the_others_follow() {
        let lock = |project: &mut Project| {
            Arc::make_mut(project.nodes.get_mut(&NodeId(2)).unwrap()).locked = true;
        };
        let (mut project, all) = nodes(THREE);
        lock(&mut project);
        arrange(&mut project, &all, Arrangement::Left).unwrap();
        assert_eq!(frames(&project).iter().map(|frame| frame.0).collect::<Vec<_>>(), [150.0; 3]);
        let (mut project, all) = nodes(THREE);
        lock(&mut project);
        arrange(&mut project, &all, Arrangement::SameHeight).unwrap();
        assert_eq!(frames(&project).iter().map(|frame| frame.3).collect::<Vec<_>>(), [50.0; 3]);
        let (mut project, all) = nodes(THREE);
        lock(&mut project);
        assert_eq!(arrange(&mut project, &all, Arrangement::Across), Ok(()));
        assert_eq!(frames(&project), THREE, "it stays where it is, and so do the outer ones");
        let (mut project, all) = nodes(THREE);
        for id in 1..=3 {
            Arc::make_mut(project.nodes.get_mut(&NodeId(id)).unwrap()).locked = true;
        }
        let refused = Err(EditError::Locked { element: NodeId(1).into() });
        assert_eq!(arrange(&mut project, &all, Arrangement::Left), refused);
    }

    #[test]
    fn a_zone_carries_its_contents_which_are_not_arranged_besides() {
        let before = sample::clinic();
        // Z1 holds Z2 with N1, and N2; Z3 holds N3 and N4.
        let all: BTreeSet<ElementId> =
            [1, 2, 3].map(|id| ZoneId(id).into()).into_iter().chain([1, 2].map(|id| NodeId(id).into())).collect();
        let mut after = before.clone();
        arrange(&mut after, &all, Arrangement::Right).unwrap();
        let by = Vector(400.0, 0.0);
        for id in [ZoneId(1), ZoneId(2)] {
            assert_eq!(after.zones[&id].frame, before.zones[&id].frame.moved(by), "{id}");
        }
        for id in [NodeId(1), NodeId(2)] {
            assert_eq!(after.nodes[&id].at, before.nodes[&id].at.moved(by), "{id}");
        }
        assert_eq!(after.zones[&ZoneId(3)], before.zones[&ZoneId(3)]);
        assert_eq!(after.nodes[&NodeId(3)], before.nodes[&NodeId(3)]);
        assert_eq!(after.notes.values().next().unwrap().frame, Some(Rect(640.0, 200.0, 120.0, 40.0)));
        let refused = Err(EditError::TooFew { needed: 3 });
        assert_eq!(arrange(&mut after, &all, Arrangement::Across), refused);
    }

    #[test]
    fn what_is_locked_in_a_zone_goes_with_it_and_is_no_measure_for_it() {
        let mut before = sample::clinic();
        Arc::make_mut(before.nodes.get_mut(&NodeId(1)).unwrap()).locked = true;
        let all: BTreeSet<ElementId> = [ZoneId(1).into(), ZoneId(3).into(), NodeId(1).into()].into();
        let mut after = before.clone();
        arrange(&mut after, &all, Arrangement::Right).unwrap();
        let by = Vector(400.0, 0.0);
        assert_eq!(after.zones[&ZoneId(1)].frame, before.zones[&ZoneId(1)].frame.moved(by));
        assert_eq!(after.nodes[&NodeId(1)].at, before.nodes[&NodeId(1)].at.moved(by));
    }

    #[test]
    fn what_stands_in_two_zones_goes_with_the_smaller_and_waypoints_with_both_ends() {
        let mut project = Project::default();
        project.add_zone(zone("zone.dc", "a", Rect(0.0, 0.0, 300.0, 300.0)));
        project.add_zone(zone("zone.scope", "b", Rect(100.0, 100.0, 400.0, 400.0)));
        let both = project.add_node(node("node.server", "a", Point(150.0, 150.0)));
        let second = project.add_node(node("node.server", "b", Point(350.0, 350.0)));
        let flow = project.add_flow(Flow { waypoints: vec![Point(200.0, 200.0)], ..Flow::new(both, second) });
        let own = project.add_flow(Flow { waypoints: vec![Point(200.0, 100.0)], ..Flow::new(both, both) });
        let zones = BTreeSet::from([ZoneId(1).into(), ZoneId(2).into()]);
        arrange(&mut project, &zones, Arrangement::Right).unwrap();
        assert_eq!(project.zones[&ZoneId(1)].frame, Rect(200.0, 0.0, 300.0, 300.0));
        assert_eq!(project.nodes[&both].at, Point(350.0, 150.0));
        assert_eq!(project.nodes[&second].at, Point(350.0, 350.0));
        assert_eq!(project.flows[&flow].waypoints, [Point(200.0, 200.0)]);
        assert_eq!(project.flows[&own].waypoints, [Point(400.0, 100.0)]);
    }

    #[test]
    fn too_few_are_refused_and_two_zones_of_one_frame_are_one() {
        let (mut project, _) = nodes(THREE);
        let one = BTreeSet::from([NodeId(1).into()]);
        assert_eq!(arrange(&mut project, &one, Arrangement::Left), Err(EditError::TooFew { needed: 2 }));
        let frame = Rect(0.0, 0.0, 100.0, 100.0);
        let zones = [1, 2].map(|_| ElementId::Zone(project.add_zone(zone("zone.dc", "a", frame))));
        let zones = BTreeSet::from(zones);
        assert_eq!(arrange(&mut project, &zones, Arrangement::Left), Err(EditError::TooFew { needed: 2 }));
    }

    proptest! {
    /// What is arranged is in line, nothing else is touched, and arranging it again makes no difference to the eye.
    #[test]
    fn what_is_arranged_is_in_line(
        frames in prop::collection::vec((-900..900_i16, -900..900_i16, 60..300_i16, 40..200_i16), 3..9),
        how in prop::sample::select(Arrangement::ALL.to_vec()),
    ) {
        let mut project = Project::default();
        let mut elements = BTreeSet::new();
        for (x, y, width, height) in frames {
            let [x, y, width, height] = [x, y, width, height].map(f32::from);
            let node = crate::model::Node { size: crate::model::Size(width, height), ..node("node.server", "a", Point(x, y)) };
            elements.insert(ElementId::Node(project.add_node(node)));
        }
        // One that is not arranged.
        let other = project.add_node(node("node.server", "b", Point(0.0, 0.0)));
        let arranged = |project: &Project| {
            apply(project, &sample::catalog(), &Command::Arrange { elements: elements.clone(), how })
        };
        let after = match arranged(&project) {
            Ok(change) => change.project,
            Err(error) => {
                prop_assert_eq!(error, EditError::NothingChanged);
                project.clone()
            }
        };
        prop_assert_eq!(&after.nodes[&other], &project.nodes[&other]);
        let places = |project: &Project| elements.iter().map(|id| project.frame(*id).unwrap()).collect::<Vec<_>>();
        let (before, mut places_after) = (places(&project), places(&after));
        let one = |values: Vec<f32>| values.iter().all(|value| (value - values[0]).abs() < 0.3);
        let of = |part: fn(&Rect) -> f32| places_after.iter().map(part).collect::<Vec<f32>>();
        match how {
            Arrangement::Left => prop_assert!(one(of(|frame| frame.left()))),
            Arrangement::Center => prop_assert!(one(of(|frame| frame.center().0))),
            Arrangement::Right => prop_assert!(one(of(|frame| frame.right()))),
            Arrangement::Top => prop_assert!(one(of(|frame| frame.top()))),
            Arrangement::Middle => prop_assert!(one(of(|frame| frame.center().1))),
            Arrangement::Bottom => prop_assert!(one(of(|frame| frame.bottom()))),
            Arrangement::SameWidth => prop_assert!(one(of(|frame| frame.2))),
            Arrangement::SameHeight => prop_assert!(one(of(|frame| frame.3))),
            Arrangement::SameSize => prop_assert!(one(of(|frame| frame.2)) && one(of(|frame| frame.3))),
            Arrangement::Across | Arrangement::Down => {
                // Looked at from left to right in both cases.
                if how == Arrangement::Down {
                    for frame in &mut places_after {
                        *frame = Rect(frame.1, frame.0, frame.3, frame.2);
                    }
                }
                places_after.sort_by(|a, b| a.center().0.total_cmp(&b.center().0));
                let pairs = || places_after.windows(2);
                let gaps: Vec<f32> = pairs().map(|pair| pair[1].left() - pair[0].right()).collect();
                let steps: Vec<f32> = pairs().map(|pair| pair[1].center().0 - pair[0].center().0).collect();
                prop_assert!(one(gaps) || one(steps), "{:?}", places_after);
            }
        }
        let sized = how.step() == Arrangement::SameSize.step();
        for (old, new) in before.iter().zip(places(&after)) {
            let kept = if sized { old.center().distance(new.center()) < 0.1 } else { old.size() == new.size() };
            prop_assert!(kept);
        }
        if let Ok(again) = arranged(&after) {
            for (old, new) in places(&after).iter().zip(places(&again.project)) {
                prop_assert!(old.corner().distance(new.corner()) < 0.3 && old.size() == new.size());
            }
        }
    }
    }
}
