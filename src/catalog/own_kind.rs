//! Kinds of zone, node and flow in the catalogue of one project: what it adds to the edition's and changes in them.
//!
//! A kind of the project's own is made of the one it works like and names that in `like`, so that whoever asks the tables
//! whether an element is of a kind ([`Table::is`], [`Table::named`]) hears the same of both.

use super::entry::{Amended, FlowKind, NodeKind, Origin, ZoneKind};
use super::own_fault::{ConditionFault, EntryFault};
use super::own_name::{both, named, origin, require};
use super::property::PropertyDefinition;
use super::table::{Entry, Table};
use super::{Catalog, check, check_condition, icon};
use crate::model::entry::spelled;
use crate::model::{KindChange, Name, OwnEntries, OwnFlowKind, OwnNodeKind, OwnZoneKind, Properties};

impl Catalog {
    /// Checks a kind of zone of the project's own.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_zone_kind(&self, kind: &OwnZoneKind) -> Result<(), EntryFault> {
        let OwnZoneKind { name, like, color, dashed: _, controlled: _, defaults, source: _, reason: _ } = kind;
        named(name)?;
        let model = self.model(&self.edition().zone_kinds, like, "kind of zone of the edition")?;
        if let Some(color) = color {
            let is_known = self.edition().zone_kinds.iter().any(|kind| kind.color == *color);
            require(is_known, EntryFault::Unknown { id: color.clone(), expected: "colour of a kind of zone" })?;
        }
        values(&model.properties, defaults, "property of the kind of zone it works like")
    }

    /// Checks a kind of node of the project's own.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_node_kind(&self, kind: &OwnNodeKind) -> Result<(), EntryFault> {
        let OwnNodeKind { name, like, icon, defaults, source: _, reason: _ } = kind;
        named(name)?;
        let model = self.model(&self.edition().node_kinds, like, "kind of node of the edition")?;
        if let Some(icon) = icon {
            let is_known = icon::svg(icon).is_some();
            require(is_known, EntryFault::Unknown { id: icon.clone(), expected: "icon of the program" })?;
        }
        values(&model.properties, defaults, "property of the kind of node it works like")
    }

    /// Checks a kind of flow of the project's own.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_flow_kind(&self, kind: &OwnFlowKind) -> Result<(), EntryFault> {
        let OwnFlowKind { name, like, sentence, source: _, reason: _ } = kind;
        named(name)?;
        self.model(&self.edition().flow_kinds, like, "kind of flow of the edition")?;
        sentence.as_ref().map_or(Ok(()), said)
    }

    /// Checks a change of one of the edition's kinds.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_kind_change(&self, id: &str, change: &KindChange) -> Result<(), EntryFault> {
        let KindChange { off: _, reason: _, name, defaults } = change;
        let edition = self.edition();
        let properties = (edition.zone_kinds.get(id).map(|kind| kind.properties.as_slice()))
            .or_else(|| edition.node_kinds.get(id).map(|kind| kind.properties.as_slice()))
            .or_else(|| edition.flow_kinds.get(id).map(|_| &[][..]));
        let Some(properties) = properties else { return Err(EntryFault::NotOfEdition { id: id.to_owned() }) };
        name.as_ref().map_or(Ok(()), named)?;
        values(properties, defaults, "property of this kind")
    }

    /// What the project itself says of the properties of a kind, by its id: in changes of the edition's kind, and in its
    /// own.
    pub fn project_defaults(&self, kind: &str) -> Properties {
        let own = &self.own;
        let (zone, node) = (spelled(&own.zone_kinds, kind), spelled(&own.node_kinds, kind));
        let like = zone.map(|kind| &kind.like).or(node.map(|kind| &kind.like)).map_or(kind, String::as_str);
        let mut defaults = own.changed_kinds.get(like).map(|change| change.defaults.clone()).unwrap_or_default();
        let further = zone.map(|kind| &kind.defaults).or(node.map(|kind| &kind.defaults));
        defaults.extend(further.cloned().unwrap_or_default());
        defaults
    }

    /// Whether the project itself says that entry is controlled in zones of a kind, by its id; none where it says nothing.
    pub fn project_control(&self, kind: &str) -> Option<bool> {
        spelled(&self.own.zone_kinds, kind)?.controlled
    }

    /// Whether both have the same kinds, so that elements are drawn alike.
    pub fn has_same_kinds(&self, other: &Self) -> bool {
        let (one, other) = (&self.own, &other.own);
        one.zone_kinds == other.zone_kinds
            && one.node_kinds == other.node_kinds
            && one.flow_kinds == other.flow_kinds
            && one.changed_kinds == other.changed_kinds
    }

    /// The kind of the edition that an own one works like.
    fn model<'c, T: Entry>(
        &self,
        kinds: &'c Table<T>,
        like: &str,
        expected: &'static str,
    ) -> Result<&'c T, EntryFault> {
        require(!like.is_empty(), EntryFault::NoLike)?;
        kinds.get(like).ok_or_else(|| {
            let id = like.to_owned();
            if self.own.name(like).is_some() {
                EntryFault::LikeOwn { id }
            } else {
                EntryFault::Unknown { id, expected }
            }
        })
    }
}

/// Checks values that a kind gives to properties.
fn values(known: &[PropertyDefinition], given: &Properties, expected: &'static str) -> Result<(), EntryFault> {
    for (id, value) in given {
        check_condition::property(known.iter(), id, value, expected).map_err(|fault| match fault {
            ConditionFault::Unknown { id, expected } => EntryFault::Unknown { id, expected },
            fault => EntryFault::Condition { field: "defaults", fault },
        })?;
    }
    Ok(())
}

