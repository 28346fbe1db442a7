//! The words by which an element is found: its id, its name, its remarks; of a flow also its verb, its data, its threats
//! and its measures.
//!
//! Names that many flows share are looked through once for each word that is searched for, not once for each flow: a
//! key that is pressed is answered within a frame in a drawing of any size.

use std::collections::BTreeSet;

use crate::app::state::State;
use crate::model::{DataId, ElementId, Flow, FlowId};
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
    let project = state.project();
    let shared: Vec<Shared<'_>> = words.iter().map(|word| Shared::new(state, word)).collect();
    let mut hits = Vec::new();
    let mut of = |id: ElementId, texts: &[&str], flow: Option<(FlowId, &Flow)>| {
        let own = own_words(id, texts);
        let shares = |shared: &Shared<'_>| flow.is_some_and(|(id, flow)| shared.says(state, id, flow));
        if shared.iter().all(|shared| own.contains(shared.word) || shares(shared)) {
            hits.push(id);
        }
    };
    for (&id, zone) in &project.zones {
        of(id.into(), &[&zone.name, &zone.note], None);
    }
    for (&id, node) in &project.nodes {
        of(id.into(), &[&node.name, &node.note], None);
    }
    for (&id, flow) in &project.flows {
        let wording = &flow.wording;
        let [who, place, which, what, how] =
            [&wording.who, &wording.place, &wording.which, &wording.what, &wording.how]
                .map(|text| text.as_deref().unwrap_or_default());
        of(id.into(), &[&flow.note, who, place, which, what, how], Some((id, flow)));
    }
    for (&id, note) in &project.notes {
        of(id.into(), &[&note.text], None);
    }
    for (&id, item) in &project.data {
        of(id.into(), &[&item.name, &item.note], None);
    }
    for (&id, party) in &project.parties {
        of(id.into(), &[&party.name, &party.note], None);
    }
    hits
}

/// What an element says by itself, folded.
fn own_words(id: ElementId, texts: &[&str]) -> String {
    let mut all = id.to_string();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        all.push(BETWEEN);
        // A name may be broken into lines on the drawing and is one text all the same.
        all.extend(text.chars().map(|letter| if letter == '\n' { ' ' } else { letter }));
    }
    fold(&all)
}

/// What says a word that is searched for, among that which flows have in common.
struct Shared<'a> {
    word: &'a str,
    verbs: BTreeSet<&'a str>,
    data: BTreeSet<DataId>,
    /// By the place of the threat in the catalogue.
    threats: Vec<bool>,
    /// Flows with a risk, or a measure that treats it, which says the word.
    decided: BTreeSet<FlowId>,
}

impl<'a> Shared<'a> {
    fn new(state: &'a State, word: &'a str) -> Self {
        let (project, catalog, words, lang) = (state.project(), state.catalog(), state.words(), state.lang());
        let says = |text: &str| fold(text).contains(word);
        let verbs = catalog.flow_kinds.iter().filter(|kind| says(kind.name.get(lang)));
        let threats = catalog.threats.as_slice().iter().map(|threat| says(threat.name.get(lang)));
        let measures: BTreeSet<_> =
            project.measures.keys().copied().filter(|&id| says(&words.element(id.into()))).collect();
        let risks = project.risks.iter().filter(|(id, risk)| {
            says(&words.element((**id).into())) || risk.measures.iter().any(|measure| measures.contains(measure))
        });
        Self {
            word,
            verbs: verbs.map(|kind| kind.id.as_str()).collect(),
            data: project.data.keys().copied().filter(|&item| says(&words.item(item))).collect(),
            threats: threats.collect(),
            decided: risks.flat_map(|(_, risk)| risk.flows.iter().copied()).collect(),
        }
    }

    /// Whether something that a flow has says the word.
    fn says(&self, state: &State, id: FlowId, flow: &Flow) -> bool {
        let verb = flow.verb.as_deref().is_some_and(|verb| {
            self.verbs.contains(verb)
                || state.catalog().flow_kinds.get(verb).is_none() && fold(verb).contains(self.word)
        });
        let threatens = |threat: usize| self.threats.get(threat).copied().unwrap_or_default();
        verb || flow.data.iter().any(|item| self.data.contains(item))
            || self.decided.contains(&id)
            || state
                .document
                .analysis()
                .flows
                .get(&id)
                .is_some_and(|known| known.proposals.iter().any(|proposal| threatens(proposal.threat)))
    }
}
