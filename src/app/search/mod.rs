//! Searching the project: what is typed, what it hits, and which hit one stands at.
//!
//! [`standing`] is what is typed and hit so far; `asked` are its words, `text`
//! says which elements say them, `index` keeps what they say, `why` tells which of their texts it was; `field`
//! is the field in the bar at the top. The canvas lights the hits up (`canvas::hits`).

mod asked;
mod field;
mod index;
pub mod standing;
mod text;
mod why;

use std::cell::RefCell;
use std::sync::Arc;

use egui::Context;

use super::action::Action;
use super::state::State;

use asked::Found;
pub use field::show;
use standing::Basis;

impl State {
    /// Opens the search and gives it the keyboard.
    pub(super) fn open_search(&mut self) {
        self.search.open = true;
        self.search.asks_keyboard = true;
        self.search.at = None;
        self.refresh_search();
    }

    /// Searches for something else.
    pub(super) fn search_for(&mut self, text: String) {
        self.search.asks_keyboard = false;
        if self.search.text != text {
            self.search.text = text;
            self.search.at = None;
            self.refresh_search();
        }
    }

    /// Goes to the next or previous hit, and on from the other end after the last. Where the search was closed, it goes on
    /// with what was searched for last, and leaves the keyboard where it is.
    pub(super) fn step_search(&mut self, forward: bool, ctx: &Context) {
        if !self.search.open {
            self.search.open = true;
            self.search.asks_keyboard = false;
            self.refresh_search();
        }
        let count = self.search.hits.len();
        let at = match (self.search.at, forward) {
            (None, true) => 0,
            (Some(at), true) => (at + 1) % count.max(1),
            (None | Some(0), false) => count.saturating_sub(1),
            (Some(at), false) => at - 1,
        };
        if let Some(&hit) = self.search.hits.get(at) {
            self.search.at = Some(at);
            self.act(Action::Reveal(hit), ctx);
            let words = self.hit_in_words(hit);
            self.speak(words);
        }
    }

    /// Finds the hits anew where the project has changed since, and stays at the one it stood at.
    pub(super) fn refresh_search(&mut self) {
        if !self.search.open {
            return;
        }
        let mut basis = basis(self);
        if self.search.of.as_ref().is_some_and(|of| of.agrees(&basis)) {
            return;
        }
        let search = &mut self.search;
        let at = search.at.and_then(|at| search.hits.get(at)).copied();
        let mut index = std::mem::take(&mut search.index);
        let before = search.of.take().filter(|of| of.is_of_same(&basis)).map(|of| of.found);
        if before.is_none() {
            index.update(self.project());
        }
        basis.found = text::find(self, &index, &basis.text, before.as_ref());
        let search = &mut self.search;
        search.index = index;
        search.hits.clone_from(&basis.found.hits);
        search.at = at.and_then(|element| search.hits.iter().position(|&hit| hit == element));
        search.of = Some(basis);
    }
}

fn basis(state: &State) -> Basis {
    Basis {
        text: state.search.text.clone(),
        document: state.document.identity(),
        revision: state.document.history.revision(),
        lang: state.lang(),
        analysis: Arc::clone(state.document.analysis()),
        found: Found::default(),
        told: RefCell::default(),
    }
}
