//! What keeps criteria from rating every risk: one thing that is wrong, and where.

use std::collections::BTreeSet;

use thiserror::Error;

use super::criteria::{Axis, Criteria, Level, Scale};

/// The most steps a scale may have: more could neither be told apart nor drawn.
pub const MOST_STEPS: usize = 9;

/// The longest id or name of a step, in characters.
pub const LONGEST_STEP: usize = 40;

/// What is wrong with criteria, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CriteriaFault {
    /// A scale has no step, or more than can be told apart.
    #[error("the scale of {axis} needs from 1 to {} steps and has {found}: add or remove some", MOST_STEPS)]
    Steps {
        /// The scale.
        axis: Axis,
        /// How many steps it has.
        found: usize,
    },
    /// A step has no id, or one with spaces or line breaks in it, or one that is too long.
    #[error(
        "step {place} of {axis} is called {id:?}: call it by one word without spaces, of 1 to {} characters",
        LONGEST_STEP
    )]
    StepId {
        /// The scale.
        axis: Axis,
        /// Which step, counted from the lowest, 1.
        place: usize,
        /// What it is called.
        id: String,
    },
    /// A step has no English name, or one that is too long.
    #[error("the step {id} of {axis} needs an English name of 1 to {} characters: enter one", LONGEST_STEP)]
    StepEnglish {
        /// The scale.
        axis: Axis,
        /// The step.
        id: String,
    },
    /// Two steps of a scale have the same id.
    #[error("two steps of {axis} are called {id}: call one of them otherwise")]
    RepeatedStep {
        /// The scale.
        axis: Axis,
        /// What both are called.
        id: String,
    },
    /// The matrix has another number of rows than 影響度 has steps.
    #[error("the matrix needs {needed} rows, one for each step of 影響度, and has {found}: add or remove some")]
    Rows {
        /// As many as there are steps.
        needed: usize,
        /// As many as there are.
        found: usize,
    },
    /// A row has another number of levels than 顕在化率 has steps.
    #[error(
        "the row {step} of the matrix needs {needed} levels, one for each step of 顕在化率, and has {found}: add or remove some"
    )]
    Columns {
        /// The step of 影響度 whose row it is.
        step: String,
        /// As many as there are steps.
        needed: usize,
        /// As many as there are.
        found: usize,
    },
    /// A higher step has a lower level.
    #[error("in the matrix at {step} a higher step of {axis} has a lower level: raise it, or lower the step before")]
    Falls {
        /// The axis along which the level falls.
        axis: Axis,
        /// The step of the other axis, in whose row or column it does.
        step: String,
    },
    /// A level has no rule, or more than one.
    #[error("level {} needs one rule and has {found}: add or remove some", .level.word())]
    Rules {
        /// The level.
        level: Level,
        /// How many rules it has.
        found: usize,
    },
}

impl CriteriaFault {
    /// The key of the message that says it.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Steps { .. } => "criteria-fault-steps",
            Self::StepId { .. } => "criteria-fault-step-id",
            Self::StepEnglish { .. } => "criteria-fault-step-english",
            Self::RepeatedStep { .. } => "criteria-fault-repeated-step",
            Self::Rows { .. } => "criteria-fault-rows",
            Self::Columns { .. } => "criteria-fault-columns",
            Self::Falls { .. } => "criteria-fault-falls",
            Self::Rules { .. } => "criteria-fault-rules",
        }
    }

    /// The values of that message, by name.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let axis = |axis: &Axis| ("axis", axis.key().to_owned());
        let count = |name, count: &usize| (name, count.to_string());
        match self {
            Self::Steps { axis: of, found } => {
                vec![axis(of), count("found", found), count("most", &MOST_STEPS)]
            }
            Self::StepId { axis: of, place, id } => {
                vec![axis(of), count("place", place), ("id", id.clone()), count("most", &LONGEST_STEP)]
            }
            Self::StepEnglish { axis: of, id } => vec![axis(of), ("id", id.clone()), count("most", &LONGEST_STEP)],
            Self::RepeatedStep { axis: of, id } => vec![axis(of), ("id", id.clone())],
            Self::Rows { needed, found } => vec![count("needed", needed), count("found", found)],
            Self::Columns { step, needed, found } => {
                vec![("step", step.clone()), count("needed", needed), count("found", found)]
            }
            Self::Falls { axis: of, step } => vec![axis(of), ("step", step.clone())],
            Self::Rules { level, found } => vec![("level", level.word().to_owned()), count("found", found)],
        }
    }
}

