//! Going from part to part of the window by keys.

use egui::{Context, FocusDirection, Id, Memory, Rect};

use super::focus::canvas_id;
use super::panels::PanelKind;

/// A part of the window that F6 goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The menu bar.
    Menu,
    /// The drawing.
    Canvas,
    /// A panel beside it.
    Panel(PanelKind),
    /// The bar at the bottom.
    Status,
}

impl Part {
    /// Every part, in the order they are gone through.
    fn all() -> Vec<Self> {
        let mut parts = vec![Self::Menu, Self::Panel(PanelKind::Palette), Self::Canvas];
        parts.extend(PanelKind::ALL.into_iter().filter(|&panel| panel != PanelKind::Palette).map(Self::Panel));
        parts.push(Self::Status);
        parts
    }
}

/// The parts that are shown, and the one the keyboard goes to.
#[derive(Debug, Default)]
pub struct Parts {
    /// Where each part was shown last, in the order they are gone through.
    shown: Vec<(Part, Rect)>,
    /// The part whose first control gets the keyboard when it is shown.
    wanted: Option<Part>,
}

impl Parts {
    /// Goes on to the next part, or back to the one before.
    pub fn step(&mut self, ctx: &Context, forwards: bool) {
        let here = ctx.memory(Memory::focused).and_then(|id| ctx.read_response(id)).map(|at| at.rect.center());
        let at = |part: Part| self.shown.iter().find(|(other, _)| *other == part).map(|(_, rect)| *rect);
        let holds = |part: &Part| here.is_some_and(|here| at(*part).is_some_and(|rect| rect.contains(here)));
        let order = Part::all();
        let place = order.iter().position(holds).or_else(|| order.iter().position(|&part| part == Part::Canvas));
        let (place, count) = (place.unwrap_or_default(), order.len());
        let steps = (1..=count).map(|step| if forwards { place + step } else { place + count - step } % count);
        self.wanted = steps.map(|place| order[place]).find(|&part| at(part).is_some());
    }

    /// Goes to a part.
    pub fn want(&mut self, part: Part) {
        self.wanted = Some(part);
    }

    /// To be called before a part is shown: gives its first control the keyboard where that is wanted.
    pub fn enter(&mut self, ctx: &Context, part: Part) {
        if self.wanted != Some(part) {
            return;
        }
        self.wanted = None;
        if part == Part::Menu {
            let before = ctx.memory(Memory::focused);
            ctx.data_mut(|data| data.insert_temp(home(), before));
        }
        ctx.memory_mut(|memory| {
            if part == Part::Canvas {
                memory.request_focus(canvas_id());
            } else {
                focus_next(memory);
            }
        });
    }

    /// To be called after a part was shown.
    pub fn leave(&mut self, part: Part, rect: Rect) {
        self.shown.retain(|(other, _)| *other != part);
        self.shown.push((part, rect));
    }

    /// To be called where a part is hidden.
    pub fn hidden(&mut self, part: Part) {
        self.shown.retain(|(other, _)| *other != part);
    }
}

fn home() -> Id {
    Id::unique("before-the-menu-bar")
}

/// Forgets what had the keyboard before it went to the menu bar.
pub fn forget_home(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<Option<Id>>(home()));
}

/// Gives the keyboard back to what had it before it went to the menu bar, or to the drawing.
pub fn go_home(ctx: &Context) {
    let before = ctx.data_mut(|data| data.remove_temp::<Option<Id>>(home())).flatten();
    let before = before.filter(|&id| ctx.read_response(id).is_some());
    ctx.memory_mut(|memory| match (before, memory.focused()) {
        (Some(id), _) => memory.request_focus(id),
        (None, Some(id)) => memory.surrender_focus(id),
        (None, None) => {}
    });
}

/// Gives the keyboard to the next control that is shown.
pub fn focus_next(memory: &mut Memory) {
    if let Some(id) = memory.focused() {
        memory.surrender_focus(id);
    }
    memory.move_focus(FocusDirection::Next);
}
