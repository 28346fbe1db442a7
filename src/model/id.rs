//! Stable, readable ids: one letter for the kind of element and a number, such as `Z1`, `N15`, `F09` or `D3`; two
//! letters for what a project adds to the catalogue.
//!
//! An id is given once and never again in the same project, so that a register printed last year still means the
//! same element.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not an id, expected {expected}")]
pub struct IdError {
    /// The text that was read (its first 40 characters).
    pub text: String,
    /// What an id looks like there.
    pub expected: String,
}

fn parse_number(text: &str, letter: &str, digits: usize) -> Result<u32, IdError> {
    text.strip_prefix(letter)
        .filter(|rest| !rest.is_empty() && rest.len() <= 9 && rest.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|rest| rest.parse().ok())
        .ok_or_else(|| IdError {
            text: text.chars().take(40).collect(),
            expected: format!("{letter} and a number, such as {letter}{:0digits$}", 7),
        })
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident $letter:literal $digits:literal;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(
            /// The number after the letter.
            pub u32,
        );

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}{:0width$}", $letter, self.0, width = $digits)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                parse_number(text, concat!($letter), $digits).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )+};
}

ids! {
    /// A zone (区画), `Z1`.
    ZoneId 'Z' 1;
    /// A node (要素), `N15`.
    NodeId 'N' 2;
    /// An information flow (情報流), `F09`.
    FlowId 'F' 2;
    /// A free text annotation (注記), `A1`.
    NoteId 'A' 1;
    /// A party (事業者・医療機関等・第三者), `P1`.
    PartyId 'P' 1;
    /// A data item (情報), `D3`.
    DataId 'D' 1;
    /// A countermeasure put in place (対策), `C01`; the catalogue's own measures are `M01` to `M69`.
    MeasureId 'C' 2;
    /// A risk (リスク), one row of the register, `R12`.
    RiskId 'R' 2;
    /// A baseline (基準版), `B1`.
    BaselineId 'B' 1;
    /// A threat that the project adds to the catalogue, `PT01`.
    OwnThreatId "PT" 2;
    /// A measure that the project adds to the catalogue, `PM01`.
    OwnMeasureId "PM" 2;
    /// A kind of zone that the project adds to the catalogue, `PZ01`.
    OwnZoneKindId "PZ" 2;
    /// A kind of node that the project adds to the catalogue, `PN01`.
    OwnNodeKindId "PN" 2;
    /// A kind of flow that the project adds to the catalogue, `PF01`.
    OwnFlowKindId "PF" 2;
    /// A rule by which threats are rejected (規則), `K01`.
    RuleId 'K' 2;
    /// A workshop (ワークショップ), `W1`.
    WorkshopId 'W' 1;
}

/// The id of any element of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElementId {
    /// A zone.
    Zone(ZoneId),
    /// A node.
    Node(NodeId),
    /// An information flow.
    Flow(FlowId),
    /// An annotation.
    Note(NoteId),
    /// A party.
    Party(PartyId),
    /// A data item.
    Data(DataId),
    /// A measure.
    Measure(MeasureId),
    /// A risk.
    Risk(RiskId),
}

macro_rules! element_ids {
    ($($variant:ident $name:ident $letter:literal;)+) => {
        $(impl From<$name> for ElementId {
            fn from(id: $name) -> Self {
                Self::$variant(id)
            }
        })+

        impl fmt::Display for ElementId {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$variant(id) => id.fmt(f),)+ }
            }
        }

        impl FromStr for ElementId {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                match text.chars().next() {
                    $(Some($letter) => text.parse().map(Self::$variant),)+
                    _ => Err(IdError {
                        text: text.chars().take(40).collect(),
                        expected: format!("one of the letters {} and a number", [$($letter.to_string()),+].join(", ")),
                    }),
                }
            }
        }
    };
}

element_ids! {
    Zone ZoneId 'Z';
    Node NodeId 'N';
    Flow FlowId 'F';
    Note NoteId 'A';
    Party PartyId 'P';
    Data DataId 'D';
    Measure MeasureId 'C';
    Risk RiskId 'R';
}

impl Serialize for ElementId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ElementId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_written_with_their_letter_and_padded() {
        assert_eq!(ZoneId(1).to_string(), "Z1");
        assert_eq!(FlowId(9).to_string(), "F09");
        assert_eq!(NodeId(10_000).to_string(), "N10000");
        assert_eq!("PM3".parse::<OwnMeasureId>().map(|id| id.to_string()), Ok("PM03".to_owned()));
        assert_eq!("C04".parse(), Ok(ElementId::Measure(MeasureId(4))));
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "N", "N-1", "N1x", "15", "N99999999999", "Ｎ15"] {
            assert!(text.parse::<NodeId>().is_err(), "{text}");
        }
        assert!("Q1".parse::<ElementId>().is_err());
        assert!("PT01".parse::<ElementId>().is_err() && "P1".parse::<OwnThreatId>().is_err());
    }
}
