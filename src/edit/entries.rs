//! What a project adds to the catalogue and changes in it.

use std::sync::Arc;

use super::error::EditError;
use super::kinds;
use super::revise::revise;
use crate::catalog::Catalog;
use crate::model::{
    KindChange, MeasureChange, OwnFlowKind, OwnFlowKindId, OwnMeasure, OwnMeasureId, OwnNodeKind, OwnNodeKindId,
    OwnThreat, OwnThreatId, OwnZoneKind, OwnZoneKindId, Project, Rule, RuleId, ThreatChange,
};

/// What is done to an entry of a project's catalogue.
#[derive(Clone, Debug, PartialEq)]
pub enum EntryEdit {
    /// Add a threat of the project's own.
    AddThreat(OwnThreat),
    /// Replace a threat of the project's own.
    SetThreat(OwnThreatId, OwnThreat),
    /// Drop a threat of the project's own. Risks about it keep its name in words, to be looked at again.
    DropThreat(OwnThreatId),
    /// Change a threat of the edition; none: as the edition has it.
    ChangeThreat(String, Option<ThreatChange>),
    /// Add a measure of the project's own.
    AddMeasure(OwnMeasure),
    /// Replace a measure of the project's own.
    SetMeasure(OwnMeasureId, OwnMeasure),
    /// Drop a measure of the project's own. Where it is in place it keeps its name, and helps against nothing by itself.
    DropMeasure(OwnMeasureId),
    /// Change a measure of the edition; none: as the edition has it.
    ChangeMeasure(String, Option<MeasureChange>),
    /// Add a kind of zone of the project's own.
    AddZoneKind(OwnZoneKind),
    /// Replace a kind of zone of the project's own.
    SetZoneKind(OwnZoneKindId, OwnZoneKind),
    /// Drop a kind of zone of the project's own. Zones of it become of the kind that it works like.
    DropZoneKind(OwnZoneKindId),
    /// Add a kind of node of the project's own.
    AddNodeKind(OwnNodeKind),
    /// Replace a kind of node of the project's own.
    SetNodeKind(OwnNodeKindId, OwnNodeKind),
    /// Drop a kind of node of the project's own. Nodes of it become of the kind that it works like.
    DropNodeKind(OwnNodeKindId),
    /// Add a kind of flow of the project's own.
    AddFlowKind(OwnFlowKind),
    /// Replace a kind of flow of the project's own.
    SetFlowKind(OwnFlowKindId, OwnFlowKind),
    /// Drop a kind of flow of the project's own. Flows of it become of the kind that it works like.
    DropFlowKind(OwnFlowKindId),
    /// Change a kind of zone, node or flow of the edition; none: as the edition has it.
    ChangeKind(String, Option<KindChange>),
    /// Add a rule by which threats are rejected.
    AddRule(Rule),
    /// Replace a rule, or confirm it: it is decided about the threats as they are now.
    SetRule(RuleId, Rule),
    /// Drop a rule: what it rejected is open again.
    DropRule(RuleId),
}

impl EntryEdit {
    /// Whether it adds an entry.
    pub fn adds(&self) -> bool {
        matches!(
            self,
            Self::AddThreat(_)
                | Self::AddMeasure(_)
                | Self::AddZoneKind(_)
                | Self::AddNodeKind(_)
                | Self::AddFlowKind(_)
                | Self::AddRule(_)
        )
    }

    /// Whether it drops an entry of the project's own.
    pub fn drops_own(&self) -> bool {
        matches!(
            self,
            Self::DropThreat(_)
                | Self::DropMeasure(_)
                | Self::DropZoneKind(_)
                | Self::DropNodeKind(_)
                | Self::DropFlowKind(_)
                | Self::DropRule(_)
        )
    }
}

