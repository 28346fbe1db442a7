//! What makes a route or a label cost, in world units of detour that it is worth.

/// A corner.
pub(super) const BEND: f32 = 42.0;
/// Entering a node. Nothing else adds up to it on a way that a person would accept.
pub(super) const BLOCKED: f32 = 4000.0;
/// Each unit inside a node.
pub(super) const BLOCKED_UNIT: f32 = 20.0;
/// Each unit closer to a node than the clearance.
pub(super) const TIGHT_UNIT: f32 = 1.5;
/// Each unit within twice the clearance of a node, so that a way keeps to the middle of a gap.
pub(super) const NEAR_UNIT: f32 = 0.06;
/// Going over something that is written.
pub(super) const WRITTEN: f32 = 40.0;
/// Each unit over something that is written.
pub(super) const WRITTEN_UNIT: f32 = 1.5;
/// Going under the label of another flow, which hides a bit of the line.
pub(super) const LABELLED: f32 = 28.0;
/// Each unit under the label of another flow.
pub(super) const LABELLED_UNIT: f32 = 0.8;
/// Crossing another flow.
pub(super) const CROSSING: f32 = 64.0;
/// Each unit on top of another flow, or too close to it to tell them apart.
pub(super) const OVERLAP_UNIT: f32 = 5.0;
/// Each unit so close beside another flow that a label does not fit between them.
pub(super) const BESIDE_UNIT: f32 = 0.2;
/// Each unit along the frame of a zone.
pub(super) const FRAME_UNIT: f32 = 0.6;
/// Each unit that an end is off the middle of its side.
pub(super) const OFF_CENTRE: f32 = 0.3;
/// An end on top of another flow's end.
pub(super) const PORT_SHARED: f32 = 300.0;
/// An end too close to another flow's end.
pub(super) const PORT_TIGHT: f32 = 180.0;
/// An end that could have more room to another flow's end.
pub(super) const PORT_TOUCHED: f32 = 6.0;

/// Being squeezed against a node, or two corners more than can be followed easily.
pub(super) const FLAW: f32 = 120.0;
/// A small step aside, besides its two corners.
pub(super) const STEP_ASIDE: f32 = 80.0;

/// How much better another way must be before an arrow that is touched by an edit gives up the one it has.
pub(super) const STEADY: f32 = 30.0;
/// The same from frame to frame while something is dragged.
pub(super) const FOLLOWED: f32 = 50.0;
/// The same for another place of the same way.
pub(super) const FOLLOWED_NEAR: f32 = 10.0;

/// Room that a route keeps from nodes.
pub(super) const CLEARANCE: f32 = 12.0;
/// Closer than this to a node, a route seems to touch it.
pub(super) const KEPT_OFF: f32 = 3.0;
/// Closer than this to a node, a route is squeezed against it.
pub(super) const SQUEEZED: f32 = 6.0;
/// A step aside shorter than this looks like a mistake.
pub(super) const SMALL_STEP: f32 = 16.0;
/// The most points of a route that is followed easily: its two ends and five corners.
pub(super) const MOST_POINTS: usize = 7;
/// Closer than this, two parallel flows look like one.
pub(super) const TOO_CLOSE: f32 = 9.5;
/// Closer than this, a label of one parallel flow covers the other.
pub(super) const BESIDE: f32 = 24.0;
/// Closer than this, a flow seems to be part of a zone's frame.
pub(super) const FRAME_REACH: f32 = 7.0;
