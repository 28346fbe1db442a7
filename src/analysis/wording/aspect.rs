//! What has changed, in words: the aspects of a change, and why a decision must be looked at again.

use super::name::{node_property, one_line, zone_property};
use super::{Term, Words};
use crate::analysis::aspect::{Aspect, Field, FieldChange, FieldValue, Word};
use crate::analysis::comparison::ElementChange;
use crate::analysis::review::Cause;
use crate::catalog::PropertyDefinition;
use crate::model::{ElementId, Project};
use crate::text::{tr, tr_with};

impl Words<'_> {
    /// What has changed in one aspect, such as 「通過する区画: インターネットが加わった」. Names that this version does not know any
    /// more are looked up in `before`. `subject` is the element the change is told of; another element's aspect is told with its name.
    pub fn aspect(&self, aspect: &Aspect, subject: Option<ElementId>, before: &Project) -> String {
        let lang = self.lang;
        let name = |element: ElementId| self.name_in_either(element, before);
        let said = match (&aspect.field, &aspect.change) {
            (Field::Places, FieldChange::Members { added, removed }) if !added.is_empty() && !removed.is_empty() => {
                let list = |zones: &[FieldValue]| {
                    self.list(&zones.iter().map(|zone| self.value(zone, aspect, before)).collect::<Vec<_>>())
                };
                tr_with(lang, "aspect-moved", &[("from", list(removed).into()), ("to", list(added).into())])
            }
            (Field::Places, FieldChange::Members { added, removed }) => {
                self.members("aspect-entered", added, "aspect-left", removed, aspect, before)
            }
            (Field::Crosses, FieldChange::Members { added, removed }) => {
                self.members("aspect-crosses-now", added, "aspect-crosses-no-more", removed, aspect, before)
            }
            (field, FieldChange::Members { added, removed }) => {
                let said = self.members("aspect-gained", added, "aspect-lost", removed, aspect, before);
                self.labelled(field, aspect.of, &said)
            }
            (field, FieldChange::Replaced { before: was, after: is }) => {
                let (was, is) = (self.value(was, aspect, before), self.value(is, aspect, before));
                let said = tr_with(lang, "aspect-replaced", &[("before", was.into()), ("after", is.into())]);
                self.labelled(field, aspect.of, &said)
            }
            (field, FieldChange::Differs) => self.labelled(field, aspect.of, &tr(lang, "aspect-differs")),
        };
        match aspect.of.filter(|of| Some(*of) != subject) {
            Some(other) => {
                // Of these the element is the subject; of the others it is what has the field.
                let does = matches!(aspect.field, Field::Places | Field::Crosses);
                let key = if does { "aspect-by" } else { "aspect-of" };
                tr_with(lang, key, &[("element", name(other).into()), ("change", said.into())])
            }
            None => said,
        }
    }

    /// What has become of an element, a sentence each: in what it differs, and why the decision about it must be looked
    /// at again. Names that this version does not know any more are looked up in `before`.
    pub fn change(&self, change: &ElementChange, before: &Project) -> Vec<String> {
        let aspects = change.aspects.iter().map(|aspect| self.aspect(aspect, change.element, before));
        aspects.chain(self.to_be_reviewed(change, before)).collect()
    }

    /// Why the decision about an element must be looked at again since the earlier version, a sentence each.
    pub fn to_be_reviewed(&self, change: &ElementChange, before: &Project) -> Vec<String> {
        let told = change.review.iter().map(|cause| {
            let cause = self.cause_since(cause, before);
            tr_with(self.lang, "change-review", &[("cause", cause.into())])
        });
        told.collect()
    }

    /// What a change is told of: an element as it is called, a risk with its flows and its decision.
    pub fn changed(&self, element: ElementId) -> String {
        let name = self.element(element);
        let ElementId::Risk(id) = element else { return name };
        let Some(risk) = self.project.risks.get(&id) else { return name };
        let flows: Vec<String> = risk.flows.iter().map(ToString::to_string).collect();
        let (flows, decision) = (self.list(&flows), risk.decision.say(self.lang));
        let parts = [name, flows, decision].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" — ")
    }

    /// Why a decision must be looked at again, such as 「F09: インターネットを越えるようになった」.
    pub fn cause(&self, cause: &Cause) -> String {
        self.cause_since(cause, self.project)
    }

    fn cause_since(&self, cause: &Cause, before: &Project) -> String {
        let lang = self.lang;
        match cause {
            Cause::FlowChanged { flow, aspects } => {
                let subject = Some((*flow).into());
                let said: Vec<String> =
                    facts_once(aspects).iter().map(|aspect| self.aspect(aspect, subject, before)).collect();
                let said = self.list(&said);
                tr_with(lang, "cause-flow", &[("flow", flow.to_string().into()), ("changes", said.into())])
            }
            Cause::FlowGone(flow) => tr_with(lang, "cause-flow-gone", &[("flow", flow.to_string().into())]),
            Cause::ThreatRedefined => tr(lang, "cause-threat-redefined"),
            Cause::ThreatGone => tr(lang, "cause-threat-gone"),
        }
    }

    fn members(
        &self,
        gained: &str,
        added: &[FieldValue],
        lost: &str,
        removed: &[FieldValue],
        aspect: &Aspect,
        before: &Project,
    ) -> String {
        let lang = self.lang;
        let said = [(gained, added), (lost, removed)].into_iter().filter(|(_, values)| !values.is_empty());
        let said: Vec<String> = said
            .map(|(key, values)| {
                let values: Vec<String> = values.iter().map(|value| self.value(value, aspect, before)).collect();
                tr_with(lang, key, &[("values", self.list(&values).into())])
            })
            .collect();
        self.list(&said)
    }

    /// What is said, behind the name of the field.
    fn labelled(&self, field: &Field, of: Option<ElementId>, said: &str) -> String {
        let label = match field {
            Field::Property(id) => self.property_of(of, id).map_or(id.as_str(), |it| it.name.get(self.lang)).to_owned(),
            Field::Entry(id) => self.entry_with_id(id, self.project),
            field => tr(self.lang, field_key(field)),
        };
        tr_with(self.lang, "aspect-labelled", &[("field", label.into()), ("change", said.into())])
    }

    fn property_of(&self, of: Option<ElementId>, id: &str) -> Option<&PropertyDefinition> {
        match of? {
            ElementId::Node(_) => node_property(self.catalog, id),
            ElementId::Zone(_) => zone_property(self.catalog, id),
            ElementId::Flow(_) => self.catalog.flow_properties.iter().find(|property| property.id == id),
            ElementId::Note(_)
            | ElementId::Party(_)
            | ElementId::Data(_)
            | ElementId::Measure(_)
            | ElementId::Risk(_) => None,
        }
    }

    fn value(&self, value: &FieldValue, aspect: &Aspect, before: &Project) -> String {
        let lang = self.lang;
        match value {
            FieldValue::Nothing => tr(lang, "aspect-nothing"),
            FieldValue::Text(text) => tr_with(lang, "aspect-text", &[("text", one_line(text).into())]),
            FieldValue::YesNo(yes) => tr(lang, if *yes { "value-yes" } else { "value-no" }),
            FieldValue::Element(element) => self.name_in_either(*element, before),
            FieldValue::Entry(id) if is_own(&aspect.field) => self.entry_with_id(id, before),
            FieldValue::Entry(id) => self.entry(id),
            FieldValue::Word(word) => say(*word, lang),
            FieldValue::Step(step) => super::step_name(step, lang).to_owned(),
            FieldValue::Property(value) => {
                let id = if let Field::Property(id) = &aspect.field { id.as_str() } else { "" };
                self.property(self.property_of(aspect.of, id), id, value).1
            }
        }
    }

    /// An entry of the project's catalogue with the number it has for people, where need be by the version that still had it.
    fn entry_with_id(&self, id: &str, before: &Project) -> String {
        let name = match (self.entry(id), before.own.name(id)) {
            (unknown, Some(was)) if unknown == id => one_line(was.either(self.lang)),
            (name, _) => name,
        };
        // Kinds of the edition have ids that are no numbers.
        if name == id || id.contains('.') { name } else { format!("{id} {name}") }
    }

    /// What the catalogue calls one of its entries; one it does not know is shown as it is written.
    fn entry(&self, id: &str) -> String {
        let catalog = self.catalog;
        let name = (catalog.flow_kinds.get(id).map(|entry| &entry.name))
            .or_else(|| catalog.node_kinds.get(id).map(|entry| &entry.name))
            .or_else(|| catalog.zone_kinds.get(id).map(|entry| &entry.name))
            .or_else(|| catalog.data_classes.get(id).map(|entry| &entry.name))
            .or_else(|| catalog.threats.get(id).map(|entry| &entry.name))
            .or_else(|| catalog.measures.get(id).map(|entry| &entry.name));
        name.map_or_else(|| id.to_owned(), |name| name.get(self.lang).to_owned())
    }

    /// What an element is called, where need be by the version that still had it.
    fn name_in_either(&self, element: ElementId, before: &Project) -> String {
        let words = if self.project.has(element) { *self } else { Words { project: before, ..*self } };
        if !words.project.has(element) {
            return element.to_string();
        }
        match element {
            ElementId::Zone(id) => words.zone(id),
            ElementId::Node(id) => words.node(id),
            ElementId::Party(id) => words.party(id),
            ElementId::Data(id) => words.item(id),
            ElementId::Measure(id) => words.measure(id),
            ElementId::Flow(_) | ElementId::Risk(_) | ElementId::Note(_) => element.to_string(),
        }
    }
}

