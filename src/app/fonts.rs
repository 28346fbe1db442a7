//! The embedded Japanese font, first in every family; rare characters fall back to the system's fonts.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

use crate::layout::text::{BOLD, REGULAR};

const REGULAR_NAME: &str = "noto-sans-jp";
const BOLD_NAME: &str = "noto-sans-jp-bold";

/// The family of bold type.
pub fn bold_family() -> FontFamily {
    FontFamily::Name(BOLD_NAME.into())
}

/// Bold type of a size.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, bold_family())
}

/// Type of a size.
pub fn regular(size: f32) -> FontId {
    FontId::proportional(size)
}

/// Makes the embedded fonts the window's own.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [(REGULAR_NAME, REGULAR), (BOLD_NAME, BOLD)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let mut bold = vec![BOLD_NAME.to_owned(), REGULAR_NAME.to_owned()];
    bold.extend(fallback);
    fonts.families.insert(bold_family(), bold);
    fonts.families.entry(FontFamily::Proportional).or_default().insert(0, REGULAR_NAME.to_owned());
    fonts.families.entry(FontFamily::Monospace).or_default().push(REGULAR_NAME.to_owned());
    ctx.set_fonts(fonts);
}
