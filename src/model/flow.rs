//! What happens to information: the arrows of the drawing.

use serde::{Deserialize, Serialize};

use super::geometry::{Point, Vector};
use super::id::{DataId, NodeId};
use super::node::Confidence;
use super::property::Properties;
use super::word::{is_default, vocabulary};

vocabulary! {
    /// The phase of the service's life that a flow belongs to (guideline p23, p48).
    Phase {
        /// 開発フェーズ.
        Development = "開発",
        /// 運用フェーズ.
        Operation = "運用",
        /// 契約終了フェーズ.
        Termination = "契約終了",
        /// 危機管理対応時.
        Crisis = "危機管理",
    }
}

/// Words that replace the derived ones in the 4W1H of a flow.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Wording {
    /// 誰が.
    #[serde(skip_serializing_if = "is_default")]
    pub who: Option<String>,
    /// どこの.
    #[serde(skip_serializing_if = "is_default")]
    pub place: Option<String>,
    /// どの機器・媒体で.
    #[serde(skip_serializing_if = "is_default")]
    pub which: Option<String>,
    /// 何を.
    #[serde(skip_serializing_if = "is_default")]
    pub what: Option<String>,
    /// どうする.
    #[serde(skip_serializing_if = "is_default")]
    pub how: Option<String>,
}

/// An information flow (情報流): one arrow from a node to another, or to itself for processing at rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// The catalogue's flow kind (the process verb), such as `flow.transfer`. A freshly drawn arrow has none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub verb: Option<String>,
    /// Where it starts.
    pub from: NodeId,
    /// Where it ends.
    pub to: NodeId,
    /// Whether information goes both ways.
    #[serde(default, skip_serializing_if = "is_default")]
    pub two_way: bool,
    /// The person or carrier who does it, where that is not an end of the flow.
    #[serde(default, skip_serializing_if = "is_default")]
    pub actor: Option<NodeId>,
    /// What is carried.
    #[serde(default, skip_serializing_if = "is_default")]
    pub data: Vec<DataId>,
    /// When it happens.
    #[serde(default, skip_serializing_if = "is_default")]
    pub phases: Vec<Phase>,
    /// Properties of flows that differ from the default.
    #[serde(default, skip_serializing_if = "is_default")]
    pub properties: Properties,
    /// Words that replace derived ones.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wording: Wording,
    /// Points the arrow is led through, in order, in world units.
    #[serde(default, skip_serializing_if = "is_default")]
    pub waypoints: Vec<Point>,
    /// Whether it is drawn straight from border to border (and from waypoint to waypoint), whatever is in the way.
    #[serde(default, skip_serializing_if = "is_default")]
    pub straight: bool,
    /// Where its label was put by hand: the way from the middle between its nodes to the middle of the label's chip.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label_at: Option<Vector>,
    /// How sure one is that it is so.
    #[serde(default, skip_serializing_if = "is_default")]
    pub confidence: Confidence,
    /// Free text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

impl Flow {
    /// A freshly drawn arrow, which says nothing yet.
    pub fn new(from: NodeId, to: NodeId) -> Self {
        Self {
            verb: None,
            from,
            to,
            two_way: false,
            actor: None,
            data: Vec::new(),
            phases: Vec::new(),
            properties: Properties::new(),
            wording: Wording::default(),
            waypoints: Vec::new(),
            straight: false,
            label_at: None,
            confidence: Confidence::default(),
            note: String::new(),
        }
    }

    /// Whether the information stays where it is (作成/保存, 保管).
    pub fn is_at_rest(&self) -> bool {
        self.from == self.to
    }

    /// Every node that takes part: both ends and the actor.
    pub fn takes_part(&self, node: NodeId) -> bool {
        self.from == node || self.to == node || self.actor == Some(node)
    }
}
