//! Several rows of the 脅威一覧 in hand at once, to be decided about in one step.

use std::collections::BTreeSet;

use egui::{Modifiers, RichText, TextEdit, Ui, WidgetInfo};

use super::action::Action;
use super::decide::{Grouping, Threatened, decide, is_so};
use super::entries::proposal;
use super::state::State;
use crate::model::{Decision, FlowId, RiskId};
use crate::register::{Register, RegisterKind, Row};
use crate::text::{tr, tr_with};

/// What tells a row from the others, whatever is decided about it.
type Key = (FlowId, Option<usize>, Option<RiskId>);

/// The rows in hand, and the reason for what is decided about them.
#[derive(Default)]
pub struct Picked {
    /// The document they are of.
    of: u64,
    rows: BTreeSet<Key>,
    /// Where a range begins.
    anchor: Option<Key>,
    reason: String,
    /// Whether what was decided before is changed as well.
    decided_too: bool,
    /// Whether the flows of a threat are adopted as one risk.
    as_one: bool,
    /// Whether all rows in sight are asked for.
    all: bool,
}

/// A row's key; none where it is about no threat on a flow.
fn key(row: &Row) -> Option<Key> {
    let own = row.risk.filter(|_| row.threat.is_none());
    (row.threat.is_some() || own.is_some()).then_some((row.flow?, row.threat, own))
}

impl Picked {
    /// Takes all rows in sight, in the next frame.
    pub fn pick_all(&mut self) {
        self.all = true;
    }

    /// Whether the row is in hand; nothing where no row is.
    pub fn holds(&self, row: &Row) -> Option<bool> {
        (!self.rows.is_empty()).then(|| key(row).is_some_and(|key| self.rows.contains(&key)))
    }

    /// Answers to a click on a row: with keys held, rows are taken in hand; answers whether they were. `rows` are those
    /// in sight.
    pub fn click(&mut self, register: &Register, rows: &[usize], row: &Row, held: Modifiers) -> bool {
        let key_of_row = key(row).filter(|_| register.kind == Some(RegisterKind::Threats));
        let Some(clicked) = key_of_row.filter(|_| held.command || held.shift) else {
            self.rows.clear();
            self.anchor = key_of_row;
            return false;
        };
        let keys = || rows.iter().map(|&row| register.rows.get(row).and_then(key));
        let place = |wanted| keys().position(|key| key == Some(wanted));
        if let (true, Some(from), Some(to)) = (held.shift, self.anchor.and_then(place), place(clicked)) {
            let range = from.min(to)..=from.max(to);
            if !held.command {
                self.rows.clear();
            }
            self.rows.extend(keys().enumerate().filter(|(place, _)| range.contains(place)).filter_map(|(_, key)| key));
        } else {
            // The row clicked before belongs to what is taken, as in a list of files.
            if self.rows.is_empty() {
                self.rows.extend(self.anchor.filter(|&anchor| place(anchor).is_some()));
            }
            if !self.rows.remove(&clicked) {
                self.rows.insert(clicked);
            }
            self.anchor = Some(clicked);
        }
        true
    }

