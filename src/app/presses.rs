//! What keys bring in one frame, a press at a time.

use std::collections::VecDeque;

use egui::{Context, Event};

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
            let begins = match &event {
                Event::Key { pressed, .. } => *pressed,
                Event::Copy | Event::Cut | Event::Paste(_) | Event::PasteImage(_) => true,
                Event::Text(_) | Event::Ime(_) => false,
                _ => {
                    taken.others.push(event);
                    continue;
                }
            };
            match taken.presses.back_mut() {
                Some(press) if !begins => press.push(event),
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
