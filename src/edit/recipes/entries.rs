//! Random edits of a project's catalogue.

use super::{Recipe, pick};
use crate::edit::EntryEdit;
use crate::model::{
    Condition, KindChange, MeasureChange, Name, OwnFlowKind, OwnFlowKindId, OwnMeasure, OwnMeasureId, OwnNodeKind,
    OwnNodeKindId, OwnThreat, OwnThreatId, OwnZoneKind, OwnZoneKindId, Project, Rule, RuleId, SecurityProperty,
    ThreatChange,
};

impl Recipe {
    /// A kind that is added.
    fn kind(&self, project: &Project, name: Name) -> EntryEdit {
        let own = pick(project.own.node_kinds.keys().copied(), self.picks[1], OwnNodeKindId(0)).to_string();
        match self.picks[2] % 4 {
            0 => EntryEdit::AddZoneKind(OwnZoneKind { name, like: "zone.room".into(), ..OwnZoneKind::default() }),
            1 => EntryEdit::AddFlowKind(OwnFlowKind { name, like: "flow.transfer".into(), ..OwnFlowKind::default() }),
            2 => EntryEdit::AddNodeKind(OwnNodeKind { name, like: "node.server".into(), ..OwnNodeKind::default() }),
            _ => EntryEdit::AddNodeKind(OwnNodeKind { name, like: own, ..OwnNodeKind::default() }),
        }
    }

    /// A kind that is replaced.
    fn set_kind(&self, project: &Project, name: Name) -> EntryEdit {
        let own = &project.own;
        match self.picks[2] % 3 {
            0 => {
                let id = pick(own.zone_kinds.keys().copied(), self.picks[1], OwnZoneKindId(0));
                EntryEdit::SetZoneKind(id, OwnZoneKind { name, like: "zone.dc".into(), ..OwnZoneKind::default() })
            }
            1 => {
                let id = pick(own.flow_kinds.keys().copied(), self.picks[1], OwnFlowKindId(0));
                EntryEdit::SetFlowKind(id, OwnFlowKind { name, like: "flow.keep".into(), ..OwnFlowKind::default() })
            }
            _ => {
                let id = pick(own.node_kinds.keys().copied(), self.picks[1], OwnNodeKindId(0));
                EntryEdit::SetNodeKind(id, OwnNodeKind { name, like: "node.tablet".into(), ..OwnNodeKind::default() })
            }
        }
    }

    /// A kind that is dropped.
    fn drop_kind(&self, project: &Project) -> EntryEdit {
        let own = &project.own;
        match self.picks[2] % 3 {
            0 => EntryEdit::DropZoneKind(pick(own.zone_kinds.keys().copied(), self.picks[1], OwnZoneKindId(0))),
            1 => EntryEdit::DropFlowKind(pick(own.flow_kinds.keys().copied(), self.picks[1], OwnFlowKindId(0))),
            _ => EntryEdit::DropNodeKind(pick(own.node_kinds.keys().copied(), self.picks[1], OwnNodeKindId(0))),
        }
    }

    /// What this recipe does to the project's catalogue.
    pub(super) fn entry(&self, project: &Project) -> EntryEdit {
        let own_threat = pick(project.own.threats.keys().copied(), self.picks[1], OwnThreatId(0));
        let own_measure = pick(project.own.measures.keys().copied(), self.picks[1], OwnMeasureId(0));
        let name = Name { ja: self.text.clone(), en: String::new() };
        let conditions = [
            Condition::ViaPerson,
            Condition::Not(Box::new(Condition::CrossesParty)),
            Condition::LacksMeasure(vec![own_measure.to_string()]),
            Condition::Verb(vec!["flow.none".into()]),
        ];
        let when = conditions[usize::from(self.picks[2] % 4)].clone();
        let threat = OwnThreat {
            name: name.clone(),
            description: Name::default(),
            harms: vec![SecurityProperty::Integrity],
            when: when.clone(),
            likelier_when: None,
            unlikelier_when: None,
            covered_by: vec!["M01".into(); usize::from(self.picks[3] % 2)],
            source: String::new(),
            reason: String::new(),
        };
        let measure = OwnMeasure {
            name: name.clone(),
            category: crate::model::Category::Physical,
            effect: crate::model::Effect::Preventive,
            lowers: vec![crate::model::Axis::Impact],
            covers: vec!["T01".into(), own_threat.to_string()],
            reference: String::new(),
            reason: String::new(),
        };
        let id = ["T01", "T02", "T99"][usize::from(self.picks[3] % 3)].to_owned();
        let known_rule = pick(project.own.rules.keys().copied(), self.picks[1], RuleId(0));
        let rule = Rule {
            threats: vec![id.clone()],
            zones: vec![self.zone(project, 1); usize::from(self.picks[2] % 2)],
            parties: vec![self.party(project, 2); usize::from(self.picks[1] % 2)],
            reason: self.text.clone(),
            ..Rule::default()
        };
        match self.picks[0] % 16 {
            12 => self.kind(project, name),
            13 => self.set_kind(project, name),
            14 => {
                let id = ["node.server", "zone.dc", "flow.transfer", "node.none"][usize::from(self.picks[3] % 4)];
                let change = KindChange { off: true, reason: self.text.clone(), ..KindChange::default() };
                EntryEdit::ChangeKind(id.to_owned(), (!self.picks[2].is_multiple_of(3)).then_some(change))
            }
            15 => self.drop_kind(project),
            9 => EntryEdit::AddRule(rule),
            10 => EntryEdit::SetRule(known_rule, rule),
            11 => EntryEdit::DropRule(known_rule),
            0 | 1 => EntryEdit::AddThreat(threat),
            2 => EntryEdit::SetThreat(own_threat, threat),
            3 => EntryEdit::DropThreat(own_threat),
            4 => EntryEdit::AddMeasure(measure),
            5 => EntryEdit::SetMeasure(own_measure, measure),
            6 => EntryEdit::DropMeasure(own_measure),
            7 => {
                let off = self.picks[1].is_multiple_of(2);
                let change = ThreatChange { off, when: Some(when), ..ThreatChange::default() };
                EntryEdit::ChangeThreat(id, (!self.picks[2].is_multiple_of(3)).then_some(change))
            }
            _ => {
                let change = MeasureChange { name: Some(name), ..MeasureChange::default() };
                EntryEdit::ChangeMeasure(id.replace('T', "M"), (!self.picks[2].is_multiple_of(3)).then_some(change))
            }
        }
    }
}
