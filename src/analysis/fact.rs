//! Why something applies to a flow: the leaves of conditions with the values that made them hold.

use std::sync::Arc;

use crate::catalog::Condition;
use crate::model::{DataId, Environment, NodeId, PartyId, PartyRole, Phase, Value, ZoneId};

/// A leaf of a condition that holds, with the values that made it hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// The verb is this one (place in the catalogue).
    Verb(usize),
    /// An end is of this kind (place in the catalogue).
    EndKind(NodeId, usize),
    /// An end, or the actor, has a property with this value.
    EndProperty(NodeId, Arc<str>, Value),
    /// The flow has a property with this value.
    FlowProperty(Arc<str>, Value),
    /// It carries data of a class (place in the catalogue).
    Carries(DataId, usize),
    /// It belongs to a phase.
    Phase(Phase),
    /// An end is in an environment.
    Environment(NodeId, Environment),
    /// It leads from one environment to another.
    EnvironmentStep(Environment, Environment),
    /// It crosses the border of a place.
    CrossesZone(ZoneId),
    /// Its ends are these parties' responsibility.
    CrossesParty(PartyId, PartyId),
    /// It crosses a scope frame.
    CrossesScope(ZoneId),
    /// An end stands in a zone.
    StandsIn(NodeId, ZoneId),
    /// An end stands in a zone that has a property with this value.
    ZoneProperty(NodeId, ZoneId, Arc<str>, Value),
    /// Both ends stand in one controlled place.
    WithinControlled(ZoneId),
    /// An end, or the actor, belongs to a party of a role.
    PartyRole(NodeId, PartyRole),
    /// A medium takes part.
    Medium(NodeId),
    /// A person or courier takes part.
    Person(NodeId),
    /// Production is reached from here, outside the data centre.
    RemoteMaintenance(NodeId),
    /// Data is kept this many years.
    Retention(DataId, f32),
    /// No flow of the same data has one of these verbs.
    NoFlowWith(Arc<[String]>),
    /// No measure of these covers it.
    NoMeasure(Arc<[String]>),
    /// Data of a class is kept at one site only; none: outside every place.
    OneSite(Option<ZoneId>),
    /// This condition of the catalogue does not hold.
    Lacks(Arc<Condition>),
}
