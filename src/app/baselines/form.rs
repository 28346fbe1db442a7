//! The form in which a baseline is described, before it is frozen or later.

use egui::{Grid, RichText, TextEdit, Ui};

use crate::analysis::is_day;
use crate::app::action::Action;
use crate::app::look::Look;
use crate::edit::Command;
use crate::model::BaselineId;
use crate::scene::Role;
use crate::text::{Lang, tr};

/// What is being written about a baseline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The baseline; none where the project is to be frozen.
    pub of: Option<BaselineId>,
    /// What it is called.
    pub name: String,
    /// The day it was frozen.
    pub on: String,
    /// Who approved it.
    pub by: String,
    /// Free text.
    pub note: String,
    /// Whether the name has had the keyboard.
    pub(super) focused: bool,
}

impl Form {
    /// The step of the history that it asks for.
    fn command(&self) -> Command {
        let Self { of, name, on, by, note, .. } = self.clone();
        let [name, on, by, note] = [name, on, by, note].map(|text| text.trim().to_owned());
        match of {
            None => Command::Freeze { name, on, by, note },
            Some(baseline) => Command::SetBaseline { baseline, name, on, by, note },
        }
    }
}

/// Shows the form.
pub(in crate::app) fn show(ui: &mut Ui, lang: Lang, form: &mut Form, look: &Look, actions: &mut Vec<Action>) {
    let heading = if form.of.is_some() { "baseline-describe" } else { "baseline-freeze" };
    ui.heading(tr(lang, heading));
    ui.add_space(4.0);
    if form.of.is_none() {
        let text = RichText::new(tr(lang, "baseline-freeze-detail")).color(look.color(Role::Secondary));
        ui.add(egui::Label::new(text).wrap());
        ui.add_space(6.0);
    }
    let mut entered = false;
    Grid::new("baseline").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
        let lines = [("baseline-name", &mut form.name), ("baseline-on", &mut form.on), ("baseline-by", &mut form.by)];
        for (key, text) in lines {
            let label = ui.label(tr(lang, key));
            let response = ui.add(TextEdit::singleline(text).desired_width(360.0)).labelled_by(label.id);
            if !std::mem::replace(&mut form.focused, true) {
                response.request_focus();
            }
            entered |= response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            ui.end_row();
        }
        let label = ui.label(tr(lang, "field-note"));
        ui.add(TextEdit::multiline(&mut form.note).desired_rows(3).desired_width(360.0)).labelled_by(label.id);
        ui.end_row();
    });
    let dated = form.on.trim().is_empty() || is_day(&form.on);
    if !dated {
        let text = RichText::new(tr(lang, "day-expected")).color(look.color(Role::Warning));
        ui.add(egui::Label::new(text).wrap());
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let named = !form.name.trim().is_empty() && dated;
        let agree = if form.of.is_some() { "dialog-ok" } else { "baseline-agree" };
        let button = ui.add_enabled(named, egui::Button::new(tr(lang, agree)));
        if named && (button.clicked() || entered) {
            actions.extend([Action::CloseDialog, Action::Edit(form.command())]);
        }
        if ui.button(tr(lang, "dialog-cancel")).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}
