//! Has every decision take note of what it is about, so that it can be looked at again when that changes.

use crate::analysis::remembering;
use crate::catalog::Catalog;
use crate::edit::Command;
use crate::model::{Project, Risk};

/// The command, its decisions with a note of what they are about where a person decides something: a new decision,
/// another outcome, another threat or other flows. Whatever else is written about a risk is no new look at it.
pub(super) fn remembered(command: Command, project: &Project, catalog: &Catalog) -> Command {
    match command {
        Command::AddRisk(risk) if risk.about.is_empty() => {
            Command::AddRisk(Box::new(remembering(&risk, project, catalog)))
        }
        Command::SetRisk(id, risk) => {
            let decided_anew = project.risks.get(&id).is_some_and(|before| is_another_decision(before, &risk));
            Command::SetRisk(id, if decided_anew { Box::new(remembering(&risk, project, catalog)) } else { risk })
        }
        Command::Decide { mut changed, mut new } => {
            for (id, risk) in &mut changed {
                if project.risks.get(id).is_some_and(|before| is_another_decision(before, risk)) {
                    // Many at once are no new look at each: what must be looked at again stays so.
                    let noted = (risk.about.clone(), risk.definition.clone());
                    *risk = remembering(risk, project, catalog);
                    if !noted.0.is_empty() {
                        risk.about.extend(noted.0);
                        risk.definition = noted.1;
                    }
                }
            }
            for risk in new.iter_mut().filter(|risk| risk.about.is_empty()) {
                *risk = remembering(risk, project, catalog);
            }
            Command::Decide { changed, new }
        }
        Command::Resolve { risk, decided, measures } => {
            let before = risk.and_then(|id| project.risks.get(&id));
            let anew = before.map_or(decided.about.is_empty(), |before| is_another_decision(before, &decided));
            let decided = if anew { Box::new(remembering(&decided, project, catalog)) } else { decided };
            Command::Resolve { risk, decided, measures }
        }
        command => command,
    }
}

fn is_another_decision(before: &Risk, after: &Risk) -> bool {
    let gains_a_flow = after.flows.iter().any(|flow| !before.flows.contains(flow));
    gains_a_flow || before.decision != after.decision || before.threat != after.threat
}
