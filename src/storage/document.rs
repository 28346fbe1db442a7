//! The shape of a file, which serde fills.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, de};

use crate::model::{
    Baseline, BaselineId, Criteria, DataId, DataItem, Drawn, Elements, Flow, FlowId, Issued, KindChange, Measure,
    MeasureChange, MeasureId, Node, NodeId, Note, NoteId, OwnEntries, OwnFlowKind, OwnFlowKindId, OwnMeasure,
    OwnMeasureId, OwnNodeKind, OwnNodeKindId, OwnThreat, OwnThreatId, OwnZoneKind, OwnZoneKindId, Party, PartyId,
    Project, Risk, RiskId, Rule, RuleId, ThreatChange, Workshop, WorkshopId, Zone, ZoneId,
};

/// A file of the format this program writes.
#[derive(Deserialize)]
#[serde(rename = "Project", deny_unknown_fields)]
pub(super) struct Document {
    /// Known by now; the outline found it first. The state of a baseline has none of its own.
    #[serde(rename = "format", default)]
    _format: u32,
    #[serde(default)]
    title: String,
    #[serde(default)]
    profile: String,
    #[serde(default)]
    criteria: Option<Criteria>,
    #[serde(default)]
    own_threats: Entries<OwnThreatId, OwnThreat>,
    #[serde(default)]
    own_measures: Entries<OwnMeasureId, OwnMeasure>,
    #[serde(default)]
    own_zone_kinds: Entries<OwnZoneKindId, OwnZoneKind>,
    #[serde(default)]
    own_node_kinds: Entries<OwnNodeKindId, OwnNodeKind>,
    #[serde(default)]
    own_flow_kinds: Entries<OwnFlowKindId, OwnFlowKind>,
    #[serde(default)]
    changed_threats: Entries<String, ThreatChange>,
    #[serde(default)]
    changed_measures: Entries<String, MeasureChange>,
    #[serde(default)]
    changed_kinds: Entries<String, KindChange>,
    #[serde(default)]
    rules: Entries<RuleId, Rule>,
    #[serde(default)]
    issued: Issued,
    #[serde(default)]
    parties: Entries<PartyId, Party>,
    #[serde(default)]
    data: Entries<DataId, DataItem>,
    #[serde(default)]
    zones: Entries<ZoneId, Zone>,
    #[serde(default)]
    nodes: Entries<NodeId, Node>,
    #[serde(default)]
    flows: Entries<FlowId, Flow>,
    #[serde(default)]
    notes: Entries<NoteId, Note>,
    #[serde(default)]
    measures: Entries<MeasureId, Measure>,
    #[serde(default)]
    risks: Entries<RiskId, Risk>,
    #[serde(default)]
    baselines: Entries<BaselineId, Frozen>,
    #[serde(default)]
    workshops: Entries<WorkshopId, Workshop>,
    #[serde(default)]
    drawn: Entries<FlowId, Drawn>,
}

/// A baseline as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frozen {
    #[serde(default)]
    name: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    by: String,
    #[serde(default)]
    note: String,
    state: Document,
}

impl From<Frozen> for Baseline {
    fn from(frozen: Frozen) -> Self {
        let Frozen { name, on, by, note, state } = frozen;
        Self { name, on, by, note, state: state.into() }
    }
}

impl From<Document> for Project {
    fn from(document: Document) -> Self {
        Self {
            title: document.title,
            profile: document.profile,
            criteria: document.criteria.map(Arc::new),
            own: OwnEntries {
                threats: document.own_threats.0,
                measures: document.own_measures.0,
                zone_kinds: document.own_zone_kinds.0,
                node_kinds: document.own_node_kinds.0,
                flow_kinds: document.own_flow_kinds.0,
                changed_threats: document.changed_threats.0,
                changed_measures: document.changed_measures.0,
                changed_kinds: document.changed_kinds.0,
                rules: document.rules.0,
            },
            issued: document.issued,
            parties: document.parties.0,
            data: document.data.0,
            zones: document.zones.0,
            nodes: document.nodes.0,
            flows: document.flows.0,
            notes: document.notes.0,
            measures: document.measures.0,
            risks: document.risks.0,
            baselines: document.baselines.into_elements(Baseline::from),
            workshops: document.workshops.0,
            drawn: document.drawn.0,
        }
    }
}

/// A map of elements as the file has it. Two entries with one id are refused; where the outline knows both, it has said
/// so before.
struct Entries<Id, T>(Elements<Id, T>);

impl<Id: Ord + Clone, T> Entries<Id, T> {
    /// The elements, made into what the project holds.
    fn into_elements<U>(self, make: impl Fn(T) -> U) -> Elements<Id, U> {
        // Nothing else holds them yet, so that none is left out.
        let owned = self.0.into_iter().filter_map(|(id, element)| Some((id, Arc::into_inner(element)?)));
        owned.map(|(id, element)| (id, Arc::new(make(element)))).collect()
    }
}

impl<Id: Ord, T> Default for Entries<Id, T> {
    fn default() -> Self {
        Self(Elements::new())
    }
}

impl<'de, Id: Deserialize<'de> + Ord + Clone + fmt::Display, T: Deserialize<'de>> Deserialize<'de> for Entries<Id, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<Id, T>(PhantomData<(Id, T)>);

        impl<'de, Id: Deserialize<'de> + Ord + Clone + fmt::Display, T: Deserialize<'de>> de::Visitor<'de> for Visitor<Id, T> {
            type Value = Entries<Id, T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map from ids to elements")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut elements = Elements::new();
                while let Some((id, element)) = map.next_entry::<Id, T>()? {
                    let twice = elements.contains_key(&id).then(|| id.to_string());
                    if let Some(id) = twice {
                        return Err(de::Error::custom(format_args!("{id} is there twice")));
                    }
                    elements.insert(id, Arc::new(element));
                }
                Ok(Entries(elements))
            }
        }

        deserializer.deserialize_map(Visitor(PhantomData))
    }
}
