//! What one version of a project has and another has not, entry by entry.
//!
//! Both are persistent maps, so only what differs is visited where one version was made from the other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::ordmap::DiffItem;

use super::criteria::Criteria;
use super::data::DataItem;
use super::drawn::Drawn;
use super::entry::{MeasureChange, OwnEntries, OwnMeasure, OwnThreat, ThreatChange};
use super::flow::Flow;
use super::id::{
    BaselineId, DataId, ElementId, FlowId, MeasureId, NodeId, NoteId, OwnFlowKindId, OwnMeasureId, OwnNodeKindId,
    OwnThreatId, OwnZoneKindId, PartyId, RiskId, RuleId, WorkshopId, ZoneId,
};
use super::kind::{KindChange, OwnFlowKind, OwnNodeKind, OwnZoneKind};
use super::measure::Measure;
use super::node::Node;
use super::note::Note;
use super::party::Party;
use super::project::{Baseline, Elements, Issued, Project};
use super::risk::Risk;
use super::rule::Rule;
use super::workshop::Workshop;
use super::zone::Zone;

/// What has become of an element between two versions.
#[derive(Clone, Debug, PartialEq)]
pub enum Altered<T> {
    /// Only the later version has it.
    Added(Arc<T>),
    /// Only the earlier version has it.
    Removed(Arc<T>),
    /// Both have it, with other content.
    Changed {
        /// As it was.
        before: Arc<T>,
        /// As it is.
        after: Arc<T>,
    },
}

impl<T> Altered<T> {
    /// As it was; none where it was not there.
    pub fn before(&self) -> Option<&Arc<T>> {
        match self {
            Self::Added(_) => None,
            Self::Removed(before) | Self::Changed { before, .. } => Some(before),
        }
    }

    /// As it is; none where it is not there any more.
    pub fn after(&self) -> Option<&Arc<T>> {
        match self {
            Self::Added(after) | Self::Changed { after, .. } => Some(after),
            Self::Removed(_) => None,
        }
    }
}

/// The elements of one kind that differ, by id.
pub type AlteredElements<Id, T> = BTreeMap<Id, Altered<T>>;

/// A value that is not the same any more: as it was, as it is.
pub type Replaced<T> = Option<(T, T)>;

/// What differs in what a project adds to the catalogue and changes in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AlteredEntries {
    /// Threats of its own.
    pub threats: AlteredElements<OwnThreatId, OwnThreat>,
    /// Measures of its own.
    pub measures: AlteredElements<OwnMeasureId, OwnMeasure>,
    /// Kinds of zone of its own.
    pub zone_kinds: AlteredElements<OwnZoneKindId, OwnZoneKind>,
    /// Kinds of node of its own.
    pub node_kinds: AlteredElements<OwnNodeKindId, OwnNodeKind>,
    /// Kinds of flow of its own.
    pub flow_kinds: AlteredElements<OwnFlowKindId, OwnFlowKind>,
    /// Changed threats of the catalogue.
    pub changed_threats: AlteredElements<String, ThreatChange>,
    /// Changed measures of the catalogue.
    pub changed_measures: AlteredElements<String, MeasureChange>,
    /// Changed kinds of zone, node and flow of the catalogue.
    pub changed_kinds: AlteredElements<String, KindChange>,
    /// Rules by which it rejects threats.
    pub rules: AlteredElements<RuleId, Rule>,
}

impl AlteredEntries {
    fn between(before: &OwnEntries, after: &OwnEntries) -> Self {
        let OwnEntries {
            threats,
            measures,
            zone_kinds,
            node_kinds,
            flow_kinds,
            changed_threats,
            changed_measures,
            changed_kinds,
            rules,
        } = after;
        Self {
            threats: altered(&before.threats, threats),
            measures: altered(&before.measures, measures),
            zone_kinds: altered(&before.zone_kinds, zone_kinds),
            node_kinds: altered(&before.node_kinds, node_kinds),
            flow_kinds: altered(&before.flow_kinds, flow_kinds),
            changed_threats: altered(&before.changed_threats, changed_threats),
            changed_measures: altered(&before.changed_measures, changed_measures),
            changed_kinds: altered(&before.changed_kinds, changed_kinds),
            rules: altered(&before.rules, rules),
        }
    }

