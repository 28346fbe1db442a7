//! What a step leaves behind: planned measures without any risk they treat, and what stood in a deleted zone.

use std::collections::BTreeSet;

use super::movement::contents;
use crate::model::{Decision, ElementId, MeasureId, Project, Risk, Status, ZoneId};

/// The measures that are only planned (予定) and treated an adopted risk which `after` has rejected or no longer has, and
/// treat no other one now. Those that are under way or done are somebody's work and are none of them.
pub fn left_over(before: &Project, after: &Project) -> BTreeSet<MeasureId> {
    let is_adopted = |risk: &Risk| risk.decision == Decision::Adopted;
    let dropped = before.risks.iter().filter(|&(id, risk)| {
        is_adopted(risk) && after.risks.get(id).is_none_or(|risk| risk.decision == Decision::Rejected)
    });
    let mut left: BTreeSet<MeasureId> = dropped.flat_map(|(_, risk)| risk.measures.iter().copied()).collect();
    left.retain(|id| after.measures.get(id).is_some_and(|measure| measure.status == Status::Planned));
    if !left.is_empty() {
        for risk in after.risks.values().filter(|risk| is_adopted(risk)) {
            left.retain(|measure| !risk.measures.contains(measure));
        }
    }
    left
}

/// The zones that a step has deleted.
pub fn deleted_zones(before: &Project, after: &Project) -> BTreeSet<ZoneId> {
    before.zones.keys().copied().filter(|id| !after.zones.contains_key(id)).collect()
}

/// What stood in these zones and is still there, and how much of what stood in them is not.
pub fn left_standing(before: &Project, after: &Project, zones: &BTreeSet<ZoneId>) -> (BTreeSet<ElementId>, usize) {
    let mut held = contents(before, &zones.iter().map(|&id| id.into()).collect());
    held.retain(|&element| !matches!(element, ElementId::Zone(id) if zones.contains(&id)));
    let all = held.len();
    held.retain(|element| after.has(*element));
    let gone = all - held.len();
    (held, gone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::edit::{Command, apply, sample};
    use crate::model::{Measure, NodeId, NoteId, RiskId};

    #[test]
    fn what_stood_in_a_deleted_zone_is_left_unless_it_went_as_well() {
        let before = sample::clinic();
        let delete = |elements| apply(&before, &sample::catalog(), &Command::Delete { elements }).unwrap().project;
        let after = delete([ZoneId(1).into(), NodeId(1).into()].into());
        let zones = deleted_zones(&before, &after);
        assert_eq!(zones, [ZoneId(1)].into());
        let left = [ZoneId(2).into(), NodeId(2).into(), NoteId(1).into()].into();
        assert_eq!(left_standing(&before, &after, &zones), (left, 1));
        assert!(deleted_zones(&before, &delete([NodeId(1).into()].into())).is_empty());
    }

    /// A project with three risks: C1 treats R1 alone, C2 R1 and R2, C3 is under way for R1.
    fn treated() -> Project {
        let mut project = Project::default();
        let measure = |status| Measure { status, ..Measure::planned(None, "点検".to_owned(), Vec::new()) };
        let ids =
            [Status::Planned, Status::Planned, Status::InProgress].map(|status| project.add_measure(measure(status)));
        for measures in [ids.to_vec(), vec![ids[1]], Vec::new()] {
            project.add_risk(Risk { words: "紛失".to_owned(), measures, ..Risk::default() });
        }
        project
    }

    #[test]
    fn only_a_planned_measure_of_no_other_risk_is_left_over() {
        let before = treated();
        let mut rejected = before.clone();
        let risk = Arc::make_mut(rejected.risks.get_mut(&RiskId(1)).unwrap());
        risk.decision = Decision::Rejected;
        assert_eq!(left_over(&before, &rejected), [MeasureId(1)].into());
        let mut deleted = before.clone();
        deleted.remove_risk(RiskId(1));
        assert_eq!(left_over(&before, &deleted), [MeasureId(1)].into());
        deleted.remove_risk(RiskId(2));
        assert_eq!(left_over(&before, &deleted), [MeasureId(1), MeasureId(2)].into());
        deleted.remove_measure(MeasureId(1));
        assert_eq!(left_over(&before, &deleted), [MeasureId(2)].into());
    }

    #[test]
    fn what_was_rejected_before_leaves_nothing() {
        let after = treated();
        assert!(left_over(&after, &after).is_empty());
        let mut before = after.clone();
        Arc::make_mut(before.risks.get_mut(&RiskId(1)).unwrap()).decision = Decision::Rejected;
        let mut without = before.clone();
        without.remove_risk(RiskId(1));
        assert!(left_over(&before, &without).is_empty());
    }
}
