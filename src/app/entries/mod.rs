//! このプロジェクトの脅威・対策・種類: threats, measures and kinds of the catalogue and of the project's own, in a dialog.
//!
//! [`standing`] keeps which one is open and [`now`] what it is shown with. `list` shows them; `form` keeps the one that is edited and says what becomes of the project, `threat` and `measure` show
//! its fields. `condition` edits a condition: `group` joins, `leaf` has the kinds of single ones, `several` the lists to choose
//! from. `rule` is the same for rules by which threats are rejected,
//! `proposal` puts one together from threats that were picked. `kind_form` keeps a kind of zone, element or flow, `kind` shows
//! its fields, `looks` its icon or colour, `defaults` the values of its properties.

mod condition;
mod defaults;
mod fields;
mod form;
mod group;
mod kind;
mod kind_form;
mod leaf;
mod list;
mod looks;
mod measure;
pub mod now;
pub mod proposal;
mod rule;
mod several;
pub mod standing;
mod threat;

use egui::{RichText, ScrollArea, Ui, vec2};

use super::action::Action;
use super::closing;
use super::ring;
use super::scrolling;
use crate::edit::{Command, EntryEdit};
use crate::scene::Role;
use crate::text::{tr, tr_with};
use form::{MeasureForm, Target, ThreatForm};
use kind_form::KindForm;
use now::Now;
use rule::RuleForm;
use standing::{Editor, Form, applies, own_ids};

/// How wide the dialog is, in screen points, where the window has room.
pub const WIDTH: f32 = 1020.0;

/// How wide the list of entries is, in screen points.
const LIST: f32 = 290.0;

/// Shows the dialog.
pub fn show(editor: &mut Editor, ui: &mut Ui, now: &Now<'_>, actions: &mut Vec<Action>) {
    let Now { lang, .. } = *now;
    editor.follow(now);
    let window = ui.ctx().content_rect();
    ui.set_width(WIDTH.min(window.width() - 80.0));
    ui.heading(tr(lang, "entries-title"));
    ui.add_space(6.0);
    let height = (window.height() - 190.0).clamp(160.0, 640.0);
    let row = egui::Layout::left_to_right(egui::Align::Min);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), row, |ui| {
        ui.set_height(height);
        ui.allocate_ui_with_layout(vec2(LIST, height), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(LIST);
            ui.set_height(height);
            list::show(ui, editor, now, height);
        });
        ui.separator();
        ui.vertical(|ui| {
            ui.set_height(height);
            page(editor, ui, now, height, actions);
        });
    });
    ui.add_space(8.0);
    closing::button(ui, lang, actions);
}

/// The page of the entry that is open.
fn page(editor: &mut Editor, ui: &mut Ui, now: &Now<'_>, height: f32, actions: &mut Vec<Action>) {
    let lang = now.lang;
    let Some(form) = &mut editor.form else {
        ui.weak(tr(lang, "entries-none-open"));
        return;
    };
    let is_new_kind = matches!(form, Form::Kind(form) if form.id().is_none());
    let room = height - if matches!(form, Form::Measure(_)) || is_new_kind { 44.0 } else { 76.0 };
    let scroll = ScrollArea::vertical().id_salt("entries-page").max_height(room).min_scrolled_height(room);
    let name = scrolling::steady(ui, scroll, |ui| {
        let name = match form {
            Form::Threat(form) => Some(threat::show(ui, now, form)),
            Form::Measure(form) => Some(measure::show(ui, now, form)),
            Form::Kind(form) => Some(kind::show(ui, now, form)),
            Form::Rule(form) => {
                rule::show(ui, now, form);
                None
            }
        };
        if scrolling::has_keyboard(ui) {
            scrolling::form_by_keys(ui);
        }
        ring::follow(ui);
        name
    });
    if std::mem::take(&mut editor.begins)
        && let Some(name) = name
    {
        name.request_focus();
    }
    let shown = match form {
        Form::Threat(form) => Some(applies(&mut editor.applies, now, &form.when, form.off)),
        Form::Rule(form) => Some(rule::rejects(&mut editor.concerned, now, &form.rule)),
        Form::Kind(form) => kind::used(now, form),
        Form::Measure(_) => None,
    };
    if let Some(shown) = shown {
        // Seen wherever the page is scrolled to.
        ui.add_space(6.0);
        ui.add(egui::Label::new(RichText::new(&shown).color(now.look.color(Role::Accent))).truncate());
    }
    ui.add_space(8.0);
    buttons(editor, ui, now, actions);
}

