//! What each level asks for: how many measures, a decision, an approval.

use egui::{DragValue, Grid, RichText, Ui, WidgetInfo};

use super::section::section;
use crate::app::look::Look;
use crate::app::{badges, fonts};
use crate::model::Criteria;
use crate::scene::Role;
use crate::text::{Lang, tr};

/// Shows the rules, the highest level first.
pub(super) fn show(ui: &mut Ui, criteria: &mut Criteria, lang: Lang, look: &Look) {
    section(ui, look, &tr(lang, "criteria-rules"));
    let heads = ["criteria-rule-level", "criteria-rule-measures", "criteria-rule-decision", "criteria-rule-approval"];
    let heads = heads.map(|key| tr(lang, key));
    Grid::new("criteria-rules").num_columns(4).spacing([16.0, 6.0]).show(ui, |ui| {
        for head in &heads {
            ui.label(RichText::new(head).font(fonts::bold(11.5)).color(look.color(Role::Secondary)));
        }
        ui.end_row();
        for rule in &mut criteria.rules {
            let level = rule.level.word();
            badges::level(ui, look, rule.level);
            let number = ui.add(DragValue::new(&mut rule.measures).range(0..=9).speed(0.05));
            number.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, format!("{level}: {}", heads[1])));
            for (asked, head) in [(&mut rule.decision, &heads[2]), (&mut rule.approval, &heads[3])] {
                let on = *asked;
                let mark = ui.checkbox(asked, "");
                mark.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, on, format!("{level}: {head}")));
            }
            ui.end_row();
        }
    });
    ui.weak(tr(lang, "criteria-rules-hint"));
}
