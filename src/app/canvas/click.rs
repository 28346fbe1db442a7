//! From clicks on the canvas to actions: selecting, opening, placing, removing a bend.

use std::collections::BTreeSet;

use egui::{PointerButton, Response, Ui};

use super::arrow;
use super::guides;
use super::keys_held::keys_held;
use super::pointer::Pointer;
use super::reach::{on_border, tolerance};
use super::target::Target;
use crate::app::action::{Action, Tool};
use crate::app::chooser::act::Act;
use crate::app::label::act::{Act as Label, Part};
use crate::app::reshape::hold::Hold;
use crate::app::state::State;
use crate::edit::bend::Grip;
use crate::edit::{Command, Way};
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
        let waypoint = match self.held(state) {
            Some(Hold::Line(Grip::Waypoint(number))) if response.clicked_by(PointerButton::Primary) => Some(number),
            _ => None,
        };
        if let Some(number) = waypoint
            && let Some(ElementId::Flow(id)) = state.only_selected()
            && let Some(flow) = state.project().flows.get(&id)
        {
            // A click leaves the arrow selected, whatever else is there, so that a second one can follow.
            if response.double_clicked() {
                let waypoints = arrow::without_bend(state, id, flow, number);
                actions.push(Action::Edit(Command::Bend { flow: id, waypoints }));
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
