//! The table まだ足りないこと: everything that is missing in a project, whose it is and whom it waits for. It is empty
//! when every flow is covered and nothing is drawn, registered or decided by halves.

use super::Analysis;
use super::flow::Coverage;
use super::lack::{Lack, of_flow};
use super::place::NodeAnalysis;
use super::terms;
use crate::catalog::Catalog;
use crate::model::{FlowId, Level, NodeId, PartyId, PartyRole, Phase, Project, RiskId, Value, ZoneId};

/// Roles without which there is nobody to provide, or nobody to provide to: the two lanes of the guideline's figure 5-1.
const NEEDED_ROLES: [PartyRole; 2] = [PartyRole::Provider, PartyRole::Medical];

/// What something is missing of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A phase of the service's life.
    Phase(Phase),
    /// The parties of a role.
    Role(PartyRole),
    /// A party.
    Party(PartyId),
    /// A zone.
    Zone(ZoneId),
    /// A node.
    Node(NodeId),
    /// A flow.
    Flow(FlowId),
    /// A decision about a threat.
    Risk(RiskId),
}

/// One row of まだ足りないこと.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Whose.
    pub of: Holder,
    /// What.
    pub lack: Lack,
}

/// Whom a gap waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// A party: it knows what happens in its own place.
    Party(PartyId),
    /// The provider, whose task the assessment is (guideline figure 5-1).
    Provider,
    /// Provider and medical institution together: what remains is retained with the latter's understanding.
    Agreement,
    /// The person whom the risk names as the one who accepts it; only the day is missing.
    Approver(RiskId),
}

/// All that is missing, by step, then by what it is missing of.
pub fn gaps(project: &Project, catalog: &Catalog, analysis: &Analysis) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = all(project, catalog, analysis).collect();
    gaps.sort_by_key(|gap| (gap.lack.step(), gap.of, gap.lack));
    gaps
}

/// How many gaps there are, by step: as many as [`gaps`] lists, without listing them.
pub fn count_gaps(project: &Project, catalog: &Catalog, analysis: &Analysis) -> [usize; Coverage::ALL.len()] {
    let mut counts = [0; Coverage::ALL.len()];
    for gap in all(project, catalog, analysis) {
        counts[gap.lack.step() as usize] += 1;
    }
    counts
}

fn all<'a>(project: &'a Project, catalog: &'a Catalog, analysis: &'a Analysis) -> impl Iterator<Item = Gap> + 'a {
    let roles = NEEDED_ROLES.into_iter().filter(|role| !project.parties.values().any(|party| party.role == *role));
    let areas = &analysis.areas;
    let phases = areas.phases.iter().filter(|(_, area)| area.flows.is_empty()).map(|(&phase, _)| Holder::Phase(phase));
    // Where something stands, each that has no flow is told by itself.
    let parties = areas.parties.iter().filter(|(_, area)| area.nodes == 0).map(|(&id, _)| Holder::Party(id));
    let zones = areas.zones.iter().filter(|(id, area)| area.nodes == 0 && !is_unknown(project, catalog, **id));
    let zones = zones.map(|(&id, _)| Holder::Zone(id));
    let told =
        |node: &NodeAnalysis| node.flows > 0 || node.zones.iter().any(|&zone| is_unknown(project, catalog, zone));
    let nodes = analysis.nodes.iter().filter(move |(_, node)| !told(node)).map(|(&id, _)| Holder::Node(id));
    let silent = phases.chain(parties).chain(zones).chain(nodes).map(|of| Gap { of, lack: Lack::NoFlow });
    let flows =
        analysis.flows.iter().flat_map(|(&id, flow)| of_flow(flow).map(move |lack| Gap { of: Holder::Flow(id), lack }));
    let risks = analysis
        .risks
        .iter()
        .flat_map(|(&id, risk)| risk.lacks.iter().map(move |&lack| Gap { of: Holder::Risk(id), lack }));
    roles.map(|role| Gap { of: Holder::Role(role), lack: Lack::NoParty }).chain(silent).chain(flows).chain(risks)
}

/// Whether a zone is another company's extent of which nobody knows the inside: as in the guideline's figure 5-3, what
/// happens there need not be drawn as long as it is said to be unknown.
fn is_unknown(project: &Project, catalog: &Catalog, zone: ZoneId) -> bool {
    let (detail, known) = terms::DETAIL;
    project.zones.get(&zone).is_some_and(|zone| {
        catalog.zone_kinds.is(&zone.kind, terms::THIRD_PARTY)
            && catalog.zone_value(zone, detail) != Some(&Value::Text(known.to_owned()))
    })
}

impl Gap {
    /// The flow that it can be seen at: of a decision the first that still exists.
    pub fn flow(&self, project: &Project) -> Option<FlowId> {
        match self.of {
            Holder::Flow(flow) => Some(flow),
            Holder::Risk(risk) => {
                let flows = &project.risks.get(&risk)?.flows;
                flows.iter().copied().find(|flow| project.flows.contains_key(flow))
            }
            Holder::Phase(_) | Holder::Role(_) | Holder::Party(_) | Holder::Zone(_) | Holder::Node(_) => None,
        }
    }

    /// The level of what is not decided or treated yet.
    pub fn level(&self, analysis: &Analysis) -> Option<Level> {
        match (self.of, self.lack) {
            (Holder::Flow(flow), Lack::Undecided(threat)) => {
                let proposals = &analysis.flows.get(&flow)?.proposals;
                proposals.iter().find(|proposal| proposal.threat == threat).map(|proposal| proposal.rating.level)
            }
            (Holder::Risk(risk), Lack::NotAccepted) => analysis.risks.get(&risk).map(|risk| risk.residual.level),
            (Holder::Risk(risk), _) => analysis.risks.get(&risk).map(|risk| risk.rating.level),
            _ => None,
        }
    }

    /// Whom it waits for: for what happens in a place those who answer for it, for the assessment the provider, for the
    /// acceptance of what remains both sides of the contract.
    pub fn awaits(&self, project: &Project, analysis: &Analysis) -> Awaited {
        let responsible = |party: Option<PartyId>| party.map_or(Awaited::Provider, Awaited::Party);
        let of_node = |node: NodeId| analysis.nodes.get(&node).and_then(|node| node.party);
        match (self.of, self.lack) {
            (Holder::Flow(flow), Lack::Part(_)) => {
                let ends = project.flows.get(&flow).map(|flow| [flow.from, flow.to]);
                responsible(ends.into_iter().flatten().find_map(of_node))
            }
            (Holder::Node(node), _) => responsible(of_node(node)),
            (Holder::Zone(zone), _) => responsible(analysis.zones.get(&zone).and_then(|zone| zone.party)),
            (Holder::Party(party), _) => Awaited::Party(party),
            (Holder::Risk(risk), Lack::NotAccepted) => {
                let approval = project.risks.get(&risk).and_then(|risk| risk.approval.as_ref());
                let named = approval.is_some_and(|approval| !approval.by.trim().is_empty());
                if named { Awaited::Approver(risk) } else { Awaited::Agreement }
            }
            (Holder::Phase(_) | Holder::Role(_) | Holder::Flow(_) | Holder::Risk(_), _) => Awaited::Provider,
        }
    }
}
