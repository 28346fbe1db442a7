//! What the next paste or duplicate goes by: the place that was asked for, and what the last duplicate did.

use std::collections::BTreeSet;

use crate::model::{ElementId, Point};

/// Where what is on the clipboard goes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Spot {
    /// Beside what it was copied from, and beside what stands there already.
    #[default]
    Beside,
    /// With its middle at a point.
    At(Point),
    /// Where it was copied from.
    InPlace,
}

/// What is remembered.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    /// The place asked for, and the pass in which it was; the system answers in the next.
    pub asked: Option<(Spot, u64)>,
    /// The document in which the last duplicate was made, its copies, and the corner of what it copied.
    pub last: Option<(u64, BTreeSet<ElementId>, Point)>,
}

impl Copies {
    /// Takes the place that was asked for, where the answer can be the one to that.
    pub fn take_spot(&mut self, pass: u64) -> Spot {
        /// A question that the system did not answer at once was not answered: nothing was on the clipboard.
        const SOON: u64 = 20;
        self.asked
            .take()
            .filter(|(_, asked)| pass.saturating_sub(*asked) <= SOON)
            .map(|(spot, _)| spot)
            .unwrap_or_default()
    }
}
