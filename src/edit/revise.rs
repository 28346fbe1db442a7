//! Changing those entries of a map that something holds for.

use std::sync::Arc;

/// Changes those entries that something holds for; the others stay the same in memory.
pub(super) fn revise<Id: Clone + Ord, T: Clone>(
    entries: &mut imbl::OrdMap<Id, Arc<T>>,
    concerns: impl Fn(&T) -> bool,
    change: impl Fn(&mut T),
) {
    let ids: Vec<Id> = entries.iter().filter(|(_, entry)| concerns(entry)).map(|(id, _)| id.clone()).collect();
    for id in ids {
        if let Some(entry) = entries.get_mut(&id) {
            change(Arc::make_mut(entry));
        }
    }
}
