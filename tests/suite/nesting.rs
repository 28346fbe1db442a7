//! Automatic layout of single zones and of whole drawings: figure 5-3 and three drawings of a hundred elements.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use nagarezu::analysis::analyse;
use nagarezu::catalog::Catalog;
use nagarezu::edit;
use nagarezu::layout::auto::{Direction, Outcome, Wish, auto};
use nagarezu::model::{ElementId, NodeId, Project, Rect, ZoneId};
use nagarezu::scene::{Sheet, margins};
use nagarezu::storage::template::Template;
use nagarezu::text::Lang;

use crate::generated::Drawing;

/// A screen is this much wider than high.
const SCREEN: f32 = 16.0 / 9.0;

fn samples() -> Vec<(String, Project)> {
    let figure = Template::Figure53.project().expect("figure 5-3");
    let hundreds = Drawing::HUNDREDS.map(|drawing| (format!("{drawing:?}"), drawing.project()));
    [("figure 5-3".to_owned(), figure)].into_iter().chain(hundreds).collect()
}

/// How large things are drawn, wherever they stand.
struct Look {
    sheet: Sheet,
    catalog: Arc<Catalog>,
}

impl Look {
    fn of(project: &Project) -> Self {
        let catalog = Catalog::builtin().expect("the catalogue");
        Self { sheet: Sheet::new(project, &analyse(project, &catalog, None), &catalog, Lang::Ja), catalog }
    }
}

/// A drawing after automatic layout, and what was left of it.
fn arranged(
    (project, look): (&Project, &Look),
    elements: Option<&BTreeSet<ElementId>>,
    direction: Direction,
) -> (Project, Outcome) {
    let Look { sheet, catalog } = look;
    let wish = Wish {
        project,
        elements,
        direction,
        labels: &|id| sheet.label_size(id),
        margins: &|zone, width| margins(zone, width, catalog),
        progress: &|_| true,
    };
    let outcome = auto(&wish).expect("nobody gives it up");
    let command = edit::Command::Layout { frames: outcome.frames.clone() };
    let after = match edit::apply(project, catalog, &command) {
        Ok(change) => change.project,
        Err(edit::EditError::NothingChanged) => project.clone(),
        Err(error) => panic!("{error:?}"),
    };
    (after, outcome)
}

/// The zones around each node.
fn standing(project: &Project) -> BTreeMap<NodeId, BTreeSet<ZoneId>> {
    let around = |at| project.zones.iter().filter(move |(_, zone)| zone.frame.contains(at)).map(|(id, _)| *id);
    project.nodes.iter().map(|(id, node)| (*id, around(node.rect().center()).collect())).collect()
}

/// Pairs of nodes that lie on each other.
fn overlaps(project: &Project) -> Vec<(NodeId, NodeId)> {
    let nodes: Vec<(NodeId, Rect)> = project.nodes.iter().map(|(id, node)| (*id, node.rect().grown(-0.5))).collect();
    let pairs = nodes.iter().enumerate().flat_map(|(place, one)| nodes[..place].iter().map(move |other| (one, other)));
    pairs.filter(|(one, other)| one.1.overlaps(other.1)).map(|(one, other)| (one.0, other.0)).collect()
}

/// Nodes that stand out of a zone in which their middle is, where they did not before.
fn jutting(before: &Project, after: &Project) -> Vec<(NodeId, ZoneId)> {
    let juts = |project: &Project, node: NodeId, zone: ZoneId| {
        let (rect, frame) = (project.nodes[&node].rect(), project.zones[&zone].frame);
        !frame.grown(0.5).contains_rect(rect)
    };
    let inside = standing(after).into_iter().flat_map(|(node, zones)| zones.into_iter().map(move |zone| (node, zone)));
    inside.filter(|(node, zone)| juts(after, *node, *zone) && !juts(before, *node, *zone)).collect()
}

#[expect(clippy::print_stdout, reason = "the sizes are what one looks at with --nocapture")]
fn each_zone(name: &str, project: &Project) {
    let look = Look::of(project);
    for (&id, zone) in &project.zones {
        let elements = BTreeSet::from([id.into()]);
        for direction in Direction::ALL {
            let (after, outcome) = arranged((project, &look), Some(&elements), direction);
            let what = format!("{name}: {id} {} {direction:?}", zone.name);
            assert!(outcome.left.is_empty() && !outcome.ground_left && outcome.held.is_empty(), "{what}: {outcome:?}");
            assert_eq!(standing(&after), standing(project), "{what}");
            assert_eq!(overlaps(&after), overlaps(project), "{what}");
            assert_eq!(jutting(project, &after), [], "{what}");
            let inside = |element: &ElementId| {
                *element == id.into() || project.frame(*element).is_some_and(|rect| zone.frame.contains(rect.center()))
            };
            let moved = outcome.frames.keys().filter(|element| !inside(element)).count();
            println!("{what}: {:?} to {:?}, {moved} outside of it moved", zone.frame, after.zones[&id].frame);
            if zone.frame.contains_rect(after.zones[&id].frame) {
                assert_eq!(moved, 0, "{what}: nothing had to give way");
            }
            assert_eq!(
                arranged((&after, &look), Some(&elements), direction).1,
                Outcome::default(),
                "{what}, once more"
            );
        }
    }
}

