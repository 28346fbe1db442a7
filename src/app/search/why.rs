//! Why the hit one stands at was hit, where what one sees of it does not say what is searched for: by its information, a
//! threat, a risk, a measure, the words of its sentence or its remarks.

use std::ops::Range;
use std::sync::Arc;

use super::asked::{Asked, says};
use super::standing::{Told, Why};
use crate::app::state::State;
use crate::model::{ElementId, Flow, FlowId};
use crate::register::fold::fold;
use crate::text::{tr, tr_with};

/// How much of a long text is told before and after what was found, in letters.
const AROUND: usize = 28;

impl State {
    /// What of the hit one stands at says the words that its name does not say; one for each text that says some.
    pub fn why_found(&self) -> Arc<[Why]> {
        let search = &self.search;
        let hit = search.at.and_then(|at| search.hits.get(at)).filter(|_| search.open);
        let (Some(&hit), Some(basis)) = (hit, &search.of) else { return Arc::default() };
        let of = (hit, self.document.generation());
        if let Some(told) = basis.told.borrow().as_ref().filter(|told| told.of == of) {
            return Arc::clone(&told.why);
        }
        let why: Arc<[Why]> = why(self, hit, basis.found.spelled.as_ref().unwrap_or(&basis.found.written)).into();
        *basis.told.borrow_mut() = Some(Told { of, why: Arc::clone(&why) });
        why
    }

    /// The same as one reads it aloud, with the name of the hit.
    pub(super) fn hit_in_words(&self, hit: ElementId) -> String {
        let name = self.words().element(hit);
        let why = self.why_found();
        let why = why.iter().map(|Why { of, text, .. }| {
            tr_with(self.lang(), "search-why", &[("of", of.as_str().into()), ("text", text.as_str().into())])
        });
        std::iter::once(name).chain(why).collect::<Vec<_>>().join(&tr(self.lang(), "access-pause"))
    }
}

/// What of a hit says these words, where its name does not say them.
fn why(state: &State, hit: ElementId, asked: &Asked) -> Vec<Why> {
    let shown = shown(state, hit);
    let mut texts = None;
    let mut why: Vec<Why> = Vec::new();
    for word in asked.iter().filter(|word| !says(&shown, word)) {
        let texts = texts.get_or_insert_with(|| texts_of(state, hit));
        let found = texts.iter().find(|(_, text)| says(text, word));
        let found = found.map(|&(key, ref text)| about(tr(state.lang(), key), text, word));
        why.extend(found.filter(|found| !why.contains(found)));
    }
    why
}

/// What one sees of an element: its id and its name, of a flow its verb, of a note all of it.
fn shown(state: &State, element: ElementId) -> String {
    let project = state.project();
    let name = match element {
        ElementId::Flow(id) => {
            let verb = project.flows.get(&id).and_then(|flow| flow.verb.as_deref());
            let kind = verb.and_then(|verb| state.catalog().flow_kinds.get(verb));
            kind.map_or_else(|| verb.unwrap_or_default(), |kind| kind.name.get(state.lang())).to_owned()
        }
        ElementId::Note(id) => project.notes.get(&id).map(|note| note.text.clone()).unwrap_or_default(),
        element => project.name(element).unwrap_or_default().to_owned(),
    };
    format!("{element}\n{name}")
}

/// What else an element says, with the key of what that is of it, in the order in which it is looked for.
fn texts_of(state: &State, element: ElementId) -> Vec<(&'static str, String)> {
    let project = state.project();
    let note = match element {
        ElementId::Zone(id) => project.zones.get(&id).map(|zone| &zone.note),
        ElementId::Node(id) => project.nodes.get(&id).map(|node| &node.note),
        ElementId::Party(id) => project.parties.get(&id).map(|party| &party.note),
        ElementId::Data(id) => project.data.get(&id).map(|item| &item.note),
        ElementId::Flow(id) => project.flows.get(&id).map(|flow| &flow.note),
        ElementId::Note(_) | ElementId::Measure(_) | ElementId::Risk(_) => None,
    };
    let mut texts = Vec::new();
    if let ElementId::Flow(id) = element
        && let Some(flow) = project.flows.get(&id)
    {
        of_flow(state, id, flow, &mut texts);
    }
    texts.extend(note.map(|note| ("field-note", note.clone())));
    texts
}

