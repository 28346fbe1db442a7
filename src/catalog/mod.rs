//! The method's knowledge as data, read from `assets/catalog/*.ron`: what can be drawn, what can threaten it, what
//! helps, how it is rated, and where each of these comes from.
//!
//! [`entry`] has the types of the entries ([`property`] those of what elements can say of themselves); conditions, which say when a threat applies, are the document's
//! ([`Condition`]). [`table`] finds entries by id, [`icon`] has the drawings that node kinds name, [`load`] reads a
//! catalogue; `check` and `check_condition` refuse one that does not hold together. [`own`] makes the catalogue of one
//! project, with what that adds and changes, [`own_kind`] the kinds in it, and [`own_fault`] says what is wrong with such an
//! entry. `value` says what a property of an element is.

mod check;
mod check_condition;
pub mod entry;
pub mod error;
pub mod icon;
pub mod load;
pub mod own;
pub mod own_fault;
pub mod own_kind;
mod own_name;
pub mod property;
mod refusal;
pub mod table;
mod value;

pub use entry::{
    Amended, CriteriaPreset, DataClass, FlowKind, Group, Lint, MeasureKind, NodeKind, Origin, Scoring, ScoringRule,
    Severity, Stride, Threat, TitlePlace, UsualFlow, ZoneKind,
};
pub use error::CatalogError;
pub use own_fault::{ConditionFault, EntryFault, kind_key};
pub use property::{Choice, PropertyDefinition, PropertyKind};
pub use table::Table;

pub use crate::model::{Axis, Category, Condition, Effect, Name, SecurityProperty};

use std::sync::Arc;

use crate::model::{Criteria, OwnEntries};

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
    /// What a project has added and changed; nothing in an edition.
    pub(crate) own: OwnEntries,
    /// The edition that this was made of for a project; none for an edition.
    pub(crate) edition: Option<Arc<Catalog>>,
}

impl Catalog {
    /// The criteria a project is rated by: its own, else the catalogue's.
    pub fn criteria_of<'a>(&'a self, project: &'a crate::model::Project) -> &'a Criteria {
        project.criteria.as_deref().unwrap_or(&self.criteria)
    }
}
