//! How far a zone, a party or a phase is covered: its step, and how its flows are spread over the steps.

use std::collections::BTreeSet;

use egui::{RichText, Sense, Ui, WidgetInfo, vec2};

use super::{Panel, parts};
use crate::analysis::{Area, Coverage};
use crate::app::action::Action;
use crate::app::badges;
use crate::app::fonts;
use crate::model::ElementId;
use crate::register::{Spot, Term};
use crate::scene::Role;
use crate::text::tr_with;

/// The part of a page that tells of one area.
pub(super) fn section(ui: &mut Ui, panel: &mut Panel<'_>, area: &Area) {
    let heading = panel.say("inspector-area");
    parts::section(ui, panel, &heading);
    if area.flows.is_empty() {
        ui.add(egui::Label::new(RichText::new(panel.say("area-none")).weak()).wrap());
        return;
    }
    bar(ui, panel, area, None);
    ui.horizontal_wrapped(|ui| {
        for step in Coverage::ALL.into_iter().filter(|&step| area.count(step) > 0) {
            badges::coverage(ui, panel.look, step);
            ui.label(format!("{} {}", step.say(panel.state.lang()), area.count(step)));
            ui.add_space(4.0);
        }
    });
    let hint = RichText::new(panel.say("area-hint")).font(fonts::regular(10.5));
    ui.add(egui::Label::new(hint.color(panel.look.color(Role::Secondary))).wrap());
    let text = tr_with(panel.state.lang(), "area-select", &[("count", area.flows.len().into())]);
    if ui.button(text).clicked() {
        select(panel, area);
    }
}

/// All phases, each with its step, as a part of the project's page.
pub(super) fn phases(ui: &mut Ui, panel: &mut Panel<'_>) {
    let analysis = panel.state.document.analysis();
    let top = ui.cursor().left_top();
    let heading = panel.say("inspector-phases");
    parts::section(ui, panel, &heading);
    for (phase, area) in &analysis.areas.phases {
        let name = phase.say(panel.state.lang());
        if bar(ui, panel, area, Some(&name)) {
            select(panel, area);
        }
    }
    parts::come_to(ui, panel, top, Spot::Phases);
}

fn select(panel: &mut Panel<'_>, area: &Area) {
    let flows: BTreeSet<ElementId> = area.flows.iter().map(|&flow| flow.into()).collect();
    panel.actions.push(Action::Select(flows));
}

/// One bar of an area's flows, each step as wide as its share, with the mark of the lowest; a name makes it a button.
fn bar(ui: &mut Ui, panel: &Panel<'_>, area: &Area, name: Option<&str>) -> bool {
    const NAME: f32 = 92.0;
    let (lang, look) = (panel.state.lang(), panel.look);
    let step = area.step();
    let sense = if name.is_some() && !area.flows.is_empty() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), sense);
    let text = match name {
        Some(name) => {
            let args = [("name", name.into()), ("step", step.say(lang).into()), ("count", area.flows.len().into())];
            tr_with(lang, "area-name", &args)
        }
        None => step.say(lang),
    };
    let role = if sense == Sense::click() { egui::Role::Button } else { egui::Role::Image };
    response.widget_info(|| WidgetInfo::labeled(role, true, &text));
    if response.has_focus() || (sense == Sense::click() && response.hovered()) {
        ui.painter().rect_filled(rect, 5.0, look.color(Role::Hover));
    }
    badges::coverage_at(ui, look, step, rect.left_center() + vec2(8.0, 0.0));
    let mut left = rect.left() + 22.0;
    let middle = rect.center().y;
    if let Some(name) = name {
        let at = egui::pos2(left, middle);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, name, fonts::regular(12.0), look.color(Role::Text));
        left += NAME;
    }
    let count = area.flows.len().to_string();
    let end = egui::pos2(rect.right() - 2.0, middle);
    ui.painter().text(end, egui::Align2::RIGHT_CENTER, count, fonts::regular(11.5), look.color(Role::Secondary));
    let bar = egui::Rect::from_min_max(egui::pos2(left, middle - 4.0), egui::pos2(rect.right() - 34.0, middle + 4.0));
    badges::steps(ui.painter(), bar, &area.steps, look);
    response.on_hover_text(text).clicked()
}
