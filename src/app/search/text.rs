//! The words by which an element is found: its id, its name, its remarks; of a flow also its verb, its data, its threats
//! and its measures.
//!
//! Names that many flows share are looked through once for each word that is searched for, not once for each flow: a
//! key that is pressed is answered within a frame in a drawing of any size.

use std::collections::BTreeSet;

use crate::app::state::State;
use crate::model::{
    DataId, DataItem, ElementId, Flow, FlowId, Node, NodeId, Note, NoteId, Party, PartyId, Zone, ZoneId,
};
use crate::register::fold::{fold, fold_into};

/// Stands between two texts, so that no hit reaches from one into the next: no word that is searched for has a space.
const BETWEEN: char = '\n';

/// The elements that say every word of a text: zones, nodes, flows, notes, data and parties, each in order of ids.
pub(super) fn hits(state: &State, text: &str) -> Vec<ElementId> {
    let project = state.project();
    let mut search = Search::new(state, text);
    if search.shared.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<ElementId> = Vec::new();
    let mut hit = |id: ElementId, says: bool| hits.extend(says.then_some(id));
    project.zones.iter().for_each(|(&id, zone)| hit(id.into(), search.zone(id, zone)));
    project.nodes.iter().for_each(|(&id, node)| hit(id.into(), search.node(id, node)));
    project.flows.iter().for_each(|(&id, flow)| hit(id.into(), search.flow(id, flow)));
    project.notes.iter().for_each(|(&id, note)| hit(id.into(), search.note(id, note)));
    project.data.iter().for_each(|(&id, item)| hit(id.into(), search.item(id, item)));
    project.parties.iter().for_each(|(&id, party)| hit(id.into(), search.party(id, party)));
    hits
}

/// Whether everything that says the one text also says the other, as when a letter is added to it.
pub(super) fn narrows(before: &str, text: &str) -> bool {
    let before = fold(before);
    !before.trim().is_empty() && fold(text).starts_with(&before)
}

/// Those of some elements that say every word of a text, in the same order.
pub(super) fn hits_among(state: &State, text: &str, elements: &[ElementId]) -> Vec<ElementId> {
    let project = state.project();
    let mut search = Search::new(state, text);
    let says = |element: &&ElementId| match **element {
        ElementId::Zone(id) => project.zones.get(&id).is_some_and(|zone| search.zone(id, zone)),
        ElementId::Node(id) => project.nodes.get(&id).is_some_and(|node| search.node(id, node)),
        ElementId::Flow(id) => project.flows.get(&id).is_some_and(|flow| search.flow(id, flow)),
        ElementId::Note(id) => project.notes.get(&id).is_some_and(|note| search.note(id, note)),
        ElementId::Data(id) => project.data.get(&id).is_some_and(|item| search.item(id, item)),
        ElementId::Party(id) => project.parties.get(&id).is_some_and(|party| search.party(id, party)),
        ElementId::Measure(_) | ElementId::Risk(_) => false,
    };
    elements.iter().filter(says).copied().collect()
}

/// What is searched for.
struct Search<'a> {
    state: &'a State,
    /// Each of its words.
    shared: Vec<Shared<'a>>,
    /// What the element that is looked at says by itself, folded.
    own: String,
}

impl<'a> Search<'a> {
    fn new(state: &'a State, text: &str) -> Self {
        let shared = fold(text).split_whitespace().map(|word| Shared::new(state, word.to_owned())).collect();
        Self { state, shared, own: String::new() }
    }

    fn zone(&mut self, id: ZoneId, zone: &Zone) -> bool {
        self.says(id.into(), &[&zone.name, &zone.note], None)
    }

    fn node(&mut self, id: NodeId, node: &Node) -> bool {
        self.says(id.into(), &[&node.name, &node.note], None)
    }

    fn flow(&mut self, id: FlowId, flow: &Flow) -> bool {
        let wording = &flow.wording;
        let [who, place, which, what, how] =
            [&wording.who, &wording.place, &wording.which, &wording.what, &wording.how]
                .map(|text| text.as_deref().unwrap_or_default());
        self.says(id.into(), &[&flow.note, who, place, which, what, how], Some((id, flow)))
    }

