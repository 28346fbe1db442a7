//! What the page of figures remembers between frames.

use std::collections::BTreeSet;

use crate::analysis::Time;

/// A list of which at first only the most important rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Zones with their steps.
    Zones,
    /// Parties with their steps.
    Parties,
    /// Zones with their risks.
    ExposedZones,
    /// Parties with their risks.
    ExposedParties,
    /// Kinds of findings.
    Findings,
}

/// How the page is looked at.
#[derive(Debug, Default)]
pub struct Dashboard {
    /// The lists that are shown in full.
    pub full: BTreeSet<List>,
    /// Whether risks by zone and party are shown before or after measures.
    pub time: Time,
}
