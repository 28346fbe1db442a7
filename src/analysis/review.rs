//! Why a decision must be looked at again (要見直し, guideline 5.1.7): what it was made about is not the same any more.

use super::aspect::Aspect;
use super::context::Context;
use super::index::RiskEntry;
use super::subject::{differences, subject, subjects};
use crate::catalog::Catalog;
use crate::model::{FlowId, Project, Risk};

/// One reason to look at a decision again.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// The flow, its ends, their places or its data are not what they were.
    FlowChanged {
        /// Which flow.
        flow: FlowId,
        /// In what it differs.
        aspects: Vec<Aspect>,
    },
    /// The flow has been deleted, or has lost an end.
    FlowGone(FlowId),
    /// The threat harms something else, or is proposed for other reasons, than when it was decided.
    ThreatRedefined,
    /// The catalogue does not have the threat any more.
    ThreatGone,
}

/// The decision with a note of what it is about: its flows and its threat as they are in this project. To be taken when
/// somebody decides, and again when they confirm the decision after a change.
#[must_use]
pub fn remembering(risk: &Risk, project: &Project, catalog: &Catalog) -> Risk {
    let threat = risk.threat.as_deref().and_then(|threat| catalog.threats.get(threat));
    Risk {
        about: subjects(project, catalog, &risk.flows),
        definition: threat.map_or_else(String::new, crate::catalog::Threat::definition),
        ..risk.clone()
    }
}

/// Why a decision must be looked at again; nothing where it needs not, or where nobody took note of what it was about.
/// Contexts are in the order of the index.
pub(crate) fn causes(entry: &RiskEntry<'_>, catalog: &Catalog, contexts: &[Context<'_, '_>]) -> Vec<Cause> {
    let risk = entry.risk;
    let mut causes = Vec::new();
    if !risk.definition.is_empty() {
        match entry.threat.and_then(|threat| catalog.threats.as_slice().get(threat)) {
            None => causes.push(Cause::ThreatGone),
            Some(threat) if threat.definition() != risk.definition => causes.push(Cause::ThreatRedefined),
            Some(_) => {}
        }
    }
    for (&flow, then) in &risk.about {
        let place = entry.flows.iter().find(|&&place| contexts[place].flow.id == flow);
        match place.and_then(|&place| subject(&contexts[place])) {
            None => causes.push(Cause::FlowGone(flow)),
            Some(now) => {
                let aspects = differences(flow, then, &now);
                if !aspects.is_empty() {
                    causes.push(Cause::FlowChanged { flow, aspects });
                }
            }
        }
    }
    causes
}
