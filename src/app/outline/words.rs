//! What the outline's rows say.

use super::tree::{Item, also_in, target};
use crate::app::state::State;
use crate::model::ElementId;
use crate::text::{tr, tr_with};

/// What a row is called.
pub fn name(state: &State, item: Item) -> String {
    let (project, words, lang) = (state.project(), state.words(), state.lang());
    match item {
        Item::Outside => tr(lang, "outline-outside"),
        Item::Element(ElementId::Flow(id)) => {
            let verb = project.flows.get(&id).and_then(|flow| flow.verb.as_deref());
            let verb = verb.map_or_else(
                || tr(lang, "blank-how"),
                |verb| state.catalog().flow_kinds.get(verb).map_or(verb, |kind| kind.name.get(lang)).to_owned(),
            );
            match target(project, id) {
                Some(to) => {
                    let way = if project.flows.get(&id).is_some_and(|flow| flow.two_way) { "↔" } else { "→" };
                    format!("{id} {verb} {way} {}", words.node(to))
                }
                None => format!("{id} {verb}"),
            }
        }
        Item::Element(id) => {
            let named = words.element(id);
            // The id is said where there is no name.
            named.strip_prefix(&format!("{id} ")).unwrap_or(&named).to_owned()
        }
    }
}

/// What it says besides: frames that an element stands in and that lie across the zone it is shown under.
pub fn besides(state: &State, item: Item) -> Option<String> {
    let Item::Element(ElementId::Node(id)) = item else { return None };
    let words = state.words();
    let zones: Vec<String> = also_in(state.document.analysis(), id).into_iter().map(|zone| words.zone(zone)).collect();
    let zones = zones.join(&tr(state.lang(), "list-separator"));
    (!zones.is_empty()).then(|| tr_with(state.lang(), "outline-also", &[("zones", zones.into())]))
}
