//! Baselines in the window: freezing the project as it is ([`form`]), and the list of what was frozen.

pub mod form;

use egui::{RichText, ScrollArea, Ui};

use super::action::Action;
use super::dialog::Dialog;
use super::fonts;
use super::look::Look;
use super::state::State;
use crate::app::{closing, ring, scrolling};
use crate::edit::Command;
use crate::model::BaselineId;
use crate::scene::Role;
use crate::text::{Lang, tr};
use form::Form;

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
            None => Form { on: self.setting.today.clone(), by: self.approver(), ..Form::default() },
            Some(id) => {
                let Some(baseline) = project.baselines.get(&id) else { return };
                let [name, on, by, note] =
                    [&baseline.name, &baseline.on, &baseline.by, &baseline.note].map(String::clone);
                Form { of, name, on, by, note, ..Form::default() }
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
        scrolling::form_by_keys(ui);
        ring::follow(ui);
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button(tr(lang, "command-freeze")).clicked() {
            actions.push(Action::DescribeBaseline(None));
        }
        closing::button(ui, lang, actions);
    });
}
