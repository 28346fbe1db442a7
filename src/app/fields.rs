//! Text fields of the inspector: what is typed becomes one change when the field is left, never before.
//!
//! Until then it is a draft. A draft outlives the field it was typed into: when another element is selected, or the
//! project is saved, it is taken over first, so that nothing typed is ever lost.

use std::collections::BTreeSet;

use egui::text::{CCursor, CCursorRange};
use egui::widgets::text_edit::TextEditState;
use egui::{Id, Key, TextEdit, Ui};

use super::action::Action;
use super::together;
use crate::analysis::is_day;
use crate::edit::Command;
use crate::model::{
    Approval, DataId, ElementId, Flow, FlowId, MeasureId, NodeId, NoteId, PartyId, Project, Risk, RiskId, Value, ZoneId,
};

/// What a field is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The title of the project.
    ProjectTitle,
    /// The name of an element (the text of a note).
    Name(ElementId),
    /// The free text of a zone.
    ZoneNote(ZoneId),
    /// The free text of a node.
    NodeNote(NodeId),
    /// The free text of a flow.
    FlowNote(FlowId),
    /// The text of an annotation.
    NoteText(NoteId),
    /// A property of an element, or of several; a number where `true`.
    Property(BTreeSet<ElementId>, String, bool),
    /// A word that replaces a derived one in a flow's 4W1H.
    Wording(FlowId, WordingPart),
    /// Why a threat was rejected.
    RejectionReason(RiskId),
    /// How long data is kept, in years.
    Retention(DataId),
    /// Why a risk is rated otherwise than proposed.
    RatingReason(RiskId),
    /// Why what remains of a risk differs from what is computed.
    ResidualReason(RiskId),
    /// A new threat of a flow, in words.
    NewThreat(FlowId),
    /// What is known of a measure.
    Measure(MeasureId, MeasurePart),
    /// Who accepted what remains of a risk.
    ApprovedBy(RiskId),
    /// When it was accepted.
    ApprovedOn(RiskId),
    /// When a decision is to be looked at again.
    ReviewOn(RiskId),
    /// The free text of a party.
    PartyNote(PartyId),
}

impl Field {
    /// Whether the project says here what would be derived, or taken from the catalogue, if it did not.
    fn overrides(&self, project: &Project) -> bool {
        match self {
            Self::Property(elements, property, _) => elements.iter().any(|element| match element {
                ElementId::Zone(id) => project.zones.get(id).is_some_and(|it| it.properties.contains_key(property)),
                ElementId::Node(id) => project.nodes.get(id).is_some_and(|it| it.properties.contains_key(property)),
                ElementId::Flow(id) => project.flows.get(id).is_some_and(|it| it.properties.contains_key(property)),
                _ => false,
            }),
            Self::Wording(id, part) => project.flows.get(id).is_some_and(|flow| {
                let own = match part {
                    WordingPart::Who => &flow.wording.who,
                    WordingPart::Place => &flow.wording.place,
                    WordingPart::Which => &flow.wording.which,
                    WordingPart::What => &flow.wording.what,
                    WordingPart::How => &flow.wording.how,
                };
                own.is_some()
            }),
            _ => false,
        }
    }

    fn is_day(&self) -> bool {
        matches!(self, Self::Measure(_, MeasurePart::Due) | Self::ApprovedOn(_) | Self::ReviewOn(_))
    }

    fn is_number(&self) -> bool {
        matches!(self, Self::Property(_, _, true) | Self::Retention(_))
    }
}

/// The number a text says, in half or full width; quantities are never negative.
fn number(text: &str) -> Option<f64> {
    let narrow = |letter: char| match letter {
        '０'..='９' => char::from_u32(letter as u32 - '０' as u32 + '0' as u32).unwrap_or(letter),
        '．' => '.',
        other => other,
    };
    let text: String = text.trim().chars().map(narrow).collect();
    text.parse().ok().filter(|value: &f64| value.is_finite() && *value >= 0.0)
}

