//! Kinds of the project's own that copies of elements bring along into another project.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::entry::spelled;
use crate::model::{
    Flow, Node, OwnFlowKind, OwnFlowKindId, OwnNodeKind, OwnNodeKindId, OwnZoneKind, OwnZoneKindId, Project, Zone,
};

/// The own kinds that copied elements are of, with the ids they had where they come from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kinds {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    zones: BTreeMap<OwnZoneKindId, OwnZoneKind>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    nodes: BTreeMap<OwnNodeKindId, OwnNodeKind>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    flows: BTreeMap<OwnFlowKindId, OwnFlowKind>,
}

impl Kinds {
    /// The own kinds of these elements of a project.
    pub(super) fn of<'e>(
        project: &Project,
        zones: impl Iterator<Item = &'e Zone>,
        nodes: impl Iterator<Item = &'e Node>,
        flows: impl Iterator<Item = &'e Flow>,
    ) -> Self {
        Self {
            zones: named(&project.own.zone_kinds, zones.map(|zone| zone.kind.as_str())),
            nodes: named(&project.own.node_kinds, nodes.map(|node| node.kind.as_str())),
            flows: named(&project.own.flow_kinds, flows.filter_map(|flow| flow.verb.as_deref())),
        }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.zones.is_empty() && self.nodes.is_empty() && self.flows.is_empty()
    }

    /// Puts them into a project, and says by which id each goes there. One that the project has itself, whatever source
    /// and reason it gives, is that one.
    pub(super) fn insert(&self, project: &mut Project) -> BTreeMap<String, String> {
        let mut ids = BTreeMap::new();
        for (id, kind) in &self.zones {
            let plain =
                |kind: &OwnZoneKind| OwnZoneKind { source: String::new(), reason: String::new(), ..kind.clone() };
            let own = same(&project.own.zone_kinds, *id, |own| plain(own) == plain(kind));
            ids.insert(id.to_string(), own.unwrap_or_else(|| project.add_own_zone_kind(kind.clone())).to_string());
        }
        for (id, kind) in &self.nodes {
            let plain =
                |kind: &OwnNodeKind| OwnNodeKind { source: String::new(), reason: String::new(), ..kind.clone() };
            let own = same(&project.own.node_kinds, *id, |own| plain(own) == plain(kind));
            ids.insert(id.to_string(), own.unwrap_or_else(|| project.add_own_node_kind(kind.clone())).to_string());
        }
        for (id, kind) in &self.flows {
            let plain =
                |kind: &OwnFlowKind| OwnFlowKind { source: String::new(), reason: String::new(), ..kind.clone() };
            let own = same(&project.own.flow_kinds, *id, |own| plain(own) == plain(kind));
            ids.insert(id.to_string(), own.unwrap_or_else(|| project.add_own_flow_kind(kind.clone())).to_string());
        }
        ids
    }
}

/// Those of the project's own entries that are named, by id.
fn named<'n, Id: Copy + Ord + std::str::FromStr, T: Clone>(
    entries: &imbl::OrdMap<Id, Arc<T>>,
    kinds: impl Iterator<Item = &'n str>,
) -> BTreeMap<Id, T> {
    kinds.filter_map(|kind| Some((kind.parse().ok()?, spelled(entries, kind)?.clone()))).collect()
}

/// The project's own entry that is the same as a copied one: under the same id, or else the first.
pub(super) fn same<Id: Copy + Ord, T>(
    own: &imbl::OrdMap<Id, Arc<T>>,
    id: Id,
    is_same: impl Fn(&T) -> bool,
) -> Option<Id> {
    if own.get(&id).is_some_and(|entry| is_same(entry)) {
        return Some(id);
    }
    own.iter().find(|(_, entry)| is_same(entry)).map(|(id, _)| *id)
}
