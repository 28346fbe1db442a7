//! What elements, kinds and values are called.

use super::Words;
use crate::catalog::{Catalog, PropertyDefinition, PropertyKind};
use crate::model::{DataId, ElementId, Flow, MeasureId, NodeId, PartyId, RiskId, ScaleStep, Value, ZoneId};
use crate::text::{Lang, tr, tr_with};

impl Words<'_> {
    /// The element as lists show it: its id and what it is called, such as `F22 転送(開発/保守端末 → 終端装置)`.
    pub fn element(&self, id: ElementId) -> String {
        let name = match id {
            ElementId::Flow(flow) => {
                self.project.flows.get(&flow).map_or_else(|| self.unknown(), |flow| self.flow_name(flow))
            }
            ElementId::Zone(zone) => self.zone(zone),
            ElementId::Node(node) => self.node(node),
            ElementId::Party(party) => self.party(party),
            ElementId::Data(item) => self.item(item),
            ElementId::Measure(measure) => self.measure(measure),
            ElementId::Risk(risk) => self.risk(risk),
            ElementId::Note(note) => {
                self.project.notes.get(&note).map_or_else(|| self.unknown(), |note| one_line(&note.text))
            }
        };
        if name.is_empty() { id.to_string() } else { format!("{id} {name}") }
    }

    /// The zone's name.
    pub fn zone(&self, id: ZoneId) -> String {
        self.project.zones.get(&id).map_or_else(|| self.unknown(), |zone| one_line(&zone.name))
    }

    /// The node's name.
    pub fn node(&self, id: NodeId) -> String {
        self.project.nodes.get(&id).map_or_else(|| self.unknown(), |node| one_line(&node.name))
    }

    /// The party's name.
    pub fn party(&self, id: PartyId) -> String {
        self.project.parties.get(&id).map_or_else(|| self.unknown(), |party| one_line(&party.name))
    }

    /// The data item's name.
    pub fn item(&self, id: DataId) -> String {
        self.project.data.get(&id).map_or_else(|| self.unknown(), |item| one_line(&item.name))
    }

    /// The measure's own name, else the catalogue's.
    pub fn measure(&self, id: MeasureId) -> String {
        let Some(measure) = self.project.measures.get(&id) else { return self.unknown() };
        if !measure.name.trim().is_empty() {
            return one_line(&measure.name);
        }
        let kind = measure.kind.as_deref().and_then(|kind| self.catalog.measures.get(kind));
        kind.map_or_else(String::new, |kind| kind.name.get(self.lang).to_owned())
    }

    /// The risk's threat, else its own words.
    pub fn risk(&self, id: RiskId) -> String {
        let Some(risk) = self.project.risks.get(&id) else { return self.unknown() };
        let threat = risk.threat.as_deref().and_then(|threat| self.catalog.threats.get(threat));
        threat.map_or_else(|| one_line(&risk.words), |threat| threat.name.get(self.lang).to_owned())
    }

    /// Verb and ends of a flow, such as `転送(開発/保守端末 → 終端装置)`.
    fn flow_name(&self, flow: &Flow) -> String {
        let verb = flow.verb.as_deref().map_or_else(|| tr(self.lang, "blank-how"), |verb| self.verb(verb));
        let from = self.node(flow.from);
        let ends = if flow.is_at_rest() {
            from
        } else {
            format!("{from} {} {}", if flow.two_way { '↔' } else { '→' }, self.node(flow.to))
        };
        tr_with(self.lang, "flow-name", &[("verb", verb.into()), ("ends", ends.into())])
    }

    /// The verb's name; one the catalogue does not know is shown as it is written.
    pub(super) fn verb(&self, id: &str) -> String {
        self.catalog.flow_kinds.get(id).map_or_else(|| id.to_owned(), |kind| kind.name.get(self.lang).to_owned())
    }

    /// What stands in the place of a reference to nothing.
    pub(super) fn unknown(&self) -> String {
        tr(self.lang, "unknown-element")
    }

    /// A property's name and a value of it, as the inspector shows them.
    pub(super) fn property(
        &self,
        definition: Option<&PropertyDefinition>,
        id: &str,
        value: &Value,
    ) -> (String, String) {
        let name = definition.map_or(id, |definition| definition.name.get(self.lang)).to_owned();
        let choice = |text: &str| match definition.map(|definition| &definition.kind) {
            Some(PropertyKind::Choice(choices)) => {
                choices.iter().find(|choice| choice.id == text).map(|choice| choice.name.get(self.lang).to_owned())
            }
            Some(PropertyKind::YesNo | PropertyKind::Number { .. } | PropertyKind::Text) | None => None,
        };
        let value = match value {
            Value::Bool(true) => tr(self.lang, "value-yes"),
            Value::Bool(false) => tr(self.lang, "value-no"),
            Value::Number(number) => number.to_string(),
            Value::Text(text) => choice(text).unwrap_or_else(|| text.clone()),
        };
        (name, value)
    }
}

/// The first kind of node that has the property: kinds give the same property the same name.
pub(super) fn node_property<'c>(catalog: &'c Catalog, id: &str) -> Option<&'c PropertyDefinition> {
    catalog.node_kinds.iter().flat_map(|kind| &kind.properties).find(|property| property.id == id)
}

/// The first kind of zone that has the property.
pub(super) fn zone_property<'c>(catalog: &'c Catalog, id: &str) -> Option<&'c PropertyDefinition> {
    catalog.zone_kinds.iter().flat_map(|kind| &kind.properties).find(|property| property.id == id)
}

/// What a step of a scale is called.
pub fn step_name(step: &ScaleStep, lang: Lang) -> &str {
    match lang {
        Lang::Ja => &step.id,
        Lang::En => &step.en,
    }
}

/// Names may be broken on the drawing; in a sentence they are one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
