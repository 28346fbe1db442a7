//! In what decisions differ: risks and measures.

use super::Pair;
use crate::analysis::RiskAnalysis;
use crate::analysis::aspect::{Aspect, Field, FieldValue, Word};
use crate::model::{Approval, Decision, FlowId, Measure, MeasureId, Risk, RiskId};

/// Whether the threat was taken over as a risk.
pub(super) fn is_adopted(risk: &Risk) -> bool {
    risk.decision == Decision::Adopted
}

pub(super) fn measure(_: Pair<'_>, id: MeasureId, before: &Measure, after: &Measure) -> Vec<Aspect> {
    let Measure { kind, name, on, performer, status, owner, due, evidence, reference, note } = before;
    let replaced = |field, before, after| Aspect::replaced(id, field, before, after);
    let text = FieldValue::text;
    let mut found = Vec::new();
    found.extend(replaced(Field::Kind, FieldValue::entry(kind.as_deref()), FieldValue::entry(after.kind.as_deref())));
    found.extend(replaced(Field::Name, text(name), text(&after.name)));
    let placed = |on: &[crate::model::ElementId]| FieldValue::elements(on.iter().copied());
    found.extend(Aspect::members(id, Field::Placed, &placed(on), &placed(&after.on)));
    found.extend(replaced(
        Field::Performer,
        Word::Performer(*performer).into(),
        Word::Performer(after.performer).into(),
    ));
    found.extend(replaced(Field::Status, Word::Status(*status).into(), Word::Status(after.status).into()));
    found.extend(replaced(Field::Owner, text(owner), text(&after.owner)));
    found.extend(replaced(Field::Due, text(due), text(&after.due)));
    found.extend(replaced(Field::Evidence, text(evidence), text(&after.evidence)));
    found.extend(replaced(Field::Reference, text(reference), text(&after.reference)));
    found.extend(replaced(Field::Note, text(note), text(&after.note)));
    found
}

pub(super) fn risk(pair: Pair<'_>, id: RiskId, before: &Risk, after: &Risk) -> Vec<Aspect> {
    // Impact and likelihood, set or proposed, and what remains, are compared as they follow.
    let Risk {
        threat,
        words,
        flows,
        decision,
        reason,
        impact: _,
        likelihood: _,
        rating_reason,
        treatment,
        measures,
        residual_impact: _,
        residual_likelihood: _,
        residual_reason,
        approval,
        review,
        note,
        about,
        definition,
    } = before;
    let replaced = |field, before, after| Aspect::replaced(id, field, before, after);
    let text = FieldValue::text;
    let mut found = Vec::new();
    let threat_of = |threat: &Option<String>, words: &str| match threat {
        Some(threat) => FieldValue::entry(Some(threat)),
        None => text(words),
    };
    found.extend(replaced(Field::Threat, threat_of(threat, words), threat_of(&after.threat, &after.words)));
    let ids = |flows: &[FlowId]| FieldValue::elements(flows.iter().copied());
    found.extend(Aspect::members(id, Field::Flows, &ids(flows), &ids(&after.flows)));
    found.extend(replaced(Field::Decision, Word::Decision(*decision).into(), Word::Decision(after.decision).into()));
    found.extend(replaced(Field::Reason, text(reason), text(&after.reason)));
    found.extend(replaced(Field::Reason, text(rating_reason), text(&after.rating_reason)));
    found.extend(replaced(Field::Reason, text(residual_reason), text(&after.residual_reason)));
    let known = [pair.before, pair.after].map(|version| version.analysis.risks.get(&id));
    if let [Some(known_before), Some(known_after)] = known
        && is_adopted(before)
        && is_adopted(after)
    {
        found.extend(rated(pair, id, known_before, known_after));
    }
    found.extend(Aspect::members(
        id,
        Field::Treatment,
        &FieldValue::words(treatment, Word::Treatment),
        &FieldValue::words(&after.treatment, Word::Treatment),
    ));
    let placed = |measures: &[MeasureId]| FieldValue::elements(measures.iter().copied());
    found.extend(Aspect::members(id, Field::Measures, &placed(measures), &placed(&after.measures)));
    found.extend(replaced(Field::Approval, approved(approval.as_ref()), approved(after.approval.as_ref())));
    found.extend(replaced(Field::Review, text(review), text(&after.review)));
    found.extend(replaced(Field::Note, text(note), text(&after.note)));
    found.extend(Aspect::differs(id, Field::Subject, &(about, definition), &(&after.about, &after.definition)));
    found
}

/// How a risk is rated, before and after measures.
fn rated(pair: Pair<'_>, id: RiskId, before: &RiskAnalysis, after: &RiskAnalysis) -> Vec<Aspect> {
    let scales = [pair.before, pair.after].map(|version| version.catalog.criteria_of(version.project));
    let step = |scale: &crate::model::Scale, place: usize| {
        scale.get(place).map_or(FieldValue::Nothing, |step| FieldValue::Step(step.clone()))
    };
    let replaced = |field, before, after| Aspect::replaced(id, field, before, after);
    let level = |level| FieldValue::Word(Word::Level(level));
    let mut found = Vec::new();
    found.extend(replaced(
        Field::Impact,
        step(&scales[0].impact, before.rating.impact),
        step(&scales[1].impact, after.rating.impact),
    ));
    found.extend(replaced(
        Field::Likelihood,
        step(&scales[0].likelihood, before.rating.likelihood),
        step(&scales[1].likelihood, after.rating.likelihood),
    ));
    found.extend(replaced(Field::Level, level(before.rating.level), level(after.rating.level)));
    found.extend(replaced(Field::ResidualLevel, level(before.residual.level), level(after.residual.level)));
    found
}

fn approved(approval: Option<&Approval>) -> FieldValue {
    approval.map_or(FieldValue::Nothing, |approval| FieldValue::text(format!("{} {}", approval.by, approval.on).trim()))
}
