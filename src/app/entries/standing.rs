//! Which entry is edited, and what is known of it.

use std::collections::BTreeSet;

use super::form::{MeasureForm, Target, ThreatForm};
use super::kind_form::{KindForm, Sort};
use super::now::Now;
use super::rule::{Concerned, RuleForm};
use crate::analysis::applying;
use crate::catalog::Condition;
use crate::model::{FlowId, Project, Rule};
use crate::text::{tr, tr_with};

/// Which entries are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    #[default]
    Threats,
    Measures,
    Rules,
    Kinds(Sort),
}

/// The entry that is edited.
pub(super) enum Form {
    Threat(Box<ThreatForm>),
    Measure(Box<MeasureForm>),
    Rule(Box<RuleForm>),
    Kind(Box<KindForm>),
}

/// The dialog.
#[derive(Default)]
pub struct Editor {
    pub(super) tab: Tab,
    pub(super) search: String,
    pub(super) form: Option<Form>,
    /// Whether a new entry has just been begun, whose name is to be typed.
    pub(super) begins: bool,
    /// The entry that is to be opened when it is shown next.
    pub(super) wanted: Option<String>,
    /// The kind of the edition like which one is to be added when it is shown next.
    pub(super) adding_like: Option<String>,
    /// The ids of own entries when one was being added: the other one is it.
    pub(super) adding: Option<BTreeSet<String>>,
    /// The flows a condition holds for, in which revision.
    pub(super) applies: Option<(u64, Condition, Vec<FlowId>)>,
    /// The flows a rule is about.
    pub(super) concerned: Concerned,
}

impl Editor {
    /// The dialog with an entry open, by its id; none: with nothing open.
    pub fn open(entry: Option<String>) -> Self {
        Self { wanted: entry, ..Self::default() }
    }

    /// The dialog with a rule that is to be added.
    pub fn proposing(rule: Rule) -> Self {
        Self { tab: Tab::Rules, form: Some(Form::Rule(Box::new(RuleForm { id: None, rule }))), ..Self::default() }
    }

    /// The dialog with a kind that is to be added like one of the edition, by its id.
    pub fn adding_kind(like: String) -> Self {
        Self { adding_like: Some(like), ..Self::default() }
    }

    /// Opens what is to be opened, and what has just been added.
    pub(super) fn follow(&mut self, now: &Now<'_>) {
        if let Some(wanted) = self.wanted.take() {
            self.choose(&wanted, now);
        }
        if let Some(form) = self.adding_like.take().and_then(|like| KindForm::like(&like, now.catalog)) {
            (self.tab, self.form) = (Tab::Kinds(form.sort), Some(Form::Kind(Box::new(form))));
        }
        if let Some(before) = &self.adding {
            let added = own_ids(now.project).into_iter().find(|id| !before.contains(id));
            if let Some(added) = added {
                self.adding = None;
                self.choose(&added, now);
            }
        }
        // What was undone or dropped is not edited any more.
        let is_there = match &self.form {
            Some(Form::Threat(form)) => match &form.target {
                Target::Own(id) => now.project.own.threats.contains_key(id),
                Target::New | Target::Edition(_) => true,
            },
            Some(Form::Measure(form)) => match &form.target {
                Target::Own(id) => now.project.own.measures.contains_key(id),
                Target::New | Target::Edition(_) => true,
            },
            Some(Form::Rule(form)) => form.id.is_none_or(|id| now.project.own.rules.contains_key(&id)),
            Some(Form::Kind(form)) => match &form.target {
                Target::Own(id) => now.project.own.name(id).is_some(),
                Target::New | Target::Edition(_) => true,
            },
            None => true,
        };
        if !is_there {
            self.form = None;
        }
    }

    /// Opens an entry.
    pub(super) fn choose(&mut self, id: &str, now: &Now<'_>) {
        if let Some(form) = ThreatForm::of(id, now.project, now.catalog) {
            (self.tab, self.form) = (Tab::Threats, Some(Form::Threat(Box::new(form))));
        } else if let Some(form) = MeasureForm::of(id, now.project, now.catalog) {
            (self.tab, self.form) = (Tab::Measures, Some(Form::Measure(Box::new(form))));
        } else if let Some(form) = RuleForm::of(id, now.project) {
            (self.tab, self.form) = (Tab::Rules, Some(Form::Rule(Box::new(form))));
        } else if let Some(form) = KindForm::of(id, now.project, now.catalog) {
            (self.tab, self.form) = (Tab::Kinds(form.sort), Some(Form::Kind(Box::new(form))));
        }
    }

    /// The id of the entry that is open.
    pub(super) fn open_id(&self) -> Option<String> {
        match self.form.as_ref()? {
            Form::Threat(form) => match &form.target {
                Target::New => None,
                Target::Own(id) => Some(id.to_string()),
                Target::Edition(id) => Some(id.clone()),
            },
            Form::Rule(form) => form.id.map(|id| id.to_string()),
            Form::Kind(form) => form.id().map(str::to_owned),
            Form::Measure(form) => match &form.target {
                Target::New => None,
                Target::Own(id) => Some(id.to_string()),
                Target::Edition(id) => Some(id.clone()),
            },
        }
    }
}

/// The ids of the project's own entries.
pub(super) fn own_ids(project: &Project) -> BTreeSet<String> {
    let threats = project.own.threats.keys().map(ToString::to_string);
    let rules = project.own.rules.keys().map(ToString::to_string);
    let zones = project.own.zone_kinds.keys().map(ToString::to_string);
    let nodes = project.own.node_kinds.keys().map(ToString::to_string);
    let kinds = zones.chain(nodes).chain(project.own.flow_kinds.keys().map(ToString::to_string));
    threats.chain(project.own.measures.keys().map(ToString::to_string)).chain(rules).chain(kinds).collect()
}

/// Which flows a condition holds for now, in words.
pub(super) fn applies(
    known: &mut Option<(u64, Condition, Vec<FlowId>)>,
    now: &Now<'_>,
    condition: &Condition,
    off: bool,
) -> String {
    /// How many flows are named.
    const NAMED: usize = 24;
    let Now { project, catalog, lang, revision, .. } = *now;
    if off {
        return tr(lang, "entries-applies-off");
    }
    if catalog.check_condition(condition).is_err() {
        return tr(lang, "entries-applies-unfinished");
    }
    if !known.as_ref().is_some_and(|(of, asked, _)| *of == revision && asked == condition) {
        *known = Some((revision, condition.clone(), applying(project, catalog, condition)));
    }
    let flows = known.as_ref().map_or(&[][..], |(_, _, flows)| flows);
    let names: Vec<String> = flows.iter().take(NAMED).map(ToString::to_string).collect();
    let names = names.join(&tr(lang, "list-separator"));
    let (count, all) = (flows.len(), project.flows.len());
    let key = match count {
        0 => "entries-applies-nowhere",
        _ if count > NAMED => "entries-applies-many",
        _ => "entries-applies",
    };
    tr_with(lang, key, &[("count", count.into()), ("all", all.into()), ("flows", names.into())])
}
