//! The workshop (F5): one flow after the other on the whole screen, decided about by single keys.
//!
//! It is another view of the same project: what is decided here lies in the same risks and measures, and every decision
//! is one step of the history. [`standing`] is where the workshop stands, [`act`] what can be done in it; `deciding`
//! makes the commands of it. `acting` carries everything out, `answering` what answers a question,
//! `recording` writes down who was there, and `walking` moves on. `offers` has what is chosen by a number.
//!
//! [`bindings`] says which key does what now: one list for the keys, the buttons and what is read aloud. `keys` reads
//! the keys. `view` shows it all: `bar` how far it has come, `drawing` the flow on the drawing, `page` the flow in
//! words with its threats as `card`s, `entry` what is being written, `start` who is there, and `summary` what came
//! of it. `parts` is what these are made of, `said` the words for what has just happened.

pub mod act;
mod acting;
mod answering;
mod attendees;
mod bar;
pub mod bindings;
mod card;
mod deciding;
mod drawing;
mod entry;
mod keys;
mod offers;
mod page;
mod parts;
mod recording;
mod said;
pub mod standing;
mod start;
mod summary;
mod view;
mod walking;

pub(super) use act::Act;
pub(super) use keys::Keys;
pub(super) use view::show;
