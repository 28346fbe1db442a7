//! What is done with the chooser.

use crate::edit::{End, Way};
use crate::model::{FlowId, NodeId, Point};

/// What is done with the chooser.
#[derive(Clone, Debug)]
pub enum Act {
    /// Open it at a point of the world, for something that an arrow connects with a node or for something by itself.
    Open {
        /// Where what is chosen comes to stand.
        at: Point,
        /// The node an arrow connects it with.
        from: Option<NodeId>,
        /// Which way that arrow goes.
        way: Way,
    },
    /// Open it at a point of the world to which an end of an arrow was led.
    Lead {
        /// Where what is chosen comes to stand.
        at: Point,
        /// Which arrow.
        flow: FlowId,
        /// Which end of it.
        end: End,
    },
    /// Open it beside a node, where there is room, with the nodes that are there offered first.
    Beside(NodeId),
    /// Narrow the list down to what fits this text.
    Type(String),
    /// Let letters narrow the list down from now on, and not choose a kind by its key.
    Filter,
    /// Bring the entry at this place of the list forward.
    Point(usize),
    /// Turn the arrow.
    Turn,
    /// Choose what is brought forward.
    Enter,
    /// Choose what is at this place of the list.
    Take(usize),
    /// Close it; nothing has happened.
    Close,
    /// The same, and the view goes back to where it was when it was opened.
    GiveUp,
}
