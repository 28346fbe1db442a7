//! Criteria while they are edited: steps and levels that are always one matrix, whatever is added or taken out.

use crate::model::{Axis, Criteria, Level, MOST_STEPS, ScaleStep};

/// Whether a scale can have another step.
pub(super) fn can_add(criteria: &Criteria, axis: Axis) -> bool {
    criteria.scale(axis).len() < MOST_STEPS
}

/// Whether a scale can do without a step.
pub(super) fn can_remove(criteria: &Criteria, axis: Axis) -> bool {
    criteria.scale(axis).len() > 1
}

/// Adds a step above the highest, with the levels of that.
pub(super) fn add(criteria: &mut Criteria, axis: Axis, name: impl Fn(usize) -> (String, String)) {
    let free = (1..=2 * MOST_STEPS)
        .skip(criteria.scale(axis).len())
        .map(name)
        .find(|(id, _)| criteria.scale(axis).iter().all(|step| step.id != *id));
    let Some((id, en)) = free.filter(|_| can_add(criteria, axis)) else { return };
    let step = ScaleStep { id, en };
    match axis {
        Axis::Impact => {
            criteria.impact.push(step);
            criteria.matrix.extend(criteria.matrix.last().cloned());
        }
        Axis::Likelihood => {
            criteria.likelihood.push(step);
            for row in &mut criteria.matrix {
                row.extend(row.last().copied());
            }
        }
    }
}

/// Takes a step out, with its levels.
pub(super) fn remove(criteria: &mut Criteria, axis: Axis, place: usize) {
    if !can_remove(criteria, axis) || place >= criteria.scale(axis).len() {
        return;
    }
    match axis {
        Axis::Impact => {
            criteria.impact.remove(place);
            criteria.matrix.remove(place);
        }
        Axis::Likelihood => {
            criteria.likelihood.remove(place);
            for row in &mut criteria.matrix {
                row.remove(place);
            }
        }
    }
}

/// The level after this one: one higher, and from the highest to the lowest.
pub(super) fn next(level: Level) -> Level {
    let place = Level::ALL.iter().position(|&known| known == level).unwrap_or_default();
    Level::ALL[(place + Level::ALL.len() - 1) % Level::ALL.len()]
}

/// Whether the level of a cell is lower than that of a lower step.
pub(super) fn falls(criteria: &Criteria, impact: usize, likelihood: usize) -> bool {
    let below = impact.checked_sub(1).and_then(|impact| criteria.level(impact, likelihood));
    let before = likelihood.checked_sub(1).and_then(|likelihood| criteria.level(impact, likelihood));
    // Levels are ordered highest first.
    criteria
        .level(impact, likelihood)
        .is_some_and(|level| [below, before].into_iter().flatten().any(|lower| level > lower))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn steps_come_and_go_and_the_criteria_hold_together() {
        let mut criteria = Catalog::builtin().unwrap().criteria.clone();
        let name = |number: usize| (format!("段階{number}"), format!("Step {number}"));
        for axis in [Axis::Impact, Axis::Likelihood] {
            for _ in 0..MOST_STEPS {
                add(&mut criteria, axis, name);
                assert_eq!(criteria.check(), Ok(()));
            }
            assert_eq!(criteria.scale(axis).len(), MOST_STEPS);
            remove(&mut criteria, axis, 3);
            add(&mut criteria, axis, name);
            assert_eq!(criteria.check(), Ok(()), "a name was given twice");
            for _ in 0..MOST_STEPS {
                remove(&mut criteria, axis, 0);
                assert_eq!(criteria.check(), Ok(()));
            }
            assert_eq!(criteria.scale(axis).len(), 1);
        }
    }

    #[test]
    fn pressing_a_cell_goes_through_all_levels() {
        let mut seen = vec![Level::D];
        while seen.len() < 5 {
            seen.extend(seen.last().copied().map(next));
        }
        assert_eq!(seen, [Level::D, Level::C, Level::B, Level::A, Level::S]);
        assert_eq!(next(Level::S), Level::D);
    }

    #[test]
    fn a_cell_that_falls_is_the_higher_step() {
        let mut criteria = Catalog::builtin().unwrap().criteria.clone();
        criteria.matrix[1][1] = Level::D;
        let falling: Vec<_> = (0..3)
            .flat_map(|impact| (0..3).map(move |likelihood| (impact, likelihood)))
            .filter(|&(impact, likelihood)| falls(&criteria, impact, likelihood))
            .collect();
        assert_eq!(falling, [(1, 1)]);
    }
}
