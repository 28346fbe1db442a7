//! What holds for any drawing that is arranged.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::{Direction, Margins, Outcome, Wish, auto};
use crate::layout::figure_test::{figure, node, sizes, titles};
use crate::layout::{arrange, faults};
use crate::model::frames::FrameGrid;
use crate::model::{ElementId, Flow, Node, NodeId, Note, Project, Rect, Zone, ZoneId};

fn margins(zone: &Zone, _: f32) -> Margins {
    let title = crate::layout::text::width(&zone.name, 13.0, true);
    Margins { left: 20.0, top: 34.0, right: 20.0, bottom: 30.0, width: title + 24.0 }
}

fn arranged(project: &Project, elements: Option<&BTreeSet<ElementId>>, direction: Direction) -> (Project, Outcome) {
    let wish = Wish { project, elements, direction, labels: &sizes, margins: &margins, progress: &|_| true };
    let outcome = auto(&wish).unwrap();
    (put(project, &outcome), outcome)
}

fn put(project: &Project, outcome: &Outcome) -> Project {
    let mut project = project.clone();
    for (id, frame) in &outcome.frames {
        match id {
            ElementId::Zone(id) => Arc::make_mut(project.zones.get_mut(id).unwrap()).frame = *frame,
            ElementId::Node(id) => {
                let node = Arc::make_mut(project.nodes.get_mut(id).unwrap());
                assert_eq!(node.size, frame.size(), "{id}");
                node.at = frame.corner();
            }
            ElementId::Note(id) => Arc::make_mut(project.notes.get_mut(id).unwrap()).frame = Some(*frame),
            _ => panic!("{id}"),
        }
    }
    project
}

/// The zones around each node, outermost first.
fn standing(project: &Project) -> Vec<(NodeId, Vec<ZoneId>)> {
    let ids: Vec<ZoneId> = project.zones.keys().copied().collect();
    let grid = FrameGrid::new(project.zones.values().map(|zone| zone.frame).collect());
    let around = |node: &Node| grid.around(node.rect().center()).map(|place| ids[place]).collect();
    project.nodes.iter().map(|(id, node)| (*id, around(node))).collect()
}

fn set<const N: usize>(elements: [ElementId; N]) -> BTreeSet<ElementId> {
    BTreeSet::from(elements)
}

fn zone(name: &str, frame: Rect) -> Zone {
    Zone {
        kind: "zone.dc".into(),
        name: name.into(),
        frame,
        party: None,
        properties: crate::model::Properties::new(),
        confidence: crate::model::Confidence::default(),
        note: String::new(),
        locked: false,
        layer: 0,
    }
}

fn note(frame: Rect) -> Note {
    Note { text: "注".into(), frame: Some(frame), about: Vec::new(), locked: false, layer: 0 }
}

/// Frames and nodes anywhere, so that frames nest, cross and contradict each other; some of all is locked.
fn wild() -> impl Strategy<Value = Project> {
    let place = || (0_i16..900, 0_i16..700);
    let zones = prop::collection::vec((place(), 60_u16..700, 60_u16..500, 0_u8..8), 0..7);
    let nodes = prop::collection::vec((place(), 0_u8..10), 1..16);
    let notes = prop::collection::vec((place(), 0_u8..6), 0..4);
    let flows = prop::collection::vec((0_usize..16, 0_usize..16, prop::option::of(0_usize..16)), 0..20);
    (zones, nodes, notes, flows).prop_map(|(zones, nodes, notes, flows)| {
        let mut project = Project::default();
        for ((x, y), width, height, lock) in zones {
            let frame = Rect(f32::from(x), f32::from(y), f32::from(width), f32::from(height));
            project.add_zone(Zone { locked: lock == 0, ..zone("z", frame) });
        }
        let count = nodes.len();
        for ((x, y), lock) in nodes {
            project.add_node(Node { locked: lock == 0, ..node("n", f32::from(x), f32::from(y), 110.0) });
        }
        for ((x, y), lock) in notes {
            project.add_note(Note { locked: lock == 0, ..note(Rect(f32::from(x), f32::from(y), 120.0, 30.0)) });
        }
        let id = |number: usize| NodeId((number % count) as u32 + 1);
        for (from, to, actor) in flows {
            project.add_flow(Flow { actor: actor.map(id), ..Flow::new(id(from), id(to)) });
        }
        project
    })
}

