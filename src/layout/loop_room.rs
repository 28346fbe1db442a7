//! What stands around a node, and what a loop and its label would disturb there.
//!
//! It is looked up once, since many places are tried.

use std::collections::BTreeSet;

use super::draft::{Draft, segments};
use super::label::by_hand;
use super::price::{is_across, shared};
use super::side::{Side, side_of};
use crate::model::{FlowId, NodeId, Point, Rect, Size};

/// Room that a loop and its label keep from everything else.
pub(super) const FREE: f32 = 4.0;
/// Room that they keep from what they must not cover.
const KEPT: f32 = 2.0;
/// Room that labels keep from each other, so that a small step of their nodes does not bring them together.
const BESIDE_LABEL: f32 = 10.0;
/// What it costs to be nearer than that, or than [`FREE`] to anything else.
const CLOSE: f32 = 5.0;
/// What it costs to stand on the frame of a zone or beyond it: it seems to belong elsewhere then.
const OUT_OF_ZONE: f32 = 60.0;
/// What it costs that another label must go elsewhere.
const DISPLACES: f32 = 25.0;
/// Two ends on a side that are no farther apart are hard to tell apart, and what that costs.
const TIGHT: f32 = 13.0;
const TIGHT_COST: f32 = 15.0;
/// How far from its node a loop and the gaps around it reach.
const REACH: f32 = 40.0;

/// What stands around a node.
pub(super) struct Around {
    node: Rect,
    nodes: Vec<Rect>,
    writing: Vec<Rect>,
    labels: Vec<(FlowId, Rect, bool)>,
    lines: Vec<Rect>,
    frames: Vec<Rect>,
    ends: Vec<(Side, f32)>,
}

/// What something disturbs.
#[derive(Clone, Debug, Default)]
pub(super) struct Trouble {
    /// What that costs.
    pub(super) cost: f32,
    /// The flows whose labels must go elsewhere.
    pub(super) under: Vec<FlowId>,
}

impl Around {
    /// What is settled around a node as far as labels of this size reach, but for one flow. The labels of `movable` flows may
    /// give way.
    pub(super) fn of(
        draft: &Draft,
        (id, node): (NodeId, Rect),
        size: Size,
        movable: &BTreeSet<FlowId>,
        except: Option<FlowId>,
    ) -> Self {
        let (across, down) = (size.0 + REACH, size.1 + REACH);
        let area = Rect(node.0 - across, node.1 - down, node.2 + 2.0 * across, node.3 + 2.0 * down);
        let index = &draft.index;
        let (mut nodes, mut writing, mut labels) = (Vec::new(), Vec::new(), Vec::new());
        let (mut lines, mut frames) = (Vec::new(), Vec::new());
        index.nodes.visit(area, |other, rect| {
            if other != id {
                nodes.push(rect);
            }
        });
        index.notes.visit(area, |_, rect| nodes.push(rect));
        index.kept_clear.visit(area, |_, rect| writing.push(rect));
        index.labels.visit(area, |owner, rect| {
            if except == Some(owner) {
                return;
            }
            let free = movable.contains(&owner)
                && by_hand(draft, owner).is_none()
                && draft.flow(owner).is_some_and(|flow| !flow.is_at_rest());
            labels.push((owner, rect, free));
        });
        index.segments.visit(area, |(owner, _), line| {
            if except != Some(owner) {
                lines.push(line);
            }
        });
        index.frames.visit(area, |_, line| frames.push(line));
        let mut ends = Vec::new();
        index.segments.visit(node.grown(1.0), |(owner, number), _| {
            let Some(flow) = draft.flow(owner).filter(|_| except != Some(owner)) else { return };
            let route = draft.route(owner);
            let start = route.first().filter(|_| flow.from == id && number == 0);
            let end = route.last().filter(|_| flow.to == id && number + 2 == route.len());
            let places = start.into_iter().chain(end).filter_map(|end| side_of(node, *end).map(|side| (side, *end)));
            ends.extend(places.map(|(side, end)| (side, side.along(end))));
        });
        Self { node, nodes, writing, labels, lines, frames, ends }
    }

