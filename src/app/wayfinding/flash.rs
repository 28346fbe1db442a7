//! What lights up for a moment, so that one sees what undo or redo has changed.

use crate::model::{Point, Rect};

/// A part of the drawing that lights up.
#[derive(Clone, Debug, PartialEq)]
pub enum Lit {
    /// An element with a frame.
    Frame(Rect),
    /// The line of a flow.
    Line(Vec<Point>),
}

/// What lights up, since when.
#[derive(Clone, Debug)]
pub struct Flash {
    /// The parts.
    pub lit: Vec<Lit>,
    /// When it began, in seconds.
    since: f64,
}

impl Flash {
    /// How long it takes to fade, in seconds.
    pub const TAKES: f64 = 0.6;

    /// Of more parts than this nothing can be told apart, and none lights up.
    pub const MOST: usize = 400;

    /// These parts light up now.
    pub fn new(lit: Vec<Lit>, now: f64) -> Self {
        Self { lit, since: now }
    }

    /// Whether there is nothing to see.
    pub fn is_empty(&self) -> bool {
        self.lit.is_empty()
    }

    /// Whether it has faded.
    pub fn is_over(&self, now: f64) -> bool {
        now - self.since >= Self::TAKES
    }

    /// How far it has faded: from 0 to 1.
    pub fn faded(&self, now: f64) -> f32 {
        ((now - self.since) / Self::TAKES).clamp(0.0, 1.0) as f32
    }
}
