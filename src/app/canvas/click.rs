//! From clicks on the canvas to actions: selecting, opening, placing, removing a bend.

use std::collections::BTreeSet;

use egui::{PointerButton, Response, Ui};

use super::guides;
use super::keys_held::keys_held;
use super::pointer::Pointer;
use super::reach::{on_border, tolerance};
use super::target::Target;
use crate::app::action::{Action, Tool};
use crate::app::chooser::act::Act;
use crate::app::label::act::{Act as Label, Part};
use crate::app::reshape::hold::Hold;
use crate::app::reshape::unbend;
use crate::app::state::State;
use crate::edit::Way;
use crate::edit::bend::Grip;
use crate::model::{ElementId, FlowId, Point};

impl Pointer {
    pub(super) fn click(&mut self, ui: &Ui, response: &Response, state: &State, actions: &mut Vec<Action>) {
        let Some(at) = self.at else { return };
        let position = state.camera.to_screen(at);
        if response.double_clicked()
            && let Some(element) = self.cycle.stop(state, position, tolerance(state))
            && Some(element) != self.over
            && state.project().name(element).is_some()
        {
            // What clicks at this place have brought up from below.
            actions.push(Action::StartRename(element));
            return;
        }
        let held = self.held(state).filter(|_| response.clicked_by(PointerButton::Primary));
        let of = held.and(state.only_selected());
        if response.clicked_by(PointerButton::Primary) && !response.double_clicked() {
            self.led = of;
        }
        if let Some(hold) = held
            && let Some(ElementId::Flow(id)) = of
            && self.takes_out(state, id, hold, response.double_clicked())
        {
            // A click leaves the arrow selected, whatever else is there, so that a second one can follow.
            if response.double_clicked() {
                actions.extend(unbend::command(state, id, hold).map(Action::Edit));
            }
        } else if response.double_clicked() {
            match self.over {
                Some(ElementId::Zone(id)) if !on_border(state, id, at) => actions.push(open_chooser(at)),
                Some(element) if state.project().name(element).is_some() => {
                    actions.push(Action::StartRename(element));
                }
                Some(ElementId::Flow(id)) => actions.push(Action::Label(Label::Open(id, part_at(state, id, at)))),
                Some(_) => {}
                None => actions.push(open_chooser(at)),
            }
        } else if response.clicked_by(PointerButton::Primary) {
            if state.rename.is_some() {
                actions.push(Action::EndRename { keep: true });
            }
            if state.tool != Tool::Select {
                actions.push(guides::place(ui, state, &state.tool, at));
                return;
            }
            let mut selection = state.selection.clone();
            let keys = keys_held(ui);
            let adds = keys.shift || keys.command;
            if !adds && self.cycle.click(ui.ctx(), state, position, tolerance(state)) {
                return;
            }
            if !adds {
                selection.clear();
            }
            if let Some(element) = self.over
                && !(adds && selection.remove(&element))
            {
                selection.insert(element);
            }
            actions.push(Action::Select(selection));
        } else if response.secondary_clicked() {
            let elements = match self.over {
                Some(element) if state.selection.contains(&element) => state.selection.clone(),
                over => BTreeSet::from_iter(over),
            };
            self.menu = Target { elements: elements.clone(), at, by_keys: false };
            if elements != state.selection {
                actions.push(Action::Select(elements));
            }
        }
    }
}

impl Pointer {
    /// Whether clicks on a part of the selected arrow are about how it is led: on a bend, and twice on a segment that was
    /// dragged. Where the first of the two has only selected the arrow, they open what it says.
    fn takes_out(&self, state: &State, id: FlowId, hold: Hold, twice: bool) -> bool {
        match hold {
            Hold::Line(Grip::Waypoint(_)) => true,
            Hold::Line(Grip::Segment(_)) => {
                twice && self.led == Some(id.into()) && unbend::grip(state, id, hold).is_some()
            }
            Hold::End(_) | Hold::Label => false,
        }
    }
}

/// The part of what an arrow says that is at a point: below the chip with its verb stands its data.
fn part_at(state: &State, flow: FlowId, at: Point) -> Part {
    let label = state.document.sheet().geometry().flows.get(&flow).and_then(|flow| flow.label);
    let below = label.is_some_and(|label| label.contains(at) && at.1 > label.top() + crate::scene::label::CHIP);
    if below { Part::Data } else { Part::Verb }
}

/// Twice on bare ground: what can be drawn there.
fn open_chooser(at: Point) -> Action {
    Action::Choose(Act::Open { at, from: None, way: Way::Out })
}
