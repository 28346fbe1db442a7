//! How a threat on a flow is rated: steps on both scales, the level, and what they follow from.

use std::sync::Arc;

use super::condition::Test;
use super::context::Context;
use super::fact::Fact;
use super::index::Index;
use crate::model::rescaling::as_far_up;
use crate::model::{Criteria, DataId, Level, Scale};

/// A rating with its basis.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// 影響度: the step of the criteria's scale, 0 the lowest.
    pub impact: usize,
    /// 顕在化率: the step of the criteria's scale, 0 the lowest.
    pub likelihood: usize,
    /// The level of the pair.
    pub level: Level,
    /// What it follows from, in the order it was applied.
    pub basis: Vec<Basis>,
}

/// One step of the reasoning behind a rating. Facts are shared between the ratings of one flow.
#[derive(Clone, Debug, PartialEq)]
pub enum Basis {
    /// 影響度 of the most sensitive data.
    MostSensitive(DataId),
    /// No data is named, so the lowest step is taken.
    NoData,
    /// 影響度 one step up: much and often.
    ImpactRaised(Arc<[Fact]>),
    /// 顕在化率 starts at this step of the criteria's scale.
    LikelihoodStart(usize),
    /// 顕在化率 one step up by the scoring rule at this place in the catalogue. However many rules hold, it is one step.
    LikelihoodRaised(usize, Arc<[Fact]>),
    /// 顕在化率 one step down by the scoring rule.
    LikelihoodLowered(Arc<[Fact]>),
    /// 顕在化率 one step up for this threat.
    ThreatLikelier(Arc<[Fact]>),
    /// 顕在化率 one step down for this threat.
    ThreatUnlikelier(Arc<[Fact]>),
    /// 影響度 set by a person.
    ImpactSet,
    /// 顕在化率 set by a person.
    LikelihoodSet,
}

/// The level of a pair of steps. A matrix that has no such cell cannot say that little is needed, so the highest level
/// is taken.
pub(crate) fn level_of(criteria: &Criteria, impact: usize, likelihood: usize) -> Level {
    criteria.level(impact, likelihood).unwrap_or(Level::S)
}

/// The catalogue's scoring, prepared for one project and its criteria.
#[derive(Debug)]
pub(crate) struct Scoring<'a> {
    criteria: &'a Criteria,
    /// By data item, the step of its class.
    impacts: Vec<Option<usize>>,
    impact_raised: Test,
    start: usize,
    likelihood_raised: Vec<Test>,
    likelihood_lowered: Test,
    /// By threat: likelier when, unlikelier when.
    threats: Vec<(Option<Test>, Option<Test>)>,
}

impl<'a> Scoring<'a> {
    /// Prepares the rules.
    pub(crate) fn new(index: &Index<'a>) -> Self {
        let catalog = index.catalog;
        let (criteria, usual) = (index.criteria, &catalog.criteria);
        let classes: Vec<Option<usize>> =
            catalog.data_classes.iter().map(|class| step(&class.impact, &usual.impact, &criteria.impact)).collect();
        let scoring = &catalog.scoring;
        Self {
            criteria,
            impacts: index.data.iter().map(|entry| classes[entry.class?]).collect(),
            impact_raised: Test::new(&scoring.impact_raised.when, index),
            start: step(&scoring.likelihood_start, &usual.likelihood, &criteria.likelihood)
                .unwrap_or(criteria.likelihood.len() / 2),
            likelihood_raised: scoring.likelihood_raised.iter().map(|rule| Test::new(&rule.when, index)).collect(),
            likelihood_lowered: Test::new(&scoring.likelihood_lowered.when, index),
            threats: catalog
                .threats
                .iter()
                .map(|threat| {
                    let test = |when: &Option<_>| when.as_ref().map(|when| Test::new(when, index));
                    (test(&threat.likelier_when), test(&threat.unlikelier_when))
                })
                .collect(),
        }
    }

    /// The rating of a flow before any threat is looked at.
    pub(crate) fn of_flow(&self, context: &Context<'_, '_>) -> Rating {
        let mut basis = Vec::with_capacity(4);
        let mut facts = Vec::new();
        let mut impact = 0;
        let sensitive = context.flow.carried.iter().copied().filter_map(|item| Some((self.impacts[item]?, item)));
        // Of several that are equally sensitive the first is named: what the flow itself names comes first.
        match sensitive.reduce(|best, other| if other.0 > best.0 { other } else { best }) {
            Some((step, item)) => {
                impact = step;
                basis.push(Basis::MostSensitive(context.index.data[item].id));
            }
            None => basis.push(Basis::NoData),
        }
        if self.impact_raised.holds(context, &mut facts) {
            impact += 1;
            basis.push(Basis::ImpactRaised(facts.drain(..).collect()));
        }
        basis.push(Basis::LikelihoodStart(self.start));
        let mut likelihood = self.start;
        let before = basis.len();
        for (rule, test) in self.likelihood_raised.iter().enumerate() {
            if test.holds(context, &mut facts) {
                basis.push(Basis::LikelihoodRaised(rule, facts.drain(..).collect()));
            }
        }
        if basis.len() > before {
            likelihood += 1;
        } else if self.likelihood_lowered.holds(context, &mut facts) {
            likelihood = likelihood.saturating_sub(1);
            basis.push(Basis::LikelihoodLowered(facts.drain(..).collect()));
        }
        self.rating(impact, likelihood, basis)
    }

    /// The rating of a threat on a flow.
    pub(crate) fn of_threat(&self, context: &Context<'_, '_>, flow: &Rating, threat: usize) -> Rating {
        let (likelier, unlikelier) = &self.threats[threat];
        let mut basis = Vec::with_capacity(flow.basis.len() + 1);
        basis.extend_from_slice(&flow.basis);
        let mut likelihood = flow.likelihood;
        let mut facts = Vec::new();
        let raised = likelier.as_ref().is_some_and(|test| test.holds(context, &mut facts));
        if raised {
            basis.push(Basis::ThreatLikelier(facts.drain(..).collect()));
        }
        let lowered = unlikelier.as_ref().is_some_and(|test| test.holds(context, &mut facts));
        if lowered {
            basis.push(Basis::ThreatUnlikelier(facts.drain(..).collect()));
        }
        match (raised, lowered) {
            (true, false) => likelihood += 1,
            (false, true) => likelihood = likelihood.saturating_sub(1),
            (true, true) | (false, false) => {}
        }
        self.rating(flow.impact, likelihood, basis)
    }

    /// The rating of what is about no flow that exists.
    pub(crate) fn of_nothing(&self) -> Rating {
        self.rating(0, self.start, vec![Basis::NoData, Basis::LikelihoodStart(self.start)])
    }

    fn rating(&self, impact: usize, likelihood: usize, basis: Vec<Basis>) -> Rating {
        let impact = impact.min(self.criteria.impact.len().saturating_sub(1));
        let likelihood = likelihood.min(self.criteria.likelihood.len().saturating_sub(1));
        Rating { impact, likelihood, level: level_of(self.criteria, impact, likelihood), basis }
    }
}

/// The step that the catalogue names, on the project's own scale: the one of the same name, else the one as far up.
fn step(id: &str, usual: &Scale, own: &Scale) -> Option<usize> {
    own.iter().position(|step| step.id == id).or_else(|| {
        let place = usual.iter().position(|step| step.id == id)?;
        as_far_up(place, usual, own)
    })
}
