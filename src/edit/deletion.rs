//! Deletes elements with all that hangs on them.

use std::collections::BTreeSet;

use super::error::EditError;
use super::revise::revise;
use crate::model::{ElementId, Project, Rule};

/// Deletes elements. With a node go the flows that start or end there; with a flow go its places in risks, and a risk
/// that is about no other flow; with the last element a measure is placed on goes the measure, since without any it
/// would come to cover the whole project. Every other mention of what is deleted is taken out. What stands in a
/// deleted zone stays. So does what is locked: it is answered, as what is left of `elements`.
pub(super) fn delete(project: &mut Project, elements: &BTreeSet<ElementId>) -> Result<BTreeSet<ElementId>, EditError> {
    if let Some(gone) = elements.iter().find(|element| !project.has(**element)) {
        return Err(EditError::Missing { element: *gone });
    }
    let (locked, elements): (BTreeSet<_>, BTreeSet<_>) =
        elements.iter().partition(|element| project.is_locked(**element));
    if elements.is_empty()
        && let Some(&element) = locked.first()
    {
        return Err(EditError::Locked { element });
    }
    let gone = with_what_hangs_on_them(project, &elements);
    for element in &gone {
        remove(project, *element);
    }
    forget(project, &gone);
    Ok(locked)
}

fn with_what_hangs_on_them(project: &Project, elements: &BTreeSet<ElementId>) -> BTreeSet<ElementId> {
    let mut gone = elements.clone();
    let flows = project
        .flows
        .iter()
        .filter(|(_, flow)| [flow.from, flow.to].iter().any(|end| elements.contains(&ElementId::Node(*end))));
    gone.extend(flows.map(|(id, _)| ElementId::Flow(*id)));
    let risks: Vec<_> = project
        .risks
        .iter()
        .filter(|(_, risk)| all_gone(&gone, risk.flows.iter().map(|flow| ElementId::Flow(*flow))))
        .map(|(id, _)| ElementId::Risk(*id))
        .collect();
    gone.extend(risks);
    // A measure may be placed on another measure, so one that goes may take further ones with it.
    loop {
        let measures: Vec<_> = project
            .measures
            .iter()
            .filter(|(id, measure)| {
                !gone.contains(&ElementId::Measure(**id)) && all_gone(&gone, measure.on.iter().copied())
            })
            .map(|(id, _)| ElementId::Measure(*id))
            .collect();
        if measures.is_empty() {
            return gone;
        }
        gone.extend(measures);
    }
}

/// Whether there were some, and none of them is left.
fn all_gone(gone: &BTreeSet<ElementId>, named: impl Iterator<Item = ElementId>) -> bool {
    let mut named = named.peekable();
    named.peek().is_some() && named.all(|id| gone.contains(&id))
}

fn remove(project: &mut Project, element: ElementId) {
    match element {
        ElementId::Zone(id) => drop(project.remove_zone(id)),
        ElementId::Node(id) => drop(project.remove_node(id)),
        ElementId::Flow(id) => drop(project.remove_flow(id)),
        ElementId::Note(id) => drop(project.remove_note(id)),
        ElementId::Party(id) => drop(project.remove_party(id)),
        ElementId::Data(id) => drop(project.remove_data(id)),
        ElementId::Measure(id) => drop(project.remove_measure(id)),
        ElementId::Risk(id) => drop(project.remove_risk(id)),
    }
}

