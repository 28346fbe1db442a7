//! What stands in the place of まだ足りないこと when nothing is missing: that it is done, and of what.

use egui::{Align, Layout, RichText, Sense, Ui, vec2};

use super::action::Action;
use super::command::Command;
use super::fonts;
use super::look::Look;
use super::state::State;
use super::{badges, menu};
use crate::analysis::Coverage;
use crate::layout::text::width;
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// The sizes of the tick and of the title beside it, in screen points.
const TICK: f32 = 26.0;
const TITLE: f32 = 17.0;

/// Shows it.
pub(super) fn show(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let totals = &state.document.analysis().totals;
    ui.add_space(8.0);
    ui.vertical_centered(|ui| {
        let title = tr(lang, "missing-done-title");
        let size = vec2(TICK + 10.0 + width(&title, TITLE, true) + 4.0, TICK);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(TICK, TICK), Sense::hover());
            badges::done(ui.painter(), rect, look.color(Coverage::Covered.into()), look.color(Role::Panel));
            ui.label(RichText::new(title).font(fonts::bold(TITLE)).color(look.color(Role::Text)));
        });
        ui.label(tr_with(lang, "missing-done-flows", &[("flows", totals.flows.into())]));
        if totals.risks.count > 0 {
            ui.label(tr_with(lang, "missing-done-risks", &[("risks", totals.risks.count.into())]));
        }
        ui.add_space(2.0);
        let tip = menu::tip(ui.ctx(), state, Command::Freeze);
        if ui.button(tr(lang, Command::Freeze.key())).on_hover_text(tip).clicked() {
            actions.push(Action::Run(Command::Freeze));
        }
        let hint = RichText::new(tr(lang, "missing-done-hint")).font(fonts::regular(11.0));
        ui.label(hint.color(look.color(Role::Secondary)));
    });
}
