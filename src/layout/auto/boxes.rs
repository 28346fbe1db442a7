//! How much room something takes with all that is written around it.

use std::collections::BTreeMap;

use super::Direction;
use super::net::Extent;
use crate::layout::LabelSizes;
use crate::model::{NodeId, Point, Project, Rect, Size, Vector};

/// Between a node and the label of a loop at it.
const LOOP: f32 = 8.0;

/// The room something takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Room {
    /// All of it.
    pub(super) size: Size,
    /// From its corner to the corner of the thing itself.
    pub(super) inset: Vector,
}

impl Room {
    /// No more than the thing itself.
    pub(super) fn of(size: Size) -> Self {
        Self { size, inset: Vector(0.0, 0.0) }
    }

    /// With room for the labels of flows that stay at a node, which stand at its corners.
    pub(super) fn with_loops(self, loops: &[Size]) -> Self {
        let Self { size: Size(mut width, mut height), inset: Vector(mut left, mut top) } = self;
        for (number, label) in loops.iter().enumerate() {
            let (beside, below) = (label.0 / 2.0 + LOOP, label.1 + LOOP);
            match number {
                0 => (width, height) = (width + beside, height + below),
                1 => (height, top) = (height + below, top + below),
                2 => (width, left) = (width + beside, left + beside),
                _ => {}
            }
        }
        Self { size: Size(width, height), inset: Vector(left, top) }
    }

    /// At least as far across the direction as this.
    pub(super) fn widened(self, direction: Direction, across: f32) -> Self {
        let Self { size, inset } = self;
        let more = (across - direction.extent(size).across).max(0.0);
        match direction {
            Direction::Right => {
                Self { size: Size(size.0, size.1 + more), inset: Vector(inset.0, inset.1 + more / 2.0) }
            }
            Direction::Down => Self { size: Size(size.0 + more, size.1), inset: Vector(inset.0 + more / 2.0, inset.1) },
        }
    }
}

impl Direction {
    /// A size as lengths along and across.
    pub(super) fn extent(self, size: Size) -> Extent {
        match self {
            Self::Right => Extent { along: size.0, across: size.1 },
            Self::Down => Extent { along: size.1, across: size.0 },
        }
    }

    /// Lengths along and across as a size.
    pub(super) fn size(self, extent: Extent) -> Size {
        match self {
            Self::Right => Size(extent.along, extent.across),
            Self::Down => Size(extent.across, extent.along),
        }
    }

    /// The part of a place that is across.
    pub(super) fn across(self, point: Point) -> f32 {
        match self {
            Self::Right => point.1,
            Self::Down => point.0,
        }
    }
}

/// The labels of the flows that stay at each node.
pub(super) fn loops(project: &Project, labels: LabelSizes) -> BTreeMap<NodeId, Vec<Size>> {
    let mut loops: BTreeMap<NodeId, Vec<Size>> = BTreeMap::new();
    for (id, flow) in project.flows.iter().filter(|(_, flow)| flow.is_at_rest()) {
        loops.entry(flow.from).or_default().push(labels(*id).unwrap_or(Size(0.0, 0.0)));
    }
    loops
}

/// Coordinates in whole units, so that files read well.
pub(super) fn whole(point: Point) -> Point {
    Point(point.0.round(), point.1.round())
}

/// The smallest rectangle around all of these.
pub(super) fn around(rects: impl Iterator<Item = Rect>) -> Option<Rect> {
    rects.reduce(Rect::union)
}
