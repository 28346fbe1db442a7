//! The heading of a part of the dialogs.

use egui::{RichText, Ui};

use crate::app::fonts;
use crate::app::look::Look;
use crate::scene::Role;

/// The heading of a part.
pub(super) fn section(ui: &mut Ui, look: &Look, text: &str) {
    ui.label(RichText::new(text).font(fonts::bold(13.0)).color(look.color(Role::Accent)));
}
