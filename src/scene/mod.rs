//! [`Project`](crate::model::Project), analysis and view options in, a display list out: a few primitives in world
//! units for what is visible. Painted by two small backends, the window's and the SVG writer's, so that what is on the
//! screen is what is exported.

pub mod primitive;

pub use primitive::{Align, Ink, Primitive};
