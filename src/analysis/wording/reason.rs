//! Why a threat applies, and what a rating follows from, in short words.

use super::name::{node_property, step_name, zone_property};
use super::{Term, Words};
use crate::analysis::fact::Fact;
use crate::analysis::rating::Basis;
use crate::analysis::terms;
use crate::catalog::PropertyDefinition;
use crate::model::{DataId, NodeId, Value, ZoneId};
use crate::text::{tr, tr_with};

/// Kinds of zone that are ways rather than places: one passes them.
const WAYS: [&str; 2] = [terms::INTERNET, terms::CARRIER];

impl Words<'_> {
    /// A fact, such as インターネットを通る.
    pub fn fact(&self, fact: &Fact) -> String {
        let lang = self.lang;
        match fact {
            Fact::Verb(verb) => {
                let name = self.catalog.flow_kinds.as_slice().get(*verb).map(|kind| kind.name.get(lang));
                tr_with(lang, "fact-verb", &[("verb", name.unwrap_or_default().into())])
            }
            Fact::EndKind(node, kind) => {
                let name = self.catalog.node_kinds.as_slice().get(*kind).map(|kind| kind.name.get(lang));
                let (node, kind) = (self.node(*node), name.unwrap_or_default());
                tr_with(lang, "fact-end-kind", &[("node", node.into()), ("kind", kind.into())])
            }
            Fact::EndProperty(node, id, value) => {
                let name = self.node(*node);
                self.property_fact(name, self.property_of_node(*node, id), id, value)
            }
            Fact::FlowProperty(id, value) => {
                let definition = self.catalog.flow_properties.iter().find(|property| *property.id == **id);
                let (property, text) = self.property(definition, id, value);
                match value {
                    Value::Bool(true) => property,
                    Value::Bool(false) => tr_with(lang, "fact-flow-property-no", &[("property", property.into())]),
                    Value::Number(_) | Value::Text(_) => {
                        tr_with(lang, "fact-flow-property", &[("property", property.into()), ("value", text.into())])
                    }
                }
            }
            Fact::Carries(item, class) => {
                let name = self.catalog.data_classes.as_slice().get(*class).map(|class| class.name.get(lang));
                let (class, data) = (name.unwrap_or_default(), self.item(*item));
                tr_with(lang, "fact-carries", &[("class", class.into()), ("data", data.into())])
            }
            Fact::Phase(phase) => tr_with(lang, "fact-phase", &[("phase", phase.say(lang).into())]),
            Fact::Environment(node, environment) => {
                let (node, environment) = (self.node(*node), environment.say(lang));
                tr_with(lang, "fact-environment", &[("node", node.into()), ("environment", environment.into())])
            }
            Fact::EnvironmentStep(from, to) => {
                let (from, to) = (from.say(lang), to.say(lang));
                tr_with(lang, "fact-environment-step", &[("from", from.into()), ("to", to.into())])
            }
            Fact::CrossesZone(zone) => {
                let entry = self.project.zones.get(zone);
                let is = |way: &&str| entry.is_some_and(|zone| self.catalog.zone_kinds.is(&zone.kind, way));
                let name = self.zone(*zone).into();
                if WAYS.iter().any(is) {
                    tr_with(lang, "fact-passes-zone", &[("zone", name)])
                } else {
                    tr_with(lang, "fact-crosses-zone", &[("zone", name)])
                }
            }
            Fact::CrossesParty(from, to) => {
                let (from, to) = (self.party(*from), self.party(*to));
                tr_with(lang, "fact-crosses-party", &[("from", from.into()), ("to", to.into())])
            }
            Fact::CrossesScope(zone) => tr_with(lang, "fact-crosses-scope", &[("zone", self.zone(*zone).into())]),
            Fact::StandsIn(node, zone) => {
                let (node, zone) = (self.node(*node), self.zone(*zone));
                tr_with(lang, "fact-stands-in", &[("node", node.into()), ("zone", zone.into())])
            }
            Fact::ZoneProperty(_, zone, id, value) => self.zone_fact(*zone, id, value),
            Fact::WithinControlled(zone) => {
                tr_with(lang, "fact-within-controlled", &[("zone", self.zone(*zone).into())])
            }
            Fact::PartyRole(node, role) => {
                let (node, role) = (self.node(*node), role.say(lang));
                tr_with(lang, "fact-party-role", &[("node", node.into()), ("role", role.into())])
            }
            Fact::Medium(node) => tr_with(lang, "fact-medium", &[("node", self.node(*node).into())]),
            Fact::Person(node) => tr_with(lang, "fact-person", &[("node", self.node(*node).into())]),
            Fact::RemoteMaintenance(node) => {
                tr_with(lang, "fact-remote-maintenance", &[("node", self.node(*node).into())])
            }
            Fact::Retention(item, years) => {
                tr_with(lang, "fact-retention", &[("data", self.item(*item).into()), ("years", (*years).into())])
            }
            Fact::NoFlowWith(verbs) => {
                let verbs: Vec<String> = verbs.iter().map(|verb| self.verb(verb)).collect();
                tr_with(lang, "fact-no-flow-with", &[("verbs", self.list(&verbs).into())])
            }
            Fact::NoMeasure(kinds) => {
                tr_with(lang, "fact-no-measure", &[("measures", self.measure_kinds(kinds).into())])
            }
            Fact::OneSite(Some(zone)) => tr_with(lang, "fact-one-site", &[("zone", self.zone(*zone).into())]),
            Fact::OneSite(None) => tr(lang, "fact-one-site-outside"),
            Fact::Lacks(condition) => self.lacks(condition),
        }
    }

    /// Several facts as one text: what tells this flow from others comes first, what its picture says anyway (the verb,
    /// the kinds of its ends) last. A kind that says no more than the node's own name is left out beside others.
    pub fn facts(&self, facts: &[Fact]) -> String {
        let plain = |fact: &&Fact| matches!(fact, Fact::Verb(_) | Fact::EndKind(..));
        let (plain, telling): (Vec<&Fact>, Vec<&Fact>) = facts.iter().partition(plain);
        let all = telling.into_iter().chain(plain.into_iter().filter(|fact| !self.is_empty(fact)));
        let texts: Vec<String> = all.map(|fact| self.fact(fact)).collect();
        if texts.is_empty() {
            let texts: Vec<String> = facts.iter().map(|fact| self.fact(fact)).collect();
            return self.list(&texts);
        }
        self.list(&texts)
    }

    /// Whether a fact says that a node called 端末 is a 端末.
    fn is_empty(&self, fact: &Fact) -> bool {
        let Fact::EndKind(node, kind) = fact else { return false };
        let name = self.project.nodes.get(node).map(|node| node.name_and_detail().0);
        let kind = self.catalog.node_kinds.as_slice().get(*kind).map(|kind| kind.name.get(self.lang));
        name.zip(kind).is_some_and(|(name, kind)| name.ends_with(kind))
    }

    /// One step of the reasoning behind a rating.
    pub fn basis(&self, basis: &Basis) -> String {
        let lang = self.lang;
        let scoring = &self.catalog.scoring;
        match basis {
            Basis::MostSensitive(item) => {
                let (class, data) = (self.class_of(*item), self.item(*item));
                tr_with(lang, "basis-most-sensitive", &[("class", class.into()), ("data", data.into())])
            }
            Basis::NoData => tr(lang, "basis-no-data"),
            Basis::ImpactRaised(facts) => {
                let reason = self.rule(scoring.impact_raised.name.get(lang), facts);
                tr_with(lang, "basis-impact-raised", &[("reason", reason.into())])
            }
            Basis::LikelihoodStart(step) => {
                let scale = &self.catalog.criteria_of(self.project).likelihood;
                let name = scale.get(*step).map_or("", |step| step_name(step, lang));
                tr_with(lang, "basis-likelihood-start", &[("step", name.into())])
            }
            Basis::LikelihoodRaised(rule, facts) => {
                let rule = scoring.likelihood_raised.get(*rule).map_or("", |rule| rule.name.get(lang));
                tr_with(lang, "basis-likelihood-raised", &[("reason", self.rule(rule, facts).into())])
            }
            Basis::LikelihoodLowered(facts) => {
                let reason = self.rule(scoring.likelihood_lowered.name.get(lang), facts);
                tr_with(lang, "basis-likelihood-lowered", &[("reason", reason.into())])
            }
            Basis::ThreatLikelier(facts) => {
                tr_with(lang, "basis-threat-likelier", &[("facts", self.facts(facts).into())])
            }
            Basis::ThreatUnlikelier(facts) => {
                tr_with(lang, "basis-threat-unlikelier", &[("facts", self.facts(facts).into())])
            }
            Basis::ImpactSet => tr(lang, "basis-impact-set"),
            Basis::LikelihoodSet => tr(lang, "basis-likelihood-set"),
        }
    }

    /// A rule of the scoring with what made it hold, unless that says the same.
    fn rule(&self, rule: &str, facts: &[Fact]) -> String {
        let facts = self.facts(facts);
        if facts.is_empty() || facts == rule {
            return rule.to_owned();
        }
        tr_with(self.lang, "basis-rule", &[("rule", rule.into()), ("facts", facts.into())])
    }

    fn zone_fact(&self, zone: ZoneId, id: &str, value: &Value) -> String {
        let lang = self.lang;
        let name = self.zone(zone);
        if let ("access", Value::Text(access)) = (id, value) {
            let words = |name: String| [("zone", name.into())];
            match access.as_str() {
                "public" => return tr_with(lang, "fact-access-public", &words(name)),
                "counter" => return tr_with(lang, "fact-access-counter", &words(name)),
                "clinical" => return tr_with(lang, "fact-access-clinical", &words(name)),
                "restricted" => return tr_with(lang, "fact-access-restricted", &words(name)),
                _ => {}
            }
        }
        let kind = self.project.zones.get(&zone).and_then(|zone| self.catalog.zone_kinds.get(&zone.kind));
        let definition = kind.and_then(|kind| kind.properties.iter().find(|property| property.id == id));
        self.property_fact(name, definition.or_else(|| zone_property(self.catalog, id)), id, value)
    }

    /// A property of an element: what is a matter of yes or no is said so.
    fn property_fact(
        &self,
        element: String,
        definition: Option<&PropertyDefinition>,
        id: &str,
        value: &Value,
    ) -> String {
        let (property, text) = self.property(definition, id, value);
        let mut values = vec![("element", element.into()), ("property", property.into())];
        match value {
            Value::Bool(true) => tr_with(self.lang, "fact-property-yes", &values),
            Value::Bool(false) => tr_with(self.lang, "fact-property-no", &values),
            Value::Number(_) | Value::Text(_) => {
                values.push(("value", text.into()));
                tr_with(self.lang, "fact-property", &values)
            }
        }
    }

    fn property_of_node(&self, node: NodeId, id: &str) -> Option<&PropertyDefinition> {
        let kind = self.project.nodes.get(&node).and_then(|node| self.catalog.node_kinds.get(&node.kind));
        let own = kind.and_then(|kind| kind.properties.iter().find(|property| property.id == id));
        own.or_else(|| node_property(self.catalog, id))
    }

    fn class_of(&self, item: DataId) -> String {
        let class = self.project.data.get(&item).and_then(|item| self.catalog.data_classes.get(&item.class));
        class.map_or_else(String::new, |class| class.name.get(self.lang).to_owned())
    }

    pub(super) fn measure_kinds(&self, kinds: &[String]) -> String {
        let names: Vec<String> = kinds
            .iter()
            .map(|id| match self.catalog.measures.get(id) {
                Some(kind) => format!("{id} {}", kind.name.get(self.lang)),
                None => id.clone(),
            })
            .collect();
        self.list(&names)
    }
}
