//! How many risks of which level each zone and party has, before or after measures: bars whose parts say level and number.

use egui::{Align2, Rect, RichText, Sense, Ui, pos2, vec2};

use super::standing::List;
use super::{Page, card};
use crate::analysis::{Figure, Part, Time};
use crate::app::fonts;
use crate::layout::text::ellipsis;
use crate::model::Level;
use crate::register::Term;
use crate::scene::Role;

/// The height of a row, in screen points.
const ROW: f32 = 26.0;

/// The part of a row's width that names take.
const NAME: f32 = 0.34;

/// How wide a part of a bar is at least, so that level and number fit.
const LEAST: f32 = 30.0;

/// Shows the card.
pub(super) fn show(ui: &mut Ui, page: &mut Page<'_>) {
    card::card(ui, page, "overview-levels", |ui, page| {
        if page.state.document.analysis().totals.risks.count == 0 {
            ui.weak(page.say("overview-risks-none"));
            return;
        }
        ui.horizontal(|ui| {
            for time in Time::ALL {
                let text = RichText::new(time.say(page.state.lang())).font(fonts::regular(12.0));
                if ui.selectable_label(page.dashboard.time == time, text).clicked() {
                    page.dashboard.time = time;
                }
            }
        });
        ui.add_space(2.0);
        row(ui, page, None);
        let (parties, zones) = (&page.summary.exposed_parties, &page.summary.exposed_zones);
        for (heading, list, parts) in [
            ("overview-areas-parties", List::ExposedParties, parties),
            ("overview-areas-zones", List::ExposedZones, zones),
        ] {
            if parts.is_empty() {
                continue;
            }
            card::part(ui, page, heading);
            for &part in parts.iter().take(card::shown(page, list, parts.len())) {
                row(ui, page, Some(part));
            }
            card::more(ui, page, list, parts.len());
        }
        let hint = RichText::new(page.say("overview-levels-hint")).font(fonts::regular(11.0));
        ui.label(hint.color(page.look.color(Role::Secondary)));
    });
}

/// The bar of a zone or a party, or of all.
fn row(ui: &mut Ui, page: &mut Page<'_>, part: Option<Part>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let time = page.dashboard.time;
    let name = part.map_or_else(|| page.say("overview-levels-all"), |part| page.state.words().area(part));
    let room = rect.width() * NAME - 10.0;
    let font = if part.is_some() { fonts::regular(12.5) } else { fonts::bold(12.5) };
    let name = ellipsis(&name, 12.5, part.is_none(), room).into_owned();
    let ink = page.look.color(Role::Text);
    ui.painter().text(pos2(rect.left() + 4.0, rect.center().y), Align2::LEFT_CENTER, name, font, ink);
    let all = Level::ALL.iter().map(|&level| page.summary.risks(Figure::Level(time, level))).sum::<usize>().max(1);
    let room = rect.width() * (1.0 - NAME) - LEAST * Level::ALL.len() as f32;
    let mut left = rect.left() + rect.width() * NAME;
    for &level in Level::ALL {
        let figure = match part {
            Some(part) => Figure::LevelIn(part, time, level),
            None => Figure::Level(time, level),
        };
        let count = page.summary.risks(figure);
        if count == 0 {
            continue;
        }
        let width = LEAST + room * count as f32 / all as f32;
        let bar = Rect::from_min_size(pos2(left, rect.top() + 3.0), vec2(width - 1.5, ROW - 6.0));
        segment(ui, page, bar, figure, &format!("{} {count}", level.word()), level);
        left += width;
    }
}

fn segment(ui: &Ui, page: &mut Page<'_>, rect: Rect, figure: Figure, text: &str, level: Level) {
    ui.painter().rect_filled(rect, 3.0, page.look.color(level.into()));
    let ink = page.look.color(Role::LevelLetter);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, fonts::bold(11.5), ink);
    let response = card::figure(ui, page, rect, figure);
    let chosen = page.state.document.narrowing() == Some(figure);
    if chosen || response.hovered() || response.has_focus() {
        let pen = egui::Stroke::new(2.0, page.look.color(Role::Accent));
        ui.painter().rect_stroke(rect, 3.0, pen, egui::StrokeKind::Outside);
    }
}
