//! What people are to decide about each flow, one question after the other, and in which order the flows are gone through.
//!
//! The questions of a flow are its threats in an order that no decision changes: the highest proposed level first. So who
//! goes back finds everything where it was. What is missing of the 4W1H comes before them, as threats rest on it.

use std::collections::BTreeMap;

use super::Analysis;
use super::flow::{FlowAnalysis, Missing};
use super::lack::{Lack, of_flow};
use crate::model::{FlowId, Level, Phase, Project, RiskId, ZoneId};

/// What a question is about, the same before and after it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// A part of the 4W1H.
    Part(Missing),
    /// That no threat is proposed: somebody says that none applies, or adds one.
    NoThreat,
    /// A proposed threat, by its place in the catalogue.
    Threat(usize),
    /// A risk with a threat that is not proposed, or in the project's own words.
    Risk(RiskId),
}

/// What is still to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    /// What the part of the 4W1H is.
    Describe,
    /// Whether the threat is a risk.
    Examine,
    /// Whether the decision still holds, as what it is about has changed.
    Confirm,
    /// Why the threat was rejected.
    Reason,
    /// What is done about the risk.
    Treat,
    /// Whether what remains is accepted.
    Accept,
}

/// A question about a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub matter: Matter,
    /// What is still to be answered; none where all is.
    pub open: Option<Asked>,
    /// The risk in which it was decided.
    pub risk: Option<RiskId>,
}

/// The questions about a flow, answered ones among them.
pub fn questions(analysis: &Analysis, flow: FlowId) -> Vec<Question> {
    let Some(known) = analysis.flows.get(&flow) else { return Vec::new() };
    let part = |&part: &Missing| Question { matter: Matter::Part(part), open: Some(Asked::Describe), risk: None };
    let mut proposals: Vec<_> = known.proposals.iter().collect();
    // S, the highest, comes first in the order of levels.
    proposals.sort_by_key(|proposal| (proposal.rating.level, proposal.threat));
    let threats = proposals.iter().map(|proposal| Question {
        matter: Matter::Threat(proposal.threat),
        open: match proposal.decided {
            None => proposal.is_open().then_some(Asked::Examine),
            Some(risk) => open_in(analysis, flow, risk),
        },
        risk: proposal.decided,
    });
    let decided = |risk: &&RiskId| known.proposals.iter().any(|proposal| proposal.decided == Some(**risk));
    let others = known.risks.iter().filter(|risk| !decided(risk)).map(|&risk| Question {
        matter: Matter::Risk(risk),
        open: open_in(analysis, flow, risk),
        risk: Some(risk),
    });
    let silent = of_flow(known).any(|lack| lack == Lack::NoThreat).then_some(Question {
        matter: Matter::NoThreat,
        open: Some(Asked::Examine),
        risk: None,
    });
    known.missing.iter().map(part).chain(silent).chain(threats).chain(others).collect()
}

/// What is still to be answered about a risk, as far as this flow is concerned: the first that is missing of it.
fn open_in(analysis: &Analysis, flow: FlowId, risk: RiskId) -> Option<Asked> {
    analysis.risks.get(&risk)?.lacks_for(flow).next().map(asked)
}

/// What is asked where something is missing.
const fn asked(lack: Lack) -> Asked {
    match lack {
        Lack::Part(_) | Lack::NoFlow | Lack::NoParty => Asked::Describe,
        Lack::Undecided(_) | Lack::NoThreat => Asked::Examine,
        Lack::Outdated => Asked::Confirm,
        Lack::NoReason => Asked::Reason,
        Lack::NoTreatment | Lack::TooFewMeasures { .. } | Lack::NoMeasure => Asked::Treat,
        Lack::NotAccepted => Asked::Accept,
    }
}

/// In which order flows are gone through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Place by place, so that everybody thinks of one room at a time.
    #[default]
    Place,
    /// Phase by phase of the service's life.
    Phase,
    /// The highest proposed level first.
    Level,
    /// As they were drawn.
    Drawn,
}

impl Order {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Place, Self::Phase, Self::Level, Self::Drawn];
}

/// All flows in an order that no decision about them changes.
pub fn ordered(project: &Project, analysis: &Analysis, order: Order) -> Vec<FlowId> {
    let mut flows: Vec<FlowId> = project.flows.keys().copied().collect();
    let known = |flow: &FlowId| analysis.flows.get(flow);
    match order {
        Order::Drawn => {}
        Order::Place => {
            // Places in the order of their first flow; what stands nowhere comes last.
            let place = |flow: &FlowId| known(flow).and_then(|known| known.four_w.places.first().copied());
            let mut first: BTreeMap<ZoneId, FlowId> = BTreeMap::new();
            for flow in &flows {
                if let Some(place) = place(flow) {
                    first.entry(place).or_insert(*flow);
                }
            }
            flows.sort_by_key(|flow| {
                let first = place(flow).and_then(|place| first.get(&place).copied());
                (first.is_none(), first, *flow)
            });
        }
        Order::Phase => flows.sort_by_key(|flow| {
            let phase = project.flows.get(flow).and_then(|flow| flow.phases.iter().min().copied());
            (phase.is_none(), phase.and_then(|phase| Phase::ALL.iter().position(|&other| other == phase)), *flow)
        }),
        Order::Level => flows.sort_by_key(|flow| {
            let level = known(flow).and_then(proposed_level);
            (level.is_none(), level, *flow)
        }),
    }
    flows
}

