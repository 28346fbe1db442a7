//! What several pages of the inspector show alike.

use std::collections::BTreeSet;

use egui::collapsing_header::{CollapsingState, paint_default_icon};
use egui::{
    Align2, ComboBox, CornerRadius, Frame, Margin, Response, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::Panel;
use crate::analysis::Coverage;
use crate::app::action::Action;
use crate::app::badges;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::menus;
use crate::edit::Command;
use crate::layout::text::{self, ellipsis};
use crate::model::ElementId;
use crate::register::{Spot, Term};
use crate::scene::Role;

/// How tall an opened list may be, in screen points.
pub(super) const LIST: f32 = 420.0;

/// The width of the column of labels, in screen points.
const LABELS: f32 = 104.0;

/// How far down plain text begins beside a label, so that both stand on one line.
const BESIDE: f32 = 4.0;

/// The title of a page: id and what it is, with a coverage step at its right.
pub(super) fn title(ui: &mut Ui, panel: &Panel<'_>, text: &str, coverage: Option<Coverage>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(text).font(fonts::bold(16.0)).color(panel.look.color(Role::Text)));
        if let Some(coverage) = coverage {
            ui.add_space(6.0);
            badges::coverage(ui, panel.look, coverage);
            let color = panel.look.color(coverage.into());
            ui.label(RichText::new(coverage.say(panel.state.lang())).color(color));
        }
    });
    ui.add_space(4.0);
}

/// The title of a part of a page.
pub(super) fn section(ui: &mut Ui, panel: &Panel<'_>, text: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(text).font(fonts::bold(13.0)).color(panel.look.color(Role::Text)));
}

/// Brings what was shown since a corner into sight, where that is what somebody wants to see.
pub(super) fn come_to(ui: &Ui, panel: &Panel<'_>, top: egui::Pos2, spot: Spot) {
    if panel.state.revealed_spot == Some(spot) {
        let bottom = ui.min_rect().right_bottom();
        ui.scroll_to_rect(egui::Rect::from_min_max(top, bottom), Some(egui::Align::Center));
    }
}

/// What is still to be written into a field. Its room is kept once nothing is: what stands below must not move from under
/// the pointer by what is typed.
pub(super) fn demand(ui: &mut Ui, panel: &Panel<'_>, text: &str, role: Role, open: bool) {
    let (font, color) = (fonts::regular(11.5), panel.look.color(role));
    if open {
        ui.add(egui::Label::new(RichText::new(text).font(font).color(color)).wrap());
    } else {
        let room = ui.painter().layout(text.to_owned(), font, color, ui.available_width()).size();
        ui.allocate_space(room);
    }
}

/// A label with a text beside it.
pub(super) fn row(ui: &mut Ui, panel: &Panel<'_>, label: &str, text: &str) {
    labelled(ui, panel, label, |ui, _| {
        ui.add_space(BESIDE);
        ui.add(egui::Label::new(text).wrap());
    });
}

/// A label with something beside it; the content gets the label's id, to be named by it.
pub(super) fn labelled<R>(
    ui: &mut Ui,
    panel: &Panel<'_>,
    label: &str,
    content: impl FnOnce(&mut Ui, egui::Id) -> R,
) -> R {
    let secondary = panel.look.color(Role::Secondary);
    ui.horizontal_top(|ui| {
        let width = LABELS;
        let id = ui
            .allocate_ui_with_layout(vec2(width, 26.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_width(width);
                ui.add(egui::Label::new(RichText::new(label).color(secondary)).truncate()).id
            })
            .inner;
        ui.vertical(|ui| content(ui, id)).inner
    })
    .inner
}

/// One of several, chosen from a list; answers with the one newly chosen.
pub(super) fn choice<T: PartialEq + Clone, Name: AsRef<str>>(
    ui: &mut Ui,
    panel: &Panel<'_>,
    label: &str,
    current: &T,
    options: &[(T, Name)],
) -> Option<T> {
    choice_of(ui, panel, label, Some(current), options)
}

