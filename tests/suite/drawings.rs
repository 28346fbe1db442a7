//! What a careful eye sees in figure 5-3 and in three drawings of a hundred elements, counted.

use nagarezu::analysis::analyse;
use nagarezu::catalog::Catalog;
use nagarezu::edit;
use nagarezu::layout::auto::{Direction, Wish, auto};
use nagarezu::layout::{Fault, Geometry, faults};
use nagarezu::model::{ElementId, Flow, FlowId, Measure, Point, Project, Rect};
use nagarezu::scene::{Overlay, Primitive, Sheet, View, margins};
use nagarezu::storage::template::Template;
use nagarezu::text::Lang;

use crate::generated::Drawing;

/// How near a line runs to another to seem to be part of it, in world units.
const ON_TOP: f32 = 4.0;

/// A label this far from its arrow leaves one in doubt about whose it is.
const DOUBTFUL: f32 = 40.0;

/// Counts of what makes a drawing hard to read.
#[derive(Debug, Default)]
pub(crate) struct Measures {
    /// Arrows between two elements.
    arrows: usize,
    /// Their corners.
    corners: usize,
    /// The most corners of one.
    most_corners: usize,
    /// Places where two arrows cross.
    crossings: usize,
    /// Labels with a line under them that is not theirs.
    pub(crate) run_through: Vec<(FlowId, FlowId)>,
    /// Arrows back to their own element that their label lies on.
    hidden_loops: Vec<FlowId>,
    /// Labels of such arrows on the frame of a zone, or beyond one.
    pub(crate) out_of_zone: Vec<FlowId>,
    /// Labels on the frame of a zone, of arrows that stay within it.
    pub(crate) on_a_frame: Vec<FlowId>,
    /// Labels that do not stand at their arrow.
    pub(crate) astray: Vec<FlowId>,
    /// Pieces of arrows that run on the frame of a zone.
    on_frames: Vec<FlowId>,
    /// Pieces of arrows that touch, or nearly touch, an element which is not an end of theirs.
    tight: Vec<FlowId>,
    /// Arrows more than three times as long as the way between their ends.
    detours: Vec<FlowId>,
}

fn drawn(project: &Project) -> Sheet {
    let catalog = Catalog::builtin().expect("the catalogue");
    Sheet::new(project, &analyse(project, &catalog, None), &catalog, Lang::Ja)
}

pub(crate) fn pieces(route: &[Point]) -> impl Iterator<Item = Rect> + Clone {
    route.windows(2).map(|pair| Rect::between(pair[0], pair[1]))
}

/// How much of a piece is in an area.
pub(crate) fn length_in(piece: Rect, area: Rect) -> f32 {
    if !piece.overlaps(area) {
        return 0.0;
    }
    let across = piece.right().min(area.right()) - piece.left().max(area.left());
    let down = piece.bottom().min(area.bottom()) - piece.top().max(area.top());
    across.max(down)
}