/// Every other element, so that whatever is drawn some is arranged and some is not.
fn some(project: &Project, which: u32) -> BTreeSet<ElementId> {
    let zones = project.zones.keys().filter(|id| (id.0 + which).is_multiple_of(3)).map(|id| ElementId::Zone(*id));
    let nodes = project.nodes.keys().filter(|id| (id.0 + which).is_multiple_of(2)).map(|id| ElementId::Node(*id));
    let notes = project.notes.keys().filter(|id| (id.0 + which).is_multiple_of(2)).map(|id| ElementId::Note(*id));
    zones.chain(nodes).chain(notes).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(53), ..ProptestConfig::with_cases(256) })]

    #[test]
    fn every_node_stands_in_the_zones_it_stood_in(project in wild(), down in any::<bool>(), which in 0_u32..3) {
        let direction = if down { Direction::Down } else { Direction::Right };
        for elements in [None, Some(some(&project, which))] {
            let (after, _) = arranged(&project, elements.as_ref(), direction);
            prop_assert_eq!(standing(&after), standing(&project), "{:?} to {:?}", project, after);
        }
    }

    #[test]
    fn what_is_not_locked_can_always_be_arranged(project in wild()) {
        let mut project = project;
        let zones: Vec<_> = project.zones.keys().copied().collect();
        for id in &zones {
            Arc::make_mut(project.zones.get_mut(id).unwrap()).locked = false;
        }
        let nodes: Vec<_> = project.nodes.keys().copied().collect();
        for id in &nodes {
            Arc::make_mut(project.nodes.get_mut(id).unwrap()).locked = false;
        }
        let notes: Vec<_> = project.notes.keys().copied().collect();
        for id in &notes {
            Arc::make_mut(project.notes.get_mut(id).unwrap()).locked = false;
        }
        let (_, outcome) = arranged(&project, None, Direction::Right);
        prop_assert!(!outcome.ground_left, "{project:?}");
    }

    #[test]
    fn what_is_locked_stays(project in wild(), which in 0_u32..3) {
        let (_, outcome) = arranged(&project, None, Direction::Right);
        prop_assert!(outcome.frames.keys().all(|id| !project.is_locked(*id)), "{:?}", outcome);
        let elements = some(&project, which);
        let (_, outcome) = arranged(&project, Some(&elements), Direction::Down);
        prop_assert!(outcome.frames.keys().all(|id| !project.is_locked(*id)), "{:?}", outcome);
    }

    #[test]
    fn the_same_drawing_is_always_arranged_the_same(project in wild()) {
        let (_, outcome) = arranged(&project, None, Direction::Right);
        prop_assert_eq!(arranged(&project, None, Direction::Right).1, outcome);
    }

    #[test]
    fn nodes_that_move_lie_on_nothing(project in wild()) {
        let (after, outcome) = arranged(&project, None, Direction::Down);
        // Contents that are left as they stood lie as they lay.
        prop_assume!(outcome.left.is_empty() && !outcome.ground_left);
        for (id, node) in &after.nodes {
            let moved = |id: &NodeId| outcome.frames.contains_key(&ElementId::Node(*id));
            for (other, other_node) in &after.nodes {
                let lies = id != other && (moved(id) || moved(other)) && node.rect().overlaps(other_node.rect());
                prop_assert!(!lies, "{id} on {other}");
            }
        }
    }
}

#[test]
fn the_figure_keeps_its_zones_and_is_drawn_without_fault() {
    let project = figure();
    for direction in Direction::ALL {
        let (after, outcome) = arranged(&project, None, direction);
        assert_eq!(standing(&after), standing(&project));
        assert_eq!((outcome.left, outcome.ground_left), (BTreeSet::new(), false));
        let keep_clear = titles(&after);
        assert_eq!(faults(&after, &arrange(&after, &keep_clear, &sizes), &keep_clear), []);
    }
}

#[test]
fn arrows_lead_in_the_direction_that_was_asked_for() {
    let mut project = Project::default();
    let [a, b, c] =
        [("a", 400.0), ("b", 0.0), ("c", 200.0)].map(|(name, x)| project.add_node(node(name, x, 0.0, 110.0)));
    project.add_flow(Flow::new(a, b));
    project.add_flow(Flow::new(b, c));
    let (right, _) = arranged(&project, None, Direction::Right);
    let at = |project: &Project, id: NodeId| project.nodes[&id].at;
    assert!(at(&right, a).0 < at(&right, b).0 && at(&right, b).0 < at(&right, c).0);
    assert!([b, c].iter().all(|id| (at(&right, *id).1 - at(&right, a).1).abs() < 0.1), "in one line");
    let (down, _) = arranged(&project, None, Direction::Down);
    assert!(at(&down, a).1 < at(&down, b).1 && at(&down, b).1 < at(&down, c).1);
}

