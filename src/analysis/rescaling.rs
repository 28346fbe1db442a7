//! What would change under other criteria: levels that move, and ratings set by hand that get another step.

use std::sync::Arc;

use super::{Analysis, analyse};
use crate::catalog::Catalog;
use crate::model::rescaling::mapped;
use crate::model::{Criteria, Decision, Level, Mapped, Project, RiskId};

/// What would change under other criteria.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rescaling {
    /// Adopted risks whose level moves before or after measures, by id.
    pub moved: Vec<Moved>,
    /// Steps set by hand that the new scales lack, by risk, each with the one that takes its place.
    pub mapped: Vec<(RiskId, Mapped)>,
}

/// A risk whose level moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The risk.
    pub risk: RiskId,
    /// Its levels before and after measures, as they are.
    pub is: (Level, Level),
    /// Its levels before and after measures, as they would be.
    pub would_be: (Level, Level),
}

/// Compares a project with itself under other criteria; none: the catalogue's. `analysis` is that of the project.
pub fn rescale(project: &Project, analysis: &Analysis, catalog: &Catalog, criteria: Option<&Criteria>) -> Rescaling {
    let (before, after) = (catalog.criteria_of(project), criteria.unwrap_or(&catalog.criteria));
    let mut rescaled = Project { criteria: criteria.cloned().map(Arc::new), ..project.clone() };
    let mut changes = Vec::new();
    for (&id, risk) in &project.risks {
        let of_risk = mapped(risk, before, after);
        if let Some(risk) = rescaled.risks.get_mut(&id).filter(|_| !of_risk.is_empty()) {
            let risk = Arc::make_mut(risk);
            for change in of_risk {
                change.field.set(risk, change.to.clone());
                changes.push((id, change));
            }
        }
    }
    let then = analyse(&rescaled, catalog, None);
    let moved = |(&risk, known): (&RiskId, &super::RiskAnalysis)| {
        let would_be = then.risks.get(&risk).map(levels)?;
        let is = levels(known);
        let adopted = project.risks.get(&risk).is_some_and(|risk| risk.decision == Decision::Adopted);
        (adopted && is != would_be).then_some(Moved { risk, is, would_be })
    };
    Rescaling { moved: analysis.risks.iter().filter_map(moved).collect(), mapped: changes }
}

fn levels(risk: &super::RiskAnalysis) -> (Level, Level) {
    (risk.rating.level, risk.residual.level)
}
