//! What is to be done by when: measures by how far they have come and when they are due, what is overdue first.

use egui::{Align2, Rect, Sense, Ui, pos2, vec2};

use super::{Page, card};
use crate::analysis::{Due, Figure};
use crate::app::fonts;
use crate::model::Status;
use crate::register::Term;
use crate::scene::Role;

/// The height of a row and the width of its heading, in screen points.
const ROW: f32 = 30.0;
const NAME: f32 = 64.0;

/// Shows the card.
pub(super) fn show(ui: &mut Ui, page: &mut Page<'_>) {
    card::card(ui, page, "overview-measures", |ui, page| {
        if page.state.project().measures.is_empty() {
            ui.weak(page.say("overview-measures-none"));
            return;
        }
        let lang = page.state.lang();
        let width = (ui.available_width() - NAME) / Due::ALL.len() as f32;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
        for (column, due) in Due::ALL.into_iter().enumerate() {
            let at = pos2(rect.left() + NAME + width * (column as f32 + 0.5), rect.center().y);
            let quiet = page.look.color(Role::Secondary);
            ui.painter().text(at, Align2::CENTER_CENTER, due.say(lang), fonts::bold(11.0), quiet);
        }
        for status in [Status::Planned, Status::InProgress] {
            let rect = line(ui, page, status);
            for (column, due) in Due::ALL.into_iter().enumerate() {
                let left = rect.left() + NAME + width * column as f32;
                let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, ROW));
                number(ui, page, cell.shrink(2.0), Figure::Open(status, due), due == Due::Overdue);
            }
        }
        for status in [Status::Done, Status::NotApplicable] {
            let rect = line(ui, page, status);
            let cell = Rect::from_min_max(pos2(rect.left() + NAME, rect.top()), rect.max);
            number(ui, page, cell.shrink(2.0), Figure::Closed(status), false);
        }
    });
}

/// A row with its heading.
fn line(ui: &mut Ui, page: &Page<'_>, status: Status) -> Rect {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let name = status.say(page.state.lang());
    let at = pos2(rect.left() + 2.0, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, name, fonts::regular(12.5), page.look.color(Role::Text));
    rect
}

fn number(ui: &Ui, page: &mut Page<'_>, rect: Rect, figure: Figure, urgent: bool) {
    let count = page.summary.risks(figure);
    ui.painter().rect_filled(rect, 5.0, page.look.color(Role::Sunken));
    card::ground(ui, page, rect, figure);
    let (text, role) = match count {
        0 => ("–".to_owned(), Role::Secondary),
        _ if urgent => (format!("! {count}"), Role::Error),
        _ => (count.to_string(), Role::Text),
    };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, fonts::bold(15.0), page.look.color(role));
    card::figure(ui, page, rect, figure);
}
