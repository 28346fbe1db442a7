//! The lines on which a route may run, and what each stretch of them costs.
//!
//! Instead of every point of the plane only the lines matter on which a good route can run: at the clearance around
//! nodes and writing, beside other flows, through the ports.

use std::ops::Range;

use super::draft::Draft;
use super::grid::touches;
use super::line::{is_slanted, level};
use super::price::is_across;
use super::weights::{
    BESIDE, BESIDE_UNIT, BLOCKED, BLOCKED_UNIT, CLEARANCE, CROSSING, FRAME_REACH, FRAME_UNIT, KEPT_OFF, LABELLED,
    LABELLED_UNIT, NEAR_UNIT, OVERLAP_UNIT, SMALL_STEP, SQUEEZED, TIGHT_UNIT, TOO_CLOSE, WRITTEN, WRITTEN_UNIT,
};
use crate::model::{Flow, FlowId, NodeId, Point, Rect};

/// Distance from writing.
const WRITING_CLEARANCE: f32 = 6.0;

/// Distances from another flow at which a parallel one may run: just apart, and with room for a label.
const BESIDE_LINES: [f32; 2] = [12.0, 28.0];

const SMALL: f32 = 0.05;

/// Movement along x or along y; also the index of the matching lists.
pub(super) const ACROSS: usize = 0;
/// Movement along y.
pub(super) const DOWN: usize = 1;

/// The lines within a window, with the price of each stretch between two neighbouring crossings.
#[derive(Debug, Default)]
pub(super) struct Streets {
    /// The x of the vertical lines, and the y of the horizontal ones.
    pub(super) marks: [Vec<f32>; 2],
    stretches: [Vec<f32>; 2],
    around: Around,
}

/// What stands in and around a window, found once for both what is laid and what is charged.
#[derive(Debug, Default)]
struct Around {
    nodes: Vec<(NodeId, Rect)>,
    /// Notes, and what is kept clear.
    written: Vec<Rect>,
    /// Labels of other flows.
    labels: Vec<Rect>,
    frames: Vec<Rect>,
    /// Segments of other flows.
    segments: Vec<Rect>,
}

impl Around {
    fn find(&mut self, draft: &Draft, id: FlowId, window: Rect) {
        let Self { nodes, written, labels, frames, segments } = self;
        nodes.clear();
        written.clear();
        labels.clear();
        frames.clear();
        segments.clear();
        draft.index.nodes.visit(window.grown(2.0 * CLEARANCE), |node, rect| nodes.push((node, rect)));
        draft.index.notes.visit(window, |_, rect| written.push(rect));
        draft.index.kept_clear.visit(window, |_, rect| written.push(rect));
        draft.index.labels.visit(window, |owner, rect| {
            if owner != id {
                labels.push(rect);
            }
        });
        draft.index.frames.visit(window, |_, line| frames.push(line));
        draft.index.segments.visit(window.grown(BESIDE), |(owner, _), segment| {
            if owner != id {
                segments.push(segment);
            }
        });
    }
}

/// The flow a way is looked for, and what of it must be on a line.
pub(super) struct Request<'a> {
    pub(super) id: FlowId,
    pub(super) flow: &'a Flow,
    pub(super) from: Rect,
    pub(super) to: Rect,
    /// How far ports stand before the border of their node.
    pub(super) stub: f32,
    /// Ports and waypoints: both coordinates get a line.
    pub(super) stops: &'a [Point],
    /// More lines than this in one direction are thinned out, so that a search over a crowded drawing stays short.
    pub(super) lines: usize,
    /// What is asked for besides.
    pub(super) ease: Ease,
}

/// How a way is to be easier to follow than the cheapest one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ease {
    /// Whether it is not to be squeezed against nodes.
    pub(super) roomy: bool,
    /// A line of an axis beside which there is to be none so near that both would make a small step; only ports and the like
    /// stay.
    pub(super) only: Option<(usize, f32)>,
}

impl Streets {
    /// Lays the lines within a window.
    pub(super) fn lay(&mut self, draft: &Draft, request: &Request, window: Rect) {
        let mut around = std::mem::take(&mut self.around);
        around.find(draft, request.id, window);
        self.mark(&around, request, window);
        for axis in [ACROSS, DOWN] {
            let (along, lines) = (&self.marks[axis], &self.marks[1 - axis]);
            let stretches = &mut self.stretches[axis];
            stretches.clear();
            for _ in lines {
                stretches.extend(along.windows(2).map(|pair| pair[1] - pair[0]));
            }
        }
        self.charge(&around, request);
        self.around = around;
    }