#[test]
fn what_is_arranged_already_stays_as_it_is() {
    let project = figure();
    for direction in Direction::ALL {
        let (once, _) = arranged(&project, None, direction);
        assert_eq!(arranged(&once, None, direction).1, Outcome::default(), "{direction:?}");
    }
}

#[test]
fn an_overlay_goes_on_enclosing_what_it_enclosed_and_two_that_contradict_stay() {
    let mut project = Project::default();
    let room = project.add_zone(zone("room", Rect(0.0, 0.0, 400.0, 200.0)));
    let overlay = project.add_zone(zone("overlay", Rect(200.0, -50.0, 150.0, 200.0)));
    project.add_node(node("in both", 220.0, 20.0, 110.0));
    project.add_node(node("in the room", 20.0, 20.0, 110.0));
    let (after, outcome) = arranged(&project, None, Direction::Right);
    assert_eq!(outcome.left, BTreeSet::new());
    assert!(after.zones[&room].frame.contains_rect(after.zones[&overlay].frame));
    // A node that only the overlay encloses: neither can stand in the other.
    project.add_node(node("in the overlay", 230.0, -45.0, 110.0));
    let lone = project.add_node(node("outside", 300.0, 100.0, 110.0));
    project.nodes.insert(lone, Arc::new(node("outside", 900.0, 0.0, 110.0)));
    let (after, outcome) = arranged(&project, None, Direction::Right);
    assert_eq!(outcome.left, BTreeSet::from([room, overlay]));
    assert_eq!(standing(&after), standing(&project));
}

#[test]
fn the_rest_keeps_clear_of_what_is_locked() {
    let mut project = figure();
    Arc::make_mut(project.nodes.get_mut(&NodeId(15)).unwrap()).locked = true;
    let (after, outcome) = arranged(&project, None, Direction::Right);
    assert_eq!((outcome.left, outcome.ground_left), (BTreeSet::new(), false));
    assert_eq!(standing(&after), standing(&project));
    assert_eq!(after.nodes[&NodeId(15)], project.nodes[&NodeId(15)]);
    let keep_clear = titles(&after);
    assert_eq!(faults(&after, &arrange(&after, &keep_clear, &sizes), &keep_clear), []);
}

#[test]
fn a_selected_zone_means_its_content_and_stays_clear_of_the_rest() {
    let mut project = Project::default();
    let mine = project.add_zone(zone("mine", Rect(0.0, 0.0, 900.0, 600.0)));
    project.add_zone(zone("other", Rect(950.0, 0.0, 300.0, 600.0)));
    let [a, b] = [(20.0, 500.0), (700.0, 40.0)].map(|(x, y)| project.add_node(node("n", x, y, 110.0)));
    let other = project.add_node(node("n", 1000.0, 40.0, 110.0));
    project.add_flow(Flow::new(a, b));
    project.add_flow(Flow::new(b, other));
    let (after, outcome) = arranged(&project, Some(&set([mine.into()])), Direction::Right);
    let moved: BTreeSet<ElementId> = outcome.frames.keys().copied().collect();
    assert_eq!(moved, set([mine.into(), a.into(), b.into()]));
    assert!(after.zones[&mine].frame.2 < 500.0 && after.zones[&mine].frame.3 < 200.0);
    assert!((after.nodes[&a].at.1 - after.nodes[&b].at.1).abs() < 0.1);
}

/// A zone too small for its three nodes in a row, a neighbour to the right of it, a node below, all in a larger zone.
fn crowded() -> (Project, [ZoneId; 3], Vec<NodeId>) {
    let mut project = Project::default();
    let around = project.add_zone(zone("around", Rect(-40.0, -60.0, 600.0, 500.0)));
    let small = project.add_zone(zone("small", Rect(0.0, 0.0, 160.0, 300.0)));
    let beside = project.add_zone(zone("beside", Rect(200.0, 0.0, 200.0, 200.0)));
    let mut nodes: Vec<NodeId> =
        [40.0, 110.0, 200.0].map(|y| project.add_node(node("n", 20.0, y, 110.0))).into_iter().collect();
    nodes.push(project.add_node(node("in the other", 220.0, 60.0, 110.0)));
    nodes.push(project.add_node(node("below", 20.0, 340.0, 110.0)));
    project.add_flow(Flow::new(nodes[0], nodes[1]));
    project.add_flow(Flow::new(nodes[1], nodes[2]));
    (project, [around, small, beside], nodes)
}

