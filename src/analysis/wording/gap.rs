//! What is missing, in words: of what, where, whom it waits for and what to do about it.

use super::Words;
use super::name::one_line;
use super::term::Term;
use crate::analysis::flow::Missing;
use crate::analysis::gap::{Awaited, Gap, Holder};
use crate::analysis::lack::Lack;
use crate::model::{PartyRole, Phase, ZoneId};
use crate::text::{tr, tr_with};

impl Words<'_> {
    /// What something is missing of.
    pub fn holder(&self, holder: Holder) -> String {
        match holder {
            Holder::Phase(phase) => tr_with(self.lang, "holder-phase", &[("phase", phase.say(self.lang).into())]),
            Holder::Role(role) => tr_with(self.lang, "holder-role", &[("role", role.say(self.lang).into())]),
            Holder::Party(id) => self.element(id.into()),
            Holder::Zone(id) => self.element(id.into()),
            Holder::Node(id) => self.element(id.into()),
            Holder::Flow(id) => self.element(id.into()),
            Holder::Risk(id) => self.element(id.into()),
        }
    }

    /// What is missing.
    pub fn lack(&self, gap: &Gap) -> String {
        let key = match gap.lack {
            Lack::Part(part) => return tr_with(self.lang, "lack-part", &[("part", part.say(self.lang).into())]),
            Lack::Undecided(threat) => {
                let threat = self.catalog.threats.as_slice().get(threat);
                let name = threat.map_or_else(String::new, |threat| threat.name.get(self.lang).to_owned());
                return tr_with(self.lang, "lack-undecided", &[("threat", name.into())]);
            }
            Lack::TooFewMeasures { has, needs } => {
                return tr_with(self.lang, "lack-too-few-measures", &[("has", has.into()), ("needs", needs.into())]);
            }
            Lack::NoFlow => match gap.of {
                Holder::Phase(_) => "lack-no-flow-phase",
                Holder::Party(_) => "lack-no-flow-party",
                Holder::Zone(_) => "lack-no-flow-zone",
                Holder::Node(_) | Holder::Role(_) | Holder::Flow(_) | Holder::Risk(_) => "lack-no-flow-node",
            },
            Lack::NoParty => "lack-no-party",
            Lack::NoThreat => "lack-no-threat",
            Lack::NoReason => "lack-no-reason",
            Lack::Outdated => "lack-outdated",
            Lack::NoTreatment => "lack-no-treatment",
            Lack::NoMeasure => "lack-no-measure",
            Lack::NotAccepted => "lack-not-accepted",
        };
        tr(self.lang, key)
    }

    /// What to do about it.
    pub fn gap_remedy(&self, gap: &Gap) -> String {
        let key = match gap.lack {
            Lack::Part(Missing::Who) => "remedy-who",
            Lack::Part(Missing::Place) => "remedy-place",
            Lack::Part(Missing::Which) => "remedy-which",
            Lack::Part(Missing::What) => "remedy-what",
            Lack::Part(Missing::How) => "remedy-how",
            Lack::Part(Missing::Phase) => "remedy-phase",
            Lack::NoFlow => match gap.of {
                Holder::Phase(Phase::Development) => "remedy-phase-development",
                Holder::Phase(Phase::Operation) => "remedy-phase-operation",
                Holder::Phase(Phase::Termination) => "remedy-phase-termination",
                Holder::Phase(Phase::Crisis) => "remedy-phase-crisis",
                Holder::Party(_) => "remedy-no-flow-party",
                Holder::Zone(_) => "remedy-no-flow-zone",
                Holder::Node(_) | Holder::Role(_) | Holder::Flow(_) | Holder::Risk(_) => "remedy-no-flow-node",
            },
            Lack::NoParty => "remedy-no-party",
            Lack::Undecided(_) => "remedy-undecided",
            Lack::NoThreat => "remedy-no-threat",
            Lack::NoReason => "remedy-no-reason",
            Lack::Outdated => "remedy-outdated",
            Lack::NoTreatment => "remedy-no-treatment",
            Lack::NoMeasure => "remedy-no-measure",
            Lack::TooFewMeasures { .. } => "remedy-too-few-measures",
            Lack::NotAccepted => "remedy-not-accepted",
        };
        tr(self.lang, key)
    }

    /// The place where it is: of a decision, that of the first of its flows.
    pub fn gap_place(&self, gap: &Gap) -> String {
        let zone = |zone: Option<ZoneId>| zone.map_or_else(String::new, |zone| self.zone(zone));
        match gap.of {
            Holder::Flow(_) | Holder::Risk(_) => {
                let known = gap.flow(self.project).and_then(|flow| self.analysis.flows.get(&flow));
                let places = known.map(|known| known.four_w.places.as_slice()).unwrap_or_default();
                let places: Vec<String> = places.iter().map(|&place| self.zone(place)).collect();
                places.join(" → ")
            }
            Holder::Node(id) => zone(self.analysis.nodes.get(&id).and_then(|node| node.place)),
            Holder::Zone(id) => zone(self.analysis.zones.get(&id).and_then(|known| known.parent)),
            Holder::Phase(_) | Holder::Role(_) | Holder::Party(_) => String::new(),
        }
    }

    /// Whom it waits for.
    pub fn awaited(&self, awaited: Awaited) -> String {
        match awaited {
            Awaited::Party(id) => self.party(id),
            Awaited::Provider => self.parties_of(PartyRole::Provider),
            Awaited::Agreement => {
                self.list(&[self.parties_of(PartyRole::Provider), self.parties_of(PartyRole::Medical)])
            }
            Awaited::Approver(id) => {
                let approval = self.project.risks.get(&id).and_then(|risk| risk.approval.as_ref());
                approval.map_or_else(String::new, |approval| one_line(&approval.by))
            }
        }
    }

    /// The names of the parties of a role, or the role where there is none or more than a few.
    fn parties_of(&self, role: PartyRole) -> String {
        let parties = self.project.parties.values().filter(|party| party.role == role);
        let names: Vec<String> =
            parties.map(|party| one_line(&party.name)).filter(|name| !name.is_empty()).take(3).collect();
        if names.is_empty() || names.len() > 2 { role.say(self.lang) } else { self.list(&names) }
    }
}