#[test]
fn each_zone_of_figure_5_3_is_arranged_by_itself() {
    let (name, project) = samples().swap_remove(0);
    each_zone(&name, &project);
}

#[test]
fn each_zone_of_the_drawings_of_a_hundred_is_arranged_by_itself() {
    for (name, project) in samples().into_iter().skip(1) {
        each_zone(&name, &project);
    }
}

#[test]
fn all_nodes_of_a_zone_are_arranged_without_it_being_selected() {
    let (_, project) = samples().swap_remove(0);
    let look = Look::of(&project);
    for (id, zone) in &project.zones {
        let standing = standing(&project);
        let elements: BTreeSet<ElementId> =
            standing.iter().filter(|(_, zones)| zones.contains(id)).map(|(node, _)| (*node).into()).collect();
        let (after, outcome) = arranged((&project, &look), Some(&elements), Direction::Right);
        assert!(outcome.left.is_empty() && outcome.held.is_empty(), "{}: {outcome:?}", zone.name);
        assert_eq!((self::standing(&after), overlaps(&after)), (standing, overlaps(&project)), "{}", zone.name);
    }
}

#[test]
fn what_is_locked_on_both_sides_is_named_with_the_zone_that_was_selected() {
    let (_, project) = samples().swap_remove(0);
    let look = Look::of(&project);
    let elements: BTreeSet<ElementId> = [3, 4].map(|zone| ZoneId(zone).into()).into();
    let lock = edit::Command::Lock { elements: elements.clone(), locked: true };
    let project = edit::apply(&project, &look.catalog, &lock).expect("they can be locked").project;
    let (after, outcome) = arranged((&project, &look), Some(&BTreeSet::from([ZoneId(1).into()])), Direction::Right);
    assert!(after == project);
    assert_eq!((outcome.left, outcome.held), (BTreeSet::from([ZoneId(1)]), elements));
}

#[test]
fn who_arranges_twice_is_told_that_it_stands_like_this_already() {
    for (name, project) in samples() {
        let look = Look::of(&project);
        for direction in Direction::ALL {
            let (once, _) = arranged((&project, &look), None, direction);
            assert_eq!(arranged((&once, &look), None, direction).1, Outcome::default(), "{name} {direction:?}");
            // Also after the other direction.
            let turned = if direction == Direction::Right { Direction::Down } else { Direction::Right };
            let (other, _) = arranged((&once, &look), None, turned);
            let (back, _) = arranged((&other, &look), None, direction);
            assert_eq!(
                arranged((&back, &look), None, direction).1,
                Outcome::default(),
                "{name} {direction:?} and back"
            );
        }
    }
}

#[test]
fn the_direction_that_was_chosen_is_that_of_the_outermost_zones() {
    let (_, project) = samples().swap_remove(0);
    let look = Look::of(&project);
    let named = |project: &Project, name: &str| {
        project.zones.values().find(|zone| zone.name.contains(name)).unwrap_or_else(|| panic!("{name}")).frame
    };
    let (right, _) = arranged((&project, &look), None, Direction::Right);
    let (down, _) = arranged((&project, &look), None, Direction::Down);
    for (one, other) in [("診療所", "通信回線"), ("通信回線", "想定する"), ("想定する", "遠隔地")]
    {
        assert!(named(&right, one).right() < named(&right, other).left(), "{one} is to the left of {other}");
        assert!(named(&down, one).bottom() < named(&down, other).top(), "{one} is above {other}");
    }
}

#[test]
fn a_layout_is_seen_on_a_screen_not_much_smaller_than_what_was_drawn_by_hand() {
    for (name, project) in samples() {
        let look = Look::of(&project);
        for direction in Direction::ALL {
            let (after, _) = arranged((&project, &look), None, direction);
            let across = |project: &Project| {
                let bounds = project.bounds().expect("a drawing");
                bounds.2.max(bounds.3 * SCREEN)
            };
            let smaller = across(&project) / across(&after);
            println!("{name} {direction:?}: {:?} to {:?}, {smaller:.2} as large", project.bounds(), after.bounds());
            assert!(smaller > LEAST, "{name} {direction:?}: {smaller}");
        }
    }
}

/// How large things are seen at least, in comparison with the drawing as it was.
const LEAST: f32 = 0.5;
