//! Baselines in the window: freezing the project as it is, and the list of what was frozen.

use egui::{Grid, RichText, ScrollArea, TextEdit, Ui};

use super::action::Action;
use super::dialog::Dialog;
use super::fonts;
use super::look::Look;
use super::state::State;
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
    focused: bool,
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

/// A baseline in the list.
pub struct Line {
    id: BaselineId,
    name: String,
    on: String,
    by: String,
    note: String,
}

impl State {
    /// Asks what is to be written about a baseline; none: about the project as it is, to be frozen today.
    pub(super) fn ask_about_baseline(&mut self, of: Option<BaselineId>) {
        let project = self.document.history.project();
        let form = match of {
            None => Form { on: self.setting.today.clone(), ..Form::default() },
            Some(id) => {
                let Some(baseline) = project.baselines.get(&id) else { return };
                let [name, on, by, note] =
                    [&baseline.name, &baseline.on, &baseline.by, &baseline.note].map(String::clone);
                Form { of, name, on, by, note, focused: false }
            }
        };
        self.dialog = Some(Dialog::Baseline(Box::new(form)));
    }

    /// The baselines as the list shows them.
    pub(super) fn baseline_lines(&self) -> Vec<Line> {
        let line = |(&id, baseline): (&BaselineId, &std::sync::Arc<crate::model::Baseline>)| {
            let [name, on, by, note] = [&baseline.name, &baseline.on, &baseline.by, &baseline.note].map(String::clone);
            Line { id, name, on, by, note }
        };
        self.document.history.project().baselines.iter().map(line).collect()
    }
}

/// The form.
pub(super) fn form(ui: &mut Ui, lang: Lang, form: &mut Form, look: &Look, actions: &mut Vec<Action>) {
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
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let named = !form.name.trim().is_empty();
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

/// The list.
pub(super) fn list(ui: &mut Ui, lang: Lang, lines: &[Line], look: &Look, actions: &mut Vec<Action>) {
    ui.heading(tr(lang, "baseline-list"));
    ui.add_space(6.0);
    if lines.is_empty() {
        ui.label(tr(lang, "baseline-none"));
    }
    let room = (ui.ctx().content_rect().height() - 260.0).clamp(120.0, 480.0);
    // At once as high as it needs: a list that grew from frame to frame would move its buttons from under the pointer.
    ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
        for line in lines {
            ui.horizontal(|ui| {
                ui.set_width(520.0);
                ui.vertical(|ui| {
                    ui.set_width(290.0);
                    ui.add(egui::Label::new(RichText::new(&line.name).font(fonts::bold(13.0))).truncate());
                    let about = [&line.on, &line.by, &line.note].map(|text| text.replace('\n', " "));
                    let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
                    let about = RichText::new(about.join(" · ")).font(fonts::regular(11.5));
                    ui.add(egui::Label::new(about.color(look.color(Role::Secondary))).truncate());
                });
                for (key, asked) in [
                    ("baseline-compare", vec![Action::CloseDialog, Action::Compare(line.id)]),
                    ("baseline-edit", vec![Action::DescribeBaseline(Some(line.id))]),
                    ("baseline-delete", vec![Action::Edit(Command::Thaw(line.id))]),
                ] {
                    let name = tr(lang, key);
                    let told = format!("{name} {}", line.name);
                    let button = ui.button(name);
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &told));
                    if button.clicked() {
                        actions.extend(asked);
                    }
                }
            });
            ui.separator();
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button(tr(lang, "command-freeze")).clicked() {
            actions.push(Action::DescribeBaseline(None));
        }
        if ui.button(tr(lang, "dialog-close")).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}
