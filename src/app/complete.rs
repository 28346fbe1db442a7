//! What stands in the place of まだ足りないこと when nothing is missing: that it is done, and of what.

use egui::{Frame, Margin, RichText, Ui};

use super::action::Action;
use super::command::Command;
use super::fonts;
use super::look::Look;
use super::state::State;
use super::{badges, menu};
use crate::analysis::Coverage;
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// Shows it.
pub(super) fn show(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let totals = &state.document.analysis().totals;
    ui.vertical_centered(|ui| {
        Frame::new().inner_margin(Margin::symmetric(0, 14)).show(ui, |ui| {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(36.0, 36.0), egui::Sense::hover());
            badges::done(ui.painter(), rect, look.color(Coverage::Covered.into()), look.color(Role::Panel));
            let title = RichText::new(tr(lang, "missing-done-title")).font(fonts::bold(17.0));
            ui.label(title.color(look.color(Role::Text)));
            ui.add_space(2.0);
            ui.label(tr_with(lang, "missing-done-flows", &[("flows", totals.flows.into())]));
            ui.label(tr_with(lang, "missing-done-risks", &[("risks", totals.risks.count.into())]));
            ui.add_space(6.0);
            let tip = menu::tip(ui.ctx(), state, Command::Freeze);
            if ui.button(tr(lang, Command::Freeze.key())).on_hover_text(tip).clicked() {
                actions.push(Action::Run(Command::Freeze));
            }
            ui.label(RichText::new(tr(lang, "missing-done-hint")).font(fonts::regular(11.0)).weak());
        });
    });
}
