//! The way from the kind of an element to where the project changes it, or adds one like it.

use egui::{RichText, Ui};

use super::Panel;
use crate::app::action::Action;
use crate::app::fonts;
use crate::catalog::{Name, Origin, Table, table::Entry};
use crate::register::Term;
use crate::scene::Role;
use crate::text::tr_with;

/// Whose the kind is, where the project has made it or changed it, and a link to it there; else one to add one like it.
pub(super) fn link<T: Entry>(
    ui: &mut Ui,
    panel: &mut Panel<'_>,
    kinds: &Table<T>,
    kind: &str,
    of: impl Fn(&T) -> (&Name, Origin),
) {
    let lang = panel.state.lang();
    let Some(entry) = kinds.get(kind) else { return };
    let (name, origin) = of(entry);
    let name = name.get(lang);
    let said = match (origin, entry.like().and_then(|like| kinds.get(like))) {
        (_, Some(like)) => Some(tr_with(lang, "kind-own-like", &[("kind", of(like).0.get(lang).into())])),
        (Origin::Changed, None) => Some(origin.say(lang)),
        _ => None,
    };
    let small = |text: &str| RichText::new(text).font(fonts::regular(11.5));
    ui.horizontal_wrapped(|ui| {
        if let Some(said) = &said {
            ui.label(small(said).color(panel.look.color(Role::Accent)));
        }
        let text = panel.say(if said.is_some() { "entries-edit-kind" } else { "entries-add-like" });
        let link = ui.add(egui::Link::new(small(&text)));
        let named = format!("{text} {name}");
        link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &named));
        if link.clicked() {
            let id = kind.to_owned();
            panel.actions.push(if said.is_some() { Action::OpenEntry(id) } else { Action::AddKindLike(id) });
        }
    });
}

/// The room of that line where there is no kind yet: what stands below must not move when one is chosen.
pub(super) fn room(ui: &mut Ui) {
    ui.allocate_space(egui::vec2(0.0, ui.spacing().interact_size.y));
}
