//! What keys bring, a press at a time: which events belong to one, and those of a frame in their order.

use std::collections::VecDeque;

use egui::{Context, Event};

/// What an event is for the order of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A key goes down, or the clipboard's keys.
    Press,
    /// A key goes up.
    Release,
    /// Text without a key of its own, or that of the key before.
    Text,
    /// What belongs to a composition of the input method.
    Composition,
    /// A button of the pointer.
    Button,
    /// Everything else.
    Other,
}

impl Kind {
    /// What an event is.
    pub fn of(event: &Event) -> Self {
        match event {
            Event::Key { pressed: true, .. } | Event::Copy | Event::Cut | Event::Paste(_) | Event::PasteImage(_) => {
                Self::Press
            }
            Event::Key { pressed: false, .. } => Self::Release,
            Event::Text(_) => Self::Text,
            Event::Ime(_) => Self::Composition,
            Event::PointerButton { .. } | Event::Touch { .. } => Self::Button,
            _ => Self::Other,
        }
    }
}

/// The events of a frame: those of keys by press, and all others.
#[derive(Debug, Default)]
pub struct Presses {
    /// Each press with the text it brings and the releases after it.
    presses: VecDeque<Vec<Event>>,
    others: Vec<Event>,
}

impl Presses {
    /// Takes the events of this frame.
    pub fn take(ctx: &Context) -> Self {
        let mut taken = Self::default();
        for event in ctx.input_mut(|input| std::mem::take(&mut input.events)) {
            match (Kind::of(&event), taken.presses.back_mut()) {
                (Kind::Button | Kind::Other, _) => taken.others.push(event),
                (Kind::Release | Kind::Text | Kind::Composition, Some(press)) => press.push(event),
                _ => taken.presses.push_back(vec![event]),
            }
        }
        taken
    }

    /// The next press, as long as another follows it.
    pub fn next_but_last(&mut self) -> Option<Vec<Event>> {
        if self.presses.len() > 1 { self.presses.pop_front() } else { None }
    }

    /// All presses that have not been taken.
    pub fn rest(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.presses).into_iter().flatten().collect()
    }

    /// Puts back what has not been taken.
    pub fn give_back(self, ctx: &Context) {
        let events = self.presses.into_iter().flatten().chain(self.others).collect();
        ctx.input_mut(|input| input.events = events);
    }
}
