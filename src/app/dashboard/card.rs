//! What the cards share: the card itself, a figure as a button, a list that can be shown in full.

use egui::{CornerRadius, Frame, Id, Margin, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::Page;
use super::standing::List;
use crate::analysis::Figure;
use crate::app::action::Action;
use crate::app::fonts;
use crate::scene::Role;
use crate::text::tr_with;

/// How many rows of a long list are shown at first.
const FEW: usize = 8;

/// A card with its heading.
pub(super) fn card(ui: &mut Ui, page: &mut Page<'_>, heading: &str, content: impl FnOnce(&mut Ui, &mut Page<'_>)) {
    Frame::new()
        .fill(page.look.color(Role::Panel))
        .stroke(Stroke::new(1.0, page.look.color(Role::Line)))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 3.0);
            let text = RichText::new(page.say(heading)).font(fonts::bold(13.5));
            ui.label(text.color(page.look.color(Role::Text)));
            ui.add_space(4.0);
            content(ui, page);
        });
}

/// A figure over a rectangle: a press lists and selects what it counts. Nothing is behind a zero, which is no button.
pub(super) fn figure(ui: &Ui, page: &mut Page<'_>, rect: Rect, figure: Figure) -> Response {
    let analysis = page.state.document.analysis();
    let count = page.summary.count(figure, analysis);
    let sense = if count > 0 { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, Id::unique(("figure", figure)), sense);
    let args = [("figure", page.state.words().figure(figure).into()), ("count", count.into())];
    let name = tr_with(page.state.lang(), "figure-count", &args);
    let chosen = page.state.document.narrowing() == Some(figure);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, count > 0, chosen, &name));
    if response.clicked() {
        page.actions.push(Action::ShowFigure(figure));
    }
    response.on_hover_text(name)
}

/// The ground of a figure: lit while the pointer or the keyboard is on it, or while what it counts is listed.
pub(super) fn ground(ui: &Ui, page: &Page<'_>, rect: Rect, figure: Figure) {
    let id = Id::unique(("figure", figure));
    let (hovered, focused) = ui
        .ctx()
        .read_response(id)
        .map_or((false, false), |response| (response.hovered() && response.sense.senses_click(), response.has_focus()));
    let chosen = page.state.document.narrowing() == Some(figure);
    if chosen || hovered {
        let role = if chosen { Role::Selected } else { Role::Hover };
        ui.painter().rect_filled(rect, 5.0, page.look.color(role));
    }
    if focused {
        let pen = Stroke::new(1.5, page.look.color(Role::Accent));
        ui.painter().rect_stroke(rect, 5.0, pen, StrokeKind::Inside);
    }
}

/// How many rows of a list are shown, and below it the button that changes that.
pub(super) fn shown(page: &Page<'_>, list: List, all: usize) -> usize {
    if page.dashboard.full.contains(&list) || all <= FEW + 1 { all } else { FEW }
}

/// The button below a long list.
pub(super) fn more(ui: &mut Ui, page: &mut Page<'_>, list: List, all: usize) {
    if all <= FEW + 1 {
        return;
    }
    let full = page.dashboard.full.contains(&list);
    let text = if full {
        page.say("overview-fewer")
    } else {
        tr_with(page.state.lang(), "overview-all", &[("count", all.into())])
    };
    if ui.add(egui::Link::new(RichText::new(text).font(fonts::regular(12.0)))).clicked() {
        if full {
            page.dashboard.full.remove(&list);
        } else {
            page.dashboard.full.insert(list);
        }
    }
}

/// A small heading within a card.
pub(super) fn part(ui: &mut Ui, page: &Page<'_>, key: &str) {
    ui.add_space(4.0);
    let text = RichText::new(page.say(key)).font(fonts::bold(11.0));
    ui.label(text.color(page.look.color(Role::Secondary)));
}
