//! Drawings made by a rule: always the same ones, for tests and benchmarks.
//!
//! `builder` places and connects; each other file is one drawing. The suite and the benchmark include this folder, since
//! neither can use what is in the other.

mod builder;
mod dense;
mod hospital;
mod national;
mod sites;

use nagarezu::model::Project;

/// A drawing, each of another character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Drawing {
    /// Sites like the one of figure 5-3 side by side, about this many nodes of them.
    Sites(usize),
    /// A hospital of many rooms, each with its own network, and a server centre: 101 nodes.
    Hospital,
    /// A provider for several clinics, with a carrier, a cloud and a place of development: 100 nodes.
    National,
    /// Few units, close together: many flows a server, both ways, at rest, and several between the same two: 100 nodes.
    Dense,
}

impl Drawing {
    /// The drawings of about a hundred nodes.
    pub(crate) const HUNDREDS: [Self; 3] = [Self::Hospital, Self::National, Self::Dense];

    /// The project.
    pub(crate) fn project(self) -> Project {
        match self {
            Self::Sites(nodes) => sites::project(nodes),
            Self::Hospital => hospital::project(),
            Self::National => national::project(),
            Self::Dense => dense::project(),
        }
    }
}
