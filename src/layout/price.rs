//! What a route costs: the one measure of how good an arrow looks, in world units of extra length.

use super::draft::{Draft, segments};
use super::line::is_slanted;
use super::ports::place_cost;
use super::side::side_of;
use super::weights::{
    BEND, BESIDE, BESIDE_UNIT, BLOCKED, BLOCKED_UNIT, CLEARANCE, CROSSING, FRAME_REACH, FRAME_UNIT, KEPT_OFF, LABELLED,
    LABELLED_UNIT, OVERLAP_UNIT, TIGHT_UNIT, TOO_CLOSE, WRITTEN, WRITTEN_UNIT,
};
use crate::model::{Flow, FlowId, Point, Rect};

/// The price of a route, in two parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Price {
    /// Its length, its corners and how it meets its nodes.
    pub(super) shape: f32,
    /// What it disturbs: nodes, writing, other flows.
    pub(super) conflicts: f32,
}

impl Price {
    /// Both parts.
    pub(super) fn total(self) -> f32 {
        self.shape + self.conflicts
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
        return Price { shape, conflicts };
    }
    for (node, rect, end) in [(flow.from, from, route.first()), (flow.to, to, route.last())] {
        let Some((side, end)) = end.and_then(|end| Some((side_of(rect, *end)?, *end))) else { continue };
        let taken = draft.ports_taken(node, rect, id);
        let alone = place_cost(side, rect, side.along(end), &[]);
        shape += alone;
        conflicts += place_cost(side, rect, side.along(end), &taken) - alone;
    }
    for segment in segments(route) {
        if shape + conflicts > most {
            break;
        }
        conflicts += segment_price(draft, id, flow, segment);
    }
    Price { shape, conflicts }
}

fn segment_price(draft: &Draft, id: FlowId, flow: &Flow, segment: Rect) -> f32 {
    let mut sum = 0.0;
    draft.index.nodes.visit(segment.grown(CLEARANCE), |node, rect| {
        let is_end = node == flow.from || node == flow.to;
        let inside = shared(segment, rect.grown(if is_end { -0.5 } else { KEPT_OFF }));
        if inside > 0.0 {
            sum += BLOCKED + BLOCKED_UNIT * inside;
        } else if !is_end {
            sum += TIGHT_UNIT * shared(segment, rect.grown(CLEARANCE - 1.0));
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
    let mut found = false;
    for segment in segments(route) {
        draft.index.segments.visit(segment.grown(TOO_CLOSE), |(owner, _), other| {
            if !found && owner != id && !is_slanted(other) && is_across(other) == is_across(segment) {
                let gap = if is_across(segment) { (other.1 - segment.1).abs() } else { (other.0 - segment.0).abs() };
                found = gap < TOO_CLOSE && shared_along(segment, other) > 0.0;
            }
        });
    }
    found
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
