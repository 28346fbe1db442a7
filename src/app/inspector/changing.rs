//! The way from a threat to where the project changes it.

use egui::{RichText, Ui};

use super::Panel;
use crate::app::action::Action;
use crate::app::fonts;
use crate::catalog::{Origin, Threat};
use crate::register::Term;
use crate::scene::Role;

/// Where the threat comes from, where the project has made it or changed it, and a link that opens it to be changed.
pub(super) fn link(ui: &mut Ui, panel: &mut Panel<'_>, threat: &Threat) {
    let lang = panel.state.lang();
    ui.horizontal_wrapped(|ui| {
        if matches!(threat.origin, Origin::Project | Origin::Changed) {
            let origin = RichText::new(threat.origin.say(lang)).font(fonts::regular(11.5));
            ui.label(origin.color(panel.look.color(Role::Accent)));
        }
        let text = panel.say("entries-edit-threat");
        let link = ui.add(egui::Link::new(RichText::new(&text).font(fonts::regular(11.5))));
        let named = format!("{text} {} {}", threat.id, threat.name.get(lang));
        link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &named));
        if link.clicked() {
            panel.actions.push(Action::OpenEntry(threat.id.clone()));
        }
    });
}
