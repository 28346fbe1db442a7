//! One measure of a risk: a line with its name and state, which opens to where it is placed, who does it until when,
//! and where the proof is.

use egui::{ComboBox, RichText, Ui, WidgetInfo};

use super::parts::{self, Head};
use super::{Panel, placing};
use crate::app::fields::{Field, MeasurePart};
use crate::app::fonts;
use crate::catalog::{Category, MeasureKind};
use crate::edit::Command;
use crate::model::{ElementId, FlowId, Measure, MeasureId, Performer, Risk, RiskId, Status};
use crate::register::Term;
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// Shows it.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, risk_id: RiskId, risk: &Risk, id: MeasureId) {
    let state = panel.state;
    let lang = state.lang();
    let Some(measure) = state.project().measures.get(&id) else { return };
    let kind = measure.kind.as_deref().and_then(|kind| state.catalog().measures.get(kind));
    let name = Some(state.words().measure(id)).filter(|name| !name.is_empty());
    let name = format!("{id} {}", name.unwrap_or_else(|| panel.say("measure-nameless")));
    let badge = tr(lang, short(kind.map(|kind| kind.category)));
    let status = measure.status.say(lang);
    let head = Head { badge: &badge, text: &name, end: &status };
    parts::fold(ui, panel, (risk_id, id), &head, |ui, panel| {
        details(ui, panel, risk_id, risk, id, measure, kind);
    });
    let known = state.document.analysis().risks.get(&risk_id);
    let missed = known.and_then(|known| known.misplaced.iter().find(|(misplaced, _)| *misplaced == id));
    if let Some((_, flows)) = missed {
        misses(ui, panel, id, measure, flows);
    }
}

/// The key of the word for a category that has room on a line; one's own measures have none.
const fn short(category: Option<Category>) -> &'static str {
    match category {
        Some(Category::Organisational) => "category-short-organisational",
        Some(Category::Physical) => "category-short-physical",
        Some(Category::Technical) => "category-short-technical",
        None => "category-short-own",
    }
}

/// What a measure of the catalogue lowers, in words.
pub(super) fn lowers(kind: &MeasureKind, lang: Lang) -> String {
    let axes: Vec<_> = kind.lowers.iter().map(|axis| axis.say(lang)).collect();
    tr_with(lang, "measure-lowers", &[("axes", axes.join(&tr(lang, "list-separator")).into())])
}

fn change(panel: &mut Panel<'_>, id: MeasureId, measure: &Measure, with: impl FnOnce(&mut Measure)) {
    let mut changed = measure.clone();
    with(&mut changed);
    panel.edit(Command::SetMeasure(id, Box::new(changed)));
}

/// That the measure lowers nothing on some flows, and the way to place it there.
fn misses(ui: &mut Ui, panel: &mut Panel<'_>, id: MeasureId, measure: &Measure, flows: &[FlowId]) {
    let named: Vec<_> = flows.iter().map(ToString::to_string).collect();
    let named = named.join(&panel.say("list-separator"));
    let text = tr_with(panel.state.lang(), "measure-misses", &[("flows", named.into())]);
    ui.horizontal_wrapped(|ui| {
        let text = RichText::new(text).font(fonts::regular(11.5));
        ui.label(text.color(panel.look.color(Role::CoverageUntreated)));
        let mend = panel.say("measure-mend");
        let button = ui.small_button(&mend);
        button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{mend} {id}")));
        if button.clicked() {
            change(panel, id, measure, |measure| measure.on.extend(flows.iter().map(|&flow| ElementId::from(flow))));
        }
    });
}