    fn note(&mut self, id: NoteId, note: &Note) -> bool {
        self.says(id.into(), &[&note.text], None)
    }

    fn item(&mut self, id: DataId, item: &DataItem) -> bool {
        self.says(id.into(), &[&item.name, &item.note], None)
    }

    fn party(&mut self, id: PartyId, party: &Party) -> bool {
        self.says(id.into(), &[&party.name, &party.note], None)
    }

    /// Whether an element says every word, by its id, by texts of its own, or a flow by what it has in common with others.
    fn says(&mut self, id: ElementId, texts: &[&str], flow: Option<(FlowId, &Flow)>) -> bool {
        let Self { state, shared, own } = self;
        own.clear();
        fold_into(&id.to_string(), own);
        for text in texts.iter().filter(|text| !text.is_empty()) {
            own.push(BETWEEN);
            fold_into(text, own);
        }
        let shares = |shared: &Shared<'_>| flow.is_some_and(|(id, flow)| shared.says(state, id, flow));
        shared.iter().all(|shared| own.contains(&shared.word) || shares(shared))
    }
}

/// What says a word that is searched for, among that which flows have in common.
struct Shared<'a> {
    word: String,
    verbs: BTreeSet<&'a str>,
    data: BTreeSet<DataId>,
    /// By the place of the threat in the catalogue.
    threats: Vec<bool>,
    /// Flows with a risk, or a measure that treats it, which says the word.
    decided: BTreeSet<FlowId>,
}

impl<'a> Shared<'a> {
    fn new(state: &'a State, word: String) -> Self {
        let (project, catalog, words, lang) = (state.project(), state.catalog(), state.words(), state.lang());
        let says = |text: &str| fold(text).contains(&word);
        let verbs = catalog.flow_kinds.iter().filter(|kind| says(kind.name.get(lang)));
        let threats = catalog.threats.as_slice().iter().map(|threat| says(threat.name.get(lang)));
        let measures: BTreeSet<_> =
            project.measures.keys().copied().filter(|&id| says(&words.element(id.into()))).collect();
        let risks = project.risks.iter().filter(|(id, risk)| {
            says(&words.element((**id).into())) || risk.measures.iter().any(|measure| measures.contains(measure))
        });
        Self {
            verbs: verbs.map(|kind| kind.id.as_str()).collect(),
            data: project.data.keys().copied().filter(|&item| says(&words.item(item))).collect(),
            threats: threats.collect(),
            decided: risks.flat_map(|(_, risk)| risk.flows.iter().copied()).collect(),
            word,
        }
    }

    /// Whether something that a flow has says the word.
    fn says(&self, state: &State, id: FlowId, flow: &Flow) -> bool {
        let verb = flow.verb.as_deref().is_some_and(|verb| {
            self.verbs.contains(verb)
                || state.catalog().flow_kinds.get(verb).is_none() && fold(verb).contains(&self.word)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Dialogs;
    use crate::app::home::Home;
    use crate::text::Lang;

    #[test]
    fn the_same_is_found_letter_by_letter_as_at_once() {
        let state = State::new(Lang::Ja, Dialogs::InWindow, "2026-04-01".to_owned(), &Home::nowhere()).unwrap();
        for typed in ["でんしかるて サーバ 1", "n1", "ﾊﾟｽﾜｰﾄﾞ 盗", "送る 医療", "x y"] {
            let (mut before, mut found) = (String::new(), Vec::new());
            for letter in typed.chars() {
                let text = format!("{before}{letter}");
                found = if narrows(&before, &text) { hits_among(&state, &text, &found) } else { hits(&state, &text) };
                assert_eq!(found, hits(&state, &text), "{text}");
                before = text;
            }
        }
        assert!(!hits(&state, "サーバ").is_empty());
        assert!(narrows("サー", "ｻｰﾊﾞ") && !narrows("か", "か\u{3099}") && !narrows("  ", "  a") && !narrows("ab", "a"));
    }
}
