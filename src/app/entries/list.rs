//! The list of threats or measures: the project's own first, then those of the catalogue.

use std::sync::Arc;

use egui::{RichText, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::form::{MeasureForm, ThreatForm};
use super::kind_form::{KindForm, Sort};
use super::now::Now;
use super::rule::RuleForm;
use super::standing::{Editor, Form, Tab};
use crate::analysis::ruling;
use crate::app::{fonts, ring, scrolling};
use crate::catalog::{Name, Origin, Table, table::Entry};
use crate::model::{Rule, RuleId};
use crate::register::fold::fold;
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// A line of the list.
struct Line {
    id: String,
    name: String,
    origin: Origin,
    off: bool,
}

/// Shows the list, with what it is narrowed down by.
pub(super) fn show(ui: &mut Ui, editor: &mut Editor, now: &Now<'_>, height: f32) {
    let bottom = ui.cursor().top() + height;
    let lang = now.lang;
    let rows = [
        [(Tab::Threats, "entries-threats"), (Tab::Measures, "entries-measures"), (Tab::Rules, "entries-rules")],
        [
            (Tab::Kinds(Sort::Zone), "entries-zone-kinds"),
            (Tab::Kinds(Sort::Node), "entries-node-kinds"),
            (Tab::Kinds(Sort::Flow), "entries-flow-kinds"),
        ],
    ];
    for row in rows {
        ui.horizontal(|ui| {
            for (tab, key) in row {
                if ui.selectable_label(editor.tab == tab, tr(lang, key)).clicked() {
                    editor.tab = tab;
                }
            }
        });
    }
    let add = match editor.tab {
        Tab::Threats => "entries-new-threat",
        Tab::Measures => "entries-new-measure",
        Tab::Rules => "entries-new-rule",
        Tab::Kinds(Sort::Zone) => "entries-new-zone-kind",
        Tab::Kinds(Sort::Node) => "entries-new-node-kind",
        Tab::Kinds(Sort::Flow) => "entries-new-flow-kind",
    };
    // The button first, so that the field takes what is left.
    let row = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), ui.spacing().interact_size.y), row, |ui| {
        if ui.button(tr(lang, add)).clicked() {
            editor.begins = true;
            editor.form = Some(match editor.tab {
                Tab::Threats => Form::Threat(Box::new(ThreatForm::new())),
                Tab::Measures => Form::Measure(Box::new(MeasureForm::new())),
                Tab::Rules => Form::Rule(Box::new(RuleForm::new(now))),
                Tab::Kinds(sort) => Form::Kind(Box::new(KindForm::new(sort, ""))),
            });
        }
        let hint = tr(lang, "entries-search");
        let field = ui.add(TextEdit::singleline(&mut editor.search).hint_text(&hint).desired_width(f32::INFINITY));
        field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &hint));
        if editor.form.is_none() {
            ring::begin_at(&field, "entries");
        }
    });
    let wanted = fold(editor.search.trim());
    let (own, edition): (Vec<Line>, Vec<Line>) = lines(editor.tab, now)
        .into_iter()
        .filter(|line| fold(&format!("{} {}", line.id, line.name)).contains(&wanted))
        .partition(|line| line.origin == Origin::Project);
    let open = editor.open_id();
    let mut chosen = None;
    let room = bottom - ui.cursor().top();
    ScrollArea::vertical().id_salt("entries-list").max_height(room).min_scrolled_height(room).auto_shrink(false).show(
        ui,
        |ui| {
            heading(ui, now, "entries-own");
            if own.is_empty() {
                ui.weak(tr(lang, if wanted.is_empty() { "entries-own-none" } else { "entries-found-none" }));
            }
            for line in &own {
                entry(ui, now, line, open.as_deref(), &mut chosen);
            }
            if editor.tab != Tab::Rules {
                heading(ui, now, "entries-edition");
                if edition.is_empty() {
                    ui.weak(tr(lang, "entries-found-none"));
                }
                for line in &edition {
                    entry(ui, now, line, open.as_deref(), &mut chosen);
                }
            }
            if scrolling::has_keyboard(ui) {
                scrolling::form_by_keys(ui);
            }
            ring::follow(ui);
        },
    );
    if let Some(id) = chosen {
        editor.choose(&id, now);
    }
}

fn lines(tab: Tab, now: &Now<'_>) -> Vec<Line> {
    let lang = now.lang;
    match tab {
        Tab::Threats => now
            .catalog
            .threats
            .iter()
            .map(|threat| Line {
                id: threat.id.clone(),
                name: threat.name.get(lang).to_owned(),
                origin: threat.origin,
                off: threat.is_off(),
            })
            .collect(),
        Tab::Rules => {
            let rules = now.project.own.rules.iter();
            let line = |(id, rule): (&RuleId, &Arc<Rule>)| {
                let outdated = ruling::outdated(rule, now.catalog).next().is_some();
                let name = format!("{} {}", rule.threats.join(&tr(lang, "list-separator")), rule.reason);
                let name = if outdated { tr_with(lang, "rule-mark-outdated", &[("rule", name.into())]) } else { name };
                Line { id: id.to_string(), name, origin: Origin::Project, off: false }
            };
            rules.map(line).collect()
        }
        Tab::Kinds(Sort::Zone) => kinds(&now.catalog.zone_kinds, |kind| (&kind.name, kind.origin), lang),
        Tab::Kinds(Sort::Node) => kinds(&now.catalog.node_kinds, |kind| (&kind.name, kind.origin), lang),
        Tab::Kinds(Sort::Flow) => kinds(&now.catalog.flow_kinds, |kind| (&kind.name, kind.origin), lang),
        Tab::Measures => now
            .catalog
            .measures
            .iter()
            .map(|kind| Line {
                id: kind.id.clone(),
                name: kind.name.get(lang).to_owned(),
                origin: kind.origin,
                off: kind.is_off(),
            })
            .collect(),
    }
}

fn kinds<T: Entry>(kinds: &Table<T>, of: impl Fn(&T) -> (&Name, Origin), lang: Lang) -> Vec<Line> {
    let line = |kind: &T| {
        let (name, origin) = of(kind);
        Line { id: kind.id().to_owned(), name: name.get(lang).to_owned(), origin, off: kind.is_off() }
    };
    kinds.iter().map(line).collect()
}

fn heading(ui: &mut Ui, now: &Now<'_>, key: &str) {
    ui.add_space(6.0);
    ui.label(RichText::new(tr(now.lang, key)).font(fonts::bold(12.0)).color(now.look.color(Role::Secondary)));
}

fn entry(ui: &mut Ui, now: &Now<'_>, line: &Line, open: Option<&str>, chosen: &mut Option<String>) {
    let lang = now.lang;
    let Line { id, name, origin, off } = line;
    // The ids of the edition's kinds are no numbers that people know.
    let mut text = if id.contains('.') { name.clone() } else { format!("{id} {name}") };
    let mark = match (off, origin) {
        (true, _) => Some("entries-mark-off"),
        (false, Origin::Changed) => Some("entries-mark-changed"),
        (false, _) => None,
    };
    if let Some(mark) = mark {
        text = tr_with(lang, mark, &[("entry", text.into())]);
    }
    let shown = if *off { RichText::new(&text).color(now.look.color(Role::Secondary)) } else { RichText::new(&text) };
    let label = ui.add(egui::Button::selectable(open == Some(id.as_str()), shown).truncate());
    if label.clicked() {
        *chosen = Some(id.clone());
    }
}
