//! What leaves the program, one file a format. Everything exported is made from the same sheet and the same registers
//! as the window shows.
//!
//! [`svg`] writes the drawing; [`png`] paints that SVG; [`geometry`] lists where everything stands, for other programs;
//! [`mod@csv`] writes a register for spreadsheets. `words` says in the user's language why a picture cannot be painted.

pub mod csv;
#[cfg(test)]
mod figure;
pub mod geometry;
pub mod png;
pub mod svg;
mod words;

pub use words::png_error;
