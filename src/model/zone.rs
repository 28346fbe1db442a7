//! Where things stand: data centres, clinics and their rooms, networks of others, scope frames.

use serde::{Deserialize, Serialize};

use super::geometry::Rect;
use super::id::PartyId;
use super::node::Confidence;
use super::property::Properties;
use super::word::is_default;

/// A frame on the drawing. Every element whose centre is inside stands in it; zones nest where one frame contains another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// The catalogue's zone kind, such as `zone.dc`.
    pub kind: String,
    /// What it is called on the drawing.
    pub name: String,
    /// The frame, in world units.
    pub frame: Rect,
    /// Who is responsible for what stands in it; without one, that of the zone around it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub party: Option<PartyId>,
    /// Properties of its kind that differ from the default.
    #[serde(default, skip_serializing_if = "is_default")]
    pub properties: Properties,
    /// How sure one is that it is so.
    #[serde(default, skip_serializing_if = "is_default")]
    pub confidence: Confidence,
    /// Free text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
    /// Whether it keeps its place in the zone it stands in, and its size, whatever is moved, resized or deleted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub locked: bool,
    /// Which of those of its kind that lie over each other is on top: the highest. Without a say of anybody, 0.
    #[serde(default, skip_serializing_if = "is_default")]
    pub layer: i32,
}