#[test]
fn what_has_no_room_in_its_zone_makes_it_grow_and_the_neighbours_give_way() {
    let (project, [around, small, beside], nodes) = crowded();
    let elements: BTreeSet<ElementId> = nodes[..3].iter().map(|id| ElementId::Node(*id)).collect();
    for elements in [elements, set([small.into()])] {
        let (after, outcome) = arranged(&project, Some(&elements), Direction::Right);
        assert_eq!((outcome.left, outcome.held, outcome.ground_left), (BTreeSet::new(), BTreeSet::new(), false));
        assert_eq!(standing(&after), standing(&project));
        let frame = |id: ZoneId| after.zones[&id].frame;
        assert!(frame(small).2 > 400.0 && frame(small).right() <= frame(beside).left());
        assert_eq!(frame(small).corner(), project.zones[&small].frame.corner());
        let way = project.zones[&beside].frame.corner().to(frame(beside).corner());
        assert_eq!(after.nodes[&nodes[3]].at, project.nodes[&nodes[3]].at.moved(way), "what stands in it goes along");
        assert_eq!(after.nodes[&nodes[4]], project.nodes[&nodes[4]], "what is not in the way stays");
        assert!(frame(around).contains_rect(frame(beside)));
        assert!((frame(around).3 - project.zones[&around].frame.3).abs() < 0.01, "no higher than it was");
        let (_, again) = arranged(&after, Some(&elements), Direction::Right);
        assert_eq!(again, Outcome::default());
    }
}

#[test]
fn only_what_is_locked_is_a_reason_to_leave_it_and_that_is_named() {
    let (mut project, [_, small, beside], nodes) = crowded();
    Arc::make_mut(project.nodes.get_mut(&nodes[3]).unwrap()).locked = true;
    // There is room to the left, unless something is locked there as well.
    let (after, outcome) = arranged(&project, Some(&set([small.into()])), Direction::Right);
    assert_eq!((outcome.left, outcome.held), (BTreeSet::new(), BTreeSet::new()));
    assert_eq!(after.zones[&beside], project.zones[&beside]);
    let pole = project.add_node(Node { locked: true, ..node("pole", -35.0, 40.0, 30.0) });
    let (_, outcome) = arranged(&project, Some(&set([small.into()])), Direction::Right);
    let held = set([nodes[3].into(), pole.into()]);
    assert_eq!(outcome, Outcome { left: BTreeSet::from([small]), held, ..Outcome::default() });
}

#[test]
fn a_locked_frame_keeps_its_size_and_is_named_where_it_is_too_small() {
    let mut project = Project::default();
    let small = project.add_zone(Zone { locked: true, ..zone("z", Rect(0.0, 0.0, 260.0, 420.0)) });
    let nodes = [40.0, 110.0, 200.0].map(|y| project.add_node(node("n", 20.0, y, 110.0)));
    project.add_flow(Flow::new(nodes[0], nodes[1]));
    project.add_flow(Flow::new(nodes[1], nodes[2]));
    let elements: BTreeSet<ElementId> = nodes.iter().map(|id| ElementId::Node(*id)).collect();
    let (_, outcome) = arranged(&project, Some(&elements), Direction::Right);
    let (left, held) = (BTreeSet::from([small]), set([small.into()]));
    assert_eq!(outcome, Outcome { left, held, ..Outcome::default() });
    let (_, outcome) = arranged(&project, Some(&elements), Direction::Down);
    assert_eq!((outcome.left, outcome.held), (BTreeSet::new(), BTreeSet::new()));
}

#[test]
fn a_note_goes_with_the_node_it_stands_by() {
    let mut project = Project::default();
    let [a, b] = [(0.0, 0.0), (40.0, 400.0)].map(|(x, y)| project.add_node(node("n", x, y, 110.0)));
    project.add_flow(Flow::new(b, a));
    let by = project.add_note(note(Rect(0.0, 60.0, 100.0, 20.0)));
    let lone = project.add_note(note(Rect(0.0, 900.0, 100.0, 20.0)));
    let (after, _) = arranged(&project, None, Direction::Right);
    let way = project.nodes[&a].at.to(after.nodes[&a].at);
    assert_eq!(after.notes[&by].frame, project.notes[&by].frame.map(|frame| frame.moved(way)));
    assert!(after.notes[&lone].frame.unwrap().top() > after.nodes[&a].rect().bottom(), "still below");
}

#[test]
fn it_ends_when_it_is_not_let_go_on() {
    let project = figure();
    let direction = Direction::Right;
    let wish =
        Wish { project: &project, elements: None, direction, labels: &sizes, margins: &margins, progress: &|_| false };
    assert_eq!(auto(&wish), None);
}
