//! Where what is placed by keys finds room, kept until the drawing, the view or the tool is another: while a tool waits for
//! keys it is shown in every frame, and looking for it in a large drawing takes longer than a frame has.

use std::sync::Arc;

use imbl::OrdMap;

use crate::app::action::Tool;
use crate::app::state::State;
use crate::layout::FlowGeometry;
use crate::model::{ElementId, FlowId, Point, Rect};

/// What was found last.
#[derive(Debug, Default)]
pub struct Room {
    found: Option<(Of, Point)>,
}

/// What it was found for.
#[derive(Debug)]
struct Of {
    document: (u64, u64),
    arrows: OrdMap<FlowId, Arc<FlowGeometry>>,
    view: Rect,
    tool: Tool,
    selected: Option<ElementId>,
}

impl Of {
    fn now(state: &State) -> Self {
        let document = &state.document;
        Self {
            document: (document.identity(), document.history.revision()),
            arrows: document.sheet().geometry().flows.clone(),
            view: state.camera.visible(),
            tool: state.tool.clone(),
            selected: state.only_selected(),
        }
    }

    fn is(&self, other: &Self) -> bool {
        let Self { document, arrows, view, tool, selected } = self;
        *document == other.document
            && arrows.ptr_eq(&other.arrows)
            && *view == other.view
            && *tool == other.tool
            && *selected == other.selected
    }
}

impl Room {
    /// The free place for what the tool in hand places.
    pub fn get(&mut self, state: &State) -> Point {
        let now = Of::now(state);
        if let Some((_, at)) = self.found.as_ref().filter(|(of, _)| of.is(&now)) {
            return *at;
        }
        let at = state.free_place();
        self.found = Some((now, at));
        at
    }
}