/// The same for several elements; without a value that all of them have it says so, and any can be chosen for all.
pub(super) fn choice_of<T: PartialEq + Clone, Name: AsRef<str>>(
    ui: &mut Ui,
    panel: &Panel<'_>,
    label: &str,
    current: Option<&T>,
    options: &[(T, Name)],
) -> Option<T> {
    let mixed = panel.say("value-mixed");
    labelled(ui, panel, label, |ui, id| {
        let is_current = |value: &T| current == Some(value);
        let shown = match current {
            Some(_) => options.iter().find(|(value, _)| is_current(value)).map_or("", |(_, name)| name.as_ref()),
            None => &mixed,
        };
        let text = RichText::new(shown);
        let mut chosen = None;
        let combo = ComboBox::from_id_salt((label, ui.unique_id()))
            .selected_text(if current.is_none() { text.color(panel.look.color(Role::Secondary)) } else { text })
            .width(ui.available_width())
            .truncate()
            // As many as there are people and networks in a drawing of a clinic: what is scrolled away is not found.
            .height(LIST)
            .show_ui(ui, |ui| {
                for (value, name) in options {
                    if ui.selectable_label(is_current(value), name.as_ref()).clicked() {
                        chosen = (!is_current(value)).then(|| value.clone());
                        // Assistive technology chooses without the click that closes a list.
                        ui.close();
                    }
                }
            });
        if label.is_empty() {
            // A list that adds something is named by what it offers to do.
            combo.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, shown));
        } else {
            combo.response.labelled_by(id);
        }
        chosen
    })
}

/// A box to tick for several elements, half ticked where they differ; answers with what all of them are to be.
pub(super) fn checkbox(ui: &mut Ui, current: Option<bool>, text: &str) -> Option<bool> {
    let mut on = current.unwrap_or(false);
    let checkbox = egui::Checkbox::new(&mut on, text).indeterminate(current.is_none());
    ui.add(checkbox).changed().then_some(on)
}

/// A button that selects an element and brings it into sight.
pub(super) fn link(ui: &mut Ui, panel: &mut Panel<'_>, element: ElementId) {
    let text = panel.state.words().element(element);
    let reveal = panel.say("row-reveal");
    let response = ui.add(egui::Link::new(&text)).on_hover_text(&reveal);
    let mut clicked = response.clicked();
    let copy = panel.say("command-copy");
    menus::of(&response, |ui| {
        if ui.button(&reveal).clicked() {
            clicked = true;
            ui.close();
        }
        if ui.button(&copy).clicked() {
            panel.actions.push(Action::CopyText(text.clone()));
            ui.close();
        }
    });
    if clicked {
        panel.actions.push(Action::Reveal(element));
    }
}

/// A label with a link to an element beside it.
pub(super) fn link_row(ui: &mut Ui, panel: &mut Panel<'_>, label: &str, element: ElementId) {
    let text = panel.state.words().element(element);
    let clicked = labelled(ui, panel, label, |ui, _| {
        ui.add_space(BESIDE);
        ui.add(egui::Link::new(text)).clicked()
    });
    if clicked {
        panel.actions.push(Action::Reveal(element));
    }
}

/// A sunken card.
pub(super) fn card<R>(ui: &mut Ui, panel: &Panel<'_>, content: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .fill(panel.look.color(Role::Sunken))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
        .inner
}

/// A card with a line round it.
pub(super) fn outlined<R>(ui: &mut Ui, look: &Look, content: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, look.color(Role::Line)))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(10, 8));
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
        .inner
}

/// The line of something folded: a badge, what it is, and a word at its end.
pub(super) struct Head<'a> {
    /// A short word in front.
    pub badge: &'a str,
    /// What it is.
    pub text: &'a str,
    /// A short word at the end.
    pub end: &'a str,
}

