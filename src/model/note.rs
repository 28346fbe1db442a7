//! Free text on the drawing or about elements.

use serde::{Deserialize, Serialize};

use super::geometry::Rect;
use super::id::ElementId;
use super::word::is_default;

/// An annotation (注記).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// What it says.
    pub text: String,
    /// Where it stands on the drawing, in world units; without one it is only listed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub frame: Option<Rect>,
    /// The elements it is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub about: Vec<ElementId>,
    /// Whether it keeps its place in the zone it stands in, and its size, whatever is moved, resized or deleted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub locked: bool,
    /// Which of those of its kind that lie over each other is on top: the highest. Without a say of anybody, 0.
    #[serde(default, skip_serializing_if = "is_default")]
    pub layer: i32,
}