/// Carries it out. The catalogue is that of the project as it was.
pub(super) fn edit(project: &mut Project, catalog: &Catalog, edit: &EntryEdit) -> Result<(), EditError> {
    let unknown = |table, id: String| EditError::UnknownEntry { table, id };
    match edit {
        EntryEdit::AddThreat(threat) => drop(project.add_own_threat(threat.clone())),
        EntryEdit::SetThreat(id, threat) => {
            let known = project.own.threats.get_mut(id).ok_or_else(|| unknown("threat", id.to_string()))?;
            *known = Arc::new(threat.clone());
        }
        EntryEdit::DropThreat(id) => {
            drop_threat(project, *id).ok_or_else(|| unknown("threat", id.to_string()))?;
        }
        EntryEdit::ChangeThreat(id, change) => {
            let changes = &mut project.own.changed_threats;
            match change.as_ref().filter(|change| **change != ThreatChange::default()) {
                Some(change) => drop(changes.insert(id.clone(), Arc::new(change.clone()))),
                None => drop(changes.remove(id).ok_or(EditError::NothingChanged)?),
            }
        }
        EntryEdit::AddMeasure(measure) => drop(project.add_own_measure(measure.clone())),
        EntryEdit::SetMeasure(id, measure) => {
            let known = project.own.measures.get_mut(id).ok_or_else(|| unknown("measure", id.to_string()))?;
            *known = Arc::new(measure.clone());
        }
        EntryEdit::DropMeasure(id) => {
            drop_measure(project, *id).ok_or_else(|| unknown("measure", id.to_string()))?;
        }
        EntryEdit::ChangeMeasure(id, change) => {
            let changes = &mut project.own.changed_measures;
            match change.as_ref().filter(|change| **change != MeasureChange::default()) {
                Some(change) => drop(changes.insert(id.clone(), Arc::new(change.clone()))),
                None => drop(changes.remove(id).ok_or(EditError::NothingChanged)?),
            }
        }
        EntryEdit::AddZoneKind(kind) => drop(project.add_own_zone_kind(kind.clone())),
        EntryEdit::SetZoneKind(id, kind) => {
            let known = project.own.zone_kinds.get_mut(id).ok_or_else(|| unknown("zone kind", id.to_string()))?;
            *known = Arc::new(kind.clone());
        }
        EntryEdit::DropZoneKind(id) => {
            kinds::drop_zone_kind(project, *id).ok_or_else(|| unknown("zone kind", id.to_string()))?;
        }
        EntryEdit::AddNodeKind(kind) => drop(project.add_own_node_kind(kind.clone())),
        EntryEdit::SetNodeKind(id, kind) => {
            let known = project.own.node_kinds.get_mut(id).ok_or_else(|| unknown("node kind", id.to_string()))?;
            *known = Arc::new(kind.clone());
        }
        EntryEdit::DropNodeKind(id) => {
            kinds::drop_node_kind(project, *id).ok_or_else(|| unknown("node kind", id.to_string()))?;
        }
        EntryEdit::AddFlowKind(kind) => drop(project.add_own_flow_kind(kind.clone())),
        EntryEdit::SetFlowKind(id, kind) => {
            let known = project.own.flow_kinds.get_mut(id).ok_or_else(|| unknown("flow kind", id.to_string()))?;
            *known = Arc::new(kind.clone());
        }
        EntryEdit::DropFlowKind(id) => {
            kinds::drop_flow_kind(project, *id).ok_or_else(|| unknown("flow kind", id.to_string()))?;
        }
        EntryEdit::ChangeKind(id, change) => {
            let changes = &mut project.own.changed_kinds;
            match change.as_ref().filter(|change| **change != KindChange::default()) {
                Some(change) => drop(changes.insert(id.clone(), Arc::new(change.clone()))),
                None => drop(changes.remove(id).ok_or(EditError::NothingChanged)?),
            }
        }
        EntryEdit::AddRule(rule) => drop(project.add_rule(remembering(rule, catalog))),
        EntryEdit::SetRule(id, rule) => {
            let known = project.own.rules.get_mut(id).ok_or_else(|| unknown("rule", id.to_string()))?;
            *known = Arc::new(remembering(rule, catalog));
        }
        EntryEdit::DropRule(id) => {
            project.remove_rule(*id).ok_or_else(|| unknown("rule", id.to_string()))?;
        }
    }
    check(project, catalog)
}