/// Takes every mention of what is gone out of what is left.
fn forget(project: &mut Project, gone: &BTreeSet<ElementId>) {
    fn is<Id: Copy + Into<ElementId>>(gone: &BTreeSet<ElementId>, id: &Id) -> bool {
        gone.contains(&(*id).into())
    }
    fn any<Id: Copy + Into<ElementId>>(gone: &BTreeSet<ElementId>, ids: &[Id]) -> bool {
        ids.iter().any(|id| is(gone, id))
    }
    let party = |party: &Option<_>| party.as_ref().is_some_and(|id| is(gone, id));
    revise(&mut project.zones, |zone| party(&zone.party), |zone| zone.party = None);
    revise(
        &mut project.nodes,
        |node| party(&node.party) || any(gone, &node.keeps),
        |node| {
            node.party.take_if(|id| is(gone, id));
            node.keeps.retain(|id| !is(gone, id));
        },
    );
    revise(
        &mut project.flows,
        |flow| flow.actor.as_ref().is_some_and(|id| is(gone, id)) || any(gone, &flow.data),
        |flow| {
            flow.actor.take_if(|id| is(gone, id));
            flow.data.retain(|id| !is(gone, id));
        },
    );
    revise(&mut project.data, |data| any(gone, &data.contains), |data| data.contains.retain(|id| !is(gone, id)));
    revise(&mut project.notes, |note| any(gone, &note.about), |note| note.about.retain(|id| !is(gone, id)));
    revise(&mut project.measures, |measure| any(gone, &measure.on), |measure| measure.on.retain(|id| !is(gone, id)));
    revise(
        &mut project.workshops,
        |held| held.later.iter().any(|id| is(gone, id)),
        |held| held.later.retain(|id| !is(gone, id)),
    );
    let narrowed = |rule: &Rule| any(gone, &rule.zones) || any(gone, &rule.parties);
    // A rule never widens: without the last zone or party it is about, it goes.
    let widened = |rule: &Rule| {
        let all = |ids: &mut dyn Iterator<Item = ElementId>| {
            let ids: Vec<ElementId> = ids.collect();
            !ids.is_empty() && ids.iter().all(|id| gone.contains(id))
        };
        all(&mut rule.zones.iter().map(|&id| id.into())) || all(&mut rule.parties.iter().map(|&id| id.into()))
    };
    let rules: Vec<_> = project.own.rules.iter().filter(|(_, rule)| widened(rule)).map(|(id, _)| *id).collect();
    for rule in rules {
        project.remove_rule(rule);
    }
    revise(&mut project.own.rules, narrowed, |rule| {
        rule.zones.retain(|id| !is(gone, id));
        rule.parties.retain(|id| !is(gone, id));
    });
    revise(
        &mut project.risks,
        |risk| any(gone, &risk.flows) || any(gone, &risk.measures),
        |risk| {
            risk.flows.retain(|id| !is(gone, id));
            risk.measures.retain(|id| !is(gone, id));
        },
    );
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::edit::sample;
    use crate::model::{DataId, FlowId, MeasureId, NodeId, NoteId, PartyId, RiskId, ZoneId};

    fn without<const N: usize>(elements: [ElementId; N]) -> Project {
        let mut project = sample::clinic();
        delete(&mut project, &BTreeSet::from(elements)).unwrap();
        project
    }

    #[test]
    fn a_node_takes_its_flows_and_their_risks_with_it() {
        let project = without([NodeId(1).into()]);
        assert_eq!(project.flows.keys().copied().collect::<Vec<_>>(), [FlowId(2)]);
        // R1 was about F1 and F2, R2 about F1 only.
        assert_eq!(project.risks.keys().copied().collect::<Vec<_>>(), [RiskId(1)]);
        assert_eq!(project.risks[&RiskId(1)].flows, [FlowId(2)]);
        assert_eq!(project.notes[&NoteId(1)].about, []);
        assert_eq!(project.issued.nodes, 0);
    }

    #[test]
    fn the_flow_of_a_deleted_actor_stays() {
        let project = without([NodeId(4).into()]);
        assert_eq!(project.flows[&FlowId(2)].actor, None);
        assert_eq!(project.flows.len(), 2);
        assert_eq!(project.issued.nodes, 4);
    }

    #[test]
    fn what_stands_in_a_deleted_zone_stays() {
        let project = without([ZoneId(1).into()]);
        assert_eq!((project.zones.len(), project.nodes.len()), (2, 4));
    }

    #[test]
    fn a_measure_never_widens_to_the_whole_project() {
        // C1 is placed on N2 only, C2 on the whole project.
        let project = without([NodeId(2).into()]);
        assert_eq!(project.measures.keys().copied().collect::<Vec<_>>(), [MeasureId(2)]);
        assert!(project.risks.is_empty(), "both risks are about flows of N2");
        let mut project = sample::clinic();
        Arc::make_mut(project.measures.get_mut(&MeasureId(1)).unwrap()).on.push(ZoneId(3).into());
        delete(&mut project, &BTreeSet::from([NodeId(2).into()])).unwrap();
        assert_eq!(project.measures[&MeasureId(1)].on, [ElementId::from(ZoneId(3))]);
    }

    #[test]
    fn data_parties_and_measures_vanish_from_what_names_them() {
        let project = without([DataId(1).into(), PartyId(1).into(), MeasureId(1).into()]);
        assert!(project.flows.values().all(|flow| flow.data.is_empty()));
        assert_eq!(project.nodes[&NodeId(1)].keeps, []);
        assert_eq!(project.nodes[&NodeId(2)].party, None);
        assert_eq!((project.zones[&ZoneId(1)].party, project.zones[&ZoneId(3)].party), (None, Some(PartyId(2))));
        assert_eq!(project.data[&DataId(2)].contains, []);
        assert_eq!(project.risks[&RiskId(1)].measures, []);
    }

    #[test]
    fn what_is_locked_stays_and_the_rest_goes() {
        let mut project = sample::clinic();
        Arc::make_mut(project.nodes.get_mut(&NodeId(1)).unwrap()).locked = true;
        let locked = ElementId::Node(NodeId(1));
        let left = delete(&mut project, &BTreeSet::from([locked, NodeId(2).into()])).unwrap();
        assert_eq!(left, BTreeSet::from([locked]));
        assert!(project.has(locked) && !project.nodes.contains_key(&NodeId(2)));
        let refused = Err(EditError::Locked { element: locked });
        assert_eq!(delete(&mut project, &left), refused);
    }

    #[test]
    fn what_is_not_there_cannot_be_deleted() {
        let mut project = sample::clinic();
        let gone = ElementId::Node(NodeId(99));
        assert_eq!(delete(&mut project, &BTreeSet::from([gone])), Err(EditError::Missing { element: gone }));
    }
}
