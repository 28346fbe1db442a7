//! A document behind the one in front, with what it was looked at with.

use std::collections::BTreeSet;
use std::mem::replace;

use crate::app::action::Tool;
use crate::app::camera::Camera;
use crate::app::document::Document;
use crate::app::focus::Focus;
use crate::app::next::trail::Trail;
use crate::app::search::standing::Search;
use crate::app::state::State;
use crate::app::wayfinding::Wayfinding;
use crate::model::{ElementId, Rect};

/// Everything of the state that belongs to one document: what is added there for one document has its place here too.
pub(super) struct Parked {
    pub(super) document: Document,
    selection: BTreeSet<ElementId>,
    focus: Focus,
    tool: Tool,
    camera: Camera,
    fitted: bool,
    fitted_bounds: Option<Rect>,
    unseen: bool,
    wayfinding: Wayfinding,
    search: Search,
    trail: Option<Trail>,
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
        }
    }

    /// Takes the front, and gives back what was there.
    pub(super) fn swap_with(self, state: &mut State) -> Self {
        let Self { document, selection, focus, tool, camera, fitted, fitted_bounds, unseen, wayfinding, search, trail } =
            self;
        Self {
            document: replace(&mut state.document, document),
            selection: replace(&mut state.selection, selection),
            focus: replace(&mut state.focus, focus),
            tool: replace(&mut state.tool, tool),
            camera: replace(&mut state.camera, camera),
            fitted: replace(&mut state.fitted, fitted),
            fitted_bounds: replace(&mut state.fitted_bounds, fitted_bounds),
            unseen: replace(&mut state.unseen, unseen),
            wayfinding: replace(&mut state.wayfinding, wayfinding),
            search: replace(&mut state.search, search),
            trail: replace(&mut state.trail, trail),
        }
    }
}