/// The highest level that is proposed for a flow, whatever was decided.
fn proposed_level(flow: &FlowAnalysis) -> Option<Level> {
    flow.proposals.iter().map(|proposal| proposal.rating.level).min()
}

/// How far the decisions have come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Questions that are answered.
    pub decided: usize,
    /// Questions that are open.
    pub open: usize,
    /// Flows without an open question.
    pub done: usize,
    /// Flows with one.
    pub pending: usize,
}

/// Counts over the whole project.
pub fn progress(analysis: &Analysis) -> Progress {
    let mut progress = Progress::default();
    for &flow in analysis.flows.keys() {
        let questions = questions(analysis, flow);
        let open = questions.iter().filter(|question| question.open.is_some()).count();
        progress.open += open;
        progress.decided += questions.len() - open;
        *(if open == 0 { &mut progress.done } else { &mut progress.pending }) += 1;
    }
    progress
}

/// Whether a flow has an open question.
pub fn is_open(analysis: &Analysis, flow: FlowId) -> bool {
    questions(analysis, flow).iter().any(|question| question.open.is_some())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{Coverage, analyse};
    use crate::catalog::Catalog;
    use crate::model::{Decision, Risk, Treatment};
    use crate::storage::template::Template;

    fn analysed(project: &Project) -> Analysis {
        analyse(project, &Catalog::builtin().unwrap(), None)
    }

    fn open(project: &Project, flow: u32) -> Vec<Option<Asked>> {
        questions(&analysed(project), FlowId(flow)).iter().map(|question| question.open).collect()
    }

    #[test]
    fn a_flow_has_open_questions_exactly_while_it_is_not_covered() {
        for template in [Template::Figure53, Template::Assessed] {
            let project = template.project().unwrap();
            let analysis = analysed(&project);
            for (&flow, known) in &analysis.flows {
                let is_covered = known.coverage == Coverage::Covered;
                assert_eq!(is_open(&analysis, flow), !is_covered, "{flow} {:?}", known.coverage);
            }
            let progress = progress(&analysis);
            assert_eq!(progress.done + progress.pending, project.flows.len());
        }
    }

    #[test]
    fn what_is_missing_comes_first_and_the_highest_level_next() {
        let project = Template::Figure53.project().unwrap();
        let analysis = analysed(&project);
        let asked = questions(&analysis, FlowId(4));
        assert_eq!(asked[0].matter, Matter::Part(Missing::Who));
        for (&flow, known) in &analysis.flows {
            let levels: Vec<Level> = questions(&analysis, flow)
                .iter()
                .filter_map(|question| match question.matter {
                    Matter::Threat(threat) => known.proposals.iter().find(|proposal| proposal.threat == threat),
                    Matter::Part(_) | Matter::NoThreat | Matter::Risk(_) => None,
                })
                .map(|proposal| proposal.rating.level)
                .collect();
            assert!(levels.is_sorted(), "{flow}: {levels:?}");
            assert_eq!(levels.len(), known.proposals.len());
        }
    }

    #[test]
    fn a_question_stays_in_its_place_until_all_of_it_is_answered() {
        let mut project = Template::Figure53.project().unwrap();
        let catalog = Catalog::builtin().unwrap();
        let analysis = analysed(&project);
        let (&flow, known) =
            analysis.flows.iter().find(|(_, flow)| flow.missing.is_empty() && flow.level == Some(Level::A)).unwrap();
        let asked = questions(&analysis, flow);
        let Matter::Threat(threat) = asked[0].matter else { panic!("{asked:?}") };
        assert!(known.proposals.len() > 1, "there are others after it");
        let threat = Some(catalog.threats.as_slice()[threat].id.clone());
        let mut first = |risk: Risk| {
            project.risks.insert(RiskId(1), Arc::new(Risk { threat: threat.clone(), flows: vec![flow], ..risk }));
            open(&project, flow.0)[0]
        };
        assert_eq!(first(Risk::default()), Some(Asked::Treat));
        assert_eq!(first(Risk { decision: Decision::Rejected, ..Risk::default() }), Some(Asked::Reason));
        let said = Risk { decision: Decision::Rejected, reason: "無線を使わない".into(), ..Risk::default() };
        assert_eq!(first(said), None);
        let own = Risk { treatment: vec![Treatment::Retain], impact: Some("小".into()), ..Risk::default() };
        assert_eq!(first(own), Some(Asked::Accept));
        assert_eq!(open(&project, flow.0).len(), asked.len());
    }

    #[test]
    fn every_order_has_every_flow_once_and_no_decision_changes_it() {
        let (bare, assessed) = (Template::Figure53.project().unwrap(), Template::Assessed.project().unwrap());
        for order in Order::ALL {
            let flows = ordered(&bare, &analysed(&bare), order);
            let mut sorted = flows.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, bare.flows.keys().copied().collect::<Vec<_>>(), "{order:?}");
            assert_eq!(flows, ordered(&assessed, &analysed(&assessed), order), "{order:?}");
        }
    }

    #[test]
    fn flows_of_one_place_come_together() {
        let project = Template::Figure53.project().unwrap();
        let analysis = analysed(&project);
        let places: Vec<_> = ordered(&project, &analysis, Order::Place)
            .iter()
            .map(|flow| analysis.flows[flow].four_w.places.first().copied())
            .collect();
        let mut runs = places.clone();
        runs.dedup();
        let different: std::collections::BTreeSet<_> = places.iter().collect();
        assert_eq!(runs.len(), different.len(), "{runs:?}");
    }
}
