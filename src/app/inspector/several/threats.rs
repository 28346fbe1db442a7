//! The threats proposed for several flows that are selected, by threat, to be adopted or rejected together.

use std::collections::BTreeMap;

use egui::{Id, RichText, TextEdit, Ui, WidgetInfo};

use super::super::{Panel, parts};
use crate::app::decide::{Grouping, Threatened, decide};
use crate::app::fonts;
use crate::model::{Decision, ElementId};
use crate::scene::Role;
use crate::text::tr_with;

/// Shows those that nobody has decided about yet.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>) {
    let state = panel.state;
    let analysis = state.document.analysis();
    let mut open: BTreeMap<usize, Vec<Threatened>> = BTreeMap::new();
    let mut flows = 0;
    for &element in &state.selection {
        let ElementId::Flow(flow) = element else { continue };
        flows += 1;
        let proposals = analysis.flows.get(&flow).map_or(&[][..], |known| &known.proposals);
        for proposal in proposals.iter().filter(|proposal| proposal.is_open()) {
            let threatened = Threatened { flow, threat: Some(proposal.threat), risk: None };
            open.entry(proposal.threat).or_default().push(threatened);
        }
    }
    if flows == 0 {
        return;
    }
    let heading = panel.say("threats-heading");
    parts::section(ui, panel, &heading);
    if open.is_empty() {
        ui.weak(panel.say("threats-all-decided"));
        return;
    }
    let reason = reason(ui, panel);
    let several = open.values().any(|about| about.len() > 1);
    let grouping = if several { grouping(ui, panel) } else { Grouping::EachFlow };
    let all: Vec<Threatened> = open.values().flatten().copied().collect();
    let name = panel.say("several-all");
    row(ui, panel, &name, &all, &reason, grouping);
    for (&threat, about) in &open {
        if let Some(threat) = state.catalog().threats.as_slice().get(threat) {
            let name = format!("{} {}", threat.id, threat.name.get(state.lang()));
            row(ui, panel, &name, about, &reason, grouping);
        }
    }
}

/// The field for why the threats are rejected; what is typed is kept until the window closes, and is no change by itself.
fn reason(ui: &mut Ui, panel: &Panel<'_>) -> String {
    let place = Id::unique("several-reason");
    let mut reason = ui.data(|data| data.get_temp::<String>(place)).unwrap_or_default();
    let label = ui.weak(panel.say("rejection-reason"));
    let field = TextEdit::multiline(&mut reason).desired_rows(2).desired_width(f32::INFINITY);
    if ui.add(field).labelled_by(label.id).changed() {
        ui.data_mut(|data| data.insert_temp(place, reason.clone()));
    }
    reason
}

/// Whether the flows of a threat are adopted as one risk; kept until the window closes.
fn grouping(ui: &mut Ui, panel: &Panel<'_>) -> Grouping {
    let place = Id::unique("several-grouping");
    let mut merged = ui.data(|data| data.get_temp::<bool>(place)).unwrap_or_default();
    let checkbox = ui.checkbox(&mut merged, panel.say("adopt-as-one"));
    if checkbox.on_hover_text(panel.say("adopt-as-one-tip")).changed() {
        ui.data_mut(|data| data.insert_temp(place, merged));
    }
    if merged { Grouping::OneRisk } else { Grouping::EachFlow }
}

fn row(ui: &mut Ui, panel: &mut Panel<'_>, name: &str, about: &[Threatened], reason: &str, grouping: Grouping) {
    let state = panel.state;
    ui.add_space(4.0);
    ui.add(egui::Label::new(RichText::new(name).font(fonts::bold(12.5))).wrap());
    ui.horizontal_wrapped(|ui| {
        for (decision, key, possible) in
            [(Decision::Adopted, "adopt", true), (Decision::Rejected, "reject", !reason.trim().is_empty())]
        {
            let text = panel.say(key);
            let button = ui.add_enabled(possible, egui::Button::new(&text));
            button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, possible, format!("{text} {name}")));
            if button.on_disabled_hover_text(panel.say("rejection-needs-reason")).clicked() {
                let reason = if decision == Decision::Rejected { reason } else { "" };
                let about = about.iter().copied();
                panel.edit(decide(state.project(), state.catalog(), about, decision, reason, grouping));
            }
        }
        let count = tr_with(state.lang(), "several-open", &[("count", about.len().into())]);
        ui.label(RichText::new(count).color(panel.look.color(Role::CoverageUnexamined)));
    });
}
