//! Questions and messages in the window: the one that is open, and those that are short: errors, a path where no file
//! dialog exists, about.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modal, RichText, ScrollArea, TextEdit, Ui};

use super::action::{Action, Conflict, Reload, Unsaved};
use super::dialog::Dialog;
use super::document::Document;
use super::entries::now::Now;
use super::files::{FileKind, Request, with_extension};
use super::gallery::{self, Gallery};
use super::leaving::asking;
use super::look::Look;
use super::state::State;
use super::{baselines, closing, criteria, disk, edition, entries, fonts, recovering, reviewing, scrolling, shortcuts};
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// The licences of what the program carries in itself.
const LICENSES: &str = include_str!("../../assets/licenses/third-party.txt");

/// How much of the window is seen at either side of a dialog at least, in screen points.
const BESIDE: f32 = 8.0;

/// Shows the dialog that is open.
pub fn show(ui: &mut Ui, state: &mut State, look: &Look, actions: &mut Vec<Action>) {
    let (lang, catalog) = (state.lang(), Arc::clone(state.catalog()));
    let asked = match &state.dialog {
        Some(Dialog::Unsaved(document) | Dialog::Changed(document) | Dialog::Conflict { document, .. }) => *document,
        _ => state.document.identity(),
    };
    let (name, changed) = (state.tab_name(asked), state.document_of(asked).is_some_and(Document::is_changed));
    let unsaved = match &state.dialog {
        Some(Dialog::UnsavedSeveral(asked)) => state.lines_of(asked),
        _ => Vec::new(),
    };
    let frozen = matches!(state.dialog, Some(Dialog::Baselines)).then(|| state.baseline_lines());
    let reviews = matches!(state.dialog, Some(Dialog::Reviews(_))).then(|| state.review_lines());
    let today = state.setting.today.clone();
    let document = &state.document;
    // What is edited is the project as it is, whether its analysis is there or not.
    let edited = Arc::clone(document.catalog_shown());
    let document = (document.history.project().clone(), Arc::clone(document.analysis()), document.history.revision());
    let Some(dialog) = &mut state.dialog else { return };
    // Each dialog has its own size; one that begins with another's would grow into its own under the pointer.
    let id = dialog.id();
    let frame = egui::Frame::popup(ui.style()).inner_margin(egui::Margin::symmetric(20, 16));
    let room = ui.ctx().content_rect().width() - frame.total_margin().sum().x - 2.0 * BESIDE;
    let modal = Modal::new(id).frame(frame).show(ui.ctx(), |ui| {
        let wide = match dialog {
            Dialog::Templates => gallery::ROW,
            Dialog::Shortcuts(_) => shortcuts::WIDTH,
            Dialog::Entries(_) => entries::WIDTH,
            Dialog::Criteria(_) => criteria::WIDTH,
            _ => 560.0,
        };
        ui.set_max_width(wide.min(room));
        match dialog {
            Dialog::Unsaved(document) => asking::one(ui, lang, (&name, *document), actions),
            Dialog::UnsavedSeveral(asked) => asking::several(ui, lang, (&unsaved, asked), look, actions),
            Dialog::Error(text) => {
                ui.heading(tr(lang, "dialog-error"));
                ui.add_space(6.0);
                ScrollArea::vertical().max_height(320.0).min_scrolled_height(320.0).show(ui, |ui| {
                    ui.add(egui::Label::new(text.as_str()).wrap().selectable(true));
                    scrolling::text_by_keys(ui, false);
                });
                ui.add_space(10.0);
                closing::only_button(ui, lang, actions);
            }
            Dialog::Path { request, kind, typed } => path(ui, lang, request, *kind, typed, actions),
            Dialog::Launcher(launcher) => launcher.show(ui, lang, look, actions),
            Dialog::Recovery(found) => recovering::show(ui, lang, found, look, actions),
            Dialog::Changed(_) => disk::ask_reload(ui, lang, &name, changed, actions),
            Dialog::Conflict { .. } => disk::ask_overwrite(ui, lang, &name, actions),
            Dialog::Edition(_) => edition::say(ui, lang, (&name, &document.0.profile), &catalog, actions),
            Dialog::Templates => templates(ui, lang, state.gallery.as_ref(), look, actions),
            Dialog::Shortcuts(typed) => shortcuts::show(ui, lang, &catalog, typed, look, actions),
            Dialog::Baseline(form) => baselines::form::show(ui, lang, form, look, actions),
            Dialog::Baselines => baselines::list(ui, lang, &frozen.unwrap_or_default(), look, actions),
            Dialog::Reviews(chosen) => {
                reviewing::list(ui, lang, &reviews.unwrap_or_default(), chosen, look, actions);
            }
            Dialog::Entries(editor) => {
                let (project, analysis, revision) = (&document.0, &*document.1, document.2);
                let now = Now { project, catalog: &edited, analysis, revision, today: &today, lang, look };
                entries::show(editor, ui, &now, actions);
            }
            Dialog::Criteria(editor) => editor.show(ui, lang, look, actions),
            Dialog::About => about(ui, lang, look, actions),
        }
    });
    if modal.should_close() {
        actions.push(match state.dialog {
            Some(Dialog::Unsaved(_) | Dialog::UnsavedSeveral(_)) => Action::AnswerUnsaved(Unsaved::Cancel),
            Some(Dialog::Changed(_)) => Action::AnswerChanged(Reload::Keep),
            Some(Dialog::Conflict { .. }) => Action::AnswerConflict(Conflict::Cancel),
            _ => Action::CloseDialog,
        });
    }
}

