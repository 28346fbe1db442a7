//! The whole document: persistent maps of its elements, and the numbers already given away.

use std::sync::Arc;

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::criteria::Criteria;
use super::data::DataItem;
use super::drawn::Drawn;
use super::entry::{OwnEntries, OwnMeasure, OwnThreat};
use super::flow::Flow;
use super::geometry::Rect;
use super::id::{
    BaselineId, DataId, ElementId, FlowId, MeasureId, NodeId, NoteId, OwnFlowKindId, OwnMeasureId, OwnNodeKindId,
    OwnThreatId, OwnZoneKindId, PartyId, RiskId, RuleId, WorkshopId, ZoneId,
};
use super::kind::{OwnFlowKind, OwnNodeKind, OwnZoneKind};
use super::measure::Measure;
use super::node::Node;
use super::note::Note;
use super::party::Party;
use super::risk::Risk;
use super::rule::Rule;
use super::word::is_default;
use super::workshop::Workshop;
use super::zone::Zone;

/// Elements of one kind, by id.
pub type Elements<Id, T> = OrdMap<Id, Arc<T>>;

/// The highest number of each kind of id that was given to an element since deleted. Ids are never given twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Issued {
    /// Of zones.
    #[serde(skip_serializing_if = "is_default")]
    pub zones: u32,
    /// Of nodes.
    #[serde(skip_serializing_if = "is_default")]
    pub nodes: u32,
    /// Of flows.
    #[serde(skip_serializing_if = "is_default")]
    pub flows: u32,
    /// Of notes.
    #[serde(skip_serializing_if = "is_default")]
    pub notes: u32,
    /// Of parties.
    #[serde(skip_serializing_if = "is_default")]
    pub parties: u32,
    /// Of data items.
    #[serde(skip_serializing_if = "is_default")]
    pub data: u32,
    /// Of measures.
    #[serde(skip_serializing_if = "is_default")]
    pub measures: u32,
    /// Of risks.
    #[serde(skip_serializing_if = "is_default")]
    pub risks: u32,
    /// Of baselines.
    #[serde(skip_serializing_if = "is_default")]
    pub baselines: u32,
    /// Of the project's own threats.
    #[serde(skip_serializing_if = "is_default")]
    pub own_threats: u32,
    /// Of the project's own measures.
    #[serde(skip_serializing_if = "is_default")]
    pub own_measures: u32,
    /// Of the project's own kinds of zone.
    #[serde(skip_serializing_if = "is_default")]
    pub own_zone_kinds: u32,
    /// Of the project's own kinds of node.
    #[serde(skip_serializing_if = "is_default")]
    pub own_node_kinds: u32,
    /// Of the project's own kinds of flow.
    #[serde(skip_serializing_if = "is_default")]
    pub own_flow_kinds: u32,
    /// Of rules.
    #[serde(skip_serializing_if = "is_default")]
    pub rules: u32,
    /// Of workshops.
    #[serde(skip_serializing_if = "is_default")]
    pub workshops: u32,
}

/// A project: the drawing and everything decided about it. Cloning shares everything and costs nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// What the project is called.
    pub title: String,
    /// The catalogue profile it follows, such as `gl-1.1`; empty where none was chosen.
    pub profile: String,
    /// Its own scales and matrix; without any, the catalogue's.
    pub criteria: Option<Arc<Criteria>>,
    /// What it adds to the catalogue and changes in it.
    pub own: OwnEntries,
    /// Numbers of deleted elements.
    pub issued: Issued,
    /// 関係者.
    pub parties: Elements<PartyId, Party>,
    /// 情報.
    pub data: Elements<DataId, DataItem>,
    /// 区画.
    pub zones: Elements<ZoneId, Zone>,
    /// 要素.
    pub nodes: Elements<NodeId, Node>,
    /// 情報流.
    pub flows: Elements<FlowId, Flow>,
    /// 注記.
    pub notes: Elements<NoteId, Note>,
    /// 対策.
    pub measures: Elements<MeasureId, Measure>,
    /// リスク.
    pub risks: Elements<RiskId, Risk>,
    /// 基準版.
    pub baselines: Elements<BaselineId, Baseline>,
    /// ワークショップ.
    pub workshops: Elements<WorkshopId, Workshop>,
    /// How its flows were drawn when its file was written; empty while it is open.
    pub drawn: Elements<FlowId, Drawn>,
}

/// A baseline (基準版): a frozen state, with who froze it and when. Later states are compared with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Baseline {
    /// What it is called, such as 契約時.
    pub name: String,
    /// The day it was frozen, as year-month-day.
    pub on: String,
    /// Who approved it.
    pub by: String,
    /// Free text.
    pub note: String,
    /// The project as it was, without the baselines it had then.
    pub state: Project,
}

macro_rules! elements {
    ($($map:ident $(. $inner:ident)? $id:ident $element:ident $issued:ident $add:ident $remove:ident;)+) => {
        impl Project {
            $(
                #[doc = concat!("Puts a new element into `", stringify!($map$(.$inner)?), "` under an id that was never given before, and returns it.")]
                pub fn $add(&mut self, element: $element) -> $id {
                    let highest = self.$map$(.$inner)?.get_max().map_or(0, |(id, _)| id.0);
                    let id = $id(highest.max(self.issued.$issued).saturating_add(1));
                    self.$map$(.$inner)?.insert(id, Arc::new(element));
                    id
                }

                #[doc = concat!("Takes an element out of `", stringify!($map$(.$inner)?), "`; its id is not given again. References to it stay.")]
                pub fn $remove(&mut self, id: $id) -> Option<Arc<$element>> {
                    let highest = self.$map$(.$inner)?.get_max().map(|(highest, _)| *highest);
                    let removed = self.$map$(.$inner)?.remove(&id)?;
                    if highest == Some(id) {
                        self.issued.$issued = self.issued.$issued.max(id.0);
                    }
                    Some(removed)
                }
            )+
        }
    };
}

