//! Automatic layout: where zones, nodes and notes stand so that arrows lead in one direction and frames fit.
//!
//! In comes a [`Wish`]: a project, what of it is arranged, the direction, how large each label is and how much room a
//! zone's title takes; out goes an [`Outcome`], the new frame of everything that moves. It is Sugiyama's method, zone by
//! zone from the inside: `hierarchy` reads off the drawing what stands in what; `nest` goes through the zones, `drawing` makes
//! of each a `net` of boxes and arrows, `placing` says in the end where everything stands; `layered` takes this through the steps: `cycles`, `ranks`, `order` (few
//! crossings), `coordinates`, and `packing` of what no arrow connects; `lifted` says between which boxes a flow leads,
//! `boxes` how much room a node and what is written around it take, `notes` where notes stand; `turning` turns zones
//! within a zone round where that is more compact, by `proportion`. What is locked stays: `pinned` works round it, and `around` finds places that
//! keep clear. Where only a part is arranged, `room` puts it where it was and `shove` lets the rest give way. `steady` does it all until nothing changes.
//!
//! Every node stands in exactly the zones it stood in before; where frames lie across each other in such a way that no
//! arrangement can keep that, they stay together as they are and [`Outcome::left`] names them.
//!
//! This is our own because the crates there are do not do it: `dagre` 0.1 lays out compound graphs, but takes 7.6 s for
//! 1,000 nodes and knows neither locked nodes nor frames that cross; `rust-sugiyama` and `layout-rs` have no zones.

mod around;
mod boxes;
mod coordinates;
mod cycles;
mod drawing;
mod hierarchy;
mod layered;
mod lifted;
mod nest;
mod net;
mod notes;
mod order;
mod packing;
mod pinned;
mod placing;
mod proportion;
mod ranks;
mod room;
mod shove;
mod standing;
mod steady;
mod turning;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::LabelSizes;
use crate::model::{ElementId, Project, Rect, Zone, ZoneId};

/// Where arrows lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From left to right.
    Right,
    /// From top to bottom.
    Down,
}

impl Direction {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Right, Self::Down];

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Right => Self::Down,
            Self::Down => Self::Right,
        }
    }
}

/// Room between a zone's frame and what is in it, in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margins {
    /// At the left.
    pub left: f32,
    /// At the top.
    pub top: f32,
    /// At the right.
    pub right: f32,
    /// At the bottom.
    pub bottom: f32,
    /// How wide the whole frame is at least.
    pub width: f32,
}

/// What is to be arranged.
pub struct Wish<'a> {
    /// The drawing.
    pub project: &'a Project,
    /// What of it is arranged: these elements and what stands in the zones among them, as long as it is not locked; what
    /// stands around gives way where it must. None: everything.
    pub elements: Option<&'a BTreeSet<ElementId>>,
    /// Where arrows lead. Only zones within a zone may be arranged the other way, where that saves room, and what no arrow
    /// connects.
    pub direction: Direction,
    /// How large each label is.
    pub labels: LabelSizes<'a>,
    /// The margins of a zone whose content is this wide.
    pub margins: &'a dyn Fn(&Zone, f32) -> Margins,
    /// Told now and then which part of the work is done, from 0 to 1; answers whether to go on.
    pub progress: &'a dyn Fn(f32) -> bool,
}

/// Where things stand afterwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The new frame of everything that gets another one.
    pub frames: BTreeMap<ElementId, Rect>,
    /// Zones whose content was left as it stood: because of what is held, or else because their frames lie across others.
    pub left: BTreeSet<ZoneId>,
    /// Whether something outside of all zones was left as it stood, because there is no room for it.
    pub ground_left: bool,
    /// What is locked and leaves no room for what was left.
    pub held: BTreeSet<ElementId>,
}

/// Arranges what is wished for; none where it was not let go on.
pub fn auto(wish: &Wish) -> Option<Outcome> {
    steady::steady(wish)
}
