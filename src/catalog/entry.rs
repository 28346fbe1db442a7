//! The entries of a catalogue. Every one says where it comes from.

use serde::{Deserialize, Serialize};

use super::property::PropertyDefinition;
use crate::model::{Axis, Category, Condition, Criteria, Effect, Name, PartyRole, Phase, SecurityProperty};
use crate::text::Lang;

impl Name {
    /// The text in a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }

    /// The text in a language, or else in the other: names that a project gives may be there in one only.
    pub fn either(&self, lang: Lang) -> &str {
        let (wanted, other) = match lang {
            Lang::Ja => (&self.ja, &self.en),
            Lang::En => (&self.en, &self.ja),
        };
        if wanted.trim().is_empty() { other } else { wanted }
    }
}

/// Where an entry comes from; shown to the user wherever the entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Origin {
    /// A term or fact of the guideline family that was read.
    Guideline,
    /// A theme of the guideline family; wording or number not verified.
    Theme,
    /// Ours.
    Ours,
    /// An entry of the catalogue that the project in front has changed.
    #[serde(skip)]
    Changed,
    /// An entry that the project in front has added.
    #[serde(skip)]
    Project,
}

/// What a project has made of an entry of the edition.
#[derive(Clone, Debug, PartialEq)]
pub struct Amended<T> {
    /// Whether the project does without it.
    pub off: bool,
    /// Why.
    pub reason: String,
    /// As the edition has it.
    pub edition: Box<T>,
}

/// Where a zone's title stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum TitlePlace {
    /// Inside, top left.
    #[default]
    Top,
    /// Inside, bottom centre, as the rooms of figure 5-3.
    Bottom,
}

/// A kind of zone (区画).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneKind {
    /// Its id, such as `zone.dc`.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// Where it comes from.
    pub origin: Origin,
    /// The role of the party that is responsible as a rule; none for public ground and frames.
    #[serde(default)]
    pub role: Option<PartyRole>,
    /// Whether it is a place. A scope frame is not: it marks an extent and lies over places.
    #[serde(default = "yes")]
    pub place: bool,
    /// Whether entry is controlled there.
    #[serde(default)]
    pub controlled: bool,
    /// The theme's colour role, such as `zone.provider`.
    pub color: String,
    /// Whether the frame is dashed.
    #[serde(default)]
    pub dashed: bool,
    /// Where the title stands.
    #[serde(default)]
    pub title: TitlePlace,
    /// The key that picks it in the palette.
    #[serde(default)]
    pub key: Option<char>,
    /// Width and height of a freshly placed one, in world units.
    pub size: (f32, f32),
    /// Its properties.
    #[serde(default)]
    pub properties: Vec<PropertyDefinition>,
    /// Kinds of node that usually stand in it, the most usual first: offered first there.
    #[serde(default)]
    pub holds: Vec<String>,
    /// The kind of the edition that it works like, where it is of the project in front's own: whatever holds for elements of
    /// that holds for those of this.
    #[serde(skip)]
    pub like: Option<String>,
    /// What the project in front has changed in it; none where it is as the edition has it, or the project's own.
    #[serde(skip)]
    pub amended: Option<Amended<Self>>,
}

impl ZoneKind {
    /// Whether it is a place of its own, which stands in no other: somebody's, or one that is entered under control. A room
    /// is not, nor what is marked over other places.
    pub fn is_site(&self) -> bool {
        self.place && !self.dashed && (self.role.is_some() || self.controlled)
    }

    /// Whether the project in front does without it: it is not offered. Elements of it stay as they are.
    pub fn is_off(&self) -> bool {
        self.amended.as_ref().is_some_and(|amended| amended.off)
    }
}

fn yes() -> bool {
    true
}

/// The group of a node kind: its place in the palette and its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Group {
    /// 人.
    People,
    /// 端末.
    Terminals,
    /// サーバ.
    Servers,
    /// 通信.
    Network,
    /// 媒体.
    Media,
}

