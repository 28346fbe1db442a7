//! What the window exports, and how the worker makes it from a copy of the project.

use std::sync::Arc;

use super::files::{FileKind, Writer};
use super::state::State;
use crate::analysis::analyse;
use crate::exchange::csv::csv;
use crate::exchange::geometry::json;
use crate::exchange::png::png;
use crate::exchange::png_error;
use crate::exchange::svg::{Picture, svg};
use crate::register::{RegisterKind, register};
use crate::scene::Theme;
use crate::text::{Lang, tr};

/// Pixels a world unit in exported pictures: sharp in print.
const SCALE: f32 = 2.0;

/// Something that can be made from the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// The drawing as SVG.
    Svg,
    /// The drawing as PNG.
    Png,
    /// A register as CSV.
    Csv(RegisterKind),
    /// The drawing's geometry as JSON.
    Geometry,
}

impl Export {
    /// What the file holds.
    pub fn kind(self) -> FileKind {
        match self {
            Self::Svg => FileKind::Svg,
            Self::Png => FileKind::Png,
            Self::Csv(_) => FileKind::Csv,
            Self::Geometry => FileKind::Json,
        }
    }

    /// What is added to the project's name in the proposed file name.
    pub fn suffix(self, lang: Lang) -> String {
        match self {
            Self::Svg | Self::Png => String::new(),
            Self::Csv(register) => format!("-{}", tr(lang, register.key())),
            Self::Geometry => "-geometry".to_owned(),
        }
    }

    /// What makes it, from what is shown now; to be run on the worker.
    pub fn writer(self, state: &mut State, dark: bool) -> Writer {
        let (overlay, legend, lang) = (state.overlay, state.visible.legend, state.lang());
        let title = state.project().title.clone();
        match self {
            Self::Svg | Self::Png => {
                let sheet = Arc::clone(state.document.sheet());
                Box::new(move || {
                    let theme = if dark { Theme::dark() } else { Theme::light() }.map_err(|error| error.to_string())?;
                    let picture = Picture { overlay, legend, theme, title: &title };
                    if self == Self::Svg {
                        Ok(svg(&sheet, &picture).into_bytes())
                    } else {
                        png(&sheet, &picture, SCALE).map_err(|error| png_error(&error, lang))
                    }
                })
            }
            Self::Csv(kind) if state.document.is_analysing() => {
                // What is exported is of the drawing as it is, not of the last one that was analysed.
                let (project, setting) = (state.project().clone(), state.setting.clone());
                Box::new(move || {
                    let analysis = analyse(&project, &setting.catalog, Some(&setting.today));
                    let register = register(kind, &project, &analysis, &setting.catalog, setting.lang);
                    csv(&register).map_err(|error| error.to_string())
                })
            }
            Self::Csv(kind) => {
                let setting = state.setting.clone();
                let register = state.document.register(kind, &setting);
                Box::new(move || csv(&register).map_err(|error| error.to_string()))
            }
            Self::Geometry => {
                let project = state.project().clone();
                let sheet = Arc::clone(state.document.sheet());
                Box::new(move || {
                    json(&project, sheet.geometry()).map(String::into_bytes).map_err(|error| error.to_string())
                })
            }
        }
    }
}