    /// What a loop would disturb; none where it must not run.
    pub(super) fn of_loop(&self, route: &[Point]) -> Option<Trouble> {
        let mut trouble = Trouble::default();
        for line in segments(route) {
            let near = line.grown(FREE);
            let along_frame = |frame: &Rect| {
                is_across(*frame) == is_across(line) && frame.2 + frame.3 > 0.0 && shared(*frame, near) > 0.0
            };
            if self.nodes.iter().any(|node| node.overlaps(near))
                || self.writing.iter().any(|area| area.overlaps(line))
                || self.lines.iter().any(|other| shared(*other, near) > 0.0)
                || self.frames.iter().any(along_frame)
            {
                return None;
            }
            self.displace(line.grown(1.0), &mut trouble)?;
            trouble.cost += OUT_OF_ZONE * self.frames.iter().filter(|frame| shared(**frame, near) > 0.0).count() as f32;
        }
        let tight = |end: &Point| {
            let side = side_of(self.node, *end)?;
            let near = |(its, at): &(Side, f32)| *its == side && (at - side.along(*end)).abs() < TIGHT;
            Some(self.ends.iter().filter(|end| near(end)).count() as f32)
        };
        trouble.cost += TIGHT_COST * route.first().into_iter().chain(route.last()).filter_map(tight).sum::<f32>();
        Some(trouble)
    }

    /// What the label beside a loop would disturb; none where it must not stand.
    pub(super) fn of_label(&self, route: &[Point], label: Rect) -> Option<Trouble> {
        let (near, kept) = (label.grown(FREE), label.grown(KEPT));
        if self.node.overlaps(kept)
            || self.nodes.iter().chain(&self.writing).any(|rect| rect.overlaps(kept))
            || segments(route).any(|line| line.overlaps(label))
            || self.lines.iter().any(|line| shared(*line, label.grown(1.0)) > 0.0)
        {
            return None;
        }
        let mut trouble = Trouble::default();
        self.displace(kept, &mut trouble)?;
        let way = (self.node.center(), label.center());
        for frame in &self.frames {
            if shared(*frame, label) > 0.0 || crosses(way, *frame) {
                trouble.cost += OUT_OF_ZONE;
            } else if shared(*frame, near) > 0.0 {
                trouble.cost += CLOSE;
            }
        }
        let lines = self.lines.iter().filter(|line| shared(**line, near) > 0.0);
        let others = self.nodes.iter().chain(&self.writing).filter(|rect| rect.overlaps(near));
        let labels = self.labels.iter().filter(|(_, other, _)| other.overlaps(label.grown(BESIDE_LABEL)));
        trouble.cost += CLOSE * (lines.count() + others.count() + labels.count()) as f32;
        Some(trouble)
    }

    /// Adds the labels in an area to what must go elsewhere; none where one of them must not.
    fn displace(&self, area: Rect, trouble: &mut Trouble) -> Option<()> {
        for (owner, label, free) in &self.labels {
            if label.overlaps(area) {
                if !free {
                    return None;
                }
                if !trouble.under.contains(owner) {
                    trouble.under.push(*owner);
                    trouble.cost += DISPLACES;
                }
            }
        }
        Some(())
    }
}

/// Whether the straight way from one point to the other goes over a line of a frame.
fn crosses((from, to): (Point, Point), frame: Rect) -> bool {
    let over = |from: (f32, f32), to: (f32, f32), line: f32, low: f32, high: f32| {
        (from.0 < line) != (to.0 < line) && {
            let at = from.1 + (to.1 - from.1) * (line - from.0) / (to.0 - from.0);
            at >= low && at <= high
        }
    };
    if is_across(frame) {
        over((from.1, from.0), (to.1, to.0), frame.top(), frame.left(), frame.right())
    } else {
        over((from.0, from.1), (to.0, to.1), frame.left(), frame.top(), frame.bottom())
    }
}

/// Whether what is written on a loop stands on the frame of a zone or beyond one.
pub(super) fn is_out_of_zone(draft: &Draft, id: FlowId) -> bool {
    let Some((flow, label)) = draft.flow(id).filter(|flow| flow.is_at_rest()).zip(draft.label(id)) else {
        return false;
    };
    draft.ends(flow).is_some_and(|(node, _)| {
        let way = (node.center(), label.center());
        let out = |frame: Rect| shared(frame, label) > 0.0 || crosses(way, frame);
        draft.index.frames.any(node.union(label), |_, frame| out(frame))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_crosses_the_frame_that_is_between_its_ends() {
        let way = (Point(0.0, 0.0), Point(100.0, 50.0));
        assert!(crosses(way, Rect(50.0, -100.0, 0.0, 200.0)));
        assert!(crosses(way, Rect(0.0, 25.0, 200.0, 0.0)));
        assert!(!crosses(way, Rect(150.0, -100.0, 0.0, 200.0)));
        assert!(!crosses(way, Rect(50.0, 40.0, 0.0, 200.0)));
        assert!(!crosses(way, Rect(60.0, 25.0, 200.0, 0.0)));
    }
}
