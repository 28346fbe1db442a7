//! Places and connects, in few words.

use nagarezu::model::{
    Confidence, DataId, DataItem, Environment, Flow, FlowId, Node, NodeId, Party, PartyId, PartyRole, Phase, Point,
    Project, Properties, Rect, Value, Zone, ZoneId,
};

/// A project in the making.
pub(super) struct Builder {
    pub(super) project: Project,
    /// Where places are counted from.
    pub(super) corner: Point,
}

impl Builder {
    /// An empty project.
    pub(super) fn new(title: &str) -> Self {
        let project = Project { title: title.into(), profile: "gl-1.1".into(), ..Project::default() };
        Self { project, corner: Point(0.0, 0.0) }
    }

    /// Adds a party.
    pub(super) fn party(&mut self, name: &str, role: PartyRole) -> PartyId {
        self.project.add_party(Party { name: name.into(), role, note: String::new() })
    }

    /// Adds a data item.
    pub(super) fn item(&mut self, name: &str, class: &str, contains: &[DataId]) -> DataId {
        self.project.add_data(DataItem {
            name: name.into(),
            class: class.into(),
            contains: contains.to_vec(),
            retention_years: None,
            note: String::new(),
        })
    }

    /// Adds a zone.
    pub(super) fn zone(
        &mut self,
        kind: &str,
        name: &str,
        frame: Rect,
        party: Option<PartyId>,
        properties: &[(&str, Value)],
    ) -> ZoneId {
        self.project.add_zone(Zone {
            kind: kind.into(),
            name: name.into(),
            frame: Rect(self.corner.0 + frame.0, self.corner.1 + frame.1, frame.2, frame.3),
            party,
            properties: properties.iter().map(|(id, value)| ((*id).to_owned(), value.clone())).collect(),
            confidence: Confidence::default(),
            note: String::new(),
            locked: false,
            layer: 0,
        })
    }

    /// Adds a node by its top left corner.
    pub(super) fn node(
        &mut self,
        kind: &str,
        name: &str,
        (x, y): (f32, f32),
        environment: Option<Environment>,
        keeps: &[DataId],
    ) -> NodeId {
        self.project.add_node(Node {
            kind: kind.into(),
            name: name.into(),
            at: Point(self.corner.0 + x, self.corner.1 + y),
            size: Node::SIZE,
            environment,
            party: None,
            keeps: keeps.to_vec(),
            properties: Properties::new(),
            confidence: Confidence::default(),
            note: String::new(),
            locked: false,
            layer: 0,
        })
    }

    /// Adds a flow of the operation phase.
    pub(super) fn flow(&mut self, verb: &str, from: NodeId, to: NodeId, data: DataId) -> FlowId {
        self.project.add_flow(Flow {
            verb: Some(verb.into()),
            data: vec![data],
            phases: vec![Phase::Operation],
            ..Flow::new(from, to)
        })
    }

    /// Adds a flow both ways.
    pub(super) fn both_ways(&mut self, from: NodeId, to: NodeId, data: DataId) -> FlowId {
        self.project.add_flow(Flow {
            verb: Some("flow.transfer".into()),
            two_way: true,
            data: vec![data],
            phases: vec![Phase::Operation],
            ..Flow::new(from, to)
        })
    }
}
