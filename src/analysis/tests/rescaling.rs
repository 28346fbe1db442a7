//! What would change under other criteria, on figure 5-3 assessed.

use std::collections::BTreeSet;

use super::fixture::catalog;
use crate::analysis::{Moved, Rescaling, analyse, rescale};
use crate::model::{Criteria, Decision, Level, RatingField, RiskId};
use crate::storage;

/// What would change on the sample when its criteria are changed so.
fn change(make: impl Fn(&mut Criteria)) -> Rescaling {
    let project = storage::read(include_str!("../../../samples/figure-5-3-assessed.ron")).expect("the sample");
    let catalog = catalog();
    let mut criteria = catalog.criteria.clone();
    make(&mut criteria);
    assert_eq!(criteria.check(), Ok(()));
    rescale(&project, &analyse(&project, &catalog, None), &catalog, Some(&criteria))
}

#[test]
fn the_same_criteria_change_nothing() {
    assert_eq!(change(|_| {}), Rescaling::default());
}

#[test]
fn one_cell_moves_the_risks_in_it_before_or_after_measures() {
    let project = storage::read(include_str!("../../../samples/figure-5-3-assessed.ron")).expect("the sample");
    let known = analyse(&project, &catalog(), None).risks;
    let cell = |impact, likelihood| (impact, likelihood) == (1, 1);
    let concerned: BTreeSet<RiskId> = known
        .iter()
        .filter(|(id, _)| project.risks[*id].decision == Decision::Adopted)
        .filter(|(_, risk)| {
            cell(risk.rating.impact, risk.rating.likelihood) || cell(risk.residual.impact, risk.residual.likelihood)
        })
        .map(|(&id, _)| id)
        .collect();
    let changed = change(|criteria| criteria.matrix[1][1] = Level::A);
    assert!(!concerned.is_empty() && concerned.len() < known.len(), "{concerned:?}");
    assert_eq!(changed.moved.iter().map(|moved| moved.risk).collect::<BTreeSet<_>>(), concerned);
    assert_eq!(changed.mapped, []);
    for Moved { risk, is, would_be } in changed.moved {
        let raised = |level: Level, at: bool| if at { Level::A } else { level };
        let (before, after) = (&known[&risk].rating, &known[&risk].residual);
        let expected =
            (raised(is.0, cell(before.impact, before.likelihood)), raised(is.1, cell(after.impact, after.likelihood)));
        assert_eq!(would_be, expected, "{risk}");
    }
}

#[test]
fn a_step_called_otherwise_moves_no_level_and_takes_over_what_was_set_by_hand() {
    let project = storage::read(include_str!("../../../samples/figure-5-3-assessed.ron")).expect("the sample");
    let set = project.risks.values().filter(|risk| risk.impact.as_deref() == Some("大")).count();
    let changed = change(|criteria| criteria.impact[2].id = "重大".into());
    assert_eq!(changed.moved, []);
    let of_impact: Vec<_> = changed.mapped.iter().filter(|(_, map)| map.field == RatingField::Impact).collect();
    assert_eq!(of_impact.len(), set);
    assert!(set > 0 && of_impact.iter().all(|(_, map)| (map.from.as_str(), map.to.as_str()) == ("大", "重大")));
}