    /// Shows what can be done with the rows in hand; `rows` are those in sight.
    pub fn bar(&mut self, ui: &mut Ui, state: &State, register: &Register, rows: &[usize], actions: &mut Vec<Action>) {
        let lang = state.lang();
        if std::mem::replace(&mut self.of, state.document.identity()) != self.of
            || register.kind != Some(RegisterKind::Threats)
        {
            *self = Self { of: self.of, ..Self::default() };
        }
        if register.kind != Some(RegisterKind::Threats) {
            return;
        }
        let seen: Vec<&Row> = rows.iter().filter_map(|&row| register.rows.get(row)).collect();
        ui.horizontal_wrapped(|ui| {
            let all = tr_with(lang, "threats-pick-all", &[("count", seen.len().into())]);
            if ui.small_button(all).clicked() || std::mem::take(&mut self.all) {
                self.rows = seen.iter().filter_map(|row| key(row)).collect();
            }
            let taken: Vec<&&Row> = seen.iter().filter(|row| self.holds(row) == Some(true)).collect();
            if taken.is_empty() {
                // Rows come first in a narrow panel.
                if ui.max_rect().width() > 420.0 {
                    ui.weak(tr(lang, "threats-pick-hint"));
                }
                return;
            }
            if ui.small_button(tr(lang, "threats-pick-none")).clicked() {
                self.rows.clear();
            }
            ui.label(RichText::new(tr_with(lang, "threats-picked", &[("count", taken.len().into())])).strong());
            let hint = tr(lang, "rejection-reason");
            let field = ui.add(TextEdit::singleline(&mut self.reason).hint_text(&hint).desired_width(240.0));
            field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &hint));
            self.decide(ui, state, &taken, actions);
            let proposed: Vec<(FlowId, usize)> =
                taken.iter().filter_map(|row| Some((row.flow?, row.threat?))).collect();
            let button = egui::Button::new(tr(lang, "rule-from-picked")).small();
            let button = ui.add_enabled(!proposed.is_empty(), button).on_hover_text(tr(lang, "rule-from-picked-tip"));
            if button.clicked() {
                actions.push(Action::ProposeRule(Box::new(proposal::rule(state, &proposed, &self.reason))));
            }
        });
    }
    /// The buttons that decide about the rows taken: about those still open, and about the others only when asked.
    fn decide(&mut self, ui: &mut Ui, state: &State, taken: &[&&Row], actions: &mut Vec<Action>) {
        let lang = state.lang();
        let about: Vec<(Threatened, bool)> = taken.iter().filter_map(|row| threatened(state, row)).collect();
        let decided = about.iter().filter(|(_, is_open)| !is_open).count();
        let meant = about.iter().filter(|(_, is_open)| *is_open || self.decided_too).map(|(about, _)| *about);
        let meant: Vec<Threatened> = meant.collect();
        let mut done = false;
        for (decision, key) in [(Decision::Adopted, "adopt-picked"), (Decision::Rejected, "reject-picked")] {
            let reason = if decision == Decision::Rejected { self.reason.trim() } else { "" };
            let is_new = |about: &&Threatened| {
                let risk = about.risk.and_then(|risk| state.project().risks.get(&risk));
                risk.is_none_or(|risk| !is_so(risk, decision, reason))
            };
            let count = meant.iter().filter(is_new).count();
            let lacks_reason = decision == Decision::Rejected && reason.is_empty();
            let text = tr_with(lang, key, &[("count", count.into())]);
            let button = ui.add_enabled(count > 0 && !lacks_reason, egui::Button::new(text).small());
            let why_not = tr(lang, if lacks_reason { "rejection-needs-reason" } else { "picked-decided" });
            if button.on_disabled_hover_text(why_not).clicked() {
                let grouping = if self.as_one { Grouping::OneRisk } else { Grouping::EachFlow };
                let meant = meant.iter().copied();
                let command = decide(state.project(), state.catalog(), meant, decision, reason, grouping);
                actions.push(Action::Edit(command));
                done = true;
            }
        }
        let mut threats: Vec<_> = meant.iter().filter_map(|about| about.threat).collect();
        threats.sort_unstable();
        if threats.is_sorted_by(|a, b| a < b) {
            self.as_one = false;
        } else {
            let checkbox = ui.checkbox(&mut self.as_one, tr(lang, "adopt-as-one"));
            checkbox.on_hover_text(tr(lang, "adopt-as-one-tip"));
        }
        if decided > 0 {
            ui.checkbox(&mut self.decided_too, tr(lang, "picked-decided-too"));
            if !self.decided_too {
                let text = tr_with(lang, "picked-left-out", &[("count", decided.into())]);
                ui.add(egui::Label::new(RichText::new(text).weak()).extend());
            }
        }
        // Each time it is asked for anew: nobody overwrites by a choice of long ago.
        if done || decided == 0 {
            self.decided_too = false;
        }
    }
}

/// What a row is about, and whether that is open.
fn threatened(state: &State, row: &Row) -> Option<(Threatened, bool)> {
    let about = Threatened { flow: row.flow?, threat: row.threat, risk: row.risk };
    let known = state.document.analysis().flows.get(&about.flow);
    let mut proposals = known.into_iter().flat_map(|known| &known.proposals);
    let is_open = proposals.any(|proposal| Some(proposal.threat) == about.threat && proposal.is_open());
    Some((about, is_open && about.risk.is_none()))
}
