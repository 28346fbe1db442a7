//! Pure geometry: where arrows run, where their labels stand, what a pointer hits.

use std::sync::Arc;

use imbl::OrdMap;

use crate::model::{FlowId, Point, Rect};

/// Where a flow is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowGeometry {
    /// From the edge of the start to the edge of the end, in axis-parallel segments; at least two points.
    pub route: Vec<Point>,
    /// The box of all that is written on the flow.
    pub label: Option<Rect>,
}

/// Where all flows are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Geometry {
    /// By flow.
    pub flows: OrdMap<FlowId, Arc<FlowGeometry>>,
}
