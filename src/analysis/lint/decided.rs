//! Lints about what people decided: threats, risks and measures.

use super::{Found, Survey};
use crate::analysis::day::Day;
use crate::analysis::decision::RiskAnalysis;
use crate::analysis::index::RiskEntry;
use crate::analysis::lack::{Lack, of_flow};
use crate::analysis::review::Cause;
use crate::analysis::ruling;
use crate::model::{Performer, Risk, Scale, Status};

/// L15: a flow with proposed threats that were neither adopted nor rejected, however many others were; and one without
/// any, of which nobody has said that none applies.
pub(super) fn threats_not_examined(survey: &Survey<'_, '_>) -> Vec<Found> {
    let is_unexamined = |lack| matches!(lack, Lack::Undecided(_) | Lack::NoThreat);
    let open = survey.flows.iter().enumerate().filter(|(_, flow)| of_flow(flow).any(is_unexamined));
    open.map(|(place, _)| (Some(survey.flow_id(place)), Vec::new())).collect()
}

/// L16: a threat rejected without saying why.
pub(super) fn rejected_without_reason(survey: &Survey<'_, '_>) -> Vec<Found> {
    risks_where(survey, |_, risk| risk.lacks.contains(&Lack::NoReason))
}

/// L17: a risk with fewer measures of different categories than its level asks for.
pub(super) fn too_few_measures(survey: &Survey<'_, '_>) -> Vec<Found> {
    risks_where(survey, |_, risk| risk.lacks.iter().any(|lack| matches!(lack, Lack::TooFewMeasures { .. })))
}

/// L18: what remains of a risk must be accepted by name and date, and is not.
pub(super) fn residual_not_accepted(survey: &Survey<'_, '_>) -> Vec<Found> {
    risks_where(survey, |_, risk| risk.lacks.contains(&Lack::NotAccepted))
}

/// L19: a measure that the medical institution carries out, alone or together with others, and must be told of.
pub(super) fn asked_of_medical_institution(survey: &Survey<'_, '_>) -> Vec<Found> {
    let measures = survey.index.measures.iter();
    let asked = measures.filter(|entry| entry.applies() && is_asked(entry.measure.performer));

    asked.map(|entry| (Some(entry.id.into()), Vec::new())).collect()
}

/// L20: a decision that should have been looked at again before today.
pub(super) fn review_overdue(survey: &Survey<'_, '_>) -> Vec<Found> {
    let Some(today) = survey.today.and_then(Day::read) else { return Vec::new() };
    risks_where(survey, |entry, _| is_before(&entry.risk.review, today))
}

/// L30: a measure that should have been done before today.
pub(super) fn measure_overdue(survey: &Survey<'_, '_>) -> Vec<Found> {
    let Some(today) = survey.today.and_then(Day::read) else { return Vec::new() };
    let open = survey
        .index
        .measures
        .iter()
        .filter(|entry| matches!(entry.measure.status, Status::Planned | Status::InProgress));
    open.filter(|entry| is_before(&entry.measure.due, today))
        .map(|entry| (Some(entry.id.into()), entry.measure.on.clone()))
        .collect()
}

/// L31: a date that names no day, so that it is never past: of a measure, a review or an acceptance.
pub(super) fn no_day(survey: &Survey<'_, '_>) -> Vec<Found> {
    let is_none = |text: &str| !text.trim().is_empty() && Day::read(text).is_none();
    let measures = survey.index.measures.iter().filter(|entry| is_none(&entry.measure.due));
    let measures = measures.map(|entry| (Some(entry.id.into()), Vec::new()));
    let risks = risks_where(survey, |entry, _| {
        let approval = entry.risk.approval.as_ref().is_some_and(|approval| is_none(&approval.on));
        approval || is_none(&entry.risk.review)
    });
    measures.chain(risks).collect()
}

/// L32: a risk that is to be reduced or shared, without a measure.
pub(super) fn no_measure(survey: &Survey<'_, '_>) -> Vec<Found> {
    risks_where(survey, |_, risk| risk.lacks.contains(&Lack::NoMeasure))
}

