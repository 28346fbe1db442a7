//! Tells assistive technology what stands where: every element in sight with its name, kind and state.

use std::collections::BTreeSet;

use egui::accesskit::Action::Click;
use egui::{Id, Role, Sense, Ui, WidgetInfo};

use crate::app::action::Action;
use crate::app::state::State;
use crate::model::{ElementId, Rect};
use crate::scene::Detail;
use crate::text::{tr, tr_with};

/// More than this cannot be told apart on a screen and is left to the registers.
const MOST: usize = 400;

/// Describes what is in sight, unless it is so far away that there is nothing to tell apart.
pub fn describe(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    if Detail::at(state.camera.zoom) < Detail::Low {
        return;
    }
    for (element, rect) in state.document.sheet().visible(state.camera.visible()).take(MOST) {
        tell(ui, state, element, rect, actions);
    }
}

/// The pointer's clicks belong to the canvas as a whole; those of assistive technology come to the element.
fn tell(ui: &Ui, state: &State, element: ElementId, rect: Rect, actions: &mut Vec<Action>) {
    let rect = state.camera.rect_to_screen(rect).intersect(state.camera.canvas);
    let response = ui.interact(rect, Id::unique(("element", element)), Sense::hover());
    response.widget_info(|| {
        let selected = state.selection.contains(&element);
        WidgetInfo::selected(Role::Button, true, selected, name(state, element))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.add_action(Click));
    if ui.input(|input| input.has_accesskit_action_request(response.id, Click)) {
        actions.push(Action::Select(BTreeSet::from([element])));
    }
}

/// What an element is called aloud: id, name, for a flow how far it is covered, and whether it is locked.
pub fn name(state: &State, element: ElementId) -> String {
    let lang = state.lang();
    let words = state.words().element(element);
    if let ElementId::Flow(id) = element
        && let Some(flow) = state.document.analysis().flows.get(&id)
    {
        let coverage = tr(lang, crate::register::Term::key(flow.coverage));
        return tr_with(lang, "access-flow", &[("flow", words.into()), ("coverage", coverage.into())]);
    }
    if state.project().is_locked(element) {
        tr_with(lang, "access-locked", &[("element", words.into())])
    } else {
        words
    }
}
