//! The words by which an element is found: its id, its name, its remarks; of a flow also its verb, its data, its threats
//! and its measures.

use std::collections::BTreeMap;

use crate::app::state::State;
use crate::model::{ElementId, Flow, FlowId};
use crate::register::fold::fold;

/// Stands between two texts, so that no hit reaches from one into the next.
const BETWEEN: char = '\n';

/// The elements that say every word of a text: zones, nodes, flows, notes, data and parties, each in order of ids.
pub(super) fn hits(state: &State, text: &str) -> Vec<ElementId> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    each(state, &mut |element, text| {
        if words.iter().all(|word| text.contains(word)) {
            hits.push(element);
        }
    });
    hits
}

/// Hands every element that can be found over with its folded words.
fn each(state: &State, found: &mut dyn FnMut(ElementId, &str)) {
    let project = state.project();
    let mut of = |id: ElementId, texts: &[&str]| found(id, &folded(&id.to_string(), texts));
    for (&id, zone) in &project.zones {
        of(id.into(), &[&zone.name, &zone.note]);
    }
    for (&id, node) in &project.nodes {
        of(id.into(), &[&node.name, &node.note]);
    }
    let words = FlowWords::new(state);
    for (&id, flow) in &project.flows {
        let texts = words.of(id, flow);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        of(id.into(), &texts);
    }
    for (&id, note) in &project.notes {
        of(id.into(), &[&note.text]);
    }
    for (&id, item) in &project.data {
        of(id.into(), &[&item.name, &item.note]);
    }
    for (&id, party) in &project.parties {
        of(id.into(), &[&party.name, &party.note]);
    }
}

fn folded(id: &str, texts: &[&str]) -> String {
    let mut all = id.to_owned();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        all.push(BETWEEN);
        // A name may be broken into lines on the drawing and is one text all the same.
        all.push_str(&text.replace('\n', " "));
    }
    fold(&all)
}

/// What flows say beside their own texts.
struct FlowWords<'a> {
    state: &'a State,
    /// Risks about a flow, and the measures that treat them.
    decided: BTreeMap<FlowId, Vec<ElementId>>,
}

impl<'a> FlowWords<'a> {
    fn new(state: &'a State) -> Self {
        let mut decided = BTreeMap::<FlowId, Vec<ElementId>>::new();
        for (&id, risk) in &state.project().risks {
            for &flow in &risk.flows {
                let decided = decided.entry(flow).or_default();
                decided.push(id.into());
                decided.extend(risk.measures.iter().copied().map(ElementId::from));
            }
        }
        Self { state, decided }
    }

    fn of(&self, id: FlowId, flow: &Flow) -> Vec<String> {
        let (state, lang) = (self.state, self.state.lang());
        let (catalog, words) = (state.catalog(), state.words());
        let mut texts = vec![flow.note.clone()];
        let wording = &flow.wording;
        let own = [&wording.who, &wording.place, &wording.which, &wording.what, &wording.how];
        texts.extend(own.into_iter().flatten().cloned());
        if let Some(verb) = &flow.verb {
            texts.push(catalog.flow_kinds.get(verb).map_or(verb.as_str(), |kind| kind.name.get(lang)).to_owned());
        }
        texts.extend(flow.data.iter().map(|&item| words.item(item)));
        if let Some(known) = state.document.analysis().flows.get(&id) {
            let threats = known.proposals.iter().filter_map(|proposal| catalog.threats.as_slice().get(proposal.threat));
            texts.extend(threats.map(|threat| threat.name.get(lang).to_owned()));
        }
        texts.extend(self.decided.get(&id).into_iter().flatten().map(|&element| words.element(element)));
        texts
    }
}
