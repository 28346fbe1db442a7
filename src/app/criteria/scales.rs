//! The steps of one scale: their names in both languages, one more, one less.

use egui::{Button, Grid, TextEdit, Ui, WidgetInfo};

use super::draft;
use super::section::section;
use crate::app::look::Look;
use crate::model::{Axis, Criteria, LONGEST_STEP};
use crate::text::{Lang, tr, tr_with};

/// Shows the steps, the highest first as in the matrix.
pub(super) fn show(ui: &mut Ui, criteria: &mut Criteria, axis: Axis, lang: Lang, look: &Look) {
    let scale = match axis {
        Axis::Impact => tr(lang, "axis-impact"),
        Axis::Likelihood => tr(lang, "axis-likelihood"),
    };
    section(ui, look, &scale);
    let removable = draft::can_remove(criteria, axis);
    let steps = match axis {
        Axis::Impact => &mut criteria.impact,
        Axis::Likelihood => &mut criteria.likelihood,
    };
    let mut removed = None;
    Grid::new(("criteria-scale", axis)).num_columns(3).show(ui, |ui| {
        for (place, step) in steps.iter_mut().enumerate().rev() {
            let of = |key: &str| {
                let number = (place + 1).to_string();
                format!("{scale} {number}: {}", tr(lang, key))
            };
            for (text, key, width) in
                [(&mut step.id, "criteria-step-ja", 110.0), (&mut step.en, "criteria-step-en", 150.0)]
            {
                let hint = tr(lang, key);
                let field = TextEdit::singleline(text).char_limit(LONGEST_STEP).hint_text(&hint);
                let field = ui.add_sized([width, 24.0], field);
                field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, of(key)));
            }
            let name = tr_with(lang, "criteria-step-remove", &[("step", step.id.as_str().into())]);
            let button = ui.add_enabled_ui(removable, |ui| ui.add_sized([24.0, 24.0], Button::new("−"))).inner;
            button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, removable, &name));
            if button.on_hover_text(&name).clicked() {
                removed = Some(place);
            }
            ui.end_row();
        }
    });
    if let Some(place) = removed {
        draft::remove(criteria, axis, place);
    }
    let more = draft::can_add(criteria, axis);
    let name = tr_with(lang, "criteria-step-add", &[("scale", scale.as_str().into())]);
    // In a line of its own it is as wide as its words.
    let button = ui.horizontal(|ui| ui.add_enabled(more, Button::new(name)));
    if button.inner.clicked() {
        draft::add(criteria, axis, |number| (format!("段階{number}"), format!("Step {number}")));
    }
}