/// The rule with a note of how its threats are defined, without those that have been dropped since it was decided.
fn remembering(rule: &Rule, catalog: &Catalog) -> Rule {
    let is_gone = |id: &String| catalog.threats.get(id).is_none() && rule.definitions.contains_key(id);
    let threats: Vec<String> = rule.threats.iter().filter(|id| !is_gone(id)).cloned().collect();
    let definition = |id: &String| Some((id.clone(), catalog.threats.get(id)?.definition()));
    Rule { definitions: threats.iter().filter_map(definition).collect(), threats, ..rule.clone() }
}

/// Refuses a project whose entries do not hold together.
pub(super) fn check(project: &Project, catalog: &Catalog) -> Result<(), EditError> {
    catalog.check_own(project).map_err(|(entry, fault)| EditError::Entry { entry, fault })
}

fn drop_threat(project: &mut Project, id: OwnThreatId) -> Option<()> {
    let threat = project.remove_own_threat(id)?;
    let id = id.to_string();
    revise(
        &mut project.own.measures,
        |measure| measure.covers.contains(&id),
        |measure| measure.covers.retain(|other| *other != id),
    );
    revise(
        &mut project.own.changed_measures,
        |change| change.covers.as_ref().is_some_and(|covers| covers.contains(&id)),
        |change| change.covers.iter_mut().for_each(|covers| covers.retain(|other| *other != id)),
    );
    revise(
        &mut project.risks,
        |risk| risk.threat.as_ref() == Some(&id),
        |risk| {
            risk.threat = None;
            if risk.words.trim().is_empty() {
                risk.words = either(&threat.name.ja, &threat.name.en);
            }
        },
    );
    Some(())
}

fn drop_measure(project: &mut Project, id: OwnMeasureId) -> Option<()> {
    let dropped = project.remove_own_measure(id)?;
    let id = id.to_string();
    revise(
        &mut project.own.threats,
        |threat| threat.covered_by.contains(&id),
        |threat| threat.covered_by.retain(|other| *other != id),
    );
    revise(
        &mut project.measures,
        |measure| measure.kind.as_ref() == Some(&id),
        |measure| {
            measure.kind = None;
            if measure.name.trim().is_empty() {
                measure.name = either(&dropped.name.ja, &dropped.name.en);
            }
        },
    );
    Some(())
}

