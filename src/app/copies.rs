//! What the next paste or duplicate goes by: the place that was asked for, and what the last duplicate did.

use std::collections::BTreeSet;

use crate::model::{ElementId, Point, Vector};

/// Where what is on the clipboard goes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Spot {
    /// To the free place nearest to the pointer, or to the middle of the view where that is not over the drawing.
    #[default]
    Pointer,
    /// To the free place nearest to the middle of the view.
    Middle,
    /// With its middle at a point, whatever is there.
    At(Point),
    /// Where it was copied from.
    InPlace,
}

/// What is remembered.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    asked: Option<Asked>,
    /// The last duplicate.
    pub last: Option<Duplicate>,
}

/// The question what is on the clipboard, while the system has not answered it.
#[derive(Clone, Copy, Debug)]
struct Asked {
    /// Where that is to go.
    spot: Spot,
    /// The pass in which it was asked.
    pass: u64,
    /// Whether it was said that there is no answer.
    said: bool,
}

/// What a duplicate did.
#[derive(Clone, Debug)]
pub struct Duplicate {
    /// The document in which it was made.
    pub document: u64,
    /// Its copies.
    pub copies: BTreeSet<ElementId>,
    /// The corner of what it copied.
    pub corner: Point,
    /// How far from there the copies were put.
    pub by: Vector,
}

impl Copies {
    /// Remembers what the system is asked for in this pass.
    pub fn ask(&mut self, spot: Spot, pass: u64) {
        self.asked = Some(Asked { spot, pass, said: false });
    }

    /// Takes the place that was asked for, where the answer can be the one to that.
    pub fn take_spot(&mut self, pass: u64) -> Spot {
        /// A question that the system did not answer at once was not answered.
        const SOON: u64 = 20;
        self.asked
            .take()
            .filter(|asked| pass.saturating_sub(asked.pass) <= SOON)
            .map(|asked| asked.spot)
            .unwrap_or_default()
    }

    /// Whether the system is still to answer: it does so before the next pass but one.
    pub fn waits(&self) -> bool {
        self.asked.is_some_and(|asked| !asked.said)
    }

    /// Whether it has not answered by now, as when nothing is on the clipboard. Once for each question.
    pub fn is_unanswered(&mut self, pass: u64) -> bool {
        const LATE: u64 = 3;
        match &mut self.asked {
            Some(asked) if !asked.said && pass.saturating_sub(asked.pass) > LATE => {
                asked.said = true;
                true
            }
            _ => false,
        }
    }
}
