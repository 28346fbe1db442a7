//! What the outline remembers from frame to frame: what is folded, the rows, the one that keys go on from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::tree::{self, Item, Row, Tree};
use super::words;
use crate::analysis::Analysis;
use crate::app::canvas::target::Target;
use crate::app::related;
use crate::app::state::State;
use crate::model::{ElementId, Project};
use crate::register::fold::fold;
use crate::text::Lang;

/// What the outline remembers from frame to frame.
#[derive(Default)]
pub struct Outline {
    /// What is not folded as usual, of each document.
    pub(super) toggled: BTreeMap<u64, BTreeSet<Item>>,
    pub(super) filter: String,
    /// The row that keys go on from.
    pub(super) cursor: Option<Item>,
    /// Whether its keys have just deleted what is selected.
    pub(super) deletes: bool,
    pub(super) tree: Tree,
    pub(super) rows: Vec<Row>,
    /// How many findings are about each element.
    pub(super) findings: BTreeMap<ElementId, usize>,
    /// What the menu of a row is of.
    pub(super) menu: Target,
    /// What tree and findings were made of.
    of: Option<Basis>,
    /// What the rows were made of besides.
    pub(super) shown: Option<(String, BTreeSet<Item>, Lang)>,
}

/// What the tree was made of.
struct Basis {
    document: u64,
    revision: u64,
    analysis: Arc<Analysis>,
}

impl Outline {
    /// Brings tree and rows up to date. While something is dragged they stay as they are.
    pub(super) fn refresh(&mut self, state: &State) {
        let document = &state.document;
        let (identity, revision) = (document.identity(), document.history.revision());
        let (shown, kept) = (state.project(), document.history.project());
        // What is dragged is shown and not yet in the history; comparing all of it would take too long.
        let same = (shown.nodes.ptr_eq(&kept.nodes), shown.zones.ptr_eq(&kept.zones), shown.flows.ptr_eq(&kept.flows));
        let dragged = same != (true, true, true);
        let agrees = self.of.as_ref().is_some_and(|of| {
            of.document == identity
                && (dragged || of.revision == revision && Arc::ptr_eq(&of.analysis, document.analysis()))
        });
        if !agrees {
            self.tree = Tree::new(state.project(), document.analysis());
            self.findings = findings(document.analysis());
            self.of = Some(Basis { document: identity, revision, analysis: Arc::clone(document.analysis()) });
            self.shown = None;
        }
        let toggled = self.toggled.entry(identity).or_default();
        let shown = (self.filter.clone(), toggled.clone(), state.lang());
        if self.shown.as_ref() != Some(&shown) {
            let found = found(state, state.project(), &self.filter);
            let before = std::mem::replace(&mut self.rows, self.tree.rows(toggled, found.as_ref()));
            self.shown = Some(shown);
            if let Some(gone @ Item::Element(id)) = self.cursor
                && !state.project().has(id)
            {
                self.cursor = tree::beside(&before, gone, &self.rows);
            }
        }
    }

    /// Folds or unfolds an item.
    pub(super) fn toggle(&mut self, state: &State, item: Item) {
        let toggled = self.toggled.entry(state.document.identity()).or_default();
        if !toggled.remove(&item) {
            toggled.insert(item);
        }
    }

    /// Unfolds all that an item stands under.
    pub(super) fn unfold_to(&mut self, state: &State, item: Item) {
        let toggled = self.toggled.entry(state.document.identity()).or_default();
        let mut above = self.tree.parent(item);
        while let Some(item) = above {
            if !tree::is_open(item, toggled) && !toggled.remove(&item) {
                toggled.insert(item);
            }
            above = self.tree.parent(item);
        }
    }
}

fn findings(analysis: &Analysis) -> BTreeMap<ElementId, usize> {
    let mut findings = BTreeMap::new();
    for subject in analysis.findings.iter().filter_map(|finding| finding.subject) {
        *findings.entry(subject).or_default() += 1;
    }
    findings
}

/// The elements whose rows say every word of the filter; none where nothing is looked for.
fn found(state: &State, project: &Project, filter: &str) -> Option<BTreeSet<ElementId>> {
    let folded = fold(filter);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        return None;
    }
    let says = |id: &ElementId| {
        let text = fold(&format!("{id} {}", words::name(state, Item::Element(*id))));
        words.iter().all(|word| text.contains(word))
    };
    Some(related::drawn(project).filter(says).collect())
}
