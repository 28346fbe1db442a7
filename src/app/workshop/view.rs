//! The workshop on the screen: how far it has come at the top, the drawing beside the page.

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Stroke, Ui};

use super::bindings::{Bindings, bindings};
use super::parts::Type;
use super::standing::Page;
use super::{bar, drawing, page, parts, start, summary};
use crate::app::action::Action;
use crate::app::look::Look;
use crate::app::ring;
use crate::app::scrolling;
use crate::app::state::State;
use crate::scene::Role;

/// Which part of the window the page takes.
const PAGE: f32 = 0.46;

/// A window lower than this has no room for the keys that go elsewhere below the page, in screen points.
const LOW: f32 = 500.0;

fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

/// Shows it in all the room there is.
pub(in crate::app) fn show(ui: &mut Ui, state: &mut State, look: &Look, actions: &mut Vec<Action>) {
    let ctx = ui.ctx().clone();
    let sizes = Type::of(ui);
    let line = Stroke::new(look.lines().ceil(), look.color(Role::Line));
    let frame =
        |x: i8, y: i8| Frame::new().fill(look.color(Role::Panel)).inner_margin(Margin::symmetric(x, y)).stroke(line);
    let bound = bindings(state, &ctx);
    Panel::top("workshop-bar").frame(frame(16, 8)).show(ui, |ui| bar::show(ui, state, look, sizes));
    let width = (ui.available_width() * PAGE).max(440.0);
    Panel::right("workshop-page").exact_size(width).resizable(false).frame(frame(16, 10)).show(ui, |ui| {
        beside(ui, state, &bound, look, sizes, actions);
    });
    // In a low window the page has no room for more than the answers, and the drawing has.
    if is_low(ui) {
        Panel::bottom("workshop-ways").frame(frame(12, 5)).show(ui, |ui| {
            parts::ways_in_a_line(ui, state.lang(), look, sizes, &bound.ways, actions);
        });
    }
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
        let canvas = ui.available_rect_before_wrap();
        state.show_flow_in(canvas, &ctx);
        drawing::show(ui, state, look, actions);
    });
    state.workshop.scroll = false;
}

/// The page, with the keys that go elsewhere below it where there is room.
fn beside(ui: &mut Ui, state: &State, bound: &Bindings, look: &Look, sizes: Type, actions: &mut Vec<Action>) {
    if !is_low(ui) {
        let margin = Margin { left: 0, right: 0, top: 8, bottom: 0 };
        Panel::bottom("workshop-ways").frame(Frame::new().inner_margin(margin)).show(ui, |ui| {
            parts::ways(ui, look, sizes, &bound.ways, actions);
        });
    }
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
        if state.workshop.page == Page::Flow {
            page::head(ui, state, look, sizes);
        }
        // What was scrolled away belongs to one page and one flow.
        let of = (state.workshop.page as u8, state.workshop.flow);
        scrolling::steady(ui, ScrollArea::vertical().id_salt(of), |ui| {
            ui.set_width(ui.available_width() - 6.0);
            match state.workshop.page {
                Page::Start => start::show(ui, state, bound, look, sizes, actions),
                Page::Flow => page::show(ui, state, bound, look, sizes, actions),
                Page::Summary => summary::show(ui, state, bound, look, sizes, actions),
            }
            ring::follow(ui);
        });
    });
}
