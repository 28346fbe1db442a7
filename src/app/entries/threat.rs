//! The fields of a threat.

use egui::{Response, RichText, Ui};

use super::form::{Target, ThreatForm};
use super::leaf::numbered;
use super::now::Now;
use super::several::several;
use super::{condition, fields};
use crate::catalog::Condition;
use crate::model::SecurityProperty;
use crate::register::Term;
use crate::scene::Role;
use crate::text::tr;

/// Shows them; answers with the field of the name.
pub(super) fn show(ui: &mut Ui, now: &Now<'_>, form: &mut ThreatForm) -> Response {
    let lang = now.lang;
    let (title, origin) = match &form.target {
        Target::New => (tr(lang, "entries-new-threat-title"), tr(lang, "origin-project")),
        Target::Own(id) => (id.to_string(), tr(lang, "origin-project")),
        Target::Edition(id) => {
            let edition = now.catalog.edition().threats.get(id);
            let origin = edition.map(|threat| format!("{} {}", threat.origin.say(lang), threat.source));
            (id.clone(), origin.unwrap_or_default().trim().to_owned())
        }
    };
    fields::heading(ui, now, &title, &origin, &form.changed(now.catalog));
    let is_edition_s = matches!(form.target, Target::Edition(_));
    if is_edition_s {
        fields::labelled(ui, now, "entry-use", |ui, _| ui.checkbox(&mut form.off, tr(lang, "entry-off")));
        fields::text(ui, now, "entry-reason", &mut form.reason);
    }
    let name = fields::both(ui, now, "entry-name", &mut form.name);
    fields::both(ui, now, "entry-description", &mut form.description);
    let harms: Vec<_> = SecurityProperty::ALL.iter().map(|&property| (property, property.say(lang))).collect();
    fields::ticks(ui, now, "entry-harms", &harms, &mut form.harms);
    if !is_edition_s {
        fields::labelled(ui, now, "entry-covered-by", |ui, label| {
            let options = numbered(&now.catalog.measures, |kind| &kind.name, lang);
            let width = ui.available_width() - 8.0;
            several(ui, "covered-by", label, width, &mut form.covered_by, &options, lang);
        });
        fields::text(ui, now, "entry-source", &mut form.source);
        fields::text(ui, now, "entry-reason", &mut form.reason);
    }
    section(ui, now, "entry-when", "entry-when-hint");
    edited(ui, now, "when", &mut form.when);
    for (key, salt, adjusted) in
        [("entry-likelier", "likelier", &mut form.likelier), ("entry-unlikelier", "unlikelier", &mut form.unlikelier)]
    {
        ui.add_space(6.0);
        let mut on = adjusted.is_some();
        if ui.checkbox(&mut on, tr(lang, key)).changed() {
            *adjusted = on.then(|| Condition::All(Vec::new()));
        }
        if let Some(adjusted) = adjusted {
            edited(ui, now, salt, adjusted);
        }
    }
    name
}

fn section(ui: &mut Ui, now: &Now<'_>, key: &str, hint: &str) {
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.strong(tr(now.lang, key));
        ui.weak(tr(now.lang, hint));
    });
}

/// A condition with what it says in words, once it says anything.
fn edited(ui: &mut Ui, now: &Now<'_>, salt: &str, condition: &mut Condition) {
    condition::show(ui, now, salt, condition);
    if now.catalog.check_condition(condition).is_ok() {
        let words = now.said(condition);
        ui.add(egui::Label::new(RichText::new(words).color(now.look.color(Role::Secondary))).wrap());
    }
}
