//! The next steps in the window: `taking` makes the command of a proposed measure.

pub mod taking;
