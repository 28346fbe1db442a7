//! Which threats are proposed for a flow, and why.

use super::condition::Test;
use super::context::Context;
use super::flow::{Fact, Proposal};
use super::index::Index;
use super::rating::{Rating, Scoring};
use crate::model::RiskId;

/// The catalogue's threats, prepared for one project.
#[derive(Debug)]
pub(crate) struct Threats {
    when: Vec<Test>,
}

impl Threats {
    /// Prepares the conditions.
    pub(crate) fn new(index: &Index<'_>) -> Self {
        Self { when: index.catalog.threats.iter().map(|threat| Test::new(&threat.when, index)).collect() }
    }

    /// The threats that apply to a flow, in the catalogue's order. `risks` are the risks about it, in order.
    pub(crate) fn proposed(
        &self,
        context: &Context<'_, '_>,
        rating: &Rating,
        scoring: &Scoring<'_>,
        risks: &[usize],
    ) -> Vec<Proposal> {
        let index = context.index;
        let decided = |threat: usize| -> Option<RiskId> {
            risks.iter().map(|&risk| &index.risks[risk]).find(|risk| risk.threat == Some(threat)).map(|risk| risk.id)
        };
        let mut facts: Vec<Fact> = Vec::new();
        let mut proposals = Vec::new();
        for (threat, test) in self.when.iter().enumerate() {
            if test.holds(context, &mut facts) {
                proposals.push(Proposal {
                    threat,
                    reason: facts.drain(..).collect(),
                    rating: scoring.of_threat(context, rating, threat),
                    decided: decided(threat),
                });
            }
        }
        proposals
    }
}
