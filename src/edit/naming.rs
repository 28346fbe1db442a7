//! Names: such as tell new elements from those already there, and none that are too long.

use std::collections::BTreeSet;

use imbl::ordmap::DiffItem;

use super::error::EditError;
use crate::model::{ElementId, Elements, Project};

/// How many characters a name may have: as many as are read from a file.
const LONGEST: usize = 10_000;

/// Refuses a name that is too long, among those of elements that differ between the two projects.
pub(super) fn check(before: &Project, after: &Project) -> Result<(), EditError> {
    fn changed<Id: Copy + Ord + Into<ElementId>, T: PartialEq>(
        before: &Elements<Id, T>,
        after: &Elements<Id, T>,
    ) -> Vec<ElementId> {
        let id = |item| match item {
            DiffItem::Add(id, _) | DiffItem::Update { new: (id, _), .. } => Some(Id::into(*id)),
            DiffItem::Remove(..) => None,
        };
        before.diff(after).filter_map(id).collect()
    }
    check_length(None, &after.title)?;
    let elements = [
        changed(&before.parties, &after.parties),
        changed(&before.data, &after.data),
        changed(&before.zones, &after.zones),
        changed(&before.nodes, &after.nodes),
        changed(&before.notes, &after.notes),
        changed(&before.measures, &after.measures),
        changed(&before.risks, &after.risks),
    ];
    for id in elements.into_iter().flatten() {
        check_length(Some(id), after.name(id).unwrap_or_default())?;
    }
    Ok(())
}

fn check_length(element: Option<ElementId>, name: &str) -> Result<(), EditError> {
    // No text has more characters than bytes, so most names need no counting.
    let length = if name.len() <= LONGEST { 0 } else { name.chars().count() };
    if length > LONGEST { Err(EditError::TooLong { element, length, limit: LONGEST }) } else { Ok(()) }
}

/// `name`, or where it is taken the name with the lowest number that is free: 端末, 端末 2, 端末 3.
///
/// The number stands before a part in brackets at the end, which is drawn as a line of its own:
/// 終端装置 2(診療所).
pub(super) fn distinct<'a>(name: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: BTreeSet<&str> = taken.collect();
    if !taken.contains(name) {
        return name.to_owned();
    }
    let (proper, rest) = name.split_at(detail_start(name));
    let mut number = 2_usize;
    loop {
        let candidate = format!("{proper} {number}{rest}");
        if !taken.contains(candidate.as_str()) {
            return candidate;
        }
        // As many names are taken as `taken` has entries at most, so this ends.
        number += 1;
    }
}

/// Where the part in brackets at the end starts, or the end of the name.
fn detail_start(name: &str) -> usize {
    [('(', ')'), ('（', '）')]
        .iter()
        .find_map(|(open, close)| name.strip_suffix(*close)?.rfind(*open))
        .filter(|start| *start > 0)
        .unwrap_or(name.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, apply, sample};
    use crate::model::NodeId;

    #[test]
    fn the_lowest_free_number_is_taken() {
        assert_eq!(distinct("端末", [].into_iter()), "端末");
        assert_eq!(distinct("端末", ["端末", "端末 3"].into_iter()), "端末 2");
        assert_eq!(distinct("端末", ["端末", "端末 2"].into_iter()), "端末 3");
    }

    #[test]
    fn no_name_becomes_longer_than_a_file_can_hold() {
        let (project, catalog) = (sample::clinic(), sample::catalog());
        let element = ElementId::Node(NodeId(1));
        let rename = |length| Command::Rename { element, name: "長".repeat(length) };
        assert!(apply(&project, &catalog, &rename(LONGEST)).is_ok());
        let refused = Err(EditError::TooLong { element: Some(element), length: LONGEST + 1, limit: LONGEST });
        assert_eq!(apply(&project, &catalog, &rename(LONGEST + 1)), refused);
    }

    #[test]
    fn the_number_stands_before_the_second_line() {
        assert_eq!(distinct("終端装置(診療所)", ["終端装置(診療所)"].into_iter()), "終端装置 2(診療所)");
        assert_eq!(distinct("(仮)", ["(仮)"].into_iter()), "(仮) 2");
    }
}