    fn apply(&self, before: &OwnEntries) -> OwnEntries {
        let Self {
            threats,
            measures,
            zone_kinds,
            node_kinds,
            flow_kinds,
            changed_threats,
            changed_measures,
            changed_kinds,
            rules,
        } = self;
        OwnEntries {
            threats: with(&before.threats, threats),
            measures: with(&before.measures, measures),
            zone_kinds: with(&before.zone_kinds, zone_kinds),
            node_kinds: with(&before.node_kinds, node_kinds),
            flow_kinds: with(&before.flow_kinds, flow_kinds),
            changed_threats: with(&before.changed_threats, changed_threats),
            changed_measures: with(&before.changed_measures, changed_measures),
            changed_kinds: with(&before.changed_kinds, changed_kinds),
            rules: with(&before.rules, rules),
        }
    }
}

/// Everything in which two versions of a project differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// What the project is called.
    pub title: Replaced<String>,
    /// The catalogue profile it follows.
    pub profile: Replaced<String>,
    /// Its own scales and matrix.
    pub criteria: Replaced<Option<Arc<Criteria>>>,
    /// What it adds to the catalogue and changes in it.
    pub own: AlteredEntries,
    /// Numbers of deleted elements.
    pub issued: Replaced<Issued>,
    /// 関係者.
    pub parties: AlteredElements<PartyId, Party>,
    /// 情報.
    pub data: AlteredElements<DataId, DataItem>,
    /// 区画.
    pub zones: AlteredElements<ZoneId, Zone>,
    /// 要素.
    pub nodes: AlteredElements<NodeId, Node>,
    /// 情報流.
    pub flows: AlteredElements<FlowId, Flow>,
    /// 注記.
    pub notes: AlteredElements<NoteId, Note>,
    /// 対策.
    pub measures: AlteredElements<MeasureId, Measure>,
    /// リスク.
    pub risks: AlteredElements<RiskId, Risk>,
    /// 基準版.
    pub baselines: AlteredElements<BaselineId, Baseline>,
    /// ワークショップ.
    pub workshops: AlteredElements<WorkshopId, Workshop>,
    /// How flows were drawn.
    pub drawn: AlteredElements<FlowId, Drawn>,
}

impl Difference {
    /// What differs between two versions. Applied to `before`, it gives `after`.
    pub fn between(before: &Project, after: &Project) -> Self {
        let Project {
            title,
            profile,
            criteria,
            own,
            issued,
            parties,
            data,
            zones,
            nodes,
            flows,
            notes,
            measures,
            risks,
            baselines,
            workshops,
            drawn,
        } = after;
        Self {
            title: replaced(&before.title, title),
            profile: replaced(&before.profile, profile),
            criteria: replaced(&before.criteria, criteria),
            own: AlteredEntries::between(&before.own, own),
            issued: replaced(&before.issued, issued),
            parties: altered(&before.parties, parties),
            data: altered(&before.data, data),
            zones: altered(&before.zones, zones),
            nodes: altered(&before.nodes, nodes),
            flows: altered(&before.flows, flows),
            notes: altered(&before.notes, notes),
            measures: altered(&before.measures, measures),
            risks: altered(&before.risks, risks),
            baselines: altered(&before.baselines, baselines),
            workshops: altered(&before.workshops, workshops),
            drawn: altered(&before.drawn, drawn),
        }
    }

    /// The later version, made from the earlier one.
    #[must_use]
    pub fn apply(&self, before: &Project) -> Project {
        let Self {
            title,
            profile,
            criteria,
            own,
            issued,
            parties,
            data,
            zones,
            nodes,
            flows,
            notes,
            measures,
            risks,
            baselines,
            workshops,
            drawn,
        } = self;
        Project {
            title: latest(&before.title, title.as_ref()),
            profile: latest(&before.profile, profile.as_ref()),
            criteria: latest(&before.criteria, criteria.as_ref()),
            own: own.apply(&before.own),
            issued: latest(&before.issued, issued.as_ref()),
            parties: with(&before.parties, parties),
            data: with(&before.data, data),
            zones: with(&before.zones, zones),
            nodes: with(&before.nodes, nodes),
            flows: with(&before.flows, flows),
            notes: with(&before.notes, notes),
            measures: with(&before.measures, measures),
            risks: with(&before.risks, risks),
            baselines: with(&before.baselines, baselines),
            workshops: with(&before.workshops, workshops),
            drawn: with(&before.drawn, drawn),
        }
    }

