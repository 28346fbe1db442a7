//! How far phases, parties and zones are covered: the mark of each, and a bar of how its flows are spread over the steps.

use egui::{Align2, Sense, Ui, pos2, vec2};

use super::standing::List;
use super::{Page, card};
use crate::analysis::summary::area;
use crate::analysis::{Coverage, Figure, Part};
use crate::app::{badges, fonts};
use crate::layout::text::ellipsis;
use crate::model::Phase;
use crate::register::Term;
use crate::scene::Role;
use crate::text::tr;

/// The height of a row, in screen points.
const ROW: f32 = 24.0;

/// The part of a row's width that names take.
const NAME: f32 = 0.42;

/// Shows the card.
pub(super) fn show(ui: &mut Ui, page: &mut Page<'_>) {
    card::card(ui, page, "overview-areas", |ui, page| {
        card::part(ui, page, "overview-areas-phases");
        for &phase in Phase::ALL {
            row(ui, page, Part::Phase(phase));
        }
        let (parties, zones) = (&page.summary.parties, &page.summary.zones);
        for (heading, list, parts) in
            [("overview-areas-parties", List::Parties, parties), ("overview-areas-zones", List::Zones, zones)]
        {
            if parts.is_empty() {
                continue;
            }
            card::part(ui, page, heading);
            for &part in parts.iter().take(card::shown(page, list, parts.len())) {
                row(ui, page, part);
            }
            card::more(ui, page, list, parts.len());
        }
    });
}

fn row(ui: &mut Ui, page: &mut Page<'_>, part: Part) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    // Rows out of sight cost their room and no more.
    if !ui.is_rect_visible(rect) {
        return;
    }
    let analysis = page.state.document.analysis();
    let Some(area) = area(analysis, part) else { return };
    let figure = Figure::Area(part);
    card::ground(ui, page, rect, figure);
    badges::coverage_at(ui, page.look, area.step(), pos2(rect.left() + 12.0, rect.center().y));
    let left = rect.left() + 26.0;
    let room = rect.width() * NAME - 32.0;
    let name = page.state.words().area(part);
    let name = ellipsis(&name, 12.5, false, room).into_owned();
    let ink = page.look.color(Role::Text);
    ui.painter().text(pos2(left, rect.center().y), Align2::LEFT_CENTER, name, fonts::regular(12.5), ink);
    let bar = egui::Rect::from_min_max(
        pos2(rect.left() + rect.width() * NAME, rect.center().y - 5.0),
        pos2(rect.right() - 42.0, rect.center().y + 5.0),
    );
    badges::steps(ui.painter(), bar, &area.steps, page.look);
    let count = area.flows.len().to_string();
    let at = pos2(rect.right() - 8.0, rect.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, count, fonts::regular(12.5), ink);
    let steps = step_words(page, part);
    card::figure(ui, page, rect, figure).on_hover_text(steps);
}

/// How many flows are at which step, in words: the bar says it by colours alone.
fn step_words(page: &Page<'_>, part: Part) -> String {
    let lang = page.state.lang();
    let area = area(page.state.document.analysis(), part);
    let words = Coverage::ALL.into_iter().filter_map(|step| {
        let count = area.map_or(0, |area| area.count(step));
        (count > 0).then(|| format!("{} {count}", step.say(lang)))
    });
    words.collect::<Vec<_>>().join(&tr(lang, "list-separator"))
}
