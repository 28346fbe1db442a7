//! The fields of a measure.

use egui::{Response, Ui};

use super::fields;
use super::form::{MeasureForm, Target};
use super::leaf::numbered;
use super::now::Now;
use super::several::{one, several};
use crate::catalog::{Axis, Category, Effect};
use crate::register::Term;
use crate::text::tr;

/// Shows them; answers with the field of the name.
pub(super) fn show(ui: &mut Ui, now: &Now<'_>, form: &mut MeasureForm) -> Response {
    let lang = now.lang;
    let (title, origin) = match &form.target {
        Target::New => (tr(lang, "entries-new-measure-title"), tr(lang, "origin-project")),
        Target::Own(id) => (id.to_string(), tr(lang, "origin-project")),
        Target::Edition(id) => {
            let edition = now.catalog.edition().measures.get(id);
            (id.clone(), edition.map(|kind| kind.origin.say(lang)).unwrap_or_default())
        }
    };
    fields::heading(ui, now, &title, &origin, &form.changed(now.catalog));
    let is_edition_s = matches!(form.target, Target::Edition(_));
    if is_edition_s {
        fields::labelled(ui, now, "entry-use", |ui, _| ui.checkbox(&mut form.off, tr(lang, "entry-off-measure")));
        fields::text(ui, now, "entry-reason", &mut form.reason);
    }
    let name = fields::both(ui, now, "entry-name", &mut form.name);
    fields::labelled(ui, now, "entry-category", |ui, label| {
        let options = Category::ALL.map(|category| (category, category.say(lang)));
        one(ui, "category", label, 240.0, &mut form.category, &options)
    });
    fields::labelled(ui, now, "entry-effect", |ui, label| {
        let options = Effect::ALL.map(|effect| (effect, effect.say(lang)));
        one(ui, "effect", label, 240.0, &mut form.effect, &options)
    });
    let axes = [Axis::Impact, Axis::Likelihood].map(|axis| (axis, axis.say(lang)));
    fields::ticks(ui, now, "entry-lowers", &axes, &mut form.lowers);
    fields::labelled(ui, now, "entry-covers", |ui, label| {
        let options = numbered(&now.catalog.threats, |threat| &threat.name, lang);
        let width = ui.available_width() - 8.0;
        several(ui, "covers", label, width, &mut form.covers, &options, lang);
        for (_, name) in options.iter().filter(|(id, _)| form.covers.contains(id)) {
            ui.label(name);
        }
    });
    fields::text(ui, now, "entry-reference", &mut form.reference);
    if !is_edition_s {
        fields::text(ui, now, "entry-reason", &mut form.reason);
    }
    name
}
