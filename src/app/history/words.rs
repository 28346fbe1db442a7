//! What a step of the history was, in words: what was done, and what it was about.

use crate::analysis::Words;
use crate::app::state::State;
use crate::edit::{Step, StepName};
use crate::model::ElementId;
use crate::text::{tr, tr_with};

/// The step as the list shows it, such as `移動: 電子カルテサーバ`.
pub fn step(state: &State, step: &Step) -> String {
    let (lang, name) = (state.lang(), tr(state.lang(), step.name.key()));
    match subject(state, step) {
        Some(subject) => tr_with(lang, "history-step", &[("step", name.into()), ("subject", subject.into())]),
        None => name,
    }
}

/// What it was about: the first element by name, and how many others there were; of a change of several, how many.
fn subject(state: &State, step: &Step) -> Option<String> {
    let first = step.about.first()?;
    if step.name == StepName::ChangeTogether {
        return Some(counted(state, step));
    }
    let mut subject = name(state, step, *first);
    if step.about.len() > 1 {
        let others = (step.about.len() - 1).into();
        subject.push_str(&tr_with(state.lang(), "label-more", &[("count", others)]));
    }
    Some(subject)
}

/// How many elements of each kind it was about.
fn counted(state: &State, step: &Step) -> String {
    let count = |of: fn(&ElementId) -> bool| step.about.iter().filter(|element| of(element)).count();
    let counts = [
        ("count-flows", count(|element| matches!(element, ElementId::Flow(_)))),
        ("count-nodes", count(|element| matches!(element, ElementId::Node(_)))),
        ("count-zones", count(|element| matches!(element, ElementId::Zone(_)))),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let said = counts.map(|(key, count)| tr_with(state.lang(), key, &[("count", count.into())]));
    said.collect::<Vec<_>>().join(&tr(state.lang(), "list-separator"))
}

/// What an element was called: after the step, or before it where it is gone since.
fn name(state: &State, step: &Step, id: ElementId) -> String {
    let project = if step.after().has(id) { step.after() } else { step.before() };
    let words = Words::new(project, state.catalog(), state.document.analysis(), state.lang());
    let named = words.element(id);
    match id {
        // The name of a flow repeats those of its ends.
        ElementId::Flow(_) => id.to_string(),
        // One that has no name is called by its id alone.
        _ => named.strip_prefix(&format!("{id} ")).unwrap_or(&named).to_owned(),
    }
}