impl Criteria {
    /// Checks that every pair of steps has a level, that no higher step has a lower one, and that every level has a
    /// rule.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), CriteriaFault> {
        let Self { impact, likelihood, matrix, rules } = self;
        check_scale(Axis::Impact, impact)?;
        check_scale(Axis::Likelihood, likelihood)?;
        require(matrix.len() == impact.len(), || CriteriaFault::Rows { needed: impact.len(), found: matrix.len() })?;
        for (row, step) in matrix.iter().zip(impact) {
            require(row.len() == likelihood.len(), || CriteriaFault::Columns {
                step: step.id.clone(),
                needed: likelihood.len(),
                found: row.len(),
            })?;
        }
        // Levels are ordered highest first.
        for (row, step) in matrix.iter().zip(impact) {
            require(row.is_sorted_by(|lower, higher| lower >= higher), || CriteriaFault::Falls {
                axis: Axis::Likelihood,
                step: step.id.clone(),
            })?;
        }
        for (column, step) in likelihood.iter().enumerate() {
            require(matrix.is_sorted_by(|lower, higher| lower[column] >= higher[column]), || CriteriaFault::Falls {
                axis: Axis::Impact,
                step: step.id.clone(),
            })?;
        }
        for &level in Level::ALL {
            let found = rules.iter().filter(|rule| rule.level == level).count();
            require(found == 1, || CriteriaFault::Rules { level, found })?;
        }
        Ok(())
    }
}

fn check_scale(axis: Axis, steps: &Scale) -> Result<(), CriteriaFault> {
    require((1..=MOST_STEPS).contains(&steps.len()), || CriteriaFault::Steps { axis, found: steps.len() })?;
    let mut seen = BTreeSet::new();
    let short = |text: &str| (1..=LONGEST_STEP).contains(&text.trim().chars().count());
    for (place, step) in (1..).zip(steps) {
        let id = || step.id.clone();
        let word = !step.id.chars().any(|character| character.is_whitespace() || character.is_control());
        require(word && short(&step.id), || CriteriaFault::StepId { axis, place, id: id() })?;
        require(short(&step.en), || CriteriaFault::StepEnglish { axis, id: id() })?;
        require(seen.insert(&step.id), || CriteriaFault::RepeatedStep { axis, id: id() })?;
    }
    Ok(())
}

fn require(holds: bool, fault: impl FnOnce() -> CriteriaFault) -> Result<(), CriteriaFault> {
    if holds { Ok(()) } else { Err(fault()) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::{LevelRule, ScaleStep};

    /// Sound criteria of two by two steps.
    fn sound() -> Criteria {
        let step = |id: &str| ScaleStep { id: id.into(), en: id.into() };
        let rule = |&level: &Level| LevelRule { level, measures: 1, decision: true, approval: false };
        Criteria {
            impact: vec![step("small"), step("large")],
            likelihood: vec![step("low"), step("high")],
            matrix: vec![vec![Level::D, Level::B], vec![Level::C, Level::A]],
            rules: Level::ALL.iter().map(rule).collect(),
        }
    }

    /// Criteria with each fault, and the fault.
    pub(crate) fn faulty() -> Vec<(Criteria, CriteriaFault)> {
        let with = |make: &dyn Fn(&mut Criteria), fault| {
            let mut criteria = sound();
            make(&mut criteria);
            (criteria, fault)
        };
        let (impact, likelihood) = (Axis::Impact, Axis::Likelihood);
        let many = |criteria: &mut Criteria| {
            criteria.impact = (0..=MOST_STEPS).map(|id| ScaleStep { id: id.to_string(), en: id.to_string() }).collect();
        };
        vec![
            with(&|c| c.impact.clear(), CriteriaFault::Steps { axis: impact, found: 0 }),
            with(&|c| c.likelihood.clear(), CriteriaFault::Steps { axis: likelihood, found: 0 }),
            with(&many, CriteriaFault::Steps { axis: impact, found: 10 }),
            with(
                &|c| c.likelihood[1].id = "very high".into(),
                CriteriaFault::StepId { axis: likelihood, place: 2, id: "very high".into() },
            ),
            with(&|c| c.impact[0].id.clear(), CriteriaFault::StepId { axis: impact, place: 1, id: String::new() }),
            with(&|c| c.impact[1].en = " ".into(), CriteriaFault::StepEnglish { axis: impact, id: "large".into() }),
            with(
                &|c| c.likelihood[1].id = "low".into(),
                CriteriaFault::RepeatedStep { axis: likelihood, id: "low".into() },
            ),
            with(&|c| c.matrix.truncate(1), CriteriaFault::Rows { needed: 2, found: 1 }),
            with(&|c| c.matrix.clear(), CriteriaFault::Rows { needed: 2, found: 0 }),
            with(&|c| c.matrix[1].truncate(1), CriteriaFault::Columns { step: "large".into(), needed: 2, found: 1 }),
            with(&|c| c.matrix[0][0] = Level::S, CriteriaFault::Falls { axis: likelihood, step: "small".into() }),
            with(&|c| c.matrix[1][1] = Level::C, CriteriaFault::Falls { axis: impact, step: "high".into() }),
            with(
                &|c| c.rules.retain(|rule| rule.level != Level::A),
                CriteriaFault::Rules { level: Level::A, found: 0 },
            ),
            with(&|c| c.rules.push(c.rules[4].clone()), CriteriaFault::Rules { level: Level::D, found: 2 }),
        ]
    }

    #[test]
    fn each_fault_is_told_with_its_place() {
        assert_eq!(sound().check(), Ok(()));
        for (criteria, fault) in faulty() {
            assert_eq!(criteria.check(), Err(fault));
        }
    }
}