    /// The price of the stretch that starts at a crossing and leads to the next one along the axis.
    pub(super) fn stretch(&self, axis: usize, line: usize, start: usize) -> f32 {
        self.stretches[axis][line * (self.marks[axis].len() - 1) + start]
    }

    /// The crossing at a point that is on two lines.
    pub(super) fn crossing(&self, point: Point) -> (usize, usize) {
        (nearest(&self.marks[ACROSS], point.0), nearest(&self.marks[DOWN], point.1))
    }

    fn mark(&mut self, standing: &Around, request: &Request, window: Rect) {
        let mut must = [Vec::new(), Vec::new()];
        let mut may = [Vec::new(), Vec::new()];
        let mut beside = [Vec::new(), Vec::new()];
        for stop in request.stops {
            must[ACROSS].push(stop.0);
            must[DOWN].push(stop.1);
        }
        let (from, to) = (request.from, request.to);
        for rect in [from, to] {
            must[ACROSS].extend([rect.left() - request.stub, rect.right() + request.stub]);
            must[DOWN].extend([rect.top() - request.stub, rect.bottom() + request.stub]);
        }
        // The middle of the gap between both ends, where a person would put the corner.
        for (axis, a, b) in [
            (ACROSS, (from.left(), from.right()), (to.left(), to.right())),
            (DOWN, (from.top(), from.bottom()), (to.top(), to.bottom())),
        ] {
            if a.1 < b.0 {
                must[axis].push(f32::midpoint(a.1, b.0));
            } else if b.1 < a.0 {
                must[axis].push(f32::midpoint(b.1, a.0));
            }
        }
        let mut around = |rect: Rect, room: f32| {
            may[ACROSS].extend([rect.left() - room, rect.right() + room]);
            may[DOWN].extend([rect.top() - room, rect.bottom() + room]);
        };
        around(window, 0.0);
        let nodes = standing.nodes.iter().filter(|(_, rect)| touches(*rect, window));
        nodes.for_each(|(_, rect)| around(*rect, CLEARANCE));
        standing.written.iter().chain(&standing.labels).for_each(|rect| around(*rect, WRITING_CLEARANCE));
        // Where there are more nodes than lines, there is no room for lines along other flows.
        let crowded = may[ACROSS].len().min(may[DOWN].len()) > 2 * request.lines;
        let beside_area = if crowded { Rect(window.0, window.1, 0.0, 0.0) } else { window };
        for &segment in standing.segments.iter().filter(|segment| touches(**segment, beside_area)) {
            if is_slanted(segment) {
                continue;
            }
            let (axis, at) = if is_across(segment) { (DOWN, segment.1) } else { (ACROSS, segment.0) };
            for room in BESIDE_LINES {
                beside[axis].extend([at - room, at + room]);
            }
        }
        let sides = [(window.left(), window.right()), (window.top(), window.bottom())];
        for axis in [ACROSS, DOWN] {
            let marks = &mut self.marks[axis];
            marks.clear();
            marks.append(&mut must[axis]);
            marks.sort_by(f32::total_cmp);
            marks.dedup();
            // What leads past nodes comes before what leads along other flows.
            for more in [&mut may[axis], &mut beside[axis]] {
                if let Some((_, only)) = request.ease.only.filter(|only| only.0 == axis) {
                    more.retain(|mark| level(*mark, only) || (*mark - only).abs() > SMALL_STEP);
                }
                let room = request.lines.saturating_sub(marks.len());
                add(marks, more, sides[axis], room);
            }
        }
    }

    fn charge(&mut self, standing: &Around, request: &Request) {
        let flow = request.flow;
        for &(node, rect) in &standing.nodes {
            self.charge_area(rect.grown(2.0 * CLEARANCE - 1.0), 0.0, NEAR_UNIT);
            if node == flow.from || node == flow.to {
                self.charge_area(rect.grown(request.stub - SMALL), 60.0, 8.0 * TIGHT_UNIT);
            } else {
                self.charge_area(rect.grown(CLEARANCE - 1.0), 0.0, TIGHT_UNIT);
                if request.ease.roomy {
                    self.charge_area(rect.grown(SQUEEZED), 0.0, BLOCKED_UNIT);
                }
            }
            let is_end = node == flow.from || node == flow.to;
            self.charge_area(rect.grown(if is_end { 0.0 } else { KEPT_OFF }), BLOCKED, BLOCKED_UNIT);
        }
        standing.written.iter().for_each(|rect| self.charge_area(*rect, WRITTEN, WRITTEN_UNIT));
        standing.labels.iter().for_each(|rect| self.charge_area(*rect, LABELLED, LABELLED_UNIT));
        standing.frames.iter().for_each(|line| self.charge_beside(*line, 0.0, FRAME_REACH, FRAME_UNIT));
        for &segment in &standing.segments {
            if is_slanted(segment) {
                self.charge_area(segment, CROSSING, 0.0);
            } else {
                self.charge_beside(segment, 0.0, TOO_CLOSE, OVERLAP_UNIT);
                self.charge_beside(segment, TOO_CLOSE, BESIDE, BESIDE_UNIT);
                self.charge_crossing(segment);
            }
        }
    }

