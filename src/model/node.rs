//! What is drawn: people, devices, servers, networks and media.

use serde::{Deserialize, Serialize};

use super::geometry::{Point, Rect, Size};
use super::id::{DataId, PartyId};
use super::property::Properties;
use super::word::{is_default, vocabulary};

vocabulary! {
    /// The environment that a node belongs to. Flow lists cover all of them (guideline p48).
    Environment {
        /// 本番環境.
        Production = "本番",
        /// 開発環境.
        Development = "開発",
        /// 試験環境.
        Test = "試験",
    }
}

vocabulary! {
    /// How sure one is that an element is as drawn.
    #[derive(Default)]
    Confidence {
        /// Nobody has looked yet.
        Unconfirmed = "未確認",
        /// Concluded from something else.
        Inferred = "推定",
        /// Confirmed with somebody who knows.
        #[default]
        Confirmed = "確認済",
    }
}

/// A person, device, server, network, medium or service: the end of flows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// The catalogue's node kind, such as `node.server`.
    pub kind: String,
    /// What it is called on the drawing. A part in brackets at its end is drawn as a second line.
    pub name: String,
    /// Its top left corner, in world units.
    pub at: Point,
    /// Its width and height, in world units.
    #[serde(default = "Node::default_size", skip_serializing_if = "Node::has_default_size")]
    pub size: Size,
    /// The environment it belongs to.
    #[serde(default, skip_serializing_if = "is_default")]
    pub environment: Option<Environment>,
    /// Who is responsible for it, where that is not the party of the zone it stands in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub party: Option<PartyId>,
    /// The data that stays on it or is shown by it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub keeps: Vec<DataId>,
    /// Properties of its kind that differ from the default.
    #[serde(default, skip_serializing_if = "is_default")]
    pub properties: Properties,
    /// How sure one is that it is so.
    #[serde(default, skip_serializing_if = "is_default")]
    pub confidence: Confidence,
    /// Free text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
    /// Whether it keeps its place in the zone it stands in, and its size, whatever is moved, resized or deleted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub locked: bool,
    /// Which of those of its kind that lie over each other is on top: the highest. Without a say of anybody, 0.
    #[serde(default, skip_serializing_if = "is_default")]
    pub layer: i32,
}

impl Node {
    /// The size of a node nobody resized, in world units.
    pub const SIZE: Size = Size(132.0, 54.0);

    fn default_size() -> Size {
        Self::SIZE
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
    fn has_default_size(size: &Size) -> bool {
        *size == Self::SIZE
    }

    /// The rectangle it fills.
    pub fn rect(&self) -> Rect {
        Rect::at(self.at, self.size)
    }

    /// The name in two parts: the name proper, and what stands in brackets at its end (終端装置 and 診療所).
    pub fn name_and_detail(&self) -> (&str, Option<&str>) {
        let name = self.name.trim_end();
        for (open, close) in [('(', ')'), ('（', '）')] {
            if let Some(inner) = name.strip_suffix(close)
                && let Some(start) = inner.rfind(open)
                && start > 0
                && start + open.len_utf8() < inner.len()
            {
                return (name[..start].trim_end(), Some(&inner[start + open.len_utf8()..]));
            }
        }
        (name, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Node {
        Node {
            kind: "node.server".into(),
            name: name.into(),
            at: Point(0.0, 0.0),
            size: Node::SIZE,
            environment: None,
            party: None,
            keeps: Vec::new(),
            properties: Properties::new(),
            confidence: Confidence::default(),
            note: String::new(),
            locked: false,
            layer: 0,
        }
    }

    #[test]
    fn brackets_at_the_end_become_the_detail() {
        assert_eq!(named("終端装置(診療所)").name_and_detail(), ("終端装置", Some("診療所")));
        assert_eq!(named("終端装置（診療所）").name_and_detail(), ("終端装置", Some("診療所")));
        assert_eq!(named("(仮)").name_and_detail(), ("(仮)", None));
        assert_eq!(named("サーバ()").name_and_detail(), ("サーバ()", None));
    }
}
