//! How an arrow was drawn when its file was written, so that the file opens with the same picture.

use serde::{Deserialize, Serialize};

use super::geometry::Point;
use super::word::is_default;

/// The way of a flow and the place of its label as they were found. Nobody decided them: a file without them is drawn
/// anew, and what does not fit the drawing any more is found anew. Only files have them; while a project is open, the
/// geometry of its drawing takes their place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    /// The corners of the way, from the border of the one node to that of the other, in world units.
    pub route: Vec<Point>,
    /// The middle of the label's chip, in world units; none where nothing is written.
    #[serde(default, skip_serializing_if = "is_default")]
    pub chip: Option<Point>,
}
