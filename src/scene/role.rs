//! The colour roles of the theme: what is drawn names one of these, never a colour.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::analysis::{Coverage, Fate};
use crate::catalog::{Group, Severity};
use crate::model::Level;

/// Declares the roles with the names that themes and catalogues spell.
macro_rules! roles {
    ($($(#[$meta:meta])* $variant:ident = $name:literal,)+) => {
        /// What a colour is for. Every theme has one colour for each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role { $($(#[$meta])* $variant,)+ }

        impl Role {
            /// Every role, in the order themes list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in themes and catalogues, such as `zone.provider`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The role of this name.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

roles! {
    /// Letters that are read.
    Text = "text",
    /// Letters of second rank.
    Secondary = "secondary",
    /// Lines between things.
    Line = "line",
    /// The paper the drawing stands on.
    Ground = "ground",
    /// The panels around the drawing.
    Panel = "panel",
    /// Fields and boxes sunk into a panel.
    Sunken = "sunken",
    /// Selection and what is active.
    Accent = "accent",
    /// Letters on the accent.
    AccentText = "accent.text",
    /// The ground of a selected row or a button that is on.
    Selected = "selected",
    /// The ground of what the pointer is over.
    Hover = "hover",
    /// The dots of the grid.
    Grid = "grid",
    /// The ground of nodes and of what is written on flows.
    Card = "node.card",
    /// The border of a node.
    Node = "node.border",
    /// A line that says nothing about coverage or level.
    Flow = "flow.plain",
    /// The ground of a note that stands in no zone.
    NoteCard = "note.card",
    /// The border of such a note.
    NoteBorder = "note.border",
    /// A provider's place.
    ZoneProvider = "zone.provider",
    /// A medical institution's place.
    ZoneMedical = "zone.medical",
    /// A carrier's network.
    ZoneCarrier = "zone.carrier",
    /// The internet.
    ZoneInternet = "zone.internet",
    /// A remote storage place.
    ZoneRemote = "zone.remote",
    /// Another company's scope.
    ZoneThirdParty = "zone.thirdparty",
    /// The frame around what the provider supplies.
    ZoneScope = "zone.scope",
    /// A region of somebody's cloud.
    ZoneCloud = "zone.cloud",
    /// Homes and other private places.
    ZoneHome = "zone.home",
    /// Terminals and servers.
    GroupDevices = "group.devices",
    /// Networks and what ends them.
    GroupNetwork = "group.network",
    /// Media and what writes them.
    GroupMedia = "group.media",
    /// People.
    GroupPeople = "group.people",
    /// 未記述.
    CoverageUndescribed = "coverage.undescribed",
    /// 未検討.
    CoverageUnexamined = "coverage.unexamined",
    /// 未対応.
    CoverageUntreated = "coverage.untreated",
    /// 未承認.
    CoverageUnaccepted = "coverage.unaccepted",
    /// 充足.
    CoverageCovered = "coverage.covered",
    /// Level S.
    LevelS = "level.s",
    /// Level A.
    LevelA = "level.a",
    /// Level B.
    LevelB = "level.b",
    /// Level C.
    LevelC = "level.c",
    /// Level D.
    LevelD = "level.d",
    /// The letter on a level's badge.
    LevelLetter = "level.letter",
    /// What is new since the version compared with.
    ChangeAdded = "change.added",
    /// What is not the same any more.
    ChangeChanged = "change.changed",
    /// What is gone, as a ghost.
    ChangeRemoved = "change.removed",
    /// Findings that must be mended.
    Error = "severity.error",
    /// Findings that should be looked at.
    Warning = "severity.warning",
    /// Findings that are good to know.
    Info = "severity.info",
}

impl From<Coverage> for Role {
    fn from(coverage: Coverage) -> Self {
        match coverage {
            Coverage::Undescribed => Self::CoverageUndescribed,
            Coverage::Unexamined => Self::CoverageUnexamined,
            Coverage::Untreated => Self::CoverageUntreated,
            Coverage::Unaccepted => Self::CoverageUnaccepted,
            Coverage::Covered => Self::CoverageCovered,
        }
    }
}

impl From<Fate> for Role {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Added => Self::ChangeAdded,
            Fate::Changed => Self::ChangeChanged,
            Fate::Removed => Self::ChangeRemoved,
            Fate::Redrawn => Self::Secondary,
        }
    }
}

impl From<Level> for Role {
    fn from(level: Level) -> Self {
        match level {
            Level::S => Self::LevelS,
            Level::A => Self::LevelA,
            Level::B => Self::LevelB,
            Level::C => Self::LevelC,
            Level::D => Self::LevelD,
        }
    }
}

impl From<Group> for Role {
    fn from(group: Group) -> Self {
        match group {
            Group::People => Self::GroupPeople,
            Group::Terminals | Group::Servers => Self::GroupDevices,
            Group::Network => Self::GroupNetwork,
            Group::Media => Self::GroupMedia,
        }
    }
}

impl From<Severity> for Role {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Info => Self::Info,
        }
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::named(&name).ok_or_else(|| de::Error::custom(format!("{name:?} is no colour role")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_found_by_its_name() {
        for &role in Role::ALL {
            assert_eq!(Role::named(role.name()), Some(role));
        }
        assert_eq!(Role::named("zone.moon"), None);
    }
}
