//! The commands by which a workshop decides.

use crate::analysis::agenda::{Matter, Question, questions};
use crate::analysis::next::{Plan, Planned, Treated, plan};
use crate::app::next::taking;
use crate::app::state::State;
use crate::edit::Command;
use crate::model::{Approval, Decision, ElementId, Flow, FlowId, Measure, Risk, RiskId, Scale, Treatment};
use crate::text::tr;

/// The question that is asked, as far as it is about a threat or risk.
#[derive(Clone, Debug)]
pub(super) struct Asking {
    /// The flow.
    pub flow: FlowId,
    /// The question.
    pub question: Question,
    /// What was decided about it.
    pub risk: Option<(RiskId, Risk)>,
    /// The proposed steps of 影響度 and 顕在化率.
    pub proposed: (usize, usize),
    /// Those that hold when it is decided now: chosen, set before, or proposed.
    pub rating: (usize, usize),
}

impl Asking {
    /// Whether the rating is not the proposed one.
    pub(super) fn is_rated(&self) -> bool {
        self.rating != self.proposed
    }

    /// The level before measures.
    pub(super) fn level(&self, state: &State) -> crate::model::Level {
        let criteria = state.catalog().criteria_of(state.project());
        criteria.level(self.rating.0, self.rating.1).unwrap_or(crate::model::Level::D)
    }
}

/// What is asked now; none where it is no threat and no risk.
pub(super) fn asking(state: &State) -> Option<Asking> {
    let standing = &state.workshop;
    let (flow, matter) = (standing.flow?, standing.matter?);
    let (project, analysis) = (state.project(), state.document.analysis());
    let question = questions(analysis, flow).into_iter().find(|question| question.matter == matter)?;
    let risk = question.risk.and_then(|id| Some((id, project.risks.get(&id)?.as_ref().clone())));
    let (proposed, set) = match (&risk, matter) {
        (Some((id, _)), _) => {
            let known = analysis.risks.get(id)?;
            (known.proposed, (known.rating.impact, known.rating.likelihood))
        }
        (None, Matter::Threat(threat)) => {
            let proposals = &analysis.flows.get(&flow)?.proposals;
            let rating = &proposals.iter().find(|proposal| proposal.threat == threat)?.rating;
            ((rating.impact, rating.likelihood), (rating.impact, rating.likelihood))
        }
        (None, Matter::NoThreat) => {
            let rating = &analysis.flows.get(&flow)?.rating;
            ((rating.impact, rating.likelihood), (rating.impact, rating.likelihood))
        }
        (None, Matter::Part(_) | Matter::Risk(_)) => return None,
    };
    let rating = (standing.impact.unwrap_or(set.0), standing.likelihood.unwrap_or(set.1));
    Some(Asking { flow, question, risk, proposed, rating })
}

/// The measures proposed for it.
pub(super) fn planned(state: &State, asking: &Asking, treatment: Treatment) -> Plan {
    let treated = match (asking.question.matter, &asking.risk) {
        (_, Some((id, risk))) if risk.decision == Decision::Adopted => Treated::Risk(*id),
        (Matter::Threat(threat), None) => Treated::Open(asking.flow, threat),
        // A rejected threat is neither; its measures are found once it is a risk again.
        _ => return Plan::default(),
    };
    plan(state.project(), state.catalog(), state.document.analysis(), treated, asking.rating, treatment)
}

/// Takes the threat over as a risk, treated in this way by the measures planned for it.
/// What is retained is so in a name.
pub(super) fn adopt(
    state: &State,
    asking: &Asking,
    treatment: Option<Treatment>,
    reason: Option<&str>,
    by: &str,
) -> Command {
    let (project, catalog, analysis) = (state.project(), state.catalog(), state.document.analysis());
    let mut risk = base(state, asking);
    risk.decision = Decision::Adopted;
    risk.reason = String::new();
    rate(state, asking, &mut risk, reason);
    risk.treatment = treatment.into_iter().collect();
    // What was accepted was accepted as it was treated before.
    risk.approval = (treatment == Some(Treatment::Retain)).then(|| approval(state, by));
    let plan = treatment.map(|treatment| planned(state, asking, treatment)).unwrap_or_default();
    let mut measures = Vec::new();
    for planned in plan.measures {
        match planned {
            Planned::Name(measure) => risk.measures.push(measure),
            Planned::Add { kind, on } => measures.extend(taking::measure(kind, on, project, catalog, analysis)),
        }
    }
    resolve(asking, risk, measures)
}