/// A part of the 4W1H.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordingPart {
    /// 誰が.
    Who,
    /// どこの.
    Place,
    /// どの機器・媒体で.
    Which,
    /// 何を.
    What,
    /// どうする.
    How,
}

/// What is written about a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasurePart {
    /// The person in charge.
    Owner,
    /// When it is due.
    Due,
    /// Where the proof is.
    Evidence,
    /// The rule or document it follows.
    Reference,
    /// Free text.
    Note,
}

/// What stands in a field.
#[derive(Clone, Copy)]
enum Content<'a> {
    /// A line.
    Line(&'a str),
    /// Several lines.
    Text(&'a str),
    /// Nothing, as several elements differ, which is said.
    Mixed(&'a str),
}

/// Something typed and not yet taken over.
#[derive(Clone, Debug)]
struct Draft {
    field: Field,
    text: String,
    original: String,
    shown: bool,
}

/// The drafts of the inspector: one at most, as only one field has the keyboard.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    draft: Option<Draft>,
    /// The field with the keyboard, where it holds what would be derived without it.
    overrides: Option<Id>,
    /// The field that is to be emptied of that.
    reset: Option<Id>,
    /// Whether the name of the party that is shown next is to be typed at once.
    names_party: bool,
    /// The newest party before one was made beside what it is responsible for.
    newest_party: Option<PartyId>,
    /// The party that was made just now and is asked for its name beside what it is responsible for.
    new_party: Option<PartyId>,
    /// Whether that was so in this frame.
    asked: bool,
}

impl Fields {
    /// A field of one line with its label above it.
    pub fn line(
        &mut self,
        ui: &mut Ui,
        field: &Field,
        label: &str,
        value: &str,
        actions: &mut Vec<Action>,
        of: &Project,
    ) {
        self.show(ui, field, label, Content::Line(value), actions, of);
    }

    /// A field of several lines with its label above it.
    pub fn text(
        &mut self,
        ui: &mut Ui,
        field: &Field,
        label: &str,
        value: &str,
        actions: &mut Vec<Action>,
        of: &Project,
    ) {
        self.show(ui, field, label, Content::Text(value), actions, of);
    }

    /// A field of one line for several elements that differ: it is empty and says so until something is typed.
    pub fn mixed(
        &mut self,
        ui: &mut Ui,
        field: &Field,
        label: &str,
        hint: &str,
        actions: &mut Vec<Action>,
        of: &Project,
    ) {
        self.show(ui, field, label, Content::Mixed(hint), actions, of);
    }

    fn show(
        &mut self,
        ui: &mut Ui,
        field: &Field,
        label: &str,
        content: Content<'_>,
        actions: &mut Vec<Action>,
        of: &Project,
    ) {
        let (value, hint) = match content {
            Content::Line(value) | Content::Text(value) => (value, ""),
            Content::Mixed(hint) => ("", hint),
        };
        let mut text = match &mut self.draft {
            Some(draft) if draft.field == *field => {
                draft.shown = true;
                draft.text.clone()
            }
            _ => value.to_owned(),
        };
        let label = ui.weak(label);
        let edit = match content {
            Content::Text(_) => TextEdit::multiline(&mut text).desired_rows(2),
            Content::Line(_) | Content::Mixed(_) => TextEdit::singleline(&mut text),
        };
        let response = ui.add(edit.hint_text(hint).desired_width(f32::INFINITY)).labelled_by(label.id);
        if matches!(field, Field::Name(ElementId::Party(_))) && std::mem::take(&mut self.names_party) {
            response.request_focus();
            let mut edit = TextEditState::load(ui.ctx(), response.id).unwrap_or_default();
            let all = CCursorRange::two(CCursor::default(), CCursor::new(value.chars().count()));
            edit.cursor.set_char_range(Some(all));
            edit.store(ui.ctx(), response.id);
        }
        if response.changed() || response.gained_focus() {
            if self.draft.as_ref().is_some_and(|draft| draft.field != *field) {
                actions.extend(self.take(of));
            }
            let original = self.draft.as_ref().map_or_else(|| value.to_owned(), |draft| draft.original.clone());
            self.draft = Some(Draft { field: field.clone(), text, original, shown: true });
        }
        if response.has_focus() && field.overrides(of) {
            self.overrides = Some(response.id);
        }
        if self.reset == Some(response.id) {
            self.reset = None;
            self.draft = None;
            actions.extend(command(of, field, String::new()).map(Action::Edit));
            return;
        }
        if response.lost_focus() && self.draft.as_ref().is_some_and(|draft| draft.field == *field) {
            if ui.input(|input| input.key_pressed(Key::Escape)) {
                self.draft = None;
            } else {
                actions.extend(self.take(of));
            }
        }
    }

    /// The field with the keyboard, where it holds what would be derived, or taken from the catalogue, without it. To be
    /// asked once a frame, after all fields.
    pub fn take_overrides(&mut self) -> Option<Id> {
        self.overrides.take()
    }

    /// Has the field with this id say what is derived, or in the catalogue, when it is shown next.
    pub fn reset(&mut self, field: Option<Id>) {
        self.reset = field;
    }

    /// Has the name of the party that is made now take the keyboard, all of it selected: typing names it.
    pub fn name_party(&mut self) {
        self.names_party = true;
    }

    /// The same for a party that is made beside what it is responsible for, where its name is shown then.
    pub fn name_party_here(&mut self, of: &Project) {
        self.name_party();
        self.newest_party = of.parties.get_max().map(|(newest, _)| *newest);
    }

    /// Whether a party was made just now, so that it is asked for its name beside what it is responsible for; until
    /// something else is shown.
    pub fn asks_for(&mut self, party: PartyId, of: &Project) -> bool {
        let is_new = Some(party) > self.newest_party;
        if self.names_party && is_new && of.parties.get_max().is_some_and(|(newest, _)| *newest == party) {
            self.new_party = Some(party);
        }
        let asks = self.new_party == Some(party);
        self.asked |= asks;
        asks
    }

    /// Takes over a draft whose field is no longer shown. Called once a frame, after all fields.
    pub fn settle(&mut self, of: &Project) -> Option<Action> {
        if !std::mem::take(&mut self.asked) {
            self.new_party = None;
        }
        match &mut self.draft {
            Some(draft) if draft.shown => {
                draft.shown = false;
                None
            }
            _ => self.take(of),
        }
    }

    /// The change that the draft asks for so far; none where it asks for none.
    pub fn typed(&self, of: &Project) -> Option<Command> {
        let draft = self.draft.as_ref().filter(|draft| draft.text != draft.original)?;
        if draft.field.is_day() && !draft.text.trim().is_empty() && !is_day(&draft.text) {
            return None;
        }
        command(of, &draft.field, draft.text.clone())
    }

    /// Takes over the draft now.
    pub fn take(&mut self, of: &Project) -> Option<Action> {
        let draft = self.draft.take()?;
        if draft.text == draft.original {
            return None;
        }
        if draft.field.is_number() && !draft.text.trim().is_empty() && number(&draft.text).is_none() {
            return Some(Action::NotANumber(draft.text));
        }
        if draft.field.is_day() && !draft.text.trim().is_empty() && !is_day(&draft.text) {
            return Some(Action::NotADay(draft.text));
        }
        command(of, &draft.field, draft.text).map(Action::Edit)
    }
}

/// The change that a text typed into a field asks for; none where the field's element is gone or the text means nothing.
fn command(project: &Project, field: &Field, text: String) -> Option<Command> {
    match field {
        Field::ProjectTitle => Some(Command::SetProject { title: text, profile: project.profile.clone() }),
        // A threat in one's own words is nothing but them.
        Field::Name(ElementId::Risk(_)) if text.trim().is_empty() => None,
        Field::Name(element) => Some(Command::Rename { element: *element, name: text }),
        Field::ZoneNote(id) => {
            let mut zone = project.zones.get(id)?.as_ref().clone();
            zone.note = text;
            Some(Command::SetZone(*id, Box::new(zone)))
        }
        Field::NodeNote(id) => {
            let mut node = project.nodes.get(id)?.as_ref().clone();
            node.note = text;
            Some(Command::SetNode(*id, Box::new(node)))
        }
        Field::FlowNote(id) => change_flow(project, *id, |flow| flow.note = text),
        Field::NoteText(id) => {
            let mut note = project.notes.get(id)?.as_ref().clone();
            note.text = text;
            Some(Command::SetNote(*id, Box::new(note)))
        }
        Field::Property(elements, property, is_number) => {
            let value = match text.trim() {
                "" => None,
                text if *is_number => Some(Value::Number(number(text)?)),
                text => Some(Value::Text(text.to_owned())),
            };
            together::property(project, elements.iter().map(|&element| (element, value.clone())), property)
        }
        Field::Wording(id, part) => {
            let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            change_flow(project, *id, |flow| match part {
                WordingPart::Who => flow.wording.who = text,
                WordingPart::Place => flow.wording.place = text,
                WordingPart::Which => flow.wording.which = text,
                WordingPart::What => flow.wording.what = text,
                WordingPart::How => flow.wording.how = text,
            })
        }
        Field::RejectionReason(id) => change_risk(project, *id, |risk| risk.reason = text),
        Field::ResidualReason(id) => change_risk(project, *id, |risk| risk.residual_reason = text),
        Field::NewThreat(flow) => {
            let words = Some(text.trim().to_owned()).filter(|words| !words.is_empty())?;
            let risk = Risk { words, flows: vec![*flow], ..Risk::default() };
            project.flows.contains_key(flow).then(|| Command::AddRisk(Box::new(risk)))
        }
        Field::Measure(id, part) => {
            let mut measure = project.measures.get(id)?.as_ref().clone();
            let written = match part {
                MeasurePart::Owner => &mut measure.owner,
                MeasurePart::Due => &mut measure.due,
                MeasurePart::Evidence => &mut measure.evidence,
                MeasurePart::Reference => &mut measure.reference,
                MeasurePart::Note => &mut measure.note,
            };
            text.trim().clone_into(written);
            Some(Command::SetMeasure(*id, Box::new(measure)))
        }
        Field::RatingReason(id) => change_risk(project, *id, |risk| risk.rating_reason = text),
        Field::ApprovedBy(id) => approve(project, *id, |approval| approval.by = text),
        Field::ReviewOn(id) => change_risk(project, *id, |risk| text.trim().clone_into(&mut risk.review)),
        Field::ApprovedOn(id) => approve(project, *id, |approval| approval.on = text),
        Field::Retention(id) => {
            let mut data = project.data.get(id)?.as_ref().clone();
            data.retention_years = match text.trim() {
                "" => None,
                text => Some(number(text)? as f32),
            };
            Some(Command::SetData(*id, Box::new(data)))
        }
        Field::PartyNote(id) => {
            let mut party = project.parties.get(id)?.as_ref().clone();
            party.note = text;
            Some(Command::SetParty(*id, Box::new(party)))
        }
    }
}

/// The change to who accepted a risk and when; without either there is no approval.
fn approve(project: &Project, id: RiskId, with: impl FnOnce(&mut Approval)) -> Option<Command> {
    change_risk(project, id, |risk| {
        let nobody = || Approval { by: String::new(), on: String::new() };
        let mut approval = risk.approval.take().unwrap_or_else(nobody);
        with(&mut approval);
        let empty = approval.by.trim().is_empty() && approval.on.trim().is_empty();
        risk.approval = (!empty).then_some(approval);
    })
}

fn change_flow(project: &Project, id: FlowId, with: impl FnOnce(&mut Flow)) -> Option<Command> {
    let mut flow = project.flows.get(&id)?.as_ref().clone();
    with(&mut flow);
    Some(Command::SetFlow(id, Box::new(flow)))
}

fn change_risk(project: &Project, id: RiskId, with: impl FnOnce(&mut Risk)) -> Option<Command> {
    let mut risk = project.risks.get(&id)?.as_ref().clone();
    with(&mut risk);
    Some(Command::SetRisk(id, Box::new(risk)))
}
