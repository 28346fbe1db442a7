//! Exchanges the document in front, and what it is looked at with, for one that is parked.

use std::mem::replace;

use super::parked::Parked;
use crate::app::state::State;

impl Parked {
    /// Takes the front, and gives back what was there.
    pub(super) fn swap_with(self, state: &mut State) -> Self {
        let Self {
            document,
            selection,
            focus,
            tool,
            camera,
            fitted,
            fitted_bounds,
            unseen,
            wayfinding,
            search,
            trail,
            workshop,
        } = self;
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
            workshop: replace(&mut state.workshop, workshop),
        }
    }
}