/// Rejects the threat for a reason; where none is proposed, any threat, in the name of who accepts.
pub(super) fn reject(state: &State, asking: &Asking, reason: &str) -> Command {
    let mut risk = Risk { decision: Decision::Rejected, reason: reason.to_owned(), ..base(state, asking) };
    // What remained of it as a risk was accepted, and there is none any more.
    risk.approval = None;
    if asking.question.matter == Matter::NoThreat {
        risk.words = tr(state.lang(), "threats-any");
        let by = state.approver();
        risk.approval = (!by.is_empty()).then(|| approval(state, &by));
    }
    resolve(asking, risk, Vec::new())
}

/// Accepts what remains, in a name.
pub(super) fn accept(state: &State, asking: &Asking, by: &str) -> Option<Command> {
    let (id, risk) = asking.risk.clone()?;
    Some(Command::SetRisk(id, Box::new(Risk { approval: Some(approval(state, by)), ..risk })))
}

/// Takes the decision back, for this flow only.
pub(super) fn undecide(asking: &Asking) -> Option<Command> {
    let (id, mut risk) = asking.risk.clone()?;
    risk.flows.retain(|&flow| flow != asking.flow);
    Some(if risk.flows.is_empty() {
        Command::Delete { elements: [ElementId::from(id)].into() }
    } else {
        Command::SetRisk(id, Box::new(risk))
    })
}

/// Adds a threat in words.
pub(super) fn own_threat(flow: FlowId, words: &str) -> Command {
    Command::AddRisk(Box::new(Risk { words: words.to_owned(), flows: vec![flow], ..Risk::default() }))
}

/// Puts a measure of the project's own on the flows of the risk.
pub(super) fn own_measure(asking: &Asking, name: &str) -> Option<Command> {
    let (id, risk) = asking.risk.clone()?;
    let measure = Measure::planned(None, name.to_owned(), risk.flows.iter().map(|&flow| flow.into()).collect());
    Some(Command::AddMeasure(Box::new(measure), Some(id)))
}

/// Writes a note about a flow.
pub(super) fn note(state: &State, flow: FlowId, text: &str) -> Option<Command> {
    let before = state.project().flows.get(&flow)?.as_ref().clone();
    Some(Command::SetFlow(flow, Box::new(Flow { note: text.to_owned(), ..before })))
}

fn base(state: &State, asking: &Asking) -> Risk {
    let threat = match asking.question.matter {
        Matter::Threat(threat) => state.catalog().threats.as_slice().get(threat).map(|threat| threat.id.clone()),
        Matter::Part(_) | Matter::NoThreat | Matter::Risk(_) => None,
    };
    let new = Risk { threat, flows: vec![asking.flow], ..Risk::default() };
    asking.risk.as_ref().map_or(new, |(_, risk)| risk.clone())
}

fn resolve(asking: &Asking, risk: Risk, measures: Vec<Measure>) -> Command {
    Command::Resolve { risk: asking.risk.as_ref().map(|(id, _)| *id), decided: Box::new(risk), measures }
}

/// Writes down what was chosen; what is as proposed stays unset, so that one sees later what people changed.
fn rate(state: &State, asking: &Asking, risk: &mut Risk, reason: Option<&str>) {
    let criteria = state.catalog().criteria_of(state.project());
    let step = |scale: &Scale, at: usize, proposed: usize, before: &Option<String>, chosen: Option<usize>| match chosen
    {
        None => before.clone(),
        Some(_) if at == proposed => None,
        Some(_) => scale.get(at).map(|step| step.id.clone()),
    };
    let standing = &state.workshop;
    risk.impact = step(&criteria.impact, asking.rating.0, asking.proposed.0, &risk.impact, standing.impact);
    let likelihood = &risk.likelihood;
    risk.likelihood = step(&criteria.likelihood, asking.rating.1, asking.proposed.1, likelihood, standing.likelihood);
    if let Some(reason) = reason {
        reason.clone_into(&mut risk.rating_reason);
    }
    if !asking.is_rated() {
        risk.rating_reason.clear();
    }
}

/// In a name, today.
fn approval(state: &State, by: &str) -> Approval {
    Approval { by: by.to_owned(), on: state.setting.today.clone() }
}
