//! What an edit leaves as it is: arrows that it does not touch, and what is seen of those that it does.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use nagarezu::analysis::analyse;
use nagarezu::app::document::Document;
use nagarezu::app::setting::Setting;
use nagarezu::catalog::Catalog;
use nagarezu::edit::{Command, apply};
use nagarezu::layout::{FlowGeometry, Geometry};
use nagarezu::model::{ElementId, Flow, FlowId, NodeId, Point, Project, Rect, Vector};
use nagarezu::scene::{Overlay, Primitive, Sheet, View, Ways};
use nagarezu::storage::template::Template;
use nagarezu::text::Lang;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::generated::Drawing;

/// How near an element may come to an arrow before the arrow goes another way, in world units.
const GAP: f32 = 4.0;

static CATALOG: LazyLock<Arc<Catalog>> = LazyLock::new(|| Catalog::builtin().expect("the catalogue"));

/// Figure 5-3 and the three drawings of a hundred elements, each with its sheet.
static DRAWINGS: LazyLock<Vec<(Project, Sheet)>> = LazyLock::new(|| {
    let figure = Template::Figure53.project().expect("the sample");
    let drawings = std::iter::once(figure).chain(Drawing::HUNDREDS.map(Drawing::project));
    drawings
        .map(|project| {
            let sheet = Sheet::new(&project, &analyse(&project, &CATALOG, None), &CATALOG, Lang::Ja);
            (project, sheet)
        })
        .collect()
});

fn nth<Id: Copy>(mut ids: impl ExactSizeIterator<Item = Id>, number: u16) -> Id {
    let count = ids.len();
    ids.nth(usize::from(number) % count).expect("there is one")
}

fn by(dx: i8, dy: i8) -> Vector {
    Vector(f32::from(dx) * 10.0, f32::from(dy) * 10.0)
}

fn moved(project: &Project, node: NodeId, by: Vector) -> Option<Project> {
    let command = Command::Move { elements: BTreeSet::from([node.into()]), by };
    apply(project, &CATALOG, &command).ok().map(|change| change.project)
}

fn passes(flow: &FlowGeometry, area: Rect) -> bool {
    flow.label.is_some_and(|label| label.overlaps(area))
        || flow.route.windows(2).any(|pair| Rect::between(pair[0], pair[1]).overlaps(area))
}

fn everything(sheet: &Sheet) -> (Vec<Primitive>, Vec<(ElementId, Rect)>, Option<Rect>) {
    let visible = Rect(-1e5, -1e5, 2e5, 2e5);
    let mut all = Vec::new();
    for (zoom, overlay) in [(1.0, Overlay::Coverage), (0.1, Overlay::Level)] {
        sheet.paint(&View { visible, zoom, overlay }, &mut |primitive| all.push(primitive.clone()));
    }
    (all, sheet.visible(visible).collect(), sheet.bounds())
}

/// An edit of the drawing, in numbers.
fn edit(project: &Project, (kind, pick, dx, dy): (u8, u16, i8, i8)) -> Option<Project> {
    let node = || nth(project.nodes.keys().copied(), pick);
    let elements = |id: ElementId| BTreeSet::from([id]);
    let command = match kind {
        0 | 1 => Command::Move { elements: elements(node().into()), by: by(dx, dy) },
        2 => Command::Move { elements: elements(nth(project.zones.keys().copied(), pick).into()), by: by(dx, dy) },
        3 => Command::Delete { elements: elements(node().into()) },
        4 => Command::Delete { elements: elements(nth(project.flows.keys().copied(), pick).into()) },
        5 => {
            Command::DrawFlow { from: node(), to: nth(project.nodes.keys().copied(), pick / 3), two_way: pick % 2 == 0 }
        }
        6 => Command::PlaceNode {
            kind: "node.server".into(),
            center: Point(f32::from(dx) * 10.0, f32::from(dy) * 10.0),
            name: "新".into(),
        },
        7 => Command::PlaceNote { frame: Rect(f32::from(dx), f32::from(dy), 200.0, 60.0), text: "注".into() },
        8 => {
            let element = nth(project.data.keys().copied(), pick).into();
            Command::Rename { element, name: "別の名前のデータ".into() }
        }
        _ => Command::Rename {
            element: node().into(), name: "とても長い名前のサーバ(詳しい説明)".into()
        },
    };
    apply(project, &CATALOG, &command).ok().map(|change| change.project)
}

fn setting() -> Setting {
    Setting { catalog: Arc::clone(&CATALOG), lang: Lang::Ja, today: "2026-04-01".into() }
}

