//! [`Project`](crate::model::Project), analysis and view options in, a display list out: a few primitives in world
//! units for what is visible. Painted by two small backends, the window's and the SVG writer's, so that what is on the
//! screen is what is exported.
//!
//! [`primitive`] is what a scene is made of; its colours are [`role`]s, which a [`theme`] gives values; its icons come
//! from [`icon`]. One file draws one kind of element: `zone` (with its title by `map_title` where the drawing is seen from afar), `node` (with its name by `map_name` there), `note`, `flow` with the [`label`] written on it
//! and the small signs of [`mark`]; `guard` counts the measures placed on each, `leader` leads from a label that stands far away. A [`Sheet`] holds all of them ready to paint for a [`View`]; a [`Legend`] says what
//! the colours mean, [`Changes`] mark what differs from an earlier version.

#[cfg(test)]
mod afar_test;
mod flow;
mod guard;
mod leader;
mod line;
mod map_name;
mod map_title;
mod node;
mod note;
#[cfg(test)]
mod sheet_test;
mod stacking;
mod zone;

pub mod changes;
pub mod icon;
pub mod label;
pub mod legend;
pub mod mark;
pub mod primitive;
pub mod role;
pub mod sheet;
pub mod theme;
pub mod view;

pub use changes::Changes;
pub use icon::IconId;
pub use label::Label;
pub use legend::Legend;
pub use primitive::{Align, Ink, Primitive, Stroke};
pub use role::Role;
pub use sheet::ghosts::Ghost;
pub use sheet::{Sheet, Ways};
pub use theme::{Color, Theme, ThemeError, ThemeName};
pub use view::{Detail, Overlay, View};
pub use zone::margins;
