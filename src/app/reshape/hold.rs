//! What of an arrow can be taken hold of, by the pointer or by keys.

use std::sync::Arc;

use crate::edit::End;
use crate::edit::bend::Grip;
use crate::model::{Flow, Point};

/// What of an arrow can be taken hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// One of its ends, to connect it with another node.
    End(End),
    /// A part of its line, to lead it another way.
    Line(Grip),
    /// Its label.
    Label,
}

/// A part of a line as it was when keys took hold of it: each further key leads that line from there, so that a corner
/// that was passed is not left behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Grasp {
    /// The project that the last key left.
    pub revision: u64,
    /// The arrow then.
    pub flow: Arc<Flow>,
    /// The way it had then.
    pub route: Vec<Point>,
}