/// Checks a sentence of a kind of flow.
fn said(sentence: &Name) -> Result<(), EntryFault> {
    require(!sentence.ja.trim().is_empty() || !sentence.en.trim().is_empty(), EntryFault::NoSentence)?;
    for text in [&sentence.ja, &sentence.en] {
        let places = check::placeholders("sentence", text).map_err(|_| EntryFault::Braces)?;
        if let Some(unknown) = places.into_iter().find(|place| !check::SENTENCE.contains(place)) {
            let known: Vec<String> = check::SENTENCE.iter().map(|place| format!("{{{place}}}")).collect();
            return Err(EntryFault::Placeholder { id: unknown.to_owned(), known: known.join(" ") });
        }
    }
    Ok(())
}

/// The edition's kinds with those of a project. An own kind that works like none of the edition is left out.
pub(super) fn made(edition: &Catalog, own: &OwnEntries) -> (Table<ZoneKind>, Table<NodeKind>, Table<FlowKind>) {
    let changed = |id: &str| own.changed_kinds.get(id).map(AsRef::as_ref);
    let zones =
        edition.zone_kinds.amended(|kind| changed(&kind.id).map_or_else(|| kind.clone(), |it| zone(kind, it)), []);
    let further = own.zone_kinds.iter();
    let further = further.filter_map(|(id, own)| Some(own_zone(id.to_string(), own, zones.get(&own.like)?)));
    let zones_made = zones.amended(Clone::clone, further);
    let nodes =
        edition.node_kinds.amended(|kind| changed(&kind.id).map_or_else(|| kind.clone(), |it| node(kind, it)), []);
    let further = own.node_kinds.iter();
    let further = further.filter_map(|(id, own)| Some(own_node(id.to_string(), own, nodes.get(&own.like)?)));
    let nodes_made = nodes.amended(Clone::clone, further);
    let flows =
        edition.flow_kinds.amended(|kind| changed(&kind.id).map_or_else(|| kind.clone(), |it| flow(kind, it)), []);
    let further = own.flow_kinds.iter();
    let further = further.filter_map(|(id, own)| Some(own_flow(id.to_string(), own, flows.get(&own.like)?)));
    let flows_made = flows.amended(Clone::clone, further);
    (zones_made, nodes_made, flows_made)
}

/// These properties with what is given for them where an element sets nothing.
fn with_defaults(properties: &[PropertyDefinition], given: &Properties) -> Vec<PropertyDefinition> {
    let with = |property: &PropertyDefinition| PropertyDefinition {
        default: given.get(&property.id).cloned().or_else(|| property.default.clone()),
        ..property.clone()
    };
    properties.iter().map(with).collect()
}

fn amended<T: Clone>(kind: &T, change: &KindChange) -> Amended<T> {
    Amended { off: change.off, reason: change.reason.clone(), edition: Box::new(kind.clone()) }
}

fn renamed(name: &Name, change: &KindChange) -> Name {
    change.name.as_ref().map_or_else(|| name.clone(), both)
}

fn zone(kind: &ZoneKind, change: &KindChange) -> ZoneKind {
    let changed = ZoneKind {
        name: renamed(&kind.name, change),
        properties: with_defaults(&kind.properties, &change.defaults),
        ..kind.clone()
    };
    let origin = origin(change.off || changed != *kind, kind.origin);
    ZoneKind { origin, amended: Some(amended(kind, change)), ..changed }
}

fn node(kind: &NodeKind, change: &KindChange) -> NodeKind {
    let changed = NodeKind {
        name: renamed(&kind.name, change),
        properties: with_defaults(&kind.properties, &change.defaults),
        ..kind.clone()
    };
    let origin = origin(change.off || changed != *kind, kind.origin);
    NodeKind { origin, amended: Some(amended(kind, change)), ..changed }
}

fn flow(kind: &FlowKind, change: &KindChange) -> FlowKind {
    let changed = FlowKind { name: renamed(&kind.name, change), ..kind.clone() };
    let origin = origin(change.off || changed != *kind, kind.origin);
    FlowKind { origin, amended: Some(amended(kind, change)), ..changed }
}

fn own_zone(id: String, own: &OwnZoneKind, like: &ZoneKind) -> ZoneKind {
    ZoneKind {
        id,
        name: both(&own.name),
        origin: Origin::Project,
        controlled: own.controlled.unwrap_or(like.controlled),
        color: own.color.clone().unwrap_or_else(|| like.color.clone()),
        dashed: own.dashed.unwrap_or(like.dashed),
        key: None,
        properties: with_defaults(&like.properties, &own.defaults),
        like: Some(own.like.clone()),
        amended: None,
        ..like.clone()
    }
}

fn own_node(id: String, own: &OwnNodeKind, like: &NodeKind) -> NodeKind {
    NodeKind {
        id,
        name: both(&own.name),
        origin: Origin::Project,
        icon: own.icon.clone().unwrap_or_else(|| like.icon.clone()),
        key: None,
        properties: with_defaults(&like.properties, &own.defaults),
        like: Some(own.like.clone()),
        amended: None,
        ..like.clone()
    }
}

fn own_flow(id: String, own: &OwnFlowKind, like: &FlowKind) -> FlowKind {
    FlowKind {
        id,
        name: both(&own.name),
        origin: Origin::Project,
        sentence: own.sentence.as_ref().map_or_else(|| like.sentence.clone(), both),
        like: Some(own.like.clone()),
        amended: None,
        ..like.clone()
    }
}