/// Which way an arrow takes, without how far: its corners, and where it leaves and arrives.
fn shape(geometry: &Geometry, flow: FlowId) -> Vec<(i8, i8)> {
    let turn = |way: f32| {
        if way > 0.5 {
            1
        } else if way < -0.5 {
            -1
        } else {
            0
        }
    };
    let route = &geometry.flows[&flow].route;
    route.windows(2).map(|pair| (turn(pair[1].0 - pair[0].0), turn(pair[1].1 - pair[0].1))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(53), ..ProptestConfig::with_cases(64) })]

    /// Only arrows that end at the node, or that it would block, get another way.
    #[test]
    fn moving_one_element_leaves_other_arrows_as_they_are(drawing in 0_usize..4, pick: u16, dx in -40_i8..40, dy in -40_i8..40) {
        let (project, sheet) = &DRAWINGS[drawing];
        let node = nth(project.nodes.keys().copied(), pick);
        let Some(new) = moved(project, node, by(dx, dy)) else { return Ok(()) };
        let after = sheet.updated(project, &new, &analyse(project, &CATALOG, None), &CATALOG);
        let place = new.nodes[&node].rect().grown(GAP);
        for (id, flow) in &sheet.geometry().flows {
            let ends = &new.flows[id];
            let touched = ends.from == node || ends.to == node || passes(flow, place);
            prop_assert!(touched || Arc::ptr_eq(flow, &after.geometry().flows[id]), "{} was not touched by {}", id, node);
        }
        for (id, flow) in &new.flows {
            for stop in &flow.waypoints {
                let kept = after.geometry().flows[id].route.windows(2);
                prop_assert!(kept.into_iter().any(|pair| Rect::between(pair[0], pair[1]).contains(*stop)));
            }
        }
    }

    /// A sheet that is brought up to date in place shows what one made anew from it would.
    #[test]
    fn editing_a_sheet_in_place_shows_the_same(drawing in 0_usize..4, edits in prop::collection::vec((0_u8..10, any::<u16>(), -40_i8..40, -40_i8..40), 1..4)) {
        let (first, sheet) = &DRAWINGS[drawing];
        let analysis = analyse(first, &CATALOG, None);
        let (mut project, mut edited, mut updated) = (first.clone(), sheet.clone(), sheet.clone());
        for numbers in edits {
            let Some(next) = edit(&project, numbers) else { continue };
            let geometry = edited.geometry().clone();
            edited.edit(&Ways::From(&project, &geometry), &project, &next, &analysis, &CATALOG);
            updated = updated.updated(&project, &next, &analysis, &CATALOG);
            prop_assert_eq!(edited.geometry(), updated.geometry());
            prop_assert!(everything(&edited) == everything(&updated), "after {:?}", numbers);
            project = next;
        }
    }
}

/// While an element is dragged its arrows stay as they are seen where they can; letting it go changes nothing more, and undoing
/// or giving up the drag brings them back as they were.
#[test]
fn letting_go_keeps_what_is_seen_and_undo_brings_the_arrows_back() {
    let (setting, ctx) = (setting(), egui::Context::default());
    let project = Template::Figure53.project().expect("the sample");
    let mut document = Document::new(project.clone(), None, &setting);
    let first = document.sheet().geometry().clone();
    let command = |way: Vector| Command::Move { elements: BTreeSet::from([NodeId(15).into()]), by: way };
    let change = |way: Vector| apply(&project, &CATALOG, &command(way)).expect("it moves");
    let drag = |document: &mut Document| {
        for step in 1..=30_u8 {
            // Across the whole data centre, over other elements and their arrows.
            let way = Vector(f32::from(step) * 14.0, f32::from(step % 7) * -40.0);
            document.preview(change(way).project, &setting, &ctx);
        }
    };
    drag(&mut document);
    document.preview(project.clone(), &setting, &ctx);
    assert_eq!(*document.sheet().geometry(), first, "back where it was taken from");
    drag(&mut document);
    let end = Vector(30.0, 60.0);
    document.preview(change(end).project, &setting, &ctx);
    let seen = document.sheet().geometry().clone();
    assert_ne!(seen, first);
    document.history.commit(change(end), BTreeSet::new(), BTreeSet::new());
    document.show_current(&setting, &ctx);
    assert_eq!(*document.sheet().geometry(), seen, "let go");
    document.history.undo();
    document.show_current(&setting, &ctx);
    assert_eq!(*document.sheet().geometry(), first, "undo brings the arrows back too");
    drag(&mut document);
    document.show_current(&setting, &ctx);
    assert_eq!(*document.sheet().geometry(), first, "a drag that is given up leaves no trace");
}