fn of_flow(state: &State, id: FlowId, flow: &Flow, texts: &mut Vec<(&'static str, String)>) {
    let (project, words, lang) = (state.project(), state.words(), state.lang());
    texts.extend(flow.data.iter().map(|&item| ("field-data", words.element(item.into()))));
    for (risk, decided) in project.risks.iter().filter(|(_, risk)| risk.flows.contains(&id)) {
        texts.push(("element-risk", words.element((*risk).into())));
        texts.extend(decided.measures.iter().map(|&measure| ("element-measure", words.element(measure.into()))));
    }
    let proposals = state.document.analysis().flows.get(&id).map(|known| known.proposals.as_slice());
    let threats = state.catalog().threats.as_slice();
    let proposed = proposals.unwrap_or_default().iter().filter_map(|proposal| threats.get(proposal.threat));
    texts.extend(proposed.map(|threat| ("column-threat", format!("{} {}", threat.id, threat.name.get(lang)))));
    let wording = &flow.wording;
    let own = [&wording.who, &wording.place, &wording.which, &wording.what, &wording.how];
    texts.extend(own.into_iter().flatten().map(|text| ("wording-heading", text.clone())));
}

/// A text with the word in it, cut to what stands around that.
fn about(of: String, text: &str, word: &[String]) -> Why {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(found) = place(&text, word) else {
        let cut: String = text.chars().take(2 * AROUND).collect();
        let cut = if cut == text { cut } else { format!("{cut}…") };
        return Why { of, text: cut, found: None };
    };
    let before = text[..found.start].char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let after = text[found.end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| found.end + at);
    let (head, tail) = (if before > 0 { "…" } else { "" }, if after < text.len() { "…" } else { "" });
    let start = head.len() + found.start - before;
    let lit = start..start + found.len();
    Why { of, text: format!("{head}{}{tail}", &text[before..after]), found: Some(lit) }
}

/// Where a text has the word, however it is written there.
fn place(text: &str, word: &[String]) -> Option<Range<usize>> {
    let ends = |start: usize| text[start..].char_indices().map(move |(at, c)| start + at + c.len_utf8());
    let longest = word.iter().map(String::len).max().unwrap_or_default();
    for (start, _) in text.char_indices() {
        for end in ends(start) {
            let folded = fold(&text[start..end]);
            if word.contains(&folded) {
                return Some(start..end);
            }
            if folded.len() > longest {
                break;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Vec<String> {
        vec![fold(text)]
    }

    #[test]
    fn a_word_is_found_however_it_is_written() {
        assert_eq!(place("予備のｻｰﾊﾞです", &word("サーバ")), Some(9.."予備のｻｰﾊﾞ".len()));
        assert_eq!(place("ＶＰＮを通る", &word("vpn")), Some(0..9));
        assert_eq!(place("患者", &word("カンジャ")), None);
    }

    #[test]
    fn a_long_text_is_cut_to_what_stands_around_the_word() {
        let long = format!("{}鍵{}", "前".repeat(40), "後".repeat(40));
        let why = about("備考".to_owned(), &long, &word("鍵"));
        assert_eq!(why.text, format!("…{}鍵{}…", "前".repeat(AROUND), "後".repeat(AROUND)));
        assert_eq!(&why.text[why.found.unwrap()], "鍵");
        let short = about("脅威".to_owned(), "盗聴", &word("盗聴"));
        assert_eq!((short.text.as_str(), short.found), ("盗聴", Some(0..6)));
    }
}
