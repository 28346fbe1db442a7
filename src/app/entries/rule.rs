//! A rule by which threats are rejected, while it is edited.

use std::collections::BTreeSet;

use egui::{RichText, Ui};

use super::fields;
use super::leaf::{numbered, offers};
use super::now::Now;
use super::several::{narrowing, several};
use crate::analysis::ruling::{concerned, outdated};
use crate::app::fonts;
use crate::catalog::EntryFault;
use crate::edit::EntryEdit;
use crate::model::{FlowId, Phase, Project, Rule, RuleId};
use crate::register::Term;
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// A rule while it is edited; without an id it is to be added.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RuleForm {
    pub(super) id: Option<RuleId>,
    pub(super) rule: Rule,
}

impl RuleForm {
    /// A rule to be added, decided today.
    pub(super) fn new(now: &Now<'_>) -> Self {
        Self { id: None, rule: Rule { on: now.today.to_owned(), ..Rule::default() } }
    }

    /// The rule with this id; none where there is none.
    pub(super) fn of(id: &str, project: &Project) -> Option<Self> {
        let id = id.parse().ok()?;
        Some(Self { id: Some(id), rule: (**project.own.rules.get(&id)?).clone() })
    }

    /// What is to be done to the project.
    pub(super) fn edit(&self) -> EntryEdit {
        match self.id {
            None => EntryEdit::AddRule(self.rule.clone()),
            Some(id) => EntryEdit::SetRule(id, self.rule.clone()),
        }
    }

    /// What is wrong with it; nothing where it can be applied.
    pub(super) fn fault(&self, now: &Now<'_>) -> Option<EntryFault> {
        if self.rule.reason.trim().is_empty() {
            return Some(EntryFault::NoReason);
        }
        now.catalog.check_rule(&self.rule, now.project).err()
    }

    /// Whether one of its threats is defined otherwise now than when it was decided.
    pub(super) fn is_outdated(&self, now: &Now<'_>) -> bool {
        outdated(&self.rule, now.catalog).next().is_some()
    }
}

/// Shows its fields.
pub(super) fn show(ui: &mut Ui, now: &Now<'_>, form: &mut RuleForm) {
    let lang = now.lang;
    let title = form.id.map_or_else(|| tr(lang, "entries-new-rule-title"), |id| id.to_string());
    ui.label(RichText::new(title).font(fonts::bold(15.0)));
    ui.add(egui::Label::new(RichText::new(tr(lang, "rule-hint")).color(now.look.color(Role::Secondary))).wrap());
    ui.add_space(4.0);
    let is_there = |id: &&str| now.catalog.threats.get(id).is_some();
    let (redefined, gone): (Vec<&str>, Vec<&str>) =
        outdated(&form.rule, now.catalog).map(String::as_str).partition(is_there);
    for (key, threats) in [("rule-outdated", redefined), ("rule-gone", gone)] {
        if !threats.is_empty() {
            let text = tr_with(lang, key, &[("threats", threats.join(&tr(lang, "list-separator")).into())]);
            ui.add(egui::Label::new(RichText::new(text).color(now.look.color(Role::Warning))).wrap());
        }
    }
    let offered = offered(form, now);
    let Rule { threats, zones, verbs, parties, phases, reason, by, on, definitions: _ } = &mut form.rule;
    let words = crate::analysis::Words::new(now.project, now.catalog, now.analysis, lang);
    fields::labelled(ui, now, "rule-threats", |ui, label| {
        let width = ui.available_width() - 8.0;
        several(ui, "threats", label, width, threats, &offered, lang);
    });
    fields::labelled(ui, now, "rule-zones", |ui, label| {
        let options: Vec<_> = now.project.zones.keys().map(|&id| (id, words.element(id.into()))).collect();
        let width = ui.available_width() - 8.0;
        narrowing(ui, "zones", label, width, zones, &options, lang);
    });
    fields::labelled(ui, now, "rule-verbs", |ui, label| {
        let width = ui.available_width() - 8.0;
        narrowing(ui, "verbs", label, width, verbs, &offers(&now.catalog.flow_kinds, |it| &it.name, lang), lang);
    });
    fields::labelled(ui, now, "rule-parties", |ui, label| {
        let options: Vec<_> = now.project.parties.keys().map(|&id| (id, words.element(id.into()))).collect();
        let width = ui.available_width() - 8.0;
        narrowing(ui, "parties", label, width, parties, &options, lang);
    });
    fields::labelled(ui, now, "rule-phases", |ui, label| {
        let options: Vec<_> = Phase::ALL.iter().map(|&phase| (phase, phase.say(lang))).collect();
        let width = ui.available_width() - 8.0;
        narrowing(ui, "phases", label, width, phases, &options, lang);
    });
    fields::text(ui, now, "entry-reason", reason);
    fields::text(ui, now, "rule-by", by);
    fields::text(ui, now, "rule-on", on);
}

/// The threats to tick, those that have been dropped since the rule was decided among them: they are taken out by hand.
fn offered(form: &RuleForm, now: &Now<'_>) -> Vec<(String, String)> {
    let gone = form.rule.threats.iter().chain(form.rule.definitions.keys());
    let gone: BTreeSet<&String> = gone.filter(|id| now.catalog.threats.get(id).is_none()).collect();
    let named = |id: &String| tr_with(now.lang, "rule-gone-threat", &[("threat", id.as_str().into())]);
    let gone = gone.into_iter().map(|id| (id.clone(), named(id)));
    numbered(&now.catalog.threats, |it| &it.name, now.lang).into_iter().chain(gone).collect()
}

/// The flows that a rule is about, in which revision.
pub(super) type Concerned = Option<(u64, Rule, Vec<FlowId>)>;

/// What the rule rejects in the drawing as it is, in words: proposals that nobody has decided about for their flow.
pub(super) fn rejects(known: &mut Concerned, now: &Now<'_>, rule: &Rule) -> String {
    if !known.as_ref().is_some_and(|(of, asked, _)| *of == now.revision && asked == rule) {
        *known = Some((now.revision, rule.clone(), concerned(rule, now.project, now.catalog)));
    }
    let threats: Vec<usize> = rule.threats.iter().filter_map(|id| now.catalog.threats.place(id)).collect();
    let on = |flow: &FlowId| {
        let proposals = now.analysis.flows.get(flow).map_or(&[][..], |flow| &flow.proposals);
        proposals.iter().filter(|it| it.decided.is_none() && threats.contains(&it.threat)).count()
    };
    let flows = known.as_ref().map_or(&[][..], |(_, _, flows)| flows);
    let about: Vec<FlowId> = flows.iter().copied().filter(|flow| on(flow) > 0).collect();
    let count: usize = about.iter().map(on).sum();
    if count == 0 {
        return tr(now.lang, "rule-rejects-nothing");
    }
    let about: Vec<String> = about.iter().map(ToString::to_string).collect();
    let about = about.join(&tr(now.lang, "list-separator"));
    tr_with(now.lang, "rule-rejects-now", &[("count", count.into()), ("flows", about.into())])
}