    /// Charges every stretch that goes into the area.
    fn charge_area(&mut self, area: Rect, entry: f32, unit: f32) {
        let sides = [(area.left(), area.right()), (area.top(), area.bottom())];
        for axis in [ACROSS, DOWN] {
            let (low, high) = sides[1 - axis];
            self.charge_lines(axis, inside(&self.marks[1 - axis], low, high), sides[axis], entry, unit);
        }
    }

    /// Charges what runs along a segment at a distance of `near` to `far`.
    fn charge_beside(&mut self, segment: Rect, near: f32, far: f32, unit: f32) {
        let (axis, at, span) = if is_across(segment) {
            (ACROSS, segment.1, (segment.left(), segment.right()))
        } else {
            (DOWN, segment.0, (segment.top(), segment.bottom()))
        };
        let lines = &self.marks[1 - axis];
        if near <= 0.0 {
            let lines = inside(lines, at - far, at + far);
            self.charge_lines(axis, lines, span, 0.0, unit);
        } else {
            let (before, after) = (inside(lines, at - far, at - near), inside(lines, at + near, at + far));
            self.charge_lines(axis, before, span, 0.0, unit);
            self.charge_lines(axis, after, span, 0.0, unit);
        }
    }

    /// Charges every stretch that crosses the segment.
    fn charge_crossing(&mut self, segment: Rect) {
        let (axis, at, span) = if is_across(segment) {
            (DOWN, segment.1, (segment.left(), segment.right()))
        } else {
            (ACROSS, segment.0, (segment.top(), segment.bottom()))
        };
        let along = &self.marks[axis];
        let stretch = along.partition_point(|mark| *mark < at);
        if stretch == 0 || stretch >= along.len() {
            return;
        }
        let width = along.len() - 1;
        for line in inside(&self.marks[1 - axis], span.0 - SMALL, span.1 + SMALL) {
            self.stretches[axis][line * width + stretch - 1] += CROSSING;
        }
    }

    fn charge_lines(&mut self, axis: usize, lines: Range<usize>, span: (f32, f32), entry: f32, unit: f32) {
        let along = &self.marks[axis];
        let width = along.len() - 1;
        let first = along.partition_point(|mark| *mark <= span.0 + SMALL).saturating_sub(1);
        let end = along.partition_point(|mark| *mark < span.1 - SMALL).min(width);
        for line in lines {
            for stretch in first..end {
                let shared = along[stretch + 1].min(span.1) - along[stretch].max(span.0);
                if shared > 0.0 {
                    self.stretches[axis][line * width + stretch] += entry + unit * shared;
                }
            }
        }
    }
}

/// The lines strictly between two places.
fn inside(lines: &[f32], low: f32, high: f32) -> Range<usize> {
    let start = lines.partition_point(|line| *line <= low + SMALL);
    start..lines.partition_point(|line| *line < high - SMALL).max(start)
}

fn nearest(marks: &[f32], value: f32) -> usize {
    let after = marks.partition_point(|mark| *mark < value);
    match (after.checked_sub(1).map(|before| marks[before]), marks.get(after)) {
        (Some(before), Some(next)) if value - before < next - value => after - 1,
        (Some(_), None) => after - 1,
        _ => after,
    }
}

/// Adds as many lines as there is room for, where there is none yet.
fn add(marks: &mut Vec<f32>, more: &mut Vec<f32>, (low, high): (f32, f32), room: usize) {
    more.retain(|mark| {
        let next = marks.partition_point(|other| other < mark);
        let far = |other: Option<&f32>| other.is_none_or(|other| (other - mark).abs() >= 1.0);
        *mark >= low
            && *mark <= high
            && far(marks.get(next))
            && far(next.checked_sub(1).and_then(|before| marks.get(before)))
    });
    more.sort_by(f32::total_cmp);
    more.dedup_by(|a, b| *a - *b < 1.0);
    if more.len() > room {
        // Every n-th line of a crowded window: enough to get through, not enough to lose time in.
        marks.extend((0..room).map(|number| more[number * more.len() / room]));
    } else {
        marks.append(more);
    }
    marks.sort_by(f32::total_cmp);
}
