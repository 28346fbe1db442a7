//! The value that a property of an element has: what is set on it, else what its kind says.

use super::Catalog;
use super::property::PropertyDefinition;
use crate::model::{Node, Properties, Value, Zone};

impl Catalog {
    /// The value of a zone's property; none where nobody said anything.
    pub fn zone_value<'a>(&'a self, zone: &'a Zone, property: &str) -> Option<&'a Value> {
        let kind = self.zone_kinds.get(&zone.kind).map(|kind| kind.properties.as_slice());
        value(&zone.properties, kind, property)
    }

    /// The value of a node's property; none where nobody said anything.
    pub fn node_value<'a>(&'a self, node: &'a Node, property: &str) -> Option<&'a Value> {
        let kind = self.node_kinds.get(&node.kind).map(|kind| kind.properties.as_slice());
        value(&node.properties, kind, property)
    }
}

fn value<'a>(set: &'a Properties, kind: Option<&'a [PropertyDefinition]>, property: &str) -> Option<&'a Value> {
    let of_kind = || kind?.iter().find(|definition| definition.id == property)?.default.as_ref();
    set.get(property).or_else(of_kind)
}
