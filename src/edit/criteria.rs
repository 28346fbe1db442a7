//! Sets the criteria of risks, and checks ratings by them.

use std::sync::Arc;

use super::error::EditError;
use crate::catalog::Catalog;
use crate::model::rescaling::mapped;
use crate::model::{Criteria, Project, Risk};

/// Rates by other criteria; none: the catalogue's. Steps set by hand that the new scales lack are replaced by those as
/// far up; those that the old scales lacked already stay for a person to settle.
pub(super) fn set(project: &mut Project, catalog: &Catalog, criteria: Option<&Criteria>) -> Result<(), EditError> {
    if let Some(criteria) = criteria {
        criteria.check().map_err(EditError::Criteria)?;
    }
    let before = catalog.criteria_of(project).clone();
    project.criteria = criteria.map(|criteria| Arc::new(criteria.clone()));
    let after = catalog.criteria_of(project).clone();
    let ids: Vec<_> = project.risks.keys().copied().collect();
    for id in ids {
        let Some(risk) = project.risks.get(&id) else { continue };
        let changes = mapped(risk, &before, &after);
        if let Some(risk) = project.risks.get_mut(&id).filter(|_| !changes.is_empty()) {
            let risk = Arc::make_mut(risk);
            for change in changes {
                change.field.set(risk, change.to);
            }
        }
    }
    Ok(())
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
    use crate::model::RiskId;
    use crate::model::criteria_fault::tests::faulty;

    #[test]
    fn criteria_that_do_not_fit_together_are_refused_and_named() {
        for (criteria, fault) in faulty() {
            let (mut project, catalog) = (sample::clinic(), sample::catalog());
            let before = project.clone();
            assert_eq!(set(&mut project, &catalog, Some(&criteria)), Err(EditError::Criteria(fault)));
            assert_eq!(project, before);
        }
    }

    #[test]
    fn steps_that_the_new_scale_lacks_become_those_as_far_up() {
        let (mut project, catalog) = (sample::clinic(), sample::catalog());
        let mut criteria = catalog.criteria.clone();
        criteria.impact[2].id = "重大".into();
        let risk = Arc::make_mut(project.risks.get_mut(&RiskId(1)).unwrap());
        (risk.impact, risk.likelihood, risk.residual_impact) =
            (Some("大".into()), Some("高".into()), Some("甚大".into()));
        set(&mut project, &catalog, Some(&criteria)).unwrap();
        let risk = &project.risks[&RiskId(1)];
        let ratings = [&risk.impact, &risk.likelihood, &risk.residual_impact].map(|step| step.as_deref());
        assert_eq!(ratings, [Some("重大"), Some("高"), Some("甚大")]);
        set(&mut project, &catalog, None).unwrap();
        assert_eq!(project.risks[&RiskId(1)].impact.as_deref(), Some("大"));
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
