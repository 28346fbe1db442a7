//! In what something differs from what it was: which field of which element, and its values then and now.

use super::flow::Coverage;
use crate::model::{
    Confidence, Decision, ElementId, Environment, Level, PartyRole, Performer, Phase, ScaleStep, Status, Treatment,
    Value,
};

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Aspect {
    /// The element that has the field: a flow, or a node or zone whose change concerns it; none for the project as a
    /// whole.
    pub of: Option<ElementId>,
    /// Which field.
    pub field: Field,
    /// What has become of it.
    pub change: FieldChange,
}

impl Aspect {
    /// A field with another value; none where it has the same.
    pub(crate) fn replaced(
        of: impl Into<ElementId>,
        field: Field,
        before: FieldValue,
        after: FieldValue,
    ) -> Option<Self> {
        (before != after).then(|| Self { of: Some(of.into()), field, change: FieldChange::Replaced { before, after } })
    }

    /// A field with other members; none where it has the same ones, in any order.
    pub(crate) fn members(
        of: impl Into<ElementId>,
        field: Field,
        before: &[FieldValue],
        after: &[FieldValue],
    ) -> Option<Self> {
        let only = |these: &[FieldValue], those: &[FieldValue]| -> Vec<FieldValue> {
            these.iter().filter(|value| !those.contains(value)).cloned().collect()
        };
        let (added, removed) = (only(after, before), only(before, after));
        let differs = !added.is_empty() || !removed.is_empty();
        differs.then(|| Self { of: Some(of.into()), field, change: FieldChange::Members { added, removed } })
    }

    /// A field of which only is told that it is not the same; none where it is.
    pub(crate) fn differs<T: PartialEq>(of: impl Into<ElementId>, field: Field, before: &T, after: &T) -> Option<Self> {
        (before != after).then(|| Self { of: Some(of.into()), field, change: FieldChange::Differs })
    }
}

/// What has become of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldChange {
    /// It has another value.
    Replaced {
        /// The value then.
        before: FieldValue,
        /// The value now.
        after: FieldValue,
    },
    /// It has other members.
    Members {
        /// Those it has gained.
        added: Vec<FieldValue>,
        /// Those it has lost.
        removed: Vec<FieldValue>,
    },
    /// It is not the same; how exactly is not told.
    Differs,
}

/// A field of an element, or something that is derived of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What the project is called.
    Title,
    /// The edition it follows.
    Profile,
    /// リスク基準.
    Criteria,
    /// Threats that the project adds to the catalogue.
    OwnThreats,
    /// Measures that the project adds to the catalogue.
    OwnMeasures,
    /// Threats of the catalogue that the project changes.
    ChangedThreats,
    /// Measures of the catalogue that the project changes.
    ChangedMeasures,
    /// Kinds of zone that the project adds to the catalogue.
    OwnZoneKinds,
    /// Kinds of node that the project adds to the catalogue.
    OwnNodeKinds,
    /// Kinds of flow that the project adds to the catalogue.
    OwnFlowKinds,
    /// Kinds of the catalogue that the project changes.
    ChangedKinds,
    /// Rules by which threats are rejected.
    Rules,
    /// One of these, by its id.
    Entry(String),
    /// The records of workshops.
    Workshops,
    /// 名称.
    Name,
    /// 種類.
    Kind,
    /// The edition's kind that an own one works like.
    Like,
    /// Whether entry to a zone is controlled, as the project says of its kind.
    Controlled,
    /// どうする.
    Verb,
    /// 始点.
    From,
    /// 終点.
    To,
    /// 双方向.
    TwoWay,
    /// 行う人・網.
    Actor,
    /// 情報.
    Data,
    /// The class of a data item.
    Class,
    /// What a data item contains.
    Contains,
    /// How long it is kept.
    Retention,
    /// フェーズ.
    Phases,
    /// The zones an element stands in.
    Places,
    /// The zones a flow leaves or enters.
    Crosses,
    /// 環境.
    Environment,
    /// 責任者.
    Party,
    /// The role of a party.
    Role,
    /// What a node keeps.
    Keeps,
    /// A property of the catalogue.
    Property(String),
    /// 確からしさ.
    Confidence,
    /// The words that replace derived ones.
    Wording,
    /// 備考.
    Note,
    /// What a note is about, or a measure is placed on.
    Placed,
    /// Place, size, route and lock on the paper.
    Look,
    /// 充足.
    Coverage,
    /// リスクレベル before measures.
    Level,
    /// 残存レベル.
    ResidualLevel,
    /// 影響度.
    Impact,
    /// 顕在化率.
    Likelihood,
    /// The threat a risk is about.
    Threat,
    /// The flows a risk is about.
    Flows,
    /// 採否.
    Decision,
    /// Reasons that were given.
    Reason,
    /// リスク対応.
    Treatment,
    /// 対策.
    Measures,
    /// Who accepted what remains.
    Approval,
    /// When it is looked at again.
    Review,
    /// 実施者.
    Performer,
    /// 状況.
    Status,
    /// 担当.
    Owner,
    /// 期限.
    Due,
    /// 証跡.
    Evidence,
    /// 参照.
    Reference,
    /// What a decision was made about.
    Subject,
}

/// A value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// None.
    Nothing,
    /// As it is written.
    Text(String),
    /// Yes or no.
    YesNo(bool),
    /// An element.
    Element(ElementId),
    /// A verb, node kind, zone kind, data class, threat or measure of the catalogue.
    Entry(String),
    /// A word of a closed vocabulary.
    Word(Word),
    /// The value of the property of the field.
    Property(Value),
    /// A step of a scale.
    Step(ScaleStep),
}

impl From<Word> for FieldValue {
    fn from(word: Word) -> Self {
        Self::Word(word)
    }
}

/// A word of one of the closed vocabularies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named after the vocabulary it is a word of")]
pub enum Word {
    Confidence(Confidence),
    Coverage(Coverage),
    Decision(Decision),
    Environment(Environment),
    Level(Level),
    Performer(Performer),
    Phase(Phase),
    Role(PartyRole),
    Status(Status),
    Treatment(Treatment),
}

impl FieldValue {
    /// Text, or nothing where it is blank.
    pub(crate) fn text(text: &str) -> Self {
        if text.trim().is_empty() { Self::Nothing } else { Self::Text(text.to_owned()) }
    }

    /// An entry of the catalogue, or nothing.
    pub(crate) fn entry(id: Option<&str>) -> Self {
        id.map_or(Self::Nothing, |id| Self::Entry(id.to_owned()))
    }

    /// An element, or nothing.
    pub(crate) fn element<Id: Copy + Into<ElementId>>(id: Option<Id>) -> Self {
        id.map_or(Self::Nothing, |id| Self::Element(id.into()))
    }

    /// Elements.
    pub(crate) fn elements<Id: Copy + Into<ElementId>>(ids: impl IntoIterator<Item = Id>) -> Vec<Self> {
        ids.into_iter().map(|id| Self::Element(id.into())).collect()
    }

    /// A word, or nothing.
    pub(crate) fn word<W>(word: Option<W>, of: impl FnOnce(W) -> Word) -> Self {
        word.map_or(Self::Nothing, |word| Self::Word(of(word)))
    }

    /// Words.
    pub(crate) fn words<W: Copy>(words: &[W], of: impl Fn(W) -> Word) -> Vec<Self> {
        words.iter().map(|&word| Self::Word(of(word))).collect()
    }
}
