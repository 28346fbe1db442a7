//! The elements that say what is typed: by their id, their name, their remarks; a flow also by its verb, its data, its
//! threats and its measures.
//!
//! Names that many flows share are looked through once for each word that is searched for, not once for each flow: a
//! key that is pressed is answered within a frame in a drawing of any size.

use std::collections::BTreeSet;

use super::asked::{self, Asked, Found, as_spelled, narrows, written};
use super::index::Index;
use crate::app::state::State;
use crate::model::{DataId, ElementId, FlowId};
use crate::register::fold::fold;

/// The elements that say every word of a text: zones, nodes, flows, notes, parties and data, each in order of ids. What was
/// found in the same project before makes it quicker.
pub(super) fn find(state: &State, index: &Index, text: &str, before: Option<&Found>) -> Found {
    let written = written(text);
    let nothing_before = before.is_some_and(|before| before.spelled.is_some() && narrows(&before.written, &written));
    let before = before.map(|before| (before.spelled.as_ref().unwrap_or(&before.written), &before.hits));
    let among = |asked: &Asked| match before {
        Some((old, hits)) if narrows(old, asked) => hits_among(state, index, asked, hits),
        _ => hits(state, index, asked),
    };
    let mut found = if nothing_before { Vec::new() } else { among(&written) };
    let mut spelled = None;
    if found.is_empty()
        && let Some(asked) = as_spelled(&written)
    {
        found = among(&asked);
        spelled = Some(asked);
    }
    Found { written, spelled, hits: found }
}

fn hits(state: &State, index: &Index, asked: &Asked) -> Vec<ElementId> {
    if asked.is_empty() {
        return Vec::new();
    }
    let shared = Shared::of(state, asked);
    index.iter().filter(|&(id, said)| says(state, &shared, id, said)).map(|(id, _)| id).collect()
}

/// Those of some elements that say every word, in the same order.
fn hits_among(state: &State, index: &Index, asked: &Asked, elements: &[ElementId]) -> Vec<ElementId> {
    let shared = Shared::of(state, asked);
    let says = |id: &ElementId| index.get(*id).is_some_and(|said| says(state, &shared, *id, said));
    elements.iter().copied().filter(says).collect()
}

/// Whether an element says every word, by texts of its own, or a flow by what it has in common with others.
fn says(state: &State, shared: &[Shared<'_>], id: ElementId, said: &str) -> bool {
    let shares = |shared: &Shared<'_>| matches!(id, ElementId::Flow(flow) if shared.says(state, flow));
    shared.iter().all(|shared| shared.is_in(said) || shares(shared))
}

/// What says a word that is searched for, among that which flows have in common.
struct Shared<'a> {
    word: &'a [String],
    verbs: BTreeSet<&'a str>,
    data: BTreeSet<DataId>,
    /// By the place of the threat in the catalogue.
    threats: Vec<bool>,
    /// Flows with a risk, or a measure that treats it, which says the word.
    decided: BTreeSet<FlowId>,
}

impl<'a> Shared<'a> {
    fn of(state: &'a State, asked: &'a Asked) -> Vec<Self> {
        asked.iter().map(|word| Self::new(state, word)).collect()
    }

    fn new(state: &'a State, word: &'a [String]) -> Self {
        let (project, catalog, words, lang) = (state.project(), state.catalog(), state.words(), state.lang());
        let is_in = |text: &str| asked::is_in(text, word);
        let says = |text: &str| asked::says(text, word);
        let verbs = catalog.flow_kinds.iter().filter(|kind| says(kind.name.get(lang)));
        let threats: Vec<bool> = catalog
            .threats
            .as_slice()
            .iter()
            .map(|threat| is_in(&fold(&threat.id)) || says(threat.name.get(lang)))
            .collect();
        let carries = |item: DataId| is_in(&fold(&item.to_string())) || says(&words.item(item));
        let measures: BTreeSet<_> =
            project.measures.keys().copied().filter(|&id| says(&words.element(id.into()))).collect();
        let risks = project.risks.iter().filter(|(id, risk)| {
            let known = risk.threat.as_deref().and_then(|threat| catalog.threats.place(threat));
            let named = known.map_or_else(|| says(&risk.words), |threat| threats.get(threat) == Some(&true));
            named || is_in(&fold(&id.to_string())) || risk.measures.iter().any(|measure| measures.contains(measure))
        });
        let decided = risks.flat_map(|(_, risk)| risk.flows.iter().copied()).collect();
        Self {
            verbs: verbs.map(|kind| kind.id.as_str()).collect(),
            data: project.data.keys().copied().filter(|&item| carries(item)).collect(),
            threats,
            decided,
            word,
        }
    }