/// What was drawn opens as it was saved, whatever led to it, and a file that was changed otherwise opens too.
#[test]
fn a_saved_drawing_opens_as_it_was() {
    let (setting, ctx) = (setting(), egui::Context::default());
    for (project, _) in DRAWINGS.iter() {
        let mut document = Document::new(project.clone(), None, &setting);
        for (number, node) in project.nodes.keys().step_by(7).enumerate() {
            let way = by(number as i8 % 5 - 2, 3);
            let command = Command::Move { elements: BTreeSet::from([(*node).into()]), by: way };
            let Ok(change) = apply(document.history.project(), &CATALOG, &command) else { continue };
            document.history.commit(change, BTreeSet::new(), BTreeSet::new());
            document.show_current(&setting, &ctx);
        }
        let saved = Project { drawn: document.geometry().drawn(), ..document.history.project().clone() };
        let anew = Document::new(document.history.project().clone(), None, &setting);
        assert_ne!(anew.geometry(), document.geometry(), "otherwise this would show nothing");
        let read = nagarezu::storage::read(&nagarezu::storage::write(&saved)).expect("it is whole");
        let opened = Document::new(read, None, &setting);
        let differs = |id: &&FlowId| {
            let (was, is) = (&document.geometry().flows[*id], &opened.geometry().flows[*id]);
            let near = |(a, b): (Rect, Rect)| a.corner().distance(b.corner()) < 0.01 && a.size() == b.size();
            was.route != is.route || !was.label.zip(is.label).map_or(was.label == is.label, near)
        };
        let differing: Vec<_> = project.flows.keys().filter(differs).collect();
        assert!(differing.is_empty(), "{differing:?}");
        assert_eq!(opened.history.project(), document.history.project(), "it is the same project, without more");
    }
}

/// Every element of figure 5-3 and some of the larger drawings, with the arrows that end at it.
fn some_elements() -> impl Iterator<Item = (&'static Project, &'static Sheet, NodeId, Vec<FlowId>)> {
    DRAWINGS.iter().zip([1, 25, 25, 25]).flat_map(|((project, sheet), every)| {
        project.nodes.keys().step_by(every).map(move |node| {
            let ends_there = |flow: &Flow| flow.from == *node || flow.to == *node;
            let flows = project.flows.iter().filter(|(_, flow)| ends_there(flow)).map(|(id, _)| *id);
            (project, sheet, *node, flows.collect())
        })
    })
}

fn is_figure(project: &Project) -> bool {
    std::ptr::eq(project, &raw const DRAWINGS[0].0)
}

/// While an element is moved by less than the grid, in whatever direction, its arrows do not jump to and fro.
#[test]
fn small_moves_do_not_make_arrows_jump() {
    let (mut jumps, mut elsewhere, mut steps) = (Vec::new(), 0, 0);
    for (project, sheet, node, flows) in some_elements() {
        let analysis = analyse(project, &CATALOG, None);
        for way in WAYS {
            let mut before: Vec<Vec<Vec<(i8, i8)>>> = Vec::new();
            for step in 1..=12_u8 {
                let by = Vector(way.0 * f32::from(step), way.1 * f32::from(step));
                let Some(new) = moved(project, node, by) else { continue };
                let after = sheet.updated(project, &new, &analysis, &CATALOG);
                before.push(flows.iter().map(|id| shape(after.geometry(), *id)).collect());
                steps += 1;
            }
            for three in before.windows(3) {
                let jumped = |flow: &usize| three[0][*flow] == three[2][*flow] && three[0][*flow] != three[1][*flow];
                let jumped = (0..flows.len()).filter(jumped);
                if is_figure(project) {
                    jumps.extend(jumped.map(|flow| (node, flows[flow], way)));
                } else {
                    elsewhere += jumped.count();
                }
            }
        }
    }
    println!("{steps} steps, {elsewhere} jumps in the larger drawings");
    assert_eq!(jumps, []);
    // All of them at four hubs, whose two dozen arrows stand as close as they may to each other and to foreign ones.
    assert!(elsewhere <= 46, "{elsewhere}");
}

/// An element that is nudged away and back, one step of the history after the other, has its arrows as before.
#[test]
fn nudging_there_and_back_keeps_the_way_of_arrows() {
    let (mut others, mut elsewhere, mut all) = (Vec::new(), 0, 0);
    for (project, sheet, node, flows) in some_elements() {
        let analysis = analyse(project, &CATALOG, None);
        for (dx, dy) in WAYS {
            let (mut there, mut drawn) = (project.clone(), sheet.clone());
            for by in [Vector(dx, dy); 6].into_iter().chain([Vector(-dx, -dy); 6]) {
                let Some(next) = moved(&there, node, by) else { continue };
                drawn = drawn.updated(&there, &next, &analysis, &CATALOG);
                there = next;
            }
            let other = |id: &FlowId| shape(drawn.geometry(), *id) != shape(sheet.geometry(), *id);
            all += flows.len();
            let other = flows.iter().copied().filter(other);
            if is_figure(project) {
                others.extend(other.map(|flow| (node, flow, (dx, dy))));
            } else {
                elsewhere += other.count();
            }
        }
    }
    println!("{elsewhere} of {all} took another way in the larger drawings");
    assert_eq!(others, []);
    assert!(elsewhere <= 46, "{elsewhere}");
}

/// Directions in which elements are moved, a unit a step.
const WAYS: [(f32, f32); 4] = [(1.0, 0.5), (-1.0, 0.25), (0.5, 1.0), (0.0, -1.0)];
