//! How far the life of each data item is written down: kept, backed up, restored, and given back or erased at the end.
//!
//! Read off the verbs and off what nodes keep, as the findings L07, L08 and L10 are, but by item: one row says where a
//! life breaks off.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::custody::{kept_of_class, never_ended, restored_data};
use crate::analysis::index::{FlowEntry, Index};
use crate::analysis::terms;
use crate::model::{DataId, ElementId};

/// A part of the life of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// It stays on a server or medium.
    Kept,
    /// A back-up of it is taken.
    BackedUp,
    /// A back-up is restored.
    Restored,
    /// It is given back or erased.
    Ended,
}

/// The life of a data item that breaks off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// The item: patient information or a back-up.
    pub item: DataId,
    /// What is written down: the nodes that keep it, the flows that do the rest.
    pub known: BTreeMap<Stage, Vec<ElementId>>,
    /// What is not written down although it should be.
    pub missing: Vec<Stage>,
}

/// The items of patient information and back-ups that are used and whose life breaks off, the most incomplete first.
pub(super) fn unfinished(index: &Index<'_>) -> Vec<Life> {
    let (restored, by_item) = (restored_data(index), flows_by_item(index));
    let mut used = vec![false; index.data.len()];
    for item in index.flows.iter().flat_map(|flow| &flow.data).chain(index.nodes.iter().flat_map(|node| &node.keeps)) {
        used[*item] = true;
    }
    let mut lives: Vec<Life> = Vec::new();
    for class in [terms::PATIENT, terms::BACKUP] {
        let mut keepers: BTreeMap<usize, BTreeSet<ElementId>> = BTreeMap::new();
        let mut is_ours = vec![false; index.data.len()];
        for (node, items) in kept_of_class(index, class) {
            for item in items {
                is_ours[item] |= !index.stands_in(node, terms::THIRD_PARTY);
                keepers.entry(item).or_default().insert(index.nodes[node].id.into());
            }
        }
        let unended = never_ended(index, class);
        for (item, entry) in index.data.iter().enumerate() {
            if !used[item] || entry.item.class != class {
                continue;
            }
            let flows = |picks: &dyn Fn(&FlowEntry<'_>) -> bool| -> Vec<ElementId> {
                let flows = by_item[item].iter().map(|&flow| &index.flows[flow]);
                flows.filter(|flow| picks(flow)).map(|flow| flow.id.into()).collect()
            };
            let takes_backup = |flow: &FlowEntry<'_>| {
                let is_backup = |&part: &usize| {
                    let data = &index.data[part];
                    data.item.class == terms::BACKUP && data.contents.contains(&item)
                };
                flow.from != flow.to && !flow.is(terms::RESTORE) && flow.carried.iter().any(is_backup)
            };
            let known = BTreeMap::from([
                (Stage::Kept, keepers.remove(&item).into_iter().flatten().collect::<Vec<_>>()),
                (Stage::BackedUp, flows(&takes_backup)),
                (Stage::Restored, flows(&|flow| flow.is(terms::RESTORE))),
                (Stage::Ended, flows(&|flow| flow.is(terms::DELETE) || flow.is(terms::RETURN))),
            ]);
            let is_restored = entry.contents.iter().any(|&part| restored[part]);
            let missing = missing(&known, is_ours[item], is_restored, unended.contains_key(&item));
            if !missing.is_empty() {
                lives.push(Life { item: entry.id, known, missing });
            }
        }
    }
    // Stable: patient information stays before back-ups.
    lives.sort_by_key(|life| std::cmp::Reverse(life.missing.len()));
    lives
}

/// What follows on something that is missing itself is not asked for: where nothing is kept, nothing is backed up. Nor
/// is a back-up of what only stays within another company's extent: `is_ours` says that it stays elsewhere too.
fn missing(known: &BTreeMap<Stage, Vec<ElementId>>, is_ours: bool, is_restored: bool, is_unended: bool) -> Vec<Stage> {
    let lacks = |stage| known.get(&stage).is_none_or(Vec::is_empty);
    if lacks(Stage::Kept) {
        return vec![Stage::Kept];
    }
    let backup = lacks(Stage::BackedUp);
    let stages =
        [(Stage::BackedUp, backup && is_ours), (Stage::Restored, !backup && !is_restored), (Stage::Ended, is_unended)];
    stages.into_iter().filter(|(_, is_missing)| *is_missing).map(|(stage, _)| stage).collect()
}

/// By item, the flows that carry it, by itself or within another.
fn flows_by_item(index: &Index<'_>) -> Vec<Vec<usize>> {
    let mut flows = vec![Vec::new(); index.data.len()];
    for (place, flow) in index.flows.iter().enumerate() {
        for &item in &flow.carried {
            flows[item].push(place);
        }
    }
    flows
}
