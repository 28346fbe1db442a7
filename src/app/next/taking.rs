//! Takes a proposed measure: the one command that puts it in its place and has the risks name it.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Analysis;
use crate::analysis::next::{BestMeasure, Treated, Way};
use crate::catalog::Catalog;
use crate::edit::Command;
use crate::model::{ElementId, Measure, PartyId, PartyRole, Performer, Project, Risk, RiskId};

/// The command; none where the proposal is about a project that has changed since.
pub fn command(best: &BestMeasure, project: &Project, catalog: &Catalog, analysis: &Analysis) -> Option<Command> {
    let risks = best.risks.iter().filter_map(|change| match change.treated {
        Treated::Risk(risk) => Some(risk),
        Treated::Open(..) => None,
    });
    match best.way {
        Way::Add { kind, on } => {
            let measure = measure(kind, on, project, catalog, analysis)?;
            Some(Command::Treat { measure: Box::new(measure), risks: risks.collect() })
        }
        Way::Name(measure) => {
            let changed: Option<BTreeMap<RiskId, Risk>> = risks
                .collect::<BTreeSet<RiskId>>()
                .into_iter()
                .map(|id| {
                    let mut risk = project.risks.get(&id)?.as_ref().clone();
                    risk.measures.push(measure);
                    Some((id, risk))
                })
                .collect();
            Some(Command::Decide { changed: changed?, new: Vec::new() })
        }
    }
}

/// A measure of a kind, by its place in the catalogue, put on an element or on the project as a whole; none where there is
/// no such kind.
pub fn measure(
    kind: usize,
    on: Option<ElementId>,
    project: &Project,
    catalog: &Catalog,
    analysis: &Analysis,
) -> Option<Measure> {
    let id = catalog.measures.as_slice().get(kind)?.id.clone();
    let measure = Measure::planned(Some(id), String::new(), on.into_iter().collect());
    Some(Measure { performer: performer(on, project, analysis), ..measure })
}

/// Whoever is responsible for where the measure stands carries it out.
fn performer(on: Option<ElementId>, project: &Project, analysis: &Analysis) -> Performer {
    let party: Option<PartyId> = match on {
        Some(ElementId::Party(party)) => Some(party),
        Some(ElementId::Zone(zone)) => analysis.zones.get(&zone).and_then(|known| known.party),
        Some(ElementId::Node(node)) => analysis.nodes.get(&node).and_then(|known| known.party),
        Some(ElementId::Flow(flow)) => {
            let parties = analysis.flows.get(&flow).and_then(|known| known.parties_crossed);
            if parties.is_some() {
                return Performer::Shared;
            }
            let from = project.flows.get(&flow).map(|flow| flow.from);
            from.and_then(|from| analysis.nodes.get(&from)).and_then(|known| known.party)
        }
        Some(ElementId::Data(_) | ElementId::Measure(_) | ElementId::Risk(_) | ElementId::Note(_)) | None => None,
    };
    match party.and_then(|party| project.parties.get(&party)).map(|party| party.role) {
        Some(PartyRole::Medical | PartyRole::Person) => Performer::Medical,
        Some(PartyRole::Third) => Performer::Third,
        Some(PartyRole::Provider) | None => Performer::Provider,
    }
}
