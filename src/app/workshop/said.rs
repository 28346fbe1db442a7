//! The words for what has just happened in a workshop.

use super::act::Act;
use super::deciding::Asking;
use crate::analysis::agenda::Matter;
use crate::app::state::State;
use crate::model::{FlowId, Treatment};
use crate::register::Term;
use crate::text::{tr, tr_with};

/// What a question is about, in words.
pub(super) fn matter(state: &State, matter: Matter) -> String {
    match matter {
        Matter::Threat(threat) => {
            let threat = state.catalog().threats.as_slice().get(threat);
            threat.map_or_else(String::new, |threat| threat.name.get(state.lang()).to_owned())
        }
        Matter::Risk(risk) => state.words().risk(risk),
        Matter::Part(part) => tr(state.lang(), part_key(part)),
        Matter::NoThreat => tr(state.lang(), "lack-no-threat"),
    }
}

/// The key of the name of a part of the 4W1H, as a noun: the registers' headings have particles (誰が).
pub(super) const fn part_key(part: crate::analysis::Missing) -> &'static str {
    use crate::analysis::Missing;
    match part {
        Missing::Who => "workshop-part-who",
        Missing::Place => "workshop-part-place",
        Missing::Which => "workshop-part-which",
        Missing::What => "workshop-part-what",
        Missing::How => "workshop-part-how",
        Missing::Phase => "column-phase",
    }
}

/// What was decided about a threat or risk.
pub(super) fn decided(state: &State, asking: &Asking, act: &Act) -> String {
    let lang = state.lang();
    let outcome = match act {
        Act::Adopt(None) => tr(lang, "workshop-adopt-only"),
        Act::Adopt(Some(treatment)) => adopted(state, *treatment),
        Act::Accept => tr(lang, "workshop-accepted"),
        Act::Confirm => tr(lang, "workshop-confirmed"),
        Act::Undecide => tr(lang, "workshop-undecided"),
        Act::Reason(_) if asking.question.matter == Matter::NoThreat => tr(lang, "workshop-no-threat-confirmed"),
        Act::Reason(reason) => tr_with(lang, "workshop-rejected", &[("reason", reason.clone().into())]),
        _ => return String::new(),
    };
    about(state, asking.flow, Some(asking.question.matter), &outcome)
}

/// That a risk is treated in this way already.
pub(super) fn is_treated(state: &State, treatment: Treatment) -> String {
    let treatment = treatment.say(state.lang());
    tr_with(state.lang(), "workshop-treated-so", &[("treatment", treatment.into())])
}

/// That the question was answered so before.
pub(super) fn chosen(state: &State, asking: &Asking, treatment: Treatment) -> String {
    about(state, asking.flow, Some(asking.question.matter), &is_treated(state, treatment))
}

fn adopted(state: &State, treatment: Treatment) -> String {
    tr_with(state.lang(), "workshop-adopt", &[("treatment", treatment.say(state.lang()).into())])
}

/// What has happened to a question of a flow.
pub(super) fn about(state: &State, flow: FlowId, asked: Option<Matter>, outcome: &str) -> String {
    let what = asked.map_or_else(|| flow.to_string(), |asked| format!("{flow} {}", matter(state, asked)));
    tr_with(state.lang(), "workshop-said", &[("what", what.into()), ("outcome", outcome.into())])
}

/// What was said last, or what the workshop is about.
pub(super) fn said_or(state: &State) -> String {
    match state.workshop.said.as_str() {
        "" => state.project().title.clone(),
        said => said.to_owned(),
    }
}
