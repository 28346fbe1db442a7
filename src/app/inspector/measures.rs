//! The measures of a risk, those in place that would help as well, and those the catalogue offers.

use egui::{ComboBox, RichText, Ui, WidgetInfo};

use super::{Panel, measure};
use crate::app::fonts;
use crate::catalog::MeasureKind;
use crate::edit::Command;
use crate::model::{Measure, MeasureId, Risk, RiskId};
use crate::register::Term;
use crate::scene::Role;

/// How tall the opened list of offers may be, in screen points.
const LIST: f32 = 420.0;

/// Shows them.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, id: RiskId, risk: &Risk) {
    for &taken in &risk.measures {
        measure::show(ui, panel, id, risk, taken);
    }
    at_hand(ui, panel, id, risk);
    add(ui, panel, id, risk);
}

fn link(panel: &mut Panel<'_>, id: RiskId, risk: &Risk, measure: MeasureId) {
    let mut linked = risk.clone();
    linked.measures.push(measure);
    panel.edit(Command::SetRisk(id, Box::new(linked)));
}

/// Measures that are placed over all flows of the risk and help against its threat, to be used by one click.
fn at_hand(ui: &mut Ui, panel: &mut Panel<'_>, id: RiskId, risk: &Risk) {
    let state = panel.state;
    let Some(known) = state.document.analysis().risks.get(&id).filter(|known| !known.at_hand.is_empty()) else {
        return;
    };
    let text = RichText::new(panel.say("measure-at-hand")).font(fonts::regular(11.5));
    ui.label(text.color(panel.look.color(Role::Secondary)));
    for &measure in &known.at_hand {
        let text = format!("+ {measure} {}", state.words().measure(measure));
        if ui.add(egui::Button::new(text).small().truncate()).clicked() {
            link(panel, id, risk, measure);
        }
    }
}

/// What can be added.
#[derive(Clone)]
enum Offer {
    /// A measure of the catalogue.
    Kind(String),
    /// A measure that the project has already.
    Placed(MeasureId),
    /// A measure of one's own.
    Own,
}

/// Measures to add: those of the catalogue that help against the threat first.
fn add(ui: &mut Ui, panel: &mut Panel<'_>, id: RiskId, risk: &Risk) {
    let groups = offers(panel, risk);
    let add = panel.say("measure-add");
    let mut chosen = None;
    let combo = ComboBox::from_id_salt((id, "measures"))
        .selected_text(&add)
        .width(ui.available_width())
        .height(LIST)
        .truncate()
        .show_ui(ui, |ui| {
            for (heading, offers) in groups.iter().filter(|(_, offers)| !offers.is_empty()) {
                if !heading.is_empty() {
                    ui.weak(RichText::new(heading).font(fonts::bold(11.5)));
                }
                for (offer, text) in offers {
                    if ui.selectable_label(false, text).clicked() {
                        chosen = Some(offer.clone());
                        ui.close();
                    }
                }
            }
        });
    combo.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &add));
    match chosen {
        Some(Offer::Kind(kind)) => add_new(panel, id, risk, Some(kind), String::new()),
        Some(Offer::Own) => {
            let name = panel.say("measure-own-name");
            add_new(panel, id, risk, None, name);
        }
        Some(Offer::Placed(measure)) => link(panel, id, risk, measure),
        None => {}
    }
}

/// The offers under their headings.
fn offers(panel: &Panel<'_>, risk: &Risk) -> [(String, Vec<(Offer, String)>); 4] {
    let state = panel.state;
    let lang = state.lang();
    let project = state.project();
    let taken: Vec<_> = risk.measures.iter().filter_map(|id| project.measures.get(id)?.kind.clone()).collect();
    let offer = |kind: &MeasureKind| {
        let (name, category) = (kind.name.get(lang), kind.category.say(lang));
        (Offer::Kind(kind.id.clone()), format!("{} {name}({category}・{})", kind.id, measure::lowers(kind, lang)))
    };
    let helps = |kind: &MeasureKind| risk.threat.as_ref().is_some_and(|threat| kind.covers.contains(threat));
    let free = state.catalog().measures.iter().filter(|kind| !kind.is_off() && !taken.contains(&kind.id));
    let (covering, other): (Vec<_>, Vec<_>) = free.partition(|kind| helps(kind));
    let placed = project.measures.keys().filter(|id| !risk.measures.contains(id));
    let placed = placed.map(|&id| (Offer::Placed(id), state.words().element(id.into())));
    [
        (panel.say("measure-offer-covering"), covering.into_iter().map(offer).collect()),
        (panel.say("measure-offer-placed"), placed.collect()),
        (panel.say("measure-offer-other"), other.into_iter().map(offer).collect()),
        (String::new(), vec![(Offer::Own, panel.say("measure-offer-own"))]),
    ]
}

/// Adds a measure, placed on the flows of the risk.
fn add_new(panel: &mut Panel<'_>, id: RiskId, risk: &Risk, kind: Option<String>, name: String) {
    let measure = Measure::planned(kind, name, risk.flows.iter().map(|&flow| flow.into()).collect());
    panel.edit(Command::AddMeasure(Box::new(measure), Some(id)));
}