elements! {
    parties PartyId Party parties add_party remove_party;
    data DataId DataItem data add_data remove_data;
    zones ZoneId Zone zones add_zone remove_zone;
    nodes NodeId Node nodes add_node remove_node;
    flows FlowId Flow flows add_flow remove_flow;
    notes NoteId Note notes add_note remove_note;
    measures MeasureId Measure measures add_measure remove_measure;
    risks RiskId Risk risks add_risk remove_risk;
    baselines BaselineId Baseline baselines add_baseline remove_baseline;
    own.threats OwnThreatId OwnThreat own_threats add_own_threat remove_own_threat;
    own.rules RuleId Rule rules add_rule remove_rule;
    own.measures OwnMeasureId OwnMeasure own_measures add_own_measure remove_own_measure;
    own.zone_kinds OwnZoneKindId OwnZoneKind own_zone_kinds add_own_zone_kind remove_own_zone_kind;
    own.node_kinds OwnNodeKindId OwnNodeKind own_node_kinds add_own_node_kind remove_own_node_kind;
    own.flow_kinds OwnFlowKindId OwnFlowKind own_flow_kinds add_own_flow_kind remove_own_flow_kind;
    workshops WorkshopId Workshop workshops add_workshop remove_workshop;
}

impl Project {
    /// Whether the element exists.
    pub fn has(&self, id: ElementId) -> bool {
        match id {
            ElementId::Zone(id) => self.zones.contains_key(&id),
            ElementId::Node(id) => self.nodes.contains_key(&id),
            ElementId::Flow(id) => self.flows.contains_key(&id),
            ElementId::Note(id) => self.notes.contains_key(&id),
            ElementId::Party(id) => self.parties.contains_key(&id),
            ElementId::Data(id) => self.data.contains_key(&id),
            ElementId::Measure(id) => self.measures.contains_key(&id),
            ElementId::Risk(id) => self.risks.contains_key(&id),
        }
    }

    /// The name a person gave to the element; none where it has none or does not exist.
    pub fn name(&self, id: ElementId) -> Option<&str> {
        let name = match id {
            ElementId::Zone(id) => &self.zones.get(&id)?.name,
            ElementId::Node(id) => &self.nodes.get(&id)?.name,
            ElementId::Note(id) => &self.notes.get(&id)?.text,
            ElementId::Party(id) => &self.parties.get(&id)?.name,
            ElementId::Data(id) => &self.data.get(&id)?.name,
            ElementId::Measure(id) => &self.measures.get(&id)?.name,
            ElementId::Risk(id) => &self.risks.get(&id)?.words,
            ElementId::Flow(_) => return None,
        };
        Some(name)
    }

    /// The rectangle that a zone, node or note fills; none where the element has none or does not exist.
    pub fn frame(&self, id: ElementId) -> Option<Rect> {
        match id {
            ElementId::Zone(id) => self.zones.get(&id).map(|zone| zone.frame),
            ElementId::Node(id) => self.nodes.get(&id).map(|node| node.rect()),
            ElementId::Note(id) => self.notes.get(&id).and_then(|note| note.frame),
            ElementId::Flow(_)
            | ElementId::Party(_)
            | ElementId::Data(_)
            | ElementId::Measure(_)
            | ElementId::Risk(_) => None,
        }
    }

    /// Whether the element is locked: it keeps its place and size, whatever is moved, resized or deleted; only the zone that
    /// it stands in takes it along.
    pub fn is_locked(&self, id: ElementId) -> bool {
        match id {
            ElementId::Zone(id) => self.zones.get(&id).is_some_and(|zone| zone.locked),
            ElementId::Node(id) => self.nodes.get(&id).is_some_and(|node| node.locked),
            ElementId::Note(id) => self.notes.get(&id).is_some_and(|note| note.locked),
            ElementId::Flow(_)
            | ElementId::Party(_)
            | ElementId::Data(_)
            | ElementId::Measure(_)
            | ElementId::Risk(_) => false,
        }
    }

    /// The smallest rectangle around all that is drawn, or none where nothing is.
    pub fn bounds(&self) -> Option<Rect> {
        let zones = self.zones.values().map(|zone| zone.frame);
        let nodes = self.nodes.values().map(|node| node.rect());
        let notes = self.notes.values().filter_map(|note| note.frame);
        zones.chain(nodes).chain(notes).reduce(Rect::union)
    }

    /// This state without the baselines it has: what a baseline keeps.
    #[must_use]
    pub fn without_baselines(&self) -> Self {
        Self { baselines: Elements::new(), ..self.clone() }
    }

    /// Whether nothing has been entered yet.
    pub fn is_blank(&self) -> bool {
        self.zones.is_empty() && self.nodes.is_empty() && self.notes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_deleted_element_is_not_given_again() {
        let mut project = Project::default();
        let party = Party { name: "A".into(), role: crate::model::PartyRole::Third, note: String::new() };
        let first = project.add_party(party.clone());
        let second = project.add_party(party.clone());
        project.remove_party(second);
        assert_eq!(project.issued.parties, 2);
        assert_eq!(project.add_party(party.clone()), PartyId(3));
        project.remove_party(first);
        assert_eq!(project.add_party(party), PartyId(4));
    }
}
