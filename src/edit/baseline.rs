//! Freezing a state of the project, and what is written about frozen states.

use std::sync::Arc;

use super::error::EditError;
use crate::model::{Baseline, BaselineId, Project};

/// Freezes the project as it is.
pub(super) fn freeze(project: &mut Project, name: &str, on: &str, by: &str, note: &str) {
    let state = project.without_baselines();
    let [name, on, by, note] = [name, on, by, note].map(str::to_owned);
    project.add_baseline(Baseline { name, on, by, note, state });
}

/// Writes something else about a frozen state; the state itself stays.
pub(super) fn describe(
    project: &mut Project,
    id: BaselineId,
    name: &str,
    on: &str,
    by: &str,
    note: &str,
) -> Result<(), EditError> {
    let baseline = project.baselines.get_mut(&id).ok_or(EditError::NoBaseline { baseline: id })?;
    let baseline = Arc::make_mut(baseline);
    let [name, on, by, note] = [name, on, by, note].map(str::to_owned);
    (baseline.name, baseline.on, baseline.by, baseline.note) = (name, on, by, note);
    Ok(())
}

/// Drops a frozen state.
pub(super) fn thaw(project: &mut Project, id: BaselineId) -> Result<(), EditError> {
    project.remove_baseline(id).map(drop).ok_or(EditError::NoBaseline { baseline: id })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, apply, sample};
    use crate::storage;

    #[test]
    fn a_frozen_state_stays_as_it_was_and_is_saved_with_the_project() {
        let (project, catalog) = (sample::clinic().without_baselines(), sample::catalog());
        let text = |text: &str| text.to_owned();
        let freeze =
            Command::Freeze {
                name: text("契約時"), on: text("2026-04-01"), by: text("院長"), note: String::new()
            };
        let frozen = apply(&project, &catalog, &freeze).unwrap().project;
        let again = apply(&frozen, &catalog, &freeze).unwrap().project;
        let later = Command::SetProject { title: text("その後"), profile: String::new() };
        let later = apply(&again, &catalog, &later).unwrap().project;
        assert_eq!(later.baselines.len(), 2);
        for baseline in later.baselines.values() {
            assert_eq!(baseline.state, project, "without the baselines that were there already");
        }
        assert_eq!(storage::read(&storage::write(&later)).unwrap(), later);
        let second = BaselineId(2);
        let described = Command::SetBaseline {
            baseline: second,
            name: text("改訂"),
            on: text("2026-05-01"),
            by: text("部長"),
            note: text("合意済"),
        };
        let later = apply(&later, &catalog, &described).unwrap().project;
        assert_eq!((later.baselines[&second].by.as_str(), &later.baselines[&second].state), ("部長", &project));
        let thawed = apply(&later, &catalog, &Command::Thaw(second)).unwrap().project;
        assert_eq!(thawed.baselines.keys().collect::<Vec<_>>(), [&BaselineId(1)]);
        let missing = apply(&thawed, &catalog, &Command::Thaw(second));
        assert_eq!(missing, Err(EditError::NoBaseline { baseline: second }));
    }
}
