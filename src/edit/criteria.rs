//! Checks scales, matrix and rules, and the ratings by them.

use super::error::EditError;
use crate::catalog::check_criteria;
use crate::model::{Criteria, Risk};

/// Refuses criteria by which no risk could be rated.
pub(super) fn check(criteria: &Criteria) -> Result<(), EditError> {
    check_criteria(criteria).map_err(|error| EditError::Criteria { message: error.to_string() })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample;

    #[test]
    fn criteria_that_do_not_fit_together_are_refused() {
        let good = sample::catalog().criteria.clone();
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
        let criteria = sample::catalog().criteria.clone();
        let old = Risk { impact: Some("甚大".into()), ..Risk::default() };
        assert_eq!(check_rating(&criteria, &old, &old), Ok(()));
        let refused = check_rating(&criteria, &old, &Risk::default());
        assert!(matches!(refused, Err(EditError::UnknownStep { field: "risk.impact", .. })), "{refused:?}");
    }
}