/// The aspects without those zones that a flow crosses, or no longer does, because one of its ends has moved there or away:
/// that follows from the move, which is told.
fn facts_once(aspects: &[Aspect]) -> Vec<Aspect> {
    let members = |field: Field| {
        aspects.iter().filter(move |aspect| aspect.field == field).filter_map(|aspect| match &aspect.change {
            FieldChange::Members { added, removed } => Some(added.iter().chain(removed)),
            FieldChange::Replaced { .. } | FieldChange::Differs => None,
        })
    };
    let moved: Vec<&FieldValue> = members(Field::Places).flatten().collect();
    let told = aspects.iter().filter_map(|aspect| match (&aspect.field, &aspect.change) {
        (Field::Crosses, FieldChange::Members { added, removed }) => {
            let rest = |zones: &[FieldValue]| -> Vec<FieldValue> {
                zones.iter().filter(|zone| !moved.contains(zone)).cloned().collect()
            };
            let (added, removed) = (rest(added), rest(removed));
            let change = FieldChange::Members { added: added.clone(), removed: removed.clone() };
            (!added.is_empty() || !removed.is_empty()).then(|| Aspect { change, ..aspect.clone() })
        }
        _ => Some(aspect.clone()),
    });
    told.collect()
}

fn is_own(field: &Field) -> bool {
    matches!(
        field,
        Field::OwnThreats
            | Field::OwnMeasures
            | Field::OwnZoneKinds
            | Field::OwnNodeKinds
            | Field::OwnFlowKinds
            | Field::ChangedThreats
            | Field::ChangedMeasures
    )
}

