//! The only code that makes a new [`Project`](crate::model::Project) from an old one.
//!
//! A [`Command`] says what a person wants; `apply` answers with the new project, what to select and the
//! name of the step, or with the reason why not; `History` keeps the older projects, each a step to
//! undo. `clipboard` makes text of a selection and a selection of text.

pub mod command;

pub use command::{Change, Command, StepName};
