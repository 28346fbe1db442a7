//! Which threats are proposed for a flow, and why.

use super::condition::Test;
use super::context::Context;
use super::fact::Fact;
use super::flow::Proposal;
use super::index::Index;
use super::rating::{Rating, Scoring};
use super::ruling::Rules;
use crate::catalog::Threat;
use crate::model::RiskId;

/// The catalogue's threats, prepared for one project.
#[derive(Debug)]
pub(crate) struct Threats<'a> {
    when: Vec<Test>,
    /// By verb, the threats that can apply to a flow with it; the last list is for flows without a verb.
    by_verb: Vec<Vec<usize>>,
    rules: Rules<'a>,
}

impl<'a> Threats<'a> {
    /// Prepares the conditions.
    pub(crate) fn new(index: &Index<'a>) -> Self {
        let when: Vec<Test> = index.catalog.threats.iter().map(|threat| Test::new(&threat.when, index)).collect();
        let verbs = (0..index.catalog.flow_kinds.len()).map(Some).chain([None]);
        let off: Vec<bool> = index.catalog.threats.iter().map(Threat::is_off).collect();
        let can_hold = |threat: usize, verb| !off[threat] && when[threat].can_hold_with(verb);
        let by_verb = verbs.map(|verb| (0..when.len()).filter(|&threat| can_hold(threat, verb)).collect()).collect();
        Self { when, by_verb, rules: Rules::new(index) }
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
        let candidates = &self.by_verb[context.flow.verb.unwrap_or(self.by_verb.len() - 1)];
        for &threat in candidates {
            if self.when[threat].holds(context, &mut facts) {
                // The buffer is kept for the next threat; what is stored takes no more room than it needs.
                let mut reason = Vec::with_capacity(facts.len());
                reason.append(&mut facts);
                let decided = decided(threat);
                let rule = if decided.is_none() { self.rules.rejecting(context, threat) } else { None };
                proposals.push(Proposal {
                    threat,
                    reason,
                    rating: scoring.of_threat(context, rating, threat),
                    decided,
                    rule,
                });
            }
        }
        proposals
    }
}