/// Something folded into one line, shown below it when the line is pressed.
pub(super) fn fold(
    ui: &mut Ui,
    panel: &mut Panel<'_>,
    salt: impl std::hash::Hash + std::fmt::Debug,
    head: &Head<'_>,
    body: impl FnOnce(&mut Ui, &mut Panel<'_>),
) {
    const HEIGHT: f32 = 24.0;
    const SMALL: f32 = 11.0;
    const SIZE: f32 = 12.5;
    let look = panel.look;
    let id = ui.make_persistent_id(salt);
    let mut folded = CollapsingState::load_with_default_open(ui.ctx(), id, false);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::DisclosureTriangle, true, head.text));
    if response.clicked() {
        folded.toggle(ui);
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(6), look.color(Role::Sunken));
    }
    let icon = egui::Rect::from_center_size(rect.left_center() + vec2(8.0, 0.0), vec2(10.0, 10.0));
    paint_default_icon(ui, folded.openness(ui.ctx()), &response.clone().with_new_rect(icon));
    let secondary = look.color(Role::Secondary);
    let mut left = rect.left() + 20.0;
    let badge = text::width(head.badge, SMALL, false) + 10.0;
    let chip = egui::Rect::from_min_size(egui::pos2(left, rect.center().y - 8.0), vec2(badge, 16.0));
    ui.painter().rect_stroke(chip, CornerRadius::same(8), Stroke::new(1.0, secondary), StrokeKind::Inside);
    ui.painter().text(chip.center(), Align2::CENTER_CENTER, head.badge, fonts::regular(SMALL), secondary);
    left = chip.right() + 6.0;
    let end = text::width(head.end, SIZE, false);
    let room = rect.right() - left - end - 12.0;
    let shown = ellipsis(head.text, SIZE, false, room);
    let at = |x: f32| egui::pos2(x, rect.center().y);
    ui.painter().text(at(left), Align2::LEFT_CENTER, &shown, fonts::regular(SIZE), look.color(Role::Text));
    ui.painter().text(at(rect.right() - 4.0), Align2::RIGHT_CENTER, head.end, fonts::regular(SIZE), secondary);
    if shown != head.text {
        response.on_hover_text(head.text);
    }
    folded.show_body_unindented(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 12, right: 0, top: 2, bottom: 8 }).show(ui, |ui| body(ui, panel));
    });
}

/// A small word with a cross that takes it away; answers whether the cross was pressed.
pub(super) fn chip(ui: &mut Ui, panel: &Panel<'_>, text: &str, remove: &str) -> bool {
    let fill = panel.look.color(Role::Sunken);
    let inner = Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(9))
        .inner_margin(Margin::symmetric(8, 2))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let room = ui.available_width() - 22.0;
                let shown = ellipsis(text, 12.0, false, room);
                let cut = shown != text;
                let label = ui.label(RichText::new(shown).font(fonts::regular(12.0)));
                if cut {
                    label.on_hover_text(text);
                }
                cross(ui, panel, remove).clicked()
            })
            .inner
        });
    inner.inner
}

/// A small drawn cross; the font's own looks different on every system.
fn cross(ui: &mut Ui, panel: &Panel<'_>, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    let role = if response.hovered() || response.has_focus() { Role::Text } else { Role::Secondary };
    let pen = egui::Stroke::new(1.4, panel.look.color(role));
    let inner = rect.shrink(5.0);
    ui.painter().line_segment([inner.left_top(), inner.right_bottom()], pen);
    ui.painter().line_segment([inner.right_top(), inner.left_bottom()], pen);
    response.on_hover_text(name)
}

/// Whether an element is locked, to be changed.
pub(super) fn locked(ui: &mut Ui, panel: &mut Panel<'_>, element: ElementId, mut locked: bool) {
    if ui.checkbox(&mut locked, panel.say("field-locked")).changed() {
        panel.edit(Command::Lock { elements: BTreeSet::from([element]), locked });
    }
}

/// The findings about an element.
pub(super) fn findings(ui: &mut Ui, panel: &mut Panel<'_>, element: ElementId) {
    let state = panel.state;
    let found: Vec<_> =
        state.document.analysis().findings.iter().filter(|finding| finding.subject == Some(element)).collect();
    if found.is_empty() {
        return;
    }
    let heading = panel.say("inspector-findings");
    section(ui, panel, &heading);
    for finding in found {
        ui.horizontal_top(|ui| {
            badges::severity(ui, panel.look, finding.severity, &finding.severity.say(state.lang()));
            let text = state.words().finding(finding);
            ui.add(egui::Label::new(text).wrap());
        });
    }
}
