//! The method's knowledge as data, read from `assets/catalog/*.ron`: what can be drawn, what can threaten it, what
//! helps, how it is rated, and where each of these comes from.
//!
//! [`entry`] has the types of the entries, [`condition`] the expressions that say when a threat applies,
//! [`table`] finds entries by id, [`icon`] has the drawings that node kinds name, [`load`] reads a catalogue; `check`
//! and `check_condition` refuse one that does not hold together.

mod check;
mod check_condition;
pub mod condition;
pub mod entry;
pub mod error;
pub mod icon;
pub mod load;
mod refusal;
pub mod table;

pub use condition::Condition;
pub use entry::{
    Category, Choice, CriteriaPreset, DataClass, Effect, FlowKind, Group, Lint, MeasureKind, Name, NodeKind, Origin,
    PropertyDefinition, PropertyKind, Scoring, ScoringRule, SecurityProperty, Severity, Stride, Threat, TitlePlace,
    UsualFlow, ZoneKind,
};
pub use error::CatalogError;
pub use table::Table;

pub use crate::model::Axis;

use crate::model::Criteria;

/// One edition of the method.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// The profile that projects name, such as `gl-1.1`.
    pub profile: String,
    /// The edition in words.
    pub name: Name,
    /// Kinds of zone, in the order the palette shows them.
    pub zone_kinds: Table<ZoneKind>,
    /// Kinds of node, in the order the palette shows them.
    pub node_kinds: Table<NodeKind>,
    /// Kinds of flow (process verbs).
    pub flow_kinds: Table<FlowKind>,
    /// What is usual between which kinds of node, the most usual first.
    pub usual_flows: Vec<UsualFlow>,
    /// Properties that every flow has.
    pub flow_properties: Vec<PropertyDefinition>,
    /// Data classes.
    pub data_classes: Table<DataClass>,
    /// Threats.
    pub threats: Table<Threat>,
    /// Measures.
    pub measures: Table<MeasureKind>,
    /// Findings the analysis can make.
    pub lints: Table<Lint>,
    /// How impact and likelihood are proposed.
    pub scoring: Scoring,
    /// Criteria to choose from.
    pub presets: Table<CriteriaPreset>,
    /// Scales, matrix and rules, for projects that have none of their own: one of the presets.
    pub criteria: Criteria,
}

impl Catalog {
    /// The criteria a project is rated by: its own, else the catalogue's.
    pub fn criteria_of<'a>(&'a self, project: &'a crate::model::Project) -> &'a Criteria {
        project.criteria.as_deref().unwrap_or(&self.criteria)
    }
}
