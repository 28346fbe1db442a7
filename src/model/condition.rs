//! When something applies: a small typed expression about a flow, its ends and where they stand.
//!
//! Conditions are data, so that a threat can be explained ("because it crosses インターネット") as well as decided.

use serde::{Deserialize, Serialize};

use super::{Environment, PartyRole, Phase, Value};

/// An expression about one flow in its project. Lists are alternatives: one of them is enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The flow's verb is one of these kinds.
    Verb(Vec<String>),
    /// One of its ends is of one of these node kinds.
    EndKind(Vec<String>),
    /// It starts at one of these node kinds.
    FromKind(Vec<String>),
    /// It ends at one of these node kinds.
    ToKind(Vec<String>),
    /// One of its ends, or its actor, has the property with this value (set, or by the kind's default).
    EndProperty(String, Value),
    /// The flow has the property with this value (set or by default).
    FlowProperty(String, Value),
    /// It carries data of one of these classes, directly or contained in what it carries.
    CarriesClass(Vec<String>),
    /// It belongs to one of these phases.
    InPhase(Vec<Phase>),
    /// One of its ends is in one of these environments.
    EndEnvironment(Vec<Environment>),
    /// It leads from one environment to another.
    EnvironmentStep(Environment, Environment),
    /// It leaves or enters a place.
    CrossesZone,
    /// It leaves or enters a place of one of these zone kinds.
    CrossesZoneKind(Vec<String>),
    /// Its ends are different parties' responsibility.
    CrossesParty,
    /// It leaves or enters a scope frame.
    CrossesScope,
    /// One of its ends stands in a zone of one of these kinds.
    EndZoneKind(Vec<String>),
    /// One of its ends stands in a zone whose `access` property is one of these.
    ZoneAccess(Vec<String>),
    /// One of its ends stands in a zone that has the property with this value.
    ZoneProperty(String, Value),
    /// One of its ends stands in a zone that has the property set, with any other value than this.
    ZonePropertyOther(String, Value),
    /// Both ends stand in one place where entry is controlled.
    WithinControlledZone,
    /// One of its ends, or its actor, belongs to a party of one of these roles.
    PartyRole(Vec<PartyRole>),
    /// A medium is one of its ends.
    ViaMedia,
    /// A person or courier takes part, as an end or as the actor.
    ViaPerson,
    /// Provider's staff or their devices outside the data centre reach production: one end or another hop on the
    /// same path stands in a development or maintenance site (or at home), and production is reached over it.
    RemoteMaintenance,
    /// Data it carries is kept longer than this many years.
    RetentionOver(f32),
    /// The project has no flow with one of these verbs that carries any of the flow's data.
    NoFlowOfDataWith(Vec<String>),
    /// No measure of one of these catalogue ids covers the flow.
    LacksMeasure(Vec<String>),
    /// Data of this class is kept at one site only.
    KeptAtOneSite(String),
}