fn details(
    ui: &mut Ui,
    panel: &mut Panel<'_>,
    risk_id: RiskId,
    risk: &Risk,
    id: MeasureId,
    measure: &Measure,
    kind: Option<&MeasureKind>,
) {
    let state = panel.state;
    let lang = state.lang();
    if let Some(kind) = kind {
        let about = format!("{}・{}・{}", kind.category.say(lang), kind.effect.say(lang), lowers(kind, lang));
        let about = RichText::new(about).font(fonts::regular(11.5)).color(panel.look.color(Role::Secondary));
        ui.add(egui::Label::new(about).wrap());
    } else {
        let label = panel.say("field-name");
        let field = Field::Name(id.into());
        panel.fields.line(ui, &field, &label, &measure.name, panel.actions, state.project());
    }
    let states: Vec<_> = Status::ALL.iter().map(|&status| (status, status.say(lang))).collect();
    if let Some(status) = parts::choice(ui, panel, &panel.say("field-status"), &measure.status, &states) {
        change(panel, id, measure, |measure| measure.status = status);
    }
    let performers: Vec<_> = Performer::ALL.iter().map(|&performer| (performer, performer.say(lang))).collect();
    if let Some(performer) = parts::choice(ui, panel, &panel.say("field-performer"), &measure.performer, &performers) {
        change(panel, id, measure, |measure| measure.performer = performer);
    }
    places(ui, panel, risk, id, measure);
    for (part, key, value) in [
        (MeasurePart::Owner, "field-owner", &measure.owner),
        (MeasurePart::Due, "measure-due", &measure.due),
        (MeasurePart::Evidence, "field-evidence", &measure.evidence),
        (MeasurePart::Reference, "field-reference", &measure.reference),
        (MeasurePart::Note, "field-note", &measure.note),
    ] {
        let label = panel.say(key);
        panel.fields.line(ui, &Field::Measure(id, part), &label, value, panel.actions, state.project());
        // Also once another one is written: what stands below must not move by that.
        if let (MeasurePart::Reference, Some(kind)) = (part, kind)
            && !kind.reference.is_empty()
        {
            ui.weak(RichText::new(&kind.reference).font(fonts::regular(11.5)));
        }
    }
    also(ui, panel, risk_id, id);
    ui.horizontal_wrapped(|ui| {
        let name = state.words().measure(id);
        for key in ["measure-unlink", "measure-delete"] {
            let text = panel.say(key);
            let button = ui.small_button(&text);
            button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{text} {name}")));
            if button.clicked() {
                panel.edit(if key == "measure-delete" {
                    Command::Delete { elements: [id.into()].into() }
                } else {
                    let measures = risk.measures.iter().copied().filter(|&other| other != id).collect();
                    Command::SetRisk(risk_id, Box::new(Risk { measures, ..risk.clone() }))
                });
            }
        }
    });
}

/// The places of the measure, each to be taken away, and those it can have besides.
fn places(ui: &mut Ui, panel: &mut Panel<'_>, risk: &Risk, id: MeasureId, measure: &Measure) {
    let state = panel.state;
    let remove = panel.say("remove");
    let whole = panel.say("measure-whole-project");
    let add = panel.say("measure-place-add");
    let offered = placing::places(state.project(), state.document.analysis(), risk);
    let mut removed = None;
    let mut chosen = None;
    parts::labelled(ui, panel, &panel.say("measure-where"), |ui, _| {
        match measure.on.as_slice() {
            [] => drop(ui.label(&whole)),
            // Without its last place it would come to cover the whole project; that is asked for by name.
            [only] => drop(ui.add(egui::Label::new(state.words().element(*only)).truncate())),
            several => {
                for &element in several {
                    let name = state.words().element(element);
                    if parts::chip(ui, panel, &name, &format!("{remove} {name}")) {
                        removed = Some(element);
                    }
                }
            }
        }
        let combo = ComboBox::from_id_salt((id, "places"))
            .selected_text(&add)
            .width(ui.available_width())
            .truncate()
            .height(parts::LIST)
            .show_ui(ui, |ui| {
                for &element in offered.iter().filter(|element| !measure.on.contains(element)) {
                    if ui.selectable_label(false, state.words().element(element)).clicked() {
                        chosen = Some(Some(element));
                        ui.close();
                    }
                }
                if !measure.on.is_empty() && ui.selectable_label(false, &whole).clicked() {
                    chosen = Some(None);
                    ui.close();
                }
            });
        combo.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &add));
    });
    if let Some(element) = removed {
        change(panel, id, measure, |measure| measure.on.retain(|&other| other != element));
    }
    match chosen {
        Some(Some(element)) => change(panel, id, measure, |measure| measure.on.push(element)),
        Some(None) => change(panel, id, measure, |measure| measure.on.clear()),
        None => {}
    }
}

/// Which other risks the measure treats as well.
fn also(ui: &mut Ui, panel: &Panel<'_>, risk_id: RiskId, id: MeasureId) {
    let risks = &panel.state.project().risks;
    let others = risks.iter().filter(|&(&other, risk)| other != risk_id && risk.measures.contains(&id));
    let others: Vec<_> = others.map(|(other, _)| other.to_string()).collect();
    if !others.is_empty() {
        let others = others.join(&panel.say("list-separator"));
        let text = tr_with(panel.state.lang(), "measure-also-for", &[("risks", others.into())]);
        ui.add(egui::Label::new(RichText::new(text).font(fonts::regular(11.5)).weak()).wrap());
    }
}
