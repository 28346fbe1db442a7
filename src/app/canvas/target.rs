//! What a menu is of: elements, or the paper.

use std::collections::BTreeSet;

use crate::app::action::Action;
use crate::app::focus::Keyed;
use crate::app::state::State;
use crate::model::{ElementId, Point, Rect};

/// What the right button was pressed on.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// The elements that are selected then; none on empty ground.
    pub elements: BTreeSet<ElementId>,
    /// Where.
    pub at: Point,
    /// Whether keys asked for the menu, and it has not got the keyboard yet.
    pub by_keys: bool,
}

/// What a menu that is asked for is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// An element, or what is selected where it is among that.
    Element(ElementId),
    /// What is selected, or the paper where nothing is.
    Selection,
}

impl Target {
    /// What is asked for, as if the right button had been pressed on it; an element is selected then. None where it is
    /// not drawn.
    pub fn of(state: &State, about: About, actions: &mut Vec<Action>) -> Option<Self> {
        let (elements, at) = match about {
            About::Selection => (state.selection.clone(), state.camera.visible().center()),
            About::Element(element) => {
                let is_selected = state.selection.contains(&element);
                let elements = if is_selected { state.selection.clone() } else { BTreeSet::from([element]) };
                let at = match state.focus.keyed {
                    // The handle that keys hold.
                    Some(Keyed::Lead { flow, at, .. }) if element == flow.into() => at,
                    _ => state.spot(element).map(Rect::center)?,
                };
                (elements, at)
            }
        };
        if elements != state.selection {
            actions.push(Action::Select(elements.clone()));
        }
        Some(Self { elements, at, by_keys: true })
    }
}