fn templates(ui: &mut Ui, lang: crate::text::Lang, gallery: Option<&Gallery>, look: &Look, actions: &mut Vec<Action>) {
    ui.heading(tr(lang, "dialog-templates"));
    ui.add_space(8.0);
    if let Some(gallery) = gallery {
        let free = ui.memory(|memory| memory.focused().is_none());
        // Under the heading and above the button, with the margins of the dialog.
        let height = (ui.ctx().content_rect().height() - 150.0).max(120.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| gallery.show(ui, look, free, actions));
    }
    ui.add_space(12.0);
    if ui.button(tr(lang, "dialog-cancel")).clicked() {
        actions.push(Action::CloseDialog);
    }
}

fn path(
    ui: &mut Ui,
    lang: crate::text::Lang,
    request: &Request,
    kind: FileKind,
    typed: &mut String,
    actions: &mut Vec<Action>,
) {
    let title = match request {
        Request::Open(_) => "dialog-open-title",
        Request::Compare { .. } => "dialog-compare-title",
        Request::Save { .. } => "dialog-save-title",
        Request::Export(..) => "dialog-export-title",
    };
    ui.heading(tr(lang, title));
    let label = ui.label(tr(lang, "dialog-no-native"));
    ui.add_space(6.0);
    let edit = ui.add(TextEdit::singleline(typed).desired_width(520.0)).labelled_by(label.id);
    let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused().is_none()) && !entered {
        edit.request_focus();
    }
    // The system's own dialogs ask before a file is replaced; here the button says it, and the enter key is not enough.
    let filled = !typed.trim().is_empty();
    let written = with_extension(Path::new(typed.trim()), kind);
    let replaces = filled && !request.reads() && written.exists();
    if replaces {
        ui.label(tr(lang, "dialog-exists"));
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let name = if replaces { "dialog-replace" } else { "dialog-ok" };
        let ok = ui.add_enabled(filled, egui::Button::new(tr(lang, name)));
        if ok.clicked() || (entered && filled && !replaces) {
            actions.push(Action::TypedPath(PathBuf::from(typed.trim())));
        }
        if ui.button(tr(lang, "dialog-cancel")).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

fn about(ui: &mut Ui, lang: crate::text::Lang, look: &Look, actions: &mut Vec<Action>) {
    ui.label(RichText::new(tr(lang, "app-name")).font(fonts::bold(20.0)));
    ui.label(tr_with(lang, "about-version", &[("version", env!("CARGO_PKG_VERSION").into())]));
    ui.add_space(6.0);
    ui.add(egui::Label::new(tr(lang, "about-what")).wrap());
    ui.add_space(6.0);
    ui.add(egui::Label::new(tr(lang, "about-license")).wrap());
    ui.add_space(6.0);
    let secondary = look.color(Role::Secondary);
    ScrollArea::vertical().max_height(280.0).min_scrolled_height(280.0).show(ui, |ui| {
        let text = RichText::new(LICENSES).font(fonts::regular(11.0)).color(secondary);
        ui.add(egui::Label::new(text).wrap().selectable(true));
        scrolling::text_by_keys(ui, false);
    });
    ui.add_space(10.0);
    closing::only_button(ui, lang, actions);
}
