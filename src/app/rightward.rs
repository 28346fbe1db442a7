//! Controls at the right end of a bar, made from left to right: the tab key goes through them as they are read.

use egui::{Align, IdSalt, Layout, Ui, vec2};

/// Shows them in a layout from right to left, as wide as they were in the frame before; where that has changed, the frame
/// is made anew.
pub fn in_order(ui: &mut Ui, salt: &str, content: impl FnOnce(&mut Ui)) {
    let id = ui.unique_id().with(IdSalt::new(salt));
    let known: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let size = vec2(known, ui.available_height());
    let shown = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        content(ui);
        ui.min_rect().width()
    });
    if (shown.inner - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, shown.inner));
        ui.ctx().request_discard("controls at the right end have another width");
    }
}