pub(crate) fn measures(project: &Project, geometry: &Geometry) -> Measures {
    let mut all = Measures::default();
    let lines: Vec<Rect> = project.zones.values().flat_map(|zone| frame_lines(zone.frame)).collect();
    let pairs: Vec<(FlowId, &Flow)> = project.flows.iter().map(|(&id, flow)| (id, &**flow)).collect();
    for (place, &(id, flow)) in pairs.iter().enumerate() {
        let shape = &geometry.flows[&id];
        if !flow.is_at_rest() {
            let corners = shape.route.len() - 2;
            all.arrows += 1;
            all.corners += corners;
            all.most_corners = all.most_corners.max(corners);
            let length: f32 = pieces(&shape.route).map(|piece| piece.2 + piece.3).sum();
            let (from, to) = (project.nodes[&flow.from].rect(), project.nodes[&flow.to].rect());
            let gap = |a: (f32, f32), b: (f32, f32)| (b.0 - a.1).max(a.0 - b.1).max(0.0);
            let least = gap((from.left(), from.right()), (to.left(), to.right()))
                + gap((from.top(), from.bottom()), (to.top(), to.bottom()));
            if length > 3.0 * (least + 60.0) {
                all.detours.push(id);
            }
        }
        for piece in pieces(&shape.route) {
            let along = |line: &&Rect| {
                (line.2 > 0.0) == (piece.2 > piece.3) && length_in(piece.grown(0.5), line.grown(ON_TOP)) > 20.0
            };
            if lines.iter().any(|line| along(&line)) {
                all.on_frames.push(id);
            }
            let near = |node: Rect| length_in(piece, node.grown(ON_TOP)) > 0.0;
            let others = project.nodes.iter().filter(|(node, _)| **node != flow.from && **node != flow.to);
            if others.into_iter().any(|(_, node)| near(node.rect())) {
                all.tight.push(id);
            }
        }
        if flow.is_at_rest() && pieces(&shape.route).any(|piece| shape.label.is_some_and(|label| piece.overlaps(label)))
        {
            all.hidden_loops.push(id);
        }
        if let Some(label) = shape.label {
            let ends = [project.nodes[&flow.from].rect().center(), project.nodes[&flow.to].rect().center()];
            for frame in project.zones.values().map(|zone| zone.frame) {
                let inside = ends.map(|end| frame.contains(end));
                let beyond = if inside[0] { !frame.contains_rect(label) } else { frame.overlaps(label) };
                if flow.is_at_rest() && beyond {
                    all.out_of_zone.push(id);
                } else if inside[0] == inside[1] && frame_lines(frame).iter().any(|line| length_in(*line, label) > 0.0)
                {
                    all.on_a_frame.push(id);
                }
            }
            let near = label.grown(DOUBTFUL);
            if !pieces(&shape.route).any(|piece| piece.overlaps(near)) {
                all.astray.push(id);
            }
        }
        for &(other, _) in &pairs {
            let covers = |label: Rect| {
                pieces(&geometry.flows[&other].route).any(|piece| length_in(piece, label.grown(-1.0)) > 0.0)
            };
            if other != id && shape.label.is_some_and(covers) {
                all.run_through.push((id, other));
            }
        }
        for &(other, _) in &pairs[..place] {
            all.crossings += crossings(&shape.route, &geometry.flows[&other].route);
        }
    }
    all
}

fn frame_lines(Rect(left, top, width, height): Rect) -> [Rect; 4] {
    [
        Rect(left, top, width, 0.0),
        Rect(left, top + height, width, 0.0),
        Rect(left, top, 0.0, height),
        Rect(left + width, top, 0.0, height),
    ]
}

fn crossings(a: &[Point], b: &[Point]) -> usize {
    let across = |piece: &Rect| piece.2 > piece.3;
    pieces(a)
        .map(|one| {
            pieces(b)
                .filter(|other| across(&one) != across(other))
                .filter(|other| one.grown(0.01).overlaps(other.grown(0.01)))
                .count()
        })
        .sum()
}

/// What a drawing may have at most. The numbers are what is reached today, with a little room: a change that makes a
/// drawing worse is to be seen.
struct Bounds {
    crossings: usize,
    most_corners: usize,
    run_through: usize,
    astray: usize,
    hidden_loops: usize,
    out_of_zone: usize,
    on_a_frame: usize,
}

#[expect(clippy::print_stdout, reason = "the counts are what one looks at with --nocapture")]
fn look_at(name: &str, project: &Project, bounds: &Bounds) {
    let sheet = drawn(project);
    let geometry = sheet.geometry();
    let found: Vec<Fault> = faults(project, geometry, sheet.keep_clear());
    let all = measures(project, geometry);
    let mean = all.corners as f32 / all.arrows as f32;
    println!(
        "{name}: {} nodes, {} flows, {} arrows, {mean:.2} corners each, at most {}, {} crossings, {} labels run \
         through, {} labels astray, {} loops hidden, {} of their labels out of \
         their zone, {} other labels on a frame, {} on frames, {} tight, {} detours",
        project.nodes.len(),
        project.flows.len(),
        all.arrows,
        all.most_corners,
        all.crossings,
        all.run_through.len(),
        all.astray.len(),
        all.hidden_loops.len(),
        all.out_of_zone.len(),
        all.on_a_frame.len(),
        all.on_frames.len(),
        all.tight.len(),
        all.detours.len(),
    );
    assert_eq!(found, [], "{name}");
    assert!(mean <= 3.0, "{name}: {mean} corners on average");
    assert!(all.most_corners <= bounds.most_corners, "{name}: {all:?}");
    assert!(all.crossings <= bounds.crossings, "{name}: {all:?}");
    assert!(all.run_through.len() <= bounds.run_through, "{name}: {all:?}");
    assert!(all.astray.len() <= bounds.astray, "{name}: {all:?}");
    assert!(all.hidden_loops.len() <= bounds.hidden_loops, "{name}: {all:?}");
    assert!(all.out_of_zone.len() <= bounds.out_of_zone, "{name}: {all:?}");
    assert!(all.on_a_frame.len() <= bounds.on_a_frame, "{name}: {all:?}");
    assert_eq!((all.on_frames.len(), all.tight.len(), all.detours.len()), (0, 0, 0), "{name}: {all:?}");
}

