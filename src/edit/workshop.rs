//! The record of a workshop, and what is decided in one: a threat with its measures, as one step.

use std::sync::Arc;

use super::error::EditError;
use super::replace;
use crate::catalog::Catalog;
use crate::model::{Measure, Project, Risk, RiskId, Workshop, WorkshopId};

/// Replaces the record of a workshop, or adds one.
pub(super) fn set(project: &mut Project, id: Option<WorkshopId>, workshop: &Workshop) -> Result<(), EditError> {
    let known = |flow: &crate::model::FlowId| project.flows.contains_key(flow);
    let mut workshop = workshop.clone();
    workshop.later = workshop.later.iter().copied().filter(known).collect();
    match id {
        None => drop(project.add_workshop(workshop)),
        Some(id) if project.workshops.contains_key(&id) => drop(project.workshops.insert(id, Arc::new(workshop))),
        Some(id) => return Err(EditError::NoWorkshop { workshop: id }),
    }
    Ok(())
}

/// Decides about a threat, for the first time or again, and puts further measures in place that treat it.
pub(super) fn resolve(
    project: &mut Project,
    catalog: &Catalog,
    id: Option<RiskId>,
    risk: &Risk,
    measures: &[Measure],
) -> Result<(), EditError> {
    let mut risk = risk.clone();
    for measure in measures {
        risk.measures.push(replace::put_measure(project, catalog, measure)?);
    }
    match id {
        None => replace::add_risk(project, catalog, &risk)?,
        Some(id) => replace::set_risk(project, catalog, id, &risk)?,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, apply, sample};
    use crate::model::{Attendee, ElementId, FlowId};
    use crate::storage;

    fn held() -> Workshop {
        let person = Attendee { name: "佐藤".to_owned(), role: "院長".to_owned() };
        let later = [FlowId(1), FlowId(2), FlowId(99)].into();
        Workshop { on: "2026-04-01".to_owned(), present: vec![person], later, ..Workshop::default() }
    }

    #[test]
    fn a_record_is_kept_saved_and_forgets_flows_that_are_gone() {
        let (project, catalog) = (sample::clinic(), sample::catalog());
        let before = project.workshops.len();
        let after = apply(&project, &catalog, &Command::SetWorkshop(None, Box::new(held()))).unwrap().project;
        assert_eq!(after.workshops.len(), before + 1);
        let (id, kept) = after.workshops.get_max().unwrap();
        assert_eq!(kept.later, [FlowId(1), FlowId(2)].into(), "there is no F99");
        assert_eq!(storage::read(&storage::write(&after)).unwrap(), after);
        let gone = Command::Delete { elements: [ElementId::from(FlowId(1))].into() };
        let without = apply(&after, &catalog, &gone).unwrap().project;
        assert_eq!(without.workshops[id].later, [FlowId(2)].into());
        let missing = WorkshopId(77);
        let refused = apply(&after, &catalog, &Command::SetWorkshop(Some(missing), Box::new(held())));
        assert_eq!(refused, Err(EditError::NoWorkshop { workshop: missing }));
    }

    #[test]
    fn a_decision_brings_its_measures_along() {
        let (project, catalog) = (sample::clinic(), sample::catalog());
        let measure = project.measures.values().next().unwrap().as_ref().clone();
        let risk = Risk { threat: Some("T01".to_owned()), flows: vec![FlowId(2)], ..Risk::default() };
        let command =
            Command::Resolve { risk: None, decided: Box::new(risk), measures: vec![measure.clone(), measure] };
        let after = apply(&project, &catalog, &command).unwrap().project;
        let (_, added) = after.risks.get_max().unwrap();
        assert_eq!(added.measures.len(), 2);
        assert!(added.measures.iter().all(|id| after.measures.contains_key(id) && !project.measures.contains_key(id)));
    }
}
