//! Several rows of the 脅威一覧 in hand at once, to be decided about in one step.

use std::collections::BTreeSet;

use egui::{Modifiers, RichText, TextEdit, Ui, WidgetInfo, vec2};

use super::action::Action;
use super::decide::{Grouping, Threatened, decide, is_so};
use super::entries::proposal;
use super::state::State;
use crate::layout::text::width;
use crate::model::{Decision, FlowId, RiskId};
use crate::register::{Register, RegisterKind, Row};
use crate::text::{Lang, tr, tr_with};

/// In a panel as wide as this everything stands beside each other, in at most two lines; in a narrower one in one line, the
/// rarer things in a menu. In screen points.
const WIDE: f32 = 1020.0;

/// As wide as this, a line has room to say how rows are taken in hand, and for what is done with them.
pub const LEAST_LINE: f32 = 420.0;

/// The width of the reason, at most; what a button has beside its words; the type of a small button.
const REASON: f32 = 240.0;
const BESIDE: f32 = 24.0;
const SMALL: f32 = 13.0;

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
        if std::mem::take(&mut self.all) {
            self.rows = seen.iter().filter_map(|row| key(row)).collect();
        }
        // Rows come first in a narrow panel: one line has to do.
        let narrow = ui.max_rect().width() < WIDE;
        let layout = egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(!narrow);
        let size = vec2(ui.available_size_before_wrap().x, ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            let mut taken: Vec<&&Row> = seen.iter().filter(|row| self.holds(row) == Some(true)).collect();
            if taken.is_empty() || !narrow {
                self.all(ui, lang, &seen);
                taken = seen.iter().filter(|row| self.holds(row) == Some(true)).collect();
            }
            if taken.is_empty() {
                if ui.max_rect().width() > LEAST_LINE {
                    ui.add(egui::Label::new(RichText::new(tr(lang, "threats-pick-hint")).weak()).truncate());
                }
                return;
            }
            let about: Vec<(Threatened, bool)> = taken.iter().filter_map(|row| threatened(state, row)).collect();
            let proposed: Vec<(FlowId, usize)> =
                taken.iter().filter_map(|row| Some((row.flow?, row.threat?))).collect();
            let picked = tr_with(lang, "threats-picked", &[("count", taken.len().into())]);
            if narrow {
                ui.menu_button(format!("{picked} ▼"), |ui| {
                    self.all(ui, lang, &seen);
                    self.none(ui, lang);
                    ui.separator();
                    self.choices(ui, lang, &about);
                    ui.separator();
                    self.rule(ui, state, &proposed, actions);
                });
                let buttons = ["adopt-picked-short", "reject-picked-short"];
                let needed =
                    buttons.map(|key| width(&tr_with(lang, key, &[("count", taken.len().into())]), SMALL, false));
                let room = ui.available_width() - needed.iter().map(|width| width + BESIDE).sum::<f32>();
                self.reason(ui, lang, room.clamp(60.0, REASON));
                self.decide(ui, state, &about, buttons, actions);
            } else {
                self.none(ui, lang);
                ui.label(RichText::new(picked).strong());
                self.reason(ui, lang, REASON);
                self.decide(ui, state, &about, ["adopt-picked", "reject-picked"], actions);
                self.choices(ui, lang, &about);
                self.rule(ui, state, &proposed, actions);
            }
        });
    }

    /// Takes all rows in sight.
    fn all(&mut self, ui: &mut Ui, lang: Lang, seen: &[&Row]) {
        let all = tr_with(lang, "threats-pick-all", &[("count", seen.len().into())]);
        if ui.small_button(all).clicked() {
            self.rows = seen.iter().filter_map(|row| key(row)).collect();
        }
    }

    fn none(&mut self, ui: &mut Ui, lang: Lang) {
        if ui.small_button(tr(lang, "threats-pick-none")).clicked() {
            self.rows.clear();
        }
    }

    fn reason(&mut self, ui: &mut Ui, lang: Lang, width: f32) {
        let hint = tr(lang, "rejection-reason");
        let field = ui.add(TextEdit::singleline(&mut self.reason).hint_text(&hint).desired_width(width));
        field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &hint));
    }

    /// What is rejected for a reason becomes a rule for what is drawn later.
    fn rule(&self, ui: &mut Ui, state: &State, proposed: &[(FlowId, usize)], actions: &mut Vec<Action>) {
        let lang = state.lang();
        let button = egui::Button::new(tr(lang, "rule-from-picked")).small();
        let button = ui.add_enabled(!proposed.is_empty(), button).on_hover_text(tr(lang, "rule-from-picked-tip"));
        if button.clicked() {
            actions.push(Action::ProposeRule(Box::new(proposal::rule(state, proposed, &self.reason))));
        }
    }

    /// What is decided about: what is still open, and the others only when asked.
    fn meant(&self, about: &[(Threatened, bool)]) -> Vec<Threatened> {
        about.iter().filter(|(_, is_open)| *is_open || self.decided_too).map(|(about, _)| *about).collect()
    }

    /// The buttons that decide about the rows taken.
    fn decide(
        &mut self,
        ui: &mut Ui,
        state: &State,
        about: &[(Threatened, bool)],
        [adopt, reject]: [&str; 2],
        actions: &mut Vec<Action>,
    ) {
        let lang = state.lang();
        let meant = self.meant(about);
        let mut done = false;
        for (decision, key) in [(Decision::Adopted, adopt), (Decision::Rejected, reject)] {
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
        // Each time it is asked for anew: nobody overwrites by a choice of long ago.
        if done || about.iter().all(|(_, is_open)| *is_open) {
            self.decided_too = false;
        }
        if !repeats(&meant) {
            self.as_one = false;
        }
    }

    /// How it is decided: about several flows as one, about those decided before as well.
    fn choices(&mut self, ui: &mut Ui, lang: Lang, about: &[(Threatened, bool)]) {
        if repeats(&self.meant(about)) {
            let checkbox = ui.checkbox(&mut self.as_one, tr(lang, "adopt-as-one"));
            checkbox.on_hover_text(tr(lang, "adopt-as-one-tip"));
        }
        let decided = about.iter().filter(|(_, is_open)| !is_open).count();
        if decided > 0 {
            ui.checkbox(&mut self.decided_too, tr(lang, "picked-decided-too"));
            if !self.decided_too {
                let text = tr_with(lang, "picked-left-out", &[("count", decided.into())]);
                ui.add(egui::Label::new(RichText::new(text).weak()).extend());
            }
        }
    }
}

/// Whether a threat is among them more than once.
fn repeats(meant: &[Threatened]) -> bool {
    let mut threats: Vec<_> = meant.iter().filter_map(|about| about.threat).collect();
    threats.sort_unstable();
    !threats.is_sorted_by(|a, b| a < b)
}

/// What a row is about, and whether that is open.
fn threatened(state: &State, row: &Row) -> Option<(Threatened, bool)> {
    let about = Threatened { flow: row.flow?, threat: row.threat, risk: row.risk };
    let known = state.document.analysis().flows.get(&about.flow);
    let mut proposals = known.into_iter().flat_map(|known| &known.proposals);
    let is_open = proposals.any(|proposal| Some(proposal.threat) == about.threat && proposal.is_open());
    Some((about, is_open && about.risk.is_none()))
}