#[test]
fn figure_5_3_is_drawn_as_a_careful_person_would() {
    let project = Template::Figure53.project().expect("the sample");
    look_at(
        "figure 5-3",
        &project,
        &Bounds {
            crossings: 3,
            most_corners: 4,
            run_through: 0,
            astray: 0,
            hidden_loops: 0,
            out_of_zone: 0,
            on_a_frame: 0,
        },
    );
}

#[test]
fn a_hospital_is_drawn_as_a_careful_person_would() {
    look_at(
        "hospital",
        &Drawing::Hospital.project(),
        &Bounds {
            crossings: 40,
            most_corners: 5,
            run_through: 1,
            astray: 0,
            hidden_loops: 0,
            out_of_zone: 0,
            on_a_frame: 3,
        },
    );
}

#[test]
fn a_national_service_is_drawn_as_a_careful_person_would() {
    look_at(
        "national",
        &Drawing::National.project(),
        &Bounds {
            crossings: 36,
            most_corners: 4,
            run_through: 0,
            astray: 0,
            hidden_loops: 0,
            out_of_zone: 0,
            on_a_frame: 2,
        },
    );
}

#[test]
fn a_dense_drawing_is_drawn_as_a_careful_person_would() {
    look_at(
        "dense",
        &Drawing::Dense.project(),
        &Bounds {
            crossings: 28,
            most_corners: 6,
            run_through: 9,
            astray: 0,
            hidden_loops: 2,
            out_of_zone: 0,
            on_a_frame: 0,
        },
    );
}

#[test]
fn sites_side_by_side_are_drawn_without_fault() {
    look_at(
        "sites",
        &Drawing::Sites(60).project(),
        &Bounds {
            crossings: 40,
            most_corners: 6,
            run_through: 0,
            astray: 0,
            hidden_loops: 0,
            out_of_zone: 0,
            on_a_frame: 2,
        },
    );
}

/// The boxes of the marks of measures, which are the only shapes with eight corners.
fn shields(sheet: &Sheet) -> Vec<Rect> {
    let mut shields = Vec::new();
    let view = View { visible: Rect(-1e5, -1e5, 2e5, 2e5), zoom: 1.0, overlay: Overlay::Coverage };
    sheet.paint(&view, &mut |primitive| {
        if let Primitive::Polygon { points, .. } = primitive
            && points.len() == 8
        {
            shields.extend(points.iter().map(|&point| Rect::between(point, point)).reduce(Rect::union));
        }
    });
    shields
}