impl Group {
    /// All groups, in the palette's order.
    pub const ALL: [Self; 5] = [Self::People, Self::Terminals, Self::Servers, Self::Network, Self::Media];
}

/// A kind of node (要素).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeKind {
    /// Its id, such as `node.server`.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// Where it comes from.
    pub origin: Origin,
    /// Its group.
    pub group: Group,
    /// Its icon: the name of a file in `assets/icons`, without ending.
    pub icon: String,
    /// The key that picks it in the palette.
    #[serde(default)]
    pub key: Option<char>,
    /// Its properties.
    #[serde(default)]
    pub properties: Vec<PropertyDefinition>,
    /// The kind of the edition that it works like, where it is of the project in front's own: whatever holds for elements of
    /// that holds for those of this.
    #[serde(skip)]
    pub like: Option<String>,
    /// What the project in front has changed in it; none where it is as the edition has it, or the project's own.
    #[serde(skip)]
    pub amended: Option<Amended<Self>>,
}

impl NodeKind {
    /// Whether the project in front does without it: it is not offered. Elements of it stay as they are.
    pub fn is_off(&self) -> bool {
        self.amended.as_ref().is_some_and(|amended| amended.off)
    }
}

/// A kind of flow: a process verb.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlowKind {
    /// Its id, such as `flow.transfer`.
    pub id: String,
    /// The verb.
    pub name: Name,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it is processing at rest, drawn from a node to itself.
    #[serde(default)]
    pub at_rest: bool,
    /// Kinds of node that act in it. Where it names any, a flow without such an actor is not fully described.
    #[serde(default)]
    pub who: Vec<String>,
    /// Kinds of device or medium it happens on.
    #[serde(default)]
    pub which: Vec<String>,
    /// The usual phases.
    #[serde(default)]
    pub phases: Vec<Phase>,
    /// The 4W1H sentence, with `{who}`, `{place}`, `{which}`, `{what}`, `{to}` (the end's name) and `{to_place}`.
    pub sentence: Name,
    /// The kind of the edition that it works like, where it is of the project in front's own: whatever holds for elements of
    /// that holds for those of this.
    #[serde(skip)]
    pub like: Option<String>,
    /// What the project in front has changed in it; none where it is as the edition has it, or the project's own.
    #[serde(skip)]
    pub amended: Option<Amended<Self>>,
}

impl FlowKind {
    /// Whether the project in front does without it: it is not offered. Elements of it stay as they are.
    pub fn is_off(&self) -> bool {
        self.amended.as_ref().is_some_and(|amended| amended.off)
    }
}

/// A flow that is usual between nodes of certain kinds. It is only proposed: where an arrow ends in empty space, and as
/// the verb of a fresh arrow.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualFlow {
    /// Kinds of node it starts at.
    pub from: Vec<String>,
    /// Kinds of node it ends at; none where it stays at the node it starts at.
    #[serde(default)]
    pub to: Vec<String>,
    /// The kind of flow.
    pub verb: String,
    /// Whether it usually goes both ways.
    #[serde(default)]
    pub two_way: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// A class of data.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataClass {
    /// Its id, such as `data.patient`.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// Where it comes from.
    pub origin: Origin,
    /// The proposed 影響度: the id of a step of the scale. Items that contain others take the highest.
    pub impact: String,
    /// What belongs to it.
    #[serde(default)]
    pub examples: Name,
}

/// STRIDE's six categories, as a hint for readers who know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Stride {
    /// Spoofing.
    S,
    /// Tampering.
    T,
    /// Repudiation.
    R,
    /// Information disclosure.
    I,
    /// Denial of service.
    D,
    /// Elevation of privilege.
    E,
}

