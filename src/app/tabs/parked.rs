//! A document behind the one in front, with what it was looked at with.

use std::collections::BTreeSet;

use crate::app::action::Tool;
use crate::app::camera::Camera;
use crate::app::document::Document;
use crate::app::focus::Focus;
use crate::app::next::trail::Trail;
use crate::app::search::standing::Search;
use crate::app::wayfinding::standing::Wayfinding;
use crate::app::workshop::standing::Standing;
use crate::model::{ElementId, Rect};

/// Everything of the state that belongs to one document: what is added there for one document has its place here too, and is exchanged in `swap.rs`.
pub(super) struct Parked {
    pub(super) document: Document,
    pub(super) selection: BTreeSet<ElementId>,
    pub(super) focus: Focus,
    pub(super) tool: Tool,
    pub(super) camera: Camera,
    pub(super) fitted: bool,
    pub(super) fitted_bounds: Option<Rect>,
    pub(super) unseen: bool,
    pub(super) wayfinding: Wayfinding,
    pub(super) search: Search,
    pub(super) trail: Option<Trail>,
    pub(super) workshop: Standing,
}

impl Parked {
    /// A document that nobody has looked at yet.
    pub(super) fn fresh(document: Document) -> Self {
        Self {
            document,
            selection: BTreeSet::new(),
            focus: Focus::default(),
            tool: Tool::Select,
            camera: Camera::new(),
            fitted: true,
            fitted_bounds: None,
            unseen: true,
            wayfinding: Wayfinding::default(),
            search: Search::default(),
            trail: None,
            workshop: Standing::default(),
        }
    }
}
