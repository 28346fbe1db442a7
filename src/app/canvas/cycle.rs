//! Clicks at one place, one after the other: each selects the next of what lies there on top of each other.

use std::collections::HashSet;

use egui::{Context, Key, Pos2};

use crate::app::state::State;
use crate::layout;
use crate::model::ElementId;

/// How far the pointer may stray for the next click still to be at the same place, in screen points.
const SAME: f32 = 6.0;

/// The place that is clicked, and what is to be selected there once it is sure that no double click is under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cycle {
    place: Option<Pos2>,
    next: Option<(f64, ElementId)>,
    /// The keys that were down in the last frame.
    down: HashSet<Key>,
}

impl Cycle {
    /// Forgets the place where the pointer has left it or a key was pressed since; answers with what is to be selected now.
    pub fn follow(&mut self, ctx: &Context, pointer: Option<Pos2>) -> Option<ElementId> {
        // Not by the events: those of shortcuts are taken out. A key that stays down, for its release went to another
        // window, is none that was pressed.
        let down = ctx.input(|input| input.keys_down.clone());
        let typed = !down.is_subset(&self.down);
        self.down = down;
        if typed || self.place.is_some_and(|place| pointer.is_none_or(|pointer| pointer.distance(place) > SAME)) {
            (self.place, self.next) = (None, None);
        }
        let (due, element) = self.next?;
        let now = ctx.input(|input| input.time);
        if now < due {
            ctx.request_repaint_after_secs((due - now) as f32);
            return None;
        }
        self.next = None;
        // This frame shows what was selected before, and no other follows by itself.
        ctx.request_repaint();
        Some(element)
    }

    /// Takes a click into account. Answers whether it is one more at the same place, for what lies below what is selected.
    pub fn click(&mut self, ctx: &Context, state: &State, at: Pos2, tolerance: f32) -> bool {
        let again = self.place.is_some();
        self.place = Some(at);
        self.next = None;
        let Some(selected) = state.only_selected().filter(|_| again) else { return false };
        let world = state.camera.to_world(at);
        let all = layout::elements_at(state.project(), state.document.sheet().geometry(), world, tolerance);
        let Some(place) = all.iter().position(|&element| element == selected).filter(|_| all.len() > 1) else {
            return false;
        };
        // A double click opens what is selected, so what follows waits until this can be none.
        let delay = ctx.options(|options| options.input_options.max_double_click_delay);
        let due = ctx.input(|input| input.time) + delay;
        self.next = Some((due, all[(place + 1) % all.len()]));
        ctx.request_repaint_after_secs(delay as f32);
        true
    }

    /// A double click: nothing else is to be selected. Answers with what it opens: what is selected, where that lies at this
    /// place.
    pub fn stop(&mut self, state: &State, at: Pos2, tolerance: f32) -> Option<ElementId> {
        self.next = None;
        let world = state.camera.to_world(at);
        let all = layout::elements_at(state.project(), state.document.sheet().geometry(), world, tolerance);
        state.only_selected().filter(|selected| self.place.is_some() && all.contains(selected))
    }
}
