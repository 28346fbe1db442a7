//! What a step of the history was, in words: what was done, and what it was about.

use crate::analysis::Words;
use crate::app::state::State;
use crate::edit::aspect::Aspect;
use crate::edit::{Step, StepName};
use crate::model::ElementId;
use crate::text::{tr, tr_with};

/// The step as the list shows it, such as `移動: 電子カルテサーバ`.
pub fn step(state: &State, step: &Step) -> String {
    let lang = state.lang();
    let name = property(state, step).unwrap_or_else(|| tr(lang, step.name.key()));
    match subject(state, step) {
        Some(subject) => tr_with(lang, "history-step", &[("step", name.into()), ("subject", subject.into())]),
        None => name,
    }
}

/// What a step is called that changed one property of the catalogue's on one element.
fn property(state: &State, step: &Step) -> Option<String> {
    if step.name != StepName::ChangeOf(Aspect::Properties) {
        return None;
    }
    let (before, after, catalog) = (step.before(), step.after(), state.catalog());
    let (old, new, known) = match *step.about.first()? {
        ElementId::Flow(id) => {
            (&before.flows.get(&id)?.properties, &after.flows.get(&id)?.properties, &catalog.flow_properties)
        }
        ElementId::Node(id) => {
            let (old, new) = (before.nodes.get(&id)?, after.nodes.get(&id)?);
            (&old.properties, &new.properties, &catalog.node_kinds.get(&new.kind)?.properties)
        }
        ElementId::Zone(id) => {
            let (old, new) = (before.zones.get(&id)?, after.zones.get(&id)?);
            (&old.properties, &new.properties, &catalog.zone_kinds.get(&new.kind)?.properties)
        }
        _ => return None,
    };
    let mut changed = known.iter().filter(|known| old.get(&known.id) != new.get(&known.id));
    let name = changed.next()?.name.get(state.lang()).to_owned();
    let only = changed.next().is_none();
    only.then(|| tr_with(state.lang(), "history-property", &[("property", name.into())]))
}

/// What it was about: the first element by name, and how many others there were; of a change of several, how many.
fn subject(state: &State, step: &Step) -> Option<String> {
    let first = step.about.first()?;
    let together = matches!(step.name, StepName::ChangeTogether | StepName::ChangeOf(_));
    if together && step.about.len() > 1 {
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