fn buttons(editor: &mut Editor, ui: &mut Ui, now: &Now<'_>, actions: &mut Vec<Action>) {
    let lang = now.lang;
    let Some(form) = &editor.form else { return };
    let (edit, fault, differs, drop) = match form {
        Form::Threat(form) => {
            let stored = editor.open_id().and_then(|id| ThreatForm::of(&id, now.project, now.catalog));
            let drop = match &form.target {
                Target::New => None,
                Target::Own(id) => Some(EntryEdit::DropThreat(*id)),
                Target::Edition(id) => {
                    let changed = now.project.own.changed_threats.contains_key(id);
                    changed.then(|| EntryEdit::ChangeThreat(id.clone(), None))
                }
            };
            (form.edit(now.catalog), form.fault(now.catalog), stored.as_ref() != Some(&**form), drop)
        }
        Form::Rule(form) => {
            let stored = editor.open_id().and_then(|id| RuleForm::of(&id, now.project));
            // Applying it as it is confirms it for the threats as they are defined now.
            let differs = stored.as_ref() != Some(&**form) || form.is_outdated(now);
            (Some(form.edit()), form.fault(now), differs, form.id.map(EntryEdit::DropRule))
        }
        Form::Kind(form) => {
            let stored = editor.open_id().and_then(|id| KindForm::of(&id, now.project, now.catalog));
            let differs = stored.as_ref() != Some(&**form);
            (form.edit(now.catalog), form.fault(now.catalog), differs, form.dropping(now.project))
        }
        Form::Measure(form) => {
            let stored = editor.open_id().and_then(|id| MeasureForm::of(&id, now.project, now.catalog));
            let drop = match &form.target {
                Target::New => None,
                Target::Own(id) => Some(EntryEdit::DropMeasure(*id)),
                Target::Edition(id) => {
                    let changed = now.project.own.changed_measures.contains_key(id);
                    changed.then(|| EntryEdit::ChangeMeasure(id.clone(), None))
                }
            };
            (form.edit(now.catalog), form.fault(now.catalog), stored.as_ref() != Some(&**form), drop)
        }
    };
    let adds = edit.as_ref().is_some_and(EntryEdit::adds);
    let drops_own = drop.as_ref().is_some_and(EntryEdit::drops_own);
    let like = match form {
        Form::Kind(form) => match &form.target {
            Target::Edition(id) => Some(id.clone()),
            Target::New | Target::Own(_) => None,
        },
        Form::Threat(_) | Form::Measure(_) | Form::Rule(_) => None,
    };
    let mut reopen = false;
    ui.horizontal_wrapped(|ui| {
        let ready = fault.is_none() && differs && edit.is_some();
        let key = if adds { "entries-add" } else { "criteria-apply" };
        if ui.add_enabled(ready, egui::Button::new(tr(lang, key))).clicked()
            && let Some(edit) = edit
        {
            if adds {
                editor.adding = Some(own_ids(now.project));
            }
            actions.push(Action::Edit(Command::EditEntry(Box::new(edit))));
        }
        if let Some(drop) = drop {
            let key = if drops_own { "entries-drop" } else { "entries-revert" };
            if ui.button(tr(lang, key)).clicked() {
                reopen = !drops_own;
                actions.push(Action::Edit(Command::EditEntry(Box::new(drop))));
            }
        }
        if differs && !adds && ui.button(tr(lang, "entries-discard")).clicked() {
            reopen = true;
        }
        if let Some(like) = like
            && ui.button(tr(lang, "entries-add-like")).clicked()
        {
            editor.adding_like = Some(like);
        }
        // Beside the button that it keeps from being pressed.
        if let Some(fault) = &fault {
            let values = fault.values();
            let args: Vec<_> = values.into_iter().map(|(name, value)| (name, value.into())).collect();
            ui.label(RichText::new(tr_with(lang, fault.key(), &args)).color(now.look.color(Role::Error)));
        }
    });
    if reopen {
        // Shown next, the project is as it will be then.
        editor.wanted = editor.open_id();
    }
}