/// A threat (脅威) and when it is proposed for a flow.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threat {
    /// Its id, `T01` and so on.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// Where it comes from.
    pub origin: Origin,
    /// Where it was read: the source and page, or empty.
    #[serde(default)]
    pub source: String,
    /// What it means, in one sentence.
    pub description: Name,
    /// What it harms.
    pub harms: Vec<SecurityProperty>,
    /// STRIDE's categories, a hint.
    #[serde(default)]
    pub stride: Vec<Stride>,
    /// When it is proposed.
    pub when: Condition,
    /// When its 顕在化率 is one step higher than that of the flow.
    #[serde(default)]
    pub likelier_when: Option<Condition>,
    /// When its 顕在化率 is one step lower than that of the flow.
    #[serde(default)]
    pub unlikelier_when: Option<Condition>,
    /// What the project in front has changed in it; none where it is as the edition has it, or the project's own.
    #[serde(skip)]
    pub amended: Option<Amended<Self>>,
}

impl Threat {
    /// Whether the project in front does without it: it is proposed nowhere.
    pub fn is_off(&self) -> bool {
        self.amended.as_ref().is_some_and(|amended| amended.off)
    }

    /// A mark of what the threat means: it changes when what it harms or when it is proposed does, not when its words do.
    ///
    /// Sixteen hexadecimal digits of the FNV-1a hash of both as RON.
    pub fn definition(&self) -> String {
        // Plain values written into a string have no way to fail; were it otherwise, the mark would say that it changed.
        let mut text = ron::to_string(&(&self.when, &self.harms)).unwrap_or_default();
        if self.is_off() {
            text.push_str("off");
        }
        let hash = text
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        format!("{hash:016x}")
    }
}

/// A measure of the catalogue (対策).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureKind {
    /// Its id, `M01` and so on.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// Where it comes from.
    pub origin: Origin,
    /// Its category.
    pub category: Category,
    /// How it works.
    pub effect: Effect,
    /// The axes it lowers.
    pub lowers: Vec<Axis>,
    /// The threats it helps against.
    pub covers: Vec<String>,
    /// Where 別紙2 or another read source names it; empty where none was read.
    #[serde(default)]
    pub reference: String,
    /// The corresponding controls of ISO/IEC 27001:2022 Annex A; empty where there is none.
    #[serde(default)]
    pub iso: String,
    /// What the project in front has changed in it; none where it is as the edition has it, or the project's own.
    #[serde(skip)]
    pub amended: Option<Amended<Self>>,
}

impl MeasureKind {
    /// Whether the project in front does without it: it is not offered. Where it is in place, it goes on to count.
    pub fn is_off(&self) -> bool {
        self.amended.as_ref().is_some_and(|amended| amended.off)
    }
}

/// Criteria to choose from (リスク基準).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriteriaPreset {
    /// Its id, such as `3x3`.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// Where it comes from.
    pub origin: Origin,
    /// Scales, matrix and rules.
    pub criteria: Criteria,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Must be mended before the registers are handed out.
    Error,
    /// Should be looked at.
    Warning,
    /// Good to know.
    Info,
}

/// A finding the analysis can make (指摘). Its condition is code; its words are here.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lint {
    /// Its id, `L01` and so on.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// Where it comes from.
    pub origin: Origin,
    /// How much it weighs.
    pub severity: Severity,
    /// The sentence shown, with `{subject}` for the element and `{related}` for those it has to do with.
    pub message: Name,
    /// What to do about it, in one sentence.
    pub remedy: Name,
}

/// A reason to propose a higher or lower 顕在化率.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoringRule {
    /// What is said as the basis.
    pub name: Name,
    /// When it holds.
    pub when: Condition,
}

/// How impact and likelihood are proposed. Ours, every part of it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// 影響度 is one step higher where this holds (bulk and often).
    pub impact_raised: ScoringRule,
    /// The step 顕在化率 starts from: the id of a step of the scale.
    pub likelihood_start: String,
    /// 顕在化率 is one step higher where any of these holds.
    pub likelihood_raised: Vec<ScoringRule>,
    /// 顕在化率 is one step lower where this holds and none of the above does.
    pub likelihood_lowered: ScoringRule,
}