    /// The elements that are new, gone or not what they were.
    pub fn elements(&self) -> BTreeSet<ElementId> {
        fn ids<Id: Copy + Into<ElementId>, T>(altered: &AlteredElements<Id, T>) -> impl Iterator<Item = ElementId> {
            altered.keys().map(|&id| id.into())
        }
        let Self { parties, data, zones, nodes, flows, notes, measures, risks, .. } = self;
        let drawn = ids(zones).chain(ids(nodes)).chain(ids(flows)).chain(ids(notes));
        drawn.chain(ids(parties)).chain(ids(data)).chain(ids(measures)).chain(ids(risks)).collect()
    }

    /// Whether the versions are the same.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn replaced<T: Clone + PartialEq>(before: &T, after: &T) -> Replaced<T> {
    (before != after).then(|| (before.clone(), after.clone()))
}

fn latest<T: Clone>(before: &T, replaced: Option<&(T, T)>) -> T {
    replaced.map_or(before, |(_, after)| after).clone()
}

fn altered<Id: Clone + Ord, T: PartialEq>(before: &Elements<Id, T>, after: &Elements<Id, T>) -> AlteredElements<Id, T> {
    let differences = before.diff(after).map(|item| match item {
        DiffItem::Add(id, after) => (id.clone(), Altered::Added(Arc::clone(after))),
        DiffItem::Remove(id, before) => (id.clone(), Altered::Removed(Arc::clone(before))),
        DiffItem::Update { old: (id, before), new: (_, after) } => {
            (id.clone(), Altered::Changed { before: Arc::clone(before), after: Arc::clone(after) })
        }
    });
    differences.collect()
}

fn with<Id: Clone + Ord, T>(before: &Elements<Id, T>, altered: &AlteredElements<Id, T>) -> Elements<Id, T> {
    let mut elements = before.clone();
    for (id, altered) in altered {
        match altered.after() {
            Some(after) => elements.insert(id.clone(), Arc::clone(after)),
            None => elements.remove(id),
        };
    }
    elements
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::storage::arbitrary;

    proptest! {
        #[test]
        fn the_difference_applied_to_the_first_is_the_second(
            (before, after) in (arbitrary::project(), arbitrary::project())
        ) {
            let difference = Difference::between(&before, &after);
            prop_assert_eq!(difference.apply(&before), after.clone());
            prop_assert_eq!(difference.is_empty(), before == after);
            prop_assert!(Difference::between(&after, &after).is_empty());
        }
    }

    #[test]
    fn an_element_is_added_changed_or_removed() {
        let party = |name: &str| Party { name: name.into(), role: crate::model::PartyRole::Third, note: String::new() };
        let mut before = Project::default();
        let (kept, changed, removed) =
            (before.add_party(party("a")), before.add_party(party("b")), before.add_party(party("c")));
        let mut after = before.clone();
        after.parties.insert(changed, Arc::new(party("B")));
        after.remove_party(removed);
        let added = after.add_party(party("d"));
        let difference = Difference::between(&before, &after);
        assert!(!difference.parties.contains_key(&kept));
        assert_eq!(difference.parties[&changed].before().unwrap().name, "b");
        assert_eq!(difference.parties[&changed].after().unwrap().name, "B");
        assert_eq!(difference.parties[&removed], Altered::Removed(Arc::new(party("c"))));
        assert_eq!(difference.parties[&added], Altered::Added(Arc::new(party("d"))));
        assert!(difference.nodes.is_empty() && difference.title.is_none());
        assert_eq!(difference.elements(), [changed, removed, added].map(ElementId::from).into());
    }
}
