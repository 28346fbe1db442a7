//! Pages that scroll up and down beside their bar.

use egui::{ScrollArea, Ui};

/// Shows a page that is as wide whether its bar is needed or not: nothing gets narrower, and no text is broken otherwise,
/// when it outgrows its room.
pub fn steady<R>(ui: &mut Ui, area: ScrollArea, content: impl FnOnce(&mut Ui) -> R) -> R {
    let wide = ui.available_width() - ui.spacing().scroll.allocated_width();
    let shown = area.auto_shrink(false).show(ui, |ui| {
        ui.set_width(wide.max(0.0));
        content(ui)
    });
    shown.inner
}