/// L25: a rating that a person set apart from the proposed one, or from what the measures leave, without saying why.
pub(super) fn set_without_reason(survey: &Survey<'_, '_>) -> Vec<Found> {
    risks_where(survey, |entry, risk| {
        let rated = (risk.rating.impact, risk.rating.likelihood) != risk.proposed;
        let remains = risk.is_otherwise();
        let unsaid = |reason: &str| reason.trim().is_empty();
        entry.is_adopted()
            && ((rated && unsaid(&entry.risk.rating_reason)) || (remains && unsaid(&entry.risk.residual_reason)))
    })
}

/// L26: a measure that is to treat a risk and is placed where some of the risk's flows are not.
pub(super) fn measure_out_of_place(survey: &Survey<'_, '_>) -> Vec<Found> {
    let adopted = survey.index.risks.iter().zip(survey.risks).filter(|(entry, _)| entry.is_adopted());
    adopted
        .flat_map(|(entry, risk)| {
            risk.misplaced.iter().map(|(measure, flows)| {
                let missed = flows.iter().map(|&flow| flow.into());
                (Some((*measure).into()), std::iter::once(entry.id.into()).chain(missed).collect())
            })
        })
        .collect()
}

/// L27: a risk whose level asks for a decision, for which none of the four treatments was chosen.
pub(super) fn no_treatment_chosen(survey: &Survey<'_, '_>) -> Vec<Found> {
    risks_where(survey, |_, risk| risk.lacks.contains(&Lack::NoTreatment))
}

/// L28: a rating that names a step the scales of the project do not have; the proposed step is taken meanwhile.
pub(super) fn step_of_another_scale(survey: &Survey<'_, '_>) -> Vec<Found> {
    let criteria = survey.index.criteria;
    risks_where(survey, |entry, _| {
        let Risk { impact, likelihood, residual_impact, residual_likelihood, .. } = entry.risk;
        let unknown = |step: &Option<String>, scale: &Scale| {
            step.as_ref().is_some_and(|id| !scale.iter().any(|known| known.id == *id))
        };
        [impact, residual_impact].into_iter().any(|step| unknown(step, &criteria.impact))
            || [likelihood, residual_likelihood].into_iter().any(|step| unknown(step, &criteria.likelihood))
    })
}

/// L29: a decision that was made about something else than what is there now, with the flows that have changed.
pub(super) fn outdated(survey: &Survey<'_, '_>) -> Vec<Found> {
    let index = survey.index;
    let risks = index.risks.iter().zip(survey.risks).filter(|(_, risk)| !risk.review.is_empty());
    let mut found: Vec<Found> = risks
        .map(|(entry, risk)| {
            let changed = risk.review.iter().filter_map(|cause| match cause {
                Cause::FlowChanged { flow, .. } => Some((*flow).into()),
                Cause::FlowGone(_) | Cause::ThreatRedefined | Cause::ThreatGone => None,
            });
            (Some(entry.id.into()), changed.collect())
        })
        .collect();
    let rules = index.project.own.rules.values();
    if rules.into_iter().any(|rule| ruling::outdated(rule, index.catalog).next().is_some()) {
        // Rules are the project's, not an element's.
        found.push((None, Vec::new()));
    }
    found
}

/// Whether the medical institution has a part in it.
fn is_asked(performer: Performer) -> bool {
    matches!(performer, Performer::Medical | Performer::Shared)
}

fn is_before(text: &str, today: Day) -> bool {
    Day::read(text).is_some_and(|day| day < today)
}

/// The risks a test picks, with the flows they are about.
fn risks_where(survey: &Survey<'_, '_>, test: impl Fn(&RiskEntry<'_>, &RiskAnalysis) -> bool) -> Vec<Found> {
    let picked = survey.index.risks.iter().zip(survey.risks).filter(|(entry, risk)| test(entry, risk));
    picked
        .map(|(entry, _)| (Some(entry.id.into()), entry.flows.iter().map(|&flow| survey.flow_id(flow)).collect()))
        .collect()
}