/// Pairs of a mark of measures and a label or an element that it stands on and that is not its own: its own label it stands
/// in, at its own element it stands at the lower right corner.
fn covered_by_shields(project: &Project, sheet: &Sheet) -> Vec<(Rect, ElementId)> {
    let shields = shields(sheet);
    let labels = sheet.geometry().flows.iter().filter_map(|(id, flow)| Some((ElementId::from(*id), flow.label?)));
    let nodes = project.nodes.iter().map(|(id, node)| (ElementId::from(*id), node.rect()));
    let corner = |area: Rect| Point(area.right() - 5.0, area.bottom() - 5.0);
    labels
        .chain(nodes)
        .flat_map(|(id, area)| {
            let on = shields.iter().filter(move |shield| {
                let own = area.grown(0.5).contains_rect(**shield) || shield.contains(corner(area));
                shield.grown(-0.2).overlaps(area) && !own
            });
            on.map(move |shield| (*shield, id)).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn marks_of_measures_stand_on_nothing() {
    let assessed = nagarezu::storage::read(include_str!("../../samples/figure-5-3-assessed.ron")).expect("the sample");
    for project in std::iter::once(assessed).chain(Drawing::HUNDREDS.map(Drawing::project)) {
        let mut project = project;
        if project.measures.is_empty() {
            let on = project.flows.keys().map(|id| (*id).into()).chain(project.nodes.keys().map(|id| (*id).into()));
            project.add_measure(Measure::planned(None, "入退管理".into(), on.collect()));
        }
        let sheet = drawn(&project);
        assert!(shields(&sheet).len() > 20, "otherwise this would show nothing");
        let covered = covered_by_shields(&project, &sheet);
        assert_eq!(covered, [], "{} of {}", covered.len(), shields(&sheet).len());
    }
}

#[test]
fn the_three_have_a_hundred_elements() {
    for drawing in Drawing::HUNDREDS {
        let project = drawing.project();
        assert!((95..=105).contains(&project.nodes.len()), "{drawing:?}: {}", project.nodes.len());
        assert_eq!(project, drawing.project(), "{drawing:?} is always the same");
    }
}

/// A drawing after automatic layout.
fn arranged(project: &Project, direction: Direction) -> Project {
    let catalog = Catalog::builtin().expect("the catalogue");
    let sheet = drawn(project);
    let wish = Wish {
        project,
        elements: None,
        direction,
        labels: &|id| sheet.label_size(id),
        margins: &|zone, width| margins(zone, width, &catalog),
        progress: &|_| true,
    };
    let frames = auto(&wish).expect("nobody gives it up").frames;
    edit::apply(project, &catalog, &edit::Command::Layout { frames }).expect("it can be arranged").project
}

/// The length of all arrows, in world units.
fn length(geometry: &Geometry) -> f32 {
    let routes = geometry.flows.values().flat_map(|flow| pieces(&flow.route).collect::<Vec<_>>());
    routes.map(|piece| piece.2 + piece.3).sum()
}

#[expect(clippy::print_stdout, reason = "the counts are what one looks at with --nocapture")]
fn arrange_and_look_at(name: &str, project: &Project, direction: Direction) {
    let before = drawn(project);
    let (crossings_before, length_before) = (measures(project, before.geometry()).crossings, length(before.geometry()));
    let project = arranged(project, direction);
    let sheet = drawn(&project);
    let all = measures(&project, sheet.geometry());
    let mean = all.corners as f32 / all.arrows as f32;
    println!(
        "{name} {direction:?}: {:?}, {mean:.2} corners each, {} crossings (before {crossings_before}), length {} \
         (before {length_before}), {} labels run through, {} tight, {} on frames, {} detours",
        project.bounds(),
        all.crossings,
        length(sheet.geometry()),
        all.run_through.len(),
        all.tight.len(),
        all.on_frames.len(),
        all.detours.len(),
    );
    assert_eq!(faults(&project, sheet.geometry(), sheet.keep_clear()), [], "{name} {direction:?}");
    assert!(mean <= 3.0, "{name} {direction:?}: {mean} corners on average");
    assert!(all.crossings as f32 <= CROSSINGS * crossings_before as f32 + 8.0, "{name} {direction:?}: {all:?}");
    assert!(length(sheet.geometry()) <= LENGTH * length_before, "{name} {direction:?}: {}", length(sheet.geometry()));
}

/// So many times as many crossings, and as long arrows, may an automatic layout have as what a careful person drew. That
/// every arrow leads where it was asked to costs the dense drawing some crossings.
const CROSSINGS: f32 = 2.7;
const LENGTH: f32 = 2.0;

#[test]
fn figure_5_3_is_arranged_without_fault() {
    let project = Template::Figure53.project().expect("the sample");
    for direction in Direction::ALL {
        arrange_and_look_at("figure 5-3", &project, direction);
    }
}

#[test]
fn drawings_of_a_hundred_elements_are_arranged_without_fault() {
    for drawing in Drawing::HUNDREDS {
        for direction in Direction::ALL {
            arrange_and_look_at(&format!("{drawing:?}"), &drawing.project(), direction);
        }
    }
}