fn either(ja: &str, en: &str) -> String {
    if ja.trim().is_empty() { en.to_owned() } else { ja.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::EntryFault;
    use crate::edit::{Command, apply, sample};
    use crate::model::{Axis, Category, Condition, Effect, EntryId, FlowId, Name, Risk, RiskId, SecurityProperty};

    fn threat() -> OwnThreat {
        OwnThreat {
            name: Name { ja: "録音".into(), en: String::new() },
            description: Name::default(),
            harms: vec![SecurityProperty::Confidentiality],
            when: Condition::ViaPerson,
            likelier_when: None,
            unlikelier_when: None,
            covered_by: Vec::new(),
            source: String::new(),
            reason: String::new(),
        }
    }

    fn measure(covers: &[&str]) -> OwnMeasure {
        OwnMeasure {
            name: Name { ja: "遮音".into(), en: String::new() },
            category: Category::Physical,
            effect: Effect::Preventive,
            lowers: vec![Axis::Likelihood],
            covers: covers.iter().map(|&id| id.to_owned()).collect(),
            reference: String::new(),
            reason: String::new(),
        }
    }

    fn done(project: &Project, edits: &[Command]) -> Project {
        edits.iter().fold(project.clone(), |project, edit| apply(&project, &sample::catalog(), edit).unwrap().project)
    }

    #[test]
    fn a_risk_keeps_the_name_of_a_threat_that_is_dropped() {
        let entry = |edit| Command::EditEntry(Box::new(edit));
        let risk = Risk { threat: Some("PT01".into()), flows: vec![FlowId(1)], ..Risk::default() };
        let with = done(
            &sample::clinic(),
            &[
                entry(EntryEdit::AddThreat(threat())),
                entry(EntryEdit::AddMeasure(measure(&["PT01", "T01"]))),
                Command::AddRisk(Box::new(risk)),
            ],
        );
        let id = *with.risks.get_max().map(|(id, _)| id).unwrap();
        assert_ne!(id, RiskId(0));
        let without = done(&with, &[entry(EntryEdit::DropThreat(OwnThreatId(1)))]);
        assert_eq!((without.risks[&id].threat.as_deref(), without.risks[&id].words.as_str()), (None, "録音"));
        assert_eq!(without.own.measures[&OwnMeasureId(1)].covers, ["T01"]);
        let again = done(&without, &[entry(EntryEdit::AddThreat(threat()))]);
        assert_eq!(again.own.threats.keys().copied().collect::<Vec<_>>(), [OwnThreatId(2)]);
    }

    #[test]
    fn a_rule_is_confirmed_without_the_threat_that_was_dropped() {
        let entry = |edit| Command::EditEntry(Box::new(edit));
        let rule =
            Rule { threats: vec!["T01".into(), "PT01".into()], reason: "使わない".into(), ..Rule::default() };
        let with = done(
            &sample::clinic(),
            &[
                entry(EntryEdit::AddThreat(threat())),
                entry(EntryEdit::AddRule(rule)),
                entry(EntryEdit::DropThreat(OwnThreatId(1))),
            ],
        );
        let (id, kept) = with.own.rules.get_max().unwrap();
        assert_eq!(kept.threats, ["T01", "PT01"], "it is to be looked at again");
        let confirmed = done(&with, &[entry(EntryEdit::SetRule(*id, (**kept).clone()))]);
        assert_eq!(confirmed.own.rules[id].threats, ["T01"]);
        let unknown = Rule { threats: vec!["T99".into()], reason: "使わない".into(), ..Rule::default() };
        assert!(apply(&with, &sample::catalog(), &entry(EntryEdit::AddRule(unknown))).is_err());
    }

    #[test]
    fn what_a_condition_names_is_not_dropped() {
        let entry = |edit| Command::EditEntry(Box::new(edit));
        let when = Condition::LacksMeasure(vec!["PM01".into()]);
        let with = done(
            &sample::clinic(),
            &[
                entry(EntryEdit::AddMeasure(measure(&["T01"]))),
                entry(EntryEdit::AddThreat(OwnThreat { when, ..threat() })),
            ],
        );
        // The catalogue may be the edition or that of the project: both know what is there.
        let edition = sample::catalog();
        for catalog in [edition.shared(&Project::default()), edition.shared(&with)] {
            let refused = apply(&with, &catalog, &entry(EntryEdit::DropMeasure(OwnMeasureId(1)))).unwrap_err();
            assert!(matches!(refused, EditError::Entry { entry: EntryId::Threat(_), .. }), "{refused:?}");
        }
    }

    #[test]
    fn what_would_not_hold_together_is_refused_by_name() {
        let (project, catalog) = (sample::clinic(), sample::catalog());
        let refused = |edit| apply(&project, &catalog, &Command::EditEntry(Box::new(edit))).unwrap_err();
        let nothing = OwnThreat { harms: Vec::new(), ..threat() };
        let fault = EditError::Entry { entry: EntryId::Threat(OwnThreatId(1)), fault: EntryFault::HarmsNothing };
        assert_eq!(refused(EntryEdit::AddThreat(nothing)), fault);
        let unknown = |id: &str| EditError::UnknownEntry { table: "threat", id: id.into() };
        assert_eq!(refused(EntryEdit::SetThreat(OwnThreatId(5), threat())), unknown("PT05"));
        assert_eq!(refused(EntryEdit::ChangeThreat("T01".into(), None)), EditError::NothingChanged);
        let change = ThreatChange { off: true, ..ThreatChange::default() };
        assert!(matches!(refused(EntryEdit::ChangeThreat("T99".into(), Some(change))), EditError::Entry { .. }));
        let only = done(
            &project,
            &[
                Command::EditEntry(Box::new(EntryEdit::AddThreat(threat()))),
                Command::EditEntry(Box::new(EntryEdit::AddMeasure(measure(&["PT01"])))),
            ],
        );
        let drop = Command::EditEntry(Box::new(EntryEdit::DropThreat(OwnThreatId(1))));
        let fault = EditError::Entry { entry: EntryId::Measure(OwnMeasureId(1)), fault: EntryFault::CoversNothing };
        assert_eq!(apply(&only, &catalog, &drop), Err(fault));
    }
}
