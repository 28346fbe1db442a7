//! The questions what becomes of unsaved changes: of one document, or of several that are closed together. Enter keeps
//! the work, Escape closes nothing.

use egui::{Button, Label, RichText, ScrollArea, Ui};

use crate::app::action::{Action, Unsaved};
use crate::app::dialog::Kept;
use crate::app::look::Look;
use crate::app::ring;
use crate::app::scrolling;
use crate::app::{fonts, state::State};
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// A document with changes, as it is listed.
pub(in crate::app) struct Line {
    name: String,
    /// Its file, or that it has none.
    file: String,
}

impl State {
    /// How documents are listed that are asked about.
    pub(in crate::app) fn lines_of(&self, asked: &[Kept]) -> Vec<Line> {
        let line = |kept: &Kept| {
            let path = self.document_of(kept.document).and_then(|document| document.path.as_ref());
            let nowhere = || tr(self.lang(), "dialog-recovery-no-file");
            Line {
                name: self.tab_name(kept.document),
                file: path.map_or_else(nowhere, |path| path.display().to_string()),
            }
        };
        asked.iter().map(line).collect()
    }
}

/// Asks about one document.
pub(in crate::app) fn one(ui: &mut Ui, lang: Lang, (name, document): (&str, u64), actions: &mut Vec<Action>) {
    ui.heading(tr_with(lang, "dialog-unsaved", &[("name", name.into())]));
    ui.label(tr(lang, "dialog-unsaved-detail"));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        for (answer, key) in
            [(Unsaved::Save, "dialog-save"), (Unsaved::Discard, "dialog-discard"), (Unsaved::Cancel, "dialog-cancel")]
        {
            let button = ui.button(tr(lang, key));
            if answer == Unsaved::Save {
                ring::begin_at(&button, document);
            }
            if button.clicked() {
                actions.push(Action::AnswerUnsaved(answer));
            }
        }
    });
}

/// Asks about several documents at once, each of which can be left out.
pub(in crate::app) fn several(
    ui: &mut Ui,
    lang: Lang,
    (lines, asked): (&[Line], &mut [Kept]),
    look: &Look,
    actions: &mut Vec<Action>,
) {
    ui.heading(tr_with(lang, "dialog-unsaved-several", &[("count", asked.len().into())]));
    ui.label(tr(lang, "dialog-unsaved-several-detail"));
    ui.add_space(8.0);
    let room = (ui.ctx().content_rect().height() - 260.0).clamp(90.0, 360.0);
    ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for (line, kept) in lines.iter().zip(asked.iter_mut()) {
            ui.checkbox(&mut kept.keep, RichText::new(&line.name).font(fonts::bold(13.0)));
            ui.horizontal(|ui| {
                ui.add_space(24.0);
                let file = RichText::new(&line.file).font(fonts::regular(11.5)).color(look.color(Role::Secondary));
                ui.add(Label::new(file).truncate()).on_hover_text(&line.file);
            });
            ui.add_space(4.0);
        }
        scrolling::form_by_keys(ui);
        ring::follow(ui);
    });
    ui.add_space(12.0);
    let count = asked.iter().filter(|kept| kept.keep).count();
    let save = if count == asked.len() {
        tr(lang, "dialog-save-all")
    } else {
        tr_with(lang, "dialog-save-chosen", &[("count", count.into())])
    };
    ui.horizontal_wrapped(|ui| {
        let save = ui.add_enabled(count > 0, Button::new(save));
        ring::begin_at(&save, "several");
        let answers = [
            (Unsaved::Save, save),
            (Unsaved::Discard, ui.button(tr(lang, "dialog-discard-all"))),
            (Unsaved::Cancel, ui.button(tr(lang, "dialog-cancel"))),
        ];
        for (answer, button) in answers {
            if button.clicked() {
                actions.push(Action::AnswerUnsaved(answer));
            }
        }
    });
}
