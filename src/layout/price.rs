//! What a route costs: the one measure of how good an arrow looks, in world units of extra length.

use super::draft::{Draft, segments};
use super::line::is_slanted;
use super::ports::place_cost;
use super::side::side_of;
use super::weights::{
    BEND, BESIDE, BESIDE_UNIT, BLOCKED, BLOCKED_UNIT, CLEARANCE, CROSSING, FLAW, FRAME_REACH, FRAME_UNIT, KEPT_OFF,
    LABELLED, LABELLED_UNIT, MOST_POINTS, OVERLAP_UNIT, SMALL_STEP, SQUEEZED, STEP_ASIDE, TIGHT_UNIT, TOO_CLOSE,
    WRITTEN, WRITTEN_UNIT,
};
use crate::model::{Flow, FlowId, Point, Rect};

/// The price of a route, in three parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Price {
    /// Its length, its corners and how it meets its nodes.
    pub(super) shape: f32,
    /// What it disturbs: nodes, writing, other flows.
    pub(super) conflicts: f32,
    /// What looks like a mistake about it.
    pub(super) flaws: f32,
}

impl Price {
    /// What it costs to look for: its shape and what it disturbs.
    pub(super) fn total(self) -> f32 {
        self.shape + self.conflicts
    }

    /// Whether it costs no more than another one and so much, with what looks like a mistake or without: an arrow neither
    /// hops because such a thing comes nor goes back to one that has it.
    pub(super) fn is_about(self, other: Self, worth: f32) -> bool {
        self.total() <= other.total() + worth || self.whole() <= other.whole() + worth
    }

    /// All of it.
    pub(super) fn whole(self) -> f32 {
        self.total() + self.flaws
    }
}

/// The price of a route for a flow between two nodes, among everything that is settled.
pub(super) fn price(draft: &Draft, id: FlowId, flow: &Flow, ends: (Rect, Rect), route: &[Point]) -> Price {
    added_up(draft, id, flow, ends, route, f32::INFINITY)
}

/// The same where it is less than `most`; none else, which is mostly known before all is added up.
pub(super) fn price_below(
    most: f32,
    draft: &Draft,
    id: FlowId,
    flow: &Flow,
    ends: (Rect, Rect),
    route: &[Point],
) -> Option<Price> {
    Some(added_up(draft, id, flow, ends, route, most)).filter(|price| price.total() < most)
}

/// What a route costs, or more than `most`: nothing makes it cheaper again.
fn added_up(draft: &Draft, id: FlowId, flow: &Flow, (from, to): (Rect, Rect), route: &[Point], most: f32) -> Price {
    let length: f32 = route.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let corners = route.len().saturating_sub(2) as f32;
    let mut shape = length + BEND * corners;
    let mut conflicts = 0.0;
    if shape > most {
        return Price { shape, conflicts, flaws: 0.0 };
    }
    for (node, rect, end) in [(flow.from, from, route.first()), (flow.to, to, route.last())] {
        let Some((side, end)) = end.and_then(|end| Some((side_of(rect, *end)?, *end))) else { continue };
        let taken = draft.ports_taken(node, rect, id);
        let alone = place_cost(side, rect, side.along(end), &[]);
        shape += alone;
        conflicts += place_cost(side, rect, side.along(end), &taken) - alone;
    }
    let mut squeezed = 0;
    for segment in segments(route) {
        if shape + conflicts > most {
            break;
        }
        conflicts += segment_price(draft, id, flow, segment, &mut squeezed);
    }
    let many = route.len().saturating_sub(MOST_POINTS).div_ceil(2);
    let flaws = FLAW * (squeezed + many) as f32 + STEP_ASIDE * small_steps(route).count() as f32;
    Price { shape, conflicts, flaws }
}

/// The small steps aside of a route, each by the number of its segment.
pub(super) fn small_steps(route: &[Point]) -> impl Iterator<Item = usize> {
    (1..route.len().saturating_sub(2)).filter(|step| {
        let (from, to) = (route[*step], route[step + 1]);
        let (before, after) = (route[step - 1].to(from), to.to(route[step + 2]));
        let aside = from.to(to);
        before.0 * after.0 + before.1 * after.1 > 0.0 && aside.0.abs() + aside.1.abs() < SMALL_STEP
    })
}

