//! Checks that scales, matrix and rules fit each other.

use std::collections::BTreeSet;

use super::error::EditError;
use crate::model::{Criteria, Risk, Scale};

/// Refuses criteria by which no risk could be rated.
pub(super) fn check(criteria: &Criteria) -> Result<(), EditError> {
    let Criteria { impact, likelihood, matrix, rules } = criteria;
    check_scale("impact", impact)?;
    check_scale("likelihood", likelihood)?;
    if matrix.len() != impact.len() || matrix.iter().any(|row| row.len() != likelihood.len()) {
        let (rows, columns) = (impact.len(), likelihood.len());
        return refuse(format!("the matrix needs {rows} rows of {columns} levels, a level for each pair of steps"));
    }
    let mut levels = BTreeSet::new();
    match rules.iter().find(|rule| !levels.insert(rule.level)) {
        Some(rule) => refuse(format!("level {} has two rules, give it one", rule.level.word())),
        None => Ok(()),
    }
}

/// Refuses a rating that is no step of its scale. Ratings that were there before may stay: they may be of an earlier
/// scale, and that is for a person to settle.
pub(super) fn check_rating(criteria: &Criteria, risk: &Risk, before: &Risk) -> Result<(), EditError> {
    let ratings = [
        ("risk.impact", &risk.impact, &before.impact, &criteria.impact),
        ("risk.likelihood", &risk.likelihood, &before.likelihood, &criteria.likelihood),
        ("risk.residual_impact", &risk.residual_impact, &before.residual_impact, &criteria.impact),
        ("risk.residual_likelihood", &risk.residual_likelihood, &before.residual_likelihood, &criteria.likelihood),
    ];
    for (field, rating, before, scale) in ratings {
        if let Some(step) = rating
            && rating != before
            && !scale.iter().any(|known| known.id == *step)
        {
            let steps = scale.iter().map(|step| step.id.clone()).collect();
            return Err(EditError::UnknownStep { field, step: step.clone(), steps });
        }
    }
    Ok(())
}

fn check_scale(name: &str, scale: &Scale) -> Result<(), EditError> {
    if scale.is_empty() {
        return refuse(format!("the scale of {name} has no step, give it one at least"));
    }
    let mut ids = BTreeSet::new();
    match scale.iter().find(|step| step.id.is_empty() || !ids.insert(step.id.as_str())) {
        Some(step) => refuse(format!("the scale of {name} has {:?} twice or without a name, rename the step", step.id)),
        None => Ok(()),
    }
}

fn refuse(message: String) -> Result<(), EditError> {
    Err(EditError::Criteria { message })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample;

    #[test]
    fn criteria_that_do_not_fit_together_are_refused() {
        let good = sample::catalog().criteria;
        assert_eq!(check(&good), Ok(()));
        let broken: [fn(&mut Criteria); 4] = [
            |criteria| criteria.impact.clear(),
            |criteria| criteria.matrix[0].truncate(1),
            |criteria| criteria.likelihood[1].id = criteria.likelihood[0].id.clone(),
            |criteria| criteria.rules.push(criteria.rules[0].clone()),
        ];
        for (number, make) in broken.into_iter().enumerate() {
            let mut criteria = good.clone();
            make(&mut criteria);
            assert!(matches!(check(&criteria), Err(EditError::Criteria { .. })), "{number}");
        }
    }

    #[test]
    fn a_rating_of_an_earlier_scale_may_stay_but_not_be_entered() {
        let criteria = sample::catalog().criteria;
        let old = Risk { impact: Some("甚大".into()), ..Risk::default() };
        assert_eq!(check_rating(&criteria, &old, &old), Ok(()));
        let refused = check_rating(&criteria, &old, &Risk::default());
        assert!(matches!(refused, Err(EditError::UnknownStep { field: "risk.impact", .. })), "{refused:?}");
    }
}
