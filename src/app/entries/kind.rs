//! The fields of a kind of zone, element or flow.

use egui::{Response, RichText, Ui};

use super::form::Target;
use super::kind_form::{KindForm, Sort};
use super::now::Now;
use super::several::one;
use super::{defaults, fields, looks};
use crate::catalog::{Name, Origin, Table, table::Entry};
use crate::register::Term;
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// How wide a list to choose from is, in screen points.
const WIDTH: f32 = 320.0;

/// Shows them; answers with the field of the name.
pub(super) fn show(ui: &mut Ui, now: &Now<'_>, form: &mut KindForm) -> Response {
    let lang = now.lang;
    let (title, origin) = title(now, form);
    fields::heading(ui, now, &title, &origin, &form.changed(now.catalog));
    let is_edition_s = matches!(form.target, Target::Edition(_));
    if is_edition_s {
        fields::labelled(ui, now, "entry-use", |ui, _| ui.checkbox(&mut form.off, tr(lang, "entry-off-kind")));
        fields::text(ui, now, "entry-reason", &mut form.reason);
    } else {
        fields::labelled(ui, now, "entry-like", |ui, label| {
            let options = match form.sort {
                Sort::Zone => models(&now.catalog.zone_kinds, |kind| &kind.name, lang),
                Sort::Node => models(&now.catalog.node_kinds, |kind| &kind.name, lang),
                Sort::Flow => models(&now.catalog.flow_kinds, |kind| &kind.name, lang),
            };
            if one(ui, "like", label, WIDTH, &mut form.like, &options) {
                // The other kind has other properties.
                let known: Vec<_> = form.properties(now.catalog).iter().map(|property| property.id.clone()).collect();
                form.defaults.retain(|id, _| known.contains(id));
            }
            let hint = RichText::new(tr(lang, "entry-like-hint")).color(now.look.color(Role::Secondary));
            ui.add(egui::Label::new(hint).wrap());
        });
    }
    let name = fields::both(ui, now, "entry-name", &mut form.name);
    if !is_edition_s {
        match form.sort {
            Sort::Zone => zone(ui, now, form),
            Sort::Node => looks::icons(ui, now, form),
            Sort::Flow => sentence(ui, now, form),
        }
        fields::text(ui, now, "entry-source", &mut form.source);
        fields::text(ui, now, "entry-reason", &mut form.reason);
    }
    defaults::show(ui, now, form);
    name
}

/// Which kind it is, and where it comes from.
fn title(now: &Now<'_>, form: &KindForm) -> (String, String) {
    let lang = now.lang;
    match &form.target {
        Target::New => {
            let key = match form.sort {
                Sort::Zone => "entries-new-zone-kind-title",
                Sort::Node => "entries-new-node-kind-title",
                Sort::Flow => "entries-new-flow-kind-title",
            };
            (tr(lang, key), tr(lang, "origin-project"))
        }
        Target::Own(id) => (id.clone(), tr(lang, "origin-project")),
        Target::Edition(id) => {
            let edition = now.catalog.edition();
            let of = |name: &Name, origin: Origin| (name.get(lang).to_owned(), origin.say(lang));
            let kind = (edition.zone_kinds.get(id).map(|kind| of(&kind.name, kind.origin)))
                .or_else(|| edition.node_kinds.get(id).map(|kind| of(&kind.name, kind.origin)))
                .or_else(|| edition.flow_kinds.get(id).map(|kind| of(&kind.name, kind.origin)));
            kind.unwrap_or_default()
        }
    }
}

/// The kinds of the edition, as the project calls them.
fn models<T: Entry>(kinds: &Table<T>, name: impl Fn(&T) -> &Name, lang: Lang) -> Vec<(String, String)> {
    let models = kinds.iter().filter(|kind| kind.like().is_none());
    models.map(|kind| (kind.id().to_owned(), name(kind).get(lang).to_owned())).collect()
}

fn zone(ui: &mut Ui, now: &Now<'_>, form: &mut KindForm) {
    let lang = now.lang;
    looks::colors(ui, now, form);
    let like = now.catalog.zone_kinds.get(&form.like);
    let follows = |yes: bool, on: &str, off: &str| {
        let value = tr(lang, if yes { on } else { off });
        tr_with(lang, "entry-as-like", &[("value", value.into())])
    };
    let (dashed, controlled) = like.map_or((false, false), |kind| (kind.dashed, kind.controlled));
    for (key, salt, value, yes, on, off) in [
        ("entry-frame", "dashed", &mut form.dashed, dashed, "entry-frame-dashed", "entry-frame-solid"),
        (
            "entry-controlled",
            "controlled",
            &mut form.controlled,
            controlled,
            "entry-controlled-yes",
            "entry-controlled-no",
        ),
    ] {
        fields::labelled(ui, now, key, |ui, label| {
            let options = [(None, follows(yes, on, off)), (Some(true), tr(lang, on)), (Some(false), tr(lang, off))];
            one(ui, salt, label, WIDTH, value, &options)
        });
    }
}

fn sentence(ui: &mut Ui, now: &Now<'_>, form: &mut KindForm) {
    fields::both(ui, now, "entry-sentence", &mut form.sentence);
    let like = now.catalog.flow_kinds.get(&form.like);
    let like = like.map(|kind| kind.sentence.get(now.lang).to_owned()).unwrap_or_default();
    let hint = tr_with(now.lang, "entry-sentence-hint", &[("sentence", like.into())]);
    fields::beside(ui, now, "", |ui| {
        ui.add(egui::Label::new(RichText::new(hint).color(now.look.color(Role::Secondary))).wrap());
    });
}

/// What is of this kind now, and what becomes of it when the kind is dropped, in words; nothing of one to be added.
pub(super) fn used(now: &Now<'_>, form: &KindForm) -> Option<String> {
    /// How many elements are named.
    const NAMED: usize = 24;
    form.id()?;
    let lang = now.lang;
    let elements = form.elements(now.project);
    if elements.is_empty() {
        return Some(tr(lang, "entries-kind-unused"));
    }
    let names: Vec<String> = elements.iter().take(NAMED).map(ToString::to_string).collect();
    let mut names = names.join(&tr(lang, "list-separator"));
    if elements.len() > NAMED {
        names = tr_with(lang, "entries-and-more", &[("names", names.into())]);
    }
    let mut values = vec![("count", elements.len().into()), ("elements", names.into())];
    if !matches!(form.target, Target::Own(_)) {
        return Some(tr_with(lang, "entries-kind-used", &values));
    }
    // As the project has it: what is edited may name another.
    let like = KindForm::of(form.id()?, now.project, now.catalog)?.like;
    let models = [
        now.catalog.zone_kinds.get(&like).map(|kind| &kind.name),
        now.catalog.node_kinds.get(&like).map(|kind| &kind.name),
        now.catalog.flow_kinds.get(&like).map(|kind| &kind.name),
    ];
    let like = models.into_iter().flatten().next().map_or(like.as_str(), |name| name.get(lang)).to_owned();
    values.push(("kind", like.into()));
    Some(tr_with(lang, "entries-kind-used-own", &values))
}