/// The price of a segment; counts the nodes that it is squeezed against.
fn segment_price(draft: &Draft, id: FlowId, flow: &Flow, segment: Rect, squeezed: &mut usize) -> f32 {
    let mut sum = 0.0;
    draft.index.nodes.visit(segment.grown(CLEARANCE), |node, rect| {
        let is_end = node == flow.from || node == flow.to;
        let inside = shared(segment, rect.grown(if is_end { -0.5 } else { KEPT_OFF }));
        if inside > 0.0 {
            sum += BLOCKED + BLOCKED_UNIT * inside;
        } else if !is_end {
            sum += TIGHT_UNIT * shared(segment, rect.grown(CLEARANCE - 1.0));
            *squeezed += usize::from(shared(segment, rect.grown(SQUEEZED)) > SQUEEZED);
        } else if is_across(segment) {
            sum += TIGHT_UNIT * 8.0 * shared(segment, Rect(rect.0 + 1.0, rect.1 - 8.0, rect.2 - 2.0, rect.3 + 16.0));
        } else {
            sum += TIGHT_UNIT * 8.0 * shared(segment, Rect(rect.0 - 8.0, rect.1 + 1.0, rect.2 + 16.0, rect.3 - 2.0));
        }
    });
    let mut written = |rect: Rect, entry: f32, unit: f32| {
        let over = shared(segment, rect);
        if over > 0.0 {
            sum += entry + unit * over;
        }
    };
    draft.index.notes.visit(segment, |_, rect| written(rect, WRITTEN, WRITTEN_UNIT));
    draft.index.kept_clear.visit(segment, |_, rect| written(rect, WRITTEN, WRITTEN_UNIT));
    draft.index.labels.visit(segment, |owner, rect| {
        if owner != id {
            written(rect, LABELLED, LABELLED_UNIT);
        }
    });
    draft.index.frames.visit(segment.grown(FRAME_REACH), |_, line| {
        if is_across(line) == is_across(segment) {
            sum += FRAME_UNIT * shared(segment, line.grown(FRAME_REACH));
        }
    });
    draft.index.segments.visit(segment.grown(BESIDE), |(owner, _), other| {
        if owner == id {
            return;
        }
        if is_slanted(other) {
            sum += if shared(segment, other) > 0.0 { CROSSING } else { 0.0 };
        } else if is_across(other) == is_across(segment) {
            let gap = if is_across(segment) { (other.1 - segment.1).abs() } else { (other.0 - segment.0).abs() };
            let beside = shared_along(segment, other);
            sum += beside * if gap < TOO_CLOSE { OVERLAP_UNIT } else { BESIDE_UNIT };
        } else if shared(segment, other.grown(0.01)) > 0.0 {
            sum += CROSSING;
        }
    });
    sum
}

/// Whether a route lies on a line of another flow.
pub(super) fn is_on_another(draft: &Draft, id: FlowId, route: &[Point]) -> bool {
    on_others(draft, id, route) > 0.0
}

/// How much of a route lies on lines of other flows.
pub(super) fn on_others(draft: &Draft, id: FlowId, route: &[Point]) -> f32 {
    let mut sum = 0.0;
    for segment in segments(route) {
        draft.index.segments.visit(segment.grown(TOO_CLOSE), |(owner, _), other| {
            if owner != id && !is_slanted(other) && is_across(other) == is_across(segment) {
                let gap = if is_across(segment) { (other.1 - segment.1).abs() } else { (other.0 - segment.0).abs() };
                sum += if gap < TOO_CLOSE { shared_along(segment, other) } else { 0.0 };
            }
        });
    }
    sum
}

/// Whether a segment runs horizontally.
pub(super) fn is_across(segment: Rect) -> bool {
    segment.2 >= segment.3
}

/// How much of a segment is inside a rectangle (its border does not count).
pub(super) fn shared(segment: Rect, rect: Rect) -> f32 {
    if !segment.overlaps(rect) {
        return 0.0;
    }
    let width = segment.right().min(rect.right()) - segment.left().max(rect.left());
    let height = segment.bottom().min(rect.bottom()) - segment.top().max(rect.top());
    width.max(height).max(0.0)
}

fn shared_along(segment: Rect, other: Rect) -> f32 {
    if is_across(segment) {
        (segment.right().min(other.right()) - segment.left().max(other.left())).max(0.0)
    } else {
        (segment.bottom().min(other.bottom()) - segment.top().max(other.top())).max(0.0)
    }
}
