//! The shape of a file, which serde fills.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, de};

use crate::model::{
    Criteria, DataId, DataItem, Elements, Flow, FlowId, Issued, Measure, MeasureId, Node, NodeId, Note, NoteId, Party,
    PartyId, Project, Risk, RiskId, Zone, ZoneId,
};

/// A file of the format this program writes.
#[derive(Deserialize)]
#[serde(rename = "Project", deny_unknown_fields)]
pub(super) struct Document {
    /// Known by now; the outline found it first.
    #[serde(rename = "format")]
    _format: u32,
    #[serde(default)]
    title: String,
    #[serde(default)]
    profile: String,
    #[serde(default)]
    criteria: Option<Criteria>,
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
}

impl From<Document> for Project {
    fn from(document: Document) -> Self {
        Self {
            title: document.title,
            profile: document.profile,
            criteria: document.criteria.map(Arc::new),
            issued: document.issued,
            parties: document.parties.0,
            data: document.data.0,
            zones: document.zones.0,
            nodes: document.nodes.0,
            flows: document.flows.0,
            notes: document.notes.0,
            measures: document.measures.0,
            risks: document.risks.0,
        }
    }
}

/// A map of elements as the file has it. Of two entries with one id the last stays; the outline knows of both and refuses.
struct Entries<Id, T>(Elements<Id, T>);

impl<Id: Ord, T> Default for Entries<Id, T> {
    fn default() -> Self {
        Self(Elements::new())
    }
}

impl<'de, Id: Deserialize<'de> + Ord + Clone, T: Deserialize<'de>> Deserialize<'de> for Entries<Id, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<Id, T>(PhantomData<(Id, T)>);

        impl<'de, Id: Deserialize<'de> + Ord + Clone, T: Deserialize<'de>> de::Visitor<'de> for Visitor<Id, T> {
            type Value = Entries<Id, T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map from ids to elements")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut elements = Elements::new();
                while let Some((id, element)) = map.next_entry()? {
                    elements.insert(id, Arc::new(element));
                }
                Ok(Entries(elements))
            }
        }

        deserializer.deserialize_map(Visitor(PhantomData))
    }
}
