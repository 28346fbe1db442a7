//! The next steps in the window: `finder` has them found when they are looked at, `list` shows them, `taking` makes the
//! command of a proposed measure, and `trail` is what of the drawing a step is about.

pub mod finder;
pub mod list;
pub mod taking;
pub mod trail;
