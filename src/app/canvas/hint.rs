//! The card at an edge of the canvas that says what is being done by keys and which keys do what, with a field in
//! which the node that an arrow is to end at is typed.

use egui::{Area, Frame, Id, Key, Label, Margin, Modifiers, Order as Layer, RichText, TextEdit, Ui, WidgetInfo, vec2};

use super::aside::{Aside, kept_free};
use super::keys::{self, Order};
use super::order::Direction;
use super::rename::FIELD;
use crate::app::action::Action;
use crate::app::focus::{Aim, Keyed, canvas_id};
use crate::app::look::Look;
use crate::app::reshape::act::Act;
use crate::app::reshape::hold::Hold;
use crate::app::reshape::unbend;
use crate::app::state::State;
use crate::app::{field_menu, fonts, ime};
use crate::edit::bend::Grip;
use crate::scene::Role;
use crate::text::tr;

/// The width of the card and of the field, in screen points.
const WIDTH: f32 = 620.0;
const TYPED: f32 = 200.0;

/// How tall the card is about, in screen points.
const TALL: f32 = 60.0;

/// How far the card is from the edge of the canvas, in screen points.
const OFF: f32 = 12.0;

/// Shows the card for what is being done.
pub fn show(
    ui: &Ui,
    state: &State,
    keyed: Keyed,
    aside: &mut Aside,
    order: &mut Order,
    look: &Look,
    actions: &mut Vec<Action>,
) {
    let canvas = state.camera.canvas;
    let aims = keyed.aim().is_some();
    let id = Id::unique("keyed-hint");
    let area = Area::new(id).order(Layer::Middle).fade_in(false).interactable(aims);
    let room = canvas.shrink(OFF);
    // Before it was ever shown it is as large as it can be.
    let size = ui.memory(|memory| memory.area_rect(id)).map_or(vec2(WIDTH.min(room.width()), TALL), |rect| rect.size());
    let place = aside.place(room, size, &kept_free(state, keyed));
    let area = area.pivot(place).fixed_pos(place.pos_in_rect(&room));
    let shown = area.constrain_to(canvas.shrink(4.0)).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(Margin::symmetric(12, 7)).show(ui, |ui| {
            ui.set_max_width(WIDTH.min(canvas.width() - 60.0));
            content(ui, state, keyed, order, look, actions);
        });
    });
    // A press anywhere else goes on with something else.
    let pressed = ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
    let ends = (aims || keyed.reshapes()) && !field_menu::is_open(ui.ctx());
    if ends && pressed.is_some_and(|at| !shown.response.rect.contains(at)) {
        actions.push(Action::EndKeyed);
    }
}

fn content(ui: &mut Ui, state: &State, keyed: Keyed, order: &mut Order, look: &Look, actions: &mut Vec<Action>) {
    let words = state.keyed_words(keyed);
    if keyed.aim().is_some() {
        ui.horizontal(|ui| {
            field(ui, state, keyed, order, actions);
            let found = state.fitting_words();
            let role = if state.focus.fitting == 0 { Role::Error } else { Role::Secondary };
            if let Some(found) = found {
                ui.label(RichText::new(found).font(fonts::regular(11.0)).color(look.color(role)));
            }
        });
    }
    if !words.is_empty() {
        ui.add(Label::new(RichText::new(words).font(fonts::bold(12.5)).color(look.color(Role::Text))).wrap());
    }
    let keys =
        RichText::new(tr(state.lang(), key(state, keyed))).font(fonts::regular(12.0)).color(look.color(Role::Text));
    ui.add(Label::new(keys).wrap());
}

/// The key of the message that says which keys do what.
fn key(state: &State, keyed: Keyed) -> &'static str {
    match keyed {
        Keyed::Arrow { .. } => "keyed-arrow",
        Keyed::Place { .. } => "keyed-place",
        Keyed::Lead { hold: Hold::End(_), .. } => "keyed-end",
        Keyed::Lead { hold: Hold::Label, .. } => "keyed-label",
        Keyed::Lead { flow, hold, .. } => match unbend::grip(state, flow, hold) {
            Some(Grip::Waypoint(_)) => "keyed-bend",
            Some(Grip::Segment(_)) => "keyed-segment",
            None => "keyed-line",
        },
        Keyed::Stretch { .. } => "keyed-stretch",
    }
}

/// The field in which a node is looked for. It has the keyboard, so that an input method can be used.
fn field(ui: &mut Ui, state: &State, keyed: Keyed, order: &mut Order, actions: &mut Vec<Action>) {
    let id = Id::unique(FIELD).with("aim");
    let composing = ime::composing(ui.ctx(), id);
    let done = if composing { Vec::new() } else { answers(ui, state, keyed, order) };
    let mut typed = state.focus.typed.clone();
    let name = tr(state.lang(), "aim-field");
    let edit = TextEdit::singleline(&mut typed)
        .id(id)
        .hint_text(&name)
        .desired_width(TYPED)
        .font(fonts::regular(12.5))
        .margin(vec2(7.0, 3.0))
        .lock_focus(true)
        .return_key(None);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::SearchInput, true, &name));
    if !composing && ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::EndKeyed);
        return;
    }
    if !response.has_focus() {
        // Somebody has gone on to another control.
        if ui.memory(egui::Memory::focused).is_some_and(|other| other != canvas_id()) {
            actions.push(Action::EndKeyed);
            return;
        }
        ime::begin(ui.ctx(), id);
        response.request_focus();
    }
    // What was typed comes first: Enter takes what it found.
    if typed != state.focus.typed {
        actions.push(Action::Aim(Aim::Type(typed)));
    }
    actions.extend(done);
}

/// What the keys ask for that are not the field's own.
fn answers(ui: &Ui, state: &State, keyed: Keyed, order: &mut Order) -> Vec<Action> {
    let typed = !state.focus.typed.trim().is_empty();
    let fits = !typed || state.focus.fitting > 0;
    let mut done = Vec::new();
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let leads = keyed.reshapes();
    if pressed(Modifiers::SHIFT, Key::Tab) {
        if leads {
            done.push(Action::Reshape(Act::Step(false)));
        }
    } else if pressed(Modifiers::NONE, Key::Tab) {
        done.push(if leads { Action::Reshape(Act::Step(true)) } else { Action::Aim(Aim::Beside) });
    }
    for two_way in [true, false] {
        let modifiers = if two_way { Modifiers::SHIFT } else { Modifiers::NONE };
        if pressed(modifiers, Key::Enter) && fits {
            match keyed {
                Keyed::Arrow { from, to } => done.extend([Action::EndKeyed, Action::Draw { from, to, two_way }]),
                _ if state.aims_elsewhere() => done.push(Action::Reshape(Act::Connect)),
                _ => done.push(Action::EndKeyed),
            }
        }
    }
    let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    for (key, way) in arrows.into_iter().zip(Direction::ALL) {
        let forwards = matches!(way, Direction::Right | Direction::Down);
        if pressed(Modifiers::COMMAND, key) {
            done.extend(keys::aim_along(state, keyed, order, forwards).map(Action::Key));
        } else if typed {
            // Within what is typed the caret moves.
            if matches!(way, Direction::Up | Direction::Down) && pressed(Modifiers::NONE, key) {
                done.push(Action::Aim(Aim::Step(forwards)));
            }
        } else if pressed(Modifiers::NONE, key) {
            done.extend(keys::aim_toward(state, keyed, way).map(Action::Key));
        }
    }
    done
}
