//! Which proposed threats are rejected by a rule of the project.

use super::context::Context;
use super::index::Index;
use crate::catalog::{Catalog, Threat};
use crate::model::{FlowId, PartyId, Phase, Project, Rule, RuleId};

/// The rules of a project, prepared for it.
#[derive(Debug)]
pub(crate) struct Rules<'a>(Vec<Prepared<'a>>);

#[derive(Debug)]
struct Prepared<'a> {
    id: RuleId,
    /// The places of the threats that it still rejects.
    threats: Vec<usize>,
    zones: Option<Vec<usize>>,
    verbs: Option<Vec<bool>>,
    parties: &'a [PartyId],
    phases: &'a [Phase],
}

/// The threats of a rule that are not defined any more as they were when it was decided, by their ids.
pub fn outdated<'a>(rule: &'a Rule, catalog: &'a Catalog) -> impl Iterator<Item = &'a String> {
    rule.threats.iter().filter(|id| {
        let now = catalog.threats.get(id).map(Threat::definition);
        now.is_none() || rule.definitions.get(*id).is_some_and(|then| Some(then) != now.as_ref())
    })
}

/// The flows that a rule is about, in order, whatever it rejects on them; asked while somebody writes it.
pub fn concerned(rule: &Rule, project: &Project, catalog: &Catalog) -> Vec<FlowId> {
    let index = Index::new(project, catalog);
    let prepared = Prepared::new(RuleId(0), rule, &index);
    let flows = index.flows.iter().map(|flow| Context::new(&index, flow, &[], None));
    flows.filter(|context| prepared.is_about(context)).map(|context| context.flow.id).collect()
}

impl<'a> Rules<'a> {
    /// Prepares them. One without a reason rejects nothing.
    pub(crate) fn new(index: &Index<'a>) -> Self {
        let project = index.project;
        let rules = project.own.rules.iter().filter(|(_, rule)| !rule.reason.trim().is_empty());
        let prepared = rules.map(|(&id, rule)| Prepared::new(id, rule, index));
        Self(prepared.filter(|rule| !rule.threats.is_empty()).collect())
    }

    /// The first rule that rejects a threat on a flow.
    pub(crate) fn rejecting(&self, context: &Context<'_, '_>, threat: usize) -> Option<RuleId> {
        self.0.iter().find(|rule| rule.threats.contains(&threat) && rule.is_about(context)).map(|rule| rule.id)
    }
}

impl<'a> Prepared<'a> {
    fn new(id: RuleId, rule: &'a Rule, index: &Index<'_>) -> Self {
        let outdated: Vec<&String> = outdated(rule, index.catalog).collect();
        let threats = rule.threats.iter().filter(|threat| !outdated.contains(threat));
        let zone = |wanted: &_| index.zones.iter().position(|zone| zone.id == *wanted);
        Self {
            id,
            threats: threats.filter_map(|threat| index.catalog.threats.place(threat)).collect(),
            zones: (!rule.zones.is_empty()).then(|| rule.zones.iter().filter_map(zone).collect()),
            verbs: (!rule.verbs.is_empty()).then(|| index.catalog.flow_kinds.named(&rule.verbs)),
            parties: &rule.parties,
            phases: &rule.phases,
        }
    }

    fn is_about(&self, context: &Context<'_, '_>) -> bool {
        let (index, flow) = (context.index, context.flow);
        let nodes = || flow.ends().chain(flow.actor).map(|node| &index.nodes[node]);
        let stands = |zones: &Vec<usize>| nodes().any(|node| node.zones.iter().any(|zone| zones.contains(zone)));
        let belongs = || nodes().any(|node| node.party.is_some_and(|(party, _)| self.parties.contains(&party)));
        self.zones.as_ref().is_none_or(stands)
            && self.verbs.as_ref().is_none_or(|verbs| flow.verb.is_some_and(|verb| verbs[verb]))
            && (self.parties.is_empty() || belongs())
            && (self.phases.is_empty() || flow.flow.phases.iter().any(|phase| self.phases.contains(phase)))
    }
}
