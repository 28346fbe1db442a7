//! The page of an annotation: its text and what it is about.

use egui::Ui;

use super::{Panel, parts};
use crate::app::fields::Field;
use crate::model::NoteId;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>, id: NoteId) {
    let Some(note) = panel.state.project().notes.get(&id) else { return };
    let title = format!("{id} {}", panel.say("element-note"));
    parts::title(ui, panel, &title, None);
    let label = panel.say("field-text");
    panel.fields.text(ui, &Field::NoteText(id), &label, &note.text, panel.actions, panel.state.project());
    parts::locked(ui, panel, id.into(), note.locked);
    if !note.about.is_empty() {
        let heading = panel.say("inspector-about");
        parts::section(ui, panel, &heading);
        for &element in &note.about {
            parts::link(ui, panel, element);
        }
    }
}