    fn is_in(&self, text: &str) -> bool {
        asked::is_in(text, self.word)
    }

    /// Whether something that a flow has says the word.
    fn says(&self, state: &State, id: FlowId) -> bool {
        let Some(flow) = state.project().flows.get(&id) else { return false };
        let verb = flow.verb.as_deref().is_some_and(|verb| {
            self.verbs.contains(verb) || state.catalog().flow_kinds.get(verb).is_none() && self.is_in(&fold(verb))
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

    fn state() -> (State, Index) {
        let state = State::new(Lang::Ja, Dialogs::InWindow, "2026-04-01".to_owned(), &Home::nowhere()).unwrap();
        let mut index = Index::default();
        index.update(state.project());
        (state, index)
    }

    #[test]
    fn flows_are_found_by_the_ids_of_their_data_and_threats() {
        let (state, index) = state();
        let flows = |text: &str| -> BTreeSet<ElementId> {
            let hits = find(&state, &index, text, None).hits;
            hits.into_iter().filter(|hit| matches!(hit, ElementId::Flow(_))).collect()
        };
        let backup = state.project().flows.iter().filter(|(_, flow)| flow.data.contains(&DataId(9)));
        let backup: BTreeSet<ElementId> = backup.map(|(&id, _)| id.into()).collect();
        assert!(!backup.is_empty() && flows("d9").is_superset(&backup));
        let (place, threat) = state.catalog().threats.as_slice().iter().enumerate().nth(11).unwrap();
        let threatened = state.document.analysis().flows.iter();
        let threatened = threatened.filter(|(_, flow)| flow.proposals.iter().any(|proposal| proposal.threat == place));
        let threatened: BTreeSet<ElementId> = threatened.map(|(id, _)| (*id).into()).collect();
        assert!(!threatened.is_empty() && flows(&threat.id).is_superset(&threatened), "{}", threat.id);
    }

    #[test]
    fn the_same_is_found_letter_by_letter_as_at_once() {
        let (state, index) = state();
        for typed in [
            "でんしかるて サーバ 1",
            "n1",
            "t12",
            "d9 n",
            "ﾊﾟｽﾜｰﾄﾞ 盗",
            "送る 医療",
            "x y",
            "denshikarute sa-ba-",
            "kannri kanja",
            "vpn",
            "でんしkarute",
        ] {
            let (mut text, mut found) = (String::new(), Found::default());
            for letter in typed.chars() {
                text.push(letter);
                found = find(&state, &index, &text, Some(&found));
                assert_eq!(found, find(&state, &index, &text, None), "{text}");
            }
        }
        assert!(!find(&state, &index, "サーバ", None).hits.is_empty());
    }

    #[test]
    fn latin_letters_are_read_as_kana_only_where_nothing_has_them() {
        let (state, index) = state();
        let hits = |text: &str| find(&state, &index, text, None).hits;
        for (typed, written) in [
            ("denshikarute", "電子カルテ"),
            ("でんしかるて", "電子カルテ"),
            ("DENSHI karute", "電子カルテ"),
            ("ＫＡＮＪＡ", "患者"),
            ("kanj", "患者"),
            ("tanmatu", "端末"),
            ("テンソウ", "転送"),
            ("サーバー", "サーバ"),
            ("sa-ba-", "サーバ"),
            ("ﾄｳﾁｮｳ", "盗聴"),
            ("電子karute", "電子カルテ"),
        ] {
            let (found, expected) = (hits(typed), hits(written));
            assert!(!expected.is_empty() && expected.iter().all(|hit| found.contains(hit)), "{typed}: {found:?}");
        }
        assert!(hits("らん").len() > hits("lan").len(), "not ランサムウェア");
        assert_eq!(hits("n15"), ["N15".parse().unwrap()]);
    }
}
