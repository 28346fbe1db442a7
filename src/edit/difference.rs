//! Which elements differ between two projects.

use std::collections::BTreeSet;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use crate::model::{ElementId, Project};

/// The elements that are new in `new`, are gone from it, or are not what they were in `old`.
pub fn difference(old: &Project, new: &Project) -> BTreeSet<ElementId> {
    let mut found = BTreeSet::new();
    macro_rules! collect {
        ($($map:ident)+) => { $(collect(&old.$map, &new.$map, &mut found);)+ };
    }
    collect! { parties data zones nodes flows notes measures risks }
    found
}

fn collect<Id: Ord + Copy + Into<ElementId>, T: PartialEq>(
    old: &OrdMap<Id, T>,
    new: &OrdMap<Id, T>,
    found: &mut BTreeSet<ElementId>,
) {
    let ids = old.diff(new).map(|item| match item {
        DiffItem::Add(&id, _) | DiffItem::Remove(&id, _) | DiffItem::Update { new: (&id, _), .. } => id,
    });
    found.extend(ids.map(Into::into));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, apply, sample};
    use crate::model::{NodeId, Vector};

    #[test]
    fn only_what_is_not_the_same_differs() {
        let (project, catalog) = (sample::clinic(), sample::catalog());
        assert!(difference(&project, &project.clone()).is_empty());
        let node = ElementId::from(NodeId(1));
        let moved = Command::Move { elements: BTreeSet::from([node]), by: Vector(10.0, 0.0) };
        let moved = apply(&project, &catalog, &moved).unwrap().project;
        assert_eq!(difference(&project, &moved), BTreeSet::from([node]));
        let gone = apply(&project, &catalog, &Command::Delete { elements: BTreeSet::from([node]) }).unwrap().project;
        let there = difference(&gone, &project);
        assert!(there.contains(&node) && there == difference(&project, &gone));
    }
}
