//! Checks that what is entered names only what exists.

use std::collections::BTreeSet;

use super::error::EditError;
use crate::catalog::Table;
use crate::catalog::table::Entry;
use crate::model::{DataId, ElementId, Project, Properties, Value};

/// Refuses ids of elements that do not exist. `field` says where they are named.
pub(super) fn exist<Id: Copy + Into<ElementId>>(
    project: &Project,
    field: &'static str,
    ids: impl IntoIterator<Item = Id>,
) -> Result<(), EditError> {
    match ids.into_iter().map(Into::into).find(|id| !project.has(*id)) {
        Some(to) => Err(EditError::Dangling { field, to }),
        None => Ok(()),
    }
}

/// Refuses an id that the catalogue does not have. The id that was there before may stay: the project may have been
/// made with another catalogue, and an edit of something else must not be held up by it.
pub(super) fn listed<T: Entry>(
    table: &Table<T>,
    name: &'static str,
    id: Option<&str>,
    before: Option<&str>,
) -> Result<(), EditError> {
    match id {
        Some(id) if before != Some(id) && table.get(id).is_none() => {
            Err(EditError::UnknownEntry { table: name, id: id.to_owned() })
        }
        _ => Ok(()),
    }
}

/// Refuses numbers that a file could not hold.
pub(super) fn numbers(properties: &Properties) -> Result<(), EditError> {
    let is_number = |value: &Value| match value {
        Value::Number(number) => number.is_finite(),
        Value::Bool(_) | Value::Text(_) => true,
    };
    match properties.iter().find(|(_, value)| !is_number(value)) {
        Some((field, _)) => Err(EditError::NotANumber { field: field.clone() }),
        None => Ok(()),
    }
}

/// Refuses a data item that would contain itself, directly or through others.
pub(super) fn not_in_itself(project: &Project, data: DataId, contains: &[DataId]) -> Result<(), EditError> {
    let mut open = contains.to_vec();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if id == data {
            return Err(EditError::ContainsItself { data });
        }
        if seen.insert(id)
            && let Some(item) = project.data.get(&id)
        {
            open.extend(&item.contains);
        }
    }
    Ok(())
}

/// The list with each entry once, where it stands first.
pub(super) fn once<T: Copy + Ord>(list: &mut Vec<T>) {
    let mut seen = BTreeSet::new();
    list.retain(|entry| seen.insert(*entry));
}
