//! What a tab shows while its file is being read.

use egui::{RichText, Ui};

use crate::app::fonts;
use crate::app::look::Look;
use crate::app::state::State;
use crate::scene::Role;
use crate::text::tr_with;

/// Shows it in all the room there is.
pub fn show(ui: &mut Ui, state: &State, look: &Look) {
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, look.color(Role::Ground));
    ui.vertical_centered(|ui| {
        ui.add_space(room.height() * 0.4);
        let args = [("name", state.file_name().into())];
        ui.label(RichText::new(tr_with(state.lang(), "start-reading", &args)).font(fonts::bold(16.0)));
        if let Some(path) = &state.document.path {
            let path = path.display().to_string();
            ui.label(RichText::new(path).color(look.color(Role::Secondary)));
        }
    });
}
