//! Type-ahead: what is typed faster than the window follows waits until it is ready, so that no letter is lost and none
//! goes to what had the keys before.
//!
//! A key or a click can open a field, close one, or take up a tool; what comes after it in the same frame, or before the
//! field has the keyboard, is meant for what is there then. [`Typeahead`] hands egui only as much as can be understood
//! by what the [`Standing`] at the end of the last frame says, and keeps the rest, in its order.

use std::collections::VecDeque;

use egui::{Context, Event, Id, Key, Plugin, RawInput};

use super::presses::Kind;

/// Once somebody else reads the keys, they wait until that has been so for as many frames: a field gets the keyboard in the
/// frame after the one in which it is first shown, and one that is gone keeps it for as long.
const STEADY: u8 = 2;

/// Keys wait for as many frames at most, whatever goes on.
const LONGEST: u8 = 12;

/// How what reads the keys takes them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// One after the other, each carried out before the next, and what is left given back: the canvas.
    #[default]
    OneByOne,
    /// One a frame: letters are commands there.
    OneAFrame,
    /// Text, up to a key that may leave it.
    Text,
}

/// Who reads the keys, and what is open that might. As long as it changes, keys wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How they are taken.
    pub reader: Reader,
    /// The field in which text is typed.
    pub field: Option<Id>,
    /// What is open.
    pub open: Option<Id>,
}

/// The events that wait.
#[derive(Debug, Default)]
pub struct Typeahead {
    waiting: VecDeque<Event>,
    standing: Standing,
    /// For how many frames it has been so.
    steady: u8,
    /// For how many frames keys have waited.
    waited: u8,
}

impl Typeahead {
    /// Says at the end of a frame who reads the keys. Answers whether another frame is needed, because that has just
    /// changed or because some wait.
    pub fn stands(&mut self, standing: Standing) -> bool {
        self.steady = if standing == self.standing { self.steady.saturating_add(1) } else { 0 };
        self.standing = standing;
        self.steady < STEADY || !self.waiting.is_empty()
    }

    /// Takes back what was handed out too early, before all that waits.
    pub fn take_back(&mut self, events: Vec<Event>) {
        for event in events.into_iter().rev() {
            self.waiting.push_front(event);
        }
        self.steady = 0;
    }

    /// How many of the waiting events can be handed out.
    fn ready(&self) -> usize {
        let composes = self.waiting.iter().any(|event| Kind::of(event) == Kind::Composition);
        if composes || self.waited >= LONGEST {
            return self.waiting.len();
        }
        let settled = self.steady >= STEADY;
        let (mut pressed, mut texts, mut clicked, mut leaves) = (false, false, false, false);
        for (place, event) in self.waiting.iter().enumerate() {
            let kind = Kind::of(event);
            let begins = kind == Kind::Press || kind == Kind::Text && (texts || !pressed);
            let waits = match kind {
                Kind::Press | Kind::Text => {
                    let next = begins && pressed;
                    !settled || clicked || next && (leaves || self.standing.reader == Reader::OneAFrame)
                }
                Kind::Button => pressed,
                Kind::Composition | Kind::Release | Kind::Other => false,
            };
            if waits {
                return place;
            }
            if begins {
                texts = false;
            }
            pressed |= begins;
            texts |= kind == Kind::Text;
            clicked |= kind == Kind::Button;
            leaves |= self.standing.reader != Reader::OneByOne && may_leave(event);
        }
        self.waiting.len()
    }
}

/// Whether a key may end what is typed, or begin something else.
fn may_leave(event: &Event) -> bool {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            let leaves = matches!(key, Key::Enter | Key::Tab | Key::Escape) || is_function(*key);
            leaves || modifiers.command || modifiers.alt
        }
        _ => false,
    }
}

fn is_function(key: Key) -> bool {
    key.name().strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok())
}

impl Plugin for Typeahead {
    fn debug_name(&self) -> &'static str {
        "type-ahead"
    }

    fn input_hook(&mut self, _: &Context, input: &mut RawInput) {
        self.waiting.extend(std::mem::take(&mut input.events));
        let ready = self.ready();
        input.events = self.waiting.drain(..ready).collect();
        self.waited = if self.waiting.is_empty() || ready > 0 { 0 } else { self.waited + 1 };
    }
}
