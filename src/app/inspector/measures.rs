//! The measures of a risk, those in place that would help as well, and those the catalogue offers.

use egui::{RichText, Ui};

use super::narrowing::{self, Group, Offer};
use super::{Panel, measure};
use crate::app::fonts;
use crate::app::launcher::Name;
use crate::catalog::MeasureKind;
use crate::edit::Command;
use crate::model::{Measure, MeasureId, Risk, RiskId};
use crate::register::Term;
use crate::scene::Role;
use crate::text::tr_with;

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
enum Pick {
    /// A measure of the catalogue.
    Kind(String),
    /// A measure that the project has already.
    Placed(MeasureId),
    /// A measure of one's own, with this name where one was typed.
    Own(String),
}

/// Measures to add: those of the catalogue that help against the threat first.
fn add(ui: &mut Ui, panel: &mut Panel<'_>, id: RiskId, risk: &Risk) {
    let add = panel.say("measure-add");
    let own = |typed: &str| {
        let key = if typed.is_empty() { "measure-offer-own" } else { "measure-offer-own-named" };
        let text = tr_with(panel.state.lang(), key, &[("name", typed.into())]);
        Offer { value: Pick::Own(typed.to_owned()), text, found_by: Vec::new() }
    };
    match narrowing::show(ui, panel, ((id, "measures"), &add), || offers(panel, risk), own) {
        Some(Pick::Kind(kind)) => add_new(panel, id, risk, Some(kind), String::new()),
        Some(Pick::Own(name)) => {
            let name = if name.is_empty() { panel.say("measure-own-name") } else { name };
            add_new(panel, id, risk, None, name);
        }
        Some(Pick::Placed(measure)) => link(panel, id, risk, measure),
        None => {}
    }
}

/// The offers under their headings.
fn offers(panel: &Panel<'_>, risk: &Risk) -> Vec<Group<Pick>> {
    let state = panel.state;
    let lang = state.lang();
    let project = state.project();
    let taken: Vec<_> = risk.measures.iter().filter_map(|id| project.measures.get(id)?.kind.clone()).collect();
    let offer = |kind: &MeasureKind| {
        let (name, category) = (kind.name.get(lang), kind.category.say(lang));
        let text = format!("{} {name}({category}・{})", kind.id, measure::lowers(kind, lang));
        let names = [kind.id.as_str(), &kind.name.ja, &kind.name.en];
        let found_by = names.into_iter().flat_map(Name::all).collect();
        Offer { value: Pick::Kind(kind.id.clone()), text, found_by }
    };
    let placed = |&id: &MeasureId| {
        let text = state.words().element(id.into());
        let found_by = Name::all(&text).collect();
        Offer { value: Pick::Placed(id), text, found_by }
    };
    let helps = |kind: &MeasureKind| risk.threat.as_ref().is_some_and(|threat| kind.covers.contains(threat));
    let free = state.catalog().measures.iter().filter(|kind| !kind.is_off() && !taken.contains(&kind.id));
    let (covering, other): (Vec<_>, Vec<_>) = free.partition(|kind| helps(kind));
    let there = project.measures.keys().filter(|id| !risk.measures.contains(id));
    let group = |key, offers| Group { heading: panel.say(key), offers };
    vec![
        group("measure-offer-covering", covering.into_iter().map(offer).collect()),
        group("measure-offer-placed", there.map(placed).collect()),
        group("measure-offer-other", other.into_iter().map(offer).collect()),
    ]
}

/// Adds a measure, placed on the flows of the risk.
fn add_new(panel: &mut Panel<'_>, id: RiskId, risk: &Risk, kind: Option<String>, name: String) {
    let measure = Measure::planned(kind, name, risk.flows.iter().map(|&flow| flow.into()).collect());
    panel.edit(Command::AddMeasure(Box::new(measure), Some(id)));
}
