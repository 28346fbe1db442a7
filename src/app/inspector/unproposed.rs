//! Threats that are not proposed for a flow, each with what is missing for it: folded away, as it is asked for seldom.

use std::sync::Arc;

use egui::{CollapsingHeader, Id, RichText, Ui, WidgetInfo};

use super::{Panel, changing};
use crate::analysis::{FlowAnalysis, NotProposed, not_proposed};
use crate::app::fonts;
use crate::edit::Command;
use crate::model::{FlowId, Risk};
use crate::scene::Role;
use crate::text::tr_with;

/// What was found out last, and about which flow of which revision.
#[derive(Clone)]
struct Found {
    of: (u64, u64, FlowId),
    threats: Arc<Vec<NotProposed>>,
}

/// Shows them.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, id: FlowId, known: &FlowAnalysis) {
    let state = panel.state;
    let catalog = state.catalog();
    // Those that were taken over all the same are shown above.
    let taken = |threat: &str| {
        let risks = known.risks.iter().filter_map(|risk| state.project().risks.get(risk));
        risks.into_iter().any(|risk| risk.threat.as_deref() == Some(threat))
    };
    let proposed = |place: usize| known.proposals.iter().any(|proposal| proposal.threat == place);
    let hidden = catalog.threats.iter().enumerate().filter(|(place, threat)| !proposed(*place) && !taken(&threat.id));
    let count = hidden.count();
    let heading = tr_with(state.lang(), "unproposed-heading", &[("count", count.into())]);
    CollapsingHeader::new(heading).id_salt("unproposed").show(ui, |ui| {
        for not in found(ui, panel, id).iter() {
            let threat = catalog.threats.as_slice().get(not.threat);
            if let Some(threat) = threat.filter(|threat| !taken(&threat.id)) {
                let known = threat;
                let name = format!("{} {}", threat.id, threat.name.get(state.lang()));
                ui.add_space(4.0);
                ui.add(egui::Label::new(RichText::new(&name).font(fonts::bold(12.0))).wrap());
                for (depth, line) in state.words().unmet(&not.why) {
                    ui.horizontal_top(|ui| {
                        ui.add_space(12.0 * depth as f32);
                        let line = RichText::new(line).font(fonts::regular(11.5));
                        ui.add(egui::Label::new(line.color(panel.look.color(Role::Secondary))).wrap());
                    });
                }
                let text = panel.say("adopt-anyway");
                let button = ui.small_button(&text);
                button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{text} {name}")));
                if button.clicked() {
                    let threat = Some(threat.id.clone());
                    panel.edit(Command::AddRisk(Box::new(Risk { threat, flows: vec![id], ..Risk::default() })));
                }
                changing::link(ui, panel, known);
            }
        }
    });
}

/// What is missing for each, found out once for each revision of the project: it looks at the project as a whole.
fn found(ui: &Ui, panel: &Panel<'_>, id: FlowId) -> Arc<Vec<NotProposed>> {
    let document = &panel.state.document;
    let of = (document.identity(), document.history.revision(), id);
    let place = Id::unique("unproposed");
    if let Some(found) = ui.data(|data| data.get_temp::<Found>(place)).filter(|found| found.of == of) {
        return found.threats;
    }
    let threats = Arc::new(not_proposed(document.history.project(), panel.state.catalog(), id));
    ui.data_mut(|data| data.insert_temp(place, Found { of, threats: Arc::clone(&threats) }));
    threats
}
