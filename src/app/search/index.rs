//! What each element says by itself, folded and as it is read, kept from key to key.
//!
//! After an edit only what it touched is folded again.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use crate::app::reading::reading;
use crate::model::{ElementId, Flow, Project};
use crate::register::fold::fold_into;

/// Stands between two texts, so that no hit reaches from one into the next: no word that is searched for has a space.
const BETWEEN: char = '\n';

/// What the elements of a project say: zones, nodes, flows, notes, parties and data.
#[derive(Default)]
pub(super) struct Index {
    of: Project,
    said: BTreeMap<ElementId, Box<str>>,
}

impl Index {
    /// Brings it up to date with a project.
    pub(super) fn update(&mut self, project: &Project) {
        let Self { of, said } = self;
        changes(&of.zones, &project.zones, said, |zone| vec![&zone.name, &zone.note]);
        changes(&of.nodes, &project.nodes, said, |node| vec![&node.name, &node.note]);
        changes(&of.flows, &project.flows, said, flow);
        changes(&of.notes, &project.notes, said, |note| vec![&note.text]);
        changes(&of.parties, &project.parties, said, |party| vec![&party.name, &party.note]);
        changes(&of.data, &project.data, said, |item| vec![&item.name, &item.note]);
        *of = project.clone();
    }

    /// Every element with what it says, in the order of the elements.
    pub(super) fn iter(&self) -> impl Iterator<Item = (ElementId, &str)> {
        self.said.iter().map(|(&id, said)| (id, &**said))
    }

    /// What an element says.
    pub(super) fn get(&self, id: ElementId) -> Option<&str> {
        self.said.get(&id).map(|said| &**said)
    }
}

fn flow(flow: &Flow) -> Vec<&str> {
    let wording = &flow.wording;
    let own = [&wording.who, &wording.place, &wording.which, &wording.what, &wording.how];
    std::iter::once(flow.note.as_str()).chain(own.into_iter().filter_map(|text| text.as_deref())).collect()
}

fn changes<K: Copy + Ord + Display + Into<ElementId>, V: PartialEq>(
    old: &OrdMap<K, Arc<V>>,
    new: &OrdMap<K, Arc<V>>,
    said: &mut BTreeMap<ElementId, Box<str>>,
    texts: impl Fn(&V) -> Vec<&str>,
) {
    let mut own = String::new();
    for change in old.diff(new) {
        match change {
            DiffItem::Remove(&id, _) => {
                said.remove(&id.into());
            }
            DiffItem::Add(&id, value) | DiffItem::Update { new: (&id, value), .. } => {
                own.clear();
                fold_into(&id.to_string(), &mut own);
                for text in texts(value).into_iter().filter(|text| !text.is_empty()) {
                    own.push(BETWEEN);
                    let start = own.len();
                    fold_into(text, &mut own);
                    if let Some(read) = own.get(start..).and_then(reading) {
                        own.push(BETWEEN);
                        own.push_str(&read);
                    }
                }
                said.insert(id.into(), own.as_str().into());
            }
        }
    }
}
