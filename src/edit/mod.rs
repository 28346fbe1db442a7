//! The only code that makes a new [`Project`](crate::model::Project) from an old one.
//!
//! A [`Command`] says what a person wants; [`apply()`] answers with the new project, the name of the step and what to
//! select, or with an [`EditError`] that says why not; [`History`] keeps the older projects, each a step to undo.
//! While something is dragged, the canvas applies the command to the history's project in every frame, shows the
//! answer, and commits only the last one.
//!
//! [`mod@apply`] hands each command to the file of its subject: `place` (new elements, with `naming` for their names
//! and [`fit`] for the width these need), `arrow` (ways, ends and labels of flows), [`movement`], [`resize`],
//! [`mod@arrange`] (into line with each other, by `axis`), `lock`, `layout` (of what automatic layout found), `replace`
//! (other properties, checked by `reference` and `criteria`), `together` (those of several), `baseline` (frozen states), `entries` (of the project's
//! catalogue, with `kinds`), `workshop` (records of workshops, and what is decided in one), `deletion` (with all that hangs
//! on what is deleted) and `copies` (with the kinds that are `carried` along). [`landing`] finds where copies go and [`spot`]
//! a free place for anything new, [`bend`] the waypoints for a line that is dragged, [`unbend`] those without one that is taken out, [`clipboard`] makes text of a selection and a selection of text, [`snapping`] puts what is moved on
//! the grid and [`guides`] into line with its neighbours, `subject` says what a step is about, [`aspect`] which property it changed, `leftover` which
//! planned measures it leaves without a risk, `taken` what a zone takes in that is moved over it, `words` in the user's language why a command was not applied.
//!
//! Two promises hold for every command: an answer never names an element that does not exist, and it always differs
//! from the project it was made of.

pub mod apply;
pub mod arrange;
pub mod arrangement;
pub mod aspect;
pub mod bend;
pub mod clipboard;
pub mod command;
pub mod error;
pub mod fit;
pub mod guides;
pub mod history;
pub mod landing;
pub mod movement;
pub mod resize;
pub mod snapping;
pub mod spot;
pub mod unbend;

mod arrow;
mod axis;
mod baseline;
mod carried;
mod copies;
mod criteria;
mod deletion;
mod entries;
mod kinds;
mod layout;
mod leeway;
mod leftover;
mod lock;
mod naming;
mod place;
mod reference;
mod replace;
mod revise;
mod stacking;
mod subject;
mod taken;
mod together;
mod words;
mod workshop;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod recipes;
#[cfg(test)]
mod sample;

pub use apply::{apply, apply_again};
pub use arrangement::Arrangement;
pub use command::{Change, Command, End, StepName, Way};
pub use entries::EntryEdit;
pub use error::EditError;
pub use history::{History, Step};
pub use leftover::{deleted_zones, left_over, left_standing};
pub use lock::{held, locked};
pub use movement::Bent;
pub use taken::taken_in;
pub use together::Together;
pub use words::edit_error;