fn say(word: Word, lang: crate::text::Lang) -> String {
    match word {
        Word::Confidence(word) => word.say(lang),
        Word::Coverage(word) => word.say(lang),
        Word::Decision(word) => word.say(lang),
        Word::Environment(word) => word.say(lang),
        Word::Level(word) => word.say(lang),
        Word::Performer(word) => word.say(lang),
        Word::Phase(word) => word.say(lang),
        Word::Role(word) => word.say(lang),
        Word::Status(word) => word.say(lang),
        Word::Treatment(word) => word.say(lang),
    }
}

/// The message that names a field.
fn field_key(field: &Field) -> &'static str {
    match field {
        Field::Title => "field-title",
        Field::Profile => "field-profile",
        Field::Criteria => "field-criteria",
        Field::OwnThreats => "field-own-threats",
        Field::Rules => "entry-rule",
        Field::OwnMeasures => "field-own-measures",
        // An entry is told by its own name.
        Field::ChangedThreats | Field::Entry(_) => "field-changed-threats",
        Field::ChangedMeasures => "field-changed-measures",
        Field::OwnZoneKinds => "field-own-zone-kinds",
        Field::OwnNodeKinds => "field-own-node-kinds",
        Field::OwnFlowKinds => "field-own-flow-kinds",
        Field::ChangedKinds => "field-changed-kinds",
        Field::Like => "field-like",
        Field::Controlled => "field-controlled",
        Field::Workshops => "field-workshops",
        Field::Name => "field-name",
        Field::Kind => "field-kind",
        Field::Verb => "field-verb",
        Field::From => "field-from",
        Field::To => "field-to",
        Field::TwoWay => "field-two-way",
        Field::Actor => "field-actor",
        Field::Data => "field-data",
        Field::Class => "field-class",
        Field::Contains => "field-contains",
        Field::Retention => "field-retention",
        Field::Phases => "field-phases",
        Field::Places => "inspector-place",
        Field::Crosses => "field-crosses",
        Field::Environment => "field-environment",
        Field::Party => "field-party",
        Field::Role => "field-role",
        Field::Keeps => "field-keeps",
        // Told by its own name wherever the catalogue knows it.
        Field::Property(_) => "inspector-properties",
        Field::Confidence => "field-confidence",
        Field::Wording => "wording-heading",
        Field::Note => "field-note",
        Field::Placed => "inspector-about",
        Field::Look => "field-look",
        Field::Coverage => "column-coverage",
        Field::Level => "column-level",
        Field::ResidualLevel => "risk-residual",
        Field::Impact => "column-impact",
        Field::Likelihood => "column-likelihood",
        Field::Threat => "column-threat",
        Field::Flows => "element-flow",
        Field::Decision => "column-decision",
        Field::Reason => "field-reason",
        Field::Treatment => "field-treatment",
        Field::Measures => "element-measure",
        Field::Approval => "field-approval",
        Field::Review => "field-review",
        Field::Performer => "field-performer",
        Field::Status => "field-status",
        Field::Owner => "field-owner",
        Field::Due => "field-due",
        Field::Evidence => "field-evidence",
        Field::Reference => "field-reference",
        Field::Subject => "field-subject",
    }
}
