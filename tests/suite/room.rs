//! How arrows run after an element was dragged somewhere: with room to the elements that they pass, without small steps
//! aside, and with few corners, counted over whole drawings.

use std::collections::BTreeSet;
use std::sync::Arc;

use nagarezu::edit::{Command, apply};
use nagarezu::layout::{Geometry, Picture, follow};
use nagarezu::model::{Flow, FlowId, NodeId, Point, Project, Rect, Vector};
use nagarezu::storage::template::Template;

use crate::bending::Bench;
use crate::drawings::{length_in, pieces};
use crate::generated::Drawing;

/// Closer than this to an element that is not its end, an arrow is squeezed against it, in world units.
const SQUEEZED: f32 = 6.0;

/// Over so short a stretch it may be.
const STRETCH: f32 = 8.0;

/// A step aside shorter than this looks like a mistake.
const SMALL_STEP: f32 = 16.0;

/// With more corners an arrow is hard to follow.
const CORNERS: usize = 5;

/// Nobody leaves an element so near to another one that nothing leads between them.
const GAP: f32 = 12.0;

/// Where elements are dragged to, seen from where they stood.
const OFFSETS: [(f32, f32); 5] = [(-80.0, -62.0), (100.0, -270.0), (60.0, 0.0), (0.0, 90.0), (-140.0, 30.0)];

/// In how many frames.
const FRAMES: [u8; 2] = [1, 4];

/// What is seen of the arrows that drags touched.
#[derive(Debug, Default)]
struct Seen {
    arrows: usize,
    corners: usize,
    /// Elements that an arrow is squeezed against.
    squeezed: usize,
    /// Small steps aside.
    steps: usize,
    /// Arrows with too many corners.
    winding: usize,
}

impl Bench {
    fn moved(&self, node: NodeId, by: Vector) -> Option<Project> {
        let command = Command::Move { elements: BTreeSet::from([node.into()]), by };
        apply(&self.project, &self.catalog, &command).ok().map(|change| change.project)
    }

    /// The drawing after an element was dragged there in so many frames, and how its arrows run then.
    fn carried(&self, node: NodeId, way: (f32, f32), frames: u8) -> (Project, Geometry) {
        let start = Picture { project: &self.project, geometry: self.sheet.geometry() };
        let (mut shown, mut drawn) = (self.project.clone(), self.sheet.geometry().clone());
        for frame in 1..=frames {
            let part = f32::from(frame) / f32::from(frames);
            let Some(new) = self.moved(node, Vector(way.0 * part, way.1 * part)) else { continue };
            let seen = Picture { project: &shown, geometry: &drawn };
            drawn = follow(start, seen, &new, self.sheet.keep_clear(), &|id| self.sheet.label_size(id));
            shown = new;
        }
        (shown, drawn)
    }

    /// Looks at the arrows that a drag touched.
    fn look(&self, project: &Project, drawn: &Geometry, seen: &mut Seen) {
        for (id, shape) in &drawn.flows {
            let flow = &project.flows[id];
            if flow.is_at_rest() || Arc::ptr_eq(&self.sheet.geometry().flows[id], shape) {
                continue;
            }
            let corners = shape.route.len() - 2;
            seen.arrows += 1;
            seen.corners += corners;
            seen.squeezed += squeezed(project, flow, &shape.route);
            seen.steps += steps(&shape.route);
            seen.winding += usize::from(corners > CORNERS);
        }
    }
}

/// How many elements an arrow is squeezed against.
fn squeezed(project: &Project, flow: &Flow, route: &[Point]) -> usize {
    let others = project.nodes.iter().filter(|(node, _)| **node != flow.from && **node != flow.to);
    let near = |rect: Rect| pieces(route).any(|piece| length_in(piece, rect.grown(SQUEEZED)) > STRETCH);
    others.filter(|(_, node)| near(node.rect())).count()
}

/// How many small steps aside a way has.
fn steps(route: &[Point]) -> usize {
    let small = |four: &&[Point]| {
        let (before, aside, after) = (four[0].to(four[1]), four[1].to(four[2]), four[2].to(four[3]));
        before.0 * after.0 + before.1 * after.1 > 0.0 && aside.0.abs() + aside.1.abs() < SMALL_STEP
    };
    route.windows(4).filter(small).count()
}

/// Drags every so manyth element of a drawing to several places.
#[expect(clippy::print_stdout, reason = "the counts are what one looks at with --nocapture")]
fn look_at(name: &str, project: Project, every: usize, most: [usize; 3]) {
    let bench = Bench::new(project);
    let mut seen = Seen::default();
    for node in bench.project.nodes.keys().step_by(every) {
        for (way, frames) in OFFSETS.iter().flat_map(|way| FRAMES.map(|frames| (*way, frames))) {
            let (project, drawn) = bench.carried(*node, way, frames);
            let place = project.nodes[node].rect().grown(GAP);
            if !project.nodes.iter().any(|(id, other)| id != node && other.rect().overlaps(place)) {
                bench.look(&project, &drawn, &mut seen);
            }
        }
    }
    println!("{name}: {seen:?}");
    assert!(seen.arrows > 100, "otherwise this would show nothing");
    let [squeezed, steps, winding] = most;
    assert!(seen.squeezed <= squeezed && seen.steps <= steps && seen.winding <= winding, "{name}: {seen:?}");
}

#[test]
fn arrows_have_room_in_figure_5_3_wherever_an_element_is_dragged() {
    look_at("figure 5-3", Template::Figure53.project().expect("the sample"), 1, [0, 7, 1]);
}

#[test]
fn arrows_have_room_in_a_hospital_wherever_an_element_is_dragged() {
    look_at("hospital", Drawing::Hospital.project(), 6, [5, 24, 5]);
}

#[test]
fn arrows_have_room_in_a_national_service_wherever_an_element_is_dragged() {
    look_at("national", Drawing::National.project(), 6, [0, 11, 1]);
}

#[test]
fn arrows_have_room_in_a_dense_drawing_wherever_an_element_is_dragged() {
    look_at("dense", Drawing::Dense.project(), 6, [1, 8, 2]);
}

/// Where an element is put beside an arrow, the arrow goes round with room, however fast the element came there: these were
/// a slot of eight units, and a staircase.
#[test]
fn an_arrow_goes_round_what_was_put_beside_it() {
    let bench = Bench::new(Drawing::Hospital.project());
    for (node, way, flow) in [(62, (-80.0, -62.0), 14), (65, (100.0, -270.0), 21)] {
        for frames in [1, 20] {
            let (project, drawn) = bench.carried(NodeId(node), way, frames);
            let route = &drawn.flows[&FlowId(flow)].route;
            let flaws = (squeezed(&project, &project.flows[&FlowId(flow)], route), steps(route));
            assert!(flaws == (0, 0), "{node} in {frames}: {flaws:?} {route:?}");
        }
    }
}
