//! What is wrong, by kind: each lint that found something, with how often, the weightiest first.

use egui::{Align2, Sense, Ui, UiBuilder, pos2, vec2};

use super::standing::List;
use super::{Page, card};
use crate::analysis::Figure;
use crate::app::{badges, fonts};
use crate::catalog::Severity;
use crate::layout::text::ellipsis;
use crate::register::Term;
use crate::scene::Role;

/// The height of a row, in screen points.
const ROW: f32 = 24.0;

/// Shows the card.
pub(super) fn show(ui: &mut Ui, page: &mut Page<'_>) {
    card::card(ui, page, "overview-findings", |ui, page| {
        let lints = page.state.catalog().lints.as_slice();
        let mut found: Vec<(Severity, usize, usize)> = page
            .summary
            .findings
            .iter()
            .filter_map(|&(lint, count)| Some((lints.get(lint)?.severity, lint, count)))
            .collect();
        if found.is_empty() {
            ui.weak(page.say("overview-findings-none"));
            return;
        }
        found.sort_by_key(|&(severity, lint, count)| (severity, std::cmp::Reverse(count), lint));
        let few = card::shown(page, List::Findings, found.len());
        for &(severity, lint, count) in found.iter().take(few) {
            row(ui, page, severity, lint, count);
        }
        card::more(ui, page, List::Findings, found.len());
    });
}

fn row(ui: &mut Ui, page: &mut Page<'_>, severity: Severity, lint: usize, count: usize) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let figure = Figure::Finding(lint);
    card::ground(ui, page, rect, figure);
    let sign = egui::Rect::from_min_size(rect.left_top() + vec2(4.0, 4.0), vec2(16.0, 16.0));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(sign));
    badges::severity(&mut inner, page.look, severity, &severity.say(page.state.lang()));
    let ink = page.look.color(Role::Text);
    let name = page.state.words().figure(figure);
    let name = ellipsis(&name, 12.5, false, rect.width() - 74.0).into_owned();
    let at = |x: f32| pos2(x, rect.center().y);
    ui.painter().text(at(rect.left() + 26.0), Align2::LEFT_CENTER, name, fonts::regular(12.5), ink);
    ui.painter().text(at(rect.right() - 8.0), Align2::RIGHT_CENTER, count.to_string(), fonts::bold(14.0), ink);
    card::figure(ui, page, rect, figure);
}
